import { useState } from 'react'
import { factText, type TypedFact } from '../../base/facts.ts'
import { words } from '../../base/words/common.ts'
import { factWords as f } from '../../base/words/facts.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { instantAt, localMinute } from '../../web/time.ts'
import { recordCall } from '../api/confirmations.ts'
import { ASKED_MAX, type FactVerdict } from '../rules/confirmation.ts'

type Said = { verdict: FactVerdict['verdict'] | ''; correction: string }
const NOTHING: Said = { verdict: '', correction: '' }

/** Writes down what an agency said by telephone or face to face, as exactly that. */
export function NoteCall({
  dossierId,
  facts,
  onClose,
}: {
  dossierId: string
  facts: readonly TypedFact[]
  onClose: () => void
}) {
  const say = useSay()
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({})
  const [person, setPerson] = useState({ name: '', post: '', how: '' })
  const [at, setAt] = useState(() => localMinute(new Date()))
  const noting = useAct(recordCall, onClose)
  const set = (id: string, more: Partial<Said>) => setSaid({ ...said, [id]: { ...NOTHING, ...said[id], ...more } })
  const verdicts = facts.flatMap((fact): FactVerdict[] => {
    const { verdict, correction } = said[fact.id] ?? NOTHING
    return verdict === '' ? [] : [{ fact, verdict, correction: verdict === 'wrong' ? correction : '', note: '' }]
  })
  const field = (name: keyof typeof person, label: string, help?: string) => (
    <TextInput
      label={label}
      help={help}
      required
      maxLength={name === 'how' ? 500 : 200}
      value={person[name]}
      onChange={(event) => setPerson({ ...person, [name]: event.target.value })}
      error={errorOf(noting.problem, name)}
    />
  )
  return (
    <Dialog title={say(f.callTitle)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          const saidAt = instantAt(at).toISOString()
          if (verdicts.length > 0)
            noting.act({ params: { dossierId }, body: { verdicts: verdicts.slice(0, ASKED_MAX), ...person, saidAt } })
        }}
      >
        <p className="sec">{say(f.callSays)}</p>
        {facts.map((fact) => {
          const { verdict, correction } = said[fact.id] ?? NOTHING
          const nth = verdicts.findIndex((it) => it.fact.id === fact.id)
          return (
            <div key={fact.id} className="facts-said">
              <Select
                label={`${fact.label}: ${factText(fact)}`}
                value={verdict}
                onChange={(event) => set(fact.id, { verdict: event.target.value as Said['verdict'] })}
                options={[
                  { value: '', label: say(f.notAsked) },
                  { value: 'right', label: say(f.right) },
                  { value: 'wrong', label: say(f.wrong) },
                  { value: 'unknown', label: say(f.unknown) },
                ]}
              />
              {verdict === 'wrong' && (
                <TextInput
                  label={say(f.correction)}
                  required
                  maxLength={300}
                  value={correction}
                  onChange={(event) => set(fact.id, { correction: event.target.value })}
                  error={errorOf(noting.problem, `verdicts.${nth}.correction`)}
                />
              )}
            </div>
          )
        })}
        {field('name', say(f.callName))}
        {field('post', say(f.callPost))}
        <TextInput
          label={say(f.callAt)}
          type="datetime-local"
          required
          value={at}
          onChange={(event) => setAt(event.target.value)}
          error={errorOf(noting.problem, 'saidAt')}
        />
        {field('how', say(f.callHow), say(f.callHowHelp))}
        <ProblemNote problem={noting.problem} />
        <div className="row">
          <Button type="submit" look="do" pending={noting.pending} reason={verdicts.length === 0 ? '' : null}>
            {say(f.keepCall)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}
