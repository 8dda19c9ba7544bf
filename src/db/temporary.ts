import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Connection } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type TemporaryServer = { readonly where: pg.PoolConfig; close(): Promise<void> }

const TEMPLATE = 'siar_template'

/** A throw-away server for one run of the tests, with a freshly migrated template database in it. */
export async function temporaryServer(): Promise<TemporaryServer> {
  const given = process.env['DATABASE_URL']
  if (given) {
    await makeTemplate({ connectionString: given })
    return { where: { connectionString: given }, close: async () => {} }
  }
  const folder = await mkdtemp(join(tmpdir(), 'siar-test-'))
  const embedded = await startEmbedded(folder)
  await makeTemplate(embedded.where)
  return {
    where: embedded.where,
    close: async () => {
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A migrated database of its own for one test file, a copy of the template. On the run's server
 * (`SIAR_TEST_SERVER`, set by `npm test`), else on a server started for this file alone.
 */
export async function temporaryDatabase(): Promise<Connection & { where: pg.PoolConfig }> {
  const shared = process.env['SIAR_TEST_SERVER']
  const server = shared
    ? { where: JSON.parse(shared) as pg.PoolConfig, close: async () => {} }
    : await temporaryServer()
  const name = `siar_${randomUUID().replaceAll('-', '')}`
  await one(server.where, `create database ${name} template ${TEMPLATE}`)
  const where = inside(server.where, name)
  const connection = connect(where)
  return {
    ...connection,
    where,
    close: async () => {
      await connection.close()
      await one(server.where, `drop database if exists ${name} with (force)`)
      await server.close()
    },
  }
}

function inside(where: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!where.connectionString) return { ...where, database }
  const url = new URL(where.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

async function makeTemplate(where: pg.PoolConfig): Promise<void> {
  await one(where, `drop database if exists ${TEMPLATE} with (force)`)
  await one(where, `create database ${TEMPLATE}`)
  const { db, close } = connect(inside(where, TEMPLATE))
  try {
    await migrate(db as never)
  } finally {
    await close()
  }
}

async function one(where: pg.PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client(where)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
