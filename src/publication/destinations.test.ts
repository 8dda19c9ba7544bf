import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test, type TestContext } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { openBlueskyServer, TEST_ACCOUNT } from '../../test/bluesky-server.ts'
import { openS3Server, TEST_BUCKET, TEST_KEY, TEST_REGION } from '../../test/s3-server.ts'
import { openTelegramServer, TEST_BOT_TOKEN, TEST_CHANNEL } from '../../test/telegram-server.ts'
import { openWebhookServer, TEST_WEBHOOK_SECRET } from '../../test/webhook-server.ts'
import { openWordPressServer, TEST_WRITER } from '../../test/wordpress-server.ts'
import { PERSON, emptyPublications, madeCorrection, madeOffice, madePublication } from '../../test/made-publications.ts'
import { newId } from '../base/id.ts'
import type { Officer } from '../base/officer.ts'
import { seal } from '../base/sealed.ts'
import type { Db } from '../db/connect.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import { openFileStore } from '../files/store.ts'
import { answerProblems } from '../http/problem.ts'
import { speakZod } from '../http/serve.ts'
import { channels } from './channels/all.ts'
import { channel, type Channel, type Found, type Package, type Sent } from './channels/channel.ts'
import { deliver, deliverToPortal, rewritePortal, type OwnSite } from './jobs.ts'
import { destinationWay } from './jobs/destination.ts'
import { noticeMissed } from './jobs/missed.ts'
import { publicationRoutes } from './routes.ts'
import { withdrawPublication } from './store.ts'
import { listDueElsewhere } from './stores/deliveries.ts'

