/**
 * A case on its way through the steps: how it is named, and how its time stands.
 * Serves steps 2 to 6; which act is allowed is the engine's to say.
 */
import type { Calendar } from '../base/calendar.ts'
import { picturesOf, videoFilesOf, type Content } from '../base/content.ts'
import type { Reason } from '../base/refused.ts'
import type { Step } from '../sop/rules.ts'
import { runsAt } from '../base/pace.ts'
import { dueOf, ranBetween, type Pace } from './rules/visit-clock.ts'

export { dossierNumber } from '../base/dossier-number.ts'

/** The year and number that a person typed in any of the usual ways (`2026/0412`, `2026/412`), or null. */
export function parseDossierNumber(text: string): { year: number; number: number } | null {
  const match = /^\s*(\d{4})\s*\/\s*(\d{1,9})\s*$/.exec(text)
  return match ? { year: Number(match[1]), number: Number(match[2]) } : null
}

/** How a stay at a step ended. */
export type VisitOutcome =
  | 'completed'
  | 'returned'
  | 'approved'
  | 'approved-orally'
  | 'approved-with-notes'
  | 'refused'
  | 'withdrawn'

/** What an act is called in the trail: completing the last step, which leads nowhere, is publishing. */
export function nameOfAct(it: { kind: string; targetStep: number | null }): string {
  return it.kind === 'complete' && it.targetStep === null ? 'publish' : it.kind
}

/**
 * Why a text may not name these files: each was uploaded before, is what the text says it is, and what is shown as a
 * picture or video is one. Else the approved text would say something of its files that the public does not get.
 */
export function whyNotCarry(
  content: Content,
  uploaded: readonly { readonly hash: string; readonly mediaType: string; readonly sizeBytes: number }[],
): Reason | null {
  const files = new Map(uploaded.map((it) => [it.hash, it]))
  if (!picturesOf(content).every((hash) => files.get(hash)?.mediaType.startsWith('image/')))
    return { code: 'file-unknown', field: 'content.body' }
  if (!videoFilesOf(content).every((hash) => files.get(hash)?.mediaType.startsWith('video/')))
    return { code: 'file-unknown', field: 'content.videos' }
  const wrong = content.attachments.findIndex((it) => {
    const file = files.get(it.hash)
    return file?.mediaType !== it.mediaType || file.sizeBytes !== it.sizeBytes
  })
  return wrong < 0 ? null : { code: 'file-unknown', field: `content.attachments.${wrong}` }
}

/** The step's time in working minutes; a step without one gets an hour, so that nothing waits without a clock. */
export function standardMinutes(step: Pick<Step, 'time'>, minutesPerDay: number): number {
  if (!step.time) return 60
  const unit = { minute: 1, hour: 60, day: minutesPerDay }[step.time.unit]
  return step.time.value * unit
}

/**
 * How long these steps may take one after the other, in minutes of the dossier's clock, and when they are over if the first begins now.
 * What the SOP asks for, not what will happen: a step may be quicker, or late.
 */
export function timeThrough(
  calendar: Calendar,
  { level, speed, steps }: { level: string | null; speed: number; steps: readonly Pick<Step, 'time'>[] },
  minutesPerDay: number,
  now: Date,
): { minutes: number; by: Date } {
  const minutes = steps.reduce((sum, step) => sum + standardMinutes(step, minutesPerDay), 0)
  return {
    minutes,
    by: dueOf(calendar, { standardMinutes: minutes, paces: [{ at: now, runs: runsAt(level), speed }] }),
  }
}

export type VisitTimes = {
  readonly arrivedAt: Date
  readonly openedAt: Date | null
  readonly doneAt: Date | null
  readonly dueAt: Date
  readonly paces: readonly Pace[]
}

/**
 * Minutes of one visit by its own clock: waiting and processing apart, and what is left of the standard (negative when
 * past); while it is held, what was left when that began.
 */
export function timesOf(
  calendar: Calendar,
  { arrivedAt, openedAt, doneAt, dueAt, paces }: VisitTimes,
  now: Date,
): { waiting: number; processing: number; left: number } {
  const end = doneAt ?? now
  const opened = openedAt ?? end
  const last = paces.at(-1)
  const held = last?.runs === 'held'
  return {
    waiting: ranBetween(calendar, paces, arrivedAt, opened),
    processing: openedAt ? ranBetween(calendar, paces, openedAt, end) : 0,
    left: held ? leftAt(calendar, paces.slice(0, -1), dueAt, last.at) : leftAt(calendar, paces, dueAt, end),
  }
}

/**
 * When the text can be out if everyone keeps to the standard from now on: what is left of this stay, nothing when it is
 * late, and then the steps ahead.
 */
export function forecastOf(
  calendar: Calendar,
  it: { level: string | null; speed: number; left: number; ahead: readonly Pick<Step, 'time'>[] },
  minutesPerDay: number,
  now: Date,
): Date {
  const ahead = it.ahead.reduce((sum, step) => sum + standardMinutes(step, minutesPerDay), 0)
  const minutes = Math.max(0, it.left) + ahead
  return dueOf(calendar, { standardMinutes: minutes, paces: [{ at: now, runs: runsAt(it.level), speed: it.speed }] })
}

function leftAt(calendar: Calendar, paces: readonly Pace[], dueAt: Date, at: Date): number {
  return at <= dueAt ? ranBetween(calendar, paces, at, dueAt) : -ranBetween(calendar, paces, dueAt, at)
}
