/**
 * Questions of the media: each has a clock by the office's working calendar, and the journalist's own deadline beside it;
 * whichever comes first is when to have acted. What was asked stays as it was asked, and what was said stays too.
 */
import { addWorking, workingBetween, type Calendar } from '../../base/calendar.ts'
import type { QuestionState } from '../../base/press.ts'
import type { Reason } from '../../base/refused.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Clocks of two machines may differ this much. */
const AHEAD_MS = 2 * MINUTE_MS
/** A question is written down on the day it is asked; one of last year is a typing error. */
const BACK_DAYS = 90
const DEADLINE_DAYS = 366

/** When a question is due by the office's own standard. */
export const dueAtOf = (calendar: Calendar, receivedAt: Date, standardMinutes: number): Date =>
  addWorking(calendar, receivedAt, standardMinutes)

/** Working minutes until an instant; negative when it is past. */
export const minutesLeft = (calendar: Calendar, at: Date, now: Date): number =>
  at >= now ? workingBetween(calendar, now, at) : -Math.max(1, workingBetween(calendar, at, now))

/** Why a question cannot have come then, or its deadline not be then. */
export function whyNotTimes(
  it: { readonly receivedAt: Date; readonly deadlineAt: Date | null },
  now: Date,
): Reason | null {
  if (it.receivedAt.getTime() > now.getTime() + AHEAD_MS) return { code: 'question-ahead', field: 'receivedAt' }
  if (it.receivedAt.getTime() < now.getTime() - BACK_DAYS * DAY_MS)
    return { code: 'question-old', field: 'receivedAt', days: BACK_DAYS }
  return whyNotDeadline(it)
}

/** Why a journalist's deadline cannot be then. */
export function whyNotDeadline(it: { readonly receivedAt: Date; readonly deadlineAt: Date | null }): Reason | null {
  if (it.deadlineAt === null) return null
  const after = it.deadlineAt.getTime() - it.receivedAt.getTime()
  return after <= 0 || after > DEADLINE_DAYS * DAY_MS ? { code: 'question-deadline', field: 'deadlineAt' } : null
}

/** Who is not among the journalists is named; who is, is not named a second time. */
export function whyNotFrom(it: { readonly journalistId: string | null; readonly fromName: string }): Reason | null {
  return it.journalistId === null && it.fromName === '' ? { code: 'question-from-missing', field: 'fromName' } : null
}

/** Why nothing more is said to a question: an answer or a refusal ended it. An answer is not given before the question. */
export function whyNotSay(
  question: { readonly state: QuestionState; readonly receivedAt: Date },
  saidAt: Date,
  now: Date,
): Reason | null {
  if (question.state !== 'open') return { code: 'question-done' }
  if (saidAt.getTime() > now.getTime() + AHEAD_MS) return { code: 'question-ahead', field: 'saidAt' }
  return saidAt < question.receivedAt ? { code: 'answer-before-question', field: 'saidAt' } : null
}
