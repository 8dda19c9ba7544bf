import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import { readNumberCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, readableJoined, withheldItems, type Reader } from '../../db/readers.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import { isClaimed } from './claimed.ts'
import { fateOfItem, isInView, isToSort, planSince } from './standing.ts'
import { dossierName, registerEntry, registerFrame, ROUND_ITEMS_MAX, type RegisterItem } from '../rules.ts'

const roundColumns = [
  'round.id',
  'round.number',
  'round.title',
  'round.opened_at',
  'round.due_at',
  'round.closed_at',
  'round.closed_by as closed_by_id',
  'round.register_hash',
  'round.entries',
  'round.picked',
  'round.dismissed',
  'round.joined',
  'round.planned',
  'round.watched',
] as const

const roundsOf = (db: Db | Tx) =>
  db
    .selectFrom('round')
    .innerJoin('person as opener', 'opener.id', 'round.opened_by')
    .leftJoin('person as closer', 'closer.id', 'round.closed_by')
    .select([...roundColumns, 'opener.name as opened_by', 'closer.name as closed_by'])

export type RoundRow = Awaited<ReturnType<typeof listRoundRows>>['rows'][number]

export async function findOpenRound(db: Db | Tx) {
  return (await roundsOf(db).where('round.closed_at', 'is', null).executeTakeFirst()) ?? null
}

/** @throws {Refused} `not-found` */
export async function readRound(db: Db | Tx, roundId: string) {
  const round = await roundsOf(db).where('round.id', '=', roundId).executeTakeFirst()
  if (!round) throw new Refused({ code: 'not-found' })
  return round
}

/** Rounds, the newest first. */
export async function listRoundRows(db: Db, it: { after?: string | undefined; limit: number }) {
  const from = readNumberCursor(it.after)
  const rows = await roundsOf(db)
    .$if(from !== null, (query) => query.where('round.number', '<', Number(from)))
    .orderBy('round.number', 'desc')
    .limit(it.limit + 1)
    .execute()
  const shown = rows.slice(0, it.limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > it.limit && last ? writeCursor(last.number, last.id) : null }
}

export type RoundCounts = {
  /** Still to be sorted. */
  readonly open: number
  /** Kept in view, and nothing new has come since. */
  readonly watched: number
  /** Lines of the plan that nothing concerns. */
  readonly planned: number
  readonly joined: number
  readonly picked: number
  readonly dismissed: number
  /** Of the open and the watched ones. */
  readonly levels: Readonly<Record<CrisisLevel, number>>
}

/**
 * What lies in a round, by what becomes of it; the open ones also by level. One pass over an index that covers it, less those few that
 * are not for everybody.
 * @param reader leaves out what became a sensitive dossier they may not read, as the list does; null counts all
 */
export async function countRound(db: Db | Tx, roundId: string | null, reader: Reader | null): Promise<RoundCounts> {
  const counted = db
    .selectFrom('item')
    .select((eb) => ['item.state', 'item.level', eb.fn.countAll<number>().as('count')])
    .where('item.round_id', roundId === null ? 'is' : '=', roundId)
    .groupBy(['item.state', 'item.level'])
  const all = await counted.execute()
  const withheld = reader ? await counted.where(sql<boolean>`item.id in ${withheldItems(reader)}`).execute() : []
  const rows = [...all, ...withheld.map((row) => ({ ...row, count: -row.count }))]
  const sum = (state: string, level?: string) =>
    rows
      .filter((row) => row.state === state && (level === undefined || row.level === level))
      .reduce((total, row) => total + Number(row.count), 0)
  const levels = {
    watch: sum('open', 'watch'),
    attention: sum('open', 'attention'),
    alert: sum('open', 'alert'),
    crisis: sum('open', 'crisis'),
  }
  const watched = await countInView(db, roundId)
  return {
    open: sum('open') - watched,
    watched,
    planned: sum('planned'),
    joined: sum('merged'),
    picked: sum('picked'),
    dismissed: sum('dismissed'),
    levels,
  }
}

