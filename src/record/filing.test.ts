import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { minutesOf, SCAN, sendTable, upload } from '../../test/archive.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  writeDraft,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import { writeTable } from '../files/table-file.ts'
import { countDue, listDisposals, listDue, readDisposal, recordDisposal } from './api/disposals.ts'
import {
  listFilingTableRows,
  listFilingTables,
  readFilingRules,
  saveFilingRules,
  type JudgedTable,
} from './api/filing-tables.ts'
import { holdFiling, listFilingEvents, readFiling, releaseFiling, setSeries } from './api/filing.ts'
import type { TableKind } from './rules/filing.ts'
import { findClassification } from './stores/filing.ts'

const today = dayOf(ZONE, new Date())
const year = Number(today.slice(0, 4))

let office: TestOffice
let admin: TestPerson
let keeper: TestPerson
/** Closed in 2015, in 2020 and today, before the office had a schedule of its own. */
let old: string
let newer: string
let fresh: string
let scan = ''
before(async () => {
  office = await openTestOffice()
  admin = office.people.administrator
  keeper = office.people.sekretaris
  old = await publish('Jalan desa selesai')
  newer = await publish('Vaksinasi ternak')
  fresh = await publish('Beasiswa daerah')
  await closedOn(old, '2015-03-10')
  await closedOn(newer, '2020-02-29')
  scan = await upload(office, keeper, SCAN, 'berita-acara.pdf')
})
after(() => office?.close())

async function publish(title: string): Promise<string> {
  const dossierId = await beginDossier(office, title)
  const version = await bringTo(office, dossierId, 4, someContent(title))
  await office.decide(dossierId, version, { answer: 'yes' })
  for (const who of [office.people['kepala-bidang'], office.people.fungsional]) {
    const { revision: seenRevision } = await who.call(readDossier, { params: { dossierId } })
    await who.call(actOnDossier, { params: { dossierId }, body: { seenRevision, act: { kind: 'complete', version } } })
  }
  return dossierId
}

const closedOn = (dossierId: string, day: string) =>
  office.db.updateTable('filing').set({ closed_on: day }).where('dossier_id', '=', dossierId).execute()

const CODES =
  'Kode,Uraian\r\n400,Kesejahteraan\r\n400.14,Humas\r\n400.14.1,Publikasi\r\n500,Ekonomi\r\n500.12,Kominfo\r\n'
const SCHEDULE = [
  'Jenis arsip,Kode,Aktif (tahun),Inaktif (tahun),Nasib akhir,Dihitung dari,Dasar hukum',
  'Publikasi,400.14.1,1,2,Musnah,,Perbup 12/2025',
  'Pengumuman,400.14.1,2,3,Musnah,Penutupan,',
  'Umum kominfo,500.12,2,3,Dinilai kembali,,',
  'Liputan pimpinan,400.14,1,1,Permanen,,',
].join('\n')

const table = (kind: TableKind, query: Record<string, string>, body: string | Buffer, person = admin) =>
  sendTable(office, { kind, person, body, query })
const check = async (kind: TableKind, body: string | Buffer, name = `${kind}.csv`) =>
  (await table(kind, { name }, body)).json() as JudgedTable & { code?: string }
const takeIn = async (kind: TableKind, body: string | Buffer, more: Record<string, string> = {}) => {
  const query = { id: randomUUID(), decree: 'Perbup Nomor 12 Tahun 2025', fromOn: '2025-01-01', ...more }
  const reply = await table(kind, query, body)
  return { status: reply.statusCode, json: reply.json() as { code?: string; filed: number; rows: number } }
}

const filingOf = (dossierId: string, who = keeper) => who.call(readFiling, { params: { dossierId } })
const lastInLedger = async () => {
  const row = await office.db
    .selectFrom('ledger_entry')
    .select('body')
    .orderBy('index', 'desc')
    .executeTakeFirstOrThrow()
  return JSON.parse(row.body) as Record<string, unknown>
}

