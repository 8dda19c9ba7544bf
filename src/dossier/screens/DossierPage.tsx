import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode } from 'react'
import { isCrisis } from '../../base/levels.ts'
import { commentWords } from '../../base/words/comments.ts'
import { words } from '../../base/words/common.ts'
import { crisisWords } from '../../base/words/crisis.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { variantWords } from '../../base/words/variants.ts'
import { gateWords } from '../../base/words/gates.ts'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { LimitedTag } from '../../web/kit/LimitedTag.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { Track } from '../../web/kit/Track.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime, workText } from '../../web/time.ts'
import { ClaimNote } from '../../inventory/screens/ClaimPart.tsx'
import { DutyNow } from '../../office/screens/DutyNow.tsx'
import { roundOf } from '../rules/comments.ts'
import { ActsPanel } from './ActsPanel.tsx'
import { CorrectionNote } from './Correction.tsx'
import { CommentedText } from './comments/CommentedText.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { CommentsOf } from './comments/CommentsOf.tsx'
import { Repairs } from './comments/Repairs.tsx'
import { CommentsPart } from './CommentsPart.tsx'
import { Confirmations } from './Confirmations.tsx'
import { FactsTable } from './FactsTable.tsx'
import { FieldsPart } from './FieldsPart.tsx'
import { JoinedItems } from '../../inventory/screens/JoinedItems.tsx'
import { OriginPart } from './OriginPart.tsx'
import { OralNote, ToRatify } from './OralApproval.tsx'
import { LimitedNote } from './Readers.tsx'
import { NextStepFindings } from './Findings.tsx'
import { LevelNow } from './LevelNow.tsx'
import { dossierQuery, short, type DossierData } from './read-dossier.ts'
import { Remind } from './Remind.tsx'
import { TrailPart } from './TrailPart.tsx'
import { VariantsView } from './Variants.tsx'
import { useSeen, VersionsPart } from './VersionsPart.tsx'
import { WritersNow } from './WritersNow.tsx'
import './dossier.css'

/**
 * Berkas: the text is the hero; time, acts, facts and trail stand beside it.
 * @param releaseOf when and where its text goes out, and
 * @param papersOf what later rooms hold of a dossier; the router hands it in, as this room knows none of them
 */
export function DossierPage({
  papersOf,
  releaseOf,
}: {
  papersOf: (dossier: DossierData) => ReactNode
  releaseOf: (dossier: DossierData, text: string) => ReactNode
}) {
  const say = useSay()
  const { dossierId } = useParams({ from: '/frame/berkas/$dossierId' })
  const { bagian, saring } = useSearch({ from: '/frame/berkas/$dossierId' })
  const query = useQuery(dossierQuery(dossierId))
  const dossier = query.data
  if (!dossier)
    return (
      <Page title={say(w.dossier)}>
        <ProblemNote problem={query.error} />
        {query.isPending && <Skeleton lines={8} />}
      </Page>
    )
  const round = roundOf(dossier.visits)
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
          {dossier.level !== 'watch' && <LevelTag level={dossier.level} />} {dossier.limited && <LimitedTag />}
          {say(w.dossier)} {dossier.number}
          <Track
            step={dossier.step}
            steps={dossier.steps}
            label={dossier.activity}
            done={dossier.state === 'published'}
          />
          {dossier.step} {dossier.activity}
          {round > 1 && <span className="cap">· {say(commentWords.round)(round)}</span>}
        </span>
      }
      acts={
        <>
          {isCrisis(dossier.level) && (
            <Link className="button" to="/berkas/$dossierId/siaga" params={{ dossierId }}>
              {say(crisisWords.open)}
            </Link>
          )}
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
      {(dossier.state === 'running' || dossier.state === 'held') && <WritersNow dossierId={dossierId} />}
      {(dossier.state === 'running' || dossier.state === 'held') && isCrisis(dossier.level) && <DutyNow />}
      <Tabs
        label={say(w.dossier)}
        tabs={[
          tab('naskah', say(w.text)),
          tab('perubahan', say(w.versions)),
          tab('percakapan', say(w.comments)),
          tab('jejak', say(w.trail)),
        ]}
      />
      <LimitedNote dossier={dossier} />
      {dossier.claim && <ClaimNote claim={dossier.claim} answered={dossier.state === 'published'} />}
      <CorrectionNote dossier={dossier} />
      <OralNote dossier={dossier}>
        <ToRatify dossier={dossier} />
      </OralNote>
      <CommentsOf dossierId={dossier.id} content={part === 'naskah' ? shownOf(dossier) : undefined}>
        <div className="dossier-page">
          <div>
            {part === 'naskah' && <TextPart dossier={dossier} />}
            {part === 'perubahan' && <VersionsPart dossier={dossier} />}
            {part === 'percakapan' && <CommentsPart dossier={dossier} filter={saring} />}
            {part === 'jejak' && <TrailPart dossier={dossier} />}
          </div>
          <aside className="dossier-aside">
            <ActsPanel dossier={dossier} release={(text) => releaseOf(dossier, text)} />
            <NextStepFindings dossier={dossier} />
            <Meta dossier={dossier} />
            {papersOf(dossier)}
          </aside>
        </div>
      </CommentsOf>
    </Page>
  )
}

