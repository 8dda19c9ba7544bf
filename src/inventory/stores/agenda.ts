/** Agendas that are sources: their sealed addresses, and the items that their events became. */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableIfAny, readableJoined, type Reader } from '../../db/readers.ts'
import {
  EVENT_LASTS_MAX_MS,
  settleEvents,
  wordsOfEvent,
  type AgendaReading,
  type Kept,
  type Off,
} from '../rules/agenda.ts'
import { roomInOpenRound } from './gathering.ts'
import type { SourceFields } from '../rules/sources.ts'
import { insertSource, updateSource, type TakenSource } from './sources.ts'

/**
 * A calendar as the address of a source: its host, so that hosts are asked one at a time, and a mark of the whole that
 * nobody can guess it from, so that none is read twice.
 */
export function agendaAddress(address: string, secret: string): string {
  const mark = createHmac('sha256', secret).update(`agenda\n${address}`).digest('hex').slice(0, 32)
  return `agenda://${new URL(address).host}/${mark}`
}

/** What the sealed address is the secret of. */
export const agendaAbout = (sourceId: string) => `agenda/${sourceId}`

/** The sealed address of an agenda; null where it is none, or was removed this very moment. */
export async function findAgenda(db: Db | Tx, sourceId: string): Promise<string | null> {
  const row = await db
    .selectFrom('source_agenda')
    .select('address')
    .where('source_id', '=', sourceId)
    .executeTakeFirst()
  return row?.address ?? null
}

type Wanted = {
  /** Its address is the one of its own making. */
  readonly fields: SourceFields
  /** Seals the address that was typed; null where none was, and the kept one stays. */
  readonly seal: ((sourceId: string) => string) | null
}

/**
 * Keeps an agenda. One that was a source before is the same again: what its events became is not noted twice.
 * @throws {Refused} `source-known`, `sources-full`, `source-address`
 */
export async function insertAgenda(tx: Tx, it: Wanted & { readonly personId: string }, now: Date): Promise<string> {
  const { fields, seal, personId } = it
  if (!seal) throw new Refused({ code: 'source-address', field: 'address' })
  const sourceId = await insertSource(tx, { kind: 'agenda', fields, personId }, now)
  await tx
    .insertInto('source_agenda')
    .values({ source_id: sourceId, address: seal(sourceId) })
    .execute()
  await tx
    .updateTable('source_event')
    .set({ source_id: sourceId })
    .where('source_id', 'in', (eb) =>
      eb.selectFrom('source').select('id').where('address', '=', fields.address).where('removed_at', 'is not', null),
    )
    .execute()
  return sourceId
}

/** @throws {Refused} `not-found`, `source-changed`, `source-known` */
export async function updateAgenda(
  tx: Tx,
  it: Wanted & { readonly sourceId: string; readonly seenRevision: number },
  now: Date,
): Promise<number> {
  const { sourceId, seal } = it
  const revision = await updateSource(tx, it, now)
  if (seal)
    await tx
      .updateTable('source_agenda')
      .set({ address: seal(sourceId) })
      .where('source_id', '=', sourceId)
      .execute()
  return revision
}

const eventColumns = (it: Kept) => ({
  title: it.title,
  place: it.place,
  from_at: it.from,
  until_at: it.until,
  whole_day: it.wholeDay,
  busy: it.busy,
  off: it.off,
})

const itemColumns = (it: Kept) => {
  const { title, summary, notedOn } = wordsOfEvent(it)
  return { title, summary, noted_on: notedOn }
}

/**
 * Takes in what is new in an agenda and what it says otherwise than before. An item is written anew while it waits to be
 * sorted, unless a person wrote its words; of any other the agenda's own words are kept beside it. Called by whoever
 * holds the source, so that nothing is taken twice.
 */
export async function takeEvents(
  tx: Tx,
  it: { readonly source: Pick<TakenSource, 'id' | 'name'>; readonly reading: AgendaReading },
  now: Date,
): Promise<{ readonly added: number; readonly changed: number }> {
  const { source, reading } = it
  const rows = await tx
    .selectFrom('source_event')
    .selectAll()
    .where('source_id', '=', source.id)
    // What began earlier than an event can last is over: by the index, however much the agenda once had.
    .where(sql<boolean>`(from_at > ${new Date(now.getTime() - EVENT_LASTS_MAX_MS)} and until_at > ${now}
      or key_hash = any(${reading.events.map((event) => event.key)}::text[]))`)
    .execute()
  const { added, changed } = settleEvents(reading, rows.map(keptOf), now)
  if (added.length > 0) await insertEvents(tx, source, added, now)
  const itemOf = new Map(rows.map((row) => [row.key_hash, row.item_id]))
  // In the order in which everybody locks them.
  for (const event of changed.toSorted((one, other) =>
    (itemOf.get(one.key) ?? '') < (itemOf.get(other.key) ?? '') ? -1 : 1,
  ))
    // prettier-ignore
    await changeEvent(tx, source, { event, itemId: itemOf.get(event.key) ?? '' }, now)
  return { added: added.length, changed: changed.length }
}

