import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { temporaryDatabase } from '../db/temporary.ts'
import { madeEntry } from '../../test/made-ledger.ts'
import { append, type LedgerEntry } from './append.ts'
import { exportLedger } from './export.ts'
import { openLiveLedger } from './live.ts'
import { makeSigner, verifierKey } from './note.ts'
import { leafHash } from './tree.ts'
import { openNote, readCheckpoint, readVerifierKey } from './verify-note.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'
import { verifyFolder } from './verify.ts'

let database: Awaited<ReturnType<typeof temporaryDatabase>>
let home = ''
const signer = makeSigner('siar.contoh.go.id/buku/1')
const key = readVerifierKey(verifierKey(signer))
const now = new Date('2026-11-24T03:04:05.678Z')

before(async () => {
  database = await temporaryDatabase()
  home = await mkdtemp(join(tmpdir(), 'siar-ledger-'))
})
after(async () => {
  await database.close()
  await rm(home, { recursive: true, force: true })
})

const write = (entry: LedgerEntry) => database.db.transaction().execute((tx) => append(tx, entry, now))
const sizeNow = async () => (await database.db.selectFrom('ledger_head').select('size').executeTakeFirstOrThrow()).size

test('an entry is written as the canonical bytes that were hashed, under the next index', async () => {
  const index = await write({ kind: 'office-set-up', z: 1, a: ['é', null, true] })
  const row = await database.db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('index', '=', index)
    .executeTakeFirstOrThrow()
  assert.equal(
    row.body,
    `{"a":["é",null,true],"at":"${now.toISOString()}","index":${index},"kind":"office-set-up","z":1}`,
  )
  assert.equal(row.leaf_hash, leafHash(Buffer.from(row.body)).toString('hex'))
  assert.equal(await write({ kind: 'next' }), index + 1)
})

test('what an entry says of its own index and time does not count', async () => {
  const index = await write({ kind: 'liar', index: 999, at: 'never' })
  const { body } = await database.db
    .selectFrom('ledger_entry')
    .select('body')
    .where('index', '=', index)
    .executeTakeFirstOrThrow()
  assert.deepEqual(JSON.parse(body), { kind: 'liar', index, at: now.toISOString() })
})

for (const [name, statement] of [
  ['UPDATE of a body', `update ledger_entry set body = '{}' where index = 0`],
  ['UPDATE of a hash', `update ledger_entry set leaf_hash = repeat('0', 64)`],
  ['UPDATE to the same', `update ledger_entry set index = index where index = 0`],
  ['DELETE of one', 'delete from ledger_entry where index = 0'],
  ['DELETE of all', 'delete from ledger_entry'],
  ['TRUNCATE', 'truncate ledger_entry'],
  ['TRUNCATE with others', 'truncate ledger_head, ledger_entry cascade'],
  [
    'INSERT that overwrites',
    `insert into ledger_entry select * from ledger_entry where index = 0 on conflict (index) do update set body = '{}'`,
  ],
  ['MERGE', 'merge into ledger_entry using (select 0 as n) as it on index = n when matched then delete'],
] as const)
  test(`the database refuses ${name} on the ledger`, async () => {
    const earlier = await database.db.selectFrom('ledger_entry').selectAll().orderBy('index').execute()
    await assert.rejects(sql.raw(statement).execute(database.db), { code: '23001' })
    assert.deepEqual(await database.db.selectFrom('ledger_entry').selectAll().orderBy('index').execute(), earlier)
  })

test('a size set back by hand leads to a refusal, never to a second entry under one index', async () => {
  const size = await sizeNow()
  const act = database.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('ledger_head')
      .set({ size: size - 1 })
      .execute()
    return append(tx, { kind: 'twin' }, now)
  })
  await assert.rejects(act, { code: '23505' })
  assert.equal(await sizeNow(), size)
})

test('an entry of more than 65,535 bytes is refused and leaves no trace', async () => {
  const size = await sizeNow()
  const most = 65_535 - Buffer.byteLength(`{"at":"${now.toISOString()}","index":${size},"kind":"","long":""}`)
  await assert.rejects(write({ kind: '', long: 'x'.repeat(most + 1) }), RangeError)
  await assert.rejects(write({ kind: '', long: 'é'.repeat(most / 2 + 1) }), RangeError)
  assert.equal(await sizeNow(), size)
  assert.equal(await write({ kind: '', long: 'x'.repeat(most) }), size)
})

test('an entry that has no canonical form is refused and leaves no trace', async () => {
  const size = await sizeNow()
  for (const bad of [Number.NaN, undefined, new Date(), 1n, '\ud800'])
    await assert.rejects(write({ kind: 'bad', bad: bad as never }), TypeError)
  assert.equal(await sizeNow(), size)
})

