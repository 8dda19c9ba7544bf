import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { openTestOffice, TEST_URL, type TestOffice } from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import { openFileStore } from '../files/store.ts'
import { previewLetterhead } from '../office/api/letterhead.ts'
import { plainLetterhead } from '../office/rules/letterhead.ts'
import { insertLetterhead } from '../office/stores/letterhead.ts'
import { copyEdition, listEditions, putInForce } from '../sop/api.ts'
import { drawSheet } from '../sop/api/sheet.ts'
import { drawSaid, makeNextPaper, type PaperSite } from './jobs.ts'
import type { Said } from './rules/papers.ts'
import { findChecked } from './stores/check.ts'
import { readPaperData } from './stores/papers.ts'
import { insertMissingSheets } from './stores/sheets.ts'

let office: TestOffice
let site: PaperSite
let first = '' // in force since the office began
let second = '' // put in force by the administrator
before(async () => {
  office = await openTestOffice()
  const files = openFileStore(`${office.folder}/files`)
  site = { db: office.db, files, url: TEST_URL, ledger: office.ledger }
  first = (await office.people.administrator.call(listEditions, {})).current ?? ''
})
after(() => office?.close())

const DAY_MS = 86_400_000
const dayIn = (days: number) => dayOf(ZONE, new Date(Date.now() + days * DAY_MS))
const papersOf = (editionId: string) =>
  office.db.selectFrom('paper').selectAll().where('kind', '=', 'sop-sheet').where('about', '=', editionId).execute()
const paperOf = async (editionId: string) => {
  const [paper, ...more] = await papersOf(editionId)
  assert.ok(paper && more.length === 0, 'of an edition there is one sheet')
  return paper
}
async function draft(): Promise<string> {
  return (await office.people.administrator.call(copyEdition, { body: { copyOf: first } })).id
}
async function force(editionId: string, from: string): Promise<void> {
  await office.people.administrator.call(putInForce, { params: { editionId }, body: { from, seenRevision: 1 } })
}
async function take(editionId: string, form = 'pdf'): Promise<Buffer> {
  const { token } = office.people.sekretaris
  const headers = { authorization: `Bearer ${token}` }
  const answer = await office.app.inject({ url: `/api/editions/${editionId}/sheet/${form}`, headers })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.rawPayload
}
const drawingOf = (editionId: string) => office.people.sekretaris.call(drawSheet, { params: { editionId } })
const checkPage = async (editionId: string) =>
  (await office.app.inject({ url: `/cek/${(await paperOf(editionId)).code}`, headers: { 'accept-language': 'id' } })).body // prettier-ignore
const checked = async (editionId: string, now: Date) => {
  const found = await findChecked(office.db, (await paperOf(editionId)).code, now)
  return [found?.state, found?.newer]
}

test('an edition comes into force and owes its sheet in one act; refused, it owes none', async () => {
  second = await draft()
  const refused = await office.people.administrator.send('POST', `/api/editions/${second}/force`, { from: dayIn(-1), seenRevision: 1 }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.equal(refused.body['code'], 'day-past')
  assert.deepEqual(await papersOf(second), [])
  await force(second, dayIn(0))
  const owed = await paperOf(second)
  assert.deepEqual([owed.made_at, owed.dossier_id, owed.post_id], [null, null, null])
  assert.match(await checkPage(second), /Sedang dibuat/)
})

test('until it is made the sheet is drawn without a code, and nobody waits for it', async () => {
  assert.match((await take(second)).subarray(0, 8).toString(), /^%PDF-1/)
  const { kept, pages } = await drawingOf(second)
  assert.equal(kept, null)
  assert.ok(pages.every((it) => it.marks.every((mark) => mark.kind !== 'cells')))
})

test('of makers that come at once, one makes the sheet; it is kept by its hash and told to the ledger', async () => {
  const rounds = await Promise.all(Array.from({ length: 5 }, () => makeNextPaper(site, new Date())))
  assert.equal(rounds.filter(Boolean).length, 1)
  const paper = await paperOf(second)
  const { body } = await office.db.selectFrom('ledger_entry').select('body').where('index', '=', paper.ledger_index).executeTakeFirstOrThrow() // prettier-ignore
  assert.deepEqual(JSON.parse(body), { ...JSON.parse(body), kind: 'paper-made', paper: 'sop-sheet', paperId: paper.id, fileHash: paper.file_hash, dataHash: paper.data_hash }) // prettier-ignore
  const entries = await office.db.selectFrom('ledger_entry').select('body').execute()
  assert.equal(entries.filter((it) => it.body.includes(paper.id)).length, 1)
})

test('the screen of the SOP gives the very file that was kept, and shows the code that is on it', async () => {
  const paper = await paperOf(second)
  assert.equal(sha256(await take(second)), paper.file_hash)
  const { kept, pages } = await drawingOf(second)
  assert.deepEqual(kept, { check: `${TEST_URL}/cek/${paper.code}`, sheet: 'A4' })
  assert.equal(pages.flatMap((it) => it.marks).filter((it) => it.kind === 'cells').length, 1)
  const page = await checkPage(second)
  for (const words of [
    'SOP MEDIA INFORMASI',
    'Lembar SOP',
    '>Berlaku<',
    'Berlaku mulai',
    paper.file_hash ?? '',
    'paper-made',
  ])
    // prettier-ignore
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('bukan TTE'), 'nobody signs a sheet by computer')
})

