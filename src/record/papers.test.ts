import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { recordOffice, type RecordOffice } from '../../test/record-office.ts'
import { sha256 } from '../base/hash.ts'
import { insertItem } from '../inventory/store.ts'
import { startDossier } from '../engine/perform.ts'
import { defaultEdition } from '../sop/rules/default-edition.ts'
import { insertDraftEdition, putEditionInForce } from '../sop/store.ts'
import { setReaders } from '../dossier/stores/readers.ts'
import { plainLetterhead } from '../office/rules/letterhead.ts'
import { insertLetterhead } from '../office/stores/letterhead.ts'
import { saveSigning } from '../office/stores/signing.ts'
import { drawSaid, makeNextPaper } from './jobs.ts'
import type { PaperItem } from './api/papers.ts'
import type { AgendaBookData } from './rules/papers/agenda-book.ts'
import type { ReviewSheetData } from './rules/papers/review-sheet.ts'
import type { Said } from './rules/papers.ts'
import { readNotaDinasData, readPressReleaseData, readReviewSheetData } from './stores/paper-data.ts'
import { readPaperData } from './stores/papers.ts'
import { findSignatory } from './stores/to-sign.ts'

let office: RecordOffice
let dossierId: string
before(async () => {
  office = await recordOffice()
  dossierId = (await office.toPublic('Penjelasan longsor di Km 16')).dossierId
})
after(() => office?.close())

const later = (hours = 1) => new Date(Date.now() + hours * 3_600_000)
async function makeAll(): Promise<number> {
  let made = 0
  while (await makeNextPaper(office.papers, later())) made++
  return made
}
async function papers(of = dossierId): Promise<PaperItem[]> {
  const { json } = await office.get(`/api/dossiers/${of}/sheets`)
  return (json as { rows: PaperItem[] }).rows
}
const titles = (rows: readonly PaperItem[]) => rows.map((it) => `${it.kind}: ${it.title}`).toSorted()

test('an act owes its papers at once; opened before it is made, a paper says that it is being made', async () => {
  const owed = await papers()
  assert.deepEqual(owed.map((it) => it.kind).toSorted(), ['disposition', 'nota-dinas', 'nota-dinas', 'press-release', 'review-sheet']) // prettier-ignore
  assert.ok(owed.every((it) => it.madeAt === null && it.title === ''))
  const { status, json } = await office.get(`/api/papers/${owed[0]?.id}/pdf`)
  assert.equal(status, 409)
  assert.equal((json as { code: string }).code, 'paper-not-made')
})

test('every paper is made once, kept by its hash with what it was made of, and told to the ledger', async () => {
  assert.equal(await makeAll(), 5)
  const made = await papers()
  assert.deepEqual(titles(made), ['disposition: Lembar disposisi 3/2026', 'nota-dinas: Nota dinas 1/2026', 'nota-dinas: Nota dinas 2/2026', 'press-release: Siaran pers 4/2026', 'review-sheet: Lembar paraf berkas 2026/0001']) // prettier-ignore
  for (const it of made) {
    const answer = await office.app.inject({ url: `/api/papers/${it.id}/pdf`, headers: { 'x-person': office.people.auditor.personId } }) // prettier-ignore
    assert.equal(answer.statusCode, 200)
    assert.equal(sha256(answer.rawPayload), it.fileHash)
    const { ledger_index, data_hash } = await office.db.selectFrom('paper').select(['ledger_index', 'data_hash']).where('id', '=', it.id).executeTakeFirstOrThrow() // prettier-ignore
    const { body } = await office.db.selectFrom('ledger_entry').select('body').where('index', '=', String(ledger_index) as never).executeTakeFirstOrThrow() // prettier-ignore
    const said = JSON.parse(body) as Record<string, unknown>
    assert.deepEqual([said['kind'], said['paperId'], said['fileHash'], said['dataHash']], ['paper-made', it.id, it.fileHash, data_hash]) // prettier-ignore
  }
  assert.equal(await makeAll(), 0)
})

