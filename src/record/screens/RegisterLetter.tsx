import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { letterWords as w } from '../../base/words/letters.ts'
import { useAct } from '../../web/act.ts'
import { call, upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { today } from '../../web/time.ts'
import { listBooks, type BookRow } from '../api/books.ts'
import { LETTER_FILES_MAX, registerLetter } from '../api/letters.ts'
import { urgencies, type Urgency } from '../rules/cascade.ts'
import './letters.css'
import './record.css'

/** Catat surat masuk: by hand, with its scan where there is one. */
export function RegisterLetter() {
  const say = useSay()
  const me = useMe()
  const books = useQuery({ queryKey: ['books'], queryFn: () => call(listBooks, {}) })
  const open =
    books.data?.rows.filter((it) => it.direction === 'incoming' && it.whyNot === null && it.closedOn === null) ?? []
  return (
    <Page title={say(w.register)} about={say(w.registerAbout)}>
      <ProblemNote problem={books.error} />
      {books.isPending && <Skeleton lines={8} />}
      {books.data && open.length === 0 && <Empty>{say(b.noBookToKeep)}</Empty>}
      {open.length > 0 && me && <Form books={open} office={me.office.name} />}
    </Page>
  )
}

const blank = {
  from: '',
  subject: '',
  code: '',
  letteredOn: '',
  letterNumber: '',
  attachments: '0',
  remarks: '',
  indexTerm: '',
  processor: '',
  srikandi: '',
}
type Scan = { readonly hash: string; readonly name: string }

function Form({ books, office }: { books: readonly BookRow[]; office: string }) {
  const say = useSay()
  const [book, setBook] = useState(books[0]?.id ?? '')
  const [datedOn, setDatedOn] = useState(today())
  const [to, setTo] = useState(office)
  const [urgency, setUrgency] = useState<Urgency>('ordinary')
  const [fields, setFields] = useState(blank)
  const [files, setFiles] = useState<readonly Scan[]>([])
  const [uploading, setUploading] = useState(false)
  const [uploadProblem, setUploadProblem] = useState<Problem | null>(null)
  const { act, pending, problem, done, reset } = useAct(registerLetter, () => {
    setFields(blank)
    setFiles([])
  })
  if (done)
    return (
      <div className="note ok" role="status">
        <p>{say(w.registered)(done.formatted)}</p>
        <div className="row">
          <Link className="button do" to="/surat-masuk/$letterId" params={{ letterId: done.letterId }}>
            {say(w.openLetter)}
          </Link>
          <Button onClick={reset}>{say(w.registerNext)}</Button>
        </div>
      </div>
    )
  const set = (more: Partial<typeof blank>) => setFields({ ...fields, ...more })
  const line = (
    field: keyof typeof blank,
    label: string,
    maxLength: number,
    more: { required?: true; help?: string },
  ) => (
    <TextInput
      label={label}
      {...more}
      maxLength={maxLength}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      error={errorOf(problem, field)}
    />
  )
  const take = async (chosen: readonly File[]): Promise<void> => {
    setUploading(true)
    setUploadProblem(null)
    let kept = files
    try {
      for (const file of chosen.slice(0, LETTER_FILES_MAX - files.length)) {
        const { hash } = await upload<{ hash: string }>('/api/files', file)
        if (!kept.some((it) => it.hash === hash)) kept = [...kept, { hash, name: file.name.slice(0, 200) }]
      }
    } catch (error) {
      setUploadProblem(error as Problem)
    }
    setFiles(kept)
    setUploading(false)
  }
  return (
    <form
      className="form record-enter"
      onSubmit={(event) => {
        event.preventDefault()
        if (uploading) return
        const { attachments, letteredOn, ...rest } = fields
        const letter = { attachments: Number(attachments) || 0, letteredOn: letteredOn || null }
        act({ body: { ...rest, ...letter, to, book, datedOn, urgency, files: [...files] } })
      }}
    >
      {line('from', say(b.from), 300, { required: true })}
      <TextInput
        label={say(b.to)}
        required
        maxLength={300}
        value={to}
        onChange={(event) => setTo(event.target.value)}
        error={errorOf(problem, 'to')}
      />
      <div className="wide">
        <TextArea
          label={say(b.subject)}
          required
          rows={2}
          maxLength={1_000}
          value={fields.subject}
          onChange={(event) => set({ subject: event.target.value.replaceAll('\n', ' ') })}
          error={errorOf(problem, 'subject')}
        />
      </div>
      {line('letterNumber', say(b.letterNumber), 200, {})}
      <TextInput
        label={say(b.letteredOn)}
        type="date"
        value={fields.letteredOn}
        onChange={(event) => set({ letteredOn: event.target.value })}
        error={errorOf(problem, 'letteredOn')}
      />
      <Select
        label={say(w.urgency)}
        value={urgency}
        onChange={(event) => setUrgency(event.target.value as Urgency)}
        options={urgencies.map((value) => ({ value, label: say(w.urgencies[value]) }))}
      />
      <TextInput
        label={say(b.attachments)}
        type="number"
        min={0}
        max={9_999}
        value={fields.attachments}
        onChange={(event) => set({ attachments: event.target.value })}
        error={errorOf(problem, 'attachments')}
      />
      <div className="wide">
        <TextInput
          label={say(w.scans)}
          help={uploading ? say(w.uploading) : say(w.scansHelp)}
          type="file"
          multiple
          accept="application/pdf,image/jpeg,image/png,image/webp"
          onChange={(event) => {
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <ul className="letters-scans">
          {files.map((file) => (
            <li key={file.hash}>
              {file.name}
              <Button
                look="quiet"
                aria-label={say(w.removeScan)(file.name)}
                onClick={() => setFiles(files.filter((it) => it !== file))}
              >
                {say(w.remove)}
              </Button>
            </li>
          ))}
        </ul>
        <ProblemNote problem={uploadProblem} />
      </div>
      <Select
        label={say(b.book)}
        value={book}
        onChange={(event) => setBook(event.target.value)}
        options={books.map((it) => ({ value: it.id, label: it.name }))}
        error={errorOf(problem, 'book')}
      />
      <TextInput
        label={say(b.datedOn)}
        help={say(b.datedOnHelp)}
        type="date"
        required
        max={today()}
        value={datedOn}
        onChange={(event) => setDatedOn(event.target.value)}
        error={errorOf(problem, 'datedOn')}
      />
      <details className="wide">
        <summary>{say(b.moreFields)}</summary>
        <div className="form record-enter">
          {line('srikandi', say(b.srikandi), 200, { help: say(b.srikandiHelp) })}
          {line('code', say(b.code), 40, { help: say(b.codeHelp) })}
          {line('indexTerm', say(b.indexTerm), 200, { help: say(b.indexHelp) })}
          {line('processor', say(b.processor), 200, {})}
          <div className="wide">
            <TextArea
              label={say(b.remarks)}
              rows={2}
              maxLength={2_000}
              value={fields.remarks}
              onChange={(event) => set({ remarks: event.target.value })}
              error={errorOf(problem, 'remarks')}
            />
          </div>
        </div>
      </details>
      <div className="wide">
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look="do" pending={pending || uploading}>
            {say(w.register)}
          </Button>
          <Link className="button" to="/surat-masuk">
            {say(words.cancel)}
          </Link>
        </div>
      </div>
    </form>
  )
}
