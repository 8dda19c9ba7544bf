import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { sourceWords as w } from '../../base/words/sources.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { hasArticles } from '../rules/full-text.ts'
import { readSource, removeSource, saveSource, type Source } from '../api/sources.ts'
import { FullTextFields, leaveBodyOf, leaveDraftOf, type LeaveDraft } from './FullTextFields.tsx'
import { bodyOf, SourceFields, type Draft } from './SourceFields.tsx'

/** Sets a source anew, or takes it off the list. */
export function EditSource({ sourceId, onClose }: { sourceId: string; onClose: () => void }) {
  const say = useSay()
  // As it was when the form was opened: what is typed is not written over by a look meanwhile.
  const kept = useQuery({
    queryKey: ['source', sourceId],
    queryFn: () => call(readSource, { params: { sourceId } }),
    gcTime: 0,
    staleTime: Infinity,
  })
  if (kept.data) return <EditForm source={kept.data} onClose={onClose} />
  return (
    <Dialog title={say(w.edit)} onClose={onClose}>
      {kept.error ? <ProblemNote problem={kept.error} /> : <Skeleton lines={6} />}
    </Dialog>
  )
}

function EditForm({ source, onClose }: { source: Source; onClose: () => void }) {
  const say = useSay()
  const isAgenda = source.kind === 'agenda'
  const [draft, setDraft] = useState<Draft>({
    name: source.name,
    address: isAgenda ? '' : source.address,
    weight: String(source.weight),
    everyMinutes: String(source.everyMinutes),
    silentDays: String(source.silentDays),
    keepDays: String(source.keepDays),
    partFrom: source.partFrom,
    partUntil: source.partUntil,
  })
  const [leave, setLeave] = useState<LeaveDraft>(() => leaveDraftOf(source))
  const [sure, setSure] = useState(false)
  const saving = useAct(saveSource, onClose)
  const removing = useAct(removeSource, onClose)
  const params = { sourceId: source.id }
  const problem = saving.problem ?? removing.problem
  return (
    <AskForm
      title={say(w.change)(source.name)}
      does={say(words.save)}
      pending={saving.pending || removing.pending}
      problem={problem}
      focusField
      onDo={() => {
        const { address, ...body } = bodyOf(draft)
        const fullText = hasArticles(source.kind) ? leaveBodyOf(leave) : {}
        saving.act({
          params,
          body: { ...body, ...fullText, address: address || source.address, seenRevision: source.revision },
        })
      }}
      onClose={onClose}
      more={
        sure ? (
          <Button look="no" pending={removing.pending} onClick={() => removing.act({ params, body: {} })}>
            {say(w.removeSure)}
          </Button>
        ) : (
          <Button look="no" onClick={() => setSure(true)}>
            {say(w.remove)}
          </Button>
        )
      }
    >
      <SourceFields draft={draft} problem={problem} kind={source.kind} isKept onWrite={setDraft} />
      {hasArticles(source.kind) && (
        <FullTextFields
          draft={leave}
          keepDays={Number(draft.keepDays)}
          wasKept={source.fullText !== null}
          problem={problem}
          onWrite={setLeave}
        />
      )}
      {sure && (
        <p className="note" role="status">
          {say(source.kind === 'upload' ? w.removeBrought : w.removeSays)}
        </p>
      )}
    </AskForm>
  )
}
