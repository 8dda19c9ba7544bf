import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { writtenOf, type Content } from '../../base/content.ts'
import { saidBefore } from '../../base/said-at.ts'
import { words } from '../../base/words/common.ts'
import { decisionWords as d } from '../../base/words/decision.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { keptWords as k } from '../../base/words/kept.ts'
import { lightWords as l } from '../../base/words/light.ts'
import { oralWords as o } from '../../base/words/oral.ts'
import { channelWords } from '../../base/words/variants.ts'
import { markSeen, readDossier, readVersion } from '../../dossier/api.ts'
import { compareContents, countChanges } from '../../dossier/rules/compare.ts'
import { CorrectionNote } from '../../dossier/screens/Correction.tsx'
import { ContentView } from '../../dossier/screens/ContentView.tsx'
import { DifferenceView } from '../../dossier/screens/DifferenceView.tsx'
import { FactsTable } from '../../dossier/screens/FactsTable.tsx'
import { FieldsPart } from '../../dossier/screens/FieldsPart.tsx'
import { NextStepFindings } from '../../dossier/screens/Findings.tsx'
import { VariantsView } from '../../dossier/screens/Variants.tsx'
import { AwayNote } from '../../dossier/screens/AwayNote.tsx'
import { dossierQuery, short, type DossierData, workAt } from '../../dossier/screens/read-dossier.ts'
import { nameOfAct } from '../../dossier/rules.ts'
import { addressOf, call } from '../../web/call.ts'
import type { Kept } from '../../web/kept-decisions.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Empty, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dropKept, useKeptDecisions } from '../../web/outbox.ts'
import { useSeenAt } from '../../web/seen-at.ts'
import { longTime, shortTime, workText } from '../../web/time.ts'
import { useInPost } from '../../office/screens/in-post.ts'
import type { Decision } from '../rules.ts'
import { comparedWith } from '../rules/compared.ts'
import { AskNotes } from './AskNotes.tsx'
import { RefusedDecision, WaitingDecision } from './KeptDecision.tsx'
import { useDeciding } from './Proof.tsx'
import { RatifySheet } from './RatifySheet.tsx'
import './decision.css'

type Asked = 'yes' | 'yes-with-notes' | 'no'

/** Lembar keputusan: the exact text, what changed since last time, then YES or NO within the thumb's reach. */
export function DecisionSheet() {
  const { dossierId } = useParams({ from: '/frame/keputusan/$dossierId' })
  return <Sheet key={dossierId} dossierId={dossierId} />
}

