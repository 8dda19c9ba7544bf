import { dayOrders, parseDay, type DayOrder } from '../../base/day.ts'
import { uploadWords as w } from '../../base/words/uploads.ts'
import type { Problem } from '../../web/call.ts'
import { Select } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText } from '../../web/time.ts'
import { isNumericDay } from '../rules/day-order.ts'

/** In which order a table writes its dates, with some of its dates in words: of 3/2 nobody sees otherwise which is meant. */
export function DayOrderChoice({
  order,
  samples,
  onChoose,
}: {
  order: DayOrder
  samples: readonly string[]
  onChoose: (order: DayOrder) => void
}) {
  const say = useSay()
  return (
    <>
      <Select
        label={say(w.dayOrder)}
        options={dayOrders.map((value) => ({ value, label: say(w.dayOrders[value]) }))}
        value={order}
        onChange={(event) => onChoose(dayOrders.find((it) => it === event.target.value) ?? 'day-first')}
      />
      <DaysRead order={order} samples={samples} />
    </>
  )
}

/** Dates of a table in words, as they are read. */
export function DaysRead({ order, samples }: { order: DayOrder; samples: readonly string[] }) {
  const say = useSay()
  const { language } = useLanguage()
  const days = samples.flatMap((it) => {
    const day = parseDay(it, order)
    return day ? [`${isNumericDay(it) ? `${it} → ` : ''}${dayText(day, language)}`] : []
  })
  if (days.length === 0) return samples.some(isNumericDay) ? <p className="cap">{say(w.daysUnread)}</p> : null
  return (
    <p className="cap">
      {say(w.daysRead)} <b>{days.join(' · ')}</b>
    </p>
  )
}

/** The order that a refusal asks for, and the date that speaks for it; null where it is about something else. */
export function askedOrder(problem: Problem | null): { readonly order: DayOrder; readonly example: string } | null {
  if (problem?.details.code !== 'dates-month-first' && problem?.details.code !== 'dates-day-first') return null
  const order = problem.details.code === 'dates-month-first' ? 'month-first' : 'day-first'
  return { order, example: problem.details.example ?? '' }
}
