import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainTheme } from '../base/portal-theme.ts'
import { emptyContent } from '../base/content.ts'
import { childrenOf, parseXml, textIn } from '../../test/strict-xml.ts'
import { atomFeed, jsonFeed, rssFeed } from './feeds.ts'
import type { Item, PortalSite, WholeItem } from './portal.ts'
import { monthSitemap, sitemapIndex, standingSitemap } from './sitemap.ts'
import { escapeXml } from '../base/xml.ts'

const site: PortalSite = {
  url: 'https://siar.contoh.go.id',
  name: 'Dinas Kominfo',
  regency: 'Kabupaten Trenggalek',
  address: '',
  logo: null,
  theme: plainTheme,
  hub: null,
  follow: { email: true, telegram: 'kominfocontoh' },
  since: new Date('2026-01-02T00:00:00Z'),
}
const item = (part: Partial<WholeItem> = {}): WholeItem => ({
  id: '0190a1b2-0000-7000-8000-000000000001',
  path: '/berita/2026-11/longsor/',
  title: 'Longsor di Km 16',
  summary: 'Jalur ditutup.',
  topic: 'Kebencanaan',
  topicSlug: 'kebencanaan',
  publishedAt: new Date('2026-11-24T03:42:00Z'),
  updatedAt: new Date('2026-11-24T03:42:00Z'),
  month: '2026-11',
  number: 1,
  searchWords: '',
  expiresAt: null,
  isArchived: false,
  agency: '',
  agencySlug: '',
  programme: '',
  programmeSlug: '',
  class: null,
  hoax: null,
  eventOn: null,
  languages: [],
  state: 'public',
  notice: '',
  versionHash: 'a'.repeat(64),
  content: { ...emptyContent, title: 'x' },
  files: [],
  pictures: new Map(),
  shareImage: null,
  changes: [],
  former: { shelved: [], files: [], pictures: new Map(), shareImages: [], videos: [] },
  retired: [],
  ...part,
})
const words = (text: string): Partial<WholeItem> => ({
  content: {
    ...emptyContent,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  },
})
const hostile = [
  '<script>alert(1)</script>',
  ']]>',
  '\u0001\u0008',
  '&amp;&#60;b&#62;',
  '\u202Ekanan ke kiri',
  '"\'',
  '\ufffe',
  '</title></channel>',
  '<!-- ',
  'onclick=x href=javascript:1',
]
const risky =
  /<\s*(script|iframe|object|embed|meta|link|base|form|input|style)\b|<[^>]+\son\w+\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|data:text)/i

test('a feed holds the stable id, the address, and both dates with the office’s offset', () => {
  const one = item({ updatedAt: new Date('2026-11-25T00:00:00Z') })
  const rss = childrenOf(childrenOf(parseXml(rssFeed(site, [one])), 'channel')[0]!, 'item')[0]!
  assert.equal(textIn(rss, 'guid'), 'urn:uuid:0190a1b2-0000-7000-8000-000000000001')
  assert.equal(textIn(rss, 'pubDate'), 'Tue, 24 Nov 2026 10:42:00 +0700')
  assert.equal(textIn(rss, 'link'), 'https://siar.contoh.go.id/berita/2026-11/longsor/')
  const atom = childrenOf(parseXml(atomFeed(site, [one])), 'entry')[0]!
  assert.equal(textIn(atom, 'published'), '2026-11-24T10:42:00+07:00')
  assert.equal(textIn(atom, 'updated'), '2026-11-25T07:00:00+07:00')
})

test('a correction changes the date of change and neither id nor date of publication', () => {
  const before = JSON.parse(jsonFeed(site, [item()])).items[0]
  const after = JSON.parse(
    jsonFeed(site, [item({ ...words('dua warga'), updatedAt: new Date('2026-11-26T00:00:00Z') })]),
  ).items[0]
  assert.equal(after.id, before.id)
  assert.equal(after.date_published, before.date_published)
  assert.notEqual(after.date_modified, before.date_modified)
})

test('hostile text in every field leaves each feed readable and is text in it', () => {
  for (const text of hostile) {
    const one = item({ title: text, summary: text, topic: text, ...words(text) })
    const office = { ...site, name: text.trim() || 'x', regency: text }
    const channel = childrenOf(parseXml(rssFeed(office, [one])), 'channel')[0]!
    const rss = childrenOf(channel, 'item')[0]!
    assert.doesNotMatch(textIn(channel, 'description'), risky, text)
    const atom = childrenOf(parseXml(atomFeed(office, [one])), 'entry')[0]!
    assert.doesNotMatch(textIn(rss, 'description'), risky, text)
    assert.doesNotMatch(textIn(rss, 'title'), /<[a-z/!]/i, text)
    for (const name of ['title', 'content']) assert.doesNotMatch(textIn(atom, name), risky, text)
    const json = JSON.parse(jsonFeed(office, [one]))
    assert.equal(json.items[0].title, text)
    assert.doesNotMatch(json.items[0].content_html, risky)
  }
})

