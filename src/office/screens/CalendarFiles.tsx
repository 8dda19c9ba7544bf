import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { YEAR_FIRST, YEAR_LAST } from '../../base/calendar.ts'
import type { CalendarDay, CalendarEdition } from '../../base/calendar-edition.ts'
import { calendarWords as w } from '../../base/words/calendar.ts'
import { addressOf, sendFile, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import { downloadWorkCalendar, readCalendarFile, type DaysInFile } from '../api/calendar.ts'
import { foundIn } from '../rules/calendar-draft.ts'
import { hoursText } from '../rules/work-hours.ts'

/** The calendar taken home, and days taken in from a file into the draft. */
export function CalendarFiles(it: {
  draft: CalendarEdition
  /** Null for who only reads. */
  onTake: ((days: readonly CalendarDay[]) => void) | null
}) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <section className="section">
      <h2>{say(w.files)}</h2>
      <div className="row" role="group" aria-label={say(w.downloads)}>
        {(['csv', 'ics', 'json'] as const).map((form) => (
          <a
            key={form}
            className="button"
            href={addressOf(downloadWorkCalendar.path, { form }, { language })}
            aria-label={`${say(w.downloads)}: ${names[form]}`}
            download
          >
            {names[form]}
          </a>
        ))}
      </div>
      <p className="cap">{say(w.jsonHelp)}</p>
      {it.onTake && <TakeIn draft={it.draft} onTake={it.onTake} />}
    </section>
  )
}

const names = { csv: 'CSV', ics: 'iCalendar', json: 'JSON' } as const

type Reading = { readonly file: File; readonly from: string; readonly to: string }

function TakeIn({ draft, onTake }: { draft: CalendarEdition; onTake: (days: readonly CalendarDay[]) => void }) {
  const say = useSay()
  const now = Number(today().slice(0, 4))
  const [file, setFile] = useState<File | null>(null)
  const [years, setYears] = useState({ from: String(now), to: String(now + 2) })
  const reading = useMutation<DaysInFile, Problem, Reading>({
    mutationFn: ({ file: chosen, from, to }) => sendFile(readCalendarFile, { name: chosen.name, from, to }, chosen),
  })
  const isCalendar = /\.ics$/i.test(file?.name ?? '')
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (file && !reading.isPending) reading.mutate({ file, ...years })
      }}
    >
      <TextInput
        label={say(w.file)}
        help={say(w.fileHelp)}
        type="file"
        required
        accept=".csv,.tsv,.txt,.xlsx,.ics,text/csv,text/calendar,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          reading.reset()
          setFile(event.target.files?.[0] ?? null)
        }}
      />
      {isCalendar && (
        <div className="calendar-pair">
          {(['from', 'to'] as const).map((bound) => (
            <TextInput
              key={bound}
              label={say(bound === 'from' ? w.yearFrom : w.yearTo)}
              type="number"
              min={YEAR_FIRST}
              max={YEAR_LAST}
              value={years[bound]}
              onChange={(event) => setYears({ ...years, [bound]: event.target.value })}
            />
          ))}
        </div>
      )}
      <div>
        <Button type="submit" pending={reading.isPending}>
          {say(w.read)}
        </Button>
      </div>
      <ProblemNote problem={reading.error} />
      {reading.data && (
        <Found
          key={reading.submittedAt}
          draft={draft}
          read={reading.data}
          onTake={(days) => {
            onTake(days)
            reading.reset()
          }}
        />
      )}
    </form>
  )
}

function Found({
  draft,
  read,
  onTake,
}: {
  draft: CalendarEdition
  read: DaysInFile
  onTake: (days: CalendarDay[]) => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const { fresh, same, clashes } = foundIn(draft, read.days)
  // A decree takes the place of a forecast; what somebody entered for certain is replaced only when asked.
  const [replaced, setReplaced] = useState(
    () => new Set(clashes.filter((it) => !it.now.certain).map((it) => it.now.on)),
  )
  const taken = [...fresh, ...clashes.filter((it) => replaced.has(it.now.on)).map((it) => it.found)]
  const told = (day: CalendarDay) =>
    [day.name, say(w.kind)(day.kind), hoursText(day.hours), day.source, say(w.certainty)(day.certain)]
      .filter(Boolean)
      .join(', ')
  return (
    <div className={read.bad > 0 ? 'note' : 'note ok'}>
      <p role="status">{say(w.readCount)(fresh.length, same.length, clashes.length)}</p>
      {read.bad > 0 && (
        <>
          <p>{say(w.badLines)(read.bad)}</p>
          <ul className="calendar-lines">
            {read.problems.map((it, at) => (
              <li key={at}>
                {say(w.line)(it.line)}: {it.sentence} {it.value && <q>{it.value}</q>}
              </li>
            ))}
          </ul>
        </>
      )}
      {clashes.length > 0 && (
        <fieldset className="calendar-lines">
          <legend>{say(w.clashes)}</legend>
          {clashes.map(({ now, found }) => (
            <Checkbox
              key={now.on}
              label={say(w.clash)(dayText(now.on, language), told(now), told(found))}
              checked={replaced.has(now.on)}
              onChange={(event) => {
                const next = new Set(replaced)
                if (event.target.checked) next.add(now.on)
                else next.delete(now.on)
                setReplaced(next)
              }}
            />
          ))}
        </fieldset>
      )}
      {taken.length > 0 && (
        <Button look="do" onClick={() => onTake(taken)}>
          {say(w.takeIn)(taken.length)}
        </Button>
      )}
    </div>
  )
}