const start = new Date('2026-11-26T03:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const SECRET = 'x'.repeat(43)

let db: Db
let close: () => Promise<void>
let root: string
let site: OwnSite
let app: FastifyInstance
const officer: Officer = { personId: PERSON, name: 'Admin', role: 'administrator', posts: [], language: 'id' }
let who: Officer = officer

before(async () => {
  ;({ db, close } = await temporaryDatabase())
  await madeOffice(db, new Date('2026-01-02T00:00:00Z'))
  root = await mkdtemp(join(tmpdir(), 'siar-destinations-'))
  site = { db, portalFolder: join(root, 'portal'), filesFolder: join(root, 'files'), url: 'https://siar.contoh.go.id' }
  app = Fastify()
  speakZod(app)
  answerProblems(app)
  app.decorateRequest('officer', null)
  app.addHook('onRequest', async (request) => {
    request.officer = who
  })
  publicationRoutes(app, db, { url: site.url, secret: SECRET, files: openFileStore(site.filesFolder) })
})
after(async () => {
  await app.close()
  await close()
  await rm(root, { recursive: true })
})
beforeEach(async () => {
  who = officer
  await emptyPublications(db)
})

/** A medium that keeps what it is given, and does as it is told with the next tries. */
function medium(more: Partial<Channel> = {}) {
  const posts: { key: string; does: string; title: string }[] = []
  const next: Sent[] = []
  let found: Found = { state: 'unknown', seen: 'kiriman serupa, 10.01' }
  const take = (does: string) => async (it: Package) => {
    const told = next.shift() ?? { state: 'sent' as const, remoteId: `r-${posts.length}`, url: 'https://m.contoh/1' }
    if (told.state === 'sent' || told.state === 'unsure') posts.push({ key: it.key, does, title: it.content.title })
    return told
  }
  const part: Channel = channel({
    name: 'coba',
    label: { id: 'Coba', en: 'Try' },
    about: { id: '', en: '' },
    fields: [],
    settings: z.strictObject({}),
    prepare: () => ({ parts: [], limits: [], pictures: [], problems: [] }),
    send: take('publish'),
    correct: take('correct'),
    withdraw: take('withdraw'),
    confirm: async () => found,
    prove: ({ url }: { url: string }) => url,
    tryOut: async () => ({ ok: true, lines: [] }),
    ...more,
  } as never)
  return { part, posts, next, find: (it: Found) => (found = it) }
}

async function addDestination(more: object = {}): Promise<string> {
  const id = newId()
  await db
    .insertInto('destination')
    .values({
      id,
      channel: 'coba',
      name: `Tujuan ${id.slice(-4)}`,
      by_hand: false,
      on: true,
      address: '',
      settings: '{}',
      content_types: [],
      per_minute: 600,
      revision: 1,
      changed_by: PERSON,
      changed_at: start,
      ...more,
    }) // prettier-ignore
    .execute()
  return id
}
const deliveriesTo = (destinationId: string) =>
  db.selectFrom('delivery').selectAll().where('destination_id', '=', destinationId).orderBy('created_at').execute()
const standing = (id: string) => db.selectFrom('destination').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Sends whatever is due by this medium, as the rounds do. */
async function goRound(part: Channel, now: Date): Promise<number> {
  await noticeMissed(db, now)
  await deliverToPortal(site, now)
  const way = destinationWay({ ...site, files: openFileStore(site.filesFolder), secret: SECRET, channels: [part] })
  let count = 0
  for (const id of await listDueElsewhere(db, now)) count += Number(await deliver(db, way, id, now))
  return count
}

describe('a publication goes to every destination that takes its kind', () => {
  test('after its page on the portal can be read, and once', async () => {
    const to = await addDestination()
    await addDestination({ on: false })
    await addDestination({ content_types: ['siaran-pers'] })
    const { part, posts } = medium()
    const it = await madePublication(db, { title: 'Jalan dibuka' }, start)
    assert.deepEqual(await listDueElsewhere(db, later(1)), [], 'its page comes first')
    assert.equal(await goRound(part, later(1)), 1)
    assert.equal(await goRound(part, later(2)), 0)
    const [row, ...rest] = await deliveriesTo(to)
    assert.deepEqual(posts, [{ key: row?.id, does: 'publish', title: 'Jalan dibuka' }])
    assert.deepEqual(
      [row?.state, row?.remote_id, row?.remote_url, rest.length],
      ['sent', 'r-0', 'https://m.contoh/1', 0],
    )
    assert.equal((await db.selectFrom('delivery').select('id').where('publication_id', '=', it.publicationId).execute()).length, 2) // prettier-ignore
  })

  test('in the order in which they were published, also when the first one has to wait', async () => {
    const to = await addDestination()
    const { part, posts, next } = medium()
    for (const title of ['Satu', 'Dua', 'Tiga']) await madePublication(db, { title }, start)
    for (let at = 0; at < 3; at++) await deliverToPortal(site, later(1))
    next.push({ state: 'later', problem: 'sibuk', waitMs: 0 }, { state: 'later', problem: 'sibuk', waitMs: 90_000 })
    assert.equal(await goRound(part, later(1)), 1)
    assert.equal((await standing(to)).trouble, 'sibuk')
    assert.equal(await goRound(part, later(1)), 0, 'it is left alone')
    await goRound(part, later(2))
    assert.equal(await goRound(part, later(3)), 0, 'for as long as it asked')
    for (let at = 0; at < 4; at++) await goRound(part, later(10 + at))
    assert.deepEqual(posts.map((it) => it.title), ['Satu', 'Dua', 'Tiga']) // prettier-ignore
    const after_ = await standing(to)
    assert.deepEqual([after_.failures, after_.trouble], [0, ''])
  })

  test('no faster than the destination is to be given them', async () => {
    await addDestination({ per_minute: 2 })
    const { part, posts } = medium()
    for (const title of ['Satu', 'Dua']) await madePublication(db, { title }, start)
    for (let at = 0; at < 2; at++) await deliverToPortal(site, later(1))
    await goRound(part, later(1))
    await goRound(part, new Date(later(1).getTime() + 29_000))
    assert.equal(posts.length, 1)
    await goRound(part, new Date(later(1).getTime() + 30_000))
    assert.equal(posts.length, 2)
  })

  test('one that takes nothing holds up no other, and is told once', async () => {
    const broken = await addDestination({ channel: 'rusak' })
    await addDestination()
    const good = medium()
    const bad = medium()
    await madePublication(db, { title: 'Terus' }, start)
    await deliverToPortal(site, later(1))
    const way = destinationWay({ ...site, files: openFileStore(site.filesFolder), secret: SECRET, channels: [good.part, { ...bad.part, name: 'rusak' }] }) // prettier-ignore
    await sql`update person set role = 'administrator'`.execute(db)
    for (let at = 1; at < 40; at++) {
      bad.next.push({ state: 'later', problem: 'tidak menjawab', waitMs: 0 })
      for (const id of await listDueElsewhere(db, later(at))) await deliver(db, way, id, later(at))
    }
    assert.equal(good.posts.length, 1)
    assert.equal(bad.posts.length, 0)
    assert.ok((await standing(broken)).failures >= 5)
    const told = await db.selectFrom('notice').select('kind').where('kind', '=', 'destination-stopped').execute()
    assert.equal(told.length, 1)
    await sql`update person set role = 'officer'`.execute(db)
  })

  test('one whose token ran out stops until somebody has seen to it; then all goes on, each once', async () => {
    const to = await addDestination()
    const { part, posts, next } = medium()
    for (const title of ['Satu', 'Dua']) await madePublication(db, { title }, start)
    for (let at = 0; at < 2; at++) await deliverToPortal(site, later(1))
    next.push({ state: 'stopped', problem: 'Token tidak diterima.' })
    await goRound(part, later(1))
    assert.deepEqual([(await standing(to)).pause_reason, await goRound(part, later(60))], ['Token tidak diterima.', 0])
    const resumed = await app.inject({ method: 'POST', url: `/api/destinations/${to}/resumption`, headers: { 'idempotency-key': randomUUID() } }) // prettier-ignore
    assert.equal(resumed.statusCode, 200)
    const now = new Date(Date.now() + 60_000)
    for (let at = 0; at < 3; at++) await goRound(part, new Date(now.getTime() + at * 1_000))
    assert.deepEqual(posts.map((it) => it.title), ['Satu', 'Dua']) // prettier-ignore
  })

  test('what could not be brought there in a day is not sent late, but shown as failed', async () => {
    const to = await addDestination()
    const { part, next } = medium()
    await madePublication(db, { title: 'Basi' }, start)
    await deliverToPortal(site, later(1))
    next.push({ state: 'later', problem: 'mati', waitMs: 0 })
    await goRound(part, later(24 * 60 + 1))
    assert.deepEqual((await deliveriesTo(to)).map((it) => [it.state, it.problem]), [['failed', 'mati']]) // prettier-ignore
  })
})

describe('nobody knows whether it arrived', () => {
  test('then the destination is asked, and what it has is not sent again', async () => {
    const to = await addDestination()
    const { part, posts, next, find } = medium()
    await madePublication(db, { title: 'Terputus' }, start)
    next.push({ state: 'unsure', problem: 'sambungan putus' })
    find({ state: 'sent', remoteId: '42', url: 'https://m.contoh/42' })
    await goRound(part, later(1))
    assert.deepEqual((await deliveriesTo(to)).map((it) => [it.state, it.remote_id]), [['sent', '42']]) // prettier-ignore
    assert.equal(posts.length, 1)
  })

  test('where it cannot say, a person decides with what was found, and nothing of that text goes there meanwhile', async () => {
    const to = await addDestination()
    const { part, posts, next } = medium()
    const it = await madePublication(db, { title: 'Tidak pasti' }, start)
    await madePublication(db, { title: 'Berikutnya' }, later(1))
    for (let at = 0; at < 2; at++) await deliverToPortal(site, later(2))
    next.push({ state: 'unsure', problem: 'sambungan putus' })
    await goRound(part, later(2))
    const [unsure] = await deliveriesTo(to)
    assert.deepEqual([unsure?.state, unsure?.seen], ['unsure', 'kiriman serupa, 10.01'])
    await sql`update dossier set state = 'withdrawn' where id = ${it.dossierId}`.execute(db)
    await db.transaction().execute((tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'keliru', now: later(3) })) // prettier-ignore
    for (let at = 0; at < 4; at++) await goRound(part, later(4 + at))
    assert.deepEqual(posts.map((one) => [one.does, one.title]), [['publish', 'Tidak pasti'], ['publish', 'Berikutnya']]) // prettier-ignore
    const said = await app.inject({ method: 'POST', url: `/api/deliveries/${unsure?.id}/outcome`, headers: { 'idempotency-key': randomUUID() }, payload: { arrived: true, note: '' } }) // prettier-ignore
    assert.equal(said.statusCode, 200)
    await goRound(part, later(10))
    assert.deepEqual(posts.at(-1), { key: (await deliveriesTo(to)).find((one) => one.kind === 'withdraw')?.id, does: 'withdraw', title: 'Tidak pasti' }) // prettier-ignore
  })

  test('one that cannot be asked now is asked again after a growing pause, and told when it stays so', async () => {
    const to = await addDestination()
    const { part, posts, next, find } = medium()
    await madePublication(db, { title: 'Belum terjawab' }, start)
    next.push({ state: 'unsure', problem: 'sambungan putus' })
    find({ state: 'unasked', problem: 'tidak menjawab', waitMs: 60_000 })
    await goRound(part, later(1))
    assert.deepEqual([(await deliveriesTo(to))[0]?.state, (await standing(to)).trouble], ['sending', 'tidak menjawab'])
    assert.equal(await goRound(part, new Date(later(2).getTime() - 1)), 0, 'it is left alone for as long as it asked')
    find({ state: 'sent', remoteId: '42', url: 'https://m.contoh/42' })
    await goRound(part, later(2))
    assert.deepEqual([(await deliveriesTo(to))[0]?.remote_id, posts.length], ['42', 1])
    assert.equal((await standing(to)).trouble, '')
  })

  test('a process that died while it asked leaves no second post', async () => {
    const to = await addDestination()
    const { part, posts, find } = medium()
    await madePublication(db, { title: 'Mati' }, start)
    await deliverToPortal(site, later(1))
    await sql`update delivery set state = 'sending' where destination_id = ${to}`.execute(db)
    find({ state: 'absent' })
    await goRound(part, later(1))
    assert.equal((await deliveriesTo(to))[0]?.state, 'waiting')
    await goRound(part, later(2))
    assert.equal(posts.length, 1)
  })
})

