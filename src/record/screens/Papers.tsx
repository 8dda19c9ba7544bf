import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { bookWords } from '../../base/words/books.ts'
import { destinationWords } from '../../base/words/destinations.ts'
import { paperWords as p } from '../../base/words/papers.ts'
import { recordWords as w } from '../../base/words/record.ts'
import { listPublications } from '../../publication/api.ts'
import { call } from '../../web/call.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { listPapers } from '../api.ts'
import type { PaperItem } from '../api/papers.ts'
import { sequenceText } from '../rules/number-pattern.ts'
import { bookAddress } from './book-address.ts'
import { pdfOf, useSheets, useWhyNotMade } from './sheets.ts'
import { SignatureState } from './SignatureState.tsx'
import './record.css'

/** Where the public reads it, its official papers, and the lines that its acts wrote in the agenda books. */
export function Papers({
  dossier,
}: {
  dossier: { id: string; revision: number; state: string; correction: object | null }
}) {
  const say = useSay()
  const { language } = useLanguage()
  const dossierId = dossier.id
  const papers = useQuery({
    queryKey: ['papers', dossierId, dossier.revision],
    queryFn: () => call(listPapers, { params: { dossierId } }),
  })
  const wentOut = dossier.state === 'published' || dossier.state === 'withdrawn' || dossier.correction !== null
  const published = useQuery({
    queryKey: ['publications', 'of', dossierId, dossier.revision],
    queryFn: () => call(listPublications, { query: { dossier: dossierId } }),
    enabled: wentOut,
  })
  const publication = published.data?.rows[0]
  const rows = papers.data?.rows ?? []
  const sheets = useSheets(dossierId, dossier.revision).data?.rows ?? []
  if (rows.length === 0 && sheets.length === 0 && !publication) return null
  return (
    <section className="record-papers">
      {publication && (
        <p>
          {publication.wentOutAt === null && publication.goesOutAt !== null ? (
            <span className="tag attention">
              {say(destinationWords.scheduled)(longTime(publication.goesOutAt, language))}
            </span>
          ) : (
            <a href={publication.publicPath}>{say(w.readPublic)}</a>
          )}
        </p>
      )}
      <h2>{say(w.papers)}</h2>
      {sheets.length > 0 && (
        <ul>
          {sheets.map((it) => (
            <SheetLine key={it.id} paper={it} />
          ))}
        </ul>
      )}
      {sheets.length > 0 && rows.length > 0 && <h3>{say(p.lines)}</h3>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            {row.dispositionId ? (
              <Link to="/agenda/disposisi/$dispositionId" params={{ dispositionId: row.dispositionId }}>
                {say(w.disposition)}
              </Link>
            ) : (
              <Link
                to="/agenda"
                search={{
                  buku: bookAddress(row.book),
                  tahun: String(row.year),
                  cari: sequenceText(row),
                }}
              >
                {say(bookWords.kinds[row.kind])}
              </Link>
            )}
            <div className="cap">
              {say(w.agendaLine)(row.direction, row.formatted)} ·{' '}
              <time dateTime={row.enteredAt} title={longTime(row.enteredAt, language)}>
                {shortTime(row.enteredAt, language)}
              </time>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One official paper: its PDF, or that it is on its way. */
function SheetLine({ paper }: { paper: PaperItem }) {
  const say = useSay()
  const { language } = useLanguage()
  const whyNotMade = useWhyNotMade()
  if (paper.madeAt === null)
    return (
      <li>
        {say(p.kinds[paper.kind])}
        <div className="cap">{whyNotMade(paper, p.beingMade)}</div>
      </li>
    )
  return (
    <li>
      <a href={pdfOf(paper.id)}>{paper.title}</a>
      <div className="cap">
        <time dateTime={paper.madeAt} title={longTime(paper.madeAt, language)}>
          {say(p.madeAt)(shortTime(paper.madeAt, language))}
        </time>
      </div>
      <SignatureState paper={paper} />
    </li>
  )
}
