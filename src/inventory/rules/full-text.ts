/**
 * Whole texts of articles: which may be fetched, and when. Only a source whose whole texts a person allowed is asked, and only
 * on its own site. Pure, and light: screens read it.
 */
import type { Reason } from '../../base/refused.ts'
import type { SourceKind, Trouble } from './sources.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Of one source: the busiest regional site writes as many in a day. */
export const FULL_TEXTS_A_DAY = 200
/** What a flood brings beyond is not noted one by one. */
const NOTED_A_DAY = 1_000
/** What came out longer ago is a source's archive at its first look. */
export const FULL_TEXT_OLD_MS = 7 * DAY_MS
export const NOTE_MAX = 300
export const HOSTS_MAX = 10
const HOST_MAX = 300 // with its port; a name has 253 at most

/** Between two articles of one host. */
export const HOST_PAUSE_MS = 10_000
/** Where it asked to be left alone without saying for how long. */
const BUSY_PAUSE_MS = 15 * MINUTE_MS
const TRIES_MAX = 3
const AGAIN_MS = 10 * MINUTE_MS

/** Why no whole text is kept; a code, said in words by the screens. */
export const leftReasons = [
  'other-site',
  'too-many',
  'robots',
  'refused',
  'not-there',
  'no-answer',
  'too-large',
  'no-page',
  'led-away',
  'login',
  'paywall',
  'no-article',
  'another-article',
  'another-language',
  'nothing-more',
] as const
export type LeftReason = (typeof leftReasons)[number]

/** Sources whose entries are articles of a site. */
export const hasArticles = (kind: SourceKind): boolean => kind === 'feed' || kind === 'sitemap'

/** Why the whole texts of such a source are not kept. */
export function whyNotFullTexts(kind: SourceKind): Reason | null {
  return hasArticles(kind) ? null : { code: 'full-texts-of-articles', field: 'fullText' }
}

/** A host as it is kept, or null where it is none: no scheme, no path, no port. */
export function hostNamed(typed: string): string | null {
  const said = typed.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/\/$/, '') // prettier-ignore
  if (!/^[\p{L}\d.-]+\.[\p{L}\d-]{2,}$/u.test(said) || said.length > 200) return null
  const url = URL.parse(`https://${said}`)
  if (!url || url.port !== '' || url.pathname !== '/') return null
  return /^[\d.]+$/.test(url.hostname) || NO_SITE.test(url.hostname) ? null : url.hostname
}

/** First names of hosts that many sites give to what belongs to the site itself. */
const OF_THE_SITE = /^(?:www|rss|feeds?|m|amp|mobile)\./
/** Under these anybody registers, so that none of them is one site. */
const NO_SITE = /^(?:co|or|go|ac|sch|web|net|my|biz|desa|mil|ponpes|com|org|gov|edu)\.[a-z]{2}$/

function siteOf(hostname: string): string {
  const base = hostname.replace(OF_THE_SITE, '')
  return base.includes('.') && !NO_SITE.test(base) ? base : hostname
}

/** Whether an address lies on the source's own site or on a host that was named beside it. */
export function isOnSite(address: string, source: { readonly address: string; readonly hosts: readonly string[] }) {
  const [there, home] = [URL.parse(address), URL.parse(source.address)]
  if (!there || !home || !/^https?:$/.test(there.protocol)) return false
  const isNumber = /^[\d.]+$|^\[/.test(home.hostname)
  return [isNumber ? home.hostname : siteOf(home.hostname), ...source.hosts].some(
    (site) => there.hostname === site || (!isNumber && there.hostname.endsWith(`.${site}`)),
  )
}

/** Articles of one source in the last day: how many were to be fetched, and how many were noted at all. */
type Today = { readonly owed: number; readonly noted: number }

/** What is to be done of a new mention for its whole text; null for nothing. */
export function owedOf(
  it: { readonly url: string; readonly publishedAt: Date },
  source: { readonly address: string; readonly hosts: readonly string[] },
  today: Today,
  now: Date,
): 'waiting' | LeftReason | null {
  if (it.url === '' || new URL(it.url).host.length > HOST_MAX) return null
  if (now.getTime() - it.publishedAt.getTime() > FULL_TEXT_OLD_MS) return null
  if (today.noted >= NOTED_A_DAY) return null
  if (!isOnSite(it.url, source)) return 'other-site'
  return today.owed < FULL_TEXTS_A_DAY ? 'waiting' : 'too-many'
}

/** What a site's answer leaves to do: its host waits for a while, and this article too, or is given up. */
export type Left = { readonly reason: LeftReason; readonly again: boolean; readonly waitMs: number }

/** By why the page did not come. Only what may be another time is asked again, three times in all. */
export function leftBy(trouble: Trouble, tries: number, askedMs = 0): Left {
  const reason = REASONS[trouble] ?? 'no-answer'
  const waitMs = Math.max(HOST_PAUSE_MS, askedMs, trouble === 'busy' ? BUSY_PAUSE_MS : 0)
  return { reason, again: reason === 'no-answer' && tries < TRIES_MAX, waitMs }
}

/** One that a process began so often and never ended takes the process with it. */
export const isGivenUp = (tries: number): boolean => tries > TRIES_MAX

/** When one that did not come is asked for again: later and later. */
export const againAfterMs = (tries: number): number => AGAIN_MS * 4 ** Math.max(0, tries - 1)

const REASONS: Partial<Record<Trouble, LeftReason>> = {
  'address-refused': 'led-away',
  'too-many-hops': 'led-away',
  'too-large': 'too-large',
  unreadable: 'no-page',
  'not-a-source': 'no-page',
  'no-text': 'no-article',
  'reading-too-long': 'too-large',
  robots: 'robots',
  forbidden: 'refused',
  gone: 'not-there',
  'not-found': 'not-there',
}
