import { sql } from 'kysely'
import { newId } from '../base/id.ts'
import { Refused } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'
import { withheldItems, type Reader } from '../db/readers.ts'
import { raiseByJoined } from './stores/joined.ts'
import { hasRoom, holdOpenRound } from './stores/rounds.ts'
import { isCrisis, type CrisisLevel } from '../base/levels.ts'
import { ROUND_ITEMS_MAX, type ItemFields, type ItemState } from './rules.ts'

/** @throws {Refused} `round-full` */
export async function refuseFullRound(tx: Tx, roundId: string | null, adding: number): Promise<void> {
  if (roundId && !(await hasRoom(tx, roundId, adding))) throw new Refused({ code: 'round-full', max: ROUND_ITEMS_MAX })
}

export type NewItem = ItemFields & { readonly programmeId: string | null; readonly personId: string }

/** Notes one item, in the open round when there is one. @throws {Refused} `programme-unknown`, `round-full` */
export async function insertItem(tx: Tx, it: NewItem, now: Date): Promise<string> {
  const roundId = await holdOpenRound(tx)
  await refuseFullRound(tx, roundId, 1)
  await refuseUnknownProgramme(tx, it.programmeId)
  const id = newId()
  await tx
    .insertInto('item')
    .values({ id, ...columnsOf(it), round_id: roundId, created_by: it.personId, created_at: now, changed_at: now })
    .execute()
  return id
}

/**
 * Locks one item for an act, and its round against closing meanwhile.
 * @throws {Refused} `not-found`, also for one that they may not read: who must not know of it changes nothing of it
 */
export async function lockItem(tx: Tx, reader: Reader, itemId: string) {
  const [item] = await lockItems(tx, reader, [itemId])
  if (!item) throw new Refused({ code: 'not-found' })
  return item
}

/** The same of several, in the order of their ids, so that two who ask for some of the same never wait for each other; without those that they may not read. */
export async function lockItems(tx: Tx, reader: Reader, itemIds: readonly string[]) {
  const items = await tx
    .selectFrom('item')
    .select([
      'id',
      'kind',
      'title',
      'level',
      'state',
      'revision',
      'round_id',
      'created_at',
      'risen_at',
      'former_risen_at',
      'merged_into',
      'mentions',
      'score',
      'assigned_to',
      'assigned_at',
    ])
    .where('id', 'in', itemIds)
    .where(sql<boolean>`item.id not in ${withheldItems(reader)}`)
    .orderBy('id')
    .forNoKeyUpdate() // not `for update`: a register being written refers to the item, and neither may wait for the other
    .execute()
  const roundIds = [...new Set(items.flatMap((item) => item.round_id ?? []))].toSorted()
  const rounds = new Map<string, { readonly opened_at: Date; readonly closed_at: Date | null }>()
  for (const id of roundIds)
    rounds.set(
      id,
      await tx
        .selectFrom('round')
        .select(['opened_at', 'closed_at'])
        .where('id', '=', id)
        .forShare()
        .executeTakeFirstOrThrow(),
    )
  return items.map((item) => {
    const round = rounds.get(item.round_id ?? '') ?? null
    return { ...item, round, inOpenRound: round !== null && round.closed_at === null }
  })
}
export type LockedItem = Awaited<ReturnType<typeof lockItems>>[number]

/** Writes an item anew and counts its revision. @throws {Refused} `programme-unknown` */
export async function updateItem(
  tx: Tx,
  itemId: string,
  it: ItemFields & { readonly programmeId: string | null },
): Promise<number> {
  await refuseUnknownProgramme(tx, it.programmeId)
  return revise(tx, itemId, { ...columnsOf(it), text_by_hand: true })
}

/** Sets a level. One that is taken back leaves since when the item stands there as it was. */
export async function updateItemLevel(
  tx: Tx,
  item: Pick<LockedItem, 'id' | 'risen_at' | 'former_risen_at'>,
  {
    level,
    byHand,
    undoes,
  }: { readonly level: CrisisLevel; readonly byHand: boolean; readonly undoes?: number | undefined },
): Promise<number> {
  const isUndone = undoes !== undefined
  const revision = await revise(tx, item.id, {
    level,
    level_by_hand: byHand,
    ...(!isUndone && item.risen_at && !isCrisis(level) && { former_risen_at: item.risen_at }),
  })
  const risenAt = item.risen_at ?? item.former_risen_at
  if (isUndone && risenAt && isCrisis(level)) await setRisen(tx, item.id, risenAt)
  return revision
}

/** After its level: a trigger takes that as risen now. */
async function setRisen(tx: Tx, itemId: string, risenAt: Date | null): Promise<void> {
  await tx.updateTable('item').set({ risen_at: risenAt }).where('id', '=', itemId).execute()
}

/**
 * Since when the issue of a dossier stands at alert or above, for whoever says the dossier's level. Who finds that it calls
 * for less has answered its rise; it rises again when it grows graver.
 */
