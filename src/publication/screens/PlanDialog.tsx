import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { editorialCalendarWords as w } from '../../base/words/editorial-calendar.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { instantAt, localMinute, longTime, today } from '../../web/time.ts'
import { planRelease, type PlanEntry } from '../api/editorial-calendar.ts'
import { dayAfter } from '../../base/calendar.ts'

type Plan = Pick<PlanEntry, 'dossierId' | 'revision' | 'conflicts' | 'whyNot'> & {
  readonly at: string | null
  readonly number?: string
  readonly title?: string
  readonly earliest: string | null
}

const USUAL_TIME = '09:00' // before newsrooms close their noon issue

/** When a dossier is meant to go out: set, moved by a day or a week, or taken off; beside what the clock says. */
export function PlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const likely = plan.at ?? plan.earliest
  const [day, setDay] = useState(likely ? localMinute(new Date(likely)).slice(0, 10) : today())
  const [time, setTime] = useState(plan.at ? localMinute(new Date(plan.at)).slice(11) : USUAL_TIME)
  const { act, pending, problem } = useAct(planRelease, onClose)
  const reason = plan.whyNot?.title
  const send = (plannedAt: string | null) =>
    act({ params: { dossierId: plan.dossierId }, body: { plannedAt, seenRevision: plan.revision } })
  return (
    <Dialog title={say(w.plan)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!reason) send(instantAt(`${day}T${time}`).toISOString())
        }}
      >
        {plan.title && (
          <p>
            <Link to="/berkas/$dossierId" params={{ dossierId: plan.dossierId }}>
              {plan.title}
            </Link>{' '}
            <span className="cap">{plan.number}</span>
          </p>
        )}
        {plan.earliest && <p className="wc-earliest">{say(w.earliest)(longTime(plan.earliest, language))}.</p>}
        <Conflicts conflicts={plan.conflicts} />
        <div className="wc-when">
          <TextInput
            label={say(w.planDay)}
            type="date"
            required
            value={day}
            error={errorOf(problem, 'plannedAt')}
            onChange={({ target }) => setDay(target.value)}
          />
          <TextInput
            label={say(w.planTime)}
            type="time"
            required
            value={time}
            onChange={({ target }) => setTime(target.value)}
          />
        </div>
        <div className="row" role="group" aria-label={say(w.shift)}>
          {(
            [
              [-1, w.dayEarlier],
              [1, w.dayLater],
              [7, w.weekLater],
            ] as const
          ).map(([days, word]) => (
            <Button key={days} look="quiet" onClick={() => day && setDay(dayAfter(day, days))}>
              {say(word)}
            </Button>
          ))}
        </div>
        <p className="cap">{say(w.planHelp)}</p>
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look="do" pending={pending} reason={reason}>
            {say(w.planSave)}
          </Button>
          {plan.at !== null && !reason && (
            <Button look="quiet" pending={pending} onClick={() => send(null)}>
              {say(w.planOff)}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** What speaks against a plan, in sentences. */
export function Conflicts({ conflicts }: { conflicts: PlanEntry['conflicts'] }) {
  const say = useSay()
  if (conflicts.length === 0) return null
  return (
    <div className="note">
      <b>{say(w.conflictsAre)}</b>
      <ul className="wc-conflicts">
        {conflicts.map((it) => (
          <li key={it}>{say(w.conflict[it])}</li>
        ))}
      </ul>
    </div>
  )
}
