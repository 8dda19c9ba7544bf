import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { openNewsSite, type NewsSite } from '../../test/news-site.ts'
import { openTestOffice, SECRET, type TestOffice } from '../../test/office.ts'
import type { GuardedGet } from '../outgoing/guarded.ts'
import { listMentions, readMention } from './api/mentions.ts'
import * as api from './api/sources.ts'
import { readNextArticle } from './jobs/full-texts.ts'
import { askingRobots, type AskRobots } from './jobs/robots.ts'
import { lookAtNextSource } from './jobs/sources.ts'
import { morePages, whyNotArticle } from './rules/article.ts'
import { FULL_TEXTS_A_DAY, hostNamed, isOnSite, owedOf } from './rules/full-text.ts'
import { readArticlePage } from './sources/article.ts'
import { forgetFullTexts, takeNextArticle } from './stores/full-texts.ts'

const DAY_MS = 24 * 60 * 60_000
const MINUTE_MS = 60_000
const note = 'izin redaksi 12 November 2026, surat 480/112/2026'
const paragraphs = [
  'Jembatan gantung di Desa Ngadirenggo putus diterjang banjir pada Kamis malam, kata kepala desa, dan warga terpaksa memutar sejauh tujuh kilometer.',
  'Dinas Pekerjaan Umum mengirim tim untuk menghitung kerusakan, sementara pelajar diseberangkan dengan perahu karet milik BPBD pada pagi dan sore hari.',
  'Perbaikan direncanakan selesai dalam dua pekan, dengan biaya Rp450 juta dari dana tidak terduga, ujar pelaksana tugas kepala dinas.',
]
const title = 'Jembatan Gantung Ngadirenggo Putus Diterjang Banjir'
const article = (body = paragraphs.map((it) => `<p>${it}</p>`).join('\n'), more = '') =>
  `<!doctype html><html lang="id"><head><title>${title} - Kabar Kita</title>${more}</head><body>
  <header><nav><ul><li><a href="/">Beranda</a></li><li><a href="/politik">Politik</a></li></ul></nav></header>
  <main><article><h1>${title}</h1><div class="share"><a href="https://wa.example">Bagikan ke WhatsApp</a></div>
  <div class="entry-content">${body}<p><strong>Baca juga: <a href="/x">Banjir Surut, Warga Kembali</a></strong></p></div></article>
  <aside><h3>Terpopuler</h3><ul><li><a href="/a">Harga cabai naik lagi di pasar, pedagang mengeluh sepi pembeli</a></li></ul></aside></main>
  <section id="comments"><p>Semoga segera diperbaiki, kami warga sangat berharap, terima kasih banyak untuk semuanya, pemerintah.</p></section>
  <footer><p>Hak cipta Kabar Kita, dilarang mengutip tanpa izin, semua hak dilindungi undang-undang, 2026.</p></footer></body></html>`

let news: NewsSite
let site: NewsSite['answers']
let asked: NewsSite['asked']
let port = ''
let get: GuardedGet
let robots: AskRobots
let office: TestOffice
before(async () => {
  news = await openNewsSite()
  ;({ answers: site, asked, port, get } = news)
  office = await openTestOffice({ getOutside: get })
})
after(async () => {
  news.close()
  await office.close()
})
beforeEach(async () => {
  news.clear()
  robots = askingRobots(get)
  for (const table of ['full_text', 'full_text_host', 'full_text_leave', 'mention', 'source'])
    await sql`delete from ${sql.table(table)}`.execute(office.db)
})

