import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CalendarEdition } from '../../base/calendar-edition.ts'
import { calendarWords as w } from '../../base/words/calendar.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, shortTime } from '../../web/time.ts'
import { previewWorkCalendar, saveWorkCalendar } from '../api/calendar.ts'
import type { Changes } from '../rules/calendar-draft.ts'

const CHANGES_SHOWN = 20

/** What changes, what it does to the visits that are open, and why it is done; then it is in force. */
export function SaveCalendar(it: {
  seen: string
  draft: CalendarEdition
  changes: Changes
  onSaved: (number: number) => void
  /** Begins anew from the edition that came in force meanwhile, with these changes laid over it. */
  onLayOver: () => void
  onClose: () => void
}) {
  const say = useSay()
  const [note, setNote] = useState('')
  const saving = useAct(saveWorkCalendar, ({ number }) => it.onSaved(number))
  return (
    <AskForm
      title={say(w.saveTitle)}
      does={say(w.save)}
      pending={saving.pending}
      problem={saving.problem}
      more={
        saving.problem?.details.code === 'calendar-changed' && <Button onClick={it.onLayOver}>{say(w.layOver)}</Button>
      }
      onDo={() => saving.act({ body: { seen: it.seen, edition: it.draft, note: note.trim() } })}
      onClose={it.onClose}
    >
      <ChangeList changes={it.changes} />
      <Effect draft={it.draft} />
      <TextArea
        label={say(w.note)}
        required
        rows={3}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errorOf(saving.problem, 'note')}
      />
    </AskForm>
  )
}

function ChangeList({ changes: { patterns, days } }: { changes: Changes }) {
  const say = useSay()
  const { language } = useLanguage()
  const lines = [
    ...patterns.map(({ kind, entry }) => `${entry.name}: ${say(w.changeKind)(kind)}`),
    ...days
      .toSorted((one, other) => (one.entry.on < other.entry.on ? -1 : 1))
      .map(({ kind, entry }) => `${dayText(entry.on, language)}, ${entry.name}: ${say(w.changeKind)(kind)}`),
  ]
  return (
    <ul className="calendar-changes">
      {lines.slice(0, CHANGES_SHOWN).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > CHANGES_SHOWN && <li className="cap">{say(w.more)(lines.length - CHANGES_SHOWN)}</li>}
    </ul>
  )
}

function Effect({ draft }: { draft: CalendarEdition }) {
  const say = useSay()
  const { language } = useLanguage()
  const counted = useQuery({
    queryKey: ['calendar-preview', draft],
    queryFn: () => call(previewWorkCalendar, { body: { edition: draft } }),
    retry: false,
  })
  const found = counted.data
  return (
    <section className="calendar-effect">
      <h3>{say(w.effect)}</h3>
      <ProblemNote problem={counted.error} />
      {counted.isPending && <Skeleton lines={2} />}
      <div role="status">
        {found && (
          <p>
            {found.moving > 0
              ? say(w.effectOn)(found.moving, found.looked, found.all)
              : found.all
                ? say(w.effectNone)
                : say(w.effectNoneOfMany)(found.looked)}{' '}
            <span className="sec">{say(w.doneStays)}</span>
          </p>
        )}
      </div>
      {found && found.visits.length > 0 && (
        <>
          {found.visits.length < found.moving && <p className="cap">{say(w.shownFirst)(found.visits.length)}</p>}
          <ul className="calendar-visits">
            {found.visits.map((visit) => (
              <li key={visit.dossierId}>
                <Link to="/berkas/$dossierId" params={{ dossierId: visit.dossierId }} target="_blank">
                  {visit.number} {visit.title}
                </Link>
                , {say(w.effectStep)(visit.step)}
                <span className="cap">
                  <time dateTime={visit.from} title={longTime(visit.from, language)}>
                    {shortTime(visit.from, language)}
                  </time>
                  {' → '}
                  <time dateTime={visit.to} title={longTime(visit.to, language)}>
                    {shortTime(visit.to, language)}
                  </time>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
