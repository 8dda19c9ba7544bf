import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listMarkedTexts } from '../../test/personal-data-texts.ts'
import { growth } from '../../test/processor-time.ts'
import { findPersonalData } from './personal-data.ts'

/** What is found, as people read it: `nik 3324…`. */
const found = (text: string) => findPersonalData(text).map((it) => `${it.kind} ${text.slice(it.start, it.end)}`)

test('in the office’s own marked texts everything is found where it stands, and nothing else', () => {
  let marked = 0
  let wrong = 0
  const examples: string[] = []
  for (let seed = 1; seed <= 12; seed++)
    for (const { text, spans } of listMarkedTexts(seed)) {
      const says = (them: typeof spans) => them.map((it) => `${it.start}:${it.end}:${it.kind}`)
      const expected = says(spans)
      const got = says(findPersonalData(text))
      marked += expected.length
      const faults = [...expected.filter((it) => !got.includes(it)), ...got.filter((it) => !expected.includes(it))]
      wrong += faults.length
      if (faults.length > 0) examples.push(`${JSON.stringify(text)}: ${faults.join(' ')}`)
    }
  assert.ok(marked > 2_500)
  assert.ok(wrong / marked < 0.002, `${wrong} of ${marked}:\n${examples.join('\n')}`)
})

test('each number takes the nearest word that no other took', () => {
  assert.deepEqual(found('NIK saya di KK 3324012005100007 itu 3324012005900003, WA 081234567890.'), [
    'kk 3324012005100007',
    'nik 3324012005900003',
    'phone 081234567890',
  ])
  assert.deepEqual(found('Transfer ke BCA 1234567890, pesanan 9876543210.'), ['bank_account 1234567890'])
  assert.deepEqual(found('Honor dikirim ke rek. Mandiri 1370012345678.'), ['bank_account 1370012345678'])
  assert.deepEqual(found('Nomor transaksi 3324012005900003.'), [])
})

test('sixteen digits without a word are a NIK when place, birth and serial are possible, and nothing otherwise', () => {
  assert.deepEqual(found('Siti 3324016005900003'), ['nik 3324016005900003'])
  for (const no of ['9924012005900003', '3324013205900003', '3324013202900003', '3324012013900003', '3324012005900000'])
    assert.deepEqual(found(`Siti ${no}`), [], no)
})

test('a family card has no woman’s day of birth', () => {
  assert.deepEqual(found('No. KK 3324016005900003'), ['nik 3324016005900003'])
  assert.deepEqual(found('No. KK 3324012005100003'), ['kk 3324012005100003'])
})

test('the heading of a column says what it holds', () => {
  const table = 'Daftar warga. No;Nama;No KK;NIK\n1;Siti;3324012005100003;3324012005900003\n2;Budi;3324012005100004;-'
  assert.deepEqual(found(table), ['kk 3324012005100003', 'nik 3324012005900003', 'kk 3324012005100004'])
  const last = 'Nomor KK\tNama\tNo. Rek BRI\n3324012005100003\tSiti\t0123-01-012345-50-7'
  assert.deepEqual(found(last), ['kk 3324012005100003', 'bank_account 0123-01-012345-50-7'])
  assert.deepEqual(found('Nama,Kode bayar,Nilai\nSiti,3324012005900003,1'), ['nik 3324012005900003'])
})

test('hotlines, prices, days, codes, letters and hidden numbers are nobody’s data', () => {
  const clean = [
    'Hubungi 112, 110, 119, 14045, 1500-123 atau 0800-1-234567.',
    'Senilai Rp812.345.678.901 pada 08-12-2026 pukul 08.12.',
    'Kode rekening 5.1.02.02.01.0026; ISBN 978-602-8519-93-9; NIP 197001011995031001.',
    'Honor dibebankan pada rekening 5.1.02.02.01.0026 sebesar Rp900.000.',
    'Surat 800.1.11.1/0812/BKPSDM/2026 dan kontrak 976/0812/6765/2023.',
    'NIK 3324**********01, WA 0812****7890, KK 3324xxxxxxxxxxxx.',
    'Blok D 12 A, Pasal 5 B, RT 01 RW 02, SMP N 2 BK.',
    'sha256 5adf8bdb60a8dcc911ec90a556c01484 dan 7f3a0812-3456-4789-8123-456789abcdef',
  ]
  for (const text of clean) assert.deepEqual(found(text), [], text)
})

test('an address that is hidden from machines only is an address', () => {
  assert.deepEqual(found('siti.a (at) gmail.com, budi[at]contoh.go.id, @humas, nama@kantor, x@y.id.Terima'), [
    'email siti.a (at) gmail.com',
    'email budi[at]contoh.go.id',
    'email x@y.id',
  ])
})

test('whatever the text, what is found lies in it in order, whole and apart', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'NIK ',
      'KK: ',
      '+62',
      '(',
      ')',
      '@',
      '.',
      ';',
      '\n',
      '\t',
      ' ',
      '-',
      '08',
      '3324',
      'B ',
      'rek ',
      '*',
    ),
    fc.nat({ max: 99_999_999 }).map(String),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      let end = 0
      for (const it of findPersonalData(text)) {
        assert.ok(it.start >= end && it.end > it.start && it.end <= text.length, JSON.stringify(it))
        end = it.end
      }
    }),
    { numRuns: 2_000 },
  )
})

test('the number of a letter or an invoice is none, one of several between strokes or in italics is', () => {
  for (const text of [
    'Nomor surat 440/081234567890/XI',
    'invoice INV/20261109/081234567890',
    'berkas JP_081234567890',

    'Nomor identitas barang 3160586203658078',
  ])
    assert.deepEqual(findPersonalData(text), [], text)
  const values = (text: string) => findPersonalData(text).map((it) => `${it.kind} ${text.slice(it.start, it.end)}`)
  assert.deepEqual(values('HP 081234567890/085712345678'), ['phone 081234567890', 'phone 085712345678'])
  assert.deepEqual(values('Siti/34/081234567890, wa _081234567891_'), ['phone 081234567890', 'phone 081234567891'])
  assert.deepEqual(values('KKnya 3301011203150007'), ['kk 3301011203150007'])
})

test('what is found does not depend on what was read before', () => {
  const texts = listMarkedTexts(3).map((it) => it.text)
  const once = texts.map(found)
  assert.deepEqual(texts.toReversed().map(found).toReversed(), once)
})

test('a hostile text costs in proportion to its size', () => {
  const hostile: Record<string, string> = {
    digits: '1',
    groups: '1 ',
    dotted: '11.',
    sixteens: '3324012005900003 ',
    phones: '0812-3456-7890 ',
    plus: '+62 ',
    keys: 'nik kk npwp rek hp ',
    weak: 'kode id surat ',
    pairs: 'NIK/KK/',
    at: 'a@',
    emails: 'a.a@a-a.a-',
    hidden: '(at)',
    headings: 'NIK;',
    rows: 'NIK;KK\n1;',
    lines: '\n',
    addresses: 'http://',
    brackets: '1(((',
    masks: '1**',
    plates: 'B 1 ',
    plate: 'AB-1-',
    letters: 'a',
    full: 'no. ',
    spaces: ' ',
    accent: '\u00e9\u0301',
  }
  for (const [name, piece] of Object.entries(hostile)) {
    const times = (size: number) => () => findPersonalData(piece.repeat(size / piece.length))
    const ratio = growth(times(1 << 16), times(1 << 20))
    assert.ok(ratio < 80, `${name}: 16 times the size took ${ratio.toFixed(1)} times as long`) // squared would be 256
  }
})
