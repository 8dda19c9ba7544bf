/** Letters that come back: the mailbox they come back to, and what each says of a letter and its address. */
import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import { bounceWords as w } from '../../base/words/bounces.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { comesBackAlways, fateOf, type Report } from '../rules/bounce.ts'
import { markBounced } from './recipients.ts'
import { removeSubscriber } from './subscribers.ts'

/** What the sealed password is the secret of. */
export const BOUNCE_ABOUT = 'bounce-mailbox'
const TROUBLE_MAX = 500

export type BounceMailbox = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly username: string
  readonly folder: string
  /** Where letters ask to be returned to; '' for their sender. */
  readonly returnTo: string
}

/** The mailbox that letters come back to; null until one was set. */
export async function findBounceMailbox(db: Db | Tx) {
  const row = await db.selectFrom('bounce_mailbox').selectAll().executeTakeFirst()
  if (!row) return null
  const { host, port, username, password, folder, trouble, failures, revision } = row
  return {
    host,
    port,
    security: row.security as BounceMailbox['security'],
    username,
    sealed: password,
    folder,
    returnTo: row.return_to,
    read: row.uid_validity === null ? null : { uidValidity: Number(row.uid_validity), lastUid: Number(row.last_uid) },
    lookedAt: row.looked_at,
    trouble,
    failures,
    revision,
  }
}

/**
 * Another host, name or folder is read from its own beginning.
 * @param it.sealed null keeps the password
 * @throws {Refused} `press-changed`, `bounce-password-missing`
 */
export async function saveBounceMailbox(
  tx: Tx,
  it: { mailbox: BounceMailbox; sealed: string | null; seenRevision: number; personId: string },
  now: Date,
): Promise<number> {
  const before = await lockSeen(tx, it.seenRevision)
  const { host, port, security, username, folder, returnTo } = it.mailbox
  const another = before?.host !== host || before.username !== username || before.folder !== folder
  // A password is for one server and name: it is not carried to another that somebody typed.
  const password = it.sealed ?? (another && (before?.host !== host || before.username !== username) ? null : before?.sealed) // prettier-ignore
  if (!password) throw new Refused({ code: 'bounce-password-missing', field: 'password' })
  const revision = it.seenRevision + 1
  const values = {
    host,
    port,
    security,
    username,
    folder,
    password,
    return_to: returnTo,
    looked_at: null,
    trouble: '',
    failures: 0,
    revision,
    changed_by: it.personId,
    changed_at: now,
    ...(another && { uid_validity: null, last_uid: null }),
  }
  await tx
    .insertInto('bounce_mailbox')
    .values(values)
    .onConflict((on) => on.column('single').doUpdateSet(values))
    .execute()
  return revision
}

/** @throws {Refused} `press-changed` */
export async function removeBounceMailbox(tx: Tx, seenRevision: number): Promise<void> {
  await lockSeen(tx, seenRevision)
  await tx.deleteFrom('bounce_mailbox').execute()
}

async function lockSeen(tx: Tx, seen: number) {
  // Two administrators at once wait for each other at the setting's row, which is there from the set-up on.
  await tx.selectFrom('press_setting').select('revision').forUpdate().executeTakeFirst()
  const before = await findBounceMailbox(tx)
  const current = before?.revision ?? 0
  if (current !== seen) throw new Refused({ code: 'press-changed', seen, current })
  return before
}

/** Keeps how far the mailbox was read, as long as it is still the one that was. */
export async function keepReadUpTo(
  db: Db | Tx,
  it: { revision: number; uidValidity: number; lastUid: number },
): Promise<void> {
  await db
    .updateTable('bounce_mailbox')
    .set({ uid_validity: it.uidValidity, last_uid: it.lastUid })
    .where('revision', '=', it.revision)
    .execute()
}

/** Keeps that the mailbox was looked into. @param trouble why it could not be read; '' when it was */
export async function keepLook(db: Db | Tx, it: { revision: number; trouble: string }, now: Date): Promise<number> {
  const row = await db
    .updateTable('bounce_mailbox')
    .set((eb) => ({
      looked_at: now,
      trouble: it.trouble.slice(0, TROUBLE_MAX),
      failures: it.trouble === '' ? 0 : eb('failures', '+', 1),
    }))
    .where('revision', '=', it.revision)
    .returning('failures')
    .executeTakeFirst()
  return row?.failures ?? 0
}

