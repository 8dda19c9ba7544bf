import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { recordWords as w } from '../../base/words/record.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, today } from '../../web/time.ts'
import { listAgenda, listAgendaYears, type AgendaRow } from '../api.ts'
import './record.css'

const PRINT_MAX_PAGES = 100 // of a hundred lines; a year of a regency office has some hundreds of lines

/** The agenda books as on paper: incoming and outgoing, by year; each book, year and search has its address. */
export function Agenda() {
  const say = useSay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/agenda' })
  const book = search.buku === 'keluar' ? 'outgoing' : 'incoming'
  const thisYear = Number(today().slice(0, 4))
  const year = /^20\d\d$/.test(search.tahun ?? '') ? Number(search.tahun) : thisYear
  const typed = search.cari
  const books = useQuery({ queryKey: ['agenda-years'], queryFn: () => call(listAgendaYears, {}) })
  const years = [
    ...new Set([thisYear, year, ...(books.data?.rows.filter((it) => it.book === book).map((it) => it.year) ?? [])]),
  ].toSorted((a, b) => b - a)
  const list = useInfiniteQuery({
    queryKey: ['agenda', book, year, typed ?? ''],
    queryFn: ({ pageParam }) =>
      call(listAgenda, {
        query: { book, year, limit: 100, ...(pageParam && { after: pageParam }), ...(typed && { search: typed }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { print, printing } = usePrintAll(list)
  const title = say(book === 'incoming' ? w.incomingBook : w.outgoingBook)
  return (
    <Page
      title={say(words.agenda)}
      about={say(w.agendaAbout)}
      acts={
        rows.length > 0 && (
          <Button onClick={print} pending={printing}>
            {printing ? say(w.printing)(rows.length) : say(w.print)}
          </Button>
        )
      }
    >
      <Tabs
        label={say(w.books)}
        tabs={[
          {
            to: '/agenda',
            text: say(w.incoming),
            current: book === 'incoming',
            search: { ...search, buku: undefined },
          },
          { to: '/agenda', text: say(w.outgoing), current: book === 'outgoing', search: { ...search, buku: 'keluar' } },
        ]}
      />
      <form
        role="search"
        className="record-find"
        onSubmit={(event) => {
          event.preventDefault()
          const wanted = String(new FormData(event.currentTarget).get('cari') ?? '').trim()
          void navigate({ to: '/agenda', search: { ...search, cari: wanted || undefined } })
        }}
      >
        <TextInput
          key={typed ?? ''}
          label={say(w.search)}
          type="search"
          name="cari"
          defaultValue={typed ?? ''}
          maxLength={200}
        />
        <Button type="submit">{say(w.searchDo)}</Button>
        {typed && (
          <Link to="/agenda" search={{ ...search, cari: undefined }} className="button quiet">
            {say(w.searchEnd)}
          </Link>
        )}
      </form>
      <nav className="record-years" aria-label={say(w.year)}>
        {years.map((it) => (
          <Link
            key={it}
            to="/agenda"
            search={{ ...search, tahun: String(it) }}
            aria-current={it === year ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {it}
          </Link>
        ))}
      </nav>
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={8} />}
      {list.data && rows.length === 0 && <Empty>{say(typed ? w.nothingFound : w.bookEmpty)}</Empty>}
      {rows.length > 0 && (
        <div className="record-paper">
          <header className="record-heading">
            <h2>{title}</h2>
            <p>{say(w.yearOf)(year)}</p>
          </header>
          <Book title={`${title} ${year}`} rows={printing ? rows.toReversed() : rows} />
        </div>
      )}
      <MoreRows list={list} />
    </Page>
  )
}

function Book({ title, rows }: { title: string; rows: readonly AgendaRow[] }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <table className="record-book" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{say(w.number)}</th>
          <th scope="col">{say(w.date)}</th>
          <th scope="col">{say(w.from)}</th>
          <th scope="col">{say(w.to)}</th>
          <th scope="col">{say(w.subject)}</th>
          <th scope="col">{say(w.remarks)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="record-number" data-label={say(w.number)}>
              {row.number}
            </td>
            <td className="record-date">
              <time dateTime={row.enteredAt} title={longTime(row.enteredAt, language)}>
                {dayText(row.enteredAt, language)}
              </time>
            </td>
            <td className="record-party" data-label={say(w.from)}>
              {row.from}
            </td>
            <td className="record-party" data-label={say(w.to)}>
              {row.to}
            </td>
            <td className="record-subject">
              {row.dossierId ? (
                <Link to="/berkas/$dossierId" params={{ dossierId: row.dossierId }}>
                  {row.subject}
                </Link>
              ) : (
                <span className="sec">{say(w.withheld)}</span>
              )}
            </td>
            <td className="record-remarks">
              {row.dispositionId ? (
                <Link to="/agenda/disposisi/$dispositionId" params={{ dispositionId: row.dispositionId }}>
                  {say(w.disposition)}
                </Link>
              ) : (
                say(w[row.kind])
              )}
              {row.dossierNumber && <span className="cap"> · {say(w.dossier)(row.dossierNumber)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Pages = { readonly hasNextPage: boolean; fetchNextPage(): Promise<{ hasNextPage: boolean; isError: boolean }> }

/** Fetches the rest of the book, turns it round so that number 1 stands first as on paper, prints, and turns it back. */
function usePrintAll(list: Pages): { print: () => void; printing: boolean } {
  const [printing, setPrinting] = useState(false)
  const print = async (): Promise<void> => {
    setPrinting(true)
    let more = list.hasNextPage
    for (let page = 1; more && page < PRINT_MAX_PAGES; page++) {
      const fetched = await list.fetchNextPage()
      more = fetched.hasNextPage && !fetched.isError
    }
    // two frames, so that what was fetched stands on the page
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    window.print()
    setPrinting(false)
  }
  return { print: () => void print(), printing }
}
