import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentHash } from './content-hash.ts'
import { contentSchema, emptyContent } from './content.ts'
import { decimalText, factKey, factText, factsSchema, parseDecimal, type TypedFact } from './facts.ts'

const figure = (value: string, unit = 'rumah'): TypedFact => ({
  id: 'f1',
  kind: 'figure',
  label: 'Jumlah rumah rusak',
  value: value as never,
  unit,
  source: 'Laporan BPBD 06.40',
})
const date = (value: string, time = ''): TypedFact => ({
  id: 'f2',
  kind: 'date',
  label: 'Mulai',
  value: value as never,
  time: time as never,
  source: 'Surat',
})

test('a fact reads as an Indonesian text would say it', () => {
  const told: [TypedFact, string][] = [
    [
      { id: 'a', kind: 'name', label: 'Bupati', value: 'Mochamad Nur Arifin', title: 'Bupati Trenggalek', source: '' },
      'Bupati Trenggalek Mochamad Nur Arifin',
    ],
    [{ id: 'a', kind: 'name', label: 'Warga', value: 'Siti', title: '', source: '' }, 'Siti'],
    [figure('1250'), '1.250 rumah'],
    [figure('1250000.5', ''), '1.250.000,5'],
    [figure('92000', 'Rp'), 'Rp92.000'],
    [figure('-92000', 'Rp'), '-Rp92.000'],
    [figure('12.5', '%'), '12,5%'],
    [figure('999', 'orang'), '999 orang'],
    [figure('', 'orang'), ''],
    [date('2026-11-24'), '24 November 2026'],
    [date('2026-12-03', '09:00'), '3 Desember 2026 pukul 09.00 WIB'],
    [date('', '09:00'), ''],
    [
      {
        id: 'a',
        kind: 'place',
        label: 'Lokasi',
        value: 'Pantai Prigi',
        village: 'Desa Tasikmadu',
        district: 'Kecamatan Watulimo',
        source: '',
      },
      'Pantai Prigi, Desa Tasikmadu, Kecamatan Watulimo',
    ],
  ]
  for (const [fact, text] of told) assert.equal(factText(fact), text)
  assert.equal(
    factText({ who: 'BPBD', what: 'membuka jalur', when: '', where: 'Tugu', source: 'x' }),
    'BPBD, membuka jalur, Tugu',
  )
})

test('a figure is read the Indonesian way, and what could be another number is not read at all', () => {
  const read: [string, string][] = [
    ['1.250', '1250'],
    ['1250', '1250'],
    [' 1.250,50 ', '1250.5'],
    ['0,5', '0.5'],
    ['007', '7'],
    ['-3,20', '-3.2'],
    ['−3', '-3'],
    ['1 250', '1250'],
    ['0', '0'],
    ['-0', '0'],
    ['0,000', '0'],
  ]
  for (const [typed, decimal] of read) assert.equal(parseDecimal(typed), decimal, typed)
  for (const typed of ['', '1.25', '1,250.5', '1.2500', '.5', '5,', 'Rp92.000', '1e3', '٣', '1..250', '9'.repeat(19)])
    assert.equal(parseDecimal(typed), null, typed)
})

test('every figure written the Indonesian way is read as itself', () => {
  const decimals = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([below, whole, part]) => {
      const digits = String(part).padStart(9, '0').replace(/0+$/, '')
      const decimal = digits ? `${whole}.${digits}` : String(whole)
      return below && decimal !== '0' ? `-${decimal}` : decimal
    })
  fc.assert(
    fc.property(decimals, (decimal) => {
      assert.equal(parseDecimal(decimalText(decimal)), decimal)
      factsSchema.parse([figure(decimal)])
    }),
  )
})

