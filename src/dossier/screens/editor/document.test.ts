import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { piecesOf } from '../../../base/content-places.ts'
import { bodySchema, contentSchema, emptyContent, footnotesOf } from '../../../base/content.ts'
import { bodyOf } from './document.ts'
import { extensions } from './extensions.ts'
import { placeOf, rangeOf } from './places.ts'

const schema = getSchema(extensions)
const file = 'a'.repeat(64)
const text = (words: string, marks?: object[]) => ({ type: 'text', text: words, ...(marks && { marks }) })
const note = (words: string) => ({ type: 'footnote', attrs: { text: words } })
const paragraph = (...content: object[]) => ({ type: 'paragraph', ...(content.length > 0 && { content }) })
const cell = (type: string, ...content: object[]) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content })

const body = bodySchema.parse({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('Judul bagian'), note('Nota dinas')] },
    paragraph(
      text('Jalan ', [{ type: 'bold' }]),
      text('dibuka', [{ type: 'link', attrs: { href: 'https://a.go.id' } }]),
      { type: 'hardBreak' },
      text('besok'),
      note('BPS'),
      note('PUPR'),
      text('.'),
    ),
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content: [paragraph(text('tiga')), paragraph(text('lanjut'))] }],
    },
    {
      type: 'blockquote',
      attrs: { speaker: 'Bupati', title: 'Bupati Trenggalek' },
      content: [paragraph(text('Kami siap'), note('Pidato'))],
    },
    {
      type: 'table',
      attrs: { caption: 'Anggaran' },
      content: [
        { type: 'tableRow', content: [cell('tableHeader', paragraph(text('Desa'))), cell('tableHeader', paragraph())] },
        {
          type: 'tableRow',
          content: [cell('tableCell', paragraph(text('Bendungan'))), cell('tableCell', paragraph())],
        },
      ],
    },
    {
      type: 'image',
      attrs: {
        src: file,
        alt: 'longsor',
        caption: 'Km 16',
        credit: 'PUPR',
        people: 'consented',
        consent: 'x',
        minors: true,
      },
    },
    { type: 'image', attrs: { src: file, alt: 'jalan', caption: '' } },
    { type: 'blockquote', content: [paragraph(text('tanpa nama'))] },
    { type: 'horizontalRule' },
    paragraph(),
  ],
})
const doc = schema.nodeFromJSON(body)

test('what the editor shows and what is kept are the same text, attribute for attribute', () => {
  assert.deepEqual(bodyOf(doc), body)
  assert.deepEqual(bodySchema.parse(bodyOf(doc)), body)
})

test('a block that was not touched stays the same object, so that a long text is not read again at each word', () => {
  const state = EditorState.create({ doc })
  const before = bodyOf(state.doc)
  const after = bodyOf(state.apply(state.tr.insertText('Segera. ', 1)).doc)
  assert.notEqual(after.content[0], before.content[0])
  for (let at = 1; at < before.content.length; at++) assert.equal(after.content[at], before.content[at])
})

test('a table or list pasted with impossible counts is brought to what a text can hold', () => {
  const wild = schema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'orderedList', attrs: { start: -4 }, content: [{ type: 'listItem', content: [paragraph()] }] },
      { type: 'orderedList', attrs: { start: Number.NaN }, content: [{ type: 'listItem', content: [paragraph()] }] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', attrs: { colspan: 9_999, rowspan: 0 }, content: [paragraph()] }],
          },
        ],
      },
    ],
  })
  bodySchema.parse(bodyOf(wild))
})

test('each place of a text is found in the editor, and the editor’s place is named the same', () => {
  const content = contentSchema.parse({ ...emptyContent, body })
  let found = 0
  for (const { at, text: words } of piecesOf(content).filter((it) => it.at.startsWith('body/'))) {
    const range = rangeOf(doc, { at, from: 0, to: words.length })
    assert.ok(range, at)
    found++
    if (at.includes('#')) continue
    assert.equal(
      doc.textBetween(range.from, range.to, '', (it) => (it.type.name === 'hardBreak' ? '\n' : '\ufffc')),
      words,
    )
    assert.deepEqual(placeOf(doc, range), { at, from: 0, to: words.length })
  }
  assert.equal(found, 23)
})

test('a footnote’s place is the footnote, a picture’s is the picture', () => {
  const node = (at: string) => {
    const range = rangeOf(doc, { at, from: 0, to: 1 })
    return range && doc.nodeAt(range.from)
  }
  assert.equal(node('body/1#note/1')?.attrs['text'], 'PUPR')
  assert.equal(node('body/3/0#note/0')?.attrs['text'], 'Pidato')
  assert.equal(node('body/5#alt')?.attrs['alt'], 'longsor')
  assert.equal(node('body/3#speaker')?.type.name, 'blockquote')
  assert.equal(node('body/4#caption')?.type.name, 'table')
  assert.equal(footnotesOf(body).length, 4)
})

test('a place that the text no longer has, or that is no place, is nowhere', () => {
  for (const at of [
    'body/99',
    'body/1/0',
    'body/2/9/0',
    'body',
    'body/',
    'body/x',
    'body/-1',
    'title',
    '',
    'body/1#note/9',
  ])
    assert.equal(rangeOf(doc, { at, from: 0, to: 1 }), null, at)
  const late = rangeOf(doc, { at: 'body/1', from: 500, to: 900 })
  assert.ok(late && late.from === late.to && late.to <= doc.content.size)
  assert.equal(placeOf(doc, { from: 2, to: 20 }), null)
})
