import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { narrativeWords as w } from '../../base/words/narratives.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { AskReason } from '../../web/kit/AskReason.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useRest } from '../../web/kit/Rest.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, shortTime } from '../../web/time.ts'
import {
  decideNarrative,
  listNarrativeUses,
  readNarrative,
  withdrawNarrative,
  type NarrativeData,
} from '../api/narratives.ts'
import { NarrativeMeta, NarrativeWords } from './NarrativeParts.tsx'
import { short } from './read-dossier.ts'
import './narratives.css'

type Version = NarrativeData['versions'][number]

/** One narrative: the words in use, what waits for a decision, its versions, and where it was taken over. */
export function NarrativePage() {
  const say = useSay()
  const { language } = useLanguage()
  const { narrativeId } = useParams({ from: '/frame/narasi/$narrativeId' })
  const found = useQuery({
    queryKey: ['narrative', narrativeId],
    queryFn: () => call(readNarrative, { params: { narrativeId } }),
  })
  const [doing, setDoing] = useState<'yes' | 'no' | 'withdraw' | null>(null)
  const close = () => setDoing(null)
  const it = found.data
  const newest = it?.versions[0]
  const shown = it?.versions.find((one) => one.number === it.number)
  const before = shown?.decision?.yes ? shown : undefined
  const toDecide = newest && !newest.decision && !it?.withdrawn ? newest : null
  return (
    <Page
      title={it?.title ?? say(w.title)}
      acts={
        it && (
          <>
            {!it.whyNotWrite && (
              <Link className="button" to="/narasi/$narrativeId/ubah" params={{ narrativeId }}>
                {say(w.rewrite)}
              </Link>
            )}
            {!it.whyNotWithdraw && (
              <Button look="quiet" onClick={() => setDoing('withdraw')}>
                {say(w.withdraw)}
              </Button>
            )}
          </>
        )
      }
    >
      <p>
        <Link to="/narasi">{say(w.title)}</Link>
      </p>
      <ProblemNote problem={found.error} />
      {found.isPending && <Skeleton lines={8} />}
      {it && (
        <>
          <NarrativeMeta row={it} />
          {it.withdrawn && (
            <div className="note">
              <p>
                {say(w.withdrawnBy)(it.withdrawn.by, longTime(it.withdrawn.at, language))} {it.withdrawn.reason}
              </p>
            </div>
          )}
          {shown && shown !== toDecide && <VersionText version={shown} />}
          {toDecide && (
            <section className="section" aria-labelledby="narrative-to-decide">
              <h2 id="narrative-to-decide">{say(w.toDecide)(toDecide.number)}</h2>
              {before && <p className="sec">{say(w.compared)(before.number)}</p>}
              <VersionText version={toDecide} before={before?.text} />
              {it.whyNotDecide ? (
                <p className="sec">{it.whyNotDecide.title}</p>
              ) : (
                <div className="row">
                  <Button look="do" onClick={() => setDoing('yes')}>
                    {say(w.yes)}
                  </Button>
                  <Button look="no" onClick={() => setDoing('no')}>
                    {say(w.no)}
                  </Button>
                </div>
              )}
            </section>
          )}
          <Uses narrative={it} />
          <section className="section">
            <h2>{say(w.versions)}</h2>
            {it.versions.map((one) => (
              <details key={one.number} className="narrative-version">
                <summary>
                  {say(w.version)(one.number)}: <Decision version={one} />
                </summary>
                <VersionText version={one} />
              </details>
            ))}
          </section>
        </>
      )}
      {it && toDecide && (doing === 'yes' || doing === 'no') && (
        <DecideForm narrativeId={it.id} version={toDecide} yes={doing === 'yes'} onClose={close} />
      )}
      {it && doing === 'withdraw' && <WithdrawForm narrativeId={it.id} onClose={close} />}
    </Page>
  )
}

function VersionText({ version, before }: { version: Version; before?: Version['text'] | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <>
      <NarrativeWords text={version.text} before={before} />
      <p className="cap">
        {say(w.version)(version.number)} · {say(w.writtenBy)(version.writtenBy, longTime(version.writtenAt, language))}{' '}
        · {say(w.fingerprint)} <code title={version.hash}>{short(version.hash)}</code>
        <br />
        <Decision version={version} />
      </p>
    </>
  )
}

/** Who decided when, and why not. */
function Decision({ version: { decision } }: { version: Version }) {
  const say = useSay()
  const { language } = useLanguage()
  if (!decision) return say(w.undecided)
  const { by, post, at, reason, yes } = decision
  return [say(yes ? w.approvedBy : w.refusedBy)(by, post, shortTime(at, language)), reason].filter(Boolean).join('. ')
}

function Uses({ narrative: { id, uses, usesNext } }: { narrative: NarrativeData }) {
  const say = useSay()
  const rest = useRest(listNarrativeUses, { params: { narrativeId: id }, query: { limit: 20 } }, usesNext)
  const { language } = useLanguage()
  if (uses.length === 0) return null
  return (
    <section className="section">
      <h2>{say(w.uses)}</h2>
      <ul className="entries narrative-rows">
        {[...uses, ...rest.rows].map((it) => (
          <li key={`${it.dossier.id} ${it.number}`}>
            <Link className="narrative-title" to="/berkas/$dossierId" params={{ dossierId: it.dossier.id }}>
              {it.dossier.number} {it.dossier.title}
            </Link>
            <div className="cap">{say(w.usedBy)(it.number, it.by, shortTime(it.at, language))}</div>
          </li>
        ))}
      </ul>
      {rest.more}
    </section>
  )
}

function DecideForm({
  narrativeId,
  version,
  yes,
  onClose,
}: {
  narrativeId: string
  version: Version
  yes: boolean
  onClose: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [reason, setReason] = useState('')
  const { act, pending, problem } = useAct(decideNarrative, onClose)
  const { number, hash, text } = version
  return (
    <AskForm
      title={say(yes ? w.yesTitle : w.noTitle)}
      does={say(yes ? w.yes : w.no)}
      look={yes ? 'do' : 'no'}
      pending={pending}
      problem={problem}
      focusField={!yes}
      onDo={() => act({ params: { narrativeId }, body: { number, hash, yes, reason } })}
      onClose={onClose}
    >
      {yes ? (
        <p>
          {say(w.yesAbout)(number, short(hash), dayText(text.validFrom, language), dayText(text.validUntil, language))}
        </p>
      ) : (
        <TextArea
          label={say(w.reason)}
          required
          rows={3}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={errorOf(problem, 'reason')}
        />
      )}
    </AskForm>
  )
}

function WithdrawForm({ narrativeId, onClose }: { narrativeId: string; onClose: () => void }) {
  const say = useSay()
  const { act, pending, problem } = useAct(withdrawNarrative, onClose)
  return (
    <AskReason
      title={say(w.withdrawTitle)}
      does={say(w.withdrawDo)}
      look="no"
      pending={pending}
      problem={problem}
      focusField
      onDo={(reason) => act({ params: { narrativeId }, body: { reason } })}
      label={say(w.reason)}
      maxLength={1_000}
      onClose={onClose}
    >
      <p className="sec">{say(w.withdrawAbout)}</p>
    </AskReason>
  )
}
