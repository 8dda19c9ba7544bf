import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { anyContent } from '../../../test/any-content.ts'
import { bodyHtml } from '../../base/content-html.ts'
import { contentSchema } from '../../base/content.ts'
import { wordpressContent, wordpressLine, wordpressNotice } from './wordpress.ts'

const it = { fileAddress: (hash: string) => `https://situs.go.id/${hash}.jpg`, page: 'x', mark: '<!-- siar:k -->' }
const contentOf = (...content: object[]) =>
  contentSchema.parse({ title: '', summary: '', topic: '', body: { type: 'doc', content }, facts: [], attachments: [] })
const paragraph = (text: string, marks: object[] = []) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks.length > 0 && { marks }) }],
})
const entities: Record<string, string> = { '&#91;': '[', '&#93;': ']', '&#58;': ':' }
const shown = (html: string) => html.replaceAll(/&#(?:91|93|58);/g, (sign) => entities[sign] as string)

describe('a text as a WordPress post', () => {
  test('is one block of HTML that bears its mark', () => {
    assert.equal(
      wordpressContent(contentOf(paragraph('Jalur <dibuka>')), it),
      '<!-- wp:html -->\n<!-- siar:k -->\n<p>Jalur &lt;dibuka&gt;</p>\n<!-- /wp:html -->',
    )
  })

  test('runs no short code, whether in a text, a link or a picture’s description', () => {
    const html = wordpressContent(
      contentOf(
        paragraph('Bayar [gallery ids="1"] [[x]]'),
        paragraph('tautan', [{ type: 'link', attrs: { href: 'https://a.id/?x=[caption]' } }]),
        { type: 'image', attrs: { src: 'a'.repeat(64), alt: '[playlist]', caption: '[embed]' } },
      ),
      it,
    )
    assert.doesNotMatch(html, /[[\]]/)
    assert.match(html, /href="https:\/\/a\.id/) // a link stays one
  })

  test('an address alone on its line stays an address', () => {
    const html = wordpressContent(contentOf(paragraph('https://youtu.be/abc')), it)
    assert.doesNotMatch(html, />\s*https?:\/\//)
  })

  test('says to the public what its portal says, whatever the text', () => {
    fc.assert(
      fc.property(anyContent(), (content) => {
        const html = wordpressContent(content, it)
        assert.doesNotMatch(html, /[[\]]/)
        assert.ok(shown(html).includes(shown(bodyHtml(content.body, it.fileAddress, it.page))))
      }),
      { numRuns: 50 },
    )
  })

  test('title and notice are lines of text, never HTML of anybody', () => {
    assert.equal(wordpressLine('Harga <b>&\n“naik” [x] '), 'Harga &lt;b&gt;&amp; “naik” &#91;x&#93;')
    assert.equal(
      wordpressNotice('Data keliru.\n\n<i>Maaf.</i>', it.mark),
      '<!-- wp:html -->\n<!-- siar:k -->\n<p>Data keliru.</p>\n<p>&lt;i&gt;Maaf.&lt;/i&gt;</p>\n<!-- /wp:html -->',
    )
  })
})
