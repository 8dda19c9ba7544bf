import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { readArticle } from './cleaning.ts'
import { judgeTone, toneOf } from './tone.ts'
import { readModel } from './tone/model.ts'
import { readTonedTexts } from '../train-tone.ts'
import { SAMPLES } from './tone/samples.ts'
import { fingerprintOf, trainTone, type TonedText } from './tone/training.ts'
import { READ_AS, WEIGHTS } from './tone/weights.ts'

test('complaints, thanks and reports of the office have their tone', () => {
  const said: [string, string][] = [
    ['Jalan di Sumberrejo rusak parah, sudah tiga bulan tidak diperbaiki. Warga kecewa.', 'negative'],
    ['gak ada air bersih udah seminggu, parah bgt', 'negative'],
    ['Petugasnya tidak ramah, antrean lama, sangat mengecewakan.', 'negative'],
    ['Pelayanan Dukcapil cepat dan ramah, terima kasih!', 'positive'],
    ['Alun-alun sekarang bersih dan nyaman, anak-anak senang bermain di sana.', 'positive'],
    ['Bupati meresmikan Puskesmas baru di Kecamatan Wanasari pada Senin (3/8).', 'neutral'],
    ['Pendaftaran lomba dibuka sampai 20 Agustus di kantor kecamatan.', 'neutral'],
  ]
  for (const [text, label] of said) assert.equal(toneOf(text).label, label, text)
})

test('a negation turns what stands behind it, and is shown with it', () => {
  assert.equal(toneOf('mengecewakan').label, 'negative')
  const turned = toneOf('Pelayanan tidak mengecewakan.')
  assert.equal(turned.label, 'positive')
  assert.equal(turned.why[0]?.words, 'tidak mengecewakan')
  assert.ok((turned.why[0]?.pull ?? 0) > 0)
})

test('short forms, letters drawn out and words said twice are read as they are meant', () => {
  const same: [string, string][] = [
    ['jalan tdk rata', 'jalan tidak rata'],
    ['ENAAAAK banget', 'enak bgt'],
    ['anak2 takut', 'anak-anak takut'],
    ['tempatnya kurang bersih', 'tempat nya krg bersih'],
  ]
  for (const [one, other] of same) {
    const { why: _, ...tone } = toneOf(one)
    const { why: __, ...itsTone } = toneOf(other)
    assert.deepEqual(tone, itsTone, one)
  }
})

test('what somebody says in a report is not its tone; where hardly more is said, it is', () => {
  const report =
    'Rapat koordinasi berlangsung di pendopo pada Senin (3/8) dan dihadiri kepala dinas, camat serta kepala desa.'
  const speech = '“Jalan ini rusak parah, buruk sekali dan sangat memalukan,” kata seorang warga.'
  assert.ok(!toneOf(`${report} ${speech}`).why.some(({ words }) => /parah|buruk|memalukan/.test(words)))
  assert.equal(toneOf(`${report} ${speech}`).label, 'neutral')
  assert.equal(toneOf(speech).label, 'negative')
  assert.equal(toneOf(speech.replaceAll(/[“”]/g, '"')).label, 'negative')
  const open = `${report} "Jalan ini rusak parah, buruk sekali dan sangat memalukan, kata seorang warga.`
  assert.ok(toneOf(open).why.some(({ words }) => /parah|buruk|memalukan/.test(words)))
})

test('what says nothing that was learnt is neutral and unsure', () => {
  for (const text of ['', '   \n', '😡😡🔥', '!!! ???', '12.500', '你好世界', 'Здравствуйте', '\u{d800}'])
    assert.deepEqual(toneOf(text), { label: 'neutral', score: 0, unsure: true, why: [] }, text)
})

