import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { clippingWords as w } from '../../base/words/clippings.ts'
import { fullTextWords as full } from '../../base/words/full-texts.ts'
import { readInventory } from '../../inventory/api.ts'
import { listSources } from '../../inventory/api/sources.ts'
import { toneWords } from '../../base/words/tone.ts'
import { ZONE_NAME } from '../../base/words/time.ts'
import { CLIPPINGS_PRINTED_MAX, CLIPPINGS_TABLE_MAX } from '../../inventory/rules/clippings.ts'
import { isMedium } from '../../inventory/rules/sources.ts'
import { toneFilters } from '../../inventory/rules/tone.ts'
import { Tone } from '../../inventory/screens/Tone.tsx'
import { PrintPaper } from '../../record/screens/PrintPaper.tsx'
import { addressOf, call } from '../../web/call.ts'
import { Select, TextInput } from '../../web/kit/Field.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { ReportTabs } from '../../web/kit/ReportTabs.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime, today } from '../../web/time.ts'
import { downloadClippings, listClippings, type Clipping } from '../api/clippings.ts'
import './report.css'

type Search = {
  readonly [Name in 'dari' | 'sampai' | 'isu' | 'program' | 'media' | 'nada' | 'lembar']?: string | undefined
}

const DAY = /^\d{4}-\d\d-\d\d$/
const DAYS = 6 // before today, where the address names none: a week

/** Laporan → Kliping: what the media said in a span of days, to be printed as a book or taken down as a table. */
export function Clippings() {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const search: Search = useSearch({ from: '/frame/laporan/kliping' })
  const filter = filterOf(search)
  const { sheet, ...days } = filter
  const { list, rows, first } = useRows(listClippings, { query: { ...filter, limit: 50 } })
  const go = (more: Search) => void navigate({ to: '/laporan/kliping', search: { ...search, ...more } })
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      className="report"
      acts={
        rows.length > 0 && (
          <a className="button" href={addressOf(downloadClippings.path, {}, { ...filter, language })} download>
            {say(w.table)}
          </a>
        )
      }
    >
      <ReportTabs current="/laporan/kliping" />
      <Filters search={search} issue={first?.issue ?? null} go={go} />
      <ProblemNote problem={list.error} />
      {first?.counts && first.counts.all > 0 && (
        <FilterLinks
          label={say(toneWords.tone)}
          filters={[undefined, ...toneFilters].map((it) => ({
            to: '/laporan/kliping',
            text: it ? say(toneWords.tones[it]) : say(w.everyTone),
            // Of one tone alone nothing is known of the others.
            ...(first.counts && (!filter.tone || filter.tone === it) && { count: (it ? first.counts[it] : first.counts.all).toLocaleString(language) }), // prettier-ignore
            current: filter.tone === it,
            search: { ...search, nada: it },
          }))}
        />
      )}
      {rows.length > 0 && <p className="cap">{say(toneWords.about)}</p>}
      {list.isPending && <Skeleton lines={8} />}
      {first && rows.length === 0 && <Empty>{say(w.none)}</Empty>}
      {first?.counts && rows.length > 0 && (
        <div className="report-print">
          <output>
            {say(w.count)(Math.min(first.counts.all, CLIPPINGS_TABLE_MAX), first.counts.all > CLIPPINGS_TABLE_MAX)}
          </output>
          {!sheet && (
            <>
              <PrintPaper key={JSON.stringify(days)} asked={{ kind: 'clipping-book', ...days }} text={say(w.print)} />
              <p className="cap">{say(w.printAbout)(CLIPPINGS_PRINTED_MAX)}</p>
            </>
          )}
        </div>
      )}
      {rows.length > 0 && (
        <table className="table cards report-clippings" aria-label={say(w.title)}>
          <thead>
            <tr>
              <th scope="col">{say(w.columns.title)}</th>
              <th scope="col">{say(w.columns.outlet)}</th>
              <th scope="col">{`${say(w.columns.day)} (${ZONE_NAME})`}</th>
              <th scope="col">{say(toneWords.tone)}</th>
              <th scope="col">{say(w.columns.issue)}</th>
              <th scope="col">{say(w.columns.journalist)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} search={search} />
            ))}
          </tbody>
        </table>
      )}
      <MoreRows list={list} />
    </Page>
  )
}

