import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { noticeWords as w } from '../../base/words/notices.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import { listNotices, readNotices } from '../api.ts'
import { NoticeRow } from './NoticeRow.tsx'
import './notices.css'

/** Pemberitahuan: what I was told, the newest first. */
export function Notices() {
  const say = useSay()
  const queries = useQueryClient()
  const { saring } = useSearch({ from: '/frame/pemberitahuan' })
  const unread = saring === 'belum'
  const list = useInfiniteQuery({
    queryKey: ['notices', unread],
    queryFn: ({ pageParam }) =>
      call(listNotices, {
        query: { limit: 30, unread: unread ? 'true' : 'false', ...(pageParam && { after: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const [newest] = rows
  const reading = useMutation({
    mutationFn: (upTo: string) => call(readNotices, { body: { upTo } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
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
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton />}
      {list.data && rows.length === 0 && <Empty>{say(unread ? w.nothingUnread : w.nothing)}</Empty>}
      <ul className="notices">
        {rows.map((row) => (
          <NoticeRow key={row.id} notice={row} />
        ))}
      </ul>
      <MoreRows list={list} />
    </Page>
  )
}
