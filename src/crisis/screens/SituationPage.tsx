import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { crisisReportWords } from '../../base/words/crisis-report.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { drillWords as d } from '../../base/words/drill.ts'
import { DutyNow } from '../../office/screens/DutyNow.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { LimitedTag } from '../../web/kit/LimitedTag.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { workText, zonedTime } from '../../web/time.ts'
import { levelSince, minuteOf } from '../rules.ts'
import { Contacts } from './Contacts.tsx'
import { DrillTag } from './DrillTag.tsx'
import { EndForm } from './EndForm.tsx'
import { Facts } from './Facts.tsx'
import { NextAct } from './NextAct.tsx'
import { Promises } from './Promises.tsx'
import { situationQuery, useServerNow, type SituationData } from './situation.ts'
import { Speaker } from './Speaker.tsx'
import { Statements } from './Statements.tsx'
import { Steps } from './Steps.tsx'
import { UnpickedNote } from './UnpickedNote.tsx'
import './crisis.css'

/**
 * Siaga: how it stands at a glance on a phone, and the next act as the one button on top.
 * @param questionsOf what the press asked; the router hands it in, as this room does not know that one
 */
export function SituationPage({ questionsOf }: { questionsOf: (dossierId: string) => ReactNode }) {
  const say = useSay()
  const { dossierId } = useParams({ from: '/frame/berkas/$dossierId/siaga' })
  const { data, error, isPending } = useQuery(situationQuery(dossierId))
  if (!data)
    return (
      <Page title={say(w.page)}>
        <ProblemNote problem={error} />
        {isPending && <Skeleton lines={8} />}
      </Page>
    )
  return <Shown situation={data} aheadMs={data.aheadMs} questions={questionsOf(dossierId)} />
}

function Shown({
  situation: it,
  aheadMs,
  questions,
}: {
  situation: SituationData
  aheadMs: number
  questions: ReactNode
}) {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const now = useServerNow(aheadMs, it.speed)
  const [ending, setEnding] = useState(false)
  const reader = me?.role === 'auditor'
  const may = it.ended === null && it.mayRecord === null && !reader
  const minute = minuteOf({ begunAt: new Date(it.begunAt), speed: it.speed }, it.ended ? new Date(it.ended.at) : now)
  return (
    <Page
      title={it.title}
      about={
        <span className="situation-about">
          {it.drill && <DrillTag />} <LevelTag level={it.level} /> {it.limited && <LimitedTag />}
          {say(w.since)(zonedTime(levelSince(it.levels, it), language))}
          {!it.ended && <b>{say(w.runs)(workText(minute, language))}</b>}
        </span>
      }
      acts={
        <>
          <Link className="button" to="/berkas/$dossierId" params={{ dossierId: it.dossierId }}>
            {say(w.toDossier)} {it.number}
          </Link>
          <Link
            className={it.ended ? 'button do' : 'button'}
            to="/berkas/$dossierId/siaga/laporan"
            params={{ dossierId: it.dossierId }}
          >
            {say(crisisReportWords.open)}
          </Link>
        </>
      }
      className="situation"
    >
      {it.drill && (
        <div className="note" role="note">
          <p>
            {say(d.note)} {it.speed > 1 && say(d.fast)(it.speed)}
          </p>
        </div>
      )}
      <UnpickedNote situation={it} />
      {it.ended && (
        <div className="note" role="status">
          <p>{say(w.over)(it.ended.by, zonedTime(it.ended.at, language))}</p>
          <q>{it.ended.reason}</q>
        </div>
      )}
      {!it.ended && it.mayRecord && !reader && <p className="note">{it.mayRecord.title}</p>}
      {!it.ended && <NextAct situation={it} may={may} now={now} />}
      <div className="situation-parts">
        <div>
          <Speaker situation={it} may={may} />
          <Promises situation={it} may={may} now={now} />
          <Facts situation={it} may={may} />
        </div>
        <div>
          <Steps situation={it} may={may} now={now} />
          <Contacts situation={it} may={may} />
          <Statements situation={it} may={may} />
          {questions}
          {!it.ended && <DutyNow />}
        </div>
      </div>
      <p className="situation-all">
        <Link to="/siaga">{say(d.all)}</Link>
      </p>
      {may && (
        <div className="row situation-end">
          <Button look="quiet" reason={it.mayEnd?.title} onClick={() => setEnding(true)}>
            {say(w.end)}
          </Button>
        </div>
      )}
      {ending && (
        <EndForm
          dossierId={it.dossierId}
          owed={it.promises.filter((one) => !one.kept).length}
          onClose={() => setEnding(false)}
        />
      )}
    </Page>
  )
}
