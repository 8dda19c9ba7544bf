import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { destinationWords as d } from '../../base/words/destinations.ts'
import { receiptWords } from '../../base/words/receipts.ts'
import { mailingWords } from '../../base/words/mailings.ts'
import { coverageWords } from '../../base/words/coverage.ts'
import { publicationWords as w } from '../../base/words/publication.ts'
import { words } from '../../base/words/common.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { listPublications, retryDelivery, settleDelivery, type DeliveryRow, type PublicationRow } from '../api.ts'
import { pinPublication } from '../api/pins.ts'
import { readEmbargoCheck } from '../api/embargo.ts'
import { changeRelease } from '../api/releases.ts'
import { isByMail } from '../rules/by-mail.ts'
import { ByHand } from './ByHand.tsx'
import { Proofs } from './Proofs.tsx'
import { ChangeTime } from './ReleaseAct.tsx'
import { Term } from './Term.tsx'
import './publication.css'

const filters = ['going-out', 'public', 'withdrawn', 'trouble'] as const
const MOVING_MS = 1_500 // while something is under way the list looks again this often

/** Terbitan: what went out, channel by channel, and what to do where one did not arrive. */
export function Publications() {
  const say = useSay()
  const search = useSearch({ from: '/frame/terbitan' })
  const filter = filters.find((it) => it === search.state)
  const { list, rows } = useRows(
    listPublications,
    {
      query: {
        limit: 50,
        ...(filter === 'trouble' ? { trouble: 'true' } : filter && { state: filter }),
      },
    },
    {
      refetchInterval: (query) =>
        query.state.data?.pages.some((page) => page.rows.some((row) => row.deliveries.some(isMoving)))
          ? MOVING_MS
          : false,
    },
  )
  return (
    <Page
      title={say(words.publications)}
      about={say(w.about)}
      acts={
        <a className="button plain" href="/">
          {say(w.openPortal)}
        </a>
      }
    >
      <FilterLinks
        label={say(w.state)}
        filters={[
          { to: '/terbitan', text: say(words.all), current: filter === undefined },
          ...filters.map((it) => ({
            to: '/terbitan',
            text: say(w[it]),
            current: it === filter,
            search: { state: it },
          })),
        ]}
      />
      <EmbargoLine />
      <Rows list={list} rows={rows} empty={<Empty>{say(filter ? w.emptyFiltered : w.empty)}</Empty>}>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.publication)}</th>
              <th scope="col">{say(w.publishedAt)}</th>
              <th scope="col">{say(receiptWords.version)}</th>
              <th scope="col">{say(w.channels)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PublicationLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </Rows>
    </Page>
  )
}

const CHECK_MS = 60_000

