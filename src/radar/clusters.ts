/**
 * Gathers items that tell of one event into one cluster, one item at a time. Of the clusters that have names, numbers
 * or rare words in common with an item the likeliest is taken, if it is likely enough; else the item begins one of its
 * own. What speaks for and against is in `EVIDENCE`: two floods differ in place, date and counts, not in their words.
 *
 * Strictly online; only clusters of the last days are held. An item never moves and no two clusters come together: only a
 * person merges and splits, and the state is built again with what was decided for each item, as after a restart.
 */
import type { ItemNames } from './names.ts'
import { Naming, placeOfName, readAndLearn, readTitle, traitsOf, type Traits } from './traits.ts'
import { hashOf, wordAt, type Reading } from './words.ts'

/**
 * Log-odds of “tells of the same event”, fitted by logistic regression on made-up streams of several hands at 34 and at
 * 340 items a day and on short stories, each of a few sentences with little but a place in common, and rounded. Cosines
 * are 0 to 1; counted things count three times at most.
 */
const EVIDENCE = {
  none: -15.3,
  /** For each time the natural logarithm of the surprise, in nats, of the rarer words in both grows by one. */
  wordsAlike: 3.9,
  namesAlike: 5.2,
  numbersAlike: 7.9,
  /** Where one of both has no number, their numbers say nothing either way. */
  noNumbers: 7.4,
  /** “390 rumah” in both, and 390 in one but 770 in the other. */
  sameCount: 0.6,
  otherCount: -3.3,
  /** “Kecamatan Klampok” in both, and Klampok in one but Wates in the other. */
  sameCalling: 0.6,
  otherCalling: -2.6,
  /** Both have days, and none in common. */
  otherDate: -2.2,
  /** For each time the natural logarithm of the hours since the last item, and of the items so far, grows by one. */
  quiet: -0.8,
  size: -0.7,
} as const
const COUNTED_MAX = 3
const SHORT = 20 // squared nats, of two names that few share

const DAY_MS = 86_400_000
const QUIET_MS = 8 * DAY_MS // silent for longer, a cluster is closed
const LIFE_MS = 30 * DAY_MS // after that an event is another one, however much it is spoken of
const SWEEP_MS = DAY_MS / 4
const COMMON = 150 // a name or number of so many clusters finds none
const COMMON_WORD = 20 // a word of so many clusters finds none
const WORD_COUNTS = 0.25 // of its surprise: words tell the kind of event before they tell the event
const QUIET_COSTS = 4 // of what is shared, for each time the natural logarithm of the hours since grows by one
const CANDIDATES_MAX = 6
const SHARED_MIN = 4 // of the surprise, in nats, in what is shared: a name of every fiftieth cluster, or two of every seventh
const SEEDED = 200 // clusters thought to have been before the first, so that the first words are not all of every day
const TERMS_MAX = 5
const VALUES_MAX = 8

/** Where a name is a place’s: “di Wates”, “Kecamatan Wates”. */
const PLACED = [placeOfName('di'), ...['kecamatan', 'desa', 'kelurahan'].flatMap((it) => [hashOf(it), placeOfName(it)])]

type Id = string | number

export type ClusterItem = {
  readonly id: Id
  readonly title: string
  readonly text: string
  readonly atMs: number | null
  /** The earlier item of which this is a copy, or null. */
  readonly copyOf: Id | null
  /** The names of the office's dictionary in it; absent where there is no dictionary. */
  readonly names?: ItemNames | null
}

export type Join = {
  readonly cluster: Id
  /** How likely the item tells of what the cluster tells, 0 to 1; null where it began the cluster or was given. */
  readonly score: number | null
  /** The words, names and numbers that speak most for it, as they stand in the item. */
  readonly terms: readonly string[]
}

type Held = { readonly id: Id; readonly atMs: number; readonly title: string; readonly traits: Traits | null }

/** The clusters of the last days. */
export class Clusters {
  private readonly naming = new Naming()
  private readonly clusters = new Map<Id, Cluster>()
  private readonly clusterOf = new Map<Id, Cluster>()
  private readonly index = new Index()
  private now = Number.NEGATIVE_INFINITY
  private sweptAt = Number.NEGATIVE_INFINITY
  private readonly quietMs: number
  private readonly lifeMs: number

