/** When a notice leaves by a channel, and when it is tried again. Pure. */
import { ZONE } from '../../base/calendar.ts'

/** How one person wants to be told. Minutes are after midnight in the office's zone. */
export type Preference = {
  readonly channels: readonly string[]
  /** Inclusive; the same as `quietUntil` for no quiet hours. */
  readonly quietFrom: number
  /** Exclusive; before `quietFrom` where the night lies between. */
  readonly quietUntil: number
  /** Once a day at this minute; null for at once. */
  readonly digestAt: number | null
}

/** Of who chose nothing. A channel that needs something of a person, such as a browser or a chat, waits for that. */
export const usualPreference: Preference = {
  channels: ['email', 'push', 'telegram'],
  quietFrom: 20 * 60,
  quietUntil: 6 * 60,
  digestAt: null,
}

/** The earliest instant from `at` on at which a notice may leave: what is urgent waits for nothing. */
export function sendAt(preference: Preference, urgent: boolean, at: Date): Date {
  if (urgent) return at
  const { quietFrom, quietUntil, digestAt } = preference
  const minute = minuteOf(at)
  if (digestAt !== null) return minute === digestAt ? at : nextMinute(at, digestAt)
  return isQuiet(minute, quietFrom, quietUntil) ? nextMinute(at, quietUntil) : at
}

/** When quiet hours end into which a message was held up; null outside of them, and for who chose a minute of the day. */
export function quietEnd(preference: Preference, now: Date): Date | null {
  const at = sendAt(preference, false, now)
  return preference.digestAt === null && at > now ? at : null
}

function isQuiet(minute: number, from: number, until: number): boolean {
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until
}

const local = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE)

function minuteOf(at: Date): number {
  const { hour, minute } = local(at)
  return hour * 60 + minute
}

function nextMinute(at: Date, minute: number): Date {
  const now = local(at)
  const today = now.with({
    hour: Math.floor(minute / 60),
    minute: minute % 60,
    second: 0,
    millisecond: 0,
    microsecond: 0,
    nanosecond: 0,
  })
  const next = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 })
  return new Date(next.epochMilliseconds)
}

/**
 * How a try ended. `sent`: the channel took it. `refused`: it never will. `later`: it surely did not go and may be tried
 * again; `away`: nor will any other message now. `unsure`: it may have gone or not, and is never sent again by itself.
 */
export type Sent =
  | { readonly state: 'sent' }
  | {
      readonly state: 'refused' | 'later' | 'away' | 'unsure'
      readonly why: string
      /** How long the channel itself asked to wait; nothing for no wish of its own. */
      readonly waitMs?: number
    }

const DAYS_MAX = 3 // what a channel would bring later than that is old
const TRIES_MIN = 12 // of one that asks to wait, where Siar itself was away; with the pauses below, some eight hours
const PAUSE_MAX_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** What becomes of a delivery after a try. @param attempts with this one */
export function afterTry(
  sent: Sent,
  it: { readonly attempts: number; readonly madeAt: Date },
  now: Date,
): { readonly state: 'sent' | 'failed' | 'unsure' } | { readonly state: 'queued'; readonly dueAt: Date } {
  const isOld = now.getTime() - it.madeAt.getTime() > DAYS_MAX * DAY_MS
  switch (sent.state) {
    case 'sent':
    case 'unsure':
      return { state: sent.state }
    case 'refused':
      return { state: 'failed' }
    case 'later':
      // Tries while it was away are among them, so that their number alone says nothing.
      if (isOld && it.attempts >= TRIES_MIN) return { state: 'failed' }
      break
    case 'away':
      if (isOld) return { state: 'failed' }
  }
  return { state: 'queued', dueAt: new Date(now.getTime() + Math.max(sent.waitMs ?? 0, pauseAfter(it.attempts))) }
}

/** Half a minute, then twice as long each time, an hour at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(PAUSE_MAX_MS, 30_000 * 2 ** Math.max(0, attempts - 1))
}
