import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemsOf, type CalendarEdition } from '../../base/calendar-edition.ts'
import { calendarWords as w } from '../../base/words/calendar.ts'
import { addressOf, call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { LeaveGuard } from '../../web/kit/LeaveGuard.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { useRest } from '../../web/kit/Rest.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { longTime, numberText, shortTime } from '../../web/time.ts'
import type { Answer } from '../../http/contract.ts'
import { downloadWorkCalendar, listWorkCalendars, readWorkCalendar } from '../api/calendar.ts'
import { changesOf, rebased, withDays, type Changes } from '../rules/calendar-draft.ts'
import { CalendarDays } from './CalendarDays.tsx'
import { CalendarFiles } from './CalendarFiles.tsx'
import { CalendarPatterns } from './CalendarPatterns.tsx'
import { SaveCalendar } from './SaveCalendar.tsx'
import './calendar.css'

const RECOUNT_LOOK_MS = 3_000 // a recount of some thousand visits takes seconds

const calendarQuery = { queryKey: ['calendar'], queryFn: () => call(readWorkCalendar, {}) }
type Read = Answer<typeof readWorkCalendar>

/** Kalender kerja: what every time limit is counted by; read by all, corrected by the administrator edition by edition. */
export function WorkCalendarPart() {
  const me = useMe()
  const read = useQuery({
    ...calendarQuery,
    refetchInterval: ({ state }) => (state.data && state.data.uncounted > 0 ? RECOUNT_LOOK_MS : false),
  })
  return (
    <>
      <ProblemNote problem={read.error} />
      {read.data && me ? (
        <WorkCalendar read={read.data} mayChange={me.role === 'administrator'} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}

const isNone = ({ patterns, days }: Changes) => patterns.length === 0 && days.length === 0

function WorkCalendar({ read, mayChange }: { read: Read; mayChange: boolean }) {
  const say = useSay()
  const queries = useQueryClient()
  /** The edition that the draft began from. */
  const [base, setBase] = useState(read)
  const [draft, setDraft] = useState(read.edition)
  const [told, setTold] = useState('')
  const [asking, setAsking] = useState<'save' | 'discard' | null>(null)
  const changes = changesOf(base.edition, draft)
  const changed = !isNone(changes)
  // What came in force meanwhile is shown when nothing is lost by it: nothing was changed here, or that very draft was saved.
  if (read.id !== base.id && (!changed || isNone(changesOf(read.edition, draft)))) {
    setBase(read)
    setDraft(read.edition)
  }
  const problems = mayChange ? problemsOf(draft) : []
  const layOver = async () => {
    const fresh = await queries.fetchQuery({ ...calendarQuery, staleTime: 0 })
    setDraft(rebased(base.edition, draft, fresh.edition))
    setBase(fresh)
    setAsking(null)
    setTold(say(w.laidOver)(fresh.number))
  }
  const change = (edition: CalendarEdition) => {
    setTold('')
    setDraft(edition)
  }
  const part = { draft, changes, problems, onChange: mayChange ? change : null }
  return (
    <div className="calendar">
      <LeaveGuard
        changed={changed}
        stays={({ pathname, search }) => pathname === '/pengaturan' && search['bagian'] === 'kalender'}
      />
      <Head read={read} />
      <p role="status" className={told ? 'note ok' : 'visually-hidden'}>
        {told}
      </p>
      {changed && (
        <section className="calendar-unsaved" aria-label={say(w.changes)(changes.patterns.length, changes.days.length)}>
          <p>{say(w.changes)(changes.patterns.length, changes.days.length)}</p>
          <div className="row">
            <Button
              look="do"
              reason={problems.length > 0 ? say(w.problemsLeft)(problems.length) : null}
              onClick={() => setAsking('save')}
            >
              {say(w.toSave)}
            </Button>
            <Button look="quiet" onClick={() => setAsking('discard')}>
              {say(w.discard)}
            </Button>
          </div>
        </section>
      )}
      <CalendarPatterns {...part} />
      <CalendarDays {...part} />
      <CalendarFiles
        draft={draft}
        onTake={
          mayChange
            ? (days) => {
                setDraft(withDays(draft, days))
                setTold(say(w.tookIn)(days.length))
              }
            : null
        }
      />
      <Editions read={read} />
      {asking === 'save' && (
        <SaveCalendar
          seen={base.id}
          draft={draft}
          changes={changes}
          onSaved={(number) => {
            setAsking(null)
            setTold(say(w.saved)(number))
          }}
          onLayOver={() => void layOver()}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'discard' && (
        <AskForm
          title={say(w.discard)}
          does={say(w.discard)}
          look="no"
          onDo={() => {
            setDraft(read.edition)
            setBase(read)
            setAsking(null)
          }}
          onClose={() => setAsking(null)}
        >
          <p>{say(w.discardSure)}</p>
        </AskForm>
      )}
    </div>
  )
}

function Head({ read }: { read: Read }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <div>
      <p>{say(w.inForce)(read.number, longTime(read.madeAt, language), read.madeBy ?? say(w.cameWithSiar))}</p>
      <p className="sec">
        {say(w.about)} {say(w.zone)(read.edition.zone)}
      </p>
      <p role="status" className={read.uncounted > 0 ? 'note' : 'visually-hidden'}>
        {read.uncounted > 0 && say(w.uncounted)(numberText(read.uncounted, language))}
      </p>
    </div>
  )
}

function Editions({ read }: { read: Read }) {
  const say = useSay()
  const rest = useRest(listWorkCalendars, { query: { limit: 50 } }, read.editionsNext)
  const { language } = useLanguage()
  return (
    <section className="section">
      <h2>{say(w.editions)}</h2>
      <ul className="office-list">
        {[...read.editions, ...rest.rows].map((it) => (
          <li key={it.id}>
            <span className="calendar-entry">
              <b>{say(w.edition)(it.number)}</b>
              <span>{it.note}</span>
              <span className="cap">
                <time dateTime={it.madeAt} title={longTime(it.madeAt, language)}>
                  {shortTime(it.madeAt, language)}
                </time>
                {' · '}
                {it.madeBy ?? say(w.cameWithSiar)}
              </span>
            </span>
            <a
              className="button quiet"
              href={addressOf(downloadWorkCalendar.path, { form: 'json' }, { number: it.number })}
              aria-label={say(w.editionFile)(it.number)}
              download
            >
              JSON
            </a>
          </li>
        ))}
      </ul>
      {rest.more}
    </section>
  )
}
