import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { recordOffice, type RecordOffice } from '../../test/record-office.ts'
import { TRIES_MAX } from '../db/failed-papers.ts'
import { setReaders } from '../dossier/stores/readers.ts'
import { plainLetterhead } from '../office/rules/letterhead.ts'
import { insertLetterhead } from '../office/stores/letterhead.ts'
import { MakerEnded } from '../papers/ask.ts'
import type { PaperItem, TroubledPaper } from './api/papers.ts'
import { takePaperToMake } from './stores/papers.ts'
import { makeNextPaper, PaperNotMade, paperRound } from './jobs.ts'

let office: RecordOffice
before(async () => {
  office = await recordOffice()
})
after(() => office?.close())

// Yesterday, so that pauses pass without waiting for them.
let time = Date.now() - 86_400_000
const now = (seconds = 0) => new Date((time += seconds * 1_000))

/** As the office makes them: one that fails is told, the next follows. */
async function makeDue(): Promise<unknown[]> {
  const told: unknown[] = []
  for (const lane of ['quick', 'long'] as const) {
    const round = paperRound(office.papers, lane, (error) => told.push(error))
    while (await round(now()));
  }
  return told
}
async function papers(of: string, language = 'id'): Promise<PaperItem[]> {
  const headers = { 'x-person': office.people.sekretaris.personId, 'accept-language': language }
  return (await office.app.inject({ url: `/api/dossiers/${of}/sheets`, headers })).json<{ rows: PaperItem[] }>().rows
}
async function troubled(): Promise<TroubledPaper[]> {
  const { json } = await office.get('/api/papers/troubled', office.people.administrator)
  return (json as { rows: TroubledPaper[] }).rows
}
async function again(paperId: string, as = office.people.administrator): Promise<{ status: number; code: unknown }> {
  const headers = { 'x-person': as.personId, 'idempotency-key': randomUUID() }
  const answer = await office.app.inject({ method: 'POST', url: `/api/papers/${paperId}/again`, headers })
  // Due by the server's clock, which is a day ahead of these tests.
  if (answer.statusCode === 200) await office.db.updateTable('paper').set({ try_at: now() }).where('id', '=', paperId).execute() // prettier-ignore
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code }
}
const triesOf = async (id: string) =>
  (await office.db.selectFrom('paper').select('attempts').where('id', '=', id).executeTakeFirstOrThrow()).attempts
const owedIn = (rows: readonly PaperItem[]) => rows.filter((it) => it.madeAt === null)
const madeIn = (rows: readonly PaperItem[]) => rows.filter((it) => it.madeAt !== null)

