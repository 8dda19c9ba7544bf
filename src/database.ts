import { randomUUID } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartRefused, type Config } from './config.ts'
import { connect, type Connection } from './db/connect.ts'
import { EmbeddedRefused, startEmbedded, type Embedded } from './db/embedded.ts'
import { DatabaseNewer, migrate } from './db/migrate.ts'
import { findTrouble, wordsOf } from './db/trouble.ts'
import { KeyRefused } from './ledger/note.ts'

export type OpenDatabase = {
  readonly connection: Connection
  /** Rejects with one sentence when the database died and another Siar took its folder meanwhile; else never settles. */
  readonly lost: Promise<never>
  close(): Promise<void>
}

/**
 * Opens the database alone, migrated, held by this process until `close`. An embedded one that dies is started again.
 * @throws {StartRefused}
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  return openHeld(config, true)
}

/** As `openDatabase`, without any tables: for a restore, which makes them as of the back-up's version. */
export async function openEmptyDatabase(config: Config): Promise<OpenDatabase> {
  return openHeld(config, false)
}

/** The folder is in use by another Siar; its database can be read beside it. */
class AlreadyRunning extends StartRefused {
  readonly where: pg.PoolConfig
  constructor(where: pg.PoolConfig) {
    super('another Siar is running on this data folder; stop it first, or set SIAR_DATA to another folder.')
    this.where = where
  }
}

/** No line to the database. */
class Unreachable extends StartRefused {}

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

/** What the machine or the settings refuse, as one sentence; what is left over is a defect and stays as it is. */
export function sentenceFor(error: unknown, folder: string): unknown {
  if (error instanceof StartRefused) return error
  if (error instanceof EmbeddedRefused) return new StartRefused(error.message)
  if (error instanceof KeyRefused) return new StartRefused(`${error.message}.`)
  if (error instanceof DatabaseNewer)
    return new StartRefused(
      `the database was made by a newer Siar (${error.message}); install that version, or restore a back-up into a new folder.`,
    )
  const trouble = findTrouble(error)
  if (trouble === 'full') return new StartRefused(`data folder ${folder}: ${FULL}.`)
  if (trouble === 'away')
    return new StartRefused(`the database stopped answering: ${wordsOf(error)}; start Siar again.`)
  const { code = '', path } = error as NodeJS.ErrnoException
  if (path?.startsWith(folder))
    return new StartRefused(
      `${path} cannot be read or written (${code}); give the data folder to the user who runs Siar.`,
    )
  if (REFUSED_BY_SERVER.has(code))
    return new StartRefused(`the database refuses: ${wordsOf(error)}; Siar needs a database it may make tables in.`)
  return error
}

const FULL = 'the disk is full. Make room, or set SIAR_DATA to a folder on a larger disk'
const REFUSED_BY_SERVER = new Set(['42501', '25006']) // no rights; a server that only follows another one

async function openHeld(config: Config, migrated: boolean): Promise<OpenDatabase> {
  await mustWrite(config.folder)
  try {
    return await openWritable(config, migrated)
  } catch (error) {
    throw sentenceFor(error, config.folder)
  }
}

async function openWritable(config: Config, migrated: boolean): Promise<OpenDatabase> {
  const embedded = config.databaseUrl ? null : await startEmbedded(config.folder)
  if (embedded?.notice) console.log(`siar: ${embedded.notice}`)
  const where = embedded?.where ?? { connectionString: config.databaseUrl as string }
  // Where this refuses, another Siar uses the database, so it is left running.
  const hold = embedded ? await holdEmbedded(embedded) : holdServer(await openLine(where))
  const connection = connect(where)
  const close = async () => {
    await connection.close()
    await hold.release()
  }
  try {
    if (migrated) await migrate(connection.db as never)
    return { connection, lost: hold.lost, close }
  } catch (error) {
    await close()
    throw error
  }
}

type Hold = { readonly lost: Promise<never>; release(): Promise<void> }

/** Several Siar may share a server, so nothing is locked; the line was to see that it answers and is new enough. */
function holdServer(line: pg.Client): Hold {
  return { lost: new Promise(() => {}), release: () => line.end() }
}

const LOCK = 7_311_421
const OLDEST_SERVER = 150_000
const REVIVE_PAUSE_MS = 2_000