export async function answerRise(tx: Tx, itemId: string, level: CrisisLevel): Promise<Date | null> {
  const item = await tx.selectFrom('item').select('risen_at').where('id', '=', itemId).forNoKeyUpdate().executeTakeFirstOrThrow() // prettier-ignore
  if (item.risen_at && !isCrisis(level)) await setRisen(tx, itemId, null)
  return item.risen_at
}

/** Keeps why a person set another level than was proposed. */
export async function keepLevelReason(
  tx: Tx,
  it: {
    readonly item: { readonly id: string; readonly level: CrisisLevel }
    readonly level: CrisisLevel
    readonly reason: string
    readonly personId: string
  },
  now: Date,
): Promise<void> {
  const { item, level, reason, personId } = it
  await tx
    .insertInto('item_level')
    .values({ id: newId(), item_id: item.id, level, former: item.level, reason, person_id: personId, set_at: now })
    .execute()
}

export async function dismissItem(tx: Tx, itemId: string, reason: string): Promise<number> {
  return revise(tx, itemId, { state: 'dismissed', dismissed_reason: reason })
}

/**
 * Takes a dismissal or a joining back; the reason it had stays in the ledger's hash alone. What was put aside at Siaga or
 * above rises again with that, unless the dismissal was but a slip: nobody was called by it meanwhile.
 */
export async function restoreItem(
  tx: Tx,
  item: Pick<LockedItem, 'id' | 'state' | 'merged_into' | 'risen_at'>,
  { undoes }: { readonly undoes?: number | undefined },
  now: Date,
): Promise<number> {
  const revision = await revise(tx, item.id, { state: 'open', dismissed_reason: '', merged_into: null })
  if (item.state === 'dismissed' && item.risen_at && undoes === undefined) await setRisen(tx, item.id, now)
  return revision
}

/** Joins an item to another, which stands as grave as it from then on. */
export async function mergeItem(
  tx: Tx,
  it: { readonly itemId: string; readonly into: string },
  now: Date,
): Promise<number> {
  const revision = await revise(tx, it.itemId, { state: 'merged', merged_into: it.into })
  await raiseByJoined(tx, it, now)
  return revision
}

/** Keeps an item in view from then on, or back in the list with null. */
export async function watchItem(tx: Tx, itemId: string, watchedAt: Date | null): Promise<number> {
  return revise(tx, itemId, { watched_at: watchedAt })
}

/** Who is to sort an item from then on; nobody with null. */
export async function assignItem(
  tx: Tx,
  itemId: string,
  assigned: { readonly to: string; readonly by: string; readonly at: Date } | null,
): Promise<number> {
  const { to, by, at } = assigned ?? { to: null, by: null, at: null }
  return revise(tx, itemId, { assigned_to: to, assigned_by: by, assigned_at: at })
}

/**
 * Locks an item that is to become a dossier. Its visit at step 1 began when it came into its round; left over from a
 * closed round, when that round closed; outside any round, when it was noted.
 * @throws {Refused} `not-found`
 */
export async function readItemForDossier(tx: Tx, reader: Reader, itemId: string) {
  const item = await lockItem(tx, reader, itemId)
  const { id, title, level, state, round, created_at: notedAt, risen_at: risenAt, inOpenRound } = item
  const since = round?.closed_at ?? round?.opened_at ?? notedAt
  return { id, title, level, state, inOpenRound, risenAt, gatheredSince: since > notedAt ? since : notedAt }
}

export async function markItemPicked(tx: Tx, itemId: string): Promise<void> {
  await revise(tx, itemId, { state: 'picked' })
}

function columnsOf(it: ItemFields & { readonly programmeId: string | null }) {
  return {
    kind: it.kind,
    title: it.title,
    summary: it.summary,
    agency: it.agency,
    source: it.source,
    source_url: it.sourceUrl,
    noted_on: it.notedOn,
    level: it.level,
    programme_id: it.programmeId,
  }
}

async function revise(
  tx: Tx,
  itemId: string,
  changes: Partial<ReturnType<typeof columnsOf>> & {
    state?: ItemState
    dismissed_reason?: string
    merged_into?: string | null
    watched_at?: Date | null
    assigned_to?: string | null
    assigned_by?: string | null
    assigned_at?: Date | null
    level_by_hand?: boolean
    former_risen_at?: Date
    text_by_hand?: boolean
  },
): Promise<number> {
  const { revision } = await tx
    .updateTable('item')
    .set({ ...changes, revision: sql<number>`revision + 1` })
    .where('id', '=', itemId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

async function refuseUnknownProgramme(db: Db | Tx, programmeId: string | null): Promise<void> {
  if (!programmeId) return
  const found = await db
    .selectFrom('item')
    .select('id')
    .where('id', '=', programmeId)
    .where('kind', '=', 'programme')
    .executeTakeFirst()
  if (!found) throw new Refused({ code: 'programme-unknown', field: 'programmeId' })
}
