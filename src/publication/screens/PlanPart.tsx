import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { editorialCalendarWords as w } from '../../base/words/editorial-calendar.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import { readPlan } from '../api/editorial-calendar.ts'
import { Conflicts, PlanDialog } from './PlanDialog.tsx'
import './editorial-calendar.css'

/** Rencana terbit: when this dossier is meant to go out, and when it can. */
export function PlanPart({ dossier }: { dossier: { id: string; revision: number; state: string } }) {
  const say = useSay()
  const { language } = useLanguage()
  const [asking, setAsking] = useState(false)
  const onItsWay = dossier.state === 'running' || dossier.state === 'held'
  const read = useQuery({
    queryKey: ['plan', dossier.id, dossier.revision],
    enabled: onItsWay,
    queryFn: () => call(readPlan, { params: { dossierId: dossier.id } }),
  })
  const plan = read.data
  if (!onItsWay) return null
  if (!plan) return <ProblemNote problem={read.error} />
  return (
    <section className="filing-part">
      <h2>{say(w.plan)}</h2>
      <p>
        {plan.plannedAt ? (
          <time dateTime={plan.plannedAt}>{longTime(plan.plannedAt, language)}</time>
        ) : (
          <span className="sec">{say(w.planNone)}</span>
        )}
        {plan.plannedBy && <span className="cap"> · {plan.plannedBy}</span>}
      </p>
      <Conflicts conflicts={plan.conflicts} />
      {plan.whyNot === null && (
        <div className="row">
          <Button look="quiet" onClick={() => setAsking(true)}>
            {say(w.planSet)}
          </Button>
        </div>
      )}
      {asking && (
        <PlanDialog plan={{ ...plan, at: plan.plannedAt, dossierId: dossier.id }} onClose={() => setAsking(false)} />
      )}
    </section>
  )
}
