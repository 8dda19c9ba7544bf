import { execFile, spawn } from 'node:child_process'
import { chmod, cp, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import Fastify from 'fastify'
import { temporaryDatabase } from '../../src/db/temporary.ts'
import { plainTheme } from '../../src/base/portal-theme.ts'
import { rebuildPortal } from '../../src/portal/publish.ts'
import type { Item, Month, PortalSource } from '../../src/portal/portal.ts'
import { searchShard } from '../../src/portal/search.ts'
import { servePortal } from '../../src/portal/serve.ts'
import { rewritePortal } from '../../src/publication/jobs.ts'
import { openBrowser } from '../browser/browser.ts'
import { madeArchive, madeOffice } from '../made-publications.ts'
import { count, median, megabytes, ms, timed, times, type Figure } from './measure.ts'

const REBUILD_ITEMS = 10_000
const SEARCH_ITEMS = 100_000
const SEARCH_MONTHS = 96
const ROUNDS = 5
const SECONDS = 3

/** All pages written anew, the search index in a browser, and the same folder given out by nginx where it is at hand. */
export async function measurePortalFolder(): Promise<Figure[]> {
  return [...(await rebuilding()), ...(await searching())]
}

async function rebuilding(): Promise<Figure[]> {
  const root = await mkdtemp(join(tmpdir(), 'siar-bench-portal-'))
  await chmod(root, 0o755) // nginx's own user passes through it
  const { db, close } = await temporaryDatabase()
  try {
    const now = new Date()
    await madeOffice(db, now)
    await madeArchive(db, REBUILD_ITEMS, 24, now)
    const site = { db, portalFolder: join(root, 'portal'), filesFolder: join(root, 'files'), url: 'https://siar.contoh.go.id' } // prettier-ignore
    const first = await timed(() => rewritePortal(site))
    const again = await timed(() => rewritePortal(site))
    const copied = await timed(() =>
      cp(`${site.portalFolder}/`, join(root, 'copy'), { recursive: true, dereference: true }),
    )
    return [
      {
        what: `The portal of ${count(REBUILD_ITEMS)} items written whole`,
        measured: `${(first / 1_000).toFixed(1)} s; again with nothing new ${(again / 1_000).toFixed(1)} s`,
        yardstick: `copying the same folder: ${(copied / 1_000).toFixed(1)} s`,
        aim: '≤ 60 s, so 100,000 in minutes',
        reached: first <= 60_000,
      },
      ...(await besideNginx(site.portalFolder)),
    ]
  } finally {
    await close()
    await rm(root, { recursive: true, force: true })
  }
}

async function besideNginx(folder: string): Promise<Figure[]> {
  const found = await promisify(execFile)('nginx', ['-v']).then(() => true, () => false) // prettier-ignore
  const what = 'The public home page, requests a second'
  if (!found)
    return [{ what, measured: 'not measured', yardstick: 'nginx is not on this machine', aim: '', reached: null }]
  const app = Fastify({ forceCloseConnections: true })
  await servePortal(app, { portalFolder: folder })
  const ours = await app.listen({ port: 0, host: '127.0.0.1' })
  const port = Number(new URL(ours).port) + 1
  const place = await mkdtemp(join(tmpdir(), 'siar-nginx-'))
  const config = join(place, 'nginx.conf')
  await writeFile(
    config,
    `daemon off; worker_processes 1; pid ${place}/pid; error_log stderr crit; events { worker_connections 64; }
http { access_log off; types { text/html html; } sendfile on; open_file_cache max=1000;
  client_body_temp_path ${place}/a; proxy_temp_path ${place}/b; fastcgi_temp_path ${place}/c; uwsgi_temp_path ${place}/d; scgi_temp_path ${place}/e;
  server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  )
  const nginx = spawn('nginx', ['-c', config, '-p', place], { stdio: 'ignore' })
  try {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const rounds: [number, number][] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const one: [number, number] = [await load(`${ours}/`), await load(`http://127.0.0.1:${port}/`)]
      if (round > 0) rounds.push(one) // the first warms up
    }
    const ratio = median(rounds.map(([siar, other]) => siar / other))
    return [
      {
        what,
        measured: `${count(median(rounds.map(([it]) => it)))} requests/s`,
        yardstick: `nginx, one process, same folder: ${count(median(rounds.map(([, it]) => it)))} requests/s; ${times(ratio)}`,
        aim: '',
        reached: null,
      },
    ]
  } finally {
    nginx.kill('SIGTERM')
    await app.close()
    await rm(place, { recursive: true, force: true })
  }
}

async function load(url: string): Promise<number> {
  const told = await autocannon({ url, connections: 10, duration: SECONDS })
  if (told.non2xx > 0 || told.errors > 0) throw new Error(`${url}: ${told.non2xx} refused, ${told.errors} failed`)
  return told.requests.average
}

