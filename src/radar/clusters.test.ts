import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { Clusters, type ClusterItem } from './clusters.ts'

const HOUR_MS = 3_600_000
const item = (id: string, text: string, hours: number | null = 0, more: Partial<ClusterItem> = {}): ClusterItem => ({
  id,
  title: '',
  text,
  atMs: hours === null ? null : hours * HOUR_MS,
  copyOf: null,
  ...more,
})

const flood = (place: string, houses: number, day: string, river = 'Kali Serang') => [
  `Banjir merendam ${houses} rumah di ${place}, Kecamatan Wates, ${day}. Warga mengungsi ke balai desa karena ${river} meluap.`,
  `Luapan air menggenangi ${houses} rumah warga di ${place}, ${day}. Menurut Joko Pranoto, koordinator posko di ${place}, air dari ${river} naik cepat.`,
  `Tim menurunkan perahu ke ${place}, ${day}. Sedikitnya ${houses} rumah terendam setelah ${river} meluap, kata Joko Pranoto.`,
]
const [first = '', second = '', third = ''] = flood('Pulosari', 390, 'Minggu (1/8)')
const [other = '', otherAgain = ''] = flood('Kroya', 770, 'Selasa (3/8)')

/** Clusters in which two reports of one flood and one of another already are. */
function begun(): Clusters {
  const clusters = new Clusters()
  for (const it of [item('a', first), item('b', second, 1), item('x', other, 2)]) clusters.add(it)
  return clusters
}

test('reports of one event come together under the first, one of another place, day and count stands alone', () => {
  const clusters = begun()
  const join = clusters.add(item('c', third, 3))
  assert.equal(join.cluster, 'a')
  assert.ok((join.score ?? 0) > 0.5)
  assert.ok(join.terms.includes('Pulosari') && join.terms.length <= 5, String(join.terms))
  assert.equal(clusters.countPlaces('a'), 2)
  assert.equal(clusters.add(item('y', otherAgain, 4)).cluster, 'x')
})

test('everyday reports in the same words are no story', () => {
  const clusters = new Clusters()
  const weather = (day: string, one: string, two: string, degrees: number) => `Prakiraan cuaca ${day}: ${one} cerah, ${two} hujan ringan. Suhu ${degrees} derajat. Angin bertiup dari timur.` // prettier-ignore
  clusters.add(item('a', weather('Senin (2/8)', 'Wates', 'Kroya', 25)))
  assert.equal(clusters.add(item('b', weather('Senin (2/8)', 'Maos', 'Kroya', 31), 1)).cluster, 'b')
  assert.equal(clusters.add(item('c', weather('Selasa (3/8)', 'Wates', 'Adipala', 27), 20)).cluster, 'c')
})

const villages = 'Adipala Binangun Cilongok Dayeuhluhur Gandrungmangu Jeruklegi Karangpucung Maos Nusawungu Padamara Rawalo Sampang Tambaksari Wanareja Bantarsari Kawunganten'.split(' ') // prettier-ignore
/** Three reports of one kind of event of one day, under one head of agency: nothing but the place tells one from another. */
const outbreak = (place: string, at: number) => [
  { title: `Demam Berdarah Serang ${place}`, text: `Petugas mengasapi permukiman di ${place}, Minggu (1/8), menyusul merebaknya demam berdarah. Kepala Dinas Kesehatan Meilani Sutardja meminta warga menguras bak mandi.` }, // prettier-ignore
  { title: `Puskesmas Rawat Pasien Demam Berdarah ${place}`, text: `Sedikitnya ${20 + at} warga ${place} dirawat karena demam berdarah, Minggu (1/8). Kepala Dinas Kesehatan Meilani Sutardja menambah tempat tidur.` }, // prettier-ignore
  { title: '', text: `Min, demam berdarah ${place} makin parah, kapan disemprot?` },
]

test('what happens in many places at once in the same words is one story a place', () => {
  const clusters = new Clusters()
  for (const [at, place] of villages.entries()) clusters.add(item(`k${at}`, `Pasar di ${place} ramai menjelang Lebaran.`, at)) // prettier-ignore
  const joined = [0, 1, 2].flatMap((nth) =>
    villages.map((place, at) => {
      const { title = '', text = '' } = outbreak(place, at)[nth] ?? {}
      return { place, cluster: clusters.add(item(`${place}-${nth}`, text, 20 + nth + at / 20, { title })).cluster }
    }),
  )
  const of = Map.groupBy(joined, (it) => it.place)
  const whole = villages.filter((place) => new Set(of.get(place)?.map((it) => it.cluster)).size === 1)
  assert.deepEqual([whole.length, new Set(joined.map((it) => it.cluster)).size], [villages.length, villages.length])
})

