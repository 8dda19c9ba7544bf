import { Fragment } from 'react'
import { answersOf } from '../../base/content-types.ts'
import type { Content } from '../../base/content.ts'
import { typeWords as t } from '../../base/words/content-types.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { useTypeOf } from './content-types.ts'
import './facts.css'

/** What its kind asks for beside the text, as it was answered; what is announced at once stands in the text itself. */
export function FieldsPart({ content }: { content: Content }) {
  const say = useSay()
  const { language } = useLanguage()
  const answers = answersOf(content, useTypeOf()(content), language)
  if (answers.length === 0) return null
  return (
    <section className="section">
      <h2>{say(t.fields)}</h2>
      <dl className="facts-answers">
        {answers.map(({ id, label, text, typed }) => (
          <Fragment key={id}>
            <dt>{label}</dt>
            <dd>
              {typed ? <span data-at={`field/${id}`}>{text}</span> : text}
              <CommentsAt at={`field/${id}`} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
