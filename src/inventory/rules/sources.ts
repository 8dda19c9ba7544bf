/**
 * Sources of the inventory: who may keep them, how one stands, and when it is looked at again. Looking is polite (never
 * more often than was set, less and less where nothing answers) and tells when a source falls silent.
 */
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import { whyNotInventory, type InventoryStep } from '../rules.ts'

export const sourceKinds = ['feed', 'sitemap', 'page', 'agenda', 'mail', 'upload', 'form', 'hand'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Those that are looked at by their address, so far. */
export const keptKinds = ['feed', 'sitemap', 'page', 'agenda'] as const satisfies readonly SourceKind[]

/**
 * Those whose reports are the media's. What citizens, agencies and journalists send in is written to the office: it is
 * counted beside them and stands in no clipping (UU 27/2022: for another purpose than it was given).
 */
export const mediaKinds = ['feed', 'sitemap', 'page'] as const satisfies readonly SourceKind[]
export const isMedium = (kind: SourceKind): boolean => mediaKinds.some((it) => it === kind)

/** Whether it is asked by an address that a person set: what is sent, brought or noted is not. */
export const isAsked = (kind: SourceKind): boolean => keptKinds.some((it) => it === kind)

/** Whether it is looked at by itself, so that it may fall silent; what people bring comes when they bring it. */
export const isLookedAt = (kind: SourceKind): boolean => isAsked(kind) || kind === 'mail'

export const SOURCES_MAX = 2_000
/** Of the words that mark a part of a page. */
export const PART_MAX = 200
/** Of a list of feeds, in UTF-16 units: a thousand take a fifth of it. */
export const OPML_MAX_CHARS = 2_000_000
export const EVERY_MINUTES = { min: 5, usual: 30, max: 7 * 24 * 60 }
export const SILENT_DAYS = { usual: 7, max: 366 }
export const KEEP_DAYS = { usual: 365, max: 36_500 }

/** Why a source did not answer as it should; a code, said in words by the screens. */
export const troubles = [
  'address-refused',
  'too-many-hops',
  'no-name',
  'no-connection',
  'no-tls',
  'too-slow',
  'too-large',
  'unreadable',
  'not-a-source',
  'no-text',
  'part-not-found',
  'robots',
  'robots-unreachable',
  'reading-too-long',
  'gone',
  'not-found',
  'forbidden',
  'busy',
  'server',
  // Of an agenda whose address was sealed by another office
  'sealed-elsewhere',
  // Of a mailbox
  'login',
  'no-folder',
  'no-answer',
] as const
export type Trouble = (typeof troubles)[number]

/** Whoever works in the inventory keeps its sources, and the administrator, who sets up. */
export function whyNotKeepSources(officer: Officer, step: InventoryStep | null): Reason | null {
  return officer.role === 'administrator' ? null : whyNotInventory(officer, step)
}

/** How a source is set. */
export type SourceFields = {
  readonly name: string
  readonly address: string
  readonly weight: number
  readonly everyMinutes: number
  readonly silentDays: number
  readonly keepDays: number
  /** Between which words a page is watched; '' for all of it. */
  readonly partFrom: string
  readonly partUntil: string
}

/**
 * What a source that is asked by no address becomes by what a person set: its name, how far it reaches and how long its
 * texts are kept, and of a mailbox when its silence is told. The rest stays as it is: a mailbox is set by the administrator.
 */
export function settingUnasked(kind: SourceKind, kept: SourceFields, typed: SourceFields): SourceFields {
  const { name, weight, keepDays } = typed
  return { ...kept, name, weight, keepDays, ...(isLookedAt(kind) && { silentDays: typed.silentDays }) }
}

/** What an answer's status says of the source; null when it may be read. */
export function troubleOf(status: number): Trouble | null {
  if (status === 200 || status === 203 || status === 226) return null
  if (status === 410) return 'gone'
  if (status === 401 || status === 403 || status === 451) return 'forbidden'
  if (status === 429 || status === 503) return 'busy'
  return status >= 500 ? 'server' : 'not-found'
}

const WAIT_MAX_MS = 24 * 60 * 60_000 // who asks for a longer one does not mean it

/** How long the other side asked to be left alone (RFC 9110, 10.2.3), in milliseconds; 0 where it did not. */
export function waitOf(retryAfter: string | undefined, now: Date): number {
  if (!retryAfter) return 0
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now.getTime()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), WAIT_MAX_MS) : 0
}