const paths = () => asked.map((it) => it.path)
const at = (path: string, host = '127.0.0.1') => `http://${host}:${port}${path}`
const page = (html: string) => (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
const usual = { weight: 3, everyMinutes: 30, silentDays: 7, keepDays: 30 }
const fields = { name: 'Kabar Kita', address: '', ...usual }
const inFeed = 'Jembatan gantung di Desa Ngadirenggo putus diterjang banjir.'
const feedOf = (...links: string[]) =>
  `<rss version="2.0"><channel><title>Kabar Kita</title>${links.map((it) => `<item><guid>${it}</guid><title>${title}</title><link>${it}</link><description>${inFeed}</description></item>`).join('')}</channel></rss>`

/** A feed with these articles, whose whole texts are allowed, looked at once. */
async function take(links: readonly string[], more: { hosts?: string[]; keeps?: boolean } = {}): Promise<string> {
  site['/feed'] = (_, response) => response.end(feedOf(...links.map((it) => (it.startsWith('/') ? at(it) : it))))
  const { fungsional } = office.people
  const { sourceId } = await fungsional.call(api.addSource, { body: { ...fields, address: at('/feed') } })
  const fullText = { note, hosts: more.hosts ?? [] }
  if (more.keeps !== false)
    await fungsional.call(api.saveSource, { params: { sourceId }, body: { ...fields, address: at('/feed'), fullText, seenRevision: 1 } }) // prettier-ignore
  await lookAtNextSource({ db: office.db, get, robots, secret: SECRET, chance: () => 0.5 }, soon())
  return sourceId
}
const soon = (ms = 1_000) => new Date(Date.now() + ms)
const { signal: never } = new AbortController()
const read = (ms?: number) => readNextArticle({ db: office.db, get, robots }, soon(ms), never)
const told = async (sourceId: string) =>
  (await office.people.auditor.call(api.readSource, { params: { sourceId } })).fullText
const mention = async () => {
  const { rows } = await office.people.auditor.call(listMentions, { query: {} })
  return office.people.auditor.call(readMention, { params: { mentionId: rows[0]?.id ?? '' } })
}
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the whole text of an article', () => {
  test('is fetched only where a person allowed it, and says who did and on what word', async () => {
    site['/1'] = page(article())
    const sourceId = await take(['/1'], { keeps: false })
    assert.deepEqual([await read(), paths(), await told(sourceId)], [false, ['/feed'], null])
    const { fungsional, auditor } = office.people
    const params = { sourceId }
    const body = { ...fields, address: at('/feed'), fullText: { note, hosts: ['https://Regional.kabarkita.id/'] }, seenRevision: 1 } // prettier-ignore
    await fungsional.call(api.saveSource, { params, body })
    const setting = await told(sourceId)
    assert.deepEqual(
      [setting?.note, setting?.by, setting?.hosts],
      [note, 'Orang fungsional', ['regional.kabarkita.id']],
    )
    await fungsional.call(api.saveSource, { params, body: { ...body, name: 'Kabar', seenRevision: 2 } })
    assert.equal((await told(sourceId))?.at, setting?.at)
    const send = async (who: typeof auditor, more: object) =>
      (await who.send('PUT', `/api/inventory/sources/${sourceId}`, { ...body, seenRevision: 3, ...more }, { 'idempotency-key': randomUUID() })).body['code'] // prettier-ignore
    assert.equal(await send(auditor, {}), 'not-your-role')
    for (const hosts of [['http://a b'], ['127.0.0.1'], ['a.id/x'], ['a.id:80']])
      assert.equal(await send(fungsional, { fullText: { note, hosts } }), 'input', String(hosts))
    assert.equal(await send(fungsional, { fullText: { note: '  ', hosts: [] } }), 'input')
  })

  test('is kept once with where it was read, when and its hashes, and is read in place of the feed’s two sentences', async () => {
    site['/1'] = page(article())
    const sourceId = await take(['/1'])
    assert.deepEqual([(await mention()).fullText, (await mention()).text], [{ state: 'waiting' }, inFeed])
    assert.deepEqual([await read(), await read(DAY_MS)], [true, false])
    const it = await mention()
    assert.equal(it.text, paragraphs.join('\n'))
    assert.ok(it.fullText?.state === 'kept')
    assert.deepEqual(
      [it.fullText.address, it.fullText.way, it.fullText.pageHash, it.fullText.textHash],
      [at('/1'), 'marked', sha(article()), sha(`${title}\u0000${it.text}`)],
    )
    assert.equal(it.textHash, sha(`${title}\u0000${inFeed}`)) // what the feed gave stays what it was
    assert.deepEqual(paths(), ['/feed', '/robots.txt', '/1'])
    const { kept, waiting, left } = (await told(sourceId)) ?? {}
    assert.deepEqual([kept, waiting, left], [1, 0, []])
  })

  test('goes with the texts of its source, and at once where it is allowed no more', async () => {
    site['/1'] = page(article())
    const sourceId = await take(['/1'])
    await read()
    assert.equal(await forgetFullTexts(office.db, soon(29 * DAY_MS)), false)
    assert.equal((await mention()).text, paragraphs.join('\n'))
    await forgetFullTexts(office.db, soon(31 * DAY_MS))
    const gone = await mention()
    assert.ok(gone.fullText?.state === 'kept')
    assert.deepEqual([gone.text, gone.fullText.isThere, gone.fullText.pageHash], [inFeed, false, sha(article())])
    const body = { ...fields, address: at('/feed'), fullText: null, forgetFullTexts: true, seenRevision: 2 }
    await office.people.fungsional.call(api.saveSource, { params: { sourceId }, body })
    const ended = await mention()
    assert.ok(ended.fullText?.state === 'kept')
    assert.deepEqual([ended.fullText.isThere, ended.fullText.pageHash, await told(sourceId)], [false, sha(article()), null]) // prettier-ignore
  })

  test('is not what counts any more once its medium changed the article', async () => {
    site['/1'] = page(article())
    await take(['/1'])
    await read()
    assert.equal((await mention()).text, paragraphs.join('\n'))
    await office.db
      .updateTable('mention')
      .set({ text: 'Ralat redaksi.', changed_at: soon(60_000) })
      .execute()
    const put = await mention()
    assert.equal(put.text, 'Ralat redaksi.')
    assert.ok(put.fullText?.state === 'kept' && !put.fullText.isThere)
  })

  test('is fetched of no source that is paused, and on another site by no leave that was given for this one', async () => {
    site['/1'] = page(article())
    const sourceId = await take(['/1'])
    await office.db.updateTable('source').set({ state: 'paused', paused_at: new Date() }).execute()
    assert.equal(await read(), false)
    await office.db.updateTable('source').set({ state: 'active', paused_at: null }).execute()
    const save = (address: string, seenRevision: number) =>
      office.people.fungsional.call(api.saveSource, {
        params: { sourceId },
        body: { ...fields, address, seenRevision },
      })
    await save(at('/umpan'), 2)
    assert.ok(await told(sourceId))
    await save('https://lain.example/feed', 3)
    assert.deepEqual([await told(sourceId), await read()], [null, false])
  })

  test('is not what stands before an article, or another one: the mention keeps its feed’s text and says why', async () => {
    const short = `<p>${paragraphs[0]}</p>`
    const cases: Record<string, string> = {
      paywall: article(`${short}<p>Artikel ini khusus pelanggan. Berlangganan untuk membaca selengkapnya, mulai Rp29.000 sebulan, atau masuk bila sudah punya akun.</p>`), // prettier-ignore
      'paywall ': article(undefined, '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'), // prettier-ignore
      login: article(`${short}<form><input type="password"></form>`),
      'no-article': '<html><body><p>Kami memakai cookie untuk layanan terbaik. Dengan menekan setuju, Anda menerima semua cookie, juga cookie pihak ketiga, sesuai kebijakan privasi kami yang lengkap. Cookie dapat diatur kapan saja di pengaturan peramban Anda, halaman demi halaman.</p></body></html>', // prettier-ignore
      'not-there': `<html><head><title>404 Halaman tidak ditemukan</title></head><body>${short}<p>${paragraphs[1]}</p></body></html>`, // prettier-ignore
      'another-article': article('<p>Harga cabai rawit di pasar tradisional naik dua kali lipat dalam sepekan, menurut pedagang, karena pasokan dari luar daerah berkurang sejak musim hujan datang lebih awal tahun ini.</p><p>Dinas perdagangan menyiapkan operasi pasar di empat kecamatan, dengan harga yang ditetapkan bersama para petani, mulai Senin.</p>').replaceAll(title, 'Harga Cabai Naik'), // prettier-ignore
      'another-language': article('<p>The suspension bridge of Ngadirenggo was swept away by the flood on Thursday night, and the people of the village have to walk seven kilometres around, said the head of the village.</p><p>The agency for public works has sent a team that is counting the damage, while pupils are brought over by a rubber boat in the morning and in the afternoon.</p>'), // prettier-ignore
      'no-page': 'sekadar teks tanpa halaman',
    }
    for (const [at, [reason, html]] of Object.entries(cases).entries()) {
      const page = readArticlePage({ bytes: Buffer.from(html), mediaType: 'text/html', address: 'https://a.id/1' })
      const why = page ? whyNotArticle(page, { title, text: inFeed, url: 'https://a.id/1', address: 'https://a.id/1' }) : 'no-page' // prettier-ignore
      assert.equal(why, reason.trim(), `${at} ${reason}`)
    }
    const whole = readArticlePage({ bytes: Buffer.from(article()), mediaType: '', address: '' })
    assert.ok(whole)
    const url = 'https://a.id/1'
    assert.equal(whyNotArticle(whole, { title, text: paragraphs.join('\n'), url, address: url }), 'nothing-more')
    assert.equal(whyNotArticle(whole, { title, text: '', url, address: 'https://a.id/login?ke=/1' }), 'login')
    assert.equal(whyNotArticle(whole, { title, text: '', url, address: url }), null)
    site['/1'] = page(cases['paywall'] ?? '')
    const sourceId = await take(['/1'])
    await read()
    const it = await mention()
    assert.deepEqual([it.text, it.fullText], [inFeed, { state: 'left', reason: 'paywall' }])
    assert.deepEqual((await told(sourceId))?.left, [{ reason: 'paywall', count: 1 }])
  })

  test('is what its page declares where the page shows far less of it', () => {
    const body = paragraphs.join(' ').replaceAll('"', '')
    const html = `<html><head><title>x</title><script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"articleBody":"${body}"}]}</script></head><body><div id="app"><p>${title}</p></div></body></html>` // prettier-ignore
    const page = readArticlePage({ bytes: Buffer.from(html), mediaType: '', address: '' })
    assert.deepEqual([page?.text, page?.way], [body, 'declared'])
    const broken = readArticlePage({ bytes: Buffer.from(article(undefined, '<script type="application/ld+json">{"@type":</script>')), mediaType: '', address: '' }) // prettier-ignore
    assert.equal(broken?.text, paragraphs.join('\n'))
  })
})

