import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayAfter } from '../../base/calendar.ts'
import { destinationWords as w } from '../../base/words/destinations.ts'
import { termWords as t } from '../../base/words/term.ts'
import { actOnDossier } from '../../dossier/api.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { instantAt, localMinute, today } from '../../web/time.ts'
import { changeRelease, prepareRelease } from '../api/releases.ts'
import { PreparedForm } from './PreparedForm.tsx'
import './publication.css'

type Time = { readonly later: boolean; readonly day: string; readonly time: string; readonly embargo: boolean }

/** When and where an approved text goes out, beside the button that publishes it at once and everywhere. */
export function ReleaseAct({ dossier, text }: { dossier: { id: string; revision: number }; text: string | null }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {say(w.when)}
      </Button>
      {asking && <AskRelease dossier={dossier} text={text} onClose={() => setAsking(false)} />}
    </>
  )
}

function AskRelease({
  dossier,
  text,
  onClose,
}: {
  dossier: { id: string; revision: number }
  text: string | null
  onClose: () => void
}) {
  const say = useSay()
  const read = useQuery({
    queryKey: ['release', dossier.id, dossier.revision],
    queryFn: () => call(prepareRelease, { params: { dossierId: dossier.id } }),
  })
  const [chosen, setChosen] = useState<Time | null>(null)
  const [without, setWithout] = useState<readonly string[]>([])
  const [term, setTerm] = useState<TermDays>({ validUntil: '', reviewOn: '' })
  const { act, pending, problem } = useAct(actOnDossier, onClose)
  const time = chosen ?? firstTime(read.data?.plannedAt ?? null)
  const send = () => {
    const { goesOutAt, embargoUntil } = instantsOf(time)
    act({
      params: { dossierId: dossier.id },
      body: {
        seenRevision: dossier.revision,
        act: {
          kind: 'complete',
          version: text,
          release: { goesOutAt, embargoUntil, without: [...without], ...termOf(term) },
        },
      },
    })
  }
  return (
    <AskForm
      title={say(w.whenTitle)}
      does={say(time.later ? w.schedule : w.publish)}
      pending={pending}
      problem={problem}
      onDo={send}
      onClose={onClose}
    >
      <Times time={time} onChange={setChosen} error={errorOf(problem, 'act.release.goesOutAt')} />
      <fieldset className="destination-types">
        <legend>{say(w.where)}</legend>
        <p>
          {say(w.portal)} <span className="cap">{say(w.portalAlways)}</span>
        </p>
        <ProblemNote problem={read.error} />
        {read.isPending && <Skeleton lines={3} />}
        {read.data?.destinations.map((it) => (
          <div key={it.id} className="release-destination">
            <Checkbox
              label={
                <>
                  {it.name}{' '}
                  {it.byHand ? (
                    <span className="tag">{say(w.byHand)}</span>
                  ) : (
                    <span className="cap">{say(it.channelLabel)}</span>
                  )}{' '}
                  {it.paused && <span className="tag attention">{say(w.willWait)}</span>}{' '}
                  {it.prepared.problems.length > 0 && <span className="tag alert">{say(w.cannot)}</span>}
                </>
              }
              checked={!without.includes(it.id)}
              onChange={({ target }) =>
                setWithout(target.checked ? without.filter((id) => id !== it.id) : [...without, it.id])
              }
            />
            <details>
              <summary>{say(w.see)}</summary>
              <PreparedForm form={it.prepared} />
            </details>
          </div>
        ))}
      </fieldset>
      <details className="release-term">
        <summary>{say(t.title)}</summary>
        {(['validUntil', 'reviewOn'] as const).map((field) => (
          <TextInput
            key={field}
            label={say(t[field])}
            help={say(field === 'validUntil' ? t.validHelp : t.reviewHelp)}
            type="date"
            value={term[field]}
            error={errorOf(problem, `act.release.term.${field}`)}
            onChange={({ target }) => setTerm({ ...term, [field]: target.value })}
          />
        ))}
      </details>
    </AskForm>
  )
}

/** Says anew when a publication goes out that has not. */
export function ChangeTime({
  publication,
  onClose,
}: {
  publication: { id: string; goesOutAt: string | null; embargoUntil: string | null }
  onClose: () => void
}) {
  const say = useSay()
  const [time, setTime] = useState<Time>({
    ...firstTime(publication.goesOutAt),
    embargo: publication.embargoUntil !== null,
  })
  const { act, pending, problem } = useAct(changeRelease, onClose)
  return (
    <AskForm
      title={say(w.changeTitle)}
      does={say(time.later ? w.schedule : w.now)}
      pending={pending}
      problem={problem}
      onDo={() =>
        act({ params: { publicationId: publication.id }, body: { ...instantsOf(time), seen: publication.goesOutAt } })
      }
      onClose={onClose}
    >
      <Times
        time={time}
        onChange={setTime}
        error={errorOf(problem, 'goesOutAt') ?? errorOf(problem, 'act.release.goesOutAt')}
      />
    </AskForm>
  )
}

function Times({ time, onChange, error }: { time: Time; onChange: (time: Time) => void; error: string | undefined }) {
  const say = useSay()
  return (
    <fieldset className="destination-types">
      <legend className="visually-hidden">{say(w.whenTitle)}</legend>
      {[false, true].map((later) => (
        <label key={String(later)} className="check">
          <input
            type="radio"
            name="later"
            checked={time.later === later}
            onChange={() => onChange({ ...time, later })}
          />{' '}
          <span>{say(later ? w.later : w.now)}</span>
        </label>
      ))}
      {time.later && (
        <>
          <div className="release-when">
            <TextInput
              label={say(w.day)}
              type="date"
              required
              value={time.day}
              error={error && (time.day === '' ? say(w.dayMissing) : time.time === '' ? undefined : error)}
              onChange={({ target }) => onChange({ ...time, day: target.value })}
            />
            <TextInput
              label={say(w.time)}
              type="time"
              required
              value={time.time}
              error={error && time.time === '' ? say(w.timeMissing) : undefined}
              onChange={({ target }) => onChange({ ...time, time: target.value })}
            />
          </div>
          <Checkbox
            label={say(w.embargo)}
            checked={time.embargo}
            onChange={({ target }) => onChange({ ...time, embargo: target.checked })}
          />
          <p className="cap">{say(w.embargoHelp)}</p>
        </>
      )}
    </fieldset>
  )
}

type TermDays = { readonly validUntil: string; readonly reviewOn: string }

/** Nothing where neither day was set. */
function termOf({ validUntil, reviewOn }: TermDays) {
  return validUntil || reviewOn ? { term: { validUntil: validUntil || null, reviewOn: reviewOn || null } } : {}
}

const USUAL_TIME = '09:00'

/** A time that was planned and is to come stands chosen; else at once. */
function firstTime(planned: string | null): Time {
  const at = planned !== null && new Date(planned) > new Date() ? localMinute(new Date(planned)) : null
  return { later: at !== null, day: at?.slice(0, 10) ?? dayAfter(today(), 1), time: at?.slice(11) ?? USUAL_TIME, embargo: false } // prettier-ignore
}

/** A time that is not whole goes as it stands, to be refused: what was to wait must never go at once. */
function instantsOf({ later, day, time, embargo }: Time): { goesOutAt: string | null; embargoUntil: string | null } {
  if (!later) return { goesOutAt: null, embargoUntil: null }
  const goesOutAt = day && time ? instantAt(`${day}T${time}`).toISOString() : `${day}T${time}`
  return { goesOutAt, embargoUntil: embargo ? goesOutAt : null }
}
