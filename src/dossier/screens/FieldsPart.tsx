import { Fragment } from 'react'
import { phraseIn, type ContentTypeField } from '../../base/content-types.ts'
import type { Content } from '../../base/content.ts'
import { immediateParts } from '../../base/immediate.ts'
import { typeWords as t } from '../../base/words/content-types.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { useTypeOf } from './content-types.ts'
import './facts.css'

/** What its kind asks for beside the text, as it was answered; what is announced at once stands in the text itself. */
export function FieldsPart({ content }: { content: Content }) {
  const say = useSay()
  const { language } = useLanguage()
  const type = useTypeOf()(content)
  const shownAbove = content.disclosure === 'immediate' ? new Set<string>(immediateParts) : new Set<string>()
  const rows = Object.entries(content.fields ?? {}).filter(([id, text]) => !shownAbove.has(id) && text.trim() !== '')
  if (rows.length === 0) return null
  return (
    <section className="section">
      <h2>{say(t.fields)}</h2>
      <dl className="facts-answers">
        {rows.map(([id, text]) => {
          const field = type?.fields.find((it) => it.id === id)
          const chosen = choiceOf(field, text)
          return (
            <Fragment key={id}>
              <dt>{field ? phraseIn(language, field.label) : id}</dt>
              <dd>
                {chosen ? phraseIn(language, chosen.label) : <span data-at={`field/${id}`}>{text}</span>}
                <CommentsAt at={`field/${id}`} />
              </dd>
            </Fragment>
          )
        })}
      </dl>
    </section>
  )
}

const choiceOf = (field: ContentTypeField | undefined, answer: string) =>
  field?.kind === 'choice' ? field.choices.find((it) => it.id === answer) : undefined
