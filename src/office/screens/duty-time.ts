import type { Language } from '../../base/refused.ts'
import { dutyWords as w } from '../../base/words/duty.ts'

/** From inclusive, until exclusive, as the API writes instants. */
export type Span = { readonly from: string; readonly until: string }
const DAY_MS = 86_400_000
const locales = { id: 'id-ID', en: 'en-GB' } as const

/** The local day of an instant in the office's zone, `2026-12-02`. */
export const dayIn = (zone: string, at: string | Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at))

/** "21.00" */
export const timeIn = (zone: string, at: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
    .format(new Date(at))
    .replace(':', '.')

/** "hari ini", "besok", or "Rab, 2 Des". */
export function dayWord(zone: string, at: string, language: Language, now = new Date()): string {
  const day = dayIn(zone, at)
  if (day === dayIn(zone, now)) return w.today[language]
  if (day === dayIn(zone, new Date(now.getTime() + DAY_MS))) return w.tomorrow[language]
  return shortDay(zone, at, language)
}

/** "Rab, 2 Des" */
export const shortDay = (zone: string, at: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at)) // prettier-ignore

/** "07.00–14.00"; one that ends before it begins ends on the next day. */
export const hoursOf = (zone: string, { from, until }: Span): string => `${timeIn(zone, from)}–${timeIn(zone, until)}`
