import { useState } from 'react'
import { outletPaperKinds, type OutletPaperKind } from '../../base/press.ts'
import { words } from '../../base/words/common.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { useAct } from '../../web/act.ts'
import { upload, type Problem } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { AskReason } from '../../web/kit/AskReason.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { addOutletPaper, endOutletPaper, type Outlet, type OutletPaper } from '../api/outlets.ts'

/** A legal paper of an outlet, new or in the place of another, with its scan. */
export function PaperDialog({
  outlet,
  replaced,
  onClose,
}: {
  outlet: Outlet
  replaced: OutletPaper | null
  onClose: () => void
}) {
  const say = useSay()
  const [kind, setKind] = useState<OutletPaperKind>(replaced?.kind ?? 'deed')
  const [number, setNumber] = useState('')
  const [issuedOn, setIssuedOn] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const [note, setNote] = useState('')
  const [scan, setScan] = useState<{ hash: string; name: string } | null>(null)
  const [uploading, setUploading] = useState(false)
  const [uploadProblem, setUploadProblem] = useState<Problem | null>(null)
  const { act, pending, problem } = useAct(addOutletPaper, onClose)
  const take = async (file: File | undefined): Promise<void> => {
    setScan(null)
    setUploadProblem(null)
    if (!file) return
    setUploading(true)
    try {
      setScan({ hash: (await upload<{ hash: string }>('/api/files', file)).hash, name: file.name })
    } catch (error) {
      setUploadProblem(error as Problem)
    }
    setUploading(false)
  }
  return (
    <AskForm
      title={replaced ? say(w.replaceOf)(say(w.paper)(replaced.kind)) : say(w.addPaper)}
      does={say(words.save)}
      pending={pending || uploading}
      problem={problem}
      onDo={() =>
        act({
          params: { outletId: outlet.id },
          body: {
            kind,
            number,
            issuedOn: issuedOn || null,
            validUntil: validUntil || null,
            scanHash: scan?.hash ?? null,
            note,
            replaces: replaced?.id ?? null,
          },
        })
      }
      onClose={onClose}
    >
      {!replaced && (
        <Select
          label={say(w.paperKind)}
          value={kind}
          onChange={(event) => setKind(event.target.value as OutletPaperKind)}
          options={outletPaperKinds.map((value) => ({ value, label: say(w.paper)(value) }))}
        />
      )}
      <TextInput
        label={say(w.paperNumber)}
        help={kind === 'kbli' ? say(w.kbliHelp)(outlet.kbli.join(', ')) : undefined}
        required
        maxLength={120}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        error={errorOf(problem, 'number')}
      />
      <div className="press-two">
        <TextInput
          label={say(w.issuedOn)}
          type="date"
          value={issuedOn}
          onChange={(event) => setIssuedOn(event.target.value)}
          error={errorOf(problem, 'issuedOn')}
        />
        <TextInput
          label={say(w.validUntil)}
          help={say(w.validHelp)}
          type="date"
          value={validUntil}
          onChange={(event) => setValidUntil(event.target.value)}
          error={errorOf(problem, 'validUntil')}
        />
      </div>
      <TextInput
        label={say(w.scan)}
        help={uploading ? say(w.uploading) : say(w.scanHelp)}
        type="file"
        accept="application/pdf,image/jpeg,image/png,image/webp"
        onChange={(event) => void take(event.target.files?.[0])}
        error={errorOf(problem, 'scanHash')}
      />
      <ProblemNote problem={uploadProblem} />
      <TextArea
        label={say(w.note)}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errorOf(problem, 'note')}
      />
    </AskForm>
  )
}

/** Why a paper does not count any more. */
export function EndPaper({ outletId, paper, onClose }: { outletId: string; paper: OutletPaper; onClose: () => void }) {
  const say = useSay()
  const { act, pending, problem } = useAct(endOutletPaper, onClose)
  return (
    <AskReason
      title={say(w.endOf)(`${say(w.paper)(paper.kind)} ${paper.number}`)}
      does={say(w.endDo)}
      look="no"
      pending={pending}
      problem={problem}
      onDo={(reason) => act({ params: { outletId, paperId: paper.id }, body: { reason } })}
      label={say(w.endReason)}
      maxLength={500}
      onClose={onClose}
    >
      <p className="sec">{say(w.endAbout)}</p>
    </AskReason>
  )
}