test('made again from what was kept it has the same bytes, and is given so, whatever the office changed since', async () => {
  const plain = plainLetterhead({ name: 'Nama Baru', regency: '', address: '', logo: null })
  await office.db.transaction().execute(
    (tx) =>
    insertLetterhead(tx, { letterhead: { ...plain, sheet: 'F4' }, personId: office.people.administrator.personId }, new Date()), // prettier-ignore
  )
  const { id, file_hash } = await paperOf(second)
  const { kind, data } = await readPaperData(office.db, id)
  const { bytes } = await drawSaid({ kind, data: JSON.parse(data) } as Said, site.files)
  assert.equal(sha256(bytes), file_hash)
  assert.equal(sha256(await take(second)), file_hash)
  assert.equal(sha256(await take(second, 'pdf?sheet=A4')), file_hash)
})

test('on another size it is drawn for whoever asks, the same each time, without a code; so is a draft', async () => {
  const { file_hash } = await paperOf(second)
  const other = await take(second, 'pdf?sheet=F4')
  assert.notEqual(sha256(other), file_hash)
  assert.ok(other.equals(await take(second, 'pdf?sheet=F4')))
  const svg = String(await take(second, 'svg?sheet=F4'))
  assert.match(svg, /width="935\.43"/)
  assert.doesNotMatch(svg, /periksa:/)
  const { body } = await office.people.sekretaris.send('GET', `/api/editions/${second}/sheet/pdf?sheet=A3`)
  assert.equal(body['code'], 'input')
  const unfinished = await draft()
  assert.match((await take(unfinished)).subarray(0, 8).toString(), /^%PDF-1/)
  assert.equal((await drawingOf(unfinished)).kept, null)
  assert.deepEqual(await papersOf(unfinished), [])
})

test('an edition that was in force before sheets were papers gets its own once, whoever notes it at that moment', async () => {
  assert.deepEqual(await papersOf(first), [])
  const noted = await Promise.all([1, 2, 3].map(() => insertMissingSheets(office.db, new Date())))
  assert.equal(noted.reduce((sum, it) => sum + it, 0), 1) // prettier-ignore
  assert.equal(await insertMissingSheets(office.db, new Date()), 0)
  await office.makePapers()
  assert.equal(sha256(await take(first)), (await paperOf(first)).file_hash)
})

test('whoever checks an older sheet learns that it was superseded and by which; a coming one does so on its day', async () => {
  const [older, newer] = [await paperOf(first), await paperOf(second)]
  const page = await checkPage(first)
  assert.match(page, /Sudah diganti/)
  assert.match(page, new RegExp(`href="/cek/${newer.code}"`))
  assert.notEqual(older.code, newer.code)

  const third = await draft()
  await force(third, dayIn(10))
  await office.makePapers()
  const coming = (await paperOf(third)).code
  assert.match(await checkPage(third), /Belum berlaku/)
  assert.deepEqual(await checked(second, new Date()), ['stands', null])
  const onItsDay = new Date(Date.now() + 10 * DAY_MS)
  assert.deepEqual(await checked(third, onItsDay), ['stands', null])
  assert.deepEqual(await checked(second, onItsDay), ['superseded', coming])
  assert.deepEqual(await checked(first, onItsDay), ['superseded', coming])

  const instead = await draft()
  await force(instead, dayIn(10))
  await office.makePapers()
  const { code } = await paperOf(instead)
  assert.deepEqual(await checked(third, new Date()), ['superseded', code], 'overtaken before its day it never stands')
  assert.deepEqual(await checked(instead, new Date()), ['not-yet', null])
})

test('the database holds one sheet of an edition, final once it is made', async () => {
  const { id, made_at: _, logo_hash: __, ...paper } = await paperOf(second)
  const twin = { ...paper, id: randomUUID(), code: 'ZZZZZZZZZZZZ', made_at: new Date() }
  await assert.rejects(office.db.insertInto('paper').values(twin).execute(), /paper_once/)
  await assert.rejects(office.db.updateTable('paper').set({ title: 'lain' }).where('id', '=', id).execute(), /final/)
})

test('a coat of arms that is damaged on disk keeps the sheet from no screen; a file that would be without it is refused and says why', async () => {
  const bytes = await sharp({ create: { width: 90, height: 120, channels: 3, background: '#0b5d57' } })
    .png()
    .toBuffer()
  const { hash: logo } = await site.files.put(office.db, { name: 'lambang.png', bytes }, new Date())
  const letterhead = plainLetterhead({ name: 'Dinas', regency: '', address: '', logo })
  const { administrator } = office.people
  await office.db.transaction().execute((tx) => insertLetterhead(tx, { letterhead, personId: administrator.personId }, new Date())) // prettier-ignore
  const unfinished = await draft()
  for (const harm of [
    () => writeFile(site.files.pathOf(logo), bytes.subarray(0, 60)),
    () => rm(site.files.pathOf(logo)),
  ]) {
    await harm()
    assert.ok((await drawingOf(unfinished)).pages.length > 0)
    assert.ok((await administrator.call(previewLetterhead, { body: { letterhead } })).pages.length > 0)
    for (const form of ['pdf', 'svg', 'docx']) {
      const { status, body } = await administrator.send('GET', `/api/editions/${unfinished}/sheet/${form}`)
      assert.deepEqual([form, status, body['code']], [form, 409, 'paper-picture-damaged'])
    }
  }
})
