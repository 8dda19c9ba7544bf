import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { ledgerActs, recordWords as w } from '../../base/words/record.ts'
import { call } from '../../web/call.ts'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, numberText } from '../../web/time.ts'
import { readLedgerEntry } from '../api.ts'
import { isProved } from './prove.ts'
import './record.css'

/** One entry of the ledger, byte for byte, with its proof checked before the reader's eyes. */
export function LedgerEntry() {
  const say = useSay()
  const { language } = useLanguage()
  const { index } = useParams({ from: '/frame/buku-catatan/$index' })
  const entry = useQuery({
    queryKey: ['ledger-entry', index],
    queryFn: async () => {
      const it = await call(readLedgerEntry, { params: { index } })
      return { ...it, proved: await isProved({ ...it, size: it.checkpoint.size, root: it.checkpoint.root }) }
    },
  })
  const it = entry.data
  return (
    <Page
      title={say(w.entry)(/^\d+$/.test(index) ? numberText(Number(index), language) : index)}
      about={it && `${say(ledgerActs[it.kind] ?? w.otherAct)} · ${longTime(it.at, language)}`}
      acts={
        <>
          {it?.dossierId && (
            <Link to="/berkas/$dossierId" params={{ dossierId: it.dossierId }} className="button">
              {say(w.toDossier)}
            </Link>
          )}
          <Link to="/buku-catatan" className="button">
            {say(words.ledger)}
          </Link>
        </>
      }
    >
      <ProblemNote problem={entry.error} />
      {entry.isPending && <Skeleton lines={8} />}
      {it && (
        <>
          <Verdict proved={it.proved} size={numberText(it.checkpoint.size, language)} />
          <section className="section">
            <h2>{say(w.written)}</h2>
            <p className="sec">{say(w.bodyAbout)}</p>
            <p className="record-body">{it.body}</p>
            <dl className="record-facts">
              <dt>{say(w.fingerprint)}</dt>
              <dd>
                <code>{it.hash}</code>
              </dd>
              <dt>{say(w.checkpoint)}</dt>
              <dd>
                <code>{it.checkpoint.root}</code>
              </dd>
            </dl>
          </section>
          {it.said !== null && (
            <section className="section">
              <h2>{say(w.said)}</h2>
              <p className="sec">{say(w.saidAbout)}</p>
              <p className="record-body">{it.said}</p>
            </section>
          )}
          {it.proof.length > 0 && (
            <section className="section record-proof">
              <h2>{say(w.proof)}</h2>
              <ol>
                {it.proof.map((node) => (
                  <li key={node}>
                    <code>{node}</code>
                  </li>
                ))}
              </ol>
            </section>
          )}
        </>
      )}
    </Page>
  )
}

function Verdict({ proved, size }: { proved: boolean | null; size: string }) {
  const say = useSay()
  if (proved === null)
    return (
      <p className="note">
        <IconInfoCircle size={18} aria-hidden /> {say(w.proofUnread)}
      </p>
    )
  return proved ? (
    <p className="note ok">
      <IconCircleCheck size={18} aria-hidden /> {say(w.proofHolds)(size)}
    </p>
  ) : (
    <p className="problem-note" role="alert">
      <IconAlertTriangle size={18} aria-hidden /> {say(w.proofFails)}
    </p>
  )
}
