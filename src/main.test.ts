import assert from 'node:assert/strict'
import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  addOne,
  assertRefused,
  databasePid,
  get,
  isAlive,
  isReady,
  isRoot,
  openBench,
  ORDINARY,
  processesIn,
  root,
  run,
  serve,
  statusOf,
  titles,
  until,
  type Bench,
} from '../test/faults/program.ts'
import { readSigner, verifierKey } from './ledger/note.ts'

let bench: Bench
before(async () => {
  bench = await openBench()
})
after(() => bench.close())

describe('the office starts and stops', () => {
  test('the first start says the address, the way in and the key to check the ledger with; the second says the way in anew', async () => {
    const data = await bench.fresh()
    const first = await serve({ data })
    const link = linkIn(first.out())
    assert.ok(link.startsWith(`${first.base}/app/pasang/`), 'the link leads to this address')
    const secret = await readFile(join(data, 'ledger.key'), 'utf8')
    const key = verifierKey(readSigner(secret))
    assert.ok(first.out().includes(key), 'an outsider can note the verifier key')
    assert.ok(!first.out().includes(secret.trim()), 'and never learns the secret one')
    assert.equal(await statusOf(`${first.base}${new URL(link).pathname}`), 200)
    assert.equal(await isGood(first.base, link), true)
    assert.deepEqual(await first.stop(), { code: 0, out: first.out(), err: '' })

    const second = await serve({ data })
    const again = linkIn(second.out())
    assert.notEqual(new URL(again).pathname, new URL(link).pathname)
    assert.match(second.out(), /earlier link/, 'it says that the one from before is of no use')
    assert.equal(await isGood(second.base, again), true)
    assert.equal(await isGood(second.base, link), false)
    await second.stop()
  })

  test('an office that is set up prints its address and no link', async () => {
    const server = await serve({ data: await bench.office() })
    assert.doesNotMatch(server.out(), /pasang/)
    assert.equal(server.err(), '')
    await server.stop()
  })

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    test(`${signal} stops it with exit code 0, and its database with it`, async () => {
      const data = await bench.office()
      const server = await serve({ data })
      const database = await databasePid(data)
      assert.equal(await isAlive(database), true)
      server.child.kill(signal)
      const { code, err } = await server.ended
      assert.equal(code, 0)
      assert.equal(err, '')
      assert.equal(await isAlive(database), false)
      assert.deepEqual(await processesIn(data), [])
    })

  test('asked to stop while it is still starting, it stops, and leaves no process behind', async () => {
    const data = await bench.office()
    const program = run(['serve'], { data })
    await until('its database comes up', () => databasePid(data).catch(() => false))
    program.child.kill('SIGTERM')
    assert.equal((await program.ended).code, 0)
    assert.deepEqual(await processesIn(data), [])
  })

  test('killed in the middle, it starts on the same folder at once and has what was acknowledged', async () => {
    const data = await bench.office()
    const killed = await serve({ data })
    await addOne(bench.officer(killed.base), 'Ditulis sebelum listrik padam')
    const database = await databasePid(data)
    killed.child.kill('SIGKILL')
    await killed.ended
    assert.equal(await isAlive(database), true, 'the database was left behind')

    const server = await serve({ data })
    assert.equal(await databasePid(data), database, 'and is used as it is')
    assert.deepEqual(await titles(bench.officer(server.base)), ['Ditulis sebelum listrik padam'])
    await server.stop()
    assert.deepEqual(await processesIn(data), [])
  })

  test('killed with its database, it recovers on the same folder', async () => {
    const data = await bench.office()
    const killed = await serve({ data })
    await addOne(bench.officer(killed.base), 'Ditulis sebelum mesin mati')
    const database = await databasePid(data)
    killed.child.kill('SIGKILL')
    process.kill(database, 'SIGKILL')
    await killed.ended
    const server = await serve({ data })
    assert.deepEqual(await titles(bench.officer(server.base)), ['Ditulis sebelum mesin mati'])
    await server.stop()
  })

  test('a second one on the same folder is refused, and the first goes on', async () => {
    const data = await bench.office()
    const first = await serve({ data })
    const officer = bench.officer(first.base)
    await addOne(officer, 'Sebelum yang kedua')
    assertRefused(await run(['serve'], { data }).ended, /another Siar is running on this data folder/)
    assert.equal(await isReady(first.base), true)
    await addOne(officer, 'Sesudah yang kedua')
    assert.deepEqual((await titles(officer)).toSorted(), ['Sebelum yang kedua', 'Sesudah yang kedua'])
    assert.deepEqual(await first.stop(), { code: 0, out: first.out(), err: '' })
  })

  for (const [name, make] of [
    ['new', () => bench.fresh()],
    ['used', () => bench.office()],
  ] as const)
    test(`of two started in the same moment on a ${name} folder, exactly one wins`, async () => {
      const data = await make()
      const [one, other] = [run(['serve'], { data }), run(['serve'], { data })]
      const ended = await Promise.race([
        one.ended.then((it) => ({ it, left: other })),
        other.ended.then((it) => ({ it, left: one })),
      ])
      assertRefused(ended.it, /another Siar is running on this data folder/)
      const base = await until('the other serves', async () => /^Siar: (http:\/\/\S+?)\//m.exec(ended.left.out())?.[1])
      await until('it is ready', () => isReady(base))
      ended.left.child.kill('SIGTERM')
      assert.equal((await ended.left.ended).code, 0)
      assert.deepEqual(
        (await readdir(data)).filter((it) => it.startsWith('postgres')),
        ['postgres'],
        'nothing half-made is left',
      )
    })

  test('a taken port is named, and the office is as it was', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const data = await bench.office()
    try {
      const refused = await run(['serve'], { data, environment: { PORT: String(port) } }).ended
      assertRefused(refused, new RegExp(`port ${port} is taken`))
      assert.deepEqual(await processesIn(data), [])
    } finally {
      other.close()
    }
    await (await serve({ data })).stop()
  })
})