test('An article on several pages is read to its end, or all of it on the page that has it; one that breaks off is not kept', async () => {
  const [one = '', two = '', three = ''] = paragraphs.map((it) => `<p>${it}</p>`)
  const links = (path: string) => `<div class="paging"><a href="${path}?page=2">2</a><a href="${path}?page=3">3</a><a rel="next" href="/lain">Berita lain</a></div>` // prettier-ignore
  const long = `<p>${paragraphs[0]} ${paragraphs[1]}</p>`
  site['/1'] = page(article(one + links('/1')))
  site['/1?page=2'] = page(article(one + two + links('/1')))
  site['/1?page=3'] = page(article(three + links('/1')))
  site['/2'] = page(article(long + links('/2') + '<a href="/2?page=all">Tampilkan semua</a>'))
  site['/2?page=all'] = page(article(one + two + three))
  site['/3'] = page(article(long + links('/3')))
  const sourceId = await take(['/1', '/2', '/3'])
  for (const minutes of [0, 1, 2])
    await readNextArticle({ db: office.db, get, robots, pauseMs: 1 }, soon(minutes * MINUTE_MS + 1_000), never)
  const { rows } = await sql<{ path: string; text: string; reason: string; address: string | null }>`
    select right(url, 2) as path, full_text.text, reason, address from full_text join mention on mention.id = mention_id order by 1`.execute(office.db) // prettier-ignore
  assert.deepEqual(rows, [
    { path: '/1', text: paragraphs.join('\n'), reason: '', address: at('/1') },
    { path: '/2', text: paragraphs.join('\n'), reason: '', address: at('/2?page=all') },
    { path: '/3', text: '', reason: 'not-there', address: null },
  ])
  assert.equal((await told(sourceId))?.kept, 2)
  const more = (href: string, from: string) => morePages(href, `https://a.id${from}`)?.address ?? null
  assert.deepEqual(['/x/2', '/x/page/2/', '/x?halaman=2', '/x/3', '/y/2', 'https://b.id/x/2', '#', '/x?page=1'].map((it) => more(it, '/x')), ['https://a.id/x/2', 'https://a.id/x/page/2/', 'https://a.id/x?halaman=2', null, null, null, null, null]) // prettier-ignore
  assert.deepEqual([more('/berita/13', '/berita/12'), more('/x/3', '/x/2'), more('/x?page=2', '/x?page=all')], [null, 'https://a.id/x/3', null]) // prettier-ignore
})

