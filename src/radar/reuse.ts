/**
 * Tells which release an article took sentences from without being its copy. Reports of one event share names and
 * numbers anyway, and now and then a sentence; who took a release over has several of its sentences, whole or cut, tells
 * little of it in other words, and is about the same event. Strictly online; the releases of the last fourteen days are held.
 */
import { readArticle } from './cleaning.ts'
import { plainly } from './synonyms.ts'
import { joined, LOWER, NUMBER, type Reading } from './words.ts'

/** Log-odds of “took it over”, fitted by logistic regression on made-up streams of several hands, and rounded. */
const EVIDENCE = {
  none: -10.9,
  /** Of the sentences of both, what was taken over. */
  share: 8,
  /**
   * For each time the natural logarithm of the sentences taken whole grows by one: those of this matter, those that any could
   * have, and those in which a word was exchanged. One that others have too counts for less: who took it, may have it of them.
   */
  telling: 2,
  other: 2.2,
  edited: -2.6,
  /** The share of the article that tells what it took over once more, and of the release what it tells in other words instead. */
  twice: 11.3,
  retold: -7.7,
  /** What of the names and numbers of either stands in both, as far as to `EVENT_ALIKE`: reports of other events of a kind share sentences, but not these. */
  event: 13,
} as const
const EVENT_ALIKE = 0.6
const EVENT_UNKNOWN = 0.3
const RETOLD_LIKENESS = 0.4
const CUT_LIKENESS = 0.8 // words left out or put in, none exchanged
const GLUED_LIKENESS = 0.99 // it stands whole in another, whose full stop was lost
const CUT_SHARE = 0.5 // of a sentence of which a stretch was taken
const EDITED_LIKENESS = 0.8 // in a sentence of five words one was exchanged
const EDITED_COUNTS = 0.2 // of a sentence taken over: two that differ by a word may also have been written twice
const SENTENCE_WORDS_MIN = 4
const SENTENCE_WORDS_MAX = 80 // of a longer one the beginning
const SENTENCES_MAX = 200
const WINDOW_MS = 14 * 86_400_000
const RUN = 4
const COMMON = 24 // a run that so many releases have finds none of them
const SHARED_RUNS_MIN = 4
const CANDIDATES_MAX = 4
/** A sentence of so many earlier releases, and of such a share of them, is of the letterhead and not of the matter. */
const FORMULA_RELEASES = 3
const FORMULA_SHARE = 0.3
const HEARD_MAX = 200_000 // sentences of reports; of a flood the newest
const VERSION_SHARE = 0.5 // of its runs: it is an earlier release, corrected or gone on with

type Id = string | number

export type Passage = {
  /** UTF-16 code units into each text, `end` exclusive. */
  readonly article: { readonly start: number; readonly end: number }
  readonly release: { readonly start: number; readonly end: number }
  readonly isEdited: boolean
}

export type Reuse = { readonly release: Id; readonly share: number; readonly passages: readonly Passage[] }

export type ReusedItem = {
  readonly id: Id
  readonly text: string
  readonly atMs: number | null
  readonly isRelease: boolean
  /** The earlier item of which this is a copy: it took what that one took, and from a release itself nothing. */
  readonly copyOf: Id | null
}

type Sentence = {
  /** Equal where the words are equal or synonyms. */
  readonly hash: number
  /** Equal where the words are equal. */
  readonly exact: number
  /** It has a name or a number: without, it may stand in reports of any event of its kind. */
  readonly isTelling: boolean
  readonly words: readonly number[]
  readonly start: number
  readonly end: number
}
type Release = {
  readonly id: Id
  readonly atMs: number
  readonly sentences: readonly Sentence[]
  /** Its sentences, those of the letterhead with them. */
  readonly formulas: ReadonlySet<number>
  readonly runs: ReadonlySet<number>
  readonly facts: Facts
  /** It goes on with an earlier one, and makes nothing more common. */
  readonly isVersion: boolean
  shared: number
}
/** A text's words, and which of them are names and numbers. */
type Facts = { readonly words: ReadonlySet<number>; readonly told: ReadonlySet<number> }

export class Reuses {
  private readonly releases = new Releases()
  private answers = new Map<Id, { readonly atMs: number; readonly reuse: Reuse }>()
  private now = Number.NEGATIVE_INFINITY

