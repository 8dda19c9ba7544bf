import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser, BrowserContext } from 'playwright-core'
import type { Db } from '../../src/db/connect.ts'
import { temporaryDatabase } from '../../src/db/temporary.ts'
import { openFileStore } from '../../src/files/store.ts'
import { servePortal } from '../../src/portal/serve.ts'
import { deliverToPortal, keepPortal, rewritePortal, type OwnSite } from '../../src/publication/jobs.ts'
import { withdrawPublication } from '../../src/publication/store.ts'
import { PERSON, madeOffice, madePublication, paragraph } from '../made-publications.ts'
import { axeFaults } from './axe.ts'
import { openBrowser, pictures } from './browser.ts'

const start = new Date('2026-11-24T03:00:00Z')
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000)
const hostile = `</title></script><script>window.ran=1;alert(1)</script>"'><img src=x onerror="window.ran=1"> javascript:alert(1) ]]> \u202E`
const words = (text: string, marks: object[]) => ({ type: 'text', text, marks })

let db: Db
let close: () => Promise<void>
let root: string
let app: FastifyInstance
let browser: Browser
let url: string
let paths: string[]
/** Read in three languages, with a video. */
let invited: string

before(async () => {
  ;({ db, close } = await temporaryDatabase())
  root = await mkdtemp(join(tmpdir(), 'siar-portal-browser-'))
  const site: OwnSite = {
    db,
    portalFolder: join(root, 'portal'),
    filesFolder: join(root, 'files'),
    url: 'https://siar.contoh.go.id',
  }
  await madeOffice(db, start)
  await rewritePortal(site)
  const usual = await madePublication(
    db,
    {
      title: 'Longsor di Km 16: jalur ditutup sementara, tidak ada korban jiwa',
      summary: 'Arus kendaraan dialihkan lewat Pule–Dongko sampai satu lajur dibuka.',
      topic: 'Kebencanaan',
      body: {
        type: 'doc',
        content: [
          paragraph('Material longsor menutup ruas Trenggalek–Ponorogo di kilometer 16, Kecamatan Tugu.'),
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Jalur alternatif' }] },
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Lewat Pule')] }] },
          {
            type: 'paragraph',
            content: [words('Nomor darurat 112', [{ type: 'link', attrs: { href: 'tel:112' } }, { type: 'bold' }])],
          },
          {
            type: 'table',
            content: ['tableHeader', 'tableCell'].map((type) => ({
              type: 'tableRow',
              content: ['Kecamatan yang terdampak', 'Jumlah kepala keluarga', 'Keterangan lebih lanjut'].map(
                (text) => ({ type, content: [paragraph(text)] }),
              ),
            })),
          },
        ],
      },
    },
    start,
  )
  const nasty = await madePublication(
    db,
    {
      title: hostile,
      summary: hostile,
      topic: hostile.slice(0, 60),
      body: { type: 'doc', content: [paragraph(hostile)] },
    },
    later(1),
  )
  const wrong = await madePublication(db, { title: 'Kabar yang keliru', topic: 'Klarifikasi' }, later(2))
  const claim = await madePublication(
    db,
    {
      title: 'Waduk Bagong aman',
      type: 'klarifikasi-hoaks',
      fields: {
        label: 'hoaks',
        kabar: 'Waduk Bagong jebol malam ini.',
        bukti: 'Rekaman petugas pukul 21.00 WIB.',
        opd: 'Dinas Kesehatan',
      },
      disclosure: 'periodic',
    },
    later(2),
  )
  const read = {
    summary: 'For journalists.',
    body: { type: 'doc', content: [paragraph('At the hall, nine o’clock.')] },
  }
  const translations = {
    en: { title: 'Invitation to a press conference', ...read, of: '0'.repeat(64) },
    jv: { title: 'Undhangan temu pers', ...read, of: '0'.repeat(64) },
  }
  const event = { acara: 'Jumpa pers', tanggal: '2026-12-01', waktu: '09.00 WIB', tempat: 'Pendapa' }
  const webm = await readFile(new URL('../../src/demo/prigi.webm', import.meta.url))
  const { hash } = await openFileStore(site.filesFolder).putVideo(db, { name: 'prigi.webm', bytes: webm }, start)
  const video = {
    ...{ id: 'video-1', title: 'Ajakan', file: hash, transcript: 'Selamat pagi.', sign: 'bisindo', signFile: hash },
    captionsEn: 'WEBVTT\n\n00:00:00.500 --> 00:00:03.000\nGood morning.\n',
  }
  const invitation = await madePublication(
    db,
    { title: 'Undangan jumpa pers', type: 'undangan-pers', fields: event, translations, videos: [video] },
    later(2),
  )
  // Of a year that lies in parts, once its last month has passed.
  const past = {
    title: 'Jembatan Widoro selesai dibangun',
    body: { type: 'doc', content: [paragraph('Dibuka Bupati.')] },
  }
  await madePublication(db, past, new Date('2025-12-20T03:00:00Z'))
  while (await deliverToPortal(site, later(3)));
  await db.transaction().execute(async (tx) => {
    await sql`update dossier set state = 'withdrawn' where id = ${wrong.dossierId}`.execute(tx)
    await withdrawPublication(tx, { dossierId: wrong.dossierId, reason: hostile, now: later(4) })
  })
  while (await deliverToPortal(site, later(5)));
  // All ways to follow are open.
  await sql`insert into mail_setting (host, port, security, username, sender, revision, changed_by, changed_at)
    values ('127.0.0.1', 25, 'none', '', 'humas@contoh.go.id', 1, ${PERSON}, ${start})`.execute(db)
  for (const [channel, settings] of [['subscribers', { perMinute: '60' }], ['telegram', { channel: '@kominfocontoh' }]] as const)
    await sql`insert into destination (id, channel, name, by_hand, "on", address, settings, content_types, per_minute, revision, changed_by, changed_at)
      values (gen_random_uuid(), ${channel}, ${channel}, false, true, '', ${JSON.stringify(settings)}, '{}', 20, 1, ${PERSON}, ${start})`.execute(db) // prettier-ignore
  await keepPortal(site)
  app = Fastify({ forceCloseConnections: true })
  await servePortal(app, site)
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
  invited = `${invitation.path}en/`
  paths = [
    '/',
    usual.path,
    nasty.path,
    wrong.path,
    '/topik/',
    '/topik/kebencanaan/',
    '/arsip/',
    '/arsip/2026-11/',
    '/arsip/2026-11/1/',
    '/cari/?q=longsor',
    '/klarifikasi/',
    '/informasi-publik/',
    '/informasi-publik/berkala/',
    '/opd/dinas-kesehatan/',
    '/agenda/',
    '/koreksi/',
    claim.path,
    '/berlangganan/',
    '/tidak/ada',
    invited,
    `${invitation.path}jv/`,
    '/jv/',
  ]
})
after(async () => {
  await browser.close()
  await app.close()
  await close()
  await rm(root, { recursive: true })
})

