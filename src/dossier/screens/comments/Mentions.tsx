import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { commentWords as w } from '../../../base/words/comments.ts'
import { call } from '../../../web/call.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { longTime, shortTime } from '../../../web/time.ts'
import { listMentions } from '../../api/comments.ts'
import { commentId } from './names.ts'
import './comments.css'

/** Where colleagues call this person, until they answer or it is settled; nothing when nobody does. */
export function Mentions() {
  const say = useSay()
  const { language } = useLanguage()
  const calls = useQuery({ queryKey: ['mentions'], queryFn: () => call(listMentions, {}), refetchInterval: 60_000 })
  const rows = calls.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="mentions">
      <h2>{say(w.callsYou)}</h2>
      <ul>
        {rows.map((it) => (
          <li key={it.commentId}>
            <time dateTime={it.at} title={longTime(it.at, language)}>
              {shortTime(it.at, language)}
            </time>
            <span>
              {say(w.calls)(it.person, it.post)} {it.text}{' '}
              <Link
                to="/berkas/$dossierId"
                params={{ dossierId: it.dossierId }}
                search={{ bagian: 'percakapan' } as never}
                hash={commentId(it.threadId)}
              >
                {it.title}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
