import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyContent } from '../../../test/any-content.ts'
import { piecesOf } from '../../base/content-places.ts'
import { contentSchema, emptyContent, type Block, type Content } from '../../base/content.ts'
import { placeWords } from '../../base/words/notes.ts'
import { keyOfPlace, marksOfBlocks, notePlacesOf } from './note-places.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const cell = (text: string) => ({
  type: 'tableCell' as const,
  attrs: { colspan: 1, rowspan: 1 },
  content: [paragraph(text)],
})
const content = (more: Partial<Content>): Content => contentSchema.parse({ ...emptyContent, ...more })

test('paragraphs and items are numbered as they are read; what is blank or in a table has no number', () => {
  const text = content({
    title: 'Jalan ditutup',
    body: {
      type: 'doc',
      content: [
        paragraph('Satu.'),
        { type: 'paragraph' },
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Dua.')] }] },
        {
          type: 'table',
          attrs: { caption: 'Jalur' },
          content: [{ type: 'tableRow', content: [cell('12,5'), cell(' ')] }],
        },
        paragraph('Tiga.'),
      ],
    },
  })
  assert.deepEqual(
    notePlacesOf(text).map((it) => [keyOfPlace(it), it.at, it.kind, it.to]),
    [
      ['title', 'title', 'title', 13],
      ['1', 'body/0', 'text', 5],
      ['2', 'body/2/0/0', 'text', 4],
      ['body/3#caption', 'body/3#caption', 'table', 5],
      ['body/3/0/0/0', 'body/3/0/0/0', 'table', 4],
      ['3', 'body/4', 'text', 5],
    ],
  )
})

test('a fact is one place, its value; a form that follows the text is none, one in own words is', () => {
  const text = content({
    facts: [
      { id: 'a', kind: 'figure', label: 'Rumah rusak', source: 'BPBD', value: '1250', unit: 'rumah' },
      { who: 'BPBD', what: 'menutup jalan', when: '', where: '', source: 'Surat' },
    ],
    variants: [
      { channel: 'chat', text: 'Pendek.', own: false, facts: [] },
      { channel: 'radio', text: 'Pendengar.', own: true, facts: [] },
    ],
    fields: { hazard: 'Banjir', lain: 'Nomor 112' },
    disclosure: 'immediate',
  })
  assert.deepEqual(
    notePlacesOf(text).map((it) => [it.at, placeWords(it, 40, 'id')]),
    [
      ['fact/0/value', 'Fakta: Rumah rusak: 1.250 rumah'],
      ['fact/1/who', 'Fakta: BPBD'],
      ['fact/1/what', 'Fakta: menutup jalan'],
      ['field/hazard', 'Bagian serta-merta: Banjir'],
      ['field/lain', 'Isian: Nomor 112'],
      ['variant/radio', 'Varian kanal: Pendengar.'],
    ],
  )
  assert.deepEqual(
    notePlacesOf({ ...text, disclosure: 'periodic' }).filter((it) => it.kind === 'part'),
    [],
  )
})

test('every place is a whole piece of the text under a key of its own, and the numbers run without a gap', () => {
  fc.assert(
    fc.property(anyContent(), (text) => {
      const places = notePlacesOf(text)
      const pieces = new Map(piecesOf(text).map((it) => [it.at, it.text.length]))
      for (const it of places) assert.deepEqual([it.from, it.to], [0, pieces.get(it.at)])
      assert.equal(new Set(places.map(keyOfPlace)).size, places.length)
      const numbers = places.filter((it) => it.kind === 'text').map((it) => it.mark)
      assert.deepEqual(
        numbers,
        numbers.map((_, at) => String(at + 1)),
      )
      assert.deepEqual([...marksOfBlocks(text, places).values()], numbers)
    }),
  )
})
