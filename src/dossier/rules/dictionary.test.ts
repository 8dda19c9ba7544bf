import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { someView } from '../../../test/gate-view.ts'
import { defaultTerms } from '../../base/default-terms.ts'
import { termSchema, type Term } from '../../base/terms.ts'
import { compileDictionary, usesIn } from './dictionary.ts'
import { dictionaryGate } from './gates/dictionary.ts'

const term = (preferred: string, avoid: string[], more: Partial<Term> = {}): Term => ({
  id: preferred,
  kind: 'term',
  preferred,
  title: '',
  also: [],
  avoid,
  note: '',
  source: '',
  validFrom: null,
  validUntil: null,
  ...more,
})
const official = (preferred: string, title: string, more: Partial<Term> = {}) =>
  term(preferred, [], { id: `${preferred} ${title}`, kind: 'official', title, ...more })
const TODAY = '2026-11-24'
const look = (terms: readonly Term[], text: string) =>
  usesIn(compileDictionary(terms, TODAY), text).map((it) => [
    it.kind,
    text.slice(it.from, it.to),
    it.fix ?? null,
    it.sure,
  ])
const brought: Term[] = defaultTerms.map((it, at) => ({ ...it, id: String(at) }))

describe('words and places', () => {
  test('what Siar brings is as its schema wants it, each form once, and none of it finds fault with itself', () => {
    const forms = brought.flatMap((it) => it.avoid)
    assert.equal(new Set(forms).size, forms.length)
    assert.equal(brought.filter((it) => it.preferred.startsWith('Kecamatan ')).length, 14)
    for (const it of defaultTerms) {
      assert.deepEqual(termSchema.parse(it), it)
      assert.ok(it.source)
      assert.deepEqual(look(brought, `Kata ${it.preferred} sudah benar.`), [], it.preferred)
    }
  })

  test('every form to avoid is found and mended to the preferred one', () => {
    for (const it of brought)
      for (const form of it.avoid) {
        const [found] = usesIn(compileDictionary(brought, TODAY), `lalu ${form} itu`)
        assert.deepEqual([found?.text, found?.fix], [form, it.preferred], form)
      }
  })

  test('a form is mended as loud as it stands, and before its suffix', () => {
    const terms = [term('risiko', ['resiko']), term('kerja sama', ['kerjasama']), term('analisis', ['analisa'])]
    assert.deepEqual(look(terms, 'Resiko itu. RESIKO! resikonya, dan analisanya.'), [
      ['avoid', 'Resiko', 'Risiko', true],
      ['avoid', 'RESIKO', 'RISIKO', true],
      ['avoid', 'resiko', 'risiko', true],
      ['avoid', 'analisa', 'analisis', true],
    ])
    assert.deepEqual(look(terms, 'Menurut Kerjasama Tani'), [['avoid', 'Kerjasama', 'Kerja Sama', false]]) // may be a name
    assert.deepEqual(look(terms, 'beresiko, resikoan'), [])
  })

  test('forms of several words, over a line end and with a stop within', () => {
    assert.deepEqual(
      look(brought, 'Aturan itu di\u00a0rubah di Kab. Trenggalek, hari Jum’at, kecamatan suruh.').map((it) => [
        it[1],
        it[2],
      ]),
      [
        ['di\u00a0rubah', 'diubah'],
        ['Kab. Trenggalek', 'Kabupaten Trenggalek'],
        ['Jum’at', 'Jumat'],
        ['kecamatan suruh', 'Kecamatan Suruh'],
      ],
    )
  })

  test('addresses, names of places that hold such a word, and words across a sentence are left alone', () => {
    const terms = [...brought, term('Pasar Hutang Jaya', [], { kind: 'place' })]
    for (const text of [
      'https://contoh.go.id/resiko apotik@contoh.go.id',
      'di Pasar Hutang Jaya',
      'Warga di. Rubah itu lari',
      'KECAMATAN WATULIMO',
    ])
      assert.deepEqual(look(terms, text), [], text)
  })

  test('an entry holds from its first day to its last', () => {
    const on = (more: Partial<Term>) => look([term('izin', ['ijin'], more)], 'ijin').length
    assert.equal(on({ validFrom: TODAY, validUntil: TODAY }), 1)
    assert.equal(on({ validFrom: '2026-11-25' }), 0)
    assert.equal(on({ validUntil: '2026-11-23' }), 0)
  })
})

