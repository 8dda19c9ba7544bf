import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { refuseIf, sentence } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve, type ActKey } from '../../http/serve.ts'
import { append, type LedgerEntry } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import * as api from '../api/filing.ts'
import type { Filing, FilingEvent } from '../api/filing.ts'
import { dueOn } from '../rules/retention.ts'
import * as store from '../stores/filing.ts'
import { whyNotKeep } from './keeper.ts'

/** Where a dossier is filed, and what the keeper of the records says of that. */
export function filingRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readFiling, async ({ params }, { officer, request, now }) => {
    const reason = await whyNotKeep(db, officer, now)
    const whyNot = reason && { code: reason.code, title: sentence(reason, languageOf(request)) }
    return { ...present(await store.readFiling(db, params.dossierId, now), now), whyNot }
  })

  serve(app, api.listFilingEvents, async ({ params, query }) => {
    const { rows, next } = await store.listFilingEvents(db, { ...params, ...query })
    return { rows: rows.map(presentEvent), next }
  })

  serve(app, api.setSeries, async ({ params, body }, by) =>
    keep(db, { ...params, ...body }, by, async (tx, asked) => {
      const { retentionId } = await store.setSeries(tx, { ...asked, series: body.series }, by.now)
      return { kind: 'filing-set', retentionId }
    }),
  )

  serve(app, api.holdFiling, async ({ params, body }, by) =>
    keep(db, { ...params, ...body }, by, async (tx, asked) => {
      await store.holdFiling(tx, asked, by.now)
      return { kind: 'filing-hold' }
    }),
  )

  serve(app, api.releaseFiling, async ({ params, body }, by) =>
    keep(db, { ...params, ...body }, by, async (tx, asked) => {
      await store.releaseFiling(tx, asked, by.now)
      return { kind: 'filing-release' }
    }),
  )
}

type Asked = { readonly dossierId: string; readonly seenRevision: number; readonly reason: string }

/** One act of the keeper of the records on one dossier, with its ledger entry. */
async function keep(
  db: Db,
  { dossierId, seenRevision, reason }: Asked,
  by: { officer: Officer; act: ActKey; now: Date },
  work: (tx: Tx, asked: Asked & { personId: string }) => Promise<LedgerEntry>,
): Promise<{ revision: number }> {
  const { officer, act, now } = by
  const { personId } = officer
  return once(db, { ...act, officer, now }, async (tx) => {
    refuseIf(await whyNotKeep(tx, officer, now))
    const revision = seenRevision + 1
    const done = await work(tx, { dossierId, seenRevision, reason, personId })
    const saidHash = await keepSaid(tx, reason)
    await append(tx, { ...done, dossierId, revision, saidHash, personId }, now)
    return { revision }
  })
}

function present(
  { filing, entry, events }: Awaited<ReturnType<typeof store.readFiling>>,
  now: Date,
): Omit<Filing, 'whyNot'> {
  const kept =
    filing?.active_until && filing.inactive_until && filing.fate
      ? { activeUntil: filing.active_until, inactiveUntil: filing.inactive_until, fate: filing.fate }
      : null
  const stage = filing?.stage ?? 'kept'
  const held = Boolean(filing?.held_at)
  return {
    entry: entry && {
      series: entry.series,
      code: entry.code,
      title: entry.title,
      activeYears: entry.activeYears,
      inactiveYears: entry.inactiveYears,
      fate: entry.fate,
      countedFrom: entry.countedFrom,
      basis: entry.basis,
      decree: entry.decree,
      fromOn: entry.fromOn,
      verified: entry.verified,
    },
    by: filing?.by_person ? 'person' : filing?.closed_on ? 'closed' : 'type',
    closedOn: filing?.closed_on ?? null,
    activeUntil: kept?.activeUntil ?? null,
    inactiveUntil: kept?.inactiveUntil ?? null,
    fate: kept?.fate ?? null,
    due: dueOn(dayOf(ZONE, now), { stage, held, kept }),
    stage,
    held,
    events: events.rows.map(presentEvent),
    eventsNext: events.next,
    revision: filing?.revision ?? 0,
  }
}

type EventRow = Awaited<ReturnType<typeof store.listFilingEvents>>['rows'][number]

function presentEvent(it: EventRow): FilingEvent {
  return {
    number: it.number,
    kind: it.kind as FilingEvent['kind'],
    series: it.series,
    reason: it.reason,
    by: it.by,
    at: it.at.toISOString(),
    disposal:
      it.disposal_id && it.disposal_kind && it.minutes_number && it.minutes_on
        ? { id: it.disposal_id, kind: it.disposal_kind, minutesNumber: it.minutes_number, minutesOn: it.minutes_on }
        : null,
  }
}
