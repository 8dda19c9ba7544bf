import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { filingWords as w } from '../../base/words/filing.ts'
import { addressOf, call } from '../../web/call.ts'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { usePages } from '../../web/rows.ts'
import { useMe } from '../../web/me.ts'
import { dayText, numberText, today } from '../../web/time.ts'
import { downloadFilingTable, listFilingTableRows, listFilingTables, type FilingEdition } from '../api/filing-tables.ts'
import { tableKinds, type TableKind } from '../rules/filing.ts'
import { FilingMapping } from './FilingMapping.tsx'
import { ImportFilingTable } from './ImportFilingTable.tsx'
import './filing.css'

/** Klasifikasi dan JRA: the editions of both tables, a way to take in the next, and the series of each kind of text. */
export function FilingTables() {
  const say = useSay()
  const me = useMe()
  const { tabel } = useSearch({ from: '/frame/pengaturan/arsip' })
  const query = useQuery({ queryKey: ['filing-tables'], queryFn: () => call(listFilingTables, {}) })
  const { data } = query
  const keeps = me?.role === 'administrator'
  const opened = data && tableKinds.flatMap((kind) => data[kind]).find((it) => it.id === tabel)
  if (opened) return <EditionPage edition={opened} />
  return (
    <Page title={say(w.settings)} about={say(w.settingsAbout)}>
      <ProblemNote problem={query.error} />
      {query.isPending && <Skeleton lines={8} />}
      {data && (
        <>
          {data.retention.every((it) => !it.verified) && <p className="note">{say(w.onlyExample)}</p>}
          {data.apart && data.retention.some((it) => it.verified) && <p className="note">{say(w.apart)}</p>}
          {tableKinds.map((kind) => (
            <Editions key={kind} kind={kind} editions={data[kind]} keeps={keeps} />
          ))}
          <FilingMapping keeps={keeps} />
        </>
      )}
    </Page>
  )
}

function Editions({ kind, editions, keeps }: { kind: TableKind; editions: readonly FilingEdition[]; keeps: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const template = editions.find((it) => !it.verified)
  return (
    <section className="section">
      <h2>{say(w.table[kind])}</h2>
      <ul className="filing-editions">
        {editions.map((it) => (
          <li key={it.id}>
            <Link to="/pengaturan/arsip" search={{ tabel: it.id }}>
              {it.decree}
            </Link>{' '}
            {it.counts && <span className="tag">{say(w.counts)}</span>}
            {!it.verified && <span className="tag attention">{say(w.example)}</span>}
            {it.verified && !it.counts && it.fromOn > today() && (
              <span className="tag">{say(w.coming)(dayText(it.fromOn, language))}</span>
            )}
            <div className="cap">
              {[
                it.verified && say(w.since)(dayText(it.fromOn, language)),
                say(w.rows)(numberText(it.rows, language)),
                it.importedBy ? say(w.byFile)(it.fileName, it.importedBy) : say(w.cameWithSiar),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      {template && (
        <p>
          <a href={addressOf(downloadFilingTable.path, { tableId: template.id }, { language })} download>
            {say(w.template)}
          </a>
        </p>
      )}
      {keeps && <ImportFilingTable kind={kind} />}
    </section>
  )
}

function EditionPage({ edition }: { edition: FilingEdition }) {
  const say = useSay()
  const { language } = useLanguage()
  const list = usePages(listFilingTableRows, { params: { tableId: edition.id }, query: { limit: 200 } })
  const codes = list.data?.pages.flatMap((page) => page.codes ?? []) ?? []
  const series = list.data?.pages.flatMap((page) => page.series ?? []) ?? []
  return (
    <Page
      title={say(w.table[edition.kind])}
      about={`${edition.decree} · ${say(w.rows)(numberText(edition.rows, language))}`}
      acts={
        <a
          className="button"
          href={addressOf(downloadFilingTable.path, { tableId: edition.id }, { language })}
          download
        >
          {say(w.downloadCsv)}
        </a>
      }
    >
      <p>
        <Link to="/pengaturan/arsip">{say(w.settings)}</Link>
      </p>
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={8} />}
      {codes.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(w.column.code)}</th>
              <th scope="col">{say(w.column.title)}</th>
            </tr>
          </thead>
          <tbody>
            {codes.map((it) => (
              <tr key={it.code}>
                <td>{it.code}</td>
                <td>{it.title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {series.length > 0 && (
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.column.series)}</th>
              <th scope="col">{say(w.column.code)}</th>
              <th scope="col">{say(w.table.retention)}</th>
              <th scope="col">{say(w.column.basis)}</th>
            </tr>
          </thead>
          <tbody>
            {series.map((it) => (
              <tr key={it.id}>
                <td>
                  <b>{it.series}</b>
                </td>
                <td>
                  {it.code}
                  <div className="cap">{it.title}</div>
                </td>
                <td>
                  {say(w.years)(it.activeYears, it.inactiveYears)}, {say(w.fate[it.fate]).toLowerCase()}
                  <div className="cap">
                    {say(w.column.countedFrom)}: {say(w.countedFrom[it.countedFrom])}
                  </div>
                </td>
                <td>{it.basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreRows list={list} />
    </Page>
  )
}
