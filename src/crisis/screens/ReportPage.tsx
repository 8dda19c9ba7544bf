import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { crisisReportWords as w } from '../../base/words/crisis-report.ts'
import { crisisWords } from '../../base/words/crisis.ts'
import { dossierWords } from '../../base/words/dossier.ts'
import { nameOfAct } from '../../dossier/rules.ts'
import { dossierQuery, type DossierData } from '../../dossier/screens/read-dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { clock, longTime, shortTime } from '../../web/time.ts'
import { sumsOf, timelineOf, type Line } from '../rules/timeline.ts'
import { situationQuery, type SituationData } from './situation.ts'
import './crisis.css'

/** Laporan sesudah Siaga: made of the record alone, so that nobody writes it from memory; it prints as it stands. */
export function ReportPage() {
  const say = useSay()
  const { dossierId } = useParams({ from: '/frame/berkas/$dossierId/siaga/laporan' })
  const situation = useQuery(situationQuery(dossierId))
  const dossier = useQuery(dossierQuery(dossierId))
  if (situation.data && dossier.data) return <Report situation={situation.data} dossier={dossier.data} />
  return (
    <Page title={say(w.title)}>
      <ProblemNote problem={situation.error ?? dossier.error} />
      {(situation.isPending || dossier.isPending) && <Skeleton lines={8} />}
    </Page>
  )
}

type Act = { readonly kind: string; readonly targetStep: number | null }
type Told = Line<SituationData['level'], Act>['told']

// What the record tells itself, and what moves no text.
const untold = new Set(['assess', 'open', 'revise', 'start'])

function Report({ situation: it, dossier }: { situation: SituationData; dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const acts = dossier.trail
    .filter((one) => !untold.has(one.kind))
    .map((one) => ({ act: { kind: one.kind, targetStep: one.targetStep }, at: one.at, by: one.person, note: one.note }))
  const now = new Date(it.now)
  const lines = timelineOf({ ...it, acts }, now)
  const sums = sumsOf({ ...it, acts }, now)
  return (
    <Page
      title={`${say(w.title)}: ${it.title}`}
      about={
        <>
          <LevelTag level={it.level} /> {it.number} · {say(w.from)(longTime(it.begunAt, language))}
          {it.ended && ` · ${say(crisisWords.over)(it.ended.by, longTime(it.ended.at, language))}`}
        </>
      }
      acts={
        <>
          <Button look="do" onClick={() => print()}>
            {say(w.print)}
          </Button>
          <Link className="button" to="/berkas/$dossierId/siaga" params={{ dossierId: it.dossierId }}>
            {say(words.back)}
          </Link>
        </>
      }
    >
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
                {shortTime(line.at, language)} <span className="cap">{say(w.minute)(line.minute)}</span>
              </td>
              <td data-label={say(w.what)}>
                {toldOf(line.told, say)}
                {line.note && <div className="cap">{line.note}</div>}
              </td>
              <td data-label={say(w.who)}>{line.by ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}

/** What happened, in one sentence. */
function toldOf(told: Told, say: ReturnType<typeof useSay>): string {
  const promised = (it: { of: 'statement' | 'update'; text: string }) =>
    it.of === 'statement' ? say(crisisWords.statement) : it.text || say(crisisWords.update)
  switch (told.kind) {
    case 'begun':
      return say(w.begun)
    case 'level':
      return say(w.level)(say(words[told.level]))
    case 'speaker':
      return say(w.speaker)(told.name)
    case 'step':
      return `${told.text}${told.late ? ` (${say(crisisWords.tickedLate)})` : ''}`
    case 'fact':
      return `${say(crisisWords.fact)(told.state)}: ${told.text}`
    case 'promised':
      return say(w.promised)(promised(told), clock(told.dueAt))
    case 'missed':
      return say(w.missed)(promised(told))
    case 'kept':
      return say(told.late ? w.keptLate : w.kept)(promised(told))
    case 'call':
      return `${told.name || say(crisisWords.removed)}: ${say(told.outcome === 'reached' ? crisisWords.reached : crisisWords.noAnswer)}`
    case 'act':
      return say(w.act)(say(dossierWords.did)(nameOfAct(told.act)))
    case 'ended':
      return say(w.ended)
  }
}
