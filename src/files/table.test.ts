import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { zip, type Part } from '../../test/made-zip.ts'
import { Refused } from '../base/refused.ts'
import { readTable, type TableRow, type TableShape } from './table.ts'
import { writeTable } from './table-file.ts'
import { repackZip } from './zip.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siar-table-'))
})
after(() => rm(folder, { recursive: true, force: true }))

let files = 0
type Read = { shape: TableShape; rows: TableRow[] }

async function read(bytes: string | Uint8Array, it: { name?: string; sheet?: string } = {}): Promise<Read> {
  const path = join(folder, `table-${++files}`)
  await writeFile(path, bytes)
  return readTable({ path, name: it.name ?? 'tabel.csv', sheet: it.sheet ?? null }, async ({ shape, batches }) => {
    const rows: TableRow[] = []
    for await (const batch of batches) rows.push(...batch)
    return { shape, rows }
  })
}
const cells = ({ rows }: Read) => rows.map((row) => row.cells)
const refusal = (code: string) => (error: unknown) => error instanceof Refused && error.reason.code === code

const table = [
  ['Judul', 'Uraian'],
  ['Jalan rusak', 'Tugu; Karangan'],
  ['Café “Trenggalek”', 'Harga naik 5 %'],
]
const quoted = (delimiter: string) => table.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n')

test('every usual delimiter is found by itself', async () => {
  for (const delimiter of [';', ',', '\t', '|']) {
    const found = await read(quoted(delimiter))
    assert.equal(found.shape.delimiter, delimiter)
    assert.deepEqual(cells(found), table)
  }
  assert.equal((await read('sep=|\r\nJudul|Uraian\r\na;b;c|d')).shape.delimiter, '|')
  assert.deepEqual(cells(await read('Judul\nJalan rusak')), [['Judul'], ['Jalan rusak']])
  assert.equal((await read('Judul;Uraian\n"satu, dua, tiga, empat";lima\nenam;tujuh, delapan')).shape.delimiter, ';')
})

test('UTF-8 with and without its mark, UTF-16 both ways and Windows-1252 read the same', async () => {
  const text = quoted(';')
  const utf16 = Buffer.from(text, 'utf16le')
  const forms: [string, Uint8Array][] = [
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ['windows-1252', Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1')],
  ]
  for (const [encoding, bytes] of forms) {
    const found = await read(bytes)
    assert.equal(found.shape.encoding, encoding)
    assert.deepEqual(cells(found), table, encoding)
  }
})

test('a character cut in two by a piece of the file is still one character', async () => {
  const long = `Judul\n${'x'.repeat(1024 * 1024 - 8)}é“é”é\nakhir`
  const found = await read(long)
  assert.deepEqual(found.rows.at(-1)?.cells, ['akhir'])
  assert.ok(!cells(found).flat().some((cell) => cell.includes('\uFFFD'))) // prettier-ignore
})

test('rows are numbered as a spreadsheet shows them, blank ones and line breaks in cells included', async () => {
  const { rows } = await read('Judul;Uraian\n\n"satu\nbaris";x\n;;\nakhir;y\n')
  assert.deepEqual(rows.map((row) => [row.number, row.cells[0]]), [[1, 'Judul'], [2, ''], [3, 'satu\nbaris'], [4, ''], [5, 'akhir']]) // prettier-ignore
})

test('ragged rows keep the cells they have', async () => {
  assert.deepEqual(cells(await read('a;b;c\n1\n1;2;3;4;5\n')), [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4', '5']])
})

test('a stray quotation mark stays a character, one that is never closed is told with its row', async () => {
  assert.deepEqual(cells(await read('Judul;b\nJalan "Mawar" rusak;2')), [
    ['Judul', 'b'],
    ['Jalan "Mawar" rusak', '2'],
  ])
  await assert.rejects(read('Judul;b\na;1\n"tidak ditutup;2\nc;3'), (error: unknown) => {
    return error instanceof Refused && error.reason.code === 'import-quote-open' && error.reason.row === 3
  })
})

test('NUL and broken characters reach the judge as they are, a cell of a megabyte cut short', async () => {
  const found = await read(`Judul;Uraian\na\u0000b;c\n${'x'.repeat(1_000_000)};d\ne;f`)
  assert.equal(found.rows[1]?.cells[0], 'a\u0000b')
  assert.equal(found.rows[2]?.cells[0]?.length, 20_000)
  assert.deepEqual(found.rows[3]?.cells, ['e', 'f'])
  const lone = Buffer.from([0xff, 0xfe, ...Buffer.from('Judul\na', 'utf16le'), 0x00, 0xd8, 0x62, 0x00])
  assert.equal((await read(lone)).rows[1]?.cells[0], 'a\uFFFDb')
})

test('what is no table is refused with a reason', async () => {
  await assert.rejects(read(''), refusal('import-empty'))
  await assert.rejects(read('bukan zip', { name: 'tabel.xlsx' }), refusal('import-unreadable'))
  await assert.rejects(read('%PDF-1.7 …'), refusal('import-unreadable'))
  await assert.rejects(read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])), refusal('import-unreadable'))
  await assert.rejects(read(Buffer.from(Array.from({ length: 999 }, (_, at) => at % 32))), refusal('import-unreadable'))
  await assert.rejects(read('PK\u0003\u0004 lalu apa saja'), refusal('import-unreadable'))
  await assert.rejects(read(Buffer.from([1])), refusal('import-unreadable'))
})

