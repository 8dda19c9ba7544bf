/**
 * What an article took from a release, passage by passage, and where it says something else: a figure that differs between
 * words that are the same, or words changed inside a quotation. Only what is certain is said: a person is held to it.
 */
import { dayOf } from '../../base/calendar.ts'
import { align } from '../../base/align.ts'
import { parseDecimal } from '../../base/facts.ts'
import { findPersonalData, type PersonalSpan } from '../../base/personal-data.ts'
import { redacted } from '../../base/personal-data/redacted.ts'
import type { Passage } from '../../radar/reuse.ts'
import { NUMBER, type Reading } from '../../radar/words.ts'

const DAY_MS = 86_400_000

/** So long after it went out a text is still taken up. */
export const COVERED_MS = 10 * DAY_MS
const LATE_MS = 30 * DAY_MS // an article that comes in later than that is of an archive that was opened

export const PASSAGES_MAX = 100 // of one article; a release of 200 sentences taken over whole is told by half of them
const SENTENCE_WORDS_MIN = 4
const QUOTE_WORDS_MIN = 4

/** UTF-16 code units, `end` exclusive. */
export type Place = { readonly start: number; readonly end: number }

export type Difference =
  | { readonly kind: 'figure'; readonly article: string; readonly release: string }
  | { readonly kind: 'quote' }

/** A sentence of the article and the one of the release that it was made of. */
export type KeptPassage = {
  readonly article: Place
  readonly release: Place
  readonly isEdited: boolean
  readonly differs: readonly Difference[]
}

/**
 * When an article was there. A day without a time, which feeds give as midnight, and what the source says nothing of, is
 * taken for when it came in: else an article would stand before the release of its own morning. Null for one of long ago.
 */
export function articleAt(
  it: { readonly publishedAt: Date; readonly isDated: boolean; readonly takenAt: Date },
  zone: string,
): Date | null {
  if (it.takenAt.getTime() - it.publishedAt.getTime() > LATE_MS) return null
  const isDay =
    dayOf(zone, it.publishedAt) !== dayOf(zone, new Date(it.publishedAt.getTime() - 1)) ||
    it.publishedAt.getTime() % DAY_MS === 0
  return it.isDated && !isDay ? it.publishedAt : it.takenAt
}

/**
 * All passages of an article that stand in a release too, in the release's order: those found, and sentences that are the
 * same but for their figures, which as short ones are too unlike to be found.
 */
export function passagesOf(article: Reading, release: Reading, found: readonly Passage[]): KeptPassage[] {
  return [...found, ...sameButFigures(article, release, found)]
    .toSorted((a, b) => a.release.start - b.release.start)
    .slice(0, PASSAGES_MAX)
    .map((it) => ({ ...it, differs: it.isEdited ? differencesOf(article, release, it) : [] }))
}

/** How many passages say something else than the release. */
export const countDiffering = (passages: readonly KeptPassage[]): number =>
  passages.filter((it) => it.differs.length > 0).length

function sameButFigures(article: Reading, release: Reading, found: readonly Passage[]): Passage[] {
  const theirs = maskedSentences(release, new Set(found.map((it) => it.release.start)))
  const own = maskedSentences(article, new Set(found.map((it) => it.article.start)))
  return [...theirs].flatMap(([masked, place]) => {
    const same = own.get(masked)
    return place && same ? [{ article: same, release: place, isEdited: true }] : []
  })
}

/** Sentences with a figure by their words without it; null for what stands there twice, since which was meant is not certain. */
function maskedSentences(reading: Reading, known: ReadonlySet<number>): Map<string, Place | null> {
  const { count, sentence, form, hash, start, end } = reading
  const masked = new Map<string, Place | null>()
  for (let from = 0, to = 0; from < count; from = to) {
    let key = ''
    let words = 0
    for (to = from; to < count && sentence[to] === sentence[from]; to++) {
      key += form[to] === NUMBER ? '# ' : `${hash[to]} `
      if (form[to] !== NUMBER) words++
    }
    if (words < SENTENCE_WORDS_MIN || words === to - from || known.has(start[from] as number)) continue
    masked.set(key, masked.has(key) ? null : { start: start[from] as number, end: end[to - 1] as number })
  }
  return masked
}

type Word = { readonly text: string; readonly start: number; readonly figure: Figure | null; readonly same: string }
type Figure = { readonly of: 'number' | 'clock'; readonly value: string }