test('from the first day a dossier has a code by its kind of text, from an example that says that it is one', async () => {
  const dossierId = await beginDossier(office)
  assert.deepEqual(
    [(await filingOf(dossierId)).entry?.series, (await filingOf(dossierId)).by],
    ['Publikasi informasi', 'type'],
  )
  await writeDraft(office, dossierId, someContent('Pengumuman'))
  const { entry } = await filingOf(dossierId)
  assert.deepEqual([entry?.series, entry?.code, entry?.verified], ['Publikasi media', '400.14.9', false])
  await writeDraft(office, dossierId, someContent('Siaran', { type: 'siaran-pers' }))
  assert.deepEqual(await findClassification(office.db, dossierId, new Date()), {
    code: '400.14.5.6',
    title: 'Hubungan dengan media massa',
    series: 'Siaran pers dan pernyataan',
    verified: false,
  })
})

test('under the example nothing is fixed: a closed dossier waits for the office’s own schedule', async () => {
  const { by, closedOn: day, activeUntil, fate, due } = await filingOf(fresh)
  assert.deepEqual([by, activeUntil, fate, due], ['closed', null, null, null])
  assert.match(day ?? '', /^20\d\d-\d\d-\d\d$/)
  assert.equal((await keeper.call(countDue, { query: { year: 2300 } })).unfixed, 3)
  const body = { series: 'Publikasi media', reason: 'Lebih cocok.', seenRevision: 1 }
  const reply = await keeper.send('POST', `/api/dossiers/${fresh}/filing/series`, body, key())
  assert.deepEqual(shown(reply), [409, 'filing-unverified'])
})

const key = () => ({ 'idempotency-key': randomUUID() })

test('a schedule waits for the office’s codes; a table that is none, is empty or too large is refused as a whole', async () => {
  assert.equal((await check('retention', SCHEDULE)).code, 'filing-codes-first')
  assert.equal((await check('classification', 'Nama,Alamat\nA,B\n')).code, 'filing-no-header')
  assert.equal((await check('classification', 'Kode,Uraian\n')).code, 'import-empty')
  assert.equal((await check('classification', '')).code, 'import-empty')
  const rows = Array.from({ length: 10_001 }, (_, at) => `${at},Nama`).join('\n')
  assert.equal((await check('classification', `Kode,Uraian\n${rows}`)).code, 'filing-too-many-rows')
  assert.equal((await table('classification', {}, CODES, keeper)).statusCode, 403)
})

test('every bad row is named by its number, and of a table with one nothing comes in', async () => {
  const bad = `KABUPATEN CONTOH,\n\n${CODES}600.1,Tanpa induk\n400,Dua kali\n"=1+1",Rumus\n`
  const { problems, rows } = await check('classification', bad)
  assert.deepEqual(
    problems.map((it) => [it.row, it.column, it.value]),
    [
      [9, 'Kode', '600.1'],
      [10, 'Kode', '400'],
      [11, 'Kode', '=1+1'],
    ],
  )
  assert.match(problems[0]?.sentence ?? '', /600/)
  assert.match(problems[1]?.sentence ?? '', /baris 4/)
  assert.equal(rows, 6)
  assert.deepEqual((await takeIn('classification', bad)).json.code, 'filing-bad-rows')
  assert.equal((await admin.call(listFilingTables, {})).classification.length, 1)
})

test('a table of codes becomes an edition with its decree and its file’s hash; the same upload again changes nothing', async () => {
  const { added, gone } = await check('classification', CODES)
  assert.deepEqual([added, gone], [1, 7])
  const id = randomUUID()
  assert.deepEqual((await takeIn('classification', CODES, { id })).status, 200)
  assert.deepEqual((await takeIn('classification', CODES, { id })).status, 200)
  assert.deepEqual((await takeIn('classification', `${CODES}600,Lain\n`, { id })).json.code, 'key-reused')
  const { classification } = await office.people.auditor.call(listFilingTables, {})
  assert.deepEqual(
    classification.map((it) => [it.decree.slice(0, 5), it.verified, it.counts, it.rows]),
    [
      ['Perbu', true, true, 5],
      ['Conto', false, false, 11],
    ],
  )
  const { codes } = await keeper.call(listFilingTableRows, { params: { tableId: id }, query: { limit: 2 } })
  assert.deepEqual(
    codes?.map((it) => it.code),
    ['400', '400.14'],
  )
  const { kind, tableId, fileHash } = await lastInLedger()
  assert.deepEqual([kind, tableId, fileHash], ['filing-table-imported', id, classification[0]?.fileHash])
})

