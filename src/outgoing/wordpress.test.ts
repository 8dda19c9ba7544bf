import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { patienceFor, unsureMoods, type Mood } from '../../test/stand-in.ts'
import { openWordPressServer, TEST_WRITER, type WordPressStandIn } from '../../test/wordpress-server.ts'
import type { Fault } from './reply.ts'
import { keyMark, openWordPress, type WordPress, type WordPressSite } from './wordpress.ts'

let server: WordPressStandIn
let site: WordPressSite
let wordpress: WordPress
before(async () => {
  server = await openWordPressServer()
  site = { address: server.address, ...TEST_WRITER }
  wordpress = openWordPress(site)
})
after(() => server.close())

let count = 0
const fieldsOf = (key: string) => ({
  slug: 'jalur-nglinggis-dibuka',
  title: 'Jalur Nglinggis dibuka',
  content: `${keyMark(key)}<p>Aman dilalui.</p>`,
  excerpt: 'Longsor dibersihkan.',
})
/** As the channel goes about it: found, or made in secret, and only then brought out. */
async function publish(it: WordPress, key: string) {
  const fields = fieldsOf(key)
  const found = await it.find({ key, slug: fields.slug })
  if (!found.ok) return found
  const draft = found.result[0] ? { ok: true as const, result: found.result[0] } : await it.createDraft(fields)
  return draft.ok ? it.update(draft.result.id, { ...fields, status: 'publish' }) : draft
}
const publicOf = (key: string) => server.public().filter((it) => it.content.includes(keyMark(key)))
const nextKey = () => `0198b2a4-0000-7000-8000-${String(++count).padStart(12, '0')}`

describe('a post on WordPress', () => {
  test('is made as a draft, brought out, corrected and taken back', async () => {
    const key = nextKey()
    const category = await wordpress.findTerm('categories', 'Layanan & Informasi')
    const tag = await wordpress.findTerm('tags', 'Kebencanaan')
    assert.ok(category.ok && tag.ok)
    assert.deepEqual(await wordpress.findTerm('tags', 'kebencanaan'), tag)
    const picture = {
      bytes: Buffer.from('gambar'),
      hash: 'a'.repeat(64),
      mediaType: 'image/jpeg',
      alt: 'Alat',
      caption: 'Km 16',
    }
    const image = await wordpress.upload(picture)
    assert.ok(image.ok)
    assert.deepEqual(await wordpress.upload(picture), image) // the same picture once
    assert.equal(server.media.get(image.result.id)?.alt, 'Alat')
    const draft = await wordpress.createDraft({
      ...fieldsOf(key),
      categories: [category.result as number],
      tags: [tag.result as number],
      featuredMedia: image.result.id,
      publishedAt: new Date('2026-11-26T03:00:00Z'),
    })
    assert.ok(draft.ok && draft.result.status === 'draft')
    assert.equal(publicOf(key).length, 0)
    const { id } = draft.result
    const out = await wordpress.update(id, { status: 'publish' })
    assert.ok(out.ok && out.result.status === 'publish')
    assert.ok((await wordpress.update(id, { content: `${keyMark(key)}<p>Ralat.</p>` })).ok)
    assert.match(publicOf(key)[0]?.content ?? '', /Ralat/)
    assert.deepEqual(await wordpress.trash(id), { ok: true, result: null })
    const found = await wordpress.find({ key, slug: 'jalur-nglinggis-dibuka' })
    assert.deepEqual(found.ok && found.result.map((it) => [it.id, it.status]), [[id, 'trash']])
    assert.equal(publicOf(key).length, 0)
  })

  test('is told from another of the same name, and found though its name was changed there', async () => {
    const [one, other] = [nextKey(), nextKey()]
    const [first, second] = [await publish(wordpress, one), await publish(wordpress, other)]
    assert.ok(first.ok && second.ok && first.result.slug !== second.result.slug)
    await wordpress.update(second.result.id, { slug: 'nama-lain' })
    for (const [key, it] of [
      [one, first],
      [other, second],
    ] as const) {
      const found = await wordpress.find({ key, slug: 'jalur-nglinggis-dibuka' })
      assert.deepEqual(found.ok && found.result.map(({ id }) => id), [it.result.id])
    }
  })

  test('is public once, whatever befalls whichever request', async () => {
    const names = ['GET posts', 'POST posts', 'POST posts/id']
    const moods = [
      ...unsureMoods.filter((it) => !it.startsWith('hang')),
      'cut-midway',
      'trouble-after',
      'twice',
    ] as const
    for (const name of names)
      for (const mood of moods) {
        const key = nextKey()
        server.next(name, mood)
        await publish(openWordPress(site), key)
        for (const _ of [1, 2]) assert.ok((await publish(wordpress, key)).ok)
        assert.equal(publicOf(key).length, 1, `${name} ${mood}`)
      }
  })

  const told: readonly (readonly [Mood, Fault])[] = [
    ['busy', 'busy'],
    ['maintenance', 'trouble'],
    ['unauthorized', 'sign-in'],
    ['wall', 'not-the-service'],
    ['redirect-home', 'redirect'],
    ['redirect-metadata', 'redirect'],
    ['trouble-after', 'no-answer'], // a plug-in that fails once the post is out
    ...unsureMoods.map((it) => [it, 'no-answer'] as const),
  ]
  for (const [mood, fault] of told)
    test(`whose publication is met by ${mood} is told as ${fault}; its draft as surely not public`, async () => {
      const patient = openWordPress({ ...site, timeoutMs: patienceFor(mood) })
      const draft = await wordpress.createDraft(fieldsOf(nextKey()))
      assert.ok(draft.ok)
      server.next('POST posts/id', mood)
      const answer = await patient.update(draft.result.id, { status: 'publish' })
      assert.ok(!answer.ok)
      assert.equal(answer.fault, fault)
      if (mood.startsWith('hang')) return
      server.next('POST posts', mood)
      const unmade = await patient.createDraft(fieldsOf(nextKey()))
      assert.equal(!unmade.ok && unmade.fault, fault === 'no-answer' ? 'trouble' : fault)
    })

  test('is away where the password is wrong, and no part of it is told', async () => {
    const wrong = openWordPress({ ...site, password: 'salah sekali' })
    const no = {
      ok: false,
      fault: 'sign-in',
      said: '401 rest_not_logged_in: Sorry, you are not allowed to do that.',
      waitMs: 0,
    }
    assert.deepEqual(await wrong.who(), no)
    assert.deepEqual(await wrong.find({ key: 'k', slug: 's' }), no)
    assert.deepEqual(await wordpress.who(), { ok: true, result: { name: 'Siar', mayPublish: true, mayUpload: true } })
  })

  test('needs an account that may publish; a category that it may not make is left out', async () => {
    Object.assign(server.may, { publish: false, manageTerms: false })
    const out = await publish(wordpress, nextKey())
    assert.equal(!out.ok && out.fault, 'sign-in')
    assert.deepEqual(await wordpress.findTerm('categories', 'Tidak ada'), { ok: true, result: null })
    Object.assign(server.may, { publish: true, manageTerms: true })
    const gone = await wordpress.update(999_999, { status: 'publish' })
    assert.equal(!gone.ok && gone.fault, 'gone')
  })
})
