import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { ApiProblem } from '../../src/commands/client.ts'
import {
  addOne,
  assertRefused,
  databasePid,
  isReady,
  openBench,
  processesIn,
  run,
  serve,
  statusOf,
  titles,
  until,
  type Bench,
  type Server,
} from './program.ts'
import { openSmallDisk, whyNoSmallDisk, type SmallDisk } from './small-disk.ts'

let bench: Bench
before(async () => {
  bench = await openBench()
})
after(() => bench.close())

/** What the API says to one who asks now: a calm sentence and no more than that. */
async function problemAt(base: string): Promise<{ status: number; code: string; title: string }> {
  return addOne(bench.officer(base), 'Tidak akan ada').then(
    () => assert.fail('it was done'),
    (error: unknown) => {
      assert.ok(error instanceof ApiProblem)
      return { status: error.status, code: error.code, title: error.message }
    },
  )
}

describe('the database dies under the running office', () => {
  /** A running office whose portal has been written. */
  async function runningOffice(): Promise<{ data: string; server: Server }> {
    const data = await bench.office()
    const server = await serve({ data })
    await until('the portal is written', async () => (await statusOf(`${server.base}/arsip/`)) === 200)
    await addOne(bench.officer(server.base), 'Sebelum')
    return { data, server }
  }

  test('it is started again, and what was acknowledged is there', async () => {
    const { data, server } = await runningOffice()
    const first = await databasePid(data)
    process.kill(first, 'SIGKILL')
    await until('it says so', async () => /the database answers again\./.test(server.err()))
    assert.match(server.err(), /^siar: the database stopped; starting it again\.\n/)
    assert.notEqual(await databasePid(data), first)
    await until('it is ready', () => isReady(server.base))
    const officer = bench.officer(server.base)
    await addOne(officer, 'Sesudah')
    assert.deepEqual((await titles(officer)).toSorted(), ['Sebelum', 'Sesudah'])
    assertRefused(await run(['serve'], { data }).ended, /another Siar is running/)
    assert.equal((await server.stop()).code, 0)
    assert.deepEqual(await processesIn(data), [])
  })

  test('in the middle of acts: each is done or refused calmly, and a repeat under its key does it once', async () => {
    const { data, server } = await runningOffice()
    const officer = bench.officer(server.base)
    const asked = Array.from({ length: 60 }, (_, at) => ({ title: `Serentak ${at}`, key: randomUUID() }))
    const answers = asked.map(({ title, key }) =>
      addOne(officer, title, key).then(
        () => null,
        (error: unknown) => error,
      ),
    )
    await answers[5] // some are done, some are under way
    process.kill(await databasePid(data), 'SIGKILL')
    const refused = (await Promise.all(answers)).filter((it) => it !== null)
    assert.ok(refused.length > 0, 'none was under way')
    for (const error of refused) {
      assert.ok(error instanceof ApiProblem, String(error))
      assert.equal(error.code, 'database-away', error.message)
    }
    await until('it is ready', () => isReady(server.base))
    for (const { title, key } of asked) await addOne(officer, title, key)
    assert.deepEqual((await titles(officer)).toSorted(), [...asked.map((it) => it.title), 'Sebelum'].toSorted())
    assert.equal((await server.stop()).code, 0)
  })

  test('one of its processes is killed, as a machine without memory does, and the office goes on', async () => {
    const { data, server } = await runningOffice()
    const children = await readFile(`/proc/${await databasePid(data)}/task/${await databasePid(data)}/children`, 'utf8')
    const lines = await Promise.all(
      children
        .trim()
        .split(' ')
        .map(async (pid) => ({
          pid: Number(pid),
          line: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
        })),
    )
    const serving = lines.find((it) => it.line.includes('siar'))
    assert.ok(serving, 'a process that serves the office')
    process.kill(serving.pid, 'SIGKILL')
    await until('it says so', async () => /the database answers again\./.test(server.err()))
    const officer = bench.officer(server.base)
    await addOne(officer, 'Sesudah')
    assert.deepEqual((await titles(officer)).toSorted(), ['Sebelum', 'Sesudah'])
    assert.equal((await server.stop()).code, 0)
  })

  test('while it cannot come back the portal answers and the rest says so calmly; then it goes on by itself', async () => {
    const { data, server } = await runningOffice()
    const cluster = join(data, 'postgres')
    const pid = await databasePid(data)
    await rename(cluster, `${cluster}.away`) // as when its disk drops out
    process.kill(pid, 'SIGKILL')
    await until('it says why', async () =>
      /siar: the database is gone from .* trying again until it does\./.test(server.err()),
    )
    assert.equal(await statusOf(`${server.base}/readyz`), 503)
    assert.equal(await statusOf(`${server.base}/healthz`), 200)
    for (const page of ['/', '/arsip/', '/topik/', '/feed.xml', '/app/masuk'])
      assert.equal(await statusOf(`${server.base}${page}`), 200, page)
    const problem = await problemAt(server.base)
    assert.equal(problem.status, 503)
    assert.equal(problem.code, 'database-away')
    assert.match(problem.title, /Basis data sedang tidak menjawab/)
    assert.deepEqual(
      (await readdir(data)).filter((it) => it.startsWith('postgres')),
      ['postgres.away'],
      'no empty database was made in its place',
    )
    await rename(`${cluster}.away`, cluster)
    await until('it is ready', () => isReady(server.base))
    const officer = bench.officer(server.base)
    await addOne(officer, 'Sesudah')
    assert.deepEqual((await titles(officer)).toSorted(), ['Sebelum', 'Sesudah'])
    assert.equal(server.err().match(/is gone/g)?.length, 1, 'said once')
    assert.equal((await server.stop()).code, 0)
  })

  test('asked to stop while it cannot come back, it stops', async () => {
    const { data, server } = await runningOffice()
    const pid = await databasePid(data)
    await rename(join(data, 'postgres'), join(data, 'away'))
    process.kill(pid, 'SIGKILL')
    await until('it says why', async () => /is gone/.test(server.err()))
    assert.equal((await server.stop()).code, 0)
    assert.deepEqual(await processesIn(data), [])
  })

  test('another Siar took the folder meanwhile: this one ends with a sentence, the other goes on', async () => {
    const { data, server } = await runningOffice()
    const pid = await databasePid(data)
    await rename(join(data, 'postgres'), join(data, 'away'))
    process.kill(pid, 'SIGKILL')
    await until('it looks for it', async () => /is gone/.test(server.err()))
    server.child.kill('SIGSTOP')
    await rename(join(data, 'away'), join(data, 'postgres'))
    const other = await serve({ data })
    server.child.kill('SIGCONT')
    const { code, err } = await server.ended
    assert.equal(code, 1)
    assert.match(
      err,
      /^siar: the database stopped[^\n]*\nsiar: the database is gone[^\n]*\nsiar: another Siar is running on this data folder[^\n]*\.\n$/,
    )
    const officer = bench.officer(other.base)
    await addOne(officer, 'Oleh yang lain')
    assert.deepEqual((await titles(officer)).toSorted(), ['Oleh yang lain', 'Sebelum'])
    assert.deepEqual(await other.stop(), { code: 0, out: other.out(), err: '' })
  })
})

