import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { mediaQuestionWords as w } from '../../base/words/media-questions.ts'
import { pressWords } from '../../base/words/press.ts'
import { call } from '../../web/call.ts'
import { useTellKeys } from '../../web/key-help.ts'
import { useKeys } from '../../web/keys.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { shortTime, workText } from '../../web/time.ts'
import { listQuestions, type QuestionRow } from '../api/questions.ts'
import { manyText } from './many.ts'
import { FindForm } from '../../web/kit/FindForm.tsx'
import { PressTabs } from './PressTabs.tsx'
import { StandardPart } from './StandardPart.tsx'

const keyGroup = { title: w.questions, keys: [{ press: ['c'], does: w.keyRegister }] } as const

/** Pertanyaan media: what waits, the first due on top. */
export function Questions() {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/pers/pertanyaan' })
  useTellKeys(keyGroup)
  useKeys(useMemo(() => ({ c: () => void navigate({ to: '/pers/pertanyaan/catat' }) }), [navigate]))
  const { saring } = search
  const part = saring === 'selesai' ? 'done' : 'open'
  const { list, rows, first } = useRows(
    listQuestions,
    {
      query: {
        limit: 50,
        part,
        ...(search.cari && { search: search.cari }),
        ...(saring === 'saya' && { whose: 'mine' }),
        ...(saring === 'belum' && { whose: 'nobody' }),
      },
    },
    { refetchInterval: 60_000 },
  )
  const counts = first?.counts
  const filter = (text: string, value: string | undefined, count?: number) => ({
    to: '/pers/pertanyaan',
    text,
    current: saring === value,
    count: count === undefined ? undefined : manyText(count, language),
    search: { ...(search.cari && { cari: search.cari }), ...(value && { saring: value }) },
  })
  return (
    <Page
      title={say(w.questions)}
      about={say(w.about)}
      acts={
        <ButtonLink look="do" to="/pers/pertanyaan/catat">
          {say(w.register)}
        </ButtonLink>
      }
    >
      <PressTabs current="questions" />
      <FindForm
        label={say(w.search)}
        typed={search.cari}
        onFind={(cari) => void navigate({ to: '/pers/pertanyaan', search: { ...search, cari } })}
      />
      <FilterLinks
        label={say(pressWords.filter)}
        filters={[
          filter(say(w.waiting), undefined, counts?.open),
          filter(say(w.mine), 'saya', counts?.mine),
          filter(say(w.nobody), 'belum', counts?.nobody),
          filter(say(w.done), 'selesai'),
        ]}
      />
      {counts && counts.late > 0 && <p className="time late">{say(w.late)(counts.late)}</p>}
      <Rows
        list={list}
        rows={rows}
        lines={6}
        empty={<Empty>{say(search.cari || saring ? w.nothingFound : w.none)}</Empty>}
      >
        <QuestionList rows={rows} />
      </Rows>
      {me?.role === 'administrator' && <StandardPart />}
    </Page>
  )
}

export function QuestionList({ rows }: { rows: readonly QuestionRow[] }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <ul className="entries press-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="press-row">
            <Link className="press-name" to="/pers/pertanyaan/$questionId" params={{ questionId: row.id }}>
              {row.topic ? `${row.topic}: ` : ''}
              {row.excerpt}
            </Link>
            <div className="entry-about">
              <span>{[row.from.name ?? say(pressWords.erasedName), row.from.outlet].filter(Boolean).join(', ')}</span>
              <span>{shortTime(row.receivedAt, language)}</span>
              <span className={row.assignedTo ? '' : 'tag attention'}>
                {row.assignedTo?.name ?? say(w.notAssigned)}
              </span>
              {row.state === 'open' && row.firstSaidAt && <span>{say(w.answer)('interim')}</span>}
            </div>
          </div>
          <QuestionTime row={row} />
        </li>
      ))}
    </ul>
  )
}

/** How much time is left of an open question; of one that is done, how it ended and whether in time. */
export function QuestionTime({ row }: { row: QuestionRow }) {
  const say = useSay()
  const { language } = useLanguage()
  if (row.state === 'open')
    return (
      <TimeLeft
        leftMinutes={row.leftMinutes}
        standardMinutes={row.standardMinutes}
        dueAt={row.actBy}
        {...(row.deadlineAt === row.actBy && { note: say(w.byDeadline)(shortTime(row.actBy, language)) })}
      />
    )
  const late = row.leftMinutes < 0
  return (
    <span className={late ? 'time late' : 'time'}>
      {say(w.state)(row.state)}
      <small>{late ? say(w.doneLate)(workText(row.leftMinutes, language)) : say(w.doneInTime)}</small>
    </span>
  )
}

const ON_DESK = 5

/** On the desk: the questions that wait for me, the first due on top; nothing when there are none. */
export function WaitingQuestions() {
  const say = useSay()
  const me = useMe()
  const list = useQuery({
    queryKey: ['questions', 'desk'],
    queryFn: () => call(listQuestions, { query: { whose: 'mine', limit: ON_DESK } }),
    enabled: me !== undefined && me.role !== 'auditor',
    refetchInterval: 60_000,
  })
  if (!list.data || list.data.counts.mine === 0) return null
  return (
    <section className="desk-part">
      <h2>
        <Link to="/pers/pertanyaan" search={{ saring: 'saya' }}>
          {say(w.waitingCount)(list.data.counts.mine)}
        </Link>
      </h2>
      <QuestionList rows={list.data.rows} />
    </section>
  )
}

/** On a dossier's page: what the media asked about it; nothing where they did not. */
export function DossierQuestions({ dossierId }: { dossierId: string }) {
  const say = useSay()
  const me = useMe()
  const reads = me !== undefined && me.role !== 'auditor'
  const query = (part: 'open' | 'done') => ({
    queryKey: ['questions', 'dossier', dossierId, part],
    queryFn: () => call(listQuestions, { query: { dossier: dossierId, part, limit: 20 } }),
    enabled: reads,
  })
  const open = useQuery(query('open'))
  const done = useQuery(query('done'))
  const rows = [...(open.data?.rows ?? []), ...(done.data?.rows ?? [])]
  if (rows.length === 0) return null
  return (
    <section className="filing-part">
      <h2>{say(w.ofDossier)}</h2>
      <QuestionList rows={rows} />
    </section>
  )
}
