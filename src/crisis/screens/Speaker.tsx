import { IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { setSpeaker } from '../api.ts'
import type { SituationData } from './situation.ts'

/** The one person who speaks, since when, and who did before. */
export function Speaker({ situation, may }: { situation: SituationData; may: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const [asked, setAsked] = useState(false)
  const { speakers } = situation
  const now = speakers.at(-1)
  return (
    <section className="section">
      <h2>{say(w.speaker)}</h2>
      {now ? (
        <>
          <p className="situation-speaker">
            <IconSpeakerphone size={20} aria-hidden />
            <span>
              <b>{now.name}</b>
              {now.role && `, ${now.role}`}
            </span>
          </p>
          <p className="cap">{say(w.setBy)(now.by, shortTime(now.at, language))}</p>
          {now.reason && <q>{now.reason}</q>}
          {speakers.slice(0, -1).map((it) => (
            <p key={it.at} className="cap">
              {say(w.speakerBefore)(it.name, shortTime(it.at, language))}
            </p>
          ))}
        </>
      ) : (
        <p>{say(w.noSpeaker)}</p>
      )}
      {may && (
        <Button look={now ? 'quiet' : 'plain'} reason={situation.maySay?.title} onClick={() => setAsked(true)}>
          {say(now ? w.changeSpeaker : w.setSpeaker)}
        </Button>
      )}
      {asked && <SpeakerForm situation={situation} onClose={() => setAsked(false)} />}
    </section>
  )
}

function SpeakerForm({ situation, onClose }: { situation: SituationData; onClose: () => void }) {
  const say = useSay()
  const [name, setName] = useState('')
  const [role, setRole] = useState('')
  const [reason, setReason] = useState('')
  const { act, pending, problem } = useAct(setSpeaker, onClose)
  const earlier = situation.speakers.length > 0
  return (
    <AskForm
      title={say(w.setSpeaker)}
      does={say(w.setSpeaker)}
      pending={pending}
      problem={problem}
      focusField
      onDo={() => act({ params: { dossierId: situation.dossierId }, body: { name, role, reason } })}
      onClose={onClose}
    >
      <TextInput
        label={say(w.speakerName)}
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={errorOf(problem, 'name')}
      />
      <TextInput
        label={say(w.speakerRole)}
        maxLength={200}
        value={role}
        onChange={(event) => setRole(event.target.value)}
        error={errorOf(problem, 'role')}
      />
      {earlier && (
        <TextArea
          label={say(w.speakerReason)}
          required
          rows={2}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={errorOf(problem, 'reason')}
        />
      )}
    </AskForm>
  )
}
