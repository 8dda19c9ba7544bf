/**
 * A case on its way through the steps: how it is named, and how its time stands.
 * Serves steps 2 to 6; which act is allowed is the engine's to say.
 */
import { addWorking, workingBetween, type Calendar } from '../base/calendar.ts'
import { filesOf, type Content } from '../base/content.ts'
import type { Reason } from '../base/refused.ts'
import type { Step } from '../sop/rules.ts'

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
 * picture is one. Else the approved text would say something of its files that the public does not get.
 */
export function whyNotCarry(
  content: Content,
  uploaded: readonly { readonly hash: string; readonly mediaType: string; readonly sizeBytes: number }[],
): Reason | null {
  const files = new Map(uploaded.map((it) => [it.hash, it]))
  const pictures = filesOf({ ...content, attachments: [] })
  if (!pictures.every((hash) => files.get(hash)?.mediaType.startsWith('image/')))
    return { code: 'file-unknown', field: 'content.body' }
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
 * How long these steps may take one after the other, in working minutes, and when they are over if the first begins now.
 * What the SOP asks for, not what will happen: a step may be quicker, or late.
 */
export function timeThrough(
  calendar: Calendar,
  steps: readonly Pick<Step, 'time'>[],
  minutesPerDay: number,
  now: Date,
): { minutes: number; by: Date } {
  const minutes = steps.reduce((sum, step) => sum + standardMinutes(step, minutesPerDay), 0)
  return { minutes, by: addWorking(calendar, now, minutes) }
}

export type VisitTimes = {
  readonly arrivedAt: Date
  readonly openedAt: Date | null
  readonly doneAt: Date | null
  readonly dueAt: Date
}

/** Working minutes of one visit: waiting and processing apart, and what is left of the standard (negative when past). */
export function timesOf(
  calendar: Calendar,
  visit: VisitTimes,
  now: Date,
): { waiting: number; processing: number; left: number } {
  const end = visit.doneAt ?? now
  const opened = visit.openedAt ?? end
  return {
    waiting: workingBetween(calendar, visit.arrivedAt, opened),
    processing: visit.openedAt ? workingBetween(calendar, visit.openedAt, end) : 0,
    left: end <= visit.dueAt ? workingBetween(calendar, end, visit.dueAt) : -workingBetween(calendar, visit.dueAt, end),
  }
}

/** When a visit is due again after a pause: what was left when it was held, from now on. */
export function dueAfterPause(calendar: Calendar, dueAt: Date, heldAt: Date, now: Date): Date {
  return heldAt >= dueAt ? dueAt : addWorking(calendar, now, workingBetween(calendar, heldAt, dueAt))
}