describe('by the channels themselves', () => {
  test('a text stands once where the line was cut after it was taken, and a person is asked where nobody can say', async (t) => {
    const wordpress = await openWordPressServer()
    const bluesky = await openBlueskyServer()
    const telegram = await openTelegramServer()
    const partner = await openWebhookServer({ now: () => later(1) })
    for (const server of [wordpress, bluesky, telegram, partner]) t.after(() => server.close())
    const add = async (channelName: string, address: string, settings: object, secret: string) => {
      const id = newId()
      await addDestination({ id, channel: channelName, address, settings: JSON.stringify(settings), secret: seal(secret, SECRET, id) }) // prettier-ignore
      return id
    }
    const ids = {
      wordpress: await add('wordpress', wordpress.address, { username: TEST_WRITER.username, topic: 'tag' }, TEST_WRITER.password), // prettier-ignore
      bluesky: await add('bluesky', bluesky.address, { identifier: TEST_ACCOUNT.identifier }, TEST_ACCOUNT.password),
      telegram: await add('telegram', telegram.address, { channel: TEST_CHANNEL }, TEST_BOT_TOKEN),
      webhook: await add('webhook', partner.address, { place: 'inside' }, TEST_WEBHOOK_SECRET),
    }
    wordpress.next('POST posts/id', 'cut-after')
    bluesky.next('POST putRecord', 'cut-after')
    telegram.moods.set('sendMessage', 'cut-after')
    partner.next('message', 'cut-after')
    const it = await madePublication(db, { title: 'Di mana-mana', topic: 'Kebencanaan' }, start)
    await deliverToPortal(site, later(1))
    const way = destinationWay({ ...site, files: openFileStore(site.filesFolder), secret: SECRET, channels })
    const round = async (now: Date) => {
      for (const id of await listDueElsewhere(db, now)) await deliver(db, way, id, now)
    }
    for (let at = 0; at < 4; at++) await round(new Date(later(1).getTime() + at * 5_000))
    const states = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(ids).map(async ([name, id]) => [name, (await deliveriesTo(id)).map((one) => one.state)]),
        ),
      )
    assert.deepEqual(await states(), { wordpress: ['sent'], bluesky: ['sent'], telegram: ['unsure'], webhook: ['sent'] }) // prettier-ignore
    assert.deepEqual([wordpress.public().length, bluesky.posts.size, telegram.channel.size, partner.arrived.size], [1, 1, 1, 1]) // prettier-ignore
    assert.equal((await deliveriesTo(ids.telegram))[0]?.seen, `https://t.me/${TEST_CHANNEL.slice(1)}`)

    await sql`update dossier set state = 'withdrawn' where id = ${it.dossierId}`.execute(db)
    await db.transaction().execute((tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'Keliru.', now: later(2) })) // prettier-ignore
    for (let at = 0; at < 4; at++) await round(new Date(later(2).getTime() + at * 5_000))
    assert.match(wordpress.public()[0]?.content ?? '', /<p>Keliru\.<\/p>/)
    assert.deepEqual([bluesky.posts.size, partner.arrived.size], [0, 2])
  })
})