test('a person’s whole name tells more than its parts, a number more with what it counts', () => {
  const clusters = new Clusters()
  const report = (name: string, count: string) => `Polisi menahan ${name} karena menggelapkan uang arisan. Sebanyak ${count} melapor ke polres.` // prettier-ignore
  clusters.add(item('a', report('Sri Rahayu', '48 orang')))
  clusters.add(item('b', report('Dewi Lestari', '26 orang'), 1))
  assert.equal(clusters.add(item('c', report('Sri Lestari', '31 orang'), 2)).cluster, 'c')
  assert.equal(clusters.add(item('d', report('Sri Rahayu', '48 orang').replace('karena', 'lantaran'), 3)).cluster, 'a')
})

/** Short news, complaints and notices of a few days, each a few sentences, of which two to four tell one story. */
async function shortTexts(file: 'short-stories' | 'numbered-stories') {
  const lines = (await readFile(new URL(`../../test/data/${file}.tsv`, import.meta.url), 'utf8')).trimEnd().split('\n') // prettier-ignore
  return lines.slice(1).map((line, at) => {
    const [story = '', hour = '', , title = '', text = ''] = line.split('\t')
    return { story: story === '-' ? `alone ${at}` : story, item: item(String(at), text, Number(hour), { title }) }
  })
}

test('short texts that have little but a place and a matter in common come together, other matters there do not', async () => {
  const clusters = new Clusters()
  const texts = await shortTexts('short-stories')
  const of = Map.groupBy(texts.map((it) => ({ ...it, cluster: clusters.add(it.item).cluster })), (it) => it.story) // prettier-ignore
  const stories = [...of].filter(([, its]) => its.length > 1)
  const whole = stories.filter(([, its]) => new Set(its.map((it) => it.cluster)).size === 1).map(([story]) => story)
  assert.ok(whole.length >= stories.length * 0.8, `${whole.length} of ${stories.length}`)
  assert.ok(whole.includes('lumpur') && whole.includes('air'), String(whole))
  const shared = Map.groupBy([...of.values()].flat(), (it) => it.cluster)
  const mixed = [...shared.values()].filter((its) => new Set(its.map((it) => it.story)).size > 1)
  assert.ok(mixed.length <= 4, JSON.stringify(mixed.map((its) => its.map((it) => it.item.title))))
})

test('reports that name one kilometre, house row or number of houses come together, the next such event of the same kind does not', async () => {
  const clusters = new Clusters()
  const texts = (await shortTexts('numbered-stories')).map((it) => ({ ...it, cluster: clusters.add(it.item).cluster }))
  const of = Map.groupBy(texts, (it) => it.story)
  const parted = [...of].filter(([, its]) => new Set(its.map((it) => it.cluster)).size > 1).map(([story]) => story)
  assert.ok(parted.length <= 1, String(parted))
  const shared = Map.groupBy(texts, (it) => it.cluster)
  const mixed = [...shared.values()].filter((its) => new Set(its.map((it) => it.story)).size > 1)
  assert.deepEqual(mixed.map((its) => its.map((it) => it.story)), []) // prettier-ignore
})

/** How likely a report tells of what another told an hour before, among a few of other matters. */
function likelihood(
  report: readonly [title: string, text: string],
  next: readonly [title: string, text: string],
): number {
  const clusters = new Clusters()
  for (const [at, it] of [
    'Pasar di Maos ramai.',
    'Warga Kroya menanam 500 pohon.',
    'Lomba mewarnai di Wates.',
  ].entries())
    clusters.add(item(`n${at}`, it))
  clusters.add(item('a', report[1], 1, { title: report[0] }))
  return clusters.likeliest(item('b', next[1], 2, { title: next[0] }), ['a'])?.score ?? 0
}

const slip = (where: string) => ['Longsor Tutup Jalan', `Longsor menutup separuh badan jalan${where} sejak subuh. Petugas menyingkirkan tanah dengan cangkul.`] as const // prettier-ignore
const cleared = (where: string) => ['Longsor Dibersihkan', `Tanah longsor${where} mulai dibersihkan alat berat. Jalan dibuka separuh.`] as const // prettier-ignore

