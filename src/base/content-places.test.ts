import assert from 'node:assert/strict'
import { test } from 'node:test'
import { piecesOf } from './content-places.ts'
import { contentSchema, emptyContent } from './content.ts'

const paragraph = (...text: string[]) => ({
  type: 'paragraph',
  content: text.map((it) => ({ type: 'text', text: it })),
})

test('every piece that people read has its place, in reading order', () => {
  const content = contentSchema.parse({
    ...emptyContent,
    title: 'Judul',
    body: {
      type: 'doc',
      content: [
        paragraph('Satu ', 'dua'),
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('butir')] }] },
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('sel')] }] }],
        },
        { type: 'image', attrs: { src: 'a'.repeat(64), alt: 'gambar', caption: 'takarir', credit: 'Humas' } },
        {
          type: 'blockquote',
          attrs: { speaker: 'Bupati' },
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'kata' },
                { type: 'footnote', attrs: { text: 'BPS' } },
                { type: 'text', text: 'nya' },
              ],
            },
          ],
        },
      ],
    },
    facts: [{ who: 'Bupati', what: '', when: '', where: '', source: '' }],
    fields: { dateline: 'Trenggalek' },
    variants: [{ channel: 'radio', text: 'siaran', own: true, facts: [] }],
  })
  assert.deepEqual(
    piecesOf(content)
      .filter((it) => it.text)
      .map((it) => `${it.at} ${it.text}`),
    [
      'title Judul',
      'body/0 Satu dua',
      'body/1/0/0 butir',
      'body/2/0/0/0 sel',
      'body/3#alt gambar',
      'body/3#caption takarir',
      'body/3#credit Humas',
      'body/4/0 kata\ufffcnya',
      'body/4/0#note/0 BPS',
      'body/4#speaker Bupati',
      'fact/0/who Bupati',
      'field/dateline Trenggalek',
      'variant/radio siaran',
    ],
  )
})

test('a break inside a paragraph counts as one place, as it does in the editor', () => {
  const content = contentSchema.parse({
    ...emptyContent,
    body: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }, { type: 'text', text: 'b' }],
        },
      ],
    },
  })
  assert.equal(piecesOf(content).find((it) => it.at === 'body/0')?.text, 'a\nb')
})
