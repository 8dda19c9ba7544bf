import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { STEPS_MAX } from '../../base/crisis.ts'
import { crisisPlanWords as w } from '../../base/words/crisis-plan.ts'
import { crisisWords } from '../../base/words/crisis.ts'
import { officeWords } from '../../base/words/office.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { LeaveGuard } from '../../web/kit/LeaveGuard.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { useRest } from '../../web/kit/Rest.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { shortTime } from '../../web/time.ts'
import { listPlanEditions, readPlan, savePlan } from '../api/plan.ts'
import { movedStep } from '../rules/plan.ts'
import './crisis.css'

type Plan = Answer<typeof readPlan>

/** Daftar periksa krisis: what is done by which minute, in the office's own words; every edition of it stays. */
export function PlanSettings() {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const { versi } = useSearch({ from: '/frame/pengaturan/daftar-periksa' })
  const number = Number(versi) || undefined
  const { data, error, isPending } = useQuery({
    queryKey: ['crisis-plan', number ?? 'current'],
    queryFn: () => call(readPlan, { query: number === undefined ? {} : { number } }),
  })
  const rest = useRest(listPlanEditions, { query: { limit: 50 } }, data?.editionsNext ?? null)
  const settings = (
    <Link to="/pengaturan" search={{}}>
      {say(officeWords.settings)}
    </Link>
  )
  if (!data || !me)
    return (
      <Page title={say(w.title)} about={settings}>
        <ProblemNote problem={error} />
        {isPending && <Skeleton lines={8} />}
      </Page>
    )
  const isEarlier = data.number < data.current
  return (
    <Page title={say(w.title)} about={settings}>
      <p className="sec plan-about">{say(w.about)}</p>
      {isEarlier && (
        <div className="note" role="note">
          <p>{say(w.earlier)(data.number, data.current)}</p>
          <Link to="/pengaturan/daftar-periksa" search={{}}>
            {say(w.toCurrent)}
          </Link>
        </div>
      )}
      {me.role === 'administrator' && !isEarlier ? (
        <PlanForm plan={data} />
      ) : (
        <PlanView plan={data} mayChange={me.role === 'administrator'} />
      )}
      <section className="section">
        <h2>{say(w.versions)}</h2>
        <ul className="plan-editions">
          {[...data.editions, ...rest.rows].map((it) => (
            <li key={it.number}>
              <Link
                to="/pengaturan/daftar-periksa"
                search={it.number === data.current ? {} : { versi: String(it.number) }}
                aria-current={it.number === data.number ? 'page' : undefined}
                activeProps={{}}
              >
                {say(w.version)(it.number)}
              </Link>{' '}
              <span className="cap">
                {it.by ?? say(w.supplied)}, {shortTime(it.at, language)}
                {it.number === data.current && ` · ${say(w.inForce)}`}
              </span>
            </li>
          ))}
        </ul>
        {rest.more}
      </section>
    </Page>
  )
}

function PlanView({ plan, mayChange }: { plan: Plan; mayChange: boolean }) {
  const say = useSay()
  const nameOf = (id: string | null) => plan.posts.find((it) => it.id === id)?.name ?? id ?? say(crisisWords.onDuty)
  return (
    <section className="section">
      <p>
        {say(w.statement)} <b>{plan.statementMinutes}</b>
      </p>
      <ol className="situation-steps">
        {plan.steps.map((it) => (
          <li key={it.id}>
            <span className="situation-minute">{it.minute}′</span>
            <div>
              <p>{it.text}</p>
              <p className="cap">{nameOf(it.postId)}</p>
            </div>
          </li>
        ))}
      </ol>
      {!mayChange && <p className="sec">{say(w.kept)}</p>}
    </section>
  )
}

type Typed = { id: string | null; minute: string; postId: string | null; text: string }
const typed = ({ statementMinutes, steps }: Pick<Plan, 'statementMinutes' | 'steps'>) => ({
  statementMinutes: String(statementMinutes),
  steps: steps.map((it): Typed => ({ ...it, minute: String(it.minute) })),
})

