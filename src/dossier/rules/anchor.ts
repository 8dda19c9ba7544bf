/**
 * Where the words of a comment stand once the text has changed. Right or lost, never wrong: a comment that points at
 * other words than those it was made on is worse than one that says it lost them. Serves steps 2 to 5.
 *
 * A text is read as tokens, and where one is in it is told by rows of three of them. Words stand where they stand whole
 * among enough of the rows that were around them, found nowhere else before or now; and only while nothing of them or of
 * what stood right beside them is found anywhere more often than it was: else it is a copy that was found, or the words
 * were taken out of their place.
 */
import { LEAF, piecesOf, type Place } from '../../base/content-places.ts'
import type { Content } from '../../base/content.ts'

/** Words of a text as they were when something was said of them. */
export type Anchor = Place & {
  /** The words; empty for a blank title, summary, field or variant, of which one can say that it is missing. */
  readonly quote: string
  /** What stood before and after them, other pieces too, each behind a `BOUNDARY`. */
  readonly before: string
  readonly after: string
  /** Which rows of all these stood elsewhere in the text too, by the tokens at which they begin: once for each time. */
  readonly echoes: readonly number[]
  /** In how many other places the quote stood with a word beside it as here. */
  readonly twin: number
}

const BOUNDARY = '\u2029' // between pieces, in the context and among the tokens
export const QUOTE_MAX = 1_000 // UTF-16 units
export const CONTEXT_MAX = 2_000
const CONTEXT_WORDS = [12, 30, 60] // more are taken where fewer also stand elsewhere
const ROW = 3 // tokens
const ROWS_BESIDE = 5 // seven tokens with the quote among them: more than the names that an office writes again and again
const ROWS_NEEDED = 7 // of these and others close by
const ROWS_OF_SIDE = 2 // more than stand where two pieces meet
const SLACK = 8 // tokens that may have come between the quote and what stood by it
export const ECHOES_MAX = 9 // counted of one row: one that stands more often tells nothing

/**
 * The place in a text as an anchor, widened to whole words.
 * Null for no such place, for a quote over `QUOTE_MAX`, for blank words in a piece that has no name of its own, and for
 * words in a piece that stands elsewhere too, with the same sixty words before or after: nothing could tell them apart
 * later.
 */
export function anchorAt(content: Content, place: Place): Anchor | null {
  const piece = piecesOf(content).find((it) => it.at === place.at)
  if (!piece || place.from < 0 || place.from > place.to || place.to > piece.text.length) return null
  const { scope } = homeOf(place.at)
  const stream = streamsOf(content).get(scope)
  const tokens = stream?.tokens ?? []
  const first = tokens.findIndex((it) => it.at === place.at && it.to > place.from && it.from < place.to)
  if (!stream || first < 0)
    return scope === place.at && piece.text.trim() === ''
      ? { at: place.at, from: 0, to: 0, quote: '', before: '', after: '', echoes: [], twin: 0 }
      : null
  let end = first + 1
  while (tokens[end]?.at === place.at && (tokens[end] as Token).from < place.to) end++
  const from = (tokens[first] as Token).from
  const { to } = tokens[end - 1] as Token
  if (to - from > QUOTE_MAX) return null
  for (const words of CONTEXT_WORDS) {
    const begin = reach(tokens, first, -1, words)
    const stop = reach(tokens, end, 1, words)
    const parts = {
      before: tokens.slice(begin, first),
      quote: tokens.slice(first, end),
      after: tokens.slice(end, stop),
    }
    const counts = rowsOf(tokens.slice(begin, stop)).map((row) => stream.rows.get(row)?.length ?? 1)
    const own = counts.flatMap((times, row) => (times === 1 ? [row] : []))
    const whole = begin === 0 && stop === tokens.length
    if (!whole && own.length < 2 * ROWS_NEEDED) continue
    const anchor: Anchor = {
      at: place.at,
      from,
      to,
      quote: piece.text.slice(from, to),
      before: joined(parts.before),
      after: joined(parts.after),
      echoes: counts.flatMap((times, row) => Array.from({ length: Math.min(times - 1, ECHOES_MAX) }, () => row)),
      twin: standsOf(stream, parts, place.at).filter((it) => it.at !== first && it.beside).length,
    }
    const found = findAnchor(anchor, content) // what cannot be found here would never be
    if (found?.at === place.at && found.from === from) return anchor
  }
  return null
}

