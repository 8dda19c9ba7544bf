import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { html, jsonInHtml, rawHtml } from './html.ts'

test('what is put in is text, in content and in attributes', () => {
  const hostile = `"><script>alert('x')</script>&amp;`
  assert.equal(
    html`<a title="${hostile}">${hostile}</a>`.text,
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;</a>',
  )
})

test('HTML made by the tag nests, lists are joined, nothing is left of what is not there', () => {
  const items = ['<a>', '<b>'].map((it) => html`<li>${it}</li>`)
  assert.equal(
    html`<ul>${items}${null}${undefined}${false}${0}${[rawHtml('<hr>'), ['&']]}</ul>`.text,
    '<ul><li>&lt;a&gt;</li><li>&lt;b&gt;</li>0<hr>&amp;</ul>',
  )
})

test('an object that only looks like HTML is not taken for it', () => {
  const forged = JSON.parse('{"text":"<script>"}')
  assert.doesNotMatch(html`<p>${forged}</p>`.text, /<script>/)
})

test('no text whatever opens a tag, closes an attribute or begins an entity', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const drawn = html`${text}`.text
      assert.doesNotMatch(drawn, /[<>"']/)
      assert.equal(drawn.replace(/&(amp|lt|gt|quot|#39|#61);/g, '').includes('&'), false)
    }),
  )
})

test('JSON in a script element cannot end it, and is still the same JSON', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constant('</script><script>alert(1)</script><!--\u2028')),
      (text) => {
        const drawn = jsonInHtml({ text }).text
        assert.doesNotMatch(drawn, /[<\u2028\u2029]/)
        assert.equal(JSON.parse(drawn).text, text)
      },
    ),
  )
})