/** What was typed stays until it is saved, whatever else is read or refused meanwhile. */
function PlanForm({ plan }: { plan: Plan }) {
  const say = useSay()
  const [seenNumber, setSeenNumber] = useState(plan.number)
  const [kept, setKept] = useState(() => typed(plan))
  const [it, setIt] = useState(kept)
  const saving = useAct(savePlan, (saved) => {
    setSeenNumber(saved.number)
    setKept(typed(saved))
    setIt(typed(saved))
  })
  const { steps } = it
  const setSteps = (next: Typed[]) => setIt({ ...it, steps: next })
  const setStep = (at: number, more: Partial<Typed>) =>
    setSteps(steps.map((step, index) => (index === at ? { ...step, ...more } : step)))
  const errorAt = (path: string) => {
    const { fields, field, title } = saving.problem?.details ?? {}
    return fields?.find((one) => one.field === path)?.message ?? (field === path ? title : undefined)
  }
  const isChanged = JSON.stringify(it) !== JSON.stringify(kept)
  return (
    <form
      className="form plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const asked = steps.map((step) => ({ ...step, minute: Number(step.minute) }))
        saving.act({ body: { seenNumber, statementMinutes: Number(it.statementMinutes), steps: asked } })
      }}
    >
      <LeaveGuard changed={isChanged} />
      <TextInput
        label={say(w.statement)}
        help={say(w.statementHelp)}
        type="number"
        min={5}
        max={1_440}
        value={it.statementMinutes}
        onChange={(event) => setIt({ ...it, statementMinutes: event.target.value })}
        error={errorAt('statementMinutes')}
      />
      <h2>{say(w.steps)}</h2>
      <ol className="plan-steps">
        {steps.map((step, at) => (
          <li key={at}>
            <fieldset>
              <legend>{say(w.step)(at + 1)}</legend>
              <TextInput
                label={say(w.minute)}
                type="number"
                min={1}
                max={1_440}
                value={step.minute}
                onChange={(event) => setStep(at, { minute: event.target.value })}
                error={errorAt(`steps.${at}.minute`)}
              />
              <Select
                label={say(w.post)}
                value={step.postId ?? ''}
                onChange={(event) => setStep(at, { postId: event.target.value || null })}
                options={[
                  { value: '', label: say(crisisWords.onDuty) },
                  ...plan.posts.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                error={errorAt(`steps.${at}.postId`)}
              />
              <TextArea
                label={say(w.text)}
                rows={2}
                maxLength={300}
                value={step.text}
                onChange={(event) => setStep(at, { text: event.target.value })}
                error={errorAt(`steps.${at}.text`)}
              />
              <div className="row">
                {([-1, 1] as const).map(
                  (by) =>
                    steps[at + by] && (
                      <Button
                        key={by}
                        look="quiet"
                        aria-label={`${say(by < 0 ? w.up : w.down)}: ${say(w.step)(at + 1)}`}
                        onClick={() => setSteps(movedStep(steps, at, by))}
                      >
                        {say(by < 0 ? w.up : w.down)}
                      </Button>
                    ),
                )}
                {steps.length > 1 && (
                  <Button
                    look="quiet"
                    aria-label={`${say(w.remove)}: ${say(w.step)(at + 1)}`}
                    onClick={() => setSteps(steps.filter((_, index) => index !== at))}
                  >
                    {say(w.remove)}
                  </Button>
                )}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {steps.length < STEPS_MAX && (
        <div>
          <Button
            onClick={() =>
              setSteps([...steps, { id: null, minute: steps.at(-1)?.minute ?? '1', postId: null, text: '' }])
            }
          >
            {say(w.add)}
          </Button>
        </div>
      )}
      <ProblemNote problem={saving.problem} />
      {saving.done && !isChanged && <p role="status">{say(w.saved)(saving.done.number)}</p>}
      <div className="row">
        <Button type="submit" look="do" pending={saving.pending}>
          {say(w.save)(seenNumber + 1)}
        </Button>
      </div>
    </form>
  )
}
