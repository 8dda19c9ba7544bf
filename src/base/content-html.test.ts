import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listHostileHtml } from '../../test/hostile-html.ts'
import { bodyHtml } from './content-html.ts'
import { bodySchema, type Body } from './content.ts'

const cases = listHostileHtml()
const picture = 'a'.repeat(64)

/** A text with these words in every place of a body that holds words. */
function bodyWith(words: string): unknown {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: words }] }
  const short = words.slice(0, 200)
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] },
      { type: 'paragraph', content: [{ type: 'text', text: words, marks: [{ type: 'bold' }] }, { type: 'hardBreak' }] },
      { type: 'paragraph', content: [{ type: 'footnote', attrs: { text: short } }] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] },
      { type: 'blockquote', attrs: { speaker: short, title: short }, content: [paragraph] },
      {
        type: 'table',
        attrs: { caption: short },
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph] }] }],
      },
      { type: 'image', attrs: { src: picture, alt: short, caption: short, credit: short } },
    ],
  }
}

const drawn = (body: Body) => bodyHtml(body, (hash) => `/${hash}`)
/** The tags in their order, with the names of their attributes and nothing of their values. */
const tagsOf = (html: string) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'))
/** Addresses in words become links of the page’s own making. */
const withoutLinks = (tags: readonly string[]) => tags.filter((tag) => !/^<\/?a[ >]/.test(tag))

test('there are cases enough, each one of its own', () => {
  assert.ok(cases.length >= 300)
  assert.equal(new Set(cases.map((it) => it.html)).size, cases.length)
  assert.equal(new Set(cases.map((it) => it.name)).size, cases.length)
})

test('hostile HTML that stands in a text as words is drawn as words, in whatever place it stands', () => {
  let drawnCases = 0
  for (const { name, html } of cases) {
    const body = bodySchema.safeParse(bodyWith(html))
    const plain = bodySchema.parse(bodyWith('kata'))
    if (!body.success) continue // what cannot be shown at all is refused before
    drawnCases++
    const tags = tagsOf(drawn(body.data))
    assert.deepEqual(withoutLinks(tags), withoutLinks(tagsOf(drawn(plain))), name)
    for (const tag of tags)
      assert.doesNotMatch(tag, /\son\w+=|<(script|iframe|svg|math|style|object|embed|form|base|meta)/i, name)
  }
  assert.ok(drawnCases > 280)
})

test('a link of the text leads to the web, to mail or to a telephone, whatever it is written like', () => {
  const addresses = cases.flatMap(({ name, html }) =>
    [...html.matchAll(/(?:href|src|action|data)=["']?([^"'>\s][^"'>]{0,300})/gi)].map((it) => ({
      name,
      href: it[1] ?? '',
    })),
  )
  assert.ok(addresses.length > 100)
  for (const { name, href } of addresses) {
    const linked = { type: 'text', text: 'tautan', marks: [{ type: 'link', attrs: { href } }] }
    const body = bodySchema.safeParse({ type: 'doc', content: [{ type: 'paragraph', content: [linked] }] })
    if (!body.success) continue
    assert.match(href, /^(https?:\/\/|mailto:|tel:)/i, name)
    assert.equal(tagsOf(drawn(body.data)).filter((tag) => tag.startsWith('<a')).length, 1, name)
  }
})
