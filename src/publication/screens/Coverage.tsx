import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { coverageWords as w } from '../../base/words/coverage.ts'
import { publicationWords as p } from '../../base/words/publication.ts'
import { call } from '../../web/call.ts'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { listCoverage, readCoverage, type CoverageRow } from '../api/coverage.ts'
import './coverage.css'

/** Dimuat oleh: which media took sentences from one publication, and what they made of them. */
export function Coverage() {
  const say = useSay()
  const { publicationId } = useParams({ from: '/frame/terbitan/$publicationId/dimuat' })
  const { list, rows, first } = useRows(listCoverage, { params: { publicationId }, query: { limit: 50 } })
  const publication = first?.publication
  return (
    <Page
      title={say(w.title)}
      about={
        publication && (
          <>
            {say(w.about)(publication.title)}{' '}
            <Link to="/berkas/$dossierId" params={{ dossierId: publication.dossierId }} search={{}}>
              {say(p.dossier)(publication.dossierNumber)}
            </Link>
          </>
        )
      }
    >
      <Rows list={list} rows={rows} empty={<Empty>{say(w.empty)}</Empty>}>
        {publication?.state === 'withdrawn' && <p className="note">{say(w.withdrawn)}</p>}
        <ol className="coverage">
          {rows.map((row) => (
            <Article key={row.mentionId} publicationId={publicationId} newest={publication?.versionNumber} row={row} />
          ))}
        </ol>
      </Rows>
    </Page>
  )
}

function Article({
  publicationId,
  newest,
  row,
}: {
  publicationId: string
  newest: number | undefined
  row: CoverageRow
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [opened, setOpened] = useState(false)
  return (
    <li>
      {row.url ? (
        <a className="title" href={row.url} target="_blank" rel="noreferrer">
          <bdi>{row.title}</bdi>
        </a>
      ) : (
        <b className="title">
          <bdi>{row.title}</bdi>
        </b>
      )}
      <p className="cap">
        <b>{row.outlet}</b> ·{' '}
        <time dateTime={row.at} title={longTime(row.at, language)}>
          {shortTime(row.at, language)}
        </time>{' '}
        · {say(w.share)(Math.round(row.share * 100))}
      </p>
      <p className="cap coverage-about">
        {row.differing > 0 && <span className="tag attention">{say(w.differing)(row.differing)}</span>}
        {row.copy && <span className="tag">{say(w.copy)}</span>}
        {row.versionNumber !== newest && <span className="tag">{say(w.earlier)(row.versionNumber)}</span>}
      </p>
      <details className="coverage-open" onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
        <summary>
          {say(w.open)} <span className="visually-hidden">{row.title}</span>
        </summary>
        {opened && <Passages publicationId={publicationId} mentionId={row.mentionId} />}
      </details>
    </li>
  )
}

function Passages({ publicationId, mentionId }: { publicationId: string; mentionId: string }) {
  const say = useSay()
  const read = useQuery({
    queryKey: ['coverage-passages', publicationId, mentionId],
    queryFn: () => call(readCoverage, { params: { publicationId, mentionId } }),
  })
  if (!read.data) return read.error ? <ProblemNote problem={read.error} /> : <Skeleton lines={2} />
  const { article, passages } = read.data
  return (
    <>
      {article !== 'same' && <p className="note">{say(w[article])}</p>}
      <ol className="coverage-passages">
        {passages.map((it, at) => (
          <li key={at}>
            <dl className="coverage-sides">
              <div>
                <dt>{say(w.release)}</dt>
                <dd>{it.release}</dd>
              </div>
              {it.article !== null && (
                <div>
                  <dt>{say(w.article)}</dt>
                  <dd>{it.article}</dd>
                </div>
              )}
            </dl>
            <span className="cap coverage-about">
              <span className="tag">{say(it.edited ? w.edited : w.same)}</span>
              {it.figures.map((figure, nth) => (
                <span key={nth} className="tag alert">
                  {say(w.figure)(figure.article, figure.release)}
                </span>
              ))}
              {it.quote && <span className="tag alert">{say(w.quote)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
