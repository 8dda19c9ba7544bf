import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { filingWords as w } from '../../base/words/filing.ts'
import { addressOf, call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select, TextInput } from '../../web/kit/Field.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks, Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, numberText, today } from '../../web/time.ts'
import { countDue, DISPOSAL_MAX, downloadDue, listDisposals, listDue, type DueRow } from '../api/disposals.ts'
import { dueKinds, type Due } from '../rules/retention.ts'
import { RecordDisposal } from './RecordDisposal.tsx'
import './filing.css'
import './record.css'

/** Arsip: what a year's end asks for under the schedule, and the minutes of what was done about it. */
export function Archive() {
  const say = useSay()
  const { bagian } = useSearch({ from: '/frame/arsip' })
  const shown = bagian === 'berita-acara' ? 'minutes' : 'list'
  return (
    <Page title={say(words.archive)} about={say(w.archiveAbout)}>
      <Tabs
        label={say(words.archive)}
        tabs={[
          { to: '/arsip', text: say(w.yearly), current: shown === 'list', search: {} },
          { to: '/arsip', text: say(w.minutes), current: shown === 'minutes', search: { bagian: 'berita-acara' } },
        ]}
      />
      {shown === 'list' ? <YearList /> : <MinutesList />}
    </Page>
  )
}

const addresses = { transfer: 'pindah', review: 'nilai', destroy: 'musnah', permanent: 'permanen' } as const
const COUNT_MAX = 1_000

function YearList() {
  const say = useSay()
  const { language } = useLanguage()
  const search = useSearch({ from: '/frame/arsip' })
  const thisYear = Number(today().slice(0, 4))
  const year = /^2[0-2]\d\d$/.test(search.tahun ?? '') ? Number(search.tahun) : thisYear
  const due = dueKinds.find((it) => addresses[it] === search.untuk) ?? 'transfer'
  const held = search.tangguh === 'ya' ? ('yes' as const) : search.tangguh === 'tidak' ? ('no' as const) : undefined
  const narrowing = { year, ...(search.kode && { code: search.kode }), ...(held && { held }) }
  const filter = { ...narrowing, due }
  const counts = useQuery({
    queryKey: ['archive-counts', narrowing],
    queryFn: () => call(countDue, { query: narrowing }),
    placeholderData: (before) => before,
  })
  const { list, rows } = useRows(listDue, { query: { ...filter, limit: 100 } })
  const count = (n: number) =>
    n > COUNT_MAX ? say(w.moreThan)(numberText(COUNT_MAX, language)) : numberText(n, language)
  const keeps = counts.data?.whyNot === null
  return (
    <>
      <FilterLinks
        label={say(w.year)}
        filters={yearsAround(year, thisYear).map((it) => ({
          to: '/arsip',
          text: String(it),
          current: it === year,
          search: { ...search, tahun: String(it) },
        }))}
      />
      {counts.data && counts.data.unfixed > 0 && (
        <p className="note">
          {say(w.unfixed)(count(counts.data.unfixed))} <Link to="/pengaturan/arsip">{say(w.unfixedDo)}</Link>
        </p>
      )}
      <FilterLinks
        label={say(w.yearly)}
        filters={dueKinds.map((it) => ({
          to: '/arsip',
          text: say(w.due[it]),
          count: counts.data && count(counts.data[it]),
          current: it === due,
          search: { ...search, untuk: addresses[it] },
        }))}
      />
      <Filters key={`${search.kode ?? ''} ${search.tangguh ?? ''}`} />
      <ProblemNote problem={list.error ?? counts.error} />
      {list.isPending && <Skeleton lines={8} />}
      {list.data && rows.length === 0 && <Empty>{say(w.nothingDue)}</Empty>}
      {rows.length > 0 && (
        <>
          <div className="row filing-downloads">
            {(['csv', 'xlsx'] as const).map((form) => (
              <a
                key={form}
                className="button"
                href={addressOf(downloadDue.path, { form }, { ...filter, language })}
                download
              >
                {say(form === 'csv' ? w.downloadCsv : w.downloadXlsx)}
              </a>
            ))}
          </div>
          <DueTable key={JSON.stringify(filter)} rows={rows} due={due} year={year} keeps={keeps} />
        </>
      )}
      <MoreRows list={list} />
    </>
  )
}

/** The year shown with two on each side, and this one. */
function yearsAround(year: number, thisYear: number): number[] {
  const around = [-2, -1, 0, 1, 2].map((it) => year + it).filter((it) => it >= 2000 && it <= 2299)
  return [...new Set([...around, thisYear])].toSorted((a, b) => b - a)
}