  /** @param reading `readArticle(item.text)`, where it was read already */
  add(item: ReusedItem, reading: Reading = readArticle(item.text)): Reuse | null {
    const atMs = item.atMs ?? (Number.isFinite(this.now) ? this.now : 0)
    this.now = Math.max(this.now, atMs)
    this.forget()
    if (item.copyOf !== null) return this.answers.get(item.copyOf)?.reuse ?? null
    if (item.isRelease) {
      this.releases.keep(item.id, atMs, reading)
      return null
    }
    const reuse = this.releases.find(reading)
    if (reuse) this.answers.set(item.id, { atMs, reuse })
    else this.releases.hear(reading, atMs)
    return reuse
  }

  private forget(): void {
    const oldest = this.now - WINDOW_MS
    this.releases.forgetBefore(oldest)
    for (const [id, { atMs }] of this.answers) {
      if (atMs >= oldest) break
      this.answers.delete(id)
    }
  }
}

const ANY_TIME = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }

/** Releases held by the words and sentences that they are made of. */
export class Releases {
  private readonly releases: Release[] = []
  private readonly byId = new Map<Id, Release>()
  /** Which releases have a run of words. */
  private readonly index = new Map<number, Release[]>()
  /** How many reports that took nothing had a sentence, and when the last had it; the oldest first. */
  private readonly heard = new Map<number, { readonly reports: number; readonly atMs: number }>()
  /** How many releases have a sentence, those aside that are another's next version. */
  private readonly formulas = new Map<number, number>()
  /** How many releases have a name or a number. */
  private readonly told = new Map<number, number>()

  keep(id: Id, atMs: number, reading: Reading): void {
    if (this.byId.has(id)) return
    const all = sentencesOf(reading)
    const runs = new Set(runsOf(reading))
    const isVersion = this.candidates(runs, ANY_TIME).some((it) => it.shared >= VERSION_SHARE * runs.size)
    const formulas = new Set(all.map((it) => it.hash))
    const release: Release = { id, atMs, sentences: this.withoutFormulas(all), formulas, runs, facts: factsOf(reading), isVersion, shared: 0 } // prettier-ignore
    this.releases.push(release)
    this.byId.set(id, release)
    this.tallyOf(release, 1)
    for (const run of runs) {
      const holders = this.index.get(run)
      if (holders) holders.push(release)
      else this.index.set(run, [release])
    }
  }

  /** Remembers the sentences of a report that took nothing: who has one of them later may not have it of a release. */
  hear(reading: Reading, atMs: number): void {
    for (const hash of new Set(sentencesOf(reading).map((it) => it.hash))) {
      const reports = 1 + (this.heard.get(hash)?.reports ?? 0)
      this.heard.delete(hash)
      this.heard.set(hash, { reports, atMs })
    }
    for (const hash of this.heard.keys()) {
      if (this.heard.size <= HEARD_MAX) break
      this.heard.delete(hash)
    }
  }

  /** What a sentence counts for, 0 to 1: less, the more reports and other releases have it too. */
  private readonly weightOf = ({ hash }: Sentence): number => {
    const others = (this.heard.get(hash)?.reports ?? 0) + Math.max(0, (this.formulas.get(hash) ?? 0) - 1)
    return 1 / Math.sqrt(1 + others)
  }

  /** What a release makes more common as it comes, and less as it goes. */
  private tallyOf({ formulas, facts, isVersion }: Release, by: 1 | -1): void {
    if (isVersion) return
    tally(this.formulas, formulas, by)
    tally(this.told, facts.told, by)
  }

  /** What of the names and numbers of either stands in both, 0 to 1; where neither has any, it may be either. One that few releases have says more. */
  private alike(one: Facts, other: Facts): number {
    let [both, all] = [0, 0]
    const weigh = ({ told }: Facts, { words }: Facts) => {
      for (const fact of told) {
        const says = Math.log1p(this.releases.length / (this.told.get(fact) ?? 1))
        all += says
        if (words.has(fact)) both += says
      }
    }
    weigh(one, other)
    weigh(other, one)
    return all === 0 ? EVENT_UNKNOWN : both / all
  }

  /** Lets go what was heard first, as far as it is older. */
  forgetHeardBefore(oldestMs: number): void {
    for (const [hash, { atMs }] of this.heard) {
      if (atMs >= oldestMs) break
      this.heard.delete(hash)
    }
  }

