import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingSeries, seriesOf, tableOn, whyNotKeepRecords } from './filing.ts'

const example = { id: 'contoh', fromOn: '2000-01-01', verified: false }
const own = (id: string, fromOn: string) => ({ id, fromOn, verified: true })

test('the edition that counts is the office’s own with the latest first day that has come', () => {
  const newestFirst = [own('2028', '2028-01-01'), own('2026', '2026-01-01'), own('2025', '2025-01-01'), example]
  assert.equal(tableOn(newestFirst, '2026-06-01')?.id, '2026')
  assert.equal(tableOn(newestFirst, '2025-12-31')?.id, '2025')
  assert.equal(tableOn(newestFirst, '2028-01-01')?.id, '2028')
})

test('before the first of them it is that first one, and without any the example', () => {
  assert.equal(tableOn([own('2028', '2028-01-01'), own('2026', '2026-01-01'), example], '2020-01-01')?.id, '2026')
  assert.equal(tableOn([example], '2026-06-01')?.id, 'contoh')
  assert.equal(tableOn([], '2026-06-01'), null)
})

test('of two editions from one day the one taken in later counts', () => {
  assert.equal(tableOn([own('betul', '2026-01-01'), own('salah', '2026-01-01'), example], '2026-06-01')?.id, 'betul')
  assert.equal(tableOn([own('betul', '2026-01-01'), own('salah', '2026-01-01'), example], '2020-06-01')?.id, 'betul')
})

const rules = { fallback: 'Umum', types: { 'siaran-pers': 'Siaran', infografis: 'Gambar' } }

test('a text belongs to the series of its kind, else to that of all others', () => {
  assert.equal(seriesOf(rules, 'siaran-pers'), 'Siaran')
  assert.equal(seriesOf(rules, 'pengumuman'), 'Umum')
  assert.equal(seriesOf(rules, null), 'Umum')
  assert.equal(seriesOf(rules, 'constructor'), 'Umum')
})

test('series that a schedule lacks are named, whatever the capitals', () => {
  assert.deepEqual(missingSeries(rules, ['UMUM', 'siaran']), ['Gambar'])
  assert.deepEqual(missingSeries(rules, ['Umum', 'Siaran', 'Gambar', 'Lain']), [])
})

test('records are kept by one post alone: no administrator, no auditor, nobody while there is none', () => {
  const keeper = { id: 'sekretaris', name: 'Sekretaris' }
  assert.equal(whyNotKeepRecords({ role: 'officer', posts: ['sekretaris'] }, keeper), null)
  assert.equal(whyNotKeepRecords({ role: 'officer', posts: ['fungsional'] }, keeper)?.code, 'records-not-yours')
  assert.equal(whyNotKeepRecords({ role: 'administrator', posts: [] }, keeper)?.code, 'records-not-yours')
  assert.equal(whyNotKeepRecords({ role: 'auditor', posts: [] }, keeper)?.code, 'not-your-role')
  assert.equal(whyNotKeepRecords({ role: 'officer', posts: ['sekretaris'] }, null)?.code, 'records-not-yours')
})