test('a paper made again from what was kept has the same bytes, whatever the office changed since', async () => {
  const before = await papers()
  await office.db.transaction().execute((tx) =>
    insertLetterhead(
      tx,
      { letterhead: { ...plainLetterhead({ name: 'Nama Baru', regency: '', address: '', logo: null }), sheet: 'F4' }, personId: office.people.kabid.personId }, // prettier-ignore
      new Date(),
    ),
  )
  for (const it of before) {
    const { kind, data, fileHash } = await readPaperData(office.db, it.id)
    const { bytes } = await drawSaid({ kind, data: JSON.parse(data) } as Said, office.papers.files)
    assert.equal(sha256(bytes), fileHash)
    assert.ok((await readFile(office.papers.files.pathOf(fileHash))).equals(bytes))
  }
})

test('the disposition names the decision, its numbers as the books have them, and who signs in which title', async () => {
  const sheet = (await papers()).find((it) => it.kind === 'disposition')
  const { data } = await readPaperData(office.db, sheet?.id ?? '')
  const said = JSON.parse(data) as Record<string, unknown>
  assert.deepEqual(
    { agendaIn: said['agendaIn'], agendaOut: said['agendaOut'], number: said['number'], answer: said['answer'] },
    { agendaIn: '2/2026', agendaOut: '3/2026', number: '2026/0001', answer: 'yes' },
  )
  assert.equal((said['signer'] as { name: string }).name, 'Hadi')
  assert.match(String(said['check']), /^https:\/\/siar\.contoh\.go\.id\/cek\/[0-9A-HJKMNP-TV-Z]{12}$/)
  assert.ok((said['checkpoint'] as { size: number }).size > 5)
})

test('the review sheet names every stay once, in order, with who ended it', async () => {
  const sheet = (await papers()).find((it) => it.kind === 'review-sheet')
  const { data } = await readPaperData(office.db, sheet?.id ?? '')
  const { visits } = JSON.parse(data) as ReviewSheetData
  assert.deepEqual(visits.map((it) => [it.step, it.person]), [[1, 'Dewi Anjani'], [2, 'Retno Wulandari'], [3, 'Bambang'], [4, 'Hadi'], [5, 'Retno Wulandari'], [6, 'Dewi Anjani']]) // prettier-ignore
})

test('a made paper is final in the database, and none is ever deleted', async () => {
  const [one] = await papers()
  await assert.rejects(sql`update paper set title = 'lain' where id = ${one?.id}`.execute(office.db), /final/)
  await assert.rejects(sql`delete from paper where id = ${one?.id}`.execute(office.db), /final/)
  await assert.rejects(sql`truncate paper`.execute(office.db))
})

test('two makers at once never make the same paper', async () => {
  const { dossierId: other } = await office.toDecision('Jadwal vaksinasi ternak')
  const rounds = await Promise.all(Array.from({ length: 6 }, () => makeNextPaper(office.papers, later())))
  assert.equal(rounds.filter(Boolean).length, 2)
  const made = await papers(other)
  assert.deepEqual(made.map((it) => it.kind), ['nota-dinas', 'nota-dinas']) // prettier-ignore
  assert.equal(new Set(made.map((it) => it.fileHash)).size, 2)
})

test('a paper that cannot be made stays owed, says why, and does not hold up the next', async () => {
  const { dossierId: other } = await office.toDecision('Pendaftaran beasiswa')
  const broken = { ...office.papers, url: '\ud800' } // what has no canonical form
  await assert.rejects(makeNextPaper(broken, later()))
  const owed = (await papers(other)).filter((it) => it.trouble)
  assert.equal(owed.length, 1)
  assert.equal(owed[0]?.madeAt, null)
  assert.equal(await makeAll(), 1, 'the next does not wait for it')
  assert.ok(await makeNextPaper(office.papers, later(2)), 'and it is tried again')
  assert.ok((await papers(other)).every((it) => it.madeAt !== null && !it.trouble))
})

