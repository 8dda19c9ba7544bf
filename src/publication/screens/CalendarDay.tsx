import { Link } from '@tanstack/react-router'
import {
  IconAlertTriangle,
  IconBuilding,
  IconClock,
  IconSpeakerphone,
  IconUser,
  IconWorldCheck,
} from '@tabler/icons-react'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { editorialCalendarWords as w } from '../../base/words/editorial-calendar.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { clock, instantAt, localMinute, longTime, shortTime, today } from '../../web/time.ts'
import type { CalendarEntry, EventEntry, PlanEntry } from '../api/editorial-calendar.ts'
import { dayAfter } from '../../base/calendar.ts'
import { fullDay, weekday, type View } from './calendar-days.ts'

const SHOWN = 6 // of a day in a month; the others are a click away
const icons = {
  plan: IconSpeakerphone,
  due: IconClock,
  published: IconWorldCheck,
  leader: IconUser,
  agenda: IconUser,
  office: IconBuilding,
}
const DRAGGED = 'application/x-siar-plan'

type Acts = {
  readonly onOpen: (plan: PlanEntry) => void
  readonly onEvent: (event: EventEntry) => void
  readonly onPlan: (plan: PlanEntry, at: Date) => void
}

/** One day: its entries in the order of time; a plan that is let go over it is planned for it, at the same time of day. */
export function CalendarDay({
  day,
  view,
  outside,
  off,
  entries,
  dayLink,
  ...acts
}: {
  day: string
  view: View
  outside: boolean
  off: boolean
  entries: readonly CalendarEntry[]
  dayLink: object
} & Acts) {
  const say = useSay()
  const { language } = useLanguage()
  const [over, setOver] = useState(false)
  const shown = view === 'bulan' && entries.length > SHOWN ? entries.slice(0, SHOWN - 1) : entries
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const text = event.dataTransfer.getData(DRAGGED)
    if (text === '') return
    const plan = JSON.parse(text) as PlanEntry
    acts.onPlan(plan, onDay(plan, day))
  }
  const look = [outside && 'outside', off && 'off', over && 'over', day === today() && 'today', entries.length === 0 && 'blank'].filter(Boolean).join(' ') // prettier-ignore
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a pointer's way alone: the keyboard has its own
    <li
      className={`wc-day ${look}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h3>
        <Link {...(dayLink as { to: '/kalender' })} aria-current={day === today() ? 'date' : undefined}>
          <span className="visually-hidden">{fullDay(day, language)}</span>
          <span aria-hidden>
            {weekday(day, language)} <b>{Number(day.slice(8))}</b>
          </span>
        </Link>
        {off && <span className="cap">{say(w.dayOff)}</span>}
      </h3>
      <ul>
        {shown.map((it) => (
          <li key={`${it.kind} ${'id' in it ? it.id : 'dossierId' in it ? it.dossierId : it.title} ${it.at}`}>
            <Entry entry={it} {...acts} />
          </li>
        ))}
        {shown.length < entries.length && (
          <li>
            <Link {...(dayLink as { to: '/kalender' })} className="wc-more">
              {say(w.moreOfDay)(entries.length - shown.length)}
            </Link>
          </li>
        )}
      </ul>
    </li>
  )
}

/** The same time of day on another day. */
const onDay = (plan: PlanEntry, day: string) => instantAt(`${day}T${localMinute(new Date(plan.at)).slice(11)}`)

function Entry({ entry, onOpen, onEvent, onPlan }: { entry: CalendarEntry } & Acts) {
  const say = useSay()
  const { language } = useLanguage()
  const Icon = icons[entry.kind]
  const wholeDay = entry.kind === 'agenda' && entry.wholeDay
  const inside = (
    <>
      <Icon size={14} aria-hidden />
      <span>
        <time dateTime={entry.at} title={wholeDay ? undefined : longTime(entry.at, language)}>
          {wholeDay ? say(w.wholeDay) : clock(entry.at)}
        </time>{' '}
        <span className="visually-hidden">{say(w.kind[entry.kind])}: </span>
        <b>{entry.title}</b>
        {entry.kind === 'due' && <small>{say(w.dueAt)(entry.activity)}</small>}
        {'place' in entry && entry.place && <small>{entry.place}</small>}
        {'agendas' in entry && entry.agendas.length > 0 && (
          <small>{entry.agendas.map((it) => it.name).join(', ')}</small>
        )}
        {entry.kind === 'plan' && <Against plan={entry} />}
      </span>
    </>
  )
  const look = `wc-entry ${entry.kind}`
  switch (entry.kind) {
    case 'plan':
      return (
        <button
          type="button"
          className={look}
          draggable={entry.whyNot === null}
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, JSON.stringify(entry))}
          onKeyDown={(event: KeyboardEvent) => {
            const days = event.altKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined
            if (days === undefined) return
            event.preventDefault()
            onPlan(entry, onDay(entry, dayAfter(localMinute(new Date(entry.at)).slice(0, 10), days)))
          }}
          onClick={() => onOpen(entry)}
        >
          {inside}
        </button>
      )
    case 'leader':
    case 'office':
      return (
        <button type="button" className={look} onClick={() => onEvent(entry)}>
          {inside}
        </button>
      )
    case 'agenda':
      return (
        <Link to="/inventaris" search={{ state: 'semua', butir: entry.agendas[0]?.itemId }} className={look}>
          {inside}
        </Link>
      )
    case 'due':
    case 'published':
      return (
        <Link to="/berkas/$dossierId" params={{ dossierId: entry.dossierId }} className={look}>
          {inside}
        </Link>
      )
  }

  function Against({ plan }: { plan: PlanEntry }) {
    if (plan.conflicts.length === 0) return null
    return (
      <small className="wc-against">
        <IconAlertTriangle size={12} aria-hidden />{' '}
        {say(w.conflict[plan.conflicts[0] as (typeof plan.conflicts)[number]])}
        {plan.conflicts.includes('too-early') && ` ${say(w.earliest)(shortTime(plan.earliest, language))}.`}
      </small>
    )
  }
}
