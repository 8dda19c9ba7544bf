import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { sourceWords as w } from '../../base/words/sources.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { addressOf, call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { exportOpml, importOpml, judgeOpml } from '../api/sources.ts'
import { OPML_MAX_CHARS, SOURCES_MAX } from '../rules/sources.ts'

const ROWS_SHOWN = 100

/** All feeds from another reader, looked at before any is kept; and the list to take home. */
export function OpmlPart({ mayKeep }: { mayKeep: boolean }) {
  const say = useSay()
  const [opml, setOpml] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const judging = useMutation<Answer<typeof judgeOpml>, Problem, string>({
    mutationFn: (text) => call(judgeOpml, { body: { opml: text } }),
  })
  const taking = useAct(importOpml)
  const choose = async (file: File | undefined) => {
    judging.reset()
    taking.reset()
    setTooLarge((file?.size ?? 0) > OPML_MAX_CHARS)
    setOpml(file && file.size <= OPML_MAX_CHARS ? await file.text() : '')
  }
  return (
    <section className="section">
      <h2>{say(w.opml)}</h2>
      <p className="sec">{say(w.opmlAbout)}</p>
      <div>
        <a className="button" href={addressOf(exportOpml.path)} download>
          {say(w.opmlDownload)}
        </a>
      </div>
      {mayKeep && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (opml && !judging.isPending) judging.mutate(opml)
          }}
        >
          <TextInput
            label={say(w.opmlFile)}
            help={say(w.opmlFileHelp)}
            error={tooLarge ? say(w.opmlTooLarge) : undefined}
            type="file"
            required
            accept=".opml,.xml,text/x-opml,text/xml,application/xml"
            onChange={({ target }) => void choose(target.files?.[0])}
          />
          <div>
            <Button type="submit" pending={judging.isPending}>
              {say(w.opmlCheck)}
            </Button>
          </div>
          <ProblemNote problem={judging.error ?? taking.problem} />
          <div role="status">
            {taking.done && <p className="note ok">{say(w.opmlTaken)(taking.done.added)}</p>}
            <Left of={(taking.done ?? judging.data)?.left ?? null} />
            {judging.data && !taking.done && <Judged found={judging.data} />}
          </div>
          {judging.data && !taking.done && judging.data.counts.new > 0 && (
            <div>
              <Button look="do" pending={taking.pending} onClick={() => taking.act({ body: { opml } })}>
                {say(w.opmlTake)(judging.data.counts.new)}
              </Button>
            </div>
          )}
        </form>
      )}
    </section>
  )
}

function Left({ of: left }: { of: Answer<typeof judgeOpml>['left'] }) {
  const say = useSay()
  return left && <p className="note">{say(w.opmlLeft)(left.count, left.from, SOURCES_MAX)}</p>
}

function Judged({ found }: { found: Answer<typeof judgeOpml> }) {
  const say = useSay()
  const { counts, rows } = found
  return (
    <>
      <p>{say(w.opmlFound)(counts.new, counts.known, counts.bad)}</p>
      <ul className="source-opml">
        {rows.slice(0, ROWS_SHOWN).map((row, at) => (
          <li key={at}>
            <b>{row.name}</b>{' '}
            <span className={`tag ${row.fate === 'bad' ? 'attention' : ''}`}>{say(w.opmlFates[row.fate])}</span>
            {row.knownAs && row.knownAs !== row.name && <span className="cap">{row.knownAs}</span>}
            <div className="cap source-address">{row.address}</div>
          </li>
        ))}
      </ul>
      {rows.length > ROWS_SHOWN && <p className="cap">{say(w.more)(rows.length - ROWS_SHOWN)}</p>}
    </>
  )
}