describe('whoever starts it', () => {
  test('an ordinary user runs everything as themselves', async () => {
    const data = await bench.fresh(ORDINARY)
    const server = await serve({ data, as: ORDINARY })
    const uid = ORDINARY.uid ?? process.getuid?.()
    assert.equal(await ownerOf(server.pid), uid)
    assert.equal(await ownerOf(await databasePid(data)), uid)
    for (const name of ['session-secret', 'ledger.key'])
      assert.equal((await stat(join(data, name))).mode & 0o777, 0o600, `${name} is its owner's alone`)
    await until('the portal is written', async () => (await statusOf(`${server.base}/`)) === 200)
    assert.equal((await server.stop()).code, 0)
    await (await serve({ data, as: ORDINARY })).stop()
  })

  test('root runs the database as nobody', { skip: !isRoot && 'only root can be root' }, async () => {
    const data = await bench.fresh()
    const server = await serve({ data })
    assert.equal(await ownerOf(server.pid), 0)
    assert.equal(await ownerOf(await databasePid(data)), 65534)
    assert.equal((await server.stop()).code, 0)
  })

  test(
    'root on the folder of an ordinary user runs the database as that user',
    {
      skip: !isRoot && 'only root can be root',
    },
    async () => {
      const data = await bench.office({ uid: 1234, gid: 1234 })
      const server = await serve({ data })
      assert.equal(await ownerOf(await databasePid(data)), 1234)
      assert.equal((await server.stop()).code, 0)
      // What root made meanwhile is root's: the user is told, and given the folder, goes on.
      const user = { uid: 1234, gid: 1234 }
      assertRefused(await run(['serve'], { data, as: user }).ended, /give the data folder to the user who runs Siar/)
      await bench.give(data, user)
      const own = await serve({ data, as: user })
      await until('it is ready', () => isReady(own.base))
      assert.equal((await own.stop()).code, 0)
    },
  )

  /** In a mount namespace of its own, so that nothing of it stays on this machine. */
  const apart = (script: string) => ['unshare', '-m', 'sh', '-c', `mount -t tmpfs tmpfs /var/lib && ${script}`, 'sh']

  test(
    'from a folder that only root may enter, the database stands under a system folder, and it says so',
    {
      skip: !isRoot && 'only root can be root',
    },
    async () => {
      const place = join(bench.folder, 'kamar-root')
      const data = join(place, 'data')
      const home = join(place, 'siar')
      await mkdir(home, { recursive: true })
      await chmod(place, 0o700)
      // Started twice in one such room: what the first leaves is found by the second.
      const script = `mount --bind '${root}' '${home}' && "$@" || exit; exec "$@"`
      const program = run(['serve'], { data, home, through: apart(script) })
      const child = async (base: string) =>
        (await readFile(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8')).split(' ').filter(Boolean)[0] ??
        assert.fail(base)
      const first = await until('it serves', async () => /^Siar: (http:\/\/\S+?)\//m.exec(program.out())?.[1])
      assert.match(program.out(), /^siar: .*lies where only root may enter; the database stands in \/var\/lib\/siar\//m)
      await until('it is ready', () => isReady(first))
      const link = linkIn(program.out())
      assert.equal(await isGood(first, link), true)
      process.kill(Number(await child(first)), 'SIGTERM')
      const second = await until('it serves again', async () => {
        const found = [...program.out().matchAll(/^Siar: (http:\/\/\S+?)\//gm)]
        return found[1]?.[1]
      })
      assert.match(program.out(), /earlier link/, 'it is the same office')
      assert.equal(await isGood(second, link), false)
      program.child.kill('SIGTERM')
      assert.equal((await program.ended).code, 0)
      assert.deepEqual(await processesIn('/var/lib/siar/'), [])
    },
  )

  test(
    'data where only root may enter, the program elsewhere',
    {
      skip: !isRoot && 'only root can be root',
    },
    async () => {
      const place = join(bench.folder, 'laci-root')
      await mkdir(place, { mode: 0o700 })
      const server = await serve({ data: join(place, 'data'), through: apart('exec "$@"') })
      await until('it is ready', () => isReady(server.base))
      assert.equal((await server.stop()).code, 0)
    },
  )

  test(
    'a folder of root is refused to an ordinary user before anything is touched',
    {
      skip: !isRoot && 'only root can be root',
    },
    async () => {
      const data = await bench.office()
      const before = await readdir(data)
      assertRefused(await run(['serve'], { data, as: ORDINARY }).ended, /cannot be written/)
      assert.deepEqual(await readdir(data), before)
      assert.ok(!(await readdir(dirname(data))).includes('.write-probe'))
      await (await serve({ data })).stop()
    },
  )
})

function linkIn(out: string): string {
  return /(http:\/\/\S+\/app\/pasang\/[\w-]{32})$/m.exec(out)?.[1] ?? assert.fail(`no set-up link: ${out}`)
}

async function isGood(base: string, link: string): Promise<boolean> {
  const { status } = await get(`${base}/api/setup/${link.split('/').at(-1)}`)
  return status === 200
}

async function ownerOf(pid: number): Promise<number> {
  return (await stat(`/proc/${pid}`)).uid
}
