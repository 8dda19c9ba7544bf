import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { weekdays } from '../../base/calendar.ts'
import { minuteOf } from '../../base/calendar-edition.ts'
import { calendarWords } from '../../base/words/calendar.ts'
import { dutyWords as w } from '../../base/words/duty.ts'
import type { Answer, Ask } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, sendFile, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import { enterDuty, proposeDuty, readDutyFile } from '../api/duty.ts'
import { focusFirst, PeoplePicker } from './PeoplePicker.tsx'
import { hoursOf, shortDay } from './duty-time.ts'

type Proposal = Answer<typeof proposeDuty>
const SHOWN = 42 // two weeks of three shifts; the rest is counted
const TURNS_MAX = 12
const TEAMS_MAX = 60

/** New shifts, by a pattern or from a table: looked at before they are entered. */
export function EnterDuty() {
  const say = useSay()
  const [way, setWay] = useState<'pattern' | 'file'>('pattern')
  const [saved, setSaved] = useState(0)
  return (
    <section className="section" aria-labelledby="duty-enter">
      <h2 id="duty-enter">{say(w.enter)}</h2>
      <div className="row duty-ways" role="group" aria-label={say(w.enter)}>
        {(['pattern', 'file'] as const).map((it) => (
          <Button key={it} aria-pressed={way === it} onClick={() => setWay(it)}>
            {say(it === 'pattern' ? w.byPattern : w.byFile)}
          </Button>
        ))}
      </div>
      {way === 'pattern' ? <ByPattern onSaved={setSaved} /> : <ByFile onSaved={setSaved} />}
      <p role="status" className={saved > 0 ? 'note ok' : 'visually-hidden'}>
        {saved > 0 && say(w.saved)(saved)}
      </p>
    </section>
  )
}

const usual = [
  { from: '07:00', until: '14:00' },
  { from: '14:00', until: '21:00' },
  { from: '21:00', until: '07:00' },
]

function ByPattern({ onSaved }: { onSaved: (count: number) => void }) {
  const say = useSay()
  const [said, setSaid] = useState({ fromOn: today(), untilOn: today(), letterNumber: '', letteredOn: today(), note: '' }) // prettier-ignore
  const [days, setDays] = useState<readonly number[]>(weekdays)
  const [turns, setTurns] = useState<readonly { from: string; until: string }[]>(usual)
  const [teams, setTeams] = useState<readonly (readonly string[])[]>([[]])
  const [asked, setAsked] = useState(false)
  const looking = useMutation<Proposal, Problem, Ask<typeof proposeDuty>>({ mutationFn: (ask) => call(proposeDuty, ask) }) // prettier-ignore
  /** What was looked at is no longer what stands in the form. */
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      looking.reset()
      onSaved(0)
      set(value)
    }
  const [putDays, putTurns, putTeams] = [changed(setDays), changed(setTurns), changed(setTeams)]
  const text = (name: keyof typeof said) => ({
    value: said[name],
    onChange: (event: { target: { value: string } }) => changed(setSaid)({ ...said, [name]: event.target.value }),
    error: errorOf(looking.error, name),
  })
  const empty = teams.some((team) => team.length === 0)
  const look = () => {
    setAsked(true)
    if (empty || looking.isPending) return
    const body = {
      ...said,
      weekdays: [...days],
      turns: turns.map((it) => ({ from: minuteOf(it.from), until: minuteOf(it.until) })),
      teams: teams.map((team) => [...team]),
    }
    looking.mutate({ body })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <TextInput label={say(w.firstDay)} type="date" required {...text('fromOn')} />
      <TextInput label={say(w.lastDay)} type="date" required {...text('untilOn')} />
      <fieldset className="duty-group">
        <legend>{say(w.weekdays)}</legend>
        <div className="duty-days">
          {weekdays.map((day) => (
            <Checkbox
              key={day}
              label={say(calendarWords.weekday)(day)}
              checked={days.includes(day)}
              onChange={() => putDays(days.includes(day) ? days.filter((it) => it !== day) : [...days, day].toSorted())}
            />
          ))}
        </div>
        {errorOf(looking.error, 'weekdays') && <small className="error">{errorOf(looking.error, 'weekdays')}</small>}
      </fieldset>
      <fieldset className="duty-group">
        <legend>{say(w.turns)}</legend>
        <p className="cap">{say(w.turnsHelp)}</p>
        {turns.map((it, at) => (
          <div key={at} className="duty-turn">
            {(['from', 'until'] as const).map((bound) => (
              <TextInput
                key={bound}
                label={`${say(w.turn)(at + 1)}, ${say(bound === 'from' ? w.turnFrom : w.turnUntil)}`}
                type="time"
                required
                value={it[bound]}
                onChange={(event) => putTurns(turns.map((one, place) => (place === at ? { ...one, [bound]: event.target.value } : one)))} // prettier-ignore
              />
            ))}
            {turns.length > 1 && (
              <Button
                look="quiet"
                aria-label={say(w.dropTurn)(at + 1)}
                onClick={(event) => {
                  focusFirst(event.currentTarget, '.duty-group')
                  putTurns(turns.filter((_, place) => place !== at))
                }}
              >
                ×
              </Button>
            )}
          </div>
        ))}
        {turns.length < TURNS_MAX && (
          <div>
            <Button onClick={() => putTurns([...turns, { from: turns.at(-1)?.until ?? '07:00', until: '07:00' }])}>
              {say(w.addTurn)}
            </Button>
          </div>
        )}
      </fieldset>
      <fieldset className="duty-group">
        <legend>{say(w.teams)}</legend>
        <p className="cap">{say(w.teamsHelp)}</p>
        {teams.map((team, at) => (
          <fieldset key={at} className="duty-team">
            <legend>{say(w.team)(at + 1)}</legend>
            <PeoplePicker
              label={`${say(w.people)}, ${say(w.team)(at + 1)}`}
              chosen={team}
              onChange={(people) => putTeams(teams.map((one, place) => (place === at ? people : one)))}
              error={asked && team.length === 0 ? say(w.teamMissing) : undefined}
            />
            {teams.length > 1 && (
              <div>
                <Button
                  look="quiet"
                  onClick={(event) => {
                    focusFirst(event.currentTarget, '.duty-group')
                    putTeams(teams.filter((_, place) => place !== at))
                  }}
                >
                  {say(w.dropTeam)(at + 1)}
                </Button>
              </div>
            )}
          </fieldset>
        ))}
        {teams.length < TEAMS_MAX && (
          <div>
            <Button onClick={() => putTeams([...teams, []])}>{say(w.addTeam)}</Button>
          </div>
        )}
      </fieldset>
      <TextInput label={say(w.letterNumber)} required maxLength={100} {...text('letterNumber')} />
      <TextInput label={say(w.letteredOn)} type="date" required {...text('letteredOn')} />
      <TextInput label={say(w.note)} help={say(w.noteHelp)} maxLength={200} {...text('note')} />
      <ProblemNote problem={looking.error} />
      <div>
        <Button type="submit" pending={looking.isPending}>
          {say(w.look)}
        </Button>
      </div>
      {looking.data && (
        <Found key={looking.submittedAt} read={looking.data} row={say(w.row)} onSaved={(count) => (looking.reset(), onSaved(count))} /> // prettier-ignore
      )}
    </form>
  )
}

