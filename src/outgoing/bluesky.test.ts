import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openBlueskyServer, TEST_ACCOUNT, type BlueskyStandIn } from '../../test/bluesky-server.ts'
import { patienceFor, unsureMoods, type Mood } from '../../test/stand-in.ts'
import { blueskyText, recordKeyOf } from '../publication/rules/bluesky.ts'
import { openBluesky, type Bluesky, type BlueskyAccount, type Post } from './bluesky.ts'
import type { Fault } from './reply.ts'

const at = new Date('2026-11-26T03:00:00Z')
const LINK = 'https://portal.go.id/berita/2026-11/jalur-nglinggis-dibuka/'
const post: Post = {
  ...blueskyText('Jalur dibuka 🚧 {tautan} #Kebencanaan', LINK),
  createdAt: at,
  card: null,
  pictures: [],
  under: null,
}

let server: BlueskyStandIn
let account: BlueskyAccount
let bluesky: Bluesky
before(async () => {
  server = await openBlueskyServer()
  account = { address: server.address, ...TEST_ACCOUNT }
  bluesky = openBluesky(account)
})
after(() => server.close())

let count = 0
const nextKey = () => recordKeyOf(`019ab000-0000-7000-8000-${String(++count).padStart(12, '0')}`)

describe('a post on Bluesky', () => {
  test('is written under its key, found by it, corrected beneath, and taken away', async () => {
    const key = nextKey()
    assert.deepEqual(await bluesky.find(key), { ok: true, result: null })
    const put = await bluesky.put(key, post)
    assert.ok(put.ok)
    assert.deepEqual(await bluesky.find(key), put)
    assert.deepEqual(server.posts.get(key)?.value, {
      $type: 'app.bsky.feed.post',
      text: 'Jalur dibuka 🚧 portal.go.id/berita/2026-11/jalur-n… #Kebencanaan',
      facets: post.facets,
      langs: ['id'],
      createdAt: '2026-11-26T03:00:00.000Z',
    })
    assert.ok((await bluesky.put(nextKey(), { ...post, under: put.result })).ok)
    for (const _ of [1, 2]) assert.deepEqual(await bluesky.remove(key), { ok: true, result: null })
    assert.equal(server.posts.has(key), false)
  })

  test('carries a card with its picture, or pictures with their description', async () => {
    const image = await bluesky.upload(Buffer.from('gambar'), 'image/jpeg')
    assert.ok(image.ok)
    const card = { uri: LINK, title: 'Jalur dibuka', description: 'Aman dilalui.', thumb: image.result }
    assert.ok((await bluesky.put(nextKey(), { ...post, card })).ok)
    assert.ok((await bluesky.put(nextKey(), { ...post, card: { ...card, thumb: null } })).ok)
    assert.ok((await bluesky.put(nextKey(), { ...post, pictures: [{ image: image.result, alt: 'Alat berat' }] })).ok)
    const lost = { ...image.result, ref: { $link: `bafkrei${'a'.repeat(52)}` } }
    const refused = await bluesky.put(nextKey(), { ...post, card: { ...card, thumb: lost } })
    assert.equal(!refused.ok && refused.fault, 'refused')
  })

  test('however often it is written, is one', async () => {
    const key = nextKey()
    const before = server.writes()
    for (let time = 0; time < 5; time++) assert.ok((await openBluesky(account).put(key, post)).ok)
    assert.equal(server.writes(), before + 1)
  })

  test('goes on when the session ends in the midst of the run', async () => {
    server.expire()
    const before = server.asked.length
    assert.ok((await bluesky.put(nextKey(), post)).ok)
    assert.deepEqual(server.asked.slice(before), ['POST putRecord', 'POST createSession', 'POST putRecord'])
    server.expire()
    assert.ok((await bluesky.upload(Buffer.from('x'), 'image/png')).ok)
  })

  test('is away where the password is wrong, which nothing repeats', async () => {
    const wrong = openBluesky({ ...account, password: 'rahasia-sekali' })
    for (const answer of [await wrong.who(), await wrong.put(nextKey(), post), await wrong.find(nextKey())])
      assert.deepEqual(answer, {
        ok: false,
        fault: 'sign-in',
        said: '401 AuthenticationRequired: Invalid identifier or password: …',
        waitMs: 0,
      })
    assert.deepEqual(await bluesky.who(), {
      ok: true,
      result: { did: 'did:plc:ewvi7nxzyoun6zhxrhs64oiz', handle: TEST_ACCOUNT.identifier },
    })
  })

  const told: readonly (readonly [Mood, Fault])[] = [
    ['busy', 'busy'],
    ['trouble', 'trouble'],
    ['maintenance', 'trouble'],
    ['unauthorized', 'sign-in'],
    ['wall', 'not-the-service'],
    ['redirect-home', 'redirect'],
    ['redirect-metadata', 'redirect'],
    ...unsureMoods.map((it) => [it, 'no-answer'] as const),
  ]
  for (const [mood, fault] of told)
    test(`met by ${mood} is told as ${fault}; asking for its key tells the rest, and it never stands twice`, async () => {
      const key = nextKey()
      const before = server.posts.size
      server.next('POST putRecord', mood)
      const answer = await openBluesky({ ...account, timeoutMs: patienceFor(mood) }).put(key, post)
      assert.ok(!answer.ok)
      assert.deepEqual([answer.fault, answer.waitMs > 0], [fault, mood === 'busy' || mood === 'maintenance'])
      const found = await bluesky.find(key)
      assert.ok(found.ok)
      assert.equal(found.result !== null, server.posts.has(key))
      assert.ok((await bluesky.put(key, post)).ok)
      assert.equal(server.posts.size, before + 1)
    })

  test('a step before it that nobody answers leaves no doubt: nothing was published', async () => {
    for (const name of ['POST createSession', 'POST uploadBlob'])
      for (const mood of ['cut-before', 'page-after', 'cut-in-answer'] as const) {
        const fresh = openBluesky({ ...account, timeoutMs: patienceFor(mood) })
        server.next(name, mood)
        const answer = await fresh.upload(Buffer.from('gambar'), 'image/jpeg')
        assert.equal(!answer.ok && answer.fault, 'trouble', `${name} ${mood}`)
      }
  })

  test('of an answer that is cut in two or given twice the first whole one holds', async () => {
    server.next('POST putRecord', 'twice')
    assert.ok((await bluesky.put(nextKey(), post)).ok)
  })
})
