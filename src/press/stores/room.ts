/** Who is let into the press room: journalists who may be written to, by a link that is good once. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { append } from '../../ledger/append.ts'
import { reachable } from './journalists.ts'

const LINK_MS = 20 * 60_000
const SESSION_MS = 12 * 60 * 60_000
/** Of a browser's cookie, in whole seconds. */
export const SESSION_SECONDS = SESSION_MS / 1_000

/** Makes a link for whoever has this address and may come in; for anybody else nothing, and nobody is told which. */
export async function askForLink(db: Db, email: string, now: Date): Promise<void> {
  const journalist = await db
    .selectFrom('journalist')
    .select('id')
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where('email', '<>', '')
    .where(reachable)
    .executeTakeFirst()
  if (!journalist) return
  const expires_at = new Date(now.getTime() + LINK_MS)
  await db
    .insertInto('press_room_link')
    .values({ id: newId(), journalist_id: journalist.id, asked_at: now, expires_at })
    .execute()
}

/** The next link that is to be sent, marked as sent and committed before the mail server is asked; null for none. @param but ids that wait */
export async function takeLink(db: Db, now: Date, but: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    update press_room_link set sent_at = ${now} from journalist
    where press_room_link.id = (
        select id from press_room_link
        where sent_at is null and expires_at > ${now} and id <> all(${but}::uuid[])
          and journalist_id in (select journalist.id from journalist where ${reachable})
        order by asked_at limit 1 for update skip locked)
      and journalist.id = press_room_link.journalist_id
    returning press_room_link.id, journalist.name, journalist.email`.execute(db)
  return rows[0] ?? null
}

/** Gives a link back whose letter surely was not taken. */
export async function giveBackLink(db: Db, linkId: string): Promise<void> {
  await db.updateTable('press_room_link').set({ sent_at: null }).where('id', '=', linkId).execute()
}

/** Whether a link can still be used; its use is another matter. */
export async function isLinkGood(db: Db, linkId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('press_room_link')
    .select('id')
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a link up and begins a session. @returns the session's token, which is kept by its hash alone; null for a link that is not good any more */
export async function useLink(db: Db, linkId: string, now: Date): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ journalistId: string }>`
      update press_room_link set used_at = ${now} from journalist
      where press_room_link.id = ${linkId}::uuid and used_at is null and expires_at > ${now}
        and journalist.id = press_room_link.journalist_id and ${reachable}
      returning press_room_link.journalist_id as "journalistId"`.execute(tx)
    const journalistId = rows[0]?.journalistId
    if (journalistId === undefined) return null
    const token = randomBytes(32).toString('base64url')
    await tx
      .insertInto('press_room_session')
      .values({
        token_hash: sha256(token),
        journalist_id: journalistId,
        began_at: now,
        expires_at: new Date(now.getTime() + SESSION_MS),
      })
      .execute()
    await append(tx, { kind: 'press-room-entered', journalistId }, now)
    return token
  })
}

export type Visitor = { readonly journalistId: string; readonly name: string; readonly outlet: string }

/** Who comes with this session; null once it is over, or they may not be written to any more. */
export async function findVisitor(db: Db, token: string, now: Date): Promise<Visitor | null> {
  const row = await db
    .selectFrom('press_room_session')
    .innerJoin('journalist', 'journalist.id', 'press_room_session.journalist_id')
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .select(['journalist.id as journalistId', 'journalist.name', 'outlet.name as outlet'])
    .where('press_room_session.token_hash', '=', sha256(token))
    .where('press_room_session.expires_at', '>', now)
    .where(reachable)
    .executeTakeFirst()
  return row ? { ...row, outlet: row.outlet ?? '' } : null
}

export async function endVisit(db: Db, token: string): Promise<void> {
  await db.deleteFrom('press_room_session').where('token_hash', '=', sha256(token)).execute()
}

/** Keeps that a journalist read a version under embargo; the ledger holds the first time. */
export async function keepRead(
  tx: Tx,
  it: { publicationId: string; journalistId: string; versionHash: string },
  now: Date,
): Promise<void> {
  const first = await tx
    .insertInto('press_room_read')
    .values({
      publication_id: it.publicationId,
      journalist_id: it.journalistId,
      version_hash: it.versionHash,
      first_read_at: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('publication_id')
    .executeTakeFirst()
  if (first) await append(tx, { kind: 'embargoed-read', ...it }, now)
}

/** Forgets links and sessions that are over. */
export async function forgetRoom(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('press_room_link').where('expires_at', '<', now).execute()
  await db.deleteFrom('press_room_session').where('expires_at', '<', now).execute()
}
