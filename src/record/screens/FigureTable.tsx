import { Link } from '@tanstack/react-router'
import { complianceWords as w } from '../../base/words/compliance.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { numberText, workText } from '../../web/time.ts'
import type { FigureGroup } from '../api/compliance.ts'
import type { ComplianceSearch } from './compliance-address.ts'

const spreads = ['median', 'p90', 'longest'] as const

/** One way to tell the visits apart: a line each, every figure of which opens the visits that it was counted from. */
export function FigureTable({
  title,
  head,
  about,
  lines,
  search,
}: {
  title: string
  head: string
  about?: string | undefined
  lines: readonly FigureGroup[]
  search: (line: FigureGroup) => ComplianceSearch
}) {
  const say = useSay()
  const kinds = [
    ['waiting', say(w.waiting)],
    ['processing', say(w.processing)],
  ] as const
  return (
    <section className="section">
      <h2>{title}</h2>
      {about && <p className="cap">{about}</p>}
      <table className="table compliance-table" aria-label={title}>
        <thead>
          <tr>
            {[head, say(w.columns.count), say(w.rounds), say(w.columns.processedWithin), say(w.columns.doneWithin)].map(
              (text, at) => (
                <th key={text} scope="col" rowSpan={2} className={at === 0 ? undefined : 'num'}>
                  {text}
                </th>
              ),
            )}
            {kinds.map(([kind, name]) => (
              <th key={kind} scope="colgroup" colSpan={3} className="compliance-kind">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {kinds.flatMap(([kind]) =>
              spreads.map((it) => (
                <th key={`${kind} ${it}`} scope="col" className="num">
                  {say(w[it])}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} search={search(line)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ line, search }: { line: FigureGroup; search: ComplianceSearch }) {
  const say = useSay()
  const { language } = useLanguage()
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const rounds = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(line.count / line.distinct)
  const within = [
    ['processed-within', line.processedWithin, say(w.columns.processedWithin)],
    ['done-within', line.doneWithin, say(w.columns.doneWithin)],
  ] as const
  const cell = (column: string, text: string, more: ComplianceSearch, part?: number) => (
    <td key={column} className="num" data-label={column}>
      <span>
        <Link to="/kepatuhan" search={{ ...search, lihat: 'kunjungan', hanya: undefined, urut: undefined, ...more }}>
          {text}
          <span className="visually-hidden"> {say(w.opens)(column, line.name)}</span>
        </Link>
        {part !== undefined && <small className="cap"> {numberText(part, language)}</small>}
      </span>
    </td>
  )
  return (
    <tr>
      <th scope="row">{line.name}</th>
      {cell(say(w.columns.count), numberText(line.count, language), {})}
      <td className="num" data-label={say(w.rounds)} title={say(w.roundsOf)(rounds)}>
        {rounds}
      </td>
      {within.map(([only, part, column]) => cell(column, percent.format(part / line.count), { hanya: only }, part))}
      {(['waiting', 'processing'] as const).flatMap((kind) =>
        spreads.map((it) =>
          cell(`${say(w[kind])}, ${say(w[it]).toLowerCase()}`, workText(line[kind][it], language), { urut: kind }),
        ),
      )}
    </tr>
  )
}
