/**
 * Proposes how grave a matter is, by a sum of named parts that each say what they rest on; a person decides. What weighs
 * how much stands in one table that an office may change. No part alone makes an alarm but deaths, violence and the
 * state of emergency, and those only once several items tell of them: one outlet may be wrong.
 */
import type { CrisisLevel } from '../base/levels.ts'
import { Burst } from './burst.ts'
import {
  crowds,
  denials,
  measures,
  papers,
  pretences,
  rehearsals,
  signWords,
  signs,
  type Sign,
} from './crisis-words.ts'
import { hashOf, joined, NUMBER, wordAt, type Reading } from './words.ts'

export const crisisParts = ['rate', 'sources', ...signs, 'negative', 'complaints', 'places', 'named', 'unproven', 'unready'] as const // prettier-ignore
export type CrisisPart = (typeof crisisParts)[number]

export type CrisisRules = {
  /** What each part adds to the score when it is full. */
  readonly weights: Readonly<Record<CrisisPart, number>>
  /** From which score on a level holds; below the first it is Pantau. */
  readonly levels: Readonly<Record<Exclude<CrisisLevel, 'watch'>, number>>
  /** As how many sources one of each weight counts, from 1 (a small blog) to 5 (a national medium). */
  readonly reach: readonly number[]
}

export const defaultCrisisRules: CrisisRules = {
  weights: {
    rate: 0.12,
    sources: 0.08,
    fatal: 0.5,
    unrest: 0.5,
    stopped: 0.5,
    protest: 0.12,
    official: 0.12,
    harm: 0.06,
    hoax: 0.06,
    negative: 0.08,
    complaints: 0.08,
    places: 0.04,
    named: 0.06,
    unproven: 0.03,
    unready: 0.03,
  },
  levels: { attention: 0.25, alert: 0.5, crisis: 0.75 },
  reach: [1, 1, 1, 1, 1],
}

// When each part is full.
const FULL = { surplus: 6, sources: 6, tellers: 3, share: 0.4, places: 4 } as const
const MANY_COUNTS = 0.5 // more, of an item that tells of three dead or more, or of anger of so many
const FEW = 2 // of fewer items no share says anything

/** What is known of a matter at a moment; copies are counted once. */
export type CrisisFacts = {
  /** Items of the last days, and how many of them came within the last day. */
  readonly items: number
  readonly lately: number
  /** How many a day were to be expected of it by its own habit. */
  readonly expected: number
  /** Each as much as it reaches. */
  readonly sources: number
  readonly places: number
  /** Some of these by name, as far as a dictionary knows them. */
  readonly placeNames: readonly string[]
  /** How many items say something grave or negative and name an official of the dictionary. */
  readonly named: { readonly items: number; readonly words: readonly string[] }
  readonly complaints: number
  /** How many items say something grave or negative: they ask for an answer. */
  readonly grave: number
  /** How many came from senders whom nobody vouches for. */
  readonly unproven: number
  /** Whether the agency gave something to answer with; null where there is no office to know. */
  readonly ready: boolean | null
  /** Null where no tone was read. */
  readonly negative: number | null
  /** How many items tell of each sign, how many of these of three people or more, and by which words. */
  readonly signs: Readonly<Record<Sign, { readonly items: number; readonly many: number; readonly words: readonly string[] }>> // prettier-ignore
}

export type CrisisScore = {
  /** 0 to 1. */
  readonly score: number
  readonly level: CrisisLevel
  /** All parts; what each adds is `value × weight`. `evidence` is the count it rests on, and words where there are some. */
  readonly parts: readonly {
    readonly name: CrisisPart
    readonly value: number
    readonly weight: number
    readonly evidence: { readonly count: number; readonly words: readonly string[] }
  }[]
}

/** How grave it looks, and why. */
export function scoreOf(facts: CrisisFacts, rules: CrisisRules = defaultCrisisRules): CrisisScore {
  const { items, lately, expected } = facts
  const share = (count: number) => (items < FEW ? 0 : full(count / items))
  const counted = (name: CrisisPart, value: number, count: number, words: readonly string[] = []) => ({ name, value, weight: rules.weights[name], evidence: { count, words } }) // prettier-ignore
  const parts = [
    counted('rate', full((lately - expected) / Math.sqrt(Math.max(expected, 1)) / FULL.surplus), lately),
    counted('sources', full((facts.sources - 1) / (FULL.sources - 1)), facts.sources),
    ...signs.map((sign) => {
      const { items: tellers, many, words } = facts.signs[sign]
      // Both many and not few among all: one wrong report among twenty is no alarm.
      const value =
        full((tellers + many * MANY_COUNTS) / FULL.tellers) * full(tellers / Math.max(items, 1) / FULL.share)
      return counted(sign, value, tellers, words)
    }),
    counted('negative', share(facts.negative ?? 0), facts.negative ?? 0),
    counted('complaints', share(facts.complaints), facts.complaints),
    counted('places', full((facts.places - 1) / (FULL.places - 1)), facts.places, facts.placeNames),
    counted('named', share(facts.named.items), facts.named.items, facts.named.words),
    counted('unproven', share(facts.unproven), facts.unproven),
    counted('unready', facts.ready === false ? share(facts.grave) : 0, facts.grave),
  ]
  const score = sumOf(parts)
  return { score, level: levelOf(score, rules.levels), parts }
}

