/** Instants and days in words, for what is drawn without a browser: papers, the light page, messages. */
import { ZONE } from '../calendar.ts'
import type { Language } from '../refused.ts'

/** "WIB", or what else the office's zone is called. */
export const ZONE_NAME =
  new Intl.DateTimeFormat('id-ID', { timeZone: ZONE, timeZoneName: 'short' })
    .formatToParts(0)
    .find((it) => it.type === 'timeZoneName')?.value ?? ZONE

/** "Kamis, 26 November 2026 14.05 WIB" */
export function instantWords(at: Date, language: Language): string {
  return `${dateWords(at, { dateStyle: 'full' }, language)} ${clockWords(at)} ${ZONE_NAME}`
}

/** "26 Nov 14.05", where the zone stands beside it. */
export function shortInstantWords(at: Date, language: Language): string {
  return `${dateWords(at, { day: 'numeric', month: 'short' }, language)} ${clockWords(at)}`
}

/** "26 Nov 14.05 WIB", for what leaves the room. */
export const zonedInstantWords = (at: Date, language: Language): string =>
  `${shortInstantWords(at, language)} ${ZONE_NAME}`

/** "2026-11-26 14.05 WIB", for a column of a table that is sorted. */
export function sortedInstantWords(at: Date): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(at)
  return `${day} ${clockWords(at)} ${ZONE_NAME}`
}

/** "26 November 2026", of a day such as `2026-11-26` or of the day of an instant. */
export function dayWords(day: string | Date, language: Language = 'id'): string {
  const at = typeof day === 'string' && day.length === 10 ? new Date(`${day}T12:00:00+07:00`) : new Date(day)
  return dateWords(at, { day: 'numeric', month: 'long', year: 'numeric' }, language)
}

const dateWords = (at: Date, form: Intl.DateTimeFormatOptions, language: Language) =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: ZONE, ...form }).format(at)
const clockWords = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(at).replace(':', '.')
