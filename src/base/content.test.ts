import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { withWords } from './content-edit.ts'
import { contentHash, contentText } from './content-hash.ts'
import { bodyHtml } from './content-html.ts'
import {
  bodySchema,
  contentSchema,
  emptyContent,
  filesOf,
  footnotesOf,
  plainTextOf,
  wordsOf,
  type Content,
} from './content.ts'
import { sha256 } from './hash.ts'
import { languagesBehind, mainTextHash } from './main-text.ts'
import { sha256OfText } from './sha256.ts'

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

test('a quotation names its speaker, a picture its maker, a table its subject, and footnotes are numbered with a way back', () => {
  const note = (words: string) => ({ type: 'footnote', attrs: { text: words } })
  const body = bodySchema.parse(
    doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Judul'), note('Nota dinas')] },
      {
        type: 'blockquote',
        attrs: { speaker: 'H. Mochamad Nur Arifin', title: 'Bupati Trenggalek' },
        content: [paragraph(text('Jalan dibuka'), note('BPS, https://bps.go.id/a?b=1.'))],
      },
      {
        type: 'table',
        attrs: { caption: 'Anggaran' },
        content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(text('Desa'))] }] }],
      },
      { type: 'image', attrs: { src: file, alt: 'longsor', caption: 'Km 16', credit: 'Dinas PUPR' } },
    ),
  )
  const html = bodyHtml(body, String, 'x-')
  for (const piece of [
    '<figure class="quote"><blockquote>',
    '<figcaption><b>H. Mochamad Nur Arifin</b>, <span>Bupati Trenggalek</span></figcaption>',
    '<caption>Anggaran</caption>',
    '<th scope="col">',
    '<figcaption>Km 16 <span class="credit">Foto: Dinas PUPR</span></figcaption>',
    'href="#catatan-x-2" id="rujukan-x-2"',
    '<li id="catatan-x-2">BPS, <a href="https://bps.go.id/a?b&#61;1" rel="noopener">https://bps.go.id/a?b&#61;1</a>. <a href="#rujukan-x-2"',
  ])
    assert.ok(html.includes(piece), `${piece}\n${html}`)
  assert.equal(
    plainTextOf(body),
    'Judul\nJalan dibuka\nH. Mochamad Nur Arifin, Bupati Trenggalek\nAnggaran\nDesa\nKm 16',
  )
  assert.deepEqual(
    footnotesOf(body).map((it) => it.attrs.text),
    ['Nota dinas', 'BPS, https://bps.go.id/a?b=1.'],
  )
})

test('what an editor leaves empty is absent, so the text has one hash whoever wrote it', () => {
  const table = {
    type: 'table',
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph()] }] }],
  }
  const quote = { type: 'blockquote', content: [paragraph(text('kata'))] }
  const picture = { src: file, alt: 'x', caption: '' }
  const bare = content({ body: doc(quote, table, { type: 'image', attrs: picture }) })
  const filled = content({
    body: doc(
      { ...quote, attrs: { speaker: null, title: ' ' } },
      { ...table, attrs: { caption: '' } },
      {
        type: 'image',
        attrs: {
          ...picture,
          credit: null,
          people: null,
          consent: '',
          minors: false,
          victims: null,
          width: 3,
          title: null,
        },
      },
    ),
  })
  assert.deepEqual(filled, bare)
  assert.equal(contentHash(filled), contentHash(bare))
  assert.equal(
    JSON.stringify(bare.body.content[2]),
    JSON.stringify({ type: 'image', attrs: { src: file, alt: 'x', caption: '' } }),
  )
  const whole = { ...picture, credit: 'A', people: 'consented', consent: 'Map 3', minors: true, victims: true }
  assert.deepEqual(bodySchema.parse(doc({ type: 'image', attrs: whole })).content[0], { type: 'image', attrs: whole })
})

test('a footnote without words, with broken text or too long, and a speaker of another kind are refused', () => {
  const note = (words: unknown) => doc(paragraph({ type: 'footnote', attrs: { text: words } }))
  for (const bad of ['', '  ', 'a\u0000b', '\ud800', 'x'.repeat(1_001), null, 7, ['x']])
    assert.throws(() => bodySchema.parse(note(bad)), String(bad))
  assert.throws(() => bodySchema.parse(doc(paragraph({ type: 'footnote' }))))
  assert.throws(() => bodySchema.parse(doc({ type: 'footnote', attrs: { text: 'x' } })))
  for (const attrs of [{ speaker: 1 }, { speaker: 'x'.repeat(201) }, { title: 'a\u0007' }, 'x', []])
    assert.throws(() => bodySchema.parse(doc({ type: 'blockquote', attrs, content: [paragraph(text('x'))] })))
  const long = { type: 'footnote', attrs: { text: 'x'.repeat(1_000) } }
  assert.throws(() => bodySchema.parse(doc(paragraph(...Array.from({ length: 1_001 }, () => long)))), /longer/)
})

