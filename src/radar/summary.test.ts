import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sentencesFor } from './summary.ts'

const media = (...texts: string[]) => texts.map((text) => ({ text, isMessage: false }))
const messages = (...texts: string[]) => texts.map((text) => ({ text, isMessage: true }))

const texts = [
  'PULOSARI – Banjir merendam 390 rumah di Pulosari, Minggu (1/8). "Air naik cepat sekali dan kami lari," kata Joko. Sebanyak 46 warga mengungsi ke balai desa.',
  '(Gema) Luapan air merendam 390 rumah di Pulosari, Minggu (1/8). Sebanyak 46 warga mengungsi ke masjid. Bupati berkunjung esok hari membawa beras.',
  'Sebanyak 46 warga Pulosari mengungsi, Minggu (1/8). Banjir merendam 390 rumah di sana. Editor: Dewi Utami.',
]

test('what most texts tell stands for them, nothing twice, no quote and no credit', () => {
  const sentences = sentencesFor(media(...texts), 2)
  assert.equal(sentences.length, 2)
  assert.match(sentences.join(' '), /390 rumah/)
  assert.match(sentences.join(' '), /46 warga/)
  assert.doesNotMatch(sentencesFor(media(...texts)).join(' '), /kami lari|Editor/)
})

test('a sentence that stands for messages begins behind their greeting; one that only greets stands for none', () => {
  const said = 'air PDAM di Desa Sumberingin keruh sejak tiga hari'
  const greeted = [
    'Selamat pagi bapak ibu admin semua rekan-rekan sekalian.',
    'Selamat pagi, saya *** dari Desa Sumberingin,',
  ]
  const written = messages(`${greeted.join(' ')} ${said}.`, `${greeted[0]} ${greeted[1]} ${said}, tolong.`)
  assert.deepEqual(sentencesFor(written), [`${said}.`])
})

test('a message that tells shortly behind a long greeting is told by that, not by its thanks', () => {
  const text =
    'Selamat siang pak, mohon maaf sebelumnya, jembatan putus total. Terima kasih atas perhatian dan bantuan semua pihak.'
  assert.equal(sentencesFor(messages(text), 1)[0], 'jembatan putus total.')
})

test('what media tell loses no word, though it begins as a message greets', () => {
  for (const told of [
    'Ibu, anak, dan cucu ditemukan tewas tertimbun longsor di Dusun Sumber.',
    'Bapak, ibu dan dua anak tewas dalam kebakaran rumah di Pogalan.',
    'Semua, termasuk bayi, tewas dalam kecelakaan bus di Bendungan.',
    'Maaf, kata Bupati, jalan ke Dongko ditutup sampai Senin.',
  ])
    assert.deepEqual(sentencesFor(media(told)), [told])
})

test('where a medium tells of it a letter’s sentences do not stand for it, whichever came first; else they do', () => {
  const letter = 'Saya mohon kepada pemerintah agar jembatan Ngares lekas diperbaiki sebelum musim hujan.'
  const articles = ['Jembatan gantung di Desa Ngares putus sejak Kamis siang.', 'Siswa Ngares memutar karena jembatan gantung putus sejak Kamis.'] // prettier-ignore
  for (const texts of [
    [...messages(letter, letter), ...media(...articles)],
    [...media(...articles), ...messages(letter)],
  ])
    assert.doesNotMatch(sentencesFor(texts).join(' '), /Saya mohon/)
  assert.deepEqual(sentencesFor([...messages(letter), ...media('', 'Foto: Dewi.')]), [letter])
})

test('each sentence stands so in a text; of nothing there is none', () => {
  assert.deepEqual(sentencesFor([]), [])
  assert.deepEqual(sentencesFor(media('', '…', 'Pendek.')), [])
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...texts))), (given) => {
      const found = sentencesFor([...messages(...given), ...media(...given.slice(1))])
      assert.ok(found.length <= 3)
      for (const it of found) assert.ok(given.some((text) => text.toWellFormed().includes(it)))
    }),
    { numRuns: 50 },
  )
})
