import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentHash } from '../../base/content-hash.ts'
import { contentSchema, emptyContent, type Content } from '../../base/content.ts'
import { anyContent, anyEditOf } from '../../../test/any-content.ts'
import { mergeContents, settleMerge, type Choice, type Merge } from './merge.ts'
import { isNode, keyOf, type Node } from './pairing.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const text = (...paragraphs: (string | object)[]): Content => content(paragraphs)
const content = (blocks: (string | object)[], more: object = {}): Content =>
  contentSchema.parse({
    ...emptyContent,
    body: { type: 'doc', content: blocks.map((it) => (typeof it === 'string' ? paragraph(it) : it)) },
    ...more,
  })
const readable = (it: Content | null) =>
  it?.body.content.map((block) => JSON.stringify(block).match(/"text":"([^"]*)"/)?.[1] ?? '')
const settle = (merge: Merge, choice: Choice) =>
  settleMerge(merge, new Map(merge.conflicts.map((it) => [it.id, it.both || choice !== 'both' ? choice : 'mine'])))

const [road, budget, thanks] = [
  'Perbaikan jalan Trenggalek menuju Ponorogo selesai lebih cepat.',
  'Anggaran kegiatan berasal dari APBD tahun berjalan sebesar tiga miliar.',
  'Bupati berterima kasih kepada warga yang sabar selama ini.',
] as const

test('two who changed different paragraphs are both in the merged text, and nobody is asked', () => {
  const base = text(road, budget, thanks)
  const mine = text(road.replace('selesai', 'rampung'), budget, thanks)
  const theirs = text(road, budget, thanks.replace('Bupati', 'Wakil Bupati'), 'Kontak: Dinas.')
  const merge = mergeContents({ base, mine, theirs })
  assert.deepEqual(merge.conflicts, [])
  assert.deepEqual(readable(settle(merge, 'mine')), [
    road.replace('selesai', 'rampung'),
    budget,
    thanks.replace('Bupati', 'Wakil Bupati'),
    'Kontak: Dinas.',
  ])
})

test('two who changed one paragraph are a conflict with both sides, and the text waits for a choice', () => {
  const base = text(road, budget)
  const [mine, theirs] = [text(road, budget.replace('tiga', 'empat')), text(road, budget.replace('tiga', 'lima'))]
  const merge = mergeContents({ base, mine, theirs })
  assert.deepEqual(
    merge.conflicts.map((it) => [it.id, it.at, it.both]),
    [['body/1', 'body', true]],
  )
  assert.equal(settleMerge(merge, new Map()), null)
  assert.deepEqual(settle(merge, 'mine'), mine)
  assert.deepEqual(settle(merge, 'theirs'), theirs)
  assert.equal(settle(merge, 'both')?.body.content.length, 3)
})

test('a paragraph that one moved and the other mended is mended where it was moved to', () => {
  const mended = budget.replace('tiga', 'empat')
  const merge = mergeContents({
    base: text(road, budget, thanks),
    mine: text(budget, road, thanks),
    theirs: text(road, mended, thanks),
  })
  assert.deepEqual(merge.conflicts, [])
  assert.deepEqual(readable(settle(merge, 'mine')), [mended, road, thanks])
})

test('what one took out and the other changed is asked, not dropped', () => {
  const changed = budget.replace('tiga', 'empat')
  const merge = mergeContents({ base: text(road, budget), mine: text(road), theirs: text(road, changed) })
  assert.equal(merge.conflicts.length, 1)
  assert.deepEqual(readable(settle(merge, 'theirs')), [road, changed])
  assert.deepEqual(readable(settle(merge, 'mine')), [road])
})

test('two who wrote at the same place are asked, and may keep both, mine first', () => {
  const merge = mergeContents({ base: text(road), mine: text(road, 'Satu.'), theirs: text(road, 'Dua.') })
  assert.equal(merge.conflicts.length, 1)
  assert.deepEqual(readable(settle(merge, 'both')), [road, 'Satu.', 'Dua.'])
})

test('different items of one list, and different cells of one table, are merged within it', () => {
  const list = (...items: string[]) => ({
    type: 'bulletList',
    content: items.map((it) => ({ type: 'listItem', content: [paragraph(it)] })),
  })
  const merge = mergeContents({
    base: text(list(road, budget, thanks)),
    mine: text(list(road.replace('selesai', 'rampung'), budget, thanks)),
    theirs: text(list(road, budget)),
  })
  assert.deepEqual(merge.conflicts, [])
  assert.deepEqual(settle(merge, 'mine'), text(list(road.replace('selesai', 'rampung'), budget)))
})

