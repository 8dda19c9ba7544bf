import { queryOptions } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answer } from '../../http/contract.ts'
import { call } from '../../web/call.ts'
import { readSituation } from '../api.ts'

export type SituationData = Answer<typeof readSituation>

export const situationQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['situation', dossierId],
    queryFn: async () => {
      const data = await call(readSituation, { params: { dossierId } })
      // What is left is counted by the server's clock: a phone's may be wrong.
      return { ...data, aheadMs: Date.now() - Date.parse(data.now) }
    },
    refetchInterval: 20_000,
  })

const BEAT_MS = 10_000
const FAST_BEAT_MS = 1_000

/** The instant now by the server's clock, told anew often enough for minutes; for seconds where a drill runs fast. */
export function useServerNow(aheadMs: number, speed = 1): Date {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const beat = setInterval(() => setNow(Date.now()), speed > 1 ? FAST_BEAT_MS : BEAT_MS)
    return () => clearInterval(beat)
  }, [speed])
  return new Date(now - aheadMs)
}
