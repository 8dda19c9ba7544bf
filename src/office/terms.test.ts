import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openTestOffice, type TestOffice, type TestPerson } from '../../test/office.ts'
import { defaultAgencies, defaultTerms } from '../base/default-terms.ts'
import { addTerm, changeTerm, listTermHistory, listTerms } from './api/terms.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const entry = (preferred: string, more: object = {}) => ({
  kind: 'term' as const,
  preferred,
  title: '',
  avoid: [],
  note: '',
  source: '',
  validFrom: null,
  validUntil: null,
  ...more,
})
const add = (who: TestPerson, body: unknown) =>
  who.send('POST', '/api/terms', body, { 'idempotency-key': randomUUID() })
const list = (query: object = {}) => office.people.fungsional.call(listTerms, { query: query as never })

test('what Siar brings is there, is walked page by page in order, and is found by what one should not write', async () => {
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const { rows, next } = await list({ limit: 30, ...(after && { after }) })
    seen.push(...rows.map((it) => it.preferred))
    if (next === null) break
    after = next
  }
  assert.equal(seen.length, defaultTerms.length + defaultAgencies.length)
  assert.equal(new Set(seen).size, seen.length)
  assert.deepEqual(
    (await list({ search: 'apotik' })).rows.map((it) => it.preferred),
    ['apotek'],
  )
  assert.deepEqual((await list({ search: 'bpbd' })).rows.map((it) => it.kind), ['agency']) // prettier-ignore
  assert.equal((await list({ search: '%' })).rows.length, 0) // a sign, not a wildcard
  assert.equal((await list({ kind: 'place', limit: 100 })).rows.length, 15)
})

test('the administrator and the secretary keep it; others are told who does', async () => {
  const { administrator, sekretaris, fungsional, auditor } = office.people
  const kadis = office.people['kepala-dinas']
  assert.equal((await add(administrator, entry('podcast'))).status, 200)
  assert.equal((await add(sekretaris, entry('warganet', { avoid: ['netizen'] }))).status, 200)
  for (const who of [fungsional, office.people['kepala-bidang'], kadis]) {
    const { status, body } = await add(who, entry('apa saja'))
    assert.deepEqual([status, body['code']], [403, 'terms-not-yours'])
    assert.match(String(body['title']), /Sekretaris/)
  }
  assert.equal((await add(auditor, entry('apa saja'))).status, 403)
  assert.equal((await fungsional.call(listTerms, { query: {} })).whyNot?.code, 'terms-not-yours')
  assert.equal((await sekretaris.call(listTerms, { query: {} })).whyNot, null)
})

test('a change keeps what was said before; who has not seen it is refused', async () => {
  const { sekretaris, administrator } = office.people
  const official = entry('Rina Contoh', { kind: 'official', title: 'Camat Pule', validFrom: '2026-01-01' })
  const { id } = await sekretaris.call(addTerm, { body: official })
  const params = { termId: id }
  const ended = { ...official, validUntil: '2026-06-30' }
  await sekretaris.call(changeTerm, { params, body: { term: ended, seenRevision: 1 } })
  const late = await administrator.send(
    'POST',
    `/api/terms/${id}`,
    { term: official, seenRevision: 1 },
    { 'idempotency-key': randomUUID() },
  )
  assert.deepEqual([late.status, late.body['code']], [409, 'term-changed'])
  const { rows } = await administrator.call(listTermHistory, { params })
  assert.deepEqual(
    rows.map((it) => [it.revision, it.term.validUntil, it.changedBy]),
    [
      [2, '2026-06-30', 'Orang sekretaris'],
      [1, null, 'Orang sekretaris'],
    ],
  )
  // The next title of the same person is another entry.
  await sekretaris.call(addTerm, { body: { ...official, title: 'Camat Dongko', validFrom: '2026-07-01' } })
  await assert.rejects(office.db.deleteFrom('term').where('id', '=', id).execute())
  await assert.rejects(office.db.updateTable('term_revision').set({ body: '{}' }).where('term_id', '=', id).execute())
})

