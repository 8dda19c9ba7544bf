import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { keptWords as k } from '../../base/words/kept.ts'
import { nameOfAct } from '../../dossier/rules.ts'
import { dossierQuery, short } from '../../dossier/screens/read-dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import type { Came, Kept } from '../../web/kept-decisions.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dropKept, keptDecisions, useKeptDecisions } from '../../web/outbox.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { textOfNotes, type Decision, type Ratification } from '../rules.ts'

type Refusal = Extract<Came, { kind: 'refused' }>['refusal']

/** A decision that waits for its line: what was decided, on what and when, and what will happen by itself. */
export function WaitingDecision({ kept }: { kept: Kept }) {
  const say = useSay()
  const { signInNeeded } = useKeptDecisions()
  return (
    <div className="decision decision-body">
      <section className="decision-receipt" role="status">
        <h1 tabIndex={-1}>{say(k.waitsTitle)}</h1>
        <p>{say(keptDecisions.isSafe(kept) ? k.waits : k.waitsOpen)}</p>
        <What kept={kept} />
        <p className="cap">{say(k.until)}</p>
        <div className="row">
          {signInNeeded && (
            <a className="button do" href={`/app/masuk?ke=${encodeURIComponent(location.pathname)}`}>
              {say(k.signIn)}
            </a>
          )}
          <Link className="button" to="/">
            ‹ {say(words.desk)}
          </Link>
        </div>
      </section>
    </div>
  )
}

/** One that was refused when it arrived: why, what happened meanwhile, what was written, and what to do now. */
export function RefusedDecision({ kept, refusal }: { kept: Kept; refusal: Refusal }) {
  const say = useSay()
  const { language } = useLanguage()
  const { data } = useQuery(dossierQuery(kept.dossierId))
  const since = data?.trail.filter((it) => it.at > kept.decidedAt).slice(0, 3) ?? []
  return (
    <div className="decision decision-body">
      <section className="decision-receipt">
        <h1 tabIndex={-1}>{say(k.refusedTitle)}</h1>
        <p role="alert">
          <b>{refusal.title}</b>
        </p>
        <p>{say(k.next[nextOf(refusal.code)])}</p>
        {since.length > 0 && (
          <>
            <h2>{say(k.since)}</h2>
            <ul>
              {since.map((it) => (
                <li key={it.revision}>
                  {shortTime(it.at, language)} {it.person} {it.post && `(${it.post})`} {say(w.did)(nameOfAct(it))}
                </li>
              ))}
            </ul>
          </>
        )}
        <What kept={kept} />
        <div className="row">
          <Button look="do" onClick={() => dropKept(kept)}>
            {say(k.understood)}
          </Button>
        </div>
      </section>
    </div>
  )
}

function What({ kept }: { kept: Kept }) {
  const say = useSay()
  const { language } = useLanguage()
  const wrote = wordsIn(kept.body)
  return (
    <dl className="decision-meta">
      <dt>{say(k.dossier)}</dt>
      <dd>{kept.number}</dd>
      <dt>{say(k.answer)}</dt>
      <dd>{say(k.answers[kept.kind][kept.answer])}</dd>
      <dt>{say(k.decidedAt)}</dt>
      <dd>{longTime(kept.decidedAt, language)}</dd>
      <dt>{say(k.text)}</dt>
      <dd>
        <code title={kept.version}>{short(kept.version)}</code>
      </dd>
      {wrote && (
        <>
          <dt>{say(k.wrote)}</dt>
          <dd className="kept-wrote">{wrote}</dd>
        </>
      )}
    </dl>
  )
}

/** The reason or the notes in what is sent, so that they can be read again, and copied after a refusal. */
function wordsIn(body: string): string {
  const { decision } = JSON.parse(body) as { decision: Decision | Ratification }
  if (decision.answer === 'no') return decision.reason
  return decision.answer === 'yes-with-notes' ? textOfNotes(decision.notes) : ''
}

const CHANGED = new Set([
  'dossier-changed',
  'version-differs',
  'not-your-step',
  'statement-differs',
  'nothing-to-ratify',
])

function nextOf(code: string): keyof typeof k.next {
  if (CHANGED.has(code)) return 'changed'
  return code === 'proof-wrong' ? 'key' : 'other'
}
