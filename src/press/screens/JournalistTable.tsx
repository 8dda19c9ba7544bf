import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { pressWords as w } from '../../base/words/press.ts'
import { addressOf, Problem, sendFile } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { downloadJournalists, importJournalists, type JournalistsImport } from '../api/journalists.ts'

/** The journalists as a table: taken home, mended in a spreadsheet, and laid over who is here. */
export function JournalistTable() {
  const say = useSay()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const reading = useMutation<JournalistsImport, Problem, { file: File; apply: 'yes' | 'no' }>({
    mutationFn: ({ file: chosen, apply }) => sendFile(importJournalists, { name: chosen.name, apply }, chosen),
    onSuccess: ({ applied }) => (applied ? queries.invalidateQueries() : undefined),
  })
  const found = reading.data
  return (
    <section className="section">
      <h2>{say(w.table)}</h2>
      <div>
        <a className="button" href={addressOf(downloadJournalists.path, {}, { language })} download>
          {say(w.downloadCsv)}
        </a>
      </div>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (file && !reading.isPending) reading.mutate({ file, apply: 'no' })
        }}
      >
        <TextInput
          label={say(w.file)}
          help={say(w.fileHelp)}
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
        {found && <Found found={found} />}
        {file && found && !found.applied && found.bad === 0 && found.added + found.changed + found.outlets > 0 && (
          <div>
            <Button look="do" pending={reading.isPending} onClick={() => reading.mutate({ file, apply: 'yes' })}>
              {say(w.apply)}
            </Button>
          </div>
        )}
      </form>
    </section>
  )
}

function Found({ found }: { found: JournalistsImport }) {
  const say = useSay()
  return (
    <div className={found.bad > 0 ? 'note' : 'note ok'} role="status">
      <p>{found.applied ? say(w.applied) : say(w.wouldDo)(found.added, found.changed, found.same, found.outlets)}</p>
      {found.bad > 0 && (
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
      )}
    </div>
  )
}
