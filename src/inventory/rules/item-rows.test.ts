import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { growth } from '../../../test/processor-time.ts'
import { MAX, type Kind } from '../rules.ts'
import { isFiller } from './columns.ts'
import {
  findItemHeader,
  itemMapping,
  judgeRow,
  kindOfHeader,
  programmeAbove,
  whyLeftOut,
  type Mapping,
} from './item-rows.ts'
import { agencyAbove, readCode } from './programme-codes.ts'

const today = '2026-11-24'

const headerOf = (...header: string[]) => findItemHeader([{ number: 1, cells: header }])
const map = (...header: string[]): Mapping => {
  const found = headerOf(...header)
  assert.ok(found)
  return itemMapping({ columns: found.columns, header: found.header, kind: kindOfHeader(found), agency: '' })
}
const judge = (mapping: Mapping, ...cells: string[]) =>
  judgeRow(cells, { ...mapping, kind: mapping.kind ?? 'issue' }, { today })
const codes = (row: { problems: readonly { code: string }[] }) => row.problems.map(({ code }) => code)

test('headers are known by their Indonesian names and by what offices write instead', () => {
  const mapping = map('No', 'Jenis', 'JUDUL *', 'Uraian Singkat', 'Perangkat Daerah', 'Sumber Informasi', 'Link Berita', 'Hari / Tanggal', 'Tingkat Krisis', 'Cap') // prettier-ignore
  assert.deepEqual(mapping.columns, { kind: 1, title: 2, summary: 3, agency: 4, source: 5, sourceUrl: 6, notedOn: 7, level: 8 }) // prettier-ignore
  assert.equal(map('No', 'OPD', 'Tanggal').columns.title, undefined)
  assert.equal(headerOf('', '', ''), null)
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
  const doubled = headerOf('Judul', 'Tanggal', 'judul ')
  assert.deepEqual([doubled?.doubled, doubled?.columns], ['Judul', { notedOn: 1 }])
  assert.equal(headerOf('Judul', 'Uraian', 'Keterangan')?.doubled, null)
  assert.deepEqual(headerOf('Judul', 'Keterangan', 'Uraian')?.columns, { title: 0, summary: 2 })
  assert.equal(headerOf('Judul', 'Cap', 'Cap')?.doubled, null)
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
    code: '',
    programme: '',
    programmeCode: '',
    problems: [],
    notes: [],
  })
})

test('what is left blank is filled as one expects, and said', () => {
  const row = judge(map('Judul', 'Tanggal', 'OPD'), 'Jalan rusak', '-', '–')
  assert.deepEqual([row.kind, row.level, row.notedOn, row.agency], ['issue', 'watch', today, ''])
  assert.deepEqual(row.notes.map(({ code }) => code), ['day-assumed']) // prettier-ignore
  assert.deepEqual(codes(judgeRow(['Jalan rusak'], map('Judul'), { today })), ['kind-missing'])
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
      const row = judgeRow(cells, mapping, { today })
      if (row.problems.length > 0) return
      assert.ok(row.kind && row.notedOn && row.title !== '' && row.title.length <= MAX.title)
      for (const text of [row.title, row.summary, row.agency, row.source, row.programme]) assert.ok(text.isWellFormed())
      assert.ok(!row.title.includes('\u0000') && !row.title.includes('\n'))
    }),
  )
})

// --- Plans and budgets

type Line = readonly string[]

type Became = Pick<ReturnType<typeof judge>, 'kind' | 'title' | 'code' | 'programme' | 'agency' | 'summary'> & {
  problems: number
}

/** What becomes of the lines of a table whose header is found among them. */
function read(lines: readonly Line[], kind: Kind | null = null) {
  const rows = lines.map((cells, at) => ({ number: at + 1, cells }))
  const found = findItemHeader(rows)
  assert.ok(found)
  const above = lines.slice(0, found.below)
  const mapping = itemMapping({ columns: found.columns, header: found.header, kind: kindOfHeader(found) ?? kind, agency: agencyAbove(above) }) // prettier-ignore
  let under = ''
  return lines.slice(found.below).flatMap((cells): (string | Became)[] => {
    if (isFiller(cells)) return []
    const why = whyLeftOut(cells, mapping)
    if (why) return [why]
    under = programmeAbove(cells, mapping, under)
    const { kind: of, title, code, programmeCode, programme, agency, summary, problems } = judgeRow(cells, mapping, { today, under }) // prettier-ignore
    return [
      { kind: of, title, code, programme: programme || programmeCode, agency, summary, problems: problems.length },
    ]
  })
}

