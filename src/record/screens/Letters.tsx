import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { letterWords as w } from '../../base/words/letters.ts'
import { call } from '../../web/call.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, today } from '../../web/time.ts'
import { listLetters, type LetterRow } from '../api/letters.ts'
import { FindForm } from '../../web/kit/FindForm.tsx'
import './letters.css'

/** Surat masuk: what waits for me, the first due on top; or every letter that came to a post of mine. */
export function Letters() {
  const say = useSay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/surat-masuk' })
  const typed = search.cari
  const part = search.bagian === 'semua' || typed ? 'all' : 'waiting'
  const { list, rows, first } = useRows(listLetters, { query: { part, limit: 50, ...(typed && { search: typed }) } })
  return (
    <Page
      title={say(w.letters)}
      about={say(w.lettersAbout)}
      acts={
        first?.whyNot === null && (
          <ButtonLink look="do" to="/surat-masuk/catat">
            {say(w.register)}
          </ButtonLink>
        )
      }
    >
      <Tabs
        label={say(w.parts)}
        tabs={[
          {
            to: '/surat-masuk',
            text: first ? `${say(w.waitingPart)} (${first.waiting})` : say(w.waitingPart),
            current: part === 'waiting',
          },
          { to: '/surat-masuk', text: say(w.allPart), current: part === 'all', search: { bagian: 'semua' } },
        ]}
      />
      <FindForm
        label={say(w.search)}
        typed={typed}
        onFind={(cari) => void navigate({ to: '/surat-masuk', search: cari ? { bagian: 'semua', cari } : {} })}
      />
      <Rows
        list={list}
        rows={rows}
        lines={6}
        empty={<Empty>{say(typed ? w.nothingFound : part === 'all' ? w.none : w.noneWaiting)}</Empty>}
      >
        <LetterList rows={rows} />
      </Rows>
    </Page>
  )
}

function LetterList({ rows }: { rows: readonly LetterRow[] }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <ul className="letters">
      {rows.map((row) => (
        <li key={`${row.id} ${row.waiting?.post.id ?? ''}`}>
          <Link to="/surat-masuk/$letterId" params={{ letterId: row.id }} className={row.voided ? 'letters-void' : ''}>
            {row.subject}
          </Link>
          <div className="entry-about">
            {row.urgency !== 'ordinary' && (
              <span className={row.urgency === 'urgent' ? 'tag attention' : 'tag alert'}>
                {say(w.urgencies[row.urgency])}
              </span>
            )}
            {row.voided && <span className="tag">{say(w.void)}</span>}
            <span>{row.from}</span>
            <span>{row.formatted}</span>
            <span>{dayText(row.datedOn, language)}</span>
            {row.waiting ? (
              <Due post={row.waiting.post.name} dueOn={row.waiting.dueOn} />
            ) : (
              !row.voided && <span>{say(row.open ? w.stillOpen : w.settled)}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Due({ post, dueOn }: { post: string; dueOn: string | null }) {
  const say = useSay()
  const { language } = useLanguage()
  const late = dueOn !== null && dueOn < today()
  return (
    <span className={late ? 'time late' : ''}>
      {say(w.withPost)(post)}
      {dueOn && `, ${say(late ? w.overdue : w.due)(dayText(dueOn, language))}`}
    </span>
  )
}

const ON_DESK = 5

/** On the desk: the letters that wait for me, the first due on top; nothing when there are none. */
export function WaitingLetters() {
  const say = useSay()
  const list = useQuery({
    queryKey: ['letters', 'desk'],
    queryFn: () => call(listLetters, { query: { part: 'waiting', limit: ON_DESK } }),
    refetchInterval: 60_000,
  })
  if (!list.data || list.data.waiting === 0) return null
  return (
    <section className="desk-part">
      <h2>
        <Link to="/surat-masuk">{say(w.waitingCount)(list.data.waiting)}</Link>
      </h2>
      <LetterList rows={list.data.rows} />
    </section>
  )
}
