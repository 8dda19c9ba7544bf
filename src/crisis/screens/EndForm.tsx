import { crisisWords as w } from '../../base/words/crisis.ts'
import { useAct } from '../../web/act.ts'
import { AskReason } from '../../web/kit/AskReason.tsx'
import { useSay } from '../../web/language.tsx'
import { endSituation } from '../api.ts'

/** @param owed promises that nobody kept yet: once it is over nobody is reminded of them */
export function EndForm({ dossierId, owed, onClose }: { dossierId: string; owed: number; onClose: () => void }) {
  const say = useSay()
  const { act, pending, problem } = useAct(endSituation, onClose)
  return (
    <AskReason
      title={say(w.endTitle)}
      does={say(w.endTitle)}
      look="no"
      pending={pending}
      problem={problem}
      onDo={(reason) => act({ params: { dossierId }, body: { reason } })}
      label={say(w.reason)}
      maxLength={2_000}
      onClose={onClose}
    >
      <p className="sec">{say(w.endAbout)}</p>
      {owed > 0 && <p className="note">{say(w.endOwed)(owed)}</p>}
    </AskReason>
  )
}
