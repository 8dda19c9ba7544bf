import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { sentence } from '../../base/refused.ts'
import { bpmnWords as w } from '../../base/words/bpmn.ts'
import { words } from '../../base/words/common.ts'
import { useAct } from '../../web/act.ts'
import { addressOf } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import './bpmn.css'
import { downloadBpmn, importBpmn } from '../api/bpmn.ts'
import { BPMN_MB_MAX } from '../rules/bpmn/limits.ts'

/** An edition out as BPMN for whoever reads it; another in, as a draft, for the administrator. */
export function BpmnActs({ editionId }: { editionId: string }) {
  const say = useSay()
  const me = useMe()
  const [importing, setImporting] = useState(false)
  return (
    <>
      <a className="button quiet" href={addressOf(downloadBpmn.path, { editionId })} download>
        {say(w.export)}
      </a>
      {me?.role === 'administrator' && (
        <Button look="quiet" onClick={() => setImporting(true)}>
          {say(w.import)}
        </Button>
      )}
      {importing && <BpmnImport onClose={() => setImporting(false)} />}
    </>
  )
}

function BpmnImport({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const [xml, setXml] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const { act, pending, problem, done, reset } = useAct(importBpmn)
  const choose = async (file: File | undefined) => {
    reset()
    setXml(null)
    setError(undefined)
    if (!file) return
    if (file.size > BPMN_MB_MAX * 1024 * 1024)
      return setError(sentence({ code: 'bpmn-too-large', field: 'file', max: BPMN_MB_MAX }, language))
    try {
      setXml(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()))
    } catch {
      setError(sentence({ code: 'bpmn-not-text', field: 'file' }, language))
    }
  }
  return (
    <Dialog title={say(w.importTitle)} onClose={onClose}>
      {done ? (
        <div className="form" role="status">
          <p>
            <b>{say(w.made)(done.steps, done.posts)}</b>
          </p>
          {done.notes.length === 0 ? (
            <p>{say(w.whole)}</p>
          ) : (
            <>
              <h3>{say(w.notHeld)(done.notes.length)}</h3>
              <ul className="bpmn-notes">
                {done.notes.map((note, at) => (
                  <li key={at}>{note.message[language]}</li>
                ))}
              </ul>
            </>
          )}
          <Link className="button do" to="/sop/$editionId" params={{ editionId: done.id }}>
            {say(w.openDraft)}
          </Link>
        </div>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (xml === null) setError((told) => told ?? say(w.choose))
            else act({ body: { xml } })
          }}
        >
          <p className="sec">{say(w.importAbout)}</p>
          <TextInput
            label={say(w.file)}
            type="file"
            accept=".bpmn,.xml,application/xml,text/xml"
            error={error}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
          <ProblemNote problem={problem} />
          <div className="row">
            <Button type="submit" look="do" pending={pending}>
              {say(pending ? w.reading : w.read)}
            </Button>
            <Button onClick={onClose}>{say(words.cancel)}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