describe('the disk is full', { skip: whyNoSmallDisk }, () => {
  let disk: SmallDisk | null = null
  async function smallDisk(sizeMb: number): Promise<SmallDisk> {
    const folder = await bench.fresh()
    await mkdir(folder)
    disk = await openSmallDisk(folder, sizeMb)
    return disk
  }
  afterEach(async () => {
    for (const pid of await processesIn(disk?.inside ?? 'none at all')) process.kill(pid, 'SIGTERM')
    await disk?.close()
    disk = null
  })

  test('at the first start: it says so, leaves nothing half-made, and starts once there is room', async () => {
    const small = await smallDisk(250)
    const data = join(small.inside, 'data')
    const { through } = small
    // Too little for a database, for its first files, for the tables in it.
    for (const leftMb of [1, 25, 40]) {
      await small.free()
      await small.fill(leftMb)
      assertRefused(await run(['serve'], { data, through }).ended, /full/)
      assert.deepEqual(await processesIn(data), [])
      const left = await readdir(join(small.outside, 'data'))
      assert.deepEqual(
        left.filter((it) => /new|probe/.test(it)),
        [],
      )
    }
    await small.fill()
    assertRefused(await run(['serve'], { data, through }).ended, /data folder .*: the disk is full\. Make room/)
    await small.free()
    const server = await serve({ data, through })
    await until('it is ready', () => isReady(server.base))
    assert.match(server.out(), /Set the office up, once/)
    assert.equal((await server.stop()).code, 0)
  })

  /** An office on a small disk. */
  async function smallOffice(): Promise<{ small: SmallDisk; data: string; server: Server }> {
    const small = await smallDisk(300)
    const data = await bench.office()
    execFileSync('cp', ['-a', data, join(small.outside, 'data')])
    const server = await serve({ data: join(small.inside, 'data'), through: small.through })
    await until('the portal is written', async () => (await statusOf(`${server.base}/arsip/`)) === 200)
    return { small, data: join(small.outside, 'data'), server }
  }

  test('while running: acts are refused with a sentence and not half done; with room again all goes on', async () => {
    const { small, data, server } = await smallOffice()
    const officer = bench.officer(server.base)
    const done: string[] = []
    await small.fill()
    let refused: { title: string; key: string; error: ApiProblem } | null = null
    for (let at = 1; refused === null; at++) {
      assert.ok(at < 5_000, 'the disk holds more than it has')
      const title = `Naskah ${at}`
      const key = randomUUID()
      await addOne(officer, title, key).then(
        () => done.push(title),
        (error: ApiProblem) => (refused = { title, key, error }),
      )
    }
    const { title, key, error } = refused as { title: string; key: string; error: ApiProblem }
    assert.equal(error.status, 503)
    assert.match(error.code, /^(disk-full|database-away)$/)
    assert.match(error.message, /penuh|sedang tidak menjawab/)
    for (const page of ['/', '/arsip/', '/healthz']) assert.equal(await statusOf(`${server.base}${page}`), 200, page)

    const form = new FormData()
    form.set('file', new Blob(['huruf '.repeat(200_000)], { type: 'text/plain' }), 'surat.txt')
    const sent = await bench.post(server.base, '/api/files', form)
    assert.equal(sent.status, 503)
    const stored = await readdir(join(data, 'files'), { recursive: true }).catch(() => [])
    assert.deepEqual(
      stored.filter((it) => it.includes('arriving')),
      [],
      'no part of a file is left',
    )

    await small.free()
    await until('the refused act is done', () =>
      addOne(officer, title, key).then(
        () => true,
        () => false,
      ),
    )
    done.push(title)
    await addOne(officer, 'Sesudah ada ruang')
    assert.deepEqual((await titles(officer)).toSorted(), [...done, 'Sesudah ada ruang'].toSorted())
    assert.deepEqual(await notWell(small), [])
    assert.equal((await server.stop()).code, 0)
  })

  test('so full that the database gives up: it comes back by itself once there is room, and nothing is lost', async () => {
    const { small, data, server } = await smallOffice()
    const officer = bench.officer(server.base)
    await addOne(officer, 'Sebelum penuh')
    await small.fill()
    const line = new pg.Client({ host: join(data, 'socket'), port: 5432, user: 'siar', database: 'postgres' })
    line.on('error', () => {})
    await line.connect()
    const broken = await (async () => {
      for (;;) await line.query("select pg_logical_emit_message(false, 'x', 'y'), pg_switch_wal()")
    })().catch((error: unknown) => error)
    assert.match(String(broken), /terminated|No space|EPIPE|ECONNRESET/)
    await until('it is noticed', async () => /the database stopped/.test(server.err()))
    assert.equal(await statusOf(`${server.base}/`), 200)
    await wait(1_000)
    await small.free()
    await until('it is ready', () => isReady(server.base))
    await until('an act is done', () =>
      addOne(officer, 'Sesudah penuh').then(
        () => true,
        () => false,
      ),
    )
    const all = await titles(officer)
    assert.ok(all.includes('Sebelum penuh') && all.includes('Sesudah penuh'))
    assert.deepEqual(await notWell(small), [])
    assert.equal((await server.stop()).code, 0)
  })

  /** What `siar doctor` finds wrong beside the running office, but for the size of this disk. */
  async function notWell({ inside, through }: SmallDisk): Promise<string[]> {
    const { out, err } = await run(['doctor'], { data: join(inside, 'data'), through }).ended
    assert.equal(err, '')
    return out.split('\n').filter((it) => it.startsWith('NOT') && !it.includes('disk: only'))
  }
})
