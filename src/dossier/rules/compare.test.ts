import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { piecesOf } from '../../base/content-places.ts'
import { contentSchema, emptyContent, type Content } from '../../base/content.ts'
import { anyContent, anyEdited } from '../../../test/any-content.ts'
import {
  changedPlaces,
  compareContents,
  countChanges,
  sliceInline,
  type Difference,
  type Node,
  type Row,
  type ValueChange,
} from './compare.ts'
import { isNode, keyOf } from './pairing.ts'

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const paragraph = (...inline: (string | object)[]) => ({
  type: 'paragraph',
  content: inline.map((it) => (typeof it === 'string' ? text(it) : it)),
})
const content = (blocks: object[], more: object = {}): Content =>
  contentSchema.parse({ ...emptyContent, body: { type: 'doc', content: blocks }, ...more })
const picture = (src: string, alt: string, caption = '') => ({
  type: 'image',
  attrs: { src: src.repeat(64), alt, caption },
})
const table = (...rows: string[][]) => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((it) => ({ type: 'tableCell', content: [paragraph(it)] })),
  })),
})

const road = 'Perbaikan jalan Trenggalek menuju Ponorogo selesai lebih cepat dari rencana semula.'
const budget = 'Anggaran kegiatan ini berasal dari APBD Kabupaten tahun berjalan sebesar tiga miliar.'
const thanks = 'Bupati berterima kasih kepada warga yang sabar selama jalan ditutup sebagian.'

const kinds = (it: Difference) => it.body.map((row) => row.kind)

test('a changed word is one change inside its paragraph, and its place is in the older text', () => {
  const [older, newer] = [
    content([paragraph(road), paragraph(budget)]),
    content([paragraph(road), paragraph(budget.replace('tiga', 'empat'))]),
  ]
  const difference = compareContents(older, newer)
  assert.deepEqual(kinds(difference), ['same', 'changed'])
  assert.equal(countChanges(difference), 1)
  const from = budget.indexOf('tiga')
  assert.deepEqual(changedPlaces(older, newer), [{ at: 'body/1', from, to: from + 4 }])
})

test('a translation that came is counted as it is shown, and that it follows the text by now once more', () => {
  const of = (digit: string) => digit.repeat(64)
  const en = { title: 'Road', summary: '', body: content([paragraph('It is open.')]).body, of: of('0') }
  const [none, came] = [content([paragraph(road)]), { ...content([paragraph(road)]), translations: { en } }]
  for (const [older, newer] of [
    [none, came],
    [came, none],
  ] as const)
    assert.equal(countChanges(compareContents(older, newer)), 2, 'its title and its paragraph')
  const follows = { ...came, translations: { en: { ...en, of: of('1') } } }
  assert.equal(countChanges(compareContents(came, follows)), 1)
  assert.deepEqual(changedPlaces(came, follows), [])
})

test('a paragraph that stands elsewhere now is a move, also when a word of it changed on the way', () => {
  const older = content([road, budget, thanks].map((it) => paragraph(it)))
  const newer = content([budget, thanks, road.replace('selesai', 'rampung')].map((it) => paragraph(it)))
  const difference = compareContents(older, newer)
  assert.deepEqual(kinds(difference), ['moved-away', 'same', 'same', 'moved-here'])
  assert.equal(countChanges(difference), 2)
  assert.equal(difference.body[3]?.older?.at, 'body/0')
})

test('of three paragraphs whose first was put last one moved, however the other two were edited', () => {
  const older = content([road, budget, thanks].map((it) => paragraph(it)))
  const newer = content([budget.replace('tiga', 'empat'), `Wakil ${thanks}`, road].map((it) => paragraph(it)))
  assert.deepEqual(kinds(compareContents(older, newer)), ['moved-away', 'changed', 'changed', 'moved-here'])
})

test('a paragraph that was put in stands inside no piece of the older text', () => {
  const [older, newer] = [
    content([paragraph(road), paragraph(thanks)]),
    content([paragraph(road), paragraph(budget), paragraph(thanks)]),
  ]
  assert.deepEqual(changedPlaces(older, newer), [{ at: 'body', from: 1, to: 1 }])
  assert.deepEqual(changedPlaces(newer, older), [{ at: 'body/1', from: 0, to: budget.length }])
})

test('the same words made bold are told as the same words', () => {
  const older = content([paragraph('Jalan ditutup sampai Senin.')])
  const newer = content([paragraph('Jalan ditutup sampai ', text('Senin', 'bold'), '.')])
  const [row] = compareContents(older, newer).body
  assert.deepEqual(
    row?.runs?.map((it) => it.kind),
    ['same', 'restyled', 'same'],
  )
  assert.deepEqual(changedPlaces(older, newer), [{ at: 'body/0', from: 21, to: 26 }])
})