  /** @param open how long one is held; what is said once is held as long as it is silent */
  constructor({ quietMs = QUIET_MS, lifeMs = LIFE_MS } = {}) {
    this.quietMs = quietMs
    this.lifeMs = lifeMs
  }

  /**
   * Puts an item into a cluster; its first item names it.
   * @param decided the cluster it was put into before, by this or by a person
   * @param reading `readArticle(item.text)`, where it was read already
   */
  add(item: ClusterItem, decided: Id | null = null, reading?: Reading): Join {
    const atMs = item.atMs ?? (Number.isFinite(this.now) ? this.now : 0)
    this.now = Math.max(this.now, atMs)
    this.sweep()
    const known = this.clusterOf.get(item.id)
    if (known) return { cluster: known.id, score: null, terms: [] }
    const root = item.copyOf === null ? undefined : this.clusterOf.get(item.copyOf)
    if (root && (decided === null || decided === root.id)) {
      this.put({ id: item.id, atMs, title: item.title, traits: null }, root)
      return { cluster: root.id, score: 1, terms: [] }
    }
    const read = readAndLearn(this.naming, item.text, reading)
    const traits = traitsOf(this.naming, readTitle(item.title), read, item.names ?? null)
    const held = { id: item.id, atMs, title: item.title, traits }
    if (decided !== null) return { cluster: this.put(held, this.open(decided)).id, score: null, terms: [] }
    const best = this.findBest(traits, atMs)
    if (!best) return { cluster: this.put(held, this.open(item.id)).id, score: null, terms: [] }
    const terms = this.termsOf(best.cluster, traits, read)
    this.put(held, best.cluster)
    return { cluster: best.cluster.id, score: 1 / (1 + Math.exp(-best.odds)), terms }
  }

  /** Of these clusters the one whose event an item likeliest tells of, with what speaks for it; the item is put into none. */
  likeliest(item: ClusterItem, among: readonly Id[]): Join | null {
    const read = readAndLearn(this.naming, item.text)
    const traits = traitsOf(this.naming, readTitle(item.title), read, item.names ?? null)
    const weighed = this.index.weigh(traits)
    let best: { cluster: Cluster; odds: number } | null = null
    for (const id of among) {
      const cluster = this.clusters.get(id)
      if (!cluster) continue
      const odds = this.oddsOf(traits, weighed, item.atMs ?? this.now, cluster)
      if (best === null || odds > best.odds) best = { cluster, odds }
    }
    return (
      best && {
        cluster: best.cluster.id,
        score: 1 / (1 + Math.exp(-best.odds)),
        terms: this.termsOf(best.cluster, traits, read),
      }
    )
  }

  has(cluster: Id): boolean {
    return this.clusters.has(cluster)
  }

  /** The item that has most in common with the others, copies aside; of equals the first. */
  centralItem(cluster: Id): { readonly id: Id; readonly title: string } | null {
    const it = this.clusters.get(cluster)
    if (!it) return null
    let best: Held | null = null
    let most = Number.NEGATIVE_INFINITY
    for (const held of it.items) {
      if (!held.traits) continue
      const likeness = likenessOf(this.index.weigh(held.traits), it)
      if (likeness > most + 1e-9) [best, most] = [held, likeness]
    }
    return best
  }

  /** How many places the items of a cluster name, by the words before them. */
  countPlaces(cluster: Id): number {
    const callings = this.clusters.get(cluster)?.callings
    return callings ? new Set(PLACED.flatMap((it) => callings.get(it) ?? [])).size : 0
  }

  /** How many clusters and items are held: what bounds the memory. */
  get size(): { readonly clusters: number; readonly items: number } {
    return { clusters: this.clusters.size, items: this.clusterOf.size }
  }

  private open(id: Id): Cluster {
    const known = this.clusters.get(id)
    if (known) return known
    const cluster = new Cluster(id)
    this.clusters.set(id, cluster)
    return cluster
  }

  private put(item: Held, cluster: Cluster): Cluster {
    this.clusterOf.set(item.id, cluster)
    cluster.items.push(item)
    cluster.firstMs = Math.min(cluster.firstMs, item.atMs)
    cluster.lastMs = Math.max(cluster.lastMs, item.atMs)
    if (item.traits) this.index.learn(cluster, item.traits)
    return cluster
  }

