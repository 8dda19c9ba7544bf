import { addWorking, isWorking, workingBetween } from '../../src/base/calendar.ts'
import { calendarOf } from '../../src/base/calendar-edition.ts'
import { defaultCalendar } from '../../src/base/default-calendar.ts'
import { times, type Figure } from './measure.ts'

const SUMS = 500_000
const ROUNDS = 5
const MINUTE_MS = 60_000
const BEGIN = Date.parse('2025-01-01T00:00:00Z')
const DAY_MINUTES = 1_440

/** The working clock: sums a second over a day and over two years, beside counting minute by minute. */
export function measureClock(): Promise<Figure[]> {
  const calendar = calendarOf(defaultCalendar)
  const between = (days: number) => (at: number) => {
    const from = BEGIN + (at % 300_000) * MINUTE_MS
    return workingBetween(calendar, new Date(from), new Date(from + days * DAY_MINUTES * MINUTE_MS))
  }
  const [day, years] = [perSecond(SUMS, between(1)), perSecond(SUMS, between(730))]
  const due = perSecond(SUMS, (at) =>
    addWorking(calendar, new Date(BEGIN + (at % 300_000) * MINUTE_MS), 1 + (at % 2_000)).getTime(),
  )
  const slow = perSecond(200, (at) => {
    let sum = 0
    const from = BEGIN + (at % 300_000) * MINUTE_MS
    for (let minute = 0; minute < DAY_MINUTES; minute++)
      if (isWorking(calendar, new Date(from + minute * MINUTE_MS))) sum++
    return sum
  })
  const show = (sums: number) => `${(sums / 1e6).toFixed(2)} M/s`
  return Promise.resolve([
    {
      what: 'Working minutes between two instants a day apart',
      measured: show(day),
      yardstick: `minute by minute: ${Math.round(slow)}/s; ${times(day / slow)}`,
      aim: '≥ 1 M/s',
      reached: day >= 1e6,
    },
    {
      what: 'Working minutes between two instants two years apart',
      measured: show(years),
      yardstick: `a day apart: ${show(day)}; ${times(years / day)}`,
      aim: 'flat in the span',
      reached: years >= day * 0.6,
    },
    {
      what: 'Due instant, 1 to 2,000 working minutes on',
      measured: show(due),
      yardstick: `between, a day apart: ${show(day)}; ${times(due / day)}`,
      aim: '≥ 1 M/s',
      reached: due >= 1e6,
    },
  ])
}

/** The best of some rounds, by the processor's own time: the machine has other work. */
function perSecond(count: number, work: (at: number) => number): number {
  let kept = 0
  const took = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage()
    for (let at = 0; at < count; at++) kept += work(at)
    return process.cpuUsage(began).user
  })
  if (Number.isNaN(kept)) throw new Error('nothing was counted')
  return (count / Math.min(...took)) * 1e6
}