test('an entry that cannot be is refused with its field, and one that is there is not written twice', async () => {
  const { administrator } = office.people
  for (const [body, code, field] of [
    [entry('Apotek'), 'term-twice', 'preferred'],
    [entry('Tuan X', { kind: 'official' }), 'term-title-missing', 'title'],
    [entry('sama', { avoid: ['sama'] }), 'term-avoids-itself', 'avoid.0'],
    [entry('lain', { also: ['ln'], avoid: ['l', 'ln'] }), 'term-avoids-itself', 'avoid.1'],
    [entry('x', { also: ['a', ' '] }), 'input', 'also.1'],
    [entry('hari', { validFrom: '2026-02-02', validUntil: '2026-02-01' }), 'days-reversed', 'validUntil'],
    [entry('  '), 'input', 'preferred'],
    [entry('x', { avoid: Array.from({ length: 31 }, (_, at) => `a${at}`) }), 'input', 'avoid'],
    [entry('x', { kind: 'lain' }), 'input', 'kind'],
  ] as const) {
    const { status, body: told } = await add(administrator, body)
    assert.deepEqual([status >= 400 && status < 500, told['code'], told['field']], [true, code, field])
  }
})

const take = (who: TestPerson, text: string, apply: 'yes' | 'no', name = 'kamus.csv') =>
  who.send('POST', `/api/terms/import?name=${name}&apply=${apply}`, text, {
    'content-type': 'application/octet-stream',
  })

test('the table that was taken home comes back as it was, and one with changes is laid over', async () => {
  const { sekretaris } = office.people
  const { body } = await sekretaris.send('GET', '/api/terms/csv?language=id')
  const csv = String(body['text'])
  const total = csv.trim().split('\r\n').length - 1
  const same = await take(sekretaris, csv, 'yes')
  assert.deepEqual([same.body['same'], same.body['added'], same.body['changed'], same.body['bad']], [total, 0, 0, 0])

  const table =
    'Jenis;Bentuk baku;Jabatan;Singkatan;Hindari;Berlaku sejak\nistilah;apotek;;;apotik, apotik;\npejabat;Dewi Contoh;Camat Tugu;Bu Dewi; ;1 Januari 2026\n'
  const looked = await take(sekretaris, table, 'no')
  assert.deepEqual([looked.body['added'], looked.body['changed'], looked.body['applied']], [1, 1, false])
  assert.equal((await list({ search: 'Dewi' })).rows.length, 0)
  await take(sekretaris, table, 'yes')
  assert.deepEqual(
    (await list({ search: 'bu dewi' })).rows.map((it) => [it.title, it.also, it.validFrom]),
    [['Camat Tugu', ['Bu Dewi'], '2026-01-01']],
  )
  assert.equal((await take(sekretaris, table, 'yes')).body['same'], 2) // the same again changes nothing
})

test('what a table has no column for stays as it was, and whose kind it does not say is known by the form', async () => {
  const { sekretaris } = office.people
  const official = entry('Agus Contoh, S.E.', { kind: 'official', title: 'Camat Bendungan', avoid: ['Agus'], source: 'SK 12', note: 'ejaan KTP', validFrom: '2026-01-01', validUntil: '2026-12-31' }) // prettier-ignore
  await sekretaris.call(addTerm, { body: official })
  const kept = async () => (await list({ search: 'Agus Contoh' })).rows
  const [before] = await kept()
  const same = await take(sekretaris, 'Bentuk baku\n"Agus Contoh, S.E."\n', 'yes')
  assert.deepEqual([same.body['same'], same.body['added'], same.body['changed']], [1, 0, 0])
  const changed = await take(sekretaris, 'Bentuk baku;Sumber\nAgus Contoh, S.E.;SK 13\nwarkop;KBBI\n', 'yes')
  assert.deepEqual([changed.body['same'], changed.body['added'], changed.body['changed']], [0, 1, 1])
  assert.deepEqual(await kept(), [{ ...before, source: 'SK 13', revision: 2 }])
  const dated = 'Jenis;Bentuk baku;Berlaku sampai\npejabat;Agus Contoh, S.E.;31 Desember 2025\npejabat;Tanpa Jabatan;\n'
  const { body } = await take(sekretaris, dated, 'no')
  assert.deepEqual((body['problems'] as { column: string }[]).map((it) => it.column), ['Berlaku sampai', 'Jabatan']) // prettier-ignore
})

