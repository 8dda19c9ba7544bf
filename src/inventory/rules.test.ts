import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical } from '../base/canonical.ts'
import { parseDay } from '../base/day.ts'
import type { Officer } from '../base/officer.ts'
import { csvLine, looksLikeFormula } from '../base/spreadsheet.ts'
import {
  isFiller,
  isWebAddress,
  judgeRow,
  mapHeader,
  MAX,
  registerEntry,
  registerFrame,
  roundMinutes,
  whyNotClose,
  whyNotDismiss,
  whyNotEdit,
  whyNotInventory,
  whyNotPick,
  whyNotRestore,
  type Mapping,
} from './rules.ts'

const officer: Officer = { personId: 'p1', name: 'Dewi', role: 'officer', posts: ['fungsional'], language: 'id' }
const step = { executor: 'fungsional', post: 'Fungsional' }
const today = '2026-11-24'

const map = (...header: string[]): Mapping => {
  const found = mapHeader(header)
  assert.ok(found)
  return found.mapping
}
const judge = (mapping: Mapping, ...cells: string[]) => judgeRow(cells, mapping, { today, kind: 'issue' })
const codes = (row: { problems: readonly { code: string }[] }) => row.problems.map(({ code }) => code)

test('only the post of step 1 works in the inventory', () => {
  assert.equal(whyNotInventory(officer, step), null)
  assert.equal(whyNotInventory({ ...officer, posts: ['kepala-dinas'] }, step)?.code, 'not-your-step')
  assert.equal(whyNotInventory({ ...officer, posts: [] }, step)?.code, 'not-your-step')
  assert.equal(whyNotInventory({ ...officer, role: 'auditor' }, step)?.code, 'not-your-role')
  assert.equal(whyNotInventory(officer, null)?.code, 'no-edition-in-force')
})

test('the time of a round is the time of step 1', () => {
  assert.equal(roundMinutes({ time: { value: 30, unit: 'hour' } }, 450), 1_800)
  assert.equal(roundMinutes({ time: { value: 45, unit: 'minute' } }, 450), 45)
  assert.equal(roundMinutes({ time: { value: 2, unit: 'day' } }, 450), 900)
  assert.equal(roundMinutes({ time: null }, 450), 1_800)
})

test('an item is picked, edited and dismissed only while it is open, and dismissed only in an open round', () => {
  const open = { state: 'open', revision: 3, inOpenRound: true } as const
  assert.equal(whyNotPick(open), null)
  assert.equal(whyNotEdit(open, 3), null)
  assert.equal(whyNotDismiss(open, 'bukan kewenangan kita'), null)
  assert.deepEqual(whyNotDismiss(open, ' \n '), { code: 'reason-missing', field: 'reason' })
  assert.equal(whyNotDismiss({ ...open, inOpenRound: false }, 'alasan')?.code, 'no-round-open')
  assert.deepEqual(whyNotEdit(open, 2), { code: 'item-changed', seen: 2, current: 3 })
  for (const state of ['picked', 'dismissed'] as const) {
    assert.equal(whyNotPick({ ...open, state })?.code, 'item-not-open')
    assert.equal(whyNotEdit({ ...open, state }, 3)?.code, 'item-not-open')
    assert.equal(whyNotDismiss({ ...open, state }, 'alasan')?.code, 'item-not-open')
  }
  assert.equal(whyNotRestore({ ...open, state: 'dismissed' }), null)
  assert.equal(whyNotRestore({ ...open, state: 'dismissed', inOpenRound: false })?.code, 'round-closed')
  assert.equal(whyNotRestore(open)?.code, 'item-not-dismissed')
  assert.equal(whyNotClose({ closedAt: null }), null)
  assert.equal(whyNotClose({ closedAt: new Date() })?.code, 'round-closed')
})

test('days are read as Indonesian offices write them', () => {
  for (const said of [
    '2026-08-17', '17/08/2026', '17-8-2026', '17.08.2026', '17/8/26', '17 Agustus 2026', '17 agustus 2026', '17 Agt 2026',
    '17-Agu-26', 'Senin, 17 Agustus 2026', 'Senin 17 Agustus 2026', '17 Agustus 2026, 10.42 WIB', '17/08/2026 10:42',
    '2026-08-17T00:00:00.000Z', ' 17  Agustus  2026 ', '46251', '17 August 2026', '2026/08/17', 'Jum’at, 17 Agustus 2026',
  ]) assert.equal(parseDay(said), '2026-08-17', said) // prettier-ignore
  assert.equal(parseDay('1 Pebruari 2024'), '2024-02-01')
  assert.equal(parseDay('3 Nopember 2025'), '2025-11-03')
  assert.equal(parseDay('29 Februari 2024'), '2024-02-29')
})

