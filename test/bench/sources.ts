import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareWithPage, PAGE_MAX } from '../../src/inventory/rules/page.ts'
import { mayRead, readRobots } from '../../src/inventory/rules/robots.ts'
import { readFeed } from '../../src/inventory/sources/feed.ts'
import { readPage } from '../../src/inventory/sources/page.ts'
import { readApart } from '../../src/inventory/sources/reading.ts'
import { readSitemap } from '../../src/inventory/sources/sitemap.ts'
import type { ReadKind } from '../../src/inventory/sources/source.ts'
import { count, median, ms, quantile, type Figure } from './measure.ts'

const OFTEN = 3
const CASE_MS = 50
const LOOK_MS = 10_000 // what a look's reading may take before it is ended
const address = 'https://kabar.example/'

/** How long it takes to read what sources send: every case of the feed validator, and what is sent to do harm. */
export async function measureSources(): Promise<Figure[]> {
  const figures = [...casesFigure()]
  for (const [what, kind, text] of hostile()) {
    const bytes = Buffer.from(text)
    const took: number[] = []
    for (let at = 0; at < OFTEN; at++) took.push(await timedApart(kind, bytes))
    const tookMs = median(took)
    figures.push({
      what: `${what}, in a thread of its own`,
      measured: ms(tookMs),
      yardstick: `a feed of one entry: ${ms(await timedApart('feed', Buffer.from(feed(1))))}`,
      aim: `≤ ${LOOK_MS / 1000} s`,
      reached: tookMs <= LOOK_MS,
    })
  }
  return [...figures, pageFigure(), robotsFigure()]
}

async function timedApart(kind: ReadKind, bytes: Uint8Array): Promise<number> {
  const began = performance.now()
  await readApart(kind, { bytes, mediaType: '', address })
  return performance.now() - began
}

function casesFigure(): Figure[] {
  const folder = process.env['SIAR_FEED_CASES'] ?? '../shared/data/feed-validator-cases'
  if (!existsSync(folder)) return []
  const cases = readdirSync(join(folder, 'testcases'), { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.xml')) // prettier-ignore
  const came = cases.map((name) => readFileSync(join(folder, 'testcases', name)))
  const parsed: number[] = []
  const took = came.map((bytes) => {
    const times = Array.from({ length: OFTEN }, () => {
      const began = performance.now()
      readFeed({ bytes, mediaType: 'text/xml', address })
      return performance.now() - began
    })
    const began = performance.now()
    readSitemap({ bytes, mediaType: 'text/xml', address })
    parsed.push(performance.now() - began)
    return median(times)
  })
  const most = Math.max(...took)
  return [
    {
      what: `The slowest of ${count(cases.length)} cases of the feed validator`,
      measured: `${ms(most)}, p50 ${ms(median(took))}`,
      yardstick: `the same bytes refused as no sitemap: p99 ${ms(quantile(parsed, 0.99))}`,
      aim: `each ≤ ${CASE_MS} ms`,
      reached: most <= CASE_MS,
    },
  ]
}

const feed = (entries: number) =>
  `<rss version="2.0"><channel>${Array.from({ length: entries }, (_, at) => `<item><guid>${at}</guid><title>Judul ${at}</title><pubDate>${new Date(Date.UTC(2026, 0, 1) + at * 60_000).toUTCString()}</pubDate><description>${'isi '.repeat(10)}</description></item>`).join('')}</channel></rss>` // prettier-ignore
const sitemap = (places: number) =>
  `<urlset>${Array.from({ length: places }, (_, at) => `<url><loc>https://kabar.example/berita-nomor-n${at}-baru</loc><lastmod>2026-11-24</lastmod></url>`).join('')}</urlset>` // prettier-ignore
const page = (passages: number, from = 0) =>
  `<!doctype html>${Array.from({ length: passages }, (_, at) => `<p>Pengumuman yang ke ${from + at} dari kantor desa</p>`).join('')}` // prettier-ignore

const hostile = (): readonly (readonly [what: string, kind: ReadKind, text: string])[] => [
  ['A feed of 100,000 entries', 'feed', feed(100_000)],
  ['A feed whose entities stand for 10⁹ characters', 'feed', `<!DOCTYPE x [${Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`).join('')}]>${feed(1).replace('isi', '&e8;')}`], // prettier-ignore
  ['A feed of 200,000 elements inside one another', 'feed', feed(1).replace('isi', '<a>'.repeat(200_000))],
  ['A sitemap of 50,000 places', 'sitemap', sitemap(50_000)],
  ['A page of 4 MB in passages', 'page', page(80_000)],
  ['A page of 4 MB that closes nothing', 'page', `<html>${'<div><a href="/x">'.repeat(220_000)}`],
]

/** Of a page with as many passages as are watched, every one of them another than before. */
function pageFigure(): Figure {
  const pieces = (from: number) => readPage({ bytes: Buffer.from(page(PAGE_MAX.watched, from)), mediaType: '', address })?.pieces ?? [] // prettier-ignore
  const about = { title: '', address, day: '2026-11-27' }
  const { known } = compareWithPage(null, pieces(0), about)
  const compare = (other: ReturnType<typeof pieces>) => {
    const began = performance.now()
    compareWithPage(known, other, about)
    return performance.now() - began
  }
  const times = Array.from({ length: OFTEN }, (_, at) => compare(pieces(10_000 * (at + 1))))
  const same = Array.from({ length: OFTEN }, () => compare(pieces(0)))
  const tookMs = median(times)
  return {
    what: `What is new on a page of ${count(PAGE_MAX.watched)} passages, all changed`,
    measured: ms(tookMs),
    yardstick: `none changed: ${ms(median(same))}`,
    aim: '≤ 500 ms',
    reached: tookMs <= 500,
  }
}

function robotsFigure(): Figure {
  const rules = readRobots(`User-agent: *\n${`Disallow: /${'*a'.repeat(50)}b$\n`.repeat(4_000)}`)
  const path = `${address}${'a'.repeat(1_900)}`
  const ask = (of: typeof rules) => {
    const began = performance.now()
    mayRead(of, path)
    return performance.now() - began
  }
  const tookMs = median(Array.from({ length: OFTEN }, () => ask(rules)))
  return {
    what: `A robots.txt of ${count(rules.length)} rules made to take long`,
    measured: ms(tookMs),
    yardstick: `one rule: ${ms(ask(rules.slice(0, 1)))}`,
    aim: '≤ 500 ms',
    reached: tookMs <= 500,
  }
}
