import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { recordOffice, type RecordOffice } from '../../test/record-office.ts'
import { leafHash } from '../ledger/tree.ts'
import { openNote, readCheckpoint as readCheckpointText, readVerifierKey } from '../ledger/verify-note.ts'
import { verifyConsistency, verifyInclusion } from '../ledger/verify-proof.ts'
import { listAgenda, listAgendaYears } from './api/agenda.ts'
import { listLedger, listPapers, readCheckpoint, readConsistency, readDisposition, readLedgerEntry } from './api.ts'

let office: RecordOffice
let slide: { dossierId: string; decisionId: string }
let repaired: { dossierId: string; version: string }
before(async () => {
  office = await recordOffice()
  const { act, people } = office
  slide = await office.toPublic('Penjelasan longsor di Km 16')
  repaired = await office.toDecision('Jadwal vaksinasi ternak Desember')
  await act(repaired.dossierId, people.kadis, {
    kind: 'decide',
    version: repaired.version,
    decision: { answer: 'no', reason: 'Sebutkan kecamatan yang belum terjadwal.', toStep: 2 },
  })
  await office.toDecision('Pendaftaran beasiswa diperpanjang')
})
after(() => office?.close())

async function ask<S extends z.ZodType>(endpoint: { answer: S }, path: string): Promise<z.output<S>> {
  const { status, json } = await office.get(path)
  assert.equal(status, 200, JSON.stringify(json))
  return endpoint.answer.parse(json)
}
const agenda = (query: string) => ask(listAgenda, `/api/agenda?${query}`)
const subjects = (rows: readonly { subject: string }[]) => rows.map((it) => it.subject.split(' ')[0])

test('the incoming book holds what came in for review and decision, the last on top, without a gap', async () => {
  const { rows, next } = await agenda('book=incoming&year=2026')
  assert.deepEqual(
    rows.map((it) => [it.number, it.kind, it.subject.split(' ')[0]]),
    [
      [6, 'decision', 'Pendaftaran'],
      [5, 'review', 'Pendaftaran'],
      [4, 'decision', 'Jadwal'],
      [3, 'review', 'Jadwal'],
      [2, 'decision', 'Penjelasan'],
      [1, 'review', 'Penjelasan'],
    ],
  )
  assert.equal(next, null)
  assert.deepEqual(rows.map((it) => it.dossierNumber).slice(-1), ['2026/0001'])
  assert.match(rows[1]?.to ?? '', /Sekretaris/)
})

test('the outgoing book holds each nota dinas, dispositions with their sheets, and what went to the public', async () => {
  const { rows } = await agenda('book=outgoing&year=2026')
  assert.deepEqual(
    rows.map((it) => [it.number, it.kind, it.to === 'Masyarakat', it.dispositionId !== null]),
    [
      [9, 'memo', false, false],
      [8, 'memo', false, false],
      [7, 'disposition', false, true],
      [6, 'memo', false, false],
      [5, 'memo', false, false],
      [4, 'publication', true, false],
      [3, 'disposition', false, true],
      [2, 'memo', false, false],
      [1, 'memo', false, false],
    ],
  )
})

test('pages follow each other without overlap or loss', async () => {
  const seen: number[] = []
  let after: string | null = ''
  while (after !== null) {
    const page = await agenda(`book=incoming&year=2026&limit=2${after && `&after=${after}`}`)
    seen.push(...page.rows.map((it) => it.number))
    after = page.next
  }
  assert.deepEqual(seen, [6, 5, 4, 3, 2, 1])
})

test('a line is found by its number, by its dossier and by words, in any of their forms', async () => {
  const found = async (search: string) =>
    subjects((await agenda(`book=incoming&year=2026&search=${encodeURIComponent(search)}`)).rows)
  assert.deepEqual(await found('4'), ['Jadwal'])
  assert.deepEqual(await found('No. 4/2026'), ['Jadwal'])
  assert.deepEqual(await found('2026/0002'), ['Jadwal', 'Jadwal'])
  assert.deepEqual(await found('vaksin'), ['Jadwal', 'Jadwal'], 'vaksinasi, by its beginning')
  assert.deepEqual(await found('jelas'), ['Penjelasan', 'Penjelasan'], 'penjelasan, by its root')
  assert.deepEqual(await found('Longsor Km'), ['Penjelasan', 'Penjelasan'])
  assert.deepEqual(await found('longsor ternak'), [])
  assert.deepEqual(await found('99'), [])
  assert.deepEqual(await found('2025/0002'), [])
})

