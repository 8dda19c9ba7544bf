import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Reuses, type ReusedItem } from './reuse.ts'

const DAY_MS = 86_400_000
const item = (id: string, text: string, more: Partial<ReusedItem> = {}): ReusedItem => ({ id, text, atMs: 0, isRelease: false, copyOf: null, ...more }) // prettier-ignore
const sentences = [
  'Bupati membuka panen raya jagung di hamparan Desa Wates, Selasa (3/8).',
  'Hasil panen mencapai 960 ton dari lahan 24 hektare.',
  'Pemkab menyerahkan 5 unit traktor kepada kelompok tani.',
  'Harga jual di tingkat petani dijaga Rp5.500 per kilogram.',
  'Musim tanam berikut dimulai Kamis (12/8).',
]
const release = item('r', `WATES – ${sentences.join(' ')}`, { isRelease: true })
const [first = '', second = '', third = ''] = sentences
const own = 'Petani senang, kata Joko Pranoto. Jalan menuju sawah masih rusak dan berlubang.'

/** What the items after the release took. */
function after(...items: readonly ReusedItem[]) {
  const reuses = new Reuses()
  reuses.add(release)
  return items.map((it) => reuses.add(it))
}

test('an article with two fifths of a release took it over, and shows which passages', () => {
  const text = `(Gema) ${second} ${own} ${first} ${third.replace('unit ', '')}`
  const [reuse] = after(item('a', text))
  assert.equal(reuse?.release, 'r')
  assert.ok(reuse.share > 0.35 && reuse.share < 0.8)
  assert.deepEqual(
    reuse.passages.map((it) => [text.slice(it.article.start, it.article.end), release.text.slice(it.release.start, it.release.end), it.isEdited]), // prettier-ignore
    [
      [first.slice(0, -2), first.slice(0, -2), false],
      [second.slice(0, -1), second.slice(0, -1), false],
      [third.slice(0, -1).replace('unit ', ''), third.slice(0, -1), true],
    ],
  )
})

test('a report in its own words took nothing, be it of the same event', () => {
  const words = 'Panen raya jagung di Desa Wates dibuka bupati, Selasa (3/8). Sebanyak 960 ton dipanen dari 24 hektare.'
  assert.deepEqual(after(item('a', words), item('b', `${own} ${own} ${own} ${first}`), item('c', '')), [
    null,
    null,
    null,
  ])
})

test('sentences that were cut count whole, those told in other words do not, and a lost full stop hides none', () => {
  const cut = `${first.replace('hamparan ', '')} ${second.replace('dari lahan 24 hektare', '')} ${own}`
  const glued = `${own} ${first.replace(', Selasa (3/8).', ' Selasa (3/8)')} ${second} ${own}`
  const told = `Bupati membuka panen jagung di lahan Desa Wates, Selasa (3/8). ${second} ${third} Harga beli di tingkat petani dipatok Rp5.500 tiap kilogram. Musim tanam depan dimulai pada Kamis (12/8) ini.`
  const [shortened, joined, retold] = after(item('a', cut), item('b', glued), item('c', told))
  assert.equal(shortened?.release, 'r')
  assert.ok(shortened.passages.every((it) => it.isEdited))
  assert.equal(joined?.release, 'r')
  assert.equal(retold, null)
})

test('four sentences with names and figures are taken over though the rest of a long article is its own', () => {
  const more = 'Traktor tangan dipinjam bergantian antarblok. Bibit unggul tiba pekan depan. Saluran irigasi dikeruk warga bergotong royong. Penyuluh mendampingi sampai panen usai. Gudang pupuk dicat ulang.' // prettier-ignore
  const long = `${first} ${own} ${second} ${more} ${third} ${sentences[3]}`
  const few = `${first} ${own} ${more} Lumbung desa diresmikan sore itu.`
  const [taken, apart] = after(item('a', long), item('b', few))
  assert.deepEqual([taken?.release, apart], ['r', null])
})

