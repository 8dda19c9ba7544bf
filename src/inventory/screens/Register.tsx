import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { addressOf, call } from '../../web/call.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, longTime } from '../../web/time.ts'
import { downloadRegister, listRegister, readRound, type RegisterRow, type Round } from '../api.ts'
import { ClaimTag } from './ClaimTag.tsx'
import './inventory.css'

/** One round and the numbered register it closed into, as step 1 owes it. */
/** @param papersOf its register on paper, which a later room makes: the router hands it in */
export function Register({ papersOf }: { papersOf: (round: { id: string; entries: number }) => ReactNode }) {
  const say = useSay()
  const { roundId } = useParams({ from: '/frame/inventaris/putaran/$roundId' })
  const read = useQuery({ queryKey: ['round', roundId], queryFn: () => call(readRound, { params: { roundId } }) })
  const round = read.data
  return (
    <Page
      title={round ? say(w.registerOf)(round.number) : say(w.register)}
      about={round?.title}
      acts={
        <>
          {round?.closedAt && papersOf({ id: roundId, entries: round.entries ?? 0 })}
          {round?.closedAt && <Downloads roundId={roundId} />}
          <ButtonLink to="/inventaris/putaran">{say(w.rounds)}</ButtonLink>
        </>
      }
    >
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton />}
      {round && !round.closedAt && (
        <Empty act={<ButtonLink to="/inventaris">{say(w.backToInventory)}</ButtonLink>}>{say(w.registerLater)}</Empty>
      )}
      {round?.closedAt && (
        <>
          <RoundFacts round={round} />
          <Entries roundId={roundId} />
        </>
      )}
    </Page>
  )
}

function Downloads({ roundId }: { roundId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  return (['csv', 'xlsx', 'json'] as const).map((form) => (
    <a
      key={form}
      className="button plain"
      download
      href={addressOf(downloadRegister.path, { roundId, form }, { language })}
    >
      <IconDownload size={18} aria-hidden /> {say(w.download)} {form.toUpperCase()}
    </a>
  ))
}

function RoundFacts({ round }: { round: Round }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <dl className="inventory-facts">
      <dt>{say(w.openedBy)}</dt>
      <dd>
        {longTime(round.openedAt, language)}, {round.openedBy}
      </dd>
      <dt>{say(w.closedBy)}</dt>
      <dd>
        {round.closedAt && longTime(round.closedAt, language)}, {round.closedBy}
      </dd>
      <dt>{say(w.register)}</dt>
      <dd>{say(w.outcomes)(round.counts)}</dd>
      <dt>{say(w.registerHash)}</dt>
      <dd>
        <span className="hash inventory-hash">{round.registerHash}</span>
        <p className="cap">{say(w.registerHashHelp)}</p>
      </dd>
    </dl>
  )
}

function Entries({ roundId }: { roundId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const final = { staleTime: Infinity } // from the day the round was closed
  const { list, rows } = useRows(listRegister, { params: { roundId }, query: { limit: 100 } }, final)
  if (list.isPending) return <Skeleton lines={8} />
  return (
    <section className="section">
      <ProblemNote problem={list.error} />
      {list.data && rows.length === 0 && <Empty>{say(w.registerEmpty)}</Empty>}
      {rows.length > 0 && (
        <table className="table cards inventory-register">
          <thead>
            <tr>
              {[
                w.columnNumber,
                w.columnDay,
                w.columnKind,
                w.columnTitle,
                w.columnAgency,
                w.columnLevel,
                w.columnFate,
              ].map((word) => (
                <th key={word.id} scope="col">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td className="num">{row.number}</td>
                <td>{dayText(row.notedOn, language)}</td>
                <td className="inventory-kind">{say(w[row.kind])}</td>
                <td>
                  {row.limited ? (
                    <span className="sec">{say(w.withheld)}</span>
                  ) : (
                    <Link className="title" to="/inventaris" search={{ state: 'semua', butir: row.itemId }}>
                      {row.title}
                    </Link>
                  )}
                  {row.claimed && <ClaimTag />}
                  {row.source && <span className="cap">{row.source}</span>}
                </td>
                <td>{row.agency}</td>
                <td>
                  <LevelTag level={row.level} />
                </td>
                <td>
                  <Outcome row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreRows list={list} />
    </section>
  )
}

function Outcome({ row }: { row: RegisterRow }) {
  const say = useSay()
  if (row.state === 'picked') return `${say(w.columnDossier)} ${row.dossier ?? ''}`.trim()
  if (row.state === 'open') return say(w.leftOpen)
  if (row.state === 'watched' || row.state === 'planned') return say(w[row.state])
  if (row.state === 'merged') return row.joinedTo ? say(w.joinedToNumber)(row.joinedTo) : say(w.merged)
  return (
    <>
      {say(w.dismissed)}: {row.dismissedReason}
    </>
  )
}
