import { IconSquare, IconSquareCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { findingWords, gateWords } from '../../base/words/gates.ts'
import { paperWords as p } from '../../base/words/papers.ts'
import { recordWords as w } from '../../base/words/record.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, numberText } from '../../web/time.ts'
import { readCheckpoint, readDisposition, type Sheet } from '../api.ts'
import { askedFor } from '../rules.ts'
import { Field } from './Field.tsx'
import { bookAddress } from './book-address.ts'
import { pdfOf, useSheets, useWhyNotMade } from './sheets.ts'
import './record.css'

const boxes = [
  { asks: 'proceed', word: w.proceed },
  { asks: 'mind-notes', word: w.mindNotes },
  { asks: 'repair', word: w.repair },
] as const
const urgencies = { watch: w.ordinary, attention: w.ordinary, alert: w.urgent, crisis: w.veryUrgent } as const

/** Lembar disposisi: the leader's written instruction, as on its paper, with what proves it at the foot. */
export function DispositionSheet() {
  const say = useSay()
  const { dispositionId } = useParams({ from: '/frame/agenda/disposisi/$dispositionId' })
  const sheet = useQuery({
    queryKey: ['disposition', dispositionId],
    queryFn: () => call(readDisposition, { params: { dispositionId } }),
  })
  const it = sheet.data
  return (
    <Page
      title={it ? `${say(w.sheetTitle)} ${it.outgoing.formatted}` : say(w.sheetTitle)}
      acts={
        it && (
          <>
            <Link
              to="/agenda"
              search={{ buku: bookAddress(it.outgoing.book), tahun: String(it.outgoing.year) }}
              className="button"
            >
              {say(w.toAgenda)}
            </Link>
            <Link to="/berkas/$dossierId" params={{ dossierId: it.dossier.id }} className="button">
              {say(w.toDossier)}
            </Link>
            <TakeDown sheet={it} />
          </>
        )
      }
    >
      <ProblemNote problem={sheet.error} />
      {sheet.isPending && <Skeleton lines={10} />}
      {it && <Paper sheet={it} />}
    </Page>
  )
}

/** This very paper as it was made and kept; one decided before papers were made is printed from the screen. */
function TakeDown({ sheet }: { sheet: Sheet }) {
  const say = useSay()
  const sheets = useSheets(sheet.dossier.id)
  const whyNotMade = useWhyNotMade()
  const paper = sheets.data?.rows.find((it) => it.kind === 'disposition' && it.about === sheet.id)
  if (sheets.isPending) return null
  if (!paper) return <Button onClick={() => window.print()}>{say(w.printSheet)}</Button>
  if (paper.madeAt === null)
    return (
      <span role="status" className="cap">
        {whyNotMade(paper, p.pdfBeingMade)}
      </span>
    )
  return (
    <a className="button do" href={pdfOf(paper.id)}>
      {say(p.download)}
    </a>
  )
}

function Paper({ sheet }: { sheet: Sheet }) {
  const say = useSay()
  const { language } = useLanguage()
  const asked = askedFor(sheet.answer)
  const outgoing = sheet.outgoing.formatted
  return (
    <article className="record-sheet" lang="id">
      {sheet.office && (
        <header className="record-kop">
          {sheet.office.logo && <img src={`/api/files/${sheet.office.logo}`} alt="" />}
          <div>
            <p>{sheet.office.regency}</p>
            <p>{sheet.office.name}</p>
            <p>{sheet.office.address}</p>
          </div>
        </header>
      )}
      <h2>{say(w.sheetTitle)}</h2>
      <dl className="record-fields">
        <Field label={say(w.letterFrom)}>{sheet.from}</Field>
        <Field label={say(w.received)}>{dayText(sheet.receivedAt, language)}</Field>
        <Field label={say(w.letterNumber)}>{sheet.dossier.number}</Field>
        <Field label={say(w.agendaNumber)}>
          {sheet.incoming ? say(w.inAndOut)(sheet.incoming.formatted, outgoing) : outgoing}
        </Field>
        <Field label={say(w.letterDate)}>{dayText(sheet.version.at, language)}</Field>
        <Field label={say(w.urgency)}>{say(urgencies[sheet.dossier.level])}</Field>
        <Field label={say(w.about)} wide>
          <b>{sheet.dossier.title}</b>
        </Field>
        <Field label={say(w.passedTo)}>{sheet.to}</Field>
        <Field label={say(w.askedTo)}>
          <ul className="record-boxes">
            {boxes.map(({ asks, word }) => {
              const chosen = asked.includes(asks)
              const Box = chosen ? IconSquareCheck : IconSquare
              return (
                <li key={asks} className={chosen ? '' : 'off'}>
                  <Box size={18} role="img" aria-label={say(chosen ? w.chosen : w.notChosen)} /> {say(word)}
                </li>
              )
            })}
          </ul>
        </Field>
        <Field label={say(w.notes)} wide className="record-notes">
          {sheet.instruction}
        </Field>
        {sheet.overrides.length > 0 && (
          <Field label={say(gateWords.overridden)} wide>
            <ul className="record-overrides">
              {sheet.overrides.map((it, at) => (
                <li key={at}>
                  {say(findingWords[it.code])(it.about)} <span className="sec">{it.law}</span>
                  <br />
                  {it.reason} {it.basis && `(${it.basis}; ${it.record})`}{' '}
                  <span className="sec">{say(gateWords.by)(it.person, it.post, it.step)}</span>
                </li>
              ))}
            </ul>
          </Field>
        )}
      </dl>
      <div className="record-hand">
        <p>{sheet.decidedBy.post}</p>
        <p className="sec">{say(w.decidedOn)(longTime(sheet.saidAt ?? sheet.decidedAt, language))}</p>
        {sheet.saidAt && <p className="sec">{say(w.arrivedOn)(longTime(sheet.decidedAt, language))}</p>}
        {sheet.proof !== 'none' && <p>{say(w.provenBy[sheet.proof])}</p>}
        <b>{sheet.decidedBy.name}</b>
        {sheet.decidedBy.rank && <p>{sheet.decidedBy.rank}</p>}
        {sheet.decidedBy.nip && <p>{say(w.nip)(sheet.decidedBy.nip)}</p>}
      </div>
      <Foot sheet={sheet} />
    </article>
  )
}

/** What proves the sheet. The ledger's size and root go out with each print, so that the ledger is held to them. */
function Foot({ sheet }: { sheet: Sheet }) {
  const say = useSay()
  const { language } = useLanguage()
  const checkpoint = useQuery({ queryKey: ['checkpoint'], queryFn: () => call(readCheckpoint, {}) })
  return (
    <footer className="record-foot">
      <p>
        {say(w.sheetVersion)}: <code>{sheet.version.hash}</code>
      </p>
      <p>
        {say(w.sheetStatement)}: <code>{sheet.statementHash}</code>
      </p>
      {sheet.ledgerIndex !== null && checkpoint.data && (
        <p>
          <Link to="/buku-catatan/$index" params={{ index: String(sheet.ledgerIndex) }}>
            {say(w.sheetLedger)}
          </Link>
          : {say(w.sheetLedgerAt)(numberText(sheet.ledgerIndex, language), numberText(checkpoint.data.size, language))}{' '}
          <code>{checkpoint.data.root}</code>
        </p>
      )}
    </footer>
  )
}
