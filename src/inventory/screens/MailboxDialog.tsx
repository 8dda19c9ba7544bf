import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { bounceWords } from '../../base/words/bounces.ts'
import { words } from '../../base/words/common.ts'
import { letterWords as w } from '../../base/words/inventory-letters.ts'
import { sourceWords } from '../../base/words/sources.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { mailboxDraftOf, MailboxFields, mailboxOf } from '../../web/kit/MailboxFields.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { addMailbox, readMailbox, saveMailbox, tryMailbox, type ReadMailbox } from '../api/letters.ts'
import { removeSource } from '../api/sources.ts'
import { KeepingFields, usualDraft, WeightField } from './SourceFields.tsx'

/** A mailbox that is read as a source: set for the first time, or anew; the administrator's alone. */
export function MailboxDialog({ sourceId, onClose }: { sourceId: string | null; onClose: () => void }) {
  const say = useSay()
  // As it was when the form was opened: what is typed is not written over by a look meanwhile.
  const kept = useQuery({
    queryKey: ['mailbox', sourceId],
    enabled: sourceId !== null,
    queryFn: () => call(readMailbox, { params: { sourceId: sourceId ?? '' } }),
    gcTime: 0,
    staleTime: Infinity,
  })
  if (sourceId === null) return <Form sourceId={null} kept={null} onClose={onClose} />
  if (kept.data) return <Form sourceId={sourceId} kept={kept.data} onClose={onClose} />
  return (
    <Dialog title={say(sourceWords.edit)} onClose={onClose}>
      {kept.error ? <ProblemNote problem={kept.error} /> : <Skeleton lines={8} />}
    </Dialog>
  )
}

type FormProps = { sourceId: string | null; kept: ReadMailbox | null; onClose: () => void }

function Form({ sourceId, kept, onClose }: FormProps) {
  const say = useSay()
  const [source, setSource] = useState({
    name: kept?.name ?? say(w.usualName),
    weight: String(kept?.weight ?? usualDraft.weight),
    silentDays: String(kept?.silentDays ?? usualDraft.silentDays),
    keepDays: String(kept?.keepDays ?? usualDraft.keepDays),
  })
  const [box, setBox] = useState(mailboxDraftOf(kept?.mailbox ?? null))
  const [checkedBy, setCheckedBy] = useState(kept?.mailbox.checkedBy ?? '')
  const adding = useAct(addMailbox, onClose)
  const saving = useAct(saveMailbox, onClose)
  const problem = adding.problem ?? saving.problem
  const field = (name: keyof typeof source) => ({
    value: source[name],
    error: errorOf(problem, name),
    onChange: ({ target }: { target: { value: string } }) => setSource((was) => ({ ...was, [name]: target.value })),
  })
  const body = {
    name: source.name.trim(),
    weight: Number(source.weight),
    silentDays: Number(source.silentDays),
    keepDays: Number(source.keepDays),
    mailbox: { ...mailboxOf(box), checkedBy: checkedBy.trim() },
  }
  return (
    <AskForm
      title={kept ? say(sourceWords.change)(kept.name) : say(w.add)}
      does={say(words.save)}
      pending={adding.pending || saving.pending}
      problem={problem}
      focusField
      onDo={() =>
        kept && sourceId
          ? saving.act({ params: { sourceId }, body: { ...body, seenRevision: kept.revision } })
          : adding.act({ body })
      }
      onClose={onClose}
      more={sourceId && <Removal sourceId={sourceId} onClose={onClose} />}
    >
      {!kept && <p className="sec">{say(w.about)}</p>}
      <TextInput label={say(sourceWords.name)} required maxLength={200} {...field('name')} />
      <MailboxFields
        draft={box}
        isKept={kept !== null}
        problem={problem}
        onWrite={(more) => setBox((was) => ({ ...was, ...more }))}
      />
      <TextInput
        label={say(w.checkedBy)}
        help={say(w.checkedByHelp)}
        maxLength={253}
        autoCapitalize="none"
        value={checkedBy}
        error={errorOf(problem, 'checkedBy')}
        onChange={({ target }) => setCheckedBy(target.value)}
      />
      <WeightField {...field('weight')} />
      <KeepingFields silentDays={field('silentDays')} keepDays={field('keepDays')} />
      {sourceId && <Trial sourceId={sourceId} />}
    </AskForm>
  )
}

/** Looks into the mailbox as it is kept. */
function Trial({ sourceId }: { sourceId: string }) {
  const say = useSay()
  const trying = useMutation<Answer<typeof tryMailbox>, Problem>({
    mutationFn: () => call(tryMailbox, { params: { sourceId }, body: {} }),
  })
  return (
    <>
      <div>
        <Button pending={trying.isPending} onClick={() => trying.mutate()}>
          {say(bounceWords.try)}
        </Button>
      </div>
      <div role="status">
        {trying.data && <p className={trying.data.ok ? 'note ok' : 'note'}>{trying.data.said}</p>}
      </div>
      <ProblemNote problem={trying.error} />
    </>
  )
}

function Removal({ sourceId, onClose }: { sourceId: string; onClose: () => void }) {
  const say = useSay()
  const [sure, setSure] = useState(false)
  const removing = useAct(removeSource, onClose)
  return sure ? (
    <Button look="no" pending={removing.pending} onClick={() => removing.act({ params: { sourceId }, body: {} })}>
      {say(sourceWords.removeSure)}
    </Button>
  ) : (
    <Button look="no" onClick={() => setSure(true)}>
      {say(sourceWords.remove)}
    </Button>
  )
}
