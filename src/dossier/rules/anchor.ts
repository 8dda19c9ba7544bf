/**
 * Where the words of a comment stand once the text has changed. Right or lost, never wrong: a comment that points at
 * other words than those it was made on is worse than one that says it lost them. Serves steps 2 to 5.
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
  /** At which tokens of all these a row of three begins that stood elsewhere in the text too: it tells nothing. */
  readonly echoes: readonly number[]
  /** The longest row of tokens elsewhere in the text that held the whole quote; 0 where it stood once. */
  readonly twin: number
}

const BOUNDARY = '\u2029' // between pieces, in the context and among the tokens
export const QUOTE_MAX = 1_000 // UTF-16 units
export const CONTEXT_MAX = 2_000
const CONTEXT_WORDS = [12, 30, 60] // more are taken where fewer also stand elsewhere
const WHOLE = 7 // words or ends of a piece in a row, the quote among them: more than the names an office often writes
const BESIDE = 3 // of them beside the quote in its own piece: the pieces around it may be others tomorrow
const ROW = 3 // tokens in a row that tell where one is, unless they stood elsewhere too
const OWN_ROWS = 3 // that must stand around the quote as they did
const CONTEXT_ROW = 5 // tokens in a row from beside the quote that betray its true place
const SLACK = 8 // tokens that may have come between the quote and what stood beside it, when only one side still does

/**
 * The place in a text as an anchor, widened to whole words.
 * Null for no such place, for a quote over `QUOTE_MAX`, for blank words in a piece that has no name of its own, and for
 * words that stand elsewhere too with the same sixty words on either side: nothing could tell them apart later.
 */
export function anchorAt(content: Content, place: Place): Anchor | null {
  const piece = piecesOf(content).find((it) => it.at === place.at)
  if (!piece || place.from < 0 || place.from > place.to || place.to > piece.text.length) return null
  const { scope } = homeOf(place.at)
  const stream = streamsOf(content).get(scope)
  const tokens = stream?.tokens ?? []
  const first = tokens.findIndex((it) => it.at === place.at && it.to > place.from && it.from < place.to)
  if (first < 0)
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
    const window = tokens.slice(begin, stop).map((it) => it.text)
    const echoes = [...new Set([...rowsElsewhere(stream as Stream, window, begin)].map((it) => it.from))].toSorted(
      (one, other) => one - other,
    )
    const all = begin === 0 && stop === tokens.length
    if (window.length - ROW + 1 - echoes.length < OWN_ROWS * 2 && !all) continue
    const parts = {
      before: tokens.slice(begin, first),
      quote: tokens.slice(first, end),
      after: tokens.slice(end, stop),
    }
    return {
      at: place.at,
      from,
      to,
      quote: piece.text.slice(from, to),
      before: joined(parts.before),
      after: joined(parts.after),
      echoes,
      twin: standsOf(stream as Stream, parts, piece.at).reduce(
        (longest, it) => (it.at === first ? longest : Math.max(longest, it.length)),
        0,
      ),
    }
  }
  return null
}

