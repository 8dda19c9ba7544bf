import { spawn, type ChildProcess } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const bareFile = fileURLToPath(new URL('bare-server.ts', import.meta.url))
const START_MS = 60_000

/** The address that an office is known by, whatever port it listens on: with another, its whole portal is written anew. */
export const BENCH_URL = 'https://siar.contoh.go.id'

export type Running = { readonly base: string; readonly pid: number; readonly startMs: number; stop(): Promise<void> }

let lastPort = 26_000 + (process.pid % 6_000) // below those that the system gives to outgoing connections (32,768 on Linux)
export const freePort = (): number => ++lastPort

/** The server as people start it, ready to work. */
export const startSiar = (environment: Record<string, string>): Promise<Running> =>
  start(cli, ['serve'], { SIAR_URL: BENCH_URL, ...environment }, '/readyz')

/** The web framework alone on the same Node, answering the bytes of one file; on `data` also a bare PostgreSQL. */
export const startBare = (file: string, headers: object, folder = ''): Promise<Running> =>
  start(bareFile, [file, JSON.stringify(headers), folder], {}, '/')

async function start(
  file: string,
  args: string[],
  environment: Record<string, string>,
  readyAt: string,
): Promise<Running> {
  const port = freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, SIAR_LOG: 'error', ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const end = () => void child.kill()
  process.once('exit', end) // a run that fails leaves nothing behind
  child.once('close', () => process.off('exit', end))
  const base = `http://127.0.0.1:${port}`
  while (!(await answers(`${base}${readyAt}`))) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`)
    if (performance.now() - began > START_MS) throw new Error(`${file} did not start`)
    await wait(5)
  }
  return { base, pid: child.pid as number, startMs: performance.now() - began, stop: () => stop(child) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.ok
    },
    () => false,
  )

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Makes a demo office with so many more published dossiers in a folder. */
export async function makeOffice(folder: string, dossiers: number): Promise<void> {
  const child = spawn(process.execPath, [cli, 'demo', '--once', '--dossiers', String(dossiers)], {
    env: { ...process.env, SIAR_DATA: folder, SIAR_URL: BENCH_URL },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`the office of ${dossiers} dossiers could not be made (${String(code)})`)
}

/**
 * Memory of a process and of all it stands on, in bytes. `own` is what it holds resident; `tree` adds the database's
 * processes, each page shared among them counted once (Linux: proportional set size).
 * @param cluster the folder of the embedded PostgreSQL
 */
export async function memoryOf(pid: number, cluster: string): Promise<{ own: number; tree: number }> {
  const postmaster = Number((await readFile(`${cluster}/postmaster.pid`, 'utf8')).split('\n')[0])
  let tree = await kilobytes(pid, 'smaps_rollup', 'Pss')
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = await kilobytes(Number(name), 'status', 'PPid').catch(() => 0)
    if (Number(name) === postmaster || parent === postmaster)
      tree += await kilobytes(Number(name), 'smaps_rollup', 'Pss').catch(() => 0)
  }
  return { own: (await kilobytes(pid, 'status', 'VmRSS')) * 1024, tree: tree * 1024 }
}

const LOOK_MS = 2_000
const IDLE_LOOKS = 5
const IDLE_TICKS = 20 // of 10 ms within a look: what an office that waits does each second
const PATIENCE_MS = 10 * 60_000

/** Waits until a process has nothing left to do. @throws {Error} when it still has after ten minutes */
export async function untilIdle(pid: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  let before = await ticksOf(pid)
  for (let idle = 0; idle < IDLE_LOOKS;) {
    await wait(LOOK_MS)
    const now = await ticksOf(pid)
    idle = now - before <= IDLE_TICKS ? idle + 1 : 0
    before = now
    if (performance.now() > until) throw new Error('the office is never idle')
  }
}

/** Time of a processor that a process has taken, in hundredths of a second (proc_pid_stat(5), fields 14 and 15). */
async function ticksOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

async function kilobytes(pid: number, file: string, field: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/${file}`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
}
