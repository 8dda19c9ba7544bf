import { useState } from 'react'
import type { ContentTypeField } from '../../base/content-types.ts'
import { typeWords as t } from '../../base/words/content-types.ts'
import { Checkbox, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { shortNameOf } from './content-type-names.ts'

/** The sentence for what stands at a path of the form, when it was refused. */
export type ErrorAt = (path: string) => string | undefined

export const newField = (): ContentTypeField => ({
  id: '',
  label: { id: '', en: '' },
  help: { id: '', en: '' },
  kind: 'text',
  required: true,
  maxLength: 300,
  choices: [],
})

/** One field that a kind of text asks for. */
export function FieldRow({
  field,
  onChange,
  errorAt,
}: {
  field: ContentTypeField
  onChange: (field: ContentTypeField) => void
  errorAt: ErrorAt
}) {
  const say = useSay()
  const [choices, setChoices] = useState(() => choicesText(field))
  return (
    <div className="types-pair">
      <TextInput
        label={say(t.labelId)}
        required
        maxLength={120}
        value={field.label.id}
        onChange={(event) => onChange({ ...field, label: { ...field.label, id: event.target.value } })}
        error={errorAt('label.id') ?? errorAt('id')}
      />
      <TextInput
        label={say(t.labelEn)}
        maxLength={120}
        value={field.label.en}
        onChange={(event) => onChange({ ...field, label: { ...field.label, en: event.target.value } })}
        error={errorAt('label.en')}
      />
      <TextInput
        label={say(t.fieldHelpId)}
        maxLength={400}
        value={field.help.id}
        onChange={(event) => onChange({ ...field, help: { ...field.help, id: event.target.value } })}
        error={errorAt('help.id')}
      />
      <TextInput
        label={say(t.fieldHelpEn)}
        maxLength={400}
        value={field.help.en}
        onChange={(event) => onChange({ ...field, help: { ...field.help, en: event.target.value } })}
        error={errorAt('help.en')}
      />
      <Select
        label={say(t.kind)}
        value={field.kind}
        onChange={(event) => {
          const kind = event.target.value as ContentTypeField['kind']
          onChange({ ...field, kind, choices: kind === 'choice' ? readChoices(choices) : [] })
        }}
        options={(['text', 'long-text', 'date', 'choice'] as const).map((kind) => ({
          value: kind,
          label: say(t.kindOf[kind]),
        }))}
        error={errorAt('kind')}
      />
      {(field.kind === 'text' || field.kind === 'long-text') && (
        <TextInput
          label={say(t.maxLength)}
          type="number"
          min={1}
          max={4000}
          value={field.maxLength}
          onChange={(event) => onChange({ ...field, maxLength: Number(event.target.value) })}
          error={errorAt('maxLength')}
        />
      )}
      {field.kind === 'choice' && (
        <TextArea
          label={say(t.choices)}
          help={say(t.choicesHelp)}
          rows={4}
          value={choices}
          onChange={(event) => {
            setChoices(event.target.value)
            onChange({ ...field, choices: readChoices(event.target.value) })
          }}
          error={errorAt('choices')}
        />
      )}
      <Checkbox
        label={say(t.requiredField)}
        checked={field.required}
        onChange={(event) => onChange({ ...field, required: event.target.checked })}
      />
    </div>
  )
}

const choicesText = (field: ContentTypeField): string =>
  field.choices.map((it) => [it.id, it.label.id, it.label.en].filter(Boolean).join(' | ')).join('\n')

function readChoices(text: string): ContentTypeField['choices'] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((it) => it.trim()))
    .filter((parts) => parts.some(Boolean))
    .map(([id = '', label = '', english = '']) => ({ id: shortNameOf(id), label: { id: label || id, en: english } }))
}
