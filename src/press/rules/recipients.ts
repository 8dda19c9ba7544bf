/** What became of a letter to one recipient, and what its end says of the address. */

const MINUTE_MS = 60_000
const PAUSE_FIRST_MS = MINUTE_MS
const PAUSE_MAX_MS = 30 * MINUTE_MS
/** A server that asks to wait is asked this often; with the pauses below, some three hours. */
export const ATTEMPTS_MAX = 10

/** How long to wait after a try that the server put off; doubled each time. @param attempts so far, from 1 */
export const pauseOf = (attempts: number): number =>
  Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** Math.min(attempts - 1, 10))

/**
 * Whether what a server said of a refused letter means that nobody is at the address, for good: 5.1.x, a bad address, or
 * 5.2.1, a mailbox that takes nothing (RFC 3463 §3.2, §3.3); where no such code is said, 550, 551 or 553 (RFC 5321 §4.2.3).
 * A full mailbox, a letter too large or one taken for spam says nothing of the address.
 */
export function isAddressGone(said: string): boolean {
  const enhanced = /(?:^|[\s-])([245])\.(\d{1,3})\.(\d{1,3})(?=\s|$|[-:;,.])/.exec(said)
  if (enhanced) {
    const [, kind, subject, detail] = enhanced
    return kind === '5' && (subject === '1' || (subject === '2' && detail === '1'))
  }
  return /^55[013]\b/.test(said)
}

/** How many letters may go now. @param triedLastMinute in the sixty seconds before */
export const roomFor = (perMinute: number, triedLastMinute: number): number => Math.max(0, perMinute - triedLastMinute)