async function print(body: object, as = office.people.sekretaris): Promise<string> {
  const answer = await office.app.inject({ method: 'POST', url: '/api/papers', headers: { 'x-person': as.personId, 'idempotency-key': randomUUID() }, payload: body }) // prettier-ignore
  assert.equal(answer.statusCode, 200, answer.body)
  return (answer.json() as { paperId: string }).paperId
}

test('a book printed twice is one paper until a line is added; a card says what is known of its line', async () => {
  const whole = { kind: 'agenda-book', book: 'incoming', year: 2026, month: null }
  const first = await print(whole)
  assert.equal(await print(whole), first)
  await makeAll()
  assert.equal(await print(whole), first)
  const { data } = await readPaperData(office.db, first)
  const { lines } = JSON.parse(data) as AgendaBookData
  assert.deepEqual(lines.map((it) => it.number).slice(0, 3), ['1/2026', '2/2026', '3/2026'])
  await office.toDecision('Bazar murah')
  assert.notEqual(await print(whole), first)
  assert.notEqual(await print({ ...whole, month: 11 }), first)
  const entry = await office.db.selectFrom('agenda_entry').select('id').where('formatted', '=', '1/2026').where('book', '=', 'incoming').executeTakeFirstOrThrow() // prettier-ignore
  // Who keeps the book prints all of it, for their own post alone; what others print is there for all.
  assert.equal((await office.get(`/api/papers/${first}`, office.people.kabid)).status, 404)
  const forAll = await print(whole, office.people.kabid)
  assert.equal((await office.get(`/api/papers/${forAll}`, office.people.fungsional)).status, 200)
  const card = await print({ kind: 'control-card', entryId: entry.id })
  const expedition = await print({ kind: 'expedition-book', book: 'outgoing', year: 2026, month: null })
  await makeAll()
  for (const id of [card, expedition]) assert.ok((await readPaperData(office.db, id)).fileHash)
})

const check = async (path: string) => office.app.inject({ url: path, headers: { 'accept-language': 'id' } })
const codeOf = (it: PaperItem | undefined) => it?.check.split('/').at(-1) ?? ''
const ofKind = async (kind: PaperItem['kind'], of = dossierId) => (await papers(of)).find((it) => it.kind === kind)

test('anybody with its code learns what a paper is and that it stands, and nothing of what an internal one says', async () => {
  const sheet = await ofKind('disposition')
  const page = await check(`/cek/${codeOf(sheet)}`)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Lembar disposisi 3\/2026/)
  assert.match(page.body, /Berlaku/)
  assert.ok(page.body.includes(sheet?.fileHash ?? 'no hash'))
  assert.match(page.body, /&quot;kind&quot;:&quot;paper-made&quot;/)
  assert.doesNotMatch(page.body, /longsor|Hadi|Bambang/)
  assert.match(String(page.headers['content-security-policy']), /default-src 'none'/)
  assert.equal((await check(`/cek/${codeOf(sheet)}/naskah.pdf`)).statusCode, 404)
})

test('a release that is out may be read and compared; withdrawn it says so, with the reason, and gives its words no more', async () => {
  const { dossierId: out } = await office.toPublic('Jadwal pasar murah')
  await makeAll()
  const code = codeOf(await ofKind('press-release', out))
  assert.match((await check(`/cek/${code}`)).body, /Jadwal pasar murah/)
  assert.equal(
    sha256((await check(`/cek/${code}/naskah.pdf`)).rawPayload),
    (await ofKind('press-release', out))?.fileHash,
  )
  await office.act(out, office.people.kabid, { kind: 'withdraw', reason: 'Lokasi berubah.' })
  const page = await check(`/cek/${code}`)
  assert.match(page.body, /Ditarik/)
  assert.match(page.body, /Lokasi berubah\./)
  assert.equal((await check(`/cek/${code}/naskah.pdf`)).statusCode, 404)
})

