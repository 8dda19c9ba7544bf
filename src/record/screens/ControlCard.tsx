import { useQuery } from '@tanstack/react-query'
import { useState, type ComponentProps } from 'react'
import { words } from '../../base/words/common.ts'
import { bookWords as b } from '../../base/words/books.ts'
import { paperWords as p } from '../../base/words/papers.ts'
import { recordWords as w } from '../../base/words/record.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, instantAt, localMinute, longTime, shortTime } from '../../web/time.ts'
import { noteHandover, readAgendaLine, setSrikandiNumber, voidAgendaLine, type ControlCard } from '../api/agenda.ts'
import { Field } from './Field.tsx'
import { sequenceText } from '../rules/number-pattern.ts'
import { PrintPaper } from './PrintPaper.tsx'

/** Kartu kendali of one line, with what its keeper may still write of it. */
export function ControlCardDialog({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const say = useSay()
  const card = useQuery({
    queryKey: ['agenda-line', entryId],
    queryFn: () => call(readAgendaLine, { params: { entryId } }),
  })
  return (
    <Dialog title={card.data ? say(b.openCard)(card.data.formatted) : say(b.card)} onClose={onClose}>
      <ProblemNote problem={card.error} />
      {card.isPending && <Skeleton lines={8} />}
      {card.data && <Card card={card.data} />}
    </Dialog>
  )
}

function Card({ card }: { card: ControlCard }) {
  const say = useSay()
  const { language } = useLanguage()
  const incoming = card.direction === 'incoming'
  const letter = [card.letteredOn && dayText(card.letteredOn, language), card.letterNumber].filter(Boolean).join(' · ')
  // What the work writes is passed on as it is entered; a letter by hand is when somebody received it.
  const passedOn = card.passedAt ?? card.handover?.handedAt ?? (card.kind === 'letter' ? null : card.datedOn)
  return (
    <div className="record-card">
      {card.voided && (
        <p className="note">
          {say(b.voidedBecause)(card.voided.reason)}{' '}
          <span className="sec">
            {card.voided.by}, {longTime(card.voided.at, language)}
          </span>
        </p>
      )}
      <dl className="record-fields">
        <Entry label={say(b.indexTerm)}>{card.indexTerm}</Entry>
        <Entry label={say(b.code)}>{card.code}</Entry>
        <Entry label={say(b.sequence)}>{sequenceText(card)}</Entry>
        <Entry label={say(b.inOrOut)}>{say(incoming ? b.inShort : b.outShort)}</Entry>
        <Entry label={say(b.subject)} wide>
          <b>{card.withheld ? say(w.withheld) : card.subject}</b>
        </Entry>
        <Entry label={say(b.from)}>{card.from}</Entry>
        <Entry label={say(b.to)}>{card.to}</Entry>
        <Entry label={say(b.dateAndNumber)}>{letter}</Entry>
        <Entry label={say(b.attachments)}>{card.attachments}</Entry>
        <Entry label={say(b.processor)}>{card.processor}</Entry>
        <Entry label={say(b.passedOn)}>{passedOn && dayText(passedOn, language)}</Entry>
        {!incoming && (
          <Entry label={say(b.receipt)} wide>
            {card.handover &&
              say(b.handedText)(
                card.handover.receivedBy,
                card.handover.recipient,
                longTime(card.handover.handedAt, language),
              )}
          </Entry>
        )}
        <Entry label={say(b.srikandi)} wide>
          {card.srikandi?.number}
          {card.srikandiHistory.length > 1 && (
            <ul className="cap">
              {card.srikandiHistory.slice(1).map((it) => (
                <li key={it.revision}>{say(b.srikandiWas)(it.number, it.by, shortTime(it.at, language))}</li>
              ))}
            </ul>
          )}
        </Entry>
        <Entry label={say(b.remarks)} wide className="record-notes">
          {card.remarks}
        </Entry>
      </dl>
      <p className="cap">
        {card.bookName} · {card.formatted}
        {card.enteredBy && (
          <>
            {' '}
            · {say(b.enteredBy)} {card.enteredBy}
          </>
        )}{' '}
        · {longTime(card.enteredAt, language)}
      </p>
      <PrintPaper asked={{ kind: 'control-card', entryId: card.id }} text={say(p.printCard)} />
      {card.whyNot.keep === null ? (
        <Acts card={card} />
      ) : (
        <p className="sec">{say(b.keptBy)(card.keeper?.name ?? '–')}</p>
      )}
    </div>
  )
}

/** A field of the card; what nobody wrote is a dash. */
function Entry({ children, ...field }: ComponentProps<typeof Field>) {
  return <Field {...field}>{children || '–'}</Field>
}

type Doing = 'srikandi' | 'handover' | 'void' | null

function Acts({ card }: { card: ControlCard }) {
  const say = useSay()
  const [doing, setDoing] = useState<Doing>(null)
  const done = () => setDoing(null)
  if (doing === 'srikandi') return <Srikandi card={card} onDone={done} />
  if (doing === 'handover') return <Handover card={card} onDone={done} />
  if (doing === 'void') return <Void card={card} onDone={done} />
  return (
    <div className="row">
      <Button onClick={() => setDoing('srikandi')}>{say(card.srikandi ? b.correctSrikandi : b.setSrikandi)}</Button>
      {card.direction === 'outgoing' && card.whyNot.handover === null && (
        <Button onClick={() => setDoing('handover')}>{say(b.noteHandover)}</Button>
      )}
      {card.whyNot.void === null && (
        <Button look="no" onClick={() => setDoing('void')}>
          {say(b.void)}
        </Button>
      )}
    </div>
  )
}

type Form = { card: ControlCard; onDone: () => void }

function Srikandi({ card, onDone }: Form) {
  const say = useSay()
  const [number, setNumber] = useState(card.srikandi?.number ?? '')
  const [reason, setReason] = useState('')
  const { act, pending, problem } = useAct(setSrikandiNumber, onDone)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        act({
          params: { entryId: card.id },
          body: { number: number.trim(), reason, seenRevision: card.srikandi?.revision ?? 0 },
        })
      }}
    >
      <TextInput
        label={say(b.srikandi)}
        required
        maxLength={200}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        error={errorOf(problem, 'number')}
      />
      {card.srikandi && (
        <TextArea
          label={say(b.correctionReason)}
          required
          rows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={errorOf(problem, 'reason')}
        />
      )}
      <Foot does={say(words.save)} pending={pending} problem={problem} onDone={onDone} />
    </form>
  )
}

