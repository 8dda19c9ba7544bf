const NOTEWORTHY_MS = 60_000 // less is the way of a click, not of a phone without a line

/**
 * When something was said, where it was told apart from when it arrived: a decision that waited in a phone for its line.
 * Null where both are one moment, or only the arrival is known.
 */
export function saidBefore(saidAt: string | null, arrivedAt: Date): string | null {
  return saidAt !== null && arrivedAt.getTime() - new Date(saidAt).getTime() >= NOTEWORTHY_MS ? saidAt : null
}