test('a disposition whose text went back is superseded, and names the one that took its place', async () => {
  const { dossierId: again, version } = await office.toDecision('Perbaikan jembatan')
  await office.act(again, office.people.kadis, { kind: 'decide', version, decision: { answer: 'no', reason: 'Sebut jadwalnya.', toStep: 2 } }) // prettier-ignore
  await makeAll()
  const first = codeOf(await ofKind('disposition', again))
  assert.match((await check(`/cek/${first}`)).body, /Berlaku/)
  await office.act(again, office.people.kabid, { kind: 'complete', version })
  await office.act(again, office.people.sekretaris, { kind: 'complete', version })
  await office.act(again, office.people.kadis, { kind: 'decide', version, decision: { answer: 'yes' } })
  await makeAll()
  const [second] = (await papers(again)).filter((it) => it.kind === 'disposition')
  const page = await check(`/cek/${first}`)
  assert.match(page.body, /Sudah diganti/)
  assert.match(page.body, new RegExp(`/cek/${codeOf(second)}`))
})

test('a code that is typed as people type is read; one of no paper is told, and so is a file of ours by its hash', async () => {
  const sheet = await ofKind('disposition')
  const code = codeOf(sheet)
  const spaced = `${code.slice(0, 4).toLowerCase()} ${code.slice(4, 8)}-${code.slice(8)}`
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
  assert.equal((await check(`/cek?kode=${encodeURIComponent(spaced)}`)).headers['location'], `/cek/${code}`)
  for (const wrong of ['AAAAAAAAAAAA', '..%2F..%2Fetc', '%00', 'A'.repeat(90)]) {
    const page = await check(`/cek/${wrong}`)
    assert.equal(page.statusCode, 404, wrong)
  }
  assert.match((await check('/cek/AAAAAAAAAAAA')).body, /Tidak dikenal/)
  assert.deepEqual((await check(`/cek/sidik/${sheet?.fileHash}`)).json(), { code })
  assert.deepEqual((await check(`/cek/sidik/${'0'.repeat(64)}`)).json(), { code: null })
})

test('papers of a limited dossier are for its readers: list, paper and file', async () => {
  const [one] = await papers()
  await office.db.transaction().execute((tx) => setReaders(tx, dossierId, { personIds: [office.people.kadis.personId], postIds: [] })) // prettier-ignore
  for (const path of [`/api/papers/${one?.id}`, `/api/papers/${one?.id}/pdf`])
    assert.equal((await office.get(path)).status, 404, path)
  assert.deepEqual(await papers(), [])
  assert.equal((await office.get(`/api/papers/${one?.id}`, office.people.kadis)).status, 200)
  const book = await print({ kind: 'agenda-book', book: 'incoming', year: 2026, month: null })
  await makeAll()
  assert.match((await readPaperData(office.db, book)).data, /\(berkas terbatas\)/)
  assert.doesNotMatch((await readPaperData(office.db, book)).data, /longsor/)
})

test('an edition that enters a dossier before it has a text owes no nota dinas that could never be made', async () => {
  const [now, { personId }] = [new Date('2026-11-05T01:00:00Z'), office.people.fungsional]
  const steps = defaultEdition.steps.map((it) => (it.number === 2 ? { ...it, agenda: true } : it))
  const item = { kind: 'issue' as const, title: 'Tanpa naskah', summary: '', agency: '', source: '', sourceUrl: '', notedOn: '2026-11-05', level: 'alert' as const, programmeId: null, personId } // prettier-ignore
  const begun = await office.db.transaction().execute(async (tx) => {
    const editionId = await insertDraftEdition(tx, { body: { ...defaultEdition, steps }, personId }, now)
    await putEditionInForce(tx, { editionId, from: '2026-11-04' }, now)
    return startDossier(tx, { itemId: await insertItem(tx, item, now), officer: office.people.fungsional, urgent: true, now }) // prettier-ignore
  })
  assert.equal((await office.db.selectFrom('agenda_entry').select('id').where('dossier_id', '=', begun.dossierId).execute()).length, 1) // prettier-ignore
  await makeAll()
  assert.deepEqual((await papers(begun.dossierId)).map((it) => it.kind), []) // prettier-ignore
})

