import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readersWords as w } from '../../base/words/readers.ts'
import { readOffice } from '../../office/api.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, TextArea } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { actOnDossier } from '../api.ts'
import type { DossierData } from './read-dossier.ts'

/** Says above a sensitive dossier who alone can read it. */
export function LimitedNote({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  if (!dossier.readers) return null
  const names = [...dossier.readers.posts, ...dossier.readers.people].map((it) => it.name)
  return <p className="note">{say(w.limitedTo)(names.join(', '))}</p>
}

/** Chooses who alone may read a sensitive dossier, or opens it again. */
export function AskReaders({ dossier, onClose }: { dossier: DossierData; onClose: () => void }) {
  const say = useSay()
  const office = useQuery({ queryKey: ['office'], queryFn: () => call(readOffice, {}) })
  const acting = useAct(actOnDossier, onClose)
  // Limited for the first time, it starts with the posts that its steps need: no later step is left without a reader.
  const needed = dossier.edition.steps.filter((step) => step.number >= dossier.step).map((step) => step.post)
  const [postIds, setPostIds] = useState(() => new Set((dossier.readers?.posts ?? needed).map((it) => it.id)))
  const [personIds, setPersonIds] = useState(() => new Set(dossier.readers?.people.map((it) => it.id)))
  const [reason, setReason] = useState('')
  const missing = [...new Set(needed.filter((post) => !postIds.has(post.id)).map((post) => post.name))]
  const send = (readers: { personIds: string[]; postIds: string[] } | null) =>
    acting.act({
      params: { dossierId: dossier.id },
      body: { seenRevision: dossier.revision, act: { kind: 'limit', reason, readers } },
    })
  const toggled = (set: ReadonlySet<string>, id: string) => {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    return next
  }
  return (
    <AskForm
      title={say(w.title)}
      does={say(w.keep)}
      pending={acting.pending}
      problem={acting.problem}
      more={
        dossier.limited && (
          <Button pending={acting.pending} onClick={() => send(null)}>
            {say(w.open)}
          </Button>
        )
      }
      onDo={() => send({ personIds: [...personIds], postIds: [...postIds] })}
      onClose={onClose}
    >
      <p className="sec">{say(w.says)}</p>
      {!office.data && <Skeleton lines={4} />}
      <ProblemNote problem={office.error} />
      <fieldset>
        <legend>{say(w.posts)}</legend>
        {office.data?.posts.map((post) => (
          <Checkbox
            key={post.id}
            label={post.name}
            checked={postIds.has(post.id)}
            onChange={() => setPostIds(toggled(postIds, post.id))}
          />
        ))}
        {missing.length > 0 && <p className="cap">{say(w.nextNeeds)(missing.join(', '))}</p>}
      </fieldset>
      <fieldset className="dossier-readers">
        <legend>{say(w.people)}</legend>
        {office.data?.people.map((person) => (
          <Checkbox
            key={person.id}
            label={person.name}
            checked={personIds.has(person.id)}
            onChange={() => setPersonIds(toggled(personIds, person.id))}
          />
        ))}
      </fieldset>
      <TextArea
        label={say(w.reason)}
        required
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(acting.problem, 'reason')}
      />
    </AskForm>
  )
}