/** Where the words of an anchor stand in a text: the same words but for spaces and the shape of quotes and dashes. */
export function findAnchor(anchor: Anchor, content: Content): Place | null {
  const { scope } = homeOf(anchor.at)
  const stream = streamsOf(content).get(scope)
  if (!stream) return null
  const parts = { before: tokensOf(anchor.before), quote: tokensOf(anchor.quote), after: tokensOf(anchor.after) }
  if (parts.quote.length === 0) return scope === anchor.at ? { at: anchor.at, from: 0, to: 0 } : null
  const window = windowOf(parts, anchor.echoes)
  const stands = standsOf(stream, parts, anchor.at)
  const [it, ...more] = stands.filter((one) => isTold(one, window, stream, scope === anchor.at))
  if (!it || more.length > 0) return null
  if (stands.filter((one) => one !== it && one.beside).length > anchor.twin) return null
  if (strays(it, window, stream)) return null
  const { tokens } = stream
  const begins = tokens[it.at] as Token
  return { at: begins.at, from: begins.from, to: (tokens[it.at + parts.quote.length - 1] as Token).to }
}

/**
 * Where other words stand in the very place of an anchor's, between what stood right before and after them; of no
 * words at all, where the two now meet. Null when they do not.
 */
export function findInstead(anchor: Anchor, words: string, content: Content): Place | null {
  const instead = words.trim() === '' ? closed(anchor) : { ...anchor, quote: words }
  const place = instead && findAnchor({ ...instead, echoes: [], twin: 0 }, content)
  const now = place && anchorAt(content, place)
  if (!now) return null
  const alike = (one: string, other: string, from: number, to?: number) =>
    one.split(' ').slice(from, to).join(' ') === other.split(' ').slice(from, to).join(' ')
  return alike(now.before, instead.before, -NEAR) && alike(now.after, instead.after, 0, NEAR) ? place : null
}

const NEAR = 2 // tokens on either side that must be the same

/** The anchor of the word before or after the quote, as if the quote had never been. */
function closed(anchor: Anchor): Anchor | null {
  const before = anchor.before.split(' ')
  const after = anchor.after.split(' ')
  const [left, right] = [before.pop() ?? '', after.shift() ?? '']
  if (left && left !== BOUNDARY) return { ...anchor, quote: left, before: before.join(' ') }
  if (right && right !== BOUNDARY) return { ...anchor, quote: right, after: after.join(' ') }
  return null
}

type Parts = Readonly<Record<'before' | 'quote' | 'after', readonly Token[]>>

/** A place where the quote stands whole, and how many of the tokens before and after it stand there too. */
type Stand = {
  readonly at: number
  readonly left: number
  readonly right: number
  /** Whether a word is among these. */
  readonly beside: boolean
}

function standsOf(stream: Stream, { before, quote, after }: Parts, at: string): Stand[] {
  const { kind } = homeOf(at)
  const { tokens } = stream
  return positionsOf(stream, quote)
    .filter((start) => homeOf((tokens[start] as Token).at).kind === kind)
    .map((start) => {
      let left = 0
      while (left < before.length && before.at(-1 - left)?.text === tokens[start - 1 - left]?.text) left++
      let right = 0
      while (right < after.length && after[right]?.text === tokens[start + quote.length + right]?.text) right++
      const beside = [...before.slice(before.length - left), ...after.slice(0, right)].some(({ text }) => isWord(text))
      return { at: start, left, right, beside }
    })
}

/** The tokens of an anchor in rows; where the quote and its own piece begin and end among them. */
type Window = {
  readonly rows: readonly string[]
  /** How often each of them stood elsewhere, up to `ECHOES_MAX`. */
  readonly echoes: readonly number[]
  readonly quote: Span
  readonly piece: Span
  /** Those that stood once, of the quote's own piece where it has enough: they tell where the quote is. */
  readonly telling: readonly number[]
  /** Whether the piece has any of them. */
  readonly speaks: boolean
}
type Span = { readonly from: number; readonly to: number }

