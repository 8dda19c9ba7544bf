import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { openNewsSite, type NewsSite } from '../../test/news-site.ts'
import { openTestOffice, SECRET, type TestOffice, type TestPerson } from '../../test/office.ts'
import { guardedGet, type GuardedGet } from '../outgoing/guarded.ts'
import * as api from './api/sources.ts'
import { listMentions, readMention } from './api/mentions.ts'
import { askingRobots } from './jobs/robots.ts'
import { lookAtNextSource, lookingAtSources } from './jobs/sources.ts'
import { OPML_MAX_CHARS } from './rules/sources.ts'
import { forgetTexts } from './stores/mentions.ts'

const DAY_MS = 24 * 60 * 60_000
const item = (it: { guid?: string; title: string; link?: string; text?: string; date?: string }) =>
  `<item>${it.guid ? `<guid isPermaLink="false">${it.guid}</guid>` : ''}<title>${it.title}</title>${it.link ? `<link>${it.link}</link>` : ''}<description>${it.text ?? ''}</description>${it.date ? `<pubDate>${it.date}</pubDate>` : ''}</item>`
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Kabar Kita</title>${items.join('')}</channel></rss>`

let news: NewsSite
let site: NewsSite['answers']
let asked: NewsSite['asked']
let port = ''
let get: GuardedGet
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
  await sql`delete from mention`.execute(office.db)
  await sql`delete from source_page`.execute(office.db)
  await sql`delete from source`.execute(office.db)
  await sql`delete from notice where kind = 'source-trouble'`.execute(office.db)
})

const at = (path: string) => `http://127.0.0.1:${port}${path}`
const usual = { weight: 3, everyMinutes: 30, silentDays: 7, keepDays: 0 }
const add = async (path: string, more: Partial<typeof usual> = {}) => {
  const body = { name: `Sumber ${path}`, address: at(path), ...usual, ...more }
  return (await office.people.fungsional.call(api.addSource, { body })).sourceId
}
const read = (sourceId: string) => office.people.auditor.call(api.readSource, { params: { sourceId } })
const look = (now = new Date(Date.now() + 1_000)) =>
  lookAtNextSource({ db: office.db, get, robots: askingRobots(get), secret: SECRET, chance: () => 0.5 }, now)
const titles = async (query = {}) =>
  (await office.people.auditor.call(listMentions, { query })).rows.map((it) => it.title)
const codeOf = async (who: TestPerson, method: string, path: string, body: object = {}) =>
  (await who.send(method, `/api/inventory/sources${path}`, body, { 'idempotency-key': randomUUID() })).body['code']
const toldOf = async () =>
  (
    await office.db.selectFrom('notice').select(['person_id', 'data']).where('kind', '=', 'source-trouble').execute()
  ).map((it) => (it.data as { words: string }).words)

