import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { pressLanguages, ukwLevels, type UkwLevel } from '../../base/press.ts'
import { words } from '../../base/words/common.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Checkbox, errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { addJournalist, changeJournalist, type Journalist, type JournalistFields } from '../api/journalists.ts'
import { listOutlets } from '../api/outlets.ts'

const blank: JournalistFields = {
  name: '',
  outletId: null,
  post: '',
  email: '',
  phone: '',
  beats: [],
  languages: [],
  ukwLevel: null,
  ukwNumber: '',
  ukwUntil: null,
  note: '',
  retired: false, // prettier-ignore
}

/** One journalist, new or to be changed. */
export function JournalistDialog({
  journalist,
  onClose,
  onAdded,
}: {
  journalist: Journalist | null
  onClose: () => void
  onAdded?: (journalistId: string) => void
}) {
  const say = useSay()
  const [fields, setFields] = useState<JournalistFields>(() => (journalist ? fieldsOf(journalist) : blank))
  const [beats, setBeats] = useState(fields.beats.join(', '))
  const adding = useAct(addJournalist, ({ id }) => (onAdded ? onAdded(id) : onClose()))
  const changing = useAct(changeJournalist, onClose)
  const problem = adding.problem ?? changing.problem
  const set = (more: Partial<JournalistFields>) => setFields({ ...fields, ...more })
  const send = () => {
    const it = { ...fields, beats: beats.split(/[,;\n]/).flatMap((beat) => (beat.trim() ? [beat.trim()] : [])) }
    if (journalist)
      changing.act({
        params: { journalistId: journalist.id },
        body: { journalist: it, seenRevision: journalist.revision },
      })
    else adding.act({ body: it })
  }
  const line = (
    field: 'name' | 'post' | 'email' | 'phone' | 'ukwNumber',
    maxLength: number,
    more: { type?: string; required?: boolean } = {},
  ) => (
    <TextInput
      label={say(w.column)(field)}
      maxLength={maxLength}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      error={errorOf(problem, field)}
      {...more}
    />
  )
  return (
    <AskForm
      title={journalist ? journalist.name : say(w.addJournalist)}
      does={say(words.save)}
      pending={adding.pending || changing.pending}
      problem={problem}
      onDo={send}
      onClose={onClose}
    >
      {line('name', 200, { required: true })}
      <OutletPicker
        known={journalist?.outlet ?? null}
        chosen={fields.outletId}
        onChoose={(outletId) => set({ outletId })}
        error={errorOf(problem, 'outletId')}
      />
      {line('post', 120)}
      {line('email', 200, { type: 'email' })}
      {line('phone', 40, { type: 'tel' })}
      <TextInput
        label={say(w.column)('beats')}
        help={say(w.beatsHelp)}
        maxLength={900}
        value={beats}
        onChange={(event) => setBeats(event.target.value)}
        error={errorOf(problem, 'beats')}
      />
      <fieldset className="press-choice">
        <legend>{say(w.column)('languages')}</legend>
        {pressLanguages.map((code) => (
          <Checkbox
            key={code}
            label={say(w.language)(code)}
            checked={fields.languages.includes(code)}
            onChange={(event) =>
              set({
                languages: event.target.checked
                  ? [...fields.languages, code]
                  : fields.languages.filter((it) => it !== code),
              })
            }
          />
        ))}
      </fieldset>
      <div className="press-two">
        <Select
          label={say(w.column)('ukwLevel')}
          value={fields.ukwLevel ?? ''}
          onChange={(event) => set({ ukwLevel: (event.target.value || null) as UkwLevel | null })}
          options={[
            { value: '', label: say(w.ukwNone) },
            ...ukwLevels.map((value) => ({ value, label: say(w.level)(value) })),
          ]}
        />
        {line('ukwNumber', 80)}
      </div>
      <TextInput
        label={say(w.column)('ukwUntil')}
        help={say(w.validHelp)}
        type="date"
        value={fields.ukwUntil ?? ''}
        onChange={(event) => set({ ukwUntil: event.target.value || null })}
        error={errorOf(problem, 'ukwUntil')}
      />
      <TextArea
        label={say(w.note)}
        rows={2}
        maxLength={1_000}
        value={fields.note}
        onChange={(event) => set({ note: event.target.value })}
        error={errorOf(problem, 'note')}
      />
      {journalist && (
        <Checkbox
          label={say(w.retired)}
          checked={fields.retired}
          onChange={(event) => set({ retired: event.target.checked })}
        />
      )}
    </AskForm>
  )
}

/** Of hundreds of outlets the one that fits what was typed. */
function OutletPicker({
  known,
  chosen,
  onChoose,
  error,
}: {
  known: Journalist['outlet']
  chosen: string | null
  onChoose: (outletId: string | null) => void
  error: string | undefined
}) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['outlets', 'pick', search],
    queryFn: () => call(listOutlets, { query: { limit: 50, ...(search && { search }) } }),
    placeholderData: (before) => before,
  })
  const rows = found.data?.rows ?? []
  const offered = known && !rows.some((it) => it.id === known.id) ? [known, ...rows] : rows
  return (
    <div className="press-two">
      <TextInput
        label={say(w.outletSearch)}
        type="search"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        label={say(w.column)('outlet')}
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.target.value || null)}
        error={error}
        options={[
          { value: '', label: say(w.freelance) },
          ...offered.map((it) => ({ value: it.id, label: `${it.name} (${say(w.kind)(it.kind)})` })),
        ]}
      />
    </div>
  )
}

const fieldsOf = (it: Journalist): JournalistFields => ({
  name: it.name,
  outletId: it.outletId,
  post: it.post,
  email: it.email,
  phone: it.phone,
  beats: it.beats,
  languages: it.languages,
  ukwLevel: it.ukwLevel,
  ukwNumber: it.ukwNumber,
  ukwUntil: it.ukwUntil,
  note: it.note,
  retired: it.retired,
})
