import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { crisisLevels } from '../../base/levels.ts'
import { words } from '../../base/words/common.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { drillWords as d } from '../../base/words/drill.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { LimitedTag } from '../../web/kit/LimitedTag.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { zonedTime } from '../../web/time.ts'
import { listSituations, startDrill } from '../api.ts'
import { DrillTag } from './DrillTag.tsx'
import { Due } from './Due.tsx'
import { useServerNow } from './situation.ts'
import './crisis.css'

/** Siaga: what is under way and what was, and where a drill begins. */
export function SituationList() {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const { list, rows, first } = useRows(listSituations, { query: { limit: 50 } }, { refetchInterval: 20_000 })
  // What is left is counted by the server's clock: a phone's may be wrong.
  const now = useServerNow(first ? list.dataUpdatedAt - Date.parse(first.now) : 0)
  const [asked, setAsked] = useState(false)
  return (
    <Page
      title={say(w.title)}
      about={say(d.listAbout)}
      acts={
        me &&
        me.role !== 'auditor' &&
        first && (
          <Button reason={first.whyNotDrill?.title} onClick={() => setAsked(true)}>
            {say(d.begin)}
          </Button>
        )
      }
    >
      <Rows list={list} rows={rows} lines={5} empty={<Empty>{say(d.none)}</Empty>}>
        <ul className="situation-contacts">
          {rows.map((it) => (
            <li key={it.dossierId}>
              <div>
                <Link to="/berkas/$dossierId/siaga" params={{ dossierId: it.dossierId }}>
                  {it.title}
                </Link>
                <p className="cap">
                  {it.number} · {say(w.since)(zonedTime(it.begunAt, language))}
                  {it.endedAt && ` · ${say(d.until)(zonedTime(it.endedAt, language))}`}
                </p>
                {it.statementDueAt && (
                  <p>
                    {say(w.statement)}: <Due dueAt={it.statementDueAt} now={now} />
                  </p>
                )}
                {it.missed > 0 && <p className="time late">{say(w.missedCount)(it.missed)}</p>}
              </div>
              <span className="row">
                {it.drill && <DrillTag />} {it.limited && <LimitedTag />} {!it.endedAt && <LevelTag level={it.level} />}
              </span>
            </li>
          ))}
        </ul>
      </Rows>
      {asked && <DrillForm onClose={() => setAsked(false)} />}
    </Page>
  )
}

const SPEEDS = [1, 4, 10] as const

function DrillForm({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [level, setLevel] = useState<(typeof crisisLevels)[number]>('alert')
  const [speed, setSpeed] = useState(1)
  const { act, pending, problem } = useAct(startDrill, ({ dossierId }) => {
    void navigate({ to: '/berkas/$dossierId/siaga', params: { dossierId } })
  })
  return (
    <AskForm
      title={say(d.begin)}
      does={say(d.begin)}
      pending={pending}
      problem={problem}
      focusField
      onDo={() => act({ body: { title, level, speed } })}
      onClose={onClose}
    >
      <p className="sec">{say(d.about)}</p>
      <TextInput
        label={say(d.scene)}
        help={say(d.sceneHelp)}
        required
        maxLength={150}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={errorOf(problem, 'title')}
      />
      <Select
        label={say(d.level)}
        value={level}
        onChange={(event) => setLevel(event.target.value as typeof level)}
        options={crisisLevels.map((it) => ({ value: it, label: say(words[it]) }))}
      />
      <Select
        label={say(d.speed)}
        help={say(d.speedHelp)}
        value={String(speed)}
        onChange={(event) => setSpeed(Number(event.target.value))}
        options={SPEEDS.map((it) => ({ value: String(it), label: say(d.times)(it) }))}
      />
    </AskForm>
  )
}