/** Few are kept in view, and an index has them: of a dossier that few may read none is, as it is no longer to be sorted. */
async function countInView(db: Db | Tx, roundId: string | null): Promise<number> {
  const { count } = await db
    .selectFrom('item')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('item.round_id', roundId === null ? 'is' : '=', roundId)
    .where('item.state', '=', 'open')
    .where(isInView)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Opens a round and takes in every item that nobody has picked or dismissed yet: what one round left, the next carries. Of
 * what is only planned it takes the plan that counts: the programmes stand in the register, and of past years they do not.
 * @returns with how many that are to be sorted
 * @throws {Refused} `round-open`: one round at a time
 */
export async function insertRound(
  tx: Tx,
  it: { title: string; dueAt: Date; personId: string },
  now: Date,
): Promise<{ id: string; number: number; carried: number }> {
  await lockGathering(tx) // an item noted at this instant waits, then lands in the new round
  const open = await tx.selectFrom('round').select('number').where('closed_at', 'is', null).executeTakeFirst()
  if (open) throw new Refused({ code: 'round-open', number: open.number })
  const id = newId()
  const added = await tx
    .insertInto('round')
    .values({
      id,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from round)`,
      title: it.title,
      opened_at: now,
      opened_by: it.personId,
      due_at: it.dueAt,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ carried: string }>`
    with came as (
      update item set round_id = ${id} where item.state = 'open' or (item.state = 'planned' and ${isOfPlan})
      returning ${isToSort} as to_sort
    ) select count(*) filter (where to_sort) as carried from came`.execute(tx)
  return { id, number: added.number, carried: Number(rows[0]?.carried ?? 0) }
}

/** Of the plans that still count, by the last one that names the programme. */
const isOfPlan = sql<boolean>`coalesce(
  (select year from programme where programme.item_id = case when item.kind = 'programme' then item.id else item.programme_id end),
  extract(year from item.noted_on)) >= ${planSince}`

/** Locks a round against everyone who gathers in it, for its close. @throws {Refused} `not-found` */
export async function lockRound(tx: Tx, roundId: string) {
  const round = await tx
    .selectFrom('round')
    .select(['id', 'number', 'title', 'opened_at', 'due_at', 'closed_at'])
    .where('id', '=', roundId)
    .forUpdate()
    .executeTakeFirst()
  if (!round) throw new Refused({ code: 'not-found' })
  return round
}

/** Nobody else adds an item until the caller commits. */
async function lockGathering(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.gatheringRound})`.execute(tx)
}

/**
 * The open round's id, kept open until the caller commits; null when none is open. Whoever adds items holds it so:
 * nothing slips past a round that opens, or into one whose register is being written.
 */
export async function holdOpenRound(tx: Tx): Promise<string | null> {
  await sql`select pg_advisory_xact_lock_shared(${locks.gatheringRound})`.execute(tx)
  const round = await tx.selectFrom('round').select('id').where('closed_at', 'is', null).forShare().executeTakeFirst()
  return round?.id ?? null
}

/** Whether so many items more may come into a round. */
export async function hasRoom(tx: Tx, roundId: string, adding: number): Promise<boolean> {
  const { count } = await tx
    .selectFrom('item')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(count) + adding <= ROUND_ITEMS_MAX
}

const ENTRIES_AT_ONCE = 1_000 // a few hundred kB: the event loop is free again between two such pieces

/**
 * Writes the numbered register of a round and closes it. What was neither picked nor dismissed stands in it as left
 * open and waits for the next round.
 * @returns the SHA-256 of the register's canonical JSON
 */
export async function closeRoundWithRegister(
  tx: Tx,
  it: { round: Awaited<ReturnType<typeof lockRound>>; personId: string },
  now: Date,
): Promise<{ hash: string; entries: number; picked: number; dismissed: number; left: number }> {
  const { round } = it
  const frame = registerFrame({ ...frameOf(round), closedAt: now, closedBy: it.personId })
  const hash = createHash('sha256').update(frame.head)
  let number = 0
  let after: { created_at: Date; id: string } | null = null
  for (;;) {
    const items = await listRegisterItems(tx, round.id, after)
    if (items.length === 0) break
    const bodies = items.map((item, at) => registerEntry(number + at + 1, item.entry))
    hash.update(`${number === 0 ? '' : ','}${bodies.join(',')}`)
    await sql`
      insert into register_entry (round_id, number, item_id, body)
      select ${round.id}, ${number}::int + place::int, item_id, body
      from unnest(${items.map((item) => item.id)}::uuid[], ${bodies}::text[]) with ordinality as entry (item_id, body, place)
    `.execute(tx)
    number += items.length
    after = items.at(-1) ?? null
  }
  const registerHash = hash.update(frame.tail).digest('hex')
  const { open, picked, dismissed, joined, planned, watched } = await countRound(tx, round.id, null)
  await tx
    .updateTable('round')
    .set({
      closed_at: now,
      closed_by: it.personId,
      register_hash: registerHash,
      entries: number,
      picked,
      dismissed,
      joined,
      planned,
      watched,
    })
    .where('id', '=', round.id)
    .execute()
  return { hash: registerHash, entries: number, picked, dismissed, left: open }
}

/**
 * Entries of a closed round's register, in their order. What became a sensitive dossier keeps its number and, for who
 * may not read that, nothing of its words.
 */
export async function listRegisterEntries(
  db: Db,
  reader: Reader,
  it: { roundId: string; after: number; limit: number },
) {
  const rows = await db
    .selectFrom('register_entry')
    .innerJoin('item', 'item.id', 'register_entry.item_id')
    .leftJoin('dossier', 'dossier.item_id', 'register_entry.item_id')
    .select(['register_entry.number', 'register_entry.body', isClaimed('register_entry.item_id').as('claimed')])
    .select(sql<boolean>`(${readableIfAny(reader)} and ${readableJoined(reader)})`.as('readable'))
    .where('register_entry.round_id', '=', it.roundId)
    .where('register_entry.number', '>', it.after)
    .orderBy('register_entry.number')
    .limit(it.limit)
    .execute()
  const entries = rows.map(({ body, readable, claimed }) => {
    const entry = { ...NOT_YET_TOLD, ...(JSON.parse(body) as RegisterItem & { number: number }) }
    return { body, entry: readable ? { ...entry, claimed, limited: false } : { ...entry, ...WITHHELD, limited: true } }
  })
  const numbers = await numbersOf(
    db,
    it.roundId,
    entries.flatMap(({ entry }) => entry.mergedInto ?? []),
  )
  return entries.map(({ body, entry }) => ({
    body,
    entry: { ...entry, joinedTo: numbers.get(entry.mergedInto ?? '') ?? null },
  }))
}

/** The numbers that items have in a register; none for one that stands in another's. */
async function numbersOf(db: Db, roundId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('register_entry')
    .select(['item_id', 'number'])
    .where('round_id', '=', roundId)
    .where('item_id', 'in', itemIds)
    .execute()
  return new Map(rows.map((row) => [row.item_id, row.number]))
}

/** What registers of before do not say. */
const NOT_YET_TOLD = { mergedInto: null, mentions: 0, sources: 0 }
const WITHHELD = {
  title: '',
  summary: '',
  agency: '',
  source: '',
  sourceUrl: '',
  programme: null,
  dossier: null,
  claimed: false,
}

/** All entries of a register, a piece at a time. */
export async function* walkRegister(db: Db, reader: Reader, roundId: string) {
  for (let after = 0; ;) {
    const entries = await listRegisterEntries(db, reader, { roundId, after, limit: ENTRIES_AT_ONCE })
    const last = entries.at(-1)
    if (!last) return
    yield entries
    after = last.entry.number
  }
}

/** Whether anything in a register became a sensitive dossier that they may not read. */
export async function isRegisterWithheld(db: Db, reader: Reader, roundId: string): Promise<boolean> {
  const row = await db
    .selectFrom('register_entry')
    .select('number')
    .where('round_id', '=', roundId)
    .where(sql<boolean>`item_id in ${withheldItems(reader)}`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The register of a closed round exactly as it was hashed, piece by piece.
 * @throws {Refused} `round-not-closed`
 */
export async function* walkRegisterText(
  db: Db,
  reader: Reader,
  round: Awaited<ReturnType<typeof readRound>>,
): AsyncGenerator<string> {
  if (!round.closed_at) throw new Refused({ code: 'round-not-closed' })
  const frame = registerFrame({ ...frameOf(round), closedAt: round.closed_at, closedBy: round.closed_by_id ?? '' })
  yield frame.head
  let first = true
  for await (const entries of walkRegister(db, reader, round.id)) {
    yield `${first ? '' : ','}${entries.map(({ body }) => body).join(',')}`
    first = false
  }
  yield frame.tail
}

function frameOf(round: { id: string; number: number; title: string; opened_at: Date; due_at: Date }) {
  return { id: round.id, number: round.number, title: round.title, openedAt: round.opened_at, dueAt: round.due_at }
}

async function listRegisterItems(tx: Tx, roundId: string, after: { created_at: Date; id: string } | null) {
  const rows = await tx
    .selectFrom('item')
    .leftJoin('item as programme', 'programme.id', 'item.programme_id')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .select([
      'item.id',
      'item.created_at',
      'item.kind',
      'item.title',
      'item.summary',
      'item.agency',
      'item.source',
      'item.source_url',
      'item.noted_on',
      'item.level',
      fateOfItem.as('fate'),
      'item.dismissed_reason',
      'item.merged_into',
      'item.mentions',
      'item.sources',
      'programme.title as programme',
      'dossier.year',
      'dossier.number',
    ])
    .where('item.round_id', '=', roundId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(item.created_at, item.id) > (${after?.created_at}, ${after?.id}::uuid)`),
    )
    .orderBy('item.created_at')
    .orderBy('item.id')
    .limit(ENTRIES_AT_ONCE)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    created_at: row.created_at,
    entry: {
      itemId: row.id,
      kind: row.kind,
      title: row.title,
      summary: row.summary,
      agency: row.agency,
      source: row.source,
      sourceUrl: row.source_url,
      notedOn: row.noted_on,
      level: row.level,
      programme: row.programme,
      state: row.fate,
      dismissedReason: row.dismissed_reason,
      mergedInto: row.merged_into,
      mentions: row.mentions,
      sources: row.sources,
      dossier: dossierName(row.year, row.number),
    } satisfies RegisterItem,
  }))
}
