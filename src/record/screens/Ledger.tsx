import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { ledgerActs, recordWords as w } from '../../base/words/record.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, numberText, shortTime } from '../../web/time.ts'
import { listLedger, readCheckpoint } from '../api.ts'
import './record.css'

/** Buku catatan: the tamper-evident log of every official act, and the checkpoint that should leave the building. */
export function Ledger() {
  const say = useSay()
  const { language } = useLanguage()
  const { list, rows } = useRows(listLedger, { query: { limit: 50 } })
  return (
    <Page title={say(words.ledger)} about={say(w.ledgerAbout)}>
      <CheckpointCard />
      <Rows list={list} rows={rows} lines={8} empty={<Empty>{say(w.ledgerEmpty)}</Empty>}>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.act)}</th>
              <th scope="col">{say(w.date)}</th>
              <th scope="col">{say(w.fingerprint)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.index}>
                <td>
                  <Link to="/buku-catatan/$index" params={{ index: String(row.index) }} className="title">
                    {numberText(row.index, language)} · {say(ledgerActs[row.kind] ?? w.otherAct)}
                  </Link>
                </td>
                <td>
                  <time dateTime={row.at} title={longTime(row.at, language)}>
                    {shortTime(row.at, language)}
                  </time>
                </td>
                <td>
                  <code title={row.hash}>{row.hash.slice(0, 16)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Rows>
    </Page>
  )
}

function CheckpointCard() {
  const say = useSay()
  const { language } = useLanguage()
  const checkpoint = useQuery({ queryKey: ['checkpoint'], queryFn: () => call(readCheckpoint, {}) })
  if (checkpoint.error) return <ProblemNote problem={checkpoint.error} />
  if (!checkpoint.data) return <Skeleton lines={3} />
  const { size, root, origin, key, note } = checkpoint.data
  return (
    <section className="record-checkpoint" aria-labelledby="checkpoint">
      <h2 id="checkpoint">{say(w.checkpoint)}</h2>
      <p>{say(w.checkpointAbout)}</p>
      <dl className="record-facts">
        <dt>{say(w.entries)}</dt>
        <dd>{numberText(size, language)}</dd>
        <dt>{say(w.root)}</dt>
        <dd>
          <code>{root}</code>
        </dd>
        <dt>{say(w.ledgerName)}</dt>
        <dd>{origin}</dd>
        <dt>{say(w.key)}</dt>
        <dd>
          <code>{key}</code>
        </dd>
      </dl>
      <div className="row">
        <Button look="do" onClick={() => save(`titik-periksa-${size}.txt`, note)}>
          {say(w.saveCheckpoint)}
        </Button>
        <Button onClick={() => save('vkey.txt', `${key}\n`)}>{say(w.saveKey)}</Button>
      </div>
    </section>
  )
}

/** Hands a text to the person as a file, byte for byte. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
