import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { YEAR_FIRST, YEAR_LAST } from '../../base/calendar.ts'
import { dayKinds, problemsOf, type CalendarDay, type CalendarEdition } from '../../base/calendar-edition.ts'
import { calendarWords as w } from '../../base/words/calendar.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, Select, TextInput } from '../../web/kit/Field.tsx'
import { Empty } from '../../web/kit/Page.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today, weekdayText } from '../../web/time.ts'
import { withDays } from '../rules/calendar-draft.ts'
import { hoursText, parseHours } from '../rules/work-hours.ts'
import { ChangedTag, type CalendarPart } from './CalendarPatterns.tsx'
import { Problems } from './CalendarProblems.tsx'

/** The days of one year that have hours of their own, or none. */
export function CalendarDays({ draft, changes, problems, onChange }: CalendarPart) {
  const say = useSay()
  const { language } = useLanguage()
  const { tahun } = useSearch({ from: '/frame/pengaturan' })
  const [editing, setEditing] = useState<CalendarDay | 'new' | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const now = Number(today().slice(0, 4))
  const count = new Map<number, number>([now, now + 1].map((it) => [it, 0]))
  for (const { on } of draft.days) count.set(yearOf(on), (count.get(yearOf(on)) ?? 0) + 1)
  const year = count.has(Number(tahun)) ? Number(tahun) : now
  const shown = draft.days.filter((it) => yearOf(it.on) === year).toSorted((one, other) => (one.on < other.on ? -1 : 1))
  const changedAs = new Map(changes.days.map((it) => [it.entry.on, it.kind]))
  const forecasts = shown.filter((it) => !it.certain).length
  return (
    <section className="section">
      <h2 ref={heading} tabIndex={-1}>
        {say(w.days)}
      </h2>
      <FilterLinks
        label={say(w.years)}
        filters={[...count]
          .toSorted(([one], [other]) => one - other)
          .map(([it, days]) => ({
            to: '/pengaturan',
            text: String(it),
            count: String(days),
            current: it === year,
            search: { bagian: 'kalender', tahun: String(it) },
          }))}
      />
      {forecasts > 0 && <p className="note">{say(w.forecastYear)(forecasts)}</p>}
      {shown.length === 0 && <Empty>{say(w.noDays)(year)}</Empty>}
      <ul className="office-list">
        {shown.map((it) => (
          <li key={it.on} className="calendar-day">
            <span className="calendar-date">
              <time dateTime={it.on}>{dayText(it.on, language)}</time>
              <span className="cap">{weekdayText(it.on, language)}</span>
            </span>
            <div className="calendar-entry">
              <span>
                <b>{it.name}</b> {!it.certain && <span className="tag attention">{say(w.forecast)}</span>}{' '}
                <ChangedTag kind={changedAs.get(it.on)} />
              </span>
              <span className="cap">
                {[say(w.kind)(it.kind), hoursText(it.hours), it.source].filter(Boolean).join(' · ')}
              </span>
              <Problems problems={problems} at={it.on} />
            </div>
            {onChange && (
              <span className="row">
                <Button
                  look="quiet"
                  aria-label={say(w.changeDay)(dayText(it.on, language))}
                  onClick={() => setEditing(it)}
                >
                  {say(w.edit)}
                </Button>
                <Button
                  look="quiet"
                  aria-label={say(w.removeDay)(dayText(it.on, language))}
                  onClick={() => {
                    onChange({ ...draft, days: draft.days.filter((other) => other !== it) })
                    heading.current?.focus() // the button that had the focus is gone
                  }}
                >
                  {say(w.remove)}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {onChange && (
        <div>
          <Button onClick={() => setEditing('new')}>{say(w.addDay)}</Button>
        </div>
      )}
      {onChange && editing && (
        <DayForm
          draft={draft}
          day={editing === 'new' ? null : editing}
          year={year}
          onUse={(edition) => {
            onChange(edition)
            setEditing(null)
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

const yearOf = (on: string) => Number(on.slice(0, 4))

function DayForm(it: {
  draft: CalendarEdition
  day: CalendarDay | null
  year: number
  onUse: (edition: CalendarEdition) => void
  onClose: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [typed, setTyped] = useState(() =>
    it.day
      ? { ...it.day, hours: hoursText(it.day.hours) }
      : { on: '', name: '', kind: 'holiday' as CalendarDay['kind'], hours: '', source: '', certain: true },
  )
  const [tried, setTried] = useState(false)
  const set = (more: Partial<typeof typed>) => setTyped({ ...typed, ...more })
  const hours = parseHours(typed.hours)
  const name = typed.name.trim()
  const inReach = typed.on >= `${YEAR_FIRST}-01-01` && typed.on <= `${YEAR_LAST}-12-31`
  const others = it.draft.days.filter((other) => other !== it.day)
  const twice = others.find((other) => other.on === typed.on)
  const day: CalendarDay = { ...typed, name, source: typed.source.trim(), hours: hours ?? [] }
  const wrong = hours === null || !inReach ? [] : problemsOf({ ...it.draft, days: [day] }).filter((problem) => problem.at === day.on) // prettier-ignore
  const onError = twice
    ? `${say(w.lineProblem)('day-twice', dayText(typed.on, language))} ${twice.name}`
    : tried && !inReach
      ? say(w.dayMissing)
      : undefined
  return (
    <AskForm
      title={it.day ? dayText(it.day.on, language) : say(w.addDay)}
      does={say(w.keep)}
      focusField
      onDo={() => {
        setTried(true)
        if (hours !== null && inReach && !twice && name !== '' && wrong.length === 0)
          it.onUse(withDays({ ...it.draft, days: others }, [day]))
      }}
      onClose={it.onClose}
    >
      <TextInput
        label={say(w.column)('on')}
        required
        type="date"
        min={`${YEAR_FIRST}-01-01`}
        max={`${YEAR_LAST}-12-31`}
        value={typed.on}
        onChange={(event) => set({ on: event.target.value })}
        error={onError}
      />
      <TextInput
        label={say(w.name)}
        required
        maxLength={120}
        value={typed.name}
        onChange={(event) => set({ name: event.target.value })}
        error={tried && name === '' ? say(w.nameMissing) : undefined}
      />
      <Select
        label={say(w.column)('kind')}
        value={typed.kind}
        onChange={(event) => set({ kind: event.target.value as CalendarDay['kind'] })}
        options={dayKinds.map((value) => ({ value, label: say(w.kind)(value) }))}
      />
      <TextInput
        label={say(w.column)('hours')}
        help={say(w.dayHoursHelp)}
        maxLength={200}
        value={typed.hours}
        onChange={(event) => set({ hours: event.target.value })}
        error={hours === null ? say(w.lineProblem)('hours', '') : undefined}
      />
      <TextInput
        label={say(w.source)}
        maxLength={200}
        value={typed.source}
        onChange={(event) => set({ source: event.target.value })}
      />
      <Checkbox
        label={say(w.forecastHelp)}
        checked={!typed.certain}
        onChange={(event) => set({ certain: !event.target.checked })}
      />
      <Problems problems={wrong} at={day.on} />
    </AskForm>
  )
}
