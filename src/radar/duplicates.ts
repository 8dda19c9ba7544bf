/**
 * Tells a copy of an earlier text from a text of its own about the same: an outlet that takes over a report changes its
 * head, its credits and a few words, but keeps the order of the rest; a synonym is no other word. Candidates are found by
 * the runs of four words both have; what decides is the longest common sequence of words, less what was exchanged of names
 * and numbers.
 * Strictly online: an answer depends on the items before it. Only the window's items are held.
 */
import { readArticle } from './cleaning.ts'
import { isNumeral } from './counts.ts'
import { plainly } from './synonyms.ts'
import { CAPITAL, dayAt, joined, LOWER, NUMBER, type Reading } from './words.ts'

/** What stands in both, of the words of either: of copies with an eighth of their words changed 0.80, and more where synonyms were put; of other reports of one event to 0.75. */
const ALIKE_MIN = 0.81
/** A name or a number exchanged for another weighs like so many words: it makes another event, while one in a long text may be a correction. */
const EXCHANGED_WORDS = 4
/** Each has a day that the other has not: warnings, prices and matches of two days are told in the same words. */
const OTHER_DAY_COST = 0.15
/** When each has a sentence of which the other has next to nothing, neither was copied from the other. */
const OWN_SENTENCE_WORDS = 5
const OWN_SENTENCE_SHARE = 0.5
const OWN_SENTENCES_COST = 0.1
const WINDOW_MS = 7 * 86_400_000
const GENERATION_MS = WINDOW_MS / 3
const RUN = 4
const SAMPLE = 4 // of four runs that follow each other the least is kept: a common stretch of seven words is always seen
const COMMON = 12 // a run that so many texts of a generation have finds nothing
const WORDS_MIN = 5
const CANDIDATES_MAX = 6
const SHARED_RUNS_MIN = 0.12 // of a text's kept runs; of copies nine of ten have four times as many
const TEXT_WORDS_MAX = 1_000
const MESSAGE_WORDS = 40
const NAME_LETTERS = 4

export type Copy = { readonly id: string | number; readonly likeness: number }
export type DatedText = { readonly id: string | number; readonly text: string; readonly atMs: number | null }

type Kept = {
  readonly id: string | number
  readonly atMs: number
  readonly words: readonly number[]
  readonly sentence: readonly number[]
  readonly facts: readonly number[]
  readonly days: readonly number[]
  shared: number
}
type Generation = { readonly from: number; readonly runs: Map<number, Kept[]>; readonly whole: Map<number, Kept> }

/** The texts of the last seven days, without their copies. */
export class Duplicates {
  private generations: Generation[] = []
  private now = Number.NEGATIVE_INFINITY

  /**
   * The earlier text of which this is a copy, or null; a text that is no copy may be copied later.
   * @param reading `readArticle(text)`, where it was read already
   */
  add(item: DatedText, reading: Reading = readArticle(item.text)): Copy | null {
    const atMs = item.atMs ?? (Number.isFinite(this.now) ? this.now : 0)
    this.now = Math.max(this.now, atMs)
    this.forget()
    const words = reading.hash.slice(0, Math.min(reading.count, TEXT_WORDS_MAX)).map(plainly)
    if (words.length < WORDS_MIN) return null
    const whole = hashOfAll(words)
    const same = this.findWhole(whole)
    if (same) return same.id === item.id ? null : { id: same.id, likeness: 1 }
    const kept: Kept = {
      id: item.id,
      atMs,
      words,
      sentence: reading.sentence.slice(0, words.length),
      facts: factsOf(reading),
      days: daysOf(reading),
      shared: 0,
    }
    const runs = sampledRuns(words)
    const found = this.findAlike(kept, runs)
    if (found) return found.id === item.id ? null : found
    this.keep(kept, runs, whole)
    return null
  }

  private forget(): void {
    const oldest = this.now - WINDOW_MS
    while ((this.generations[0]?.from ?? oldest) + GENERATION_MS < oldest) this.generations.shift()
  }

  private findWhole(whole: number): Kept | null {
    for (const generation of this.generations) {
      const it = generation.whole.get(whole)
      if (it && this.isInWindow(it)) return it
    }
    return null
  }

  private isInWindow(it: Kept): boolean {
    return it.atMs >= this.now - WINDOW_MS
  }

  private findAlike(kept: Kept, runs: readonly number[]): Copy | null {
    const candidates: Kept[] = []
    for (const generation of this.generations)
      for (const run of runs) {
        const holders = generation.runs.get(run)
        if (!holders || holders.length >= COMMON) continue
        for (const it of holders) if (it.shared++ === 0) candidates.push(it)
      }
    let best: Copy | null = null
    const enough = Math.max(1, runs.length * SHARED_RUNS_MIN)
    const likely = candidates.filter((it) => it.shared >= enough && this.isInWindow(it))
    likely.sort((a, b) => b.shared - a.shared)
    const places = likely.length > 0 ? placesOf(kept.words) : null
    for (const it of likely.slice(0, CANDIDATES_MAX)) {
      const likeness = likenessOf(kept, places as Places, it)
      if (likeness >= ALIKE_MIN && likeness > (best?.likeness ?? 0)) best = { id: it.id, likeness }
    }
    for (const it of candidates) it.shared = 0
    return best
  }

  private keep(kept: Kept, runs: readonly number[], whole: number): void {
    let generation = this.generations.at(-1)
    if (!generation || generation.from + GENERATION_MS < this.now) {
      generation = { from: this.now, runs: new Map(), whole: new Map() }
      this.generations.push(generation)
    }
    generation.whole.set(whole, kept)
    for (const run of runs) {
      const holders = generation.runs.get(run)
      if (!holders) generation.runs.set(run, [kept])
      else if (holders.length < COMMON) holders.push(kept)
    }
  }
}

