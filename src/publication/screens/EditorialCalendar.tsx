import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { editorialCalendarWords as w } from '../../base/words/editorial-calendar.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { instantAt, localMinute, longTime, today } from '../../web/time.ts'
import { planRelease, readEditorialCalendar, type EventEntry, type PlanEntry } from '../api/editorial-calendar.ts'
import { ENTRIES_MAX } from '../rules/editorial-calendar.ts'
import { daysOf, layers, layersOf, movedBy, stretchText, views, type Layer, type View } from './calendar-days.ts'
import { CalendarDay } from './CalendarDay.tsx'
import { EventDialog } from './EventDialog.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import './editorial-calendar.css'

/** Kalender redaksi: a month, a week or a day; plans are moved by dragging, by keyboard, or from their dialog. */
export function EditorialCalendar() {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/kalender' })
  const view: View = views.find((it) => it === search.lihat) ?? 'bulan'
  const day = /^20\d\d-\d\d-\d\d$/.test(search.hari ?? '') && !Number.isNaN(Date.parse(search.hari ?? '')) ? (search.hari as string) : today() // prettier-ignore
  const hidden = (search.tanpa ?? '').split(',')
  const days = daysOf(view, day)
  const query = { from: days[0] as string, to: days.at(-1) as string }
  const read = useQuery({
    queryKey: ['editorial-calendar', query],
    queryFn: () => call(readEditorialCalendar, { query }),
  })
  const [opened, setOpened] = useState<PlanEntry | null>(null)
  const [event, setEvent] = useState<EventEntry | 'new' | null>(null)
  const [said, setSaid] = useState('')
  const move = useAct(planRelease)
  const { data } = read
  const entries = (data?.entries ?? []).filter((it) => layersOf(it).some((layer) => !hidden.includes(layer)))
  const to = (more: Partial<typeof search>) => ({ to: '/kalender', search: { ...search, ...more } }) as const
  const plan = (entry: PlanEntry, at: Date) => {
    if (entry.whyNot || at.toISOString() === entry.at) return
    move.act({ params: { dossierId: entry.dossierId }, body: { plannedAt: at.toISOString(), seenRevision: entry.revision } }) // prettier-ignore
    setSaid(say(w.moved)(longTime(at.toISOString(), language)))
  }
  const toggle = (layer: Layer) => {
    const without = hidden.includes(layer) ? hidden.filter((it) => it !== layer) : [...hidden, layer]
    void navigate(to({ tanpa: without.filter(Boolean).join(',') || undefined }))
  }
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      className="wc"
      acts={data?.whyNotEvents === null && <Button onClick={() => setEvent('new')}>{say(w.addEvent)}</Button>}
    >
      <Tabs
        label={say(w.views)}
        tabs={views.map((it) => ({ ...to({ lihat: it === 'bulan' ? undefined : it }), text: say(w.view[it]), current: it === view }))} // prettier-ignore
      />
      <div className="wc-bar">
        <nav aria-label={say(w.title)}>
          <Link {...to({ hari: movedBy(view, day, -1) })} className="button">
            {say(w.before)}
          </Link>
          <Link {...to({ hari: undefined })} className="button">
            {say(w.today)}
          </Link>
          <Link {...to({ hari: movedBy(view, day, 1) })} className="button">
            {say(w.after)}
          </Link>
        </nav>
        <h2 aria-live="polite">{stretchText(view, days, day, language)}</h2>
        <fieldset>
          <legend className="visually-hidden">{say(w.layers)}</legend>
          {layers.map((layer) => (
            <Checkbox
              key={layer}
              label={<span className={`wc-layer ${layer}`}>{say(w.layer[layer])}</span>}
              checked={!hidden.includes(layer)}
              onChange={() => toggle(layer)}
            />
          ))}
        </fieldset>
      </div>
      <ProblemNote problem={read.error ?? move.problem} />
      <p role="status" className="visually-hidden">
        {move.pending || move.problem ? '' : said}
      </p>
      {read.isPending && <Skeleton lines={12} />}
      {data?.cut && <p className="note">{say(w.cut)(ENTRIES_MAX)}</p>}
      {data && (
        <ol className={`wc-days ${view}`}>
          {days.map((it) => (
            <CalendarDay
              key={it}
              day={it}
              view={view}
              outside={view === 'bulan' && it.slice(0, 7) !== day.slice(0, 7)}
              off={data.daysOff.includes(it)}
              entries={entries.filter((entry) => localMinute(new Date(entry.at)).slice(0, 10) === it || ('to' in entry && entry.at < `${it}T17:00:00Z` && reaches(entry, it)))} // prettier-ignore
              dayLink={to({ lihat: 'hari', hari: it })}
              onOpen={setOpened}
              onEvent={setEvent}
              onPlan={plan}
            />
          ))}
        </ol>
      )}
      {data && entries.length === 0 && <Empty>{say(w.nothing)}</Empty>}
      <p className="cap">{say(w.moveHelp)}</p>
      {opened && <PlanDialog plan={opened} onClose={() => setOpened(null)} />}
      {event && (
        <EventDialog
          event={event === 'new' ? null : event}
          day={day}
          mayChange={data?.whyNotEvents === null}
          onClose={() => setEvent(null)}
        />
      )}
    </Page>
  )
}

/** Whether an event that began earlier still goes on on a local day. */
function reaches(event: Pick<EventEntry, 'at' | 'to'>, day: string): boolean {
  const start = instantAt(`${day}T00:00`).getTime()
  return Date.parse(event.at) < start && Date.parse(event.to) > start
}