test('rows of one table that change one entry again each stay in its history', async () => {
  const { sekretaris } = office.people
  const table =
    'Jenis;Bentuk baku;Hindari\nistilah;kios kopi;kedai\nistilah;posyandu lansia;\nistilah;Kios Kopi;warung\n'
  const { body } = await take(sekretaris, table, 'yes')
  assert.deepEqual([body['added'], body['changed'], body['bad']], [2, 1, 0])
  const [kept] = (await list({ search: 'kios kopi' })).rows
  assert.deepEqual([kept?.preferred, kept?.avoid, kept?.revision], ['Kios Kopi', ['warung'], 2])
  const { rows } = await sekretaris.call(listTermHistory, { params: { termId: kept?.id ?? '' } })
  assert.deepEqual(
    rows.map((it) => [it.revision, it.term.preferred]),
    [
      [2, 'Kios Kopi'],
      [1, 'kios kopi'],
    ],
  )
  const again = await take(sekretaris, table.replace('warung', 'lapak'), 'yes')
  assert.deepEqual([again.body['added'], again.body['changed'], again.body['same']], [0, 2, 1])
  assert.equal((await list({ search: 'kios kopi' })).rows[0]?.revision, 4)
})

test('a table that does not say which of two entries it means is told which column it needs', async () => {
  const { sekretaris } = office.people
  const next = { kind: 'official', title: 'Camat Suruh' }
  for (const more of [
    { ...next, validFrom: '2025-01-01' },
    { ...next, validFrom: '2026-01-01' },
  ])
    await sekretaris.call(addTerm, { body: entry('Wati Contoh', more) })
  await sekretaris.call(addTerm, { body: entry('Suruh', { kind: 'place' }) })
  await sekretaris.call(addTerm, { body: entry('suruh') })
  const { body } = await take(sekretaris, 'Bentuk baku,Catatan\nWati Contoh,a\nSuruh,b\n', 'no')
  assert.deepEqual((body['problems'] as { column: string }[]).map((it) => it.column), ['Berlaku sejak', 'Jenis']) // prettier-ignore
})

test('a table with a row that cannot be is told row by row, and nothing of it comes in', async () => {
  const { sekretaris, fungsional } = office.people
  const table =
    'Jenis,Bentuk baku,Jabatan,Hindari,Berlaku sejak\nistilah,baru sekali,,,\nhewan,kucing,,,\npejabat,Tanpa Jabatan,,,\nistilah,tanggal,,,kapan-kapan\n'
  const { body } = await take(sekretaris, table, 'no')
  assert.deepEqual(
    (body['problems'] as { row: number; column: string }[]).map((it) => [it.row, it.column]),
    [
      [3, 'Jenis'],
      [4, 'Jabatan'],
      [5, 'Berlaku sejak'],
    ],
  )
  assert.deepEqual([body['added'], body['bad']], [1, 3])
  assert.equal((await take(sekretaris, table, 'yes')).body['code'], 'terms-bad-rows')
  assert.equal((await list({ search: 'baru sekali' })).rows.length, 0)
  assert.equal((await take(sekretaris, 'Nomor,Isi\n1,a\n', 'no')).body['code'], 'terms-no-header')
  assert.equal((await take(sekretaris, 'bukan xlsx', 'no', 'kamus.xlsx')).body['code'], 'import-unreadable')
  assert.equal((await take(fungsional, table, 'no')).body['code'], 'terms-not-yours')
})

test('what a spreadsheet would run goes out as text and comes back as it was', async () => {
  const { administrator } = office.people
  await administrator.call(addTerm, { body: entry('rumus', { avoid: ['=1+1'] }) })
  const csv = String((await administrator.send('GET', '/api/terms/csv')).body['text'])
  assert.match(csv, /'=1\+1/)
  assert.equal((await take(administrator, csv, 'yes')).body['changed'], 0)
})
