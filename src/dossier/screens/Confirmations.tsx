import { useState } from 'react'
import { factText, typedFactsOf, type Fact } from '../../base/facts.ts'
import { factWords as f } from '../../base/words/facts.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { shortTime } from '../../web/time.ts'
import { renewFactLink, withdrawFactLink } from '../api/confirmations.ts'
import { AskFacts, MadeLink } from './AskFacts.tsx'
import { useConfirmations } from './confirmations.ts'
import { NoteCall } from './NoteCall.tsx'
import './facts.css'

/** Asking agencies about the facts of a text: by link, by word of mouth, and the questions that are out. */
export function Confirmations({ dossierId, facts }: { dossierId: string; facts: readonly Fact[] }) {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const { requests, linkHours, standing, error } = useConfirmations(dossierId)
  const [asking, setAsking] = useState<'link' | 'call' | null>(null)
  const [made, setMade] = useState<{ link: string | null } | null>(null)
  const renewing = useAct(renewFactLink, setMade)
  const withdrawing = useAct(withdrawFactLink)
  const complete = typedFactsOf(facts).filter((it) => factText(it) !== '' && it.label.trim() !== '')
  const waiting = complete.filter((it) => standing(it)?.state !== 'confirmed')
  const mayAsk = me !== null && me !== undefined && me.role !== 'auditor' && me.posts.length > 0
  if (complete.length === 0 && requests.length === 0) return <ProblemNote problem={error} />
  return (
    <div className="facts-asked">
      <ProblemNote problem={error} />
      {mayAsk && (
        <div className="row">
          <Button reason={waiting.length === 0 ? say(f.nothingToAsk) : null} onClick={() => setAsking('link')}>
            {say(f.ask)}
          </Button>
          {waiting.length > 0 && (
            <Button look="quiet" onClick={() => setAsking('call')}>
              {say(f.call)}
            </Button>
          )}
        </div>
      )}
      {requests.length > 0 && (
        <>
          <h3>{say(f.requests)}</h3>
          <ul>
            {requests.map((it) => (
              <li key={it.id}>
                <div>
                  <b>{it.addressee}</b> · {say(f.factsN)(it.facts.length)} · {say(f.requestState)(it.state)}
                  {it.state === 'open' && <> {say(f.until)(shortTime(it.expiresAt, language))}</>}
                  <div className="cap" title={it.facts.map((fact) => `${fact.label}: ${factText(fact)}`).join('\n')}>
                    {say(f.askedBy)(it.askedBy, shortTime(it.askedAt, language))}
                  </div>
                </div>
                {mayAsk && (it.state === 'open' || it.state === 'expired') && (
                  <span className="row">
                    <Button
                      look="quiet"
                      pending={renewing.pending}
                      onClick={() => renewing.act({ params: { dossierId, requestId: it.id }, body: {} })}
                    >
                      {say(f.renew)}
                    </Button>
                    <Button
                      look="quiet"
                      pending={withdrawing.pending}
                      onClick={() => withdrawing.act({ params: { dossierId, requestId: it.id }, body: {} })}
                    >
                      {say(f.withdraw)}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
          <ProblemNote problem={renewing.problem ?? withdrawing.problem} />
        </>
      )}
      {asking === 'link' && linkHours !== null && (
        <AskFacts dossierId={dossierId} facts={waiting} linkHours={linkHours} onClose={() => setAsking(null)} />
      )}
      {asking === 'call' && <NoteCall dossierId={dossierId} facts={waiting} onClose={() => setAsking(null)} />}
      {made && <MadeLink link={made.link} onClose={() => setMade(null)} />}
    </div>
  )
}
