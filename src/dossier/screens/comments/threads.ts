import { useEffect, useMemo } from 'react'
import type { Place } from '../../../base/content-places.ts'
import type { Content } from '../../../base/content.ts'
import type { Answer } from '../../../http/contract.ts'
import { useRows } from '../../../web/rows.ts'
import { listComments } from '../../api/comments.ts'
import { findAnchor } from '../../rules/anchor.ts'

export type Thread = Answer<typeof listComments>['rows'][number]

const KEPT_FRESH_MS = 30_000

/** The threads of a dossier, open or settled. The open ones are all read, since the text marks them all. */
export function useThreads(dossierId: string, state: 'open' | 'settled') {
  const ask = { params: { dossierId }, query: { state, limit: 100 } }
  const { list, rows: threads } = useRows(listComments, ask, { refetchInterval: KEPT_FRESH_MS })
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    if (state === 'open' && hasNextPage && !isFetching) void fetchNextPage()
  }, [state, hasNextPage, isFetching, fetchNextPage])
  return { list, threads }
}

/** A thread with the place of its words in a text: null when they are lost, undefined when it is pinned to none. */
export type Placed = { readonly thread: Thread; readonly place: Place | null | undefined }

export function usePlaced(threads: readonly Thread[], content: Content | undefined): readonly Placed[] {
  return useMemo(
    () =>
      threads.map((thread) => ({
        thread,
        place: thread.anchor && content ? findAnchor(thread.anchor, content) : undefined,
      })),
    [threads, content],
  )
}
