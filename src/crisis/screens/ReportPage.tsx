import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { crisisReportWords as w } from '../../base/words/crisis-report.ts'
import { crisisWords } from '../../base/words/crisis.ts'
import { drillWords } from '../../base/words/drill.ts'
import { dossierQuery, type DossierData } from '../../dossier/screens/read-dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, zonedTime } from '../../web/time.ts'
import { isTold, toldOf } from '../rules/told.ts'
import { sumsOf, timelineOf } from '../rules/timeline.ts'
import { DrillTag } from './DrillTag.tsx'
import { Lessons } from './Lessons.tsx'
import { situationQuery, type SituationData } from './situation.ts'
import { UnpickedNote } from './UnpickedNote.tsx'
import './crisis.css'

/**
 * Laporan pascakrisis: made of the record alone, so that nobody writes it from memory; it prints as it stands.
 * @param paperOf the way to its paper; the router hands it in, as papers are of a later room
 */
export function ReportPage({ paperOf }: { paperOf: (dossierId: string) => ReactNode }) {
  const say = useSay()
  const { dossierId } = useParams({ from: '/frame/berkas/$dossierId/siaga/laporan' })
  const situation = useQuery(situationQuery(dossierId))
  const dossier = useQuery(dossierQuery(dossierId))
  if (situation.data && dossier.data)
    return <Report situation={situation.data} dossier={dossier.data} paper={paperOf(dossierId)} />
  return (
    <Page title={say(w.title)}>
      <ProblemNote problem={situation.error ?? dossier.error} />
      {(situation.isPending || dossier.isPending) && <Skeleton lines={8} />}
    </Page>
  )
}

function Report({
  situation: it,
  dossier,
  paper,
}: {
  situation: SituationData
  dossier: DossierData
  paper: ReactNode
}) {
  const say = useSay()
  const { language } = useLanguage()
  const acts = dossier.trail
    .filter(isTold)
    .map((one) => ({ act: { kind: one.kind, targetStep: one.targetStep }, at: one.at, by: one.person, note: one.note }))
  const now = new Date(it.now)
  const lines = timelineOf({ ...it, acts }, now)
  const sums = sumsOf({ ...it, acts }, now)
  return (
    <Page
      title={`${say(w.title)}: ${it.title}`}
      about={
        <>
          {it.drill && <DrillTag />} <LevelTag level={it.level} /> {it.number} ·{' '}
          {say(w.from)(longTime(it.begunAt, language))}
          {it.ended && ` · ${say(crisisWords.over)(it.ended.by, longTime(it.ended.at, language))}`}
        </>
      }
      acts={
        <>
          {paper}
          <Button onClick={() => print()}>{say(w.print)}</Button>
          <Link className="button" to="/berkas/$dossierId/siaga" params={{ dossierId: it.dossierId }}>
            {say(words.back)}
          </Link>
        </>
      }
    >
      {it.drill && (
        <div className="note" role="note">
          <p>
            {say(drillWords.note)} {it.speed > 1 && say(drillWords.fast)(it.speed)}
          </p>
        </div>
      )}
      <UnpickedNote situation={it} />
      <dl className="situation-sums">
        <div>
          <dt>{say(crisisWords.steps)}</dt>
          <dd>{say(w.sum)(sums.steps)}</dd>
        </div>
        <div>
          <dt>{say(crisisWords.promises)}</dt>
          <dd>{say(w.sum)(sums.promises)}</dd>
        </div>
        <div>
          <dt>{say(crisisWords.contacts)}</dt>
          <dd>{say(crisisWords.contactsDone)(sums.contacts.reached, sums.contacts.all)}</dd>
        </div>
      </dl>
      <table className="table cards situation-timeline">
        <thead>
          {/* The head stands on every sheet, so that none of a drill is taken for the real thing. */}
          {it.drill && (
            <tr>
              <th colSpan={3}>{say(drillWords.first)}</th>
            </tr>
          )}
          <tr>
            <th scope="col">{say(w.when)}</th>
            <th scope="col">{say(w.what)}</th>
            <th scope="col">{say(w.who)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              <td>
                {zonedTime(line.at, language)} <span className="cap">{say(w.minute)(line.minute)}</span>
              </td>
              <td data-label={say(w.what)}>
                {toldOf(line.told, say, (at) => zonedTime(at, language))}
                {line.note && <div className="cap">{line.note}</div>}
              </td>
              <td data-label={say(w.who)}>{line.by ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Lessons situation={it} />
    </Page>
  )
}
