import { useQuery } from '@tanstack/react-query'
import { destinationWords as w } from '../../base/words/destinations.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readReleaseSetting, saveReleaseSetting } from '../api/releases.ts'

/** What is done with a release whose time passed while nothing ran. */
export function MissedReleases({ mayChange }: { mayChange: boolean }) {
  const say = useSay()
  const read = useQuery({ queryKey: ['release-setting'], queryFn: () => call(readReleaseSetting, {}) })
  const saving = useAct(saveReleaseSetting)
  return (
    <section className="section">
      <h2>{say(w.missed)}</h2>
      <p className="sec">{say(w.missedAbout)}</p>
      <ProblemNote problem={read.error ?? saving.problem} />
      {read.data && (
        <fieldset className="destination-types" disabled={!mayChange || saving.pending}>
          <legend className="visually-hidden">{say(w.missed)}</legend>
          {(['ask', 'send'] as const).map((missed) => (
            <label key={missed} className="check">
              <input
                type="radio"
                name="missed"
                checked={read.data.missed === missed}
                onChange={() => saving.act({ body: { missed, seenRevision: read.data.revision } })}
              />{' '}
              <span>{say(missed === 'ask' ? w.missedAsk : w.missedSend)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  )
}
