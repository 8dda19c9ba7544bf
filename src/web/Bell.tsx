import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { noticeWords as w } from '../base/words/notices.ts'
import { countNotices, listNotices } from '../notice/api.ts'
import { call } from './call.ts'
import { useSay } from './language.tsx'

const LOOK_MS = 30_000

/** How many notices are unread, and whether what should run by itself does. */
export const noticeCount = {
  queryKey: [listNotices.path, 'count'],
  queryFn: () => call(countNotices, {}),
  refetchInterval: LOOK_MS,
}

/** The way to what one was told, with how many of it are unread. @param plain the sign alone, where there is no room */
export function Bell({ plain = false }: { plain?: boolean }) {
  const say = useSay()
  const { data } = useQuery(noticeCount)
  const unread = data?.unread ?? 0
  return (
    <Link to="/pemberitahuan" className="bell">
      {plain && <IconBell size={20} aria-hidden />}
      <span className={plain ? 'visually-hidden' : undefined}>{say(w.title)}</span>
      {unread > 0 && (
        <b>
          {say(w.unreadFigure)(unread)}
          <span className="visually-hidden"> {say(w.unreadWord)}</span>
        </b>
      )}
    </Link>
  )
}