  private close(cluster: Cluster): void {
    this.index.forget(cluster)
    this.clusters.delete(cluster.id)
  }

  private sweep(): void {
    if (this.now < this.sweptAt + SWEEP_MS) return
    this.sweptAt = this.now
    for (const it of this.clusters.values()) {
      if (this.isOpen(it)) continue
      this.close(it)
      for (const { id } of it.items) this.clusterOf.delete(id)
    }
  }

  private isOpen(it: Cluster): boolean {
    return this.now - it.lastMs <= this.quietMs && this.now - it.firstMs <= this.lifeMs
  }

  private findBest(traits: Traits, atMs: number): { cluster: Cluster; odds: number } | null {
    let best: { cluster: Cluster; odds: number } | null = null
    let most = 0
    const weighed = this.index.weigh(traits)
    for (const cluster of this.index.candidates(weighed, atMs)) {
      if (!this.isOpen(cluster)) continue
      const odds = this.oddsOf(traits, weighed, atMs, cluster)
      // An event whose first two reports did not meet has two clusters: what follows goes to the one more is told in.
      const rank = odds + Math.log(cluster.told)
      if (odds <= 0 || rank <= most) continue
      best = { cluster, odds }
      most = rank
    }
    return best
  }

  private oddsOf(traits: Traits, weighed: Weighed, atMs: number, cluster: Cluster): number {
    const { told, lengths } = cluster
    const names = cosineOf(weighed.names, cluster.names, told, lengths[1])
    const numbers = cosineOf(weighed.numbers, cluster.numbers, told, lengths[2])
    const counts = compare(traits.counts, cluster.counts)
    const callings = compare(traits.callings, cluster.callings)
    return (
      EVIDENCE.none +
      EVIDENCE.wordsAlike * Math.log1p(sharedSurprise(weighed.words, cluster.words)) +
      EVIDENCE.namesAlike * names +
      EVIDENCE.numbersAlike * numbers +
      (traits.numbers.length === 0 || cluster.numbers.size === 0 ? EVIDENCE.noNumbers : 0) +
      EVIDENCE.sameCount * counts.same +
      EVIDENCE.otherCount * counts.other +
      EVIDENCE.sameCalling * callings.same +
      EVIDENCE.otherCalling * callings.other +
      (hasOtherDates(traits.dates, cluster.dates) ? EVIDENCE.otherDate : 0) +
      EVIDENCE.quiet * logHours(atMs - cluster.lastMs) +
      EVIDENCE.size * Math.log(told)
    )
  }

  private termsOf(cluster: Cluster, traits: Traits, reading: Reading): string[] {
    const shared = this.index.sharedOf(traits, cluster).sort((a, b) => b.weight - a.weight)
    const found: string[] = []
    for (const { term } of shared) {
      const at = reading.hash.indexOf(term) // -1: it stands in the title alone
      if (at >= 0) found.push(wordAt(reading, at))
      if (found.length === TERMS_MAX) break
    }
    return found
  }
}

class Cluster {
  readonly id: Id
  readonly items: Held[] = []
  firstMs = Number.POSITIVE_INFINITY
  lastMs = Number.NEGATIVE_INFINITY
  /** Items that are no copies. */
  told = 0
  /** In how many of them each stands. */
  readonly words = new Map<number, number>()
  readonly names = new Map<number, number>()
  readonly numbers = new Map<number, number>()
  readonly dates = new Set<number>()
  /** What stands at a place of a number or name. */
  readonly counts = new Map<number, number[]>()
  readonly callings = new Map<number, number[]>()
  /** Lengths of the three vectors, as of the last item. */
  lengths: readonly [number, number, number] = [0, 0, 0]
  mark = 0 // of the search that is going on

  constructor(id: Id) {
    this.id = id
  }
}

/** In how many open clusters each word, name and number stands, and in which the names and numbers do. */
class Index {
  private readonly words = new Map<number, Cluster[]>()
  private readonly facts = new Map<number, Cluster[]>()
  private clusters = 0

