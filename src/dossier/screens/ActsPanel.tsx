import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { emptyContent } from '../../base/content.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { useAct } from '../../web/act.ts'
import type { Problem } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { actOnDossier } from '../api.ts'
import { correctionWords } from '../../base/words/correction.ts'
import { readersWords } from '../../base/words/readers.ts'
import { AwayNote } from './AwayNote.tsx'
import { AskReaders } from './Readers.tsx'
import { CertifyNotes } from './CertifyNotes.tsx'
import { CorrectionActs } from './Correction.tsx'
import { RemindToDecide } from './Remind.tsx'
import { ShutFindings } from './Findings.tsx'
import { RecordOral } from './OralApproval.tsx'
import { short, workAt, type DossierData } from './read-dossier.ts'

type Asked = 'return' | 'hold' | 'reassign' | 'withdraw'

/**
 * What this person may do now, each act with what it will do said before; the server's reason beside what is refused.
 * @param release when and where it goes out, at the step that publishes
 */
export function ActsPanel({ dossier, release }: { dossier: DossierData; release: (text: string) => ReactNode }) {
  const say = useSay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [limiting, setLimiting] = useState(false)
  const acting = useAct(actOnDossier, () => setAsked(null))
  const may = (kind: DossierData['acts'][number]['kind']) =>
    dossier.acts.find((it) => it.kind === kind)?.whyNot === null
  const whyNot = (kind: DossierData['acts'][number]['kind']) =>
    dossier.acts.find((it) => it.kind === kind)?.whyNot?.title
  const send = (act: Parameters<typeof acting.act>[0]['body']['act']) =>
    acting.act({ params: { dossierId: dossier.id }, body: { seenRevision: dossier.revision, act } })

  const here = dossier.edition.steps.find((step) => step.number === dossier.step)
  const next = dossier.edition.steps.find((step) => step.number === dossier.step + 1)
  const to = next ? `${next.post.name} (${next.activity})` : ''
  // At a step without text there is none to name; else the writing that is ahead of the version, when there is one.
  const text =
    here?.shape === 'start' ? (dossier.version?.hash ?? null) : (dossier.draft?.hash ?? dossier.version?.hash ?? null)
  const mine = ['complete', 'decide', 'open', 'certify'].some(
    (kind) => whyNot(kind as 'complete') === undefined || !isOthers(dossier, kind as 'complete'),
  )
  const others = (['return', 'hold', 'reassign', 'withdraw'] as const).filter(may)
  const any = mine || others.length > 0 || may('resume') || may('limit')

  const reason = text === null && here?.shape !== 'start' ? whyNot('complete') : textReason(dossier, whyNot('complete'))
  const says =
    here?.shape === 'end'
      ? say(dossier.correction ? correctionWords.publishSays : w.publishSays)(short(text))
      : text === null
        ? say(w.completeBareSays)(to)
        : say(w.completeSays)(short(text), to)
  const ended = dossier.state === 'published' || dossier.state === 'withdrawn' ? dossier.state : null

  return (
    <section className="dossier-acts" aria-labelledby="tindakan">
      <h2 id="tindakan">{say(w.acts)}</h2>
      {ended && <p className="sec">{say(w.ended[ended])}</p>}
      {!any && !ended && <p className="sec">{whyNot('complete') ?? say(w.noActs)}</p>}
      {may('decide') && (
        <Link className="button do" to="/keputusan/$dossierId" params={{ dossierId: dossier.id }}>
          {say(w.decide)}
        </Link>
      )}
      {may('resume') && (
        <Button look="do" pending={acting.pending} onClick={() => send({ kind: 'resume' })}>
          {say(w.resume)}
        </Button>
      )}
      {may('open') && !may('decide') && (
        <div className="do-one">
          <Button pending={acting.pending} onClick={() => send({ kind: 'open' })}>
            {say(w.open)}
          </Button>
          <p className="says">{say(w.openSays)}</p>
        </div>
      )}
      <RecordOral dossier={dossier} />
      <RemindToDecide dossier={dossier} />
      <CertifyNotes dossier={dossier} text={text} />
      {mine && here?.shape !== 'decision' && dossier.state === 'running' && !isOthers(dossier, 'complete') && (
        <div className="do-one">
          <Button
            look={reason ? 'plain' : 'do'}
            pending={acting.pending}
            reason={reason}
            onClick={() => send({ kind: 'complete', version: text })}
          >
            {here?.shape === 'end'
              ? say(dossier.correction ? correctionWords.publish[dossier.correction.form] : w.publishAct)
              : say(w.complete)(to)}
          </Button>
          {!reason && <p className="says">{says}</p>}
          {!reason && here?.shape === 'end' && text !== null && !dossier.correction && release(text)}
          {next && here?.shape !== 'end' && <AwayNote to={workAt(next, dossier)} />}
        </div>
      )}
      {!asked && <ProblemNote problem={acting.problem} />}
      {!asked && <Shut dossier={dossier} problem={acting.problem} />}
      {(others.length > 0 || may('limit')) && (
        <div className="others">
          {others.map((kind) => (
            <Button
              key={kind}
              look={kind === 'withdraw' ? 'no' : 'plain'}
              onClick={() => {
                acting.reset()
                setAsked(kind)
              }}
            >
              {say(w[kind])}
            </Button>
          ))}
          {may('limit') && (
            <Button onClick={() => setLimiting(true)}>
              {say(dossier.limited ? readersWords.change : readersWords.limit)}
            </Button>
          )}
        </div>
      )}
      <CorrectionActs dossier={dossier} />
      {limiting && <AskReaders dossier={dossier} onClose={() => setLimiting(false)} />}
      {asked && (
        <AskAct key={asked} kind={asked} dossier={dossier} acting={acting} send={send} onClose={() => setAsked(null)} />
      )}
    </section>
  )
}