test('to name the same number says more than to name none, and none more than another one, however it is written', () => {
  const none = likelihood(slip(''), cleared(''))
  for (const [one, same, other] of [
    ['di kilometer 16', 'di Km 16 ruas itu', 'di Km 41 ruas itu'],
    ['di KM. 16', 'di kilometer ke-16', 'di kilometer ke-41'],
    ['di RT 05 RW 02', 'di RT 5 RW 2', 'di RT 7 RW 1'],
    ['di gang 5', 'di Gang 5 yang sempit', 'di Gang 9 yang sempit'],
    ['di jalur 2', 'di jalur nomor 2', 'di jalur nomor 3'],
    ['sepanjang 30 meter', 'sepanjang 30 meter', 'sepanjang 12 meter'],
  ] as const) {
    const [agreed, differed] = [likelihood(slip(` ${one}`), cleared(` ${same}`)), likelihood(slip(` ${one}`), cleared(` ${other}`))] // prettier-ignore
    assert.ok(agreed > none && none > differed, `${one}: ${agreed} > ${none} > ${differed}`)
    assert.ok(likelihood(slip(` ${one}`), cleared('')) >= differed, one)
  }
})

test('a number in words tells events apart and together as one in figures does, and so does a day', () => {
  const fire = (stalls: string, day: string) =>
    `Api menghanguskan ${stalls} kedai di pasar, ${day}. Kerugian masih dihitung dinas pasar dan garis polisi dipasang.`
  const clusters = new Clusters()
  const clusterOf = (id: string, hours: number, stalls: string, day: string) =>
    clusters.add(item(id, fire(stalls, day), hours)).cluster
  assert.equal(clusterOf('a', 0, 'tiga ratus sembilan puluh lima', 'dua puluh satu Maret'), 'a')
  assert.equal(clusterOf('b', 1, '395', '21 Maret'), 'a')
  assert.equal(clusterOf('c', 2, 'empat ratus empat puluh delapan', 'dua puluh dua Maret'), 'c')
})

test('a headline’s kilometre counts like one in the text', () => {
  const report = (km: string) => [`Longsor di Km ${km} Ditangani`, 'Tanah longsor mulai dibersihkan alat berat. Jalan dibuka separuh.'] as const // prettier-ignore
  assert.ok(likelihood(slip(' di kilometer 16'), report('16')) > 0.5)
  assert.ok(likelihood(slip(' di kilometer 16'), report('41')) < 0.1)
})

test('a number before a measure is what is measured, not a label', () => {
  const far = likelihood(slip(' sepanjang 3 kilometer 200 meter'), cleared(' sepanjang 3 kilometer 200 meter'))
  const other = likelihood(slip(' sepanjang 3 kilometer 200 meter'), cleared(' di kilometer 200'))
  assert.ok(far > other, `${far} > ${other}`)
})

test('a copy goes where its root is, whatever it says, and does not count', () => {
  const clusters = begun()
  assert.equal(clusters.add(item('k', 'Pasar sepi.', 3, { copyOf: 'a' })).cluster, 'a')
  assert.equal(clusters.add(item('l', third, 3, { copyOf: 'unknown' })).cluster, 'a')
})

test('an item given twice stays where it is', () => {
  const clusters = begun()
  assert.equal(clusters.add(item('b', other, 4)).cluster, 'a')
  assert.equal(clusters.add(item('b', other, 4), 'x').cluster, 'a')
  assert.equal(clusters.size.items, 3)
})

/** The same reports with what was decided for each: as they were joined, or as a person said since. */
function rebuilt(...decided: readonly [ClusterItem, string][]): Clusters {
  const clusters = new Clusters()
  for (const [it, cluster] of decided) assert.equal(clusters.add(it, cluster).cluster, cluster)
  return clusters
}

test('what a person merged is one cluster for all that follows', () => {
  const clusters = rebuilt([item('a', first), 'a'], [item('b', second, 1), 'a'], [item('x', other, 2), 'a'])
  assert.equal(clusters.add(item('y', otherAgain, 3)).cluster, 'a')
  assert.equal(clusters.add(item('c', third, 4)).cluster, 'a')
  assert.equal(clusters.has('x'), false)
})

test('what a person split stays apart, with what copies it, though its words are those of the rest', () => {
  const clusters = rebuilt([item('a', first), 'a'], [item('b', second, 1), 'a'], [item('c', third, 3), 'parted'])
  assert.equal(clusters.add(item('d', third, 4, { copyOf: 'c' })).cluster, 'parted')
  for (let at = 0; at < 9; at++) clusters.add(item(`n${at}`, [first, second, third][at % 3] ?? '', 5 + at))
  assert.equal(clusters.add(item('c', third, 20)).cluster, 'parted')
  assert.equal(clusters.add(item('a', first, 20)).cluster, 'a')
  // A copy that a person parted from its root leaves it too.
  const again = rebuilt([item('a', first), 'a'], [item('k', first, 1, { copyOf: 'a' }), 'alone'])
  assert.equal(again.add(item('k', first, 2)).cluster, 'alone')
})

