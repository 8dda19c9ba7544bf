import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { ZONE_NAME } from '../../base/words/time.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { clock } from '../../web/time.ts'
import { beginStatement } from '../api.ts'
import { nextOf } from '../rules.ts'
import { Due } from './Due.tsx'
import { KeepForm } from './Promises.tsx'
import type { SituationData } from './situation.ts'
import { TickForm } from './Steps.tsx'

/** What is due first of all that is open, with the one button that does it; and the clock to the holding statement. */
export function NextAct({ situation, may, now }: { situation: SituationData; may: boolean; now: Date }) {
  const say = useSay()
  const [doing, setDoing] = useState(false)
  const { speed } = situation
  const next = nextOf(
    situation.steps.map((it) => ({ it, dueAt: new Date(it.dueAt), doneAt: it.done && new Date(it.done.at) })),
    situation.promises.map((it) => ({ it, dueAt: new Date(it.dueAt), doneAt: it.kept && new Date(it.kept.at) })),
  )
  const statement = situation.promises.find((it) => it.kind === 'statement' && !it.kept)
  // The first to come, and every one that was missed: the first due stand first.
  const updates = situation.promises
    .filter((it) => it.kind === 'update' && !it.kept)
    .filter((it, at) => at === 0 || isLate(it.dueAt, now))
  const step = next && 'step' in next ? next.step.it : null
  const promise = next && 'promise' in next ? next.promise.it : null
  return (
    <section className="situation-next" aria-label={say(w.next)}>
      <h2>{say(w.next)}</h2>
      {!next && <p>{say(w.nothingNext)}</p>}
      {step && (
        <>
          <p className="situation-task">{step.text}</p>
          <p>
            <Due dueAt={step.dueAt} now={now} speed={speed} />{' '}
            <span className="sec">
              {say(w.by)(clock(step.dueAt, speed > 1))}, {step.post?.name ?? say(w.onDuty)}
            </span>
          </p>
          {may && (
            <Button look="do" onClick={() => setDoing(true)}>
              {say(w.tick)}
            </Button>
          )}
        </>
      )}
      {promise && (
        <>
          <p className="situation-task">
            {promise.kind === 'statement' ? say(w.statement) : promise.words || say(w.update)}
          </p>
          <p>
            <Due dueAt={promise.dueAt} now={now} speed={speed} />{' '}
            <span className="sec">{say(w.by)(`${clock(promise.dueAt, speed > 1)} ${ZONE_NAME}`)}</span>
          </p>
          <div className="row">
            {promise.kind === 'statement' && <StatementAct situation={situation} may={may} look="do" />}
            {may && (
              <Button look={promise.kind === 'statement' ? 'plain' : 'do'} onClick={() => setDoing(true)}>
                {say(w.keep)}
              </Button>
            )}
          </div>
        </>
      )}
      <dl className="situation-clocks">
        {statement && statement !== promise && (
          <div>
            <dt>{say(w.statement)}</dt>
            <dd>
              <Due dueAt={statement.dueAt} now={now} speed={speed} />{' '}
              <span className="sec">{`${clock(statement.dueAt, speed > 1)} ${ZONE_NAME}`}</span>
              <StatementAct situation={situation} may={may} />
            </dd>
          </div>
        )}
        {updates.map(
          (it) =>
            it !== promise && (
              <div key={it.id}>
                <dt>{say(isLate(it.dueAt, now) ? w.missedPromise : w.update)}</dt>
                <dd>
                  <Due dueAt={it.dueAt} now={now} speed={speed} />{' '}
                  <span className="sec">{`${clock(it.dueAt, speed > 1)} ${ZONE_NAME}`}</span> {it.words}
                </dd>
              </div>
            ),
        )}
      </dl>
      {doing && step && <TickForm situation={situation} step={step} onClose={() => setDoing(false)} />}
      {doing && promise && <KeepForm situation={situation} promise={promise} onClose={() => setDoing(false)} />}
    </section>
  )
}

const isLate = (dueAt: string, now: Date) => Date.parse(dueAt) < now.getTime()

/** To the holding statement: begun from its template, or gone on with where it is. */
export function StatementAct({
  situation: it,
  may,
  look = 'plain',
}: {
  situation: SituationData
  may: boolean
  look?: 'do' | 'plain'
}) {
  const say = useSay()
  const { act, pending, problem } = useAct(beginStatement)
  const params = { dossierId: it.dossierId }
  if (it.text !== 'none')
    return it.mayWrite === null ? (
      <Link className="button" to="/berkas/$dossierId/tulis" params={params}>
        {say(it.text === 'statement' ? w.writeOn : w.openText)}
      </Link>
    ) : (
      <Link className="button" to="/berkas/$dossierId" params={params}>
        {say(w.openText)}
      </Link>
    )
  if (!may) return null
  return (
    <>
      <Button look={look} pending={pending} reason={it.mayWrite?.title} onClick={() => act({ params, body: {} })}>
        {say(w.beginStatement)}
      </Button>
      <ProblemNote problem={problem} />
    </>
  )
}
