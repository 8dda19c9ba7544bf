import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { sha256 } from '../base/hash.ts'
import { ENTRIES_MAX, publishedAtOf, textHashOf, type Entry, type Reading } from './rules/entries.ts'
import { keysOf, settleEntries, UNNAMED_MAX } from './rules/settling.ts'
import { readFeed } from './sources/feed.ts'
import { readSitemap } from './sources/sitemap.ts'
import { readApart } from './sources/reading.ts'

const address = 'https://kabar.example/feed/'
const read = (text: string | Uint8Array, mediaType = 'application/rss+xml'): Reading | null =>
  readFeed({ bytes: typeof text === 'string' ? Buffer.from(text) : text, mediaType, address })
const rss = (items: string) =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kabar Kita</title><link>https://kabar.example/</link>${items}</channel></rss>`
const entriesOf = (text: string) => {
  const reading = read(text)
  assert.ok(reading, 'it is a feed')
  return reading.entries
}

describe('a feed', () => {
  test('of RSS gives plain titles, whole texts, addresses, authors and times', () => {
    const [entry] = entriesOf(
      rss(`<item><title><![CDATA[ Jalan rusak &amp; <b>warga</b> ]]></title><link>/2026/11/jalan/</link><guid isPermaLink="false">post-1</guid>
        <dc:creator>Budi</dc:creator><pubDate>Sel, 24 Nov 2026 10:00:00 +0700</pubDate><description>ringkas</description>
        <content:encoded><![CDATA[<p>Satu.</p><script>x</script><p>Dua.<img src="x"></p>]]></content:encoded></item>`),
    )
    assert.deepEqual(entry, {
      guid: 'post-1',
      url: 'https://kabar.example/2026/11/jalan/',
      title: 'Jalan rusak & warga',
      text: 'Satu.\nDua.',
      author: 'Budi',
      publishedAt: new Date('2026-11-24T03:00:00Z'),
    })
  })

  test('of Atom, RSS 1.0 and JSON gives the same', () => {
    const forms = [
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>K</title><link href="https://kabar.example/"/><entry><id>u1</id><title type="html">Banjir &amp;amp; longsor</title><link rel="enclosure" href="/a.mp3"/><link href="/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Isi <b>berita</b></p></div></content><updated>2026-11-24T03:00:00Z</updated><author><name>Ani</name></author></entry></feed>`,
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>K</title><link>https://kabar.example/</link></channel><item rdf:about="u1"><title>Banjir &amp; longsor</title><link>https://kabar.example/1</link><description>&lt;p&gt;Isi &lt;b&gt;berita&lt;/b&gt;</description><dc:date>2026-11-24T10:00:00+07:00</dc:date><dc:creator>Ani</dc:creator></item></rdf:RDF>`,
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'K', items: [{ id: 'u1', url: 'https://kabar.example/1', title: 'Banjir & longsor', content_html: '<p>Isi <b>berita</b></p>', date_published: '2026-11-24T03:00:00Z', authors: [{ name: 'Ani' }] }] }), // prettier-ignore
    ]
    for (const form of forms)
      assert.deepEqual(entriesOf(form), [
        { guid: 'u1', url: 'https://kabar.example/1', title: 'Banjir & longsor', text: 'Isi berita', author: 'Ani', publishedAt: new Date('2026-11-24T03:00:00Z') },
      ]) // prettier-ignore
  })

  test('that breaks off, or is broken at its end, is read as far as it goes', () => {
    const broken = rss('<item><title>Satu</title></item><item><title>Dua</title></item>')
    const cut = broken.slice(0, broken.indexOf('Dua'))
    assert.deepEqual(
      entriesOf(cut).map((it) => it.title),
      ['Satu'],
    )
    assert.deepEqual(
      entriesOf(`${cut} < & <b`).map((it) => it.title),
      ['Satu'],
    )
  })

  test('in a wrong charset keeps its letters', () => {
    const text = rss('<item><title>Café “Prigi”</title></item>')
    const said = `<?xml version="1.0" encoding="iso-8859-1"?>${text}`
    assert.equal(read(said)?.entries[0]?.title, 'Café “Prigi”')
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?>${rss('<item><title>Café</title></item>')}`,
      'latin1',
    )
    assert.equal(read(latin, 'text/xml; charset=utf-8')?.entries[0]?.title, 'Café')
  })

  test('expands no entity of its own, reads no document type, and stops at depth', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "${'&a;'.repeat(10)}">]>${rss('<item><title>x &b; y</title></item>')}`
    assert.equal(entriesOf(bomb)[0]?.title, 'x &b; y')
    assert.equal(read(bomb.replace('"boom"', 'SYSTEM "file:///etc/passwd"')), null)
    assert.equal(read(rss('<a>'.repeat(200_000))), null)
  })

  test('that is none is told from one: a page, an image, nothing', () => {
    for (const other of [
      '',
      ' ',
      '<!doctype html><title>x</title>',
      '{"a":1}',
      'PNG\u0000\u0001',
      '<rss',
      'null',
      '[]',
    ])
      assert.equal(read(other), null, other)
  })

  test('whose entries say nothing gives none of these, and addresses that run nothing', () => {
    const entries = entriesOf(rss('<item></item><item><title>A</title><link>javascript:alert(1)</link></item><item><description>Hanya isi</description><guid>bukan alamat</guid></item>')) // prettier-ignore
    assert.deepEqual(entries.map(({ title, url }) => [title, url]), [['A', ''], ['Hanya isi', 'https://kabar.example/bukan%20alamat']]) // prettier-ignore
  })

  test('that floods is cut to its newest entries, wherever they stand, and says how many were left', () => {
    const many = rss(
      Array.from({ length: 100_000 }, (_, at) => `<item><guid>${at}</guid><title>Judul ${at}</title><pubDate>${new Date(Date.UTC(2026, 0, 1) + at * 60_000).toUTCString()}</pubDate><description>${'isi '.repeat(10)}</description></item>`).join(''), // prettier-ignore
    )
    const reading = read(many)
    assert.equal(reading?.entries.length, ENTRIES_MAX)
    assert.equal(reading?.dropped, 100_000 - ENTRIES_MAX)
    assert.equal(reading?.entries.at(-1)?.title, 'Judul 99999')
  })

  test('of Atom whose title is all beginnings of tags is read as fast as any', () => {
    const beganMs = performance.now()
    read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>${'&lt;a'.repeat(100_000)}</title></entry></feed>`,
    )
    const tookMs = performance.now() - beganMs
    assert.ok(tookMs < 1_500, `${tookMs} ms`) // it took a minute
  })

  test('never breaks the reader, whatever comes', () => {
    const piece = fc.constantFrom('<item>', '</item>', '<title>', '</title>', '<![CDATA[', ']]>', '&lt;b>', '&#x0;', '<entry', '"', '<!--', '-->', '<pubDate>x', '\u0000', 'a') // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        read(rss(pieces.join('')))
      }),
    )
  })
})

describe('a sitemap', () => {
  const sitemap = (places: string) => readSitemap({ bytes: Buffer.from(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${places}</urlset>`), mediaType: 'text/xml', address: 'https://kabar.example/news-sitemap.xml' }) // prettier-ignore
  test('of news gives titles and times, and of a picture in it nothing', () => {
    const reading = sitemap(`<url><loc>https://kabar.example/1</loc><news:news><news:publication_date>2026-11-24T10:00:00+07:00</news:publication_date><news:title><![CDATA[Banjir & longsor]]></news:title></news:news><image:image><image:loc>https://kabar.example/a.jpg</image:loc><image:title>Foto</image:title></image:image></url>`) // prettier-ignore
    assert.deepEqual(reading?.entries, [
      { guid: 'https://kabar.example/1', url: 'https://kabar.example/1', title: 'Banjir & longsor', text: '', author: '', publishedAt: new Date('2026-11-24T03:00:00Z') },
    ]) // prettier-ignore
  })
  test('without titles gives what the addresses say, of articles with a time alone', () => {
    const reading = sitemap(`<url><loc>https://kabar.example/2026/11/jalan-rusak-di-karangan-123456.html</loc><lastmod>2026-11-24</lastmod></url><url><loc>https://kabar.example/olahraga</loc><lastmod>2026-11-24</lastmod></url><url><loc>https://kabar.example/tentang-kami-dan-redaksi</loc></url>`) // prettier-ignore
    assert.deepEqual(
      reading?.entries.map((it) => it.title),
      ['Jalan rusak di karangan'],
    )
  })
  test('of fifty thousand places is cut to the newest', () => {
    const places = Array.from({ length: 50_000 }, (_, at) => `<url><loc>https://kabar.example/berita-nomor-n${at}-baru</loc><lastmod>${new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toISOString()}</lastmod></url>`) // prettier-ignore
    const reading = sitemap(places.join(''))
    assert.deepEqual([reading?.entries.length, reading?.dropped, reading?.entries.at(-1)?.title], [ENTRIES_MAX, 50_000 - ENTRIES_MAX, 'Berita nomor n49999 baru']) // prettier-ignore
  })
  test('of maps names these, the newest first, and of those without a time the ends', () => {
    const map = (name: string, time = '') => `<sitemap><loc>https://kabar.example/${name}</loc><lastmod>${time}</lastmod></sitemap>` // prettier-ignore
    const text = `<sitemapindex>${map('a')}${map('b')}${map('c')}${map('lama', '2020-01-01')}${map('baru', '2026-01-01')}</sitemapindex>`
    const maps = readSitemap({ bytes: Buffer.from(text), mediaType: '', address })?.maps
    assert.deepEqual(maps?.map((it) => it.slice(22)), ['baru', 'lama', 'a', 'c', 'b']) // prettier-ignore
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024))
    assert.equal(readSitemap({ bytes: bomb, mediaType: '', address }), null)
  })
  test('is told from a feed and a page', () => {
    for (const other of [rss(''), '<html>', ''])
      assert.equal(readSitemap({ bytes: Buffer.from(other), mediaType: '', address }), null)
  })
})

