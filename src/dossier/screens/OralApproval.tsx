import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { oralWords as w } from '../../base/words/oral.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { actOnDossier } from '../api.ts'
import { listOralApprovals } from '../api/oral.ts'
import { CopyRatifyLink, OpenLightPage } from './DecisionLink.tsx'
import { short, type DossierData } from './read-dossier.ts'
import './oral.css'

/** On every queue and board: what is out on a word of mouth until its paper is there. Nothing when nothing is. */
export function OralBanner() {
  const say = useSay()
  const { language } = useLanguage()
  const list = useQuery({
    queryKey: ['oral-approvals'],
    queryFn: () => call(listOralApprovals, {}),
    refetchInterval: 60_000,
  })
  if (!list.data || list.data.rows.length === 0) return null
  return (
    <section className="oral" aria-labelledby="lisan">
      <h2 id="lisan">
        <IconAlertTriangle size={18} aria-hidden /> {say(w.open)}
      </h2>
      <ul>
        {list.data.rows.map((it) => (
          <li key={it.id}>
            <Link to="/berkas/$dossierId" params={{ dossierId: it.id }}>
              {it.title}
            </Link>{' '}
            <span className={it.late ? 'oral-late' : undefined} title={longTime(it.ratifyBy, language)}>
              {say(it.late ? w.late : w.ratifyBy)(shortTime(it.ratifyBy, language))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** On the dossier itself: whose word it was, who heard it, and the way to its paper for who can write it. */
export function OralNote({ dossier, children }: { dossier: DossierData; children?: ReactNode }) {
  const say = useSay()
  const { language } = useLanguage()
  const { oral } = dossier
  if (!oral) return null
  return (
    <section className="oral" aria-labelledby="lisan">
      <h2 id="lisan">
        <IconAlertTriangle size={18} aria-hidden /> {say(w.open)}
      </h2>
      <p>{say(w.told)(oral.from, longTime(oral.heardAt, language), oral.heardBy, oral.heardPost, oral.how)}</p>
      <p className={oral.late ? 'oral-late' : undefined}>
        {say(oral.late ? w.late : w.ratifyBy)(longTime(oral.ratifyBy, language))} ({oral.post.name})
      </p>
      {children}
    </section>
  )
}

/** The way to its paper: for who may ratify it the sheet and the light page, for everybody else the link to send them. */
export function ToRatify({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const me = useMe()
  if (dossier.acts.find((it) => it.kind === 'ratify')?.whyNot !== null) return <CopyRatifyLink dossier={dossier} />
  return (
    <div className="row">
      <Link className="button do" to="/keputusan/$dossierId" params={{ dossierId: dossier.id }}>
        {say(w.toRatify)}
      </Link>
      {me && <OpenLightPage dossierId={dossier.id} personId={me.personId} ratify />}
    </div>
  )
}

/** Records the leader's YES that a colleague heard; offered only where the engine would take it. */
export function RecordOral({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const acting = useAct(actOnDossier, () => setOpen(false))
  const [from, setFrom] = useState(dossier.colleagues[0]?.id ?? '')
  const [at, setAt] = useState(localNow)
  const [how, setHow] = useState('')
  const { version } = dossier
  const may = dossier.acts.find((it) => it.kind === 'approve-orally')?.whyNot === null
  if (!may || !version) return null
  const next = dossier.edition.steps.find((step) => step.number === dossier.step + 1)
  const send = () => {
    const heardAt = new Date(at)
    acting.act({
      params: { dossierId: dossier.id },
      body: {
        seenRevision: dossier.revision,
        act: {
          kind: 'approve-orally',
          version: version.hash,
          fromPersonId: from,
          heardAt: (Number.isNaN(heardAt.getTime()) ? new Date() : heardAt).toISOString(),
          how,
        },
      },
    })
  }
  return (
    <>
      <Button
        onClick={() => {
          acting.reset()
          setAt(localNow())
          setOpen(true)
        }}
      >
        {say(w.record)}
      </Button>
      {open && (
        <AskForm
          title={say(w.recordTitle)}
          does={say(w.send)}
          pending={acting.pending}
          problem={acting.problem}
          onDo={send}
          onClose={() => setOpen(false)}
        >
          <p>{say(w.recordSays)(short(version.hash), next?.post.name ?? '')}</p>
          <Select
            label={say(w.from)}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            options={dossier.colleagues.map((it) => ({ value: it.id, label: it.name }))}
            error={errorOf(acting.problem, 'act.fromPersonId')}
          />
          <TextInput
            label={say(w.heardAt)}
            type="datetime-local"
            required
            value={at}
            onChange={(event) => setAt(event.target.value)}
            error={errorOf(acting.problem, 'act.heardAt')}
          />
          <TextInput
            label={say(w.how)}
            required
            maxLength={300}
            value={how}
            onChange={(event) => setHow(event.target.value)}
            error={errorOf(acting.problem, 'act.how')}
          />
        </AskForm>
      )}
    </>
  )
}

/** Now, as an input for date and time wants it: to the minute, by the device's own clock. */
function localNow(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
