import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { keptWords as k } from '../base/words/kept.ts'
import { useSay } from './language.tsx'
import { useMe } from './me.ts'
import { useKeptDecisions, useOutbox } from './outbox.ts'

/** One line on top while a decision of this person waits for a line, or became what they did not see yet. */
export function KeptLine() {
  const say = useSay()
  const me = useMe()
  useOutbox(me?.personId, useQueryClient())
  const { kept, signInNeeded } = useKeptDecisions()
  const waiting = kept.filter(({ came }) => came === null)
  return (
    <div role="status">
      {waiting.length > 0 && (
        <div className="offline">
          {signInNeeded ? (
            <a href={`/app/masuk?ke=${encodeURIComponent(location.pathname)}`}>{say(k.signIn)}</a>
          ) : (
            <>
              {say(k.waiting)(waiting.length)}:{' '}
              {waiting.map((it) => (
                <SheetLink key={it.key} dossierId={it.dossierId} text={`${say(k.dossier)} ${it.number}`} />
              ))}
            </>
          )}
        </div>
      )}
      {kept.map(
        ({ key, came, dossierId, number }) =>
          came && (
            <div key={key} className="offline">
              <SheetLink
                dossierId={dossierId}
                text={say(came.kind === 'refused' ? k.wasRefused : k.wasRecorded)(number)}
              />
            </div>
          ),
      )}
    </div>
  )
}

function SheetLink({ dossierId, text }: { dossierId: string; text: string }) {
  return (
    <Link to="/keputusan/$dossierId" params={{ dossierId }} className="kept-link">
      {text}
    </Link>
  )
}
