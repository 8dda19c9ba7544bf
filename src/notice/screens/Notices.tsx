import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { noticeWords as w } from '../../base/words/notices.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { listNotices, readNotices } from '../api.ts'
import { NoticeRow } from './NoticeRow.tsx'
import './notices.css'

/** Pemberitahuan: what I was told, the newest first. */
export function Notices() {
  const say = useSay()
  const queries = useQueryClient()
  const { saring } = useSearch({ from: '/frame/pemberitahuan' })
  const unread = saring === 'belum'
  const { list, rows } = useRows(
    listNotices,
    { query: { limit: 30, unread: unread ? 'true' : 'false' } },
    { refetchInterval: 60_000 },
  )
  const [newest] = rows
  const reading = useMutation({
    mutationFn: (upTo: string) => call(readNotices, { body: { upTo } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [listNotices.path] }),
  })
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        rows.some((row) => !row.readAt) && (
          <Button pending={reading.isPending} onClick={() => newest && reading.mutate(newest.at)}>
            {say(w.markAll)}
          </Button>
        )
      }
    >
      <FilterLinks
        label={say(w.title)}
        filters={[
          { to: '/pemberitahuan', text: say(words.all), current: !unread },
          { to: '/pemberitahuan', text: say(w.unread), current: unread, search: { saring: 'belum' } },
        ]}
      />
      <Rows list={list} rows={rows} empty={<Empty>{say(unread ? w.nothingUnread : w.nothing)}</Empty>}>
        <ul className="notices">
          {rows.map((row) => (
            <NoticeRow key={row.id} notice={row} />
          ))}
        </ul>
      </Rows>
    </Page>
  )
}
