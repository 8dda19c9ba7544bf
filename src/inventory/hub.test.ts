import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import tls from 'node:tls'
import { sql } from 'kysely'
import { openTestOffice, SECRET, TEST_URL, type TestOffice } from '../../test/office.ts'
import { missing, openssl } from '../../test/signing.ts'
import { guardedGet, guardedPost, type GuardedGet, type GuardedPost } from '../outgoing/guarded.ts'
import { isPublicSite } from '../outgoing/public-address.ts'
import { listMentions } from './api/mentions.ts'
import * as api from './api/sources.ts'
import { askNextHub } from './jobs/hubs.ts'
import { askingRobots } from './jobs/robots.ts'
import { lookAtNextSource } from './jobs/sources.ts'
import { namedHub } from './rules/hub.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

describe('which hub a feed names', () => {
  const none = { hubs: [], self: '' }
  const at = 'https://kabar.example/feed/'
  const named = (header: string, inFeed = none as { hubs: string[]; self: string }) => namedHub(header, inFeed, at)
  test('is read from the headers before the feed, over https before http', () => {
    const both = { hubs: ['https://hub.example/'], topic: 'https://kabar.example/umpan' }
    for (const header of [
      '<https://hub.example/>; rel="hub", </umpan>; rel=self',
      '<http://hub.example/>;rel=hub, <https://hub.example/>; title="a, b; c\\"" ; REL="prev HUB",<https://kabar.example/umpan>;rel="self"',
    ])
      assert.equal(named(header, { hubs: ['https://other.example/'], self: '' })?.hubs[0], 'https://hub.example/')
    const whole = '<https://hub.example/>; rel="hub", </umpan>; rel=self'
    assert.deepEqual(named(whole, { hubs: ['https://other.example/'], self: 'https://other.example/f' }), both)
    assert.deepEqual(named('', { hubs: ['https://hub.example/'], self: 'https://kabar.example/umpan' }), both)
    assert.deepEqual(named('<https://hub.example/>; rel=hub', { hubs: [], self: '/umpan' }), both)
  })
  test('is none where one half is missing, or is no web address, however the header is written', () => {
    for (const header of [
      '<https://hub.example/>; rel=hub',
      '</umpan>; rel=self',
      '<javascript:1>;rel=hub,<a>;rel=self',
      '<https://a:b@hub.example/>;rel=hub,<a>;rel=self',
      '<<<,;rel=hub',
      '<a',
      `<${'a'.repeat(3_000)}>;rel=hub,<a>;rel=self`,
      '"'.repeat(8_000),
    ])
      // prettier-ignore
      assert.equal(named(header), null, header.slice(0, 80))
    const begun = performance.now()
    named(`<a>${'; '.repeat(8_000)}`)
    assert.ok(performance.now() - begun < 50)
  })
  test('an office is told only where others can find it', () => {
    for (const address of [
      'http://127.0.0.1:4180',
      'http://[::1]',
      'http://0.0.0.0',
      'http://siar',
      'https://siar.local',
      'http://localhost:1',
      'http://192.168.1.9',
    ])
      // prettier-ignore
      assert.equal(isPublicSite(address), false, address)
    for (const address of ['https://informasi.contoh.go.id', 'http://103.10.60.1']) assert.ok(isPublicSite(address))
  })
})