test('names, titles, notes, credits and captions that look like markup are text', () => {
  const evil = `"><img src=x onerror=alert(1)>' javascript:alert(1) </caption></figure>`
  const html = bodyHtml(
    bodySchema.parse(
      doc(
        { type: 'blockquote', attrs: { speaker: evil, title: evil }, content: [paragraph(text('x'))] },
        {
          type: 'table',
          attrs: { caption: evil },
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph()] }] }],
        },
        { type: 'image', attrs: { src: file, alt: evil, caption: evil, credit: evil } },
        paragraph({ type: 'footnote', attrs: { text: `https://x/"onmouseover=alert(1) ${evil} https://a'b` } }),
      ),
    ),
    String,
  )
  assert.equal(html.match(/<img/g)?.length, 1)
  assert.doesNotMatch(html, /on(error|mouseover)=/)
  assert.deepEqual(
    [...html.matchAll(/href="([^"#]*)"/g)].map((it) => it[1]),
    ['https://x/', 'https://a'],
  )
})

test('captions that are kept can be read again as they are, however they were given', () => {
  const kept = (captionsId: string) =>
    contentSchema.safeParse({ ...emptyContent, videos: [{ id: 'v', title: '', transcript: '', captionsId }] })
  const cue = (said: string) => `00:01.000 --> 00:02.000\n${said}\n\n`
  assert.equal(kept(`WEBVTT\n\n${cue('<'.repeat(1_000)).repeat(380)}`).success, false) // four times as long when escaped
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<v ',
    '>',
    '<',
    '&',
    '&lt;',
    'e',
    '\u0301',
    '\u0338',
    ' ',
    '\n',
    '\u0958',
  )
  fc.assert(
    fc.property(fc.array(fc.array(piece, { minLength: 1 }), { minLength: 1, maxLength: 4 }), (cues) => {
      const once = kept(`WEBVTT\n\n${cues.map((said) => cue(said.join(''))).join('')}`)
      if (once.success) assert.deepEqual(contentSchema.parse(once.data), once.data)
    }),
  )
})

test('a text without translations or videos keeps the bytes and the hash that it had before there were any', () => {
  assert.equal(contentHash(emptyContent), '6480afa02bfed247266d356fb35efaf04b268160ee38dab34f90bd3b60111385')
  assert.deepEqual(Object.keys(content({})), Object.keys(emptyContent))
})

test('a text in other languages is part of what is approved, its pictures are files of the text, and two is the most', () => {
  const en = {
    title: 'Road',
    summary: '',
    body: doc({ type: 'image', attrs: { src: file, alt: 'x' } }),
    of: 'b'.repeat(64),
  }
  const both = content({ translations: { en, jv: { ...en, title: 'Dalan' } } })
  assert.notEqual(contentHash(both), contentHash(content({ translations: { en } })))
  assert.deepEqual(filesOf(both), [file])
  assert.deepEqual(contentSchema.parse(JSON.parse(contentText(both))), both)
  for (const wrong of [{}, { fr: en }, { en: { ...en, of: '' } }, { en: { ...en, body: doc({ type: 'script' }) } }])
    assert.equal(contentSchema.safeParse({ ...emptyContent, translations: wrong }).success, false)
  const at = { at: 'translation/en/title', from: 0, to: 4 }
  assert.equal(withWords(both, at, 'Street')?.translations?.en?.title, 'Street')
  assert.equal(withWords(both, { ...at, at: 'translation/jv/topic' }, 'x'), null)
})

test('a translation is behind once the main text has changed by a letter, and only then', () => {
  const main = content({ title: 'Jalan', body: doc(paragraph(text('Selesai.'))) })
  const en = { title: 'Road', summary: '', body: doc(paragraph(text('Done.'))), of: mainTextHash(main) }
  const both = content({ ...main, translations: { en } })
  assert.deepEqual(languagesBehind(both), [])
  assert.deepEqual(languagesBehind({ ...both, topic: 'Jalan', facts: [] }), [])
  assert.deepEqual(languagesBehind({ ...both, summary: 'Ringkasan' }), ['en'])
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (it) => assert.equal(sha256OfText(it), sha256(it))))
})