describe('a copy of the portal in a bucket', () => {
  const openBucket = async (t: TestContext) => {
    const bucket = await openS3Server({ now: () => later(1) })
    t.after(() => bucket.close())
    const id = newId()
    const setting = { bucket: TEST_BUCKET, region: TEST_REGION, accessKeyId: TEST_KEY.accessKeyId }
    await addDestination({ id, channel: 's3', address: bucket.address, settings: JSON.stringify(setting), secret: seal(TEST_KEY.secretAccessKey, SECRET, id) }) // prettier-ignore
    const way = destinationWay({ ...site, files: openFileStore(site.filesFolder), secret: SECRET, channels })
    const round = async (now: Date) => {
      await deliverToPortal(site, now)
      for (const one of await listDueElsewhere(db, now)) await deliver(db, way, one, now)
    }
    const page = (path: string) => bucket.objects.get(`${path.slice(1)}index.html`)
    return { bucket, id, round, page }
  }
  const takeBack = (dossierId: string, now: Date) =>
    db.transaction().execute(async (tx) => {
      await sql`update dossier set state = 'withdrawn' where id = ${dossierId}`.execute(tx)
      await withdrawPublication(tx, { dossierId, reason: 'Keliru.', now })
    })

  test('is written whole once, and then only what a publication or its withdrawal changes; as the portal reads', async (t) => {
    await rewritePortal(site)
    const { bucket, id, round, page } = await openBucket(t)
    const states = async () => (await deliveriesTo(id)).map((it) => it.state)
    const first = await madePublication(db, { title: 'Satu', topic: 'Jalan' }, start)
    bucket.next('PUT', 'ok', 'ok', 'cut-after', 'trouble')
    for (let at = 0; at < 4; at++) await round(new Date(later(1).getTime() + at * 10_000))
    assert.deepEqual(await states(), ['sent'])
    assert.match(page(first.path)?.bytes.toString() ?? '', /Satu/)
    assert.equal(page('/')?.mediaType, 'text/html; charset=utf-8')
    assert.equal(bucket.objects.get('feed.xml')?.mediaType, 'application/rss+xml; charset=utf-8')
    for (const [key, { bytes }] of bucket.objects)
      if (!key.startsWith('.siar')) assert.ok(bytes.equals(await readFile(join(site.portalFolder, key))), key)
    const writes = bucket.writes()
    await madePublication(db, { title: 'Dua', topic: 'Jalan' }, start)
    for (let at = 6; at < 9; at++) await round(new Date(later(1).getTime() + at * 10_000))
    assert.deepEqual(await states(), ['sent', 'sent'])
    assert.match(page('/')?.bytes.toString() ?? '', /Satu[^]*Dua|Dua[^]*Satu/)
    assert.ok(bucket.writes() - writes < 20, `${bucket.writes() - writes} files`)
    await takeBack(first.dossierId, later(3))
    for (let at = 0; at < 3; at++) await round(later(3 + at))
    assert.match(page(first.path)?.bytes.toString() ?? '', /Ditarik[^]*Keliru\./)
    assert.doesNotMatch(page('/')?.bytes.toString() ?? '', /Satu/)
  })

  test('loses the files of what is taken back also where that is the first to go there after an upgrade', async (t) => {
    const { bucket, round } = await openBucket(t)
    const file = await openFileStore(site.filesFolder).put(db, { name: 'a.txt', bytes: Buffer.from('lampiran') }, start)
    const taken = await madePublication(db, { title: 'Berlampiran', attachments: [file] }, start)
    await round(later(1))
    const key = `berkas-publik/${file.hash}.txt`
    assert.ok(bucket.objects.has(key))
    bucket.objects.delete('.siar.json')
    await takeBack(taken.dossierId, later(2))
    await round(later(3))
    assert.ok(bucket.objects.has('.siar.json'))
    assert.equal(bucket.objects.has(key), false)
  })

  test('is told of what came with the whole copy, when that is put right and when it is taken back; not of what never was out', async (t) => {
    const files = openFileStore(site.filesFolder)
    const photo = await files.put(db, { name: 'a.txt', bytes: Buffer.from('foto lama') }, start)
    const taken = await madePublication(db, { title: 'Sudah lama terbit', attachments: [photo] }, start)
    const right = await madePublication(db, { title: 'Akan diperbaiki' }, start)
    for (let at = 0; at < 2; at++) await deliverToPortal(site, later(1))
    const { bucket, id, round, page } = await openBucket(t)
    const goesOutAt = later(60)
    const never = await madePublication(db, { title: 'Belum keluar' }, start, 'yes', { goesOutAt, embargoUntil: null, without: [] }) // prettier-ignore
    await takeBack(never.dossierId, later(1))
    const without = { goesOutAt: null, embargoUntil: null, without: [id] }
    const apart = await madePublication(db, { title: 'Tidak untuk bucket' }, start, 'yes', without)
    await madePublication(db, { title: 'Yang pertama ke bucket' }, start)
    for (let at = 0; at < 3; at++) await round(later(1))
    const text = (path: string) => page(path)?.bytes.toString() ?? ''
    assert.match(text(taken.path), /Sudah lama terbit/)
    assert.match(text(apart.path), /Tidak untuk bucket/)
    const key = `berkas-publik/${photo.hash}.txt`
    assert.ok(bucket.objects.has(key))
    await sql`update destination set "on" = false where id = ${id}`.execute(db)
    await takeBack(taken.dossierId, later(2))
    await sql`update destination set "on" = true where id = ${id}`.execute(db)
    await takeBack(apart.dossierId, later(2))
    await madeCorrection(db, right, { title: 'Sudah diperbaiki' }, later(2))
    for (let at = 0; at < 6; at++) await round(new Date(later(2).getTime() + at * 5_000))
    assert.match(text(taken.path), /Ditarik[^]*Keliru\./)
    assert.match(text(apart.path), /Ditarik[^]*Keliru\./)
    assert.match(text(right.path), /Sudah diperbaiki/)
    assert.equal(bucket.objects.has(key), false)
    const told = (await deliveriesTo(id)).map((it) => `${it.kind} ${it.state}`)
    assert.deepEqual(told.toSorted(), [
      'correct sent',
      'publish dropped',
      'publish sent',
      'withdraw sent',
      'withdraw sent',
    ])
  })

  test('that is still to get a text gets its correction once', async (t) => {
    const { id, round } = await openBucket(t)
    const it = await madePublication(db, { title: 'Belum sampai' }, start)
    await deliverToPortal(site, later(1))
    await madeCorrection(db, it, { title: 'Sudah benar' }, later(2))
    for (let at = 0; at < 2; at++) await round(later(3))
    assert.deepEqual((await deliveriesTo(id)).map((one) => `${one.kind} ${one.state}`).toSorted(), ['publish dropped', 'publish sent']) // prettier-ignore
  })
})