test('built again from what was decided, it goes on as before', () => {
  const clusters = begun()
  const again = rebuilt([item('a', first), 'a'], [item('b', second, 1), 'a'], [item('x', other, 2), 'x'])
  const next = [item('y', otherAgain, 3), item('z', third, 4)]
  assert.deepEqual(
    next.map((it) => again.add(it)),
    next.map((it) => clusters.add(it)),
  )
})

test('the most central item names a cluster', () => {
  const clusters = new Clusters()
  for (const [at, text] of [`${first} Lapangan voli di Maos juga basah.`, second, third].entries())
    clusters.add(item(`i${at}`, text, at, { title: `Kabar ${at}` }))
  assert.notEqual(clusters.centralItem('i0')?.id, 'i0')
  assert.equal(clusters.centralItem('nowhere'), null)
})

test('where a medium tells of it too, no letter, chat or complaint names a cluster', () => {
  const clusters = new Clusters()
  const messages = [first, third].map((text, at) => item(`m${at}`, text, at, { title: `Surat ${at}`, isMessage: true }))
  for (const it of messages) clusters.add(it)
  assert.match(String(clusters.centralItem('m0')?.id), /^m/)
  for (const at of [2, 3]) clusters.add(item(`printed${at}`, first, at, { copyOf: 'm0' }))
  assert.equal(clusters.centralItem('m0')?.id, 'printed2', 'the first that printed the letter word for word')
  assert.equal(clusters.add(item('news', second, 4, { title: 'Berita' })).cluster, 'm0')
  assert.equal(clusters.centralItem('m0')?.id, 'news')
})

test('closed clusters are forgotten: what is held is bounded by the window', () => {
  const clusters = new Clusters()
  for (let day = 0; day < 120; day++)
    for (const [at, text] of flood(`Desa${day}`, 100 + day, `Senin (${1 + (day % 28)}/3)`).entries())
      clusters.add(item(`${day}-${at}`, text, day * 24 + at))
  assert.ok(clusters.size.items <= 3 * 10, `${clusters.size.items} items`)
  assert.equal(clusters.add(item('late', first, 0)).cluster, 'late')
  assert.equal(clusters.add(item('undated', second, null)).cluster, 'undated', 'what came late by months is over')
})

test('no text, a very long one and ten thousand equal ones are answered', () => {
  const clusters = new Clusters()
  for (const text of ['', '…', 'a', '12', first.repeat(8_000)]) clusters.add(item(text.slice(0, 20), text))
  for (let at = 0; at < 10_000; at++) clusters.add(item(`e${at}`, third, at / 100))
  assert.equal(clusters.add(item('last', third, 101)).cluster, clusters.add(item('e9999', third, 101)).cluster)
})

const texts = [...flood('Pulosari', 390, 'Minggu (1/8)'), ...flood('Kroya', 770, 'Selasa (3/8)'), 'Pasar sepi.', '']
const streams = fc.array(
  fc.record({
    text: fc.constantFrom(...texts),
    hours: fc.option(fc.integer({ min: -50, max: 300 })),
    copyOf: fc.option(fc.nat(20), { freq: 4 }),
    decided: fc.option(fc.nat(4), { freq: 2 }),
  }),
  { maxLength: 24 },
)
type Step = { text: string; hours: number | null; copyOf: number | null; decided: number | null }
const itemOf = ({ text, hours, copyOf }: Step, at: number) =>
  item(`i${at}`, text, hours, { copyOf: copyOf === null ? null : `i${copyOf}` })

test('the answer to an item depends on those before it alone, and the same stream has the same answers', () => {
  fc.assert(
    fc.property(streams, fc.nat(24), (stream, cut) => {
      const answers = (steps: readonly Step[]) => {
        const clusters = new Clusters()
        return steps.map((it, at) => clusters.add(itemOf(it, at)))
      }
      assert.deepEqual(answers(stream.slice(0, cut)), answers(stream).slice(0, cut))
    }),
    { numRuns: 60 },
  )
})

test('whatever was decided for an item holds, whatever comes after', () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const clusters = new Clusters()
      const kept = new Map<string, string | number>()
      for (const [at, step] of stream.entries()) {
        const hours = step.hours === null ? null : step.hours / 4 // within the days for which items are held
        const it = itemOf({ ...step, hours }, at)
        const decided = step.decided === null ? null : `d${step.decided}`
        const { cluster } = clusters.add(it, decided)
        if (decided !== null) assert.equal(cluster, decided)
        kept.set(String(it.id), cluster)
        // Given again, each is where it was, for as long as it is held.
        for (const [id, its] of kept) if (clusters.has(its)) assert.equal(clusters.add(item(id, '', hours)).cluster, its) // prettier-ignore
      }
    }),
    { numRuns: 200 },
  )
})
