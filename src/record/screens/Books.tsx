import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentence } from '../../base/refused.ts'
import { words } from '../../base/words/common.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { readOffice } from '../../office/api.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { today } from '../../web/time.ts'
import { addBook, changeBook, listBooks, setBookUse, type BookRow } from '../api/books.ts'
import { directionOfKind, type RoutedKind } from '../rules/books.ts'
import { formatNumber, parsePattern, whyNotPattern, type Numbering, type Sequence } from '../rules/number-pattern.ts'
import './record.css'

/** Pengaturan: the agenda books, how each writes its numbers, and which papers go into which. */
export function Books() {
  const say = useSay()
  const me = useMe()
  const books = useQuery({ queryKey: ['books'], queryFn: () => call(listBooks, {}) })
  const [editing, setEditing] = useState<BookRow | 'new' | null>(null)
  const rows = books.data?.rows ?? []
  const mayChange = me?.role === 'administrator'
  return (
    <Page
      title={say(b.settings)}
      about={say(b.settingsAbout)}
      acts={
        mayChange && (
          <Button look="do" onClick={() => setEditing('new')}>
            {say(b.add)}
          </Button>
        )
      }
    >
      <ProblemNote problem={books.error} />
      {books.isPending && <Skeleton lines={6} />}
      <ul className="record-books">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <b>{row.name}</b>{' '}
              <span className="tag">{say(row.direction === 'incoming' ? b.incoming : b.outgoing)}</span>{' '}
              {row.closedOn && <span className="tag attention">{say(b.closed)}</span>}
              <div>{exampleOf(row, { number: row.last + 1, suffix: 0 }, say(b.nextNumber))}</div>
              <div className="cap">
                {row.pattern} · {say(b.keptBy)(row.keeper?.name ?? '–')}
              </div>
            </div>
            {mayChange && (
              <Button look="quiet" aria-label={say(b.change)(row.name)} onClick={() => setEditing(row)}>
                {say(b.edit)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {books.data && (
        <section className="section">
          <h2>{say(b.uses)}</h2>
          <p className="sec">{say(b.usesAbout)}</p>
          <div className="form record-enter">
            {books.data.uses.map((use) => (
              <Use key={use.kind} use={use} books={rows} mayChange={mayChange} />
            ))}
          </div>
        </section>
      )}
      {editing && (
        <BookDialog
          key={editing === 'new' ? 'new' : editing.id}
          book={editing === 'new' ? null : editing}
          books={rows}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  )
}

function Use({
  use,
  books,
  mayChange,
}: {
  use: { kind: RoutedKind; book: string }
  books: readonly BookRow[]
  mayChange: boolean
}) {
  const say = useSay()
  const { act, pending, problem } = useAct(setBookUse)
  const fitting = books.filter((it) => it.direction === directionOfKind[use.kind] && it.closedOn === null)
  return (
    <div>
      <Select
        label={say(b.useOf)(say(b.kinds[use.kind]))}
        value={use.book}
        disabled={!mayChange || pending}
        onChange={(event) => act({ body: { kind: use.kind, book: event.target.value } })}
        options={fitting.map((it) => ({ value: it.id, label: it.name }))}
      />
      <ProblemNote problem={problem} />
    </div>
  )
}

/** The number that a book would write today; '' where its pattern cannot be read. */
function exampleOf(it: Numbering, at: Sequence, told: (number: string) => string): string {
  const pattern = parsePattern(it.pattern)
  return 'code' in pattern ? '' : told(formatNumber(pattern, { ...at, on: today(), code: it.code, unit: it.unit }))
}

function BookDialog({
  book,
  books,
  onClose,
}: {
  book: BookRow | null
  books: readonly BookRow[]
  onClose: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const office = useQuery({ queryKey: ['office'], queryFn: () => call(readOffice, {}) })
  const [direction, setDirection] = useState(book?.direction ?? 'outgoing')
  const [fields, setFields] = useState({
    name: book?.name ?? '',
    pattern: book?.pattern ?? '{kode}/{nomor}/{unit}/{tahun}',
    unit: book?.unit ?? '',
    code: book?.code ?? '',
    keeperPost: book?.keeperPost ?? null,
    ordinal: book?.ordinal ?? books.length + 1,
  })
  const [closed, setClosed] = useState(book?.closedOn !== null && book !== null)
  const adding = useAct(addBook, onClose)
  const changing = useAct(changeBook, onClose)
  const problem = adding.problem ?? changing.problem
  const set = (more: Partial<typeof fields>) => setFields({ ...fields, ...more })
  const others = books.filter((it) => it.direction === direction && it.id !== book?.id)
  const reason = whyNotPattern(fields, others)
  const next = { number: (book?.last ?? 0) + 1, suffix: 0 }
  const line = (field: 'name' | 'pattern' | 'unit' | 'code', label: string, maxLength: number, help?: string) => (
    <TextInput
      label={label}
      help={help}
      required={field === 'name' || field === 'pattern'}
      maxLength={maxLength}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      error={errorOf(problem, field)}
    />
  )
  return (
    <AskForm
      title={book ? say(b.change)(book.name) : say(b.add)}
      does={say(words.save)}
      pending={adding.pending || changing.pending}
      problem={problem}
      onDo={() => {
        if (book)
          changing.act({ params: { bookId: book.id }, body: { ...fields, closed, seenRevision: book.revision } })
        else adding.act({ body: { id: idOf(fields.name, books), direction, ...fields } })
      }}
      onClose={onClose}
    >
      {line('name', say(b.name), 120)}
      {!book && (
        <Select
          label={say(b.direction)}
          value={direction}
          onChange={(event) => setDirection(event.target.value as BookRow['direction'])}
          options={[
            { value: 'incoming', label: say(b.incoming) },
            { value: 'outgoing', label: say(b.outgoing) },
          ]}
        />
      )}
      {line('pattern', say(b.pattern), 80, say(b.patternHelp))}
      {line('unit', say(b.unit), 60)}
      {line('code', say(b.defaultCode), 40, say(b.defaultCodeHelp))}
      <p className={reason ? 'problem-note' : 'note ok'} role="status">
        {reason ? (
          sentence(reason, language)
        ) : (
          <>
            {exampleOf(fields, next, say(b.nextNumber))}; {exampleOf(fields, { ...next, suffix: 1 }, say(b.backNumber))}
          </>
        )}
      </p>
      <Select
        label={say(b.keeper)}
        value={fields.keeperPost ?? ''}
        onChange={(event) => set({ keeperPost: event.target.value || null })}
        options={[
          { value: '', label: say(b.keeperOfSop) },
          ...(office.data?.posts ?? []).map((post) => ({ value: post.id, label: post.name })),
        ]}
      />
      <TextInput
        label={say(b.ordinal)}
        type="number"
        min={0}
        max={9_999}
        value={fields.ordinal}
        onChange={(event) => set({ ordinal: Number(event.target.value) || 0 })}
        error={errorOf(problem, 'ordinal')}
      />
      {book && (
        <div>
          <Checkbox label={say(b.close)} checked={closed} onChange={(event) => setClosed(event.target.checked)} />
          <small className="cap">{say(b.closeHelp)}</small>
        </div>
      )}
    </AskForm>
  )
}

/** A short name for addresses, made of the book's own; with a number behind it where that is taken. */
function idOf(name: string, books: readonly { id: string }[]): string {
  const plain = name.normalize('NFKD').toLowerCase()
  const slug =
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 50) || 'buku'
  const taken = new Set(['masuk', 'keluar', ...books.map((it) => it.id)])
  let id = slug
  for (let count = 2; taken.has(id); count++) id = `${slug}-${count}`
  return id
}
