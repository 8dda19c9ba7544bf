/** Instants and days in words, for what is drawn without a browser: papers, the light page, messages. */
import { ZONE } from '../calendar.ts'
import type { Language } from '../refused.ts'

/** "Kamis, 26 November 2026 14.05 WIB" */
export function instantWords(at: Date, language: Language): string {
  return `${dateWords(at, { dateStyle: 'full' }, language)} ${clockWords(at)} WIB`
}

/** "26 Nov 14.05" */
export function shortInstantWords(at: Date, language: Language): string {
  return `${dateWords(at, { day: 'numeric', month: 'short' }, language)} ${clockWords(at)}`
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