/** The score that these parts add up to. */
export const sumOf = (parts: readonly { readonly value: number; readonly weight: number }[]): number =>
  full(parts.reduce((sum, it) => sum + it.value * it.weight, 0))

const full = (value: number): number => Math.min(1, Math.max(0, value))

/** The level that holds from such a score. */
export function levelOf(score: number, levels: CrisisRules['levels']): CrisisLevel {
  if (score >= levels.crisis) return 'crisis'
  if (score >= levels.alert) return 'alert'
  return score >= levels.attention ? 'attention' : 'watch'
}

/** A sign, the words by which an item tells of it as they stand in the text, and whether of three people or more. */
export type Told = ReadonlyMap<Sign, { readonly words: string; readonly isMany: boolean }>

const DENIED_WORDS = 4 // “tidak ada laporan korban jiwa”
const NEAR_WORDS = 5
const CROWD_MIN = 3
const CROWD_MAX = 100_000
const lists = listSigns()
const setOf = (words: string) => new Set(words.split(' ').map(hashOf))
const WHO = hashOf('yang')
const DENIALS = setOf(denials)
const PRETENCES = setOf(pretences)
const REHEARSALS = setOf(rehearsals)
const PAPERS = setOf(papers)
const CROWDS = setOf(crowds)
const MEASURES = setOf(measures)

/** What a text tells of, leaving aside what it denies, what is only rehearsed and what was long ago. */
export function signsOf(reading: Reading): Told {
  const { hash, sentence, count } = reading
  const found = new Map<Sign, { words: string; isMany: boolean }>()
  if (hash.some((it) => REHEARSALS.has(it))) return found
  for (let from = 0, to = 0; from < count; from = to) {
    let holds = true
    for (to = from; to < count && sentence[to] === sentence[from]; to++)
      if (PRETENCES.has(hash[to] as number)) holds = false
    if (!holds) continue
    const here = signsBetween(reading, from, to)
    // A rumour of deaths that is called one has killed nobody.
    const isRumour = here.some(({ sign }) => sign === 'hoax')
    for (const { sign, at, words } of here) {
      if (isRumour && sign !== 'hoax') continue
      const known = found.get(sign)
      const isMany = (known?.isMany ?? false) || isOfMany(reading, at, from, to)
      found.set(sign, { words: known?.words ?? words.toLowerCase(), isMany })
    }
  }
  return found
}

type Place = { readonly sign: Sign; readonly at: number; readonly words: string }

/** The signs of one sentence. */
function signsBetween(reading: Reading, from: number, to: number): Place[] {
  const { hash } = reading
  const here: Place[] = []
  let denied = -1
  for (let at = from; at < to; at++) {
    const word = hash[at] as number
    const pair = at + 1 < to ? lists.pairs.get(joined(word, hash[at + 1] as number)) : undefined
    const near = pair ? undefined : nearSign(hash, at, Math.max(from, at - NEAR_WORDS))
    const sign = pair ?? near?.sign ?? lists.words.get(word)
    const isDenied = at <= denied && sign !== 'hoax'
    if (DENIALS.has(word)) denied = at + DENIED_WORDS // after: “tidak tertolong” denies nothing
    if (sign === undefined || isDenied) continue
    const before = at > from ? hash[at - 1] : undefined
    if (sign === 'fatal' && before !== undefined && (before === WHO || PAPERS.has(before))) continue // “data warga yang meninggal” tells of no event
    const words = pair
      ? `${wordAt(reading, at)} ${wordAt(reading, at + 1)}`
      : near
        ? `${wordAt(reading, near.at)} ${wordAt(reading, at)}`
        : wordAt(reading, at)
    here.push({ sign, at, words })
  }
  return here
}

/** The sign that a word makes with one of the few before it. */
function nearSign(hash: readonly number[], at: number, from: number): { sign: Sign; at: number } | undefined {
  const partners = lists.near.get(hash[at] as number)
  if (!partners) return undefined
  for (let back = at - 1; back >= from; back--) {
    const sign = partners.get(hash[back] as number)
    if (sign) return { sign, at: back }
  }
  return undefined
}

/** Does a number of people stand near? */
function isOfMany({ text, hash, form, start, end }: Reading, at: number, from: number, to: number): boolean {
  for (let near = Math.max(from, at - NEAR_WORDS); near < Math.min(to, at + NEAR_WORDS); near++) {
    const word = hash[near] as number
    if (!CROWDS.has(word) && form[near] !== NUMBER) continue
    const isMeasure = (other: number) => other >= from && other < to && MEASURES.has(hash[other] as number)
    if (isMeasure(near - 1) || isMeasure(near + 1)) continue
    if (form[near] !== NUMBER) return true
    const digits = text.slice(start[near], end[near])
    const people = /^\d{1,3}(?:\.\d{3})?$|^\d+$/.test(digits) ? Number(digits.replace('.', '')) : 0
    if (people >= CROWD_MIN && people <= CROWD_MAX) return true
  }
  return false
}

