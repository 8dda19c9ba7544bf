import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { noticeWords as w } from '../../base/words/notices.ts'
import type { Answer } from '../../http/contract.ts'
import { call } from '../../web/call.ts'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { LimitedTag } from '../../web/kit/LimitedTag.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { DeliveryLine } from './DeliveryLine.tsx'
import { listNotices, readNotices } from '../api.ts'

export type Notice = Answer<typeof listNotices>['rows'][number]

/** What happened, as the link to where its own matter is done; opening it marks it as read. */
export function NoticeRow({ notice, short = false }: { notice: Notice; short?: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const { dossier, level } = notice
  const said = say(w.sentence)(notice.kind)({
    label: notice.label,
    by: notice.by ?? '',
    level: level && words[level],
  })
  const title = dossier?.title || notice.matter
  const open = () => {
    if (notice.readAt) return
    // Nothing waits for this: unread, it is merely shown once more.
    void call(readNotices, { body: { noticeId: notice.id } })
      .then(() => queries.invalidateQueries({ queryKey: [listNotices.path] }))
      .catch(() => {})
  }
  return (
    <li className={notice.readAt ? undefined : 'unread'}>
      <Link to={notice.place} onClick={open}>
        {!notice.readAt && <b className="notice-new">{say(w.new)}</b>} {title || said}
      </Link>
      {title && <div className="notice-said">{said}</div>}
      {!short && notice.words && <blockquote>{notice.words}</blockquote>}
      <div className="meta">
        <time dateTime={notice.at} title={longTime(notice.at, language)}>
          {shortTime(notice.at, language)}
        </time>
        {dossier && <span>{dossier.number}</span>}
        {dossier?.limited && <LimitedTag />}
        {!short && notice.deliveries.map((it) => <DeliveryLine key={it.channel} delivery={it} />)}
        {level && <LevelTag level={level} />}
        {notice.urgent && !level && <span className="tag attention">{say(w.urgent)}</span>}
      </div>
    </li>
  )
}
