/** What each channel takes, as data: the figures are the channels' own, read in 2026, or the office's where it says so. */
import { variantChannels, type Content } from '../../../base/content.ts'

export type Channel = (typeof variantChannels)[number]
export type Variant = NonNullable<Content['variants']>[number]

/** Stands where the address of the public page will stand: it is given only when the text is published. */
export const LINK = '{tautan}'

export type Limit = {
  /** Inclusive, in the unit. */
  readonly max: number
  /** Where what is derived stops: readers leave before the channel's limit does. */
  readonly aim: number
  /** UTF-16 code units; X's weighted characters; words. */
  readonly unit: 'character' | 'weighted' | 'word'
  /** What the address of the public page is counted as. */
  readonly link: number
  readonly source: string
}

const LINK_MAX = 140 // an office's address, /berita/2026-11/ and eighty letters of a title

export const limits: Readonly<Record<Channel, Limit>> = {
  email: {
    max: 20_000,
    aim: 20_000,
    unit: 'character',
    link: LINK_MAX,
    source: 'Siar: about ten pages; a longer text is read on its page',
  },
  // WhatsApp takes 65,536 characters; the shorter of the two holds, since both get the same text.
  chat: {
    max: 4_096,
    aim: 1_024, // as long as the caption of a picture may be there, so that it can go with one
    unit: 'character',
    link: LINK_MAX,
    source:
      'Telegram Bot API 10.1, sendMessage text 1–4096, sendPhoto caption 0–1024 characters after entities parsing',
  },
  'short-post': {
    max: 280,
    aim: 280,
    unit: 'weighted',
    link: 23,
    source: 'X: twitter-text config v3, maxWeightedTweetLength 280, transformedURLLength 23',
  },
  caption: {
    max: 2_200,
    aim: 1_200,
    unit: 'character',
    link: LINK_MAX,
    source: 'Instagram Graph API, media caption: 2,200 characters, 30 hashtags',
  },
  radio: {
    max: 450,
    aim: 390, // three minutes at 130 words a minute
    unit: 'word',
    link: 0,
    source: 'Siar: three minutes at 130 to 150 words a minute',
  },
  videotron: {
    max: 90,
    aim: 90,
    unit: 'character',
    link: LINK_MAX,
    source: 'Siar: one line that is read while passing',
  },
}

export const HASHTAGS_MAX = 30
/** Of an Instagram caption: what is read before "selengkapnya". */
export const CAPTION_SHOWN = 125
/** Of a Telegram message that goes under a picture. */
export const PICTURE_CAPTION_MAX = 1_024

/** How long a text is to its channel, in the unit of its limit. */
export function lengthOf(channel: Channel, text: string): number {
  const { unit, link } = limits[channel]
  if (unit === 'word') return text.split(/\s+/u).filter(Boolean).length
  if (unit === 'weighted') return weightedLength(text.replaceAll(LINK, 'https://x.id'))
  return text.length + (text.split(LINK).length - 1) * (link - LINK.length)
}

export function hashtagsOf(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu) ?? []
}

/** Seconds that an announcer takes, at 140 words a minute: between the 130 and 150 of spoken news. */
export function readingSeconds(text: string): number {
  return Math.round((lengthOf('radio', text) / 140) * 60)
}

const ADDRESS =
  /https?:\/\/[^\s]+|(?<![\p{L}\p{N}@.-])(?:[a-z0-9-]{1,63}\.){1,6}(?:id|com|org|net|info|gov|co)(?![\p{L}\p{N}.-])(?:\/[^\s]*)?/giu
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}|\p{Extended_Pictographic}/u
const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' })

/**
 * The length of a text by X's published rule (twitter-text, config v3): an address counts 23, an emoji 2 however many
 * code points it is made of, a code point of U+0000–10FF, U+2000–200D, U+2010–201F and U+2032–2037 1, any other 2.
 */
export function weightedLength(text: string): number {
  let length = 0
  let from = 0
  for (const found of text.matchAll(ADDRESS)) {
    length += weightOf(text.slice(from, found.index)) + 23
    from = found.index + found[0].length
  }
  return length + weightOf(text.slice(from))
}

function weightOf(text: string): number {
  let weight = 0
  for (const { segment } of graphemes.segment(text)) {
    if (segment.length > 1 && EMOJI.test(segment)) weight += 2
    else for (const sign of segment) weight += isLight(sign.codePointAt(0) ?? 0) ? 1 : 2
  }
  return weight
}

function isLight(code: number): boolean {
  return (
    code <= 0x10ff ||
    (code >= 0x2000 && code <= 0x200d) ||
    (code >= 0x2010 && code <= 0x201f) ||
    (code >= 0x2032 && code <= 0x2037)
  )
}