type SignLists = {
  readonly words: ReadonlyMap<number, Sign>
  readonly pairs: ReadonlyMap<number, Sign>
  /** Of each word those that make a sign with it, whichever comes first. */
  readonly near: ReadonlyMap<number, ReadonlyMap<number, Sign>>
}

function listSigns(): SignLists {
  const words = new Map<number, Sign>()
  const pairs = new Map<number, Sign>()
  const near = new Map<number, Map<number, Sign>>()
  const remember = (one: number, other: number, sign: Sign) =>
    near.set(one, (near.get(one) ?? new Map<number, Sign>()).set(other, sign))
  for (const sign of signs)
    for (const entry of signWords[sign].split(',')) {
      const [first = 0, second, third] = entry.trim().split(/\s+/).map((it) => (it === '~' ? null : hashOf(it))) // prettier-ignore
      if (first === null) throw new Error(`${entry} begins with nothing`)
      if (second === undefined) words.set(first, sign)
      else if (second !== null) pairs.set(joined(first, second), sign)
      else {
        remember(first, third as number, sign)
        remember(third as number, first, sign)
      }
    }
  return { words, pairs, near }
}

const MEMORY_MS = 3 * 86_400_000
const HELD_MAX = 400 // of one matter; beyond that a count says no more
const WORDS_MAX = 5

export type Mention = {
  readonly atMs: number
  readonly source: string
  /** How far its source reaches, 1 to 5. */
  readonly weight: number
  readonly isCopy: boolean
  readonly isComplaint: boolean
  /** Nobody vouches for who sent it. */
  readonly isUnproven: boolean
  /** Null where no tone was read. */
  readonly isNegative: boolean | null
  readonly told: Told
  /** Of the office's dictionary. */
  readonly officials: readonly string[]
  readonly places: readonly string[]
}

/** What the items of the last three days say of one matter; holds no more than those. */
export class Pulse {
  private readonly burst = new Burst()
  private mentions: Mention[] = []
  private now = Number.NEGATIVE_INFINITY
  private lately = 0
  private expected = 0

  /** @returns true when this item makes the matter more spoken of than its habit explains */
  add(mention: Mention): boolean {
    this.now = Math.max(this.now, mention.atMs)
    this.mentions.push(mention)
    if (this.mentions.length > HELD_MAX || (this.mentions[0]?.atMs ?? 0) < this.now - MEMORY_MS)
      this.mentions = this.mentions.filter((it) => it.atMs >= this.now - MEMORY_MS).slice(-HELD_MAX)
    if (mention.isCopy) return false
    const { began, lately, expected } = this.burst.add(mention.atMs, mention.source)
    this.lately = lately
    this.expected = expected
    return began
  }

  /** @param places how many places the matter is told of @param ready as in the facts */
  factsOf(places: number, ready: boolean | null, reach: CrisisRules['reach'] = defaultCrisisRules.reach): CrisisFacts {
    const own = this.mentions.filter((it) => !it.isCopy)
    const toned = own.filter((it) => it.isNegative !== null)
    const known = new Set(own.flatMap((it) => it.places))
    // An official opens festivals every day: a name counts where something grave is told with it.
    const grave = own.filter((it) => it.isNegative || it.told.size > 0)
    const naming = grave.filter((it) => it.officials.length > 0)
    const officials = new Set(naming.flatMap((it) => it.officials))
    return {
      items: own.length,
      lately: this.lately,
      expected: this.expected,
      sources: new Map(this.mentions.map((it) => [it.source, reach[it.weight - 1] ?? 1])).values().reduce((sum, it) => sum + it, 0), // prettier-ignore
      places: Math.max(places, known.size),
      placeNames: [...known].slice(0, WORDS_MAX),
      named: { items: naming.length, words: [...officials].slice(0, WORDS_MAX) },
      complaints: own.filter((it) => it.isComplaint).length,
      grave: grave.length,
      unproven: own.filter((it) => it.isUnproven).length,
      ready,
      negative: toned.length === 0 ? null : toned.filter((it) => it.isNegative).length,
      signs: toldOf(own),
    }
  }
}

/** Three who were evacuated or three accused are of every day. */
const COUNTS_MANY: ReadonlySet<Sign> = new Set(['fatal', 'unrest'])

function toldOf(mentions: readonly Mention[]): CrisisFacts['signs'] {
  const none = () => ({ items: 0, many: 0, words: [] as string[] })
  const told = { fatal: none(), unrest: none(), stopped: none(), protest: none(), official: none(), harm: none(), hoax: none() } // prettier-ignore
  for (const it of mentions)
    for (const [sign, { words, isMany }] of it.told) {
      const its = told[sign]
      its.items++
      if (isMany && COUNTS_MANY.has(sign)) its.many++
      if (its.words.length < WORDS_MAX && !its.words.includes(words)) its.words.push(words)
    }
  return told
}