function Sheet({ dossierId }: { dossierId: string }) {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const inPost = useInPost()
  const { bagian } = useSearch({ from: '/frame/keputusan/$dossierId' })
  const query = useQuery(dossierQuery(dossierId))
  const seenAt = useSeenAt(addressOf(readDossier.path, { dossierId }))
  const [asked, setAsked] = useState<Asked | null>(null)
  const deciding = useDeciding(query.data, query.data?.oral?.version ?? query.data?.version?.hash, seenAt !== null)
  const kept = useKeptDecisions().kept.find((it) => it.dossierId === dossierId) ?? null
  // What arrived by itself is seen once its receipt is: it leaves the device, and stays on the screen.
  const [arrived, setArrived] = useState<Kept | null>(null)
  if (kept?.came?.kind === 'recorded' && !deciding.pending && arrived?.key !== kept.key) setArrived(kept)
  useEffect(() => {
    if (arrived) dropKept(arrived)
  }, [arrived])
  useEffect(() => {
    document.title = `${say(d.title)} · Siar`
  }, [say])
  const done = deciding.done ?? (arrived?.came?.kind === 'recorded' ? { ...arrived, ...arrived.came } : null)
  if (done) {
    const { kind, answer } = deciding.said ?? arrived ?? { kind: 'decide', answer: 'yes' }
    const [yes, no] = kind === 'ratify' ? [o.ratified, o.refused] : [d.receiptYes, d.receiptNo]
    return <Receipt {...done} says={say(answer === 'no' ? no : yes)} />
  }
  if (kept && !deciding.pending) {
    if (kept.came?.kind === 'refused') return <RefusedDecision kept={kept} refusal={kept.came.refusal} />
    if (kept.came === null) return <WaitingDecision kept={kept} />
  }
  const dossier = query.data
  if (!dossier)
    return (
      <div className="decision decision-body">
        <h1 tabIndex={-1}>{say(d.title)}</h1>
        <ProblemNote problem={query.error} />
        {query.isPending && <Skeleton lines={8} />}
      </div>
    )
  if (dossier.oral && dossier.acts.find((it) => it.kind === 'ratify')?.whyNot === null)
    return <RatifySheet dossier={dossier} ratifying={deciding} />
  const { version } = dossier
  if (!version || !dossier.decides || dossier.state !== 'running')
    return (
      <div className="decision decision-body">
        <h1 tabIndex={-1}>{dossier.title}</h1>
        <Empty
          act={
            <Link className="button" to="/berkas/$dossierId" params={{ dossierId }}>
              {say(d.toDossier)}
            </Link>
          }
        >
          {say(d.notHere)}
        </Empty>
      </div>
    )
  const refused = dossier.acts.find((it) => it.kind === 'decide')?.whyNot
  const { send, signs } = deciding
  const whyNot = refused?.title ?? (seenAt !== null && !signs ? say(k.passkeyOnly) : undefined)
  // A passkey asks by itself: YES is one tap, and the panel comes only when that did not go well.
  const panel = asked ?? (deciding.problem ? 'yes' : null)
  const part = bagian === 'jejak' ? 'jejak' : 'naskah'
  const to = `/keputusan/${dossierId}`
  return (
    <div className="decision">
      <div className="decision-top">
        <Link to="/">‹ {say(words.desk)}</Link>
        <TimeLeft {...dossier} />
      </div>
      <div className="decision-body">
        <p className="cap">
          {dossier.level !== 'watch' && <LevelTag level={dossier.level} />} {say(w.dossier)} {dossier.number} ·{' '}
          {say(words.stepOf)(dossier.step, dossier.steps)}
        </p>
        <h1 tabIndex={-1}>{version.content.title}</h1>
        {me && <p className="cap">{say(l.decidesAs)(me.name, inPost(dossier.post.name, dossier.mandate))}</p>}
        {seenAt !== null && (
          <p className="note" role="status">
            {say(k.seenAt)(shortTime(seenAt, language))} {signs && say(k.maySign)}
          </p>
        )}
        {refused?.code === 'own-draft' && <Others dossier={dossier} />}
        <CorrectionNote dossier={dossier} />
        <SheetMeta dossier={dossier} />
        <NextStepFindings dossier={dossier} />
        <Tabs
          label={say(d.title)}
          tabs={[
            { to, text: say(w.text), current: part === 'naskah', search: {} },
            { to, text: say(w.trail), current: part === 'jejak', search: { bagian: 'jejak' } },
          ]}
        />
        {part === 'naskah' ? <ExactText dossier={dossier} version={version} /> : <Trail dossier={dossier} />}
      </div>
      <div className="decision-bar">
        <div>
          <p className="cap">{whyNot ?? say(signs ? d.saysSigned : d.says)(short(version.hash))}</p>
          <div className="pair">
            <Button
              look="no"
              reason={whyNot ? '' : null}
              aria-disabled={whyNot ? true : undefined}
              onClick={() => !whyNot && open('no')}
            >
              {say(d.no)}
            </Button>
            <Button
              look="do"
              pending={deciding.pending && !asked}
              aria-disabled={whyNot ? true : undefined}
              onClick={() => !whyNot && (signs ? send({ answer: 'yes' }) : open('yes'))}
            >
              {say(d.yes)}
            </Button>
          </div>
          {!whyNot && (
            <Button look="quiet" onClick={() => open('yes-with-notes')}>
              {say(d.yesWithNotes)}
            </Button>
          )}
        </div>
      </div>
      {panel === 'yes' && (
        <AskForm
          title={say(d.confirmTitle)}
          does={say(d.yes)}
          pending={deciding.pending}
          problem={deciding.problem}
          onDo={() => send({ answer: 'yes' })}
          onClose={close}
        >
          <p>
            <b>{version.content.title}</b>
          </p>
          <p>{say(d.confirmSays)(short(version.hash))}</p>
          {deciding.fields}
        </AskForm>
      )}
      {panel === 'yes-with-notes' && (
        <AskNotes content={version.content} deciding={deciding} send={send} onClose={close} />
      )}
      {panel === 'no' && <AskNo dossier={dossier} deciding={deciding} send={send} onClose={close} />}
    </div>
  )

  function open(answer: Asked): void {
    deciding.reset()
    setAsked(answer)
  }
  function close(): void {
    deciding.reset()
    setAsked(null)
  }
}

