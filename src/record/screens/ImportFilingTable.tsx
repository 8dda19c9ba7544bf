import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { filingWords as w } from '../../base/words/filing.ts'
import type { Answer } from '../../http/contract.ts'
import { sendFile, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { numberText, today } from '../../web/time.ts'
import { checkFilingTable, importFilingTable, type JudgedTable } from '../api/filing-tables.ts'
import type { TableKind } from '../rules/filing.ts'

type Imported = Answer<typeof importFilingTable>

/** A table in two steps: what it holds and what is wrong with it; then all of it, as the next edition. */
export function ImportFilingTable({ kind }: { kind: TableKind }) {
  const say = useSay()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [decree, setDecree] = useState('')
  const [fromOn, setFromOn] = useState(today)
  // One edition for one intent, however often it is sent: another file, decree or day is another.
  const intent = useRef({ asked: '', id: '' })
  const checking = useMutation<JudgedTable, Problem, File>({
    mutationFn: (chosen) => sendFile(checkFilingTable, { kind, name: chosen.name }, chosen),
  })
  const importing = useMutation<Imported, Problem, File>({
    mutationFn: (chosen) => {
      const asked = JSON.stringify([checking.data?.fileHash, decree, fromOn])
      if (intent.current.asked !== asked) intent.current = { asked, id: crypto.randomUUID() }
      return sendFile(importFilingTable, { kind, name: chosen.name, id: intent.current.id, decree, fromOn }, chosen)
    },
    onSuccess: () => queries.invalidateQueries(),
  })
  const found = checking.data
  const done = importing.data
  const pending = checking.isPending || importing.isPending
  return (
    <details className="filing-import">
      <summary>{say(w.import)}</summary>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (file && !pending) checking.mutate(file)
        }}
      >
        <TextInput
          label={say(w.file)}
          help={say(w.fileHelp[kind])}
          type="file"
          required
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            checking.reset()
            importing.reset()
            setFile(event.target.files?.[0] ?? null)
          }}
        />
        <div>
          <Button type="submit" pending={checking.isPending} aria-disabled={file ? undefined : true}>
            {say(w.check)}
          </Button>
        </div>
        <ProblemNote problem={checking.error} />
        {found && !done && <Found found={found} />}
        {file && found && !done && found.bad === 0 && (
          <>
            <TextInput
              label={say(w.decreeField)}
              help={say(w.decreeHelp)}
              required
              maxLength={300}
              value={decree}
              onChange={(event) => setDecree(event.target.value)}
              error={errorOf(importing.error, 'decree')}
            />
            <TextInput
              label={say(w.fromOn)}
              type="date"
              required
              value={fromOn}
              onChange={(event) => setFromOn(event.target.value)}
              error={errorOf(importing.error, 'fromOn')}
            />
            <ProblemNote problem={importing.error} />
            <div>
              <Button look="do" pending={importing.isPending} onClick={() => !pending && importing.mutate(file)}>
                {say(w.importDo)}
              </Button>
            </div>
          </>
        )}
        <p role="status">{done && say(w.imported)(done.rows, done.filed)}</p>
      </form>
    </details>
  )
}

function Found({ found }: { found: JudgedTable }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <div className={found.bad > 0 ? 'note' : 'note ok'} role="status">
      {found.bad > 0 ? (
        <>
          <p>{say(w.badCells)(found.bad)}</p>
          <ul className="filing-problems">
            {found.problems.map((it, at) => (
              <li key={at}>
                {say(w.row)(it.row)}, {it.column}: {it.sentence} {it.value && <q>{it.value}</q>}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{say(w.wouldDo)(numberText(found.rows, language), found.added, found.changed, found.gone)}</p>
      )}
      {found.missing.length > 0 && <p>{say(w.missing)(found.missing.join('; '))}</p>}
    </div>
  )
}