function Filters() {
  const say = useSay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/arsip' })
  return (
    <form
      role="search"
      className="find"
      onSubmit={(event) => {
        event.preventDefault()
        const said = new FormData(event.currentTarget)
        const of = (name: string) => String(said.get(name) ?? '').trim() || undefined
        void navigate({ to: '/arsip', search: { ...search, kode: of('kode'), tangguh: of('tangguh') } })
      }}
    >
      <TextInput
        label={say(w.codeFilter)}
        name="kode"
        type="search"
        defaultValue={search.kode ?? ''}
        maxLength={40}
        placeholder="400.14"
      />
      <Select
        label={say(w.heldFilter)}
        name="tangguh"
        defaultValue={search.tangguh ?? ''}
        options={[
          { value: '', label: say(words.all) },
          { value: 'ya', label: say(w.heldOnly) },
          { value: 'tidak', label: say(w.freeOnly) },
        ]}
      />
      <Button type="submit">{say(w.filter)}</Button>
    </form>
  )
}

function DueTable({ rows, due, year, keeps }: { rows: readonly DueRow[]; due: Due; year: number; keeps: boolean }) {
  const say = useSay()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [recording, setRecording] = useState(false)
  const day = today()
  const untilOf = (row: DueRow) => (due === 'transfer' ? row.activeUntil : row.inactiveUntil)
  const able = keeps ? rows.filter((row) => !row.held && untilOf(row) < day) : []
  const picked = able.filter((row) => chosen.has(row.id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const reason =
    picked.length === 0 ? say(w.chooseFirst) : picked.length > DISPOSAL_MAX ? say(w.tooMany)(DISPOSAL_MAX) : undefined
  return (
    <>
      <table className="table cards filing-due">
        <thead>
          <tr>
            {able.length > 0 && (
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={say(w.chooseAll)}
                  checked={picked.length === able.length}
                  onChange={() => setChosen(new Set(picked.length === able.length ? [] : able.map((row) => row.id)))}
                />
              </th>
            )}
            <th scope="col">{say(w.dossier)}</th>
            <th scope="col">{say(w.column.code)}</th>
            <th scope="col">{say(w.closed)}</th>
            <th scope="col">{say(w.until)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {able.length > 0 && (
                <td>
                  {able.includes(row) && (
                    <input
                      type="checkbox"
                      aria-label={say(w.choose)(row.number)}
                      checked={chosen.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  )}
                </td>
              )}
              <Line row={row} until={untilOf(row)} overdue={untilOf(row) < `${year - 1}-12-31`} />
            </tr>
          ))}
        </tbody>
      </table>
      {able.length > 0 && (
        <div className="filing-record">
          <span role="status">{picked.length > 0 && say(w.chosenCount)(picked.length)}</span>
          <Button look="do" reason={reason} onClick={() => setRecording(true)}>
            {say(w.record)}
          </Button>
        </div>
      )}
      {recording && <RecordDisposal due={due} rows={picked} onClose={() => setRecording(false)} />}
    </>
  )
}

function Line({ row, until, overdue }: { row: DueRow; until: string; overdue: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <>
      <td>
        {row.dossierId ? (
          <Link className="title" to="/berkas/$dossierId" params={{ dossierId: row.dossierId }}>
            {row.title}
          </Link>
        ) : (
          <span className="sec">{say(w.withheld)} </span>
        )}
        <span className="cap">{row.number}</span> {row.held && <span className="tag attention">{say(w.held)}</span>}
      </td>
      <td>
        {row.code}
        <div className="cap">{row.series}</div>
      </td>
      <td>
        <span className="cap filing-label">{say(w.closed)}</span> {dayText(row.closedOn, language)}
      </td>
      <td>
        <span className="cap filing-label">{say(w.until)}</span> {dayText(until, language)}{' '}
        {overdue && <div className="time late">{say(w.overdue)}</div>}
      </td>
    </>
  )
}

function MinutesList() {
  const say = useSay()
  const { language } = useLanguage()
  const { list, rows } = useRows(listDisposals, { query: { limit: 50 } })
  return (
    <>
      <Rows list={list} rows={rows} lines={6} empty={<Empty>{say(w.noMinutes)}</Empty>}>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.minutes)}</th>
              <th scope="col">{say(w.minutesOn)}</th>
              <th scope="col">{say(w.dossier)}</th>
              <th scope="col">{say(w.recorded)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link className="title" to="/arsip/berita-acara/$disposalId" params={{ disposalId: row.id }}>
                    {say(w.minutesOf)(row.kind, row.minutesNumber)}
                  </Link>
                </td>
                <td>{dayText(row.minutesOn, language)}</td>
                <td>{say(w.count)(row.count)}</td>
                <td>{row.recordedBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Rows>
    </>
  )
}
