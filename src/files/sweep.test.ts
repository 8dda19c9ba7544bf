import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beginDossier, bringTo, openTestOffice, someContent, writeDraft, type TestOffice } from '../../test/office.ts'
import { sha256 } from '../base/hash.ts'
import { holdBytes, holdSweeping } from '../db/hold.ts'
import { saveOffice } from '../office/store.ts'
import { openFileStore, type FileStore } from './store.ts'
import { sweepNext, UNCLAIMED_KEPT_DAYS } from './sweep.ts'

const DAY_MS = 24 * 60 * 60_000
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

let office: TestOffice
let folder: string
let files: FileStore
before(async () => {
  office = await openTestOffice()
  folder = join(office.folder, 'files')
  files = openFileStore(folder)
})
after(() => office?.close())

/** A day some days from now; of walks each a day after the last, since no more than one is made a day. */
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS + 60_000)
async function walk(it: { db: TestOffice['db']; folder: string }, at: Date): Promise<void> {
  await it.db.updateTable('file_sweep').set({ began_at: null }).execute()
  while (await sweepNext(it, at));
}
const walkHere = (at = inDays(UNCLAIMED_KEPT_DAYS)) => walk({ db: office.db, folder }, at)
const keepText = async (words: string, at = new Date(), by = office.people.fungsional.personId) => files.put(office.db, { name: 'surat.txt', bytes: Buffer.from(words), by }, at) // prettier-ignore
const named = ({ hash, name, mediaType, sizeBytes }: Awaited<ReturnType<typeof keepText>>) => ({ hash, name, mediaType, sizeBytes }) // prettier-ignore
async function namesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((it) => it.isFile()).map((it) => it.name)
}
/** Where a hash stands: on the disk, in its row. */
const standing = async (hash: string) => [
  (await namesIn(folder)).includes(hash),
  (await office.db.selectFrom('file').select('hash').where('hash', '=', hash).execute()).length === 1,
]
const THERE = [true, true]
const GONE = [false, false]
const entries = async () =>
  (await office.db.selectFrom('ledger_entry').select('body').orderBy('index').execute())
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    .filter((it) => it['kind'] === 'files-removed')

describe('a file that nobody refers to', () => {
  test('is kept a week and then leaves the disk, with what was made of it; the ledger says how many went, and not which', async () => {
    const { hash, sizeBytes } = await files.put(office.db, { name: 'foto.png', bytes: PNG }, new Date())
    await files.narrowPath({ hash }, 320)
    await files.makeSizes(hash)
    const made = async () => (await namesIn(`${folder}-narrow`)).filter((it) => it.startsWith(hash.slice(0, 32)))
    assert.ok((await made()).length > 2)
    await walkHere(inDays(UNCLAIMED_KEPT_DAYS - 1))
    assert.deepEqual(await standing(hash), THERE)
    await walkHere()
    assert.deepEqual([await standing(hash), await made()], [GONE, []])
    const [entry, ...more] = await entries()
    assert.deepEqual([entry?.['count'], entry?.['sizeBytes'], more], [1, sizeBytes, []])
    assert.ok(!JSON.stringify(entry).includes(hash))
    assert.equal((await office.people.fungsional.send('GET', `/api/files/${hash}`)).status, 404)
    await walkHere()
    assert.equal((await entries()).length, 1)
  })

  test('has a week anew when somebody uploads it again', async () => {
    const { hash } = await keepText('diunggah dua kali')
    await keepText('diunggah dua kali', inDays(5))
    await walkHere()
    assert.deepEqual(await standing(hash), THERE)
    await walkHere(inDays(5 + UNCLAIMED_KEPT_DAYS))
    assert.deepEqual(await standing(hash), GONE)
  })

  test('is looked for once a day, also by two processes at once, and goes on where a process was stopped', async () => {
    const it = { db: office.db, folder }
    await office.db.updateTable('file_sweep').set({ began_at: null }).execute()
    const now = inDays(100)
    for (let part = 0; part < 5; part++) await sweepNext(it, now)
    const { next_part: next } = await office.db.selectFrom('file_sweep').select('next_part').executeTakeFirstOrThrow()
    assert.equal(next, 5)
    let walked = 0
    while ((await Promise.all([sweepNext(it, now), sweepNext(it, now)])).includes(true)) walked++
    assert.ok(walked >= 5 && walked <= 11, String(walked)) // one of both, or one after the other
    assert.equal(await sweepNext(it, new Date(now.getTime() + DAY_MS - 1_000)), false)
    assert.equal(await sweepNext(it, new Date(now.getTime() + DAY_MS)), true)
    while (await sweepNext(it, new Date(now.getTime() + DAY_MS)));
  })
})

