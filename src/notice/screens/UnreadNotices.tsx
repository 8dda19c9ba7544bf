import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { noticeWords as w } from '../../base/words/notices.ts'
import { call } from '../../web/call.ts'
import { useSay } from '../../web/language.tsx'
import { listNotices } from '../api.ts'
import { NoticeRow } from './NoticeRow.tsx'
import './notices.css'

const ON_DESK = 4

/** The newest unread notices, at the side of the desk; nothing where there is none. */
export function UnreadNotices() {
  const say = useSay()
  const list = useQuery({
    queryKey: [listNotices.path, 'desk'],
    queryFn: () => call(listNotices, { query: { limit: ON_DESK, unread: 'true' } }),
    refetchInterval: 60_000,
  })
  if (!list.data || list.data.rows.length === 0) return null
  return (
    <section>
      <h2>
        <Link to="/pemberitahuan">{say(w.title)}</Link>
      </h2>
      <ul className="notices">
        {list.data.rows.map((row) => (
          <NoticeRow key={row.id} notice={row} short />
        ))}
      </ul>
    </section>
  )
}
