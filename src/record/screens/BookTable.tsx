import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { bookWords as b } from '../../base/words/books.ts'
import { recordWords as w } from '../../base/words/record.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, shortTime } from '../../web/time.ts'
import type { AgendaRow } from '../api/agenda.ts'
import { sequenceText } from '../rules/number-pattern.ts'

/** The lines of an agenda book, as ruled on paper; each number opens its control card. */
export function Book({ title, rows }: { title: string; rows: readonly AgendaRow[] }) {
  const say = useSay()
  return (
    <table className="record-book" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{say(w.number)}</th>
          <th scope="col">{say(w.date)}</th>
          <th scope="col">{say(w.from)}</th>
          <th scope="col">{say(w.to)}</th>
          <th scope="col">{say(w.subject)}</th>
          <th scope="col">{say(w.remarks)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.voided ? 'record-void' : undefined}>
            <NumberCell row={row} />
            <DateCell row={row} />
            <td className="record-party" data-label={say(w.from)}>
              {row.from}
            </td>
            <td className="record-party" data-label={say(w.to)}>
              {row.to}
            </td>
            <td className="record-subject">
              <Subject row={row} />
              <Numbers row={row} />
              {row.voided && <div className="record-why">{say(b.voidedBecause)(row.voided.reason)}</div>}
            </td>
            <td className="record-remarks">
              {row.dispositionId ? (
                <Link to="/agenda/disposisi/$dispositionId" params={{ dispositionId: row.dispositionId }}>
                  {say(w.disposition)}
                </Link>
              ) : (
                row.kind !== 'letter' && say(b.kinds[row.kind])
              )}
              {row.dossierNumber && <span className="cap"> · {say(w.dossier)(row.dossierNumber)}</span>}
              {row.attachments !== null && row.attachments > 0 && <div>{say(b.attachmentsAre)(row.attachments)}</div>}
              {row.remarks && <div className="record-words">{row.remarks}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The expedition book: which paper was handed to whom, and who put a hand to it. */
export function Expedition({ title, rows }: { title: string; rows: readonly AgendaRow[] }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <table className="record-book" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{say(w.number)}</th>
          <th scope="col">{say(b.handedAt)}</th>
          <th scope="col">{say(b.recipient)}</th>
          <th scope="col">{say(w.subject)}</th>
          <th scope="col">{say(b.receivedBy)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <NumberCell row={row} />
            <td className="record-date">
              {row.handover && (
                <time dateTime={row.handover.handedAt} title={longTime(row.handover.handedAt, language)}>
                  {shortTime(row.handover.handedAt, language)}
                </time>
              )}
            </td>
            <td className="record-party" data-label={say(b.recipient)}>
              {row.handover?.recipient}
            </td>
            <td className="record-subject">
              <Subject row={row} />
              <Numbers row={row} />
            </td>
            <td className="record-party" data-label={say(b.receivedBy)}>
              {row.handover?.receivedBy}
              {row.handover?.remarks && <div className="cap">{row.handover.remarks}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NumberCell({ row }: { row: AgendaRow }) {
  const say = useSay()
  const search = useSearch({ from: '/frame/agenda' })
  return (
    <td className="record-number" data-label={say(w.number)}>
      <Link to="/agenda" search={{ ...search, kartu: row.id }} aria-label={say(b.openCard)(row.formatted)}>
        {sequenceText(row)}
      </Link>
    </td>
  )
}

function DateCell({ row }: { row: AgendaRow }) {
  const { language } = useLanguage()
  return (
    <td className="record-date">
      <time dateTime={row.datedOn} title={longTime(row.enteredAt, language)}>
        {dayText(row.datedOn, language)}
      </time>
    </td>
  )
}

function Subject({ row }: { row: AgendaRow }): ReactNode {
  const say = useSay()
  if (row.withheld) return <span className="sec">{say(row.kind === 'letter' ? b.letterWithheld : w.withheld)}</span>
  if (row.letterId !== null)
    return (
      <Link to="/surat-masuk/$letterId" params={{ letterId: row.letterId }}>
        {row.subject}
      </Link>
    )
  if (row.dossierId === null) return <span className="record-says">{row.subject}</span>
  return (
    <Link to="/berkas/$dossierId" params={{ dossierId: row.dossierId }}>
      {row.subject}
    </Link>
  )
}

/** The number as papers bear it, where it says more than the line's place; that of the letter; SRIKANDI's. */
function Numbers({ row }: { row: AgendaRow }) {
  const say = useSay()
  const numbers = [
    row.formatted === `${sequenceText(row)}/${row.year}` ? '' : row.formatted,
    row.letterNumber && say(b.letterIs)(row.letterNumber),
    row.srikandi && say(b.srikandiIs)(row.srikandi.number),
  ].filter(Boolean)
  return numbers.length > 0 && <div className="cap record-numbers">{numbers.join(' · ')}</div>
}
