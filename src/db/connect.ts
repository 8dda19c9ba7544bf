import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Db = Kysely<DB>
/** An open transaction: the caller commits. A plain `Db` is accepted where only reading is done. */
export type Tx = Transaction<DB>

// A day is a day, not an instant at somebody's midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, String)
// int8: ledger indexes and sizes stay far below 2^53, which the database checks.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type Connection = { readonly db: Db; readonly pool: pg.Pool; close(): Promise<void> }

/** Opens a pool on one database. Closing waits for the queries under way. */
export function connect(where: pg.PoolConfig): Connection {
  const pool = new pg.Pool({
    max: 10,
    application_name: 'siar',
    // What a page costs at the worst is thought dear, and a server that may would compile each query before it reads a few rows.
    onConnect: async (client) => {
      await client.query('set jit = off')
    },
    ...where,
  })
  // An idle connection that drops is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  // So does one in use: its query is refused, and the refusal says what happened.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