describe('a source that is looked at', () => {
  test('holds up no stop, which is no failure of it, and is looked at again', async () => {
    const begun = Promise.withResolvers<void>()
    site['/lambat'] = () => begun.resolve()
    const sourceId = await add('/lambat')
    const ending = new AbortController()
    const now = new Date(Date.now() + 1_000)
    const looking = lookAtNextSource({ db: office.db, get, robots: askingRobots(get), secret: SECRET }, now, { stopped: ending.signal }) // prettier-ignore
    await begun.promise
    ending.abort()
    await assert.rejects(looking, (error) => error === ending.signal.reason)
    const { failures, trouble } = await read(sourceId)
    assert.deepEqual([failures, trouble], [0, null])
    site['/lambat'] = (_, response) => response.end(rss(item({ guid: '1', title: 'Sesudahnya' })))
    assert.equal(await look(new Date(now.getTime() + 180_000)), true)
    assert.deepEqual(await titles(), ['Sesudahnya'])
  })

  test('gives its entries once, however often it is looked at', async () => {
    site['/feed'] = (_, response) => response.end(rss(item({ guid: '1', title: 'Satu', text: 'Isi &lt;b&gt;satu&lt;/b&gt;', date: 'Tue, 24 Nov 2020 10:00:00 +0700' }), item({ guid: '2', title: 'Dua' }))) // prettier-ignore
    const sourceId = await add('/feed')
    assert.equal(await look(), true)
    assert.equal(await look(), false)
    assert.deepEqual(await titles(), ['Dua', 'Satu'])
    await look(new Date(Date.now() + DAY_MS))
    assert.equal((await titles()).length, 2)
    const source = await read(sourceId)
    assert.deepEqual([source.health, source.trouble, source.failures, source.week], ['well', null, 0, 1])
  })

  test('is asked whether anything changed, and a look that finds nothing new costs the site nothing', async () => {
    site['/feed'] = (request, response) =>
      request.headers['if-none-match'] === '"a"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"a"', 'last-modified': 'Tue, 24 Nov 2026 03:00:00 GMT' }).end(rss(item({ title: 'Satu' }))) // prettier-ignore
    const sourceId = await add('/feed')
    await look()
    await look(new Date(Date.now() + DAY_MS))
    assert.equal(asked[1]?.headers['if-modified-since'], 'Tue, 24 Nov 2026 03:00:00 GMT')
    assert.deepEqual([(await read(sourceId)).health, (await titles()).length], ['well', 1])
  })

  test('shows what changed there, with the first fingerprint and time kept', async () => {
    let text = 'lama'
    site['/feed'] = (_, response) => response.end(rss(item({ guid: '1', title: 'Satu', text })))
    await add('/feed')
    await look()
    const { rows } = await office.people.auditor.call(listMentions, { query: {} })
    text = 'baru'
    await look(new Date(Date.now() + DAY_MS))
    const params = { mentionId: rows[0]?.id ?? '' }
    const mention = await office.people.auditor.call(readMention, { params })
    assert.deepEqual([mention.text, mention.takenAt], ['baru', rows[0]?.takenAt])
    assert.ok(mention.changedAt && mention.firstHash !== mention.textHash)
  })

  test('with one name for all gives each its mention, and the next look changes nothing', async () => {
    const all = ['Banjir rendam Panggul', 'Pasar Pon terbakar', 'Bupati melantik camat']
    let shown = all
    site['/feed'] = (_, response) => response.end(rss(...shown.map((title) => item({ guid: '0', title, text: `Isi ${title}.` })))) // prettier-ignore
    await add('/feed')
    const days = [all, all.toReversed(), all.slice(1, 2), all]
    for (const [day, these] of days.entries()) {
      shown = these
      await look(new Date(Date.now() + 1_000 + day * DAY_MS))
    }
    const { rows } = await office.people.auditor.call(listMentions, { query: {} })
    assert.deepEqual(rows.map((it) => it.title).toSorted(), all.toSorted()) // prettier-ignore
    assert.ok(rows.every((it) => it.changedAt === null))
  })

  test('that comes packed is unpacked, and one that would fill the memory is left', async () => {
    site['/feed'] = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(rss(item({ title: 'Satu' }))))
    const packed = gzipSync(Buffer.alloc(30_000_000, 'a')) // before anybody asks, so that the site is not the slow one
    site['/bomb'] = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
    await add('/feed')
    const bomb = await add('/bomb')
    await look()
    await look()
    assert.deepEqual(await titles(), ['Satu'])
    assert.equal((await read(bomb)).trouble, 'too-large')
  })

  test('that never ends is left, and what is a page, missing or refused is told as that', async () => {
    site['/slow'] = (_, response) => void response.write('<rss>')
    site['/page'] = (_, response) => response.end('<!doctype html><title>x</title>')
    site['/no'] = (_, response) => response.writeHead(403).end()
    site['/inside'] = (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end()
    const ids: Record<string, string> = {}
    for (const path of ['/slow', '/page', '/no', '/inside', '/missing']) ids[path] = await add(path)
    while (await look());
    const found = await Promise.all(Object.entries(ids).map(async ([path, id]) => [path, (await read(id)).trouble]))
    assert.deepEqual(Object.fromEntries(found), { '/slow': 'too-slow', '/page': 'not-a-source', '/no': 'forbidden', '/inside': 'address-refused', '/missing': 'not-found' }) // prettier-ignore
  })

  test('that moved for good is followed to its new address, and the ledger says so', async () => {
    site['/old'] = (_, response) => response.writeHead(301, { location: '/new' }).end()
    site['/new'] = (_, response) => response.end(rss(item({ title: 'Satu' })))
    const sourceId = await add('/old')
    await look()
    assert.equal((await read(sourceId)).address, at('/new'))
    const last = await office.db.selectFrom('ledger_entry').select('body').orderBy('index', 'desc').limit(1).executeTakeFirstOrThrow() // prettier-ignore
    assert.match(last.body, /"source-moved"/)
  })

  test('that says it is gone is looked at no more, and who works in the inventory is told', async () => {
    site['/feed'] = (_, response) => response.writeHead(410).end()
    const sourceId = await add('/feed')
    await look()
    const source = await read(sourceId)
    assert.deepEqual([source.health, source.trouble, source.paused?.by], ['paused', 'gone', null])
    assert.equal(await look(new Date(Date.now() + 30 * DAY_MS)), false)
    assert.match((await toldOf())[0] ?? '', /Sumber \/feed: Situsnya berkata/)
  })

  test('that asks to be left alone is, and that fails is looked at less and less, and told once', async () => {
    site['/busy'] = (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end()
    const busy = await add('/busy')
    const now = new Date(Date.now() + 1_000)
    await look(now)
    assert.ok(Date.parse((await read(busy)).nextLookAt ?? '') >= now.getTime() + 7_200_000)
    const waits: number[] = []
    for (let time = now.getTime(); waits.length < 6;) {
      time = Date.parse((await read(busy)).nextLookAt ?? '')
      await look(new Date(time))
      waits.push(Date.parse((await read(busy)).nextLookAt ?? '') - time)
    }
    assert.deepEqual(
      waits.map((it) => it / 3_600_000),
      [2, 4, 8, 16, 24, 24],
    )
    assert.deepEqual([(await read(busy)).health, (await toldOf()).length], ['failing', 1])
  })

  test('that falls silent is told once, and again only after it spoke', async () => {
    let items = [item({ title: 'Satu' })]
    site['/feed'] = (_, response) => response.end(rss(...items))
    const sourceId = await add('/feed')
    const now = Date.now() + 1_000
    for (const day of [0, 8, 9, 10]) await look(new Date(now + day * DAY_MS))
    assert.deepEqual(await toldOf(), ['Sumber /feed: tidak ada yang baru selama 7 hari'])
    items = [item({ title: 'Dua' })]
    for (const day of [11, 19]) await look(new Date(now + day * DAY_MS))
    assert.equal((await toldOf()).length, 2)
    assert.equal((await read(sourceId)).failures, 0)
  })

  test('that floods gives its newest, and says how many were left', async () => {
    site['/feed'] = (_, response) =>
      response.end(rss(...Array.from({ length: 2_000 }, (_none, at) => item({ title: `Judul ${at}`, guid: `${at}`, date: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toUTCString() })))) // prettier-ignore
    const sourceId = await add('/feed')
    await look()
    assert.equal((await read(sourceId)).dropped, 1_500)
    assert.equal((await titles({ limit: 1 }))[0], 'Judul 1999')
  })

  test('under one name for all gives a few new ones at a look, says how many were left, and takes them next', async () => {
    const words = 'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu'.split(
      ' ',
    )
    const feed = (all: readonly string[]) => rss(...all.map((word) => item({ guid: '0', title: `Warta ${word}` })))
    site['/feed'] = (_, response) => response.end(feed(words.slice(0, 2)))
    const sourceId = await add('/feed')
    await look()
    site['/feed'] = (_, response) => response.end(feed(words)) // and then the same again
    for (const [day, left, all] of [
      [1, 3, 12],
      [2, 0, 15],
      [3, 0, 15],
    ] as const) {
      await look(new Date(Date.now() + day * DAY_MS))
      assert.deepEqual([(await read(sourceId)).dropped, (await titles({ limit: 50 })).length], [left, all])
    }
  })
})

