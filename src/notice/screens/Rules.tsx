import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { amountOf, audiencesOf, weights, type Audience, type Weight } from '../../base/notices.ts'
import { words } from '../../base/words/common.ts'
import { ruleWords as w } from '../../base/words/notice-rules.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { listRules, previewRule, saveRule } from '../api/rules.ts'

type Rule = Answer<typeof listRules>['rules'][number]

/** Who is told of what, one rule a kind; each opens to be changed and to see whom it would reach. */
export function Rules() {
  const say = useSay()
  const list = useQuery({ queryKey: ['notice-rules'], queryFn: () => call(listRules, {}) })
  return (
    <section className="section">
      <h2>{say(w.title)}</h2>
      <p className="sec">{say(w.about)}</p>
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={8} />}
      {list.data?.rules.map((rule) => (
        <details key={rule.kind} className="notice-rule">
          <summary>
            <b>{say(w.kinds)(rule.kind)}</b>{' '}
            <span className="cap">
              {rule.on ? rule.to.map((it) => say(w.audiences)(it)).join(', ') : say(w.off)}
              {!rule.usual && ` · ${say(w.changed)}`}
            </span>
          </summary>
          <RuleForm rule={rule} />
        </details>
      ))}
    </section>
  )
}

function RuleForm({ rule }: { rule: Rule }) {
  const say = useSay()
  const [on, setOn] = useState(rule.on)
  const [to, setTo] = useState<readonly Audience[]>(rule.to)
  const [weight, setWeight] = useState<Weight>(rule.weight)
  const [amount, setAmount] = useState(String(rule.amount ?? ''))
  const saving = useAct(saveRule)
  const params = { kind: rule.kind }
  const body = { on, to: [...to], weight, amount: amount === '' ? null : Number(amount) }
  const looking = useMutation<Answer<typeof previewRule>, Problem>({
    mutationFn: () => call(previewRule, { params, body }),
  })
  const counts = amountOf(rule.kind)
  const change = (set: () => void) => {
    looking.reset()
    set()
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.act({ params, body })
      }}
    >
      <Checkbox label={say(w.on)} checked={on} onChange={({ target }) => change(() => setOn(target.checked))} />
      <fieldset className="notice-choices">
        <legend>{say(w.to)}</legend>
        {audiencesOf[rule.kind].map((it) => (
          <Checkbox
            key={it}
            label={say(w.audiences)(it)}
            checked={to.includes(it)}
            onChange={({ target }) =>
              change(() => setTo(target.checked ? [...to, it] : to.filter((other) => other !== it)))
            }
          />
        ))}
      </fieldset>
      <Select
        label={say(w.weight)}
        value={weight}
        onChange={({ target }) => change(() => setWeight(target.value as Weight))}
        options={weights.map((value) => ({ value, label: say(w.weights)(value) }))}
      />
      {counts && (
        <TextInput
          label={say(w[counts])}
          type="number"
          min={1}
          max={counts === 'percent' ? 99 : 10_000}
          required
          value={amount}
          onChange={({ target }) => change(() => setAmount(target.value))}
          error={errorOf(saving.problem ?? looking.error, 'amount')}
        />
      )}
      <ProblemNote problem={saving.problem ?? looking.error} />
      <div className="row">
        <Button type="submit" look="do" pending={saving.pending}>
          {say(words.save)}
        </Button>
        <Button pending={looking.isPending} onClick={() => looking.mutate()}>
          {say(w.preview)}
        </Button>
      </div>
      {saving.done && <p role="status">{say(words.saved)}</p>}
      {looking.data && (
        <div role="status">
          <ul>
            {looking.data.steps.map((it) => (
              <li key={it.step}>
                {say(w.previewAt)(it.label)}: {it.people.join(', ') || say(w.nobody)}
              </li>
            ))}
          </ul>
          {looking.data.besides.length > 0 && (
            <p>
              {say(w.besides)} {looking.data.besides.map((it) => say(w.audiences)(it)).join(', ')}
            </p>
          )}
        </div>
      )}
    </form>
  )
}
