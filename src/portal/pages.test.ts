import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { emptyContent, type Content } from '../base/content.ts'
import { plainTheme } from '../base/portal-theme.ts'
import { homePage, itemPage } from './pages.ts'
import type { PortalSite, WholeItem } from './portal.ts'

const WEIGHT_MAX = 30_000 // bytes of page and style before pictures and fonts, as they lie in the folder

const site: PortalSite = {
  url: 'https://siar.contoh.go.id',
  name: 'Dinas Komunikasi dan Informatika',
  regency: 'Kabupaten Trenggalek',
  address: 'Jalan Brigjen Sutran 9, Trenggalek',
  logo: null,
  theme: {
    ...plainTheme,
    footer: 'Buka Senin–Jumat 08.00–15.30',
    social: [{ label: 'Instagram', to: 'https://instagram.com/contoh' }],
  },
  hub: null,
  follow: { email: true, telegram: 'kominfocontoh' },
  since: new Date('2026-01-02T00:00:00Z'),
}
const words = (count: number) => Array.from({ length: count }, (_, at) => ['jalan', 'warga', 'kecamatan', 'dibuka'][at % 4]).join(' ') // prettier-ignore
const hash = (at: number) => at.toString(16).padStart(64, '7')
const item = (at: number, paragraphs: number): WholeItem => {
  const content: Content = {
    ...emptyContent,
    title: `Jalan Trenggalek–Ponorogo di kilometer ${at} dibuka kembali untuk kendaraan kecil`,
    body: {
      type: 'doc',
      content: [
        {
          type: 'image',
          attrs: { src: hash(at), alt: 'Alat berat di tebing', caption: 'Pembersihan', credit: 'Kominfo' },
        },
        ...Array.from({ length: paragraphs }, () => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words(40) }] })), // prettier-ignore
      ],
    },
  }
  return {
    id: `0190a1b2-0000-7000-8000-${String(at).padStart(12, '0')}`,
    path: `/berita/2026-11/jalan-trenggalek-ponorogo-di-kilometer-${at}-dibuka-kembali/`,
    title: content.title,
    summary: words(30),
    topic: 'Perhubungan',
    topicSlug: 'perhubungan',
    publishedAt: new Date('2026-11-24T03:42:00Z'),
    updatedAt: new Date('2026-11-24T03:42:00Z'),
    month: '2026-11',
    number: at,
    searchWords: '',
    agency: 'Dinas Pekerjaan Umum',
    agencySlug: 'dinas-pekerjaan-umum',
    programme: '',
    programmeSlug: '',
    class: 'periodic',
    hoax: null,
    eventOn: null,
    languages: [],
    state: 'public',
    notice: '',
    versionHash: 'a'.repeat(64),
    content,
    files: [{ hash: hash(at), mediaType: 'image/jpeg', sizeBytes: 2_000_000, path: `/berkas-publik/${hash(at)}.jpg` }],
    pictures: new Map([[hash(at), { width: 4_000, height: 3_000, widths: [480, 960, 1_600] }]]),
    shareImage: `${'a'.repeat(64)}-bagikan.png`,
    expiresAt: null,
    isArchived: false,
    changes: [],
    former: { shelved: [], files: [], pictures: new Map(), shareImages: [], videos: [] },
    retired: [],
  }
}
const all = Array.from({ length: 20 }, (_, at) => item(at + 1, 12))
const pages = {
  home: homePage(site, {
    pinned: all.slice(3, 5),
    latest: all,
    topics: [{ slug: 'perhubungan', name: 'Perhubungan' }],
  }),
  item: itemPage(site, all[0] as WholeItem),
}

for (const [name, page] of Object.entries(pages)) {
  test(`the ${name} page and its style are light before pictures, though every item has one`, async () => {
    const style = await readFile(new URL('assets/portal.css', import.meta.url))
    assert.ok(gzipSync(page).length + gzipSync(style).length < WEIGHT_MAX / 2, 'over the line')
    assert.ok(Buffer.byteLength(page) < WEIGHT_MAX, `${Buffer.byteLength(page)} bytes`)
  })

  test(`the ${name} page has what readers, search engines and assistive technology ask for, and nothing that runs or blocks`, () => {
    assert.match(page, /^<!doctype html>\n<html lang="id">/)
    assert.equal(page.match(/<h1[ >]/g)?.length, 1)
    assert.match(page, /<meta name="description" content="[^"]{20,300}">/)
    assert.match(page, /<link rel="canonical" href="https:\/\/siar\.contoh\.go\.id\//)
    assert.match(page, /<title>[^<]{10,}<\/title>/)
    for (const [script] of page.matchAll(/<script[^>]*>/g)) assert.equal(script, '<script type="application/ld+json">')
    assert.doesNotMatch(page, /<style|\sstyle="|\son[a-z]+="|javascript:/i)
    assert.equal(page.match(/rel="stylesheet"/g)?.length, 1)
    for (const [image] of page.matchAll(/<img [^>]+>/g)) {
      assert.match(image, / alt="/)
      assert.match(image, / width="\d+" height="\d+"/) // else what is read moves when it comes
    }
    assert.equal(page.match(/fetchpriority="high"/g)?.length, 1)
    for (const [, json] of page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)) {
      const data = JSON.parse(json as string) as Record<string, unknown>
      assert.equal(data['@context'], 'https://schema.org')
      if (data['@type'] !== 'NewsArticle') continue
      for (const needed of ['headline', 'datePublished', 'dateModified', 'author', 'publisher', 'image', 'inLanguage']) assert.ok(data[needed], needed) // prettier-ignore
      assert.ok((data['headline'] as string).length <= 110)
    }
  })
}

test('a page in another language weighs no more, names the others, and says which words are in which language', () => {
  const one = all[0] as WholeItem
  const { title, summary, body } = { ...one.content, title: 'Road reopened', summary: 'For small vehicles.' }
  const whole = { ...one, content: { ...one.content, translations: { en: { title, summary, body, of: hash(1) } } } }
  const page = itemPage(site, whole, 'en')
  assert.ok(Buffer.byteLength(page) < WEIGHT_MAX, `${Buffer.byteLength(page)} bytes`)
  assert.match(page, /^<!doctype html>\n<html lang="en">/)
  assert.match(page, /<link rel="canonical" href="[^"]+\/en\/">/)
  assert.match(page, /<time[^>]*>Tuesday, 24 November 2026, 10:42 WIB \(UTC\+7\)</)
  assert.match(page, /<a lang="id" hreflang="id"[^>]*><bdi>Perhubungan/)
  assert.match(page, /2 MB/)
  // A page of one language speaks of no others.
  assert.doesNotMatch(itemPage(site, one), /hreflang|class="languages"/)
})
