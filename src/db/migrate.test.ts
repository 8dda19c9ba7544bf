import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { connect } from './connect.ts'
import { migrate, migrations } from './migrate.ts'
import { temporaryDatabase } from './temporary.ts'

test('the changes of the database stand in the order of their numbers, so that a back-up of one version has all before it', () => {
  const names = migrations.map((it) => it.name)
  assert.deepEqual(names, names.toSorted())
})

test('an office from before knows which dossiers carry its files: in a text, in its table, beside it, in what is being written', async () => {
  const temporary = await temporaryDatabase()
  await sql`drop schema public cascade`.execute(temporary.db)
  await sql`create schema public`.execute(temporary.db)
  const { db, close } = connect(temporary.where) // a pool that never saw the dropped types
  try {
    await migrate(db as never, '0010-ledger')
    const [one, two] = [randomUUID(), randomUUID()]
    const hash = (letter: string) => letter.repeat(64)
    const image = (src: string) => ({ type: 'image', attrs: { src, alt: 'a', caption: '' } })
    const cell = { type: 'tableCell', content: [image(hash('b'))] }
    const text = {
      body: {
        type: 'doc',
        content: [image(hash('a')), { type: 'table', content: [{ type: 'tableRow', content: [cell] }] }],
      },
      attachments: [{ hash: hash('c') }],
    }
    const draft = { body: { type: 'doc', content: [image(hash('a')), image('bukan-sidik')] }, attachments: [] }
    await db.connection().execute(async (session) => {
      await sql`set session_replication_role = replica`.execute(session) // only the rows in question, not all around them
      await sql`insert into version (dossier_id, hash, number, content, created_by, created_at)
        values (${one}::uuid, ${hash('1')}, 1, ${JSON.stringify(text)}, ${randomUUID()}::uuid, now())`.execute(session)
      await sql`insert into draft (dossier_id, content, hash, save, saved_by, saved_at)
        values (${two}::uuid, ${JSON.stringify(draft)}::jsonb, ${hash('2')}, 1, ${randomUUID()}::uuid, now())`.execute(
        session,
      )
      for (const letter of 'abc')
        await sql`insert into file (hash, media_type, size_bytes, name, created_at)
          values (${hash(letter)}, 'image/png', 1, 'a.png', now())`.execute(session)
      await migrate(session as never)
      const { rows } = await sql<{ file_hash: string; dossier_id: string; in_version: boolean }>`
        select file_hash, dossier_id, in_version from dossier_file order by file_hash, dossier_id = ${two}::uuid`.execute(
        session,
      )
      assert.deepEqual(
        rows.map((row) => [row.file_hash[0], row.dossier_id === one ? 'one' : 'two', row.in_version]),
        [
          ['a', 'one', true],
          ['a', 'two', false],
          ['b', 'one', true],
          ['c', 'one', true],
        ],
      )
    })
  } finally {
    await close()
    await temporary.close()
  }
})

test('papers that an office from before tried in vain are tried anew, each from its first try', async () => {
  const temporary = await temporaryDatabase()
  await sql`drop schema public cascade`.execute(temporary.db)
  await sql`create schema public`.execute(temporary.db)
  const { db, close } = connect(temporary.where)
  try {
    await migrate(db as never, '0033-calendar')
    const owed = (code: string, attempts: number) =>
      sql`insert into paper (id, kind, about, code, asked_at, attempts, trouble, try_at)
        values (${randomUUID()}::uuid, 'sop-sheet', ${code}, ${code}, now(), ${attempts}, 'no space left', now() + interval '9 minutes')`.execute(
        db,
      )
    await owed('AAAAAAAAAAAA', 2)
    await owed('BBBBBBBBBBBB', 40) // it was tried for ever, each failure counted, a full disk too
    await migrate(db as never)
    const { rows } = await sql<{ attempts: number; trouble: string; due: boolean }>`
      select attempts, trouble, try_at <= now() as due from paper order by code`.execute(db)
    assert.deepEqual(rows, [{ attempts: 0, trouble: '', due: true }, { attempts: 0, trouble: '', due: true }]) // prettier-ignore
  } finally {
    await close()
    await temporary.close()
  }
})

