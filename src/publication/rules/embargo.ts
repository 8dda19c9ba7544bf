/**
 * What the embargo robot looks for: whether anybody outside can read a text that is under embargo, set for later, or not
 * approved. It knows a text again by its words, whatever markup or data they stand in (design, invariant 6). Pure.
 */
import { plainTextOf, translationsOf, type Content } from '../../base/content.ts'

/** A text that nobody outside may read yet. */
export type Guarded = {
  readonly dossierId: string
  readonly title: string
  /** '' before it was approved. */
  readonly versionHash: string
  /** Words by which it is known again, as `wordsOf` writes them. */
  readonly needles: readonly string[]
  /** Where it would stand if it were out, and where a stranger would guess it. From the root. */
  readonly addresses: readonly string[]
  /** Hashes of its files. */
  readonly files: readonly string[]
}

export type Leak = {
  readonly dossierId: string
  readonly title: string
  readonly path: string
  readonly how: 'answered' | 'words' | 'address' | 'file'
}

const NEEDLE_WORDS_MIN = 4 // fewer stand in other texts by chance
const NEEDLE_WORDS_MAX = 12
const NEEDLES_MAX = 6 // of each language

/** The words of a text in order, without entities, escapes, signs and cases. */
export function wordsOf(text: string): string {
  const plain = text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\[nrt"\\/]/g, ' ')
    .replaceAll(/&#(\d{1,7});/g, (_, code: string) => fromCode(Number(code)))
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => fromCode(Number.parseInt(code, 16)))
    .replaceAll(/&[a-z]{2,8};/gi, ' ')
  return (
    plain
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
}

/**
 * The words of a page, a feed or data, with a space at both ends. What stands in a CDATA section or in data has no markup to
 * leave out; on a page, words stand in pieces between tags: so both ways, one behind the other.
 */
export const wordsOfPage = (body: string): string =>
  ` ${wordsOf(body)} | ${wordsOf(body.replaceAll(/<[^>]{0,2000}>/g, ' '))} `

const fromCode = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ')

/**
 * By which words a text is known again: its title, its summary, and sentences of its body.
 * @param known texts that anybody may read: what stands in them too tells nothing
 */
export function needlesOf(content: Content, known: readonly Content[] = []): string[] {
  const read = known.flatMap(textsOf).map((it) => wordsOf(`${it.title} ${it.summary} ${plainTextOf(it.body)}`))
  return [...new Set(textsOf(content).flatMap((it) => needlesIn(it, read)))]
}

type Text = Pick<Content, 'title' | 'summary' | 'body'>
const textsOf = (content: Content): Text[] => [content, ...translationsOf(content).map((it) => it.translation)]

function needlesIn({ title, summary, body }: Text, read: readonly string[]): string[] {
  const sentences = plainTextOf(body).split(/(?<=[.!?])\s|\n/u)
  const found = new Set<string>()
  for (const piece of [title, summary, ...sentences]) {
    const words = wordsOf(piece).split(' ').slice(0, NEEDLE_WORDS_MAX)
    const needle = words.join(' ')
    if (words.length >= NEEDLE_WORDS_MIN && !read.some((it) => it.includes(needle))) found.add(needle)
    if (found.size === NEEDLES_MAX) break
  }
  return [...found]
}

/** What an answer that a stranger got gives away. @param isPublic whether these words stand in a text that is out */
export function leaksIn(
  answer: { readonly path: string; readonly body: string },
  guarded: readonly Guarded[],
  isPublic: (needle: string) => boolean,
): Leak[] {
  const words = wordsOfPage(answer.body)
  return guarded.flatMap((it): Leak[] => {
    const leak = { dossierId: it.dossierId, title: it.title, path: answer.path }
    if (it.addresses.some((address) => address.startsWith('/berita/') && answer.body.includes(address)))
      return [{ ...leak, how: 'address' }]
    if (it.files.some((hash) => answer.body.includes(hash))) return [{ ...leak, how: 'file' }]
    const told = it.needles.some((needle) => words.includes(` ${needle} `) && !isPublic(needle))
    return told ? [{ ...leak, how: 'words' }] : []
  })
}

/** Addresses of our own that a page, a feed, a site map or data names, from the root. */
export function addressesIn(path: string, body: string, origin: string): string[] {
  const found = new Set<string>()
  const named = [
    ...body.matchAll(/(?:href|src)="([^"]{1,500})"/g),
    ...body.matchAll(/<(?:loc|link|id)>([^<]{1,500})</g),
    ...body.matchAll(/"([^"\s\\]{1,300}\.(?:json|xml|html))"/g),
  ]
  for (const [, address] of named) {
    const text = (address as string).replaceAll('&amp;', '&')
    if (!URL.canParse(text, `${origin}${path}`)) continue
    const url = new URL(text, `${origin}${path}`)
    if (url.origin === origin && !url.pathname.startsWith('/app')) found.add(url.pathname)
  }
  return [...found]
}
