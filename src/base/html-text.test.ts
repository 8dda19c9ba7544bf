import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { decodeText } from './charset.ts'
import { headOfHtml, keepable, textOfHtml } from './html-text.ts'
import { isPlain } from './text.ts'

describe('other people’s HTML', () => {
  test('becomes the lines it says, without markup, pictures and scripts', () => {
    const html = `<h1>Jalan &amp; jembatan</h1><script>alert('<p>bukan</p>')</script><style>p{}</style>
      <p>Warga <b>Desa</b>&nbsp;Prigi<br>mengeluh.<img src=x onerror=alert(1)></p><ul><li>satu<li>dua</ul><table><tr><td>a</td><td>b</td></tr></table>`
    assert.equal(textOfHtml(html, 1_000), 'Jalan & jembatan\nWarga Desa Prigi\nmengeluh.\nsatu\ndua\na b')
  })
  test('that is plain text with signs stays what it says', () => {
    assert.equal(textOfHtml('Harga < 5000 & > 100', 100), 'Harga < 5000 & > 100')
    assert.equal(textOfHtml('Dinas PU &#8211; 2026 &unknown;', 100), 'Dinas PU – 2026 &unknown;')
  })
  test('is cut at a word, never within a sign', () => {
    assert.equal(textOfHtml('Pemerintah Kabupaten Trenggalek', 24), 'Pemerintah Kabupaten…')
    assert.ok(textOfHtml(`${'a'.repeat(98)}😀😀`, 100).isWellFormed())
  })
  test('can always be kept, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const text = textOfHtml(raw, 200)
        assert.ok(isPlain(text) && text.length <= 200)
      }),
    )
  })
  test('turns the reading direction of nothing around it', () => {
    assert.equal(keepable('Bupati \u202emundur\u202c, \u2067kata\u2069 warga', 100), 'Bupati mundur, kata warga')
  })

  test('of the hostile kind leaves no markup of its own', () => {
    const folder = new URL('../../test/data/hostile-html/', import.meta.url)
    for (const name of readdirSync(folder)) {
      const text = textOfHtml(`<p>a</p>${readFileSync(new URL(name, folder), 'utf8')}`, 50_000)
      assert.ok(isPlain(text), name)
    }
    assert.equal(textOfHtml('<p>a<script>x<!--</script><svg><script>y</script></svg></p><p>b', 100), 'a\nb')
  })
  test('of many tags that are never closed is read in a moment', () => {
    const began = performance.now()
    textOfHtml('<b>'.repeat(300_000) + '</i>'.repeat(300_000), 50_000)
    assert.ok(performance.now() - began < 3_000)
  })
  test('names its feeds in its head, addresses resolved', () => {
    const head = `<title>Kabar &amp; Kita</title><link rel="alternate" type="application/rss+xml" title="Berita" href="/feed/"><link rel=stylesheet href=x><link rel="ALTERNATE nofollow" type="Application/Atom+XML" href=atom.xml><link rel=alternate href="javascript:alert(1)" type=text/html>`
    const { title, alternates } = headOfHtml(head, 'https://kabar.example/a/')
    assert.equal(title, 'Kabar & Kita')
    assert.deepEqual(alternates.slice(0, 2), [
      { href: 'https://kabar.example/feed/', type: 'application/rss+xml', title: 'Berita' },
      { href: 'https://kabar.example/a/atom.xml', type: 'application/atom+xml', title: '' },
    ])
  })
})

describe('bytes from outside', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>caf\u00e9</a>', 'latin1')
  test('are read by what they are before what they are called', () => {
    assert.match(decodeText(Buffer.from('\ufeffhalo — dunia')), /^halo — dunia$/)
    assert.match(decodeText(Buffer.from('\ufeffhalo', 'utf16le')), /halo/)
    assert.match(decodeText(Buffer.from('\ufeffhalo', 'utf16le').swap16()), /halo/)
    assert.match(decodeText(Buffer.from('<rss>', 'utf16le')), /<rss>/)
    assert.match(decodeText(latin), /café/)
    assert.match(decodeText(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>café</a>')), /café/)
    assert.match(decodeText(Buffer.from('caf\u00e9', 'latin1'), 'text/xml; charset=utf-8'), /café/)
    assert.match(decodeText(Buffer.from('caf\u00e9', 'latin1'), 'text/xml; charset=bukan-apa-apa'), /café/)
    assert.equal(decodeText(Buffer.of()), '')
  })
})
