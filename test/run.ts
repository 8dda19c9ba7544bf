/** `npm test`: everything that must hold, on a temporary database; the last line counts. */
import { spawn } from 'node:child_process'
import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { temporaryServer } from '../src/db/temporary.ts'
import { generateTables } from '../src/db/generate-tables.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const count = { passed: 0, failed: 0 }
/** What went wrong, told once more at the end, where it is looked for. */
const failures: string[] = []

async function command(
  name: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; told: string }> {
  const child = spawn(process.execPath, [join(root, 'node_modules', ...name.split('/')), ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk))
  const code = await new Promise<number>((resolve, reject) =>
    child.on('error', reject).on('close', (ended) => resolve(ended ?? 1)),
  )
  return { code, told }
}

/** One check of the whole tree counts as one test; what it said is shown when it failed. */
async function check(name: string, work: () => Promise<string | null>): Promise<void> {
  const began = performance.now()
  const problem = await work().catch((error: unknown) => String(error))
  console.log(`${problem === null ? 'ok    ' : 'FAILED'} ${name} (${Math.round(performance.now() - began)} ms)`)
  if (problem === null) count.passed++
  else {
    count.failed++
    console.log(problem)
    failures.push(`FAILED ${name}\n${problem}`)
  }
}
const tool = (name: string, path: string, ...args: string[]) =>
  check(name, async () => {
    const { code, told } = await command(path, args)
    return code === 0 ? null : told
  })

// A test often waits for a browser or the database, and leaves its core idle meanwhile.
const AT_ONCE = 3
/** About so much of tests runs in one process, one file after the other: loading the sources anew costs more than most files. */
const TOGETHER_BYTES = 60_000
const FILE_MS_MAX = 10 * 60_000

/** The files in lots for one process each. What drives a browser or the whole program takes longest and goes first. */
async function lots(): Promise<string[][]> {
  const found: { file: string; size: number }[] = []
  for (const pattern of ['test/**/*.test.ts', 'src/**/*.test.{ts,tsx}'])
    for await (const file of glob(pattern, { cwd: root }))
      if (!values.only || file.includes(values.only)) found.push({ file, size: (await stat(join(root, file))).size })
  const all: string[][] = []
  let room = 0
  for (const { file, size } of found) {
    if (room < size || all.length === 0) {
      all.push([])
      room = TOGETHER_BYTES
    }
    all.at(-1)?.push(file)
    room -= size
  }
  return all
}

async function tests(environment: Record<string, string>): Promise<void> {
  const waiting = await lots()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let lot = waiting.shift(); lot; lot = waiting.shift()) await runLot(lot, environment)
    }),
  )
}

async function runLot(files: readonly string[], environment: Record<string, string>): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--test-timeout=180000', '--test-reporter=spec', join(root, 'test', 'together.ts'), ...files],
    {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: files.length * FILE_MS_MAX,
    },
  )
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk))
  const code = await new Promise<number>((resolve) => child.on('close', (ended) => resolve(ended ?? 1)))
  console.log(told)
  const figure = (name: string) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(told)?.[1] ?? 0)
  const failed = figure('fail') + figure('cancelled')
  count.passed += figure('pass')
  // One that broke before it counted is a failure too.
  count.failed += code !== 0 && failed === 0 ? 1 : failed
  if (failed > 0) failures.push(told.slice(Math.max(0, told.indexOf('✖ failing tests:'))))
  else if (code !== 0) failures.push([`FAILED ${files.join(' ')}: ended with ${code}`, ...(told.match(/^ℹ Error.*$/gm) ?? [])].join('\n')) // prettier-ignore
}

async function others(): Promise<void> {
  await tool('lint and import boundaries', 'oxlint/bin/oxlint', '--deny-warnings')
  await tool('format', 'oxfmt/bin/oxfmt', '--check', '.')
  await tool('no dead code', 'knip/bin/knip.js', '--no-progress')
  await check('row types are those of the migrated database', async () => {
    await generateTables(true)
    return null
  })
  await check('the staff application builds', async () => {
    const { buildClient } = await import('../src/client.ts')
    await buildClient()
    return null
  })
}

/** Nothing of these databases has to live through a power cut, so the disk is not waited for. */
async function forgetAtOnce(where: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(where)
  await client.connect()
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await client.query(`alter system set ${setting} = off`)
  await client.query('select pg_reload_conf()')
  await client.end()
}

const server = await temporaryServer()
if (!process.env['DATABASE_URL']) await forgetAtOnce(server.where) // a server of somebody's keeps its settings
const environment = {
  SIAR_BROWSER: 'none', // an office started whole takes no pictures by whatever browser this machine has
  SIAR_TEST_SERVER: JSON.stringify(server.where),
  // Every process loads the same sources: what was compiled once is kept.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'siar'),
}
Object.assign(process.env, environment)
try {
  if (!values.only) {
    // Two at a time, as the tests: the types take as long as all the others.
    await Promise.all([tool('types', 'typescript/bin/tsc'), others()])
  }
  await tests(environment)
} finally {
  await server.close()
}
for (const it of failures) console.log(it)
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1