/** The text as it is now. */
const shownOf = (dossier: DossierData) => dossier.draft?.content ?? dossier.version?.content

function TextPart({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const shown = shownOf(dossier)
  useSeen(dossier)
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
        <OriginPart origin={dossier.origin} />
        {dossier.origin && <JoinedItems itemId={dossier.origin.itemId} />}
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
      <CommentedText dossierId={dossier.id} content={shown}>
        {shown.facts.length > 0 && (
          <section className="section">
            <h2>{say(w.facts)}</h2>
            <FactsTable dossierId={dossier.id} facts={shown.facts} />
            <Confirmations dossierId={dossier.id} facts={shown.facts} />
          </section>
        )}
        <FieldsPart content={shown} />
        {shown.variants && (
          <section className="section">
            <h2>{say(variantWords.variants)}</h2>
            <VariantsView content={shown} />
          </section>
        )}
        {shown.attachments.length > 0 && (
          <section className="section">
            <h2>{say(w.attachments)}</h2>
            <ul>
              {shown.attachments.map((file, at) => (
                <li key={file.hash}>
                  <a href={`/api/files/${file.hash}`} data-at={`attachment/${at}`}>
                    {file.name}
                  </a>{' '}
                  <CommentsAt at={`attachment/${at}`} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </CommentedText>
      <OriginPart origin={dossier.origin} />
      {dossier.origin && <JoinedItems itemId={dossier.origin.itemId} />}
    </>
  )
}

const MOVES = new Set([
  'start',
  'complete',
  'return',
  'yes',
  'yes-with-notes',
  'no',
  'approve-orally',
  'ratify-refused',
])

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
      <Repairs dossier={dossier} content={shownOf(dossier)} />
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
          {dossier.forecastAt && (
            <>
              <dt>{say(w.forecast)}</dt>
              <dd>
                {shortTime(dossier.forecastAt, language)} <small className="sec">{say(w.ifInTime)}</small>
              </dd>
            </>
          )}
        </>
      )}
      {(dossier.state === 'running' || dossier.state === 'held') && (
        <>
          <dt>{say(w.post)}</dt>
          <dd>{dossier.post.name}</dd>
          <dt>{say(w.holder)}</dt>
          <dd>
            {dossier.holder?.name ?? say(w.nobody)}
            {!dossier.decides && <Remind dossier={dossier} />}
          </dd>
        </>
      )}
      <dt>{say(gateWords.level)}</dt>
      <dd>
        <LevelNow dossier={dossier} />
      </dd>
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
          <dd>
            <span>{(dossier.draft ?? dossier.version)?.content.topic}</span> <CommentsAt at="topic" />
          </dd>
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
