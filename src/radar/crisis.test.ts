import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Burst } from './burst.ts'
import { readArticle } from './cleaning.ts'
import { defaultCrisisRules, Pulse, scoreOf, signsOf, type CrisisFacts } from './crisis.ts'

const HOUR_MS = 3_600_000
const signs = (text: string) =>
  Object.fromEntries([...signsOf(readArticle(text))].map(([sign, it]) => [sign, it.words]))

test('signs are told by words and pairs of words, in Indonesian and Javanese', () => {
  assert.deepEqual(signs('Tiga orang dilaporkan meninggal dunia dan beberapa lainnya hilang.'), { fatal: 'meninggal' })
  assert.deepEqual(signs('Kantor desa didatangi massa.'), { unrest: 'didatangi massa' })
  assert.deepEqual(signs('Bupati menetapkan status tanggap darurat.'), { stopped: 'tanggap darurat' })
  assert.deepEqual(signs('Ana wong tiwas, akeh sing ngungsi.'), { fatal: 'tiwas', harm: 'ngungsi' })
  assert.deepEqual(signs('Kepala desa jadi tersangka, dua warga keracunan.'), {
    official: 'tersangka',
    harm: 'keracunan',
  })
  assert.deepEqual(signs('Korban tak tertolong.'), { fatal: 'tak tertolong', harm: 'korban' })
})

test('two words tell of it together though others stand between them, in whatever order', () => {
  assert.deepEqual(signs('Massa yang kecewa lalu membakar gudang.'), { unrest: 'massa membakar' })
  assert.deepEqual(signs('Layanan kependudukan kabupaten lumpuh.'), { stopped: 'layanan lumpuh' })
  assert.deepEqual(signs('Warga membakar ikan. Mobil baru dibagikan.'), {})
})

test('three dead told by two outlets are an alarm, one death told by three is not', () => {
  const many = ['Jembatan Wates ambruk, tujuh orang tewas.', 'Korban tewas jembatan Wates menjadi 7 orang.']
  assert.ok(scored(...many).score >= 0.5)
  for (const one of [
    'Kecelakaan di Jalan Raya Secang, seorang tewas.',
    'Korban tewas berusia 17 tahun di RT 3 pukul 06.40.',
  ])
    assert.ok(scored(one, one).score < 0.5, one)
})

test('what is of every day, though its words are grave, is no alarm', () => {
  const calm = [
    ['Akta kematian kini daring.', 'Santunan kematian cair tiga hari.', 'Surat kematian cukup dari desa.'],
    ['Terdakwa pembunuhan menyesal.', 'Hakim memvonis pelaku pembunuhan.', 'Warga memperingati gempa yang menewaskan 5.700 orang.'], // prettier-ignore
    ['Perajin banjir pesanan.', 'Ledakan penonton di konser amal.', 'Tsunami diskon, toko diserbu pembeli.'],
    ['Mantan bupati wafat pada usia 84 tahun.', 'Tokoh itu wafat di rumah.', 'Ia wafat karena sakit.'],
  ]
  for (const texts of calm) assert.ok(scored(...texts).score < 0.5, texts.join())
})

test('what is denied, rehearsed, supposed, long ago or only a rumour is no sign', () => {
  for (const text of [
    'Nihil korban jiwa dalam peristiwa itu.',
    'Alhamdulillah gak ada yg tewas.',
    'Tidak ada laporan warga tewas.',
    'Simulasi banjir digelar di Wates. Dua orang tewas dalam skenario itu.',
    'Warga mengenang gempa yang menewaskan banyak orang.',
    'Petugas memeriksa data warga yang meninggal.',
    'Apabila terjadi kebakaran, warga diminta tenang.',
    'Pasar darurat akan didirikan.',
    'Nyerinya hilang sendiri.',
  ])
    assert.deepEqual(signs(text), {}, text)
  assert.deepEqual(signs('Kabar tiga warga tewas itu hoaks.'), { hoax: 'hoaks' })
  assert.deepEqual(signs('Kabar itu tidak benar.'), { hoax: 'tidak benar' })
})

/** The score after these texts, each of another outlet, a quarter of an hour apart. */
function scored(...texts: readonly string[]) {
  const pulse = new Pulse()
  for (const [at, text] of texts.entries())
    pulse.add({ atMs: at * 900_000, source: `s${at}`, weight: 3, isCopy: false, isComplaint: false, isUnproven: false, isNegative: null, told: signsOf(readArticle(text)), officials: [], places: [] }) // prettier-ignore
  return scoreOf(pulse.factsOf(1, null))
}

test('deaths told by three outlets are an alarm, told by one among ten they are not, and much talk alone is none', () => {
  const [plain, grave] = ['Banjir merendam rumah di Wates.', 'Banjir di Wates, dua orang tewas.']
  const alarm = scored(grave, grave, grave)
  assert.ok(alarm.score >= 0.5, String(alarm.score))
  assert.equal(alarm.level, 'alert')
  assert.deepEqual(alarm.parts.find((it) => it.name === 'fatal')?.evidence, { count: 3, words: ['tewas'] })
  assert.ok(scored(...Array<string>(9).fill(plain), grave).score < 0.5)
  assert.ok(scored(...Array<string>(30).fill(plain)).score < 0.5)
  assert.equal(scored(plain).level, 'watch')
  assert.equal(scored(...[grave, 'Massa mengamuk di Wates.'].flatMap((it) => [it, it, it])).level, 'crisis')
})

