import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { levels } from '../../base/levels.ts'
import { crisisPlanWords } from '../../base/words/crisis-plan.ts'
import { inventoryWords } from '../../base/words/inventory.ts'
import { officeWords } from '../../base/words/office.ts'
import { radarSettingWords as w } from '../../base/words/radar-settings.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextArea, TextInput } from '../../web/kit/Field.tsx'
import { LeaveGuard } from '../../web/kit/LeaveGuard.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { useRest } from '../../web/kit/Rest.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { shortTime } from '../../web/time.ts'
import { listSettings, previewSettings, readSettings, saveSettings } from '../api/radar-settings.ts'
import { settingParts as partNames } from '../rules/radar-settings.ts'
import './radar-settings.css'

type Read = Answer<typeof readSettings>
type Settings = Read['settings']
const thresholds = ['attention', 'alert', 'crisis'] as const

/** What the crisis score weighs and what each level asks for; everybody reads it, the administrator changes it. */
export function RadarSettings() {
  const say = useSay()
  const me = useMe()
  const read = useQuery({ queryKey: ['radar-settings'], queryFn: () => call(readSettings, {}) })
  return (
    <Page
      title={say(w.title)}
      about={
        <Link to="/pengaturan" search={{}}>
          {say(officeWords.settings)}
        </Link>
      }
    >
      <p className="sec radar-about">{say(w.about)}</p>
      <p className="cap">
        {say(w.clocks)}{' '}
        <Link to="/pengaturan/daftar-periksa" search={{}}>
          {say(crisisPlanWords.title)}
        </Link>
      </p>
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={8} />}
      {read.data && me && <SettingsForm read={read.data} mayChange={me.role === 'administrator'} />}
      {read.data && <History read={read.data} />}
    </Page>
  )
}

/** Shares as whole points of a hundred, as the score is read. */
const typed = (it: Settings) => ({
  weights: Object.fromEntries(partNames.map((name) => [name, String(Math.round(it.weights[name] * 100))])),
  levels: Object.fromEntries(thresholds.map((name) => [name, String(Math.round(it.levels[name] * 100))])),
  reach: it.reach.map(String),
  hours: String(it.attentionHours),
  duties: { ...it.duties },
})
type Typed = ReturnType<typeof typed>
const settingsOf = (it: Typed): Settings => ({
  weights: Object.fromEntries(partNames.map((name) => [name, Number(it.weights[name]) / 100])) as Settings['weights'],
  levels: Object.fromEntries(thresholds.map((name) => [name, Number(it.levels[name]) / 100])) as Settings['levels'],
  reach: it.reach.map(Number),
  attentionHours: Number(it.hours),
  duties: it.duties,
})

