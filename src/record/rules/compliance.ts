/**
 * Figures of time from the stays that ended: how many kept their standard, how long they waited and were worked on.
 * Waiting is a queue and no slowness of who acts (SOP, "Mutu Baku: Waktu" describes the doing), so both are judged apart.
 */
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import { keeperOf, type Keeper } from '../../office/rules/terms.ts'
import type { Step } from '../../sop/rules.ts'

/** A month of the office's zone, `2026-11`. */
export const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/
/** The longest period of one report: cost and figures stay those of a year, however large the archive. */
export const MONTHS_MAX = 12

/** What the stays of a report are told apart by. */
export const groupings = ['step', 'post', 'person', 'month', 'level'] as const
export type Grouping = (typeof groupings)[number]

/** How many minutes the stays took: the middle one, nine of ten at most, the longest, all together. */
export type Spread = {
  readonly median: number
  readonly p90: number
  readonly longest: number
  readonly sum: number
}

export type Figures = {
  /** Stays that ended, each round of a dossier at a step as one. */
  readonly count: number
  /** Dossiers and steps that these were; what `count` is more, are repeated rounds. */
  readonly distinct: number
  /** Worked on for no longer than the standard. */
  readonly processedWithin: number
  /** Waiting and work together no longer than the standard. */
  readonly doneWithin: number
  readonly waiting: Spread
  readonly processing: Spread
}

/**
 * The value at a rank of the ordered minutes, by nearest rank: the smallest that at least this share of them does not
 * exceed, the ⌈share × n⌉-th. It is always a stay that there was, never a mean of two; PostgreSQL's `percentile_disc`.
 * @param share above 0, at most 1
 * @throws {RangeError} of none
 */
export function nearestRank(minutes: readonly number[], share: number): number {
  const ordered = minutes.toSorted((one, other) => one - other)
  const value = ordered[Math.ceil(share * ordered.length) - 1]
  if (value === undefined) throw new RangeError('there is no rank among none')
  return value
}

/** Why a period may not be reported on. */
export function whyNotPeriod({ from, to }: { from: string; to: string }): Reason | null {
  if (to < from) return { code: 'period-backwards', field: 'to' }
  return monthsBetween(from, to) >= MONTHS_MAX ? { code: 'period-too-long', field: 'to', months: MONTHS_MAX } : null
}

/** How many months the second is after the first. */
function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return count(to) - count(from)
}

/** The month so many after a month. */
export function monthAfter(month: string, months: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The post that heads the office by its procedure: the one that decides first. */
export function headOf(procedure: {
  readonly steps: readonly Pick<Step, 'shape' | 'executor'>[]
  readonly posts: readonly Keeper[]
}): Keeper | null {
  const id = procedure.steps.find((it) => it.shape === 'decision')?.executor
  return procedure.posts.find((it) => it.id === id) ?? null
}

/**
 * Whose figures they may see by name: everybody's as head of the office, as the post before the head, as auditor or
 * administrator; else their own alone. Figures by post are for all who work here.
 */
export function seesPeople(
  officer: Pick<Officer, 'role' | 'posts'>,
  procedure: Parameters<typeof headOf>[0] | null,
): boolean {
  if (officer.role !== 'officer') return true
  if (procedure === null) return false
  return [headOf(procedure), keeperOf(procedure)].some((it) => it !== null && officer.posts.includes(it.id))
}
