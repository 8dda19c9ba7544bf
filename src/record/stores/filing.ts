/** Where each dossier is filed: by its kind of text while it is open, fixed when it is closed. */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { numberedPage, readNumberCursor } from '../../db/keyset.ts'
import { locks } from '../../db/locks.ts'
import { seriesOf, tableOn } from '../rules/filing.ts'
import { periodsOf } from '../rules/retention.ts'
import { findEntry, findEntryFor, findTableOn, listTableHeads, readEntry, readFilingRules } from './filing-tables.ts'
import type { Entry } from './filing-tables.ts'

export type Classification = {
  readonly code: string
  /** The code's heading. */
  readonly title: string
  readonly series: string
  /** False while the office has no schedule of its own and the example stands in. */
  readonly verified: boolean
}

/**
 * The code that a dossier's papers go under now: what it is filed under, or what its kind of text says while it is open.
 * Null where the schedule in force lacks the series named for its kind.
 */
export async function findClassification(db: Db | Tx, dossierId: string, now: Date): Promise<Classification | null> {
  const entry = await findEntryOf(db, await findFilingRow(db, dossierId), dossierId, now)
  return entry && { code: entry.code, title: entry.title, series: entry.series, verified: entry.verified }
}

async function findEntryOf(
  db: Db | Tx,
  row: { retention_id: string | null; closed_on: string | null } | null,
  dossierId: string,
  now: Date,
): Promise<Entry | null> {
  if (row?.retention_id) return readEntry(db, row.retention_id)
  const type = await findType(db, { dossierId, closed: Boolean(row?.closed_on) })
  return findEntryFor(db, { type, day: row?.closed_on ?? dayOf(ZONE, now) })
}

/** Of what is written as it stands; of what is closed, of the text that it closed with. */
async function findType(db: Db | Tx, it: { dossierId: string; closed: boolean }): Promise<string | null> {
  const { rows } = await sql<{ type: string | null }>`
    select ${it.closed ? typeSent : typeNow} as type
    from dossier left join draft on draft.dossier_id = dossier.id
    where dossier.id = ${it.dossierId}`.execute(db)
  return rows[0]?.type ?? null
}

const typeOfVersion = sql`(
  select content::jsonb ->> 'type' from version
  where version.dossier_id = dossier.id and version.hash = dossier.version_hash)`
const typeNow = sql`case when draft.dossier_id is null then ${typeOfVersion} else draft.content ->> 'type' end`
const typeSent = sql`case when dossier.version_hash is null then draft.content ->> 'type' else ${typeOfVersion} end`

const columns = [
  'id',
  'retention_id',
  'by_person',
  'closed_on',
  'active_until',
  'inactive_until',
  'fate',
  'stage',
  'held_at',
  'revision',
] as const

async function findFilingRow(db: Db | Tx, dossierId: string) {
  const row = await db.selectFrom('filing').select(columns).where('dossier_id', '=', dossierId).executeTakeFirst()
  return row ?? null
}