test('who wrote down a leader’s spoken YES stands on the papers in their own post, and the leader as who said it', async () => {
  const { sekretaris, kabid, fungsional, kadis } = office.people
  const steps = defaultEdition.steps.map((it) => (it.number === 5 ? { ...it, agenda: true } : it))
  await office.db.transaction().execute(async (tx) => {
    const now = new Date('2026-11-06T01:00:00Z')
    const editionId = await insertDraftEdition(
      tx,
      { body: { ...defaultEdition, steps }, personId: kabid.personId },
      now,
    )
    await putEditionInForce(tx, { editionId, from: '2026-11-02' }, now)
    await tx.insertInto('tenure').values({ id: randomUUID(), person_id: kadis.personId, post_id: 'kepala-dinas', from_on: '2026-11-01', created_at: now }).execute() // prettier-ignore
  })
  const it = await office.toDecision('Banjir bandang')
  const heardAt = new Date('2026-11-02T23:00:00Z').toISOString()
  await office.act(it.dossierId, sekretaris, { kind: 'approve-orally', version: it.version, fromPersonId: kadis.personId, heardAt, how: 'Lewat telepon.' }) // prettier-ignore
  await office.act(it.dossierId, kabid, { kind: 'complete', version: it.version })
  // Set for a day later: its papers are of the act, and tell when the public has it.
  const goesOutAt = new Date(Date.now() + 86_400_000).toISOString()
  await office.act(it.dossierId, fungsional, { kind: 'complete', version: it.version, release: { goesOutAt, embargoUntil: null, without: [] } }) // prettier-ignore
  const publication = await office.db.selectFrom('publication').select('id').where('dossier_id', '=', it.dossierId).executeTakeFirstOrThrow() // prettier-ignore
  const memos = await office.db.selectFrom('agenda_entry').select('id').where('dossier_id', '=', it.dossierId).where('kind', '=', 'memo').orderBy('number', 'desc').execute() // prettier-ignore
  const [sheet, memo] = await office.db.transaction().execute(async (tx) => [await readReviewSheetData(tx, publication.id), await readNotaDinasData(tx, memos[0]?.id ?? '')] as const) // prettier-ignore
  const release = await office.db.transaction().execute((tx) => readPressReleaseData(tx, publication.id, { url: '', signer: null })) // prettier-ignore
  assert.equal(release.publishedAt, goesOutAt)
  assert.equal(sheet.visits.length, 6)
  const { post, person, note } = sheet.visits.find((one) => one.step === 4) ?? assert.fail()
  assert.deepEqual([post, person, note], ['Sekretaris', 'Bambang', 'Hadi, Kepala Dinas: Lewat telepon.'])
  assert.deepEqual([memo.signer.name, memo.signer.post], ['Bambang', 'Sekretaris'])
  await office.db.transaction().execute((tx) => saveSigning(tx, { change: { method: 'pades', keyStore: { hash: 'a'.repeat(64), at: new Date() }, papers: [{ kind: 'nota-dinas', by: 'sender' }] }, seenRevision: null, personId: kabid.personId }, new Date())) // prettier-ignore
  const signatory = await office.db.transaction().execute((tx) => findSignatory(tx, { kind: 'nota-dinas', about: memos[0]?.id ?? '' })) // prettier-ignore
  assert.equal(signatory?.signer.post, 'Sekretaris')
})