/**
 * A lane is a look at a time. `quick` takes only what was quick before, so that however many hosts drip, what is well is
 * read in time.
 */
export type Lane = 'any' | 'quick'
/** A look that lasts so long is slow: what is well answers within a second, also over poor lines. */
export const SLOW_MS = 5_000

/** How long looks of a source take, as is remembered: one that is quick now and then stays slow for a while. */
export const paceAfter = (before: number | null, tookMs: number): number =>
  Math.round(Math.min(Math.max(tookMs, (before ?? 0) / 2), 2 ** 31 - 1))

export type Look =
  | {
      readonly state: 'answered'
      readonly added: number
      readonly dropped: number
      /** Some of what was dropped is taken at the next look, if it is still there: so that one asks for all of it. */
      readonly isUnfinished?: boolean
    }
  /** Nothing changed since the last one (304). */
  | { readonly state: 'same' }
  | { readonly state: 'failed'; readonly trouble: Trouble; readonly waitMs: number }

type Standing = {
  readonly everyMinutes: number
  readonly silentDays: number
  readonly failures: number
  readonly newAt: Date | null
  readonly addedAt: Date
  readonly silenceToldAt: Date | null
}
/** What follows from a look. */
export type After = {
  readonly nextLookAt: Date
  readonly failures: number
  readonly newAt: Date | null
  /** It is gone for good and is looked at no more. */
  readonly paused: boolean
  /** What somebody is to be told now. */
  readonly tell: 'failing' | 'gone' | 'silent' | null
  readonly silenceToldAt: Date | null
}

const FAILURES_TOLD = 3
const SPREAD = 0.1
const BACK_OFF_MAX_MS = 24 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** @param chance from 0 to 1: sources set up together are not looked at together for ever */
export function afterLook(it: Standing, look: Look, { now, chance }: { now: Date; chance: number }): After {
  const everyMs = it.everyMinutes * 60_000
  const failures = look.state === 'failed' ? it.failures + 1 : 0
  const backOffMs = Math.min(everyMs * 2 ** Math.min(failures, 20), Math.max(everyMs, BACK_OFF_MAX_MS))
  const waitMs = Math.max(look.state === 'failed' ? look.waitMs : 0, backOffMs * (1 - SPREAD + 2 * SPREAD * chance))
  const newAt = look.state === 'answered' && look.added > 0 ? now : it.newAt
  const gone = look.state === 'failed' && look.trouble === 'gone'
  const silent = isSilent({ ...it, newAt }, now)
  const failing = failures === FAILURES_TOLD
  const tell = gone ? 'gone' : failing ? 'failing' : silent && failures === 0 && !it.silenceToldAt ? 'silent' : null
  return {
    nextLookAt: new Date(now.getTime() + waitMs),
    failures,
    newAt,
    paused: gone,
    tell,
    silenceToldAt: silent ? (tell === 'silent' ? now : it.silenceToldAt) : null,
  }
}

export function isSilent(it: Pick<Standing, 'silentDays' | 'newAt' | 'addedAt'>, now: Date): boolean {
  return it.silentDays > 0 && now.getTime() - (it.newAt ?? it.addedAt).getTime() > it.silentDays * DAY_MS
}

export const healths = ['well', 'new', 'faltering', 'failing', 'silent', 'paused'] as const
export type Health = (typeof healths)[number]

/** How a source stands, in one word. */
export function healthOf(
  it: Pick<Standing, 'silentDays' | 'newAt' | 'addedAt' | 'failures'> & {
    readonly state: 'active' | 'paused'
    readonly lookedAt: Date | null
  },
  now: Date,
): Health {
  if (it.state === 'paused') return 'paused'
  if (it.failures >= FAILURES_TOLD) return 'failing'
  if (it.failures > 0) return 'faltering'
  if (!it.lookedAt) return 'new'
  return isSilent(it, now) ? 'silent' : 'well'
}