test('a number that names another year is found there', async () => {
  const { rows } = await agenda(`book=incoming&year=2025&search=${encodeURIComponent('4/2026')}`)
  assert.deepEqual(subjects(rows), ['Jadwal'])
  assert.deepEqual((await agenda('book=incoming&year=2025')).rows, [])
})

test('what is typed to find something is never an order to the database, nor a mistake of ours', async () => {
  for (const search of [
    "'; drop table agenda_entry; --",
    '%',
    '_',
    '\\',
    '"',
    '"a',
    '& | !',
    '<->',
    ':*',
    'a:b',
    '😀',
    'x'.repeat(200),
  ])
    assert.deepEqual((await agenda(`book=incoming&year=2026&search=${encodeURIComponent(search)}`)).rows, [], search)
  assert.equal((await agenda('book=incoming&year=2026')).rows.length, 6)
})

test('a wrong book, year, limit or text is refused and names the field', async () => {
  const wrong: [string, string][] = [
    ['year=2026', 'book'],
    ['book=Buku+Keluar&year=2026', 'book'],
    ['book=incoming&year=2026&month=13', 'month'],
    ['book=incoming', 'year'],
    ['book=incoming&year=99999', 'year'],
    ['book=incoming&year=2026.5', 'year'],
    ['book=incoming&year=2026&limit=101', 'limit'],
    ['book=incoming&year=2026&limit=0', 'limit'],
    [`book=incoming&year=2026&search=${'x'.repeat(201)}`, 'search'],
    ['book=incoming&year=2026&search=%00', 'search'],
  ]
  for (const [query, field] of wrong) {
    const { status, json } = await office.get(`/api/agenda?${query}`)
    assert.deepEqual([status, (json as { field: string }).field], [400, field], query)
  }
})

test('a cursor that is none of ours starts the list anew', async () => {
  for (const after of [
    'nonsense',
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])
    assert.equal((await agenda(`book=incoming&year=2026&after=${after}`)).rows[0]?.number, 6)
})

test('the books and their last numbers are listed', async () => {
  const { rows } = await ask(listAgendaYears, '/api/agenda/years')
  assert.deepEqual(rows, [
    { book: 'incoming', year: 2026, last: 6 },
    { book: 'outgoing', year: 2026, last: 9 },
  ])
})

test('a disposition sheet says what stood on the paper one, and its numbers equal the books’', async () => {
  const { rows } = await ask(listPapers, `/api/dossiers/${repaired.dossierId}/papers`)
  const sheets = rows.filter((it) => it.dispositionId !== null)
  assert.deepEqual(
    sheets.map((it) => [it.kind, it.book, it.number]),
    [['disposition', 'outgoing', 7]],
  )
  const sheet = await ask(readDisposition, `/api/dispositions/${sheets[0]?.dispositionId}`)
  assert.equal(sheet.office?.name, 'Dinas Komunikasi')
  assert.deepEqual([sheet.incoming?.number, sheet.outgoing.number], [4, 7])
  assert.deepEqual([sheet.dossier.number, sheet.dossier.level], ['2026/0002', 'alert'])
  assert.match(sheet.from, /Sekretaris/)
  assert.match(sheet.to, /Bidang/)
  assert.match(sheet.instruction, /kecamatan yang belum terjadwal/)
  assert.deepEqual([sheet.decidedBy.name, sheet.decidedBy.rank, sheet.proof], ['Hadi', 'Pembina', 'none'])
  assert.equal(sheet.version.hash, repaired.version)
  assert.ok(Date.parse(sheet.version.at) < Date.parse(sheet.receivedAt))
  assert.ok(Date.parse(sheet.receivedAt) < Date.parse(sheet.decidedAt))
  const entry = await ask(readLedgerEntry, `/api/ledger/entries/${sheet.ledgerIndex}`)
  assert.equal((JSON.parse(entry.body) as { decisionHash: string }).decisionHash, sheet.statementHash)
})

test('a sheet or a dossier that does not exist is said so', async () => {
  assert.equal((await office.get(`/api/dispositions/${randomUUID()}`)).status, 404)
  assert.equal((await office.get('/api/dispositions/nonsense')).status, 400)
  assert.deepEqual((await ask(listPapers, `/api/dossiers/${randomUUID()}/papers`)).rows, [])
})

