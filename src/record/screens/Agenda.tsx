import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { letterWords } from '../../base/words/letters.ts'
import { paperWords as p } from '../../base/words/papers.ts'
import { recordWords as w } from '../../base/words/record.ts'
import { call } from '../../web/call.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { FilterLinks, Tabs } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { today } from '../../web/time.ts'
import { listAgenda, listAgendaYears, listExpedition } from '../api/agenda.ts'
import { listBooks } from '../api/books.ts'
import { bookAddress, bookAt } from './book-address.ts'
import { ControlCardDialog } from './ControlCard.tsx'
import { Book, Expedition } from './BookTable.tsx'
import { PrintPaper } from './PrintPaper.tsx'
import { FindForm } from '../../web/kit/FindForm.tsx'
import './record.css'

const TABS_MAX = 4 // more books than these are chosen from a list

/** The agenda books as on paper, by year and month; each book, part, search and control card has its address. */
export function Agenda() {
  const say = useSay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/agenda' })
  const books = useQuery({ queryKey: ['books'], queryFn: () => call(listBooks, {}) })
  const all = books.data?.rows ?? []
  const book = all.find((it) => it.id === bookAt(search.buku)) ?? all[0]
  const thisYear = Number(today().slice(0, 4))
  const year = /^20\d\d$/.test(search.tahun ?? '') ? Number(search.tahun) : thisYear
  const month = /^([1-9]|1[0-2])$/.test(search.bulan ?? '') ? Number(search.bulan) : undefined
  const typed = search.cari
  const expedition = book?.direction === 'outgoing' && search.lihat === 'ekspedisi'
  const held = useQuery({ queryKey: ['agenda-years'], queryFn: () => call(listAgendaYears, {}) })
  const years = [
    ...new Set([thisYear, year, ...(held.data?.rows.filter((it) => it.book === book?.id).map((it) => it.year) ?? [])]),
  ].toSorted((one, two) => two - one)
  const { list, rows } = useRows(
    expedition ? listExpedition : listAgenda,
    {
      query: {
        book: book?.id ?? '',
        year,
        limit: 100,
        ...(month !== undefined && { month }),
        ...(!expedition && typed && { search: typed }),
      },
    },
    { enabled: book !== undefined },
  )
  const go = (more: Partial<typeof search>) => void navigate({ to: '/agenda', search: { ...search, ...more } })
  const toBook = (id: string) => ({
    ...search,
    buku: id === 'incoming' ? undefined : bookAddress(id),
    lihat: undefined,
  })
  const title = book ? (expedition ? say(b.expeditionOf)(book.name) : book.name) : ''
  const part = month === undefined ? say(w.yearOf)(year) : `${say(b.monthName)(month)} ${year}`
  return (
    <Page
      title={say(words.agenda)}
      about={say(w.agendaAbout)}
      acts={
        book &&
        book.whyNot === null &&
        book.closedOn === null && (
          <ButtonLink
            look="do"
            to={book.direction === 'incoming' ? '/surat-masuk/catat' : `/agenda/catat?buku=${bookAddress(book.id)}`}
          >
            {say(book.direction === 'incoming' ? letterWords.register : b.enter)}
          </ButtonLink>
        )
      }
    >
      <ProblemNote problem={books.error ?? list.error} />
      {all.length > TABS_MAX ? (
        <div className="record-choose">
          <Select
            label={say(b.book)}
            value={book?.id ?? ''}
            onChange={(event) => void navigate({ to: '/agenda', search: toBook(event.target.value) })}
            options={all.map((it) => ({
              value: it.id,
              label: it.closedOn === null ? it.name : `${it.name} (${say(b.closed)})`,
            }))}
          />
        </div>
      ) : (
        <Tabs
          label={say(w.books)}
          tabs={all.map((it) => ({
            to: '/agenda',
            text: it.closedOn === null ? it.name : `${it.name} (${say(b.closed)})`,
            current: it === book,
            search: toBook(it.id),
          }))}
        />
      )}
      {book?.direction === 'outgoing' && (
        <FilterLinks
          label={say(b.views)}
          filters={[
            { text: b.agendaView, lihat: undefined },
            { text: b.expeditionView, lihat: 'ekspedisi' },
          ].map((it) => ({
            to: '/agenda',
            text: say(it.text),
            current: expedition === (it.lihat !== undefined),
            search: { ...search, lihat: it.lihat, cari: undefined },
          }))}
        />
      )}
      {!expedition && (
        <FindForm label={say(w.search)} typed={typed} onFind={(cari) => go({ cari })}>
          {typed && (
            <Link to="/agenda" search={{ ...search, cari: undefined }} className="button quiet">
              {say(w.searchEnd)}
            </Link>
          )}
        </FindForm>
      )}
      <div className="record-part">
        <FilterLinks
          label={say(w.year)}
          filters={years.map((it) => ({
            to: '/agenda',
            text: String(it),
            current: it === year,
            search: { ...search, tahun: String(it) },
          }))}
        />
        <Select
          label={say(b.month)}
          value={month === undefined ? '' : String(month)}
          onChange={(event) => go({ bulan: event.target.value || undefined })}
          options={[
            { value: '', label: say(b.allMonths) },
            ...Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: say(b.monthName)(at + 1) })),
          ]}
        />
        {book && rows.length > 0 && (
          <PrintPaper
            key={`${book.id} ${expedition} ${part}`}
            asked={{
              kind: expedition ? 'expedition-book' : 'agenda-book',
              book: book.id,
              year,
              month: month ?? null,
            }}
            text={say(expedition ? p.printExpedition : p.printBook)(part)}
          />
        )}
      </div>
      {list.isPending && !books.error && <Skeleton lines={8} />}
      {list.data && rows.length === 0 && (
        <Empty>{say(expedition ? b.expeditionEmpty : typed ? w.nothingFound : w.bookEmpty)}</Empty>
      )}
      {rows.length > 0 && (
        <div className="record-paper">
          <header className="record-heading">
            <h2>{title}</h2>
            <p>{part}</p>
          </header>
          {expedition ? (
            <Expedition title={`${title} ${part}`} rows={rows} />
          ) : (
            <Book title={`${title} ${part}`} rows={rows} />
          )}
        </div>
      )}
      <MoreRows list={list} />
      {search.kartu && <ControlCardDialog entryId={search.kartu} onClose={() => go({ kartu: undefined })} />}
    </Page>
  )
}