test('facts are merged by fact and field, the title as one', () => {
  const fact = (id: string, value: string, source = '') => ({
    id,
    kind: 'place',
    label: id,
    value,
    village: '',
    district: '',
    source,
  })
  const base = content([road], { title: 'Jalan', facts: [fact('a', 'Panggul')] })
  const merge = mergeContents({
    base,
    mine: content([road], { title: 'Jalan mulus', facts: [fact('a', 'Dongko'), fact('m', 'Tugu')] }),
    theirs: content([road], { title: 'Jalan baru', facts: [fact('a', 'Panggul', 'BPBD'), fact('t', 'Pule')] }),
  })
  assert.deepEqual(
    merge.conflicts.map((it) => [it.at, it.mine, it.theirs, it.both]),
    [['title', ['Jalan mulus'], ['Jalan baru'], false]],
  )
  const settled = settle(merge, 'theirs')
  assert.equal(settled?.title, 'Jalan baru')
  assert.deepEqual(settled?.facts, [fact('a', 'Dongko', 'BPBD'), fact('m', 'Tugu'), fact('t', 'Pule')])
})

test('a form that nobody wrote asks nobody: it follows the merged text', () => {
  const of = (it: string, own: boolean) =>
    content([road], { variants: [{ channel: 'radio', text: it, own, facts: [] }] })
  const derived = mergeContents({ base: of('a', false), mine: of('b', false), theirs: of('c', false) })
  assert.deepEqual(derived.conflicts, [])
  const gone = mergeContents({ base: of('a', false), mine: of('b', false), theirs: content([road]) })
  assert.deepEqual(gone.conflicts, [], 'also when the other’s text has none')
  assert.equal(mergeContents({ base: of('a', true), mine: of('b', true), theirs: of('c', true) }).conflicts.length, 1)
})

test('a form that both put in for one channel is one: written over derived, and a choice where both wrote', () => {
  const of = (it: string, own: boolean) =>
    content([road], { variants: [{ channel: 'radio', text: it, own, facts: [] }] })
  const base = content([road])
  const written = mergeContents({ base, mine: of('a', false), theirs: of('b', true) })
  assert.deepEqual(settleMerge(written, new Map()), of('b', true))
  const both = mergeContents({ base, mine: of('a', true), theirs: of('b', true) })
  assert.equal(both.conflicts.length, 1)
  assert.deepEqual(settle(both, 'theirs'), of('b', true))
})

test('two who together write more facts than a text holds choose between the wholes', () => {
  const facts = (name: string) =>
    Array.from({ length: 30 }, (_, at) => ({
      id: `${name}${at}`,
      kind: 'place',
      label: name,
      value: 'Tugu',
      village: '',
      district: '',
      source: '',
    }))
  const [mine, theirs] = [content([road], { facts: facts('m') }), content([road], { facts: facts('t') })]
  const merge = mergeContents({ base: content([road]), mine, theirs })
  assert.deepEqual(
    merge.conflicts.map((it) => it.at),
    ['whole'],
  )
  assert.deepEqual(settle(merge, 'theirs'), theirs)
})

const three = anyContent().chain((base) =>
  fc.record({ base: fc.constant(base), mine: anyEditOf(base), theirs: anyEditOf(base) }),
)

test('with a side that changed nothing the merged text is the other side, letter by letter', () => {
  fc.assert(
    fc.property(three, ({ base, mine }) => {
      for (const sides of [
        { mine, theirs: base },
        { mine: base, theirs: mine },
        { mine, theirs: mine },
      ]) {
        const merge = mergeContents({ base, ...sides })
        assert.deepEqual(merge.conflicts, [])
        const settled = settleMerge(merge, new Map())
        assert.equal(settled && contentHash(settled), contentHash(mine))
      }
    }),
    { numRuns: 100 },
  )
})

test('who asks does not matter: swapped, the same is chosen from the other side', () => {
  fc.assert(
    fc.property(three, ({ base, mine, theirs }) => {
      const [one, other] = [mergeContents({ base, mine, theirs }), mergeContents({ base, mine: theirs, theirs: mine })]
      assert.deepEqual(
        other.conflicts.map((it) => ({ ...it, mine: it.theirs, theirs: it.mine })).toSorted(byId),
        one.conflicts.toSorted(byId),
      )
      assert.equal(keyOf(settle(one, 'mine')), keyOf(settle(other, 'theirs')))
    }),
    { numRuns: 100 },
  )
})

