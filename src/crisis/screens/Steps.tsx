import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { crisisPlanWords } from '../../base/words/crisis-plan.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { clock, instantAt, localMinute, shortTime } from '../../web/time.ts'
import { tickStep } from '../api.ts'
import { standingOf } from '../rules.ts'
import { Done } from './Due.tsx'
import type { SituationData } from './situation.ts'

type Step = SituationData['steps'][number]

/** The checklist with its minutes: what is done and by whom, what is late, what is ahead. */
export function Steps({ situation, may, now }: { situation: SituationData; may: boolean; now: Date }) {
  const say = useSay()
  const { language } = useLanguage()
  const [ticking, setTicking] = useState<Step | null>(null)
  const { steps } = situation
  return (
    <section className="section">
      <h2>
        {say(w.steps)}{' '}
        <span className="cap">{say(w.stepsDone)(steps.filter((it) => it.done).length, steps.length)}</span>
      </h2>
      <p className="cap">
        <Link to="/pengaturan/daftar-periksa" search={{ versi: String(situation.planNumber) }}>
          {say(crisisPlanWords.ofVersion)(situation.planNumber)}
        </Link>
      </p>
      <ol className="situation-steps">
        {steps.map((step) => {
          const owed = { dueAt: new Date(step.dueAt), doneAt: step.done && new Date(step.done.at) }
          const standing = standingOf(owed, now)
          return (
            <li key={step.id} className={standing}>
              <span className="situation-minute">{step.minute}′</span>
              <div>
                <p>
                  {step.done && <Done />} {step.text}
                </p>
                {step.done ? (
                  <p className="cap">
                    {say(w.tickedBy)(step.done.by, shortTime(step.done.at, language), step.done.minute)}
                    {standing === 'done-late' && ` (${say(w.tickedLate)})`}
                  </p>
                ) : (
                  <p className="cap">
                    {standing === 'late' && <b className="time late">{say(w.stepLate)}</b>}{' '}
                    {clock(step.dueAt, situation.speed > 1)} · {step.post?.name ?? say(w.onDuty)}
                  </p>
                )}
                {step.done?.note && <q>{step.done.note}</q>}
              </div>
              {!step.done && may && (
                <Button aria-label={`${say(w.tick)}: ${step.text}`} onClick={() => setTicking(step)}>
                  {say(w.tick)}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {ticking && <TickForm situation={situation} step={ticking} onClose={() => setTicking(null)} />}
    </section>
  )
}

export function TickForm({ situation, step, onClose }: { situation: SituationData; step: Step; onClose: () => void }) {
  const say = useSay()
  const [at, setAt] = useState(() => localMinute(new Date()))
  const [opened] = useState(at)
  const [note, setNote] = useState('')
  const { act, pending, problem } = useAct(tickStep, onClose)
  return (
    <AskForm
      title={say(w.tickTitle)}
      does={say(w.tick)}
      pending={pending}
      problem={problem}
      onDo={() => {
        // What was left as it stood is now, to the second.
        const doneAt = at === opened || at === '' ? new Date() : instantAt(at)
        const body = { stepId: step.id, doneAt: doneAt.toISOString(), note }
        act({ params: { dossierId: situation.dossierId }, body })
      }}
      onClose={onClose}
    >
      <p>
        <b>{step.text}</b>
      </p>
      <TextInput
        label={say(w.doneAt)}
        type="datetime-local"
        required
        value={at}
        onChange={(event) => setAt(event.target.value)}
        error={errorOf(problem, 'doneAt')}
      />
      <TextArea
        label={say(w.note)}
        rows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errorOf(problem, 'note')}
      />
      <p className="sec">{say(w.tickAbout)}</p>
    </AskForm>
  )
}
