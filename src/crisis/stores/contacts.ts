/** Who is to be reached in a crisis. Personal data: changed and removed as people change. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import { coversWork, heldOn } from '../../db/authority.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { ENTRIES_MAX } from '../rules.ts'

/** Who is to be reached; whom it was and is not any more only where they are asked for. */
export async function listContacts(db: Db | Tx, { removed = false } = {}) {
  return db
    .selectFrom('crisis_contact')
    .leftJoin('post', 'post.id', 'crisis_contact.post_id')
    .select([
      'crisis_contact.id',
      'crisis_contact.ordinal',
      'crisis_contact.post_id as postId',
      'post.name as post',
      'crisis_contact.name',
      'role',
      'phone',
      'caller_id as callerId',
      'revision',
      'removed_at as removedAt',
    ])
    .$if(!removed, (query) => query.where('removed_at', 'is', null))
    .orderBy('crisis_contact.ordinal')
    .limit(ENTRIES_MAX)
    .execute()
}

/** Who holds each of these posts on a day and may do all its work. */
export async function listHolders(db: Db | Tx, postIds: readonly string[], on: string) {
  if (postIds.length === 0) return []
  return heldOn(db, on)
    .where(coversWork(null))
    .where('tenure.post_id', 'in', [...new Set(postIds)])
    .select(['tenure.post_id as postId', 'person.name'])
    .distinct()
    .orderBy('person.name')
    .limit(ENTRIES_MAX)
    .execute()
}

export type ContactFields = {
  readonly ordinal: number
  readonly postId: string | null
  readonly name: string
  readonly role: string
  readonly phone: string
  readonly callerId: string | null
}

const contactColumns = (it: ContactFields, personId: string, now: Date) => ({
  ordinal: it.ordinal,
  post_id: it.postId,
  name: it.name,
  role: it.role,
  phone: it.phone,
  caller_id: it.callerId,
  changed_by: personId,
  changed_at: now,
})

export async function insertContact(tx: Tx, it: ContactFields, personId: string, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('crisis_contact')
    .values({ id, ...contactColumns(it, personId, now), revision: 1 })
    .execute()
  return id
}

/**
 * Changes a contact; null removes it, and with it every word about the person: what stays is that somebody was called.
 * @throws {Refused} `not-found`, `contact-changed` when somebody changed it since
 */
export async function updateContact(
  tx: Tx,
  it: { contactId: string; seenRevision: number; fields: ContactFields | null },
  personId: string,
  now: Date,
): Promise<number> {
  const row = await tx
    .selectFrom('crisis_contact')
    .select('revision')
    .where('id', '=', it.contactId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.revision !== it.seenRevision)
    throw new Refused({ code: 'contact-changed', seen: it.seenRevision, current: row.revision })
  const revision = row.revision + 1
  const gone = { ordinal: 999, postId: null, name: '', role: '', phone: '', callerId: null }
  await tx
    .updateTable('crisis_contact')
    .set({
      ...contactColumns(it.fields ?? gone, personId, now),
      ...(it.fields === null && { removed_at: now }),
      revision,
    })
    .where('id', '=', it.contactId)
    .execute()
  return revision
}

/** Held while contacts change, so that two changes cannot close a circle together. */
export async function lockContacts(tx: Tx): Promise<void> {
  await sql`lock table crisis_contact in share row exclusive mode`.execute(tx)
}
