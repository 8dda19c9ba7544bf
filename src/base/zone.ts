/** What a zone's clock on the wall shows at an instant, and which instant a clock on the wall means (IANA zones). */

const DAY_MS = 86_400_000

/** One offset holds from the first instant, inclusive, to the last, exclusive; all in milliseconds. */
type Stretch = { readonly from: number; readonly to: number; readonly offset: number }
const stretches = new Map<string, Stretch[]>()
const STRETCHES_MAX = 400 // two a year for two centuries; beyond that they are asked for again

/**
 * Which stretch of the zone's clock an instant lies in.
 * @throws {RangeError} for a name that is no zone
 */
function stretchAt(zone: string, at: number): Stretch {
  const known = stretches.get(zone) ?? []
  for (const it of known) if (at >= it.from && at < it.to) return it
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const stretch = {
    // The last change at or before the instant: `previous` looks strictly before.
    from: there.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    to: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: there.offsetNanoseconds / 1e6,
  }
  stretches.set(zone, [stretch, ...known].slice(0, STRETCHES_MAX))
  return stretch
}

/** How far the zone's clock is before UTC at an instant, in milliseconds. */
const offsetAt = (zone: string, at: number): number => stretchAt(zone, at).offset

/** Milliseconds since 1970 as the zone's clock on the wall shows them. */
export const localOf = (zone: string, at: number): number => at + offsetAt(zone, at)

/**
 * The instant a clock on the wall means. An hour that summer time leaves out is the one after it, an hour that it gives
 * twice is the first (`compatible`, RFC 5545 §3.3.5).
 */
export function instantOf(zone: string, local: number): number {
  const [before, after] = [offsetAt(zone, local - DAY_MS), offsetAt(zone, local + DAY_MS)]
  if (before === after) return local - before
  const wall = new Date(local).toISOString().slice(0, 23)
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/**
 * The instant from which a clock on the wall shows a time or one after it: as `instantOf`, save that all of an hour that
 * summer time leaves out is the instant of the change. Of two times the earlier is never reached after the later.
 */
export function reachedAt(zone: string, local: number): number {
  const at = instantOf(zone, local)
  return localOf(zone, at) === local ? at : stretchAt(zone, at).from
}