function Handover({ card, onDone }: Form) {
  const say = useSay()
  const [recipient, setRecipient] = useState(card.to)
  const [receivedBy, setReceivedBy] = useState('')
  const [handedAt, setHandedAt] = useState(() => localMinute(new Date()))
  const [remarks, setRemarks] = useState('')
  const { act, pending, problem } = useAct(noteHandover, onDone)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const at = instantAt(handedAt)
        if (Number.isNaN(at.getTime())) return
        act({ params: { entryId: card.id }, body: { recipient, receivedBy, handedAt: at.toISOString(), remarks } })
      }}
    >
      <p className="sec">{say(b.handoverOnce)}</p>
      <TextInput
        label={say(b.recipient)}
        help={say(b.recipientHelp)}
        required
        maxLength={300}
        value={recipient}
        onChange={(event) => setRecipient(event.target.value)}
        error={errorOf(problem, 'recipient')}
      />
      <TextInput
        label={say(b.receivedBy)}
        help={say(b.receivedByHelp)}
        required
        maxLength={300}
        value={receivedBy}
        onChange={(event) => setReceivedBy(event.target.value)}
        error={errorOf(problem, 'receivedBy')}
      />
      <TextInput
        label={say(b.handedAt)}
        type="datetime-local"
        required
        value={handedAt}
        onChange={(event) => setHandedAt(event.target.value)}
        error={errorOf(problem, 'handedAt')}
      />
      <TextArea
        label={say(b.remarks)}
        rows={2}
        maxLength={1_000}
        value={remarks}
        onChange={(event) => setRemarks(event.target.value)}
      />
      <Foot does={say(b.noteHandover)} pending={pending} problem={problem} onDone={onDone} />
    </form>
  )
}

function Void({ card, onDone }: Form) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const { act, pending, problem } = useAct(voidAgendaLine, onDone)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        act({ params: { entryId: card.id }, body: { reason } })
      }}
    >
      <p className="sec">{say(b.voidAbout)}</p>
      <TextArea
        label={say(b.voidReason)}
        required
        rows={3}
        maxLength={1_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(problem, 'reason')}
      />
      <Foot does={say(b.void)} look="no" pending={pending} problem={problem} onDone={onDone} />
    </form>
  )
}

function Foot({
  does,
  look = 'do',
  pending,
  problem,
  onDone,
}: {
  does: string
  look?: 'do' | 'no'
  pending: boolean
  problem: Parameters<typeof ProblemNote>[0]['problem']
  onDone: () => void
}) {
  const say = useSay()
  return (
    <>
      <ProblemNote problem={problem} />
      <div className="row">
        <Button type="submit" look={look} pending={pending}>
          {does}
        </Button>
        <Button onClick={onDone}>{say(words.cancel)}</Button>
      </div>
    </>
  )
}
