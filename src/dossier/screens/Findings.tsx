import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { piecesOf, type Place } from '../../base/content-places.ts'
import { emptyContent, type Content } from '../../base/content.ts'
import { findingWords, gateNames, gateWords as w } from '../../base/words/gates.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { overrideFinding, readFindings, type Judgement, type ShownFinding } from '../api/gates.ts'
import { LinksNow, useLinksAwaited } from './LinksNow.tsx'
import type { DossierData } from './read-dossier.ts'
import './findings.css'

/** What the gates say of the text that the server has, and whether this person may override any of it. */
export const findingsQuery = ({ id: dossierId, revision, draftSave }: DossierData) =>
  queryOptions({
    queryKey: ['findings', dossierId, revision, draftSave],
    queryFn: () => call(readFindings, { params: { dossierId } }),
  })

/** Syarat langkah berikutnya: what the text still lacks to leave its step, each with the way to its place. */
export function NextStepFindings({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const [asked, setAsked] = useState<ShownFinding | null>(null)
  const links = useLinksAwaited()
  const query = useQuery({ ...findingsQuery(dossier), refetchInterval: ({ state }) => links.againMs(state.data) })
  if (dossier.state !== 'running' && dossier.state !== 'held') return null
  const writing = dossier.decides ? null : dossier.draft
  const content = writing?.content ?? dossier.version?.content ?? emptyContent
  const { data } = query
  return (
    <section className="findings" aria-labelledby="syarat">
      <h2 id="syarat">{say(w.title)}</h2>
      <ProblemNote problem={query.error} />
      {query.isPending && <Skeleton lines={3} />}
      {data && (
        <FindingList
          judgement={data}
          content={content}
          acts={(finding) => (
            <>
              <WayThere dossier={dossier} finding={finding} />
              {isOverridable(finding) && data.version && data.mayOverride === null && (
                <Button look="quiet" onClick={() => setAsked(finding)}>
                  {say(w.override)}
                </Button>
              )}
            </>
          )}
        >
          <LinksNow
            dossierId={dossier.id}
            links={data.links}
            onAsked={() => {
              links.begin()
              void query.refetch()
            }}
          />
        </FindingList>
      )}
      {asked && data?.version && (
        <AskOverride dossier={dossier} version={data.version} finding={asked} onClose={() => setAsked(null)} />
      )}
    </section>
  )
}

/** Findings by how much they weigh; the sentence, the words it speaks of, the law, and what can be done about it. */
export function FindingList({
  judgement,
  content,
  acts,
  children,
}: {
  judgement: Judgement
  content: Content
  acts: (finding: ShownFinding) => ReactNode
  /** What stands under the findings. */
  children: ReactNode
}) {
  const say = useSay()
  const { findings, gates, count, open } = judgement
  const held = findings.filter((it) => it.severity === 'must' && !it.overridden)
  const excused = findings.filter((it) => it.overridden)
  const groups = [
    { name: 'must', rows: held },
    { name: 'overridden', rows: excused },
    { name: 'should', rows: findings.filter((it) => it.severity === 'should' && !it.overridden) },
    { name: 'note', rows: findings.filter((it) => it.severity === 'note' && !it.overridden) },
  ] as const
  const quote = quoterOf(content)
  return (
    <>
      <p className={open > 0 ? 'time late' : 'findings-met'}>
        {gates.length === 0 ? say(w.noGates) : open > 0 ? say(w.open)(open) : say(w.allMet)}
      </p>
      {groups.map(({ name, rows }) =>
        rows.length === 0 ? null : (
          <div key={name} className="findings-group" data-severity={name}>
            <h3>{say(w[name])}</h3>
            <ul>
              {rows.map((finding, at) => (
                <FindingRow key={`${finding.key} ${at}`} finding={finding} quote={quote(finding.place)}>
                  {acts(finding)}
                </FindingRow>
              ))}
            </ul>
          </div>
        ),
      )}
      {count > findings.length && <p className="cap">{say(w.more)(count - findings.length)}</p>}
      {children}
      {gates.length > 0 && (
        <details className="findings-gates">
          <summary>{say(w.checked)(gates.length)}</summary>
          <ul>
            {gates.map((id) => {
              const found = findings.filter((it) => it.gate === id && !it.overridden).length
              return (
                <li key={id}>
                  {id in gateNames ? say(gateNames[id as keyof typeof gateNames]) : say(w.unknown)}{' '}
                  <span className="cap">{found === 0 ? `✓ ${say(w.met)}` : say(w.notMet)(found)}</span>
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </>
  )
}

/** What a refused act named, in the sentence, the words and the law of each. */
export function ShutFindings({ findings, content }: { findings: readonly ShownFinding[]; content: Content }) {
  const quote = quoterOf(content)
  return (
    <ul className="findings-shut">
      {findings.map((finding, at) => (
        <FindingRow key={`${finding.key} ${at}`} finding={finding} quote={quote(finding.place)} />
      ))}
    </ul>
  )
}

function FindingRow({ finding, quote, children }: { finding: ShownFinding; quote: string; children?: ReactNode }) {
  const say = useSay()
  const { language } = useLanguage()
  const { overridden } = finding
  return (
    <li>
      <p>{say(findingWords[finding.code])(finding.about)}</p>
      {quote && <q>{quote}</q>}
      {overridden && (
        <div className="findings-word">
          <q>{overridden.reason}</q>
          {overridden.basis && (
            <p className="cap">
              {say(w.basis)}: {overridden.basis}. {say(w.record)}: {overridden.record}
            </p>
          )}
          <p className="cap">
            {say(w.by)(overridden.person, overridden.post, overridden.step)}, {shortTime(overridden.at, language)}
          </p>
        </div>
      )}
      {finding.law && (
        <p className="cap">
          {say(w.law)}: {finding.law}
        </p>
      )}
      {children && <div className="findings-acts">{children}</div>}
    </li>
  )
}

const QUOTE_MAX = 140

/** The words that a finding speaks of, as they stand in the text; empty where it speaks of none. */
function quoterOf(content: Content): (place: Place | null) => string {
  const pieces = new Map(piecesOf(content).map((it) => [it.at, it.text]))
  return (place) => {
    const text = place ? (pieces.get(place.at) ?? '').slice(place.from, place.to).trim() : ''
    return text.length > QUOTE_MAX ? `${text.slice(0, QUOTE_MAX)}…` : text
  }
}

export const isOverridable = (it: ShownFinding) =>
  it.severity === 'must' && it.override !== 'never' && it.overridden === null

/** From a finding to where it is mended: the level's own control, or the place in the editor. */
function WayThere({ dossier, finding }: { dossier: DossierData; finding: ShownFinding }) {
  const say = useSay()
  if (finding.code === 'level-unset')
    return (
      <a className="button quiet" href="#tingkat">
        {say(w.toLevel)}
      </a>
    )
  if (!finding.place || finding.overridden) return null
  const { at, from, to } = finding.place
  return (
    <>
      <ShowInText place={finding.place} />
      {dossier.mayWrite === null && (
        <Link
          className="button quiet"
          to="/berkas/$dossierId/tulis"
          params={{ dossierId: dossier.id }}
          search={{ tempat: `${at}:${from}:${to}` }}
        >
          {say(w.toEditor)}
        </Link>
      )}
    </>
  )
}

/** Scrolls the text beside to the block of a place, where the text is on the screen. */
function ShowInText({ place }: { place: Place }) {
  const say = useSay()
  const [root = '', index = ''] = place.at.split(/[/#]/)
  if (root !== 'body' && root !== 'title' && root !== 'summary') return null
  const show = () => {
    const article = document.querySelector('.public-text')
    const before = article?.querySelectorAll(':scope > .headline, :scope > .lead, :scope > .immediate').length ?? 0
    const target =
      root === 'title'
        ? article?.querySelector('.headline')
        : root === 'summary'
          ? article?.querySelector('.lead')
          : article?.children[before + Number(index)]
    if (!(target instanceof HTMLElement)) return
    target.tabIndex = -1
    target.focus({ preventScroll: true })
    target.scrollIntoView({ block: 'center' })
  }
  return (
    <Button look="quiet" onClick={show}>
      {say(w.show)}
    </Button>
  )
}

/** A person answers for a finding by name: the reason that its rule asks for, and what will become of it. */
export function AskOverride({
  dossier,
  version,
  finding,
  onClose,
}: {
  dossier: Pick<DossierData, 'id' | 'revision'>
  version: string
  finding: ShownFinding
  onClose: () => void
}) {
  const say = useSay()
  const overriding = useAct(overrideFinding, onClose)
  const [reason, setReason] = useState('')
  const [basis, setBasis] = useState('')
  const [record, setRecord] = useState('')
  const told = overriding.problem?.details
  return (
    <AskForm
      title={say(w.overrideTitle)}
      does={say(w.overrideTitle)}
      pending={overriding.pending}
      problem={told && !told.field ? overriding.problem : null}
      onDo={() => {
        overriding.act({
          params: { dossierId: dossier.id },
          body: { seenRevision: dossier.revision, version, key: finding.key, reason, basis, record },
        })
      }}
      onClose={onClose}
    >
      <p>
        <b>{say(findingWords[finding.code])(finding.about)}</b>
        {finding.law && (
          <span className="cap">
            {' '}
            {say(w.law)}: {finding.law}
          </span>
        )}
      </p>
      <TextArea
        label={say(w.reason)}
        required
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(overriding.problem, 'reason')}
      />
      {finding.override === 'basis' && (
        <>
          <TextInput
            label={say(w.basis)}
            help={say(w.basisHelp)}
            required
            maxLength={500}
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
            error={errorOf(overriding.problem, 'basis')}
          />
          <TextInput
            label={say(w.record)}
            help={say(w.recordHelp)}
            required
            maxLength={500}
            value={record}
            onChange={(event) => setRecord(event.target.value)}
            error={errorOf(overriding.problem, 'record')}
          />
        </>
      )}
      <p className="sec">{say(w.overrideSays)}</p>
    </AskForm>
  )
}
