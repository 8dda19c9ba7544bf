import { useQuery, useQueryClient } from '@tanstack/react-query'
import { paperWords as p } from '../../base/words/papers.ts'
import { call } from '../../web/call.ts'
import { useSay } from '../../web/language.tsx'
import { listSheets, readSheet, type PaperItem } from '../api/papers.ts'

/** Where a made paper's bytes are. */
export const pdfOf = (paperId: string): string => `/api/papers/${paperId}/pdf`

const LOOKS_QUICK = 6 // nearly every paper is made within some seconds
const LOOKS_MAX = 30
const QUICK_MS = 1_500
const CALM_MS = 5_000 // two minutes in all; what takes longer is in trouble, and the next visit shows it

/** When to look again for papers on their way; not at all once all are made, nor for ever. */
function againMs(waiting: boolean, looks: number): number | false {
  if (!waiting || looks >= LOOKS_MAX) return false
  return looks < LOOKS_QUICK ? QUICK_MS : CALM_MS
}

const onItsWay = (it: PaperItem) => it.madeAt === null && !it.trouble?.givenUp

/** What to say of a paper that is not made. */
export function useWhyNotMade() {
  const say = useSay()
  return ({ trouble }: PaperItem, being: { id: string; en: string }): string =>
    trouble ? say(trouble.givenUp ? p.givenUp : p.trouble)(trouble.says) : say(being)
}

/** The official papers of a dossier, followed while one of them is being made. */
export function useSheets(dossierId: string | undefined, revision = 0) {
  return useQuery({
    queryKey: ['sheets', dossierId, revision],
    queryFn: () => call(listSheets, { params: { dossierId: dossierId ?? '' } }),
    enabled: dossierId !== undefined,
    refetchInterval: ({ state }) => againMs(Boolean(state.data?.rows.some(onItsWay)), state.dataUpdateCount),
  })
}

/**
 * One paper, followed until it is made.
 * @param ask tells one time of asking from the next, each of which is followed anew
 */
export function usePaper(paperId: string | null, ask: number) {
  const queries = useQueryClient()
  const queryKey = ['paper', paperId, ask]
  const query = useQuery({
    queryKey,
    queryFn: () => call(readSheet, { params: { paperId: paperId ?? '' } }),
    enabled: paperId !== null,
    refetchInterval: ({ state }) => againMs(Boolean(state.data && onItsWay(state.data)), state.dataUpdateCount),
  })
  const looks = queries.getQueryState(queryKey)?.dataUpdateCount ?? 0
  return { paper: query.data, problem: query.error, givenUp: looks >= LOOKS_MAX }
}