test('an office from before knows since when its grave issues stand there: since it was told, or no later than it can have been', async () => {
  const temporary = await temporaryDatabase()
  await sql`drop schema public cascade`.execute(temporary.db)
  await sql`create schema public`.execute(temporary.db)
  const { db, close } = connect(temporary.where)
  try {
    await migrate(db as never, '0120-changed-mentions')
    const at = (hour: number) => `2026-11-24T0${hour}:00:00.000Z`
    const items = [
      { id: randomUUID(), level: 'alert', alarmed: at(2) },
      { id: randomUUID(), level: 'crisis', alarmed: at(2) },
      { id: randomUUID(), level: 'alert', alarmed: null },
      { id: randomUUID(), level: 'attention', alarmed: at(2) },
    ]
    await db.connection().execute(async (session) => {
      await sql`set session_replication_role = replica`.execute(session) // only the rows in question, not all around them
      for (const { id, level, alarmed } of items)
        await sql`insert into item (id, kind, title, noted_on, level, created_at, changed_at, alarmed_at)
          values (${id}::uuid, 'issue', 'x', '2026-11-24', ${level}::crisis_level, ${at(1)}, ${at(1)}, ${alarmed})`.execute(
          session,
        )
      // Told of it once before it was calmed, and to two when it rose again.
      for (const hour of [1, 4, 5])
        await sql`insert into notice (id, kind, about, person_id, urgent, data, made_at)
          values (${randomUUID()}::uuid, 'issue-raised', ${`item/${hour}`}, ${randomUUID()}::uuid, true,
            ${JSON.stringify({ itemId: items[0]?.id })}::jsonb, ${at(hour)})`.execute(session)
      await migrate(session as never)
      const { rows } = await sql<{ id: string; risen_at: Date | null }>`select id, risen_at from item`.execute(session)
      const risen = (id: string) => rows.find((row) => row.id === id)?.risen_at?.toISOString() ?? null
      assert.deepEqual(items.map(({ id }) => risen(id)), [at(4), at(2), at(1), null]) // prettier-ignore
    })
  } finally {
    await close()
    await temporary.close()
  }
})

test('what an office calmed before stands in no bar, and what rose since its dossier was last judged does', async () => {
  const temporary = await temporaryDatabase()
  await sql`drop schema public cascade`.execute(temporary.db)
  await sql`create schema public`.execute(temporary.db)
  const { db, close } = connect(temporary.where)
  try {
    await migrate(db as never, '0122-risen-items')
    const at = (hour: number) => `2026-11-24T0${hour}:00:00.000Z`
    const dossiers = [
      { itemId: randomUUID(), level: 'attention', said: at(4) }, // calmed after it rose
      { itemId: randomUUID(), level: 'attention', said: at(2) },
      { itemId: randomUUID(), level: 'watch', said: null },
      { itemId: randomUUID(), level: 'alert', said: at(4) },
    ]
    await db.connection().execute(async (session) => {
      await sql`set session_replication_role = replica`.execute(session) // only the rows in question, not all around them
      for (const [n, { itemId, level, said }] of dossiers.entries()) {
        const id = randomUUID()
        await sql`insert into item (id, kind, title, noted_on, level, state, created_at, changed_at, risen_at)
          values (${itemId}::uuid, 'issue', 'x', '2026-11-24', 'crisis', 'picked', ${at(1)}, ${at(1)}, ${at(3)})`.execute(
          session,
        )
        await sql`insert into dossier (id, item_id, year, number, title, edition_id, level, state, step, visit_number, revision, post_id, due_at, arrived_at, created_at, updated_at, created_by)
          values (${id}::uuid, ${itemId}::uuid, 2026, ${n + 1}, 'x', ${id}::uuid, ${level}::crisis_level, 'running', 1, 1, 1, 'x', ${at(1)}, ${at(1)}, ${at(1)}, ${at(1)}, ${id}::uuid)`.execute(
          session,
        )
        if (said)
          await sql`insert into dossier_level (id, dossier_id, level, reason, step, person_id, post_id, set_at)
            values (${randomUUID()}::uuid, ${id}::uuid, ${level}::crisis_level, 'x', 1, ${id}::uuid, 'x', ${said})`.execute(
            session,
          )
      }
      await migrate(session as never)
      const { rows } = await sql<{ id: string; risen_at: Date | null }>`select id, risen_at from item`.execute(session)
      const risen = (id: string) => rows.find((row) => row.id === id)?.risen_at?.toISOString() ?? null
      assert.deepEqual(dossiers.map((it) => risen(it.itemId)), [null, at(3), at(3), at(3)]) // prettier-ignore
    })
  } finally {
    await close()
    await temporary.close()
  }
})
