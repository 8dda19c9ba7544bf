import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'

export async function listPasskeys(db: Db, personId: string) {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'credential_id', 'transports', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
}

/** @throws {Refused} `passkey-taken` */
export async function insertPasskey(
  tx: Tx,
  it: {
    personId: string
    name: string
    credentialId: string
    publicKey: string
    counter: number
    deviceType: string
    backedUp: boolean
    transports: string
  },
  now: Date,
): Promise<string> {
  const id = newId()
  const inserted = await tx
    .insertInto('passkey')
    .values({
      id,
      person_id: it.personId,
      name: it.name,
      credential_id: it.credentialId,
      public_key: it.publicKey,
      counter: it.counter,
      device_type: it.deviceType,
      backed_up: it.backedUp,
      transports: it.transports,
      created_at: now,
    })
    .onConflict((on) => on.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refused({ code: 'passkey-taken' })
  return id
}

export async function findPasskey(db: Db | Tx, credentialId: string, on: string) {
  return db
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.person_id')
    .select([
      'passkey.id',
      'passkey.person_id',
      'passkey.credential_id',
      'passkey.public_key',
      'passkey.counter',
      'passkey.transports',
    ])
    .where('passkey.credential_id', '=', credentialId)
    .where((eb) => eb.or([eb('person.left_on', 'is', null), eb('person.left_on', '>', on)]))
    .executeTakeFirst()
}

export async function usePasskey(db: Db | Tx, it: { passkeyId: string; counter: number }, now: Date): Promise<void> {
  await db
    .updateTable('passkey')
    .set({ counter: it.counter, last_used_at: now })
    .where('id', '=', it.passkeyId)
    .execute()
}

/** @throws {Refused} `not-found` */
export async function removePasskey(tx: Tx, it: { personId: string; passkeyId: string }): Promise<void> {
  const removed = await tx
    .deleteFrom('passkey')
    .where('id', '=', it.passkeyId)
    .where('person_id', '=', it.personId)
    .returning('id')
    .executeTakeFirst()
  if (!removed) throw new Refused({ code: 'not-found' })
}

// A challenge is good once, for five minutes.
const CHALLENGE_MS = 5 * 60_000

export async function keepChallenge(db: Db, it: { challenge: string; about: string }, now: Date): Promise<void> {
  await db.deleteFrom('verification').where('expires_at', '<', now).where('identifier', 'like', 'passkey:%').execute()
  await db
    .insertInto('verification')
    .values({
      id: newId(),
      identifier: `passkey:${it.challenge}`,
      value: it.about,
      expires_at: new Date(now.getTime() + CHALLENGE_MS),
      created_at: now,
      updated_at: now,
    })
    .execute()
}

/** Takes a challenge away and says whether it was ours, for this, and still good. */
export async function takeChallenge(db: Db, it: { challenge: string; about: string }, now: Date): Promise<boolean> {
  const row = await db
    .deleteFrom('verification')
    .where('identifier', '=', `passkey:${it.challenge}`)
    .returning(['value', 'expires_at'])
    .executeTakeFirst()
  return row !== undefined && row.value === it.about && row.expires_at > now
}
