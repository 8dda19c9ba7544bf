/** How what is joined to an item raises it, and what it falls back to when that is parted from it. */
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import { isSameStanding, notOverruled, standingWith, type Standing } from '../rules/standing.ts'

const columns = ['level', 'level_by_hand as byHand', 'risen_at as risenAt'] as const

async function readStanding(tx: Tx, itemId: string): Promise<{ now: Standing; own: Standing | null }> {
  const {
    own_level: level,
    own_level_by_hand: byHand,
    own_risen_at: risenAt,
    ...now
  } = await tx
    .selectFrom('item')
    .select([...columns, 'own_level', 'own_level_by_hand', 'own_risen_at'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()
  return { now, own: level === null || byHand === null ? null : { level, byHand, risenAt } }
}

/** One joins or parts at a time: what an item is joined to is known before it is locked, and locked before it changes. */
export async function lockJoining(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.joiningItems})`.execute(tx)
}

/** The item stands as grave as what is joined to it from now on; kept in view, it is to be sorted again. */
export async function raiseByJoined(tx: Tx, it: { readonly itemId: string; readonly into: string }, now: Date) {
  const [joined, stands] = [await readStanding(tx, it.itemId), await readStanding(tx, it.into)]
  const raised = standingWith(stands.now, [joined.now])
  if (isSameStanding(raised, stands.now)) return
  await keepStanding(tx, it.into, { now: raised, own: stands.own ?? stands.now })
  const waits = stands.now.level === 'watch' && {
    alarmed_at: sql<Date>`(select coalesce(alarmed_at, created_at) from item where id = ${it.itemId})`, // and no answer since then
  }
  await tx
    .updateTable('item')
    .set({ changed_at: now, ...waits })
    .where('id', '=', it.into)
    .execute()
}

/**
 * One was parted: what it was joined to stands where it stands with what is left, and so what that was joined to in turn.
 * Whose level a person or the radar said anew since, stays.
 * @param above what it was joined to, the nearest first
 */
export async function lowerWithoutParted(tx: Tx, above: readonly string[]): Promise<void> {
  for (const itemId of above) {
    const { own, now } = await readStanding(tx, itemId)
    if (!own) return
    const joined = await tx.selectFrom('item').select(columns).where('merged_into', '=', itemId).execute()
    const left = standingWith(own, notOverruled(now, joined))
    await keepStanding(tx, itemId, { now: left, own: isSameStanding(left, own) ? null : own })
  }
}

async function keepStanding(tx: Tx, itemId: string, { now, own }: { now: Standing; own: Standing | null }) {
  await tx.updateTable('item').set({ level: now.level, level_by_hand: now.byHand }).where('id', '=', itemId).execute()
  // After the level: a trigger takes that as said of the item itself, and as risen now.
  await tx
    .updateTable('item')
    .set({
      risen_at: now.risenAt,
      own_level: own?.level ?? null,
      own_level_by_hand: own?.byHand ?? null,
      own_risen_at: own?.risenAt ?? null,
    })
    .where('id', '=', itemId)
    .execute()
}
