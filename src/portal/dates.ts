/** Instants in the words and forms the public reads. Western Indonesian time has no summer time. */

import { MONTHS } from '../base/months.ts'
import type { PageLanguage } from './languages.ts'

const WIB_MS = 7 * 60 * 60_000
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']
const ENGLISH_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
const DAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const local = (at: Date) => new Date(at.getTime() + WIB_MS)
const two = (figure: number) => String(figure).padStart(2, '0')

/** `24 November 2026`; Javanese is written with the Indonesian months. */
export function dayWords(at: Date, language: PageLanguage = 'id'): string {
  const it = local(at)
  const months = language === 'en' ? ENGLISH_MONTHS : MONTHS
  return `${it.getUTCDate()} ${months[it.getUTCMonth()]} ${it.getUTCFullYear()}`
}

/** `Selasa, 24 November 2026` of `2026-11-24`. */
export function dayText(day: string): string {
  const at = new Date(`${day}T00:00:00+07:00`)
  return `${DAYS[local(at).getUTCDay()]}, ${dayWords(at)}`
}

/** `Selasa, 24 November 2026, 10.42 WIB`; in English `Tuesday, 24 November 2026, 10:42 WIB (UTC+7)`. */
export function instantWords(at: Date, language: PageLanguage = 'id'): string {
  const it = local(at)
  if (language === 'en')
    return `${ENGLISH_DAYS[it.getUTCDay()]}, ${dayWords(at, language)}, ${two(it.getUTCHours())}:${two(it.getUTCMinutes())} WIB (UTC+7)`
  return `${DAYS[it.getUTCDay()]}, ${dayWords(at)}, ${two(it.getUTCHours())}.${two(it.getUTCMinutes())} WIB`
}

/** `November 2026` of `2026-11`. */
export function monthWords(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`
}

/** RFC 3339 with the office's offset: `2026-11-24T10:42:00+07:00`. */
export function instantText(at: Date): string {
  return `${local(at).toISOString().slice(0, 19)}+07:00`
}

/** RFC 822 as RSS 2.0 asks: `Tue, 24 Nov 2026 10:42:00 +0700`. */
export function instantMail(at: Date): string {
  const it = local(at)
  const clock = `${two(it.getUTCHours())}:${two(it.getUTCMinutes())}:${two(it.getUTCSeconds())}`
  return `${DAYS_EN[it.getUTCDay()]}, ${two(it.getUTCDate())} ${MONTHS_EN[it.getUTCMonth()]} ${it.getUTCFullYear()} ${clock} +0700`
}