/**
 * One Siar a data folder: a lock in the database, held by a line of its own for as long as the process lives. When the
 * line breaks, the database died: it is started and locked again, however long that takes, as when a disk is full.
 */
async function holdEmbedded(embedded: Embedded): Promise<Hold> {
  const ending = new AbortController()
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => {}) // a short command does not wait for it
  let taken = false
  let reviving = Promise.resolve()
  let line = await lockSoon(embedded)
  watch()

  function watch(): void {
    line.once('end', () => {
      if (!ending.signal.aborted) reviving = revive()
    })
  }

  async function revive(): Promise<void> {
    console.error('siar: the database stopped; starting it again.')
    let told = ''
    while (!ending.signal.aborted) {
      try {
        await embedded.revive()
        line = await lock(embedded.where)
        console.error('siar: the database answers again.')
        return watch()
      } catch (error) {
        if (error instanceof AlreadyRunning) {
          taken = true
          return reject(error)
        }
        const words = wordsOf(error)
        if (words !== told) console.error(`siar: ${words}; trying again until it does.`)
        told = words
        await wait(REVIVE_PAUSE_MS, undefined, { signal: ending.signal }).catch(() => {})
      }
    }
  }

  return {
    lost,
    async release() {
      ending.abort()
      await reviving
      // Stopped while the lock is held, so that none who starts in this moment has it stopped under them.
      if (!taken) await embedded.stop()
      await line.end().catch(() => {})
    },
  }
}

const TRIES = 3

/** Another Siar may be stopping the database in this very moment: then it is started once more. */
async function lockSoon(embedded: Embedded): Promise<pg.Client> {
  for (let tries = 1; ; tries++)
    try {
      return await lock(embedded.where)
    } catch (error) {
      if (!(error instanceof Unreachable) || tries === TRIES) throw error
      await embedded.revive()
    }
}

/** @throws {AlreadyRunning} */
async function lock(where: pg.PoolConfig): Promise<pg.Client> {
  const line = await openLine(where)
  const { rows } = await line.query<{ held: boolean }>(`select pg_try_advisory_lock(${LOCK}) as held`)
  if (rows[0]?.held) return line
  await line.end()
  throw new AlreadyRunning(where)
}

/** @throws {StartRefused} it cannot be reached, or is too old */
async function openLine(where: pg.PoolConfig): Promise<pg.Client> {
  let client: pg.Client
  try {
    client = new pg.Client({ ...where, connectionTimeoutMillis: 10_000 })
    // Without a listener a line that breaks would end the process.
    client.on('error', () => {})
    await client.connect()
  } catch (error) {
    const setting = where.connectionString === undefined ? '' : '; check DATABASE_URL'
    throw new Unreachable(`the database cannot be reached: ${wordsOf(error)}${setting}.`)
  }
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  if (rows[0] && rows[0].version >= OLDEST_SERVER) return client
  await client.end()
  throw new StartRefused(`the database server is too old (${rows[0]?.version}); Siar needs PostgreSQL 15 or later.`)
}

const WHY_NOT_WRITE: Record<string, string> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EEXIST: 'it is a file, not a folder. Set SIAR_DATA to a folder',
  ENOTDIR: 'it lies under a file, not a folder. Set SIAR_DATA to a folder',
}

async function mustWrite(folder: string): Promise<void> {
  const probe = join(folder, `.write-probe-${randomUUID()}`)
  try {
    await makeFolder(folder)
    await writeFile(probe, 'x'.repeat(4096), { flush: true })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const why = WHY_NOT_WRITE[code] ?? `it cannot be written (${code}). Change its owner, or set SIAR_DATA`
    throw new StartRefused(`data folder ${folder}: ${why}.`)
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
}

/** As `mkdir -p`. Node's own goes round for ever where a folder cannot be made and is said to be absent, as below `/proc`. */
async function makeFolder(path: string): Promise<void> {
  const made = (error: NodeJS.ErrnoException) => error.code === 'EEXIST' && isFolder(path)
  const attempt = () =>
    mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
      if (!(await made(error))) throw error
    })
  await attempt().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(path) === path || (await isFolder(dirname(path)))) throw error
    await makeFolder(dirname(path))
    await attempt()
  })
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (it) => it.isDirectory(),
    () => false,
  )