test('what several reports have of their own is less surely taken over, for two weeks; what was taken is not their own', () => {
  const article = `${second} ${own} ${first} Air irigasi sulit di hilir. Pupuk datang terlambat lagi. Pemuda enggan turun ke sawah. Saluran akan dikeruk bersama. Bibit dibagi bulan depan. Lumbung dicat ulang warga.`
  const reports = Array.from({ length: 20 }, (_, it) => item(`e${it}`, `${first} ${second} ${`Catatan ke-${it} tentang gudang dan jalan desa. `.repeat(9)}`)) // prettier-ignore
  const takers = [21, 22, 23].map((it) =>
    item(`t${it}`, `${sentences.slice(0, 4).join(' ')} Catatan ke-${it} dari desa.`),
  )
  const taken = (before: readonly ReusedItem[], daysLater: number) => {
    const reuses = new Reuses()
    for (const it of before) reuses.add(it)
    reuses.add({ ...release, id: 'r2', atMs: daysLater * DAY_MS })
    return reuses.add(item('a', article, { atMs: daysLater * DAY_MS }))?.release ?? null
  }
  assert.equal(taken([], 1), 'r2')
  assert.equal(taken(reports, 1), null)
  assert.equal(taken(reports, 15), 'r2')
  assert.equal(taken([{ ...release, id: 'r1' }, ...takers], 15), 'r2')
})

test('who tells of another event of the kind took nothing, though sentences without names are the same', () => {
  const told = (place: string, name: string) => `Banjir merendam ${place}, kata Camat ${name}. Air datang selepas hujan deras semalaman. Warga mengungsi ke balai desa terdekat. Perahu karet disiagakan sejak pagi. Bantuan makanan mulai disalurkan petugas.` // prettier-ignore
  const reuses = new Reuses()
  reuses.add(item('r', told('Wates', 'Sutrisno'), { isRelease: true }))
  const middle = 'Air datang selepas hujan deras semalaman. Warga mengungsi ke balai desa terdekat. Perahu karet disiagakan sejak pagi.' // prettier-ignore
  const other = `Kali di Kemuning meluap, ujar Kapolsek Hartono. ${middle} Jembatan Sidorejo putus, kata Marwoto.`
  const same = `Kali di Wates meluap, ujar Camat Sutrisno. ${middle} Jembatan desa putus diterjang arus.`
  assert.deepEqual([reuses.add(item('a', other)), reuses.add(item('b', same))?.release], [null, 'r'])
})

test('a text without names may be of any event, and one in capitals tells no names from other words', () => {
  const plain = ['air sungai naik sejak tengah malam.', 'warga mengungsi ke balai desa terdekat.', 'perahu karet disiagakan di tepi jalan.', 'bantuan makanan mulai disalurkan petugas.'] // prettier-ignore
  const reuses = new Reuses()
  reuses.add(item('r', plain.join(' '), { isRelease: true }))
  assert.equal(reuses.add(item('a', `${plain.slice(0, 3).join(' ')} hujan belum juga reda.`))?.release, 'r')
  const loud = new Reuses()
  loud.add({ ...release, text: release.text.toUpperCase() })
  assert.equal(loud.add(item('b', `${first} ${own} ${second}`.toUpperCase()))?.release, 'r')
})

test('an editor who puts synonyms took it over whole, and the passage is shown as edited', () => {
  const text = `${own} ${second} ${first.replace('di hamparan', 'pada hamparan').replace('Desa', 'Kampung')}`
  const [reuse] = after(item('a', text))
  assert.deepEqual([reuse?.release, reuse?.passages.map((it) => it.isEdited)], ['r', [true, false]])
})