type EventRow = {
  readonly key_hash: string
  readonly title: string
  readonly place: string
  readonly from_at: Date
  readonly until_at: Date
  readonly whole_day: boolean
  readonly busy: boolean
  readonly off: string | null
}
const keptOf = (row: EventRow): Kept => ({
  key: row.key_hash,
  title: row.title,
  place: row.place,
  from: row.from_at,
  until: row.until_at,
  wholeDay: row.whole_day,
  busy: row.busy,
  off: row.off as Off | null,
})

async function insertEvents(
  tx: Tx,
  source: Pick<TakenSource, 'id' | 'name'>,
  added: readonly Kept[],
  now: Date,
): Promise<void> {
  const roundId = await roomInOpenRound(tx, added.length)
  const noted = added.map((event) => ({ event, itemId: newId() }))
  await tx
    .insertInto('item')
    .values(
      noted.map(({ event, itemId }) => ({
        id: itemId,
        kind: 'activity' as const,
        ...itemColumns(event),
        source: source.name,
        round_id: roundId,
        created_by: null,
        created_at: now,
        changed_at: now,
      })),
    )
    .execute()
  await tx
    .insertInto('source_event')
    .values(
      noted.map(({ event, itemId }) => ({
        source_id: source.id,
        key_hash: event.key,
        item_id: itemId,
        ...eventColumns(event),
      })),
    )
    .execute()
}

async function changeEvent(
  tx: Tx,
  source: Pick<TakenSource, 'id'>,
  { event, itemId }: { readonly event: Kept; readonly itemId: string },
  now: Date,
): Promise<void> {
  const said = itemColumns(event)
  await tx
    .updateTable('item')
    .set((eb) => {
      const unlessByHand = <Column extends keyof typeof said>(column: Column) =>
        eb.case().when('text_by_hand', '=', false).then(said[column]).else(eb.ref(column)).end()
      return {
        title: unlessByHand('title'),
        summary: unlessByHand('summary'),
        noted_on: sql<string>`case when text_by_hand then noted_on else ${said.noted_on}::date end`,
        changed_at: now,
        revision: sql<number>`revision + 1`,
      }
    })
    .where('id', '=', itemId)
    .where('state', '=', 'open')
    // What only blocks no time any more says nothing new to whoever sorts.
    .where(
      sql<boolean>`(title, summary, noted_on) is distinct from (${said.title}, ${said.summary}, ${said.noted_on}::date)`,
    )
    .execute()
  await tx
    .updateTable('source_event')
    .set(eventColumns(event))
    .where('source_id', '=', source.id)
    .where('key_hash', '=', event.key)
    .execute()
}

/** What the agenda says now of the event that an item is; null for one that came from elsewhere. */
export async function findEventOf(db: Db, itemId: string): Promise<{ title: string; summary: string } | null> {
  const row = await db.selectFrom('source_event').selectAll().where('item_id', '=', itemId).executeTakeFirst()
  if (!row) return null
  const { title, summary } = wordsOfEvent(keptOf(row))
  return { title, summary }
}

/**
 * Events of the agendas that are connected, as these say them now: of those that touch the stretch (from inclusive, to
 * exclusive) and are not off, the first on top. What became a sensitive dossier only for who may read that.
 * @param it.limit how many at most; what several agendas have under one title and from one instant is one
 */
export async function listAgendaEvents(
  db: Db | Tx,
  reader: Reader,
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
) {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('source')
        .innerJoin('source_event', 'source_event.source_id', 'source.id')
        .innerJoin('item', 'item.id', 'source_event.item_id')
        .leftJoin('dossier', 'dossier.item_id', 'item.id')
        .select([
          'source.id',
          'source.name',
          'source_event.item_id',
          'source_event.title',
          'source_event.place',
          'source_event.from_at',
          'source_event.until_at',
          'source_event.whole_day',
          'source_event.busy',
          sql<number>`dense_rank() over (order by source_event.from_at, lower(source_event.title))::int`.as('nth'),
        ])
        .where('source.kind', '=', 'agenda')
        .where('source.removed_at', 'is', null)
        .where('source_event.off', 'is', null)
        // By the index of each agenda: what began earlier than an event can last is over.
        .where('source_event.from_at', '>=', new Date(from.getTime() - EVENT_LASTS_MAX_MS))
        .where('source_event.from_at', '<', to)
        // One that says no end touches where it begins.
        .where((eb) => eb.or([eb('source_event.until_at', '>', from), eb('source_event.from_at', '>=', from)]))
        .where(readableIfAny(reader))
        .where(readableJoined(reader))
        .as('event'),
    )
    .selectAll()
    .where('nth', '<=', limit)
    .orderBy('nth')
    .orderBy('item_id')
    .execute()
  const last = rows.at(-1)
  return {
    events: rows.map((row) => ({
      agenda: { sourceId: row.id, name: row.name, itemId: row.item_id },
      title: row.title,
      place: row.place,
      from: row.from_at,
      until: row.until_at,
      wholeDay: row.whole_day,
      busy: row.busy,
    })),
    /** These are all that begin before this instant. */
    wholeUntil: last && last.nth >= limit ? last.from_at : to,
  }
}