test('the ledger is listed from its newest entry to its first', async () => {
  const indexes: number[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: z.output<typeof listLedger.answer> = await ask(
      listLedger,
      `/api/ledger/entries?limit=7${after && `&after=${after}`}`,
    )
    indexes.push(...page.rows.map((it) => it.index))
    after = page.next
  }
  const { size } = await ask(readCheckpoint, '/api/ledger/checkpoint')
  assert.deepEqual(
    indexes,
    Array.from({ length: size }, (_, n) => size - 1 - n),
  )
})

test('every entry comes with its bytes and a proof that it stands in a checkpoint signed by the published key', async () => {
  const { size, key, origin } = await ask(readCheckpoint, '/api/ledger/checkpoint')
  const verifier = readVerifierKey(key)
  for (let index = 0; index < size; index++) {
    const entry = await ask(readLedgerEntry, `/api/ledger/entries/${index}`)
    const leaf = leafHash(Buffer.from(entry.body))
    assert.equal(leaf.toString('hex'), entry.hash)
    const opened = openNote(Buffer.from(entry.checkpoint.note), [verifier], 'The checkpoint')
    assert.ok(opened.signed.has(verifier.id))
    const said = readCheckpointText(opened.text, 'The checkpoint')
    assert.deepEqual(
      [said.origin, said.size, said.root.toString('base64')],
      [origin, entry.checkpoint.size, entry.checkpoint.root],
    )
    const proof = entry.proof.map((it) => Buffer.from(it, 'base64'))
    verifyInclusion({ index: BigInt(index), size: BigInt(said.size), leaf, proof, root: said.root })
  }
})

test('the ledger proves to begin as every earlier checkpoint said', async () => {
  const early = await ask(readCheckpoint, '/api/ledger/checkpoint')
  await office.toPublic('Perbaikan atap sekolah')
  const { proof, checkpoint } = await ask(readConsistency, `/api/ledger/consistency/${early.size}`)
  assert.ok(checkpoint.size > early.size)
  verifyConsistency({
    earlier: BigInt(early.size),
    size: BigInt(checkpoint.size),
    earlierRoot: Buffer.from(early.root, 'base64'),
    root: Buffer.from(checkpoint.root, 'base64'),
    proof: proof.map((it) => Buffer.from(it, 'base64')),
  })
})

test('an entry or a size that is not there yet is refused in the person’s language', async () => {
  const { size } = await ask(readCheckpoint, '/api/ledger/checkpoint')
  assert.equal((await office.get(`/api/ledger/entries/${size}`)).status, 404)
  const { status, json } = await office.get(`/api/ledger/consistency/${size + 1}`)
  assert.deepEqual([status, (json as { code: string }).code], [422, 'ledger-shorter'])
  assert.match((json as { title: string }).title, /baru berisi/)
  for (const path of [
    'entries/-1',
    'entries/1.5',
    'entries/x',
    'entries/99999999999999999999',
    'consistency/0',
    'consistency/x',
  ])
    assert.equal((await office.get(`/api/ledger/${path}`)).status, 400, path)
})

test('no personal data and no text of people stands in the ledger', async () => {
  const bodies = await office.db.selectFrom('ledger_entry').select('body').execute()
  const whole = bodies.map((it) => it.body).join('\n')
  for (const word of ['Dewi', 'Hadi', '@', 'longsor', 'vaksinasi', 'kecamatan', '19700101'])
    assert.ok(!whole.includes(word), word)
})

test('strangers see a checkpoint and nothing else; whoever is signed in may read all', async () => {
  const { size } = await ask(readCheckpoint, '/api/ledger/checkpoint')
  const [row] = (await agenda('book=outgoing&year=2026&search=3')).rows
  for (const path of [
    '/api/agenda?book=incoming&year=2026',
    '/api/agenda/years',
    `/api/dispositions/${row?.dispositionId}`,
    `/api/dossiers/${slide.dossierId}/papers`,
    '/api/ledger/entries',
    '/api/ledger/entries/0',
  ]) {
    assert.equal((await office.get(path, null)).status, 401, path)
    for (const person of Object.values(office.people)) assert.equal((await office.get(path, person)).status, 200, path)
  }
  for (const path of ['/api/ledger/checkpoint', `/api/ledger/consistency/${size}`])
    assert.equal((await office.get(path, null)).status, 200)
})
