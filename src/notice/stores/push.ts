import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'

const DEVICES_MAX = 10 // of one person

/**
 * Keeps a browser for a person; a browser that somebody else used before is theirs now.
 * @throws {Refused} `push-devices-full`
 */
export async function saveSubscription(
  tx: Tx,
  it: { personId: string; endpoint: string; p256dh: string; auth: string; device: string },
  now: Date,
): Promise<void> {
  await tx.deleteFrom('push_subscription').where('endpoint', '=', it.endpoint).execute()
  const { count } = await tx
    .selectFrom('push_subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', it.personId)
    .executeTakeFirstOrThrow()
  if (count >= DEVICES_MAX) throw new Refused({ code: 'push-devices-full', max: DEVICES_MAX })
  const { personId, ...rest } = it
  await tx
    .insertInto('push_subscription')
    .values({ id: newId(), person_id: personId, ...rest, made_at: now })
    .execute()
}

export async function listSubscriptions(db: Db | Tx, personId: string) {
  return db
    .selectFrom('push_subscription')
    .select(['id', 'endpoint', 'p256dh', 'auth', 'device', 'made_at', 'used_at'])
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .execute()
}

/** @throws {Refused} `not-found` for another's */
export async function removeSubscription(db: Db | Tx, it: { personId: string; id: string }): Promise<void> {
  const row = await db
    .deleteFrom('push_subscription')
    .where('id', '=', it.id)
    .where('person_id', '=', it.personId)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
}

/** A browser that takes no more messages is forgotten. */
export async function forgetSubscription(db: Db, id: string): Promise<void> {
  await db.deleteFrom('push_subscription').where('id', '=', id).execute()
}

export async function markSubscriptionUsed(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('push_subscription').set({ used_at: now }).where('id', '=', id).execute()
}
