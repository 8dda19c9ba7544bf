import type { GuardedGet } from '../../outgoing/guarded.ts'
import { newestOf, type Reading } from '../rules/entries.ts'
import { readApart, type ReadFailure } from '../sources/reading.ts'
import type { Came } from '../sources/source.ts'

const MAPS_MAX = 3
const IN_ALL_MS = 50_000 // so that a look at an index ends long before its lease

/**
 * Reads a sitemap; of an index the newest of its maps on the same site, one after the other. One that does not answer takes
 * nothing from the others; where none does, the index is no source.
 */
export async function readSitemaps(
  get: GuardedGet,
  came: Came,
  ask: { readonly maxBytes: number; readonly headers: Readonly<Record<string, string>> },
): Promise<(Reading & { readonly isIndex: boolean }) | ReadFailure> {
  const first = await readApart('sitemap', came)
  if ('failed' in first || first.maps.length === 0) return 'failed' in first ? first : { ...first, isIndex: false }
  const { host } = new URL(came.address)
  const until = performance.now() + IN_ALL_MS
  const readings: Reading[] = []
  for (const map of first.maps.filter((it) => URL.parse(it)?.host === host).slice(0, MAPS_MAX)) {
    if (performance.now() > until) break
    const answer = await get(map, { ...ask, packed: true })
    if ('failed' in answer || answer.status !== 200) continue
    const { body: bytes, mediaType, address } = answer
    const reading = await readApart('sitemap', { bytes, mediaType, address })
    if (!('failed' in reading)) readings.push(reading)
  }
  if (readings.length === 0) return { failed: 'not-a-source' }
  const all = readings.flatMap((it) => it.entries)
  const entries = newestOf(all)
  const dropped = readings.reduce((sum, it) => sum + it.dropped, all.length - entries.length)
  return { title: first.title, entries, dropped, isIndex: true }
}
