/**
 * How long a filed case is kept, and what is to be done with it when: the retention schedule (jadwal retensi arsip, JRA)
 * as rules. Serves the SOP's "Pencatatan dan Pendataan"; software only tells what is due, people do it with minutes.
 */
import type { Reason } from '../../base/refused.ts'

/** What the schedule says of the end: musnah, dinilai kembali, permanen. */
export type Fate = 'destroy' | 'review' | 'permanent'
export type Stage = 'kept' | 'transferred' | 'destroyed' | 'handed-over'

/**
 * From when the years are counted. Schedules count an active period "setelah …" an event (`2 tahun setelah tidak
 * berlaku`, `setelah tahun anggaran berakhir`), and offices weed by the year; so the end of the year of closing is what
 * counts unless the schedule's row says the closing day: it keeps longer, never shorter.
 */
export type CountedFrom = 'year-end' | 'closing'

type Years = {
  readonly activeYears: number
  readonly inactiveYears: number
  readonly countedFrom: CountedFrom
}
type Periods = { readonly activeUntil: string; readonly inactiveUntil: string }

/** The last day of each period, inclusive. Both are counted from the closing, so a leap day shortens neither twice. */
export function periodsOf(closedOn: string, it: Years): Periods {
  const from = it.countedFrom === 'year-end' ? `${closedOn.slice(0, 4)}-12-31` : closedOn
  return {
    activeUntil: yearsAfter(from, it.activeYears),
    inactiveUntil: yearsAfter(from, it.activeYears + it.inactiveYears),
  }
}

/** The same day so many years later; 28 February where the year has no 29th. */
function yearsAfter(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${year}${day.endsWith('-02-29') && !leap ? '-02-28' : day.slice(4)}`
}

/** What is to be done with a filed case: moved to the records centre, or as its fate says. */
export const dueKinds = ['transfer', 'review', 'destroy', 'permanent'] as const
export type Due = (typeof dueKinds)[number]

export type Filed = {
  readonly stage: Stage
  readonly held: boolean
  /** Null until it is closed and has its series in the office's own schedule. */
  readonly kept: (Periods & { readonly fate: Fate }) | null
}

/** What is due on a day, its periods being over before it; null when nothing is. A hold does not make it any less due. */
export function dueOn(day: string, { stage, kept }: Filed): Due | null {
  if (!kept || stage === 'destroyed' || stage === 'handed-over') return null
  if (kept.inactiveUntil < day) return kept.fate
  return stage === 'kept' && kept.activeUntil < day ? 'transfer' : null
}

/** The day by whose end a year's list is made up. */
export const lastDayOf = (year: number) => `${year}-12-31`

/** Pemindahan, pemusnahan, penyerahan (PP 28/2012; Perka ANRI 37/2016, pasal 1). */
export const disposalKinds = ['transfer', 'destruction', 'handover'] as const
export type DisposalKind = (typeof disposalKinds)[number]

/** The stage that an act of disposal leads to. */
export const stageAfter = { transfer: 'transferred', destruction: 'destroyed', handover: 'handed-over' } as const

const fatesOf = { destruction: ['destroy', 'review'], handover: ['permanent', 'review'] } as const

/** Why a filed case cannot stand in minutes of this day; null when it can. `name` is how people know it. */
export function whyNotDispose(kind: DisposalKind, on: string, name: string, it: Filed): Reason | null {
  if (it.stage === 'destroyed' || it.stage === 'handed-over') return { code: 'disposal-done', dossier: name }
  if (it.held) return { code: 'disposal-held', dossier: name }
  if (!it.kept) return { code: 'disposal-unfixed', dossier: name }
  if (kind === 'transfer') {
    if (it.stage === 'transferred') return { code: 'disposal-done', dossier: name }
    return it.kept.activeUntil < on ? null : { code: 'disposal-early', dossier: name, until: it.kept.activeUntil }
  }
  const { inactiveUntil, fate } = it.kept
  if (inactiveUntil >= on) return { code: 'disposal-early', dossier: name, until: inactiveUntil }
  return (fatesOf[kind] as readonly Fate[]).includes(fate) ? null : { code: 'disposal-fate', dossier: name }
}

/** From so many years of retention on, destruction needs the head of ANRI; below, the regent (Permendagri 83/2022, 000.5.6.2). */
export const NATIONAL_APPROVAL_YEARS = 10
