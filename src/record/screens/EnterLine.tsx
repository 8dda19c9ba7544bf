import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { today } from '../../web/time.ts'
import { enterAgendaLine } from '../api/agenda.ts'
import { listBooks, type BookRow } from '../api/books.ts'
import { bookAddress, bookAt } from './book-address.ts'
import {
  AttachmentsField,
  blankLetter,
  BookFields,
  LetteredOnField,
  LineField,
  MoreFields,
  SrikandiField,
  SubjectField,
  typedLetter,
} from './LetterFields.tsx'
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

function Form({ books, first }: { books: readonly BookRow[]; first: BookRow }) {
  const say = useSay()
  const [at, setAt] = useState({ book: first.id, datedOn: today() })
  const [fields, setFields] = useState(blankLetter)
  const { act, pending, problem, done, reset } = useAct(enterAgendaLine, () => setFields(blankLetter))
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
  const typing = { fields, set: (more: Partial<typeof fields>) => setFields({ ...fields, ...more }), problem }
  return (
    <form
      className="form record-enter"
      onSubmit={(event) => {
        event.preventDefault()
        act({ body: { ...typedLetter(fields), ...at } })
      }}
    >
      <BookFields books={books} at={at} onChange={setAt} problem={problem} />
      <LineField typing={typing} field="from" label={say(b.from)} maxLength={300} required />
      <LineField typing={typing} field="to" label={say(b.to)} maxLength={300} required />
      <SubjectField typing={typing} />
      <LetteredOnField typing={typing} />
      <LineField
        typing={typing}
        field="letterNumber"
        label={say(b.letterNumber)}
        maxLength={200}
        help={say(b.letterNumberHelp)}
      />
      <AttachmentsField typing={typing} />
      <SrikandiField typing={typing} />
      <MoreFields typing={typing} />
      <div className="wide">
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look="do" pending={pending}>
            {say(b.enter)}
          </Button>
          <Link className="button" to="/agenda" search={{ buku: bookAddress(at.book) }}>
            {say(words.cancel)}
          </Link>
        </div>
      </div>
    </form>
  )
}