test('an older edition, and one of a year too far, are refused', async () => {
  assert.equal((await takeIn('classification', CODES, { fromOn: '2024-12-31' })).json.code, 'filing-older')
  assert.equal((await takeIn('classification', CODES, { fromOn: '2062-01-01' })).json.code, 'filing-far')
  assert.equal((await takeIn('classification', CODES, { fromOn: '2026-02-30' })).status, 400)
  assert.equal((await takeIn('classification', CODES, { decree: '' })).status, 400)
})

test('a schedule from XLSX says which series of the kinds of text it lacks; what was closed waits until they are set', async () => {
  async function* cells() {
    yield SCHEDULE.split('\n').map((line) => line.split(','))
  }
  const file = Buffer.from(await writeTable('JRA', cells()))
  const { rows, bad, missing } = await check('retention', file, 'jra.xlsx')
  assert.deepEqual([rows, bad, missing.length], [4, 0, 5])
  const { json } = await takeIn('retention', file, { name: 'jra.xlsx' })
  assert.deepEqual([json.rows, json.filed], [4, 0])
  assert.equal((await filingOf(old)).entry, null)
  assert.equal(await findClassification(office.db, old, new Date()), null)
})

test('once the kinds of text have their series, what was closed before has its periods, from its own closing day', async () => {
  const { revision, missing } = await admin.call(readFilingRules, {})
  assert.ok(missing.length > 0)
  const rules = { fallback: 'Umum kominfo', types: { pengumuman: 'Pengumuman' } }
  const unknown = { rules: { ...rules, fallback: 'Tidak ada' }, seenRevision: revision }
  assert.deepEqual(shown(await admin.send('POST', '/api/filing/rules', unknown, key())), [422, 'filing-series-unknown'])
  const { filed } = await admin.call(saveFilingRules, { body: { rules, seenRevision: revision } })
  assert.equal(filed, 3)
  const again = { rules, seenRevision: revision }
  assert.deepEqual(shown(await admin.send('POST', '/api/filing/rules', again, key())), [409, 'filing-rules-changed'])
  const first = await filingOf(old)
  assert.deepEqual(
    [first.entry?.series, first.activeUntil, first.inactiveUntil, first.fate, first.due],
    ['Pengumuman', '2017-03-10', '2020-03-10', 'destroy', 'destroy'],
  )
  assert.deepEqual(
    first.events.map((it) => it.kind),
    ['fixed', 'closed'],
  )
  const second = await filingOf(newer)
  assert.deepEqual([second.activeUntil, second.inactiveUntil], ['2022-02-28', '2025-02-28'])
  assert.equal((await keeper.call(countDue, { query: { year: 2300 } })).unfixed, 0)
})

test('what is filed keeps what it was filed under; the next edition counts for what is closed after it', async () => {
  const longer = SCHEDULE.replace('Pengumuman,400.14.1,2,3', 'Pengumuman,500.12,5,5')
  assert.equal((await takeIn('retention', longer, { fromOn: '2026-01-01' })).status, 200)
  const kept = await filingOf(fresh)
  assert.deepEqual([kept.entry?.code, kept.entry?.fromOn, kept.entry?.activeYears], ['400.14.1', '2025-01-01', 2])
  const later = await publish('Setelah edisi baru')
  const now = await filingOf(later)
  assert.deepEqual([now.entry?.code, now.entry?.activeYears, now.by], ['500.12', 5, 'closed'])
  await writeDraft(office, later, someContent('Setelah', { type: 'siaran-pers' })).catch(() => {}) // closed: refused
  assert.equal((await filingOf(later)).entry?.series, 'Pengumuman')
})