function windowOf({ before, quote, after }: Parts, echoes: readonly number[]): Window {
  const tokens = [...before, ...quote, ...after]
  const rows = rowsOf(tokens)
  const times = rows.map(() => 0)
  for (const row of echoes) if (row < times.length) times[row] = (times[row] as number) + 1
  const { length: from } = before
  const end = tokens.findIndex(({ text }, at) => at >= from && text === BOUNDARY)
  const piece = {
    from: before.findLastIndex(({ text }) => text === BOUNDARY) + 1,
    to: end < 0 ? tokens.length : end,
  }
  const own = rows.flatMap((_, row) => (times[row] === 0 ? [row] : []))
  const inPiece = own.filter((row) => isWithin(row, piece))
  return {
    rows,
    echoes: times,
    quote: { from, to: from + quote.length },
    piece,
    telling: inPiece.length >= ROWS_NEEDED ? inPiece : own,
    speaks: inPiece.length > 0,
  }
}

const rowsOf = (tokens: readonly Pick<Token, 'text'>[]): string[] =>
  tokens.slice(ROW - 1).map((_, at) => tokens.slice(at, at + ROW).map(({ text }) => text).join(' ')) // prettier-ignore

const isWithin = (row: number, { from, to }: Span) => row >= from && row + ROW <= to

/**
 * Whether a stand is told by the rows around it: by enough of those that stood once and stand once. Of a piece that says
 * nothing by itself, as a cell among like cells or a paragraph that stands twice, the pieces on both sides must tell it.
 */
function isTold({ at, left, right }: Stand, window: Window, stream: Stream, alone: boolean): boolean {
  const { rows, quote, telling, speaks } = window
  const span = { from: quote.from - left, to: quote.to + right }
  const still = telling.flatMap((row) => {
    const [place, ...more] = stream.rows.get(rows[row] as string) ?? []
    return place === undefined || more.length > 0 ? [] : [{ row, shift: place - row - (at - quote.from) }]
  })
  const beside = still.filter(({ row }) => isWithin(row, span))
  // A title of six words that stays a title is told by fewer.
  if (alone && telling.length < 2 * ROWS_NEEDED) return beside.length >= Math.min(ROWS_BESIDE, telling.length / 2)
  const isHeldBy = (side: (row: number) => boolean) => {
    const held = beside.filter(({ row }) => side(row)).length
    return held > 0 && held >= Math.min(ROWS_OF_SIDE, telling.filter(side).length)
  }
  const near = still.filter(({ shift }) => Math.abs(shift) <= SLACK)
  return (
    beside.length >= Math.min(ROWS_BESIDE, telling.length) &&
    near.length >= Math.min(ROWS_NEEDED, telling.length) &&
    (speaks || (isHeldBy((row) => row < quote.from) && isHeldBy((row) => row + ROW > quote.to)))
  )
}

/**
 * Whether a row of the quote, or the one right before or after it in its piece, is found at more places than this stand
 * and those where it stood before. What stood right beside may have been pushed aside a little, whole.
 */
function strays({ at, left, right }: Stand, { rows, echoes, quote, piece }: Window, stream: Stream): boolean {
  for (let row = Math.max(0, quote.from - ROW); row <= quote.to && row < rows.length; row++) {
    const isBefore = row + ROW <= quote.from
    const isAfter = row >= quote.to
    const times = echoes[row] as number
    if (times >= ECHOES_MAX || ((isBefore || isAfter) && !isWithin(row, piece))) continue
    const places = stream.rows.get(rows[row] as string) ?? []
    const here = at - quote.from + row
    const from = here - (isBefore && left === 0 ? SLACK : 0)
    const to = here + (isAfter && right === 0 ? SLACK : 0)
    const stays = places.some((place) => place >= from && place <= to)
    if (places.length - (stays ? 1 : 0) > times) return true
  }
  return false
}

/** A word, a number, a mark, or the end of a piece. */
type Token = { readonly text: string; readonly at: string; readonly from: number; readonly to: number }