describe('of a text', () => {
  test('what was left out of it goes once nobody writes in it any more; what any version carries is kept for good', async () => {
    const [carried, leftOut, last] = [await keepText('lampiran'), await keepText('tertukar'), await keepText('naskah baru', new Date(), office.people.sekretaris.personId)] // prettier-ignore
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, someContent('Jalan', { attachments: [named(leftOut)] }))
    await bringTo(office, dossierId, 3, someContent('Jalan', { attachments: [named(carried)] }))
    const { sekretaris } = office.people
    const save = (file: typeof last) =>
      sekretaris.send('PUT', `/api/dossiers/${dossierId}/draft`, {
        content: someContent('Jalan lagi', { attachments: [named(file)] }),
        seenSave: 2,
      })
    assert.equal((await save(last)).status, 200)
    const saved = (days: number) =>
      office.db.updateTable('draft').set({ saved_at: inDays(days) }).where('dossier_id', '=', dossierId).execute() // prettier-ignore
    await saved(1)
    await walkHere() // it was written in six days ago
    assert.deepEqual(await standing(leftOut.hash), THERE)
    await walkHere(inDays(400))
    assert.deepEqual(
      [await standing(leftOut.hash), await standing(carried.hash), await standing(last.hash)],
      [GONE, THERE, THERE],
    )
    // Who brings it back by undoing is told so, and loses nothing else.
    const refused = await save(leftOut)
    assert.deepEqual([refused.status, refused.body['code']], [422, 'file-unknown'])
    await assert.rejects(office.db.deleteFrom('dossier_file').where('file_hash', '=', carried.hash).execute(), /final/)
    await assert.rejects(office.db.deleteFrom('file').where('hash', '=', last.hash).execute(), /foreign key/)
  })

  test('left out of a sensitive one, it is never open to others before it goes', async () => {
    const secret = await keepText('rahasia korban')
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, someContent('Korban', { attachments: [named(secret)] }))
    await writeDraft(office, dossierId, someContent('Korban'))
    await office.db.updateTable('dossier').set({ limited: true }).where('id', '=', dossierId).execute()
    const ask = async () => (await office.people.sekretaris.send('GET', `/api/files/${secret.hash}`)).status
    assert.equal(await ask(), 404)
    await walkHere()
    assert.deepEqual([await ask(), await standing(secret.hash)], [404, GONE])
  })
})

