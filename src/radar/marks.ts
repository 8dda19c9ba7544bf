/**
 * What each word of a text says of its sentence or of those beside it: that it denies, pretends, counts, names; which of
 * them are out of account; and the signs that words and pairs of words are of. Read once, for all that is weighed. Pure.
 */
import {
  authorities,
  beforePlaces,
  blamed,
  blames,
  concealments,
  courts,
  denials,
  diseases,
  figures,
  floods,
  happenings,
  highOffices,
  houses,
  hurts,
  laws,
  listed,
  lowOffices,
  measures,
  mournings,
  nearly,
  ofPlaces,
  organisations,
  organisationWords,
  panics,
  papers,
  pretences,
  preventions,
  records,
  recoveries,
  rehearsals,
  services,
  signs,
  softWords,
  solidWords,
  speeches,
  standstills,
  topics,
  troubles,
  wholes,
  type WordSign,
  wrecks,
} from './crisis-words.ts'
import { LAST_YEAR } from './frames.ts'
import { CAPITAL, hashOf, joined, LOWER, NUMBER, type Reading, wordSet } from './words.ts'

const DENIED_WORDS = 4 // “tidak ada laporan korban jiwa”
export const NEAR_WORDS = 5
const NEARLY_WORDS = 2 // “nyaris dihakimi massa”

// What a word may say of its sentence or of those beside it.
export const DENIES = 1
const PREVENTS = 1 << 1
export const REHEARSES = 1 << 2
export const PRETENDS = 1 << 3
export const JUDGES = 1 << 4
export const HAPPENS = 1 << 5
export const MOURNS = 1 << 6
const NAMES = 1 << 7 // an organisation
const NAMED = 1 << 8
export const FILES = 1 << 9
export const MEASURES = 1 << 10
export const HOUSE = 1 << 11
export const WRECKS = 1 << 12
export const AUTHORITY = 1 << 13
export const HURTS = 1 << 14
export const WHOLE = 1 << 15
export const RECOVERS = 1 << 16
export const DISEASE = 1 << 17
export const SERVICE = 1 << 18
export const STANDS = 1 << 19
export const BLAME = 1 << 20
export const HIGH = 1 << 21
export const LOW = 1 << 22
export const SPEAKS = 1 << 23
export const LAW = 1 << 24
export const PANICS = 1 << 25
export const LISTED = 1 << 26
const FIGURE = 1 << 27 // says with the next word what is not grave
export const OPENS = 1 << 28 // begins what two words say together
export const TELLS = 1 << 30 // has a sign of its own, or makes one with a word near
export const RECORDS = 1 << 31
// Of a word as it stands.
export const OUT = 1 << 29 // denied, prevented or part of a name

export const lists = listWords()
/** From its first word to behind its last, and all that its words say. */
export type Span = { readonly from: number; readonly to: number; readonly said: number }

export function sentencesOf({ sentence, count }: Reading, marks: readonly number[]): Span[] {
  const found: Span[] = []
  for (let from = 0, to = 0; from < count; from = to) {
    let said = 0
    for (to = from; to < count && sentence[to] === sentence[from]; to++) said |= marks[to] as number
    found.push({ from, to, said })
  }
  return found
}