function Row({ row, search }: { row: Clipping; search: Search }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <tr>
      <td>
        <Link className="title" to="/inventaris/penyebutan" search={{ baca: row.id }}>
          {row.title}
        </Link>
        {row.copy && <span className="cap"> ({say(w.copy)})</span>}
        {row.fullTextAt && <div className="cap">{say(full.takenAt)(shortTime(row.fullTextAt, language))}</div>}
        {row.url && (
          <div className="cap report-url">
            <a href={row.url} rel="noreferrer" target="_blank">
              {row.url.replace(/^https?:\/\//, '')}
            </a>
          </div>
        )}
      </td>
      <td data-label={say(w.columns.outlet)}>{row.source.name}</td>
      <td data-label={`${say(w.columns.day)} (${ZONE_NAME})`}>
        <time dateTime={row.publishedAt} title={longTime(row.publishedAt, language)}>
          {shortTime(row.publishedAt, language)}
        </time>
      </td>
      <td data-label={say(toneWords.tone)}>
        <Tone mention={row} tone={row.tone} />
      </td>
      <td data-label={say(w.columns.issue)}>
        {row.issue ? (
          <Link to="/laporan/kliping" search={{ ...search, isu: row.issue.id }}>
            {row.issue.title}
          </Link>
        ) : (
          '–'
        )}
      </td>
      <td data-label={say(w.columns.journalist)}>{row.journalist || '–'}</td>
    </tr>
  )
}

function Filters({ search, issue, go }: { search: Search; issue: string | null; go: (more: Search) => void }) {
  const say = useSay()
  const filter = filterOf(search)
  const sources = useQuery({
    queryKey: ['sources-to-choose'],
    queryFn: () => call(listSources, { query: { limit: 100 } }),
  })
  const heard = (sources.data?.rows ?? []).filter((it) => isMedium(it.kind))
  const inventory = useQuery({ queryKey: ['inventory'], queryFn: () => call(readInventory, {}) })
  const any = (label: string) => ({ value: '', label })
  const options = (rows: { id: string; name: string }[], chosen: string | undefined) => [
    ...rows.map((it) => ({ value: it.id, label: it.name })),
    ...(chosen && !rows.some((it) => it.id === chosen) ? [{ value: chosen, label: '…' }] : []),
  ]
  return (
    <form
      role="search"
      aria-label={say(w.filters)}
      className="report-filters"
      onSubmit={(event) => event.preventDefault()}
    >
      {search.lembar && (
        <p className="report-narrowed">
          {say(w.ofSheet)}{' '}
          <Link to="/laporan/kliping" search={{ ...search, lembar: undefined }}>
            {say(w.ofDays)}
          </Link>
        </p>
      )}
      <TextInput
        label={say(w.from)}
        type="date"
        value={filter.from}
        onChange={({ target }) =>
          target.value && go({ dari: target.value, sampai: later(target.value, filter.to), lembar: undefined })
        }
      />
      <TextInput
        label={say(w.to)}
        type="date"
        value={filter.to}
        onChange={({ target }) => target.value && go({ dari: earlier(filter.from, target.value), sampai: target.value, lembar: undefined })} // prettier-ignore
      />
      <Select
        label={say(w.outlet)}
        value={search.media ?? ''}
        onChange={({ target }) => go({ media: target.value || undefined })}
        options={[any(say(w.everyOutlet)), ...options(heard, search.media)]}
      />
      <Select
        label={say(w.programme)}
        value={search.program ?? ''}
        onChange={({ target }) => go({ program: target.value || undefined })}
        options={[
          any(say(w.everyProgramme)),
          ...options((inventory.data?.programmes ?? []).map((it) => ({ id: it.id, name: it.title })), search.program), // prettier-ignore
        ]}
      />
      {search.isu && (
        <p className="report-narrowed">
          {issue && say(w.oneIssue)(issue)}{' '}
          <Link to="/laporan/kliping" search={{ ...search, isu: undefined }}>
            {say(w.everyIssue)}
          </Link>
        </p>
      )}
    </form>
  )
}

const later = (one: string, other: string) => (one > other ? one : other)
const earlier = (one: string, other: string) => (one < other ? one : other)

/** The last seven days, where the address names none. */
function filterOf(search: Search) {
  const day = (text: string | undefined) => (text !== undefined && DAY.test(text) ? text : undefined)
  const to = day(search.sampai) ?? today()
  const from = day(search.dari) ?? earlier(to, dayBefore(to, DAYS))
  const tone = toneFilters.find((it) => it === search.nada)
  return {
    from,
    to,
    ...(search.isu && { item: search.isu }),
    ...(search.program && { programme: search.program }),
    ...(search.media && { source: search.media }),
    ...(tone && { tone }),
    ...(search.lembar && { sheet: search.lembar }),
  }
}

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
