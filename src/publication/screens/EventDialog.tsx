import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { editorialCalendarWords as w } from '../../base/words/editorial-calendar.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { instantAt, localMinute, longTime } from '../../web/time.ts'
import { changeEvent, noteEvent, type EventEntry } from '../api/editorial-calendar.ts'

const instantOf = (local: string) => (local ? instantAt(local).toISOString() : '')

/** An event of the leader or of the office: looked at by all, noted and changed by who may. */
export function EventDialog({
  event,
  day,
  mayChange,
  onClose,
}: {
  event: EventEntry | null
  day: string
  mayChange: boolean
  onClose: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [it, setIt] = useState({
    kind: event?.kind ?? ('leader' as const),
    title: event?.title ?? '',
    from: event ? localMinute(new Date(event.at)) : `${day}T09:00`,
    to: event ? localMinute(new Date(event.to)) : `${day}T10:00`,
    place: event?.place ?? '',
    note: event?.note ?? '',
  })
  const add = useAct(noteEvent, onClose)
  const change = useAct(changeEvent, onClose)
  const problem = add.problem ?? change.problem
  if (event && !mayChange)
    return (
      <Dialog title={event.title} onClose={onClose}>
        <p>
          {longTime(event.at, language)} – {longTime(event.to, language)}
        </p>
        {event.place && <p>{event.place}</p>}
        {event.note && <p className="wc-note">{event.note}</p>}
        <StandsIn event={event} />
      </Dialog>
    )
  const fields = { ...it, from: instantOf(it.from), to: instantOf(it.to) }
  const save = (removed: boolean) =>
    event
      ? change.act({ params: { eventId: event.id }, body: { ...fields, removed, seenRevision: event.revision } })
      : add.act({ body: fields })
  const text = (name: 'title' | 'from' | 'to' | 'place') => ({
    value: it[name],
    error: errorOf(problem, name),
    onChange: ({ target }: { target: { value: string } }) => setIt({ ...it, [name]: target.value }),
  })
  return (
    <Dialog title={say(event ? w.changeEvent : w.addEvent)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(submit) => {
          submit.preventDefault()
          save(false)
        }}
      >
        <Select
          label={say(w.eventKind)}
          value={it.kind}
          onChange={({ target }) => setIt({ ...it, kind: target.value as typeof it.kind })}
          options={(['leader', 'office'] as const).map((kind) => ({ value: kind, label: say(w.layer[kind]) }))}
        />
        <TextInput label={say(w.eventTitle)} required maxLength={200} {...text('title')} />
        <div className="wc-when">
          <TextInput label={say(w.eventFrom)} type="datetime-local" required {...text('from')} />
          <TextInput label={say(w.eventTo)} type="datetime-local" required {...text('to')} />
        </div>
        <TextInput label={say(w.eventPlace)} maxLength={200} {...text('place')} />
        <TextArea
          label={say(w.eventNote)}
          maxLength={1_000}
          value={it.note}
          error={errorOf(problem, 'note')}
          onChange={({ target }) => setIt({ ...it, note: target.value })}
        />
        {event && <StandsIn event={event} />}
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look="do" pending={add.pending || change.pending}>
            {say(w.eventSave)}
          </Button>
          {event && (
            <Button look="quiet" pending={change.pending} onClick={() => save(true)}>
              {say(w.eventRemove)}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** The agendas that have the event too, each leading to what it became in the inventory. */
function StandsIn({ event: { agendas } }: { event: EventEntry }) {
  const say = useSay()
  if (agendas.length === 0) return null
  return (
    <p>
      {say(w.standsIn)}{' '}
      {agendas.map((it, at) => (
        <span key={it.itemId}>
          {at > 0 && ', '}
          <Link to="/inventaris" search={{ state: 'semua', butir: it.itemId }}>
            {it.name}
          </Link>
        </span>
      ))}
    </p>
  )
}
