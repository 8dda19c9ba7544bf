import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { decisionWords as d } from '../../base/words/decision.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { oralWords as o } from '../../base/words/oral.ts'
import { readVersion } from '../../dossier/api.ts'
import { ContentView } from '../../dossier/screens/ContentView.tsx'
import { OralNote } from '../../dossier/screens/OralApproval.tsx'
import { short, type DossierData } from '../../dossier/screens/read-dossier.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import type { useDeciding } from './Proof.tsx'

type Ratifying = ReturnType<typeof useDeciding>

/** What the leader approved by word of mouth, put in writing: the exact text, then "I did" or "I did not". */
export function RatifySheet({ dossier, ratifying }: { dossier: DossierData; ratifying: Ratifying }) {
  const say = useSay()
  const [asked, setAsked] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  const { oral } = dossier
  const text = useQuery({
    queryKey: ['version', dossier.id, oral?.version],
    queryFn: () => call(readVersion, { params: { dossierId: dossier.id, hash: oral?.version ?? '' } }),
    enabled: oral !== null,
  })
  if (!oral) return null
  const open = (answer: 'yes' | 'no') => {
    ratifying.reset()
    setAsked(answer)
  }
  const close = () => {
    ratifying.reset()
    setAsked(null)
  }
  // As on the decision sheet: a passkey asks by itself, and the panel comes only when that did not go well.
  const panel = asked ?? (ratifying.problem ? 'yes' : null)
  const submit = () => {
    ratifying.ratify(panel === 'no' ? { answer: 'no', reason } : { answer: 'yes' })
  }
  const where = dossier.state === 'published' || dossier.correction ? 'public' : 'running'
  return (
    <div className="decision">
      <div className="decision-top">
        <Link to="/">‹ {say(words.desk)}</Link>
      </div>
      <div className="decision-body">
        <p className="cap">
          {say(w.dossier)} {dossier.number}
        </p>
        <h1 tabIndex={-1}>{say(o.ratifyTitle)}</h1>
        <OralNote dossier={dossier} />
        <ProblemNote problem={text.error} />
        {text.isPending && <Skeleton lines={8} />}
        {text.data && <ContentView content={text.data.content} />}
      </div>
      <div className="decision-bar">
        <div>
          <p className="cap">{say(o.ratifySays)(short(oral.version))}</p>
          <div className="pair">
            <Button look="no" onClick={() => open('no')}>
              {say(o.refuse)}
            </Button>
            <Button
              look="do"
              pending={ratifying.pending && !asked}
              onClick={() => (ratifying.signs ? submit() : open('yes'))}
            >
              {say(o.ratify)}
            </Button>
          </div>
        </div>
      </div>
      {panel && (
        <AskForm
          title={say(o.ratifyTitle)}
          does={say(panel === 'yes' ? o.ratify : o.refuseSend)}
          look={panel === 'yes' ? 'do' : 'no'}
          pending={ratifying.pending}
          problem={ratifying.problem}
          onDo={submit}
          onClose={close}
        >
          <p>{panel === 'yes' ? say(o.ratifySays)(short(oral.version)) : say(o.refuseSays[where])}</p>
          {panel === 'no' && (
            <TextArea
              label={say(w.reason)}
              help={say(d.reasonHelp)}
              required
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              error={errorOf(ratifying.problem, 'decision.reason')}
            />
          )}
          {ratifying.fields}
        </AskForm>
      )}
    </div>
  )
}