const renja: Line[] = [
  ['RENCANA KERJA PERANGKAT DAERAH TAHUN 2027', '', '', '', '', '', '', '', '', ''],
  ['Perangkat Daerah', ':', '2.16.0.00.0.00.01.0000 Dinas Komunikasi dan Informatika', '', '', '', '', '', '', ''],
  ['', '', '', '', '', '', '', '', '', ''],
  ['Kode', '', '', '', '', 'Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan', 'Indikator Kinerja Program/Kegiatan', 'Rencana Tahun 2027', '', 'Prakiraan Maju Rencana Tahun 2028'], // prettier-ignore
  ['', '', '', '', '', '', '', 'Lokasi', 'Kebutuhan Dana/Pagu Indikatif (Rp)', 'Kebutuhan Dana/Pagu Indikatif (Rp)'], // prettier-ignore
  ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  ['2', '', '', '', '', 'URUSAN PEMERINTAHAN WAJIB', '', '', '9.000', ''],
  ['2', '16', '', '', '', 'KOMUNIKASI DAN INFORMATIKA', '', '', '9.000', ''],
  ['2', '16', '2', '', '', 'PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK', 'Indeks KPIP', '', '9000', '9100'],
  ['2', '16', '2', '2.01', '', 'Pengelolaan Informasi Publik', '', '', '9000', ''],
  ['2', '16', '02', '2.01', '0003', 'Pengelolaan Media Komunikasi Publik', 'Jumlah konten', 'Kabupaten Trenggalek', '9000', ''], // prettier-ignore
  ['', '', '', '', '', '', 'Jumlah penonton', '', '', ''],
  ['', '', '', '', '', 'JUMLAH', '', '', '9000', ''],
  ['', '', '', '', '', 'Kepala Dinas', '', '', '', ''],
]

test('a plan with letterhead, merged headers and a code in parts becomes programmes with their activities', () => {
  const agency = 'Dinas Komunikasi dan Informatika'
  assert.deepEqual(read(renja), [
    'heading',
    'heading',
    { kind: 'programme', title: 'PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK', code: '2.16.02', programme: '', agency, summary: 'Indikator: Indeks KPIP\nPagu: Rp9.000', problems: 0 }, // prettier-ignore
    { kind: 'activity', title: 'Pengelolaan Informasi Publik', code: '2.16.02.2.01', programme: '2.16.02', agency, summary: 'Pagu: Rp9.000', problems: 0 }, // prettier-ignore
    { kind: 'activity', title: 'Pengelolaan Media Komunikasi Publik', code: '2.16.02.2.01.0003', programme: '2.16.02', agency, summary: 'Indikator: Jumlah konten\nLokasi: Kabupaten Trenggalek\nPagu: Rp9.000', problems: 0 }, // prettier-ignore
    'uncoded',
    'total',
    'uncoded',
  ])
})

test('however a plan heads the column that names programme and activity, its rows have their title', () => {
  const headings = [
    'Urusan/Program/Kegiatan/Sub Kegiatan', 'URUSAN / PROGRAM / KEGIATAN / SUBKEGIATAN', 'Program/Kegiatan/Sub-Kegiatan',
    'Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan', 'Program/Kegiatan/Sub Kegiatan',
    'Nama Program/Kegiatan', 'Nama Program, Kegiatan, dan Sub Kegiatan', 'Urusan, Bidang Urusan, Program dan Kegiatan',
    'Bidang Urusan/Program/Kegiatan/Sub Kegiatan', 'Program dan Kegiatan Tahun 2027',
  ] // prettier-ignore
  for (const heading of headings) {
    const [plan] = read([['Kode', heading, 'Pagu (Rp)'], ['2.16.02', 'Program Informasi', '9000']]) // prettier-ignore
    assert.deepEqual([plan].map((it) => typeof it === 'object' && [it.kind, it.title, it.problems]), [['programme', 'Program Informasi', 0]], heading) // prettier-ignore
  }
})

test('a column of its own for the activity names the rows before one that names all, and what only speaks of them names none', () => {
  assert.equal(headerOf('Program/Kegiatan', 'Nama Sub Kegiatan')?.columns.title, 1)
  for (const other of [
    'Urusan',
    'Bidang Urusan',
    'Kode Urusan/Program/Kegiatan',
    'Indikator Program/Kegiatan',
    'Pelaksana Program/Kegiatan',
    'Program/Kegiatan dan Pagu',
    'Programa/Kegiatan',
  ])
    // prettier-ignore
    assert.equal(headerOf(other, 'Pagu')?.columns.title, undefined, other)
})

test('two columns that name ranks in other words are no doubles of each other; in the same words they are', () => {
  const both = headerOf('Program/Kegiatan', 'Kegiatan/Sub Kegiatan', 'Pagu')
  assert.deepEqual([both?.doubled, both?.columns], [null, { title: 0, budget: 2 }])
  const coded = headerOf('Kode Program/Kegiatan', 'Kode Kegiatan/Sub Kegiatan', 'Program/Kegiatan')
  assert.deepEqual([coded?.doubled, coded?.columns], [null, { title: 2, code: 0 }])
  assert.equal(headerOf('Program/Kegiatan', 'PROGRAM / KEGIATAN')?.doubled, 'Program/Kegiatan')
})

