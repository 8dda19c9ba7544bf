import { useRef, useState } from 'react'
import { weekdays, type Weekday } from '../../base/calendar.ts'
import {
  problemsOf,
  type CalendarEdition,
  type CalendarPattern,
  type CalendarProblem,
} from '../../base/calendar-edition.ts'
import { calendarWords as w } from '../../base/words/calendar.ts'
import { fieldWords } from '../../base/words/field.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, TextInput } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText } from '../../web/time.ts'
import { patternKey, type Changes } from '../rules/calendar-draft.ts'
import { minutesOfWeek } from '../../base/calendar-edition.ts'
import { hoursText, parseHours } from '../rules/work-hours.ts'
import { Problems } from './CalendarProblems.tsx'

export type CalendarPart = {
  readonly draft: CalendarEdition
  readonly changes: Changes
  readonly problems: readonly CalendarProblem[]
  /** Null for who only reads. */
  readonly onChange: ((edition: CalendarEdition) => void) | null
}

/** The weekly hours while they hold: the usual ones, Ramadan, and what else the office has. */
export function CalendarPatterns({ draft, changes, problems, onChange }: CalendarPart) {
  const say = useSay()
  const [editing, setEditing] = useState<CalendarPattern | 'new' | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const changedAs = new Map(changes.patterns.map((it) => [patternKey(it.entry), it.kind]))
  return (
    <section className="section">
      <h2 ref={heading} tabIndex={-1}>
        {say(w.patterns)}
      </h2>
      <Problems problems={problems} at="" />
      <ul className="office-list">
        {draft.patterns.map((it) => (
          <li key={patternKey(it)}>
            <div className="calendar-entry">
              <span>
                <b>{it.name}</b> {!it.certain && <span className="tag attention">{say(w.forecast)}</span>}{' '}
                <ChangedTag kind={changedAs.get(patternKey(it))} />
              </span>
              <span className="cap">
                <Holds pattern={it} /> · <PerWeek hours={it.hours} />
                {it.source && ` · ${it.source}`}
              </span>
              <Week hours={it.hours} />
              <Problems problems={problems} at={it.name} />
            </div>
            {onChange && (
              <span className="row">
                <Button look="quiet" aria-label={say(w.changePattern)(it.name)} onClick={() => setEditing(it)}>
                  {say(w.edit)}
                </Button>
                <Button
                  look="quiet"
                  aria-label={say(w.removePattern)(it.name)}
                  onClick={() => {
                    onChange({ ...draft, patterns: draft.patterns.filter((other) => other !== it) })
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
          <Button onClick={() => setEditing('new')}>{say(w.addPattern)}</Button>
        </div>
      )}
      {onChange && editing && (
        <PatternForm
          draft={draft}
          pattern={editing === 'new' ? null : editing}
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

export function ChangedTag({ kind }: { kind: 'added' | 'changed' | 'removed' | undefined }) {
  const say = useSay()
  return kind ? <span className="tag">{say(w.changeKind)(kind)}</span> : null
}

function Holds({ pattern: { from, until } }: { pattern: CalendarPattern }) {
  const say = useSay()
  const { language } = useLanguage()
  if (from && until) return say(w.between)(dayText(from, language), dayText(until, language))
  if (from) return say(w.since)(dayText(from, language))
  return until ? say(w.upTo)(dayText(until, language)) : say(w.always)
}

function PerWeek({ hours }: { hours: CalendarPattern['hours'] }) {
  const say = useSay()
  const minutes = minutesOfWeek(hours)
  return say(w.perWeek)(say(w.time)(Math.floor(minutes / 60), minutes % 60))
}

/** Days that follow each other with the same hours stand in one line. */
function Week({ hours }: { hours: CalendarPattern['hours'] }) {
  const say = useSay()
  const runs: { first: Weekday; last: Weekday; text: string }[] = []
  for (const day of weekdays) {
    const text = hoursText(hours[day]) || say(w.rest)
    const run = runs.at(-1)
    if (run?.text === text) run.last = day
    else runs.push({ first: day, last: day, text })
  }
  return (
    <dl className="calendar-week">
      {runs.map(({ first, last, text }) => (
        <div key={first}>
          <dt>
            {say(w.weekday)(first)}
            {last !== first && `–${say(w.weekday)(last)}`}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

type Typed = Omit<CalendarPattern, 'hours'> & { readonly hours: Readonly<Record<Weekday, string>> }

function PatternForm(it: {
  draft: CalendarEdition
  pattern: CalendarPattern | null
  onUse: (edition: CalendarEdition) => void
  onClose: () => void
}) {
  const say = useSay()
  const [typed, setTyped] = useState(() => typedOf(it.pattern))
  const [tried, setTried] = useState(false)
  const set = (more: Partial<Typed>) => setTyped({ ...typed, ...more })
  const hours = Object.fromEntries(weekdays.map((day) => [day, parseHours(typed.hours[day])]))
  const others = it.draft.patterns.filter((other) => other !== it.pattern)
  const name = typed.name.trim()
  const read = weekdays.every((day) => hours[day] !== null)
  const pattern = { ...typed, name, source: typed.source.trim(), hours } as unknown as CalendarPattern
  const patterns = it.pattern ? it.draft.patterns.map((other) => (other === it.pattern ? pattern : other)) : [...it.draft.patterns, pattern] // prettier-ignore
  const edition = { ...it.draft, patterns }
  const twice = others.some((other) => patternKey(other) === patternKey(pattern))
  const nameError = twice ? say(w.patternTwice) : tried && name === '' ? say(w.nameMissing) : undefined
  return (
    <AskForm
      title={it.pattern?.name ?? say(w.addPattern)}
      does={say(w.keep)}
      onDo={() => {
        setTried(true)
        if (read && !twice && name !== '') it.onUse(edition)
      }}
      onClose={it.onClose}
    >
      <TextInput
        label={say(w.name)}
        required
        maxLength={120}
        value={typed.name}
        onChange={(event) => set({ name: event.target.value })}
        error={nameError}
      />
      <div className="calendar-pair">
        {(['from', 'until'] as const).map((bound) => (
          <TextInput
            key={bound}
            label={say(w[bound])}
            help={say(w.boundHelp)}
            type="date"
            min="2000-01-01"
            max="2100-12-31"
            value={typed[bound] ?? ''}
            onChange={(event) => set({ [bound]: event.target.value || null })}
          />
        ))}
      </div>
      <fieldset className="calendar-hours">
        <legend>{say(w.patterns)}</legend>
        <p className="cap">{say(w.hoursHelp)}</p>
        {weekdays.map((day) => (
          <TextInput
            key={day}
            label={say(w.weekday)(day)}
            maxLength={200}
            value={typed.hours[day]}
            onChange={(event) => set({ hours: { ...typed.hours, [day]: event.target.value } })}
            error={hours[day] === null ? say(w.lineProblem)('hours', '') : undefined}
          />
        ))}
      </fieldset>
      <p role="status">
        <b>{read && <PerWeek hours={pattern.hours} />}</b>
      </p>
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
      {read && <Problems problems={name === '' ? [] : problemsOf(edition)} at={name} />}
      {tried && !read && <p className="error">{say(fieldWords.wrong)}</p>}
    </AskForm>
  )
}

function typedOf(pattern: CalendarPattern | null): Typed {
  const hours = Object.fromEntries(weekdays.map((day) => [day, hoursText(pattern?.hours[day] ?? [])])) as Typed['hours']
  return pattern ? { ...pattern, hours } : { name: '', from: null, until: null, hours, source: '', certain: true }
}
