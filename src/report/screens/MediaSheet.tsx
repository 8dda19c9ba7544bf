import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch, type LinkOptions } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { clippingWords } from '../../base/words/clippings.ts'
import { mediaSheetWords as w } from '../../base/words/media-sheet.ts'
import { toneWords } from '../../base/words/tone.ts'
import { toneFilters } from '../../inventory/rules/tone.ts'
import {
  percentOf,
  tonedOf,
  unsureOf,
  standingOf,
  waitOf,
  type ToneCounts,
} from '../../record/rules/papers/media-figures.ts'
import { pdfOf, usePaper, useWhyNotMade } from '../../record/screens/sheets.ts'
import { paperWords } from '../../base/words/papers.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { ReportTabs } from '../../web/kit/ReportTabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText, shortTime, today, zonedTime } from '../../web/time.ts'
import { listMediaSheets, makeMediaSheet, readMediaSheet, type MediaSheet } from '../api/media-sheets.ts'
import { SheetSetting } from './SheetSetting.tsx'
import './report.css'

const EARLIER = 14 // a fortnight at a glance

/** Laporan → Lembar media: the newest sheet, or the one that the address names; every figure opens what it counts. */
export function MediaSheetPage() {
  const say = useSay()
  const { language } = useLanguage()
  const { lembar }: { lembar?: string | undefined } = useSearch({ from: '/frame/laporan' })
  const list = useQuery({
    queryKey: ['media-sheets'],
    queryFn: () => call(listMediaSheets, { query: { limit: EARLIER } }),
  })
  const rows = list.data?.rows ?? []
  const sheetId = lembar ?? rows[0]?.id
  const read = useQuery({
    queryKey: ['media-sheet', sheetId],
    queryFn: () => call(readMediaSheet, { params: { sheetId: sheetId ?? '' } }),
    enabled: sheetId !== undefined,
  })
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      className="report"
      acts={list.data && <MakeNow isMade={rows[0]?.day === today()} />}
    >
      <ReportTabs current="/laporan" />
      <ProblemNote problem={list.error ?? read.error} />
      {(list.isPending || (sheetId !== undefined && read.isPending)) && <Skeleton lines={12} />}
      {list.data && sheetId === undefined && <Empty>{say(w.none)}</Empty>}
      {read.data && <Sheet sheet={read.data} />}
      {rows.length > 1 && (
        <section className="section" aria-labelledby="lembar-lain">
          <h2 id="lembar-lain">{say(w.earlier)}</h2>
          <ul className="media-earlier">
            {rows.map((it) => (
              <li key={it.id}>
                <Link to="/laporan" search={{ lembar: it.id }} aria-current={it.id === sheetId ? 'true' : undefined}>
                  {dayText(it.day, language)}
                </Link>{' '}
                <span className="cap">{say(w.version)(it.number)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <MakeOfDay />
      <SheetSetting />
    </Page>
  )
}

/** Makes today's sheet, the one act of this place; once there is one it is there to be read, and this makes its next version. */
function MakeNow({ isMade }: { isMade: boolean }) {
  const say = useSay()
  const me = useMe()
  const navigate = useNavigate()
  const { act, pending, problem } = useAct(makeMediaSheet, ({ id }) => void navigate({ to: '/laporan', search: { lembar: id } })) // prettier-ignore
  if (me?.role === 'auditor') return null
  return (
    <>
      <Button look={isMade ? 'plain' : 'do'} pending={pending} onClick={() => act({ body: { day: null } })}>
        {say(isMade ? w.makeAgain : w.makeNow)}
      </Button>
      <ProblemNote problem={problem} />
    </>
  )
}

function MakeOfDay() {
  const say = useSay()
  const me = useMe()
  const navigate = useNavigate()
  const [day, setDay] = useState('')
  const { act, pending, problem } = useAct(makeMediaSheet, ({ id }) => void navigate({ to: '/laporan', search: { lembar: id } })) // prettier-ignore
  if (me?.role === 'auditor') return null
  return (
    <details className="section">
      <summary>{say(w.makeOf)}</summary>
      <form
        className="report-filters"
        onSubmit={(event) => {
          event.preventDefault()
          act({ body: { day } })
        }}
      >
        <TextInput
          label={say(w.day)}
          type="date"
          required
          max={today()}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          help={say(w.makeAbout)}
        />
        <Button type="submit" pending={pending}>
          {say(w.make)}
        </Button>
      </form>
      <ProblemNote problem={problem} />
    </details>
  )
}

function Sheet({ sheet }: { sheet: MediaSheet }) {
  const say = useSay()
  const { language } = useLanguage()
  const { body } = sheet
  return (
    <article className="media-sheet" aria-labelledby="lembar-judul">
      <header>
        <h2 id="lembar-judul">{say(w.ofDay)(dayText(sheet.day, language))}</h2>
        <p className="cap">
          {say(w.spanOf)(shortTime(sheet.from, language), zonedTime(sheet.to, language))} ·{' '}
          {say(w.version)(sheet.number)} · {say(w.made)(shortTime(sheet.madeAt, language), sheet.madeBy)}
        </p>
        {sheet.newer && (
          <p>
            <Link to="/laporan" search={{ lembar: sheet.newer }}>
              {say(w.newer)}
            </Link>
          </p>
        )}
        <PaperLine paperId={sheet.paperId} hash={sheet.bodyHash} />
      </header>
      <Tones sheet={sheet} />
      {body.running && body.running.length > 0 && (
        <Part title={say(w.running)} rest={0}>
          <ul>
            {body.running.map((it) => (
              <li key={it.dossierId}>
                <Link className="title" to="/berkas/$dossierId" params={{ dossierId: it.dossierId }}>
                  {it.title}
                </Link>{' '}
                <LevelTag level={it.level} />{' '}
                <span className="cap">
                  {say(w.inDossier)(it.number)}, {say(w.since)(shortTime(it.since, language))}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part
        title={say(w.first)}
        rest={body.firstMore}
        // Those that somebody noted have no report, so the clippings do not list them.
        restAt={{ to: '/inventaris', search: { state: 'semua', kind: 'issue', sejak: sheet.from } }}
      >
        {body.first.length === 0 && <p>{say(w.firstNone)}</p>}
        <ol className="media-first">
          {body.first.map((it) => (
            <li key={it.itemId}>
              <Link className="title" to="/inventaris" search={{ state: 'semua', butir: it.itemId }}>
                {it.title}
              </Link>{' '}
              {it.isNew && <span className="cap">{say(w.newHere)}</span>}{' '}
              {it.level !== 'watch' && <LevelTag level={it.level} />}
              <p className="sec">{it.reason}</p>
              <p className="cap">
                {it.mentions > 0 && (
                  <Link to="/laporan/kliping" search={{ lembar: sheet.id, isu: it.itemId }}>
                    {say(clippingWords.count)(it.mentions, false)}
                  </Link>
                )}
                {it.mentions > 0 && ' · '}
                {it.messages !== undefined && it.messages > 0 && `${say(w.messages)(it.messages)} · `}
                {standingOf(it, it.dossier, language)}
              </p>
            </li>
          ))}
        </ol>
        {body.limited > 0 && <p className="cap">{say(w.limited)(body.limited)}</p>}
      </Part>
      <Part
        title={say(w.unanswered)}
        about={say(w.unansweredAbout)}
        rest={body.unansweredMore}
        restAt={{ to: '/inventaris', search: { urut: 'belum-dijawab' } }}
      >
        {body.unanswered.length === 0 && <p>{say(w.unansweredNone)}</p>}
        <ul>
          {body.unanswered.map((it) => (
            <li key={it.itemId}>
              {it.dossier ? (
                <Link className="title" to="/berkas/$dossierId" params={{ dossierId: it.dossier.id }}>
                  {it.title}
                </Link>
              ) : (
                <Link className="title" to="/inventaris" search={{ state: 'semua', butir: it.itemId }}>
                  {it.title}
                </Link>
              )}{' '}
              <LevelTag level={it.level} />{' '}
              <span className="cap">
                {say(w.waits)(waitOf(it, sheet.to, language))} · {standingOf(it, it.dossier?.number ?? null, language)}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say(w.published)} rest={body.publishedMore}>
        {body.published.length === 0 && <p>{say(w.publishedNone)}</p>}
        <ul>
          {body.published.map((it) => (
            <li key={it.dossierId}>
              <Link to="/berkas/$dossierId" params={{ dossierId: it.dossierId }}>
                {it.title}
              </Link>{' '}
              <span className="cap">{shortTime(it.at, language)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say(w.today)} rest={body.todayMore}>
        {body.today.length === 0 && <p>{say(w.todayNone)}</p>}
        <ul>
          {body.today.map((it) => (
            <li key={`${it.at} ${it.title}`}>
              <span className="cap">{it.wholeDay ? say(w.wholeDay) : shortTime(it.at, language)}</span>{' '}
              {it.dossierId ? (
                <Link to="/berkas/$dossierId" params={{ dossierId: it.dossierId }}>
                  {it.title}
                </Link>
              ) : it.itemId ? (
                <Link to="/inventaris" search={{ state: 'semua', butir: it.itemId }}>
                  {it.title}
                </Link>
              ) : (
                <Link to="/kalender" search={{ hari: sheet.day }}>
                  {it.title}
                </Link>
              )}
              {it.place && `, ${it.place}`} {it.kind === 'plan' && <span className="cap">{say(w.plan)}</span>}
              {it.agendas && it.agendas.length > 0 && (
                <span className="cap">{say(w.fromAgenda)(it.agendas.join(', '))}</span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <ToneTable
        title={say(w.byIssue)}
        column={say(clippingWords.issue)}
        sheetId={sheet.id}
        rest={body.issuesMore}
        rows={body.issues.map((it) => ({ ...it, name: it.title, search: { lembar: sheet.id, isu: it.itemId } }))}
      />
      <ToneTable
        title={say(w.byOutlet)}
        column={say(clippingWords.outlet)}
        sheetId={sheet.id}
        rest={body.outletsMore}
        rows={body.outlets.map((it) => ({ ...it, search: { lembar: sheet.id, media: it.sourceId } }))}
      />
    </article>
  )
}

function PaperLine({ paperId, hash }: { paperId: string; hash: string }) {
  const say = useSay()
  const { paper } = usePaper(paperId, 0)
  const whyNotMade = useWhyNotMade()
  return (
    <div className="media-paper">
      {paper?.madeAt ? (
        <a className="button" href={pdfOf(paperId)} download>
          {say(w.pdf)}
        </a>
      ) : (
        <span className="cap" role="status">
          {paper ? whyNotMade(paper, paperWords.beingMade) : ''}
        </span>
      )}
      <p className="cap report-url">
        {say(w.hash)}: {hash}
      </p>
    </div>
  )
}

/** A stretch of the sheet, with how many it does not show. */
function Part({
  title,
  about,
  rest,
  restAt,
  children,
}: {
  title: string
  about?: string
  rest: number
  /** Where they are listed. */
  restAt?: LinkOptions
  children: ReactNode
}) {
  const say = useSay()
  return (
    <section>
      <h3>{title}</h3>
      {about && <p className="cap">{about}</p>}
      {children}
      {rest > 0 && (
        <p className="cap">{restAt ? <Link {...restAt}>{say(w.andMore)(rest)}</Link> : say(w.andMore)(rest)}</p>
      )}
    </section>
  )
}

function Tones({ sheet }: { sheet: MediaSheet }) {
  const say = useSay()
  const { counts } = sheet.body
  const messages = counts.messages ? <p className="cap">{say(w.messagesOf)(counts.messages)}</p> : null
  if (counts.all === 0)
    return (
      <>
        <p>{say(w.nothingCame)}</p>
        {messages}
      </>
    )
  return (
    <section>
      <h3>{say(w.came)}</h3>
      <p className="media-tones">
        <Link to="/laporan/kliping" search={{ lembar: sheet.id }}>
          <b>{say(w.cameOf)(counts.all, counts.outlets)}</b>
        </Link>
        {(['negative', 'neutral', 'positive'] as const).map((tone) => (
          <Link key={tone} to="/laporan/kliping" search={{ lembar: sheet.id, nada: tone }}>
            {say(w.toneOf)(say(toneWords.tones[tone]), counts[tone], percentOf(counts[tone], counts))}
          </Link>
        ))}
        {unsureOf(counts) > 0 && (
          <Link to="/laporan/kliping" search={{ lembar: sheet.id, nada: 'unsure' }}>
            {say(w.toneUnsure)(unsureOf(counts))}
          </Link>
        )}
      </p>
      {tonedOf(counts) > 0 && <p className="cap">{say(w.percentsOf)(tonedOf(counts), counts.all)}</p>}
      <p className="cap">{say(toneWords.about)}</p>
      {messages}
    </section>
  )
}

type ToneRow = ToneCounts & {
  readonly name: string
  readonly search: { lembar: string; isu?: string; media?: string }
}

function ToneTable({
  title,
  column,
  sheetId,
  rows,
  rest,
}: {
  title: string
  column: string
  sheetId: string
  rows: readonly ToneRow[]
  rest: number
}) {
  const say = useSay()
  const { language } = useLanguage()
  if (rows.length === 0) return null
  return (
    <Part title={title} rest={rest} restAt={{ to: '/laporan/kliping', search: { lembar: sheetId } }}>
      <table className="table media-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col" className="num">
              {say(w.all)}
            </th>
            {toneFilters.map((tone) => (
              <th key={tone} scope="col" className="num">
                {say(toneWords.tones[tone])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((it) => (
            <tr key={it.search.isu ?? it.search.media}>
              <th scope="row">{it.name}</th>
              <td className="num">
                <Link to="/laporan/kliping" search={it.search}>
                  {it.all.toLocaleString(language)}
                </Link>
              </td>
              {toneFilters.map((tone) => {
                const count = tone === 'unsure' ? unsureOf(it) : it[tone]
                return (
                  <td key={tone} className="num">
                    {count === 0 ? (
                      '0'
                    ) : (
                      <Link to="/laporan/kliping" search={{ ...it.search, nada: tone }}>
                        {count.toLocaleString(language)}
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}