test('a fact with another value or another meaning is another fact; where it was read does not matter', () => {
  const asked = factKey(figure('1250'))
  assert.equal(factKey({ ...figure('1250'), source: 'lain' }), asked)
  for (const other of [
    figure('1251'),
    figure('1250', 'kepala keluarga'),
    { ...figure('1250'), label: 'Jumlah rumah hancur' },
    { ...figure('1250'), id: 'f9' },
  ])
    assert.notEqual(factKey(other), asked)
})

test('a figure, a day or a time in another form is refused, an empty one is still being written', () => {
  factsSchema.parse([figure(''), date('', '')])
  for (const value of ['1.250,5', '01', '-0', '1.50', '1e5', 'NaN', ' 1', '+1', '1.'])
    assert.throws(() => factsSchema.parse([figure(value)]), value)
  for (const value of ['24 November 2026', '2026-02-30', '2026-11-24T00:00:00Z', '0000-01-01'])
    assert.throws(() => factsSchema.parse([date(value)]), value)
  for (const time of ['9:00', '24:00', '09.00', '09:60'])
    assert.throws(() => factsSchema.parse([date('2026-11-24', time)]))
})

test('two facts with one id, an unknown kind, an unknown field and a mixture of both ways are refused', () => {
  const problem = factsSchema.safeParse([figure('1'), { ...date('2026-11-24'), id: 'f1' }])
  assert.deepEqual(problem.error?.issues[0]?.path, [1, 'id'])
  for (const bad of [
    { ...figure('1'), kind: 'rumour' },
    { ...figure('1'), html: '<b>' },
    { ...figure('1'), who: 'x' },
    { ...figure('1'), id: 'A B' },
    { ...figure('1'), id: '' },
    { who: '', what: '', when: '', where: '', source: '', id: 'a' },
    { who: '', what: '', when: '', where: '', source: '\u0000' },
    { ...figure('1'), unit: 'x'.repeat(61) },
  ])
    assert.throws(() => factsSchema.parse([bad]), JSON.stringify(bad))
  assert.throws(() => factsSchema.parse(Array.from({ length: 51 }, (_, at) => ({ ...figure('1'), id: `f${at}` }))))
})

test('a text that was kept before facts had kinds has its bytes and its hash still', () => {
  // Taken from stored versions of an earlier Siar: canonical bytes and the SHA-256 that their decisions name.
  const stored: [string, string][] = [
    [
      '{"attachments":[],"body":{"content":[{"content":[{"text":"Material menutup kedua lajur.","type":"text"}],"type":"paragraph"}],"type":"doc"},"facts":[{"source":"Laporan BPBD 06.40","what":"Longsor km 16","when":"","where":"Kabupaten Trenggalek","who":"BPBD"}],"summary":"Ringkasan.","title":"Longsor menutup ruas km 16","topic":"Kebencanaan"}',
      'd50cb90382e40dd2937ce7e92d43908961b522cc069439c0fa54e5e26e8ee63c',
    ],
    [
      '{"attachments":[],"body":{"content":[{"type":"paragraph"}],"type":"doc"},"facts":[],"summary":"","title":"","topic":""}',
      '6480afa02bfed247266d356fb35efaf04b268160ee38dab34f90bd3b60111385',
    ],
    [
      '{"attachments":[],"body":{"content":[{"type":"paragraph"}],"type":"doc"},"disclosure":"periodic","facts":[{"source":"é","what":"“dua”","when":"24/11","where":"","who":""},{"source":"e","what":"b","when":"c","where":"d","who":"a"}],"fields":{"nomor":"480/1"},"summary":"","title":"Café","topic":"","type":"siaran-pers"}',
      'de163e1ee6e1d51e48dade6970ebf422570eb3ec0b472736f702e979f5094baa',
    ],
  ]
  for (const [bytes, hash] of stored) assert.equal(contentHash(contentSchema.parse(JSON.parse(bytes))), hash)
  assert.equal(contentHash(emptyContent), contentHash(contentSchema.parse(JSON.parse(JSON.stringify(emptyContent)))))
})
