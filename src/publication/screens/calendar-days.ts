/** Which days a view of the calendar shows, and how they are called. */
import type { Language } from '../../base/refused.ts'
import { dayAfter } from '../../base/calendar.ts'
import type { CalendarEntry } from '../api/editorial-calendar.ts'

export const views = ['bulan', 'minggu', 'hari'] as const
export type View = (typeof views)[number]
export const layers = ['plan', 'due', 'published', 'leader', 'office'] as const
export type Layer = (typeof layers)[number]

/** The layers that an entry stands in: an event that the leader's agenda has too is the leader's as well. */
export function layersOf(entry: CalendarEntry): readonly Layer[] {
  if (entry.kind === 'agenda') return ['leader']
  return entry.kind === 'office' && entry.agendas.length > 0 ? ['office', 'leader'] : [entry.kind]
}

/** Monday of a day's week. */
function mondayOf(day: string): string {
  return dayAfter(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7))
}

/** The days of a view, in whole weeks where it has weeks. */
export function daysOf(view: View, day: string): string[] {
  if (view === 'hari') return [day]
  const first = mondayOf(view === 'minggu' ? day : `${day.slice(0, 7)}-01`)
  const days = Array.from({ length: 42 }, (_, at) => dayAfter(first, at))
  if (view === 'minggu') return days.slice(0, 7)
  const month = day.slice(0, 7)
  const last = days.findLastIndex((it) => it.startsWith(month))
  return days.slice(0, 7 * Math.ceil((last + 1) / 7))
}

/** The day to show after one step forwards or back. */
export function movedBy(view: View, day: string, steps: 1 | -1): string {
  if (view !== 'bulan') return dayAfter(day, view === 'minggu' ? 7 * steps : steps)
  const at = new Date(`${day.slice(0, 7)}-01T12:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + steps)
  return at.toISOString().slice(0, 10)
}

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: 'UTC', ...options })
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** "November 2026", "23–29 November 2026", "Kamis, 26 November 2026". */
export function stretchText(view: View, days: readonly string[], day: string, language: Language): string {
  switch (view) {
    case 'bulan':
      return format(language, { month: 'long', year: 'numeric' }).format(noon(day))
    case 'minggu':
      return format(language, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(noon(days[0] as string), noon(days.at(-1) as string)) // prettier-ignore
    case 'hari':
      return fullDay(day, language)
  }
}

export const fullDay = (day: string, language: Language) => format(language, { dateStyle: 'full' }).format(noon(day))
export const weekday = (day: string, language: Language) => format(language, { weekday: 'short' }).format(noon(day))
