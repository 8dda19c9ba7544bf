/** Where a person is signed in. */
import type { Db, Tx } from '../../db/connect.ts'

export async function listSessions(db: Db, personId: string, now: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'created_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
}

export async function endSession(db: Db | Tx, it: { personId: string; sessionId: string }): Promise<void> {
  await db.deleteFrom('session').where('id', '=', it.sessionId).where('person_id', '=', it.personId).execute()
}

/** Ends a session by its token, before anyone was given it. */
export async function endSessionOf(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('token', '=', token).execute()
}

export async function endOtherSessions(db: Db, it: { personId: string; keep: string | null }): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person_id', '=', it.personId)
    .$if(it.keep !== null, (query) => query.where('id', '<>', it.keep ?? ''))
    .execute()
}