describe('a site whose articles are read', () => {
  test('is asked for one page at a time, with a pause after each, by however many processes', async () => {
    for (const path of ['/1', '/2']) site[path] = page(article())
    await take(['/1', '/2'])
    await Promise.all([read(), read(), read()])
    const pages = () => paths().filter((it) => /^\/\d$/.test(it)).length
    assert.equal(pages(), 1)
    await read(5_000)
    assert.equal(pages(), 1)
    await read(MINUTE_MS)
    assert.equal(pages(), 2)
  })

  test('holds up no stop, and is asked again later as if it had not been asked then', async () => {
    site['/1'] = page(article(`<p>${paragraphs[0]}</p><a href="/1?page=2">2</a>`))
    site['/1?page=2'] = page(article(paragraphs.map((it) => `<p>${it}</p>`).join('')))
    await take(['/1'])
    const stopAt = async (asks: number, silent: string | null, minutes: number) => {
      const ending = new AbortController()
      const before = asked.length
      const usual = silent === null ? undefined : site[silent]
      if (silent !== null) site[silent] = () => {}
      const slow = { db: office.db, get, robots: askingRobots(get), pauseMs: silent === null ? 60_000 : 1 }
      const reading = readNextArticle(slow, soon(minutes * MINUTE_MS + 1_000), ending.signal)
      for (let tries = 0; asked.length < before + asks && tries < 300; tries++) await wait(5)
      assert.equal(asked.length, before + asks, String(silent))
      ending.abort()
      await assert.rejects(reading, (error) => error === ending.signal.reason)
      if (silent !== null && usual) site[silent] = usual
      else if (silent !== null) delete site[silent]
      const { rows } = await sql`select state, tries, reason from full_text`.execute(office.db)
      assert.deepEqual(rows, [{ state: 'waiting', tries: 0, reason: '' }], String(silent))
    }
    await stopAt(1, '/robots.txt', 0)
    await stopAt(2, null, 1) // between two pages
    await stopAt(2, '/1', 2)
    await stopAt(3, '/1?page=2', 3)
    assert.equal(await read(4 * MINUTE_MS), true)
    assert.equal((await mention()).text, paragraphs.join('\n'))
  })

  test('is left alone for as long as it asks for, while another one goes on', async () => {
    let busy = true
    for (const path of ['/1', '/2'])
      site[path] = (request, response) => {
        if (!busy) return page(article())(request, response)
        busy = false
        return response.writeHead(429, { 'retry-after': '7200' }).end()
      }
    await take(['/1', '/2'])
    await read()
    assert.equal(await read(119 * MINUTE_MS), false)
    await sql`insert into full_text_host values ('other.example', now() - interval '1 day')`.execute(office.db)
    await sql`update full_text set host = 'other.example' where tries = 0`.execute(office.db)
    assert.equal(await read(10 * MINUTE_MS), true)
    assert.equal(await read(121 * MINUTE_MS), true)
  })

  test('is asked again three times where it does not answer, and then no more', async () => {
    site['/1'] = (_, response) => response.writeHead(500).end()
    const sourceId = await take(['/1'])
    for (const minutes of [0, 11, 60]) assert.equal(await read(minutes * MINUTE_MS + 1_000), true)
    assert.equal(await read(DAY_MS), false)
    assert.equal(paths().filter((it) => it === '/1').length, 3)
    assert.deepEqual((await told(sourceId))?.left, [{ reason: 'no-answer', count: 1 }])
  })

  test('is not asked for what it asks programs not to read, nor followed to another site or into a network', async () => {
    site['/robots.txt'] = (_, response) => response.end('User-agent: *\nDisallow: /premium/')
    site['/1'] = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    site['/2'] = (_, response) => response.writeHead(302, { location: at('/2', 'localhost') }).end()
    site['/3'] = (_, response) => response.writeHead(301, { location: '/premium/3' }).end()
    site['/premium/3'] = page(article())
    const sourceId = await take(['/premium/0', '/1', '/2', '/3', 'https://elsewhere.example/4'])
    for (const minutes of [0, 1, 2, 3]) await read(minutes * MINUTE_MS + 1_000)
    const left = (await told(sourceId))?.left ?? []
    assert.deepEqual(left, [{ reason: 'led-away', count: 2 }, { reason: 'robots', count: 2 }, { reason: 'other-site', count: 1 }]) // prettier-ignore
    assert.ok(!paths().includes('/premium/0'))
  })

  test('does no harm by what it sends', async () => {
    const nested = article(`${'<div class="isi">'.repeat(100_000)}${paragraphs.map((it) => `<p>${it}</p>`).join('')}`)
    const tangled = '<div><b>'.repeat(50_000) + '</i></p>'.repeat(50_000)
    site['/nested'] = page(nested)
    site['/tangled'] = page(`<html><body>${tangled}</body></html>`)
    site['/bomb'] = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30_000_000, 32))) // prettier-ignore
    site['/endless'] = (_, response) => {
      const timer = setInterval(() => response.write(' '), 100)
      response.on('close', () => clearInterval(timer))
    }
    site['/large'] = (_, response) => {
      response.writeHead(200, { 'content-length': String(2 * 1024 ** 3) })
      const part = Buffer.alloc(1024 * 1024, 120)
      const more = () => void (response.destroyed || response.write(part, () => setImmediate(more)))
      more()
    }
    const latin = 'Kafé di Prigi'
    site['/latin'] = (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end(Buffer.from(article(`<p>${latin}. ${paragraphs.join(' ')}</p>`), 'latin1')) // prettier-ignore
    const paths = ['/nested', '/tangled', '/bomb', '/endless', '/large', '/latin']
    await take(paths)
    for (const at of paths.keys()) {
      const begun = performance.now()
      await read(at * MINUTE_MS + 1_000)
      assert.ok(performance.now() - begun < 15_000)
    }
    const { rows } = await sql<{ path: string; state: string; reason: string; text: string }>`
      select substring(url from '[a-z]+$') as path, state, reason, full_text.text
      from full_text join mention on mention.id = mention_id order by 1`.execute(office.db)
    const became = Object.fromEntries(rows.map((it) => [it.path, it.reason || it.state]))
    assert.deepEqual(became, { bomb: 'too-large', endless: 'waiting', large: 'too-large', latin: 'kept', nested: 'kept', tangled: 'no-article' }) // prettier-ignore
    assert.match(rows.find((it) => it.path === 'latin')?.text ?? '', /^Kafé di Prigi/)
    assert.equal(rows.find((it) => it.path === 'nested')?.text, paragraphs.join('\n'))
  })

  test('is asked again, once, where a process died between the answer and keeping it', async () => {
    site['/1'] = page(article())
    const sourceId = await take(['/1'])
    const dead = await takeNextArticle(office.db, { heldUntil: soon(2 * MINUTE_MS) }, soon())
    assert.equal(dead?.tries, 1)
    assert.equal(await read(MINUTE_MS), false)
    assert.equal(await read(3 * MINUTE_MS), true)
    assert.deepEqual([paths().filter((it) => it === '/1').length, (await told(sourceId))?.kept], [1, 1])
  })
})

