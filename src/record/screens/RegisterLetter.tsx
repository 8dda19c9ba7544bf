import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { letterWords as w } from '../../base/words/letters.ts'
import { useAct } from '../../web/act.ts'
import { call, upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select, TextInput } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { today } from '../../web/time.ts'
import { listBooks, type BookRow } from '../api/books.ts'
import { LETTER_FILES_MAX, registerLetter } from '../api/letters.ts'
import { urgencies, type Urgency } from '../rules/cascade.ts'
import {
  AttachmentsField,
  blankLetter,
  BookFields,
  LetteredOnField,
  LineField,
  MoreFields,
  SubjectField,
  typedLetter,
} from './LetterFields.tsx'
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

type Scan = { readonly hash: string; readonly name: string }

function Form({ books, office }: { books: readonly BookRow[]; office: string }) {
  const say = useSay()
  const [at, setAt] = useState({ book: books[0]?.id ?? '', datedOn: today() })
  const [urgency, setUrgency] = useState<Urgency>('ordinary')
  const [fields, setFields] = useState({ ...blankLetter, to: office })
  const [files, setFiles] = useState<readonly Scan[]>([])
  const [uploading, setUploading] = useState(false)
  const [uploadProblem, setUploadProblem] = useState<Problem | null>(null)
  const { act, pending, problem, done, reset } = useAct(registerLetter, () => {
    setFields({ ...blankLetter, to: fields.to })
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
  const typing = { fields, set: (more: Partial<typeof fields>) => setFields({ ...fields, ...more }), problem }
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
        act({ body: { ...typedLetter(fields), ...at, urgency, files: [...files] } })
      }}
    >
      <LineField typing={typing} field="from" label={say(b.from)} maxLength={300} required />
      <LineField typing={typing} field="to" label={say(b.to)} maxLength={300} required />
      <SubjectField typing={typing} />
      <LineField typing={typing} field="letterNumber" label={say(b.letterNumber)} maxLength={200} />
      <LetteredOnField typing={typing} />
      <Select
        label={say(w.urgency)}
        value={urgency}
        onChange={(event) => setUrgency(event.target.value as Urgency)}
        options={urgencies.map((value) => ({ value, label: say(w.urgencies[value]) }))}
      />
      <AttachmentsField typing={typing} />
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
      <BookFields books={books} at={at} onChange={setAt} problem={problem} />
      <MoreFields typing={typing} withSrikandi />
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
