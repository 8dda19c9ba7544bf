import { useState } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import type { Item } from '../api.ts'
import { MAX } from '../rules.ts'
import type { Triage } from './triage.ts'

const chips = [w.dismissTwin, w.dismissNotOurs, w.dismissNotProven, w.dismissAnswered]

/** Asks for the reason, which stands in the register. */
export function DismissDialog({ item, triage }: { item: Item; triage: Triage }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={say(w.dismiss)} onClose={triage.leave}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          triage.dismiss(item, reason)
        }}
      >
        <p>{item.title}</p>
        <TextArea
          ref={(element) => element?.setAttribute('autofocus', '')} // a dialog that opens puts the focus there
          label={say(w.dismissReason)}
          help={say(w.dismissHelp)}
          error={errorOf(triage.problem, 'reason')}
          required
          maxLength={MAX.reason}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="row">
          {chips.map((chip) => (
            <button key={chip.id} type="button" className="inventory-chip" onClick={() => setReason(say(chip))}>
              {say(chip)}
            </button>
          ))}
        </div>
        {triage.problem?.details.field !== 'reason' && <ProblemNote problem={triage.problem} />}
        <div className="row">
          <Button look="no" type="submit" pending={triage.pending}>
            {say(w.dismiss)}
          </Button>
          <Button look="quiet" onClick={triage.leave}>
            {say(w.notReally)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Says what an urgent pick does before it is done. */
export function UrgentDialog({ item, triage }: { item: Item; triage: Triage }) {
  const say = useSay()
  return (
    <Dialog title={say(w.pickUrgent)} onClose={triage.leave}>
      <div className="form">
        <p>
          <b>{item.title}</b>
        </p>
        <p>{say(w.urgentWhat)}</p>
        <ProblemNote problem={triage.problem} />
        <div className="row">
          <Button look="do" pending={triage.pending} onClick={() => triage.pick(item, true)}>
            {say(w.pickUrgent)}
          </Button>
          <Button look="quiet" onClick={triage.leave}>
            {say(w.notReally)}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