describe('a page that is watched', () => {
  const page = (...items: string[]) =>
    `<!doctype html><title>Pengumuman OPD</title><p>Dilihat ${asked.length} kali</p><h2>Agenda</h2><p>Rapat kerja hari Senin</p><h2>Pengumuman</h2><ul>${items.map((it) => `<li><a href="/p/${it.length}">${it}</a></li>`).join('')}</ul>` // prettier-ignore
  const watch = async (part: { partFrom?: string; partUntil?: string } = {}) =>
    (await office.people.fungsional.call(api.addSource, { body: { kind: 'page', name: 'OPD', address: at('/p'), ...usual, ...part } })).sourceId // prettier-ignore
  const on = (day: number) => new Date(Date.now() + day * DAY_MS + 1_000)
  let items = ['Lelang kios pasar baru']
  beforeEach(() => {
    items = ['Lelang kios pasar baru']
    site['/p'] = (_, response) => response.end(page(...items))
  })

  test('brings what is new on it since it was kept, and is well', async () => {
    const sourceId = await watch({ partFrom: 'Pengumuman' })
    for (const day of [0, 1]) await look(on(day))
    assert.deepEqual(await titles(), [])
    items = ['Jalan Karangan ditutup dua hari', ...items]
    for (const day of [2, 3]) await look(on(day))
    const { rows } = await office.people.auditor.call(listMentions, { query: {} })
    assert.deepEqual(rows.map((it) => [it.title, it.url]), [['Jalan Karangan ditutup dua hari', at('/p/31')]]) // prettier-ignore
    const { health, partFrom } = await read(sourceId)
    assert.deepEqual([health, partFrom], ['well', 'Pengumuman'])
    assert.match(String(asked.find((it) => it.path === '/p')?.headers['accept']), /^text\/html/)
  })

  test('by another part is read as for the first time; one whose words went says so', async () => {
    const sourceId = await watch({ partFrom: 'Pengumuman' })
    await look()
    const { revision } = await read(sourceId)
    const body = { name: 'OPD', address: at('/p'), ...usual, partFrom: 'Agenda', partUntil: 'Pengumuman' }
    await office.people.fungsional.call(api.saveSource, { params: { sourceId }, body: { ...body, seenRevision: revision } }) // prettier-ignore
    await look(on(1))
    assert.deepEqual(await titles(), [])
    site['/p'] = (_, response) => response.end('<h2>Berita</h2><p>Situs baru</p>')
    await look(on(2))
    assert.equal((await read(sourceId)).trouble, 'part-not-found')
    site['/p'] = (_, response) => response.end('<html><div id="app"></div>')
    await look(on(3))
    assert.equal((await read(sourceId)).trouble, 'no-text')
  })

  test('that its site keeps from programs is not asked for, and says so; one whose site cannot say waits', async () => {
    site['/robots.txt'] = (_, response) => response.end('User-agent: *\nDisallow: /p\n')
    const sourceId = await watch()
    await look()
    assert.deepEqual([(await read(sourceId)).trouble, asked.map((it) => it.path)], ['robots', ['/robots.txt']])
    const { fungsional } = office.people
    const address = `http://localhost:${port}/p` // a site of its own: what was learnt of one is kept for a day
    const { trouble } = await fungsional.call(api.discoverSources, { body: { address } })
    assert.equal(trouble, 'robots')
    site['/robots.txt'] = (_, response) => response.writeHead(500).end()
    await look(on(1))
    assert.equal((await read(sourceId)).trouble, 'robots-unreachable')
    delete site['/robots.txt']
    await look(on(2))
    assert.equal((await read(sourceId)).health, 'well')
  })

  test('is offered beside the feeds of its site, with its headings to choose from', async () => {
    const { found } = await office.people.fungsional.call(api.discoverSources, { body: { address: at('/p') } })
    assert.deepEqual(found.map(({ entries, ...it }) => ({ ...it, entries: entries.map(({ title }) => title) })), [
      { kind: 'page', address: at('/p'), title: 'Pengumuman OPD', knownAs: null, headings: ['Agenda', 'Pengumuman'], entries: ['Lelang kios pasar baru'] },
    ]) // prettier-ignore
  })
})