/** The pieces among which the words may wander, as one row of tokens, and where each three in a row stand. */
type Stream = {
  readonly tokens: readonly Token[]
  readonly single: ReadonlyMap<string, readonly number[]>
  readonly rows: ReadonlyMap<string, readonly number[]>
}

/** The body is one scope, and so are the facts and the attachments: their pieces are moved, split and joined. */
function homeOf(at: string): { scope: string; kind: string } {
  if (at.startsWith('body/')) return { scope: 'body', kind: at.split('#')[1]?.split('/')[0] ?? '' }
  if (at.startsWith('fact/')) return { scope: 'fact', kind: at.split('/')[2] ?? '' }
  if (at.startsWith('attachment/')) return { scope: 'attachment', kind: '' }
  return { scope: at, kind: '' }
}

const known = new WeakMap<Content, Map<string, Stream>>() // a text is looked through once for all of its comments

const END: Token = { text: BOUNDARY, at: '', from: 0, to: 0 }

function streamsOf(content: Content): Map<string, Stream> {
  const earlier = known.get(content)
  if (earlier) return earlier
  const scopes = new Map<string, Token[]>()
  for (const piece of piecesOf(content)) {
    const { scope } = homeOf(piece.at)
    const tokens = scopes.get(scope) ?? []
    scopes.set(scope, tokens)
    const words = tokensOf(piece.text.replaceAll(BOUNDARY, ' '), piece.at)
    if (words.length === 0) continue
    // One by one: a piece may hold more words than a call takes arguments.
    for (const word of words) tokens.push(word)
    tokens.push(END)
  }
  // Twice at both ends of it all, so that a row tells that it is the first or the last.
  for (const [scope, tokens] of scopes) scopes.set(scope, [END, END, ...tokens, END])
  const streams = new Map([...scopes].map(([scope, tokens]) => [scope, indexed(tokens)]))
  known.set(content, streams)
  return streams
}

function indexed(tokens: readonly Token[]): Stream {
  const single = new Map<string, number[]>()
  const rows = new Map<string, number[]>()
  const add = (index: Map<string, number[]>, key: string, at: number) => {
    const places = index.get(key)
    if (places) places.push(at)
    else index.set(key, [at])
  }
  tokens.forEach(({ text }, at) => {
    add(single, text, at)
  })
  rowsOf(tokens).forEach((row, at) => add(rows, row, at))
  return { tokens, single, rows }
}

/** Spaces, breaks and what has no text (a footnote's sign) only part words; a curly quote is a quote, a long dash a dash. */
function tokensOf(text: string, at = ''): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/\u2029|[\p{L}\p{N}\p{M}]+|[^\s\p{Cf}\p{L}\p{N}\p{M}]/gu)) {
    const [found] = match
    if (found === LEAF) continue
    tokens.push({ text: PLAIN[found] ?? found, at, from: match.index, to: match.index + found.length })
  }
  return tokens
}

const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
}

/** Where all the tokens of the quote stand in a row. */
function positionsOf({ tokens, single }: Pick<Stream, 'tokens' | 'single'>, quote: readonly Token[]): number[] {
  let rarest = 0
  let places: readonly number[] = single.get(quote[0]?.text ?? '') ?? []
  quote.forEach(({ text }, index) => {
    const found = single.get(text) ?? []
    if (found.length < places.length) [rarest, places] = [index, found]
  })
  return places
    .map((place) => place - rarest)
    .filter((start) => start >= 0 && quote.every(({ text }, index) => tokens[start + index]?.text === text))
}

const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text)

/** How far so many words and ends of pieces reach from one end of the quote, within what a context may hold. */
function reach(tokens: readonly Token[], start: number, step: 1 | -1, words: number): number {
  let at = start
  let left = words
  let room = CONTEXT_MAX / 2
  for (;;) {
    const next = tokens[step === 1 ? at : at - 1]
    if (!next || left === 0) return at
    room -= next.text.length + 1
    if (room < 0) return at
    if (next.text === BOUNDARY || isWord(next.text)) left--
    at += step
  }
}

const joined = (tokens: readonly Token[]) => tokens.map((it) => it.text).join(' ')
