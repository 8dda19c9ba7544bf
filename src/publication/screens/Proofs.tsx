import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { destinationWords as w } from '../../base/words/destinations.ts'
import { words } from '../../base/words/common.ts'
import { proofPictureWords as pictures } from '../../base/words/proof-pictures.ts'
import { useAct } from '../../web/act.ts'
import { call, upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { longTime } from '../../web/time.ts'
import { addProof, listProofs } from '../api/proofs.ts'
import { ProofPicture } from './ProofPicture.tsx'

const PICTURE_MS = 5_000 // one is taken in some seconds

/** What the public could see of a delivery: each look with its hash, and what people show. */
export function Proofs({ deliveryId, name, onClose }: { deliveryId: string; name: string; onClose: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const read = useQuery({
    queryKey: ['proofs', deliveryId],
    queryFn: () => call(listProofs, { params: { deliveryId } }),
    refetchInterval: ({ state }) => state.data?.rows.some((it) => it.picture?.state === 'waiting') && PICTURE_MS,
  })
  return (
    <Dialog title={say(w.proofsOf)(name)} onClose={onClose}>
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={4} />}
      <p className="sec">{say(pictures.what)}</p>
      {read.data?.rows.length === 0 && <p className="sec">{say(w.proofNone)}</p>}
      <ol className="proofs">
        {read.data?.rows.map((it) => (
          <li key={it.id}>
            <b>{say(w.outcome[it.outcome])}</b>{' '}
            <span className="cap">
              <time dateTime={it.takenAt}>{longTime(it.takenAt, language)}</time>
              {it.person && `, ${it.person}`}
              {it.status !== null && `, HTTP ${it.status}`}
            </span>
            {it.note && <p>{it.note}</p>}
            <p className="cap proof-files">
              {it.bodyHash && (
                <>
                  <a href={`/api/proofs/${it.id}/body`} download>
                    {say(w.proofBytes)}
                  </a>
                  <a href={`/api/proofs/${it.id}/warc`} download>
                    {say(pictures.warc)}
                  </a>
                </>
              )}
              {it.fileHash && (
                <a href={`/api/files/${it.fileHash}`} target="_blank" rel="noreferrer">
                  {say(w.proofFile)}
                </a>
              )}
            </p>
            <p className="cap">
              <code>{say(w.proofHash)((it.bodyHash ?? it.fileHash ?? '').slice(0, 16) || '–')}</code>{' '}
              {say(w.proofLedger)(it.ledgerIndex)}
            </p>
            <ProofPicture proof={it} />
          </li>
        ))}
      </ol>
      {read.data?.nextLook && <p className="cap">{say(w.proofNext)(longTime(read.data.nextLook, language))}</p>}
      {me && me.role !== 'auditor' && <AddProof deliveryId={deliveryId} />}
    </Dialog>
  )
}

function AddProof({ deliveryId }: { deliveryId: string }) {
  const say = useSay()
  const [file, setFile] = useState<string | null>(null)
  const [taking, setTaking] = useState(false)
  const [note, setNote] = useState('')
  const [notTaken, setNotTaken] = useState<Problem | null>(null)
  const { act, pending, problem, done } = useAct(addProof, () => {
    setFile(null)
    setNote('')
  })
  const take = async (given: File | undefined): Promise<void> => {
    setFile(null)
    setNotTaken(null)
    if (!given) return
    setTaking(true)
    try {
      setFile((await upload<{ hash: string }>('/api/files', given)).hash)
    } catch (error) {
      setNotTaken(error as Problem)
    } finally {
      setTaking(false)
    }
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) act({ params: { deliveryId }, body: { fileHash: file, note: note.trim() } })
      }}
    >
      <h3>{say(w.proofAdd)}</h3>
      {/* On a phone the camera is one of the choices. */}
      <TextInput
        label={say(w.proofPick)}
        type="file"
        accept="image/*,application/pdf,text/plain,text/csv"
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <TextInput label={say(w.note)} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      <ProblemNote problem={notTaken ?? problem} />
      <div role="status">{done && <p>{say(words.saved)}</p>}</div>
      <div>
        <Button type="submit" pending={pending || taking} reason={file || taking ? undefined : say(w.proofPick)}>
          {say(w.proofSave)}
        </Button>
      </div>
    </form>
  )
}