/** The row of a dossier, made where there was none, locked for a change. */
async function lockFiling(tx: Tx, dossierId: string) {
  await tx
    .insertInto('filing')
    .values({ id: newId(), dossier_id: dossierId })
    .onConflict((on) => on.column('dossier_id').doNothing())
    .execute()
  return tx
    .selectFrom('filing')
    .select(columns)
    .where('dossier_id', '=', dossierId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}
type LockedFiling = Awaited<ReturnType<typeof lockFiling>>

/** Closings may run beside each other, but not beside a schedule being taken in: else each would miss the other. */
const besideClosings = (tx: Tx) => sql`select pg_advisory_xact_lock_shared(${locks.closingFiling})`.execute(tx)
const aloneFromClosings = (tx: Tx) => sql`select pg_advisory_xact_lock(${locks.closingFiling})`.execute(tx)

/**
 * Files a dossier on the day that it is closed: from then on neither its kind of text nor a new schedule moves it.
 * Closed a second time, as by a withdrawal after it was public, its periods are counted from that day. While the office
 * has no schedule of its own only the day is kept, and `fixClosed` does the rest.
 */
export async function closeFiling(tx: Tx, dossierId: string, now: Date): Promise<void> {
  await besideClosings(tx)
  const filing = await lockFiling(tx, dossierId)
  if (filing.stage === 'destroyed' || filing.stage === 'handed-over') return
  const closedOn = dayOf(ZONE, now)
  const entry = await findEntryOf(tx, { ...filing, closed_on: closedOn }, dossierId, now)
  const own = entry?.verified ? entry : null
  await change(tx, filing, { closed_on: closedOn, ...filedUnder(own, closedOn) })
  await tell(tx, filing, { kind: 'closed', retentionId: own?.id ?? null, reason: '', personId: null }, now)
}

function filedUnder(entry: Entry | null, closedOn: string | null) {
  const periods = entry && closedOn ? periodsOf(closedOn, entry) : null
  return {
    retention_id: entry?.id ?? null,
    active_until: periods?.activeUntil ?? null,
    inactive_until: periods?.inactiveUntil ?? null,
    fate: (periods && entry?.fate) ?? null,
    code: (periods && entry?.code) ?? null,
  }
}

type Change = Partial<ReturnType<typeof filedUnder>> & {
  closed_on?: string
  by_person?: boolean
  held_at?: Date | null
}

async function change(tx: Tx, filing: LockedFiling, to: Change): Promise<void> {
  await tx
    .updateTable('filing')
    .set({ ...to, revision: filing.revision + 1 })
    .where('id', '=', filing.id)
    .execute()
}

async function tell(
  tx: Tx,
  filing: LockedFiling,
  it: { kind: string; retentionId: string | null; reason: string; personId: string | null },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('filing_event')
    .values({
      filing_id: filing.id,
      number: filing.revision + 1,
      kind: it.kind,
      retention_id: it.retentionId,
      reason: it.reason,
      person_id: it.personId,
      at: now,
    })
    .execute()
}

type Asked = {
  readonly dossierId: string
  /** 0 for a dossier of which nothing was said yet. */
  readonly seenRevision: number
  readonly reason: string
  readonly personId: string
}

async function lockSeen(tx: Tx, it: Asked): Promise<LockedFiling> {
  const filing = await lockFiling(tx, it.dossierId)
  if (filing.revision !== it.seenRevision)
    throw new Refused({ code: 'filing-changed', seen: it.seenRevision, current: filing.revision })
  if (filing.stage === 'destroyed' || filing.stage === 'handed-over') throw new Refused({ code: 'filing-disposed' })
  return filing
}

/**
 * Puts a dossier in a series of the schedule in force, whatever its kind of text.
 * @throws {Refused} `filing-changed`, `filing-disposed`, `filing-unverified`, `filing-series-unknown`
 */
export async function setSeries(tx: Tx, it: Asked & { series: string }, now: Date): Promise<{ retentionId: string }> {
  const filing = await lockSeen(tx, it)
  const table = await findTableOn(tx, 'retention', dayOf(ZONE, now))
  if (!table?.verified) throw new Refused({ code: 'filing-unverified' })
  const entry = await findEntry(tx, { tableId: table.id, series: it.series })
  if (!entry) throw new Refused({ code: 'filing-series-unknown', field: 'series', series: it.series })
  await change(tx, filing, { ...filedUnder(entry, filing.closed_on), by_person: true })
  await tell(tx, filing, { ...it, kind: 'series', retentionId: entry.id }, now)
  return { retentionId: entry.id }
}

/** @throws {Refused} `filing-changed`, `filing-disposed`, `filing-held` */
export async function holdFiling(tx: Tx, it: Asked, now: Date): Promise<void> {
  const filing = await lockSeen(tx, it)
  if (filing.held_at) throw new Refused({ code: 'filing-held' })
  await change(tx, filing, { held_at: now })
  await tell(tx, filing, { ...it, kind: 'hold', retentionId: null }, now)
}

/** @throws {Refused} `filing-changed`, `filing-disposed`, `filing-not-held` */
export async function releaseFiling(tx: Tx, it: Asked, now: Date): Promise<void> {
  const filing = await lockSeen(tx, it)
  if (!filing.held_at) throw new Refused({ code: 'filing-not-held' })
  await change(tx, filing, { held_at: null })
  await tell(tx, filing, { ...it, kind: 'release', retentionId: null }, now)
}

const BATCH = 1_000

/**
 * Files what was closed while the office had no series for it: after a schedule or the series of the kinds of text
 * changed. What lacks its series still stays as it is.
 * @returns how many were filed
 */
export async function fixClosed(tx: Tx, now: Date): Promise<number> {
  await aloneFromClosings(tx)
  const heads = await listTableHeads(tx, 'retention')
  const { rules } = await readFilingRules(tx)
  const known = new Map<string, Entry | null>()
  const entryFor = async (type: string | null, day: string): Promise<Entry | null> => {
    const table = tableOn(heads, day)
    if (!table?.verified) return null
    const series = seriesOf(rules, type)
    const key = `${table.id} ${series}`
    if (!known.has(key)) known.set(key, await findEntry(tx, { tableId: table.id, series }))
    return known.get(key) ?? null
  }
  let fixed = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<{ id: string; closed_on: string; type: string | null }>`
      select filing.id, filing.closed_on, ${typeSent} as type
      from filing join dossier on dossier.id = filing.dossier_id left join draft on draft.dossier_id = dossier.id
      where filing.closed_on is not null and filing.retention_id is null and filing.id > ${after}
      order by filing.id limit ${BATCH} for update of filing`.execute(tx)
    const found: ({ id: string } & ReturnType<typeof filedUnder>)[] = []
    for (const row of rows) {
      const entry = await entryFor(row.type, row.closed_on)
      if (entry) found.push({ id: row.id, ...filedUnder(entry, row.closed_on) })
    }
    if (found.length > 0) await writeFixed(tx, found, now)
    fixed += found.length
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return fixed
    after = last.id
  }
}

