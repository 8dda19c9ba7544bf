/**
 * Time and date of MS-DOS as a ZIP holds them, two seconds fine, in one number (APPNOTE 4.4.6); in UTC, so that it is the
 * same on every machine.
 * @param at years before 1980 and after 2107 become these
 */
export function dosDate(at: Date): number {
  const year = Math.min(2107, Math.max(1980, at.getUTCFullYear()))
  const date = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return ((date << 16) | time) >>> 0
}