describe('what the office is held to', () => {
  test('the arms that papers and the ledger name stay after the office took others', async () => {
    const { hash } = await files.put(office.db, { name: 'lambang.png', bytes: PNG }, new Date())
    const fields = { name: 'Dinas Contoh', regency: 'Kabupaten Contoh', address: 'Jalan Contoh 1' }
    const save = (logoHash: string | null) => office.db.transaction().execute((tx) => saveOffice(tx, { ...fields, logoHash }, new Date())) // prettier-ignore
    await save(hash)
    await save(null)
    await walkHere(inDays(400))
    assert.deepEqual(await standing(hash), THERE)
  })

  test('the page of a claim stays; one that was seen for nothing goes', async () => {
    const { fungsional } = office.people
    await beginDossier(office, 'Air mati')
    const { id: itemId } = await office.db.selectFrom('item').select('id').executeTakeFirstOrThrow()
    const at = new Date()
    const [page, lost] = [await files.keepLook(office.db, Buffer.from('<p>hoaks'), at), await files.keepLook(office.db, Buffer.from('<p>'), at)] // prettier-ignore
    await office.db
      .insertInto('claim')
      .values({
        id: crypto.randomUUID(),
        item_id: itemId,
        quote: 'hoaks',
        source: 'Blog',
        url: 'https://contoh.id',
        copy: 'hoaks',
        copy_hash: sha256('hoaks'),
        reported_by: fungsional.personId,
        reported_at: at,
        page: 'kept',
        page_next_at: at,
        page_hash: page,
        page_bytes: 8,
        page_at: at,
      })
      .execute()
    // It is nobody's upload, whoever knows its hash.
    assert.equal((await fungsional.send('GET', `/api/files/${page}`)).status, 404)
    await walkHere(inDays(400))
    const left = await namesIn(folder)
    assert.deepEqual([left.includes(page), left.includes(lost)], [true, false])
  })

  test('the database knows every column that names a file: one that is added is its foreign key, or is said to name something else', async () => {
    const { rows } = await sql<{ name: string; refers: string | null }>`
      select class.relname || '.' || attname as name, max(target.relname) as refers
      from pg_attribute
      join pg_class class on class.oid = attrelid and relkind = 'r'
      left join pg_constraint on contype = 'f' and conrelid = attrelid and attnum = any(conkey)
      left join pg_class target on target.oid = confrelid
      where class.relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
        and (atttypid = 'sha256'::regtype or attname ~ '(^|_)(file|scan|logo|picture|archive|page|photo)_hash$')
      group by 1 order by 1`.execute(office.db)
    const ofFiles = rows.filter((it) => ['file', 'look_file', 'office_logo'].includes(it.refers ?? ''))
    assert.deepEqual(
      ofFiles.map((it) => it.name),
      [
        'claim.archive_hash',
        'claim.page_hash',
        'claim.picture_hash',
        'disposal.scan_hash',
        'dossier_file.file_hash',
        'intake_photo.file_hash',
        'letter_file.file_hash',
        'letterhead.logo_hash',
        'mention_file.file_hash',
        'office.logo_hash',
        'office_logo.file_hash',
        'outlet_paper.scan_hash',
        'paper.file_hash',
        'paper.logo_hash',
        'paper_signature.file_hash',
        'proof.file_hash',
        'proof_picture.archive_hash',
        'proof_picture.picture_hash',
        'tenure.scan_hash',
      ],
    )
    assert.deepEqual(
      rows.flatMap(({ name, refers }) => (refers === null ? name : [])),
      OTHER_HASHES,
    )
  })
})