/** Where the words of an anchor stand in a text: the same words but for spaces and the shape of quotes and dashes. */
export function findAnchor(anchor: Anchor, content: Content): Place | null {
  const { scope } = homeOf(anchor.at)
  const stream = streamsOf(content).get(scope)
  if (!stream) return null
  const parts = { before: tokensOf(anchor.before), quote: tokensOf(anchor.quote), after: tokensOf(anchor.after) }
  const { before, quote, after } = parts
  if (quote.length === 0) return scope === anchor.at ? { at: anchor.at, from: 0, to: 0 } : null
  const window = [...before, ...quote, ...after].map(({ text }) => text)
  const own = ownRows(window, before.length, anchor.echoes)
  // A title of six words that stays a title is told by fewer.
  const few = scope === anchor.at && telling([...before, ...quote, ...after]) < 2 * WHOLE
  const enough = (needed: number, there: number) =>
    few ? Math.ceil(Math.min(needed, there) / 2) : Math.min(needed, there)
  const stands = standsOf(stream, parts, anchor.at)
  const found = stands.filter(({ left, right }) => {
    const kept = { before: before.slice(before.length - left), after: after.slice(0, right) }
    const span = { from: before.length - left, to: before.length + quote.length + right }
    return (
      telling(pieceOf(kept)) >= enough(BESIDE, telling(pieceOf(parts))) &&
      telling([...kept.before, ...quote, ...kept.after]) >= enough(WHOLE, telling([...before, ...quote, ...after])) &&
      own.filter((row) => row >= span.from && row + ROW <= span.to).length >= enough(OWN_ROWS, own.length)
    )
  })
  const [it] = found
  if (!it || found.length > 1) return null
  for (const other of stands) {
    if (other === it) continue
    // The same words with something beside them as it was: a copy of them, or they beside a copy.
    if (other.length > Math.max(anchor.twin, quote.length)) return null
    if ((it.left === 0 && other.left > 0) || (it.right === 0 && other.right > 0)) return null
  }
  const span = { from: before.length - it.left, to: before.length + quote.length + it.right }
  const told = new Set(own)
  for (const run of rowsElsewhere(stream, window, it.at - before.length)) {
    if (!told.has(run.from)) continue
    // What is left of the true ones stands elsewhere beside a copy of them.
    if (overlap(run, { from: before.length, to: before.length + quote.length }) > 0) return null
    // What stood right beside them stands where they do not: the true place, with other words in it.
    if (run.from + ROW === before.length || run.from === before.length + quote.length) return null
    if (run.length < CONTEXT_ROW) continue
    if (overlap(run, span) >= ROW) return null
    // What stood beside them stands apart: fine where something came between, and both ends still say so.
    if (Math.abs(run.shift) > SLACK && (it.left === 0 || it.right === 0)) return null
  }
  const { tokens } = stream
  const begins = tokens[it.at] as Token
  return { at: begins.at, from: begins.from, to: (tokens[it.at + quote.length - 1] as Token).to }
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

/** Everywhere that the quote stands whole, and how many tokens before and after it stand there too. */
function standsOf(
  { tokens, single }: Stream,
  { before, quote, after }: Parts,
  at: string,
): { at: number; left: number; right: number; length: number }[] {
  const { kind } = homeOf(at)
  return positionsOf({ tokens, single }, quote)
    .filter((start) => homeOf((tokens[start] as Token).at).kind === kind)
    .map((start) => {
      let left = 0
      while (left < before.length && before.at(-1 - left)?.text === tokens[start - 1 - left]?.text) left++
      let right = 0
      while (right < after.length && after[right]?.text === tokens[start + quote.length + right]?.text) right++
      return { at: start, left, right, length: left + quote.length + right }
    })
}

/** What stands beside the quote in its own piece: the pieces around may be others tomorrow. */
function pieceOf({ before, after }: Pick<Parts, 'before' | 'after'>): readonly Token[] {
  const stop = after.findIndex(({ text }) => text === BOUNDARY)
  return [
    ...before.slice(before.findLastIndex(({ text }) => text === BOUNDARY) + 1),
    ...(stop < 0 ? after : after.slice(0, stop)),
  ]
}

const overlap = (run: { from: number; length: number }, span: { from: number; to: number }) =>
  Math.min(run.from + run.length, span.to) - Math.max(run.from, span.from)

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
    const end = { text: BOUNDARY, at: '', from: 0, to: 0 }
    if (tokens.length === 0) tokens.push(end)
    // One by one: a piece may hold more words than a call takes arguments.
    for (const word of words) tokens.push(word)
    tokens.push(end)
  }
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
    if (at + ROW <= tokens.length) add(rows, `${text} ${tokens[at + 1]?.text} ${tokens[at + 2]?.text}`, at)
  })
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

/** Every row of three tokens of the window that also stands where the window itself does not, and how far it goes on. */
function* rowsElsewhere(
  { tokens, rows }: Stream,
  window: readonly string[],
  home: number,
): Generator<{ from: number; length: number; shift: number }> {
  for (let from = 0; from + ROW <= window.length; from++) {
    const found = rows.get(window.slice(from, from + ROW).join(' ')) ?? []
    for (const place of found.slice(0, ROWS_LOOKED_AT)) {
      const shift = place - from - home
      if (shift === 0) continue
      let length = ROW
      while (from + length < window.length && window[from + length] === tokens[place + length]?.text) length++
      yield { from, length, shift }
    }
  }
}

const ROWS_LOOKED_AT = 50 // of one row: what stands so often tells nothing anyway

/** Where the rows begin that stood once; of the quote's own piece alone, where that has enough. */
function ownRows(window: readonly string[], quoteAt: number, echoes: readonly number[]): number[] {
  const common = new Set(echoes)
  const begin = window.lastIndexOf(BOUNDARY, quoteAt) + 1
  const end = window.indexOf(BOUNDARY, quoteAt)
  const own: number[] = []
  for (let row = 0; row + ROW <= window.length; row++) if (!common.has(row)) own.push(row)
  const inPiece = own.filter((row) => row >= begin && (end < 0 || row + ROW <= end))
  return inPiece.length >= OWN_ROWS ? inPiece : own
}

/** What says where one is: words and the ends of pieces; commas stand everywhere. */
function telling(tokens: readonly { readonly text: string }[]): number {
  return tokens.filter(({ text }) => isTelling(text)).length
}

const isTelling = (text: string) => text === BOUNDARY || /[\p{L}\p{N}]/u.test(text)

/** How far so many telling tokens reach from one end of the quote, within what a context may hold. */
function reach(tokens: readonly Token[], start: number, step: 1 | -1, words: number): number {
  let at = start
  let left = words
  let room = CONTEXT_MAX / 2
  for (;;) {
    const next = tokens[step === 1 ? at : at - 1]
    if (!next || left === 0) return at
    room -= next.text.length + 1
    if (room < 0) return at
    if (isTelling(next.text)) left--
    at += step
  }
}

const joined = (tokens: readonly Token[]) => tokens.map((it) => it.text).join(' ')
