/** The real program as a child process, in a folder of its own: started, watched, stopped. */
import assert from 'node:assert/strict'
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, chown, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildClient } from '../../src/client.ts'
import { openApiClient, type ApiClient } from '../../src/commands/client.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import { setUpDemoOffice } from '../../src/demo/office.ts'
import { addItem, listItems } from '../../src/inventory/api.ts'
import { insertToken } from '../../src/office/stores/tokens.ts'

const execute = promisify(execFile)
export const root = fileURLToPath(new URL('../../', import.meta.url))
export const isRoot = process.getuid?.() === 0

/** What Node compiled for one start serves the next: these tests start it often. */
const CACHE = join(root, 'node_modules', '.cache', 'siar-faults')

/** Who is no root: `nobody` where root runs the tests, else whoever runs them. */
export const ORDINARY: User = isRoot ? { uid: 65534, gid: 65534 } : {}
export type User = { readonly uid?: number; readonly gid?: number }

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }
export type Program = {
  readonly pid: number
  readonly child: ChildProcess
  /** What it has said on standard error up to now. */
  err(): string
  out(): string
  readonly ended: Promise<Ended>
}
export type Asked = {
  /** The data folder. */
  readonly data?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly as?: User
  /** Programs to go through first, such as `nsenter`. */
  readonly through?: readonly string[]
  /** Where the program's files are; the repository when absent. */
  readonly home?: string
}

const started = new Set<ChildProcess>()

/** Runs `siar` with these arguments; only the given environment is seen, not that of the test run. */
export function run(args: readonly string[], it: Asked = {}): Program {
  const command = [...(it.through ?? []), process.execPath, join(it.home ?? root, 'src', 'cli.ts'), ...args]
  const child = spawn(command[0] as string, command.slice(1), {
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: CACHE,
      PORT: '0',
      SIAR_LOG: 'silent',
      ...(it.data !== undefined && { SIAR_DATA: it.data }),
      ...it.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...it.as,
  })
  started.add(child)
  const told = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk))
  child.stderr.on('data', (chunk: Buffer) => (told.err += chunk))
  const ended = new Promise<Ended>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => {
      started.delete(child)
      resolve({ code, ...told })
    }),
  )
  return { pid: child.pid as number, child, err: () => told.err, out: () => told.out, ended }
}

export type Server = Program & { readonly base: string; stop(): Promise<Ended> }

/** Starts the office and waits until it has said where it is. */
export async function serve(it: Asked): Promise<Server> {
  const program = run(['serve'], it)
  let over: Ended | null = null
  void program.ended.then((ended) => (over = ended))
  const base = await until('the address is printed', async () => {
    if (over) throw new Error(`it ended with ${over.code}: ${over.out}${over.err}`)
    return /^Siar: (http:\/\/\S+?)\//m.exec(program.out())?.[1]
  })
  return {
    ...program,
    base,
    stop: () => {
      program.child.kill('SIGTERM')
      return program.ended
    },
  }
}

const PATIENCE_MS = 60_000

/** Asks again and again until there is an answer. */
export async function until<Answer>(what: string, ask: () => Promise<Answer | undefined | false>): Promise<Answer> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    assert.ok(Date.now() < end, `in vain: ${what}`)
    await wait(50)
  }
}

/** It ended by itself, with one sentence for the person at the terminal and nothing else. */
export function assertRefused({ code, out, err }: Ended, sentence: RegExp): void {
  assert.match(err, sentence)
  assert.match(err, /^siar: [^\n]{10,400}\.\n$/, 'one sentence')
  assert.doesNotMatch(err + out, /\n\s+at /, 'no stack trace')
  assert.ok(code !== null && code > 0, `exit code ${code}`)
}

/** The answer of the address, as status and text. */
export async function get(url: string): Promise<{ status: number; text: string }> {
  const response = await fetch(url, { headers: { 'accept-language': 'id' } })
  return { status: response.status, text: await response.text() }
}
export const statusOf = (url: string): Promise<number> =>
  fetch(url).then(
    async (response) => {
      await response.body?.cancel()
      return response.status
    },
    () => 0,
  )