test('an index of sitemaps gives what its newest maps of the same site name, whatever the others do', async () => {
  const map = (name: string) => `<urlset><url><loc>${at(`/berita-${name}-hari-ini`)}</loc><lastmod>2026-11-24</lastmod></url></urlset>` // prettier-ignore
  const maps = [['/lama.xml', '2020-01-01'], ['/baru.xml.gz', '2026-11-24'], ['/rusak.xml', '2026-11-25'], ['/tua.xml', '2019-01-01'], ['http://10.0.0.1/x.xml', '2026-11-26']] // prettier-ignore
  site['/sitemap.xml'] = (_, response) => response.writeHead(200, { etag: '"a"' }).end(`<sitemapindex>${maps.map(([path = '', time]) => `<sitemap><loc>${path.startsWith('/') ? at(path) : path}</loc><lastmod>${time}</lastmod></sitemap>`).join('')}</sitemapindex>`) // prettier-ignore
  site['/lama.xml'] = (_, response) => response.end(map('lama'))
  site['/baru.xml.gz'] = (_, response) => response.end(gzipSync(map('baru')))
  site['/rusak.xml'] = (_, response) => response.end('<html>')
  const body = { kind: 'sitemap' as const, name: 'Peta', address: at('/sitemap.xml'), ...usual }
  await office.people.fungsional.call(api.addSource, { body })
  await look()
  assert.deepEqual((await titles()).toSorted(), ['Berita baru hari ini', 'Berita lama hari ini'])
  assert.deepEqual(asked.map((it) => it.path), ['/sitemap.xml', '/rusak.xml', '/baru.xml.gz', '/lama.xml']) // prettier-ignore
  site['/lama.xml'] = (_, response) => response.end(map('lagi'))
  await look(new Date(Date.now() + DAY_MS))
  assert.equal(asked[4]?.headers['if-none-match'], undefined)
  assert.equal((await titles()).length, 3)
})