test('fifty acts at once, some of them broken off, leave no gap and no twin', async () => {
  const from = await sizeNow()
  const done = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) =>
      database.db.transaction().execute(async (tx) => {
        await sql`select pg_sleep(${(n % 7) / 500})`.execute(tx)
        const index = await append(tx, { kind: 'parallel', n }, now)
        if (n % 3 === 0) throw new Error('broken off after its entry')
        return { n, index }
      }),
    ),
  )
  const kept = done.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))
  assert.equal(kept.length, 33)
  assert.deepEqual(
    kept.map((it) => it.index).toSorted((a, b) => a - b),
    Array.from({ length: 33 }, (_, n) => from + n),
  )
  const rows = await database.db
    .selectFrom('ledger_entry')
    .select(['index', 'body'])
    .where('index', '>=', from)
    .orderBy('index')
    .execute()
  assert.deepEqual(
    rows.map((it) => it.index),
    Array.from({ length: 33 }, (_, n) => from + n),
  )
  for (const { n, index } of kept) assert.equal((JSON.parse(rows[index - from]?.body ?? '') as { n: number }).n, n)
  assert.equal(await sizeNow(), from + 33)
})

async function fill(until: number): Promise<void> {
  const from = await sizeNow()
  const rows = Array.from({ length: until - from }, (_, n) => ({ ...madeEntry(from + n), at: now }))
  await database.db.transaction().execute(async (tx) => {
    for (let at = 0; at < rows.length; at += 5_000)
      await tx
        .insertInto('ledger_entry')
        .values(rows.slice(at, at + 5_000))
        .execute()
    for (let size = from; size < until; size++)
      await tx
        .updateTable('ledger_head')
        .set({ size: size + 1 })
        .execute()
  })
}

test('the checkpoint grows with the ledger; each proves to begin with the one before', async () => {
  const live = openLiveLedger(database.db, signer)
  const checkpoints = [await live.checkpoint()]
  assert.equal((await live.checkpoint()).note, checkpoints[0]?.note)
  for (const size of [255, 256, 257, 600, 1_024, 1_300]) {
    await fill(size)
    checkpoints.push(await live.checkpoint())
  }
  for (const { note, size, root } of checkpoints) {
    const opened = openNote(Buffer.from(note), [key], 'The checkpoint')
    assert.ok(opened.signed.has(key.id))
    assert.deepEqual(readCheckpoint(opened.text, 'The checkpoint'), { origin: signer.name, size, root })
  }
  for (const earlier of checkpoints)
    for (const later of checkpoints.filter((it) => it.size >= earlier.size))
      verifyConsistency({
        earlier: BigInt(earlier.size),
        size: BigInt(later.size),
        earlierRoot: earlier.root,
        root: later.root,
        proof: await live.consistency(earlier.size, later.size),
      })
  const fresh = await openLiveLedger(database.db, signer).checkpoint()
  assert.deepEqual(fresh, checkpoints.at(-1), 'a process that starts now says the same')
})

test('every kind of place in the ledger is proved to stand in the checkpoint', async () => {
  const live = openLiveLedger(database.db, signer)
  const { size, root } = await live.checkpoint()
  for (const index of [0, 1, 254, 255, 256, 511, 512, 1_023, 1_024, 1_279, 1_280, size - 1]) {
    const row = await database.db
      .selectFrom('ledger_entry')
      .select('body')
      .where('index', '=', index)
      .executeTakeFirstOrThrow()
    const leaf = leafHash(Buffer.from(row.body))
    verifyInclusion({ index: BigInt(index), size: BigInt(size), leaf, root, proof: await live.inclusion(index, size) })
  }
  await assert.rejects(live.inclusion(size, size), RangeError)
})

test('many who ask at once, while others write, all get a checkpoint that holds', async () => {
  const live = openLiveLedger(database.db, signer)
  const told = await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      if (n % 3 === 0) await write({ kind: 'meanwhile', n })
      return live.checkpoint()
    }),
  )
  const folder = join(home, 'meanwhile')
  await exportLedger(database.db, { signer, folder })
  const olds = told.map((it) => ({ name: `at ${it.size}`, note: Buffer.from(it.note) }))
  assert.equal((await verifyFolder(folder, { key, olds })).size, await sizeNow())
})

test('the ledger of the database is exported, grows, and verifies against what was seen before', async () => {
  const folder = join(home, 'grows')
  const first = await exportLedger(database.db, { signer, folder })
  const { note } = await openLiveLedger(database.db, signer).checkpoint()
  await write({ kind: 'one-more' })
  await fill(first.size + 300)
  const second = await exportLedger(database.db, { signer, folder })
  assert.equal(second.added, 300)
  const verified = await verifyFolder(folder, { key, olds: [{ name: 'old', note: Buffer.from(note) }] })
  assert.deepEqual(verified.root, second.root)
  await exportLedger(database.db, { signer, folder, whole: true })
})

test('an entry changed by a hand that switched the triggers off is found by the next whole export', async () => {
  const folder = join(home, 'grows')
  await database.db.transaction().execute(async (tx) => {
    await sql`alter table ledger_entry disable trigger user`.execute(tx)
    await sql`update ledger_entry set body = replace(body, 'running', 'stopped') where index = 300`.execute(tx)
    await sql`alter table ledger_entry enable trigger user`.execute(tx)
  })
  await assert.rejects(exportLedger(database.db, { signer, folder, whole: true }), {
    name: 'ExportRefused',
    message: /Entry 300 /,
  })
  await assert.rejects(exportLedger(database.db, { signer, folder: join(home, 'new') }), { message: /Entry 300 / })
})