test('withdrawn after it was public, a dossier stays in its series and is kept from that day on', async () => {
  const dossierId = await publish('Akan ditarik')
  await closedOn(dossierId, '2020-01-01')
  const reply = await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'withdraw', reason: 'Keliru.' })
  assert.equal(reply.status, 200)
  const { entry, closedOn: day, activeUntil, events } = await filingOf(dossierId)
  assert.equal(entry?.series, 'Pengumuman')
  assert.ok(day !== null && day >= today && activeUntil !== null && activeUntil > day)
  assert.deepEqual(
    events.map((it) => it.kind),
    ['closed', 'closed'],
  )
})

test('withdrawn before it was public, it is filed by the text that it had', async () => {
  const dossierId = await beginDossier(office, 'Tidak jadi')
  await writeDraft(office, dossierId, someContent('Tidak jadi', { type: 'infografis' }))
  assert.equal(
    (await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'withdraw', reason: 'Batal.' })).status,
    200,
  )
  const { entry, by, closedOn: day } = await filingOf(dossierId)
  assert.deepEqual([entry?.series, by], ['Umum kominfo', 'closed'])
  assert.notEqual(day, null)
})

test('the keeper of the records puts a dossier in another series with a reason; nobody else does', async () => {
  const dossierId = await beginDossier(office, 'Kunjungan bupati')
  const params = { dossierId }
  const body = { series: 'liputan PIMPINAN', reason: 'Liputan pimpinan daerah.', seenRevision: 0 }
  const path = `/api/dossiers/${dossierId}/filing/series`
  for (const who of ['fungsional', 'kepala-bidang', 'kepala-dinas', 'administrator'] as const)
    assert.deepEqual(shown(await office.people[who].send('POST', path, body, key())), [403, 'records-not-yours'], who)
  assert.equal((await filingOf(dossierId, office.people.fungsional)).whyNot?.code, 'records-not-yours')
  assert.equal((await keeper.send('POST', path, { ...body, reason: '' }, key())).status, 400)
  assert.deepEqual(shown(await keeper.send('POST', path, { ...body, series: 'Tak ada' }, key())), [
    422,
    'filing-series-unknown',
  ])
  assert.deepEqual(await keeper.call(setSeries, { params, body }), { revision: 1 })
  assert.deepEqual(shown(await keeper.send('POST', path, body, key())), [409, 'filing-changed'])
  const { entry, by, events, whyNot } = await filingOf(dossierId)
  assert.deepEqual([entry?.series, by, events[0]?.reason, whyNot], ['Liputan pimpinan', 'person', body.reason, null])
  const told = await lastInLedger()
  assert.deepEqual([told['kind'], told['dossierId'], told['reason']], ['filing-set', dossierId, undefined])
  await writeDraft(office, dossierId, someContent('Pengumuman'))
  assert.equal((await filingOf(dossierId)).entry?.series, 'Liputan pimpinan') // its kind of text no longer moves it
})

test('a year’s list holds what is due by its end, overdue first, and each filter narrows it', async () => {
  const list = (query: object) => keeper.call(listDue, { query: { year, due: 'destroy', ...query } as never })
  const ids = async (query: object) => (await list(query)).rows.map((it) => it.dossierId)
  assert.deepEqual(await ids({}), [old, newer])
  assert.deepEqual(await ids({ year: 2024 }), [old])
  assert.deepEqual(await ids({ year: 2019 }), [])
  assert.deepEqual(await ids({ year: 2019, due: 'transfer' }), [old])
  assert.deepEqual(await ids({ due: 'transfer' }), [])
  assert.deepEqual(await ids({ code: '400' }), [old, newer])
  assert.deepEqual(await ids({ code: '40' }), [])
  assert.deepEqual(await ids({ code: '400.14.1' }), [old, newer])
  assert.deepEqual(await ids({ code: '%' }), [])
  assert.deepEqual(await ids({ held: 'yes' }), [])
  assert.deepEqual(await ids({ held: 'no' }), [old, newer])
  const first = await list({ limit: 1 })
  assert.deepEqual([first.rows[0]?.dossierId, await ids({ limit: 1, after: first.next })], [old, [newer]])
  const counts = await office.people.auditor.call(countDue, { query: { year } })
  assert.deepEqual(
    [counts.transfer, counts.review, counts.destroy, counts.permanent, counts.whyNot?.code],
    [0, 0, 2, 0, 'not-your-role'],
  )
  const csv = await office.people.auditor.send('GET', `/api/archive/csv?year=${year}&due=destroy`)
  const lines = String(csv.body['text']).trim().split('\r\n')
  assert.equal(lines.length, 3)
  assert.match(
    lines[1] ?? '',
    /^20\d\d\/0001,Jalan desa selesai,400\.14\.1,Pengumuman,2015-03-10,2017-03-10,2020-03-10,Musnah,$/,
  )
  assert.equal((await keeper.send('GET', `/api/archive/xlsx?year=${year}&due=destroy`)).status, 200)
  assert.equal((await keeper.send('GET', `/api/archive/pdf?year=${year}&due=destroy`)).status, 400)
})

