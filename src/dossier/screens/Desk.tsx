import { useQuery } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { claimWords } from '../../base/words/claims.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { risenWords } from '../../base/words/risen.ts'
import { unansweredWords } from '../../base/words/unanswered.ts'
import type { Answer } from '../../http/contract.ts'
import { ClaimDue } from '../../inventory/screens/ClaimDue.tsx'
import { workingTime } from '../../inventory/rules/unanswered.ts'
import { call } from '../../web/call.ts'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { CorrectionTag } from '../../web/kit/CorrectionTag.tsx'
import { LimitedTag } from '../../web/kit/LimitedTag.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { Track } from '../../web/kit/Track.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { OwnDuty, Unattended } from '../../office/screens/DutyNow.tsx'
import { UnreadNotices } from '../../notice/screens/UnreadNotices.tsx'
import { useMe } from '../../web/me.ts'
import { MoreRisen, RisenLink } from '../../web/RisenLink.tsx'
import { useRows } from '../../web/rows.ts'
import { clock, longTime, workText } from '../../web/time.ts'
import { listQueue, readDay } from '../api.ts'
import { nameOfAct } from '../rules.ts'
import { Mentions } from './comments/Mentions.tsx'
import { OpenLightPage } from './DecisionLink.tsx'
import { DutyInCrisis } from './DutyInCrisis.tsx'
import { OralBanner } from './OralApproval.tsx'
import './dossier.css'

type Row = Answer<typeof listQueue>['rows'][number]

/**
 * Meja kerja: what waits for me, the first to be late on top; the next act is the only filled button.
 * @param papers what waits without a clock, so below what has one
 */
export function Desk({ letters, papers }: { letters: ReactNode; papers: ReactNode }) {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const { list, rows, first } = useRows(listQueue, { query: { limit: 30 } }, { refetchInterval: 30_000 })
  const day = useQuery({ queryKey: ['day'], queryFn: () => call(readDay, {}) })
  useSheetAtHand(rows.find((it) => it.decides)?.id)
  return (
    <Page
      title={say(words.desk)}
      about={me && `${me.name}${me.posts.length > 0 ? `, ${me.posts.map((post) => post.name).join(', ')}` : ''}`}
    >
      {day.data && <Risen {...day.data.risen} />}
      <OralBanner />
      <DutyInCrisis />
      <Unattended elsewhere />
      <OwnDuty />
      {first && (
        <p className="desk-figures">
          <b>{say(w.waitingForYou)(first.waiting)}</b>
          <span className={first.late > 0 ? 'time late' : ''}>{say(w.lateOnes)(first.late)}</span>
          <Link to="/berkas" search={{ state: 'published' }}>
            {say(w.publishedToday)(day.data?.publishedToday ?? 0)}
          </Link>
          {day.data && day.data.unanswered.count > 0 && (
            <Link to="/inventaris" search={{ urut: 'belum-dijawab' }}>
              {say(unansweredWords.count)(
                day.data.unanswered.count,
                day.data.unanswered.working,
                workingTime(day.data.unanswered.workingMinutes, language),
              )}
            </Link>
          )}
          {day.data?.inventory && day.data.inventory.open > 0 && (
            <Link to="/inventaris">{say(w.leftToSort)(day.data.inventory.open, day.data.inventory.changed)}</Link>
          )}
        </p>
      )}
      <Claims claims={day.data?.claims ?? []} />
      <ProblemNote problem={list.error} />
      <div className="desk">
        <div>
          {letters}
          {list.isPending && <Skeleton />}
          {first && rows.length === 0 && <QueueEmpty noPost={me?.posts.length === 0} />}
          {rows.length > 0 && <Queue rows={rows} />}
          <MoreRows list={list} />
          {papers}
        </div>
        <aside className="desk-rail">
          <UnreadNotices />
          <Mentions />
          <h2>{say(w.recent)}</h2>
          {/* No row of the list, whose first column is as narrow as a clock. */}
          {day.data?.recent.length === 0 && <p className="sec">{say(w.nothingRecent)}</p>}
          <ul>
            {day.data?.recent.map((it) => (
              <Recent key={`${it.dossierId} ${it.at}`} {...it} />
            ))}
          </ul>
        </aside>
      </div>
    </Page>
  )
}

/** What rose to alert or crisis level and nobody has taken up: before all that only waits. */
function Risen({ rows, count }: Answer<typeof readDay>['risen']) {
  const say = useSay()
  const { language } = useLanguage()
  if (rows.length === 0) return null
  return (
    <section className="desk-risen" aria-labelledby="desk-risen-title">
      <h2 id="desk-risen-title">{say(risenWords.title)}</h2>
      <ul>
        {rows.map((it) => (
          <li key={it.itemId}>
            <div>
              <RisenLink of={it} className="title">
                {it.title}
              </RisenLink>
              <div className="meta">
                <LevelTag level={it.level} />
                <span className="time late" title={longTime(it.risenAt, language)}>
                  {say(risenWords.since)(it.minutes ? workText(it.minutes, language) : '')}
                  {it.dossierId && `, ${say(risenWords.calm)}`}
                </span>
              </div>
            </div>
            <RisenLink of={it} className="button" aria-label={say(risenWords.openOf)(it.title)}>
              {say(risenWords.open)}
            </RisenLink>
          </li>
        ))}
      </ul>
      <p className="sec">
        {say(risenWords.next)} {count > rows.length && <MoreRisen count={count - rows.length} />}
      </p>
    </section>
  )
}

