import { useQuery } from '@tanstack/react-query'
import { letterWords as w } from '../../base/words/inventory-letters.ts'
import { call } from '../../web/call.ts'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { listLeft } from '../api/letters.ts'

/** The letters of a mailbox that became no mention, and why. */
export function LettersLeft({ sourceId, onClose }: { sourceId: string; onClose: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const list = useQuery({
    queryKey: ['letters-left', sourceId],
    queryFn: () => call(listLeft, { params: { sourceId } }),
  })
  return (
    <Dialog title={say(w.left)} onClose={onClose}>
      <p className="sec">{say(w.leftAbout)}</p>
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={5} />}
      {list.data?.rows.length === 0 && <p>{say(w.leftNone)}</p>}
      <ul className="letters-left">
        {list.data?.rows.map((row) => (
          <li key={`${row.uid}-${row.leftAt}`}>
            <b>{row.subject || say(w.noSubject)}</b>
            <div className="cap source-address">
              {row.address || say(w.noAddress)} ·{' '}
              <time dateTime={row.leftAt} title={longTime(row.leftAt, language)}>
                {shortTime(row.leftAt, language)}
              </time>{' '}
              · {say(w.leftReasons[row.reason])}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