test('of a limited dossier the list tells its number and nothing of its words', async () => {
  const limit = (readers: object | null) =>
    tryAct(office.people['kepala-bidang'], newer, { kind: 'limit', reason: 'Peka.', readers })
  assert.equal((await limit({ personIds: [office.people['kepala-bidang'].personId], postIds: [] })).status, 200)
  const { rows } = await keeper.call(listDue, { query: { year, due: 'destroy' } })
  assert.deepEqual(
    [rows[1]?.title, rows[1]?.series, rows[1]?.dossierId, rows[1]?.number],
    ['', '', null, `${year}/0002`],
  )
  assert.equal((await keeper.send('GET', `/api/dossiers/${newer}/filing`)).status, 404)
  assert.equal((await keeper.send('GET', `/api/dossiers/${newer}/filing/events`)).status, 404)
  const csv = String((await keeper.send('GET', `/api/archive/csv?year=${year}&due=destroy`)).body['text'])
  assert.doesNotMatch(csv, /Vaksinasi/)
  assert.match(csv, /20\d\d\/0002,Berkas terbatas/)
  assert.equal((await limit(null)).status, 200)
})

const minutes = (filings: string[], more: object = {}) => ({ ...minutesOf(scan, filings), ...more })
const dispose = (body: object, who = keeper) => who.send('POST', '/api/disposals', body, key())
const rowOf = async (dossierId: string) =>
  (await office.db.selectFrom('filing').select('id').where('dossier_id', '=', dossierId).executeTakeFirstOrThrow()).id

test('a hold keeps a dossier from every disposal until it is lifted, both with their reason', async () => {
  const params = { dossierId: old }
  const { revision } = await filingOf(old)
  await keeper.call(holdFiling, { params, body: { reason: 'Perkara di PTUN.', seenRevision: revision } })
  const twice = { reason: 'Lagi.', seenRevision: revision + 1 }
  assert.deepEqual(shown(await keeper.send('POST', `/api/dossiers/${old}/filing/hold`, twice, key())), [
    409,
    'filing-held',
  ])
  assert.deepEqual(shown(await dispose(minutes([await rowOf(old)]))), [409, 'disposal-held'])
  await assert.rejects(
    office.db.updateTable('filing').set({ stage: 'destroyed' }).where('dossier_id', '=', old).execute(),
    /check/,
  )
  assert.equal((await filingOf(old)).due, 'destroy') // due all the same
  const { rows } = await keeper.call(listDue, { query: { year, due: 'destroy', held: 'yes' } })
  assert.deepEqual(
    rows.map((it) => it.dossierId),
    [old],
  )
  await keeper.call(releaseFiling, { params, body: { reason: 'Perkara selesai.', seenRevision: revision + 1 } })
  assert.equal((await lastInLedger())['kind'], 'filing-release')
  const { held, events } = await filingOf(old)
  assert.deepEqual([held, events.map((it) => it.reason).slice(0, 2)], [false, ['Perkara selesai.', 'Perkara di PTUN.']])
  const release = { reason: 'Lagi.', seenRevision: revision + 2 }
  assert.deepEqual(shown(await keeper.send('POST', `/api/dossiers/${old}/filing/release`, release, key())), [
    409,
    'filing-not-held',
  ])
})