  learn(cluster: Cluster, { words, names, numbers, dates, counts, callings }: Traits): void {
    if (cluster.told++ === 0) this.clusters++
    for (const it of words) {
      const seen = cluster.words.get(it) ?? 0
      cluster.words.set(it, seen + 1)
      if (seen === 0) hold(this.words, it, cluster)
    }
    this.learnFacts(cluster, cluster.names, names)
    this.learnFacts(cluster, cluster.numbers, numbers)
    for (const it of dates) cluster.dates.add(it)
    remember(cluster.counts, counts)
    remember(cluster.callings, callings)
    cluster.lengths = [
      this.lengthOf(cluster.words, cluster.told, (it) => this.surpriseOfWord(it)),
      this.lengthOf(cluster.names, cluster.told, (it) => this.surpriseOfFact(it)),
      this.lengthOf(cluster.numbers, cluster.told, (it) => this.surpriseOfFact(it)),
    ]
  }

  private learnFacts(cluster: Cluster, known: Map<number, number>, facts: readonly number[]): void {
    for (const it of facts) {
      const seen = known.get(it) ?? 0
      known.set(it, seen + 1)
      if (seen === 0 && !(known === cluster.numbers && cluster.names.has(it))) hold(this.facts, it, cluster)
    }
  }

  forget(cluster: Cluster): void {
    if (cluster.told > 0) this.clusters--
    for (const it of cluster.words.keys()) release(this.words, it, cluster)
    for (const it of cluster.names.keys()) release(this.facts, it, cluster)
    for (const it of cluster.numbers.keys()) release(this.facts, it, cluster)
  }

  /** What it says to meet each word, name and number: the squares of its surprise. */
  weigh({ words, names, numbers }: Traits): Weighed {
    return {
      words: vectorOf(words, (it) => this.surpriseOfWord(it)),
      names: vectorOf(names, (it) => this.surpriseOfFact(it)),
      numbers: vectorOf(numbers, (it) => this.surpriseOfFact(it)),
    }
  }

  /** The clusters that share most of the names, numbers and rare words, and lately, the likeliest first. */
  candidates({ words, names, numbers }: Weighed, atMs: number): Cluster[] {
    const found: Cluster[] = []
    mark(found, this.facts, names, COMMON, 1)
    mark(found, this.facts, numbers, COMMON, 1)
    mark(found, this.words, words, COMMON_WORD, WORD_COUNTS)
    const likely: { cluster: Cluster; mark: number }[] = []
    for (const cluster of found) {
      if (cluster.mark >= SHARED_MIN)
        likely.push({ cluster, mark: cluster.mark - QUIET_COSTS * logHours(atMs - cluster.lastMs) })
      cluster.mark = 0
    }
    return likely.sort((a, b) => b.mark - a.mark).slice(0, CANDIDATES_MAX).map((it) => it.cluster) // prettier-ignore
  }

  /** What an item and a cluster share, each with what it weighs. */
  sharedOf({ words, names, numbers }: Traits, cluster: Cluster): { term: number; weight: number }[] {
    const found: { term: number; weight: number }[] = []
    for (const it of words) if (cluster.words.has(it)) found.push({ term: it, weight: this.surpriseOfWord(it) })
    for (const it of names) if (cluster.names.has(it)) found.push({ term: it, weight: 2 * this.surpriseOfFact(it) })
    for (const it of numbers) if (cluster.numbers.has(it)) found.push({ term: it, weight: 2 * this.surpriseOfFact(it) })
    return found
  }

  private surpriseOfWord(it: number): number {
    return Math.log((this.clusters + SEEDED) / ((this.words.get(it)?.length ?? 0) + 1))
  }

  private surpriseOfFact(it: number): number {
    return Math.log((this.clusters + SEEDED) / ((this.facts.get(it)?.length ?? 0) + 1))
  }

  private lengthOf(counts: ReadonlyMap<number, number>, told: number, surpriseOf: (it: number) => number): number {
    let sum = 0
    for (const [it, seen] of counts) sum += ((seen / told) * surpriseOf(it)) ** 2
    return Math.sqrt(sum)
  }
}

const logHours = (ms: number): number => Math.log1p(Math.abs(ms) / 3_600_000)

function hold(holders: Map<number, Cluster[]>, term: number, cluster: Cluster): void {
  const its = holders.get(term)
  if (its) its.push(cluster)
  else holders.set(term, [cluster])
}

