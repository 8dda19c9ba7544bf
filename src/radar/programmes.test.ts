import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { growth } from '../../test/processor-time.ts'
import { readArticle } from './cleaning.ts'
import type { NameForm } from './names.ts'
import { MAYBE, Programmes, SURE, type ProgrammeEntry } from './programmes.ts'
import { readTitle } from './traits.ts'

const any = (text: string): NameForm => ({ text, written: 'any' })
const entry = (
  id: string,
  title: string,
  more: Partial<Omit<ProgrammeEntry, 'id' | 'title'>> = {},
): ProgrammeEntry => ({
  id,
  title,
  also: [],
  agency: [],
  activities: [],
  ...more,
})
const found = (list: readonly ProgrammeEntry[], text: string, title = '') =>
  new Programmes(list).in({ title: readTitle(title), text: readArticle(text) })
const ids = (list: readonly ProgrammeEntry[], text: string, title = '') => found(list, text, title).map((it) => it.id)

const plan = [
  entry('komunikasi', 'PROGRAM PENGELOLAAN INFORMASI DAN KOMUNIKASI PUBLIK', { agency: [any('Diskominfo')] }),
  entry('bencana', 'PROGRAM PENANGGULANGAN BENCANA', { activities: ['Pelatihan Pencegahan dan Mitigasi Bencana'] }),
  entry('tangguh', 'Desa Tangguh Bencana'),
  entry('jalan', 'PROGRAM PENYELENGGARAAN JALAN', { activities: ['Rekonstruksi Jalan', 'Penggantian Jembatan'] }),
  entry('posyandu', 'Posyandu Aktif'),
  entry('germas', 'Gerakan Masyarakat Hidup Sehat (Germas)'),
  entry('air', 'PROGRAM PENGELOLAAN SUMBER DAYA AIR (SDA)'),
  entry('umum-a', 'PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA', { agency: [any('Dinas Sosial')] }),
  entry('umum-b', 'PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA', { agency: [any('Diskominfo')] }),
]

test('a name of three words is sure however it is written; one of two only behind “program”, quoted or with capitals', () => {
  const [best] = found(plan, 'Capaian pengelolaan informasi dan komunikasi publik naik.')
  assert.deepEqual([best?.id, best?.sure, best?.how], ['komunikasi', true, 'name'])
  const sureness = (text: string, title = '') => found(plan, text, title).map((it) => [it.id, it.sure])
  assert.deepEqual(sureness('Warga memuji Posyandu Aktif di desanya.'), [['posyandu', true]])
  assert.deepEqual(sureness('Warga memuji program posyandu aktif itu.'), [['posyandu', true]])
  assert.deepEqual(sureness('Warga memuji “posyandu aktif” itu.'), [['posyandu', true]])
  assert.deepEqual(sureness('Kader posyandu aktif menyapa warga.'), [['posyandu', false]])
  assert.deepEqual(sureness('Semua sehat.', 'Posyandu Aktif Menyapa Warga'), [['posyandu', false]]) // a headline has capitals anyway
})

test('a mark before “Program” is no part of the name', () => {
  const list = [entry('a', '• PROGRAM POSYANDU'), entry('b', 'Posyandu Beasiswa Nelayan')]
  assert.deepEqual(found(list, 'Bupati memuji Program posyandu beasiswa nelayan.').map((it) => [it.id, it.sure]), [['b', true]]) // prettier-ignore
})

test('a short form is a name when it is made of the whole title, and else a matter that anybody speaks of', () => {
  assert.deepEqual(ids(plan, 'Germas digelar di alun-alun.'), ['germas'])
  assert.deepEqual(ids(plan, 'Dinas SDA meninjau bendung, dan SDA terbatas.'), [])
})

test('what the dictionary says a programme is called is its name', () => {
  const list = [...plan, entry('cerdas', 'Bantuan Biaya Kuliah', { also: [any('Wanasari Pintar'), { text: 'WP', written: 'capitals' }] })] // prettier-ignore
  assert.deepEqual(found(list, 'Pendaftar wanasari pintar membeludak.').map((it) => [it.id, it.sure]), [['cerdas', true]]) // prettier-ignore
  assert.deepEqual(ids(list, 'Dana WP cair.'), ['cerdas'])
  assert.deepEqual(ids(list, 'Dana wp cair.'), [])
})

test('a longer name takes its words with it, so that they say nothing of a shorter one', () => {
  assert.deepEqual(ids(plan, 'Sumberbening menjadi Desa Tangguh Bencana.'), ['tangguh'])
})

test('the name of an office speaks of no programme that bears its words', () => {
  const list = [
    entry('sipil', 'PROGRAM PENCATATAN SIPIL'),
    entry('modal', 'PROGRAM PELAYANAN PENANAMAN MODAL'),
    ...plan,
  ]
  for (const text of [
    'Kantor Dinas Kependudukan dan Pencatatan Sipil kemalingan.',
    'Kepala Badan Penanggulangan Bencana Daerah menghadiri wisuda.',
    'Pegawai Dinas Penanaman Modal dan PTSP dilantik.',
  ])
    assert.deepEqual(ids(list, text), [], text)
  assert.deepEqual(ids(list, 'Program Pencatatan Sipil menyasar lansia.'), ['sipil'])
  assert.deepEqual(ids([entry('umum', 'Program Pelayanan Umum')], 'Pelayanan Umum itu lambat, dan pelayanan umum di situ juga.'), []) // prettier-ignore
})

