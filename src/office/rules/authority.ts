/**
 * Who may act on a day, in which post, on which ground, and who of them is away. The same that `isHeld` of
 * `db/authority.ts` says in SQL at each request; a test holds the two to each other. Serves every step.
 */
import { dayAfter } from '../../base/calendar.ts'
import { covers, type Mandate, type Work } from '../../base/officer.ts'
import type { Language, Reason } from '../../base/refused.ts'
import { awayWords as w } from '../../base/words/away.ts'
import { dayWords } from '../../base/words/time.ts'
import type { Days, Scope } from './acting.ts'
import { actingTitle } from './letterhead.ts'

/** One person in one post: over which days, for what of its work, and what may end it before. */
export type Standing = Days &
  Scope & {
    readonly personId: string
    readonly postId: string
    /** The first day on which the person has no access any more. */
    readonly leftOn: string | null
    readonly isAuditor: boolean
  }
/** Both days inclusive. */
export type Absence = { readonly personId: string; readonly fromOn: string; readonly untilOn: string }

const ABSENCE_DAYS_MAX = 366

const isOn = (days: Days, on: string) => days.fromOn <= on && (days.untilOn === null || days.untilOn >= on)

/** Those who may act on a day, outright or by a letter; who is away may still, and `awayUntil` is the last day of it. */
export function mayActOn<T extends Standing>(
  on: string,
  standings: readonly T[],
  absences: readonly Absence[],
): (T & { readonly awayUntil: string | null })[] {
  return standings
    .filter((it) => isOn(it, on) && (it.leftOn === null || it.leftOn > on) && !it.isAuditor)
    .map((it) => ({ ...it, awayUntil: awayUntil(it.personId, on, absences) }))
}

/** The last day of an absence that goes on over this day, through those that follow without a day between; null when present. */
export function awayUntil(personId: string, on: string, absences: readonly Absence[]): string | null {
  const own = absences
    .filter((it) => it.personId === personId)
    .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0))
  let until: string | null = null
  for (const it of own) {
    if (until === null) until = isOn(it, on) ? it.untilOn : null
    else if (it.fromOn <= dayAfter(until, 1) && it.untilOn > until) until = it.untilOn
  }
  return until
}

/** Who would have this work of a post, when nobody of them is there: null while somebody is. */
export function whyUnattended<T extends Scope & { readonly awayUntil: string | null }>(
  able: readonly T[],
  work: Work | null,
): readonly T[] | null {
  const those = able.filter((it) => (work ? covers(it, work) : it.kinds === null && it.steps === null))
  return those.some((it) => it.awayUntil === null) ? null : those
}

/** `whyUnattended` in words: who is away until when, or that nobody holds the post; and that the dossier may go there. */
export function unattendedWords(
  post: string,
  missing: readonly {
    readonly name: string
    readonly acting: Mandate['form'] | null
    readonly awayUntil: string | null
  }[],
  language: Language,
): string {
  const who = missing
    .map((it) => w.awayUntil[language](`${actingTitle(post, it.acting)} (${it.name})`, dayWords(it.awayUntil ?? '', language)))
    .join('; ') // prettier-ignore
  return `${who ? `${who}; ${w.nobodyActs[language]}` : w.postEmpty[language](post)} ${w.stillGoes[language]}`
}

/** Why an absence may not be entered, or null. */
export function whyNotAway(it: Absence, entered: readonly Absence[]): Reason | null {
  if (it.untilOn < it.fromOn) return { code: 'days-reversed', field: 'untilOn' }
  const days = Temporal.PlainDate.from(it.fromOn).until(it.untilOn, { largestUnit: 'days' }).days + 1
  if (days > ABSENCE_DAYS_MAX) return { code: 'absence-too-long', field: 'untilOn' }
  const twice = entered.some(
    (one) => one.personId === it.personId && one.fromOn <= it.untilOn && one.untilOn >= it.fromOn,
  )
  return twice ? { code: 'absence-overlaps', field: 'fromOn' } : null
}

/** Its last day when somebody is back today: the day before, or none at all for one that had not begun by then. */
export function endedToday(it: Absence, today: string): string | null {
  return it.fromOn >= today ? null : dayAfter(today, -1)
}

/**
 * Ranks of civil servants, the highest first (PP 99/2000 jo. PP 12/2002, annex). Titles of functional officers say no
 * rank and come after.
 */
const RANKS = [
  'pembina utama', 'pembina utama madya', 'pembina utama muda', 'pembina tingkat i', 'pembina', 'penata tingkat i',
  'penata', 'penata muda tingkat i', 'penata muda', 'pengatur tingkat i', 'pengatur', 'pengatur muda tingkat i',
  'pengatur muda', 'juru tingkat i', 'juru', 'juru muda tingkat i', 'juru muda',
] // prettier-ignore

function rankOf(rank: string): number {
  const plain = rank.toLowerCase().replace(/\s*[,(/].*$/, '').replace(/\btk\.?\s*i\b/, 'tingkat i').trim() // prettier-ignore
  const at = RANKS.indexOf(plain)
  return at < 0 ? RANKS.length : at
}

export type Deputy = {
  readonly personId: string
  readonly name: string
  readonly rank: string
  readonly postId: string
  readonly fromOn: string
  readonly acting: unknown
  readonly awayUntil: string | null
}

/**
 * Who could act for a post, the likeliest first: holders of other posts who are there; of the nearest post below before
 * those further down, then those above; then by rank, by how long they hold their post, and by name.
 * @param posts in the office's order, the lowest first
 */
export function substitutesFor(postId: string, posts: readonly string[], able: readonly Deputy[]): Deputy[] {
  const here = posts.indexOf(postId)
  const holders = new Set(able.filter((it) => it.postId === postId).map((it) => it.personId))
  const far = (it: Deputy) => {
    const step = here - posts.indexOf(it.postId)
    return step > 0 ? step : posts.length - step
  }
  const sorted = able
    .filter((it) => it.acting === null && it.awayUntil === null && !holders.has(it.personId) && it.postId !== postId)
    .toSorted(
      (a, b) =>
        far(a) - far(b) ||
        rankOf(a.rank) - rankOf(b.rank) ||
        a.fromOn.localeCompare(b.fromOn) ||
        a.name.localeCompare(b.name),
    )
  return sorted.filter((it, at) => sorted.findIndex((one) => one.personId === it.personId) === at)
}
