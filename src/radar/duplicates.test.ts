import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Duplicates } from './duplicates.ts'

const HOUR_MS = 3_600_000
const report =
  'Jembatan gantung penghubung Sukaraya dan Lembahsari ambruk pada Selasa (3/8) pukul 17.16. Warga terpaksa menyeberang dengan perahu kecil. Kepala dinas, Fajar Hasanah, berjanji jembatan darurat selesai Senin (9/8). Biaya pembangunan kembali ditaksir Rp36 miliar.'

/** The answers to texts an hour apart: which earlier one each is a copy of. */
function copies(...texts: readonly string[]): (number | null)[] {
  const duplicates = new Duplicates()
  return texts.map((text, id) => (duplicates.add({ id, text, atMs: id * HOUR_MS })?.id ?? null) as number | null)
}

test('a report taken over with another head, other credits and a few changed words is a copy', () => {
  const taken = report.replace('terpaksa ', '').replace('berjanji', 'tadi berjanji').replace('Biaya', 'Adapun biaya')
  assert.deepEqual(
    copies(
      report,
      `(Gema Lereng) ${taken} Editor: Dewi Utami.`,
      `SUKARAYA, Harian Bukit – ${taken} Baca juga: Cuaca besok.`,
    ),
    [null, 0, 0],
  )
})

test('a report taken over by a desk that puts synonyms all along is a copy', () => {
  const told = 'Warga Desa Ngares meminta pemerintah memperbaiki jalan karena sudah rusak sejak dua tahun lalu. Setelah hujan, siswa tidak dapat melewatinya saat berangkat, dan beberapa orang terjatuh. Camat mengatakan perbaikan akan dimulai sebelum musim tanam dan dikerjakan hingga selesai.' // prettier-ignore
  const pairs = 'Warga=Penduduk Desa=Kampung karena=lantaran sudah=telah Setelah=Usai siswa=pelajar dapat=bisa saat=ketika beberapa=sejumlah akan=bakal sebelum=jelang hingga=sampai'.split(' ') // prettier-ignore
  const edited = pairs.reduce((text, pair) => text.replace(...(pair.split('=') as [string, string])), told)
  assert.deepEqual(copies(told, edited), [null, 0])
})

test('a report of the same event in another order, and one of another place, are texts of their own', () => {
  const sentences = report.split(/(?<=[a-z)\d])\. /)
  assert.deepEqual(
    copies(
      report,
      sentences.toReversed().join('. '),
      report.replaceAll('Sukaraya', 'Ngadirejo').replaceAll('Lembahsari', 'Pulosari').replace('36', '12'),
    ),
    [null, null, null],
  )
})

test('two complaints in the same words about other lamps are no copies; the very same text is', () => {
  const complaint = (place: string, rt: number) => `Lampu jalan di ${place} RT ${rt} mati sejak ${rt * 3} hari. Mohon segera diperbaiki karena gelap.` // prettier-ignore
  assert.deepEqual(copies(complaint('Panggung', 8), complaint('Sidomulyo', 3), complaint('Panggung', 8)), [
    null,
    null,
    0,
  ])
})

test('two messages in small letters about other places, or with other numbers in words, are no copies; one that is passed on is', () => {
  const message =
    'sinyal hp di muara gelam ilang terus, nak ngirim tugas anak harus ke sungai lilin. tolong tambah tower, lah tiga belas bulan.'
  assert.deepEqual(
    copies(
      message,
      message.replace('muara gelam', 'tebing kasai'),
      message.replace('tiga belas', 'empat puluh'),
      `min, ${message}`,
      `${message} terima kasih`,
    ),
    [null, null, null, 0, 0],
  )
  assert.deepEqual(copies('Antre KTP di Wates dari jam enam, petugasnya cuma satu saja. Bosan menunggu lama.', 'Antre KTP di Wates dari jam tujuh, petugasnya cuma satu saja. Bosan menunggu lama.'), [null, null]) // prettier-ignore
})

test('the same words about another day tell of something else; a figure that was put right makes a copy', () => {
  const warning = (day: string, hour: string) =>
    `Peringatan dini cuaca ${day} pukul ${hour} WIB: berpotensi hujan lebat disertai kilat dan angin kencang di Wates, Gondang dan Maos. Kondisi ini dapat berlangsung beberapa jam. Warga diminta waspada pohon tumbang dan jalan licin, demikian keterangan prakirawan badan meteorologi.`
  assert.deepEqual(copies(warning('9 November 2027', '14.30'), warning('10 November 2027', '14.30')), [null, null])
  assert.deepEqual(copies(warning('Senin (9/8)', '14.30'), warning('Selasa (10/8)', '14.30')), [null, null])
  assert.deepEqual(copies(warning('Senin (9/8)', '14.30'), warning('Senin, 9 Agustus', '14.30')), [null, 0])
  assert.deepEqual(copies(report, report.replace('Rp36', 'Rp38')), [null, 0])
})

test('a copy of a copy names the first text', () => {
  const once = report.replace('ambruk', 'ambrol')
  assert.deepEqual(copies(report, once, once), [null, 0, 0])
})

test('what is older than the window is forgotten, and dates that run back or are missing change nothing', () => {
  const duplicates = new Duplicates()
  const add = (id: number, day: number | null) =>
    duplicates.add({ id, text: report, atMs: day === null ? null : day * 24 * HOUR_MS })?.id ?? null
  assert.equal(add(1, 20), null)
  assert.equal(add(2, 3), 1)
  assert.equal(add(3, null), 1)
  assert.equal(add(4, 29), null)
  assert.equal(add(5, 30), 4)
})

test('the same item given again is no copy of itself', () => {
  const duplicates = new Duplicates()
  for (let round = 0; round < 3; round++) assert.equal(duplicates.add({ id: 'a', text: report, atMs: 0 }), null)
})

test('an empty text, a very long one and ten thousand equal ones are answered at once', () => {
  const duplicates = new Duplicates()
  assert.equal(duplicates.add({ id: 'empty', text: '', atMs: 0 }), null)
  assert.equal(duplicates.add({ id: 'signs', text: '– … !!', atMs: 0 }), null)
  const long = report.repeat(4_000)
  assert.equal(duplicates.add({ id: 'long', text: long, atMs: 0 }), null)
  assert.equal(duplicates.add({ id: 'long again', text: long, atMs: 0 })?.id, 'long')
  for (let id = 0; id < 10_000; id++) duplicates.add({ id, text: report, atMs: id })
  assert.equal(duplicates.add({ id: 'last', text: report, atMs: 10_000 })?.id, 0)
})

const streams = fc.array(
  fc.record({
    text: fc
      .array(fc.constantFrom(...report.split(' '), 'Ngadirejo', '12.30', '(x)'), { maxLength: 40 })
      .map((it) => it.join(' ')),
    hours: fc.option(fc.integer({ min: -100, max: 400 })),
  }),
  { maxLength: 30 },
)

test('the answer to an item depends on those before it alone, and the same stream has the same answers', () => {
  fc.assert(
    fc.property(streams, fc.nat(30), (stream, cut) => {
      const answers = (items: typeof stream) => {
        const duplicates = new Duplicates()
        return items.map(({ text, hours }, id) =>
          duplicates.add({ id, text, atMs: hours === null ? null : hours * HOUR_MS }),
        )
      }
      const all = answers(stream)
      assert.deepEqual(answers(stream.slice(0, cut)), all.slice(0, cut))
      for (const [id, copy] of all.entries()) if (copy) assert.ok((copy.id as number) < id && copy.likeness <= 1)
    }),
    { numRuns: 100 },
  )
})