/** Opens a page and says what the browser complained about. */
async function open(context: BrowserContext, path: string) {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on(
    'response',
    (response) =>
      response.status() >= 400 &&
      !path.startsWith('/tidak') &&
      complaints.push(`${response.status()} ${response.url()}`),
  )
  await page.goto(url + path, { waitUntil: path.startsWith('/cari') ? 'networkidle' : 'load' })
  return { page, complaints: complaints.filter((it) => !(path.startsWith('/tidak') && it.includes('404'))) }
}

/** Pages that have between them all there is to draw: the others are looked at on the phone alone. */
const telling = [0, 1, 2, 3, 8, 9, 10, 12, 16, 17, 19]

/** How far what is read moved while the page came (CLS), to the hundredth. */
const shifted = () =>
  new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const all = list.getEntries() as unknown as { value: number }[]
      resolve(Math.round(all.reduce((sum, it) => sum + it.value, 0) * 100) / 100)
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(0), 50)
  })

test('every page of the portal holds on a small phone and on a laptop, and axe finds nothing', async () => {
  await Promise.all(['phone', 'laptop'].map((it) => mkdir(join(pictures, it), { recursive: true })))
  for (const [name, width, colorScheme] of [
    ['phone', 320, 'dark'],
    ['laptop', 1280, 'light'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    for (const [at, path] of paths.entries()) {
      if (name === 'laptop' && !telling.includes(at)) continue
      const { page, complaints } = await open(context, path)
      assert.deepEqual(complaints, [], path)
      const moved = await page.evaluate(shifted)
      assert.ok(moved <= (path.startsWith('/cari') ? 0.1 : 0), `${path} moved by ${moved} while it came`) // what is found comes later
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.equal(over, 0, `${path} is wider than ${width}`)
      assert.deepEqual(await axeFaults(page), [], path)
      if (process.env['SIAR_PICTURES'] !== 'none')
        await page.screenshot({ path: join(pictures, name, `portal-${at}.png`), fullPage: true })
      if (name === 'laptop') {
        await page.emulateMedia({ colorScheme: 'dark' })
        assert.deepEqual(await axeFaults(page, ['color-contrast']), [], `${path} in the other scheme`)
      }
      await page.close()
    }
    await context.close()
  }
})

test('a title that is a script is read as a title, on every page and in search', async () => {
  const context = await browser.newContext()
  for (const path of [...paths, '/cari/?q=javascript']) {
    const { page, complaints } = await open(context, path)
    assert.equal(await page.evaluate(() => 'ran' in globalThis), false, path)
    assert.deepEqual(complaints, [], path)
    assert.equal(await page.locator('main img').count(), 0, path)
    await page.close()
  }
  const { page } = await open(context, paths[2] as string)
  assert.equal((await page.locator('h1').textContent())?.startsWith('</title></script><script>'), true)
  await context.close()
})

test('search finds by any word of the text, folded, and says so when nothing is found', async () => {
  const context = await browser.newContext()
  const { page } = await open(context, '/cari/')
  await page.getByLabel('Kata yang dicari').fill('LÓNGSOR tugu')
  await page.getByRole('button', { name: 'Cari', exact: true }).click()
  await page.getByText('1 berita ditemukan.').waitFor()
  await page.getByRole('link', { name: /Longsor di Km 16/ }).click()
  await page.getByRole('heading', { level: 1, name: /Longsor di Km 16/ }).waitFor()
  await page.goBack()
  await page.getByText('1 berita ditemukan.').waitFor()
  await page.getByLabel('Kata yang dicari').fill('tidakadakataini')
  await page.keyboard.press('Enter')
  await page.getByText('Tidak ada yang cocok').waitFor()
  await page.getByLabel('Kata yang dicari').fill('pembangunan jembatan')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Jembatan Widoro selesai dibangun' }).waitFor()
  await page.getByText('1 berita ditemukan.').waitFor()
  await page.getByLabel('Kata yang dicari').fill('press invitation')
  await page.keyboard.press('Enter')
  await page.locator('li[lang=en]').getByRole('link', { name: 'Invitation to a press conference' }).click()
  await page.getByRole('link', { name: 'Basa Jawa' }).click()
  await page.getByRole('heading', { level: 1, name: 'Undhangan temu pers' }).waitFor()
  await context.close()
})

test('a video plays with its captions from the office’s own server, and nothing of it comes before it is wanted', async () => {
  const context = await browser.newContext()
  const { page, complaints } = await open(context, invited)
  assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').some((it) => /webm/.test(it.name))), false) // prettier-ignore
  const said = await page.evaluate(async () => {
    const player = document.querySelector('video') as HTMLVideoElement
    player.muted = true
    await player.play()
    const [track] = player.textTracks
    for (let tries = 0; tries < 100 && !track?.cues?.length; tries++) await new Promise((done) => setTimeout(done, 50))
    return [player.videoWidth, (track?.cues?.[0] as VTTCue | undefined)?.text]
  })
  assert.deepEqual(said, [320, 'Good morning.'])
  assert.deepEqual(complaints, [])
  await context.close()
})

test('without JavaScript everything but search is there, and search says where else to look', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('link', { name: /Longsor di Km 16/ }).click()
  await page.getByRole('heading', { level: 2, name: 'Koreksi' }).waitFor()
  await page.getByRole('link', { name: 'Arsip' }).first().click()
  await page.getByRole('link', { name: 'November 2026' }).click()
  await page.getByRole('link', { name: /Longsor di Km 16/ }).waitFor()
  await page.goto(`${url}/cari/`)
  // A browser driven from outside does not draw <noscript>, so its words are looked for where they stand.
  assert.match(await page.locator('noscript').innerHTML(), /Pencarian memerlukan JavaScript.*arsip menurut bulan/s)
  await context.close()
})

test('the portal can be read by keyboard from its first link', async () => {
  const context = await browser.newContext()
  const { page } = await open(context, '/')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Langsung ke isi')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.closest('main') !== null), true)
  await context.close()
})
