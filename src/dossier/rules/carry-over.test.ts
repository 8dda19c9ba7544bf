import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factText, typedFactSchema } from '../../base/facts.ts'
import { hoaxClarification } from '../../base/default-content-types/public.ts'
import { CARRIED_FACTS_MAX, fieldsOfClaim, originOf, suggestedType, type ReadSource } from './carry-over.ts'
import type { Consent } from '../../inventory/rules/intake.ts'
import { openingOf, originSchema, pictureOf } from './opening.ts'

const source = (text: string, more: Partial<ReadSource> = {}): ReadSource => ({
  mentionId: '019a0000-0000-7000-8000-000000000001',
  name: 'Radar Selatan',
  title: 'Banjir rendam Kelutan',
  url: 'https://radarselatan.example/banjir',
  publishedAt: '2026-11-20T02:12:00.000Z',
  takenAt: '2026-11-20T02:15:00.000Z',
  textHash: 'ab'.repeat(32),
  text,
  isMessage: false,
  ...more,
})
const of = (...sources: ReadSource[]) =>
  originOf({
    itemId: '019a0000-0000-7000-8000-00000000000f',
    kind: 'issue',
    title: 'Banjir',
    summary: '',
    agency: '',
    more: 0,
    suggestion: null,
    sources,
  })
const read = (text: string) => of(source(text)).facts.map((it) => `${it.label}: ${factText(it)}`)

test('the sentences that stand for an item bring their source, and facts that say where, when and by which text', () => {
  const origin = of(
    source('Sebanyak 390 rumah di Desa Kelutan, Kecamatan Trenggalek terendam banjir pada 19 November pukul 21.30 malam.'),
  ) // prettier-ignore
  assert.deepEqual(originSchema.parse(origin), origin)
  assert.equal(origin.sentences[0]?.source, 0)
  assert.deepEqual(
    origin.facts.map((it) => [it.id, it.label, factText(it)]),
    [
      ['asal-1', 'Jumlah rumah', '390 rumah'],
      ['asal-2', 'Tanggal', '19 November 2026 pukul 21.30 WIB'],
      ['asal-3', 'Tempat', 'Desa Kelutan, Kecamatan Trenggalek'],
    ],
  )
  for (const fact of origin.facts) {
    assert.match(fact.source, /^Radar Selatan, Jumat, 20 November 2026 09\.12 WIB, https:.*\(SHA-256 abababababab\)$/)
    assert.ok(typedFactSchema.safeParse(fact).success)
  }
})

test('where a medium tells of it too a letter’s sentences and facts are not carried over', () => {
  const letter = source('Saya mohon bantuan bagi 90 rumah di Desa Kelutan yang terendam banjir sejak kemarin sore.', { name: 'Surat', isMessage: true }) // prettier-ignore
  const report = source('Sebanyak 390 rumah di Desa Kelutan terendam banjir sejak kemarin sore.')
  const { sentences, facts } = of(letter, report)
  assert.deepEqual(
    sentences.map((it) => it.source),
    [1],
  )
  assert.equal(facts[0] && factText(facts[0]), '390 rumah')
  assert.deepEqual(of(letter).sentences.map((it) => it.source), [0]) // prettier-ignore
})

test('what counts nothing for certain, is said to be about so many, or names a person is no fact', () => {
  assert.deepEqual(
    read('Longsor di kilometer 16 mulai dibersihkan dua alat berat oleh petugas gabungan siang ini.'),
    [],
  )
  assert.deepEqual(read('Sekitar 400 rumah terendam banjir di wilayah itu menurut keterangan warga setempat tadi.'), [])
  assert.deepEqual(
    read('Warga RT 3 RW 5 menuntut janji Pasal 12 dalam peraturan itu segera dijalankan pemerintah.'),
    [],
  )
  assert.deepEqual(
    read('Rapat itu digelar pada 31 Februari 2026 menurut undangan yang beredar luas di masyarakat.'),
    [],
  )
  assert.deepEqual(read('Pengaduan itu dicatat pada 3 April di kantor kecamatan menurut petugas yang menerimanya.'), []) // of which year?
  assert.deepEqual(read('Pelapor dengan NIK 3503121205900003 mengadu ke kantor desa soal bantuan yang belum diterima.'), []) // prettier-ignore
})