test('who calls themselves by thousands of brackets is nobody, and holds nothing up', () => {
  const brackets = 'a('.repeat(20_000)
  const rss = (author: string, text = 'Isi') => `<rss version="2.0"><channel><title>K</title><link>https://kabar.example/</link><item><guid>u1</guid><title>Banjir</title><description>${text}</description><author>${author}</author></item></channel></rss>` // prettier-ignore
  const began = performance.now()
  for (const odd of [
    brackets,
    `<![CDATA[${brackets}<a<]]>`,
    `a<x/>${brackets}`,
    '&lt;a'.repeat(20_000),
    'a[ '.repeat(20_000),
  ]) {
    const [entry] = read(rss(odd))?.entries ?? []
    assert.deepEqual([entry?.title, entry?.author], ['Banjir', ''])
  }
  read(rss('Ani').replace('<link>', `<managingEditor>${brackets}</managingEditor><webMaster>${brackets}</webMaster><link>`)) // prettier-ignore
  // Each alone took three seconds and more.
  assert.ok(performance.now() - began < 1_500, `${performance.now() - began} ms`)
  const marks = ['<author>', '<author><![CDATA[', '<author><a', '<author>a</author>'].map((it) => it.repeat(100_000))
  for (const odd of marks) {
    const start = performance.now()
    read(rss(odd))
    assert.ok(performance.now() - start < 5_000)
  }
  // A text that shows such a mark keeps its words, and whoever is called as people are keeps their name.
  const words = 'Kata '.repeat(200)
  const [shown] = read(rss('ani@kabar.example (Ani)', `<![CDATA[<p>Tulis <author>nama di sini. ${words}</p>]]>`))?.entries ?? [] // prettier-ignore
  assert.deepEqual([shown?.text.includes(words.trim()), shown?.author], [true, 'Ani'])
})

