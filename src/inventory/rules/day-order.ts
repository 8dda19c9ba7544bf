/**
 * Which of two numbers of a date is its day, over a whole table. Offices here write the day first, spreadsheets set up for
 * the United States the month: of 05/06/2026 nobody can see it, so other dates of the same table tell. Pure.
 */
import { dayOrders, type DayOrder } from '../../base/day.ts'
import type { Reason } from '../../base/refused.ts'
import { excerpt } from './columns.ts'

/** Which of two numbers is the day of a date, where it can be but one of them; null elsewhere. */
function dayPlaceIn(text: string): DayOrder | null {
  const [, first, second] = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*\d{2,4}(?!\d)/.exec(text.trim()) ?? []
  if (Number(first) > 12 && Number(second) <= 12) return 'day-first'
  return Number(first) <= 12 && Number(second) > 12 ? 'month-first' : null
}

/** Whether a date is written in numbers, so that its order matters. */
export function isNumericDay(text: string): boolean {
  return /^\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}(?!\d)/.test(text.trim())
}

export const otherOrder = (order: DayOrder): DayOrder => (order === 'day-first' ? 'month-first' : 'day-first')

const AGAINST_MIN = 2 // one is a slip of the pen, and stays out by itself

/** Looks at the dates of a table that is read in this order; `whyNot` says at its end why it may not be. */
export function watchingOrder(order: DayOrder) {
  const seen = Object.fromEntries(dayOrders.map((it) => [it, { times: 0, example: '' }])) as Record<DayOrder, { times: number; example: string }> // prettier-ignore
  return {
    look(text: string): void {
      const place = dayPlaceIn(text)
      if (!place) return
      seen[place].times++
      seen[place].example ||= excerpt(text)
    },
    /** The rows whose days end at the twelfth would come in months too early or too late, and nobody would see it. */
    whyNot(): Reason | null {
      const other = otherOrder(order)
      const { times, example } = seen[other]
      if (times < AGAINST_MIN || seen[order].times > 0) return null
      return { code: other === 'month-first' ? 'dates-month-first' : 'dates-day-first', field: 'dayOrder', example }
    },
  }
}