test('money, shares and measures are read in their one form; equal facts stand once, and never too many', () => {
  assert.deepEqual(
    read('Anggaran Rp1,2 miliar terserap 45,5 persen untuk 12 hektare lahan di Pantai Prigi tahun ini.'),
    ['Jumlah uang: Rp1.200.000.000', 'Persentase: 45,5%', 'Ukuran (hektare): 12 hektare', 'Tempat: Pantai Prigi'],
  )
  const twice = 'Sebanyak 390 rumah terendam banjir di wilayah kecamatan itu sejak malam tadi menurut petugas.'
  const other = 'Air setinggi lutut merendam 390 rumah milik warga yang kini mengungsi ke balai desa setempat.'
  assert.equal(of(source(twice), source(other)).facts.length, 1)
  const many = Array.from({ length: 14 }, (_, at) => `${at + 20} warga`).join(', ')
  assert.equal(read(`Bantuan itu dibagikan bertahap kepada ${many} di balai desa pada hari yang sama.`).length, CARRIED_FACTS_MAX) // prettier-ignore
})

test('a long address never makes a fact too long to be kept, and an empty item opens an empty text', () => {
  const origin = of(source('Sebanyak 75 peserta hadir dalam pelatihan membatik yang digelar di balai desa.', { url: `https://a.example/${'x'.repeat(1_900)}`, name: 'N'.repeat(290) })) // prettier-ignore
  assert.equal(origin.facts.length, 1)
  assert.ok((origin.facts[0]?.source.length ?? 999) <= 300)
  assert.deepEqual(of(source('')).facts, [])
  assert.equal(openingOf('Judul', null).type, undefined)
  const opened = openingOf('Judul', { suggestion: { type: 'siaran-pers', why: 'issue' } })
  assert.deepEqual([opened.title, opened.type, opened.facts.length, opened.summary], ['Judul', 'siaran-pers', 0, ''])
})

test('the kind of text that is suggested follows the level first, then what the item is', () => {
  assert.deepEqual(suggestedType({ kind: 'programme', level: 'alert', isClaim: false }), {
    type: 'pernyataan',
    why: 'crisis',
  })
  assert.equal(suggestedType({ kind: 'programme', level: 'watch', isClaim: false }).type, 'artikel-program')
  assert.equal(suggestedType({ kind: 'activity', level: 'attention', isClaim: false }).type, 'siaran-pers')
  assert.equal(suggestedType({ kind: 'issue', level: 'watch', isClaim: false }).why, 'issue')
  assert.deepEqual(suggestedType({ kind: 'issue', level: 'alert', isClaim: true }), { type: 'klarifikasi-hoaks', why: 'claim' }) // prettier-ignore
})

test('a clarification opens with the claim as it was quoted, and with no answer that its kind does not take', () => {
  const claim = { quote: 'Bantuan Rp5 juta lewat tautan ini', label: 'hoaks', source: 'Grup warga', reportedAt: '2026-11-20T17:30:00.000Z' } // prettier-ignore
  assert.deepEqual(fieldsOfClaim(claim, hoaxClarification), {
    kabar: claim.quote,
    label: 'hoaks',
    'beredar-di': 'Grup warga',
    'terlihat-pada': '2026-11-21', // of the office's day
  })
  const bare = { ...hoaxClarification, fields: hoaxClarification.fields.filter((it) => it.id !== 'beredar-di') }
  assert.deepEqual(Object.keys(fieldsOfClaim({ ...claim, label: 'belum-ada' }, bare)), ['kabar', 'terlihat-pada'])
  assert.equal(fieldsOfClaim({ ...claim, label: null }, bare)['label'], undefined)
})

test('a photo that an agency sent counts as agreed to only where the agency says that everybody in it agreed', () => {
  const sent = { hash: 'ab'.repeat(32), name: 'foto.jpg', agency: 'Dinas Kesehatan', receipt: 'OPD-2026/0007' }
  const read = (people: Consent, children: Consent) => {
    const { people: shown, consent, minors, alt, credit } = pictureOf({ ...sent, people, children })
    assert.deepEqual([alt, credit], ['', 'Dinas Kesehatan'])
    return [shown, consent?.includes('OPD-2026/0007'), minors]
  }
  assert.deepEqual(read('none', 'none'), ['none', undefined, undefined])
  assert.deepEqual(read('agreed', 'none'), ['consented', true, undefined])
  assert.deepEqual(read('none', 'agreed'), ['consented', true, true])
  for (const [people, children] of [
    ['agreed', 'unasked'],
    ['unasked', 'agreed'],
    ['none', 'unasked'],
  ] as const)
    assert.deepEqual(read(people, children), [undefined, undefined, true])
  assert.deepEqual(read('unasked', 'none'), [undefined, undefined, undefined])
})