test('what is no day is refused, never mended', () => {
  for (const said of [
    '', 'kemarin', '31 Februari 2026', '29 Februari 2026', '08/17/2026', '00/01/2026', '17 Augustusan 2026', '2026',
    '17/08', '17/08/1899', '2026-13-01', '99999', '1', '17 Agustus', '1/1/3026', '17/08/026', '2026-08-17-05', '-1',
  ]) assert.equal(parseDay(said), null, said) // prettier-ignore
})

test('every day of the century is read back from each form', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year = '', month = '', day = ''] = iso.split('-')
      const worded = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(date)
      const serial = String(Date.parse(iso) / 86_400_000 + 25_569)
      for (const form of [iso, `${day}/${month}/${year}`, `${Number(day)}-${Number(month)}-${year}`, worded, serial])
        assert.equal(parseDay(form), iso, form)
    }),
  )
})

test('headers are known by their Indonesian names and by what offices write instead', () => {
  const mapping = map('No', 'Jenis', 'JUDUL *', 'Uraian Singkat', 'Perangkat Daerah', 'Sumber Informasi', 'Link Berita', 'Hari / Tanggal', 'Tingkat Krisis', 'Cap') // prettier-ignore
  assert.deepEqual(mapping.columns, { kind: 1, title: 2, summary: 3, agency: 4, source: 5, sourceUrl: 6, notedOn: 7, level: 8 }) // prettier-ignore
  assert.deepEqual(mapping.unread, ['No', 'Cap'])
  assert.equal(mapHeader(['No', 'OPD', 'Tanggal']), null)
  assert.equal(mapHeader(['', '', '']), null)
})

test('a column “Program” is the title when it stands alone, the parent beside “Kegiatan”', () => {
  const alone = map('No', 'Program', 'OPD')
  assert.equal(alone.columns.title, 1)
  assert.equal(alone.kind, 'programme')
  const both = map('Program', 'Kegiatan')
  assert.deepEqual(both.columns, { programme: 0, title: 1 })
  assert.equal(both.kind, 'activity')
  assert.equal(map('Isu Publik').kind, 'issue')
  assert.equal(map('Judul').kind, null)
})

test('two columns of one name are named, for nobody can know which one is meant', () => {
  assert.equal(mapHeader(['Judul', 'Tanggal', 'judul '])?.doubled, 'Judul')
  assert.equal(mapHeader(['Judul', 'Uraian', 'Keterangan'])?.doubled, null)
  assert.deepEqual(mapHeader(['Judul', 'Keterangan', 'Uraian'])?.mapping.unread, ['Keterangan'])
  assert.equal(mapHeader(['Judul', 'Cap', 'Cap'])?.doubled, null)
})

test('a whole row becomes an item', () => {
  const mapping = map('Jenis', 'Judul', 'Uraian', 'OPD', 'Sumber', 'Tautan', 'Tanggal', 'Tingkat')
  const row = judge(mapping, 'Isu', '  Jalan   rusak\ndi Tugu ', 'Baris 1\r\nBaris 2', 'Dinas PUPR', 'Radar', 'https://radar.id/a', '17 Agustus 2026', 'Siaga') // prettier-ignore
  assert.deepEqual(row, {
    kind: 'issue',
    title: 'Jalan rusak di Tugu',
    summary: 'Baris 1\nBaris 2',
    agency: 'Dinas PUPR',
    source: 'Radar',
    sourceUrl: 'https://radar.id/a',
    notedOn: '2026-08-17',
    level: 'alert',
    programme: '',
    problems: [],
    notes: [],
  })
})

test('what is left blank is filled as one expects, and said', () => {
  const row = judge(map('Judul', 'Tanggal', 'OPD'), 'Jalan rusak', '-', '–')
  assert.deepEqual([row.kind, row.level, row.notedOn, row.agency], ['issue', 'watch', today, ''])
  assert.deepEqual(row.notes.map(({ code }) => code), ['day-assumed']) // prettier-ignore
  assert.deepEqual(codes(judgeRow(['Jalan rusak'], map('Judul'), { today, kind: null })), ['kind-missing'])
})

test('each wrong cell is named with its column', () => {
  const mapping = map('Jenis', 'Judul', 'Tautan', 'Tanggal', 'Tingkat')
  const row = judge(mapping, 'Rapat', '', 'javascript:alert(1)', '31/02/2026', 'Gawat')
  assert.deepEqual(
    row.problems.map(({ column, code, value }) => [column, code, value]),
    [
      ['Judul', 'title-missing', ''],
      ['Tautan', 'bad-url', 'javascript:alert(1)'],
      ['Tanggal', 'bad-day', '31/02/2026'],
      ['Jenis', 'unknown-kind', 'rapat'],
      ['Tingkat', 'unknown-level', 'gawat'],
    ],
  )
})