function release(holders: Map<number, Cluster[]>, term: number, cluster: Cluster): void {
  const its = holders.get(term)
  const at = its?.indexOf(cluster) ?? -1
  if (!its || at < 0) return
  if (its.length === 1) holders.delete(term)
  else its.splice(at, 1)
}

/** Adds to the mark of each cluster that has some of these terms what it says to meet them there. */
function mark(
  found: Cluster[],
  holders: ReadonlyMap<number, readonly Cluster[]>,
  { terms, squares }: Vector,
  common: number,
  counts: number,
): void {
  for (let at = 0; at < terms.length; at++) {
    const its = holders.get(terms[at] as number)
    if (!its || its.length > common) continue
    const surprise = Math.sqrt(squares[at] as number) * counts
    for (const cluster of its) {
      if (cluster.mark === 0) found.push(cluster)
      cluster.mark += surprise
    }
  }
}

type Vector = { readonly terms: readonly number[]; readonly squares: readonly number[]; readonly length: number }
type Weighed = { readonly words: Vector; readonly names: Vector; readonly numbers: Vector }

function vectorOf(terms: readonly number[], surpriseOf: (it: number) => number): Vector {
  const squares = new Array<number>(terms.length).fill(0)
  let sum = 0
  for (let at = 0; at < terms.length; at++) sum += squares[at] = surpriseOf(terms[at] as number) ** 2
  return { terms, squares, length: Math.sqrt(sum) }
}

/** The sum of the cosines of words, of names and of numbers. */
function likenessOf({ words, names, numbers }: Weighed, cluster: Cluster): number {
  const { told, lengths } = cluster
  return (
    cosineOf(words, cluster.words, told, lengths[0]) +
    cosineOf(names, cluster.names, told, lengths[1]) +
    cosineOf(numbers, cluster.numbers, told, lengths[2])
  )
}

/** The cosine, less where both are short: that the only name of each is the same says less than that five of five are. */
function cosineOf(
  { terms, squares, length }: Vector,
  counts: ReadonlyMap<number, number>,
  told: number,
  its: number,
): number {
  if (length === 0 || its === 0) return 0
  let product = 0
  for (let at = 0; at < terms.length; at++) {
    const seen = counts.get(terms[at] as number)
    if (seen !== undefined) product += (squares[at] as number) * seen
  }
  return product / (told * (length * its + SHORT))
}

/** What it says to meet the rarer of these terms again: of each the surprise above that of one in three clusters. */
function sharedSurprise({ terms, squares }: Vector, counts: ReadonlyMap<number, number>): number {
  let sum = 0
  for (let at = 0; at < terms.length; at++)
    if (counts.has(terms[at] as number)) sum += Math.max(0, Math.sqrt(squares[at] as number) - 1)
  return sum
}

const hasOtherDates = (dates: readonly number[], known: ReadonlySet<number>): boolean =>
  dates.length > 0 && known.size > 0 && !dates.some((it) => known.has(it))

/** At how many of the places both know they agree, and at how many not. */
function compare(
  pairs: readonly number[],
  known: ReadonlyMap<number, readonly number[]>,
): { same: number; other: number } {
  let [same, other] = [0, 0]
  for (let at = 0; at < pairs.length; at += 2) {
    const place = pairs[at] as number
    const values = known.get(place)
    if (!values || isBefore(pairs, at, place)) continue
    let agrees = false
    for (let next = at; next < pairs.length && !agrees; next += 2)
      if (pairs[next] === place) agrees = values.includes(pairs[next + 1] as number)
    if (agrees) same++
    else other++
  }
  return { same: Math.min(same, COUNTED_MAX), other: Math.min(other, COUNTED_MAX) }
}

function isBefore(pairs: readonly number[], end: number, place: number): boolean {
  for (let at = 0; at < end; at += 2) if (pairs[at] === place) return true
  return false
}

function remember(known: Map<number, number[]>, pairs: readonly number[]): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const values = known.get(pairs[at] as number)
    if (!values) known.set(pairs[at] as number, [pairs[at + 1] as number])
    else if (values.length < VALUES_MAX && !values.includes(pairs[at + 1] as number))
      values.push(pairs[at + 1] as number)
  }
}
