import { sql } from 'kysely'
import type pg from 'pg'
import type { Db, Tx } from './connect.ts'

/** What is held by name while work goes on outside the database; two numbers of one kind never meet those of `locks`. */
const kinds = {
  delivery: 7_311_423,
  mailing: 7_311_452,
  bounces: 7_311_453,
  picture: 7_311_459,
  portal: 7_311_460,
  radar: 7_311_461,
  claim: 7_311_472,
  files: 7_311_476,
  bytes: 7_311_477,
} as const

/**
 * Holds one thing for the work, by a lock of the session: it goes with the connection, so a process that dies holds
 * nothing, and no transaction stands open while a service answers. Null when another process has it.
 */
export async function hold<Answer>(
  db: Db,
  kind: keyof typeof kinds,
  id: string,
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  return db.connection().execute(async (one) => {
    const { rows } = await sql<{
      held: boolean
    }>`select pg_try_advisory_lock(${kinds[kind]}, hashtext(${id})) as held`.execute(one)
    if (!rows[0]?.held) return null
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${kinds[kind]}, hashtext(${id}))`.execute(one)
    }
  })
}

/** What `hold` is given while files that nobody refers to are removed: a back-up keeps it away. */
export const SWEEPING = ['files', 'sweep'] as const

/** Keeps files from being removed for as long as this connection lasts; waits for what is removed at this moment. */
export async function holdSweeping(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [kinds.files, SWEEPING[1]])
}

/** Holds bytes by their hash until the transaction ends: shared by all who bring them, alone for who removes them. */
export async function holdBytes(tx: Tx, hash: string, how: 'shared' | 'alone'): Promise<void> {
  await (how === 'shared'
    ? sql`select pg_advisory_xact_lock_shared(${kinds.bytes}, hashtext(${hash}))`.execute(tx)
    : sql`select pg_advisory_xact_lock(${kinds.bytes}, hashtext(${hash}))`.execute(tx))
}
