import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { destinationWords as w } from '../../base/words/destinations.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { CopyButton } from '../../web/kit/CopyButton.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { finishByHand, readDelivery } from '../api/by-hand.ts'
import { ShapedPicture } from './ShapedPicture.tsx'
import { PreparedForm } from './PreparedForm.tsx'

/** What a person brings to a medium that no program reaches: the exact text, its pictures, and the tick. */
export function ByHand({ deliveryId, name, onClose }: { deliveryId: string; name: string; onClose: () => void }) {
  const say = useSay()
  const read = useQuery({
    queryKey: ['delivery', deliveryId],
    queryFn: () => call(readDelivery, { params: { deliveryId } }),
  })
  const [url, setUrl] = useState('')
  const [note, setNote] = useState('')
  const { act, pending, problem } = useAct(finishByHand, onClose)
  const it = read.data
  const text = it?.prepared?.parts.map((part) => part.text).join('\n\n') ?? ''
  return (
    <AskForm
      title={say(w.doTitle)(name)}
      does={say(w.done)}
      pending={pending}
      problem={problem}
      onDo={() => act({ params: { deliveryId }, body: { url: url.trim(), note: note.trim() } })}
      onClose={onClose}
    >
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={6} />}
      {it && <p>{say(w.doKind[it.kind])}</p>}
      {it?.notice && <p className="note">{it.notice}</p>}
      {it?.prepared && <PreparedForm form={it.prepared} />}
      {it && (
        <div className="row">
          <CopyButton text={text} says={w.copy} done={w.copied} />
          {'share' in navigator && (
            <Button look="quiet" onClick={() => void navigator.share({ text }).catch(() => {})}>
              {say(w.share)}
            </Button>
          )}
          {it.prepared?.pictures.map((hash, at) => (
            <a key={hash} className="button quiet" href={`/api/files/${hash}`} download>
              {say(w.picture)(at + 1)}
            </a>
          ))}
        </div>
      )}
      {it?.picture && <ShapedPicture deliveryId={deliveryId} picture={it.picture} text={text} />}
      <TextInput
        label={say(w.link)}
        help={say(w.linkHelp)}
        type="url"
        maxLength={2_000}
        value={url}
        onChange={({ target }) => setUrl(target.value)}
        error={errorOf(problem, 'url')}
      />
      <TextInput
        label={say(w.note)}
        help={say(w.noteHelp)}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={errorOf(problem, 'note')}
      />
    </AskForm>
  )
}