describe('a hub that tells what is new', { skip: missing('openssl') }, () => {
  let office: TestOffice
  let get: GuardedGet
  let post: GuardedPost
  /** What the site answers, and what the hub does with what it is asked. */
  let feed = ''
  let asked: { form: URLSearchParams; over: 'http' | 'https' }[] = []
  let answer: { status: number; location?: string } = { status: 202 }
  let verifies = true
  const folder = mkdtempSync(join(tmpdir(), 'siar-hub-'))
  const site = createServer((_, response) => response.end(feed))
  const doors: ReturnType<typeof createServer>[] = []
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port

  before(async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    await openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=hub', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2', '-keyout', key, '-out', cert) // prettier-ignore
    tls.setDefaultCACertificates([readFileSync(cert, 'utf8')])
    const hub = (over: 'http' | 'https') => async (request: AsyncIterable<Buffer>, response: { writeHead(status: number, headers: object): { end(): void } }) => {
      const form = new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString())
      asked.push({ form, over })
      // As some hubs do it: the office is asked before it is answered.
      if (verifies) await verify(form)
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end()
    } // prettier-ignore
    doors.push(createServer(hub('http') as never), createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, hub('https') as never)) // prettier-ignore
    for (const server of [site, ...doors]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const guard = {
      mayConnect: (it: string) => it === '127.0.0.1',
      ports: new Set([site, ...doors].map((it) => String(port(it)))),
      timeoutMs: 1_500,
    }
    get = guardedGet(guard)
    post = guardedPost(guard)
    office = await openTestOffice({ getOutside: get })
  })
  after(async () => {
    for (const server of [site, ...doors]) {
      server.closeAllConnections()
      server.close()
    }
    rmSync(folder, { recursive: true })
    await office.close()
  })
  beforeEach(async () => {
    asked = []
    answer = { status: 202 }
    verifies = true
    feed = rss(item('1', 'Satu'))
    for (const table of ['mention', 'source_hub', 'rate_limit', 'source'])
      await sql`delete from ${sql.table(table)}`.execute(office.db)
  })

  const item = (guid: string, title: string, text = '') =>
    `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><description>${text}</description></item>`
  const hubAddress = (over: 'http' | 'https' = 'https') => `${over}://127.0.0.1:${port(doors[over === 'http' ? 0 : 1]!)}/a?b=c` // prettier-ignore
  const topic = () => `http://127.0.0.1:${port(site)}/feed`
  const rss = (...items: string[]) => rssOf(hubAddress(), ...items)
  const rssOf = (hub: string, ...items: string[]) =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>K</title>${hub ? `<atom:link rel="hub" href="${hub}"/>` : ''}<atom:link rel="self" href="${topic()}"/>${items.join('')}</channel></rss>`
  const add = async () => {
    const body = { name: 'Kabar', address: topic(), weight: 3, everyMinutes: 30, silentDays: 7, keepDays: 0 }
    return (await office.people.fungsional.call(api.addSource, { body })).sourceId
  }
  const later = (ms: number) => new Date(Date.now() + ms)
  const look = (now = later(0)) =>
    lookAtNextSource({ db: office.db, get, robots: askingRobots(get), secret: SECRET, chance: () => 0.5 }, now)
  const ask = (now = later(2_000), url = TEST_URL, by = post) => askNextHub({ db: office.db, post: by, url, secret: SECRET }, now) // prettier-ignore
  const titles = async () =>
    (await office.people.auditor.call(listMentions, { query: {} })).rows.map((it) => it.title).toSorted()
  const source = (sourceId: string) => office.people.auditor.call(api.readSource, { params: { sourceId } })
  const row = () => office.db.selectFrom('source_hub').selectAll().executeTakeFirst()
  const dueInMinutes = async (sourceId: string) =>
    Math.round((Date.parse((await source(sourceId)).nextLookAt ?? '') - Date.now()) / MINUTE_MS)

  const doorOf = (form: URLSearchParams) => new URL(form.get('hub.callback') ?? '').pathname
  const come = (path: string, query: Record<string, string>) =>
    office.app.inject({ method: 'GET', url: path, query: Object.fromEntries(Object.entries(query).map(([name, value]) => [`hub.${name}`, value])) }) // prettier-ignore
  const verify = (form: URLSearchParams, more: Record<string, string> = {}) =>
    come(doorOf(form), { mode: form.get('hub.mode') ?? '', topic: form.get('hub.topic') ?? '', challenge: 'tantangan <b>', lease_seconds: '864000', ...more }) // prettier-ignore
  const sign = (body: string, method = 'sha256', key = asked[0]?.form.get('hub.secret') ?? '') =>
    `${method}=${createHmac(method, key).update(body).digest('hex')}`
  const deliver = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    // As some hubs forget to: without saying what it is.
    return office.app.inject({ method: 'POST', url: doorOf(asked[0]!.form), payload: Buffer.from(body), headers })
  }
  const arranged = async () => {
    const sourceId = await add()
    await look()
    await ask()
    return sourceId
  }

  test('is asked once, believed when it comes to ask, and what it tells is there at once', async () => {
    const sourceId = await arranged()
    assert.equal(await ask(), false)
    const [{ form }] = asked as [(typeof asked)[number]]
    assert.deepEqual([form.get('hub.mode'), form.get('hub.topic'), form.get('hub.lease_seconds'), asked.length], ['subscribe', topic(), '864000', 1]) // prettier-ignore
    assert.match(form.get('hub.callback') ?? '', /^https:\/\/siar\.contoh\.go\.id\/api\/hub\/[\w.-]{50,}$/)
    assert.equal(await dueInMinutes(sourceId), 30)
    const body = rss(item('2', 'Dua'))
    for (const method of ['sha256', 'sha384', 'sha512'])
      assert.equal((await deliver(body, { 'x-hub-signature': sign(body, method) })).statusCode, 200)
    assert.deepEqual([await titles(), (await source(sourceId)).isTold], [['Dua', 'Satu'], true])
    // Its feed is looked at all the same, and less often.
    await look(later(31 * MINUTE_MS))
    assert.ok((await dueInMinutes(sourceId)) >= 31 + 240)
    // What has to be found, though it was to be told, has it looked at as before.
    feed = rss(item('3', 'Tiga'))
    await look(later(DAY_MS))
    assert.deepEqual([await dueInMinutes(sourceId), (await source(sourceId)).isTold], [24 * 60 + 30, false])
  })

  test('is asked again before its time is over, at the same door; once over, it tells nothing more', async () => {
    const sourceId = await arranged()
    const renewing = later(9 * DAY_MS)
    assert.equal(await ask(later(7 * DAY_MS)), false)
    verifies = false
    assert.equal(await ask(renewing), true)
    assert.equal(asked[1]?.form.get('hub.callback'), asked[0]?.form.get('hub.callback'))
    assert.equal(await ask(renewing), false)
    assert.equal(await ask(new Date(renewing.getTime() + 20 * MINUTE_MS)), true)
    await office.db
      .updateTable('source_hub')
      .set({ lease_until: later(-1_000) })
      .execute()
    const body = rss(item('2', 'Dua'))
    assert.equal((await deliver(body, { 'x-hub-signature': sign(body) })).statusCode, 410)
    assert.deepEqual([await titles(), (await source(sourceId)).isTold], [['Satu'], false])
  })

  test('is told yes only for what was asked: another topic, mode or door, or nothing asked, is not there', async () => {
    verifies = false
    await arranged()
    const { form } = asked[0]!
    const wrong = async (more: Record<string, string>, path = doorOf(form)) =>
      (await come(path, { mode: 'subscribe', topic: topic(), challenge: 'x', lease_seconds: '60', ...more })).statusCode
    assert.equal(await wrong({ topic: 'https://lain.example/feed' }), 404)
    assert.equal(await wrong({ mode: 'unsubscribe' }), 404)
    assert.equal(await wrong({ mode: 'publish' }), 400)
    assert.equal(await wrong({ challenge: '' }), 400)
    assert.equal(await wrong({ challenge: 'x'.repeat(1_001) }), 400)
    assert.equal(await wrong({ lease_seconds: '0' }), 400)
    assert.equal(await wrong({ lease_seconds: '0x10' }), 400)
    assert.equal(await wrong({ lease_seconds: 'selamanya' }), 400)
    assert.equal(await wrong({}, `${doorOf(form).slice(0, -1)}_`), 404)
    assert.equal(await wrong({}, '/api/hub/x'), 404)
    assert.equal((await come(doorOf(form), { mode: 'subscribe', topic: topic(), challenge: 'x' })).statusCode, 404)
    assert.equal((await row())?.lease_until, null)
    assert.equal((await deliver(rss(item('2', 'Dua')))).statusCode, 410)
    const { statusCode, body, headers } = await verify(form, { lease_seconds: '99999999999' })
    assert.deepEqual([statusCode, body, headers['content-type']], [200, 'tantangan <b>', 'text/plain; charset=utf-8'])
    assert.ok(Number((await row())?.lease_until) < Number(later(31 * DAY_MS)))
    await office.db
      .updateTable('source_hub')
      .set({ asked_at: later(-2 * DAY_MS) })
      .execute()
    assert.equal(await wrong({}), 404)
  })

  test('that forges is heard calmly and believed nothing; a weak signature has the site itself asked', async () => {
    const sourceId = await arranged()
    const body = rss(item('2', 'Palsu'))
    for (const signature of [
      '',
      'x',
      'md5=00',
      sign(body, 'sha256', 'lain'),
      sign(`${body} `),
      sign(body).slice(0, -2),
      `sha512=${sign(body).slice(7)}`,
      sign(body, 'sha1', 'lain'),
    ])
      // prettier-ignore
      assert.equal((await deliver(body, signature ? { 'x-hub-signature': signature } : {})).statusCode, 200)
    assert.deepEqual([await titles(), await dueInMinutes(sourceId)], [['Satu'], 30])
    feed = rss(item('1', 'Satu'), item('3', 'Tiga'))
    await deliver(body, { 'x-hub-signature': sign(body, 'sha1') })
    assert.ok((await dueInMinutes(sourceId)) <= 2)
    await look(later(2 * MINUTE_MS))
    assert.deepEqual([await titles(), (await source(sourceId)).isTold], [['Satu', 'Tiga'], true])
  })

  test('takes nothing back by an old delivery, and what cannot be read or is too large takes nothing in', async () => {
    const sourceId = await arranged()
    const old = rss(item('2', 'Dua', 'lama'))
    await deliver(old, { 'x-hub-signature': sign(old) })
    feed = rss(item('2', 'Dua', 'baru'))
    await look(later(DAY_MS))
    const text = async () => (await office.db.selectFrom('mention').select('text').where('title', '=', 'Dua').executeTakeFirst())?.text // prettier-ignore
    assert.equal(await text(), 'baru')
    await deliver(old, { 'x-hub-signature': sign(old) })
    assert.equal(await text(), 'baru')
    for (const odd of ['', '<html>', '{"a":', '\0'.repeat(50)])
      assert.equal((await deliver(odd, { 'x-hub-signature': sign(odd), 'content-type': 'application/json' })).statusCode, 200) // prettier-ignore
    const large = 'a'.repeat(4 * 1024 * 1024 + 1)
    assert.equal((await deliver(large, { 'x-hub-signature': sign(large) })).statusCode, 413)
    assert.deepEqual(await titles(), ['Dua', 'Satu'])
    assert.ok((await dueInMinutes(sourceId)) <= 24 * 60 + 30)
    let status = 0
    for (let times = 0; times < 61 && status !== 429; times++) status = (await deliver('x')).statusCode
    assert.equal(status, 429)
  })

  test('that breaks, leads inside or never comes is asked again ever more seldom, and harms nothing', async () => {
    verifies = false
    await add()
    await look()
    let now = later(2_000)
    const waits: number[] = []
    for (const broken of [
      { status: 500 },
      { status: 302, location: hubAddress() },
      { status: 307, location: 'http://10.0.0.1/' },
      { status: 308, location: hubAddress('http') },
    ]) {
      // prettier-ignore
      answer = broken
      assert.equal(await ask(now), true)
      const next = (await row())?.next_at ?? now
      waits.push((next.getTime() - now.getTime()) / MINUTE_MS)
      now = next
    }
    assert.deepEqual(waits, [15, 60, 240, 960])
    assert.deepEqual(asked.map((it) => it.over), ['https', 'https', 'https', 'https']) // prettier-ignore
    answer = { status: 307, location: `${hubAddress()}&d=e` }
    verifies = true
    await ask(now)
    assert.equal(asked.length >= 6, true)
    assert.ok((await row())?.lease_until)
  })

  test('whose asking a dying process left is asked again, and an answer to the first counts', async () => {
    await add()
    await look()
    verifies = false
    const dying: GuardedPost = async (address, form) => {
      await post(address, form)
      throw new Error('killed')
    }
    await assert.rejects(ask(later(2_000), TEST_URL, dying))
    assert.equal(await ask(), false)
    assert.equal((await verify(asked[0]!.form)).statusCode, 200)
    assert.equal(await ask(later(20 * MINUTE_MS)), false)
    await office.db
      .updateTable('source_hub')
      .set({ lease_until: null, next_at: later(0) })
      .execute()
    assert.equal(await ask(later(20 * MINUTE_MS)), true)
  })

  test('that says no is believed, and its feed looked at as was set', async () => {
    const sourceId = await arranged()
    await office.db
      .updateTable('source')
      .set({ next_look_at: later(DAY_MS) })
      .execute()
    assert.equal(
      (await come(doorOf(asked[0]!.form), { mode: 'denied', topic: 'https://lain.example/' })).statusCode,
      404,
    )
    assert.equal((await come(doorOf(asked[0]!.form), { mode: 'denied', topic: topic(), reason: 'x' })).statusCode, 200)
    assert.deepEqual([(await row())?.lease_until, await dueInMinutes(sourceId)], [null, 30])
    assert.equal(await ask(later(DAY_MS)), false)
  })

  test('is left when its source is paused or removed, or names it no more', async () => {
    const sourceId = await arranged()
    const params = { sourceId }
    await office.people.fungsional.call(api.pauseSource, { params, body: {} })
    await ask()
    assert.deepEqual([asked[1]?.form.get('hub.mode'), asked[1]?.form.has('hub.secret'), await row()], ['unsubscribe', false, undefined]) // prettier-ignore
    assert.equal((await deliver('x')).statusCode, 410)
    await office.people.fungsional.call(api.resumeSource, { params, body: {} })
    await look()
    await ask()
    assert.ok((await row())?.lease_until)
    await office.db
      .updateTable('source_hub')
      .set({ begun_at: later(-DAY_MS) })
      .execute()
    feed = rssOf('', item('1', 'Satu'))
    await look(later(DAY_MS))
    assert.equal((await row())?.leaving, true)
    // A hub that does not listen is asked so often, and no more.
    verifies = false
    let now = later(DAY_MS)
    while (await ask(now)) now = new Date(now.getTime() + DAY_MS)
    assert.deepEqual([asked.filter((it) => it.form.get('hub.mode') === 'unsubscribe').length, await row()], [4, undefined]) // prettier-ignore
  })

  test('one of several stays the one, in whatever order they are named', async () => {
    const other = `<atom:link rel="hub" href="https://lain.example/"/>`
    await arranged()
    const kept = (await row())?.id
    await office.db
      .updateTable('source_hub')
      .set({ begun_at: later(-DAY_MS) })
      .execute()
    feed = rss(item('1', 'Satu')).replace('<atom:link', `${other}<atom:link`)
    await look(later(DAY_MS))
    assert.deepEqual([(await row())?.id, (await row())?.leaving], [kept, false])
  })

  test('that never comes gives way to the next that the feed names', async () => {
    const deaf = 'https://127.0.0.1:1/'
    feed = rss(item('1', 'Satu')).replace('<atom:link', `<atom:link rel="hub" href="${deaf}"/><atom:link`)
    await add()
    await look()
    for (let [times, now] = [0, later(2_000)]; times < 3; times++, now = (await row())?.next_at ?? now) await ask(now)
    assert.deepEqual([asked.length, (await row())?.hub], [0, deaf])
    feed = feed.replace('Satu', 'Lagi')
    await look(later(DAY_MS))
    while (await ask(later(DAY_MS)));
    const standing = await office.db
      .selectFrom('source_hub')
      .selectAll()
      .where('leaving', '=', false)
      .executeTakeFirst()
    assert.deepEqual([standing?.hub, standing?.lease_until !== null, asked.length], [hubAddress(), true, 1])
  })

  test('that tells much at once is told to come again, and nothing of it is lost', async () => {
    await arranged()
    const bodies = Array.from({ length: 6 }, (_, at) => rss(item(`t${at}`, `Telah ${at}`)))
    const all = () => Promise.all(bodies.map((body) => deliver(body, { 'x-hub-signature': sign(body) }))) // prettier-ignore
    const statuses = (await all()).map((it) => it.statusCode)
    assert.deepEqual([statuses.filter((it) => it === 200).length, statuses.filter((it) => it === 503).length], [2, 4])
    for (let times = 0; times < 2; times++) await all()
    assert.ok((await titles()).length >= 3)
  })

  test('over http alone is given no secret, and what it tells only has the site asked', async () => {
    verifies = false
    feed = rssOf(hubAddress('http'), item('1', 'Satu'))
    const sourceId = await add()
    await look()
    await ask() // over https, where nobody listens
    verifies = true
    await ask(later(20 * MINUTE_MS))
    assert.deepEqual(asked.map((it) => [it.over, it.form.has('hub.secret')]), [['http', false]]) // prettier-ignore
    assert.equal((await deliver(rss(item('2', 'Dua')))).statusCode, 200)
    assert.deepEqual([await titles(), (await dueInMinutes(sourceId)) <= 2], [['Satu'], true])
  })

  test('asks nothing of an office that nobody outside can find', async () => {
    await add()
    await look()
    assert.equal(await ask(later(2_000), 'http://127.0.0.1:4180'), false)
    assert.deepEqual(asked, [])
  })
})