test('what stands in every release is of the letterhead: who shares it took nothing', () => {
  const letterhead = 'Demikian siaran pers ini disampaikan. Informasi lebih lanjut hubungi kantor pada jam kerja.'
  const matters = [
    'Jalan beton sepanjang dua kilometer dibuka bupati pagi tadi. Sopir angkutan kini tidak perlu lagi memutar.',
    'Pasar ikan pindah ke gedung baru mulai pekan depan. Para pedagang mendapat lapak lewat undian terbuka.',
    'Lomba voli antardesa dimenangi regu Karangjati. Piala diserahkan camat di hadapan ribuan penonton.',
    'Kebun teh rakyat diremajakan memakai bibit unggul. Hasil petik diperkirakan naik sepertiga tahun berikutnya.',
    'Sumur bor kedua selesai dikerjakan tentara bersama penduduk. Debit airnya cukup bagi seratus rumah tangga.',
  ]
  const reuses = new Reuses()
  for (const [at, it] of matters.entries()) reuses.add(item(`r${at}`, `${it} ${letterhead}`, { isRelease: true }))
  assert.equal(reuses.add(item('a', `Kelompok tani menyemai cabai sendiri. ${letterhead}`)), null)
  reuses.add(item('r9', `${release.text} ${letterhead}`, { isRelease: true }))
  assert.equal(reuses.add(item('b', `${first} ${second} ${own}`))?.release, 'r9')
})

test('a short sentence in which one word was exchanged is shown as edited', () => {
  const short = 'Hujan turun sebelum petang hari.'
  const reuses = new Reuses()
  reuses.add({ ...release, text: `${release.text} ${short}` })
  const text = `${first} ${second} ${third} Hujan turun mulai petang hari. ${own}`
  const passage = reuses.add(item('a', text))?.passages.at(-1)
  assert.deepEqual(
    [text.slice(passage?.article.start, passage?.article.end), passage?.isEdited],
    ['Hujan turun mulai petang hari', true],
  )
})

test('of several releases on one matter the one it shares most with is named', () => {
  const reuses = new Reuses()
  reuses.add(item('r1', `${first} ${third}`, { isRelease: true }))
  reuses.add(item('r2', sentences.join(' '), { isRelease: true }))
  reuses.add(item('r3', `${first} Panen berikut diundur sebulan penuh. Pupuk datang terlambat pekan ini.`, { isRelease: true })) // prettier-ignore
  assert.equal(reuses.add(item('a', `${first} ${second} ${sentences[3]} ${own}`))?.release, 'r2')
})

test('a copy of a release is no re-use, a copy of what re-uses it is', () => {
  const text = `${first} ${second} ${own}`
  const [copied, reused, again] = after(
    item('k', release.text, { copyOf: 'r' }),
    item('a', text),
    item('b', text, { copyOf: 'a' }),
  )
  assert.equal(copied, null)
  assert.deepEqual([reused?.release, again?.release], ['r', 'r'])
})

test('what was released two weeks ago is forgotten, and dates that run back harm nothing', () => {
  const text = `${first} ${second} ${own}`
  const [near, late, back] = after(
    item('a', text, { atMs: 13 * DAY_MS }),
    item('b', text, { atMs: 15 * DAY_MS }),
    item('c', text, { atMs: null }),
  )
  assert.deepEqual([near?.release, late, back], ['r', null, null])
})

test('very long and very many texts are answered', () => {
  const long = sentences.join(' ').repeat(3_000)
  const [reuse] = after(item('long', long), ...Array.from({ length: 5_000 }, (_, at) => item(`e${at}`, own)))
  assert.equal(typeof reuse, 'object')
})

test('the answer to an item depends on those before it alone', () => {
  const items = fc.array(
    fc.record({
      picked: fc.subarray([...sentences, own]),
      isRelease: fc.boolean(),
      days: fc.option(fc.integer({ min: -20, max: 40 })),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(items, fc.nat(20), (stream, cut) => {
      const answers = (steps: typeof stream) => {
        const reuses = new Reuses()
        return steps.map(({ picked, isRelease, days }, at) =>
          reuses.add(item(`i${at}`, picked.join(' '), { isRelease, atMs: days === null ? null : days * DAY_MS })),
        )
      }
      const all = answers(stream)
      assert.deepEqual(answers(stream.slice(0, cut)), all.slice(0, cut))
      for (const [at, it] of all.entries()) if (it) assert.ok(Number(String(it.release).slice(1)) < at)
    }),
    { numRuns: 60 },
  )
})