function SheetMeta({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  // The last review of each step: who stands behind what is read now.
  const reviewers = dossier.visits.filter(
    (visit, at) =>
      visit.doneAt &&
      visit.doneBy &&
      visit.step > 1 &&
      visit.step < dossier.step &&
      !dossier.visits.slice(at + 1).some((later) => later.step === visit.step && later.doneAt),
  )
  const from = [dossier.item?.agency, dossier.item?.source].filter(Boolean).join(' · ')
  const sources = [...new Set(dossier.version?.content.facts.map((fact) => fact.source).filter(Boolean))]
  return (
    <dl className="decision-meta">
      {reviewers.length > 0 && (
        <>
          <dt>{say(d.reviewed)}</dt>
          <dd>
            {reviewers.map((visit) => (
              <div key={visit.number}>
                {visit.doneBy} ({visit.post}) {shortTime(visit.doneAt ?? '', language)}
              </div>
            ))}
          </dd>
        </>
      )}
      {sources.length > 0 && (
        <>
          <dt>{say(d.sources)}</dt>
          <dd>{sources.join(', ')}</dd>
        </>
      )}
      {from && (
        <>
          <dt>{say(w.from)}</dt>
          <dd>{from}</dd>
        </>
      )}
    </dl>
  )
}

function ExactText({ dossier, version }: { dossier: DossierData; version: NonNullable<DossierData['version']> }) {
  const say = useSay()
  const { language } = useLanguage()
  // What was seen last is fixed when the sheet is opened: reading it now must not wipe the marks.
  const [earlier] = useState(() => comparedWith(dossier.correction, dossier.lastSeen))
  const [marks, setMarks] = useState(true)
  const older = useQuery({
    queryKey: ['version', dossier.id, earlier?.hash],
    queryFn: () => call(readVersion, { params: { dossierId: dossier.id, hash: earlier?.hash ?? '' } }),
    enabled: earlier !== null && earlier.hash !== version.hash,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    void call(markSeen, { params: { dossierId: dossier.id }, body: { hash: version.hash } }).catch(() => {}) // only a mark
  }, [dossier.id, version.hash])
  const before = useMemo(() => older.data && writtenOf(older.data.content), [older.data])
  const now = useMemo(() => writtenOf(version.content), [version.content])
  const changes = useMemo(() => (before ? countChanges(compareContents(before, now)) : 0), [before, now])
  return (
    <>
      {before && earlier && changes > 0 && (
        <div className="note">
          <p>
            {earlier.at === null
              ? say(d.sincePublic)(changes)
              : say(d.lastSeen)(changes, shortTime(earlier.at, language))}
          </p>
          <Button look="quiet" onClick={() => setMarks(!marks)}>
            {say(marks ? d.hideMarks : d.showMarks)}
          </Button>
        </div>
      )}
      {before && changes > 0 && marks ? (
        <DifferenceView older={before} newer={now} />
      ) : (
        <ContentView content={version.content} />
      )}
      <FieldsPart content={version.content} />
      <FactsTable dossierId={dossier.id} facts={version.content.facts} />
      <section className="section">
        <h2>{say(l.variants)}</h2>
        <VariantsView content={version.content} />
      </section>
      <GoesOut dossier={dossier} content={version.content} />
      <p className="cap">
        {say(d.exactText)}: <code>{version.hash}</code>
      </p>
    </>
  )
}

/** Where the text goes after a YES and by when: the portal by itself, every other channel by hand. */
function GoesOut({ dossier, content }: { dossier: DossierData; content: Content }) {
  const say = useSay()
  const { language } = useLanguage()
  const { goesOut } = dossier
  if (!goesOut) return null
  const next = dossier.edition.steps.find((step) => step.number === dossier.step + 1)
  const channels = (content.variants ?? []).map((it) => say(channelWords[it.channel]))
  return (
    <section className="section">
      <h2>{say(l.goesOut)}</h2>
      <p>
        {say(l.toPortal)(goesOut.posts)}{' '}
        {say(l.atLatest)(longTime(goesOut.by, language), workText(goesOut.minutes, language))}
      </p>
      {next && <AwayNote to={workAt(next, dossier)} />}
      {channels.length > 0 && <p>{say(l.byHand)(channels)}</p>}
    </section>
  )
}

/** Who else can decide, for a leader who wrote part of the text. */
function Others({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const me = useMe()
  const others = dossier.colleagues.filter((it) => it.id !== me?.personId)
  return (
    <p>
      {others.length > 0
        ? say(l.othersDecide)(others.map((it) => it.name).join(', '))
        : say(l.nobodyElse)(dossier.post.name)}
    </p>
  )
}

function Trail({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const inPost = useInPost()
  return (
    <ol className="dossier-trail">
      {dossier.trail.map((it) => (
        <li key={it.revision}>
          <time dateTime={it.at} className="cap" title={longTime(it.at, language)}>
            {shortTime(it.at, language)}
          </time>
          <div>
            <b>{it.person}</b> {it.post && it.mandate && <span className="sec">({inPost(it.post, it.mandate)})</span>}{' '}
            {say(w.did)(nameOfAct(it))}
            {it.saidAt && <div className="cap">{say(k.saidEarlier)(shortTime(it.saidAt, language))}</div>}
            {it.note && <q>{it.note}</q>}
          </div>
        </li>
      ))}
    </ol>
  )
}

type Deciding = Pick<ReturnType<typeof useDeciding>, 'pending' | 'problem' | 'fields'>
type Send = (decision: Decision) => void

function AskNo({
  dossier,
  deciding,
  send,
  onClose,
}: {
  dossier: DossierData
  deciding: Deciding
  send: Send
  onClose: () => void
}) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const here = dossier.edition.steps.find((step) => step.number === dossier.step)
  const earlier = dossier.edition.steps.filter(
    (step) => step.number < dossier.step && step.number >= Math.min(2, dossier.step - 1),
  )
  const [toStep, setToStep] = useState(String(here?.no ?? earlier[0]?.number ?? 2))
  const target = earlier.find((step) => String(step.number) === toStep)
  return (
    <AskForm
      title={say(d.noTitle)}
      does={say(d.noSend)}
      look="no"
      pending={deciding.pending}
      problem={deciding.problem}
      onDo={() => send({ answer: 'no', reason, toStep: Number(toStep) })}
      onClose={onClose}
    >
      <div className="decision-chips">
        {say(d.chips).map((chip) => (
          <button key={chip} type="button" onClick={() => setReason(reason ? `${reason}\n${chip}` : chip)}>
            {chip}
          </button>
        ))}
      </div>
      <TextArea
        label={say(w.reason)}
        help={say(d.reasonHelp)}
        required
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(deciding.problem, 'decision.reason')}
      />
      <Select
        label={say(w.toStep)}
        value={toStep}
        onChange={(event) => setToStep(event.target.value)}
        options={earlier.map((step) => ({
          value: String(step.number),
          label: `${step.number} ${step.activity} (${step.post.name})`,
        }))}
        error={errorOf(deciding.problem, 'decision.toStep')}
      />
      {target && <p className="sec">{say(d.noSays)(target.post.name)}</p>}
      {target && <AwayNote to={workAt(target, dossier)} />}
      {deciding.fields}
    </AskForm>
  )
}

type Done = NonNullable<ReturnType<typeof useDeciding>['done']>

function Receipt({ receipt, decidedAt, says }: Done & { says: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const said = saidBefore(decidedAt, new Date(receipt.at))
  const outgoing = receipt.agenda.find((it) => it.direction === 'outgoing')
  return (
    <div className="decision decision-body" role="status">
      <section className="decision-receipt">
        <h1 tabIndex={-1}>{say(d.recorded)}</h1>
        <p>{says}</p>
        <dl className="decision-meta">
          {said && (
            <>
              <dt>{say(k.decidedAt)}</dt>
              <dd>{longTime(said, language)}</dd>
            </>
          )}
          <dt>{say(said ? k.arrivedAt : d.at)}</dt>
          <dd>{longTime(receipt.at, language)}</dd>
          {outgoing && (
            <>
              <dt>{say(d.agendaNumber)}</dt>
              <dd>{outgoing.formatted}</dd>
            </>
          )}
          <dt>{say(d.ledgerEntry)}</dt>
          <dd>{receipt.ledgerIndex}</dd>
          <dt>{say(d.contentHash)}</dt>
          <dd>
            <code>{receipt.versionHash}</code>
          </dd>
        </dl>
        <div className="row">
          <Link className="button do" to="/">
            {say(d.backToDesk)}
          </Link>
          <Link className="button" to="/berkas/$dossierId" params={{ dossierId: receipt.dossierId }}>
            {say(d.toDossier)}
          </Link>
        </div>
      </section>
    </div>
  )
}
