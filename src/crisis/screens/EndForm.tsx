import { useState } from 'react'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { endSituation } from '../api.ts'

/** @param owed promises that nobody kept yet: once it is over nobody is reminded of them */
export function EndForm({ dossierId, owed, onClose }: { dossierId: string; owed: number; onClose: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const { act, pending, problem } = useAct(endSituation, onClose)
  return (
    <AskForm
      title={say(w.endTitle)}
      does={say(w.endTitle)}
      look="no"
      pending={pending}
      problem={problem}
      onDo={() => act({ params: { dossierId }, body: { reason } })}
      onClose={onClose}
    >
      <p className="sec">{say(w.endAbout)}</p>
      {owed > 0 && <p className="note">{say(w.endOwed)(owed)}</p>}
      <TextArea
        label={say(w.reason)}
        required
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(problem, 'reason')}
      />
    </AskForm>
  )
}
