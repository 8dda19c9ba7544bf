/**
 * Hubs (WebSub, W3C Recommendation 2018): a feed may name one that tells at once what is new in it. Which one it names,
 * when the hub is asked again, and how often the feed itself is looked at meanwhile: less often, never not at all.
 */

/** What a feed says of its hubs, in its words; '' where it says nothing. */
export type HubLinks = { readonly hubs: readonly string[]; readonly self: string }
export type NamedHub = {
  /** One at least, those over https first. */
  readonly hubs: readonly string[]
  /** What a hub knows the feed by. */
  readonly topic: string
}

export const HUB_MAX = { address: 2_000, challenge: 1_000 }
/** A delivery is a feed, or what is new of it. */
export const DELIVERY_MAX_BYTES = 4 * 1024 * 1024
export const LEASE_SECONDS = 10 * 24 * 60 * 60 // what the Recommendation calls a good one (8.2)
const LEASE_MAX_MS = 30 * 24 * 60 * 60_000
const RENEWED_AFTER = 0.8 // of the lease: of ten days two are left for a hub that is down
const RENEW_MS_MIN = 30 * 60_000
const RETRY_MS = 15 * 60_000
const RETRY_MAX_MS = 7 * 24 * 60 * 60_000
/** A hub that does not come after so many askings is left: to its end, or for another that the feed names. */
export const TRIES_MAX = 3
/** What the office asked for is waited for so long: hubs may first ask the publisher. */
export const PENDING_MS = 24 * 60 * 60_000
/** A feed that names now this hub and now that one is followed so often. */
export const SETTLED_MS = 60 * 60_000
/** Looks that a hub brings about come no more often than this. */
export const NUDGE_MS = 60_000
const SLOWED_BY = 8
const SLOWED_MINUTES_MAX = 6 * 60

/**
 * The hubs of a feed: by the answer's own Link headers where these name any, else by what stands in the feed (§4). Null
 * where there is none, or the feed does not say what they know it by.
 */
export function namedHub(header: string, inFeed: HubLinks, address: string): NamedHub | null {
  const inHeader = linksOf(header)
  const named = inHeader.hubs.length > 0 ? inHeader.hubs : inFeed.hubs
  const self = inHeader.self || inFeed.self
  const hubs = named.flatMap((it) => webAddress(it, address) ?? [])
  const topic = self === '' ? null : webAddress(self, address)
  if (hubs.length === 0 || topic === null) return null
  return { hubs: hubs.toSorted((one, other) => Number(mayShareSecret(other)) - Number(mayShareSecret(one))), topic }
}

/** The links of a header that matter here (RFC 8288, 3). */
function linksOf(header: string): HubLinks {
  const hubs: string[] = []
  let self = ''
  for (let at = header.indexOf('<'); at !== -1;) {
    const close = header.indexOf('>', at)
    if (close === -1) break
    const end = endOfLink(header, close)
    const [, quoted, plain] = REL.exec(header.slice(close + 1, end)) ?? []
    const rels = (quoted ?? plain ?? '').toLowerCase().split(/\s+/)
    const href = header.slice(at + 1, close).trim()
    if (rels.includes('hub')) hubs.push(href)
    if (rels.includes('self')) self ||= href
    at = header.indexOf('<', end)
  }
  return { hubs, self }
}
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i

/** Where its parameters end: at a comma that is in no quotes. */
function endOfLink(header: string, from: number): number {
  let inQuotes = false
  for (let at = from; at < header.length; at++) {
    if (header[at] === '\\' && inQuotes) at++
    else if (header[at] === '"') inQuotes = !inQuotes
    else if (header[at] === ',' && !inQuotes) return at
  }
  return header.length
}

/** As it is written where it is whole: a hub may compare it letter by letter. */
function webAddress(link: string, from: string): string | null {
  const url = URL.parse(link, from)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  const written = URL.canParse(link) ? link.trim() : url.href
  return written.length <= HUB_MAX.address ? written : null
}

export function isSameTopic(one: string, other: string): boolean {
  return one === other || (URL.canParse(one) && URL.parse(one)?.href === URL.parse(other)?.href)
}

type Hub = {
  readonly hub: string
  readonly askedHub: string
  readonly tries: number
  readonly leaseUntil: Date | null
}

/**
 * Where a hub is asked: where it said yes; else over https first, though its address is given as http (8.2), and every
 * other time as it is given.
 */
export function addressToAsk(it: Hub, now: Date): string {
  if (it.leaseUntil && it.leaseUntil > now) return it.askedHub
  return it.tries % 2 === 0 ? it.hub.replace(/^http:/i, 'https:') : it.hub
}

/** Only what nobody on the way can read is a secret; so what comes from any other hub proves nothing. */
export const mayShareSecret = (askedHub: string) => /^https:/i.test(askedHub)

/** When it is asked again unless it says yes before. */
export function retryAt(tries: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(RETRY_MS * 4 ** Math.min(tries, 10), RETRY_MAX_MS))
}

export function leaseOf(seconds: number, now: Date): { readonly until: Date; readonly renewAt: Date } {
  const ms = Math.min(seconds * 1000, LEASE_MAX_MS)
  return {
    until: new Date(now.getTime() + ms),
    renewAt: new Date(now.getTime() + Math.max(ms * RENEWED_AFTER, RENEW_MS_MIN)),
  }
}

type Standing = {
  readonly leaseUntil: Date | null
  readonly toldAt: Date | null
  readonly missedAt: Date | null
}

/** Whether a hub keeps what it promised: it told of something new, and nothing was found since that it had not told of. */
export function isTelling(it: Standing | null, now: Date): boolean {
  if (!it?.leaseUntil || !it.toldAt || it.leaseUntil <= now) return false
  return !it.missedAt || it.missedAt < it.toldAt
}

/** How often the feed itself is looked at: as was set, and less often while its hub tells; as set again when its time is over. */
export function paceOf(everyMinutes: number, hub: Standing | null, now: Date): number {
  if (!isTelling(hub, now)) return everyMinutes
  const leftMinutes = ((hub?.leaseUntil?.getTime() ?? 0) - now.getTime()) / 60_000
  return Math.max(everyMinutes, Math.min(everyMinutes * SLOWED_BY, SLOWED_MINUTES_MAX, leftMinutes))
}
