import { Link } from '@tanstack/react-router'
import type { Content } from '../../../base/content.ts'
import { commentWords as w } from '../../../base/words/comments.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { shortTime } from '../../../web/time.ts'
import type { DossierData } from '../read-dossier.ts'
import { commentId } from './names.ts'
import { Quote } from './ThreadCard.tsx'
import { usePlaced, useThreads } from './threads.ts'
import './comments.css'

/** What the author has to repair, place by place: first what was asked for in the visit that ended with the return. */
export function Repairs({ dossier, content }: { dossier: DossierData; content: Content | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  const { threads } = useThreads(dossier.id, 'open')
  const placed = usePlaced(threads, content).filter(({ thread }) => thread.mustFix)
  const returned = (visit: number | null) => visit === dossier.visit - 1
  const sorted = placed.toSorted(
    (one, other) => Number(returned(other.thread.visit)) - Number(returned(one.thread.visit)),
  )
  if (sorted.length === 0) return null
  return (
    <div className="repairs">
      <p>
        <b>{say(w.toRepair)(sorted.length)}</b>
      </p>
      <ol>
        {sorted.map((it) => (
          <li key={it.thread.id}>
            <Quote placed={it} />
            {it.thread.text}{' '}
            <Link
              to="/berkas/$dossierId"
              params={{ dossierId: dossier.id }}
              search={{ bagian: 'percakapan' } as never}
              hash={commentId(it.thread.id)}
            >
              {it.thread.person.name}
              {returned(it.thread.visit) && `, ${say(w.fromThisReturn)}`}
            </Link>
            {it.thread.repaired && (
              <div className="cap">
                {say(w.repairedBy)(it.thread.repaired.person.name, shortTime(it.thread.repaired.at, language))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
