import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { beginDossier, bringTo, openTestOffice, someContent, type TestOffice } from '../../test/office.ts'
import { connect } from './connect.ts'
import { openFileStore } from '../files/store.ts'
import { saveOffice } from '../office/api.ts'
import { BackupRefused, restoreBackup, writeBackup } from './backup.ts'
import { temporaryDatabase } from './temporary.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

let office: TestOffice
let folder = ''
let file = ''
before(async () => {
  office = await openTestOffice()
  folder = await mkdtemp(join(tmpdir(), 'siar-backup-'))
  file = join(folder, 'office.siar')
  const id = await beginDossier(office, 'Teks dengan "kutip", \\ dan\tgaris')
  const files = openFileStore(join(office.folder, 'files'))
  const { administrator, fungsional } = office.people
  const seal = await files.put(office.db, { name: 'lambang.png', bytes: PNG, by: administrator.personId }, new Date())
  const fields = { name: 'Dinas Contoh', regency: 'Kabupaten Contoh', address: 'Jalan Contoh 1', logoHash: seal.hash }
  await administrator.call(saveOffice, { body: fields })
  const attachments = [
    await files.put(office.db, { name: 'daftar.csv', bytes: Buffer.from('a;b'), by: fungsional.personId }, new Date()),
  ]
  await bringTo(office, id, 4, someContent('Cadangan', { attachments, summary: 'baris\nbaru\\N dan ünïcode 🌋' }))
  await mkdir(join(office.folder, 'files', 'ab'), { recursive: true })
  await writeFile(join(office.folder, 'files', 'ab', 'abcd'), Buffer.from([0, 10, 13, 255]))
  await writeFile(join(office.folder, 'files', '.arriving-1'), 'half a photo')
  await writeBackup(office.pool, { file, root: office.folder, files: [join(office.folder, 'files')] })
})
after(async () => {
  await office.close()
  await rm(folder, { recursive: true, force: true })
})

/** An empty database beside the test's own, without any tables. */
async function emptyPlace() {
  const temporary = await temporaryDatabase()
  await sql`drop schema public cascade`.execute(temporary.db)
  await sql`create schema public`.execute(temporary.db)
  // A pool that never saw the dropped types.
  const fresh = connect(temporary.where)
  return { ...fresh, close: () => fresh.close().then(() => temporary.close()) }
}

async function everyRow(db: TestOffice['db']): Promise<Record<string, string>> {
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(db)
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: one } = await sql<{
      all: string | null
    }>`select string_agg(t::text, e'\n' order by t::text) as all from ${sql.table(name)} t`.execute(db)
    found[name] = createHash('sha256')
      .update(one[0]?.all ?? '')
      .digest('hex')
  }
  return found
}

describe('a back-up', () => {
  test('restores elsewhere with every row and every file the same', async () => {
    const place = await emptyPlace()
    const root = await mkdtemp(join(tmpdir(), 'siar-restore-'))
    const counts = await restoreBackup(place.pool, place.db as never, { file, root })
    assert.ok((counts.tables['ledger_entry'] ?? 0) > 0)
    assert.deepEqual(await everyRow(place.db), await everyRow(office.db))
    assert.deepEqual(await readFile(join(root, 'files', 'ab', 'abcd')), Buffer.from([0, 10, 13, 255]))
    assert.ok(!(await readdir(join(root, 'files'))).some((it) => it.startsWith('.'))) // what was arriving is no file yet
    await assert.rejects(sql`delete from ledger_entry`.execute(place.db), /final/, 'what is final stays final')
    await place.close()
    await rm(root, { recursive: true })
  })

  test('whose rows the database refuses ends with its error at once, and leaves no row', async () => {
    // As one that another program wrote: its checksum fits.
    const bytes = (await readFile(file)).toString('latin1')
    const body = bytes.slice(0, bytes.lastIndexOf('{"end":true'))
    const wrong = body.replace(/("name":"person","bytes":\d+}\n)[0-9a-f]{8}-/, '$1zzzzzzzz-')
    assert.notEqual(wrong, body)
    const sha256 = createHash('sha256').update(Buffer.from(wrong, 'latin1')).digest('hex')
    const end = { ...(JSON.parse(bytes.slice(body.length)) as object), sha256 }
    const foreign = join(folder, 'foreign.siar')
    await writeFile(foreign, Buffer.from(`${wrong}${JSON.stringify(end)}\n`, 'latin1'))
    const place = await emptyPlace()
    const root = join(folder, 'nowhere')
    await assert.rejects(restoreBackup(place.pool, place.db as never, { file: foreign, root }), /invalid input syntax for type uuid/) // prettier-ignore
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from person`.execute(place.db)
    assert.equal(rows[0]?.count, 0)
    await place.close()
  })

  test('is refused where an office is already', async () => {
    await assert.rejects(
      restoreBackup(office.pool, office.db as never, { file, root: folder }),
      (error: Error) => error instanceof BackupRefused && /already/.test(error.message),
    )
  })

  for (const [name, harm] of Object.entries({
    'cut off in the middle': (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2)),
    'cut off before its last line': (bytes: Buffer) => bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1),
    'changed by one byte': (bytes: Buffer) => {
      const copy = Buffer.from(bytes)
      copy[Math.floor(copy.length / 3)] = ((copy[Math.floor(copy.length / 3)] ?? 0) + 1) % 256
      return copy
    },
    empty: () => Buffer.alloc(0),
    'of another kind': () => Buffer.from('PK\u0003\u0004 not ours\n'),
    'of a newer Siar': (bytes: Buffer) =>
      Buffer.from(bytes.toString('latin1').replace(/"version":"\d{4}/, '"version":"9999'), 'latin1'),
  }))
    test(`${name} is refused with a sentence and changes nothing`, async () => {
      const harmed = join(folder, 'harmed.siar')
      await writeFile(harmed, harm(await readFile(file)))
      const place = await emptyPlace()
      await assert.rejects(
        restoreBackup(place.pool, place.db as never, { file: harmed, root: join(folder, 'nowhere') }),
        BackupRefused,
      )
      const { rows } = await sql<{
        count: number
      }>`select count(*)::int as count from information_schema.tables where table_schema = 'public'`.execute(place.db)
      assert.equal(rows[0]?.count, 0)
      await place.close()
    })
})
