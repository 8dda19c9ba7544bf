import { useQuery } from '@tanstack/react-query'
import type { JSONContent } from '@tiptap/react'
import { useState } from 'react'
import {
  isUnwritten,
  phraseIn,
  whyNotAnswer,
  type ContentType,
  type ContentTypeField,
} from '../../base/content-types.ts'
import { immediateParts } from '../../base/immediate.ts'
import { typeWords as t } from '../../base/words/content-types.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { contentTypesQuery } from './content-types.ts'
import { Suggested } from './OriginPart.tsx'
import type { Writing } from './writing.ts'
import { WritingPanel } from './WritingPanel.tsx'
import './facts.css'

/** What kind of text it is, what that kind asks for beside the text, and what its writer ticks. */
export function TypePanel({ writing }: { writing: Writing }) {
  const say = useSay()
  const { language } = useLanguage()
  const { content, change, exchange } = writing
  const query = useQuery(contentTypesQuery)
  const types = query.data?.rows.map((it) => it.type) ?? []
  const type = types.find((it) => it.id === content.type)
  const offered = types.filter((it) => it.active || it.id === content.type)
  return (
    <WritingPanel id="type" title={say(t.type)} count={type ? openOf(type, writing.content) : undefined}>
      <div className="facts-type">
        <ProblemNote problem={query.error} />
        <Select
          label={say(t.type)}
          help={type && phraseIn(language, type.help)}
          data-place="type"
          value={content.type ?? ''}
          onChange={(event) => change({ type: event.target.value || undefined })}
          options={[
            { value: '', label: say(t.choose) },
            // One that this office does not have still stands in the text, and is not changed unasked.
            ...(content.type && !type && query.data ? [{ value: content.type, label: content.type }] : []),
            ...offered.map((it) => ({ value: it.id, label: phraseIn(language, it.name) })),
          ]}
        />
        {!writing.dossier.version && <Suggested origin={writing.dossier.origin} />}
        {type && <TemplateOffer type={type} writing={writing} />}
        {type?.fields.map((field) => (
          <TypeField key={`${field.id} ${exchange}`} field={field} writing={writing} />
        ))}
        {type && type.checklist.length > 0 && (
          <fieldset className="facts-choose">
            <legend>{say(t.checklist)}</legend>
            {type.checklist.map((it) => (
              <Checkbox
                key={it.id}
                data-place={`check/${it.id}`}
                checked={content.checks?.includes(it.id) ?? false}
                onChange={(event) => change({ checks: withTick(content.checks, it.id, event.target.checked) })}
                label={phraseIn(language, it.text)}
              />
            ))}
          </fieldset>
        )}
        {query.data && <OtherFields type={type} writing={writing} />}
      </div>
    </WritingPanel>
  )
}

/** How this kind of text begins, for as long as nobody has written. */
function TemplateOffer({ type, writing }: { type: ContentType; writing: Writing }) {
  const say = useSay()
  const { content, change, editor } = writing
  if (!editor || !isUnwritten(content)) return null
  const { title, summary, topic, body } = type.template
  return (
    <div className="note">
      <p>{say(t.templateSays)}</p>
      <Button
        onClick={() => {
          change({
            ...(title && !content.title && { title }),
            ...(summary && !content.summary && { summary }),
            ...(topic && !content.topic && { topic }),
          })
          editor
            .chain()
            .setContent(body as JSONContent)
            .focus('start')
            .run()
        }}
      >
        {say(t.useTemplate)}
      </Button>
    </div>
  )
}

function TypeField({ field, writing }: { field: ContentTypeField; writing: Writing }) {
  const say = useSay()
  const { language } = useLanguage()
  const [left, setLeft] = useState(false)
  const { content, change } = writing
  const value = content.fields?.[field.id] ?? ''
  const why = left ? whyNotAnswer(field, value) : null
  const told = {
    label: phraseIn(language, field.label),
    help: phraseIn(language, field.help) || undefined,
    error: why ? say(t.wrong[why])(field.maxLength) : undefined,
    required: field.required,
    'data-place': `field/${field.id}`,
    value,
    onBlur: () => setLeft(true),
    onChange: (event: { target: { value: string } }) =>
      change({ fields: withField(content.fields, field.id, event.target.value) }),
  }
  switch (field.kind) {
    case 'text':
      return <TextInput {...told} maxLength={field.maxLength} />
    case 'long-text':
      return <TextArea {...told} maxLength={field.maxLength} rows={3} />
    case 'date':
      return <TextInput {...told} type="date" min="1900-01-01" max="2199-12-31" />
    case 'choice':
      return (
        <Select
          {...told}
          options={[
            { value: '', label: say(t.chooseAnswer) },
            ...field.choices.map((it) => ({ value: it.id, label: phraseIn(language, it.label) })),
            ...(value !== '' && !field.choices.some((it) => it.id === value) ? [{ value, label: value }] : []),
          ]}
        />
      )
  }
}

/** Answers that an earlier kind of text asked for: part of the text still, so they are shown and never lost unasked. */
function OtherFields({ type, writing }: { type: ContentType | undefined; writing: Writing }) {
  const say = useSay()
  const { content, change } = writing
  const known = new Set<string>([...immediateParts, ...(type?.fields.map((it) => it.id) ?? [])])
  const others = Object.entries(content.fields ?? {}).filter(([id]) => !known.has(id))
  if (others.length === 0) return null
  return (
    <section className="facts-others">
      <h3>{say(t.others)}</h3>
      <p className="cap">{say(t.othersSay)}</p>
      <ul>
        {others.map(([id, value]) => (
          <li key={id}>
            <span>
              <b>{id}</b>: {value} <CommentsAt at={`field/${id}`} />
            </span>
            <Button look="quiet" onClick={() => change({ fields: withField(content.fields, id, '') })}>
              {say(t.removeField)(id)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Fields = Writing['content']['fields']

/** What is empty is not there, so that an untouched text keeps its hash. */
function withField(fields: Fields, id: string, value: string): Fields {
  const { [id]: _, ...others } = fields ?? {}
  const next = value === '' ? others : { ...others, [id]: value }
  return Object.keys(next).length > 0 ? next : undefined
}

function withTick(checks: readonly string[] | undefined, id: string, ticked: boolean): string[] | undefined {
  const next = (checks ?? []).filter((it) => it !== id)
  if (ticked) next.push(id)
  return next.length > 0 ? next.toSorted() : undefined
}

/** What this kind of text still asks for. */
function openOf(type: ContentType, { fields, checks }: Writing['content']): number {
  return (
    type.fields.filter((it) => it.required && !fields?.[it.id]?.trim()).length +
    type.checklist.filter((it) => !checks?.includes(it.id)).length
  )
}
