import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { today } from '../../web/time.ts'
import { enterAgendaLine } from '../api/agenda.ts'
import { listBooks, type BookRow } from '../api/books.ts'
import { bookAddress, bookAt } from './book-address.ts'
import './record.css'

/** Catat surat: a line of a book entered by hand, of today or dated back. */
export function EnterLine() {
  const say = useSay()
  const { buku } = useSearch({ from: '/frame/agenda/catat' })
  const books = useQuery({ queryKey: ['books'], queryFn: () => call(listBooks, {}) })
  const open = books.data?.rows.filter((it) => it.whyNot === null && it.closedOn === null) ?? []
  return (
    <Page title={say(b.enter)} about={say(b.enterAbout)}>
      <ProblemNote problem={books.error} />
      {books.isPending && <Skeleton lines={8} />}
      {books.data && open.length === 0 && <Empty>{say(b.noBookToKeep)}</Empty>}
      {open.length > 0 && (
        <Form books={open} first={open.find((it) => it.id === bookAt(buku)) ?? (open[0] as BookRow)} />
      )}
    </Page>
  )
}

const blank = {
  from: '',
  to: '',
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

function Form({ books, first }: { books: readonly BookRow[]; first: BookRow }) {
  const say = useSay()
  const [book, setBook] = useState(first.id)
  const [datedOn, setDatedOn] = useState(today())
  const [fields, setFields] = useState(blank)
  const { act, pending, problem, done, reset } = useAct(enterAgendaLine, () => setFields(blank))
  if (done) {
    const name = books.find((it) => it.id === done.book)?.name ?? ''
    return (
      <div className="note ok" role="status">
        <p>{say(b.given)(done.formatted, name)}</p>
        <div className="row">
          <Button look="do" onClick={reset}>
            {say(b.enterNext)}
          </Button>
          <Link className="button" to="/agenda" search={{ buku: bookAddress(done.book), tahun: String(done.year) }}>
            {say(b.toBook)}
          </Link>
        </div>
      </div>
    )
  }
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
  return (
    <form
      className="form record-enter"
      onSubmit={(event) => {
        event.preventDefault()
        const { attachments, letteredOn, ...rest } = fields
        act({
          body: { ...rest, book, datedOn, attachments: Number(attachments) || 0, letteredOn: letteredOn || null },
        })
      }}
    >
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
      {line('from', say(b.from), 300, { required: true })}
      {line('to', say(b.to), 300, { required: true })}
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
      <TextInput
        label={say(b.letteredOn)}
        type="date"
        value={fields.letteredOn}
        onChange={(event) => set({ letteredOn: event.target.value })}
        error={errorOf(problem, 'letteredOn')}
      />
      {line('letterNumber', say(b.letterNumber), 200, { help: say(b.letterNumberHelp) })}
      <TextInput
        label={say(b.attachments)}
        type="number"
        min={0}
        max={9_999}
        value={fields.attachments}
        onChange={(event) => set({ attachments: event.target.value })}
        error={errorOf(problem, 'attachments')}
      />
      {line('srikandi', say(b.srikandi), 200, { help: say(b.srikandiHelp) })}
      <details className="wide">
        <summary>{say(b.moreFields)}</summary>
        <div className="form record-enter">
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
          <Button type="submit" look="do" pending={pending}>
            {say(b.enter)}
          </Button>
          <Link className="button" to="/agenda" search={{ buku: bookAddress(book) }}>
            {say(words.cancel)}
          </Link>
        </div>
      </div>
    </form>
  )
}