test('a body that is the same as before is not read again, though its server names it by nothing', async () => {
  site['/feed'] = (_, response) => response.end(rss(item({ guid: '1', title: 'Satu' })))
  await add('/feed')
  await look()
  await sql`delete from mention`.execute(office.db)
  await look(new Date(Date.now() + DAY_MS))
  assert.deepEqual([asked.length, await titles()], [2, []])
  site['/feed'] = (_, response) => response.end(rss(item({ guid: '1', title: 'Satu' }), ''))
  await look(new Date(Date.now() + 2 * DAY_MS))
  assert.equal((await titles()).length, 0)
})

describe('many sources', () => {
  test('of one site are asked one after the other; another site does not wait', async () => {
    let open = 0
    let most = 0
    const slow = (_: unknown, response: ServerResponse) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        response.end(rss(item({ title: 'x' })))
      }, 150)
    }
    for (const path of ['/a', '/b', '/c']) {
      site[path] = slow
      await add(path)
    }
    const soon = () => new Date(Date.now() + 1_000) // when what was added just now is due, however long the looks took
    const now = soon()
    const looks = await Promise.all([look(now), look(now), look(now)])
    assert.deepEqual(looks.toSorted(), [false, false, true])
    assert.equal(most, 1)
    const other = { name: 'Lain', address: `http://localhost:${port}/a`, ...usual }
    await office.people.fungsional.call(api.addSource, { body: other })
    const later = soon()
    assert.deepEqual(await Promise.all([look(later), look(later)]), [true, true])
  })

  test('that drip, or send without end, delay no other and are left', async () => {
    const chunk = Buffer.alloc(1 << 18, 'x')
    let sent = 0
    site['/endless'] = (_, response) => {
      const pump = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
        response.once('drain', pump)
      }
      pump()
    }
    const dripping = Promise.withResolvers<void>()
    site['/drip'] = (_, response) => {
      const clock = setInterval(() => response.write(' '), 50)
      response.on('close', () => clearInterval(clock))
      dripping.resolve()
    }
    const drip = await add('/drip')
    const now = new Date(Date.now() + 1_000)
    const dripped = look(now)
    await dripping.promise
    site['/feed'] = (_, response) => response.end(rss(item({ title: 'Satu' })))
    const body = { name: 'Lain', address: `http://localhost:${port}/feed`, ...usual }
    await office.people.fungsional.call(api.addSource, { body })
    await look(now)
    assert.deepEqual([await titles(), (await read(drip)).lookedAt], [['Satu'], null])
    await dripped
    assert.equal((await read(drip)).trouble, 'too-slow')
    const endless = await add('/endless')
    await look()
    assert.equal((await read(endless)).trouble, 'too-large')
    assert.ok(sent < 100_000_000, `${sent} bytes were sent`)
  })

  test('that were slow or are new never hold all lanes: one that was quick is read beside them', async () => {
    const drips = await Promise.all(Array.from({ length: 5 }, () => openNewsSite()))
    try {
      const slowGet = guardedGet({
        mayConnect: (it) => it === '127.0.0.1',
        ports: new Set([port, ...drips.map((it) => it.port)]),
        timeoutMs: 1_500,
      })
      const lanes = lookingAtSources({ db: office.db, get: slowGet, robots: askingRobots(slowGet), secret: SECRET, slowMs: 1_200 }) // prettier-ignore
      site['/feed'] = (_, response) => response.end(rss(item({ title: 'Satu' })))
      const good = await add('/feed')
      await look()
      for (const drip of drips) {
        drip.answers['/feed'] = (_, response) => {
          const clock = setInterval(() => response.write(' '), 50)
          response.on('close', () => clearInterval(clock))
        }
        const body = { name: drip.port, address: `http://127.0.0.1:${drip.port}/feed`, ...usual }
        await office.people.fungsional.call(api.addSource, { body })
      }
      // Of those that drip some are new and some dripped before; all waited longer than the good one.
      const now = new Date(Date.now() + DAY_MS)
      await sql`update source set look_ms = 20000 where name > ${drips[1]?.port ?? ''} and id <> ${good}`.execute(
        office.db,
      )
      await sql`update source set next_look_at = ${now}::timestamptz - interval '1 hour' * (case when id = ${good} then 1 else 2 end)`.execute(office.db) // prettier-ignore
      const ended: boolean[] = []
      await Promise.all(lanes.map(async (lane, at) => ended.push((await lane(now)) && at > 2)))
      assert.ok(ended.slice(0, 2).includes(true)) // before any that drips
      const rows = await office.db.selectFrom('source').select(['id', 'look_ms']).where('looked_at', '=', now).execute()
      assert.equal(rows.length, 4) // the good one, and three of the five that drip
      assert.ok(rows.every((it) => Number(it.look_ms) < 1_200 === (it.id === good)))
    } finally {
      for (const drip of drips) drip.close()
    }
  })

  test('never have one taken by two, whatever processes there are', async () => {
    site['/feed'] = (_, response) => setTimeout(() => response.end(rss(item({ title: 'x' }))), 100)
    await add('/feed')
    const now = new Date(Date.now() + 1_000)
    await Promise.all(Array.from({ length: 6 }, () => look(now)))
    assert.equal(asked.length, 1)
  })

  test('of which one was left by a process that died, is looked at again after a while', async () => {
    site['/feed'] = (_, response) => response.end(rss(item({ title: 'x' })))
    await add('/feed')
    const now = Date.now() + 1_000
    await office.db
      .updateTable('source')
      .set({ held_until: new Date(now + 60_000) })
      .execute()
    assert.equal(await look(new Date(now)), false)
    assert.equal(await look(new Date(now + 61_000)), true)
  })
})

