import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { fullTextWords as full } from '../../base/words/full-texts.ts'
import { letterWords as letters } from '../../base/words/inventory-letters.ts'
import { sourceWords as w } from '../../base/words/sources.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import * as api from '../api/sources.ts'
import { agendaSaid } from '../rules/agenda.ts'
import { mailboxSaid } from '../rules/mailbox.ts'
import { isLookedAt } from '../rules/sources.ts'
import { AddSource } from './AddSource.tsx'
import { EditSource } from './EditSource.tsx'
import { HealthTag } from './HealthTag.tsx'
import { LettersLeft } from './LettersLeft.tsx'
import { MailboxDialog } from './MailboxDialog.tsx'
import { OpmlPart } from './OpmlPart.tsx'
import { SendersPart } from './SendersPart.tsx'
import './sources.css'

const LOOK_MS = 10_000

/** Inventaris → Sumber: where the inventory hears from, and how each source stands. */
export function Sources() {
  const say = useSay()
  const inTrouble = useSearch({ from: '/frame/inventaris/sumber' }).saring === 'masalah'
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<string | null>(null)
  const [mailbox, setMailbox] = useState<{ sourceId: string | null } | null>(null)
  const [leftOf, setLeftOf] = useState<string | null>(null)
  const isAdministrator = useMe()?.role === 'administrator'
  const { list, rows, first } = useRows(
    api.listSources,
    { query: { limit: 50, trouble: inTrouble ? 'yes' : 'no' } },
    { refetchInterval: LOOK_MS },
  )
  const whyNot = first?.whyNot
  const mayKeep = whyNot === null
  const filter = (text: string, current: boolean, search: object) => ({ to: '/inventaris/sumber', text, current, search: { ...search } }) // prettier-ignore
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        <>
          {mayKeep && (
            <Button look="do" onClick={() => setAdding(true)}>
              {say(w.add)}
            </Button>
          )}
          {isAdministrator && <Button onClick={() => setMailbox({ sourceId: null })}>{say(letters.add)}</Button>}
          <ButtonLink to="/inventaris/penyebutan">{say(w.mentions)}</ButtonLink>
          <ButtonLink to="/inventaris">{say(w.back)}</ButtonLink>
        </>
      }
    >
      {whyNot && <p className="cap">{whyNot.title}</p>}
      <FilterLinks
        label={say(w.health)}
        filters={[filter(say(w.all), !inTrouble, {}), filter(say(w.inTrouble), inTrouble, { saring: 'masalah' })]}
      />
      <Rows
        list={list}
        rows={rows}
        lines={6}
        empty={
          <Empty act={mayKeep && !inTrouble && <Button onClick={() => setAdding(true)}>{say(w.add)}</Button>}>
            {say(inTrouble ? w.noneInTrouble : w.none)}
          </Empty>
        }
      >
        <ul className="sources">
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              mayKeep={mayKeep}
              onEdit={() =>
                row.kind === 'mail' && isAdministrator ? setMailbox({ sourceId: row.id }) : setEditing(row.id)
              }
              onLeft={() => setLeftOf(row.id)}
            />
          ))}
        </ul>
      </Rows>
      <SendersPart />
      <OpmlPart mayKeep={mayKeep} />
      {adding && <AddSource onClose={() => setAdding(false)} />}
      {mailbox && <MailboxDialog sourceId={mailbox.sourceId} onClose={() => setMailbox(null)} />}
      {leftOf && <LettersLeft sourceId={leftOf} onClose={() => setLeftOf(null)} />}
      {editing && <EditSource sourceId={editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

type RowProps = {
  row: api.Source
  mayKeep: boolean
  onEdit: () => void
  onLeft: () => void
}

function Row({ row, mayKeep, onEdit, onLeft }: RowProps) {
  const say = useSay()
  const params = { sourceId: row.id }
  const isAgenda = row.kind === 'agenda'
  const pausing = useAct(api.pauseSource)
  const resuming = useAct(api.resumeSource)
  const hurrying = useMutation<Answer<typeof api.lookAtSource>, Problem>({
    mutationFn: () => call(api.lookAtSource, { params, body: {} }),
  })
  return (
    <li className="source">
      <div>
        {isAgenda ? (
          <span className="title">{row.name}</span> // its events are items, and no mentions
        ) : (
          <Link className="title" to="/inventaris/penyebutan" search={{ sumber: row.id }}>
            {row.name}
          </Link>
        )}{' '}
        <HealthTag health={row.health} />
        <Trouble row={row} />
        {row.fullText && <FullTexts told={row.fullText} />}
        <p className="cap">
          {!isAgenda && `${say(w.weightOf)(row.weight)} · `}
          {isLookedAt(row.kind) && (
            <>
              {row.isTold ? say(w.isTold) : `${say(w.every)} ${say(w.everyOf)(row.everyMinutes)}`} · {say(w.lookedAt)}{' '}
              <When at={row.lookedAt} /> ·{' '}
            </>
          )}
          {say(w.newAt)} <When at={row.newAt} />
          {!isAgenda && ` · ${say(w.weekCount)(row.week)} ${say(w.week)}`}
        </p>
        <p className="cap source-address">
          {row.kind === 'mail'
            ? mailboxSaid(row.address)
            : row.kind === 'agenda'
              ? `${agendaSaid(row.address)} · ${say(w.isAgenda)}`
              : row.address}
          {row.kind === 'page' && ` · ${say(w.isPage)}`}
          {row.partFrom !== '' && `, ${say(w.partOf)(row.partFrom)}`}
        </p>
        <div role="status">{hurrying.isSuccess && <p className="cap">{say(w.hurried)}</p>}</div>
        <ProblemNote problem={hurrying.error ?? pausing.problem ?? resuming.problem} />
      </div>
      {mayKeep && (
        <div className="row">
          {row.paused && (
            <Button pending={resuming.pending} onClick={() => resuming.act({ params, body: {} })}>
              {say(w.resume)}
            </Button>
          )}
          {!row.paused && isLookedAt(row.kind) && (
            <>
              <Button look="quiet" pending={hurrying.isPending} onClick={() => hurrying.mutate()}>
                {say(w.lookNow)}
              </Button>
              <Button look="quiet" pending={pausing.pending} onClick={() => pausing.act({ params, body: {} })}>
                {say(w.pause)}
              </Button>
            </>
          )}
          {row.kind === 'mail' && (
            <Button look="quiet" onClick={onLeft}>
              {say(letters.left)}
            </Button>
          )}
          <Button look="quiet" aria-label={say(w.change)(row.name)} onClick={onEdit}>
            {say(w.edit)}
          </Button>
        </div>
      )}
    </li>
  )
}

/** On whose word whole texts are kept, how many, and why others are not: what its feed has whole lacks nothing. */
function FullTexts({ told }: { told: NonNullable<api.Source['fullText']> }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <>
      <p className="cap">
        {say(full.allowedBy)(told.note, told.by, shortTime(told.at, language))}
        {told.hosts.length > 0 && ` · ${told.hosts.join(', ')}`}
      </p>
      <p className="cap">{say(full.week)(told.kept, told.waiting)}</p>
      {told.left.map(({ reason, count }) => (
        <p key={reason} className={reason === 'nothing-more' ? 'cap' : 'source-trouble'}>
          {say(full.left)(count, say(full.reasons[reason]))}
        </p>
      ))}
    </>
  )
}

/** What is not as it should be, in a sentence each. */
function Trouble({ row }: { row: api.Source }) {
  const say = useSay()
  const { language } = useLanguage()
  const dropped = row.kind === 'page' ? w.droppedOfPage : row.kind === 'agenda' ? w.droppedOfAgenda : w.dropped
  return (
    <>
      {row.trouble && (
        <p className="source-trouble">
          {say(w.troubles[row.trouble])}{' '}
          <span className="cap">
            {say(w.failures)(row.failures)}
            {row.nextLookAt && ` · ${say(w.nextLook)} ${shortTime(row.nextLookAt, language)}`}
          </span>
        </p>
      )}
      {row.health === 'silent' && <p className="source-trouble">{say(w.silentFor)(row.silentDays)}</p>}
      {row.unread > 0 && <p className="source-trouble">{say(letters.unread)(row.unread)}</p>}
      {row.dropped > 0 && <p className="source-trouble">{say(dropped)(row.dropped)}</p>}
      {row.paused && (
        <p className="cap">
          {shortTime(row.paused.at, language)}, {row.paused.by ? say(w.pausedBy)(row.paused.by) : say(w.pausedOf)}
        </p>
      )}
    </>
  )
}

function When({ at }: { at: string | null }) {
  const say = useSay()
  const { language } = useLanguage()
  if (!at) return <>{say(w.never)}</>
  return (
    <time dateTime={at} title={longTime(at, language)}>
      {shortTime(at, language)}
    </time>
  )
}
