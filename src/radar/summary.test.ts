import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sentencesFor } from './summary.ts'

const texts = [
  'PULOSARI – Banjir merendam 390 rumah di Pulosari, Minggu (1/8). "Air naik cepat sekali dan kami lari," kata Joko. Sebanyak 46 warga mengungsi ke balai desa.',
  '(Gema) Luapan air merendam 390 rumah di Pulosari, Minggu (1/8). Sebanyak 46 warga mengungsi ke masjid. Bupati berkunjung esok hari membawa beras.',
  'Sebanyak 46 warga Pulosari mengungsi, Minggu (1/8). Banjir merendam 390 rumah di sana. Editor: Dewi Utami.',
]

test('what most texts tell stands for them, nothing twice, no quote and no credit', () => {
  const sentences = sentencesFor(texts, 2)
  assert.equal(sentences.length, 2)
  assert.match(sentences.join(' '), /390 rumah/)
  assert.match(sentences.join(' '), /46 warga/)
  assert.doesNotMatch(sentencesFor(texts).join(' '), /kami lari|Editor/)
})

test('a sentence that stands for messages begins behind their greeting; one that only greets stands for none', () => {
  const said = 'air PDAM di Desa Sumberingin keruh sejak tiga hari'
  const greeted = [
    'Selamat pagi bapak ibu admin semua rekan-rekan sekalian.',
    'Selamat pagi, saya *** dari Desa Sumberingin,',
  ]
  const messages = [`${greeted.join(' ')} ${said}.`, `${greeted[0]} ${greeted[1]} ${said}, tolong.`]
  assert.deepEqual(sentencesFor(messages), [`${said}.`])
})

test('each sentence stands so in a text; of nothing there is none', () => {
  assert.deepEqual(sentencesFor([]), [])
  assert.deepEqual(sentencesFor(['', '…', 'Pendek.']), [])
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...texts))), (given) => {
      const found = sentencesFor(given)
      assert.ok(found.length <= 3)
      for (const it of found) assert.ok(given.some((text) => text.toWellFormed().includes(it)))
    }),
    { numRuns: 50 },
  )
})