test('An article is of the source’s site by its name, whatever the beginnings of both, and of no neighbour', () => {
  const source = { address: 'https://www.kabarkita.id/feed', hosts: ['berita.lain.co.id'] }
  for (const it of ['https://kabarkita.id/1', 'http://regional.kabarkita.id/1', 'https://berita.lain.co.id/x'])
    assert.equal(isOnSite(it, source), true, it)
  for (const it of ['https://kabarkita.id.jahat.example/1', 'https://bukankabarkita.id/1', 'https://lain.co.id/x', 'ftp://kabarkita.id/1', 'x'])
    assert.equal(isOnSite(it, source), false, it) // prettier-ignore
  assert.equal(isOnSite('https://kompas.co.id/', { address: 'https://rss.co.id/feed', hosts: [] }), false)
  assert.equal(isOnSite('https://1.127.0.0.1/', { address: 'http://127.0.0.1/', hosts: [] }), false)
  assert.deepEqual(['Kabar.ID', 'https://kabar.id/', 'kabar', '10.0.0.1', 'kabar.id/a', 'a@b.id', 'münchen.id', 'go.id'].map(hostNamed), ['kabar.id', 'kabar.id', null, null, null, null, 'xn--mnchen-3ya.id', null]) // prettier-ignore
})

test('So many a day are fetched and no more, the newest first, and none of an archive', () => {
  const source = { address: 'https://a.id/feed', hosts: [] }
  const now = new Date('2026-11-27T03:00:00Z')
  const owed = (url: string, days: number, today: number, noted = today) =>
    owedOf({ url, publishedAt: new Date(now.getTime() - days * DAY_MS) }, source, { owed: today, noted }, now)
  const max = FULL_TEXTS_A_DAY
  assert.deepEqual([owed('https://a.id/1', 1, max - 1), owed('https://a.id/1', 1, max), owed('https://a.id/1', 1, max, 1_000)], ['waiting', 'too-many', null]) // prettier-ignore
  assert.deepEqual([owed('', 1, 0), owed('https://a.id/1', 8, 0), owed('https://b.id/1', 1, 0)], [null, null, 'other-site']) // prettier-ignore
})
