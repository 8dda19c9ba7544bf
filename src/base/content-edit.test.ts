import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { withWords } from './content-edit.ts'
import { piecesOf } from './content-places.ts'
import { contentSchema, emptyContent, type Content } from './content.ts'

const text = (it: string, ...marks: object[]) => ({ type: 'text', text: it, ...(marks.length > 0 && { marks }) })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const rich: Content = contentSchema.parse({
  ...emptyContent,
  title: 'Judul naskah',
  summary: 'Ringkasan naskah',
  body: {
    type: 'doc',
    content: [
      paragraph(text('Satu '), text('dua tiga', { type: 'bold' }), { type: 'hardBreak' }, text('empat')),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('butir satu'))] }] },
      { type: 'blockquote', attrs: { speaker: 'Bupati' }, content: [paragraph(text('kutipan panjang'))] },
      {
        type: 'table',
        attrs: { caption: 'Tabel satu' },
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', content: [paragraph(text('sel')), paragraph(text('dua'))] }],
          },
        ],
      },
      { type: 'image', attrs: { src: 'a'.repeat(64), alt: 'gambar jalan', caption: 'takarir' } },
      paragraph(text('Kata'), { type: 'footnote', attrs: { text: 'Sumber data' } }, text(' akhir')),
    ],
  },
  facts: [{ who: 'Bupati', what: 'meresmikan', when: '', where: '', source: '' }],
  fields: { narasumber: 'Kepala Dinas' },
  variants: [{ channel: 'radio', text: 'siaran radio', own: false, facts: [] }],
  attachments: [{ hash: 'b'.repeat(64), name: 'surat.pdf', mediaType: 'application/pdf', sizeBytes: 1 }],
})
const at = (content: Content, place: string) => piecesOf(content).find((it) => it.at === place)?.text

test('other words stand at the place and nothing else has changed, wherever it is', () => {
  const pieces = piecesOf(rich).filter((it) => it.text.length > 1 && !it.text.includes('\ufffc'))
  fc.assert(
    fc.property(
      fc.constantFrom(...pieces),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('baru', 'dua kata'),
      (piece, a, b, words) => {
        const [from, to] = [a % (piece.text.length + 1), b % (piece.text.length + 1)].toSorted((x, y) => x - y) as [
          number,
          number,
        ]
        const next = withWords(rich, { at: piece.at, from, to }, words)
        assert.ok(next, piece.at)
        assert.deepEqual(
          piecesOf(next).map((it) => it.text),
          piecesOf(rich).map((it) =>
            it.at === piece.at ? it.text.slice(0, from) + words + it.text.slice(to) : it.text,
          ),
        )
      },
    ),
  )
})

test('the look of the first letter stays, and a derived variant becomes one of its own', () => {
  const next = withWords(rich, { at: 'body/0', from: 5, to: 8 }, 'lima') as Content
  assert.deepEqual(
    next.body.content[0],
    paragraph(text('Satu '), text('lima tiga', { type: 'bold' }), { type: 'hardBreak' }, text('empat')),
  )
  assert.equal(withWords(rich, { at: 'variant/radio', from: 0, to: 6 }, 'warta')?.variants?.[0]?.own, true)
})

test('a line feed is a break, nothing leaves the words out, and a whole paragraph can be emptied', () => {
  const broken = withWords(rich, { at: 'body/1/0/0', from: 5, to: 6 }, '\n') as Content
  assert.equal(at(broken, 'body/1/0/0'), 'butir\nsatu')
  assert.equal(at(withWords(rich, { at: 'body/1/0/0', from: 0, to: 10 }, '') as Content, 'body/1/0/0'), '')
})

test('no such place, a footnote among the words, and words that do not fit are refused', () => {
  for (const [place, from, to] of [
    ['body/99', 0, 1],
    ['body/1/0', 0, 1],
    ['body/4', 0, 1],
    ['body/0#alt', 0, 1],
    ['body/5#note/1', 0, 1],
    ['body', 0, 1],
    ['', 0, 0],
    ['__proto__', 0, 0],
    ['field/lain', 0, 0],
    ['variant/email', 0, 0],
    ['fact/9/who', 0, 0],
    ['attachment/9', 0, 0],
    ['title', 5, 3],
    ['title', 0, 99],
    ['body/0', 0, 99],
    ['body/5', 2, 6],
  ] as const)
    assert.equal(withWords(rich, { at: place, from, to }, 'x'), null, place)
  assert.equal(withWords(rich, { at: 'title', from: 0, to: 5 }, 'x'.repeat(400)), null)
})