export const isReady = async (base: string): Promise<boolean> => (await statusOf(`${base}/readyz`)) === 200

/** The process number of the database of a data folder. */
export async function databasePid(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** Whether a process lives; one that ended and was not waited for does not. */
export async function isAlive(pid: number): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return line !== ''
}

/** Every process whose working directory or arguments name this folder. */
export async function processesIn(folder: string): Promise<number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc'))
    if (/^\d+$/.test(name)) {
      const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
      if (line.includes(folder)) found.push(Number(name))
    }
  return found
}

export type Bench = {
  /** A folder of this test run, entered by everyone. */
  readonly folder: string
  /** A copy of an office with people in all posts, nobody's hand in it yet. */
  office(as?: User): Promise<string>
  /** A path for a new data folder, in a folder that this user may write. */
  fresh(as?: User): Promise<string>
  /** Makes a data folder a user's, with all in it. */
  give(data: string, to: User): Promise<void>
  /** The officer of the first post, at a running server. */
  officer(base: string): ApiClient
  /** Sends a form as that officer. */
  post(base: string, path: string, body: FormData): Promise<{ status: number; text: string }>
  close(): Promise<void>
}

/** Makes one office to be copied for each case. */
export async function openBench(): Promise<Bench> {
  await buildClient()
  const folder = await mkdtemp(join(tmpdir(), 'siar-faults-'))
  await chmod(folder, 0o755)
  const made = join(folder, 'made')
  const { connection, close } = await openDatabase(readConfig({ SIAR_DATA: made }))
  const staff = await setUpDemoOffice(connection.db, new Date())
  const { token } = await connection.db.transaction().execute((tx) =>
    insertToken(
      tx,
      {
        personId: staff.fungsional.personId,
        name: 'uji gangguan',
        expiresAt: new Date(Date.now() + 24 * 60 * 60 * 1000),
      },
      new Date(),
    ),
  )
  await close()

  let count = 0
  const fresh = async (as: User = {}) => {
    const place = join(folder, String(++count))
    await execute('mkdir', [place])
    if (as.uid !== undefined) await chown(place, as.uid, as.gid ?? as.uid)
    return join(place, 'data')
  }
  const give = async (data: string, to: User) => {
    await execute('chown', ['-R', `${to.uid}:${to.gid}`, data])
  }
  return {
    folder,
    fresh,
    async office(as = {}) {
      const data = await fresh(as)
      await execute('cp', ['-a', made, data])
      if (as.uid !== undefined) await give(data, as)
      return data
    },
    give,
    officer: (base) => openApiClient(base, token),
    async post(base, path, body) {
      const response = await fetch(`${base}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body,
      })
      return { status: response.status, text: await response.text() }
    },
    async close() {
      for (const child of started) child.kill('SIGTERM')
      // Those within a room of their own too: their shell does not pass a signal on.
      for (const pid of await processesIn(folder)) process.kill(pid, 'SIGTERM')
      await until('all that was started has ended', async () => started.size === 0)
      await until('no process is left', async () => (await processesIn(folder)).length === 0)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Writes one item down, as an officer does. */
export function addOne(officer: ApiClient, title: string, key: string = randomUUID()): Promise<{ id: string }> {
  const item = {
    kind: 'issue',
    title,
    summary: 'x'.repeat(1_500),
    agency: '',
    source: '',
    sourceUrl: '',
    notedOn: '2026-11-24',
    level: 'watch',
    programmeId: null,
  } as const
  return officer.call(addItem, { body: item }, key)
}

/** The titles of all items. */
export async function titles(officer: ApiClient): Promise<string[]> {
  const all: string[] = []
  let after: string | null = null
  do {
    const page: { rows: readonly { title: string }[]; next: string | null } = await officer.call(listItems, {
      query: { limit: 100, ...(after !== null && { after }) },
    } as never)
    all.push(...page.rows.map((it) => it.title))
    after = page.next
  } while (after !== null)
  return all
}