function SettingsForm({ read, mayChange }: { read: Read; mayChange: boolean }) {
  const say = useSay()
  const [seenNumber, setSeenNumber] = useState(read.newest)
  const [kept, setKept] = useState(() => typed(read.settings))
  const [it, setIt] = useState(kept)
  const [reason, setReason] = useState('')
  const [from, setFrom] = useState('')
  const saving = useAct(saveSettings, ({ number }) => {
    setSeenNumber(number)
    setKept(it)
    setReason('')
  })
  const preview = useMutation<Answer<typeof previewSettings>, Problem, Settings>({
    mutationFn: (settings) => call(previewSettings, { body: { settings } }),
  })
  const problem = saving.problem ?? preview.error
  const errorAt = (path: string) => {
    const { fields, field, title } = problem?.details ?? {}
    return fields?.find((one) => one.field === `settings.${path}` || one.field === path)?.message ?? (field === path ? title : undefined) // prettier-ignore
  }
  const isChanged = JSON.stringify(it) !== JSON.stringify(kept)
  const points = { type: 'number', min: 0, max: 100, step: 1, required: true, readOnly: !mayChange } as const
  return (
    <form
      className="form radar-settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        saving.act({ body: { settings: settingsOf(it), reason, from: from || null, seenNumber } })
      }}
    >
      <LeaveGuard changed={isChanged} />
      <fieldset>
        <legend>{say(w.weights)}</legend>
        {partNames.map((name) => (
          <TextInput
            key={name}
            {...points}
            label={say(w.parts[name])}
            value={it.weights[name] ?? ''}
            error={errorAt(`weights.${name}`)}
            onChange={(event) => setIt({ ...it, weights: { ...it.weights, [name]: event.target.value } })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{say(w.levels)}</legend>
        {thresholds.map((name) => (
          <TextInput
            key={name}
            {...points}
            label={say(inventoryWords[name])}
            value={it.levels[name] ?? ''}
            error={errorAt(`levels.${name}`)}
            onChange={(event) => setIt({ ...it, levels: { ...it.levels, [name]: event.target.value } })}
          />
        ))}
        <TextInput
          {...points}
          label={say(w.hours)}
          value={it.hours}
          error={errorAt('attentionHours')}
          onChange={(event) => setIt({ ...it, hours: event.target.value })}
        />
      </fieldset>
      <fieldset>
        <legend>{say(w.reach)}</legend>
        {it.reach.map((value, at) => (
          <TextInput
            key={at} // oxlint-disable-line react/no-array-index-key -- the place is what it is
            {...points}
            step={0.1}
            max={3}
            label={say(w.reachOf)(at + 1)}
            value={value}
            error={errorAt(`reach.${at}`)}
            onChange={(event) => setIt({ ...it, reach: it.reach.with(at, event.target.value) })}
          />
        ))}
      </fieldset>
      <fieldset className="radar-duties">
        <legend>{say(w.duties)}</legend>
        {levels.map((name) => (
          <TextArea
            key={name}
            label={say(inventoryWords[name])}
            rows={2}
            required
            maxLength={300}
            readOnly={!mayChange}
            value={it.duties[name]}
            error={errorAt(`duties.${name}`)}
            onChange={(event) => setIt({ ...it, duties: { ...it.duties, [name]: event.target.value } })}
          />
        ))}
      </fieldset>
      {mayChange && (
        <>
          <div className="row">
            <Button pending={preview.isPending} onClick={() => preview.mutate(settingsOf(it))}>
              {say(w.preview)}
            </Button>
            <Button look="quiet" onClick={() => setIt(typed(read.defaults))}>
              {say(w.defaults)}
            </Button>
          </div>
          <output>{preview.data && <Preview it={preview.data} />}</output>
          <TextArea
            label={say(w.reason)}
            rows={2}
            required
            maxLength={1000}
            value={reason}
            error={errorAt('reason')}
            onChange={(event) => setReason(event.target.value)}
          />
          <TextInput
            label={say(w.from)}
            help={say(w.fromHelp)}
            type="date"
            value={from}
            error={errorAt('from')}
            onChange={(event) => setFrom(event.target.value)}
          />
          <ProblemNote problem={problem} />
          <div className="row">
            <Button look="do" type="submit" pending={saving.pending}>
              {say(w.save)}
            </Button>
            <output>{saving.done && !isChanged && say(w.saved)(saving.done.number)}</output>
          </div>
        </>
      )}
    </form>
  )
}

function Preview({ it }: { it: Answer<typeof previewSettings> }) {
  const say = useSay()
  return (
    <div className="note">
      <p>{say(w.previewed)(it)}</p>
      <ul>
        {it.examples.map((one) => (
          <li key={one.id}>
            <Link to="/inventaris" search={{ state: 'semua', butir: one.id }}>
              {one.title}
            </Link>{' '}
            <LevelTag level={one.from} /> → <LevelTag level={one.to} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function History({ read }: { read: Read }) {
  const say = useSay()
  const rest = useRest(listSettings, { query: { limit: 50 } }, read.editionsNext)
  const { language } = useLanguage()
  return (
    <section className="section">
      <h2>{say(w.history)}</h2>
      {read.editions.length === 0 && <p className="sec">{say(w.none)}</p>}
      <ul>
        {[...read.editions, ...rest.rows].map((it) => (
          <li key={it.number}>
            <b>{say(w.edition)(it.number)}</b> {it.reason}
            <div className="cap">
              {it.by}, {shortTime(it.at, language)} · {say(w.since)(shortTime(it.effectiveAt, language))}
              {it.number === read.number && ` · ${say(w.inForce)}`}
            </div>
          </li>
        ))}
      </ul>
      {rest.more}
    </section>
  )
}