/** Reported hoaxes whose 1×24 hours run, each leading to where its answer is made. */
function Claims({ claims }: { claims: Answer<typeof readDay>['claims'] }) {
  const say = useSay()
  if (claims.length === 0) return null
  return (
    <ul className="desk-claims" aria-label={say(claimWords.running)}>
      {claims.map((it) => (
        <li key={it.itemId}>
          <b>{say(claimWords.title)}:</b>{' '}
          {it.dossierId ? (
            <Link to="/berkas/$dossierId" params={{ dossierId: it.dossierId }}>
              {it.title}
            </Link>
          ) : (
            <Link to="/inventaris" search={{ state: 'semua', butir: it.itemId }}>
              {it.title}
            </Link>
          )}
          {'. '}
          <ClaimDue dueAt={it.dueAt} />
        </li>
      ))}
    </ul>
  )
}

/** Has the decision sheet's own files in the browser before they are needed: it may be opened without a line. */
function useSheetAtHand(dossierId: string | undefined): void {
  const router = useRouter()
  useEffect(() => {
    if (!dossierId) return
    void router.preloadRoute({ to: '/keputusan/$dossierId', params: { dossierId } }).catch(() => {}) // only a courtesy
  }, [dossierId, router])
}

function QueueEmpty({ noPost }: { noPost: boolean | undefined }) {
  const say = useSay()
  return noPost ? (
    <Empty
      act={
        <Link className="button" to="/papan">
          {say(w.openBoard)}
        </Link>
      }
    >
      {say(w.queueEmptyNoPost)}
    </Empty>
  ) : (
    <Empty
      act={
        <a className="button do" href="/app/inventaris">
          {say(w.openInventory)}
        </a>
      }
    >
      {say(w.queueEmpty)}
    </Empty>
  )
}

function Queue({ rows }: { rows: Row[] }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <table className="table cards desk-queue">
      <thead>
        <tr>
          <th scope="col">{say(w.dossier)}</th>
          <th scope="col">{say(w.step)}</th>
          <th scope="col">{say(w.time)}</th>
          <th scope="col">
            <span className="visually-hidden">{say(w.nextAct)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.id}>
            <td>
              <DossierLink row={row} />
              <div className="meta">
                {row.level !== 'watch' && <LevelTag level={row.level} />}
                {row.correcting && <CorrectionTag form={row.correcting} />}
                {row.limited && <LimitedTag />}
                <span>{row.number}</span>
                <span>{row.holder?.name ?? say(w.nobody)}</span>
              </div>
            </td>
            <td>
              <Track step={row.step} steps={row.steps} label={row.activity} />
              <div className="cap">
                {row.step} {row.activity}
              </div>
            </td>
            <td>
              <TimeLeft
                {...row}
                note={[
                  say(words.waiting)(workText(row.waitingMinutes, language)),
                  ...(row.openedAt ? [say(words.processing)(workText(row.processingMinutes, language))] : []),
                ].join(' · ')}
              />
            </td>
            <td>
              <NextAct row={row} first={at === 0} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function DossierLink({ row }: { row: { id: string; title: string } }) {
  return (
    <Link to="/berkas/$dossierId" params={{ dossierId: row.id }} className="title">
      {row.title}
    </Link>
  )
}

function NextAct({ row, first }: { row: Row; first: boolean }) {
  const say = useSay()
  const me = useMe()
  const className = `button ${first ? 'do' : ''}`
  const params = { dossierId: row.id }
  if (row.decides)
    return (
      <>
        <Link to="/keputusan/$dossierId" params={params} className={className}>
          {say(w.decideNow)}
        </Link>
        {me && <OpenLightPage dossierId={row.id} personId={me.personId} />}
      </>
    )
  const word = row.step === row.steps ? w.publish : row.step === 1 ? w.look : row.step > 4 ? w.followUp : w.review
  return (
    <Link to="/berkas/$dossierId" params={params} className={className}>
      {say(word)}
    </Link>
  )
}

function Recent({
  at,
  dossierId,
  title,
  kind,
  targetStep,
  person,
}: {
  at: string
  dossierId: string
  title: string
  kind: string
  targetStep: number | null
  person: string
}) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <li>
      <time dateTime={at} title={longTime(at, language)}>
        {clock(at)}
      </time>
      <span>
        {person} {say(w.did)(nameOfAct({ kind, targetStep }))}{' '}
        <Link to="/berkas/$dossierId" params={{ dossierId }}>
          {title}
        </Link>
      </span>
    </li>
  )
}
