/**
 * A short post as Bluesky takes it: addresses shortened to be read and linked whole, hashtags marked, counted as Bluesky
 * counts; and the key under which it lies. Lexicons `app.bsky.feed.post` and `app.bsky.richtext.facet`.
 */
import { cutAtAddresses } from '../../base/content-html.ts'
import { sha256 } from '../../base/hash.ts'
import { LINK } from '../../dossier/rules/variants/limits.ts'
import { shortened } from '../../dossier/rules/variants/prose.ts'

/** Both inclusive. */
export const BLUESKY_MAX = { graphemes: 300, bytes: 3_000 } as const
const SHOWN_MAX = 36 // UTF-16 units of an address, so that 280 of X with one address in it are less than 300 here
const TAG_MAX = { graphemes: 64, bytes: 640 }

export type BlueskyFacet = {
  /** Offsets in bytes of UTF-8; the end is exclusive. */
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly [
    | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
    | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string },
  ]
}
export type BlueskyText = {
  readonly text: string
  readonly facets: readonly BlueskyFacet[]
  readonly graphemes: number
  readonly bytes: number
}

/** @param text the short post that was approved; `{tautan}` stands where the address is to be @param link the public page */
export function blueskyText(text: string, link: string): BlueskyText {
  let said = ''
  let bytes = 0
  const facets: BlueskyFacet[] = []
  const add = (piece: string, feature?: BlueskyFacet['features'][0]) => {
    const byteStart = bytes
    said += piece
    bytes += bytesOf(piece)
    if (feature) facets.push({ index: { byteStart, byteEnd: bytes }, features: [feature] })
  }
  cutAtAddresses(text.trim().replaceAll(LINK, link).toWellFormed()).forEach((piece, at) => {
    const url = at % 2 ? URL.parse(piece) : null
    if (url) return add(shownAddress(url), { $type: 'app.bsky.richtext.facet#link', uri: url.href })
    let from = 0
    for (const { index, 0: found } of piece.matchAll(HASHTAG)) {
      const tag = found.slice(1)
      if (graphemesOf(tag) > TAG_MAX.graphemes || bytesOf(tag) > TAG_MAX.bytes) continue
      add(piece.slice(from, index))
      add(found, { $type: 'app.bsky.richtext.facet#tag', tag })
      from = index + found.length
    }
    add(piece.slice(from))
  })
  return { text: said, facets, graphemes: graphemesOf(said), bytes }
}

export function fitsBluesky({ graphemes, bytes }: BlueskyText): boolean {
  return graphemes <= BLUESKY_MAX.graphemes && bytes <= BLUESKY_MAX.bytes
}

/** A text that may end early, with the address of its page behind it where the whole of it is read. */
export function shortenedForBluesky(text: string, link: string): BlueskyText {
  const end = `\n\n${LINK}`
  const measure = (it: string) => {
    const { graphemes, bytes } = blueskyText(`${it}${end}`, link)
    return bytes <= BLUESKY_MAX.bytes ? graphemes : Infinity
  }
  return blueskyText(`${shortened(text, BLUESKY_MAX.graphemes, measure)}${end}`, link)
}

const HASHTAG = /(?<![\p{L}\p{N}\p{M}&])#[\p{L}\p{N}\p{M}_]*\p{L}[\p{L}\p{N}\p{M}_]*/gu

/** Host and as much of the path as has room: never less than the host, by which a reader judges an address. */
function shownAddress({ host, pathname, search, hash }: URL): string {
  const path = `${pathname}${search}${hash}`
  const whole = path === '/' ? host : `${host}${path}`
  if (whole.length <= SHOWN_MAX) return whole
  return `${whole.slice(0, Math.max(SHOWN_MAX - 1, host.length + 1))}…`
}

/**
 * The key of the one post that a delivery makes: a TID (https://atproto.com/specs/tid) from the instant in the delivery's
 * id and, below the millisecond, the rest of that id, so that every try names the same post.
 * @param deliveryId a UUID of version 7 (RFC 9562 §5.7)
 */
export function recordKeyOf(deliveryId: string): string {
  const hash = sha256(deliveryId)
  const at = Number.parseInt(deliveryId.replaceAll('-', '').slice(0, 12), 16)
  const below = Number.parseInt(hash.slice(0, 8), 16) % 1000
  const clock = Number.parseInt(hash.slice(8, 16), 16) % 1024
  let rest = ((BigInt(at) * 1000n + BigInt(below)) << 10n) | BigInt(clock)
  let key = ''
  for (let sign = 0; sign < 13; sign++, rest >>= 5n) key = `${TID_SIGNS[Number(rest & 31n)]}${key}`
  return key
}
const TID_SIGNS = '234567abcdefghijklmnopqrstuvwxyz'

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })
const graphemesOf = (text: string) => [...segmenter.segment(text)].length
const utf8 = new TextEncoder()
const bytesOf = (text: string) => utf8.encode(text).length
