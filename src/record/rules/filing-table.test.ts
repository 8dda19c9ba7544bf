import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { filingWords } from '../../base/words/filing.ts'
import {
  countChanges,
  judgeClassification,
  judgeRetention,
  mapTableHeader,
  parentOf,
  type Header,
  type RowProblem,
} from './filing-table.ts'

const rowsOf = (...rows: string[][]) => rows.map((cells, at) => ({ number: at + 2, cells }))
const codes: Header = { code: 0, title: 1 }
const schedule: Header = { series: 0, code: 1, activeYears: 2, inactiveYears: 3, fate: 4, countedFrom: 5, basis: 6 }
const said = (problems: readonly RowProblem[]) => problems.map((it) => [it.row, it.column, it.code, it.about])
const judge = (...rows: string[][]) => judgeRetention(rowsOf(...rows), schedule, ['400', '400.14', '500.12'])

test('headers are known as Siar and as offices write them; a table without what it needs is none', () => {
  assert.deepEqual(mapTableHeader('classification', ['\ufeffKODE ', ' Uraian']), { code: 0, title: 1 })
  assert.deepEqual(mapTableHeader('classification', ['No', 'Kode  Klasifikasi', 'Jenis Arsip']), { code: 1, title: 2 })
  assert.deepEqual(mapTableHeader('retention', ['Jenis Arsip', 'Kode', 'Aktif', 'Inaktif', 'Keterangan']), {
    series: 0,
    code: 1,
    activeYears: 2,
    inactiveYears: 3,
    fate: 4,
  })
  const both = ['Keterangan', 'Jenis Arsip', 'Kode', 'Aktif', 'Inaktif', 'Nasib Akhir']
  assert.equal(mapTableHeader('retention', both)?.fate, 5)
  assert.equal(mapTableHeader('retention', ['Jenis Arsip', 'Kode', 'Aktif', 'Keterangan']), null)
  assert.equal(mapTableHeader('classification', ['Kode']), null)
  assert.equal(mapTableHeader('classification', []), null)
})

test('a code’s parent is known by its parts', () => {
  assert.deepEqual([parentOf('500.12.2'), parentOf('500.12'), parentOf('500')], ['500.12', '500', null])
})

test('a right table of codes is taken as it stands, also one by letters', () => {
  const { rows, problems } = judgeClassification(
    rowsOf(['400', 'Kesejahteraan'], ['400.14', ' Humas '], ['HM', 'Humas'], ['HM.01', 'Media']),
    codes,
  )
  assert.deepEqual(problems, [])
  assert.deepEqual(rows[1], { code: '400.14', title: 'Humas' })
})

test('every row of codes that is not right is named by its number', () => {
  const { problems } = judgeClassification(
    rowsOf(
      ['400', 'Kesejahteraan'],
      ['400.14.5', 'Tanpa induk'],
      ['400', 'Dua kali'],
      ['', 'Tanpa kode'],
      ['500,12', 'Koma'],
      ['500', ''],
      ['4'.repeat(41), 'Panjang'],
      ['600', 'x'.repeat(501)],
      ['700', 'rusak\u0000'],
      ['8..1', 'Titik ganda'],
    ),
    codes,
  )
  assert.deepEqual(said(problems), [
    [3, 'code', 'no-parent', '400.14'],
    [4, 'code', 'twice', '2'],
    [5, 'code', 'missing', ''],
    [6, 'code', 'code', ''],
    [7, 'title', 'missing', ''],
    [8, 'code', 'too-long', '40'],
    [9, 'title', 'too-long', '500'],
    [10, 'title', 'broken', ''],
    [11, 'code', 'code', ''],
  ])
})

test('a code twice that a spreadsheet may have cut, as 500.10 to 500.1, is told so', () => {
  const { problems } = judgeClassification(rowsOf(['500', 'A'], ['500.1', 'B'], ['500.1', 'C']), codes)
  assert.deepEqual(said(problems), [[4, 'code', 'twice-code', '3']])
})

test('codes that differ in capitals are one', () => {
  const { problems } = judgeClassification(rowsOf(['HM', 'Humas'], ['hm', 'Humas lagi'], ['hm.01', 'Media']), codes)
  assert.deepEqual(said(problems), [[3, 'code', 'twice', '2']])
})

