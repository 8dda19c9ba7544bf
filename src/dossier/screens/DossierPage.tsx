import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { Track } from '../../web/kit/Track.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { longTime, shortTime, workText } from '../../web/time.ts'
import { addComment, listComments, listVersions, markSeen, readVersion } from '../api.ts'
import { nameOfAct } from '../rules.ts'
import { ActsPanel } from './ActsPanel.tsx'
import { ContentView, FactsTable, MarkedText } from './ContentView.tsx'
import { dossierQuery, short, type DossierData } from './read-dossier.ts'
import './dossier.css'

/**
 * Berkas: the text is the hero; time, acts, facts and trail stand beside it.
 * @param papersOf what later rooms hold of a dossier; the router hands it in, as this room knows none of them
 */
export function DossierPage({ papersOf }: { papersOf: (dossier: DossierData) => ReactNode }) {
  const say = useSay()
  const { dossierId } = useParams({ from: '/frame/berkas/$dossierId' })
  const { bagian } = useSearch({ from: '/frame/berkas/$dossierId' })
  const query = useQuery(dossierQuery(dossierId))
  const dossier = query.data
  if (!dossier)
    return (
      <Page title={say(w.dossier)}>
        <ProblemNote problem={query.error} />
        {query.isPending && <Skeleton lines={8} />}
      </Page>
    )
  const part = bagian === 'perubahan' || bagian === 'jejak' || bagian === 'percakapan' ? bagian : 'naskah'
  const to = `/berkas/${dossierId}`
  const tab = (name: string, text: string) => ({
    to,
    text,
    current: part === name,
    search: name === 'naskah' ? {} : { bagian: name },
  })
  return (
    <Page
      title={dossier.version?.content.title || dossier.draft?.content.title || dossier.title}
      about={
        <span className="dossier-about">
          {dossier.level !== 'watch' && <LevelTag level={dossier.level} />} {say(w.dossier)} {dossier.number}
          <Track
            step={dossier.step}
            steps={dossier.steps}
            label={dossier.activity}
            done={dossier.state === 'published'}
          />
          {dossier.step} {dossier.activity}
        </span>
      }
      acts={
        <>
          {dossier.mayWrite === null && (
            <Link className="button" to="/berkas/$dossierId/tulis" params={{ dossierId }}>
              {say(w.write)}
            </Link>
          )}
          {(dossier.state === 'running' || dossier.state === 'held') && (
            <a className="button dossier-jump" href="#tindakan">
              {say(w.toActs)}
            </a>
          )}
        </>
      }
    >
      <Tabs
        label={say(w.dossier)}
        tabs={[
          tab('naskah', say(w.text)),
          tab('perubahan', say(w.versions)),
          tab('percakapan', say(w.comments)),
          tab('jejak', say(w.trail)),
        ]}
      />
      <div className="dossier-page">
        <div>
          {part === 'naskah' && <TextPart dossier={dossier} />}
          {part === 'perubahan' && <VersionsPart dossier={dossier} />}
          {part === 'percakapan' && <CommentsPart dossierId={dossierId} />}
          {part === 'jejak' && <TrailPart dossier={dossier} />}
        </div>
        <aside className="dossier-aside">
          <ActsPanel dossier={dossier} />
          <Meta dossier={dossier} />
          {papersOf(dossier)}
        </aside>
      </div>
    </Page>
  )
}