/** How the robot's last look for texts readable before their time ended. */
function EmbargoLine() {
  const say = useSay()
  const { language } = useLanguage()
  const read = useQuery({ queryKey: ['embargo-check'], queryFn: () => call(readEmbargoCheck, {}), refetchInterval: CHECK_MS }) // prettier-ignore
  const last = read.data?.last
  if (!last) return null
  const at = shortTime(last.at, language)
  if (last.count === 0) return <p className="cap">{say(d.embargoOk)(last.texts, at)}</p>
  return (
    <div className="note" role="alert">
      <p>{say(d.embargoBad)(last.count, at)}</p>
      <ul>
        {last.leaks.map((it) => (
          <li key={it.dossierId + it.path}>
            <bdi>{it.title}</bdi>: <code>{it.path}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

const isMoving = (it: DeliveryRow) => (it.state === 'waiting' && !it.paused) || it.state === 'sending'

function PublicationLine({ row }: { row: PublicationRow }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <tr>
      <td>
        {row.wentOutAt === null ? (
          <b className="title">
            <bdi>{row.title}</bdi>
          </b>
        ) : (
          <a className="title" href={row.publicPath} title={say(w.readPublic)}>
            <bdi>{row.title}</bdi>
          </a>
        )}
        <span className="cap publication-about">
          {row.state !== 'public' && (
            <span className={`tag ${row.state === 'withdrawn' ? 'alert' : 'attention'}`}>{say(w[row.state])}</span>
          )}
          <Link to="/berkas/$dossierId" params={{ dossierId: row.dossierId }} search={{}}>
            {say(w.dossier)(row.dossierNumber)}
          </Link>
          {row.topic && <bdi>{row.topic}</bdi>}
          {row.coverage > 0 && (
            <Link to="/terbitan/$publicationId/dimuat" params={{ publicationId: row.id }}>
              {say(coverageWords.count)(row.coverage)}
            </Link>
          )}
        </span>
        {row.state !== 'withdrawn' && (
          <div className="publication-acts">
            {row.state === 'public' && <Pin row={row} />}
            <Term row={row} />
          </div>
        )}
        {row.notice && <p className="publication-notice">{say(w.reason)(row.notice)}</p>}
        {row.wentOutAt === null && row.state === 'going-out' && <ToCome row={row} />}
      </td>
      <td>
        <time dateTime={row.publishedAt} title={longTime(row.publishedAt, language)}>
          {shortTime(row.publishedAt, language)}
        </time>
      </td>
      <VersionCell row={row} />
      <td className="publication-channels">
        <Channels row={row} />
      </td>
    </tr>
  )
}

const isSettled = (it: DeliveryRow) => it.state === 'sent' || it.state === 'dropped'

/**
 * How it stands on each channel: what is settled in one line that opens, so that what still waits is seen among much. Both
 * lists keep their place while it changes, so that no dialog in them is lost.
 */
function Channels({ row }: { row: PublicationRow }) {
  const say = useSay()
  const list = (deliveries: readonly DeliveryRow[]) => (
    <ul>
      {deliveries.map((delivery) => (
        <DeliveryLine key={delivery.id} publicationId={row.id} delivery={delivery} isOut={row.wentOutAt !== null} />
      ))}
    </ul>
  )
  const left = row.deliveries.filter((it) => !isSettled(it))
  const settled = row.deliveries.filter(isSettled)
  const sent = [...Map.groupBy(settled.filter((it) => it.state === 'sent'), (it) => it.kind)] // prettier-ignore
  const dropped = settled.filter((it) => it.state === 'dropped').length
  const told = [
    ...sent.map(([kind, all]) => `✓ ${say(w.settledIn)(say(w[kind]), all.length)}`),
    ...(dropped > 0 ? [`– ${say(w.droppedIn)(dropped)}`] : []),
  ]
  return (
    <>
      {left.length > 0 && list(left)}
      {settled.length > 0 && (
        <details className="publication-settled">
          <summary>{told.join(' ')}</summary>
          {list(settled)}
        </details>
      )}
    </>
  )
}

/** Which of its versions the public reads, whether another is on its way, and the way to who received which. */
function VersionCell({ row }: { row: PublicationRow }) {
  const say = useSay()
  return (
    <td>
      <Link
        to="/terbitan/$publicationId/penerima"
        params={{ publicationId: row.id }}
        aria-label={`${say(receiptWords.version)} ${row.versionNumber}, ${say(receiptWords.open)}`}
      >
        {row.versionNumber}
      </Link>
      {row.correcting && <span className="tag attention">{say(receiptWords.correcting)}</span>}
    </td>
  )
}

/** Whether it stands above the others on the front page. Only whoever may act sees the button. */
function Pin({ row }: { row: PublicationRow }) {
  const say = useSay()
  const me = useMe()
  const pin = useAct(pinPublication)
  if (!me || me.role === 'auditor') return row.pinned ? <span className="tag">{say(w.pinned)}</span> : null
  return (
    <>
      <Button
        look="quiet"
        pending={pin.pending}
        onClick={() => pin.act({ params: { publicationId: row.id }, body: { pinned: !row.pinned } })}
      >
        {say(row.pinned ? w.unpin : w.pin)}
      </Button>
      <ProblemNote problem={pin.problem} />
    </>
  )
}

/** A publication that has not gone out: when it does, and what to do where its time was missed. */
function ToCome({ row }: { row: PublicationRow }) {
  const say = useSay()
  const { language } = useLanguage()
  const [changing, setChanging] = useState(false)
  const sending = useAct(changeRelease)
  if (row.goesOutAt === null) return null
  const now = { goesOutAt: null, embargoUntil: null, seen: row.goesOutAt }
  return (
    <div className="publication-to-come">
      {row.missed && <p className="note">{say(row.waits ? d.waitsForYou : d.missedTag)}</p>}
      <p>
        <span className="tag attention">{say(d.scheduled)(shortTime(row.goesOutAt, language))}</span>{' '}
        {row.embargoUntil && (
          <span className="tag alert">{say(d.embargoed)(shortTime(row.embargoUntil, language))}</span>
        )}
      </p>
      <div className="row">
        {row.waits && (
          <Button
            look="do"
            pending={sending.pending}
            onClick={() => sending.act({ params: { publicationId: row.id }, body: now })}
          >
            {say(d.now)}
          </Button>
        )}
        <Button look="quiet" onClick={() => setChanging(true)}>
          {say(d.changeTime)}
        </Button>
      </div>
      <ProblemNote problem={sending.problem} />
      {changing && <ChangeTime publication={row} onClose={() => setChanging(false)} />}
    </div>
  )
}

const signs = { 'by-hand': '✎', dropped: '–', waiting: '○', sending: '◔', sent: '✓', failed: '✕', unsure: '?' } as const

function DeliveryLine({
  publicationId,
  delivery,
  isOut,
}: {
  publicationId: string
  delivery: DeliveryRow
  isOut: boolean
}) {
  const say = useSay()
  const { language } = useLanguage()
  const retry = useAct(retryDelivery)
  const settle = useAct(settleDelivery)
  const params = { deliveryId: delivery.id }
  const [doing, setDoing] = useState(false)
  const [proving, setProving] = useState(false)
  const said = {
    'by-hand': say(isOut ? w['by-hand'] : w.waiting),
    dropped: say(w.dropped),
    waiting: delivery.paused ? say(d.willWait) : delivery.problem ? say(w.waitingAgain) : say(w.waiting),
    sending: say(w.sending),
    sent: delivery.sentAt
      ? say(delivery.byHand ? d.brought : w.sent)(shortTime(delivery.sentAt, language))
      : say(words.saved),
    failed: say(w.failed),
    unsure: say(w.unsure),
  }[delivery.state]
  const name = delivery.destination || say(w.portal)
  return (
    <li className="publication-delivery">
      <span className={`publication-state ${delivery.state}`}>
        <span aria-hidden="true">{signs[delivery.state]}</span>{' '}
        {delivery.url ? (
          <a href={delivery.url} target="_blank" rel="noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
        , {say(w[delivery.kind])}: {said}
      </span>
      {isByMail(delivery.channel) && delivery.state === 'sent' && (
        <Link to="/terbitan/$publicationId/penerima" params={{ publicationId }} search={{ kiriman: delivery.id }}>
          {say(mailingWords.toRecipients)} <span className="visually-hidden">{name}</span>
        </Link>
      )}
      {delivery.state === 'by-hand' && isOut && (
        <Button onClick={() => setDoing(true)}>
          {say(d.do)} <span className="visually-hidden">{name}</span>
        </Button>
      )}
      {delivery.state === 'sent' && (
        <button type="button" className="button quiet small" onClick={() => setProving(true)}>
          {say(d.proofs)} <span className="visually-hidden">{name}</span>
        </button>
      )}
      {proving && <Proofs deliveryId={delivery.id} name={name} onClose={() => setProving(false)} />}
      {doing && <ByHand deliveryId={delivery.id} name={name} onClose={() => setDoing(false)} />}
      {delivery.state === 'unsure' && delivery.seen && (
        <small className="cap">
          {say(d.seen)} {delivery.seen}
        </small>
      )}
      {delivery.problem && (
        <small className="cap">
          {delivery.problem}
          {delivery.state === 'waiting' && delivery.attempts > 0 && `, ${say(w.attempts)(delivery.attempts)}`}
        </small>
      )}
      {delivery.state === 'failed' && (
        <Button pending={retry.pending} onClick={() => retry.act({ params })}>
          {say(w.retry)}
        </Button>
      )}
      {delivery.state === 'unsure' && (
        <>
          <small className="cap">{say(w.unsureHelp)}</small>
          <span className="row">
            <Button pending={settle.pending} onClick={() => settle.act({ params, body: { arrived: true } })}>
              {say(w.arrived)}
            </Button>
            <Button pending={settle.pending} onClick={() => settle.act({ params, body: { arrived: false } })}>
              {say(w.notArrived)}
            </Button>
          </span>
        </>
      )}
      <ProblemNote problem={retry.problem ?? settle.problem} />
    </li>
  )
}
