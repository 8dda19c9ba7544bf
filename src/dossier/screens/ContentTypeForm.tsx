import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState, type ReactNode } from 'react'
import { targetChannels, type ContentType } from '../../base/content-types.ts'
import { words } from '../../base/words/common.ts'
import { typeWords as t } from '../../base/words/content-types.ts'
import { channelWords } from '../../base/words/variants.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { saveContentType } from '../api/content-types.ts'
import { BodyEditor } from './BodyEditor.tsx'
import { shortNameOf, withIds } from './content-type-names.ts'
import { FieldRow, newField, type ErrorAt } from './ContentTypeField.tsx'

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

const nothing = () => {}
