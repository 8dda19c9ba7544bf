import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { buildApp } from './app.ts'
import { filesFolder, portalFolder, StartRefused, type Config } from './config.ts'
import { connect, type Connection } from './db/connect.ts'
import { EmbeddedRefused, startEmbedded, type Embedded } from './db/embedded.ts'
import { DatabaseNewer, migrate } from './db/migrate.ts'
import { repeat, type Repeating } from './jobs/repeat.ts'
import { deliverNext, keepPortal } from './publication/jobs.ts'

export type Siar = {
  readonly app: FastifyInstance
  readonly connection: Connection
  /** Where it listens, once it does. */
  readonly address: string
  close(): Promise<void>
}

const DELIVERY_PAUSE_MS = 250
const PORTAL_PAUSE_MS = 60_000
const HOUSEKEEPING_MS = 60 * 60 * 1000

/**
 * Starts an office: database, migrations, secrets, server, outgoing work.
 * @throws {StartRefused} with one sentence when it cannot; nothing is harmed then
 */
export async function openSiar(config: Config): Promise<Siar> {
  const database = await openDatabase(config)
  try {
    const { connection } = database
    const secret = config.secret ?? (await readSecret(config.folder))
    const rounds: Repeating[] = []
    const app = await buildApp({
      db: connection.db,
      pool: connection.pool,
      folder: config.folder,
      filesFolder: filesFolder(config),
      portalFolder: portalFolder(config),
      url: config.url,
      secret,
      ledgerKey: config.ledgerKey,
      metricsToken: config.metricsToken,
      log: config.log,
      lastRoundAt: () => rounds[0]?.lastRoundAt() ?? null,
    })
    const address = await listen(app, config)
    const failed = (error: unknown) => app.log.error({ err: error }, 'outgoing work')
    const site = {
      db: connection.db,
      portalFolder: portalFolder(config),
      filesFolder: filesFolder(config),
      url: config.url,
    }
    rounds.push(
      repeat({ round: (now) => deliverNext(site, now), pauseMs: DELIVERY_PAUSE_MS, failed }),
      repeat({ round: () => keepPortal(site), pauseMs: PORTAL_PAUSE_MS, failed }),
      repeat({ round: (now) => forgetOld(connection, now), pauseMs: HOUSEKEEPING_MS, failed }),
    )
    return {
      app,
      connection,
      address,
      close: async () => {
        await app.close()
        await Promise.all(rounds.map((it) => it.stop()))
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * Opens the database alone, migrated, held by this process until `close`.
 * @throws {StartRefused}
 */
export async function openDatabase(config: Config): Promise<{ connection: Connection; close(): Promise<void> }> {
  return openHeld(config, true)
}

/** As `openDatabase`, without any tables: for a restore, which makes them as of the back-up's version. */
export async function openEmptyDatabase(config: Config): Promise<{ connection: Connection; close(): Promise<void> }> {
  return openHeld(config, false)
}

async function openHeld(
  config: Config,
  migrated: boolean,
): Promise<{ connection: Connection; close(): Promise<void> }> {
  await mustWrite(config.folder)
  const embedded = config.databaseUrl ? null : await startOwn(config.folder)
  const where = embedded ? embedded.where : { connectionString: config.databaseUrl as string }
  let held: pg.Client | null = null
  try {
    held = await hold(where, embedded !== null)
    const connection = connect(where)
    try {
      if (migrated) await migrate(connection.db as never)
    } catch (error) {
      await connection.close()
      throw error instanceof DatabaseNewer
        ? new StartRefused(
            `the database was made by a newer Siar (${error.message}); install that version, or restore a back-up into a new folder.`,
          )
        : error
    }
    return {
      connection,
      close: async () => {
        await connection.close()
        await held?.end()
        await embedded?.stop()
      },
    }
  } catch (error) {
    const ours = held !== null
    await held?.end().catch(() => {})
    // Not ours: another Siar is using it, so it is left running.
    if (ours) await (embedded as Embedded | null)?.stop()
    throw error
  }
}

async function startOwn(folder: string): Promise<Embedded> {
  try {
    const embedded = await startEmbedded(folder)
    if (embedded.notice) console.log(`siar: ${embedded.notice}`)
    return embedded
  } catch (error) {
    throw error instanceof EmbeddedRefused ? new StartRefused(error.message) : error
  }
}

/** The folder is in use by another Siar; its database can be read beside it. */
class AlreadyRunning extends StartRefused {
  readonly where: pg.PoolConfig
  constructor(where: pg.PoolConfig) {
    super('another Siar is running on this data folder; stop it first, or set SIAR_DATA to another folder.')
    this.where = where
  }
}

/**
 * As `openDatabase`, also while a Siar runs on the folder, which then goes on: for commands that only read.
 * @throws {StartRefused}
 */
export async function openBeside(config: Config): Promise<{ connection: Connection; close(): Promise<void> }> {
  try {
    return await openDatabase(config)
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error
    const connection = connect(error.where)
    return { connection, close: () => connection.close() }
  }
}

const LOCK = 7_311_421
const OLDEST_SERVER = 150_000

/** One Siar a data folder: a lock in the database, held by a connection of its own for as long as the process lives. */
async function hold(where: pg.PoolConfig, exclusive: boolean): Promise<pg.Client> {
  const client = new pg.Client({ ...where, connectionTimeoutMillis: 10_000 })
  // A holder that loses its line has lost its lock; the next query says what happened.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new StartRefused(
      `the database cannot be reached: ${error instanceof Error ? error.message : String(error)}. Check DATABASE_URL.`,
    )
  }
  const { rows } = await client.query<{ version: number; held: boolean }>(
    `select current_setting('server_version_num')::int as version, ${exclusive ? '' : 'true or '}pg_try_advisory_lock(${LOCK}) as held`,
  )
  const [row] = rows
  const refuse = async (sentence: string) => {
    await client.end()
    throw new StartRefused(sentence)
  }
  if (!row || row.version < OLDEST_SERVER)
    await refuse(`the database server is too old (${row?.version}); Siar needs PostgreSQL 15 or later.`)
  if (!row?.held) {
    await client.end()
    throw new AlreadyRunning(where)
  }
  return client
}

async function mustWrite(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    const probe = join(folder, '.write-probe')
    await writeFile(probe, 'x'.repeat(4096), { flush: true })
    const { rm } = await import('node:fs/promises')
    await rm(probe)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const why = code === 'ENOSPC' ? 'the disk is full' : 'it cannot be written'
    throw new StartRefused(`data folder ${folder}: ${why}. Make room, change its owner, or set SIAR_DATA.`)
  }
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new StartRefused(`port ${config.port} is taken; stop what uses it, or set PORT.`)
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new StartRefused(`cannot listen on ${config.host}:${config.port}; set HOST or PORT.`)
    throw error
  }
}

/** The secret that signs cookies: made at the first start, mode 0600. */
async function readSecret(folder: string): Promise<string> {
  const path = join(folder, 'session-secret')
  const known = await readFile(path, 'utf8').catch(() => '')
  if (known.length >= 32) return known
  const made = randomBytes(32).toString('base64url')
  await writeFile(path, made, { mode: 0o600, flag: 'wx', flush: true })
  return made
}

const ACT_DAYS = 30 // a client that repeats an act after a month has made a new one

/** Forgets what served its time: answered act keys, ended sessions, old attempts. Says whether there is more. */
async function forgetOld({ db }: Connection, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - ACT_DAYS * 24 * 60 * 60 * 1000)
  const old = db.selectFrom('act').select('key').where('acted_at', '<', before).limit(1000)
  const { numDeletedRows } = await db.deleteFrom('act').where('key', 'in', old).executeTakeFirstOrThrow()
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db.deleteFrom('verification').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('rate_limit')
    .where('last_request', '<', now.getTime() - 24 * 60 * 60 * 1000)
    .execute()
  return numDeletedRows >= 1000n
}
