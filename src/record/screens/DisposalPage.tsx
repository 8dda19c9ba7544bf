import { Link, useParams } from '@tanstack/react-router'
import { filingWords as w } from '../../base/words/filing.ts'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, longTime } from '../../web/time.ts'
import { readDisposal, type Disposal, type DueRow } from '../api/disposals.ts'
import './filing.css'
import './record.css'

/** One set of minutes, and the dossiers that it names. */
export function DisposalPage() {
  const say = useSay()
  const { disposalId } = useParams({ from: '/frame/arsip/berita-acara/$disposalId' })
  const { list, rows, first: disposal } = useRows(readDisposal, { params: { disposalId }, query: { limit: 100 } })
  if (!disposal)
    return (
      <Page title={say(w.minutes)}>
        <ProblemNote problem={list.error} />
        {list.isPending && <Skeleton lines={8} />}
      </Page>
    )
  return (
    <Page title={say(w.minutesOf)(disposal.kind, disposal.minutesNumber)} about={say(w.count)(disposal.count)}>
      <Facts disposal={disposal} />
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{say(w.dossier)}</th>
            <th scope="col">{say(w.column.code)}</th>
            <th scope="col">{say(w.inactiveUntil)}</th>
            <th scope="col">{say(w.column.fate)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      <MoreRows list={list} />
    </Page>
  )
}

function Facts({ disposal }: { disposal: Disposal }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <dl className="record-facts filing-minutes">
      <dt>{say(w.minutesOn)}</dt>
      <dd>{dayText(disposal.minutesOn, language)}</dd>
      <dt>{say(w.signers)}</dt>
      <dd className="filing-lines">{disposal.signers}</dd>
      {disposal.approvalNumber && (
        <>
          <dt>{say(w.approval)}</dt>
          <dd>
            {disposal.approvalNumber}
            {disposal.approvalOn && `, ${dayText(disposal.approvalOn, language)}`}
            {disposal.approvalBy && `, ${disposal.approvalBy}`}
          </dd>
        </>
      )}
      {disposal.note && (
        <>
          <dt>{say(w.note)}</dt>
          <dd className="filing-lines">{disposal.note}</dd>
        </>
      )}
      <dt>{say(w.recorded)}</dt>
      <dd>
        {disposal.recordedBy}
        <div className="cap">
          <time dateTime={disposal.recordedAt}>{longTime(disposal.recordedAt, language)}</time>
        </div>
      </dd>
      <dt>{say(w.scan)}</dt>
      <dd>
        <a href={`/api/files/${disposal.scanHash}`}>{say(w.openScan)}</a>
      </dd>
    </dl>
  )
}

function Line({ row }: { row: DueRow }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <tr>
      <td>
        {row.dossierId ? (
          <Link className="title" to="/berkas/$dossierId" params={{ dossierId: row.dossierId }}>
            {row.title}
          </Link>
        ) : (
          <span className="sec">{say(w.withheld)} </span>
        )}
        <span className="cap">{row.number}</span>
      </td>
      <td>
        {row.code}
        <div className="cap">{row.series}</div>
      </td>
      <td>{dayText(row.inactiveUntil, language)}</td>
      <td>{say(w.fate[row.fate])}</td>
    </tr>
  )
}