// --- XLSX

const xmlns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of the given sheets; a sheet is the inside of its `sheetData` and what follows it. */
function workbook(sheets: Readonly<Record<string, string>>): Part[] {
  const names = Object.keys(sheets)
  return [
    { name: 'xl/workbook.xml', text: `<workbook ${xmlns} xmlns:r="${rel}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => `<Relationship Id="r${at + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="s" Type="${rel}/styles" Target="styles.xml"/></Relationships>` },
    { name: 'xl/styles.xml', text: `<styleSheet ${xmlns}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>` },
    ...names.map((name, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, text: `<worksheet ${xmlns}><sheetData>${sheets[name]}</worksheet>` })),
  ] // prettier-ignore
}
const text = (at: string, said: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`
const row = (number: number, ...inside: string[]) => `<row r="${number}">${inside.join('')}</row>`
const xlsx = { name: 'tabel.xlsx' }

test('a sheet is read with days from serial numbers, numbers as written, formulas as text', async () => {
  const sheet = `${row(1, text('A1', 'Judul'), text('B1', 'Tanggal'), text('C1', 'Nilai'))}${row(2, text('A2', '=cmd|calc'), '<c r="B2" s="1"><v>46251</v></c>', '<c r="C2"><v>0.1</v></c>')}${row(3, text('A3', 'b'), '<c r="B3"><v>46251</v></c>', '<c r="C3" t="b"><v>1</v></c>')}</sheetData>` // prettier-ignore
  const found = await read(zip(workbook({ Isu: sheet })), xlsx)
  assert.deepEqual(cells(found), [
    ['Judul', 'Tanggal', 'Nilai'],
    ['=cmd|calc', '2026-08-17', '0.1'],
    ['b', '46251', 'true'],
  ])
  assert.deepEqual(found.shape, { format: 'xlsx', encoding: null, delimiter: null, sheet: 'Isu', sheets: ['Isu'] })
})

test('a day with a time of day keeps it, as rosters need', async () => {
  // Seven in the morning and nine at night, as fractions of a day: the one a hair below, the other a hair above.
  const sheet = `${row(1, text('A1', 'Mulai'), text('B1', 'Selesai'))}${row(2, '<c r="A2" s="1"><v>46251.2916666666</v></c>', '<c r="B2" s="1"><v>46251.8750000001</v></c>')}</sheetData>` // prettier-ignore
  assert.deepEqual(cells(await read(zip(workbook({ Piket: sheet })), xlsx))[1], ['2026-08-17T07:00', '2026-08-17T21:00']) // prettier-ignore
})

test('a merged cell stands once, in its first place', async () => {
  const sheet = `${row(1, text('A1', 'Judul'), text('B1', 'OPD'))}${row(2, text('A2', 'a'), text('B2', 'PUPR'))}${row(3, text('A3', 'b'), '<c r="B3"/>')}</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>` // prettier-ignore
  assert.deepEqual(cells(await read(zip(workbook({ Isu: sheet })), xlsx)), [['Judul', 'OPD'], ['a', 'PUPR'], ['b', '']]) // prettier-ignore
})

test('of several sheets the first with rows is read, or the one that was asked for', async () => {
  const one = (title: string) => `${row(1, text('A1', 'Judul'))}${row(2, text('A2', title))}</sheetData>`
  const bytes = zip(
    workbook({ Sampul: `${row(1, text('A1', 'REKAP'))}</sheetData>`, Isu: one('a'), Program: one('b') }),
  )
  const found = await read(bytes, xlsx)
  assert.deepEqual([found.shape.sheet, found.shape.sheets, found.rows[1]?.cells], ['Isu', ['Sampul', 'Isu', 'Program'], ['a']]) // prettier-ignore
  assert.deepEqual((await read(bytes, { ...xlsx, sheet: 'Program' })).rows[1]?.cells, ['b'])
  await assert.rejects(read(bytes, { ...xlsx, sheet: 'Lain' }), refusal('import-sheet-unknown'))
})

test('a workbook that lies, hides, explodes or is torn is refused before it is opened', async () => {
  const good = workbook({ Isu: `${row(1, text('A1', 'Judul'))}</sheetData>` })
  const zeros = Buffer.alloc(300 * 1024 * 1024)
  await assert.rejects(
    read(zip([...good, { name: 'xl/bomb.xml', text: zeros, says: 10 }]), xlsx),
    refusal('import-expands'),
  )
  const many = Array.from({ length: 1_001 }, (_, at) => ({ name: `xl/${at}.xml`, text: 'x' }))
  await assert.rejects(read(zip([...good, ...many]), xlsx), refusal('import-unreadable'))
  await assert.rejects(read(zip(good).subarray(0, 400), xlsx), refusal('import-unreadable'))
  await assert.rejects(read(zip([{ name: 'readme.xml', text: '<a/>' }]), xlsx), refusal('import-unreadable'))
  await assert.rejects(read(zip([...good, ...good]), xlsx), refusal('import-unreadable'))
  const locked = zip(good)
  locked.writeUInt16LE(1, locked.indexOf('PK\u0001\u0002') + 8)
  await assert.rejects(read(locked, xlsx), refusal('import-unreadable'))
})

test('a sheet of more rows than any table may have is refused before it is read', async () => {
  const rows = Array.from({ length: 150_001 }, (_, at) => row(at + 1, '')).join('')
  await assert.rejects(read(zip(workbook({ Isu: `${rows}</sheetData>` })), xlsx), refusal('import-too-many-rows'))
})

test('a cell at the far end of a sheet ends the reading thread, not the office', async () => {
  const far = `${row(1, text('A1', 'Judul'))}${row(1_048_576, text('XFD1048576', 'x'))}</sheetData>`
  await assert.rejects(read(zip(workbook({ Isu: far })), xlsx), refusal('import-expands'))
  assert.deepEqual(cells(await read('Judul\na')), [['Judul'], ['a']])
})

test('a picture in a workbook is not even inflated', () => {
  const bytes = zip([{ name: 'a.xml', text: 'isi' }, { name: 'foto.png', text: Buffer.alloc(5_000_000) }]) // prettier-ignore
  const safe = repackZip(bytes, { keep: (name) => name.endsWith('.xml'), expandedBytesMax: 1_000 })
  assert.ok(safe.length < 200)
  assert.deepEqual(repackZip(safe, { keep: () => true, expandedBytesMax: 3 }), safe)
})

test('one table after the other: two at once both arrive whole', async () => {
  const [a, b] = await Promise.all([read('Judul\na'), read('Judul\nb')])
  assert.deepEqual([cells(a).at(-1), cells(b).at(-1)], [['a'], ['b']])
})

test('a table written as XLSX reads back the same, and what looks like a formula is text in it', async () => {
  const written = [['No.', 'Judul'], [1, '=1+1'], [2, 'Café <&> “x”']] // prettier-ignore
  const bytes = await writeTable('Register: putaran 7/2026', (async function* () { yield written })()) // prettier-ignore
  const found = await read(bytes, xlsx)
  assert.deepEqual(cells(found), written.map((it) => it.map(String))) // prettier-ignore
  assert.ok(!Buffer.from(repackZip(Buffer.from(bytes), { keep: (name) => name.endsWith('.xml'), expandedBytesMax: 1e6 })).includes('<f>')) // prettier-ignore
})