test('a source is read in a thread of its own, and one that takes too long is ended', async () => {
  const came = { bytes: Buffer.from(rss('<item><title>Satu</title></item>')), mediaType: '', address }
  const reading = await readApart('feed', came)
  assert.ok('entries' in reading && reading.entries[0]?.title === 'Satu')
  assert.deepEqual(await readApart('feed', { ...came, bytes: Buffer.from('x') }), { failed: 'not-a-source' })
  assert.deepEqual(await readApart('feed', came, 0), { failed: 'reading-too-long' })
})

describe('what a look brings', () => {
  const entry = (it: Partial<Entry>): Entry => ({
    guid: '',
    url: '',
    title: 'Judul',
    text: '',
    author: '',
    publishedAt: null,
    ...it,
  })
  const known = (it: Entry) => ({ ...it, key: keysOf(it)[0] ?? '', textHash: textHashOf(it) })
  const settle = (
    entries: readonly Entry[],
    there: Parameters<typeof settleEntries>[1],
    isFirst = there.length === 0,
  ) => settleEntries(entries, there, { isFirst })
  const first = entry({ guid: 'g', url: 'https://a.example/1', title: 'Satu', text: 'isi' })

  test('is taken once, and again only when it changed', () => {
    assert.equal(settle([first], []).added.length, 1)
    assert.deepEqual(settle([first], [known(first)]), { added: [], changed: [], left: 0 })
    const changed = settle([{ ...first, text: 'isi baru' }], [known(first)])
    assert.deepEqual([changed.added.length, changed.changed.map((it) => it.key)], [0, [known(first).key]])
  })

  test('under one name for what is plainly two is two, now and at every look', () => {
    const other = entry({ guid: 'g', url: 'https://a.example/2', title: 'Dua', text: 'lain' })
    const both = settle([first, other], []).added
    assert.equal(new Set(both.map((it) => it.key)).size, 2)
    assert.deepEqual(settle([first, other], both), { added: [], changed: [], left: 0 })
    assert.equal(settle([other], [known(first)]).added.length, 1)
    const retitled = { ...other, title: 'Dua, diperbarui' }
    assert.equal(settle([retitled], both).changed.length, 1)
  })

  test('that moved, or got another title, is still itself', () => {
    assert.equal(settle([{ ...first, title: 'Satu (diperbarui)' }], [known(first)]).changed.length, 1)
    assert.equal(settle([{ ...first, url: 'https://a.example/1-baru' }], [known(first)]).added.length, 0)
  })

  test('without names of its own under the site’s one address is told apart by its titles', () => {
    const two = [
      entry({ url: 'https://a.example/', title: 'Satu' }),
      entry({ url: 'https://a.example/', title: 'Dua' }),
    ]
    const { added } = settle(two, [])
    assert.equal(added.length, 2)
    assert.deepEqual(settle(two, added), { added: [], changed: [], left: 0 })
  })

  const three = (more: (at: number) => Partial<Entry>) =>
    ['Banjir rendam Panggul', 'Pasar Pon terbakar', 'Bupati melantik camat'].map((title, at) =>
      entry({ guid: '0', title, text: `Isi ${title}.`, ...more(at) }),
    )
  /** What stands after looks that bring these, as their titles; with how often something changed. */
  const afterLooks = (...looks: readonly (readonly Entry[])[]) => {
    const stands = new Map<string, ReturnType<typeof known>>()
    let changes = 0
    for (const entries of looks) {
      const { added, changed } = settle(entries, [...stands.values()])
      for (const it of [...added, ...changed]) stands.set(it.key, it)
      changes += changed.length
    }
    return { titles: [...stands.values()].map((it) => it.title).toSorted(), changes }
  }
  const titlesOf = (entries: readonly Entry[]) => entries.map((it) => it.title).toSorted()

  test('under one name for all is a mention each, in whatever order they come next time', () => {
    const feeds = {
      'no link': three(() => ({})),
      'the site’s own address': three(() => ({ guid: 'https://a.example/', url: 'https://a.example/' })),
      'one common link': three(() => ({ url: 'https://a.example/berita' })),
      'one common link and name': three(() => ({ guid: 'https://a.example/berita', url: 'https://a.example/berita' })),
      'links of their own': three((at) => ({ url: `https://a.example/${at}` })),
      'two of one link': three((at) => ({ url: `https://a.example/${Math.min(at, 1)}` })),
      'one title': three((at) => ({ url: `https://a.example/${at}`, title: 'Foto hari ini' })),
      'one title and no link': three(() => ({ title: 'Laporan warga' })),
      'no name and one link': three(() => ({ guid: '', url: 'https://a.example/berita' })),
      'no name': three(() => ({ guid: '' })),
    }
    for (const [name, feed] of Object.entries(feeds)) {
      const reversed = feed.toReversed()
      const looks = [feed, feed, reversed, [feed[1] as Entry], reversed.slice(0, 2), feed]
      assert.deepEqual(afterLooks(...looks), { titles: titlesOf(feed), changes: 0 }, name)
      const [one, ...others] = feed as [Entry, ...Entry[]]
      const kept = settle([...others, one], [known(one)]) // as it was kept before: one of them under the name of all
      assert.deepEqual([titlesOf(kept.added), kept.changed], [titlesOf(others), []], name)
      assert.deepEqual(settle([...feed, ...reversed], []).added.length, 3, name)
    }
  })

  test('under one name for all, each look only the newest, is a mention each and no more', () => {
    for (const url of ['', 'https://a.example/']) {
      const feed = three(() => ({ url }))
      const looks = [...feed, ...feed, ...feed].map((it) => [it])
      assert.deepEqual(afterLooks(...looks), { titles: titlesOf(feed), changes: 0 })
    }
  })

  test('under its name with a title a little corrected, or a new headline at its own address, is still itself', () => {
    const flood = entry({ guid: '7', title: 'Banjir rendam 90 rumah di Panggul', text: 'Air naik sejak Jumat malam.' })
    const corrected = { ...flood, title: 'Banjir rendam 190 rumah di Panggul' }
    for (const [before, then] of [
      [flood, corrected],
      [flood, { ...flood, title: 'Warga mengungsi' }], // with the same text
      [{ ...flood, url: 'https://a.example/7' }, { ...corrected, url: 'https://a.example/7', title: 'Warga mengungsi', text: 'Balai desa penuh.' }], // prettier-ignore
    ] as const) {
      const { titles, changes } = afterLooks([before], [then], [then])
      assert.deepEqual([titles, changes], [[then.title], 1])
    }
    // Listed both as it was and as it is: the first stands.
    const url = 'https://a.example/7'
    assert.deepEqual(
      afterLooks([
        { ...corrected, url },
        { ...flood, url },
      ]).titles,
      [corrected.title],
    )
    assert.deepEqual(afterLooks([flood], three(() => ({ guid: '7' }))).titles.length, 4) // prettier-ignore
  })

  test('as it was kept before is not taken in anew', () => {
    const two = [first, entry({ guid: 'g', url: 'https://a.example/2', title: 'Dua', text: 'lain' })] as const
    const beside = sha256(`g\u0000https://a.example/2`)
    assert.deepEqual(settle(two, [known(two[0]), { ...known(two[1]), key: beside }]), {
      added: [],
      changed: [],
      left: 0,
    })
    const front = entry({ url: 'https://a.example/', title: 'Dua', text: 'lain' })
    const others = [front, { ...front, title: 'Satu' }]
    for (const url of ['https://a.example/', '']) {
      const feed = others.map((it) => ({ ...it, url }))
      const kept = feed.map((it) => ({ ...known(it), key: sha256(`${url}\n${it.title}`) }))
      assert.deepEqual(settle(feed, kept), { added: [], changed: [], left: 0 })
      const [one] = feed as [Entry]
      const before = settle([{ ...one, text: 'Harga cabai turun lagi.' }], kept)
      assert.deepEqual([before.added.length, before.changed.length], url ? [0, 1] : [1, 0])
    }
  })

  const looksOf = (count: number, feed: (look: number) => readonly Entry[]) =>
    afterLooks(...Array.from({ length: count }, (_, look) => feed(look)))

  test('without names and with a time in its texts changes and does not come anew', () => {
    for (const text of ['diperbarui', 'Pasar ramai sejak subuh, dibaca warga']) {
      const timed = (look: number) => three(() => ({ guid: '', text: `${text} 12.0${look}` }))
      assert.deepEqual(looksOf(5, timed), { titles: titlesOf(timed(0)), changes: 12 })
      assert.deepEqual(looksOf(5, (look) => timed(look).slice(0, 1)).changes, 4)
    }
  })

  test('with a time or a counter in its titles, under one name or none, changes and does not come anew', () => {
    const feeds: readonly Partial<Entry>[] = [
      {},
      { url: 'https://a.example/berita' },
      { guid: '', url: 'https://a.example/' },
      { guid: '' },
    ]
    for (const more of feeds) {
      const timed = (look: number) =>
        three(() => more).map((it) => ({ ...it, title: `${it.title} (${look + 9}.05, ${look} kali)` }))
      assert.deepEqual(looksOf(5, timed), { titles: titlesOf(timed(4)), changes: 12 })
      // Numbered ones of one look are as many, and so is what says other things on another day.
      if (more.guid === undefined && more.url) continue // one name and link and much the same title: one, listed again
      const numbered = [1, 2, 3].map((at) => entry({ guid: '0', ...more, title: `Laporan ${at}` }))
      assert.deepEqual(afterLooks(numbered, numbered.toReversed(), numbered), {
        titles: titlesOf(numbered),
        changes: 0,
      })
      const days = ['Banjir rendam Panggul', 'Pasar Pon terbakar'].map((text, at) =>
        [0, 1].map((more) => entry({ guid: '0', title: `${more ? 'Pagi' : 'Warta'} ${at}`, text })),
      )
      assert.equal(afterLooks(...days).titles.length, 4)
    }
  })

  test('under titles that are never the same comes a few at a look, and the first time whole', () => {
    const words = 'satu dua tiga empat lima enam'.split(' ')
    const odd = (look: number, more: Partial<Entry> = {}) =>
      Array.from({ length: 40 }, (_, at) => entry({ guid: '0', title: `${at} ${words[look]}`, ...more }))
    for (const more of [{}, { guid: '' }, { url: 'https://a.example/' }]) {
      assert.deepEqual([settle(odd(0, more), []).added.length, settle(odd(0, more), []).left], [40, 0])
      const { added, left } = settle(odd(1, more), [], false)
      assert.deepEqual([added.length, left], [UNNAMED_MAX, 40 - UNNAMED_MAX])
      // What was left comes next time, though nothing is new there.
      assert.deepEqual(settle(odd(1, more), added, false).added[0]?.title, odd(1)[UNNAMED_MAX]?.title)
    }
    const named = odd(1).map((it, at) => ({ ...it, url: `https://a.example/${at}` }))
    assert.equal(settle(named, [], false).added.length, 40)
    assert.equal(settle(named.map((it) => ({ ...it, guid: it.url, url: '' })), [], false).added.length, 40) // prettier-ignore
  })

  test('under a name that nobody shares and the same heading is itself, whatever its address and text', () => {
    const turned = (look: number) =>
      three((at) => ({ guid: `post-${at}`, url: `https://a.example/${at}?t=${look}`, text: String.fromCodePoint(97 + look).repeat(9) })) // prettier-ignore
    assert.deepEqual(looksOf(4, turned), { titles: titlesOf(turned(0)), changes: 9 })
  })

  test('of five hundred under one name and title is told apart in a moment', () => {
    const text = (at: number) => Array.from({ length: 200 }, (_, word) => `kata${at * 200 + word}`).join(' ')
    const many = Array.from({ length: ENTRIES_MAX }, (_, at) => entry({ guid: '0', title: 'Laporan', text: text(at) }))
    const began = performance.now()
    assert.equal(settle(many, []).added.length, ENTRIES_MAX)
    assert.ok(performance.now() - began < 2_000)
  })

  test('from 1970, 2099 or a clock of its own is dated by the look, and never lies in the future', () => {
    const now = new Date('2026-11-24T03:00:00Z')
    for (const odd of [null, new Date(0), new Date('2099-01-01'), new Date('2026-11-26'), new Date(Number.NaN)])
      assert.deepEqual(publishedAtOf(odd, now), { at: now, isSaid: false })
    assert.deepEqual(publishedAtOf(new Date('2026-11-24T10:00:00Z'), now), { at: now, isSaid: true })
    assert.deepEqual(publishedAtOf(new Date('2026-11-20'), now), { at: new Date('2026-11-20'), isSaid: true })
  })
})

const casesFolder = process.env['SIAR_FEED_CASES'] ?? '../shared/data/feed-validator-cases'
const cases = existsSync(casesFolder)
  ? readdirSync(join(casesFolder, 'testcases'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.xml'),
    )
  : []

test(
  'every case of the feed validator is read or refused, and none breaks the reader',
  { skip: cases.length === 0 && 'the cases are not here (SIAR_FEED_CASES)' },
  () => {
    const feeds = cases.filter((name) => read(readFileSync(join(casesFolder, 'testcases', name)), 'text/xml'))
    assert.ok(cases.length > 900)
    assert.ok(feeds.length > cases.length * 0.85, `${feeds.length} of ${cases.length} are feeds`)
  },
)
