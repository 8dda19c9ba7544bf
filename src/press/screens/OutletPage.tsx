import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { pressWords as w } from '../../base/words/press.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useRest } from '../../web/kit/Rest.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText, longTime, shortTime } from '../../web/time.ts'
import { listOutletChanges, readOutlet, type Outlet, type OutletPaper } from '../api/outlets.ts'
import { Expiry } from './Expiry.tsx'
import { OutletDialog } from './OutletDialog.tsx'
import { EndPaper, PaperDialog } from './PaperDialog.tsx'
import './press.css'

type Doing = { readonly act: 'edit' | 'add' } | { readonly act: 'replace' | 'end'; readonly paper: OutletPaper }

/** One outlet: how it is reached, its legal papers, and what they lack. */
export function OutletPage() {
  const say = useSay()
  const me = useMe()
  const { outletId } = useParams({ from: '/frame/pers/media/$outletId' })
  const outlet = useQuery({ queryKey: ['outlet', outletId], queryFn: () => call(readOutlet, { params: { outletId } }) })
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const it = outlet.data
  const keeps = me !== null && me !== undefined && me.role !== 'auditor'
  return (
    <Page
      title={it?.name ?? say(w.outlets)}
      about={it && [say(w.kind)(it.kind), it.company, it.retired && say(w.notInUse)].filter(Boolean).join(' · ')}
      acts={
        it &&
        keeps && (
          <>
            <Button look="do" onClick={() => setDoing({ act: 'add' })}>
              {say(w.addPaper)}
            </Button>
            <Button onClick={() => setDoing({ act: 'edit' })}>{say(w.edit)}</Button>
          </>
        )
      }
    >
      <ProblemNote problem={outlet.error} />
      {outlet.isPending && <Skeleton lines={8} />}
      {it && (
        <>
          <Standing outlet={it} />
          <Facts outlet={it} withJournalists={keeps} />
          <Papers outlet={it} keeps={keeps} onDo={setDoing} />
          <Changes outlet={it} />
        </>
      )}
      {it && doing?.act === 'edit' && <OutletDialog outlet={it} onClose={close} />}
      {it && (doing?.act === 'add' || doing?.act === 'replace') && (
        <PaperDialog outlet={it} replaced={'paper' in doing ? doing.paper : null} onClose={close} />
      )}
      {it && doing?.act === 'end' && <EndPaper outletId={it.id} paper={doing.paper} onClose={close} />}
    </Page>
  )
}

function Standing({ outlet }: { outlet: Outlet }) {
  const say = useSay()
  if (outlet.findings.length === 0) return <p className="note ok">{say(w.complete)}</p>
  return (
    <div className="note">
      <b>{say(w.standing)}</b>
      <ul className="press-findings">
        {outlet.findings.map((it) => (
          <li key={it}>{say(w.finding)(it)}</li>
        ))}
      </ul>
    </div>
  )
}

function Facts({ outlet: it, withJournalists }: { outlet: Outlet; withJournalists: boolean }) {
  const say = useSay()
  const facts: [string, string][] = [
    [say(w.councilStatus), say(w.status)(it.councilStatus)],
    [say(w.address), it.address],
    [say(w.phone), it.phone],
    [say(w.email), it.email],
    [say(w.note), it.note],
  ]
  return (
    <dl className="press-facts section">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {it.website && (
        <div>
          <dt>{say(w.website)}</dt>
          <dd>
            <a href={it.website} target="_blank" rel="noreferrer">
              {it.website}
            </a>
          </dd>
        </div>
      )}
      {withJournalists && (
        <div>
          <dt>{say(w.journalists)}</dt>
          <dd>
            <Link to="/pers/wartawan" search={{ media: it.id }}>
              {say(w.journalistCount)(it.journalists)}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Papers({ outlet, keeps, onDo }: { outlet: Outlet; keeps: boolean; onDo: (doing: Doing) => void }) {
  const say = useSay()
  const current = outlet.papers.filter((it) => it.ended === null)
  const ended = outlet.papers.filter((it) => it.ended !== null)
  return (
    <section className="section">
      <h2>{say(w.papers)}</h2>
      {current.length === 0 && <p className="sec">{say(w.noPapers)}</p>}
      <ul className="entries press-rows">
        {current.map((paper) => (
          <li key={paper.id}>
            <PaperRow outlet={outlet} paper={paper} />
            {keeps && (
              <div className="row">
                <Button
                  look="quiet"
                  aria-label={say(w.replaceOf)(say(w.paper)(paper.kind))}
                  onClick={() => onDo({ act: 'replace', paper })}
                >
                  {say(w.replace)}
                </Button>
                <Button
                  look="quiet"
                  aria-label={say(w.endOf)(say(w.paper)(paper.kind))}
                  onClick={() => onDo({ act: 'end', paper })}
                >
                  {say(w.end)}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>{say(w.endedPapers)(ended.length)}</summary>
          <ul className="entries press-rows">
            {ended.map((paper) => (
              <li key={paper.id}>
                <PaperRow outlet={outlet} paper={paper} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function PaperRow({ outlet, paper }: { outlet: Outlet; paper: OutletPaper }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <div className="press-row">
      <b>
        {say(w.paper)(paper.kind)} {paper.number}
      </b>{' '}
      {paper.kind === 'kbli' && outlet.kbli.includes(paper.number) && <span className="cap">{say(w.kbliFits)}</span>}
      <div className="entry-about">
        {paper.issuedOn && <span>{dayText(paper.issuedOn, language)}</span>}
        {paper.validUntil && <Expiry day={paper.validUntil} expiry={paper.expiry} />}
        {paper.scan && (
          <a href={`/api/files/${paper.scan.hash}`} target="_blank" rel="noreferrer">
            {say(w.openScan)(paper.scan.name)}
          </a>
        )}
        {paper.note && <span>{paper.note}</span>}
      </div>
      <div className="cap">{say(w.notedBy)(paper.enteredBy, shortTime(paper.enteredAt, language))}</div>
      {paper.ended && (
        <div className="cap">
          {say(w.endedBy)(paper.ended.by, shortTime(paper.ended.at, language), paper.ended.reason)}
        </div>
      )}
    </div>
  )
}

function Changes({ outlet }: { outlet: Outlet }) {
  const say = useSay()
  const { id: outletId, changesNext } = outlet
  const rest = useRest(listOutletChanges, { params: { outletId }, query: { limit: 20 } }, changesNext)
  const { language } = useLanguage()
  return (
    <details className="section">
      <summary>{say(w.history)}</summary>
      <ol>
        {[...outlet.changes, ...rest.rows].map((it) => (
          <li key={it.revision}>
            <b>{it.outlet.name}</b> · {say(w.kind)(it.outlet.kind)} · {say(w.status)(it.outlet.councilStatus)}
            {it.outlet.retired && ` · ${say(w.notInUse)}`}
            <div className="cap">{say(w.changedBy)(it.changedBy, longTime(it.changedAt, language))}</div>
          </li>
        ))}
      </ol>
      {rest.more}
    </details>
  )
}