test('broken, endless and overflowing cells are refused by their row', () => {
  const mapping = map('Judul', 'Uraian')
  assert.deepEqual(codes(judge(mapping, 'a\u0000b')), ['broken-text'])
  assert.deepEqual(codes(judge(mapping, 'a\uD800b')), ['broken-text'])
  assert.deepEqual(codes(judge(mapping, 'gedung \uFFFDbaru')), ['broken-text'])
  assert.deepEqual(codes(judge(mapping, 'x'.repeat(1_000_000))), ['too-long'])
  assert.equal(judge(mapping, 'x'.repeat(1_000_000)).problems[0]?.max, MAX.title)
  assert.deepEqual(codes(judge(mapping, 'x'.repeat(MAX.title), 'y'.repeat(MAX.summary))), [])
  assert.deepEqual(codes(judge(mapping, 'x'.repeat(MAX.title + 1), 'y'.repeat(MAX.summary + 1))), [
    'too-long',
    'too-long',
  ])
  assert.deepEqual(codes(judge(mapping, 'Judul', 'uraian', '', 'lebih')), ['extra-cells'])
  assert.deepEqual(codes(judge(mapping, 'Judul', 'uraian', '', ' ')), [])
})

test('a formula stays text and is pointed out', () => {
  const mapping = map('Judul', 'Uraian')
  for (const said of ["=cmd|' /C calc'!A0", '+62 812', '-diskon', '@SUM(A1)', '＝1+1']) {
    const row = judge(mapping, said, 'biasa')
    assert.equal(row.title, said.normalize('NFC'))
    assert.deepEqual(row.notes.map(({ column, code }) => [column, code]), [['Judul', 'formula-kept'], ['', 'day-assumed']]) // prettier-ignore
  }
})

test('an address in the source column is kept as the link', () => {
  const row = judge(map('Judul', 'Sumber'), 'Jalan rusak', 'https://radar.id/a')
  assert.deepEqual([row.source, row.sourceUrl], ['', 'https://radar.id/a'])
})

test('only web addresses are followed', () => {
  for (const good of ['https://a.go.id', 'http://a.go.id/x?y=1#z']) assert.ok(isWebAddress(good), good)
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.id',
    '//a.id',
    'a.go.id',
    'file:///etc/passwd',
    '',
  ])
    assert.ok(!isWebAddress(bad), bad)
})

test('blank rows and the row that numbers the columns are no data', () => {
  assert.ok(isFiller([]))
  assert.ok(isFiller(['', ' ', '\t']))
  assert.ok(isFiller(['1', '2', '3', '4']))
  assert.ok(isFiller(['(1)', '(2)', '(3)']))
  assert.ok(!isFiller(['1', 'Jalan rusak']))
  assert.ok(!isFiller(['1']))
  assert.ok(!isFiller(['2', '1']))
})

test('no row of any text breaks the judge, and a good row is always a whole item', () => {
  const mapping = map('Jenis', 'Judul', 'Uraian', 'OPD', 'Sumber', 'Tautan', 'Tanggal', 'Tingkat', 'Program')
  const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string(), fc.constantFrom('Program', 'isu', '17/08/2026', 'siaga', '-', '=1+1', '\uD83D')) // prettier-ignore
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const row = judgeRow(cells, mapping, { today, kind: null })
      if (row.problems.length > 0) return
      assert.ok(row.kind && row.notedOn && row.title !== '' && row.title.length <= MAX.title)
      for (const text of [row.title, row.summary, row.agency, row.source, row.programme]) assert.ok(text.isWellFormed())
      assert.ok(!row.title.includes('\u0000') && !row.title.includes('\n'))
    }),
  )
})

test('the register is canonical JSON although it is written piece by piece', () => {
  const item = {
    itemId: '0199', kind: 'issue', title: 'Jalan “rusak”', summary: 'a\nb', agency: '', source: 'Radar', sourceUrl: '', notedOn: '2026-08-17',
    level: 'watch', programme: null, state: 'dismissed', mergedInto: null,
    mentions: 3,
    sources: 2,
    dismissedReason: 'bukan kewenangan', dossier: null,
  } as const // prettier-ignore
  const round = {
    id: 'r',
    number: 7,
    title: 'Minggu 48',
    openedAt: new Date(0),
    dueAt: new Date(1),
    closedAt: new Date(2),
    closedBy: 'p',
  }
  const { head, tail } = registerFrame(round)
  for (const count of [0, 1, 3]) {
    const entries = Array.from({ length: count }, (_, at) => registerEntry(at + 1, { ...item, state: 'open' }))
    const text = head + entries.join(',') + tail
    assert.equal(text, canonical(JSON.parse(text)))
  }
})

test('what a spreadsheet would run leaves as text', () => {
  assert.equal(csvLine(['=1+1', 'a,b', 'kata "kunci"', 7, null]), `"'=1+1","a,b","kata ""kunci""",7,\r\n`)
  for (const said of ['=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '\n=1']) {
    assert.ok(looksLikeFormula(said), JSON.stringify(said))
    assert.ok(csvLine([said]).startsWith(`"'`), JSON.stringify(said))
  }
  assert.ok(!looksLikeFormula('biasa = saja'))
})
