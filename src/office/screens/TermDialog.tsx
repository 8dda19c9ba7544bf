import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { termKinds, type TermFields, type TermKind } from '../../base/terms.ts'
import { words } from '../../base/words/common.ts'
import { termWords as w } from '../../base/words/terms.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime } from '../../web/time.ts'
import { addTerm, changeTerm, listTermHistory, type listTerms } from '../api/terms.ts'

export type TermRow = Answer<typeof listTerms>['rows'][number]

const blank: TermFields = {
  kind: 'term',
  preferred: '',
  title: '',
  also: [],
  avoid: [],
  note: '',
  source: '',
  validFrom: null,
  validUntil: null,
}

const linesOf = (text: string) => text.split('\n').flatMap((form) => (form.trim() ? [form.trim()] : []))

/** One entry of the dictionary, new or to be changed, with what it said before. */
export function TermDialog({ row, onClose }: { row: TermRow | null; onClose: () => void }) {
  const say = useSay()
  const [fields, setFields] = useState<TermFields>(() => {
    if (!row) return blank
    const { id: _, revision: __, ...term } = row
    return term
  })
  const [also, setAlso] = useState(fields.also.join('\n'))
  const [avoid, setAvoid] = useState(fields.avoid.join('\n'))
  const adding = useAct(addTerm, onClose)
  const changing = useAct(changeTerm, onClose)
  const problem = adding.problem ?? changing.problem
  const set = (more: Partial<TermFields>) => setFields({ ...fields, ...more })
  const send = () => {
    const term = {
      ...fields,
      title: fields.kind === 'official' ? fields.title : '',
      also: linesOf(also),
      avoid: linesOf(avoid),
    }
    if (row) changing.act({ params: { termId: row.id }, body: { term, seenRevision: row.revision } })
    else adding.act({ body: term })
  }
  const line = (field: 'preferred' | 'title' | 'source', maxLength: number, required = false, help?: string) => (
    <TextInput
      label={say(w.column)(field)}
      help={help}
      required={required}
      maxLength={maxLength}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      error={errorOf(problem, field)}
    />
  )
  const day = (field: 'validFrom' | 'validUntil') => (
    <TextInput
      label={say(w.column)(field)}
      help={say(w.validHelp)}
      type="date"
      value={fields[field] ?? ''}
      onChange={(event) => set({ [field]: event.target.value || null })}
      error={errorOf(problem, field)}
    />
  )
  return (
    <Dialog title={row ? say(w.change)(row.preferred) : say(w.add)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Select
          label={say(w.column)('kind')}
          value={fields.kind}
          onChange={(event) => set({ kind: event.target.value as TermKind })}
          options={termKinds.map((value) => ({ value, label: say(w.kind)(value) }))}
        />
        {line('preferred', 200, true, say(w.preferredHelp))}
        {fields.kind === 'official' && line('title', 200, true)}
        <TextArea
          label={say(w.column)('also')}
          help={say(w.alsoHelp)}
          rows={3}
          value={also}
          onChange={(event) => setAlso(event.target.value)}
          error={errorOf(problem, 'also')}
        />
        <TextArea
          label={say(w.column)('avoid')}
          help={say(w.avoidHelp)}
          rows={3}
          value={avoid}
          onChange={(event) => setAvoid(event.target.value)}
          error={errorOf(problem, 'avoid')}
        />
        {day('validFrom')}
        {day('validUntil')}
        {line('source', 300)}
        <TextArea
          label={say(w.column)('note')}
          rows={2}
          maxLength={500}
          value={fields.note}
          onChange={(event) => set({ note: event.target.value })}
        />
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look="do" pending={adding.pending || changing.pending}>
            {say(words.save)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
      {row && <History termId={row.id} />}
    </Dialog>
  )
}

function History({ termId }: { termId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const list = useQuery({
    queryKey: ['term-history', termId],
    queryFn: () => call(listTermHistory, { params: { termId } }),
    enabled: open,
  })
  return (
    <details className="terms-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(w.history)}</summary>
      <ProblemNote problem={list.error} />
      <ol>
        {list.data?.rows.map(({ revision, term, changedAt, changedBy }) => (
          <li key={revision}>
            <b>{[term.preferred, term.title].filter(Boolean).join(', ')}</b>
            {term.also.length > 0 && <> · {say(w.alsoShown)(term.also.join(', '))}</>}
            {term.avoid.length > 0 && <> · {say(w.avoidShown)(term.avoid.join(', '))}</>}
            {term.validFrom && <> · {say(w.from)(dayText(term.validFrom, language))}</>}
            {term.validUntil && <> · {say(w.until)(dayText(term.validUntil, language))}</>}
            <div className="cap">
              {longTime(changedAt, language)} · {changedBy ?? say(w.broughtBySiar)}
            </div>
          </li>
        ))}
      </ol>
    </details>
  )
}