describe('the approval is looked at once more when it goes', () => {
  test('and what was withdrawn before it went to a destination never goes there', async () => {
    const to = await addDestination()
    const { part, posts } = medium()
    const it = await madePublication(db, { title: 'Ditarik' }, start)
    await deliverToPortal(site, later(1))
    await sql`update dossier set state = 'withdrawn' where id = ${it.dossierId}`.execute(db)
    await db
      .transaction()
      .execute((tx) => withdrawPublication(tx, { dossierId: it.dossierId, reason: 'x', now: later(2) }))
    for (let at = 0; at < 3; at++) await goRound(part, later(3 + at))
    assert.deepEqual(posts, [])
    assert.deepEqual((await deliveriesTo(to)).map((one) => [one.kind, one.state]), [['publish', 'dropped']]) // prettier-ignore
  })

  test('and one that stands no more is refused at that instant', async () => {
    const to = await addDestination()
    const { part, posts } = medium()
    const it = await madePublication(db, { title: 'Ditolak' }, start)
    await deliverToPortal(site, later(1))
    await sql`update dossier set state = 'running' where id = ${it.dossierId}`.execute(db)
    await goRound(part, later(1))
    assert.deepEqual([posts.length, (await deliveriesTo(to))[0]?.state], [0, 'failed'])
  })
})

