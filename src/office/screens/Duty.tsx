import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dayAfter } from '../../base/calendar.ts'
import { dutyWords as w } from '../../base/words/duty.ts'
import { useAct } from '../../web/act.ts'
import { addressOf, call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { AskReason } from '../../web/kit/AskReason.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText, today } from '../../web/time.ts'
import { closeDuty, downloadDuty, readDuty, replaceDuty } from '../api/duty.ts'
import { DutyNow, Unattended } from './DutyNow.tsx'
import { EnterDuty } from './EnterDuty.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import { hoursOf, shortDay, timeIn } from './duty-time.ts'
import './duty.css'

type Shift = Awaited<ReturnType<typeof read>>['shifts'][number]
const read = (monday: string) => call(readDuty, { query: { from: monday, to: dayAfter(monday, 6) } })

/** Monday of the week of a day. */
const mondayOf = (day: string) => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Jadwal piket: the shifts of a week, read by all; entered, ended and given to others by the administrator. */
export function DutyPart() {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const { tanggal } = useSearch({ from: '/frame/pengaturan' })
  const monday = mondayOf(tanggal && /^20\d\d-\d\d-\d\d$/.test(tanggal) && !Number.isNaN(Date.parse(tanggal)) ? tanggal : today()) // prettier-ignore
  const found = useQuery({ queryKey: ['duty', monday], queryFn: () => read(monday) })
  const [asking, setAsking] = useState<{ shift: Shift; does: 'close' | 'replace' } | null>(null)
  const keeps = me?.role === 'administrator'
  const week = (day: string, text: string) => (
    <Link className="button" to="/pengaturan" search={{ bagian: 'piket', tanggal: day }}>
      {text}
    </Link>
  )
  return (
    <>
      <p className="sec">{say(w.about)}</p>
      <div className="duty-head">
        <Unattended />
        <DutyNow />
      </div>
      <section className="section" aria-labelledby="duty-week">
        <div className="duty-week">
          <h2 id="duty-week">{say(w.week)(dayText(monday, language), dayText(dayAfter(monday, 6), language))}</h2>
          <nav aria-label={say(w.title)}>
            {week(dayAfter(monday, -7), say(w.weekBefore))}
            {week(today(), say(w.weekNow))}
            {week(dayAfter(monday, 7), say(w.weekAfter))}
          </nav>
        </div>
        <ProblemNote problem={found.error} />
        {found.isPending && <Skeleton />}
        {found.data?.shifts.length === 0 && <p>{say(w.weekEmpty)}</p>}
        {found.data && found.data.shifts.length > 0 && (
          <table className="table cards duty-table">
            <thead>
              <tr>
                <th scope="col">{say(w.when)}</th>
                <th scope="col">{say(w.people)}</th>
                <th scope="col">{w.column[language]('letter')}</th>
                <th scope="col">{say(w.note)}</th>
                {keeps && (
                  <th scope="col">
                    <span className="visually-hidden">{say(w.replace)}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {found.data.shifts.map((it) => (
                <ShiftRow
                  key={it.id}
                  shift={it}
                  zone={found.data.zone}
                  onAsk={keeps ? (does) => setAsking({ shift: it, does }) : null}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
      {asking?.does === 'close' && <CloseShift shift={asking.shift} onClose={() => setAsking(null)} />}
      {asking?.does === 'replace' && <ReplaceShift shift={asking.shift} onClose={() => setAsking(null)} />}
      {keeps && (
        <>
          <p className="duty-head">
            <a className="button" href={addressOf(downloadDuty.path, {}, { language })} download>
              {say(w.download)}
            </a>
          </p>
          <EnterDuty />
        </>
      )}
    </>
  )
}

function ShiftRow({
  shift,
  zone,
  onAsk,
}: {
  shift: Shift
  zone: string
  onAsk: ((does: 'close' | 'replace') => void) | null
}) {
  // prettier-ignore
  const say = useSay()
  const { language } = useLanguage()
  const { closed } = shift
  const called = `${shortDay(zone, shift.from, language)} ${hoursOf(zone, shift)}`
  return (
    <tr className={closed && shift.withdrawn ? 'closed' : ''}>
      <td>
        <b>{called}</b> {shift.runs && <span className="tag attention">{say(w.runsNow)}</span>}
      </td>
      <td>
        <ul className="duty-people">
          {shift.people.map((one, at) => (
            <li key={one.id}>
              {one.name}
              {at === 0 && shift.people.length > 1 && <span className="cap"> · {say(w.leads)}</span>}
              {!closed && shift.away.includes(one.id) && (
                <>
                  {' '}
                  <span className="tag attention">{say(w.away)}</span>
                </>
              )}
            </li>
          ))}
        </ul>
        {closed && (
          <p className="cap">
            {shift.withdrawn
              ? say(w.withdrawn)(closed.by, closed.reason ?? '')
              : say(w.ended)(timeIn(zone, closed.at), closed.by, closed.reason ?? '')}
          </p>
        )}
      </td>
      <td data-label={w.column[language]('letter')}>
        {say(w.letterOf)(shift.letterNumber, dayText(shift.letteredOn, language))}
      </td>
      <td>{shift.note}</td>
      {onAsk && (
        <td>
          {shift.open && (
            <span className="row">
              <Button look="quiet" onClick={() => onAsk('replace')}>
                {say(w.replace)}
                <span className="visually-hidden"> {called}</span>
              </Button>
              <Button look="quiet" onClick={() => onAsk('close')}>
                {say(shift.runs ? w.end : w.withdraw)}
                <span className="visually-hidden"> {called}</span>
              </Button>
            </span>
          )}
        </td>
      )}
    </tr>
  )
}

function CloseShift({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const say = useSay()
  const closing = useAct(closeDuty, onClose)
  return (
    <AskReason
      title={say(shift.runs ? w.endTitle : w.withdrawTitle)}
      does={say(shift.runs ? w.endDo : w.withdrawDo)}
      look="no"
      pending={closing.pending}
      problem={closing.problem}
      onDo={(reason) => closing.act({ params: { shiftId: shift.id }, body: { reason } })}
      label={say(w.reason)}
      help={say(w.reasonHelp)}
      maxLength={500}
      onClose={onClose}
    >
      <p>{shift.people.map((it) => it.name).join(', ')}</p>
    </AskReason>
  )
}

function ReplaceShift({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const say = useSay()
  const [personIds, setPersonIds] = useState<readonly string[]>(shift.people.map((it) => it.id))
  const { letterNumber, letteredOn, note } = shift
  const [said, setSaid] = useState({ letterNumber, letteredOn, note, reason: '' })
  const replacing = useAct(replaceDuty, onClose)
  const text = (name: keyof typeof said) => ({
    value: said[name],
    onChange: (event: { target: { value: string } }) => setSaid({ ...said, [name]: event.target.value }),
    error: errorOf(replacing.problem, name),
  })
  return (
    <AskForm
      title={say(w.replaceTitle)}
      does={say(w.replaceDo)}
      pending={replacing.pending}
      problem={replacing.problem}
      onDo={() => replacing.act({ params: { shiftId: shift.id }, body: { ...said, personIds: [...personIds] } })}
      onClose={onClose}
    >
      {shift.runs && <p>{say(w.replaceAbout)}</p>}
      <PeoplePicker
        label={say(w.people)}
        chosen={personIds}
        onChange={setPersonIds}
        error={errorOf(replacing.problem, 'personIds')}
      />
      <TextInput label={say(w.letterNumber)} required maxLength={100} {...text('letterNumber')} />
      <TextInput label={say(w.letteredOn)} type="date" required {...text('letteredOn')} />
      <TextInput label={say(w.note)} help={say(w.noteHelp)} maxLength={200} {...text('note')} />
      <TextArea label={say(w.reason)} help={say(w.reasonHelp)} required maxLength={500} {...text('reason')} />
    </AskForm>
  )
}