function ByFile({ onSaved }: { onSaved: (count: number) => void }) {
  const say = useSay()
  const [file, setFile] = useState<File | null>(null)
  const reading = useMutation<Proposal, Problem, File>({
    mutationFn: (chosen) => sendFile(readDutyFile, { name: chosen.name }, chosen),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (file && !reading.isPending) reading.mutate(file)
      }}
    >
      <TextInput
        label={say(w.file)}
        help={say(w.fileHelp)}
        type="file"
        required
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          reading.reset()
          onSaved(0)
          setFile(event.target.files?.[0] ?? null)
        }}
      />
      <ProblemNote problem={reading.error} />
      <div>
        <Button type="submit" pending={reading.isPending}>
          {say(w.look)}
        </Button>
      </div>
      {reading.data && (
        <Found key={reading.submittedAt} read={reading.data} row={say(w.rowOfFile)} onSaved={(count) => (reading.reset(), onSaved(count))} /> // prettier-ignore
      )}
    </form>
  )
}

/** What would be entered, with what keeps it from being; nothing is, until it is asked for here. */
function Found({
  read,
  row,
  onSaved,
}: {
  read: Proposal
  row: (at: number) => string
  onSaved: (count: number) => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const entering = useAct(enterDuty, ({ count }) => onSaved(count))
  const { shifts, zone } = read
  const save = () =>
    entering.act({
      body: { shifts: shifts.map(({ people, ...it }) => ({ ...it, personIds: people.map(({ id }) => id) })) },
    })
  return (
    <div className={read.bad > 0 ? 'note duty-proposal' : 'note ok duty-proposal'}>
      <div role="status">
        <p>
          {shifts.length === 0 && read.bad === 0
            ? say(w.nothing)
            : say(read.bad > 0 ? w.wereRead : w.wouldBe)(shifts.length)}
        </p>
        {read.over > 0 && <p>{say(w.wereOver)(read.over)}</p>}
        {read.away.length > 0 && <p>{say(w.areAway)(read.away.join(', '))}</p>}
        {read.bad > 0 && <p>{say(w.badRows)(read.bad)}</p>}
      </div>
      {read.problems.length > 0 && (
        <ul className="duty-problems">
          {read.problems.map((it, at) => (
            <li key={at}>
              {row(it.row)}: {it.sentence} {it.value && <q>{it.value}</q>}
            </li>
          ))}
        </ul>
      )}
      {shifts.length > 0 && (
        <ol>
          {shifts.slice(0, SHOWN).map((it, at) => (
            <li key={at}>
              {shortDay(zone, it.from, language)} {hoursOf(zone, it)}: {it.people.map((one) => one.name).join(', ')}
              <span className="cap"> · {say(w.letterOf)(it.letterNumber, dayText(it.letteredOn, language))}</span>
            </li>
          ))}
        </ol>
      )}
      {shifts.length > SHOWN && <p>{say(w.andMore)(shifts.length - SHOWN)}</p>}
      <ProblemNote problem={entering.problem} />
      {shifts.length > 0 && read.bad === 0 && (
        <div>
          <Button look="do" pending={entering.pending} onClick={save}>
            {say(w.save)(shifts.length)}
          </Button>
        </div>
      )}
    </div>
  )
}
