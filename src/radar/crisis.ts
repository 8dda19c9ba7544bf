/**
 * Proposes how grave a matter is, by a sum of named parts that each say what they rest on; a person decides. What weighs
 * how much stands in one table that an office may change. No part alone makes an alarm but deaths, violence and the
 * state of emergency, and those only once several sources tell of them: one outlet may be wrong.
 */
import type { CrisisLevel } from '../base/levels.ts'
import { Burst } from './burst.ts'
import { signs, type Sign } from './crisis-words.ts'
import type { Frame } from './frames.ts'
import type { Told } from './signs.ts'

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
    rate: 0.08,
    sources: 0.04,
    fatal: 0.5,
    unrest: 0.5,
    stopped: 0.5,
    many: 0.45,
    protest: 0.29,
    official: 0.29,
    harm: 0.06,
    hoax: 0.24,
    negative: 0.07,
    complaints: 0.06,
    places: 0.02,
    named: 0.06,
    unproven: 0.03,
    unready: 0.03,
  },
  // Perhatian from any two of what domain §6 asks there: a negative tone in three media on one day is as much.
  levels: { attention: 0.1, alert: 0.3, crisis: 0.6 },
  reach: [0.5, 0.75, 1, 1.5, 2],
}

// When each part is full.
const FULL = { surplus: 5, sources: 5, share: 1 / 3, places: 4 } as const
/** How far a sign counts that one source tells of, then two, then three. */
const TELLERS = [0.52, 0.33, 0.15] as const
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
  readonly signs: Readonly<Record<Sign, ToldSign>>
}

/** How many items tell of a sign, how much the three sources say that say most of it, and by which words. */
export type ToldSign = {
  readonly items: number
  readonly strengths: readonly number[]
  readonly words: readonly string[]
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
    // One report is no rush, though it is one more than before.
    counted('rate', full((lately - 1 - expected) / Math.sqrt(Math.max(expected, 1)) / FULL.surplus), lately),
    counted('sources', full((facts.sources - 1) / (FULL.sources - 1)), facts.sources),
    ...signs.map((sign) => {
      const { items: tellers, strengths, words } = facts.signs[sign]
      // Both by several and not by few among all: one wrong report among twenty is no alarm.
      const said = TELLERS.reduce((sum, counts, at) => sum + counts * (strengths[at] ?? 0), 0)
      const value = said * full(tellers / Math.max(items, 1) / FULL.share)
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

const MEMORY_MS = 3 * 86_400_000
const HELD_MAX = 400 // of one matter; beyond that a count says no more
const WORDS_MAX = 5

export type Mention = {
  readonly id: string | number
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
  /** It says as a whole that it is not of now and here, or not so. */
  readonly frame: Frame | null
  /** It says that those hurt get well. */
  readonly isEased: boolean
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

  /**
   * @param usual how many items a day its source writes of one matter
   * @returns the how manieth of its source within a day; 0 for a copy
   */
  add(mention: Mention, usual = 1): number {
    this.now = Math.max(this.now, mention.atMs)
    this.mentions.push(mention)
    if (this.mentions.length > HELD_MAX || (this.mentions[0]?.atMs ?? 0) < this.now - MEMORY_MS)
      this.mentions = this.mentions.filter((it) => it.atMs >= this.now - MEMORY_MS).slice(-HELD_MAX)
    if (mention.isCopy) return 0
    const { nth, lately, expected } = this.burst.add(mention.atMs, mention.source, usual)
    this.lately = lately
    this.expected = expected
    return nth
  }

  /** What a mention says since its medium changed it; false where it is held no more. */
  correct(
    id: Mention['id'],
    said: Pick<Mention, 'told' | 'frame' | 'isEased' | 'isNegative' | 'officials' | 'places'>,
  ): boolean {
    const at = this.mentions.findIndex((it) => it.id === id)
    const known = this.mentions[at]
    if (known) this.mentions[at] = { ...known, ...said }
    return known !== undefined
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

/**
 * What most items of a matter say that it is, it is, also where one item leaves that out: then none of these happened now.
 * Who denies what is told makes no dead alive.
 */
const NOT_NOW = new Set<Sign>(['fatal', 'unrest', 'stopped', 'many'])
const NOT_SO = new Set<Sign>(['unrest', 'stopped', 'many'])
const NONE = new Set<Sign>()
const UNREAL = new Set<Frame | null>(['remembered', 'rehearsed', 'staged', 'tried', 'abroad', 'denied'])
const FRAMED_SHARE = 0.5 // more than that
const REMEMBERED_SHARE = 2 / 3 // days after a disaster more is told of its vigils than of its dead

/** So many say that those hurt get well: then their number says less. */
const EASED_SHARE = 0.2
const EASED = 0.5

/** The signs that say nothing of a matter, by what its items say that it is. */
function unrealIn(mentions: readonly Mention[]): ReadonlySet<Sign> {
  const framed = mentions.filter((it) => UNREAL.has(it.frame))
  const share = framed.every((it) => it.frame === 'remembered') ? REMEMBERED_SHARE : FRAMED_SHARE
  if (framed.length <= share * mentions.length) return NONE
  return framed.some((it) => it.frame === 'denied') ? NOT_SO : NOT_NOW
}

function toldOf(mentions: readonly Mention[]): CrisisFacts['signs'] {
  const unreal = unrealIn(mentions)
  const told = new Map<Sign, { items: number; words: string[]; bySource: Map<string, number> }>()
  for (const it of mentions)
    for (const [sign, { words, strength }] of it.told) {
      if (it.frame === null && unreal.has(sign)) continue
      const its = told.get(sign) ?? { items: 0, words: [], bySource: new Map<string, number>() }
      told.set(sign, its)
      its.items++
      its.bySource.set(it.source, Math.max(strength, its.bySource.get(it.source) ?? 0))
      if (its.words.length < WORDS_MAX && !its.words.includes(words)) its.words.push(words)
    }
  const isEased = mentions.filter((it) => it.isEased).length >= EASED_SHARE * mentions.length
  const factsOf = (sign: Sign): ToldSign => {
    const { items, words, bySource } = told.get(sign) ?? NOT_TOLD
    const counts = sign === 'many' && isEased ? EASED : 1
    const strengths = [...bySource.values()].sort((a, b) => b - a).slice(0, TELLERS.length)
    return { items, words, strengths: strengths.map((it) => it * counts) }
  }
  return Object.fromEntries(signs.map((sign) => [sign, factsOf(sign)])) as Record<Sign, ToldSign>
}

const NOT_TOLD = { items: 0, words: [], bySource: new Map<string, number>() }