describe('a release that is set for a time', () => {
  const scheduled = async (title: string, at: Date, embargoUntil: Date | null = null) =>
    madePublication(db, { title }, start, 'yes', { goesOutAt: at, embargoUntil, without: [] })
  const stateOf = async (id: string) =>
    db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  test('goes out then and not a moment before, to the portal and everywhere', async () => {
    await addDestination()
    const { part, posts } = medium()
    const it = await scheduled('Terjadwal', later(10), later(10))
    await goRound(part, new Date(later(10).getTime() - 1))
    assert.equal((await stateOf(it.publicationId)).went_out_at, null)
    await goRound(part, later(10))
    assert.deepEqual((await stateOf(it.publicationId)).went_out_at, later(10))
    assert.equal(posts.length, 1)
  })

  test('whose time passed while nothing ran waits for a person, who is told', async () => {
    const { part } = medium()
    const it = await scheduled('Terlewat', later(10))
    await goRound(part, new Date(later(11).getTime() + 1))
    const missed = await stateOf(it.publicationId)
    assert.deepEqual([missed.waits, missed.went_out_at], [true, null])
    await goRound(part, later(60))
    assert.equal((await stateOf(it.publicationId)).went_out_at, null)
    who = { ...officer, role: 'officer', posts: ['kepala-bidang'] }
    const url = `/api/publications/${it.publicationId}/release`
    const say = (payload: object) => app.inject({ method: 'POST', url, headers: { 'idempotency-key': randomUUID() }, payload }) // prettier-ignore
    const stale = await say({ goesOutAt: null, embargoUntil: null, seen: null })
    assert.equal(stale.json().code, 'release-changed')
    const done = await say({ goesOutAt: null, embargoUntil: null, seen: later(10).toISOString() })
    assert.equal(done.statusCode, 200)
    await goRound(part, new Date())
    assert.notEqual((await stateOf(it.publicationId)).went_out_at, null)
    assert.equal((await say({ goesOutAt: null, embargoUntil: null, seen: null })).json().code, 'release-gone-out')
  })

  test('or goes late where the office wants that, and bears the time at which it went', async () => {
    const { part } = medium()
    await sql`update release_setting set missed = 'send'`.execute(db)
    try {
      const it = await scheduled('Terlambat', later(10))
      await goRound(part, later(30))
      assert.deepEqual((await stateOf(it.publicationId)).published_at, later(30))
    } finally {
      await sql`update release_setting set missed = 'ask'`.execute(db)
    }
  })
})