function wordsIn({ text, start, end, form, hash }: Reading, place: Place): Word[] {
  const words: Word[] = []
  for (let at = firstFrom(start, place.start); at < start.length && (start[at] as number) < place.end; at++) {
    const said = text.slice(start[at], end[at])
    const figure = form[at] === NUMBER ? figureOf(said) : null
    const same = figure ? `${figure.of} ${figure.value}` : form[at] === NUMBER ? said : String(hash[at])
    words.push({ text: said, start: start[at] as number, figure, same })
  }
  return words
}

function firstFrom(starts: readonly number[], wanted: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

const DIGITS_MAX = 6 // in a row: longer ones are telephones, accounts and numbers of persons

/** What a number says, read the Indonesian way; null for dates, fractions and what may be read otherwise. */
function figureOf(text: string): Figure | null {
  if (/\d{7}/.test(text) || (/^0\d/.test(text) && !/[.:]/.test(text)) || text.length > 3 * DIGITS_MAX) return null
  if (/^([01]?\d|2[0-3])[.:][0-5]\d$/.test(text)) return { of: 'clock', value: text.replace('.', ':').padStart(5, '0') }
  const value = parseDecimal(text)
  return value === null ? null : { of: 'number', value }
}

function differencesOf(article: Reading, release: Reading, it: Passage): Difference[] {
  const own = wordsIn(article, it.article)
  const theirs = wordsIn(release, it.release)
  return [
    ...figuresOf(own, theirs),
    ...(isOtherQuote(quotedIn(article.text, own), quotedIn(release.text, theirs)) ? [{ kind: 'quote' } as const] : []),
  ]
}

/** Figures that stand in each other's place: between the same words, and nowhere else in the other sentence. */
function figuresOf(own: readonly Word[], theirs: readonly Word[]): Difference[] {
  const pairs = [
    [-1, -1] as const,
    ...align(own.map((it) => it.same), theirs.map((it) => it.same)), // prettier-ignore
    [own.length, theirs.length] as const,
  ]
  const has = (words: readonly Word[], figure: Word) => words.some((it) => it.same === figure.same)
  return pairs.slice(1).flatMap(([x, y], at) => {
    const [fromX, fromY] = pairs[at] as readonly [number, number]
    const [mine, its] = [own[fromX + 1], theirs[fromY + 1]]
    if (x - fromX !== 2 || y - fromY !== 2 || !mine?.figure || !its?.figure) return []
    if (mine.figure.of !== its.figure.of || has(theirs, mine) || has(own, its)) return []
    return [{ kind: 'figure' as const, article: mine.text, release: its.text }]
  })
}

/** The words that stand within quotation marks; none where a line's marks do not pair, which is then not certain. */
function quotedIn(text: string, words: readonly Word[]): string[] {
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) return []
  const lineStart = text.lastIndexOf('\n', first.start) + 1
  const nextLine = text.indexOf('\n', last.start)
  const lineEnd = nextLine < 0 ? text.length : nextLine
  const ranges: Place[] = []
  let opened = -1
  for (let at = lineStart; at < lineEnd; at++) {
    const sign = text[at]
    if (sign === '“' && opened >= 0) return []
    if (sign === '”' && opened < 0) return []
    if (sign !== '"' && sign !== '“' && sign !== '”') continue
    if (opened < 0) opened = at
    else {
      ranges.push({ start: opened, end: at })
      opened = -1
    }
  }
  if (opened >= 0) return []
  return words.filter((it) => ranges.some(({ start, end }) => it.start > start && it.start < end)).map((it) => it.same)
}

/** Whether a quotation says other words; one that is cut short at its ends says none. */
function isOtherQuote(own: readonly string[], theirs: readonly string[]): boolean {
  if (own.length < QUOTE_WORDS_MIN || theirs.length < QUOTE_WORDS_MIN) return false
  return !isWithin(own, theirs) && !isWithin(theirs, own)
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  for (let from = 0; from + part.length <= whole.length; from++)
    if (part.every((it, at) => it === whole[from + at])) return true
  return false
}

/** Passages of a text as they are shown: numbers that name a person hidden, known by all that stands around them. */
export function shownPassages(text: string, places: readonly Place[]): string[] {
  const hidden = findPersonalData(text)
  return places.map((it) => shown(text, it, hidden))
}

function shown(text: string, { start, end }: Place, hidden: readonly PersonalSpan[]): string {
  let said = ''
  let from = start
  for (const it of hidden) {
    if (it.end <= start || it.start >= end) continue
    said += text.slice(from, Math.max(from, it.start)) + redacted(it.kind, text.slice(it.start, it.end))
    from = Math.min(it.end, end)
  }
  return said + text.slice(from, end)
}
