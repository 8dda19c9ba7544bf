import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { bounceWords as w } from '../../base/words/bounces.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { mailboxDraftOf, MailboxFields, mailboxOf } from '../../web/kit/MailboxFields.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import { readBounceMailbox, saveBounceMailbox, tryBounceMailbox, type ReadMailbox } from '../api/bounces.ts'

/** The mailbox that letters come back to: the administrator's to set, and to try. */
export function BouncePart() {
  const say = useSay()
  const read = useQuery({ queryKey: ['bounce-mailbox'], queryFn: () => call(readBounceMailbox, {}) })
  return (
    <section className="section">
      <h2>{say(w.mailbox)}</h2>
      <p className="sec">{say(w.about)}</p>
      <ProblemNote problem={read.error} />
      {read.data?.mailbox && <Standing kept={read.data} />}
      {read.data && <Form key={read.data.revision} kept={read.data} />}
    </section>
  )
}

function Standing({ kept }: { kept: ReadMailbox }) {
  const say = useSay()
  const { language } = useLanguage()
  const trying = useMutation<Answer<typeof tryBounceMailbox>, Problem>({
    mutationFn: () => call(tryBounceMailbox, { body: {} }),
  })
  return (
    <>
      <p className="cap">{kept.lookedAt ? say(w.lookedAt)(longTime(kept.lookedAt, language)) : say(w.never)}</p>
      {kept.trouble && <p className="note">{kept.trouble}</p>}
      <div>
        <Button pending={trying.isPending} onClick={() => trying.mutate()}>
          {say(w.try)}
        </Button>
      </div>
      <div role="status">
        {trying.data && <p className={trying.data.ok ? 'note ok' : 'note'}>{trying.data.said}</p>}
      </div>
      <ProblemNote problem={trying.error} />
    </>
  )
}

function Form({ kept }: { kept: ReadMailbox }) {
  const say = useSay()
  const box = kept.mailbox
  const [draft, setDraft] = useState(mailboxDraftOf(box))
  const [returnTo, setReturnTo] = useState(box?.returnTo ?? '')
  const { act, pending, problem } = useAct(saveBounceMailbox)
  const seenRevision = kept.revision
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        act({
          body: {
            mailbox: { ...mailboxOf(draft), returnTo: returnTo.trim() },
            seenRevision,
          },
        })
      }}
    >
      <MailboxFields
        draft={draft}
        isKept={box !== null}
        problem={problem}
        onWrite={(more) => setDraft((was) => ({ ...was, ...more }))}
      />
      <TextInput
        label={say(w.returnTo)}
        help={say(w.returnToHelp)}
        type="email"
        maxLength={200}
        value={returnTo}
        onChange={(event) => setReturnTo(event.target.value)}
        error={errorOf(problem, 'returnTo')}
      />
      <ProblemNote problem={problem} />
      <div className="row">
        <Button type="submit" pending={pending}>
          {say(w.save)}
        </Button>
        {box && (
          <Button look="no" pending={pending} onClick={() => act({ body: { mailbox: null, seenRevision } })}>
            {say(w.remove)}
          </Button>
        )}
      </div>
    </form>
  )
}
