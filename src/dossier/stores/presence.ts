import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { GONE_MS, standAfter, type Stand, type Wish } from '../rules/presence.ts'

export type PresentRow = { personId: string; name: string; stand: Stand; askedAt: Date | null }

/** Notes that a person is in the text and where they stand now; returns who is in it, them included. */
export async function beat(
  tx: Tx,
  it: { dossierId: string; personId: string; wish: Wish },
  now: Date,
): Promise<PresentRow[]> {
  await lockPresence(tx, it.dossierId)
  await forgetGone(tx, it.dossierId, now)
  const { stand, askedAt } = standAfter(await listPresent(tx, it.dossierId, now), it, now)
  const values = { stand, asked_at: askedAt, beat_at: now }
  await tx
    .insertInto('presence')
    .values({ dossier_id: it.dossierId, person_id: it.personId, ...values })
    .onConflict((on) => on.columns(['dossier_id', 'person_id']).doUpdateSet(values))
    .execute()
  return listPresent(tx, it.dossierId, now)
}

/** Hands the turn to one who is in the text. @throws {Refused} `turn-not-yours`; `person-left-text` */
export async function giveTurn(
  tx: Tx,
  it: { dossierId: string; fromPersonId: string; toPersonId: string },
  now: Date,
): Promise<PresentRow[]> {
  await lockPresence(tx, it.dossierId)
  await forgetGone(tx, it.dossierId, now)
  const present = await listPresent(tx, it.dossierId, now)
  if (present.find((one) => one.stand === 'writing')?.personId !== it.fromPersonId)
    throw new Refused({ code: 'turn-not-yours' })
  if (!present.some((one) => one.personId === it.toPersonId))
    throw new Refused({ code: 'person-left-text', field: 'toPersonId' })
  const set = (personId: string, stand: Stand) =>
    tx
      .updateTable('presence')
      .set({ stand, asked_at: null })
      .where('dossier_id', '=', it.dossierId)
      .where('person_id', '=', personId)
      .execute()
  await set(it.fromPersonId, 'reading')
  await set(it.toPersonId, 'writing')
  return listPresent(tx, it.dossierId, now)
}

export async function leaveText(db: Db, it: { dossierId: string; personId: string }): Promise<void> {
  await db.deleteFrom('presence').where('dossier_id', '=', it.dossierId).where('person_id', '=', it.personId).execute()
}

/** Forgets, in every text, who has been silent for long. */
export async function forgetAllGone(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('presence').where('beat_at', '<', goneBefore(now)).execute()
}

async function forgetGone(tx: Tx, dossierId: string, now: Date): Promise<void> {
  await tx.deleteFrom('presence').where('dossier_id', '=', dossierId).where('beat_at', '<', goneBefore(now)).execute()
}

const goneBefore = (now: Date) => new Date(now.getTime() - GONE_MS)

const PRESENT_MAX = 50 // shown; an office has fewer people

/** Who is in a text and not gone: whose turn it is to write first. */
export async function listPresent(db: Db | Tx, dossierId: string, now: Date): Promise<PresentRow[]> {
  const rows = await db
    .selectFrom('presence')
    .innerJoin('person', 'person.id', 'presence.person_id')
    .select(['person.id as personId', 'person.name', 'presence.stand', 'presence.asked_at as askedAt'])
    .where('dossier_id', '=', dossierId)
    .where('beat_at', '>=', goneBefore(now))
    .orderBy('presence.stand', 'desc')
    .orderBy('presence.asked_at')
    .orderBy('person.name')
    .limit(PRESENT_MAX)
    .execute()
  return rows.map((it) => ({ ...it, stand: it.stand as Stand }))
}

/** Two who come at one moment come one after the other. Not the dossier's lock: acts must not wait for a heartbeat. */
async function lockPresence(tx: Tx, dossierId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`presence ${dossierId}`}, 0))`.execute(tx)
}