describe('officials', () => {
  const siti = official('Siti Contoh Rahayu, S.E.', 'Bupati Trenggalek')
  const budi = official('Budi Teladan', 'Kepala Dinas Komunikasi dan Informatika')
  const terms = [siti, budi]

  test('a wrong title before an official’s name is found, and mended to the one they hold', () => {
    assert.deepEqual(look(terms, 'Wakil Bupati Siti Contoh Rahayu hadir.'), [
      ['title', 'Wakil Bupati', 'Bupati Trenggalek', true],
    ])
    assert.deepEqual(look(terms, 'Kepala Dinas Kesehatan Budi Teladan')[0]?.[1], 'Kepala Dinas Kesehatan')
  })

  test('the right title, said short or long, in capitals or not at all, is right', () => {
    for (const text of [
      'Bupati Siti Contoh Rahayu',
      'Bupati Trenggalek Siti Contoh Rahayu, S.E.',
      'BUPATI TRENGGALEK SITI CONTOH RAHAYU',
      'kata Siti Contoh Rahayu.',
      'Kepala Dinas Komunikasi dan Informatika Budi Teladan',
      'mantan Kepala Dinas Kesehatan Budi Teladan',
      'Bupati, Siti Contoh Rahayu',
    ])
      assert.deepEqual(look(terms, text), [], text)
  })

  test('a title that has ended is told, unless the text says so itself', () => {
    const former = official('Agus Purna', 'Camat Pule', { validUntil: '2025-12-31' })
    assert.deepEqual(look([former], 'Camat Pule Agus Purna'), [['former', 'Camat Pule', null, true]])
    assert.deepEqual(look([former], 'mantan Camat Pule Agus Purna'), [])
    const next = official('Agus Purna', 'Camat Dongko', { validFrom: '2026-01-01' })
    assert.deepEqual(look([former, next], 'Camat Pule Agus Purna'), [['title', 'Camat Pule', 'Camat Dongko', true]])
    assert.deepEqual(look([former, next], 'Camat Dongko Agus Purna'), [])
    assert.deepEqual(
      look([official('Agus Purna', 'Camat Pule', { validFrom: '2027-01-01' })], 'Camat Pule Agus Purna'),
      [],
    )
  })

  test('a name that is a letter or two off is asked about', () => {
    assert.deepEqual(look(terms, 'Bupati Siti Conto Rahayu hadir'), [
      ['near', 'Siti Conto Rahayu', 'Siti Contoh Rahayu', false],
    ])
    for (const text of ['Siti Lain Rahayu', 'Bagus Teladan Sari', 'Budi. Teladan', 'Siti Contoh'])
      assert.deepEqual(look(terms, text), [], text)
  })
})

describe('the gate', () => {
  const found = (text: string, terms: readonly Term[]) =>
    dictionaryGate
      .findingsOf(someView({ terms, content: { title: text } }))
      .map((it) => [it.code, it.severity, it.place, it.fix ?? null])

  test('a word is a should, a wrong title a must, a near name a note, each where it stands', () => {
    const terms = [term('izin', ['ijin']), official('Siti Contoh', 'Bupati Trenggalek')]
    assert.deepEqual(found('Soal ijin, Camat Siti Contoh', terms), [
      ['term-avoid', 'should', { at: 'title', from: 5, to: 9 }, 'izin'],
      ['official-title', 'must', { at: 'title', from: 11, to: 16 }, 'Bupati Trenggalek'],
    ])
    assert.deepEqual(
      found('kata Siti Conto', terms).map((it) => it[1]),
      ['note'],
    )
  })

  test('no dictionary, no finding', () => {
    assert.deepEqual(found('Soal ijin', []), [])
  })

  test('addresses of the web and of mail are no words, and what only looks like one is', () => {
    const ijin = [term('izin', ['ijin'])]
    const addresses = ['https://ijin.go.id', 'www.ijin.id', '(https://a.id/ijin', 'ijin@dinas.go.id', 'a@b.id/ijin']
    for (const it of addresses) assert.deepEqual(look(ijin, `lihat ${it} itu`), [], it)
    const words = ['ijin@', '@ijin', 'ijin@dinas', 'ijin@.id', 'https:// ijin', 'www. ijin']
    for (const it of words) assert.equal(look(ijin, `lihat ${it} itu`).length, 1, it)
    const mixed = look(ijin, 'ijin www.ijin.id ijin ijin@a.id ijin')
    assert.equal(mixed.length, 3)
  })

  test('however a text is built, looking through it ends', () => {
    const officials = [...brought, official('Siti Aminah', 'Bupati Trenggalek')]
    const built = ['@', 'a@', 'a.', 'www.a ', 'ijin ', 'Bupati Siti Aminah, ', 'Siti Aminan ', 'A', 'A. ']
    for (const it of [...built.map((piece) => piece.repeat(100_000 / piece.length)), `A${'.'.repeat(100_000)}a`])
      usesIn(compileDictionary(officials, TODAY), it)
  })

  test('what is found lies within its piece and mends to something else, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...brought.flatMap((it) => [it.preferred, ...it.avoid]),
      'Bupati',
      '.',
      'https://x.id/',
      '\n',
      'İ',
      '𝒜',
      '-nya',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom(' ', '', ', '), (parts, between) => {
        const text = parts.join(between)
        let last = 0
        for (const use of usesIn(compileDictionary(brought, TODAY), text)) {
          assert.ok(use.from >= last && use.to <= text.length && use.from < use.to)
          assert.equal(use.text, text.slice(use.from, use.to))
          assert.notEqual(use.fix, use.text)
          last = use.to
        }
      }),
    )
  })
})