/** What each word says, and whether it is out of account. */
export function marksOf(reading: Reading): number[] {
  const { hash, sentence, count } = reading
  const marks: number[] = []
  let denied = -1
  let prevented = -1 // the sentence in which what follows has not happened
  let name = -1
  let figure = -1 // the second word of one
  let near = -1 // up to which all but happened
  for (let at = 0; at < count; at++) {
    const word = hash[at] as number
    let its = lists.marks.get(word) ?? 0
    if (its & OPENS && at + 1 < count && sentence[at + 1] === sentence[at])
      its |= lists.pairMarks.get(joined(word, hash[at + 1] as number)) ?? 0
    if (its & HAPPENS && at > 0 && TOPICS.has(hash[at - 1] as number)) its &= ~HAPPENS
    if (its & PRETENDS && at > 0 && OF_A_PLACE.has(hash[at - 1] as number)) its &= ~(PRETENDS | RECORDS)
    if (at > 0 && sentence[at] !== sentence[at - 1]) denied = near = name = -1
    if (its & JUDGES && at > 0 && hash[at - 1] === PLAYS) its &= ~JUDGES // “main hakim sendiri”
    if (its & FIGURE) figure = at + 1
    if (at === figure || at + 1 === figure || (at <= near && its & (TELLS | OPENS))) its |= OUT
    if (at <= denied || sentence[at] === prevented) its |= OUT
    if (name >= 0 && its & NAMED) {
      its |= OUT
      name = at
    } else name = its & NAMES ? at : -1
    if (its & DENIES && NEARLY.has(word)) near = at + NEARLY_WORDS
    else if (its & DENIES && !isAtLeast(reading, at)) denied = at + DENIED_WORDS // after: “tidak tertolong” denies nothing
    if (its & PREVENTS) prevented = sentence[at] as number
    marks.push(its)
  }
  const named = namedIn(reading)
  if (named.size > 0) for (let at = 0; at < count; at++) if (named.has(hash[at] as number)) marks[at] = (marks[at] as number) | OUT // prettier-ignore
  return marks
}

/** “tidak kurang dari 12 orang”, “paling tidak empat”: so many, or more. */
const isAtLeast = ({ hash }: Reading, at: number): boolean => hash[at + 1] === LESS || (at > 0 && hash[at - 1] === MOST)

/** Words of what befell people that begin the name of a place here, “Tumbang Lirung”: written so within a sentence or behind “di”, and nowhere otherwise. */
function namedIn(reading: Reading): ReadonlySet<number> {
  const { hash, form, sentence, count } = reading
  const named = new Set<number>()
  const plain = new Set<number>()
  for (let at = 1; at + 1 < count; at++) {
    const word = hash[at] as number
    if (!PLACE_WORDS.has(word) || sentence[at - 1] !== sentence[at]) continue
    if (form[at] === LOWER) plain.add(word)
    // Of a headline every word is written so.
    else if (form[at] === CAPITAL && sentence[at + 1] === sentence[at] && form[at + 1] === CAPITAL && (isPlain(reading, at) || BEFORE_PLACES.has(hash[at - 1] as number) || isDweller(reading, at - 1))) named.add(word) // prettier-ignore
  }
  return named.difference(plain)
}

/** “212 warga Tumbang Lahei”: a headline writes them with a capital too. */
const isDweller = ({ hash, form }: Reading, at: number): boolean =>
  form[at] === LOWER && DWELLERS.has(hash[at] as number)

/** Whether most words of the sentence at a place are written small; numbers aside. */
function isPlain({ form, sentence, count }: Reading, at: number): boolean {
  let from = at
  while (from > 0 && sentence[from - 1] === sentence[at]) from--
  let small = 0
  for (let near = from + 1; near < count && sentence[near] === sentence[at]; near++)
    if (form[near] !== NUMBER) small += form[near] === LOWER ? 1 : -1
  return small > 0
}

/** Where the first of these words stands; the end where none does. */
export function firstOf(words: ReadonlySet<number>, { hash }: Reading, from: number, to: number): number {
  for (let at = from; at < to; at++) if (words.has(hash[at] as number)) return at
  return to
}

/** Does one of these words stand here? */
export const isSaid = (words: ReadonlySet<number>, reading: Reading, from: number, to: number): boolean =>
  firstOf(words, reading, from, to) < to

const PLACE_WORDS = wordSet('tumbang')
const NEARLY = wordSet(nearly)
const OF_A_PLACE = wordSet(ofPlaces)
const TOPICS = wordSet(topics)
export const BEFORE_PLACES = wordSet(beforePlaces)
const DWELLERS = wordSet('warga penduduk masyarakat pemuda kepala petani')
const PLAYS = hashOf('main')
const LESS = hashOf('kurang')
const MOST = hashOf('paling')
export type SignOf = { readonly sign: WordSign; readonly isSoft: boolean }

