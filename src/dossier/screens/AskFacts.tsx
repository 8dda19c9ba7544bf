import { useState } from 'react'
import { factText, type TypedFact } from '../../base/facts.ts'
import { words } from '../../base/words/common.ts'
import { factWords as f } from '../../base/words/facts.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { Checkbox, errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { LinkDialog } from '../../web/kit/LinkDialog.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { askFacts } from '../api/confirmations.ts'
import { ASKED_MAX } from '../rules/confirmation.ts'

const HOURS = [24, 72, 168]

/** Chooses facts and makes the link on which their agency answers; the link is shown this once. */
export function AskFacts({
  dossierId,
  facts,
  linkHours,
  onClose,
}: {
  dossierId: string
  /** The facts that can be asked about: each with a value and a meaning. */
  facts: readonly TypedFact[]
  linkHours: number
  onClose: () => void
}) {
  const say = useSay()
  const [chosen, setChosen] = useState(() => new Set(facts.slice(0, ASKED_MAX).map((it) => it.id)))
  const [addressee, setAddressee] = useState('')
  const [purpose, setPurpose] = useState('')
  const [hours, setHours] = useState(linkHours)
  const asking = useAct(askFacts)
  if (asking.done) return <MadeLink link={asking.done.link} onClose={onClose} />
  const asked = facts.filter((it) => chosen.has(it.id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const many = asked.length > ASKED_MAX ? say(f.tooManyAsked) : null
  return (
    <Dialog title={say(f.askTitle)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (asked.length > 0 && !many)
            asking.act({ params: { dossierId }, body: { facts: [...asked], addressee, purpose, hours } })
        }}
      >
        <p className="sec">{say(f.askSays)}</p>
        <fieldset className="facts-choose">
          <legend>{say(f.whichFacts)}</legend>
          {facts.map((fact) => (
            <Checkbox
              key={fact.id}
              checked={chosen.has(fact.id)}
              onChange={() => toggle(fact.id)}
              label={
                <>
                  {fact.label}: <b lang="id">{factText(fact)}</b>
                </>
              }
            />
          ))}
        </fieldset>
        <TextInput
          label={say(f.addressee)}
          help={say(f.addresseeHelp)}
          required
          maxLength={200}
          value={addressee}
          onChange={(event) => setAddressee(event.target.value)}
          error={errorOf(asking.problem, 'addressee')}
        />
        <TextInput
          label={say(f.purpose)}
          maxLength={300}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
          error={errorOf(asking.problem, 'purpose')}
        />
        <Select
          label={say(f.hours)}
          value={String(hours)}
          onChange={(event) => setHours(Number(event.target.value))}
          options={[...new Set([...HOURS, linkHours])]
            .toSorted((a, b) => a - b)
            .map((it) => ({ value: String(it), label: say(f.hoursN)(it) }))}
        />
        <ProblemNote problem={asking.problem} />
        <div className="row">
          <Button type="submit" look="do" pending={asking.pending} reason={many}>
            {say(f.makeLink)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The link on which an agency answers, just made. */
export function MadeLink({ link, onClose }: { link: string | null; onClose: () => void }) {
  const say = useSay()
  const me = useMe()
  return (
    <LinkDialog
      title={say(f.askTitle)}
      link={link}
      made={say(f.linkMade)}
      lost={say(f.linkLost)}
      message={(address) => say(f.message)(me?.office.name ?? '', address)}
      onClose={onClose}
    />
  )
}
