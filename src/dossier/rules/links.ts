import ipaddr from 'ipaddr.js'
import { cutAtAddresses } from '../../base/content-html.ts'
import { linksOf, piecesOf, type Place } from '../../base/content-places.ts'
import { bodiesOf, type Content } from '../../base/content.ts'

/** What was last known of an address: it answers, its page is gone, it did not answer, or it leads inside the office. */
export type LinkState = 'answers' | 'gone' | 'silent' | 'inside'

/** What is known of an address: when it was last asked, and since when it has stood so. */
export type KnownLink = { readonly state: LinkState; readonly since: Date; readonly checkedAt: Date }

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const ASKED_ANEW_MS = 60_000 // an address is not asked twice within a minute, however many people want to know

/**
 * Until when what is known holds. Good news for a day. A page that is gone or silent may be back in an hour, and the
 * longer it has been so the less often it is asked: as long again as it has stood, an hour at least, a day at most.
 */
export function holdsUntil({ state, since, checkedAt }: KnownLink): Date {
  const stoodMs = checkedAt.getTime() - since.getTime()
  const hurries = state === 'gone' || state === 'silent'
  return new Date(checkedAt.getTime() + (hurries ? Math.min(Math.max(stoodMs, HOUR_MS), DAY_MS) : DAY_MS))
}

/**
 * The addresses to look at now: those of which nothing is known first, then the oldest knowledge.
 * @param it.askedAt when somebody asked for a new look: what was known a minute before that no longer counts
 */
export function dueLinks(
  addresses: readonly string[],
  known: ReadonlyMap<string, KnownLink>,
  it: { readonly askedAt: Date | null; readonly now: Date },
): string[] {
  const anewBefore = it.askedAt ? it.askedAt.getTime() - ASKED_ANEW_MS : 0
  const age = (address: string) => known.get(address)?.checkedAt.getTime() ?? 0
  return addresses
    .filter((address) => {
      const one = known.get(address)
      return !one || holdsUntil(one) <= it.now || one.checkedAt.getTime() < anewBefore
    })
    .toSorted((one, other) => age(one) - age(other))
}

export type WebLink = Place & { readonly address: string }

/** Every web address that a reader of the text can follow, those spelled out in its footnotes too. */
export function webLinksOf(content: Content): WebLink[] {
  const links = bodiesOf(content)
    .flatMap(({ at, body }) => linksOf(body.content, at))
    .flatMap(({ at, from, to, href }) => (/^https?:/i.test(href) ? [{ at, from, to, address: href }] : []))
  const notes = piecesOf(content).flatMap(({ at, text }) => {
    if (!at.includes('#note/')) return []
    let offset = 0
    return cutAtAddresses(text).flatMap((part, index) => {
      const from = offset
      offset += part.length
      return index % 2 ? [{ at, from, to: offset, address: part }] : []
    })
  })
  return [...links, ...notes]
}

/** Whether an address can only be opened within an office's own network, as it is written. */
export function isInside(address: string): boolean {
  if (!URL.canParse(address)) return false
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast'
  return !host.includes('.') || /(?:^|\.)(?:localhost|local|internal|lan|home|intranet|corp)$/.test(host)
}