function listWords() {
  const marks = new Map<number, number>()
  const words = new Map<number, SignOf>()
  const pairs = new Map<number, SignOf>()
  /** Of each word those that make a sign with it, whichever comes first. */
  const near = new Map<number, Map<number, SignOf>>()
  const remember = (one: number, other: number, sign: SignOf) =>
    near.set(one, (near.get(one) ?? new Map<number, SignOf>()).set(other, sign))
  const phrases = (list: string) => list.split(',').flatMap((it) => (it.trim() === '' ? [] : [it.trim().split(/\s+/)]))
  for (const [isSoft, of] of [
    [true, softWords],
    [false, solidWords],
  ] as const)
    // prettier-ignore
    for (const sign of signs) {
      if (sign === 'many') continue
      for (const entry of phrases(of[sign])) {
        const [first = 0, second, third] = entry.map((it) => (it === '~' || it === '>' ? null : hashOf(it)))
        if (first === null) throw new Error(`${entry.join(' ')} begins with nothing`)
        const its = { sign, isSoft }
        if (second === undefined) words.set(first, its)
        else if (second !== null) {
          pairs.set(joined(first, second), its)
          marks.set(first, (marks.get(first) ?? 0) | OPENS)
        } else {
          if (entry[1] === '~') remember(first, third as number, its)
          remember(third as number, first, its)
        }
      }
    }
  const pairMarks = new Map<number, number>()
  const mark = (list: string, bit: number) => {
    for (const entry of list.includes(',') ? phrases(list) : list.split(/\s+/).map((it) => [it])) {
      const [first = '', second] = entry
      const [to, key] = second === undefined ? [marks, hashOf(first)] : [pairMarks, joined(hashOf(first), hashOf(second))] // prettier-ignore
      to.set(key, (to.get(key) ?? 0) | bit)
      if (second !== undefined) marks.set(hashOf(first), (marks.get(hashOf(first)) ?? 0) | OPENS)
    }
  }
  for (const word of [...words.keys(), ...near.keys()]) marks.set(word, (marks.get(word) ?? 0) | TELLS)
  mark(denials, DENIES)
  mark(nearly, DENIES)
  mark(figures, FIGURE)
  mark(records, RECORDS)
  // “pada 2006”: what a report recalls.
  for (let year = 1950; year <= LAST_YEAR; year++)
    mark(['pada', 'tahun', 'sejak', 'akhir', 'awal'].map((word) => `${word} ${year}`).join(), PRETENDS | RECORDS)
  mark(troubles, HURTS)
  mark(preventions, PREVENTS)
  mark(rehearsals, REHEARSES)
  mark(pretences, PRETENDS)
  mark(courts, JUDGES)
  mark(happenings, HAPPENS)
  mark(mournings, MOURNS)
  mark(organisations, NAMES)
  mark(organisationWords, NAMED)
  mark(papers, FILES)
  mark(measures, MEASURES)
  mark(houses, HOUSE)
  mark(wrecks, WRECKS)
  mark(floods, WRECKS)
  mark(hurts, HURTS)
  mark(wholes, WHOLE)
  mark(recoveries, RECOVERS)
  mark(diseases, DISEASE)
  mark(services, SERVICE)
  mark(standstills, STANDS)
  mark(authorities, AUTHORITY)
  for (const list of [blamed, blames, concealments]) mark(list, BLAME)
  mark(highOffices, HIGH)
  mark(lowOffices, LOW)
  mark(speeches, SPEAKS)
  mark(laws, LAW)
  mark(panics, PANICS)
  mark(listed, LISTED)
  return { words, pairs, near, marks, pairMarks }
}