test('a budget with its codes in one column leaves its accounts out', () => {
  const lines = [
    ['Organisasi : 2.16.0.00.0.00.01.0000 Dinas Kominfo', '', ''],
    ['Kode Rekening', 'Uraian', 'Jumlah (Rp)'],
    ['2.16.02', 'Program Informasi', '100'],
    ['2.16.02.2.01.0003', 'Kelola media', '100'],
    ['5.1', 'BELANJA OPERASI', '100'],
    ['5.1.02.01.01.0024', 'Alat tulis', '100'],
    ['', 'Jumlah Anggaran', '100'],
  ]
  const found = read(lines)
  assert.deepEqual(found.map((it) => (typeof it === 'string' ? it : it.title)), ['Program Informasi', 'Kelola media', 'account', 'account', 'total']) // prettier-ignore
})

test('a flat export says programme, activity and account in every row', () => {
  const lines = [
    ['KODE PROGRAM', 'NAMA PROGRAM', 'KODE SUB KEGIATAN', 'NAMA SUB KEGIATAN', 'KODE REKENING', 'NAMA REKENING', 'NAMA SKPD', 'PAGU'], // prettier-ignore
    ['2.16.02', 'Program Informasi', '2.16.02.2.01.0003', 'Kelola media', '5.1.02.01.01.0024', 'Alat tulis', 'Dinas Kominfo', '100'], // prettier-ignore
  ]
  assert.deepEqual(read(lines), [{ kind: 'activity', title: 'Kelola media', code: '2.16.02.2.01.0003', programme: 'Program Informasi', agency: 'Dinas Kominfo', summary: '', problems: 0 }]) // prettier-ignore
})

test('a table with a column for each rank says the programme once, above its activities', () => {
  const found = read([['No', 'Program', 'Kegiatan'], ['1', 'Desa Terang', ''], ['', '', 'Pasang lampu'], ['2', 'Desa Rapi', ''], ['', '', 'Cat pagar']]) // prettier-ignore
  assert.deepEqual(found.map((it) => (typeof it === 'string' ? it : [it.kind, it.title, it.programme])), [
    ['programme', 'Desa Terang', ''], ['activity', 'Pasang lampu', 'Desa Terang'],
    ['programme', 'Desa Rapi', ''], ['activity', 'Cat pagar', 'Desa Rapi'],
  ]) // prettier-ignore
})

test('an issue that begins with a total is no total, and a code of another kind is none', () => {
  const rows = read([['Kode', 'Judul'], ['ISU-01', 'Jumlah warga terdampak banjir bertambah']], 'issue') // prettier-ignore
  assert.deepEqual(rows.map((it) => (typeof it === 'string' ? it : [it.kind, it.code])), [['issue', '']]) // prettier-ignore
})

test('codes are read in each form and told from accounts and agencies', () => {
  const ranks = [
    ['2.16.02', 'programme'], ['X.XX.01', 'programme'], ['2 . 16 . 02 . 2.01', 'activity'], ['5.01.02.2.01.0001', 'activity'],
    ['2', 'heading'], ['2.16', 'heading'], ['5', 'heading'], ['5.1.02.01', 'account'], ['4.1.01', 'account'],
    ['2.16.0.00.0.00.01.0000', 'account'], ['2-16-2', 'programme'],
  ] as const // prettier-ignore
  for (const [written, rank] of ranks) assert.equal(readCode([written])?.rank, rank, written)
  for (const none of ['', 'ISU-01', '0.1.2', '16.02.01', '17/08/2026', '12345', '1.2.3.4.5.6.7.8.9.1.2.3.4'])
    assert.equal(readCode([none]), null, none)
  assert.deepEqual(readCode(['2', '16', '2', '2.01', '1'])?.code, '2.16.02.2.01.1')
})

test('a cell of any length takes no longer for it in a header or above one', () => {
  for (const piece of [' ', '*', '(', '20 ']) {
    const read = (times: number) => () => {
      const cell = `OPD${piece.repeat(times)}x\ny`
      findItemHeader([{ number: 1, cells: [cell, 'Judul'] }])
      return agencyAbove([[cell, cell]])
    }
    assert.ok(growth(read(1_000), read(16_000)) < 100)
  }
})

test('no header of any cells breaks the reading', () => {
  const cells = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', 'Judul', 'Kode', 'Program')), { maxLength: 8 }) // prettier-ignore
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 8 }), (lines) => {
      const found = findItemHeader(lines.map((it, at) => ({ number: at + 1, cells: it })))
      if (found) for (const at of Object.values(found.columns)) assert.ok(at < found.header.length)
    }),
  )
})
