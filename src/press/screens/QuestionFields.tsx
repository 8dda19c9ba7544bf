import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { mediaQuestionWords as w } from '../../base/words/media-questions.ts'
import { pressWords } from '../../base/words/press.ts'
import { DRILL_PREFIX } from '../../base/crisis.ts'
import { listDossiers } from '../../dossier/api.ts'
import { readOffice } from '../../office/api.ts'
import { call, type Problem } from '../../web/call.ts'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { listJournalists } from '../api/journalists.ts'

/** What is known of a question beside its words, as it is typed. */
export type TypedAbout = {
  readonly journalistId: string | null
  readonly fromName: string
  readonly fromOutlet: string
  readonly contact: string
  readonly topic: string
  /** As the field of date and time holds it, in the office's zone; '' for none. */
  readonly deadline: string
  readonly assignedTo: string | null
  readonly dossierId: string | null
}
type Typing = {
  readonly about: TypedAbout
  readonly set: (more: Partial<TypedAbout>) => void
  readonly problem: Problem | null
}
type Known = { readonly id: string; readonly label: string }

/** Who asks: one of the journalists, or somebody who is named. */
export function FromFields({ typing, known }: { typing: Typing; known: Known | null }) {
  const say = useSay()
  const { about, set, problem } = typing
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['journalists', 'pick', search],
    queryFn: () => call(listJournalists, { query: { limit: 20, ...(search && { search }) } }),
    placeholderData: (before) => before,
  })
  const rows = (found.data?.rows ?? []).map((it) => ({
    id: it.id,
    label: [it.name, it.outlet?.name].filter(Boolean).join(', '),
  }))
  return (
    <>
      <div className="press-two">
        <TextInput
          label={say(pressWords.journalistSearch)}
          type="search"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          label={say(w.fromList)}
          value={about.journalistId ?? ''}
          onChange={(event) => set({ journalistId: event.target.value || null })}
          error={errorOf(problem, 'journalistId')}
          options={offered(say(w.notOnList), known, rows)}
        />
      </div>
      {about.journalistId === null && (
        <div className="press-two">
          <TextInput
            label={say(w.fromName)}
            required
            maxLength={200}
            value={about.fromName}
            onChange={(event) => set({ fromName: event.target.value })}
            error={errorOf(problem, 'fromName')}
          />
          <TextInput
            label={say(w.fromOutlet)}
            maxLength={200}
            value={about.fromOutlet}
            onChange={(event) => set({ fromOutlet: event.target.value })}
            error={errorOf(problem, 'fromOutlet')}
          />
          <TextInput
            label={say(w.contact)}
            maxLength={200}
            value={about.contact}
            onChange={(event) => set({ contact: event.target.value })}
            error={errorOf(problem, 'contact')}
          />
        </div>
      )}
    </>
  )
}

/** Its topic, the journalist's deadline, who answers, and the dossier it belongs to. */
export function AboutFields({
  typing,
  dossier,
  withDossier = true,
}: {
  typing: Typing
  dossier: Known | null
  withDossier?: boolean
}) {
  const say = useSay()
  const { about, set, problem } = typing
  const office = useQuery({ queryKey: ['office'], queryFn: () => call(readOffice, {}) })
  return (
    <>
      <div className="press-two">
        <TextInput
          label={say(w.topic)}
          maxLength={200}
          value={about.topic}
          onChange={(event) => set({ topic: event.target.value })}
          error={errorOf(problem, 'topic')}
        />
        <TextInput
          label={say(w.deadline)}
          help={say(w.deadlineHelp)}
          type="datetime-local"
          value={about.deadline}
          onChange={(event) => set({ deadline: event.target.value })}
          error={errorOf(problem, 'deadlineAt')}
        />
      </div>
      <Select
        label={say(w.assignedTo)}
        value={about.assignedTo ?? ''}
        onChange={(event) => set({ assignedTo: event.target.value || null })}
        error={errorOf(problem, 'assignedTo')}
        options={[
          { value: '', label: say(w.notAssigned) },
          ...(office.data?.people ?? []).map((it) => ({ value: it.id, label: it.name })),
        ]}
      />
      {withDossier && <DossierPicker typing={typing} known={dossier} />}
    </>
  )
}

function DossierPicker({ typing: { about, set, problem }, known }: { typing: Typing; known: Known | null }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['dossiers', 'pick', search],
    queryFn: () => call(listDossiers, { query: { limit: 20, ...(search && { search }) } }),
    placeholderData: (before) => before,
  })
  const real = (found.data?.rows ?? []).filter((it) => !it.title.startsWith(DRILL_PREFIX))
  const rows = real.map((it) => ({ id: it.id, label: `${it.number} ${it.title}` }))
  return (
    <div className="press-two">
      <TextInput
        label={say(w.dossierSearch)}
        type="search"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        label={say(w.dossier)}
        value={about.dossierId ?? ''}
        onChange={(event) => set({ dossierId: event.target.value || null })}
        error={errorOf(problem, 'dossierId')}
        options={offered(say(w.noDossier), known, rows)}
      />
    </div>
  )
}

/** What can be chosen: none, what was chosen before, and what was found. */
function offered(none: string, known: Known | null, found: readonly Known[]) {
  const all = known && !found.some((it) => it.id === known.id) ? [known, ...found] : found
  return [{ value: '', label: none }, ...all.map((it) => ({ value: it.id, label: it.label }))]
}
