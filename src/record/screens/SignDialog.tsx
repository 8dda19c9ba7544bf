import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { words } from '../../base/words/common.ts'
import { signatureWords as w } from '../../base/words/signatures.ts'
import { usesBsre } from '../../office/rules/signing.ts'
import { call, Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { signPaper, type PaperToSign } from '../api/signatures.ts'
import { stopsTheRest } from '../rules/signatures.ts'
import { pdfOf } from './sheets.ts'
import './signatures.css'

type Result =
  | { readonly state: 'working' | 'signed' | 'not-tried' }
  | { readonly state: 'failed'; readonly said: string }

/**
 * One passphrase for one or several papers, signed one after the other, each with its own result. What would fail for the
 * next as well (a wrong passphrase, a service that is away) ends the row: BSrE shuts an account that is asked on and on.
 */
export function SignDialog({ papers, onClose }: { papers: readonly PaperToSign[]; onClose: () => void }) {
  const say = useSay()
  const queries = useQueryClient()
  const [secret, setSecret] = useState('')
  const [nik, setNik] = useState('')
  const [working, setWorking] = useState(false)
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({})
  const closed = useRef(false)
  useEffect(() => {
    closed.current = false
    return () => {
      closed.current = true // the paper that is on its way is still signed; the next is not begun
    }
  }, [])
  const needsNik = papers.some((it) => usesBsre(it.method))
  const left = papers.filter((it) => results[it.id]?.state !== 'signed')
  const tried = Object.keys(results).length > 0

  async function signAll(): Promise<void> {
    setWorking(true)
    const tell = (id: string, result: Result) => setResults((before) => ({ ...before, [id]: result }))
    let stopped = false
    for (const { id, method } of left) {
      if (stopped || closed.current) {
        tell(id, { state: 'not-tried' })
        continue
      }
      tell(id, { state: 'working' })
      try {
        const body = { secret, ...(usesBsre(method) && { nik: nik.trim() }) }
        await call(signPaper, { params: { paperId: id }, body })
        tell(id, { state: 'signed' })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        tell(id, { state: 'failed', said: error.message })
        stopped = stopsTheRest(error.details.code)
      }
    }
    setSecret('')
    setWorking(false)
    await queries.invalidateQueries()
  }

  return (
    <Dialog title={say(w.dialog)(papers.length)} onClose={onClose}>
      <form
        className="form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          if (!working && left.length > 0) void signAll()
        }}
      >
        {left.length > 0 && <p className="sec">{say(working ? w.keepOpen : w.readFirst)}</p>}
        <ul className="signatures-papers">
          {papers.map((it) => (
            <li key={it.id}>
              <a href={pdfOf(it.id)}>{it.title}</a>
              {it.dossier && <div className="cap">{it.dossier.title}</div>}
              {results[it.id] && <Came result={results[it.id] as Result} />}
            </li>
          ))}
        </ul>
        <p role="status">{tried && !working && say(w.result)(papers.length - left.length, papers.length)}</p>
        {left.length > 0 && (
          <>
            {needsNik && (
              <TextInput
                label={say(w.nik)}
                help={say(w.nikHelp)}
                required
                inputMode="numeric"
                pattern="[0-9]{16}"
                maxLength={16}
                autoComplete="off"
                value={nik}
                onChange={(event) => setNik(event.target.value)}
              />
            )}
            <TextInput
              label={say(w.passphrase)}
              help={say(w.passphraseHelp)}
              type="password"
              required
              autoComplete="off"
              maxLength={200}
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          </>
        )}
        <div className="row">
          {left.length > 0 && (
            <Button type="submit" look="do" pending={working}>
              {say(tried ? w.tryRest : w.sign)}
            </Button>
          )}
          <Button onClick={onClose}>{say(left.length === 0 ? words.close : words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Came({ result }: { result: Result }) {
  const say = useSay()
  switch (result.state) {
    case 'working':
      return <div className="signatures-came">{say(w.working)}</div>
    case 'not-tried':
      return <div className="signatures-came">{say(w.notTried)}</div>
    case 'signed':
      return (
        <div className="signatures-came signed">
          <IconCircleCheck size={18} aria-hidden /> {say(w.signed)}
        </div>
      )
    case 'failed':
      return (
        <div className="signatures-came failed" role="alert">
          <IconAlertTriangle size={18} aria-hidden /> <span>{result.said}</span>
        </div>
      )
  }
}