async function searching(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'siar-bench-search-'))
  const root = join(folder, 'portal')
  const items = madeItems()
  const app = Fastify({ forceCloseConnections: true })
  const browser = await openBrowser()
  try {
    await rebuildPortal(root, sourceOf(items))
    const size = await sizeOf(join(root, 'cari'))
    const rows = Array.from({ length: SEARCH_ITEMS / 100 }, (_, at) =>
      searchShard(items.slice(at * 100, at * 100 + 100)),
    )
    const whole = rows.reduce((sum, it) => sum + gzipSync(it).length, 0)
    await servePortal(app, { portalFolder: root })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const figures: Figure[] = []
    for (const [what, words] of [
      ['a word of a hundredth of all items', 'kata50'],
      ['a word of one item, the oldest', 'langka'],
      ['three words together', 'kata40 kata60 kata3'],
    ] as const) {
      const took: number[] = []
      let bytes = 0
      for (let round = 0; round < ROUNDS; round++) {
        const context = await browser.newContext() // nothing kept from before
        const page = await context.newPage()
        bytes = 0
        await page.goto(`${url}/cari/`)
        page.on('response', (it) => void it.request().sizes().then((sent) => (bytes += sent.responseBodySize), () => {})) // prettier-ignore
        await page.getByLabel('Kata yang dicari').fill(words)
        took.push(
          await timed(async () => {
            await page.keyboard.press('Enter')
            await page.locator('#hasil li').first().waitFor()
          }),
        )
        await page.getByText(/berita ditemukan/).waitFor()
        await page.waitForTimeout(200)
        await context.close()
      }
      figures.push({
        what: `Search in ${count(SEARCH_ITEMS)} items in a browser, ${what}: until the first is shown`,
        measured: `${ms(median(took))}, ${count(bytes / 1_000)} kB over the line`,
        yardstick: `every row of the index, as one would read without parts: ${megabytes(whole)}`,
        aim: '≤ 1 s',
        reached: median(took) <= 1_000,
      })
    }
    figures.push({
      what: `The search index of ${count(SEARCH_ITEMS)} items`,
      measured: `${megabytes(size.bytes)} in ${count(size.files)} files`,
      yardstick: `their words as plain text: ${megabytes(items.reduce((sum, it) => sum + it.title.length + it.searchWords.length, 0))}`, // prettier-ignore
      aim: '',
      reached: null,
    })
    return figures
  } finally {
    await browser.close()
    await app.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Texts of words as common as they are in language: the n-th as common as 1/n (Zipf), of 30,000 words. */
function madeItems(): Item[] {
  const WORDS = 30_000
  let seed = 42
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const word = () => `kata${Math.floor(WORDS ** random())}`
  const perMonth = Math.ceil(SEARCH_ITEMS / SEARCH_MONTHS)
  return Array.from({ length: SEARCH_ITEMS }, (_, at) => {
    const back = SEARCH_MONTHS - 1 - Math.floor(at / perMonth)
    const day = new Date(Date.UTC(2026, 10 - back, 1, 0, at % perMonth))
    const month = day.toISOString().slice(0, 7)
    const words = (length: number) => Array.from({ length }, word)
    return {
      id: `id-${at}`,
      path: `/berita/${month}/berita-${at}/`,
      title: `${words(7).join(' ')}${at === 0 ? ' langka' : ''}`,
      summary: words(15).join(' '),
      topic: 'Umum',
      topicSlug: 'umum',
      publishedAt: day,
      updatedAt: day,
      month,
      number: (at % perMonth) + 1,
      searchWords: [...new Set(words(140))].join(' '),
      agency: '',
      agencySlug: '',
      programme: '',
      programmeSlug: '',
      class: null,
      hoax: null,
      eventOn: null,
      languages: [],
    }
  })
}

/** A portal of nothing but lists and search. */
function sourceOf(items: readonly Item[]): PortalSource {
  const of = Map.groupBy(items, (it) => it.month)
  const months: Month[] = [...of].map(([month, found]) => ({ month, lastNumber: found.length, updatedAt: new Date(0) })).toReversed() // prettier-ignore
  const none = async () => []
  return {
    readSite: async () => ({ url: 'https://siar.contoh.go.id', name: 'Dinas', regency: '', address: '', logo: null, theme: plainTheme, hub: null, follow: { email: false, telegram: '' }, since: new Date(0) }), // prettier-ignore
    findWhole: async () => null,
    listLatestWhole: none,
    listLatestIn: none,
    listOn: none,
    listWholeOn: none,
    listChanged: none,
    listClassMonths: none,
    listNumbered: async (month, from, to) => (of.get(month) ?? []).slice(from - 1, to),
    listMonths: async () => months,
    listNames: none,
    findName: async () => null,
    async *eachWhole() {},
    listUnused: none,
    storedPath: (it) => it,
    madePath: (it) => it,
  }
}

async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  let [files, bytes] = [0, 0]
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      files++
      bytes += (await stat(join(entry.parentPath, entry.name))).size
    }
  return { files, bytes }
}
