import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { filingWords as w } from '../../base/words/filing.ts'
import { useAct } from '../../web/act.ts'
import { upload, type Problem } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { today } from '../../web/time.ts'
import { recordDisposal, type DueRow } from '../api/disposals.ts'
import { NATIONAL_APPROVAL_YEARS, type DisposalKind, type Due } from '../rules/retention.ts'

const kindsOf: Readonly<Record<Due, readonly [DisposalKind, ...DisposalKind[]]>> = {
  transfer: ['transfer'],
  review: ['destruction', 'handover'],
  destroy: ['destruction'],
  permanent: ['handover'],
}

type Kept = { readonly hash: string; readonly name: string }

/** Records signed minutes of what was done with the dossiers chosen; says first that it is for good. */
export function RecordDisposal({ due, rows, onClose }: { due: Due; rows: readonly DueRow[]; onClose: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const [kind, setKind] = useState(kindsOf[due][0])
  const [said, setSaid] = useState({
    minutesNumber: '',
    minutesOn: today(),
    signers: '',
    approvalNumber: '',
    approvalOn: '',
    approvalBy: '',
    note: '',
  })
  const [scan, setScan] = useState<Kept | null>(null)
  const [sending, setSending] = useState(false)
  const [unsent, setUnsent] = useState<Problem | null>(null)
  const [without, setWithout] = useState(false)
  const acting = useAct(recordDisposal, ({ disposalId }) => {
    onClose()
    void navigate({ to: '/arsip/berita-acara/$disposalId', params: { disposalId } })
  })
  const send = async (file: File | undefined) => {
    if (!file) return
    setSending(true)
    setUnsent(null)
    try {
      const { hash, name } = await upload<Kept>('/api/files', file)
      setScan({ hash, name })
      setWithout(false)
    } catch (problem) {
      setUnsent(problem as Problem)
    }
    setSending(false)
  }
  const field = (name: keyof typeof said) => ({
    value: said[name],
    onChange: (event: { target: { value: string } }) => setSaid({ ...said, [name]: event.target.value }),
    error: errorOf(acting.problem, name),
  })
  return (
    <AskForm
      title={say(w.recordTitle)}
      does={say(w.recordDo)}
      pending={acting.pending || sending}
      problem={acting.problem}
      onDo={() => {
        if (!scan) return setWithout(true)
        const { approvalOn, ...rest } = said
        acting.act({
          body: {
            ...rest,
            kind,
            approvalOn: approvalOn || null,
            scanHash: scan.hash,
            filings: rows.map((row) => row.id),
          },
        })
      }}
      onClose={onClose}
    >
      <p className="sec">{say(w.recordAbout)(rows.length)}</p>
      <Select
        label={say(w.kind)}
        value={kind}
        options={kindsOf[due].map((it) => ({ value: it, label: say(w.disposal[it]) }))}
        onChange={(event) => setKind(event.target.value as DisposalKind)}
      />
      <TextInput label={say(w.minutesNumber)} required maxLength={120} {...field('minutesNumber')} />
      <TextInput label={say(w.minutesOn)} type="date" required max={today()} {...field('minutesOn')} />
      <TextArea
        label={say(w.signers)}
        help={say(w.signersHelp)}
        required
        rows={3}
        maxLength={1000}
        {...field('signers')}
      />
      {kind !== 'transfer' && (
        <fieldset className="filing-approval">
          <legend>{say(w.approval)}</legend>
          <p className="cap">{say(approvalOf(kind, rows))}</p>
          <TextInput label={say(w.approvalNumber)} required maxLength={120} {...field('approvalNumber')} />
          <TextInput label={say(w.approvalOn)} type="date" required max={today()} {...field('approvalOn')} />
          <TextInput label={say(w.approvalBy)} required maxLength={300} {...field('approvalBy')} />
        </fieldset>
      )}
      <TextInput
        label={say(w.scan)}
        help={say(w.scanHelp)}
        type="file"
        required
        accept="application/pdf,image/*"
        onChange={(event) => void send(event.target.files?.[0])}
        error={without ? say(w.scanMissing) : errorOf(acting.problem, 'scanHash')}
      />
      <p role="status">{scan && say(w.scanKept)(scan.name)}</p>
      <ProblemNote problem={unsent} />
      <TextArea label={say(w.note)} rows={2} maxLength={2000} {...field('note')} />
    </AskForm>
  )
}

function approvalOf(kind: DisposalKind, rows: readonly DueRow[]) {
  if (kind === 'handover') return w.approvalArchive
  return rows.some((row) => row.years >= NATIONAL_APPROVAL_YEARS) ? w.approvalNational : w.approvalRegent
}