  /** Lets those go that were kept first, as far as they are older, and what was heard before then. */
  forgetBefore(oldestMs: number): void {
    this.forgetHeardBefore(oldestMs)
    while ((this.releases[0]?.atMs ?? oldestMs) < oldestMs) {
      const gone = this.releases.shift() as Release
      this.byId.delete(gone.id)
      for (const run of gone.runs) {
        const holders = this.index.get(run) ?? []
        if (holders.length <= 1) this.index.delete(run)
        else holders.splice(holders.indexOf(gone), 1)
      }
      this.tallyOf(gone, -1)
    }
  }

  /** The release that a text took most from, of those of a time, both inclusive; null where it took from none. */
  find(reading: Reading, { fromMs, toMs } = ANY_TIME): Reuse | null {
    if (this.releases.length === 0) return null
    const likely = this.candidates(runsOf(reading), { fromMs, toMs })
      .filter((it) => it.shared >= SHARED_RUNS_MIN)
      .sort((a, b) => b.shared - a.shared)
      .slice(0, CANDIDATES_MAX)
    if (likely.length === 0) return null
    const sentences = this.withoutFormulas(sentencesOf(reading))
    const facts = factsOf(reading)
    let best: Reuse | null = null
    let most = 0
    for (const { release } of likely) {
      const { reuse, evidence: ofSentences } = compare(sentences, release, this.weightOf)
      const evidence = ofSentences + EVIDENCE.event * Math.min(EVENT_ALIKE, this.alike(facts, release.facts))
      if (reuse.passages.length === 0 || evidence <= most) continue
      best = reuse
      most = evidence
    }
    return best
  }

  /** What a text took from a release of which its original took; null where that is not held or nothing is left of it. */
  compareWith(id: Id, reading: Reading): Reuse | null {
    const release = this.byId.get(id)
    const reuse = release ? compare(sentencesOf(reading), release, this.weightOf).reuse : null
    return reuse && reuse.passages.length > 0 ? reuse : null
  }

  /** The releases that have a run of words in common, and how many. */
  private candidates(
    runs: Iterable<number>,
    { fromMs, toMs }: typeof ANY_TIME,
  ): { readonly release: Release; readonly shared: number }[] {
    const found: Release[] = []
    for (const run of runs) {
      const holders = this.index.get(run)
      if (!holders || holders.length > COMMON) continue
      for (const it of holders) if (it.atMs >= fromMs && it.atMs <= toMs && it.shared++ === 0) found.push(it)
    }
    return found.map((release) => {
      const { shared } = release
      release.shared = 0
      return { release, shared }
    })
  }

  private withoutFormulas(sentences: readonly Sentence[]): Sentence[] {
    const many = Math.max(FORMULA_RELEASES, this.releases.length * FORMULA_SHARE)
    return sentences.filter((it) => (this.formulas.get(it.hash) ?? 0) < many)
  }
}

/** One more or one less of each. */
function tally(counts: Map<number, number>, keys: Iterable<number>, by: 1 | -1): void {
  for (const key of keys) {
    const left = (counts.get(key) ?? 0) + by
    if (left > 0) counts.set(key, left)
    else counts.delete(key)
  }
}

function compare(
  article: readonly Sentence[],
  release: Release,
  weightOf: (it: Sentence) => number,
): { reuse: Reuse; evidence: number } {
  const passages: Passage[] = []
  const used = new Set<Sentence>()
  let [taken, edited, retold, telling, other] = [0, 0, 0, 0, 0]
  for (const theirs of release.sentences) {
    const found = likestOf(article, theirs)
    if (!found) continue
    used.add(found.own)
    taken += found.taken
    if (found.taken === 0) retold++
    else if (found.taken < 1) edited++
    else if (theirs.isTelling) telling += weightOf(theirs)
    else other += weightOf(theirs)
    if (found.taken > 0) passages.push({ article: placeOf(found.own), release: placeOf(theirs), isEdited: found.own.exact !== theirs.exact }) // prettier-ignore
  }
  const sizes = article.length + release.sentences.length
  const share = sizes === 0 ? 0 : Math.min(1, (2 * taken) / sizes)
  const reuse = { release: release.id, share, passages }
  const twice = taken < 2 ? 0 : article.filter((own) => !used.has(own) && likestOf(release.sentences, own)).length
  const evidence =
    EVIDENCE.none +
    EVIDENCE.share * share +
    EVIDENCE.telling * Math.log1p(telling) +
    EVIDENCE.other * Math.log1p(other) +
    EVIDENCE.edited * Math.log1p(edited) +
    EVIDENCE.twice * (twice / article.length) +
    EVIDENCE.retold * (retold / release.sentences.length)
  return { reuse, evidence }
}