/** The share of words in common order, less what was exchanged. */
function likenessOf(one: Kept, places: Places, other: Kept): number {
  const [m, n] = [one.words.length, other.words.length]
  if (Math.min(m, n) * 2 < ALIKE_MIN * (m + n)) return 0
  const share = (2 * commonSequence(places, other.words)) / (m + n)
  if (share < ALIKE_MIN) return 0
  const [oneSorted, otherSorted] = [one.words.toSorted(ascending), other.words.toSorted(ascending)]
  const exchanged = Math.min(missingOf(one.facts, otherSorted), missingOf(other.facts, oneSorted))
  const apart = hasOwnSentence(one, otherSorted) && hasOwnSentence(other, oneSorted) ? OWN_SENTENCES_COST : 0
  const otherDay = hasOther(one.days, other.days) && hasOther(other.days, one.days) ? OTHER_DAY_COST : 0
  return share - (2 * exchanged * EXCHANGED_WORDS) / (m + n) - apart - otherDay
}

const hasOther = (some: readonly number[], others: readonly number[]) => some.some((it) => !others.includes(it))

function hasOwnSentence({ words, sentence }: Kept, other: readonly number[]): boolean {
  for (let at = 0, to = 0; at < words.length; at = to) {
    let shared = 0
    for (to = at; to < words.length && sentence[to] === sentence[at]; to++)
      if (isIn(other, words[to] as number)) shared++
    if (to - at >= OWN_SENTENCE_WORDS && shared < (to - at) * OWN_SENTENCE_SHARE) return true
  }
  return false
}

function isIn(sorted: readonly number[], it: number): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < it) low = middle + 1
    else high = middle
  }
  return sorted[low] === it
}

/** Runs of four words, thinned (winnowing, Schleimer et al. 2003). */
function sampledRuns(words: readonly number[]): number[] {
  const count = words.length - RUN + 1
  if (count <= 0) return [hashOfAll(words)]
  const runs = new Array<number>(count).fill(0)
  for (let at = 0; at < count; at++) {
    let run = words[at] as number
    for (let next = 1; next < RUN; next++) run = joined(run, words[at + next] as number)
    runs[at] = run
  }
  const picked = new Set<number>()
  for (let at = 0; at < Math.max(1, count - SAMPLE + 1); at++) {
    let least = runs[at] as number
    for (let next = at + 1; next < Math.min(count, at + SAMPLE); next++) least = Math.min(least, runs[next] as number)
    picked.add(least)
  }
  return [...picked]
}

const ascending = (a: number, b: number) => a - b

function hashOfAll(words: readonly number[]): number {
  let hash = words.length
  for (const word of words) hash = joined(hash, word)
  return hash
}

/** Names and numbers, each once; of a short message without capitals any long word, which may be a name. */
function factsOf({ hash, form, start, end, sentence, count }: Reading): number[] {
  const found = new Set<number>()
  const plain = new Set<number>()
  let isNamed = false
  for (let at = 0; at < Math.min(count, TEXT_WORDS_MAX); at++) {
    const word = hash[at] as number
    const opens = at === 0 || sentence[at] !== sentence[at - 1]
    if (form[at] === NUMBER || isNumeral(word)) found.add(plainly(word))
    else if (form[at] === LOWER) {
      if ((end[at] as number) - (start[at] as number) >= NAME_LETTERS) plain.add(plainly(word))
    } else if (form[at] !== CAPITAL || !opens) {
      found.add(plainly(word))
      isNamed = true
    }
  }
  return [...(isNamed || count > MESSAGE_WORDS ? found : found.union(plain))]
}

const DAYS_MAX = 12
/** Its days of a year. */
function daysOf(reading: Reading): number[] {
  const found: number[] = []
  for (let at = 0; at < Math.min(reading.count, TEXT_WORDS_MAX) && found.length < DAYS_MAX; at++) {
    const day = dayAt(reading, at, true)
    if (day !== 0) found.push(day)
  }
  return found
}

/** How many of some stand nowhere in the other text. */
function missingOf(some: readonly number[], others: readonly number[]): number {
  return some.reduce((missing, it) => missing + (isIn(others, it) ? 0 : 1), 0)
}

type Places = { readonly count: number; readonly of: ReadonlyMap<number, Int32Array> }

/** Where each word of a text stands, a bit a place. */
function placesOf(words: readonly number[]): Places {
  const blocks = Math.ceil(words.length / 32)
  const of = new Map<number, Int32Array>()
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number
    let mask = of.get(word)
    if (!mask) of.set(word, (mask = new Int32Array(blocks)))
    mask[at >>> 5] = (mask[at >>> 5] as number) | (1 << (at & 31))
  }
  return { count: words.length, of }
}

/** The length of the longest common subsequence of two texts' words, 32 words a step (Hyyrö 2004). */
function commonSequence({ count, of }: Places, words: readonly number[]): number {
  const blocks = Math.ceil(count / 32)
  const rows = new Int32Array(blocks).fill(-1)
  for (const word of words) {
    const mask = of.get(word)
    if (!mask) continue
    let carry = 0
    for (let block = 0; block < blocks; block++) {
      const row = rows[block] as number
      const hit = row & (mask[block] as number)
      const sum = (row >>> 0) + (hit >>> 0) + carry
      carry = sum > 0xffffffff ? 1 : 0
      rows[block] = sum | (row & ~hit)
    }
  }
  let length = 0
  for (let at = 0; at < count; at++) if (((rows[at >>> 5] as number) & (1 << (at & 31))) === 0) length++
  return length
}
