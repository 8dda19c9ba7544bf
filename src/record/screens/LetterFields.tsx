import type { Problem } from '../../web/call.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { today } from '../../web/time.ts'
import type { BookRow } from '../api/books.ts'

/** A letter as it is typed, whether it is entered in a book by hand or registered as it comes in. */
export const blankLetter = {
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
type Letter = typeof blankLetter

/** What is typed, how it changes, and what was refused of it. */
export type Typing = {
  readonly fields: Letter
  readonly set: (more: Partial<Letter>) => void
  readonly problem: Problem | null
}

/** What was typed as the contracts take it. */
export function typedLetter({ attachments, letteredOn, ...rest }: Letter) {
  return { ...rest, attachments: Number(attachments) || 0, letteredOn: letteredOn || null }
}

export function LineField({
  typing: { fields, set, problem },
  field,
  ...more
}: {
  typing: Typing
  field: keyof Letter
  label: string
  maxLength: number
  required?: true
  help?: string
}) {
  return (
    <TextInput
      {...more}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      error={errorOf(problem, field)}
    />
  )
}

export function SubjectField({ typing: { fields, set, problem } }: { typing: Typing }) {
  const say = useSay()
  return (
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
  )
}

export function LetteredOnField({ typing: { fields, set, problem } }: { typing: Typing }) {
  const say = useSay()
  return (
    <TextInput
      label={say(b.letteredOn)}
      type="date"
      value={fields.letteredOn}
      onChange={(event) => set({ letteredOn: event.target.value })}
      error={errorOf(problem, 'letteredOn')}
    />
  )
}

export function AttachmentsField({ typing: { fields, set, problem } }: { typing: Typing }) {
  const say = useSay()
  return (
    <TextInput
      label={say(b.attachments)}
      type="number"
      min={0}
      max={9_999}
      value={fields.attachments}
      onChange={(event) => set({ attachments: event.target.value })}
      error={errorOf(problem, 'attachments')}
    />
  )
}

export function SrikandiField({ typing }: { typing: Typing }) {
  const say = useSay()
  return (
    <LineField typing={typing} field="srikandi" label={say(b.srikandi)} maxLength={200} help={say(b.srikandiHelp)} />
  )
}

/** In which book it stands, and under which day. */
export function BookFields({
  books,
  at,
  onChange,
  problem,
}: {
  books: readonly BookRow[]
  at: { readonly book: string; readonly datedOn: string }
  onChange: (at: { book: string; datedOn: string }) => void
  problem: Problem | null
}) {
  const say = useSay()
  return (
    <>
      <Select
        label={say(b.book)}
        value={at.book}
        onChange={(event) => onChange({ ...at, book: event.target.value })}
        options={books.map((it) => ({ value: it.id, label: it.name }))}
        error={errorOf(problem, 'book')}
      />
      <TextInput
        label={say(b.datedOn)}
        help={say(b.datedOnHelp)}
        type="date"
        required
        max={today()}
        value={at.datedOn}
        onChange={(event) => onChange({ ...at, datedOn: event.target.value })}
        error={errorOf(problem, 'datedOn')}
      />
    </>
  )
}

/** What only some letters need, folded away. */
export function MoreFields({ typing, withSrikandi = false }: { typing: Typing; withSrikandi?: boolean }) {
  const say = useSay()
  const { fields, set, problem } = typing
  return (
    <details className="wide">
      <summary>{say(b.moreFields)}</summary>
      <div className="form record-enter">
        {withSrikandi && <SrikandiField typing={typing} />}
        <LineField typing={typing} field="code" label={say(b.code)} maxLength={40} help={say(b.codeHelp)} />
        <LineField typing={typing} field="indexTerm" label={say(b.indexTerm)} maxLength={200} help={say(b.indexHelp)} />
        <LineField typing={typing} field="processor" label={say(b.processor)} maxLength={200} />
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
  )
}