describe('whoever keeps the sources', () => {
  test('is who works in the inventory, or the administrator; the others read', async () => {
    const body = { name: 'X', address: at('/x'), ...usual }
    for (const role of ['kepala-bidang', 'kepala-dinas'] as const)
      assert.equal(await codeOf(office.people[role], 'POST', '', body), 'not-your-step')
    await office.people.administrator.call(api.addSource, { body })
    const list = await office.people['kepala-bidang'].call(api.listSources, { query: {} })
    assert.deepEqual([list.rows.length, list.whyNot?.code], [1, 'not-your-step'])
  })

  test('finds the feed of a site by its address, sees its newest entries, and what is a source already', async () => {
    site['/'] = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Kabar dari daerah</p><title>Kabar</title><link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" href="/berita.xml">') // prettier-ignore
    site['/berita.xml'] = (_, response) => response.end(rss(item({ title: 'Satu' })))
    site['/comments/feed/'] = (_, response) => response.end(rss(item({ title: 'Komentar' })))
    const discover = () => office.people.fungsional.call(api.discoverSources, { body: { address: at('') } })
    const { found } = await discover()
    assert.deepEqual(found.map((it) => [it.address, it.title, it.knownAs, it.entries[0]?.title]), [
      [at('/berita.xml'), 'Kabar Kita', null, 'Satu'],
      [at('/comments/feed/'), 'Kabar Kita', null, 'Komentar'],
      [at('/'), 'Kabar', null, undefined],
    ]) // prettier-ignore
    await add('/berita.xml')
    assert.equal((await discover()).found[0]?.knownAs, 'Sumber /berita.xml')
    site['/'] = (_, response) => response.end('<html>tanpa tautan</html>')
    site['/feed/'] = site['/berita.xml']
    assert.deepEqual(
      (await discover()).found.map((it) => it.address),
      [at('/feed/'), at('/')],
    )
    delete site['/feed/']
    site['/news-sitemap.xml'] = (_, response) => response.end('<urlset><url><loc>https://a.example/1</loc><news:news><news:title>Dari peta</news:title><news:publication_date>2026-11-24</news:publication_date></news:news></url></urlset>') // prettier-ignore
    const [map] = (await discover()).found
    assert.deepEqual([map?.kind, map?.entries[0]?.title], ['sitemap', 'Dari peta'])
    const body = { kind: 'sitemap' as const, name: 'Peta', address: map?.address ?? '', ...usual }
    await office.people.fungsional.call(api.addSource, { body })
    while (await look(new Date(Date.now() + 1_000)));
    assert.ok((await titles()).includes('Dari peta'))
    const inside = await office.people.fungsional.call(api.discoverSources, { body: { address: 'http://10.0.0.1/' } })
    assert.deepEqual(inside, { found: [], trouble: 'address-refused' })
  })

  test('cannot keep one twice, nor one whose address runs, hides a password or is none', async () => {
    await add('/feed')
    const send = async (address: string) =>
      codeOf(office.people.fungsional, 'POST', '', { name: 'X', address, ...usual })
    assert.equal(await send(at('/feed#bagian')), 'source-known')
    for (const odd of ['javascript:alert(1)', 'file:///etc/passwd', 'http://a:b@kabar.example/', 'bukan alamat'])
      assert.equal(await send(odd), 'source-address', odd)
  })

  test('pauses, resumes, changes and removes; what came in stays', async () => {
    site['/feed'] = (_, response) => response.end(rss(item({ title: 'Satu' })))
    const sourceId = await add('/feed')
    await look()
    const { fungsional } = office.people
    const params = { sourceId }
    await fungsional.call(api.pauseSource, { params, body: {} })
    assert.equal(await codeOf(fungsional, 'POST', `/${sourceId}/pause`), 'source-as-it-is')
    assert.equal(await look(new Date(Date.now() + DAY_MS)), false)
    assert.equal(await codeOf(fungsional, 'POST', `/${sourceId}/look`), 'source-paused') // prettier-ignore
    await fungsional.call(api.resumeSource, { params, body: {} })
    assert.equal(await look(), true)
    const { revision } = await read(sourceId)
    const body = { name: 'Nama baru', address: at('/feed'), ...usual, weight: 5, seenRevision: revision }
    await fungsional.call(api.saveSource, { params, body })
    assert.equal(await codeOf(fungsional, 'PUT', `/${sourceId}`, body), 'source-changed')
    await fungsional.call(api.removeSource, { params, body: {} })
    assert.deepEqual(await titles(), ['Satu'])
    assert.equal((await fungsional.send('GET', `/api/inventory/sources/${sourceId}`)).status, 404)
    await add('/feed') // once more, under a name of its own
  })

  test('brings a list of feeds from another reader, sees first what is new, and takes it home again', async () => {
    await add('/feed')
    const opml = `<opml version="2.0"><head/><body><outline text="Daerah"><outline type="rss" text="Satu" xmlUrl="${at('/feed')}"/><outline type="rss" title="Dua &amp; Tiga" text="x" xmlUrl="feed:${at('/dua')}"/></outline><outline type="rss" text="Lagi" xmlUrl="${at('/dua')}"/><outline text="Rusak" xmlUrl="javascript:x"/></body></opml>`
    const { fungsional } = office.people
    const judged = await fungsional.call(api.judgeOpml, { body: { opml } })
    assert.deepEqual(judged.rows.map((it) => [it.name, it.fate]), [['Satu', 'known'], ['Dua & Tiga', 'new'], ['Lagi', 'twice'], ['Rusak', 'bad']]) // prettier-ignore
    assert.deepEqual(await fungsional.call(api.importOpml, { body: { opml } }), { added: 1, left: null })
    const { body } = await fungsional.send('GET', '/api/inventory/sources/opml')
    assert.match(String(body['text']), /text="Dua &amp; Tiga"/)
    const again = await fungsional.call(api.judgeOpml, { body: { opml: String(body['text']) } })
    assert.deepEqual(again.counts, { new: 0, known: 2, bad: 0 })
    for (const odd of ['', 'x', '<opml/>', '<rss></rss>'])
      assert.equal(await codeOf(fungsional, 'POST', '/opml', { opml: odd }), 'opml-unreadable')
  })

  test('is told how many feeds of a list beyond all sources are left out, and from which on', async () => {
    const { fungsional } = office.people
    const rows = Array.from({ length: 2_003 }, (_none, at) => `<outline text="U ${at}" xmlUrl="http://u${at}.id/"/>`)
    const opml = `<opml><body><outline text="x" xmlUrl="javascript:x"/>${rows[0]}${rows.join('')}</body></opml>`
    const { counts, left } = await fungsional.call(api.judgeOpml, { body: { opml } })
    assert.deepEqual([counts, left], [{ new: 2_000, known: 1, bad: 1 }, { count: 3, from: 'U 2000' }]) // prettier-ignore
  })

  test('goes on answering while somebody brings a list that takes seconds', async () => {
    const { fungsional } = office.people
    const opml = `<opml><body>${'<a/>'.repeat(OPML_MAX_CHARS / 5)}</body></opml>`
    let isRead = false
    const judged = codeOf(fungsional, 'POST', '/opml/judgement', { opml }).finally(() => (isRead = true))
    let answered = 0
    while (!isRead && answered < 50) {
      assert.equal((await fungsional.send('GET', '/api/inventory/sources')).status, 200)
      answered++
    }
    assert.equal(answered, 50)
    assert.equal(await judged, 'opml-unreadable')
  })
})

