import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { madeBody, madeLedger } from '../../test/made-ledger.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import { append } from '../ledger/append.ts'
import { writeExport } from '../ledger/export.ts'
import { makeSigner, verifierKey } from '../ledger/note.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const signer = makeSigner('siar.contoh.go.id/buku/1')
let home = ''
/** The environment that leads the command to a test's database. */
let database: Record<string, string> = {}
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'siar-command-'))
})
after(() => rm(home, { recursive: true, force: true }))

type Told = { code: number; out: string; error: string }

/** Runs `siar ledger …` as the shell does, in the test's own folder. */
async function ledger(...args: string[]): Promise<Told> {
  const env = { ...process.env, SIAR_DATA: join(home, 'data'), DATABASE_URL: '', ...database }
  const child = spawn(process.execPath, [cli, 'ledger', ...args], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const told = { code: -1, out: '', error: '' }
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (told.error += chunk.toString()))
  told.code = await new Promise<number>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code ?? -1)),
  )
  return told
}

async function exported(size: number, forged?: number): Promise<string> {
  const folder = await mkdtemp(join(home, 'export-'))
  const changed = new Map(forged === undefined ? [] : [[forged, madeBody(forged, 'forged')]])
  await writeExport(madeLedger(size, changed), { signer, folder })
  return folder
}

test('an export is verified with the published key, and with its own under a warning', async () => {
  const folder = await exported(300)
  const published = await ledger('verify', folder, '--key', verifierKey(signer), '--origin', signer.name)
  assert.deepEqual([published.code, published.error], [0, ''])
  assert.match(published.out, /^OK {3}siar\.contoh\.go\.id\/buku\/1: 300 entries/)
  const own = await ledger('verify', folder)
  assert.equal(own.code, 0)
  assert.match(own.error, /came from .*vkey itself/)
})

test('a changed entry ends in 1 with one sentence that names it', async () => {
  const folder = await exported(300)
  const path = join(folder, 'tile/entries/000')
  await writeFile(path, (await readFile(path, 'latin1')).replace('"step":3', '"step":4'), 'latin1')
  const told = await ledger('verify', folder, '--key', join(folder, 'vkey'))
  assert.deepEqual([told.code, told.out], [1, ''])
  assert.match(told.error, /^siar ledger: Entry 2 was changed: [^\n]*\.\n$/)
})

test('a rewritten and newly signed ledger passes alone and fails against a kept checkpoint', async () => {
  const kept = join(await exported(300), 'checkpoint')
  const forged = await exported(320, 7)
  assert.equal((await ledger('verify', forged, '--key', verifierKey(signer))).code, 0)
  const told = await ledger('verify', forged, '--key', verifierKey(signer), '--old', kept)
  assert.equal(told.code, 1)
  assert.match(told.error, /^siar ledger: The ledger was rewritten: entries 0 to 299/)
  const exact = await ledger('verify', forged, '--key', verifierKey(signer), '--old', dirname(kept))
  assert.equal(exact.code, 1)
  assert.match(exact.error, /^siar ledger: Entry 7 was rewritten: /)
})

