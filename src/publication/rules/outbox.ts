/**
 * The queue of one destination. What it did not take is tried again after a growing pause, and everything behind it waits,
 * so that texts arrive in their order; one that takes nothing for long is told, one that needs a person stops. Pure.
 */

const MINUTE_MS = 60_000
const PAUSE_FIRST_MS = 2_000
const PAUSE_MAX_MS = 10 * MINUTE_MS
const WAIT_MAX_MS = 24 * 60 * MINUTE_MS // whoever asks for longer does not mean it
/** Tries in a row after which somebody is told that the destination takes nothing: with the pauses, a minute. */
export const BREAK_AT = 5
/** For how long a text is tried; what is older may not be wanted any more, and a person says. */
export const TRIED_FOR_MS = 24 * 60 * MINUTE_MS
/** A release that did not go out this long after its time was missed. */
export const MISSED_AFTER_MS = MINUTE_MS

/** What a try says of the destination, whatever became of the text. */
export type Told =
  | { readonly kind: 'took' }
  /** @property waitMs how long it asked to be left alone; 0 where it did not say */
  | { readonly kind: 'later'; readonly problem: string; readonly waitMs: number }
  | { readonly kind: 'stopped'; readonly problem: string }

export type QueueState = {
  readonly failures: number
  /** Nothing goes before; exclusive. */
  readonly notBefore: Date
  readonly trouble: string
  readonly stopped: boolean
  /** Somebody is told now: it broke with this try. */
  readonly broke: boolean
}

/** How a destination stands after a try. @param perMinute how many it is given at most */
export function afterTry(
  was: { readonly failures: number; readonly perMinute: number },
  told: Told,
  now: Date,
): QueueState {
  const after = (ms: number) => new Date(now.getTime() + ms)
  switch (told.kind) {
    case 'took':
      return { failures: 0, notBefore: after(MINUTE_MS / was.perMinute), trouble: '', stopped: false, broke: false }
    case 'later': {
      const failures = was.failures + 1
      const pause = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** Math.min(was.failures, 20))
      const wait = Math.min(WAIT_MAX_MS, Math.max(pause, told.waitMs))
      return { failures, notBefore: after(wait), trouble: told.problem, stopped: false, broke: failures === BREAK_AT }
    }
    case 'stopped':
      return { failures: was.failures + 1, notBefore: now, trouble: told.problem, stopped: true, broke: true }
  }
}