test('minutes without approval, scan or a day that has come, of what is not due or has another fate, are refused', async () => {
  const [due, early] = [await rowOf(old), await rowOf(fresh)]
  const text = await upload(office, keeper, 'Bukan pindaian', 'catatan.txt')
  const others = await upload(
    office,
    office.people.administrator,
    '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n',
    'ba.pdf',
  )
  for (const [body, code] of [
    [minutes([due], { approvalNumber: '' }), 'disposal-approval'],
    [minutes([due], { approvalOn: null }), 'disposal-approval'],
    [minutes([due], { approvalBy: '  ' }), 'disposal-approval'],
    [minutes([due], { minutesOn: '2199-01-01' }), 'disposal-future'],
    [minutes([due], { approvalOn: '2199-01-01' }), 'disposal-future'],
    [minutes([due], { minutesOn: '2020-03-10' }), 'disposal-early'],
    [minutes([due], { scanHash: 'a'.repeat(64) }), 'disposal-scan'],
    [minutes([due], { scanHash: text }), 'disposal-scan'],
    [minutes([due], { scanHash: others }), 'disposal-scan'],
    [minutes([due], { kind: 'handover' }), 'disposal-fate'],
    [minutes([due, early]), 'disposal-early'],
    [minutes([due, randomUUID()]), 'disposal-unknown'],
  ] as const)
    assert.equal((await dispose(body)).body['code'], code)
  for (const body of [
    minutes([]),
    minutes([due, due]),
    minutes([due], { signers: '' }),
    minutes([due], { minutesNumber: '' }),
    minutes(Array.from({ length: 501 }, () => randomUUID())),
    { ...minutes([due]), other: 1 },
  ])
    assert.equal((await dispose(body)).status, 400)
  assert.deepEqual(shown(await dispose(minutes([due]), admin)), [403, 'records-not-yours'])
  assert.deepEqual(await office.db.selectFrom('disposal').select('id').execute(), [])
  assert.equal((await filingOf(old)).stage, 'kept')
})

test('minutes are recorded once and for good: the dossier says by which it was destroyed, and is still there', async () => {
  const body = minutes([await rowOf(newer), await rowOf(old)])
  const act = randomUUID()
  const done = await keeper.call(recordDisposal, { body }, act)
  assert.deepEqual(await keeper.call(recordDisposal, { body }, act), done)
  const told = await lastInLedger()
  assert.deepEqual(
    [told['kind'], told['disposalId'], told['count'], told['scanHash']],
    ['disposal-recorded', done.disposalId, 2, scan],
  )
  const { stage, due, events } = await filingOf(old)
  assert.deepEqual([stage, due, events[0]?.disposal?.minutesNumber], ['destroyed', null, '045/BA/2026'])
  assert.equal((await keeper.call(readDossier, { params: { dossierId: old } })).title, 'Jalan desa selesai')
  assert.deepEqual((await keeper.call(listDue, { query: { year, due: 'destroy' } })).rows, [])
  const params = { disposalId: done.disposalId }
  const first = await office.people.auditor.call(readDisposal, { params, query: { limit: 1 } })
  const rest = await office.people.auditor.call(readDisposal, { params, query: { limit: 1, after: first.next ?? '' } })
  assert.deepEqual([first.count, first.rows.length, rest.rows.length, rest.next], [2, 1, 1, null])
  assert.deepEqual(
    (await keeper.call(listDisposals, { query: {} })).rows.map((it) => it.minutesNumber),
    ['045/BA/2026'],
  )

  assert.deepEqual(shown(await dispose(minutes([await rowOf(old)], { minutesNumber: '046/BA/2026' }))), [
    409,
    'disposal-done',
  ])
  const { revision } = await filingOf(old)
  const change = { reason: 'Terlambat.', seenRevision: revision }
  assert.deepEqual(shown(await keeper.send('POST', `/api/dossiers/${old}/filing/hold`, change, key())), [
    409,
    'filing-disposed',
  ])
  for (const name of ['disposal', 'disposal_item', 'filing_event', 'retention', 'filing_table'] as const)
    await assert.rejects(office.db.deleteFrom(name).execute(), /final/, name)
  await assert.rejects(office.db.deleteFrom('filing').execute(), /final/)
})

