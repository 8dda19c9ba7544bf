import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { filingWords as w } from '../../base/words/filing.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { AskReason } from '../../web/kit/AskReason.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useRest } from '../../web/kit/Rest.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, shortTime } from '../../web/time.ts'
import { readFilingRules } from '../api/filing-tables.ts'
import { holdFiling, listFilingEvents, readFiling, releaseFiling, setSeries, type Filing } from '../api/filing.ts'
import './filing.css'

/** Pemberkasan: where the dossier is filed and how long it is kept, quietly beside the text. */
export function FilingPart({ dossier }: { dossier: { id: string; revision: number } }) {
  const say = useSay()
  const [asking, setAsking] = useState<'series' | 'hold' | 'release' | null>(null)
  const query = useQuery({
    queryKey: ['filing', dossier.id, dossier.revision],
    queryFn: () => call(readFiling, { params: { dossierId: dossier.id } }),
  })
  const filing = query.data
  if (!filing) return <ProblemNote problem={query.error} />
  const open = filing.stage === 'kept' || filing.stage === 'transferred'
  return (
    <section className="filing-part">
      <h2>{say(w.filing)}</h2>
      <Where filing={filing} />
      {filing.whyNot === null && open && (
        <div className="row">
          <Button look="quiet" onClick={() => setAsking('series')}>
            {say(w.setSeries)}
          </Button>
          <Button look="quiet" onClick={() => setAsking(filing.held ? 'release' : 'hold')}>
            {say(filing.held ? w.release : w.hold)}
          </Button>
        </div>
      )}
      {filing.events.length > 0 && <History dossierId={dossier.id} filing={filing} />}
      {asking === 'series' && <AskSeries dossierId={dossier.id} filing={filing} onClose={() => setAsking(null)} />}
      {(asking === 'hold' || asking === 'release') && (
        <AskHold dossierId={dossier.id} filing={filing} lift={asking === 'release'} onClose={() => setAsking(null)} />
      )}
    </section>
  )
}

function Where({ filing }: { filing: Filing }) {
  const say = useSay()
  const { language } = useLanguage()
  const { entry } = filing
  const disposal = filing.events.find((it) => it.disposal)?.disposal
  return (
    <>
      {entry ? (
        <p>
          <b>{entry.code}</b> {entry.title}
          <br />
          {entry.series}{' '}
          <span className="cap">
            {filing.by === 'person' && `· ${say(w.chosen)}`}
            {filing.by === 'type' && `· ${say(w.followsType)}`}
          </span>
        </p>
      ) : (
        <p className="sec">{say(w.noSeries)}</p>
      )}
      {disposal && (
        <p>
          <Link to="/arsip/berita-acara/$disposalId" params={{ disposalId: disposal.id }}>
            {say(w.byMinutes)(disposal.kind, disposal.minutesNumber, dayText(disposal.minutesOn, language))}
          </Link>
        </p>
      )}
      {filing.held && (
        <p>
          <span className="tag attention">{say(w.held)}</span> <span className="cap">{say(w.heldAbout)}</span>
        </p>
      )}
      {filing.due && <p className="time nearly">{say(w.dueNow)(filing.due)}</p>}
      <dl className="filing-facts">
        {filing.activeUntil && filing.inactiveUntil && filing.fate ? (
          <>
            <dt>{say(w.activeUntil)}</dt>
            <dd>{dayText(filing.activeUntil, language)}</dd>
            <dt>{say(w.inactiveUntil)}</dt>
            <dd>{dayText(filing.inactiveUntil, language)}</dd>
            <dt>{say(w.column.fate)}</dt>
            <dd>{say(w.fate[filing.fate])}</dd>
          </>
        ) : (
          entry && (
            <>
              <dt>{say(w.table.retention)}</dt>
              <dd>
                {say(w.years)(entry.activeYears, entry.inactiveYears)}, {say(w.fate[entry.fate]).toLowerCase()}
              </dd>
            </>
          )
        )}
        {entry && (
          <>
            <dt>{say(w.decree)}</dt>
            <dd>
              {entry.decree}
              {entry.verified && <div className="cap">{say(w.since)(dayText(entry.fromOn, language))}</div>}
            </dd>
          </>
        )}
      </dl>
      {filing.closedOn && !filing.activeUntil && <p className="cap">{say(w.waitsForSchedule)}</p>}
    </>
  )
}

function History({ dossierId, filing }: { dossierId: string; filing: Filing }) {
  const say = useSay()
  const { language } = useLanguage()
  const rest = useRest(listFilingEvents, { params: { dossierId }, query: { limit: 50 } }, filing.eventsNext)
  return (
    <details>
      <summary>{say(w.history)}</summary>
      <ol className="filing-history">
        {[...filing.events, ...rest.rows].map((it) => (
          <li key={it.number}>
            {say(w.event[it.kind])}
            {it.series && `: ${it.series}`}
            {it.disposal &&
              `: ${say(w.byMinutes)(it.disposal.kind, it.disposal.minutesNumber, dayText(it.disposal.minutesOn, language))}`}
            {it.reason && (
              <>
                {' '}
                <q>{it.reason}</q>
              </>
            )}
            <div className="cap">
              {it.by && `${it.by} · `}
              <time dateTime={it.at} title={longTime(it.at, language)}>
                {shortTime(it.at, language)}
              </time>
            </div>
          </li>
        ))}
      </ol>
      {rest.more}
    </details>
  )
}

type Asking = { readonly dossierId: string; readonly filing: Filing; readonly onClose: () => void }

function AskSeries({ dossierId, filing, onClose }: Asking) {
  const say = useSay()
  const acting = useAct(setSeries, onClose)
  const known = useQuery({ queryKey: ['filing-rules'], queryFn: () => call(readFilingRules, {}) })
  const [series, setChosen] = useState(filing.entry?.series ?? '')
  const [reason, setReason] = useState('')
  const options = known.data?.series.map((it) => ({ value: it.series, label: `${it.series} (${it.code})` })) ?? []
  return (
    <AskForm
      title={say(w.setSeriesTitle)}
      does={say(w.setSeriesDo)}
      pending={acting.pending}
      problem={acting.problem}
      onDo={() => acting.act({ params: { dossierId }, body: { series, reason, seenRevision: filing.revision } })}
      onClose={onClose}
    >
      <ProblemNote problem={known.error} />
      <Select
        label={say(w.column.series)}
        required
        value={series}
        options={options.some((it) => it.value === series) ? options : [{ value: series, label: series }, ...options]}
        onChange={(event) => setChosen(event.target.value)}
        error={errorOf(acting.problem, 'series')}
      />
      <TextArea
        label={say(w.reason)}
        help={say(w.reasonHelp)}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(acting.problem, 'reason')}
      />
    </AskForm>
  )
}

function AskHold({ dossierId, filing, lift, onClose }: Asking & { lift: boolean }) {
  const say = useSay()
  const acting = useAct(lift ? releaseFiling : holdFiling, onClose)
  return (
    <AskReason
      title={say(lift ? w.releaseTitle : w.holdTitle)}
      does={say(lift ? w.releaseDo : w.holdDo)}
      pending={acting.pending}
      problem={acting.problem}
      onDo={(reason) => acting.act({ params: { dossierId }, body: { reason, seenRevision: filing.revision } })}
      label={say(w.reason)}
      help={say(w.reasonHelp)}
      maxLength={2_000}
      onClose={onClose}
    >
      {!lift && <p className="sec">{say(w.holdAbout)}</p>}
    </AskReason>
  )
}
