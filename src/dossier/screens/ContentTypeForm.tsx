import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState, type ReactNode } from 'react'
import { targetChannels, type ContentType, type ContentTypeField } from '../../base/content-types.ts'
import { words } from '../../base/words/common.ts'
import { immediateParts } from '../../base/immediate.ts'
import { typeWords as t } from '../../base/words/content-types.ts'
import { channelWords } from '../../base/words/variants.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { saveContentType } from '../api/content-types.ts'
import { BodyEditor } from './BodyEditor.tsx'

const blank: ContentType = {
  id: '',
  name: { id: '', en: '' },
  help: { id: '', en: '' },
  order: 100,
  active: true,
  fields: [],
  checklist: [],
  template: { title: '', summary: '', topic: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } },
  channels: ['web'],
}
type ErrorAt = (path: string) => string | undefined

/** One kind of text as a form; what was typed stays after any refusal, each fault beside its field. */
export function ContentTypeForm({ type, revision }: { type: ContentType | null; revision: number }) {
  const say = useSay()
  const navigate = useNavigate()
  const [it, setIt] = useState(type ?? blank)
  const saving = useAct(saveContentType, () => void navigate({ to: '/pengaturan/jenis-naskah', search: {} }))
  const set = (more: Partial<ContentType>) => setIt((before) => ({ ...before, ...more }))
  const setBody = useCallback(
    (body: ContentType['template']['body']) =>
      setIt((before) => ({ ...before, template: { ...before.template, body } })),
    [],
  )
  const errorAt: ErrorAt = (path) =>
    saving.problem?.details.fields?.find((one) => one.field === `type.${path}`)?.message
  return (
    <Page title={it.name.id || say(t.add)}>
      <form
        className="form types-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          saving.act({ body: { type: withIds(it, type === null), seenRevision: revision } })
        }}
      >
        <div className="types-pair">
          <TextInput
            label={say(t.nameId)}
            required
            maxLength={120}
            value={it.name.id}
            onChange={(event) => set({ name: { ...it.name, id: event.target.value } })}
            error={errorAt('name.id')}
          />
          <TextInput
            label={say(t.nameEn)}
            maxLength={120}
            value={it.name.en}
            onChange={(event) => set({ name: { ...it.name, en: event.target.value } })}
            error={errorAt('name.en')}
          />
          {type === null && (
            <TextInput
              label={say(t.shortName)}
              help={say(t.shortNameHelp)}
              maxLength={60}
              placeholder={shortNameOf(it.name.id)}
              value={it.id}
              onChange={(event) => set({ id: event.target.value })}
              error={errorAt('id')}
            />
          )}
          <TextInput
            label={say(t.order)}
            type="number"
            min={0}
            max={9999}
            value={it.order}
            onChange={(event) => set({ order: Number(event.target.value) })}
            error={errorAt('order')}
          />
          <TextArea
            label={say(t.helpId)}
            rows={2}
            maxLength={400}
            value={it.help.id}
            onChange={(event) => set({ help: { ...it.help, id: event.target.value } })}
            error={errorAt('help.id')}
          />
          <TextArea
            label={say(t.helpEn)}
            rows={2}
            maxLength={400}
            value={it.help.en}
            onChange={(event) => set({ help: { ...it.help, en: event.target.value } })}
            error={errorAt('help.en')}
          />
        </div>
        <Checkbox
          label={say(t.active)}
          checked={it.active}
          onChange={(event) => set({ active: event.target.checked })}
        />
        <fieldset className="facts-choose">
          <legend>{say(t.channels)}</legend>
          {targetChannels.map((channel) => (
            <Checkbox
              key={channel}
              label={say(channel === 'web' ? t.web : channelWords[channel])}
              checked={it.channels.includes(channel)}
              onChange={(event) =>
                set({
                  channels: targetChannels.filter((one) =>
                    one === channel ? event.target.checked : it.channels.includes(one),
                  ),
                })
              }
            />
          ))}
          {errorAt('channels') && <small className="error">{errorAt('channels')}</small>}
        </fieldset>

        <List
          title={say(t.fields)}
          add={say(t.addField)}
          rows={it.fields}
          nameOf={(field, at) => field.label.id || say(t.field)(at + 1)}
          onChange={(fields) => set({ fields })}
          blank={newField}
        >
          {(field, at, change) => (
            <FieldRow field={field} onChange={change} errorAt={(path) => errorAt(`fields.${at}.${path}`)} />
          )}
        </List>

        <List
          title={say(t.checks)}
          add={say(t.addCheck)}
          rows={it.checklist}
          nameOf={(check, at) => check.text.id || say(t.check)(at + 1)}
          onChange={(checklist) => set({ checklist })}
          blank={() => ({ id: '', text: { id: '', en: '' } })}
        >
          {(check, at, change) => (
            <div className="types-pair">
              <TextInput
                label={say(t.sentenceId)}
                required
                maxLength={300}
                value={check.text.id}
                onChange={(event) => change({ ...check, text: { ...check.text, id: event.target.value } })}
                error={errorAt(`checklist.${at}.text.id`) ?? errorAt(`checklist.${at}.id`)}
              />
              <TextInput
                label={say(t.sentenceEn)}
                maxLength={300}
                value={check.text.en}
                onChange={(event) => change({ ...check, text: { ...check.text, en: event.target.value } })}
                error={errorAt(`checklist.${at}.text.en`)}
              />
            </div>
          )}
        </List>

        <fieldset className="types-template">
          <legend>{say(t.template)}</legend>
          <p className="cap">{say(t.templateHelp)}</p>
          <TextInput
            label={say(w.titleField)}
            maxLength={300}
            value={it.template.title}
            onChange={(event) => set({ template: { ...it.template, title: event.target.value } })}
            error={errorAt('template.title')}
          />
          <TextArea
            label={say(w.summaryField)}
            rows={2}
            maxLength={1000}
            value={it.template.summary}
            onChange={(event) => set({ template: { ...it.template, summary: event.target.value } })}
            error={errorAt('template.summary')}
          />
          <BodyEditor
            id={`type ${type?.id ?? ''}`}
            body={type?.template.body ?? blank.template.body}
            label={say(w.body)}
            onTyping={nothing}
            onChange={setBody}
            onEditor={nothing}
          />
        </fieldset>

        <ProblemNote problem={saving.problem} />
        <div className="row">
          <Button type="submit" look="do" pending={saving.pending}>
            {say(words.save)}
          </Button>
          <Button onClick={() => void navigate({ to: '/pengaturan/jenis-naskah', search: {} })}>
            {say(words.cancel)}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** Rows that are added, moved up and removed. */
