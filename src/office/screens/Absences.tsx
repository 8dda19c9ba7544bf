import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { awayWords as w } from '../../base/words/away.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText, today } from '../../web/time.ts'
import { endAbsence, enterAbsence, listAbsences } from '../api/away.ts'
import { Form } from './Form.tsx'
import { officeQuery } from './read-office.ts'

const absencesQuery = { queryKey: ['absences'], queryFn: () => call(listAbsences, {}) }
type Kind = keyof typeof w.reasons
const kinds = Object.keys(w.reasons) as Kind[]

/** Tidak di tempat: who is away from today on, and one's own days. */
export function AbsencesPart() {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const list = useQuery(absencesQuery)
  const ending = useAct(endAbsence)
  return (
    <>
      <p className="sec">{say(w.absencesAbout)}</p>
      <ProblemNote problem={list.error ?? ending.problem} />
      {list.data?.rows.length === 0 && <p>{say(w.nobodyAway)}</p>}
      <ul className="office-list">
        {list.data?.rows.map((it) => (
          <li key={it.id}>
            <span>
              <b>{it.person.name}</b>
              {it.kind && ` · ${say(w.reasons[it.kind])}`}
              <span className="cap">
                <br />
                {say(w.since)(dayText(it.fromOn, language), dayText(it.untilOn, language))}
              </span>
            </span>
            {it.mayEnd && (
              <Button
                look="quiet"
                pending={ending.pending}
                onClick={() => ending.act({ params: { absenceId: it.id } })}
              >
                {say(it.fromOn < today() ? w.back : w.dropAbsence)}
                <span className="visually-hidden"> {it.person.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {me && me.role !== 'auditor' && (
        <section className="section">
          <h2>{say(w.enterAbsence)}</h2>
          <Enter personId={me.personId} forOthers={me.role === 'administrator'} />
        </section>
      )}
    </>
  )
}

function Enter({ personId: own, forOthers }: { personId: string; forOthers: boolean }) {
  const say = useSay()
  const office = useQuery(officeQuery)
  const [said, setSaid] = useState({ personId: own, kind: 'leave' as Kind, fromOn: today(), untilOn: today() })
  const entering = useAct(enterAbsence)
  const set = (more: Partial<typeof said>) => setSaid({ ...said, ...more })
  return (
    <Form
      onSubmit={() => entering.act({ body: said })}
      problem={entering.problem}
      pending={entering.pending}
      text={say(w.enterAbsence)}
    >
      {forOthers && (
        <Select
          label={say(o.person)}
          value={said.personId}
          onChange={(event) => set({ personId: event.target.value })}
          options={(office.data?.people ?? []).map((it) => ({ value: it.id, label: it.name }))}
        />
      )}
      <Select
        label={say(w.reason)}
        value={said.kind}
        onChange={(event) => set({ kind: event.target.value as Kind })}
        options={kinds.map((it) => ({ value: it, label: say(w.reasons[it]) }))}
      />
      <TextInput
        label={say(w.firstDay)}
        type="date"
        required
        value={said.fromOn}
        onChange={(event) => set({ fromOn: event.target.value })}
        error={errorOf(entering.problem, 'fromOn')}
      />
      <TextInput
        label={say(w.lastDay)}
        type="date"
        required
        value={said.untilOn}
        onChange={(event) => set({ untilOn: event.target.value })}
        error={errorOf(entering.problem, 'untilOn')}
      />
      <p role="status">{entering.done && say(w.entered)}</p>
    </Form>
  )
}
