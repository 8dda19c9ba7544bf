import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { temporaryDatabase } from '../db/temporary.ts'
import { sizeName } from '../base/picture-sizes.ts'
import { plainTheme } from '../base/portal-theme.ts'
import type { Db } from '../db/connect.ts'
import { openFileStore } from '../files/store.ts'
import { PORTAL_MARK, publishToPortal } from '../portal/publish.ts'
import {
  emptyPublications,
  madeArchive,
  madeCorrection,
  madeOffice,
  madePublication,
  paragraph,
} from '../../test/made-publications.ts'
import type { Found } from './channels/channel.ts'
import { portalSource } from './channels/portal-source.ts'
import type { Way } from './jobs/way.ts'
import { deliver, deliverNext, fillingPictures, keepPortal, rewritePortal, type OutgoingSite } from './jobs.ts'
import { withdrawPublication } from './store.ts'

const start = new Date('2026-11-24T03:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

let db: Db
let close: () => Promise<void>
let root: string
let site: OutgoingSite

before(async () => {
  ;({ db, close } = await temporaryDatabase())
  await madeOffice(db, new Date('2026-01-02T00:00:00Z'))
})
after(() => close())
beforeEach(async (context) => {
  root = await mkdtemp(join(tmpdir(), 'siar-deliver-'))
  site = {
    db,
    portalFolder: join(root, 'portal'),
    filesFolder: join(root, 'files'),
    url: 'https://siar.contoh.go.id',
    secret: 'x'.repeat(43),
  }
  await emptyPublications(db)
  ;(context as { after(done: () => Promise<void>): void }).after?.(() => rm(root, { recursive: true }))
})

const page = (path: string) => readFile(join(site.portalFolder, path), 'utf8')
const exists = (path: string) =>
  stat(join(site.portalFolder, path)).then(
    () => true,
    () => false,
  )
const stateOf = async (id: string) =>
  await db
    .selectFrom('delivery')
    .select(['state', 'problem', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
async function sendAll(now: Date): Promise<number> {
  let count = 0
  while (await deliverNext(site, now)) count++
  return count
}

test('an approved text goes out to its own page and to every list, and the delivery is sent', async () => {
  const it = await madePublication(
    db,
    { title: 'Longsor di Km 16', summary: 'Jalur ditutup.', topic: 'Kebencanaan' },
    start,
  )
  assert.equal(await deliverNext(site, later(1)), true)
  assert.equal(await deliverNext(site, later(1)), false)
  assert.equal((await stateOf(it.deliveryId)).state, 'sent')
  assert.equal(it.path, '/berita/2026-11/longsor-di-km-16/')
  assert.match(await page(`${it.path}index.html`), /<h1>Longsor di Km 16<\/h1>/)
  for (const list of [
    'index.html',
    'topik/kebencanaan/index.html',
    'arsip/2026-11/1/index.html',
    'arsip/2026-11/index.html',
    'feed.xml',
    'atom.xml',
    'feed.json',
    'sitemap/2026-11-1.xml',
    'cari/2026-11-1.json',
  ])
    assert.match(await page(list), /longsor-di-km-16/, list)
})

test('the page carries the very hash that was approved', async () => {
  const it = await madePublication(db, { title: 'Sidik jari' }, start)
  await sendAll(later(1))
  assert.ok((await page(`${it.path}index.html`)).includes(it.versionHash))
})

test('text that would run is text on every page, in data for machines and in the search index', async () => {
  const hostile = `</script><script>alert("x")</script>]]>\u202E<img src=x onerror=alert(1)> & '`
  const it = await madePublication(
    db,
    {
      title: hostile,
      summary: hostile,
      topic: hostile.slice(0, 60),
      body: { type: 'doc', content: [paragraph(hostile)] },
      attachments: [],
      facts: [{ who: hostile, what: hostile, when: '', where: '', source: '' }],
    },
    start,
  )
  await sql`update office set name = ${hostile}, regency = ${hostile}, address = ${hostile}`.execute(db)
  try {
    await sendAll(later(1))
    await keepPortal(site)
    const all = (await readdir(site.portalFolder, { recursive: true })).filter((name) => name.endsWith('.html'))
    assert.ok(all.length >= 8)
    for (const name of all) {
      const text = await page(name)
      const shown = text.replaceAll(/(<script type="application\/ld\+json">).*?<\/script>/gs, '$1')
      assert.doesNotMatch(shown, /<img|onerror=|alert\("x"\)/, name)
      for (const [whole] of text.matchAll(/<script\b[^>]*>/g))
        assert.ok(
          whole === '<script type="application/ld+json">' || whole === '<script src="cari.js" type="module">',
          whole,
        )
      for (const [, json] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
        JSON.parse(json as string)
    }
    const [row] = JSON.parse(await page('cari/2026-11-1.json'))
    assert.equal(row[0], hostile)
    assert.equal(row[3], it.path)
    assert.equal((await page('feed.xml')).includes('<script'), false)
  } finally {
    await sql`update office set name = 'Dinas Komunikasi dan Informatika', regency = 'Kabupaten Trenggalek', address = ''`.execute(
      db,
    )
  }
})

test('a text whose approval does not stand at the moment of sending does not go out', async () => {
  const later1 = await madePublication(db, { title: 'Ditolak kemudian' }, start)
  await sql`insert into visit (id, dossier_id, number, step, post_id, standard_minutes, arrived_at, due_at, calendar_id)
    values (gen_random_uuid(), ${later1.dossierId}, 2, 4, 'kepala-dinas', 15, ${start}, ${start},
      (select id from calendar_edition order by number desc limit 1))`.execute(db)
  await sql`insert into decision (id, dossier_id, version_hash, visit_number, step, person_id, post_id, answer, reason, target_step, statement, decided_at)
    select gen_random_uuid(), dossier_id, version_hash, 2, 4, person_id, post_id, 'no', 'keliru', 2, '{}', now() from decision
    where dossier_id = ${later1.dossierId}`.execute(db)
  const running = await madePublication(db, { title: 'Kembali berjalan' }, start)
  await sql`update dossier set state = 'running' where id = ${running.dossierId}`.execute(db)
  await sendAll(later(1))
  for (const it of [later1, running]) {
    assert.equal((await stateOf(it.deliveryId)).state, 'failed')
    assert.equal(await exists(`${it.path}index.html`), false)
  }
})

test('the database itself refuses a publication without a YES on its version', async () => {
  await assert.rejects(madePublication(db, { title: 'Tanpa YA' }, start, 'no'), /standing YES/)
})

test('a title used before gets an address of its own, also when two go out at once', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => madePublication(db, { title: 'Judul sama' }, start)))
  assert.equal(new Set(all.map((it) => it.path)).size, 6)
  assert.ok(all.some((it) => it.path === '/berita/2026-11/judul-sama/'))
  const numbers = await db.selectFrom('publication').select('month_number').orderBy('month_number').execute()
  assert.deepEqual(
    numbers.map((it) => it.month_number),
    [1, 2, 3, 4, 5, 6],
  )
})

test('what was withdrawn becomes a notice with its reason, and leaves every list', async () => {
  const it = await madePublication(
    db,
    { title: 'Kabar keliru', topic: 'Klarifikasi', body: { type: 'doc', content: [paragraph('isi yang keliru')] } },
    start,
  )
  await sendAll(later(1))
  const { deliveryIds } = await db.transaction().execute(async (tx) => {
    await sql`update dossier set state = 'withdrawn' where id = ${it.dossierId}`.execute(tx)
    return withdrawPublication(tx, { dossierId: it.dossierId, reason: 'Angka <b>tidak</b> benar.', now: later(5) })
  })
  await sendAll(later(6))
  assert.equal((await stateOf(deliveryIds[0] as string)).state, 'sent')
  const notice = await page(`${it.path}index.html`)
  assert.match(notice, /Angka &lt;b&gt;tidak&lt;\/b&gt; benar\./)
  assert.match(notice, /noindex/)
  assert.doesNotMatch(notice, /isi yang keliru/)
  for (const list of [
    'index.html',
    'topik/klarifikasi/index.html',
    'arsip/2026-11/1/index.html',
    'arsip/2026-11/index.html',
    'feed.xml',
    'atom.xml',
    'feed.json',
    'cari/2026-11-1.json',
  ])
    assert.doesNotMatch(await page(list), /kabar-keliru/, list)
  await rewritePortal(site)
  assert.equal(await page(`${it.path}index.html`), notice)
})

test('what was put right says so above the text, shows each change word by word, and stays the same item everywhere', async () => {
  const it = await madePublication(
    db,
    {
      title: 'Jam layanan Adminduk',
      summary: 'Loket buka setiap hari.',
      topic: 'Layanan',
      body: {
        type: 'doc',
        content: [paragraph('Loket buka pukul 07.00 sampai 15.00 WIB.'), paragraph('Bawa KTP asli.')],
      },
      variants: [{ channel: 'chat', text: 'Pesan yang tidak untuk halaman', own: true, facts: [] }],
    },
    start,
  )
  await sendAll(later(1))
  const path = `${it.path}index.html`
  const before = { page: await page(path), atom: await page('atom.xml') }
  assert.match(before.page, /Belum ada koreksi/)

  const hostile = 'Jam yang benar <b>08.00</b>'
  const body = {
    type: 'doc',
    content: [paragraph('Loket buka pukul 08.00 sampai 15.00 WIB.'), paragraph('Bawa KTP asli.')],
  }
  const at = later(2 * 1_440)
  await madeCorrection(db, it, { body, topic: 'Adminduk' }, at, { form: 'correction', note: hostile })
  await sendAll(later(2 * 1_440 + 1))
  const after = await page(path)
  assert.match(
    after,
    /<strong>Koreksi, <time datetime="2026-11-26T10:00:00\+07:00">26 November 2026<\/time>:<\/strong> <bdi>Jam yang benar &lt;b&gt;08\.00/,
  )
  assert.match(after, /<p>Loket buka pukul <del>07\.00<\/del><ins>08\.00<\/ins> sampai 15\.00 WIB\.<\/p>/)
  assert.match(after, /<del>Layanan<\/del><ins>Adminduk<\/ins>/)
  assert.doesNotMatch(after, /Pesan yang tidak untuk halaman/)
  assert.match(after, /"dateModified":"2026-11-26T10:00:00\+07:00"/)
  assert.match(after, /"correction":\[\{"@type":"CorrectionComment","text":"Jam yang benar \\u003cb>08\.00/)
  assert.doesNotMatch(after, /<script(?! type="application\/ld\+json")/)

  const atom = await page('atom.xml')
  const of = (feed: string, name: string) =>
    feed.slice(feed.indexOf('<entry>')).match(new RegExp(`<${name}>(.*?)</${name}>`))?.[1]
  for (const same of ['id', 'published']) assert.equal(of(atom, same), of(before.atom, same))
  assert.notEqual(of(atom, 'updated'), of(before.atom, 'updated'))
  assert.match(await page('feed.xml'), /Koreksi, /)

  assert.match(await page('koreksi/index.html'), /Jam layanan Adminduk/)
  assert.doesNotMatch(
    await page('topik/layanan/index.html'),
    /jam-layanan-adminduk/,
    'where it stood it stands no more',
  )
  assert.match(await page('topik/adminduk/index.html'), /jam-layanan-adminduk/)

  await madeCorrection(db, { ...it, content: it.content }, { body, summary: 'Hari kerja saja.' }, later(3 * 1_440), { form: 'clarification', note: 'Hari kerja.' }) // prettier-ignore
  await sendAll(later(3 * 1_440 + 1))
  const twice = await page(path)
  const shown = twice.slice(twice.indexOf('<article'))
  assert.ok(shown.indexOf('Klarifikasi, ') < shown.indexOf('Jam yang benar'), 'the newest first')
  assert.ok(Buffer.byteLength(twice) < 30_000)
  await rewritePortal(site)
  assert.equal(await page(path), twice)
})

test('each language has a page of its own whose address never goes away: read, found, put right, dropped, taken back', async () => {
  const body = (...texts: string[]) => ({ type: 'doc', content: texts.map(paragraph) })
  const of = '0'.repeat(64)
  const it = await madePublication(
    db,
    {
      title: 'Jalur ditutup',
      topic: 'Lalu lintas',
      body: body('Alat berat tiba pukul 13.15 WIB.'),
      translations: {
        en: { title: 'Road <closed>', summary: 'Detour', body: body('Excavators arrive at 13:15 WIB.'), of },
        jv: { title: 'Dalan ditutup', summary: '', body: body('Alat abot teka jam 13.15 WIB.'), of },
      },
    },
    start,
  )
  await madePublication(db, { title: 'Hanya Indonesia' }, later(1))
  await sendAll(later(2))
  const url = `https://siar.contoh.go.id${it.path}`
  const pageIn = (way: string) => page(`${it.path}${way}index.html`)
  const [id, en, jv] = [await pageIn(''), await pageIn('en/'), await pageIn('jv/')]
  assert.match(en, /^<!doctype html>\n<html lang="en">/)
  assert.match(en, /<h1>Road &lt;closed&gt;<\/h1>/)
  assert.match(en, /Excavators arrive/)
  assert.doesNotMatch(en.replaceAll(/lang="id"[^>]*>[^<]*/g, ''), /Untuk media|Belum ada koreksi|Beranda|Alat berat/)
  assert.match(en, /"inLanguage":"en","translationOfWork":\{"@type":"NewsArticle","@id":"urn:uuid:/)
  assert.match(jv, /^<!doctype html>\n<html lang="id">/)
  assert.match(jv, /<div class="text" lang="jv">\n<p>Alat abot teka/)
  for (const one of [id, en, jv]) {
    for (const [language, way] of Object.entries({ id: '', en: 'en/', jv: 'jv/', 'x-default': '' }))
      assert.ok(one.includes(`<link rel="alternate" hreflang="${language}" href="${url}${way}">`), language)
    assert.match(one, /Bahasa Indonesia<\/a>.*English<\/a>.*Basa Jawa<\/a>/)
    assert.equal(one.match(/aria-current="page">(?:Bahasa Indonesia|English|Basa Jawa)/g)?.length, 1)
  }
  assert.match(await page('index.html'), /hreflang="en" rel="alternate" href="\.\/en\/">English/)
  assert.match(
    await page('en/index.html'),
    /href="\.\.\/berita\/2026-11\/jalur-ditutup\/en\/"><bdi>Road &lt;closed&gt;/,
  )
  assert.doesNotMatch(await page('en/index.html'), /Hanya Indonesia/)
  assert.match(await page('jv/feed.xml'), /<language>jv<\/language>[\s\S]*Dalan ditutup/)
  assert.match(await page('en/feed.xml'), /<description>Official information of [^<]*, in English\.<\/description>/)
  assert.match(await page('sitemap/2026-11-1.xml'), /<loc>[^<]*jalur-ditutup\/en\/<\/loc>.*hreflang="x-default"/s)
  assert.match(await page('cari/2026-11-1.json'), /jalur-ditutup\/en\/.*excavators/)
  const isSameAnew = async () => {
    const before = await snapshot(site.portalFolder)
    await rewritePortal(site)
    const anew = await snapshot(site.portalFolder)
    for (const [path, text] of before) assert.equal(anew.get(path), text, path)
  }
  await isSameAnew()

  // Put right in English alone, and no longer given in Javanese.
  const translations = { en: { title: 'Road closed', summary: '', body: body('Excavators arrive at 14:15 WIB.'), of } }
  await madeCorrection(db, it, { translations }, later(5), { form: 'correction', note: 'Jam dalam bahasa Inggris.' })
  await sendAll(later(6))
  assert.match(await page(`${it.path}en/index.html`), /at <del>13:15<\/del><ins>14:15<\/ins> WIB/)
  assert.match(await page(`${it.path}en/index.html`), /<strong>Correction, <time/)
  assert.match(await page(`${it.path}jv/index.html`), /tidak lagi tersedia dalam bahasa ini/)
  assert.doesNotMatch(await page('jv/index.html'), /jalur-ditutup/)
  assert.match(await page('en/feed.xml'), /Correction, [^\n]*bdi lang=&quot;id&quot;&gt;Jam dalam bahasa Inggris\./)
  await isSameAnew()

  await db.transaction().execute(async (tx) => {
    await sql`update dossier set state = 'withdrawn' where id = ${it.dossierId}`.execute(tx)
    await withdrawPublication(tx, { dossierId: it.dossierId, reason: 'Keliru.', now: later(8) })
  })
  await sendAll(later(9))
  for (const way of ['', 'en/', 'jv/']) {
    const notice = await page(`${it.path}${way}index.html`)
    assert.match(notice, /Keliru\./)
    assert.doesNotMatch(notice, /Excavators|Alat (?:berat|abot)/)
  }
  // The title in English is another one; in Javanese there is none any more.
  assert.match(await pageIn('en/'), /<html lang="en">[^]*<h1>Road closed<\/h1>/)
  assert.match(await pageIn('jv/'), /<html lang="id">[^]*<h1>Jalur ditutup<\/h1>/)
  assert.doesNotMatch(await page('en/feed.xml'), /jalur-ditutup/)
})

test('the address of a language that was given up holds, however often the text was put right since', async () => {
  const of = '0'.repeat(64)
  const body = { type: 'doc', content: [paragraph('Dalan ditutup.')] }
  const jv = { title: 'Dalan ditutup', summary: '', body, of }
  const it = await madePublication(db, { title: 'Jalur ditutup', translations: { jv } }, start)
  await sendAll(later(1))
  for (let at = 2; at < 15; at++)
    await madeCorrection(db, it, { translations: undefined, summary: `Ke-${at}` }, later(at))
  await sendAll(later(15))
  await rewritePortal(site)
  assert.match(await page(`${it.path}jv/index.html`), /tidak lagi tersedia dalam bahasa ini/)
  assert.equal(await exists(`${it.path}en/index.html`), false)
})

test('a video stands on the page with captions, sign language and transcript, without a script, and goes with its text', async () => {
  const store = openFileStore(site.filesFolder)
  const webm = await readFile(new URL('../demo/prigi.webm', import.meta.url))
  const file = await store.putVideo(db, { name: 'prigi.webm', bytes: webm }, start)
  const cue = (text: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}\n`
  const video = {
    id: 'video-1',
    title: 'Prigi <bersih>',
    file: file.hash,
    captionsId: cue('Selamat pagi.'),
    captionsEn: cue('Good morning.'),
    transcript: 'Selamat pagi.\nPantai bersih & rapi.',
    sign: 'bisindo',
    signAddress: 'https://video.contoh.go.id/isyarat',
  }
  const it = await madePublication(db, { title: 'Prigi', videos: [video] }, start)
  await sendAll(later(1))
  const path = `${it.path}index.html`
  const text = await page(path)
  assert.match(text, /<h3>Prigi &lt;bersih&gt;<\/h3>\n<video controls preload="none" width="640" height="360" aria-label="Prigi &lt;bersih&gt;"><source src="[^"]+\.webm" type="video\/webm">/) // prettier-ignore
  assert.match(text, /srclang="id" label="Bahasa Indonesia" src="[^"]+\.vtt" default>.*srclang="en"/)
  assert.match(text, /<h4>Bahasa isyarat \(BISINDO\)<\/h4>\n<p><a href="https:\/\/video\.contoh\.go\.id\/isyarat"/)
  assert.match(text, /<summary>Transkrip<\/summary><p>Selamat pagi\.<\/p><p>Pantai bersih &amp; rapi\.<\/p>/)
  assert.doesNotMatch(text, /<iframe|<script(?! type="application\/ld\+json")|preload="auto"/)
  assert.ok(Buffer.byteLength(text) < 30_000)
  const captions = [...text.matchAll(/src="(?:\.\.\/)+([^"]+\.vtt)"/g)].map(([, one]) => one as string)
  assert.equal(captions.length, 2)
  assert.match(await page(captions[0] as string), /Selamat pagi/)
  assert.deepEqual(await readFile(join(site.portalFolder, `berkas-publik/${file.hash}.webm`)), webm)
  await rewritePortal(site)
  assert.equal(await page(path), text)
  assert.equal(await exists(captions[1] as string), true)

  await madeCorrection(db, it, { videos: [{ ...video, captionsEn: undefined }] }, later(2))
  await sendAll(later(3))
  assert.deepEqual([await exists(captions[0] as string), await exists(captions[1] as string)], [true, false])
  await db.transaction().execute(async (tx) => {
    await sql`update dossier set state = 'withdrawn' where id = ${it.dossierId}`.execute(tx)
    await withdrawPublication(tx, { dossierId: it.dossierId, reason: 'Keliru.', now: later(5) })
  })
  await sendAll(later(6))
  for (const gone of [captions[0] as string, `berkas-publik/${file.hash}.webm`]) assert.equal(await exists(gone), false)
})

test('a very long change is told in a page that stays light', async () => {
  const words = (seed: string) =>
    Array.from({ length: 60 }, (_, at) => paragraph(`${seed} ${at} ${'kata yang panjang sekali '.repeat(20)}`))
  const it = await madePublication(db, { title: 'Panjang', body: { type: 'doc', content: words('lama') } }, start)
  await sendAll(later(1))
  const short = { type: 'doc', content: [paragraph('Singkat saja.')] }
  await madeCorrection(db, it, { body: short }, later(2))
  await sendAll(later(3))
  const text = await page(`${it.path}index.html`)
  assert.ok(Buffer.byteLength(text) < 30_000, String(Buffer.byteLength(text)))
  assert.match(text, /Perubahan selebihnya terlalu panjang/)
})

test('pictures and attachments of a text are public as long as a public text shows them', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )
  const store = openFileStore(site.filesFolder)
  const picture = await store.put(db, { name: 'longsor.png', bytes: png }, start)
  const table = await store.put(db, { name: 'data.csv', bytes: Buffer.from('a,b\n1,2\n') }, start)
  const image = { type: 'image', attrs: { src: picture.hash, alt: 'Longsor "onerror=x', caption: '' } }
  const body = { type: 'doc', content: [image] }
  const one = await madePublication(db, { title: 'Satu', body, attachments: [table] }, start)
  const other = await madePublication(db, { title: 'Dua', body }, later(1))
  await sendAll(later(2))
  const shown = `berkas-publik/${picture.hash}.png`
  const given = `berkas-publik/${table.hash}.csv`
  assert.deepEqual(await readFile(join(site.portalFolder, shown)), png)
  const small = `berkas-publik/${sizeName(picture.hash, 1, 'jpg')}`
  assert.ok((await page(`${one.path}index.html`)).includes(`src="../../../${small}"`))
  assert.ok((await page(`${one.path}index.html`)).includes(`alt="Longsor &quot;onerror&#61;x"`))
  assert.ok((await page(`${one.path}index.html`)).includes(`href="../../../${given}"`))
  assert.match(
    await page(`${other.path}index.html`),
    /og:image" content="https:\/\/siar\.contoh\.go\.id\/berkas-publik/,
  )
  const withdraw = (it: { dossierId: string }) =>
    db
      .transaction()
      .execute(async (tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'x', now: later(3) }))
  await withdraw(one)
  await sendAll(later(4))
  assert.deepEqual([await exists(shown), await exists(small), await exists(given)], [true, true, false])
  // Put right without its picture it takes that off the portal, and puts it there again with it.
  await madeCorrection(db, other, { body: { type: 'doc', content: [paragraph('Tanpa gambar.')] } }, later(4))
  await sendAll(later(5))
  assert.deepEqual([await exists(shown), await exists(small)], [false, false])
  await madeCorrection(db, other, { summary: 'Dengan gambar lagi.' }, later(5))
  await sendAll(later(6))
  assert.deepEqual([await exists(shown), await exists(small)], [true, true])
  await withdraw(other)
  await sendAll(later(7))
  assert.deepEqual((await readdir(join(site.portalFolder, 'berkas-publik'))).toSorted(), [])
})

test('a large photograph goes out in sizes that keep their room, and its page is the same after all of them were lost', async () => {
  await keepPortal(site)
  const store = openFileStore(site.filesFolder)
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 }
  const photo = await sharp({ create: { width: 1_300, height: 900, channels: 3, background: '#468', noise } }).jpeg().toBuffer() // prettier-ignore
  const picture = await store.put(db, { name: 'alat-berat.jpg', bytes: photo }, start)
  const attrs = { src: picture.hash, alt: 'Alat berat', caption: 'Di Km 16', credit: 'Kominfo/Dewi' }
  const it = await madePublication(db, { title: 'Berfoto', body: { type: 'doc', content: [{ type: 'image', attrs }] } }, start) // prettier-ignore
  await sendAll(later(1))
  const written = await snapshot(site.portalFolder)
  const text = written.get(`${it.path.slice(1)}index.html`) ?? ''
  assert.match(
    text,
    /<source type="image\/avif" srcset="[^"]+-480\.avif 480w, [^"]+-960\.avif 960w, [^"]+-1300\.avif 1300w"/,
  )
  assert.match(text, /width="1300" height="900" fetchpriority="high"/)
  assert.match(
    text,
    /Untuk media[^]*Di Km 16[^]*Foto: Kominfo\/Dewi[^]*-960\.jpg" download[^]*Asli, 1300 \S+ 900 piksel/,
  )
  assert.match(text, /"creditText":"Kominfo\/Dewi"/)
  await rm(`${site.filesFolder}-narrow`, { recursive: true })
  await rm(site.portalFolder, { recursive: true })
  await keepPortal(site)
  assert.match(await page(`${it.path}index.html`), new RegExp(`<img src="../../../berkas-publik/${picture.hash}.jpg"`))
  let isAway = true
  const fill = fillingPictures({
    ...site,
    db: db.withPlugin({
      transformQuery: ({ node }) => {
        if (isAway) throw new Error('basis data terputus')
        return node
      },
      transformResult: async ({ result }) => result,
    }),
  })
  await assert.rejects(fill(), /terputus/)
  isAway = false
  while (await fill());
  assert.deepEqual([...(await snapshot(site.portalFolder))].toSorted(), [...written].toSorted())
  assert.equal(await exists('.siar-gambar'), false)
})

test('a picture that cannot be read any more goes out as its words, and holds nothing back', async () => {
  const store = openFileStore(site.filesFolder)
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#468' } })
    .png()
    .toBuffer()
  const picture = await store.put(db, { name: 'rusak.png', bytes }, start)
  await writeFile(store.pathOf(picture.hash), 'rusak')
  const image = { type: 'image', attrs: { src: picture.hash, alt: 'Peta lokasi', caption: '' } }
  const it = await madePublication(db, { title: 'Gambar rusak', body: { type: 'doc', content: [image] } }, start)
  await sendAll(later(1))
  assert.equal((await stateOf(it.deliveryId)).state, 'sent')
  assert.match(await page(`${it.path}index.html`), /Gambar ini tidak dapat ditampilkan: Peta lokasi/)
})

test('a picture lost from the store keeps its text back and says why', async () => {
  const store = openFileStore(site.filesFolder)
  const picture = await store.put(db, { name: 'hilang.txt', bytes: Buffer.from('akan hilang') }, start)
  const it = await madePublication(db, { title: 'Lampiran hilang', attachments: [picture] }, start)
  await rm(store.pathOf(picture.hash))
  await deliverNext(site, later(1))
  assert.match((await stateOf(it.deliveryId)).problem, /^Gambar atau lampiran naskah ini tidak ada/)
  assert.equal(await exists(`${it.path}index.html`), false)
})

test('a file of the first text goes too when the text is withdrawn before its correction went out', async () => {
  const store = openFileStore(site.filesFolder)
  const [first, second] = await Promise.all(['satu', 'dua'].map((it) => store.put(db, { name: `${it}.txt`, bytes: Buffer.from(it) }, start))) // prettier-ignore
  const it = await madePublication(db, { title: 'Berlampiran', attachments: [first] }, start)
  await sendAll(later(1))
  assert.equal(await exists(`berkas-publik/${first?.hash}.txt`), true)
  await madeCorrection(db, it, { attachments: [second] }, later(2))
  await db
    .transaction()
    .execute(async (tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'x', now: later(3) }))
  await sendAll(later(4))
  for (const file of [first, second]) assert.equal(await exists(`berkas-publik/${file?.hash}.txt`), false)
})

test('what was withdrawn before it ever went out leaves no trace on the portal', async () => {
  const it = await madePublication(db, { title: 'Tidak jadi' }, start)
  await db
    .transaction()
    .execute(async (tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'batal', now: start }))
  await sendAll(later(1))
  assert.equal((await stateOf(it.deliveryId)).state, 'failed')
  assert.equal(await exists(`${it.path}index.html`), false)
  assert.equal(
    (await rewritePortal(site))?.some((path) => path.includes('tidak-jadi')),
    false,
  )
})

test('who asks for the portal to be written anew while that is under way gets it once more', async () => {
  await madePublication(db, { title: 'Diminta lagi' }, start)
  await sendAll(later(1))
  await rewritePortal(site)
  const mark = join(site.portalFolder, PORTAL_MARK)
  const whole = await readFile(mark, 'utf8')
  await rm(mark)
  await rewritePortal(site, () => rm(mark)) // asked once, and again meanwhile
  assert.equal(await exists(PORTAL_MARK), false)
  await keepPortal(site)
  assert.equal(await readFile(mark, 'utf8'), whole)
})

test('publishing writes as few files with 520 items in a month as with 20', async () => {
  const counts: number[] = []
  const kinds: string[][] = []
  for (const size of [20, 520]) {
    await emptyPublications(db)
    await rm(site.portalFolder, { recursive: true, force: true })
    await madeArchive(db, size, 1, start)
    await rewritePortal(site)
    const it = await madePublication(db, { title: `Kabar baru ${size}`, topic: 'Arsip' }, later(1))
    await sql`update publication set state = 'public' where id = ${it.publicationId}`.execute(db)
    const written = await publishToPortal(
      site.portalFolder,
      portalSource(db, openFileStore(site.filesFolder), site.url),
      it.publicationId,
    )
    counts.push(written.length)
    kinds.push(written.map((path) => path.replaceAll(/\d+/g, 'N')).toSorted())
  }
  assert.ok(counts[1]! <= counts[0]! + 1, `${counts}`)
  assert.ok(counts[1]! <= 14, `${kinds[1]}`)
})

test('publishing again writes nothing, since all is right already', async () => {
  const it = await madePublication(db, { title: 'Sekali saja' }, start)
  await sendAll(later(1))
  const source = portalSource(db, openFileStore(site.filesFolder), site.url)
  assert.deepEqual(await publishToPortal(site.portalFolder, source, it.publicationId), [])
})

test('a process that died between any two files is made good by the next one', async () => {
  const old = await madePublication(db, { title: 'Yang lama', topic: 'Umum' }, start)
  await sendAll(later(1))
  const it = await madePublication(db, { title: 'Yang terputus', topic: 'Umum' }, later(2))
  await sendAll(later(3))
  const whole = await snapshot(site.portalFolder)
  for (const lost of whole.keys()) {
    await rm(join(site.portalFolder, lost))
    await sql`update delivery set state = 'sending', attempts = 1 where id = ${it.deliveryId}`.execute(db)
    await sendAll(later(4))
    assert.equal((await stateOf(it.deliveryId)).state, 'sent')
    if (!lost.includes('lama') && !lost.includes(old.versionHash)) assert.equal(await exists(lost), true, lost)
    else await rewritePortal(site)
  }
  const healed = await snapshot(site.portalFolder)
  for (const [path, text] of whole) assert.equal(healed.get(path), text, path)
})

test('a file left half-written is never in the way, and goes at the next rewriting', async () => {
  await madePublication(db, { title: 'Bersih' }, start)
  await sendAll(later(1))
  await writeFile(join(site.portalFolder, '.baru-0badc0de'), 'setengah')
  await writeFile(join(site.portalFolder, 'liar.html'), 'bukan milik portal')
  await rewritePortal(site)
  assert.equal(await exists('.baru-0badc0de'), false)
  assert.equal(await exists('liar.html'), false)
  assert.equal(await exists('berita/2026-11/bersih/index.html'), true)
})

test('the portal is written anew when its address or its office changes, and only then', async () => {
  await madePublication(db, { title: 'Alamat' }, start)
  await sendAll(later(1))
  await keepPortal(site)
  const mark = await page('.siar.json')
  const before = (await stat(join(site.portalFolder, '.siar.json'))).mtimeMs
  await keepPortal(site)
  assert.equal((await stat(join(site.portalFolder, '.siar.json'))).mtimeMs, before)
  await keepPortal({ ...site, url: 'https://baru.contoh.go.id' })
  assert.notEqual(await page('.siar.json'), mark)
  assert.match(await page('berita/2026-11/alamat/index.html'), /https:\/\/baru\.contoh\.go\.id\//)
})

test('while all is written anew, a text goes out, one is put right and one is taken back at once, and the new portal has it all', async () => {
  const photo = await openFileStore(site.filesFolder).put(db, { name: 'foto.txt', bytes: Buffer.from('foto') }, start)
  const right = await madePublication(db, { title: 'Akan dikoreksi', topic: 'Umum', attachments: [photo] }, start)
  const taken = await madePublication(db, { title: 'Akan ditarik', topic: 'Umum' }, later(1))
  const pinned = await madePublication(db, { title: 'Akan disematkan' }, later(2))
  await sendAll(later(3))
  await rewritePortal(site)
  let fresh = ''
  await rewritePortal(site, async (count) => {
    if (count !== 3) return // each page is written; no list is yet
    const it = await madePublication(db, { title: 'Kabar genting', topic: 'Bencana' }, later(4))
    await madeCorrection(db, right, { title: 'Sudah dikoreksi', attachments: [] }, later(5))
    await db.transaction().execute(async (tx) => {
      await sql`update dossier set state = 'withdrawn' where id = ${taken.dossierId}`.execute(tx)
      await withdrawPublication(tx, { dossierId: taken.dossierId, reason: 'Keliru.', now: later(6) })
    })
    await sql`update publication set pinned_at = ${later(6)} where id = ${pinned.publicationId}`.execute(db)
    await sendAll(later(7))
    fresh = it.path
    assert.match(await page('index.html'), /Kabar genting/)
    assert.match(await page(`${taken.path}index.html`), /Keliru\./)
    assert.match(await page(`${right.path}index.html`), /Sudah dikoreksi/)
  })
  assert.match(await page(`${fresh}index.html`), /Kabar genting/)
  assert.match(await page('topik/bencana/index.html'), /Kabar genting/)
  assert.match(await page(`${taken.path}index.html`), /Keliru\./)
  assert.match(await page('koreksi/index.html'), /Sudah dikoreksi/)
  const caughtUp = await snapshot(site.portalFolder)
  await rewritePortal(site)
  assert.deepEqual(await snapshot(site.portalFolder), caughtUp, 'as if nothing had happened meanwhile')
})

test('where very many texts came while all was written anew, it is begun again, and has them all', async () => {
  await madePublication(db, { title: 'Sudah ada' }, start)
  await sendAll(later(1))
  let begun = 0
  await rewritePortal(site, async (count) => {
    if (count === 1 && ++begun === 1) await madeArchive(db, 501, 1, new Date('2026-10-20T03:00:00Z'))
  })
  // Once more where another's transaction, of whichever database of this server, is still open: what came counts as new.
  assert.ok(begun > 1, String(begun))
  const written = await snapshot(site.portalFolder)
  await rewritePortal(site)
  assert.deepEqual(await snapshot(site.portalFolder), written)
  assert.ok(written.size > 500, String(written.size))
})

test('a second one that would write all anew leaves it to the first, and one that is asked to stop leaves the portal as it was', async () => {
  await madePublication(db, { title: 'Tetap ada' }, start)
  await sendAll(later(1))
  assert.ok(await rewritePortal(site, async () => assert.equal(await rewritePortal(site), null)))
  const before = await snapshot(site.portalFolder)
  const stopping = AbortSignal.abort()
  await assert.rejects(keepPortal({ ...site, url: 'https://baru.contoh.go.id' }, stopping), stopping.reason)
  assert.deepEqual(await snapshot(site.portalFolder), before)
  assert.deepEqual((await readdir(root)).filter((it) => it.startsWith('portal-')).length, 1)
})

test('many publications at once end on one right portal', async () => {
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, at) => madePublication(db, { title: `Bersamaan ${at}`, topic: 'Umum' }, later(at))),
  )
  await Promise.all(Array.from({ length: 4 }, () => sendAll(later(30))))
  const written = await snapshot(site.portalFolder)
  const home = await page('index.html')
  for (const it of all) assert.ok(home.includes(it.path.slice(1)), it.path)
  await rewritePortal(site)
  const anew = await snapshot(site.portalFolder)
  for (const [path, text] of written) assert.equal(anew.get(path), text, path)
})

test('pages of the archive, the search index and the sitemap follow on each other as they fill', async () => {
  await madeArchive(db, 99, 1, start)
  await rewritePortal(site)
  for (let at = 0; at < 3; at++) await madePublication(db, { title: `Pengisi ${at}` }, later(at + 1))
  await sendAll(later(10))
  const written = await snapshot(site.portalFolder)
  assert.match(written.get('arsip/2026-11/2/index.html') ?? '', /rel="prev" href="..\/..\/..\/arsip\/2026-11\/3\/"/)
  assert.match(written.get('arsip/2026-11/3/index.html') ?? '', /pengisi-1[^]*pengisi-0|pengisi-2[^]*pengisi-1/)
  assert.match(written.get('arsip/2026-11/index.html') ?? '', /Pengisi 2/)
  assert.equal(JSON.parse(written.get('cari/2026-11-1.json') ?? '').length, 100)
  assert.equal(JSON.parse(written.get('cari/2026-11-2.json') ?? '').length, 2)
  await rewritePortal(site)
  const anew = await snapshot(site.portalFolder)
  assert.deepEqual([...written.keys()].toSorted(), [...anew.keys()].toSorted())
  for (const [path, text] of written) assert.equal(anew.get(path), text, path)
})

test('a page of the archive leads on where the first item of the next one was taken back before it went out', async () => {
  await madeArchive(db, 49, 1, start)
  await rewritePortal(site)
  await madePublication(db, { title: 'Kelima puluh' }, later(1))
  await sendAll(later(2))
  const taken = await madePublication(db, { title: 'Tidak jadi' }, later(3))
  await db.transaction().execute((tx) => withdrawPublication(tx, { dossierId: taken.dossierId, reason: 'batal', now: later(3) })) // prettier-ignore
  await sendAll(later(4))
  await madePublication(db, { title: 'Kelima puluh dua' }, later(5))
  await sendAll(later(6))
  assert.match(await page('arsip/2026-11/2/index.html'), /Kelima puluh dua/)
  assert.match(await page('arsip/2026-11/1/index.html'), /rel="prev" href="[./]*arsip\/2026-11\/2\/"/)
  const written = await snapshot(site.portalFolder)
  await rewritePortal(site)
  assert.deepEqual(await snapshot(site.portalFolder), written)
})

test('the office’s mark stands on every page, and a lost picture does not keep the portal from being written anew', async () => {
  const store = openFileStore(site.filesFolder)
  const logo = await store.put(db, { name: 'logo.txt', bytes: Buffer.from('lambang') }, start)
  const picture = await store.put(db, { name: 'foto.txt', bytes: Buffer.from('foto') }, start)
  const it = await madePublication(db, { title: 'Berlogo', attachments: [logo, picture] }, start)
  await sql`insert into office_logo values (${logo.hash})`.execute(db)
  await sql`update office set logo_hash = ${logo.hash}`.execute(db)
  try {
    await keepPortal(site)
    assert.equal(await exists(`berkas-publik/${logo.hash}.txt`), true)
    await sendAll(later(1))
    await db
      .transaction()
      .execute(async (tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'x', now: later(2) }))
    await sendAll(later(3))
    assert.equal(await exists(`berkas-publik/${logo.hash}.txt`), true)
    assert.equal(await exists(`berkas-publik/${picture.hash}.txt`), false)
    const other = await madePublication(db, { title: 'Foto hilang', attachments: [picture] }, later(4))
    await sendAll(later(5))
    await rm(store.pathOf(picture.hash))
    await rm(site.portalFolder, { recursive: true })
    await rewritePortal(site)
    assert.equal(await exists(`${other.path}index.html`), true)
  } finally {
    await sql`update office set logo_hash = null`.execute(db)
  }
})

/** A way that counts what goes it. */
function countingWay(it: { fail?: (n: number) => void; found?: Found } = {}) {
  const sent: string[] = []
  let asked = 0
  const way: Way = {
    async send(delivery) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      sent.push(delivery.id)
      it.fail?.(sent.length)
      return { end: { state: 'sent', remoteId: 'x', url: '' }, told: null }
    },
    async find() {
      asked++
      return it.found ?? { state: 'unknown', seen: '' }
    },
  }
  return { way, sent, asked: () => asked }
}

test('a delivery reaches its channel once, however many jobs and processes run for it', async () => {
  const it = await madePublication(db, { title: 'Sekali' }, start)
  const { way, sent } = countingWay()
  await Promise.all(Array.from({ length: 8 }, () => deliver(db, way, it.deliveryId, later(1))))
  for (let i = 0; i < 5; i++) await deliver(db, way, it.deliveryId, later(2))
  assert.equal(sent.length, 1)
  assert.equal((await stateOf(it.deliveryId)).state, 'sent')
})

test('where the channel cannot tell what became of a try, a person is asked and nothing is sent again', async () => {
  const it = await madePublication(db, { title: 'Tidak pasti' }, start)
  const { way, sent } = countingWay({
    fail: () => {
      throw new Error('sambungan putus')
    },
  })
  for (let i = 0; i < 4; i++) await deliver(db, way, it.deliveryId, later(i * 60))
  assert.equal(sent.length, 1)
  assert.deepEqual(await stateOf(it.deliveryId), { state: 'unsure', problem: 'sambungan putus', attempts: 1 })
})

test('a process that died after the call leaves a delivery that the channel itself finds', async () => {
  const it = await madePublication(db, { title: 'Sudah sampai' }, start)
  await sql`update delivery set state = 'sending' where id = ${it.deliveryId}`.execute(db)
  const { way, sent, asked } = countingWay({ found: { state: 'sent', remoteId: '42', url: '' } })
  await deliver(db, way, it.deliveryId, later(1))
  assert.deepEqual([sent.length, asked(), (await stateOf(it.deliveryId)).state], [0, 1, 'sent'])
})

test('what surely did not arrive is tried again after a growing pause, and in the end fails with its reason', async () => {
  const it = await madePublication(db, { title: 'Cakram penuh' }, start)
  const { way, sent } = countingWay({
    found: { state: 'absent' },
    fail: () => {
      throw new Error('ENOSPC: no space left on device')
    },
  })
  const pauses: number[] = []
  let now = later(1)
  for (let i = 0; i < 12; i++) {
    await deliver(db, way, it.deliveryId, now)
    const { due_at } = await db
      .selectFrom('delivery')
      .select('due_at')
      .where('id', '=', it.deliveryId)
      .executeTakeFirstOrThrow()
    pauses.push(due_at.getTime() - now.getTime())
    now = due_at > now ? due_at : now
  }
  assert.equal(sent.length, 12)
  assert.ok(pauses[1]! > pauses[0]! && pauses[5]! > pauses[4]!)
  assert.ok(Math.max(...pauses) <= 10 * 60_000)
  const end = await stateOf(it.deliveryId)
  assert.equal(end.state, 'failed')
  assert.match(end.problem, /ENOSPC/)
})

test('a folder that cannot be written puts the delivery off, and it arrives when it can', async () => {
  const it = await madePublication(db, { title: 'Folder rusak' }, start)
  await writeFile(join(root, 'portal'), 'bukan folder')
  await deliverNext(site, later(1))
  assert.equal((await stateOf(it.deliveryId)).state, 'waiting')
  await rm(join(root, 'portal'))
  await sendAll(later(60))
  assert.equal((await stateOf(it.deliveryId)).state, 'sent')
})

test('a text is listed under what it says of itself: agency, programme, class, finding and day, and nowhere once withdrawn', async () => {
  await keepPortal(site)
  const programme = { type: 'artikel-program', fields: { opd: 'Dinas Kesehatan', program: 'Posyandu Lima Hari' } }
  const one = await madePublication(db, { title: 'Posyandu', ...programme, disclosure: 'periodic' }, start)
  const claim = { label: 'hoaks', kabar: 'Waduk <b>jebol</b>', 'beredar-di': 'WhatsApp', bukti: 'Rekaman petugas' }
  const two = await madePublication(db, { title: 'Waduk aman', type: 'klarifikasi-hoaks', fields: claim }, start)
  await sql`update publication set noted_at = ${later(-300)} where id = ${two.publicationId}`.execute(db)
  const event = { acara: 'Jumpa pers', tanggal: '2026-12-01', waktu: '09.00 WIB', tempat: 'Pendapa' }
  await madePublication(
    db,
    { title: 'Undangan', type: 'undangan-pers', fields: event, disclosure: 'on-request' },
    start,
  )
  const exempt = await madePublication(db, { title: 'Rahasia negara', disclosure: 'exempt' }, start)
  await sendAll(later(1))
  assert.match(await page('opd/dinas-kesehatan/index.html'), /Posyandu/)
  assert.match(await page('opd/index.html'), /Dinas Kesehatan/)
  assert.match(await page('program/posyandu-lima-hari/index.html'), /Posyandu/)
  assert.match(await page('informasi-publik/berkala/index.html'), /Posyandu[^]*Dinas Kesehatan[^]*November 2026/)
  assert.match(await page('informasi-publik/berkala/2026-11/index.html'), /Posyandu/)
  assert.match(await page('informasi-publik/setiap-saat/index.html'), /Undangan/)
  assert.match(
    await page('klarifikasi/index.html'),
    /1 jawaban terakhir, 1 tepat waktu[^]*Hoaks<\/span>[^]*5 jam[^]*Waduk aman/,
  )
  assert.match(await page('agenda/index.html'), /Selasa, 1 Desember 2026[^]*09\.00 WIB[^]*Jumpa pers[^]*Pendapa/)
  const text = await page(`${two.path}index.html`)
  assert.match(text, /Waduk &lt;b&gt;jebol[^]*WhatsApp[^]*Rekaman petugas/)
  assert.match(text, /"ClaimReview"[^]*"alternateName":"Hoaks"/)
  assert.match(await page('topik/index.html'), /Belum ada topik/)
  const written = await snapshot(site.portalFolder)
  for (const [path, body] of written) assert.doesNotMatch(body, /rahasia-negara|Rahasia negara/, path)
  assert.equal((await stateOf(exempt.deliveryId)).state, 'sent') // such a text never gets here; the portal holds all the same
  for (const it of [one, two])
    await db.transaction().execute(async (tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'x', now: later(2) })) // prettier-ignore
  await sendAll(later(3))
  assert.match(await page('koreksi/index.html'), /Ditarik[^]*Waduk aman[^]*Posyandu/)
  for (const list of [
    'opd/dinas-kesehatan',
    'opd',
    'informasi-publik/berkala',
    'informasi-publik/berkala/2026-11',
    'klarifikasi',
  ])
    assert.doesNotMatch(await page(`${list}/index.html`), /posyandu\/"|waduk-aman/, list)
  const before = await snapshot(site.portalFolder)
  await rewritePortal(site)
  const anew = await snapshot(site.portalFolder)
  for (const [path, body] of anew) assert.equal(body, before.get(path) ?? body, path)
  for (const list of ['informasi-publik/berkala/2026-11', 'opd/dinas-kesehatan', 'program/posyandu-lima-hari'])
    assert.match(anew.get(`${list}/index.html`) ?? '', /Saat ini tidak ada/, list)
  assert.deepEqual(
    [...before.keys()].filter((path) => !anew.has(path)),
    [],
  )
})

test('a list keeps its address and its name when all that stood on it left it, and when the portal is written anew', async () => {
  await keepPortal(site)
  const moved = await madePublication(db, { title: 'Salah topik', topic: 'Jalan Desa' }, start)
  const taken = await madePublication(db, { title: 'Keliru', topic: 'JALAN DESA' }, start)
  await sendAll(later(1))
  await madeCorrection(db, moved, { topic: 'Jembatan' }, later(2))
  await db.transaction().execute(async (tx) => withdrawPublication(tx, { dossierId: taken.dossierId, reason: 'x', now: later(3) })) // prettier-ignore
  await sendAll(later(4))
  await sendAll(later(4))
  const before = await snapshot(site.portalFolder)
  assert.match(before.get('topik/jalan-desa/index.html') ?? '', /<bdi>Jalan Desa<[^]*Saat ini tidak ada berita di sini/)
  await rewritePortal(site)
  assert.deepEqual(await snapshot(site.portalFolder), before)
})

test('a list of a text that was put right more than ten times since keeps its address when the portal is written anew', async () => {
  await keepPortal(site)
  const moved = await madePublication(db, { title: 'Sering dikoreksi', topic: 'Jalan Desa' }, start)
  await sendAll(later(1))
  for (let n = 1; n <= 12; n++) {
    await madeCorrection(db, moved, { topic: 'Jembatan', summary: `Koreksi ke-${n}` }, later(n + 1))
    await sendAll(later(n + 1))
  }
  assert.equal(await exists('topik/jalan-desa/index.html'), true)
  await rewritePortal(site)
  assert.equal(await exists('topik/jalan-desa/index.html'), true)
})

test('every list that a page links to is written anew, however many there are', async () => {
  await madeArchive(db, 503, 1, start)
  await sql`update publication set topic = 'Topik ' || month_number, topic_slug = 'topik-' || month_number,
    agency = 'Desa ' || month_number, agency_slug = 'desa-' || month_number`.execute(db)
  await sql`insert into publication_topic (slug, name) select topic_slug, topic from publication`.execute(db)
  await sql`insert into publication_shelf (kind, slug, name) select 'agency', agency_slug, agency from publication`.execute(db) // prettier-ignore
  await rewritePortal(site)
  for (let number = 1; number <= 503; number++)
    for (const path of [
      `topik/topik-${number}/index.html`,
      `topik/topik-${number}/feed.xml`,
      `opd/desa-${number}/index.html`,
    ])
      // prettier-ignore
      assert.equal(await exists(path), true, path)
})

test('what is pinned stands first on the front page, within the next round', async () => {
  const old = await madePublication(db, { title: 'Nomor darurat' }, start)
  await madePublication(db, { title: 'Kabar terbaru' }, later(1))
  await sendAll(later(2))
  await keepPortal(site)
  assert.match(await page('index.html'), /Kabar terbaru[^]*Nomor darurat/)
  await sql`update publication set pinned_at = ${later(3)} where id = ${old.publicationId}`.execute(db)
  await keepPortal(site)
  assert.match(await page('index.html'), /Penting[^]*Nomor darurat[^]*Kabar terbaru/)
  assert.equal((await page('index.html')).match(/nomor-darurat/g)?.length, 1)
})

test('a month that has passed lies in its year’s part of the search index, and what is taken back leaves it at once', async () => {
  const old = new Date('2026-10-05T03:00:00Z')
  const one = await madePublication(db, { title: 'Kabar Oktober satu' }, old)
  await madePublication(db, { title: 'Kabar Oktober dua' }, old)
  await sendAll(later(1))
  await keepPortal(site)
  assert.deepEqual(JSON.parse(await page('cari/indeks.json')), { through: '', rows: ['2026-10-1.json'], years: [] })
  await madePublication(db, { title: 'Kabar November' }, later(2))
  await sendAll(later(3))
  assert.deepEqual(JSON.parse(await page('cari/indeks.json')).rows, ['2026-11-1.json', '2026-10-1.json'])
  await keepPortal(site)
  const closed = JSON.parse(await page('cari/indeks.json')) as { through: string; rows: string[]; years: string[] }
  assert.deepEqual([closed.through, closed.rows, closed.years.length], ['2026-10', ['2026-11-1.json'], 1])
  assert.equal(await exists('cari/2026-10-1.json'), false)
  assert.match(await page(`cari/${closed.years[0]}/kartu-0.json`), /Oktober satu[^]*Oktober dua/)
  await db
    .transaction()
    .execute(async (tx) => withdrawPublication(tx, { dossierId: one.dossierId, reason: 'x', now: later(4) }))
  await sendAll(later(5))
  const [year] = (JSON.parse(await page('cari/indeks.json')) as { years: string[] }).years
  assert.notEqual(year, closed.years[0])
  assert.equal(await exists(`cari/${closed.years[0]}/isi.json`), false)
  assert.doesNotMatch(await page(`cari/${year}/kartu-0.json`), /Oktober satu/)
  const written = await snapshot(site.portalFolder)
  await rewritePortal(site)
  assert.deepEqual([...(await snapshot(site.portalFolder))].toSorted(), [...written].toSorted())
})

test('an address that was ever public is never given up, by whomever', async () => {
  const it = await madePublication(db, { title: 'Alamat tetap' }, start)
  await sql`update publication set slug = 'alamat-lain' where id = ${it.publicationId}`.execute(db) // not out yet
  await sql`update publication set slug = 'alamat-tetap' where id = ${it.publicationId}`.execute(db)
  await sendAll(later(1))
  for (const change of [sql`slug = 'lain'`, sql`month = '2026-10'`, sql`month_number = 99`])
    await assert.rejects(sql`update publication set ${change} where id = ${it.publicationId}`.execute(db), /keeps its address/) // prettier-ignore
  await sql`update publication set title = 'Judul diperbaiki', updated_at = ${later(2)} where id = ${it.publicationId}`.execute(db) // prettier-ignore
  await rewritePortal(site)
  assert.equal(await exists('berita/2026-11/alamat-tetap/index.html'), true)
})

test('another colour is one other file; another menu or foot stands on every page', async () => {
  const it = await madePublication(db, { title: 'Berwarna' }, start)
  await sendAll(later(1))
  await keepPortal(site)
  const before = await snapshot(site.portalFolder)
  const setTheme = (more: object, at: number) =>
    sql`insert into portal_theme (id, body, created_by, created_at) values
      (gen_random_uuid(), ${JSON.stringify({ ...plainTheme, ...more })}, (select id from person limit 1), ${later(at)})`.execute(
      db,
    )
  await setTheme({ accent: '#7a1f5c' }, 2)
  await keepPortal(site)
  const coloured = await snapshot(site.portalFolder)
  assert.deepEqual([...coloured].filter(([path, text]) => before.get(path) !== text).map(([path]) => path), ['aset/portal.css']) // prettier-ignore
  const hostile = '</footer><script>alert(1)</script>'
  await setTheme({ footer: `Buka 08.00\n${hostile}`, menu: [{ label: 'PPID', to: '/arsip/' }] }, 3)
  await keepPortal(site)
  const text = await page(`${it.path}index.html`)
  assert.match(text, /<a href="..\/..\/..\/arsip\/"><bdi>PPID<\/bdi>/)
  assert.match(text, /Buka 08\.00<br>&lt;\/footer&gt;&lt;script&gt;/)
  await setTheme({}, 4)
})

async function snapshot(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const path = join(entry.parentPath, entry.name)
    found.set(path.slice(folder.length + 1), await readFile(path, 'latin1'))
  }
  return found
}