/** What an act that was tried is still short of. */
function Shut({ dossier, problem }: { dossier: DossierData; problem: Problem | null }) {
  const findings = problem?.details.code === 'gate-shut' ? problem.details.findings : undefined
  if (!findings) return null
  return (
    <ShutFindings findings={findings} content={dossier.draft?.content ?? dossier.version?.content ?? emptyContent} />
  )
}

/** An act that belongs to another post or role: shown as a sentence at most, never as a button. */
function isOthers(dossier: DossierData, kind: 'complete'): boolean {
  const code = dossier.acts.find((it) => it.kind === kind)?.whyNot?.code
  return code === 'not-your-step' || code === 'not-your-role' || code === 'not-running'
}

/** A fresh text answers "text missing" and "not approved" by itself where it is what is being sent. */
function textReason(dossier: DossierData, reason: string | undefined): string | undefined {
  const code = dossier.acts.find((it) => it.kind === 'complete')?.whyNot?.code
  return dossier.draft && (code === 'text-missing' || code === 'version-differs') ? undefined : reason
}

function AskAct({
  kind,
  dossier,
  acting,
  send,
  onClose,
}: {
  kind: Asked
  dossier: DossierData
  acting: Pick<ReturnType<typeof useAct<typeof actOnDossier>>, 'pending' | 'problem'>
  send: (act: Parameters<ReturnType<typeof useAct<typeof actOnDossier>>['act']>[0]['body']['act']) => void
  onClose: () => void
}) {
  const say = useSay()
  const earlier = dossier.edition.steps.filter(
    (step) => step.number < dossier.step && (step.number >= 2 || dossier.step === 2),
  )
  const [reason, setReason] = useState('')
  const [toStep, setToStep] = useState(String(earlier.at(-1)?.number ?? 2))
  const [toPersonId, setToPersonId] = useState(dossier.colleagues[0]?.id ?? '')
  const title = { return: w.returnTitle, hold: w.holdTitle, reassign: w.reassignTitle, withdraw: w.withdrawTitle }[kind]
  const target = dossier.edition.steps.find((step) => String(step.number) === toStep)
  const here = dossier.edition.steps.find((step) => step.number === dossier.step)
  const says = {
    return: say(w.returnSays)(target ? `${target.post.name} (${target.activity})` : ''),
    hold: say(w.holdSays),
    reassign: '',
    withdraw: say(dossier.state === 'published' || dossier.correction ? w.withdrawPublishedSays : w.withdrawSays),
  }[kind]
  const submit = () => {
    switch (kind) {
      case 'return':
        return send({ kind, reason, toStep: Number(toStep) })
      case 'hold':
      case 'withdraw':
        return send({ kind, reason })
      case 'reassign':
        return send({ kind, toPersonId })
    }
  }
  return (
    <AskForm
      title={say(title)}
      does={say(title)}
      look={kind === 'withdraw' ? 'no' : 'do'}
      pending={acting.pending}
      problem={acting.problem}
      onDo={() => submit()}
      onClose={onClose}
    >
      {kind === 'return' && (
        <Select
          label={say(w.toStep)}
          value={toStep}
          onChange={(event) => setToStep(event.target.value)}
          options={earlier.map((step) => ({
            value: String(step.number),
            label: `${step.number} ${step.activity} (${step.post.name})`,
          }))}
          error={errorOf(acting.problem, 'toStep')}
        />
      )}
      {kind === 'reassign' ? (
        <Select
          label={say(w.toPerson)}
          value={toPersonId}
          onChange={(event) => setToPersonId(event.target.value)}
          options={dossier.colleagues.map((person) => ({ value: person.id, label: person.name }))}
          error={errorOf(acting.problem, 'toPersonId')}
        />
      ) : (
        <TextArea
          label={say(w.reason)}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={errorOf(acting.problem, 'reason')}
        />
      )}
      {says && <p className="sec">{says}</p>}
      {kind === 'return' && target && <AwayNote to={workAt(target, dossier)} />}
      {kind === 'reassign' && here && <AwayNote to={workAt(here, dossier)} personId={toPersonId} />}
    </AskForm>
  )
}
