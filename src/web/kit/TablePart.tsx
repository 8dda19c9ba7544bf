import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { tableWords as w } from '../../base/words/table.ts'
import type { Problem } from '../call.ts'
import { Button } from './Button.tsx'
import { TextInput } from './Field.tsx'
import { ProblemNote } from './ProblemNote.tsx'
import { useSay } from '../language.tsx'

type Found = {
  readonly bad: number
  readonly applied: boolean
  readonly problems: readonly { readonly row: number; readonly column: string; readonly value: string; readonly sentence: string }[] // prettier-ignore
}

/** A table that is taken home, mended in a spreadsheet, looked at, and laid over what is here. */
export function TablePart<Answer extends Found>(it: {
  readonly title: string
  readonly fileHelp: string
  /** What the button says that takes it in. */
  readonly apply: string
  /** Where it is taken home; absent where that stands elsewhere. */
  readonly download?: string
  /** Only taken home, by who may not lay it over what is here. */
  readonly readOnly?: boolean
  send(file: File, apply: 'yes' | 'no'): Promise<Answer>
  /** What the table would change, or that it did. */
  tell(found: Answer): ReactNode
  changes(found: Answer): boolean
}) {
  const say = useSay()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const reading = useMutation<Answer, Problem, { file: File; apply: 'yes' | 'no' }>({
    mutationFn: ({ file: chosen, apply }) => it.send(chosen, apply),
    onSuccess: ({ applied }) => (applied ? queries.invalidateQueries() : undefined),
  })
  const found = reading.data
  return (
    <section className="section">
      <h2>{it.title}</h2>
      {it.download && (
        <div>
          <a className="button" href={it.download} download>
            {say(w.download)}
          </a>
        </div>
      )}
      {!it.readOnly && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (file && !reading.isPending) reading.mutate({ file, apply: 'no' })
          }}
        >
          <TextInput
            label={say(w.file)}
            help={it.fileHelp}
            type="file"
            required
            accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => {
              reading.reset()
              setFile(event.target.files?.[0] ?? null)
            }}
          />
          <div>
            <Button type="submit" pending={reading.isPending}>
              {say(w.check)}
            </Button>
          </div>
          <ProblemNote problem={reading.error} />
          {found && (
            <div className={found.bad > 0 ? 'note' : 'note ok'} role="status">
              <p>{it.tell(found)}</p>
              {found.bad > 0 && <BadRows found={found} />}
            </div>
          )}
          {file && found && !found.applied && found.bad === 0 && it.changes(found) && (
            <div>
              <Button look="do" pending={reading.isPending} onClick={() => reading.mutate({ file, apply: 'yes' })}>
                {it.apply}
              </Button>
            </div>
          )}
        </form>
      )}
    </section>
  )
}

function BadRows({ found }: { found: Found }) {
  const say = useSay()
  return (
    <>
      <p>{say(w.badRows)(found.bad)}</p>
      <ul>
        {found.problems.map((it) => (
          <li key={it.row}>
            {say(w.row)(it.row)}, {it.column}: {it.sentence} {it.value && <q>{it.value}</q>}
          </li>
        ))}
      </ul>
    </>
  )
}