/** The sentence that is most like another, if any is, and how much of it that other took over. */
function likestOf(sentences: readonly Sentence[], other: Sentence): { own: Sentence; taken: number } | null {
  let likest: { own: Sentence; taken: number } | null = null
  let most = RETOLD_LIKENESS
  for (const own of sentences) {
    const { likeness, taken } = compareSentences(own, other)
    if (likeness <= most) continue
    likest = { own, taken }
    most = likeness
    if (likeness === 1) break
  }
  return likest
}

const placeOf = ({ start, end }: Sentence) => ({ start, end })

/** How like two sentences are, 0 to 1, and whether one is the other: whole or cut 1, edited less. */
function compareSentences(one: Sentence, other: Sentence): { likeness: number; taken: number } {
  if (one.hash === other.hash) return { likeness: 1, taken: 1 }
  const [m, n] = [one.words.length, other.words.length]
  const { sequence, run } = commonOf(one.words, other.words)
  const likeness = (2 * sequence) / (m + n)
  if (run === n) return { likeness: Math.max(likeness, GLUED_LIKENESS), taken: 1 }
  if (run === m && m >= CUT_SHARE * n) return { likeness: Math.max(likeness, CUT_LIKENESS), taken: 1 }
  if (likeness >= CUT_LIKENESS && (sequence === m || sequence === n)) return { likeness, taken: 1 }
  return { likeness, taken: likeness >= EDITED_LIKENESS ? EDITED_COUNTS : 0 }
}

/** The lengths of the longest common subsequence and of the longest common run. */
function commonOf(some: readonly number[], others: readonly number[]): { sequence: number; run: number } {
  const width = others.length + 1
  const sequences = new Uint8Array(width)
  const runs = new Uint8Array(width)
  let longest = 0
  for (const word of some) {
    let corner = 0
    let before = 0
    for (let at = 1; at < width; at++) {
      const above = sequences[at] as number
      const run = runs[at] as number
      if (others[at - 1] === word) {
        sequences[at] = corner + 1
        runs[at] = before + 1
        if (before >= longest) longest = before + 1
      } else {
        sequences[at] = Math.max(above, sequences[at - 1] as number)
        runs[at] = 0
      }
      corner = above
      before = run
    }
  }
  return { sequence: sequences[width - 1] as number, run: longest }
}

function sentencesOf({ hash: given, start, end, form, sentence, count }: Reading): Sentence[] {
  const hash = given.map(plainly)
  const found: Sentence[] = []
  for (let from = 0, to = 0; from < count && found.length < SENTENCES_MAX; from = to) {
    let [whole, exact] = [0, 0]
    let isTelling = false
    for (to = from; to < count && sentence[to] === sentence[from]; to++) {
      whole = joined(whole, hash[to] as number)
      exact = joined(exact, given[to] as number)
      isTelling ||= form[to] === NUMBER || (to > from && form[to] !== LOWER)
    }
    if (to - from < SENTENCE_WORDS_MIN) continue
    const words = hash.slice(from, Math.min(to, from + SENTENCE_WORDS_MAX))
    found.push({ hash: whole, exact, isTelling, words, start: start[from] as number, end: end[to - 1] as number })
  }
  return found
}

function factsOf({ hash, form, sentence, count }: Reading): Facts {
  const told = new Set<number>()
  for (let from = 0, to = 0; from < count; from = to) {
    let small = 0
    for (to = from; to < count && sentence[to] === sentence[from]; to++) if (form[to] === LOWER) small++
    // Where every word is written large, none is told from a name.
    const isLarge = small === 0
    for (let at = from; at < to; at++)
      if (form[at] === NUMBER || (!isLarge && at > from && form[at] !== LOWER)) told.add(hash[at] as number)
  }
  return { words: new Set(hash), told }
}

function runsOf({ hash: given, count }: Reading): number[] {
  const hash = given.map(plainly)
  const found: number[] = []
  for (let at = 0; at + RUN <= count; at++) {
    let run = hash[at] as number
    for (let next = 1; next < RUN; next++) run = joined(run, hash[at + next] as number)
    found.push(run)
  }
  return found
}