function TextPart({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const shown = dossier.draft?.content ?? dossier.version?.content
  const seen = dossier.version?.hash
  useEffect(() => {
    if (seen && seen !== dossier.lastSeen?.hash && me && me.role !== 'auditor')
      void call(markSeen, { params: { dossierId: dossier.id }, body: { hash: seen } }).catch(() => {}) // only a mark
  }, [seen, dossier.id, dossier.lastSeen?.hash, me])
  if (!shown)
    return (
      <>
        <SentBack dossier={dossier} />
        <Empty
          act={
            dossier.mayWrite === null && (
              <Link className="button do" to="/berkas/$dossierId/tulis" params={{ dossierId: dossier.id }}>
                {say(w.write)}
              </Link>
            )
          }
        >
          {say(w.noText)}
        </Empty>
      </>
    )
  return (
    <>
      <SentBack dossier={dossier} />
      {dossier.draft && (
        <p className="sec dossier-draft">
          {say(w.draftShown)(dossier.draft.savedBy.name, shortTime(dossier.draft.savedAt, language))}
        </p>
      )}
      <ContentView content={shown} />
      {shown.facts.length > 0 && (
        <section className="section">
          <h2>{say(w.facts)}</h2>
          <FactsTable facts={shown.facts} />
        </section>
      )}
      {shown.attachments.length > 0 && (
        <section className="section">
          <h2>{say(w.attachments)}</h2>
          <ul>
            {shown.attachments.map((file) => (
              <li key={file.hash}>
                <a href={`/api/files/${file.hash}`}>{file.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const MOVES = new Set(['start', 'complete', 'return', 'yes', 'yes-with-notes', 'no'])

/** Why the dossier came back, above the text for as long as it stands where it was sent back to. */
function SentBack({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const moved = dossier.trail.find((it) => MOVES.has(it.kind))
  if (!moved || (moved.kind !== 'return' && moved.kind !== 'no') || dossier.state !== 'running') return null
  return (
    <div className="note dossier-sent-back">
      <p>{say(w.sentBack)(moved.person, shortTime(moved.at, language))}</p>
      <q>{moved.note}</q>
    </div>
  )
}

function Meta({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const approval = dossier.approvals[0]
  const stands = approval && approval.version === dossier.version?.hash && !dossier.draft
  return (
    <dl className="dossier-meta">
      {dossier.state === 'running' && (
        <>
          <dt>{say(w.time)}</dt>
          <dd>
            <TimeLeft
              {...dossier}
              note={[
                say(words.waiting)(workText(dossier.waitingMinutes, language)),
                say(words.processing)(workText(dossier.processingMinutes, language)),
              ].join(' · ')}
            />
          </dd>
        </>
      )}
      {(dossier.state === 'running' || dossier.state === 'held') && (
        <>
          <dt>{say(w.post)}</dt>
          <dd>{dossier.post.name}</dd>
          <dt>{say(w.holder)}</dt>
          <dd>{dossier.holder?.name ?? say(w.nobody)}</dd>
        </>
      )}
      <dt>{say(w.versionId)}</dt>
      <dd>
        <code title={dossier.version?.hash}>{short(dossier.version?.hash ?? null)}</code>
        {approval && (
          <div className={stands ? 'sec' : 'time nearly'}>
            {say(approval.notes === 'pending' ? w.notesOpen : stands ? w.approvedBadge : w.approvedStale)}
          </div>
        )}
      </dd>
      {(dossier.draft ?? dossier.version)?.content.topic && (
        <>
          <dt>{say(w.topic)}</dt>
          <dd>{(dossier.draft ?? dossier.version)?.content.topic}</dd>
        </>
      )}
      {dossier.item && (
        <>
          <dt>{say(w.from)}</dt>
          <dd>
            {dossier.item.title}
            <div className="cap">{[dossier.item.agency, dossier.item.source].filter(Boolean).join(' · ')}</div>
          </dd>
        </>
      )}
      <dt>{say(words.sop)}</dt>
      <dd>
        <a href={`/app/sop?edisi=${dossier.edition.id}`}>{dossier.edition.title}</a>
        <div className="cap">{dossier.edition.number}</div>
      </dd>
    </dl>
  )
}

function VersionsPart({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const versions = useQuery({
    queryKey: ['versions', dossier.id],
    queryFn: () => call(listVersions, { params: { dossierId: dossier.id } }),
  })
  const rows = versions.data?.rows ?? []
  const [chosenFrom, setFrom] = useState('')
  const [chosenTo, setTo] = useState('')
  const to = chosenTo || rows[0]?.hash || ''
  const approved = dossier.approvals[0]?.version
  const from = chosenFrom || (approved && approved !== to ? approved : rows[1]?.hash) || ''
  const one = (hash: string) => ({
    queryKey: ['version', dossier.id, hash],
    queryFn: () => call(readVersion, { params: { dossierId: dossier.id, hash } }),
    enabled: hash !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const older = useQuery(one(from))
  const newer = useQuery(one(to))
  if (versions.data && rows.length === 0) return <Empty>{say(w.noVersions)}</Empty>
  const options = rows.map((row) => ({
    value: row.hash,
    label: `${say(w.versionN)(row.number)} · ${short(row.hash)} · ${shortTime(row.createdAt, language)} · ${row.createdBy}`,
  }))
  return (
    <>
      <ProblemNote problem={versions.error} />
      {rows.length === 1 && <p className="note">{say(w.oneVersion)}</p>}
      <div className="versions-pick" hidden={rows.length < 2}>
        <Select
          label={say(w.fromVersion)}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          options={[{ value: '', label: '–' }, ...options]}
        />
        <Select label={say(w.toVersion)} value={to} onChange={(event) => setTo(event.target.value)} options={options} />
      </div>
      {older.data && newer.data && from !== to && <MarkedText older={older.data.content} newer={newer.data.content} />}
      {newer.data && (from === '' || from === to) && <ContentView content={newer.data.content} />}
    </>
  )
}

function CommentsPart({ dossierId }: { dossierId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const [text, setText] = useState('')
  const list = useQuery({
    queryKey: ['comments', dossierId],
    queryFn: () => call(listComments, { params: { dossierId }, query: {} }),
  })
  const adding = useAct(addComment, () => setText(''))
  return (
    <div className="dossier-comments">
      <ProblemNote problem={list.error} />
      {list.data?.rows.length === 0 && <p className="sec">{say(w.noComments)}</p>}
      <ul>
        {list.data?.rows.map((row) => (
          <li key={row.id}>
            <b>{row.person.name}</b> <span className="cap">{longTime(row.at, language)}</span>
            <br />
            {row.text}
          </li>
        ))}
      </ul>
      {me && me.role !== 'auditor' && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            adding.act({ params: { dossierId }, body: { text } })
          }}
        >
          <TextArea
            label={say(w.commentLabel)}
            value={text}
            maxLength={4000}
            onChange={(event) => setText(event.target.value)}
            error={errorOf(adding.problem, 'text')}
          />
          <ProblemNote problem={adding.problem} />
          <div>
            <Button type="submit" pending={adding.pending}>
              {say(w.commentSend)}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}

function TrailPart({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const name = (step: number) => `${step} ${dossier.edition.steps.find((it) => it.number === step)?.activity ?? ''}`
  return (
    <>
      <ol className="dossier-trail">
        {dossier.trail.map((it) => (
          <li key={it.revision}>
            <time dateTime={it.at} title={longTime(it.at, language)} className="cap">
              {shortTime(it.at, language)}
            </time>
            <div>
              <b>{it.person}</b> {it.post && <span className="sec">({it.post})</span>} {say(w.did)(nameOfAct(it))} ·{' '}
              {name(it.step)}
              {it.targetStep && <> → {name(it.targetStep)}</>}
              <div className="cap">
                {it.versionHash && (
                  <>
                    <code title={it.versionHash}>{short(it.versionHash)}</code> ·{' '}
                  </>
                )}
                {say(w.ledgerIndex)(it.ledgerIndex)}
              </div>
              {it.note && <q>{it.note}</q>}
            </div>
          </li>
        ))}
      </ol>
      <section className="section">
        <h2>{say(w.visits)}</h2>
        <table className="table cards dossier-visits">
          <thead>
            <tr>
              <th scope="col">{say(w.step)}</th>
              <th scope="col">{say(w.arrived)}</th>
              <th scope="col">{say(w.done)}</th>
              <th scope="col" className="num">
                {say(w.time)} <span className="cap">({say(w.inMinutes)})</span>
              </th>
              <th scope="col" className="num">
                {say(w.standard)}
              </th>
            </tr>
          </thead>
          <tbody>
            {dossier.visits.map((visit) => (
              <tr key={visit.number}>
                <td>
                  {name(visit.step)}
                  <div className="cap">{visit.doneBy ?? visit.post}</div>
                </td>
                <td data-label={say(w.arrived)}>{shortTime(visit.arrivedAt, language)}</td>
                <td data-label={say(w.done)}>{visit.doneAt ? shortTime(visit.doneAt, language) : '–'}</td>
                <td className="num" data-label={say(w.time)}>
                  {visit.waitingMinutes} + {visit.processingMinutes}
                </td>
                <td className="num" data-label={say(w.standard)}>
                  {visit.standardMinutes}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
