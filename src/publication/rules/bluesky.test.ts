import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { blueskyText, fitsBluesky, recordKeyOf, shortenedForBluesky } from './bluesky.ts'

const LINK = 'https://portal.trenggalekkab.go.id/berita/2026-11/jalur-nglinggis-dibuka-kembali/'
const marked = (text: string, link = LINK) => {
  const it = blueskyText(text, link)
  const bytes = Buffer.from(it.text)
  return it.facets.map(({ index, features }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    Object.values(features[0])[1],
  ])
}

describe('a short post for Bluesky', () => {
  test('shows an address short and links it whole, whatever stands before it', () => {
    assert.deepEqual(marked('Jalur dibuka 🚧👨‍👩‍👧‍👦 — hati-hati.\n\n{tautan} #Kebencanaan'), [
      ['portal.trenggalekkab.go.id/berita/2…', LINK],
      ['#Kebencanaan', 'Kebencanaan'],
    ])
    assert.deepEqual(marked('Lihat https://contoh.go.id/.'), [['contoh.go.id', 'https://contoh.go.id/']])
  })

  test('marks hashtags of any script, and nothing that only looks like one', () => {
    assert.deepEqual(marked('#Siaga, (#ꦲꦏ꧀ꦱꦫ) #نص #2026 &#65; a#b # https://x.id/#bagian'), [
      ['#Siaga', 'Siaga'],
      ['#ꦲꦏ꧀ꦱꦫ', 'ꦲꦏ꧀ꦱꦫ'],
      ['#نص', 'نص'],
      ['x.id/#bagian', 'https://x.id/#bagian'],
    ])
    assert.deepEqual(marked(`#${'a'.repeat(65)}`), [])
  })

  test('says when it is too long instead of cutting what was approved', () => {
    assert.ok(fitsBluesky(blueskyText('a'.repeat(300), LINK)))
    assert.ok(!fitsBluesky(blueskyText('a'.repeat(301), LINK)))
    const family = '👨‍👩‍👧‍👦' // one grapheme, 25 bytes
    assert.ok(fitsBluesky(blueskyText(family.repeat(120), LINK)))
    assert.ok(!fitsBluesky(blueskyText(family.repeat(121), LINK)))
  })

  test('a notice of a correction ends where it fits, with its page behind it', () => {
    for (const notice of [
      'Ralat: jam.',
      `Ralat: ${'angkanya keliru dan sudah diperbaiki. '.repeat(40)}`,
      'x'.repeat(900),
      '👨‍👩‍👧‍👦'.repeat(250),
    ]) {
      const it = shortenedForBluesky(notice, LINK)
      assert.ok(fitsBluesky(it), notice)
      assert.equal(it.facets.length, 1)
    }
  })

  test('a host too long to show is still shown whole', () => {
    const link = 'https://pengelola-informasi-dan-dokumentasi.trenggalekkab.go.id/berita/2026-11/x/'
    assert.deepEqual(marked('{tautan}', link), [['pengelola-informasi-dan-dokumentasi.trenggalekkab.go.id/…', link]])
  })

  test('keeps every letter, and its marks cut at whole ones, in order and apart', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '{tautan}',
        'https://a.id',
        'http://contoh.go.id/ñ?x=1',
        '#Tagar',
        '#é́',
        '👩🏽‍🚒',
        'نص',
        'e\u0301',
        '\ud800',
        '🇮🇩',
      ),
      fc.string({ maxLength: 5 }),
      fc.array(fc.nat(0xffff), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom(' ', '\n', ''), (words, gap) => {
        const source = words.join(gap)
        const it = blueskyText(source, LINK)
        const bytes = Buffer.from(it.text)
        let from = 0
        let unlinked = ''
        for (const { index, features } of it.facets) {
          assert.ok(index.byteStart >= from && index.byteEnd > index.byteStart)
          unlinked += bytes.subarray(from, index.byteStart).toString()
          const shown = bytes.subarray(index.byteStart, index.byteEnd).toString()
          assert.ok(!shown.includes('\ufffd') || source.includes('\ufffd') || !source.isWellFormed())
          const [feature] = features
          if ('uri' in feature) assert.ok(URL.canParse(feature.uri) && shown.startsWith(new URL(feature.uri).host))
          else assert.equal(shown, `#${feature.tag}`)
          unlinked += 'uri' in feature ? '' : shown
          from = index.byteEnd
        }
        unlinked += bytes.subarray(from).toString()
        assert.equal(it.bytes, bytes.length)
        // What is no address stands as it was approved.
        const whole = source.trim().replaceAll('{tautan}', LINK).toWellFormed()
        let at = 0
        for (const letter of unlinked) {
          const found = whole.indexOf(letter, at)
          assert.ok(found >= 0, `${JSON.stringify(letter)} of ${JSON.stringify(whole)}`)
          at = found + letter.length
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('the key of a post', () => {
  test('is the same for every try and another for every other delivery, and later ones sort later', () => {
    const idOf = (at: number, rest: number) => {
      const time = at.toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(rest).padStart(12, '0')}`
    }
    const at = Date.parse('2026-11-26T03:00:00.123Z')
    assert.equal(recordKeyOf(idOf(at, 1)), recordKeyOf(idOf(at, 1)))
    const keys = Array.from({ length: 500 }, (_, rest) => recordKeyOf(idOf(at, rest)))
    assert.ok(new Set(keys).size >= 499)
    for (const key of keys) {
      assert.match(key, /^[234567abcdefghij][234567a-z]{12}$/)
      assert.ok(key < recordKeyOf(idOf(at + 1, 0)))
    }
    assert.equal(recordKeyOf(idOf(0, 0)).slice(0, 9), '222222222')
  })
})