test('a changed cell is told in its row, and a new row as a row', () => {
  const older = content([table(['Desa', 'Korban'], ['Ngadirenggo', '3'], ['Surondakan', '5'])])
  const newer = content([table(['Desa', 'Korban'], ['Ngadirenggo', '4'], ['Kelutan', '1'], ['Surondakan', '5'])])
  const [row] = compareContents(older, newer).body
  assert.deepEqual(
    row?.rows?.map((it) => it.kind),
    ['same', 'changed', 'added', 'same'],
  )
  assert.deepEqual(changedPlaces(older, newer), [
    { at: 'body/0/1/1/0', from: 0, to: 1 },
    { at: 'body/0', from: 2, to: 2 },
  ])
})

test('another picture in the place of one is a replacement; its description and caption are told apart', () => {
  const older = content([paragraph(road), picture('a', 'Jalan rusak', 'Foto: Dinas')])
  const replaced = compareContents(older, content([paragraph(road), picture('b', 'Jalan mulus', 'Foto: Dinas')]))
  assert.deepEqual(kinds(replaced), ['same', 'changed'])
  assert.deepEqual(
    replaced.body[1]?.values.map((it) => it.at),
    ['body/1#alt', 'body/1#src'],
  )
  assert.deepEqual(kinds(compareContents(older, content([paragraph(road)]))), ['same', 'removed'])
})

test('a heading made of a paragraph is the same words in another kind', () => {
  const heading = { type: 'heading', attrs: { level: 2 }, content: [text(road)] }
  const [row] = compareContents(content([paragraph(road)]), content([heading])).body
  assert.deepEqual([row?.kind, row?.runs, row?.values.map((it) => it.name)], ['changed', null, ['level', 'type']])
})

test('what stands beside the body is compared too: fields, class, variants, attachments', () => {
  const attachment = { hash: 'c'.repeat(64), name: 'Surat.pdf', mediaType: 'application/pdf', sizeBytes: 10 }
  const variant = { channel: 'radio', text: 'Selamat pagi Trenggalek.', own: true, facts: [] }
  const older = content([paragraph(road)], {
    fields: { dateline: 'Trenggalek' },
    variants: [variant],
    attachments: [attachment],
  })
  const newer = content([paragraph(road)], {
    fields: { dateline: 'Panggul', narahubung: 'Rina' },
    disclosure: 'immediate',
    variants: [
      { channel: 'chat', text: 'Halo', own: true, facts: [] },
      { ...variant, text: 'Selamat siang Trenggalek.' },
    ],
    attachments: [{ ...attachment, name: 'Surat edaran.pdf' }],
  })
  assert.deepEqual(
    changedPlaces(older, newer).map((it) => it.at),
    ['field/dateline', 'field/narahubung', 'disclosure', 'variant', 'variant/radio', 'attachment/0'],
  )
})

test('two texts that share nothing are told as one out and one in, not as a salad of words', () => {
  const difference = compareContents(content([paragraph(road)]), content([paragraph(thanks)]))
  assert.deepEqual(kinds(difference), ['removed', 'added'])
})

test('both texts come back out of their difference, whatever was edited', () => {
  fc.assert(
    fc.property(anyEdited(), ([older, newer]) => {
      const difference = compareContents(older, newer)
      assert.deepEqual(joined(sideOf(difference, older, 'newer')), joined(newer))
      assert.deepEqual(joined(sideOf(difference, newer, 'older')), joined(older))
    }),
    { numRuns: 200 },
  )
})

test('a text does not differ from itself, nor from its copy', () => {
  fc.assert(
    fc.property(anyContent(), (it) => {
      const difference = compareContents(it, structuredClone(it))
      assert.equal(countChanges(difference), 0)
      assert.deepEqual(changedPlaces(it, structuredClone(it)), [])
    }),
  )
})

test('texts that read otherwise have a difference', () => {
  fc.assert(
    fc.property(anyEdited(), ([older, newer]) => {
      const reads = (it: Content) => JSON.stringify(piecesOf(it))
      if (reads(older) !== reads(newer)) {
        assert.ok(countChanges(compareContents(older, newer)) > 0)
        assert.ok(changedPlaces(older, newer).length > 0)
      }
    }),
  )
})

test('swapping the two texts turns the difference round and changes nothing else', () => {
  fc.assert(
    fc.property(anyEdited(), ([older, newer]) => {
      assert.deepEqual(compareContents(newer, older), turned(compareContents(older, newer)))
    }),
    { numRuns: 200 },
  )
})

type Side = 'older' | 'newer'

/** One side of a difference, from the other side's text and what the difference says. */
function sideOf(difference: Difference, other: Content, side: Side): Content {
  const { body, values, lists, translations } = difference
  const result: Record<string, unknown> = { ...other, body: { type: 'doc', content: nodesOf(body, side) } }
  for (const { name, rows } of lists) {
    result[name] = nodesOf(rows, side)
    if ((result[name] as unknown[]).length === 0 && !(name in emptyContent)) delete result[name]
  }
  for (const it of values) {
    const field = it.at.startsWith('field/')
    const holder = (field ? { ...(result['fields'] as object) } : result) as Record<string, unknown>
    if (it[side] === undefined) delete holder[it.name]
    else holder[it.name] = it[side]
    if (field) result['fields'] = holder
    if (field && Object.keys(holder).length === 0) delete result['fields']
  }
  for (const { language, ...it } of translations) {
    const { [language]: before, ...rest } = (result['translations'] ?? {}) as Record<string, Node>
    const one: Record<string, unknown> = { ...before, body: { type: 'doc', content: nodesOf(it.body, side) } }
    for (const value of it.values) setValue(one, value, side)
    const all = one['title'] === undefined ? rest : { ...rest, [language]: one }
    if (Object.keys(all).length === 0) delete result['translations']
    else result['translations'] = all
  }
  return result as unknown as Content
}