test('a second office makes its key, begins to watch, signs what continues and refuses what does not', async () => {
  const made = await ledger('keygen', 'inspektorat.contoh.go.id', 'inspektorat.key')
  assert.equal(made.code, 0)
  const witness = made.out.trim()
  assert.equal((await stat(join(home, 'inspektorat.key'))).mode & 0o777, 0o600)
  assert.doesNotMatch(made.out + made.error, /PRIVATE/)
  assert.equal(
    (await ledger('keygen', 'inspektorat.contoh.go.id', 'inspektorat.key')).code,
    1,
    'a key is never overwritten',
  )

  const office = ['--ledger', verifierKey(signer)]
  const mine = ['--key', 'inspektorat.key', '--old', 'last-seen', ...office]
  const folder = await exported(300)
  const unwatched = await ledger('cosign', folder, ...mine)
  assert.equal(unwatched.code, 1)
  assert.match(unwatched.error, /--first/)

  assert.equal((await ledger('cosign', folder, ...mine, '--first')).code, 0)
  const checked = ['--key', verifierKey(signer), '--witness', witness]
  const told = await ledger('verify', folder, ...checked)
  assert.equal(told.code, 0)
  assert.match(told.out, /signed by inspektorat\.contoh\.go\.id at 20\d\d-/)
  assert.equal((await ledger('cosign', folder, ...mine, '--first')).code, 1, 'the first time is once')

  await writeExport(madeLedger(700), { signer, folder })
  assert.equal((await ledger('verify', folder, ...checked)).code, 1, 'the grown ledger is not signed yet')
  assert.equal((await ledger('cosign', folder, ...mine)).code, 0)
  assert.equal((await ledger('cosign', folder, ...mine)).code, 0, 'signing again takes over the earlier line')
  const note = await readFile(join(folder, 'checkpoint'), 'utf8')
  assert.equal(note.match(/— inspektorat/g)?.length, 1)
  assert.equal((await ledger('verify', folder, ...checked, '--old', 'last-seen')).code, 0)

  const seen = await readFile(join(home, 'last-seen'), 'utf8')
  const forged = await exported(750, 650)
  const before = await readFile(join(forged, 'checkpoint'), 'utf8')
  const refused = await ledger('cosign', forged, ...mine)
  assert.equal(refused.code, 1)
  assert.match(refused.error, /rewritten/)
  const shorter = await ledger('cosign', await exported(600), ...mine)
  assert.equal(shorter.code, 1)
  assert.match(shorter.error, /shorter/)
  assert.equal(await readFile(join(home, 'last-seen'), 'utf8'), seen, 'what was seen stays')
  assert.equal(await readFile(join(forged, 'checkpoint'), 'utf8'), before, 'nothing was signed')
})

test('a second office may sign beside an export it cannot write to', async () => {
  const folder = await exported(20)
  const before = await readFile(join(folder, 'checkpoint'), 'utf8')
  await ledger('keygen', 'bpk.contoh.go.id', 'bpk.key')
  const told = await ledger('cosign', folder, '--key', 'bpk.key', '--old', 'bpk-seen', '--first', '--out', 'signed')
  assert.equal(told.code, 0)
  assert.match(told.error, /compare it/)
  assert.equal(await readFile(join(folder, 'checkpoint'), 'utf8'), before)
  assert.ok((await readFile(join(home, 'signed'), 'utf8')).startsWith(before))
})

test('two offices sign under one checkpoint, and each line holds', async () => {
  const folder = await exported(20)
  const keys: string[] = []
  for (const name of ['satu.go.id', 'dua.go.id']) {
    keys.push('--witness', (await ledger('keygen', name, `${name}.key`)).out.trim())
    const told = await ledger(
      'cosign',
      folder,
      '--key',
      `${name}.key`,
      '--old',
      `${name}.seen`,
      '--first',
      '--ledger',
      verifierKey(signer),
    )
    assert.equal(told.code, 0, told.error)
  }
  assert.equal((await ledger('verify', folder, '--key', verifierKey(signer), ...keys)).code, 0)
})

