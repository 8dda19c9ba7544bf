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
 * 340 items a day and on short stories, each of a few sentences with little but a place in common, and rounded. Of an
 * item’s candidates and of beginning one of its own the likeliest was to be the right one, so that it holds however many
 * there are: when ten times as many things happen, what another report of the same kind has in common grows with them, and
 * place and day tell them apart. Cosines are 0 to 1; counted things count three times at most.
 *
 * Two were set afterwards, by what real reports are and the fit had not seen: hardly a short story in it had a number. What is
 * missing of shared numbers is weighed in their stead (`otherNumbers`, with `sameCount` a little less for it), so that reports
 * without any say as much as before; and another place parts two that say the same in every other word. Of a few values of each
 * those were taken that cost none of the streams anything, at 34 and at 340 items a day.
 */
const EVIDENCE = {
  none: -5.4,
  /** For each time the natural logarithm of the surprise, in nats, of the rarer words in both grows by one; a word of every second report of the cluster counts half. */
  wordsAlike: 2.4,
  /** The same of the words of its title, which tell the matter, wherever they stand there. */
  headline: 0.9,
  namesAlike: 2.4,
  numbersAlike: 0.9,
  /** Both have numbers, dates aside, and none in common; the less, the more surprising those are that they share. */
  otherNumbers: -2.8,
  /** “390 rumah” in both, and 390 in one but 770 in the other. */
  sameCount: 1.4,
  otherCount: -4,
  /** “Kecamatan Klampok” in both, and Klampok in one but Wates in the other. */
  sameCalling: 0.7,
  otherCalling: -2.1,
  /** Both tell first of one place; or each of a place that the other does not name. */
  samePlace: 1.1,
  otherPlace: -9.2,
  /** Both have days, and none in common. */
  otherDate: -4,
  /** For each time the natural logarithm of the hours since the last item, and of the items so far, grows by one. */
  quiet: -1.4,
  size: 0.5,
} as const
const COUNTED_MAX = 3
const NUMBERS_MET = 9 // nats: sharing so much, a number of few clusters and what it counts, they miss none
const SHORT = 20 // squared nats, of two names that few share

const DAY_MS = 86_400_000
const QUIET_MS = 8 * DAY_MS // silent for longer, a cluster is closed
const LIFE_MS = 30 * DAY_MS // after that an event is another one, however much it is spoken of
const SWEEP_MS = DAY_MS / 4
const COMMON = 150 // a name or number of so many clusters finds none
const COMMON_WORD = 20 // a word of so many clusters finds none,
const COMMON_WORD_SHARE = 0.05 // or of such a share of them, where there are more
const WORD_COUNTS = 0.25 // of its surprise: words tell the kind of event before they tell the event
const WORDS_COUNT = 5 // for each time the natural logarithm of what the shared words say grows by one
const QUIET_COSTS = 4 // of what is shared, for each time the natural logarithm of the hours since grows by one
const OTHER_PLACE_COSTS = 13 // else reports of the same kind from elsewhere crowd out those of the place
const PLACE_SURPRISE_MIN = 2 // nats: what stands in every eighth cluster is where all of it happens
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
  /** Somebody wrote it to the office, so that its title is no headline. */
  readonly isMessage?: boolean
}

export type Join = {
  readonly cluster: Id
  /** How likely the item tells of what the cluster tells, 0 to 1; null where it began the cluster or was given. */
  readonly score: number | null
  /** The words, names and numbers that speak most for it, as they stand in the item. */
  readonly terms: readonly string[]
}

