/** How long a publication counts: the last day of what it says, and the day on which somebody looks at it again. Pure. */
import { dayOf, startOfDay } from '../../base/calendar.ts'
import type { Reason } from '../../base/refused.ts'

const DAY_MS = 86_400_000
const YEARS_MAX = 10

export type Term = {
  /** The day on which somebody looks whether it is still right; null for never. */
  readonly reviewOn: string | null
  /** The last day on which it counts, inclusive; null for always. */
  readonly validUntil: string | null
}

/** Why a publication may not have this term. A day that stands already may stay, though it has come. */
export function whyNotTerm(term: Term, was: Term, zone: string, now: Date): Reason | null {
  const today = dayOf(zone, now)
  const last = dayOf(zone, new Date(now.getTime() + YEARS_MAX * 366 * DAY_MS))
  for (const field of ['reviewOn', 'validUntil'] as const) {
    const day = term[field]
    if (day === null || day === was[field]) continue
    if (day < today || (field === 'reviewOn' && day === today)) return { code: 'term-past', field }
    if (day > last) return { code: 'term-far', field, years: YEARS_MAX }
  }
  return null
}

/** The instants of a term: its review begins with its day, and what it says counts until the end of its last one. */
export function instantsOf(
  { reviewOn, validUntil }: Term,
  zone: string,
): { reviewAt: Date | null; expiresAt: Date | null } {
  return {
    reviewAt: reviewOn === null ? null : startOfDay(zone, reviewOn),
    expiresAt: validUntil === null ? null : startOfDay(zone, dayOf(zone, new Date(startOfDay(zone, validUntil).getTime() + 1.5 * DAY_MS))), // prettier-ignore
  }
}

export function termOf(it: { review_at: Date | null; expires_at: Date | null }, zone: string): Term {
  return {
    reviewOn: it.review_at && dayOf(zone, it.review_at),
    validUntil: it.expires_at && dayOf(zone, new Date(it.expires_at.getTime() - 1)),
  }
}