function nodesOf(rows: readonly Row[], side: Side): Node[] {
  const [put, gone] = side === 'newer' ? (['added', 'removed'] as const) : (['removed', 'added'] as const)
  const [here, away] =
    side === 'newer' ? (['moved-here', 'moved-away'] as const) : (['moved-away', 'moved-here'] as const)
  return rows.flatMap((row) => {
    if (row.kind === gone || row.kind === away) return []
    if (row.kind === put) return [row[side]?.node as Node]
    const other = side === 'newer' ? 'older' : 'newer'
    const from = row[other]?.node as Node
    if (row.kind === 'same' || (row.kind === here && row.values.length === 0 && !row.runs && !row.rows)) return [from]
    return [nodeOf(row, from, side)]
  })
}

function nodeOf(row: Row, from: Node, side: Side): Node {
  const isBlock = /(?:^|\/)body\//.test(row.newer?.at ?? '')
  const inner = (row[side]?.node['content'] ?? []) as Node[]
  const node: Record<string, unknown> = { ...from, ...(isNode(from['attrs']) && { attrs: { ...from['attrs'] } }) }
  for (const it of row.values) {
    const holder = (isBlock && it.name !== 'type' ? (node['attrs'] ??= {}) : node) as Record<string, unknown>
    setValue(holder, it, side)
  }
  if (isNode(node['attrs']) && Object.keys(node['attrs']).length === 0) delete node['attrs']
  if (row.runs) node['content'] = row.runs.flatMap((run) => sliceInline(inner, run[side]))
  if (row.rows) node['content'] = nodesOf(row.rows, side)
  return node
}

function setValue(holder: Record<string, unknown>, it: ValueChange, side: Side): void {
  if (it[side] === undefined) delete holder[it.name]
  else if (it.runs) holder[it.name] = it.runs.map((run) => String(it[side]).slice(...run[side])).join('')
  else holder[it.name] = it[side]
}

/** Neighbouring text of one look as one node, as the editor keeps it; nothing that is absent. */
function joined(value: unknown): unknown {
  if (Array.isArray(value)) {
    const found: Node[] = []
    for (const it of value.map(joined) as Node[]) {
      const last = found.at(-1)
      if (last?.['type'] === 'text' && it['type'] === 'text' && keyOf(last['marks'] ?? []) === keyOf(it['marks'] ?? []))
        found[found.length - 1] = { ...last, text: `${String(last['text'])}${String(it['text'])}` }
      else found.push(it)
    }
    return found
  }
  if (!isNode(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, it]) => it !== undefined && !(name === 'content' && Array.isArray(it) && it.length === 0))
      .map(([name, it]) => [name, joined(it)])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
}

function turned({ values, body, lists, translations }: Difference): Difference {
  const turnRun = <R extends { kind: string; older: unknown; newer: unknown }>(run: R): R => ({
    ...run,
    kind:
      (
        { added: 'removed', removed: 'added', 'moved-here': 'moved-away', 'moved-away': 'moved-here' } as Record<
          string,
          string
        >
      )[run.kind] ?? run.kind,
    older: run.newer,
    newer: run.older,
  })
  const goneFirst = <R extends { kind: string }>(all: R[], gone: readonly string[], come: readonly string[]): R[] => {
    const found: R[] = []
    let waiting: R[] = []
    for (const it of all) {
      if (come.includes(it.kind)) waiting.push(it)
      else {
        if (!gone.includes(it.kind)) found.push(...waiting.splice(0))
        found.push(it)
      }
    }
    waiting = waiting.splice(0)
    return [...found, ...waiting]
  }
  const turnRuns = (runs: ValueChange['runs']) => runs && goneFirst(runs.map(turnRun), ['removed'], ['added'])
  const turnValue = (it: ValueChange): ValueChange => ({
    ...it,
    at: it.older === undefined ? it.at : it.olderAt,
    olderAt: it.newer === undefined ? it.olderAt : it.at,
    older: it.newer,
    newer: it.older,
    runs: turnRuns(it.runs),
  })
  const turnRows = (rows: readonly Row[]): Row[] =>
    goneFirst(
      rows.map((row) => ({
        ...turnRun(row),
        values: row.values.map(turnValue),
        runs: turnRuns(row.runs),
        rows: row.rows && turnRows(row.rows),
      })),
      ['removed', 'moved-away'],
      ['added', 'moved-here'],
    )
  return {
    values: values.map(turnValue),
    body: turnRows(body),
    lists: lists.map((it) => ({ ...it, rows: turnRows(it.rows) })),
    translations: translations.map((it) => ({
      ...it,
      values: it.values.map(turnValue),
      body: turnRows(it.body),
    })),
  }
}