test('no text whatever breaks a feed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const one = item({ title: text, summary: text, topic: text, ...words(text || 'x') })
      parseXml(rssFeed(site, [one]))
      parseXml(atomFeed(site, [one]))
    }),
    { numRuns: 300 },
  )
})

test('what XML forbids is left out, what it allows is kept', () => {
  assert.equal(escapeXml('a\u0000\u0001\u000b\ufffe\uffff\ud800b\t\n\u{1f600}'), 'ab\t\n\u{1f600}')
})

test('an RSS title that looks like markup is written so that every reader shows it as text', () => {
  const feed = parseXml(rssFeed(site, [item({ title: 'Harga < 5 & > 3: <b>tebal</b> &lt;i&gt; AT&T' })]))
  const title = textIn(childrenOf(childrenOf(feed, 'channel')[0]!, 'item')[0]!, 'title')
  assert.equal(title, 'Harga < 5 & > 3: ‹b›tebal‹/b› ＆lt;i＆gt; AT&T')
})

test('an empty portal has feeds too, dated from the office’s first day', () => {
  assert.match(atomFeed(site, []), /<updated>2026-01-02T07:00:00\+07:00</)
  parseXml(rssFeed(site, []))
  assert.deepEqual(JSON.parse(jsonFeed(site, [])).items, [])
})

test('a very long text is told by its beginning, and the whole stands on its page', () => {
  const feed = jsonFeed(site, [item(words('kata '.repeat(30_000)))])
  assert.ok(feed.length < 5_000)
})

test('sitemaps follow the schema: loc first, then lastmod in W3C form, never empty, never twice', () => {
  const items: Item[] = [item(), item({ path: '/berita/2026-11/lain/' })]
  const months = [{ month: '2026-11', lastNumber: 1_001, updatedAt: items[0]!.updatedAt }]
  for (const map of [
    monthSitemap(site, '2026-11', 1, 1_001, items),
    monthSitemap(site, '2026-11', 3, 1_001, []),
    standingSitemap(site, [], ['en']),
    sitemapIndex(site, months),
  ]) {
    const root = parseXml(map)
    assert.equal(root.attributes['xmlns'], 'http://www.sitemaps.org/schemas/sitemap/0.9')
    const entries = root.children.filter((it) => typeof it !== 'string')
    assert.ok(entries.length > 0)
    const seen = new Set<string>()
    for (const entry of entries) {
      const names = entry.children.filter((it) => typeof it !== 'string').map((it) => it.name)
      assert.ok(names.join() === 'loc' || names.join() === 'loc,lastmod')
      const loc = textIn(entry, 'loc')
      assert.match(loc, /^https:\/\/siar\.contoh\.go\.id\/\S{0,2000}$/)
      assert.ok(!seen.has(loc), `${loc} stands once`)
      seen.add(loc)
      if (names.length === 2) assert.match(textIn(entry, 'lastmod'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/)
    }
  }
  assert.equal((sitemapIndex(site, months).match(/<sitemap>/g) ?? []).length, 4)
})

test('a hub is named in each of the office’s feeds, and nowhere while there is none', () => {
  const told = { ...site, hub: 'https://hub.contoh.go.id/' }
  assert.match(rssFeed(told, [item()]), /<atom:link rel="hub" href="https:\/\/hub\.contoh\.go\.id\/"\/>/)
  assert.match(atomFeed(told, [item()]), /<link rel="hub" href="https:\/\/hub\.contoh\.go\.id\/"\/>/)
  assert.deepEqual(JSON.parse(jsonFeed(told, [item()])).hubs, [{ type: 'WebSub', url: 'https://hub.contoh.go.id/' }])
  for (const feed of [rssFeed(site, [item()]), atomFeed(site, [item()]), jsonFeed(site, [item()])])
    assert.doesNotMatch(feed, /hub/)
})

test('a topic’s feed has a name, an address and a page of its own, and the same ids', () => {
  const feed = rssFeed(site, [item()], { slug: 'kebencanaan', name: 'Kebencanaan' })
  assert.match(
    feed,
    /<title>Dinas Kominfo: Kebencanaan<\/title>\s*<link>https:\/\/siar\.contoh\.go\.id\/topik\/kebencanaan\/<\/link>/,
  )
  assert.match(
    feed,
    /rel="self" type="application\/rss\+xml" href="https:\/\/siar\.contoh\.go\.id\/topik\/kebencanaan\/feed\.xml"/,
  )
  assert.match(feed, /urn:uuid:0190a1b2/)
})