test('a transfer needs no approval, its number is not taken twice, and what moved is due by its fate alone', async () => {
  const dossierId = await publish('Dipindahkan')
  await office.db
    .updateTable('filing')
    .set({ closed_on: `${year - 2}-01-01`, active_until: `${year - 1}-01-01`, inactive_until: `${year + 3}-01-01` })
    .where('dossier_id', '=', dossierId)
    .execute()
  const none = { approvalNumber: '', approvalOn: null, approvalBy: '' }
  const body = minutes([await rowOf(dossierId)], { kind: 'transfer', minutesNumber: '01/BA', ...none })
  assert.equal((await dispose(body)).status, 200)
  const { stage, due } = await filingOf(dossierId)
  assert.deepEqual([stage, due], ['transferred', null])
  assert.deepEqual((await keeper.call(listDue, { query: { year, due: 'transfer' } })).rows, [])
  const later = await keeper.call(listDue, { query: { year: year + 3, due: 'destroy' } })
  assert.ok(later.rows.some((it) => it.dossierId === dossierId))
  const other = await publish('Lain')
  await office.db
    .updateTable('filing')
    .set({ closed_on: `${year - 2}-01-01`, active_until: `${year - 1}-01-01`, inactive_until: `${year + 3}-01-01` })
    .where('dossier_id', '=', other)
    .execute()
  assert.deepEqual(shown(await dispose({ ...body, filings: [await rowOf(other)], minutesNumber: '01/ba' })), [
    409,
    'disposal-twice',
  ])
})

test('two minutes at once never both name one dossier', async () => {
  const dossierId = await publish('Diperebutkan')
  await office.db
    .updateTable('filing')
    .set({ closed_on: '2010-01-01', active_until: '2011-01-01', inactive_until: '2012-01-01' })
    .where('dossier_id', '=', dossierId)
    .execute()
  const id = await rowOf(dossierId)
  const replies = await Promise.all(
    ['A', 'B', 'C'].map((number) => dispose(minutes([id], { minutesNumber: `${number}/BA/2026` }))),
  )
  assert.deepEqual(replies.map((it) => it.status).toSorted(), [200, 409, 409])
})

test('an edition taken home as CSV is taken in again as it was, with what looks like a formula still a text', async () => {
  const odd = `${SCHEDULE}\n"=SUM(A1), ""aneh""",500.12,1,1,Musnah,,"-1 dasar"\n`
  const { json } = await takeIn('retention', odd, { fromOn: '2026-02-01' })
  assert.equal(json.rows, 5)
  const { retention } = await keeper.call(listFilingTables, {})
  const tableId = retention[0]?.id ?? ''
  for (const language of ['id', 'en']) {
    const { body } = await keeper.send('GET', `/api/filing/tables/${tableId}/csv?language=${language}`)
    assert.match(String(body['text']), /"'=SUM/)
    const { same, changed, added, gone, bad } = await check('retention', String(body['text']))
    assert.deepEqual([same, changed, added, gone, bad], [5, 0, 0, 0, 0], language)
  }
})

test('what happened to where a dossier is filed is read to its beginning, however much it is', async () => {
  const params = { dossierId: old }
  const before = (await filingOf(old)).events.map((it) => it.number)
  await sql`insert into filing_event (filing_id, number, kind, reason, at)
    select ${await rowOf(old)}::uuid, number, case when number % 2 = 0 then 'hold' else 'release' end, 'x', now()
    from generate_series(1001, 1250) number`.execute(office.db)
  const first = await filingOf(old)
  const numbers = first.events.map((it) => it.number)
  for (let after = first.eventsNext; after !== null;) {
    const { rows, next } = await keeper.call(listFilingEvents, { params, query: { after } })
    numbers.push(...rows.map((it) => it.number))
    after = next
  }
  assert.equal(first.events.length, 100)
  assert.deepEqual(numbers, [...Array.from({ length: 250 }, (_, at) => 1250 - at), ...before])
})
