import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { inventoryOffice, noted, type InventoryOffice } from '../../test/inventory-office.ts'
import { writeTable } from '../files/table-file.ts'
import { deleteStaleUploads } from './stores/uploads.ts'

let office: InventoryOffice
before(async () => {
  office = await inventoryOffice()
})
after(() => office?.close())

const imports = '/api/inventory/imports'
const code = (answer: { json(): { code: string } }) => answer.json().code
const countItems = async () =>
  (
    await office.db
      .selectFrom('item')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count
const staged = async () =>
  (await office.db.selectFrom('item_import_row').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count // prettier-ignore

/** Uploads and expects it to be judged. */
async function judge(text: string | Uint8Array, query: Record<string, string> = {}) {
  const answer = await office.upload(query, text)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()
}
const commit = (importId: string, body: object, key?: string) =>
  office.post(`${imports}/${importId}/commit`, body, key ? { key } : {})
const rowsOf = async (importId: string, query = '') =>
  (await office.get(`${imports}/${importId}/rows?limit=100${query}`)).json().rows

const mixed = [
  'Jenis;Judul;Uraian;OPD;Tautan;Tanggal;Tingkat',
  'Isu;Jalan rusak;Warga mengeluh;PUPR;;17 Agustus 2026;Siaga',
  'Isu;;tanpa judul;PUPR;;17 Agustus 2026;',
  'Gosip;Judul lain;;;javascript:alert(1);kapan-kapan;Gawat',
  'Program;=cmd|calc;;Bappeda;;17/08/2026;',
  '',
  'Isu;JALAN  RUSAK;;;;17/08/2026;',
].join('\r\n')

test('an upload says what each row becomes and brings nothing in', async () => {
  const before = await countItems()
  const file = await judge(mixed)
  assert.deepEqual(file.counts, { good: 2, bad: 2, twins: 1, flagged: 2, programmes: 0, added: 0 })
  assert.deepEqual([file.state, file.delimiter, file.encoding, file.headerRow], ['judged', ';', 'utf-8', 1])
  assert.deepEqual(file.columns[1], {
    at: 1,
    header: 'Judul',
    samples: ['Jalan rusak', 'Judul lain', '=cmd|calc'],
    field: 'title',
  })
  assert.equal(await countItems(), before)

  const rows = await rowsOf(file.id)
  assert.deepEqual(rows.map((it: { number: number; fate: string }) => [it.number, it.fate]), [[2, 'good'], [3, 'bad'], [4, 'bad'], [5, 'good'], [7, 'twin']]) // prettier-ignore
  assert.deepEqual(rows[2].problems.map((it: { column: string; code: string }) => `${it.column}: ${it.code}`), ['Tautan: bad-url', 'Tanggal: bad-day', 'Jenis: unknown-kind', 'Tingkat: unknown-level']) // prettier-ignore
  assert.match(rows[2].problems[1].sentence, /17 Agustus 2026/)
  assert.equal(rows[3].notes[0].code, 'formula-kept')
  assert.match(rows[4].notes[0].sentence, /baris 2/)
  assert.equal((await rowsOf(file.id, '&fate=bad')).length, 2)
  const english = await office.get(`${imports}/${file.id}/rows?fate=bad`, { headers: { 'accept-language': 'en' } })
  assert.equal(english.json().rows[0].problems[0].sentence, 'The title is empty.')
})

test('the list of what is not right comes as CSV, with nothing in it that a spreadsheet would run', async () => {
  const file = await judge('Judul;Tanggal\nA;=1+1\nB;@x')
  const csv = await office.get(`${imports}/${file.id}/problems/csv`)
  assert.match(String(csv.headers['content-type']), /text\/csv/)
  const lines = csv.body.split('\r\n')
  assert.equal(lines[0], '\uFEFFBaris,Kolom,Masalah,Isi sel')
  assert.equal(lines.filter((line) => line.startsWith('2,Tanggal')).length, 1)
  assert.ok(lines.some((line) => line.endsWith(`"'=1+1"`)))
  assert.ok(lines.some((line) => line.endsWith(`"'@x"`)))
})

test('all or none brings in nothing while one row is bad; only the good ones brings those', async () => {
  const before = await countItems()
  const file = await judge(mixed)
  const refused = await commit(file.id, { rows: 'all' })
  assert.deepEqual([refused.statusCode, code(refused), refused.json().bad], [409, 'import-has-bad-rows', 2])
  assert.equal(await countItems(), before)
  const done = await commit(file.id, { rows: 'good' })
  assert.deepEqual(done.json(), { added: 2, programmes: 0, twins: 1, bad: 2 })
  assert.equal(await countItems(), before + 2)
  const kept = await office.db.selectFrom('item').select(['title', 'kind', 'level', 'noted_on', 'agency']).where('title', '=', 'Jalan rusak').executeTakeFirstOrThrow() // prettier-ignore
  assert.deepEqual(kept, {
    title: 'Jalan rusak',
    kind: 'issue',
    level: 'alert',
    noted_on: '2026-08-17',
    agency: 'PUPR',
  })
  assert.equal(code(await commit(file.id, { rows: 'good' })), 'import-done')
  const entry = (await office.ledger('items-imported')).at(-1)
  assert.deepEqual([entry?.['added'], entry?.['fileHash']], [2, file.fileHash])
  assert.ok(!JSON.stringify(entry).includes('Jalan'))
})

test('a file without a bad row comes in whole, once, however often it is asked', async () => {
  const before = await countItems()
  const file = await judge('Judul\nSatu kali saja\nDua kali saja', { kind: 'issue' })
  const key = randomUUID()
  const both = await Promise.all([0, 1].map(() => commit(file.id, { rows: 'all' }, key)))
  const [first, other] = both.toSorted((a, b) => a.statusCode - b.statusCode)
  assert.deepEqual(first?.json(), { added: 2, programmes: 0, twins: 0, bad: 0 })
  assert.equal(other && code(other), 'under-way')
  assert.equal((await commit(file.id, { rows: 'all' }, key)).body, first?.body)
  assert.equal(await countItems(), before + 2)
})

test('what is there already is marked and stays out, unless a person wants it', async () => {
  await office.post('/api/inventory/items', noted('Sudah dicatat', { notedOn: '2026-08-17' }))
  const text = 'Judul;Tanggal\nsudah  DICATAT;17/08/2026\nSudah dicatat;18/08/2026'
  const file = await judge(text, { kind: 'issue' })
  assert.deepEqual([file.counts.good, file.counts.twins], [1, 1])
  assert.equal((await rowsOf(file.id, '&fate=twin'))[0].notes.at(-1).code, 'twin-in-inventory')
  assert.deepEqual((await commit(file.id, { rows: 'all' })).json(), { added: 1, programmes: 0, twins: 1, bad: 0 })
  const again = await judge(text, { kind: 'issue' })
  assert.equal(again.counts.twins, 2)
  assert.equal(code(await commit(again.id, { rows: 'all' })), 'import-nothing-good')
  assert.deepEqual((await commit(again.id, { rows: 'all', twins: 'add' })).json(), {
    added: 2,
    programmes: 0,
    twins: 0,
    bad: 0,
  })
})

test('two people bring in the same file at the same time: its rows are there once', async () => {
  const text = 'Judul;Tanggal\nSerentak A;17/08/2026\nSerentak B;17/08/2026'
  const files = await Promise.all([judge(text, { kind: 'issue' }), judge(text, { kind: 'issue' })])
  const answers = await Promise.all(files.map((file) => commit(file.id, { rows: 'all' })))
  const { count } = await office.db.selectFrom('item').select((eb) => eb.fn.countAll<number>().as('count')).where('title', 'like', 'Serentak%').executeTakeFirstOrThrow() // prettier-ignore
  assert.equal(count, 2, answers.map((it) => it.body).join())
})

test('activities find their programme in the file and in the inventory', async () => {
  const file = await judge('Program;Kegiatan\nDesa Terang;Pasang lampu\nTidak Ada;Sendiri', {})
  assert.deepEqual((await rowsOf(file.id)).map((it: { kind: string }) => it.kind), ['activity', 'activity']) // prettier-ignore
  assert.equal(file.counts.flagged, 2)
  const both = await judge('Jenis;Judul;Program\nKegiatan;Pasang kabel;Desa Terang\nProgram;Desa Terang;\n')
  await commit(both.id, { rows: 'all' })
  const kept = await office.db.selectFrom('item').innerJoin('item as programme', 'programme.id', 'item.programme_id').select('programme.title').where('item.title', '=', 'Pasang kabel').executeTakeFirstOrThrow() // prettier-ignore
  assert.equal(kept.title, 'Desa Terang')
  await commit(file.id, { rows: 'all' })
  const { programme_id: parent } = await office.db.selectFrom('item').select('programme_id').where('title', '=', 'Pasang lampu').executeTakeFirstOrThrow() // prettier-ignore
  assert.notEqual(parent, null)
})

test('a person says what the columns hold, sees the rows anew at once, and the next file of that make is read so', async () => {
  const text = (year: number) =>
    `Laporan;Kapan;Oleh Tahun ${year}\nPohon tumbang;17/08/2026;PUPR\nLampu padam;18/08/2026;Dishub`
  const file = await judge(text(2026))
  assert.deepEqual(
    [file.counts.bad, file.columns.map((it: { field: string | null }) => it.field)],
    [2, [null, null, null]],
  )
  const mapping = `${imports}/${file.id}/mapping`
  const columns = [{ at: 0, field: 'title' }, { at: 1, field: 'notedOn' }, { at: 2, field: 'agency' }] // prettier-ignore
  const said = { columns, kind: 'issue', name: 'Buku laporan' }
  assert.equal(code(await office.put(mapping, { ...said, columns: columns.slice(1) })), 'import-no-title')
  assert.equal(
    (await office.put(mapping, { ...said, columns: [...columns, { at: 2, field: 'source' }] })).statusCode,
    400,
  )
  assert.equal((await office.put(mapping, { ...said, columns: [{ at: 0, field: 'rahasia' }] })).statusCode, 400)
  assert.equal(code(await office.put(mapping, said, { as: office.kadis })), 'not-your-step')
  const anew = (await office.put(mapping, said)).json()
  assert.deepEqual([anew.counts.good, anew.counts.bad, anew.mapping], [2, 0, 'Buku laporan'])
  assert.deepEqual((await rowsOf(file.id)).map((it: { title: string; agency: string }) => [it.title, it.agency]), [['Pohon tumbang', 'PUPR'], ['Lampu padam', 'Dishub']]) // prettier-ignore

  const next = await judge(text(2027))
  assert.deepEqual([next.counts.good, next.mapping, next.kind], [2, 'Buku laporan', 'issue'])
  const { rows } = (await office.get('/api/inventory/mappings')).json()
  assert.deepEqual(rows.map((it: { name: string; savedBy: string }) => [it.name, it.savedBy]), [['Buku laporan', 'Dewi']]) // prettier-ignore
  const removal = `/api/inventory/mappings/${rows[0].id}/removal`
  assert.equal(code(await office.post(removal, {}, { as: office.kadis })), 'not-your-step')
  assert.equal((await office.post(removal, {})).statusCode, 200)
  assert.equal(code(await office.post(removal, {})), 'not-found')
  assert.equal((await judge(text(2028))).counts.bad, 2)
  assert.deepEqual(
    (await office.ledger('mapping-saved')).map((it) => 'name' in it || 'columns' in it),
    [false],
  )
  await commit(file.id, { rows: 'all' })
  assert.equal(code(await office.put(mapping, said)), 'import-done')
})

test('two columns of one name are left to a person, and a table without a title is shown to be all wrong', async () => {
  const file = await judge('Judul;Judul\na;b', { kind: 'issue' })
  assert.deepEqual([file.doubled, file.counts.bad], ['Judul', 1])
  assert.equal((await judge('Nomor;Catat\n7;abc')).counts.bad, 1)
})

test('a plan comes in with its programmes found by code, of the agency whose they are', async () => {
  const plan = (agency: string, more = '') =>
    `Perangkat Daerah;${agency};\nKode;Program/Kegiatan/Sub Kegiatan;Pagu Indikatif (Rp)\n7;URUSAN;9\n7.01.01;Program Penunjang;9\n7.01.01.2.01;Perencanaan;9\n;JUMLAH;9\n${more}`
  for (const agency of ['Kecamatan Tugu', 'Kecamatan Karangan']) {
    const file = await judge(plan(agency))
    assert.deepEqual([file.counts.good, file.agency, file.leftOut], [2, agency, [{ why: 'heading', rows: 1 }, { why: 'total', rows: 1 }]]) // prettier-ignore
    await commit(file.id, { rows: 'all' })
  }
  const found = await office.db.selectFrom('item').innerJoin('item as programme', 'programme.id', 'item.programme_id').select(['item.code', 'item.agency', 'programme.agency as of']).where('item.code', '=', '7.01.01.2.01').orderBy('item.agency').execute() // prettier-ignore
  assert.deepEqual(found.map((it) => [it.agency, it.of]), [['Kecamatan Karangan', 'Kecamatan Karangan'], ['Kecamatan Tugu', 'Kecamatan Tugu']]) // prettier-ignore
  const again = await judge(plan('Kecamatan Tugu', '7.01.01.2.02;Administrasi;9\n'))
  assert.deepEqual([again.counts.good, again.counts.twins, again.counts.flagged], [1, 2, 3])
})

test('programmes that a flat export only names come in with its activities, when a person wants it', async () => {
  const flat =
    'Nama Program;Kode Sub Kegiatan;Nama Sub Kegiatan;Nama SKPD;Nama Rekening;Pagu\nProgram Siar;2.16.09.2.01.0001;Liputan;Kominfo;Kertas;5\nProgram Siar;2.16.09.2.01.0001;Liputan;Kominfo;Tinta;7\nProgram Siar;2.16.09.2.01.0002;Media;Kominfo;Tinta;7'
  const file = await judge(flat)
  assert.deepEqual([file.counts.good, file.counts.twins, file.counts.programmes], [2, 1, 1])
  assert.deepEqual((await commit(file.id, { rows: 'all', programmes: 'add' })).json(), { added: 2, programmes: 1, twins: 1, bad: 0 }) // prettier-ignore
  const kept = await office.db.selectFrom('item').innerJoin('item as programme', 'programme.id', 'item.programme_id').select(['item.title', 'programme.code as of']).where('item.agency', '=', 'Kominfo').orderBy('item.code').execute() // prettier-ignore
  assert.deepEqual(kept.map((it) => [it.title, it.of]), [['Liputan', '2.16.09'], ['Media', '2.16.09']]) // prettier-ignore
})

test('the header is found below a letterhead, and the row that numbers the columns is none', async () => {
  const file = await judge('PEMERINTAH KABUPATEN TRENGGALEK;;\nDAFTAR ISU PUBLIK;;\n;;\nNo;Judul;OPD\n(1);(2);(3)\n1;Jalan rusak lagi;PUPR\n', { kind: 'issue' }) // prettier-ignore
  assert.deepEqual([file.headerRow, file.counts.good, file.counts.bad, file.columns[0].field], [4, 1, 0, null])
  assert.equal((await rowsOf(file.id))[0].number, 6)
})

test('an XLSX comes in as a CSV does', async () => {
  const rows = [['Jenis', 'Judul', 'Tanggal'], ['Isu', 'Dari XLSX', '17 Agustus 2026'], ['Isu', '', '']] // prettier-ignore
  const bytes = await writeTable('Isu', (async function* () { yield rows })()) // prettier-ignore
  const file = await judge(bytes, { name: 'isu.xlsx' })
  assert.deepEqual([file.format, file.sheet, file.counts.good, file.counts.bad], ['xlsx', 'Isu', 1, 1])
})

test('what is no table of items is refused as a whole and leaves nothing behind', async () => {
  const before = await staged()
  const refused: [string, string | Uint8Array, Record<string, string>][] = [
    ['import-empty', '', {}],
    ['import-empty', '\n\n;;\n', {}],
    ['import-empty', 'Judul;Uraian\n', {}],
    ['import-empty', 'Judul;Uraian\n;\n\n', {}],
    ['import-quote-open', 'Judul\n"a', {}],
    ['import-unreadable', 'apa saja', { name: 'x.xlsx' }],
  ]
  for (const [expected, text, query] of refused) {
    const answer = await office.upload(query, text)
    assert.equal(code(answer), expected)
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500)
    assert.ok(answer.json().title.length > 10)
  }
  assert.equal(await staged(), before)
})

test('more than 100,000 rows are refused, and nothing of them is kept', async () => {
  const before = await staged()
  const answer = await office.upload({ kind: 'issue' }, `Judul\n${Array.from({ length: 100_001 }, (_, at) => `Baris ${at}`).join('\n')}`) // prettier-ignore
  assert.deepEqual([answer.statusCode, code(answer)], [422, 'import-too-many-rows'])
  assert.equal(await staged(), before)
})

test('100,000 rows are judged and brought in', async () => {
  const before = await countItems()
  const file = await judge(`Judul;Tanggal\n${Array.from({ length: 100_000 }, (_, at) => `Baris ke-${at};17/08/2026`).join('\n')}`, { kind: 'activity' }) // prettier-ignore
  assert.equal(file.counts.good, 100_000)
  assert.deepEqual((await commit(file.id, { rows: 'all' })).json(), { added: 100_000, programmes: 0, twins: 0, bad: 0 })
  assert.equal(await countItems(), before + 100_000)
})

test('only the post of step 1 uploads, looks and brings in', async () => {
  const file = await judge('Judul\nMilik langkah 1', { kind: 'issue' })
  for (const [as, expected] of [
    [office.kadis, 'not-your-step'],
    [office.auditor, 'not-your-role'],
    [null, 'sign-in-needed'],
  ] as const) {
    // prettier-ignore
    assert.equal(code(await office.upload({}, 'Judul\na', { as })), expected)
    assert.equal(code(await office.get(`${imports}/${file.id}`, { as })), expected)
    assert.equal(code(await office.get(`${imports}/${file.id}/rows`, { as })), expected)
    assert.equal(code(await office.get(`${imports}/${file.id}/problems/csv`, { as })), expected)
    assert.equal(code(await office.post(`${imports}/${file.id}/commit`, { rows: 'all' }, { as })), expected)
  }
})

test('dates of items are asked for as those of complaints are, and read as a person says', async () => {
  const table = 'Judul Isu;Tanggal\nBanjir;05/13/2026\nLongsor;5/14/2026\nMacet;06/05/2026'
  const refused = await office.upload({ kind: 'issue' }, table)
  assert.deepEqual([refused.statusCode, code(refused)], [422, 'dates-month-first'])
  const file = await judge(table, { kind: 'issue', dayOrder: 'month-first' })
  assert.deepEqual((await rowsOf(file.id)).map((it: { notedOn: string }) => it.notedOn), ['2026-05-13', '2026-05-14', '2026-06-05']) // prettier-ignore
  assert.equal((await judge('Judul Isu;Tanggal\nMacet;06/05/2026', { kind: 'issue' })).dayOrder, 'month-first')
})

test('a file sent again under its id, as when the answer was lost, is answered as at first and judged once', async () => {
  const query = { importId: randomUUID(), kind: 'issue' }
  const text = 'Judul;Hal\nJawaban hilang;x'
  const first = await office.upload(query, text)
  const madeAt = async () => (await office.db.selectFrom('upload').select(sql<string>`xmin::text`.as('made')).where('id', '=', query.importId).execute()).map((it) => it.made) // prettier-ignore
  const made = await madeAt()
  assert.equal((await office.upload(query, text)).body, first.body)
  assert.deepEqual(await madeAt(), made)
  // What a person said of it since is not undone by the late one.
  const columns = [{ at: 1, field: 'title' }]
  assert.equal((await office.put(`${imports}/${query.importId}/mapping`, { columns, kind: 'issue', name: 'Hal' })).statusCode, 200) // prettier-ignore
  assert.equal((await office.upload(query, text)).json().mapping, 'Hal')
  await commit(query.importId, { rows: 'all' })
  const after = (await office.upload(query, text)).json()
  assert.deepEqual([after.state, after.counts.added], ['committed', 1])
  // Another's, another file, or something else asked of it when it is in, is no repeat.
  for (const answer of [
    await office.upload(query, `${text}\nLain;y`),
    await office.upload({ ...query, kind: 'activity' }, text),
  ])
    assert.equal(code(answer), 'key-reused')
  const other = { ...query, importId: randomUUID() }
  await office.upload(other, text)
  assert.equal((await office.upload({ ...other, kind: 'activity' }, text)).statusCode, 200) // judged anew
})

test('however often the columns of one table are saved at once, one is at it and everybody else is answered', async () => {
  const { id } = await judge('Judul\nPanjang sekali', { kind: 'issue' })
  const save = (uploadId = id) => office.put(`${imports}/${uploadId}/mapping`, { columns: [{ at: 0, field: 'title' }], kind: 'issue', name: 'P' }) // prettier-ignore
  const { promise: first, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof save>>>()
  await office.db.transaction().execute(async (tx) => {
    await sql`lock table item_import_row in exclusive mode`.execute(tx) // as a table of a million rows
    void save().then(resolve)
    await wait(50)
    const others = await Promise.all(Array.from({ length: 20 }, () => save()))
    assert.deepEqual([...new Set(others.map((it) => code(it)))], ['under-way'])
    assert.match(others[0]?.json().title, /Sedang dikerjakan/)
    assert.equal(code(await commit(id, { rows: 'all' })), 'under-way')
    // Of other tables too one person has two at a time.
    const more = Array.from({ length: 20 }, () => save(randomUUID()))
    assert.ok((await Promise.all(more)).filter((it) => code(it) === 'under-way').length >= 18)
    assert.equal((await office.get(`${imports}/${id}`)).statusCode, 200)
  })
  assert.equal((await first).statusCode, 200)
  assert.equal((await save()).statusCode, 200)
})

test('while a table is brought in others note items at once, and a round is neither opened nor closed', async () => {
  const { id } = await judge('Judul\nSedang dimasukkan', { kind: 'issue' })
  const { promise: brought, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof commit>>>()
  await office.db.transaction().execute(async (tx) => {
    await sql`lock table item_import_row in exclusive mode`.execute(tx) // its rows are gone last: as a table of a million rows
    void commit(id, { rows: 'all' }).then(resolve)
    await wait(200)
    const noted = await Promise.race([office.note('Dicatat sementara itu'), wait(3_000)])
    assert.equal(typeof noted, 'string')
    assert.equal(code(await office.post('/api/inventory/rounds', { title: 'x' })), 'under-way')
  })
  assert.equal((await brought).statusCode, 200)
})

test('an upload that is no upload is refused, not a defect', async () => {
  const wrong = { headers: { 'content-type': 'application/json' } }
  const url = `${imports}?importId=${randomUUID()}&name=a.csv`
  assert.equal((await office.app.inject({ method: 'POST', url, headers: { 'x-person': office.fungsional.personId, ...wrong.headers }, payload: '{}' })).statusCode, 415) // prettier-ignore
  assert.equal((await office.upload({ importId: 'x' }, 'Judul\na')).statusCode, 400)
  assert.equal((await office.upload({ name: '' }, 'Judul\na')).statusCode, 400)
  const large = await office.app.inject({
    method: 'POST',
    url,
    headers: { 'x-person': office.fungsional.personId, 'content-type': 'application/octet-stream', 'content-length': String(65 * 1024 * 1024) }, // prettier-ignore
    payload: 'Judul',
  })
  assert.deepEqual([large.statusCode, code(large)], [413, 'import-too-large'])
  const file = await judge('Judul\nSama', { kind: 'issue' })
  assert.equal((await office.upload({ importId: file.id }, 'Judul\nLain')).statusCode, 409)
  assert.equal((await office.upload({ importId: file.id, kind: 'issue' }, 'Judul\nSama')).statusCode, 200)
  assert.equal(code(await commit(randomUUID(), { rows: 'all' })), 'not-found')
})

test('a table may be packed on its way; what is torn or explodes in it is refused', async () => {
  const send = (payload: Uint8Array) =>
    office.app.inject({
      method: 'POST',
      url: imports,
      query: { importId: randomUUID(), name: 'a.csv', kind: 'issue' },
      headers: { 'x-person': office.fungsional.personId, 'content-type': 'application/gzip' },
      payload: Buffer.from(payload),
    })
  const whole = gzipSync('Judul\nTerkemas')
  assert.equal((await send(whole)).json().counts.good, 1)
  assert.equal(code(await send(whole.subarray(0, 12))), 'import-unreadable')
  assert.equal(code(await send(Buffer.from('bukan gzip'))), 'import-unreadable')
  assert.equal(code(await send(gzipSync(Buffer.alloc(65 * 1024 * 1024)))), 'import-too-large')
})

test('files that nobody brought in are gone after a day', async () => {
  const file = await judge('Judul\nLama', { kind: 'issue' })
  await deleteStaleUploads(office.db, new Date(Date.now() + 23 * 3_600_000))
  assert.equal((await office.get(`${imports}/${file.id}`)).statusCode, 200)
  await deleteStaleUploads(office.db, new Date(Date.now() + 25 * 3_600_000))
  assert.equal(code(await office.get(`${imports}/${file.id}`)), 'not-found')
  assert.equal(await staged(), 0)
})