test('the ledger of a database is exported, grows and verifies; its key is made with it', async () => {
  const { db, where, close } = await temporaryDatabase()
  try {
    const address =
      where.connectionString ??
      `postgres://${where.user}@/${where.database}?host=${String(where.host)}&port=${where.port}`
    database = {
      DATABASE_URL: address,
      SIAR_URL: 'https://siar.contoh.go.id',
      SIAR_DATA: await mkdtemp(join(home, 'office-')),
    }
    const folder = join(home, 'new', 'folder')
    const write = (kind: string) => db.transaction().execute((tx) => append(tx, { kind }, new Date()))
    await write('office-set-up')
    const first = await ledger('export', folder)
    assert.deepEqual([first.code, first.error], [0, ''])
    assert.match(first.out, /^siar\.contoh\.go\.id\/buku\/1: 1 entries in .*, 1 of them new/)
    await cp(join(folder, 'checkpoint'), join(home, 'first'))
    await write('round-opened')
    assert.equal((await ledger('export', folder)).code, 0)
    const key = /^key {2}(\S+)$/m.exec(first.out)?.[1] ?? ''
    const verified = await ledger('verify', folder, '--key', key, '--old', 'first')
    assert.deepEqual([verified.code, verified.error], [0, ''])

    await db.transaction().execute(async (tx) => {
      await sql`alter table ledger_entry disable trigger user`.execute(tx)
      await sql`update ledger_entry set body = replace(body, 'office', 'nobody') where index = 0`.execute(tx)
      await sql`alter table ledger_entry enable trigger user`.execute(tx)
    })
    const told = await ledger('export', folder, '--whole')
    assert.deepEqual(
      [told.code, told.error],
      [1, 'siar ledger: Entry 0 in the database differs from the hash that was written with it.\n'],
    )
  } finally {
    database = {}
    await close()
  }
})

test('an export where there is no office, or no database answers, ends in 1 and makes nothing', async () => {
  const nowhere = await ledger('export', 'out')
  assert.deepEqual(
    [nowhere.code, nowhere.error],
    [1, `siar ledger: there is no office in ${join(home, 'data')}; set SIAR_DATA to its data folder.\n`],
  )
  await assert.rejects(stat(join(home, 'data')), { code: 'ENOENT' })
  database = { DATABASE_URL: 'postgres://127.0.0.1:1/none' }
  const silent = await ledger('export', 'out').finally(() => (database = {}))
  assert.equal(silent.code, 1)
  assert.match(silent.error, /^siar ledger: [^\n]*DATABASE_URL[^\n]*\n$/)
})

test('what is called in a wrong way ends in 2 and shows how', async () => {
  const wrong = [
    [],
    ['nonsense'],
    ['verify'],
    ['verify', 'a', 'b'],
    ['verify', 'a', '--nonsense'],
    ['verify', 'a', '--quorum', '1'],
    ['verify', 'a', '--quorum', 'two'],
    ['cosign', 'a'],
    ['cosign', 'a', '--key', 'x'],
    ['keygen', 'x'],
    ['export'],
  ]
  for (const told of await Promise.all(wrong.map((args) => ledger(...args)))) {
    assert.equal(told.code, 2, told.error)
    assert.match(told.error, /^siar ledger: .*\n\nsiar ledger export DIR/s)
  }
})

test('trouble with files and keys ends in 1 with one sentence, and shows no stack', async () => {
  const folder = await exported(5)
  await cp(join(folder, 'checkpoint'), join(home, 'not-a-key'))
  const trouble = [
    ['verify', 'nowhere'],
    ['verify', 'nowhere', '--key', verifierKey(signer)],
    ['verify', folder, '--key', 'nonsense'],
    ['verify', folder, '--key', 'not-a-key'],
    ['verify', folder, '--old', 'nowhere'],
    ['verify', folder, '--old', join(folder, 'vkey')],
    ['verify', folder, '--witness', 'nonsense'],
    ['cosign', folder, '--key', 'nowhere', '--old', 'x', '--first'],
    ['cosign', folder, '--key', 'not-a-key', '--old', 'x', '--first'],
    ['keygen', 'a b', 'x.key'],
    ['keygen', 'fine', 'no/such/folder/x.key'],
  ]
  for (const told of await Promise.all(trouble.map((args) => ledger(...args)))) {
    assert.equal(told.code, 1, `${told.out}${told.error}`)
    assert.match(told.error, /^siar ledger: [^\n]+\n$/)
  }
})

test('help is given on the command and on each of its acts', async () => {
  const asked = [['--help'], ['export', '--help'], ['verify', '-h'], ['cosign', '--help'], ['keygen', '--help']]
  for (const told of await Promise.all(asked.map((args) => ledger(...args)))) {
    assert.equal(told.code, 0)
    assert.match(told.out, /siar ledger cosign DIR/)
  }
})