test('a paper whose maker is killed with the whole server is counted each time, given up, and keeps no other from being made', async () => {
  const { dossierId } = await office.toDecision('Jadwal vaksinasi ternak')
  const [first] = (await papers(dossierId)).toSorted((a, b) => a.askedAt.localeCompare(b.askedAt))
  const id = first?.id ?? ''
  const FILES = dirname(dirname(office.papers.files.pathOf('ab'.repeat(32))))
  const env = { ...process.env, DATABASE: JSON.stringify(office.where), FILES, NOW: now().toISOString() }
  const { signal, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../test/crash/dying-maker.ts')], { env, encoding: 'utf8' }) // prettier-ignore
  assert.equal(signal, 'SIGKILL', stderr)
  assert.equal(await triesOf(id), 1, 'noted before the making')
  // Its pause keeps it from killing the next server at once; the other paper is made meanwhile.
  assert.deepEqual(await makeDue(), [])
  assert.equal(madeIn(await papers(dossierId)).length, 1)
  for (let tries = 2; tries <= TRIES_MAX; tries++) {
    now(600)
    const taken = await takePaperToMake(office.db, 'both', now()) // all that a maker leaves that dies just then
    assert.deepEqual([taken?.id, taken?.attempts], [id, tries])
    assert.equal(await makeNextPaper(office.papers, now(3)), false, 'not at once')
  }
  assert.equal(owedIn(await papers(dossierId))[0]?.trouble?.says.startsWith('Pembuatnya berhenti'), true)
  now(600)
  assert.equal(await makeNextPaper(office.papers, now()), false, 'no more tries')
  const [given] = owedIn(await papers(dossierId))
  assert.equal(given?.id, id)
  assert.equal(given?.trouble?.givenUp, true)
  assert.match(given?.trouble?.says ?? '', /Pembuatnya berhenti di tengah jalan/)
  assert.match(owedIn(await papers(dossierId, 'en'))[0]?.trouble?.says ?? '', /Its maker stopped halfway/)
  assert.deepEqual((await troubled()).map((it) => [it.id, it.givenUp]), [[id, true]]) // prettier-ignore

  assert.equal((await again(id, office.people.kadis)).status, 403, 'the administrator’s alone')
  assert.equal((await again(id)).status, 200)
  assert.deepEqual(await troubled(), [])
  assert.deepEqual(await makeDue(), [])
  assert.deepEqual(owedIn(await papers(dossierId)), [])
  assert.deepEqual(await again(id), { status: 409, code: 'paper-not-failed' })
  assert.deepEqual(await again(randomUUID()), { status: 404, code: 'not-found' })
  const { body } = await office.db.selectFrom('ledger_entry').select('body').where('body', 'like', '%paper-asked-again%').executeTakeFirstOrThrow() // prettier-ignore
  assert.ok(body.includes(id) && body.includes(office.people.administrator.personId))
})

test('a paper that ends its maker is told so, and the next is made in the same round', async () => {
  const { dossierId } = await office.toDecision('Pendaftaran beasiswa')
  const { files } = office.papers
  let puts = 0
  // As `papers/make.test.ts` has a maker end for want of memory.
  const put: typeof files.put = (...it) => (puts++ === 0 ? Promise.reject(new MakerEnded('SIGABRT')) : files.put(...it))
  const told: unknown[] = []
  const round = paperRound({ ...office.papers, files: { ...files, put } }, 'quick', (error) => told.push(error))
  while (await round(now()));
  assert.ok(told.length === 1 && told[0] instanceof PaperNotMade)
  const rows = await papers(dossierId)
  assert.equal(madeIn(rows).length, 1)
  assert.match(owedIn(rows)[0]?.trouble?.says ?? '', /kehabisan memori/)
  now(30)
  assert.deepEqual(await makeDue(), [])
  assert.deepEqual(owedIn(await papers(dossierId)), [])
})

let logo = ''
async function setLogo(): Promise<void> {
  const bytes = await sharp({ create: { width: 90, height: 120, channels: 4, background: { r: 11, g: 93, b: 87, alpha: 0.5 } } }).png().toBuffer() // prettier-ignore
  await office.db.transaction().execute(async (tx) => {
    logo = (await office.papers.files.put(tx, { name: 'lambang daerah.png', bytes }, now())).hash
    const letterhead = plainLetterhead({ name: 'Dinas Komunikasi', regency: 'Kabupaten Contoh', address: '', logo })
    await insertLetterhead(tx, { letterhead, personId: office.people.kabid.personId }, now())
  })
}

test('a paper that shows a damaged picture is not made without it: it names the file, waits for the back-up, and is then made', async () => {
  await setLogo()
  const path = office.papers.files.pathOf(logo)
  const whole = await readFile(path)
  const { dossierId } = await office.toDecision('Bazar murah')
  const damages: Readonly<Record<string, () => Promise<void>>> = {
    lost: () => rm(path),
    'cut short': () => writeFile(path, whole.subarray(0, -9)),
    changed: () => writeFile(path, whole.with(whole.length - 20, (whole.at(-20) ?? 0) ^ 1)),
  }
  for (const [damage, harm] of Object.entries(damages)) {
    await harm()
    assert.equal((await makeDue()).length, 2, damage)
    for (const it of await papers(dossierId)) {
      assert.equal(it.madeAt, null, damage)
      assert.equal(it.trouble?.givenUp, false)
      assert.ok(it.trouble?.says.includes(`Gambar “lambang daerah.png” rusak atau hilang di penyimpanan (berkas ${logo.slice(0, 2)}/${logo.slice(0, 12)}…)`), it.trouble?.says) // prettier-ignore
    }
    now(600)
  }
  for (let tries = 4; tries <= TRIES_MAX; tries++) {
    assert.equal((await makeDue()).length, 2)
    now(600)
  }
  assert.deepEqual(await makeDue(), [], 'tried so often and no more')
  assert.ok((await papers(dossierId)).every((it) => it.trouble?.givenUp))

  await writeFile(path, whole)
  assert.deepEqual(await makeDue(), [], 'until somebody says that it is mended')
  const rows = await troubled()
  assert.equal(rows.length, 2)
  for (const it of rows) assert.equal((await again(it.id)).status, 200)
  assert.deepEqual(await makeDue(), [])
  assert.ok((await papers(dossierId)).every((it) => it.madeAt !== null && it.trouble === null))
})

test('a paper whose picture is back before it is given up is made by itself', async () => {
  const path = office.papers.files.pathOf(logo)
  const whole = await readFile(path)
  const { dossierId } = await office.toDecision('Perbaikan jembatan')
  await rm(path)
  assert.equal((await makeDue()).length, 2)
  await writeFile(path, whole)
  now(30)
  assert.deepEqual(await makeDue(), [])
  assert.deepEqual(owedIn(await papers(dossierId)), [])
})

test('of a limited dossier the administrator sees that a paper is in trouble, and neither the dossier nor the name of its picture', async () => {
  const path = office.papers.files.pathOf(logo)
  const whole = await readFile(path)
  const { dossierId } = await office.toDecision('Rencana yang terbatas')
  await office.db.transaction().execute((tx) => setReaders(tx, dossierId, { personIds: [office.people.kadis.personId], postIds: [] })) // prettier-ignore
  await rm(path)
  await makeDue()
  const rows = await troubled()
  assert.deepEqual(rows.map((it) => it.dossier), [null, null]) // prettier-ignore
  assert.ok(rows.every((it) => it.says.startsWith('Gambar rusak atau hilang') && !it.says.includes('lambang')))
  await writeFile(path, whole)
  for (const it of rows) assert.equal((await again(it.id)).status, 200)
  assert.deepEqual(await makeDue(), [])
})

test('a full disk is no fault of the paper: the try is not counted, and nothing is said of the paper', async () => {
  const { dossierId } = await office.toDecision('Penutupan jalan')
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const { files } = office.papers
  const site = { ...office.papers, files: { ...files, put: () => Promise.reject(full) } }
  await assert.rejects(makeNextPaper(site, now()), full)
  for (const it of await papers(dossierId)) {
    assert.equal(await triesOf(it.id), 0)
    assert.equal(it.trouble, null)
  }
  now(60)
  assert.deepEqual(await makeDue(), [])
  assert.deepEqual(owedIn(await papers(dossierId)), [])
})