async function writeFixed(tx: Tx, found: readonly object[], now: Date): Promise<void> {
  await sql`
    with fixed as (
      update filing set retention_id = row.retention_id, active_until = row.active_until,
        inactive_until = row.inactive_until, fate = row.fate, code = row.code, revision = revision + 1
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as row (
        id uuid, retention_id uuid, active_until date, inactive_until date, fate filing_fate, code text)
      where filing.id = row.id
      returning filing.id, filing.revision, filing.retention_id
    )
    insert into filing_event (filing_id, number, kind, retention_id, reason, at)
    select id, revision, 'fixed', retention_id, '', ${now} from fixed`.execute(tx)
}

const EVENTS_FIRST = 100

/** All that is to be known of where a dossier is filed, what happened to that, and the minutes that it stands in. */
export async function readFiling(db: Db, dossierId: string, now: Date) {
  const filing = await findFilingRow(db, dossierId)
  const [entry, events] = await Promise.all([
    findEntryOf(db, filing, dossierId, now),
    listFilingEvents(db, { dossierId, limit: EVENTS_FIRST }),
  ])
  return { filing, entry, events }
}

/** What happened to where a dossier is filed, the last first. */
export async function listFilingEvents(
  db: Db,
  it: { readonly dossierId: string; readonly after?: string | undefined; readonly limit: number },
) {
  const from = readNumberCursor(it.after)
  const rows = await db
    .selectFrom('filing_event')
    .leftJoin('person', 'person.id', 'filing_event.person_id')
    .leftJoin('retention', 'retention.id', 'filing_event.retention_id')
    .leftJoin('disposal', 'disposal.id', 'filing_event.disposal_id')
    .select([
      'filing_event.number',
      'filing_event.kind',
      'filing_event.reason',
      'filing_event.at',
      'person.name as by',
      'retention.series',
      'disposal.id as disposal_id',
      'disposal.kind as disposal_kind',
      'disposal.minutes_number',
      'disposal.minutes_on',
    ])
    .innerJoin('filing', 'filing.id', 'filing_event.filing_id')
    .where('filing.dossier_id', '=', it.dossierId)
    .$if(from !== null, (query) => query.where('filing_event.number', '<', from ?? 0))
    .orderBy('filing_event.number', 'desc')
    .limit(it.limit + 1)
    .execute()
  return numberedPage(rows, it.limit)
}
