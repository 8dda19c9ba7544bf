import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentHash } from './content-hash.ts'
import { bodyHtml } from './content-html.ts'
import { bodySchema, contentSchema, emptyContent, filesOf, plainTextOf, wordsOf, type Content } from './content.ts'

const text = (words: string, marks?: object[]) => ({ type: 'text', text: words, ...(marks && { marks }) })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const doc = (...content: object[]) => ({ type: 'doc', content })
const content = (more: object): Content => contentSchema.parse({ ...emptyContent, ...more })
const file = 'a'.repeat(64)

test('a text with every allowed piece is kept whole and drawn', () => {
  const body = bodySchema.parse(
    doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Judul')] },
      paragraph(text('Hujan '), text('deras', [{ type: 'bold' }, { type: 'italic' }]), { type: 'hardBreak' }),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('satu'))] }] },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('tiga'))] }] },
      { type: 'blockquote', content: [paragraph(text('kata Bupati'))] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              {
                type: 'tableCell',
                attrs: { colspan: 2, rowspan: 1, colwidth: null },
                content: [paragraph(text('sel'))],
              },
            ],
          },
        ],
      },
      { type: 'image', attrs: { src: file, alt: 'longsor', caption: 'Km 16' } },
      { type: 'horizontalRule' },
    ),
  )
  const html = bodyHtml(body, (hash) => `/f/${hash}`)
  for (const piece of [
    '<h2>Judul</h2>',
    '<em><strong>deras</strong></em><br>',
    '<ol start="3">',
    '<td colspan="2">',
    'alt="longsor"',
    '<hr>',
  ])
    assert.ok(html.includes(piece), piece)
  assert.equal(wordsOf(body), 10)
})

test('what would run is text', () => {
  const body = bodySchema.parse(doc(paragraph(text('<script>alert(1)</script>'))))
  assert.equal(bodyHtml(body, String), '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
})

test('a link that is not http, https, mailto or tel is refused', () => {
  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//jahat.example',
    'https://a b',
    'vbscript:x',
    '\u0001https://x',
  ])
    assert.throws(() => bodySchema.parse(doc(paragraph(text('x', [{ type: 'link', attrs: { href } }])))), href)
  bodySchema.parse(
    doc(
      paragraph(
        text('x', [{ type: 'link', attrs: { href: 'https://a.go.id/?q=1', target: '_blank', rel: 'x', class: null } }]),
      ),
    ),
  )
})

test('an unknown piece, a picture without description and a top-level heading 1 are refused', () => {
  for (const piece of [
    { type: 'iframe', attrs: { src: 'https://x' } },
    { type: 'image', attrs: { src: file, alt: '' } },
    { type: 'image', attrs: { src: 'https://x/y.png', alt: 'x' } },
    { type: 'heading', attrs: { level: 1 }, content: [] },
    { type: 'codeBlock', content: [] },
  ])
    assert.throws(() => bodySchema.parse(doc(piece)))
})

test('depth, count and length have their limits', () => {
  let deep: object = paragraph(text('x'))
  for (let i = 0; i < 30; i++) deep = { type: 'blockquote', content: [deep] }
  assert.throws(() => bodySchema.parse(doc(deep)), /deeper/)
  let bottomless: object = paragraph(text('x'))
  for (let i = 0; i < 50_000; i++) bottomless = { type: 'blockquote', content: [bottomless] }
  assert.throws(() => bodySchema.parse(doc(bottomless)), /deeper|pieces/)
  assert.throws(() => bodySchema.parse(doc(paragraph(text('x'.repeat(1_000_001))))))
  assert.throws(() => contentSchema.parse({ ...emptyContent, title: 'x'.repeat(301) }))
})

test('NUL, lone surrogates and unknown fields are refused', () => {
  for (const bad of ['\u0000', '\ud800', 'a\u0007b']) {
    assert.throws(() => content({ title: bad }))
    assert.throws(() => bodySchema.parse(doc(paragraph(text(bad)))))
  }
  assert.throws(() => content({ html: '<b>x</b>' }))
})

test('the same words are the same version, however they were typed', () => {
  assert.equal(contentHash(content({ title: 'Café' })), contentHash(content({ title: 'Cafe\u0301' })))
  assert.notEqual(contentHash(content({ title: 'a' })), contentHash(content({ title: 'a ' })))
})

test('a text that was kept can always be read again, also where normal form needs more letters than were typed', () => {
  const note = '\u{1D15E}' // one code point, two in NFC: Unicode forbids its composed form
  const kept = content({ title: note.repeat(150), body: doc(paragraph(text(note.repeat(100_000)))) })
  assert.equal([...kept.title].length, 300)
  assert.deepEqual(contentSchema.parse(JSON.parse(JSON.stringify(kept))), kept)
  assert.throws(() => content({ title: note.repeat(151) }))
  assert.throws(() => content({ body: doc(paragraph(text(note.repeat(300_000)))) }))
  assert.throws(() => content({ body: doc(...Array.from({ length: 3 }, () => paragraph(text(note.repeat(100_000))))) }))
})

test('a text stays the same version when it is read again from its bytes', () => {
  const it = content({
    body: doc(paragraph(text('satu')), {
      type: 'orderedList',
      content: [{ type: 'listItem', content: [paragraph()] }],
    }),
  })
  assert.equal(contentHash(contentSchema.parse(JSON.parse(JSON.stringify(it)))), contentHash(it))
})

test('the files of a text are found wherever they stand', () => {
  const picture = { type: 'image', attrs: { src: file, alt: 'x' } }
  const it = content({
    body: doc({ type: 'blockquote', content: [picture] }),
    attachments: [{ hash: 'b'.repeat(64), name: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1 }],
  })
  assert.deepEqual(filesOf(it).toSorted(), [file, 'b'.repeat(64)])
  assert.equal(plainTextOf(it.body), '')
})
