/** Where a person is signed in. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'

/** A page of where they are signed in, the newest first. */
export async function listSessions(
  db: Db,
  it: { readonly personId: string; readonly after?: string | undefined; readonly limit: number },
  now: Date,
) {
  const from = readInstantCursor(it.after)
  const rows = await db
    .selectFrom('session')
    .select(['id', 'created_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('person_id', '=', it.personId)
    .where('expires_at', '>', now)
    .$if(from !== null, (query) =>
      query.where(
        sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${from?.at ?? now}::timestamptz, ${from?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy(sql`date_trunc('milliseconds', created_at)`, 'desc')
    .orderBy('id', 'desc')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.created_at.toISOString(), row.id))
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