function List<Row>({
  title,
  add,
  rows,
  nameOf,
  onChange,
  blank: make,
  children,
}: {
  title: string
  add: string
  rows: readonly Row[]
  nameOf: (row: Row, at: number) => string
  onChange: (rows: Row[]) => void
  blank: () => Row
  children: (row: Row, at: number, change: (row: Row) => void) => ReactNode
}) {
  const say = useSay()
  return (
    <fieldset className="types-rows">
      <legend>{title}</legend>
      <ol>
        {rows.map((row, at) => (
          <li key={at}>
            <fieldset>
              <legend className="cap">{nameOf(row, at)}</legend>
              {children(row, at, (next) => onChange(rows.map((one, index) => (index === at ? next : one))))}
              <div className="row">
                {at > 0 && (
                  <Button
                    look="quiet"
                    onClick={() =>
                      onChange(
                        rows.map((one, index) => (index === at ? rows[at - 1] : index === at - 1 ? row : one) as Row),
                      )
                    }
                  >
                    {say(t.up)(nameOf(row, at))}
                  </Button>
                )}
                <Button look="quiet" onClick={() => onChange(rows.filter((_, index) => index !== at))}>
                  {say(t.remove)(nameOf(row, at))}
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={() => onChange([...rows, make()])}>{add}</Button>
      </div>
    </fieldset>
  )
}

function FieldRow({
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

const nothing = () => {}

const newField = (): ContentTypeField => ({
  id: '',
  label: { id: '', en: '' },
  help: { id: '', en: '' },
  kind: 'text',
  required: true,
  maxLength: 300,
  choices: [],
})

const choicesText = (field: ContentTypeField): string =>
  field.choices.map((it) => [it.id, it.label.id, it.label.en].filter(Boolean).join(' | ')).join('\n')

function readChoices(text: string): ContentTypeField['choices'] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((it) => it.trim()))
    .filter((parts) => parts.some(Boolean))
    .map(([id = '', label = '', english = '']) => ({ id: shortNameOf(id), label: { id: label || id, en: english } }))
}

/** Short names from the words, where a row is new: once given they stay, whatever the words become. */
function withIds(type: ContentType, isNew: boolean): ContentType {
  return {
    ...type,
    id: isNew && type.id === '' ? shortNameOf(type.name.id) : type.id,
    fields: named(type.fields, (it) => it.label.id, immediateParts),
    checklist: named(type.checklist, (it) => it.text.id),
  }
}

/** @param kept names that are no row's to take */
function named<Row extends { readonly id: string }>(
  rows: readonly Row[],
  wordsOf: (row: Row) => string,
  kept: readonly string[] = [],
): Row[] {
  const taken = new Set([...rows.map((it) => it.id), ...kept])
  return rows.map((row) => {
    if (row.id !== '') return row
    const base = shortNameOf(wordsOf(row))
    let id = base
    for (let nth = 2; taken.has(id); nth++) id = `${base.slice(0, 56)}-${nth}`
    taken.add(id)
    return { ...row, id }
  })
}

/** `Nomor siaran pers` as `nomor-siaran-pers`. */
function shortNameOf(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '')
}