describe('a destination is set by the administrator', () => {
  const post = (url: string, payload?: object, key: string = randomUUID()) =>
    app.inject({ method: 'POST', url, headers: { 'idempotency-key': key }, ...(payload && { payload }) })
  const setting = { channel: 'hand', name: 'Radio RKPD', on: true, address: '', settings: { form: 'radio' }, contentTypes: [], perMinute: 20 } // prettier-ignore

  test('as its channel asks, and refused with the field where it is not so', async () => {
    const cases: [object, string, string][] = [
      [{ channel: 'tidak-ada' }, 'destination-setting', 'channel'],
      [{ settings: {} }, 'destination-setting', 'settings.form'],
      [{ settings: { form: 'puisi' } }, 'destination-setting', 'settings.form'],
      [{ settings: { form: 'radio', lain: 'x' } }, 'destination-setting', 'settings.'],
      [{ address: 'https://contoh.go.id' }, 'destination-address', 'address'],
      [{ secret: 'rahasia' }, 'destination-secret', 'secret'],
    ]
    for (const [part, code, field] of cases) {
      const { statusCode, json } = await post('/api/destinations', { ...setting, ...part })
      assert.equal(statusCode, 422, code)
      assert.deepEqual([json().code, json().field], [code, field])
    }
    for (const part of [{ name: '' }, { perMinute: 0 }, { settings: { FORM: 'x' } }, { lain: 1 }])
      assert.equal((await post('/api/destinations', { ...setting, ...part })).statusCode, 400)
    assert.equal((await post('/api/destinations', setting)).statusCode, 200)
  })

  test('whose text a person brings there by hand and ticks off with where it can be seen', async () => {
    await post('/api/destinations', setting)
    const it = await madePublication(db, { title: 'Dibacakan', summary: 'Jalan dibuka pukul enam.' }, start)
    const [row] = await db.selectFrom('delivery').selectAll().where('channel', '=', 'hand').execute()
    const url = `/api/deliveries/${row?.id}`
    assert.equal((await post(`${url}/done`, { url: '', note: '' })).json().code, 'under-embargo')
    await deliverToPortal(site, later(1))
    const sheet = (await app.inject({ method: 'GET', url })).json()
    assert.match(sheet.prepared.parts[0].text, /Jalan dibuka pukul enam/)
    assert.equal((await post(`${url}/done`, { url: 'javascript:alert(1)', note: '' })).statusCode, 400)
    assert.equal((await post(`${url}/done`, { url: 'https://rkpd.contoh/1', note: 'siaran 07.00' })).statusCode, 200)
    assert.equal((await post(`${url}/done`, { url: '', note: '' })).json().code, 'delivery-not-by-hand')
    const shown = (await app.inject({ method: 'GET', url: `/api/publications/${it.publicationId}` })).json()
    assert.deepEqual(
      shown.deliveries.map((one: Record<string, unknown>) => [one['destination'], one['state'], one['url']]).toSorted(),
      [['', 'sent', `https://siar.contoh.go.id${it.path}`], ['Radio RKPD', 'sent', 'https://rkpd.contoh/1']], // prettier-ignore
    )
  })

  test('and its password is never given out, nor used after the office’s own secret was lost', async () => {
    const id = newId()
    await addDestination({ id, secret: seal('sandi-aplikasi', 'y'.repeat(43), id) })
    const { part, posts } = medium({ secret: { label: { id: '', en: '' }, pattern: /./ } })
    await madePublication(db, { title: 'Tanpa sandi' }, start)
    await goRound(part, later(1))
    assert.equal(posts.length, 0)
    assert.match((await standing(id)).pause_reason, /tidak terbaca/)
    for (const url of [`/api/destinations/${id}`, '/api/destinations'])
      assert.doesNotMatch((await app.inject({ method: 'GET', url })).body, /sandi-aplikasi|[A-Za-z0-9+/]{30,}/)
  })

  test('and when it is removed, nothing goes there any more, and what went keeps its name', async () => {
    const to = await addDestination()
    const { part, posts } = medium()
    await madePublication(db, { title: 'Sudah' }, start)
    await goRound(part, later(1))
    await madePublication(db, { title: 'Belum' }, later(2))
    assert.equal(
      (await post(`/api/destinations/${to}/removal`, { seenRevision: 2 })).json().code,
      'destination-changed',
    )
    assert.equal((await post(`/api/destinations/${to}/removal`, { seenRevision: 1 })).statusCode, 200)
    for (let at = 0; at < 3; at++) await goRound(part, later(3 + at))
    assert.deepEqual([posts.length, (await deliveriesTo(to)).map((it) => it.state)], [1, ['sent', 'dropped']])
    assert.equal((await app.inject({ method: 'GET', url: `/api/destinations/${to}` })).statusCode, 404)
  })
})