type Held = {
  readonly id: Id
  readonly atMs: number
  readonly title: string
  readonly isMessage: boolean
  readonly traits: Traits | null
}

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

  /** @param it.quietMs after such a silence a cluster is closed @param it.lifeMs and that long after its first item */
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
    const { id, title, isMessage = false } = item
    const root = item.copyOf === null ? undefined : this.clusterOf.get(item.copyOf)
    if (root && (decided === null || decided === root.id)) {
      this.put({ id, atMs, title, isMessage, traits: null }, root)
      return { cluster: root.id, score: 1, terms: [] }
    }
    const { read, traits } = this.read(item, reading)
    const held = { id, atMs, title, isMessage, traits }
    if (decided !== null) return { cluster: this.put(held, this.open(decided)).id, score: null, terms: [] }
    const best = this.findBest(traits, atMs)
    if (!best) return { cluster: this.put(held, this.open(item.id)).id, score: null, terms: [] }
    const terms = this.termsOf(best.cluster, traits, read)
    this.put(held, best.cluster)
    return { cluster: best.cluster.id, score: likelihoodOf(best.odds), terms }
  }

  /** Of these clusters the one whose event an item likeliest tells of, with what speaks for it; the item is put into none. */
  likeliest(item: ClusterItem, among: readonly Id[]): Join | null {
    const { read, traits } = this.read(item)
    const weighed = this.index.weigh(traits)
    let best: { cluster: Cluster; odds: number } | null = null
    for (const id of among) {
      const cluster = this.clusters.get(id)
      if (!cluster) continue
      const odds = this.oddsOf(traits, weighed, item.atMs ?? this.now, cluster)
      if (best === null || odds > best.odds) best = { cluster, odds }
    }
    if (!best) return null
    return { cluster: best.cluster.id, score: likelihoodOf(best.odds), terms: this.termsOf(best.cluster, traits, read) }
  }

  has(cluster: Id): boolean {
    return this.clusters.has(cluster)
  }

  /**
   * The item that has most in common with the others, copies aside, and messages where a medium tells of it too; of equals
   * the first. Where media only printed what a message said, the first that did.
   */
  centralItem(cluster: Id): { readonly id: Id; readonly title: string } | null {
    const it = this.clusters.get(cluster)
    if (!it) return null
    let best: Held | null = null
    let most = Number.NEGATIVE_INFINITY
    const ofMedia = it.items.filter((held) => !held.isMessage)
    if (ofMedia.length > 0 && ofMedia.every((held) => held.traits === null)) return ofMedia[0] ?? null
    for (const held of ofMedia.length > 0 ? ofMedia : it.items) {
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

  private read(item: ClusterItem, reading?: Reading): { readonly read: Reading; readonly traits: Traits } {
    const read = readAndLearn(this.naming, item.text, reading)
    return { read, traits: traitsOf(this.naming, readTitle(item.title), read, item.names ?? null) }
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
    const callings = compare(traits.callings, cluster.callings)
    return (
      EVIDENCE.none +
      EVIDENCE.wordsAlike * Math.log1p(sharedSurprise(weighed.words, (it) => (cluster.words.get(it) ?? 0) / told)) +
      EVIDENCE.headline * Math.log1p(sharedSurprise(weighed.headline, (it) => (cluster.words.has(it) ? 1 : 0))) +
      EVIDENCE.namesAlike * names +
      this.numbersOf(traits, weighed, cluster) +
      EVIDENCE.sameCalling * callings.same +
      EVIDENCE.otherCalling * callings.other +
      (weighed.place !== 0 && weighed.place === cluster.place ? EVIDENCE.samePlace : 0) +
      (hasOtherPlace(weighed, cluster) ? EVIDENCE.otherPlace : 0) +
      (hasNoneOf(traits.dates, cluster.dates) ? EVIDENCE.otherDate : 0) +
      EVIDENCE.quiet * logHours(atMs - cluster.lastMs) +
      EVIDENCE.size * Math.log(told)
    )
  }

  /** What their numbers say: to tell the same of a thing never says less than to have none, nor more where they also differ. */
  private numbersOf(traits: Traits, weighed: Weighed, cluster: Cluster): number {
    if (traits.numbers.length === 0 || cluster.numbers.size === 0) return 0
    const { same, other } = compare(traits.counts, cluster.counts)
    const agreed =
      EVIDENCE.numbersAlike * cosineOf(weighed.numbers, cluster.numbers, cluster.told, cluster.lengths[2]) +
      EVIDENCE.otherNumbers * missingNumbers(traits, weighed, cluster) +
      EVIDENCE.sameCount * same
    return (same > other ? Math.max(0, agreed) : agreed) + EVIDENCE.otherCount * other
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

/** Of these log-odds, 0 to 1. */
const likelihoodOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

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
  /** In how many of them each place is the one told of first. */
  readonly places = new Map<number, number>()
  /** The place that most of them tell of first; 0 where none is known. */
  place = 0
  // Of the search that is going on: what it says to meet the shared names and numbers, and the shared words, here.
  mark = 0
  wordMark = 0

  constructor(id: Id) {
    this.id = id
  }
}

/** In how many open clusters each word, name and number stands, and in which the names and numbers do. */
class Index {
  private readonly words = new Map<number, Cluster[]>()
  private readonly facts = new Map<number, Cluster[]>()
  private clusters = 0

  learn(cluster: Cluster, traits: Traits): void {
    const { words, names, numbers, dates, counts, callings } = traits
    const place = this.placeOf(traits)
    if (cluster.told++ === 0) this.clusters++
    rememberPlaces(cluster, traits.places, place)
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

  /** The place it tells of first, the whole regency’s name aside, which so many clusters have. */
  private placeOf({ places }: Traits): number {
    return places.find((it) => this.surpriseOfFact(it) > PLACE_SURPRISE_MIN) ?? 0
  }

  /** What it says to meet each word, name and number: the squares of its surprise. */
  weigh(traits: Traits): Weighed {
    const { words, names, numbers, headline, places } = traits
    return {
      places,
      place: this.placeOf(traits),
      headline: vectorOf(headline, (it) => this.surpriseOfWord(it)),
      words: vectorOf(words, (it) => this.surpriseOfWord(it)),
      names: vectorOf(names, (it) => this.surpriseOfFact(it)),
      numbers: vectorOf(numbers, (it) => this.surpriseOfFact(it)),
    }
  }

  /** The clusters that share most of the names, numbers and rare words, lately and of no other place, the likeliest first. */
  candidates(weighed: Weighed, atMs: number): Cluster[] {
    const found: Cluster[] = []
    this.mark(found, this.facts, weighed.names, COMMON)
    this.mark(found, this.facts, weighed.numbers, COMMON)
    this.mark(found, this.words, weighed.words, Math.max(COMMON_WORD, this.clusters * COMMON_WORD_SHARE))
    const likely: { cluster: Cluster; mark: number }[] = []
    for (const cluster of found) {
      const { mark, wordMark } = cluster
      cluster.mark = 0
      cluster.wordMark = 0
      if (mark + wordMark * WORD_COUNTS < SHARED_MIN) continue
      const apart = hasOtherPlace(weighed, cluster) ? OTHER_PLACE_COSTS : 0
      likely.push({ cluster, mark: mark + WORDS_COUNT * Math.log1p(wordMark) - apart - QUIET_COSTS * logHours(atMs - cluster.lastMs) }) // prettier-ignore
    }
    return likely.sort((a, b) => b.mark - a.mark).slice(0, CANDIDATES_MAX).map((it) => it.cluster) // prettier-ignore
  }

  /** Adds to the marks of each cluster that has some of these terms what it says to meet them there. */
  private mark(
    found: Cluster[],
    holders: ReadonlyMap<number, readonly Cluster[]>,
    { terms, squares }: Vector,
    common: number,
  ): void {
    const ofWords = holders === this.words
    for (let at = 0; at < terms.length; at++) {
      const its = holders.get(terms[at] as number)
      if (!its || its.length > common) continue
      const surprise = Math.sqrt(squares[at] as number)
      for (const cluster of its) {
        if (cluster.mark === 0 && cluster.wordMark === 0) found.push(cluster)
        if (ofWords) cluster.wordMark += Math.max(0, surprise - 1)
        else cluster.mark += surprise
      }
    }
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

type Vector = { readonly terms: readonly number[]; readonly squares: readonly number[]; readonly length: number }
type Weighed = {
  readonly words: Vector
  readonly headline: Vector
  readonly names: Vector
  readonly numbers: Vector
  readonly places: readonly number[]
  /** The one it tells of first, or 0. */
  readonly place: number
}

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

/** What it says to meet the rarer of these terms again: of each the surprise above that of one in three clusters, as far as it is there. */
function sharedSurprise({ terms, squares }: Vector, shareOf: (term: number) => number): number {
  let sum = 0
  for (let at = 0; at < terms.length; at++) {
    const share = shareOf(terms[at] as number)
    if (share > 0) sum += Math.max(0, Math.sqrt(squares[at] as number) - 1) * share
  }
  return sum
}

/** Of the numbers that two reports of one event share how much is missing, dates aside: 1 where none is shared, 0 where one of both has none. */
function missingNumbers({ numbers, dates }: Traits, weighed: Weighed, cluster: Cluster): number {
  if (numbers.length === dates.length || cluster.numbers.size === cluster.dates.size) return 0
  const shareOf = (it: number) => (dates.includes(it) ? 0 : (cluster.numbers.get(it) ?? 0) / cluster.told)
  return Math.max(0, 1 - sharedSurprise(weighed.numbers, shareOf) / NUMBERS_MET)
}

/** Each tells first of a place that the other does not name. */
const hasOtherPlace = ({ place, places }: Weighed, cluster: Cluster): boolean =>
  place !== 0 && cluster.place !== 0 && !cluster.places.has(place) && !places.includes(cluster.place)

function rememberPlaces(cluster: Cluster, places: readonly number[], place: number): void {
  for (const it of places) cluster.places.set(it, cluster.places.get(it) ?? 0)
  if (place === 0) return
  const times = (cluster.places.get(place) ?? 0) + 1
  cluster.places.set(place, times)
  if (times > (cluster.places.get(cluster.place) ?? 0)) cluster.place = place
}

/** Both have some, and none in common. */
const hasNoneOf = (its: readonly number[], known: { readonly size: number; has(it: number): boolean }): boolean =>
  its.length > 0 && known.size > 0 && !its.some((it) => known.has(it))

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