/** How many of these letters were ours. */
export async function countOwnLetters(db: Db, letterIds: readonly string[]): Promise<number> {
  if (letterIds.length === 0) return 0
  const { count } = await db
    .selectFrom('release_recipient')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', 'in', letterIds)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * Keeps what a report says of one letter of ours, once; false where it names none, or more than one. The address is judged
 * only while it is still theirs: one that was put right since has not come back. A subscription whose address is gone is
 * deleted: nobody is there to put it right.
 */
export async function keepBounce(tx: Tx, report: Report, now: Date): Promise<boolean> {
  if (report.letterIds.length === 0) return false
  const rows = await tx
    .selectFrom('release_recipient')
    .leftJoin('journalist', 'journalist.id', 'release_recipient.journalist_id')
    .leftJoin('subscriber', 'subscriber.id', 'release_recipient.subscriber_id')
    .select([
      'release_recipient.id',
      'release_recipient.state',
      'journalist.id as journalistId',
      'subscriber.id as subscriberId',
    ])
    .select(sql<string>`coalesce(subscriber.email, release_recipient.address)`.as('address'))
    .select(sql<string>`coalesce(subscriber.email, journalist.email, '')`.as('email'))
    .where('release_recipient.id', 'in', report.letterIds)
    .forUpdate('release_recipient')
    .execute()
  const [letter, another] = rows
  if (!letter || another || letter.address === '') return false
  const fate = fateOf(report, letter.address)
  if (!fate) return true
  const reason = fate.reason || w.unsaid.id
  // A server may answer before what we know of the letter is kept.
  if (!['sending', 'sent', 'unsure'].includes(letter.state)) return true // it is known already
  if (fate.kind === 'delayed') {
    await tx.updateTable('release_recipient').set({ problem: w.delayed.id(reason) }).where('id', '=', letter.id).execute() // prettier-ignore
    return true
  }
  await tx
    .updateTable('release_recipient')
    .set({ state: 'bounced', bounce: fate.kind, bounced_at: now, problem: reason })
    .where('id', '=', letter.id)
    .execute()
  if (letter.email.toLowerCase() !== letter.address.toLowerCase()) return true
  const always = fate.kind === 'soft' && comesBackAlways(await listCameBack(tx, letter.id))
  const kind = always ? 'hard' : fate.kind
  const { id: recipientId, journalistId, subscriberId } = letter
  if (subscriberId !== null && kind === 'hard') await removeSubscriber(tx, subscriberId)
  if (journalistId !== null)
    await markBounced(tx, { journalistId, recipientId, kind, reason: always ? w.inARow.id(reason) : reason }, now)
  return true
}

const LETTERS_LOOKED_AT = 60
/** Of each release to whom a letter was written to, the newest first: whether its last letter came back. */
async function listCameBack(tx: Tx, recipientId: string): Promise<boolean[]> {
  const { rows } = await sql<{ cameBack: boolean }>`
    select "cameBack" from (
      select distinct on (publication_id) tried_at, bounce <> 'none' as "cameBack" from (
        select other.tried_at, delivery.publication_id, other.bounce
        from release_recipient one
        join release_recipient other
          on other.journalist_id = one.journalist_id or other.subscriber_id = one.subscriber_id
        join delivery on delivery.id = other.delivery_id
        left join journalist on journalist.id = other.journalist_id
        where one.id = ${recipientId}::uuid and other.state in ('sent', 'unsure', 'bounced')
          and (journalist.id is null or lower(other.address) = lower(journalist.email))
          and (journalist.bounces_since is null or other.tried_at > journalist.bounces_since)
        order by other.tried_at desc limit ${LETTERS_LOOKED_AT}
      ) as letter
      order by publication_id, tried_at desc
    ) as release order by tried_at desc`.execute(tx)
  return rows.map((it) => it.cameBack)
}
