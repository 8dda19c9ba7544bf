import ipaddr from 'ipaddr.js'
import { cutAtAddresses } from '../../base/content-html.ts'
import { linksOf, piecesOf, type Place } from '../../base/content-places.ts'
import type { Content } from '../../base/content.ts'

/** What was last known of an address: it answers, its page is gone, it did not answer, or it leads inside the office. */
export type LinkState = 'answers' | 'gone' | 'silent' | 'inside'

export type WebLink = Place & { readonly address: string }

/** Every web address that a reader of the text can follow, those spelled out in its footnotes too. */
export function webLinksOf(content: Content): WebLink[] {
  const links = linksOf(content.body.content).flatMap(({ at, from, to, href }) =>
    /^https?:/i.test(href) ? [{ at, from, to, address: href }] : [],
  )
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
