import type { CalendarProblem } from '../../base/calendar-edition.ts'
import { calendarProblemWords } from '../../base/words/calendar.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText } from '../../web/time.ts'

/** What is wrong with a pattern or a day, beside it. */
export function Problems({ problems, at }: { problems: readonly CalendarProblem[]; at: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const here = problems.filter((it) => it.at === at)
  if (here.length === 0) return null
  const called = /^\d{4}-\d{2}-\d{2}$/.test(at) ? dayText(at, language) : at
  return (
    <ul className="calendar-problems">
      {here.map((it) => (
        <li key={it.kind}>{say(calendarProblemWords[it.kind])(called)}</li>
      ))}
    </ul>
  )
}