test('a right schedule is taken as it stands, with years as offices write them', () => {
  const { rows, problems } = judge(
    ['Siaran pers', '400.14', '2', '3 tahun', 'Musnah', '', ''],
    ['Liputan pimpinan', '400.14', '1 Tahun', '-', 'PERMANEN', 'Penutupan', 'Perbup 12/2025'],
    ['Dokumentasi', '500.12', '0', '0', 'dinilai kembali', 'Akhir tahun', ''],
  )
  assert.deepEqual(problems, [])
  assert.deepEqual(
    rows.map((it) => [it.activeYears, it.inactiveYears, it.fate, it.countedFrom]),
    [
      [2, 3, 'destroy', 'year-end'],
      [1, 0, 'permanent', 'closing'],
      [0, 0, 'review', 'year-end'],
    ],
  )
})

test('every cell of a schedule that is not right is named by its row', () => {
  const { rows, problems } = judge(
    ['Siaran pers', '400.14', '2', '3', 'Musnah'],
    ['siaran PERS', '400.14', '2', '3', 'Musnah'],
    ['Tak dikenal', '999', '2', '3', 'Musnah'],
    ['Setengah', '400', '1,5', '101', 'Musnah'],
    ['Kalimat', '400', '2 tahun setelah tidak berlaku', '', 'Musnah'],
    ['Minus', '400', '-1', '3', 'Dibakar'],
    ['', '400', '2', '3', 'constructor', 'kapan-kapan'],
    ['x'.repeat(301), '400', '2', '3', 'Musnah', '', 'y'.repeat(501)],
  )
  assert.equal(rows.length, 1)
  assert.deepEqual(said(problems), [
    [3, 'series', 'twice', '2'],
    [4, 'code', 'unknown-code', '999'],
    [5, 'activeYears', 'years', '100'],
    [5, 'inactiveYears', 'years', '100'],
    [6, 'activeYears', 'years', '100'],
    [6, 'inactiveYears', 'missing', ''],
    [7, 'activeYears', 'years', '100'],
    [7, 'fate', 'fate', ''],
    [8, 'series', 'missing', ''],
    [8, 'fate', 'fate', ''],
    [8, 'countedFrom', 'counted-from', ''],
    [9, 'series', 'too-long', '300'],
    [9, 'basis', 'too-long', '500'],
  ])
})

test('a cell that looks like a formula is a text, without the apostrophe that kept a spreadsheet from running it', () => {
  const { rows } = judge(
    ['=HYPERLINK("http://x")', '400', '1', '1', 'Musnah'],
    ["'+62 siaran", '400', '1', '1', 'Musnah'],
  )
  assert.deepEqual(
    rows.map((it) => it.series),
    ['=HYPERLINK("http://x")', '+62 siaran'],
  )
})

test('a known code keeps the capitals of the classification', () => {
  const { rows } = judgeRetention(rowsOf(['Seri', 'hm.01', '1', '1', 'Musnah']), schedule, ['HM.01'])
  assert.equal(rows[0]?.code, 'HM.01')
})

test('whatever a table holds, each of its rows is either taken or named, and every problem has its sentence', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('400', '400.14', 'Musnah', '2', '-', '', '=1+1', '\u0000', '\ud800'),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 30 }), (cells) => {
      const rows = rowsOf(...cells)
      for (const { rows: good, problems } of [
        judgeClassification(rows, codes),
        judgeRetention(rows, schedule, ['400', '400.14']),
      ]) {
        const named = new Set(problems.map((it) => it.row))
        assert.ok(good.length + named.size >= rows.length)
        for (const { code, about, value } of problems) {
          assert.ok(value.isWellFormed())
          for (const language of ['id', 'en'] as const) assert.ok(filingWords.problem[code][language](about).length > 5)
        }
      }
    }),
  )
})

test('against the edition in force it is told what is new, what changed and what is gone', () => {
  const before = [
    { code: '400', title: 'Lama' },
    { code: '500', title: 'Tetap' },
    { code: '600', title: 'Hilang' },
  ]
  const after = [
    { code: '400', title: 'Baru' },
    { code: '500', title: 'Tetap' },
    { code: '700', title: 'Tambah' },
  ]
  assert.deepEqual(
    countChanges(before, after, (it) => it.code),
    { added: 1, changed: 1, same: 1, gone: 1 },
  )
})
