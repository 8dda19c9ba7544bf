/**
 * What one look at a source brings: entries as they are kept; `settling.ts` tells which are new and which changed. Pure:
 * the drawer `sources/` reads them from feeds, sitemaps and pages.
 */
import { sha256 } from '../../base/hash.ts'
import { keepable } from '../../base/html-text.ts'
import { oneLine } from '../../base/text.ts'
import { isWebAddress } from '../rules.ts'

/** In UTF-16 code units. */
export const ENTRY_MAX = { title: 300, text: 50_000, author: 200, url: 2_000 }
/** Entries taken of one look: the busiest news site writes as many in two days. The newest are taken, the rest is told. */
export const ENTRIES_MAX = 500

/** An entry as it is kept: plain text, well-formed, within its limits. */
export type Entry = {
  /** What the source names it by; '' where it does not. */
  readonly guid: string
  /** '' where there is none that a reader may follow. */
  readonly url: string
  readonly title: string
  readonly text: string
  readonly author: string
  /** Null where the source says none, or one that cannot be. */
  readonly publishedAt: Date | null
}
export type Reading = {
  /** What the source calls itself. */
  readonly title: string
  readonly entries: readonly Entry[]
  /** How many were left out, beyond the limit. */
  readonly dropped: number
}

/** An entry made fit to be kept; null when it says nothing. */
export function entryOf(
  it: { readonly [Part in 'guid' | 'url' | 'title' | 'text' | 'author']: string } & {
    readonly publishedAt: Date | null
  },
): Entry | null {
  const text = keepable(it.text, ENTRY_MAX.text)
  const title =
    oneLine(keepable(it.title, ENTRY_MAX.title)) || oneLine(keepable(text.split('\n')[0] ?? '', ENTRY_MAX.title))
  if (title === '') return null
  const url = isWebAddress(it.url) ? new URL(it.url).href : ''
  return {
    guid: it.guid.trim(),
    url: url.length > ENTRY_MAX.url ? '' : url,
    title,
    text,
    author: oneLine(keepable(it.author, ENTRY_MAX.author)),
    publishedAt: it.publishedAt,
  }
}

/** The newest of them, in their order; those without a time of their own stay where the source put them. */
export function newestOf<It extends { readonly publishedAt: Date | null }>(all: readonly It[]): readonly It[] {
  if (all.length <= ENTRIES_MAX) return all
  const last = all.findLastIndex((it) => it.publishedAt !== null)
  const times = all.map((it, at) => (it.publishedAt ?? all[Math.min(at, last)]?.publishedAt ?? new Date(-at)).getTime())
  const chosen = new Set([...times.keys()].toSorted((one, other) => (times[other] ?? 0) - (times[one] ?? 0) || one - other).slice(0, ENTRIES_MAX)) // prettier-ignore
  return all.filter((_, at) => chosen.has(at))
}

const OLDEST = Date.UTC(1990, 0, 1) // older than any web page: an empty clock
const AHEAD_MS = 24 * 60 * 60_000 // a site that calls its own time UTC is seven to nine hours ahead

/**
 * When an entry came out, as it is kept: what it says where that can be, never later than now, and else the time of the
 * look (1970 and 2099 are what broken clocks say).
 */
export function publishedAtOf(said: Date | null, now: Date): { readonly at: Date; readonly isSaid: boolean } {
  const ms = said?.getTime() ?? Number.NaN
  if (!(ms > OLDEST && ms < now.getTime() + AHEAD_MS)) return { at: now, isSaid: false }
  return { at: new Date(Math.min(ms, now.getTime())), isSaid: true }
}

/** What changes when an entry is written anew. */
export const textHashOf = (entry: Pick<Entry, 'title' | 'text'>) => sha256(`${entry.title}\u0000${entry.text}`)
