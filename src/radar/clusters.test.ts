import assert from 'node:assert/strict'
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
  assert.deepEqual(clusters.itemsOf('a'), ['a', 'b', 'c'])
  assert.deepEqual(clusters.itemsOf('x'), ['x'])
  assert.equal(clusters.countPlaces('a'), 2)
})

test('everyday reports in the same words are no story', () => {
  const clusters = new Clusters()
  const weather = (day: string, one: string, two: string, degrees: number) => `Prakiraan cuaca ${day}: ${one} cerah, ${two} hujan ringan. Suhu ${degrees} derajat. Angin bertiup dari timur.` // prettier-ignore
  clusters.add(item('a', weather('Senin (2/8)', 'Wates', 'Kroya', 25)))
  assert.equal(clusters.add(item('b', weather('Senin (2/8)', 'Maos', 'Kroya', 31), 1)).cluster, 'b')
  assert.equal(clusters.add(item('c', weather('Selasa (3/8)', 'Wates', 'Adipala', 27), 20)).cluster, 'c')
})

test('a copy goes where its root is, whatever it says, and does not count', () => {
  const clusters = begun()
  assert.equal(clusters.add(item('k', 'Pasar sepi.', 3, { copyOf: 'a' })).cluster, 'a')
  assert.equal(clusters.add(item('l', third, 3, { copyOf: 'unknown' })).cluster, 'a')
})

test('an item given twice stays where it is', () => {
  const clusters = begun()
  assert.equal(clusters.add(item('b', other, 4)).cluster, 'a')
  assert.deepEqual(clusters.itemsOf('a'), ['a', 'b'])
})

test('what a person merged is one cluster for all that follows', () => {
  const clusters = begun()
  clusters.merge('x', 'a')
  assert.equal(clusters.add(item('y', otherAgain, 3)).cluster, 'a')
  assert.deepEqual(clusters.itemsOf('x'), [])
  clusters.merge('nowhere', 'a')
  clusters.merge('a', 'a')
  assert.equal(clusters.itemsOf('a').length, 4)
})

test('what a person split stays apart, with its copies, until a person merges it again', () => {
  const clusters = begun()
  clusters.add(item('c', third, 3))
  assert.equal(clusters.split('a', ['c']), 'c')
  assert.equal(clusters.add(item('d', third, 4, { copyOf: 'c' })).cluster, 'c')
  assert.equal(clusters.mayMerge('a', 'c'), false)
  assert.equal(clusters.add(item('c', third, 5)).cluster, 'c')
  assert.equal(clusters.split('a', ['a', 'b']), null, 'nothing would stay')
  assert.equal(clusters.split('a', ['nobody']), null)
  clusters.merge('c', 'a')
  assert.equal(clusters.mayMerge('a', 'c'), true)
  const fresh = clusters.split('a', ['a'])
  assert.ok(fresh !== null && fresh !== 'a')
  assert.deepEqual(clusters.itemsOf(fresh), ['a'])
})

test('built again from what was decided, it goes on as before', () => {
  const clusters = begun()
  clusters.split('a', ['b'])
  clusters.merge('x', 'a')
  const again = new Clusters()
  for (const [it, cluster] of [[item('a', first), 'a'], [item('b', second, 1), 'b'], [item('x', other, 2), 'a']] as const) again.add(it, cluster) // prettier-ignore
  const next = [item('y', otherAgain, 3), item('z', third, 4)]
  assert.deepEqual(
    next.map((it) => again.add(it).cluster),
    next.map((it) => clusters.add(it).cluster),
  )
})

test('the most central item names a cluster', () => {
  const clusters = new Clusters()
  for (const [at, text] of [`${first} Lapangan voli di Maos juga basah.`, second, third].entries())
    clusters.add(item(`i${at}`, text, at, { title: `Kabar ${at}` }))
  assert.notEqual(clusters.centralItem('i0')?.id, 'i0')
  assert.equal(clusters.centralItem('nowhere'), null)
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
    act: fc.option(fc.record({ one: fc.nat(20), other: fc.nat(20), merges: fc.boolean() }), { freq: 2 }),
  }),
  { maxLength: 24 },
)
type Step = { text: string; hours: number | null; copyOf: number | null }
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

test('whatever is merged and split, each item is in one cluster, and what was split is never joined again by itself', () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const clusters = new Clusters()
      const names = new Set<string | number>()
      const clusterOf = (id: string) => [...names].find((it) => clusters.itemsOf(it).includes(id))
      let parted: [string, string][] = []
      for (const [at, step] of stream.entries()) {
        names.add(clusters.add(itemOf(step, at)).cluster)
        const act = step.act
        if (!act) continue
        const [one, other] = [clusterOf(`i${act.one}`), clusterOf(`i${act.other}`)]
        if (act.merges && one !== undefined && other !== undefined) {
          clusters.merge(one, other)
          parted = []
        } else if (one !== undefined) {
          const stays = clusters.itemsOf(one).find((it) => it !== `i${act.one}`)
          const fresh = clusters.split(one, [`i${act.one}`])
          if (fresh === null) continue
          names.add(fresh)
          parted.push([`i${act.one}`, String(stays)])
        }
      }
      const all = [...names].flatMap((it) => clusters.itemsOf(it))
      assert.equal(new Set(all).size, all.length)
      for (const [one, other] of parted) {
        const its = clusterOf(one)
        if (its !== undefined) assert.notEqual(its, clusterOf(other))
      }
    }),
    { numRuns: 200 },
  )
})
