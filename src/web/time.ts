import { ZONE } from '../base/calendar.ts'
import type { Language } from '../base/refused.ts'
import { words } from '../base/words/common.ts'
import { ZONE_NAME } from '../base/words/time.ts'

const locales = { id: 'id-ID', en: 'en-GB' } as const

function formatter(language: Language, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(locales[language], { timeZone: ZONE, ...options })
}

/** "Selasa, 24 November 2026, 10.42 WIB" */
export function longTime(instant: string, language: Language): string {
  const date = formatter(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(instant),
  )
  return `${date}, ${clock(instant)} ${ZONE_NAME}`
}

/** "24 Nov 10.42" */
export function shortTime(instant: string, language: Language): string {
  return `${formatter(language, { day: 'numeric', month: 'short' }).format(new Date(instant))} ${clock(instant)}`
}

/** "24 Nov 10.42 WIB", once on a page whose figures leave the room. */
export const zonedTime = (instant: string, language: Language): string => `${shortTime(instant, language)} ${ZONE_NAME}`

/** "10.42"; with the seconds, "10.42.06", where minutes tell nothing apart */
export function clock(instant: string, seconds = false): string {
  return formatter('en', { hour: '2-digit', minute: '2-digit', ...(seconds && { second: '2-digit' }), hour12: false })
    .format(new Date(instant))
    .replaceAll(':', '.')
}

/** "24 November 2026", of a day such as `2026-11-24` or an instant. */
export function dayText(day: string, language: Language): string {
  const at = day.length === 10 ? new Date(`${day}T12:00:00+07:00`) : new Date(day)
  return formatter(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}

/** "Selasa", of a day such as `2026-11-24`. */
export function weekdayText(day: string, language: Language): string {
  return formatter(language, { weekday: 'long' }).format(new Date(`${day}T12:00:00+07:00`))
}

/** The office's day now, `2026-11-24`. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date())
}

/** Working minutes as people say them: "12 mnt", "2 jam 15 mnt". */
export function workText(minutes: number, language: Language): string {
  const whole = Math.abs(Math.round(minutes))
  return whole < 60 ? words.minutes[language](whole) : words.hours[language](Math.floor(whole / 60), whole % 60)
}

/** Seconds as a clock that runs fast is read: "24 dtk", "3 mnt 24 dtk"; from an hour on as minutes are. */
export function secondsText(seconds: number, language: Language): string {
  if (seconds >= 3_600) return workText(Math.floor(seconds / 60), language)
  return words.seconds[language](Math.floor(seconds / 60), seconds % 60)
}

export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value)
}

/** An instant for a field of date and time, `2026-11-24T10:42` in the office's zone. */
export function localMinute(at: Date): string {
  return new Date(at.getTime() + 7 * 60 * 60_000).toISOString().slice(0, 16) // WIB has no summer time
}

/** The instant that such a field holds, or a day and time of its own; an invalid date for what is none. */
export const instantAt = (local: string): Date => new Date(`${local}:00+07:00`)