describe('a walk that meets something else', () => {
  /** Lets a removal take so long that something can happen in its middle. */
  const slowly = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    await sql`create function wait_a_little() returns trigger language plpgsql as $$
      begin perform pg_sleep(0.6); return old; end $$`.execute(office.db)
    await sql`create trigger waits before delete on file for each row execute function wait_a_little()`.execute(office.db) // prettier-ignore
    try {
      return await work()
    } finally {
      await sql`drop function wait_a_little cascade`.execute(office.db)
    }
  }
  const untilRemoving = async (hash: string) => {
    for (;;) {
      const { rows } = await sql`select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
        and objid = (hashtext(${hash})::bigint & 4294967295)::oid`.execute(office.db)
      if (rows.length > 0) return
      await wait(5)
    }
  }

  test('leaves bytes that somebody uploads again while they are being removed', async () => {
    const { hash } = await keepText('diunggah saat dihapus')
    await slowly(async () => {
      const walking = walkHere()
      await untilRemoving(hash)
      await Promise.all([keepText('diunggah saat dihapus', inDays(UNCLAIMED_KEPT_DAYS)), walking])
    })
    assert.deepEqual(await standing(hash), THERE)
  })

  test('leaves a file that somebody names while it is being removed, or tells them that it is gone', async () => {
    const it = await keepText('dilampirkan saat dihapus')
    const dossierId = await beginDossier(office)
    const content = someContent('Berkas', { attachments: [named(it)] })
    await writeDraft(office, dossierId, content)
    await writeDraft(office, dossierId, someContent('Berkas'))
    await slowly(async () => {
      const walking = walkHere()
      await untilRemoving(it.hash)
      await assert.rejects(writeDraft(office, dossierId, content), /file-unknown/)
      await walking
    })
    assert.deepEqual(await standing(it.hash), GONE)
  })

  test('that is killed between the row and the bytes leaves no row without bytes; the next one takes the bytes', async () => {
    const { hash } = await keepText('mati di tengah jalan')
    await office.db.updateTable('file_sweep').set({ began_at: null }).execute()
    const program = fileURLToPath(new URL('../../test/crash/dying-sweeper.ts', import.meta.url))
    await slowly(async () => {
      const child = spawn(process.execPath, [program], {
        env: {
          ...process.env,
          DATABASE: JSON.stringify(office.pool.options),
          FILES: folder,
          NOW: inDays(UNCLAIMED_KEPT_DAYS).toISOString(),
        },
      })
      await untilRemoving(hash)
      // In the queue before it comes for the bytes, so that it dies with its row gone and its bytes there.
      await office.db.transaction().execute(async (tx) => {
        await holdBytes(tx, hash, 'shared')
        const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)))
        child.kill('SIGKILL')
        assert.equal(await ended, 'SIGKILL')
      })
    })
    assert.deepEqual(await standing(hash), [true, false])
    for (;;) {
      await walkHere(inDays(UNCLAIMED_KEPT_DAYS + 1))
      if (!(await standing(hash))[0]) break
      await wait(50) // until the database lets go what the dead held
    }
    assert.deepEqual(await standing(hash), GONE)
  })

  test('waits while a back-up is written', async () => {
    const { hash } = await keepText('dicadangkan')
    const client = await office.pool.connect()
    await holdSweeping(client)
    await walkHere()
    assert.deepEqual(await standing(hash), THERE)
    client.release(true)
    await wait(50)
    await walkHere()
    assert.deepEqual(await standing(hash), GONE)
  })

  test('removes what a killed process left, and touches nothing that is not its own', async () => {
    const old = new Date(Date.now() + 60_000)
    const stray = async (name: string, at: Date) => {
      await mkdir(join(folder, name.slice(0, 2)), { recursive: true })
      await writeFile(join(folder, name.slice(0, 2), name), 'x')
      await utimes(join(folder, name.slice(0, 2), name), at, at)
      return name
    }
    const [left, earlier, other] = [
      await stray('ab'.padEnd(64, '1'), old),
      await stray('ab'.padEnd(64, '2'), new Date('2026-01-01')), // before this database began: another office's
      await stray('abcatatan.txt', old),
    ]
    await writeFile(join(folder, '.arriving-lama'), 'x')
    await walkHere()
    await writeFile(join(folder, '.arriving-baru'), 'x')
    await utimes(join(folder, '.arriving-baru'), inDays(30), inDays(30))
    await walkHere(inDays(30))
    const names = await namesIn(folder)
    assert.deepEqual(
      [left, earlier, other, '.arriving-lama', '.arriving-baru'].map((it) => names.includes(it)),
      [false, true, true, false, true],
    )
  })
})

/** Hashes that name no file of the store: of texts, tokens, rows, and of uploads that are read once and not kept. */
const OTHER_HASHES: readonly string[] = `
  act.asked_hash agenda_entry.version_hash api_token.token_hash bundle.hash calendar_edition.hash calendar_feed.token_hash
  capture_body.hash certification.version_hash claim.copy_hash comment.anchor_hash comment.version_hash
  coverage.article_hash coverage.release_hash decision_link.token_hash delivery.version_hash dossier.version_hash
  dossier_origin.hash draft.hash edition.hash fact_request.token_hash file.hash filing_table.file_hash
  full_text.page_hash full_text.text_hash gate_override.version_hash intake.asked_hash intake_addition.asked_hash intake_link.token_hash ledger_entry.leaf_hash
  ledger_said.hash link_check.address_hash look_file.hash media_sheet.body_hash mention.first_hash mention.key_hash
  mention.text_hash mention_import_row.key_hash mention_import_row.text_hash mention_letter.letter_hash
  narrative_version.hash notice_link.token_hash paper.data_hash press_room_read.version_hash
  press_room_session.token_hash publication_file.hash publication_version.version_hash round.register_hash
  seen.earlier_hash seen.version_hash setup_link.token_hash source.body_hash source_event.key_hash
  telegram_code.code_hash trail.version_hash upload.file_hash upload_mapping.make_hash version.hash`
  .trim()
  .split(/\s+/)
