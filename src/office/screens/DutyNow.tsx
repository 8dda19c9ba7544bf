import { IconUserShield } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dutyWords as w } from '../../base/words/duty.ts'
import { call } from '../../web/call.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { readDutyNow } from '../api/duty.ts'
import { dayWord, hoursOf, timeIn } from './duty-time.ts'
import './duty.css'

const dutyNowQuery = { queryKey: ['duty', 'now'], queryFn: () => call(readDutyNow, {}), refetchInterval: 60_000 }
type Shift = Awaited<ReturnType<typeof dutyNowQuery.queryFn>>['now'][number]
const namesOf = (it: Shift) => it.people.map((one) => one.name).join(', ')

/** Who is on duty at the crisis desk now and until when, and who is next; for a place that shows a crisis. */
export function DutyNow() {
  const say = useSay()
  const { language } = useLanguage()
  const { data } = useQuery(dutyNowQuery)
  if (!data) return null
  const { zone, now, next, atOffice } = data
  const told = now.map((it) => say(w.now)(namesOf(it), timeIn(zone, it.until), it.note)).join('; ')
  const [first] = next
  const coming = first && say(w.nextIs)(next.map(namesOf).join(', '), `${dayWord(zone, first.from, language)} ${timeIn(zone, first.from)}`) // prettier-ignore
  return (
    <p className={now.length === 0 && !atOffice ? 'duty-now none' : 'duty-now'}>
      <IconUserShield size={18} aria-hidden />
      <span>
        {say(w.nowIs)} <b>{told || say(atOffice ? w.officeOpen : w.nobodyNow)}</b>; {coming ?? say(w.noneAhead)}.
      </span>
    </p>
  )
}

/** One's own shifts: the one that runs, or the next. */
export function OwnDuty() {
  const say = useSay()
  const { language } = useLanguage()
  const { data } = useQuery(dutyNowQuery)
  if (!data || data.own.length === 0) return null
  const { zone, own } = data
  const running = own.find((it) => it.runs)
  const coming = own.filter((it) => !it.runs).map((it) => `${dayWord(zone, it.from, language)} ${hoursOf(zone, it)}`)
  return (
    <p className="duty-own">
      {running && <b>{say(w.youNow)(timeIn(zone, running.until))}</b>}
      {coming.length > 0 && <span>{say(w.yours)(coming.join('; '))}</span>}
    </p>
  )
}

/**
 * To the administrator: at which hours of the next day nobody is there, while a dossier stands at alert or crisis level.
 * @param elsewhere than on the roster's own screen, so it leads there
 */
export function Unattended({ elsewhere = false }: { elsewhere?: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const { data } = useQuery(dutyNowQuery)
  if (!data?.unattended || data.unattended.length === 0) return null
  const { zone } = data
  return (
    <div className="note duty-warning" role="status">
      <p>{say(w.unattended)}</p>
      <ul className="duty-gaps">
        {data.unattended.map((it) => (
          <li key={it.from}>
            {dayWord(zone, it.from, language)} {hoursOf(zone, it)}
          </li>
        ))}
      </ul>
      {elsewhere && (
        <Link to="/pengaturan" search={{ bagian: 'piket' }}>
          {say(w.title)}
        </Link>
      )}
    </div>
  )
}