test('the score is the sum of its parts, within 0 and 1, and more of anything never lowers it', () => {
  const none = { items: 0, many: 0, words: [] }
  const told = fc.nat(12).map((items) => ({ items, many: items >> 1, words: [] }))
  const facts: fc.Arbitrary<CrisisFacts> = fc.record({
    items: fc.integer({ min: 12, max: 40 }),
    lately: fc.nat(40),
    expected: fc.double({ min: 0, max: 30, noNaN: true }),
    sources: fc.nat(12),
    places: fc.nat(9),
    placeNames: fc.constant([]),
    named: told,
    complaints: fc.nat(12),
    grave: fc.nat(12),
    unproven: fc.nat(12),
    ready: fc.option(fc.boolean()),
    negative: fc.option(fc.nat(12)),
    signs: fc.record({
      fatal: told,
      unrest: told,
      stopped: told,
      protest: told,
      official: told,
      harm: told,
      hoax: told,
    }),
  })
  fc.assert(
    fc.property(facts, (given) => {
      const { score, parts } = scoreOf(given)
      const sum = parts.reduce((all, it) => all + it.value * it.weight, 0)
      assert.ok(Math.abs(score - Math.min(1, sum)) < 1e-9 && score >= 0)
      const { fatal } = given.signs
      const more = { ...given, sources: given.sources + 1, signs: { ...given.signs, fatal: { ...fatal, items: fatal.items + 1 } } } // prettier-ignore
      assert.ok(scoreOf(more).score >= score)
    }),
  )
  const empty = {
    items: 0,
    lately: 0,
    expected: 0,
    sources: 0,
    places: 0,
    complaints: 0,
    grave: 0,
    unproven: 0,
    ready: null,
    negative: null,
    placeNames: [],
    named: none,
  }
  const nothing = { fatal: none, unrest: none, stopped: none, protest: none, official: none, harm: none, hoax: none }
  assert.equal(scoreOf({ ...empty, signs: nothing }).score, 0)
})

test('an office may weigh otherwise', () => {
  const rules = { ...defaultCrisisRules, weights: { ...defaultCrisisRules.weights, fatal: 0 } }
  const none = { items: 0, many: 0, words: [] }
  const facts = {
    items: 3,
    lately: 3,
    expected: 0,
    sources: 3,
    places: 1,
    placeNames: [],
    named: none,
    complaints: 0,
    grave: 3,
    unproven: 0,
    ready: null,
    negative: 3,
  }
  const signs = { fatal: { items: 3, many: 0, words: [] }, unrest: none, stopped: none, protest: none, official: none, harm: none, hoax: none } // prettier-ignore
  assert.ok(scoreOf({ ...facts, signs }).score - scoreOf({ ...facts, signs }, rules).score > 0.4)
})

test('senders whom nobody vouches for, and an agency that gave nothing to answer with, weigh a little; where nobody knows, nothing', () => {
  const told = (texts: readonly string[], isUnproven: boolean, ready: boolean | null) => {
    const pulse = new Pulse()
    for (const [at, text] of texts.entries())
      pulse.add({ atMs: at * 900_000, source: `s${at}`, weight: 3, isCopy: false, isComplaint: false, isUnproven, isNegative: null, told: signsOf(readArticle(text)), officials: [], places: [] }) // prettier-ignore
    const { parts } = scoreOf(pulse.factsOf(1, ready))
    return ['unproven', 'unready'].map((name) => parts.find((it) => it.name === name)?.value)
  }
  const [grave, calm] = ['Banjir di Wates, dua orang tewas.', 'Pasar Wates buka pagi.']
  assert.deepEqual(told([grave, grave], true, false), [1, 1])
  assert.deepEqual(told([grave, grave], false, true), [0, 0])
  assert.deepEqual(told([grave, grave], false, null), [0, 0])
  assert.deepEqual(told([calm, calm], false, false), [0, 0], 'what asks for no answer waits for none')
  assert.deepEqual(told([grave], true, false), [0, 0], 'of one report no share says anything')
})

test('one event gives one alarm; a matter that is always much spoken of gives none', () => {
  const burst = new Burst()
  const began: number[] = []
  for (let at = 0; at < 40; at++) if (burst.add(at * HOUR_MS * 0.5, `s${at % 6}`).began) began.push(at)
  assert.deepEqual(began, [3])
  const usual = new Burst()
  let alarms = 0
  for (let hour = 0; hour < 24 * 40; hour++)
    if (usual.add(hour * HOUR_MS, `s${hour % 5}`).began && hour > 24 * 20) alarms++
  assert.equal(alarms, 0)
  const one = new Burst()
  for (let at = 0; at < 20; at++) assert.equal(one.add(at, 'the same').began, false, 'one source is no burst')
})

test('after a quiet week the next event gives an alarm of its own, whatever order the dates have', () => {
  const burst = new Burst()
  const event = (day: number) =>
    [0, 1, 2, 3, 4, 5].filter((at) => burst.add((day * 24 + at / 4) * HOUR_MS, `s${at}`).began)
  assert.equal(event(0).length, 1)
  assert.equal(event(9).length, 1)
  assert.equal(burst.add(0, 's9').began, false)
})