test('one word of a title is never enough, nor are words that every plan has', () => {
  for (const text of [
    'Mobil terguling di jalan raya.',
    'Peningkatan pengelolaan dan pelayanan publik bagi masyarakat daerah.',
    'Bencana datang tanpa tanda.',
    'Program pemerintah daerah kabupaten berjalan.',
    'Jalan, jalan, dan jalan lagi.',
  ])
    assert.deepEqual(ids(plan, text), [], text)
})

test('words that stand far apart, or in sentences that are no neighbours, do not come together', () => {
  const list = [entry('pangan', 'Program Cadangan Pangan Keluarga')]
  assert.deepEqual(ids(list, 'Cadangan pangan keluarga cukup.'), ['pangan'])
  assert.deepEqual(ids(list, 'Pemain cadangan masuk. Cuaca cerah. Harga naik. Pangan mahal. Musim tiba. Satu keluarga pindah.'), []) // prettier-ignore
})

test('of programmes of one name the one whose agency is named is meant; of many without one none is', () => {
  const text = 'Dinas Sosial memangkas program penunjang urusan pemerintahan daerah.'
  assert.deepEqual(found(plan, text).map((it) => [it.id, it.sure]), [['umum-a', true]]) // prettier-ignore
  const neither = found(plan, 'Bupati memangkas program penunjang urusan pemerintahan daerah.')
  assert.deepEqual(neither.map((it) => it.sure), [false, false]) // prettier-ignore
  const many = Array.from({ length: 30 }, (_, at) => entry(`${at}`, 'Program Penunjang Urusan Pemerintahan Daerah'))
  assert.deepEqual(ids(many, text), [])
})

test('an activity speaks of its programme, in other forms of its words too', () => {
  assert.deepEqual(ids(plan, 'Kepala dusun dilatih mencegah bencana; mitigasi dibahas seharian.'), ['bencana'])
})

const word = fc.constantFrom(...'program jalan air bencana Posyandu aktif desa kelola informasi publik komunikasi dan di 2026 SDA – “ ” . \n ( ) 🙂 \u0301 \ud800'.split(' ')) // prettier-ignore
const words = (max: number) => fc.array(word, { maxLength: max }).map((it) => it.join(' '))
const somePlan = fc.array(fc.tuple(words(8), fc.array(words(6), { maxLength: 3 }), words(3)), { maxLength: 12 }).map(
  (rows) =>
    rows.map(([title, activities, agency], at) => entry(String(at), title, { activities, agency: agency ? [any(agency)] : [] })), // prettier-ignore
)

test('whatever the plan and the text, each match is of the plan, once, with words of the text, and above the threshold', () => {
  fc.assert(
    fc.property(somePlan, words(60), words(12), (list, text, title) => {
      const matches = found(list, text, title)
      const known = new Set(list.map((it) => it.id))
      assert.equal(new Set(matches.map((it) => it.id)).size, matches.length)
      const said = `${title}\n${text}`.toWellFormed()
      for (const it of matches) {
        assert.ok(known.has(it.id) && it.score >= MAYBE && it.score <= 1 && it.sure === it.score >= SURE)
        assert.ok(it.words.length > 0 && it.words.every((one) => said.includes(one)))
      }
      assert.deepEqual(found(list, text, title), matches)
    }),
    { numRuns: 300 },
  )
})

test('its own title behind “Program” always finds a programme of two words or more, and a plan in another order the same', () => {
  const own = fc.array(fc.constantFrom('beasiswa', 'irigasi', 'posyandu', 'nelayan', 'pasar', 'arsip', 'vaksin'), { minLength: 2, maxLength: 6 }) // prettier-ignore
  fc.assert(
    fc.property(own, somePlan, (title, list) => {
      fc.pre(!list.some((it) => it.title.toLowerCase().includes(title.join(' ')))) // of two of one name either may be meant
      const all = [...list, entry('own', title.join(' '))]
      const text = `Bupati memuji Program ${title.join(' ')} kemarin.`
      const matches = found(all, text)
      assert.ok(matches.some((it) => it.id === 'own' && it.sure), JSON.stringify(matches)) // prettier-ignore
      assert.deepEqual(found(all.toReversed(), text), matches)
    }),
    { numRuns: 200 },
  )
})

test('a text is looked through in time that grows with the plan, and no faster', async () => {
  const lines = (await readFile(new URL('../../test/data/programmes.tsv', import.meta.url), 'utf8'))
    .trimEnd()
    .split('\n')
  const planOf = (copies: number) =>
    new Programmes(
      Array.from({ length: copies }, (_, copy) =>
        lines.map((line) => {
          const [id = '', title = '', agency = '', activities = ''] = line.split('\t')
          const own = activities.split('|').map((it) => `${it} Kecamatan ${copy}`)
          return entry(`${id}-${copy}`, `${title} ${copy}`, { agency: [any(agency)], activities: own })
        }),
      ).flat(),
    )
  const [small, large] = [planOf(5), planOf(80)]
  const text = { title: readTitle(''), text: readArticle(lines.join('. ').repeat(4)) }
  assert.ok(growth(() => small.in(text), () => large.in(text)) < 80) // prettier-ignore
})