describe('what came in', () => {
  test('is found by words as they are stemmed, by day and by source, and counted', async () => {
    site['/a'] = (_, response) => response.end(rss(item({ title: 'Jalan rusak dikeluhkan warga', guid: '1', date: 'Tue, 24 Nov 2020 10:00:00 +0700' }), item({ title: 'Panen raya', guid: '2', text: 'jalannya lancar', date: 'Tue, 24 Nov 2020 23:30:00 +0700' }), item({ title: 'Lain', guid: '3', date: 'Wed, 25 Nov 2020 00:30:00 +0700' }))) // prettier-ignore
    site['/b'] = (_, response) => response.end(rss(item({ title: 'Jalan lain', guid: '1', date: 'Tue, 24 Nov 2020 11:00:00 +0700' }))) // prettier-ignore
    const one = await add('/a')
    await add('/b')
    while (await look());
    assert.deepEqual(await titles({ search: 'jalan' }), ['Panen raya', 'Jalan lain', 'Jalan rusak dikeluhkan warga'])
    assert.deepEqual(await titles({ search: 'jalan', source: one }), ['Panen raya', 'Jalan rusak dikeluhkan warga'])
    assert.deepEqual(await titles({ search: 'jalan', day: '2020-11-25' }), [])
    assert.deepEqual(await titles({ day: '2020-11-24' }), ['Panen raya', 'Jalan lain', 'Jalan rusak dikeluhkan warga'])
    assert.deepEqual(await titles({ source: one, day: '2020-11-25' }), ['Lain'])
    const page = await office.people.auditor.call(listMentions, { query: { search: 'jalan', limit: 2 } })
    assert.equal(page.count, 3)
    assert.deepEqual(await titles({ search: 'jalan', limit: 2, after: page.next }), ['Jalan rusak dikeluhkan warga'])
  })

  test('by a word that thousands say is met from the newest on, page by page, within a source and a day too', async () => {
    const sourceId = await add('/a')
    await sql`
      insert into mention (id, source_id, key_hash, url, title, text, author, published_at, dated, taken_at, first_hash, text_hash)
      select gen_random_uuid(), ${sourceId}, lpad(n::text, 64, '0'), '', 'Banjir ' || n, '', '', '2026-11-24'::timestamptz - n * interval '1 minute', true, now(), lpad('', 64, '0'), lpad('', 64, '0')
      from generate_series(1, 6000) n`.execute(office.db)
    await sql`analyze mention`.execute(office.db)
    const { auditor } = office.people
    const first = await auditor.call(listMentions, { query: { search: 'banjir', limit: 2 } })
    assert.deepEqual([first.rows.map((it) => it.title), first.count], [['Banjir 1', 'Banjir 2'], 5_000])
    assert.deepEqual(await titles({ search: 'banjir', limit: 2, after: first.next }), ['Banjir 3', 'Banjir 4'])
    const day = await auditor.call(listMentions, { query: { search: 'banjir', source: sourceId, day: '2026-11-23', limit: 1 } }) // prettier-ignore
    assert.equal(day.count, 1_000)
  })

  test('loses its whole text when its source keeps it no longer, and keeps title, address and fingerprint', async () => {
    site['/a'] = (_, response) => response.end(rss(item({ title: 'Satu', link: 'https://a.example/1', text: 'isi' })))
    await add('/a', { keepDays: 30 })
    await look()
    assert.equal(await forgetTexts(office.db, new Date(Date.now() + 29 * DAY_MS)), false)
    const { rows } = await office.people.auditor.call(listMentions, { query: {} })
    const params = { mentionId: rows[0]?.id ?? '' }
    assert.equal((await office.people.auditor.call(readMention, { params })).text, 'isi')
    await forgetTexts(office.db, new Date(Date.now() + 31 * DAY_MS))
    const mention = await office.people.auditor.call(readMention, { params })
    assert.deepEqual([mention.text, mention.title, mention.url], ['', 'Satu', 'https://a.example/1'])
    await look(new Date(Date.now() + 32 * DAY_MS))
    assert.equal((await office.people.auditor.call(readMention, { params })).text, '')
  })
})