test('a tone that is not likelier than the others together is neutral and unsure', () => {
  const learnt = readModel(
    trainTone([
      { text: 'jalan', label: 'negative' },
      { text: 'jalan', label: 'positive' },
      { text: 'jalan', label: 'neutral' },
    ]),
  )
  const { label, unsure, score } = judgeTone(learnt, readArticle('jalan'))
  assert.deepEqual([label, unsure], ['neutral', true])
  assert.ok(score < 0.5)
})

test('at most five reasons, short ones, the strongest first; the same text has the same answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { score, why } = toneOf(text)
      assert.deepEqual(toneOf(text), toneOf(text))
      assert.ok(score >= 0 && score <= 1 && why.length <= 5)
      assert.ok(why.every(({ words }) => words.length <= 160)) // 80, of which a small letter may be two
      for (const [at, { pull }] of why.entries()) if (at > 0) assert.ok(Math.abs(pull) <= Math.abs(why[at - 1]!.pull))
    }),
  )
})

test('eight megabytes of anything take a moment', () => {
  const long = ['x', 'enak ', 'tidak', '"', '“tidak enak ', '. ', 'é', '2 ', '😡'].map((it) =>
    it.repeat(Math.ceil(8_000_000 / it.length)),
  )
  for (const text of long) {
    const began = process.cpuUsage()
    toneOf(text)
    const { user } = process.cpuUsage(began)
    assert.ok(user < 2_000_000, `${text.slice(0, 20)}: ${user} µs`)
  }
})

const shown: readonly TonedText[] = [
  { text: 'Jembatan Lembahsari berlubang dan berbahaya.', label: 'negative' },
  { text: 'Antrean di loket kacau, petugas kasar.', label: 'negative' },
  { text: 'Sampah di pasar dibiarkan berhari-hari.', label: 'negative' },
  { text: 'Taman kota rindang dan asri.', label: 'positive' },
  { text: 'Petugas sigap, urusan selesai sebentar.', label: 'positive' },
  { text: 'Layanan malam sangat membantu warga.', label: 'positive' },
  { text: 'Loket dibuka pukul 08.00 sampai 14.00.', label: 'neutral' },
  { text: 'Musyawarah desa digelar pada Selasa.', label: 'neutral' },
  { text: 'Kantor camat pindah ke Jalan Merdeka.', label: 'neutral' },
]

test('who trains anew from the same texts gets the same bytes, and what was shown is learnt', () => {
  const bytes = trainTone(shown)
  assert.ok(bytes.length <= 2_000_000)
  assert.deepEqual(trainTone(shown), bytes)
  assert.notDeepEqual(trainTone(shown.slice(1)), bytes)
  const model = readModel(bytes)
  for (const { text, label } of shown) assert.equal(judgeTone(model, readArticle(text)).label, label, text)
  assert.equal(judgeTone(model, readArticle('Taman itu rindang.')).label, 'positive')
})

test('the weights fit how texts are read: whoever changes a word, a stem, a spelling or what is taken off trains anew', () => {
  assert.equal(fingerprintOf(SAMPLES), READ_AS.samples)
})

// What the weights were learnt from is not in the repository; where it is at hand, every text of it is read.
const learnt = await readFile(new URL('../../../shared/data/radar/tone/train.tsv', import.meta.url), 'utf8').catch(
  () => null,
)
test(
  'every text the weights were learnt from is read as it was then: training anew would make the same model',
  { skip: learnt === null ? 'the texts the weights were learnt from are not on this machine' : false },
  () => {
    const texts = readTonedTexts(learnt ?? '').map((it) => it.text)
    assert.equal(fingerprintOf(texts), READ_AS.learnt)
  },
)

test('weights of other features are refused', () => {
  assert.throws(() => readModel(new Uint8Array(100)), RangeError)
})

test('the weights are those whose origin is written down', async () => {
  const readme = await readFile(new URL('tone/README.md', import.meta.url), 'utf8')
  assert.ok(readme.includes(createHash('sha256').update(Uint8Array.fromBase64(WEIGHTS)).digest('hex')))
})