describe('a corrected text', () => {
  const kinds = async (to: string) => (await deliveriesTo(to)).map((it) => [it.kind, it.version_number, it.state])

  test('goes to exactly those who got the first, and in its place to those who were still to get it', async () => {
    const [reached, unsure, waiting, refused, byHand, none] = await Promise.all([
      addDestination(),
      addDestination(),
      addDestination({ paused_at: start }),
      addDestination(),
      addDestination({ by_hand: true }),
      addDestination({ on: false }),
    ])
    const { part, posts } = medium()
    const it = await madePublication(db, { title: 'Jam layanan' }, start)
    await db.updateTable('delivery').set({ state: 'unsure' }).where('destination_id', '=', unsure).execute()
    await db.updateTable('delivery').set({ state: 'failed' }).where('destination_id', '=', refused).execute()
    await goRound(part, later(1))
    assert.deepEqual(await kinds(reached), [['publish', 1, 'sent']])

    await madeCorrection(db, it, { title: 'Jam layanan berubah' }, later(2))
    for (let minute = 3; minute < 6; minute++) await goRound(part, later(minute))
    assert.deepEqual(await kinds(reached), [
      ['publish', 1, 'sent'],
      ['correct', 2, 'sent'],
    ])
    assert.deepEqual(
      await kinds(unsure),
      [
        ['publish', 1, 'unsure'],
        ['correct', 2, 'waiting'],
      ],
      'waits for a person',
    )
    assert.deepEqual(await kinds(waiting), [
      ['publish', 1, 'dropped'],
      ['publish', 2, 'waiting'],
    ])
    assert.deepEqual(await kinds(refused), [
      ['publish', 1, 'failed'],
      ['publish', 2, 'sent'],
    ])
    assert.deepEqual(await kinds(byHand), [
      ['publish', 1, 'dropped'],
      ['publish', 2, 'by-hand'],
    ])
    assert.deepEqual(await kinds(none), [], 'who never was to get it gets nothing')
    assert.match((await deliveriesTo(waiting))[0]?.problem ?? '', /dikoreksi/)
    assert.deepEqual(posts.map(({ does, title }) => [does, title]).toSorted(), [
      ['correct', 'Jam layanan berubah'],
      ['publish', 'Jam layanan'],
      ['publish', 'Jam layanan berubah'],
    ])
  })

  test('is sent as a first one where the first turned out not to have arrived', async () => {
    const to = await addDestination()
    const { part, posts } = medium()
    const it = await madePublication(db, { title: 'Pertama' }, start)
    await deliverToPortal(site, later(1))
    await db.updateTable('delivery').set({ state: 'unsure' }).where('destination_id', '=', to).execute()
    await madeCorrection(db, it, { title: 'Kedua' }, later(2))
    await db.updateTable('delivery').set({ state: 'failed' }).where('state', '=', 'unsure').execute()
    await goRound(part, later(3))
    assert.deepEqual(
      posts.map(({ does, title }) => [does, title]),
      [['publish', 'Kedua']],
    )
  })

  test('leaves no way for an earlier one: a delivery of that is refused by its own name', async () => {
    const to = await addDestination()
    const { part, posts } = medium()
    const it = await madePublication(db, { title: 'Pertama' }, start)
    await goRound(part, later(1))
    const failed = await deliveriesTo(to)
    await madeCorrection(db, it, { title: 'Kedua' }, later(2))
    await goRound(part, later(3))
    // As if a person had set it going again beside the rules, or a process had slept over the correction.
    await db
      .updateTable('delivery')
      .set({ state: 'waiting', due_at: later(0) })
      .where('version_number', '=', 1)
      .execute()
    await goRound(part, later(4))
    await goRound(part, later(5))
    assert.deepEqual(
      posts.map((one) => one.title),
      ['Pertama', 'Kedua'],
    )
    const old = await db.selectFrom('delivery').select(['state', 'problem']).where('version_number', '=', 1).execute()
    for (const one of old) assert.deepEqual([one.state, /dikoreksi/.test(one.problem)], ['failed', true])
    const answer = await app.inject({
      method: 'POST',
      url: `/api/deliveries/${failed[0]?.id}/retry`,
      headers: { 'idempotency-key': randomUUID() },
    })
    assert.deepEqual([answer.statusCode, answer.json().code], [409, 'publication-corrected'])
  })

  test('that comes before anybody could read the first is a first one itself, at the time that was set', async () => {
    const to = await addDestination()
    const { part } = medium()
    const goesOutAt = later(60)
    const it = await madePublication(db, { title: 'Pertama' }, start, 'yes', {
      goesOutAt,
      embargoUntil: null,
      without: [],
    })
    await madeCorrection(db, it, { title: 'Kedua' }, later(2))
    await goRound(part, later(59))
    assert.deepEqual(await kinds(to), [
      ['publish', 1, 'dropped'],
      ['publish', 2, 'waiting'],
    ])
    await goRound(part, later(60))
    await goRound(part, later(60))
    assert.deepEqual(await kinds(to), [
      ['publish', 1, 'dropped'],
      ['publish', 2, 'sent'],
    ])
    const versions = await db
      .selectFrom('publication_version')
      .select(['number', 'form', 'note'])
      .orderBy('number')
      .execute()
    assert.deepEqual(versions, [
      { number: 1, form: 'first', note: '' },
      { number: 2, form: 'first', note: '' },
    ])
  })

  test('and each after it is a row that nobody changes; without a YES on it the database refuses it', async () => {
    const it = await madePublication(db, { title: 'Pertama' }, start)
    await deliverToPortal(site, later(1))
    await madeCorrection(db, it, { title: 'Kedua' }, later(2))
    const again = await madeCorrection(db, it, { title: 'Ketiga' }, later(3), {
      form: 'clarification',
      note: 'Maksudnya.',
    })
    const versions = await db.selectFrom('publication_version').select(['number', 'form']).orderBy('number').execute()
    assert.deepEqual(
      versions.map((one) => one.form),
      ['first', 'correction', 'clarification'],
    )
    await assert.rejects(sql`update publication_version set note = 'lain'`.execute(db), /final/)
    await assert.rejects(sql`delete from publication_version`.execute(db), /final/)
    await assert.rejects(
      sql`update publication set version_hash = ${it.versionHash} where version_hash = ${again.versionHash}`.execute(
        db,
      ),
      /standing YES/,
    )
  })
})