test('no new paragraph of either side is lost: it is in the merged text, or in a conflict', () => {
  fc.assert(
    fc.property(three, ({ base, mine, theirs }) => {
      const merge = mergeContents({ base, mine, theirs })
      const known = new Set(paragraphsOf(base))
      const kept = new Set([
        ...paragraphsOf(settle(merge, 'mine')),
        ...paragraphsOf(settle(merge, 'theirs')),
        ...merge.conflicts.flatMap((it) => paragraphsOf([it.mine, it.theirs])),
      ])
      for (const it of [...paragraphsOf(mine), ...paragraphsOf(theirs)]) if (!known.has(it)) assert.ok(kept.has(it), it)
      // Of twins one may have taken out the first and one the second, so only what stands once everywhere is watched.
      const once = (of: Content) =>
        paragraphsOf(of).filter((it, _, all) => all.filter((other) => other === it).length === 1)
      const [inBase, inTheirs] = [new Set(once(base)), new Set(once(theirs))]
      for (const it of once(mine)) if (inBase.has(it) && inTheirs.has(it)) assert.ok(kept.has(it), it)
    }),
    { numRuns: 100 },
  )
})

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

function paragraphsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(paragraphsOf)
  if (!isNode(value)) return []
  const node: Node = value
  return node['type'] === 'paragraph' ? [keyOf(node)] : Object.values(node).flatMap(paragraphsOf)
}

test('two who wrote one translation are merged piece by piece, and it follows neither text until somebody says so', () => {
  const one = (title: string, body: string[], of: string) => ({
    translations: {
      en: { title, summary: '', body: { type: 'doc', content: body.map(paragraph) }, of: of.repeat(64) },
    },
  })
  const base = content([road], one('The road', ['The first words.', 'The second words.'], '1'))
  const mine = content([road], one('The road is done', ['The first words.', 'The second words.'], '2'))
  const theirs = content([road], one('The road', ['The first words.', 'The second words, mended.'], '3'))
  const merge = mergeContents({ base, mine, theirs })
  assert.deepEqual(merge.conflicts, [])
  const { title, body, of } = settle(merge, 'mine')?.translations?.en ?? {}
  assert.equal(title, 'The road is done')
  assert.match(JSON.stringify(body), /mended/)
  assert.equal(of, '2'.repeat(64))
  // Taken out by one and written on by the other: a person chooses.
  const asked = mergeContents({ base, mine: content([road]), theirs })
  assert.deepEqual(
    asked.conflicts.map((it) => it.at),
    ['translation/en'],
  )
  assert.equal(settle(asked, 'mine')?.translations, undefined)
  assert.deepEqual(settle(asked, 'theirs'), theirs)
})

test('a translation of which one changed the words and the other said that it follows the main text follows it not yet', () => {
  const one = (title: string, of: string) => ({
    translations: {
      en: { title, summary: '', body: { type: 'doc', content: [paragraph('Words.')] }, of: of.repeat(64) },
    },
  })
  const [base, mine, theirs] = [one('The road', '1'), one('The road is done', '1'), one('The road', '2')].map((it) =>
    content([road], it),
  ) as [Content, Content, Content]
  for (const sides of [
    { mine, theirs },
    { mine: theirs, theirs: mine },
  ])
    assert.deepEqual(settle(mergeContents({ base, ...sides }), 'mine'), mine)
})

test('a new file of a video never gets the captions that another wrote for the old one', () => {
  const video = { id: 'video-1', title: 'Prigi', transcript: '', file: '7'.repeat(64) }
  const captionsId = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nSelamat pagi.\n'
  const [base, mine, theirs, titled] = [
    video,
    { ...video, file: '8'.repeat(64) },
    { ...video, captionsId },
    { ...video, title: 'Pantai Prigi' },
  ].map((it) => content([road], { videos: [it] })) as [Content, Content, Content, Content]
  const merge = mergeContents({ base, mine, theirs })
  assert.equal(merge.conflicts.length, 1)
  assert.deepEqual(settle(merge, 'theirs'), theirs)
  assert.deepEqual(mergeContents({ base, mine, theirs: titled }).conflicts, [])
})

test('the only video, mended by one and taken out by the other, is kept or gone as is chosen', () => {
  const videos = (title: string) => ({ videos: [{ id: 'video-1', title, transcript: '' }] })
  const [base, mine, theirs] = [content([road], videos('Lama')), content([road], videos('Baru')), content([road])]
  const merge = mergeContents({ base, mine, theirs })
  assert.equal(merge.conflicts.length, 1)
  assert.deepEqual(settle(merge, 'mine'), mine)
  assert.deepEqual(settle(merge, 'theirs'), theirs)
})
