/** What the stand-in says of WordPress, asked of WordPress itself, where Debian's package is at hand. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { noWordPress, startWordPress, type RealWordPress } from '../../test/real-wordpress.ts'
import { contentSchema } from '../base/content.ts'
import { wordpressContent, wordpressLine } from '../publication/rules/wordpress.ts'
import { keyMark, openWordPress, type WordPress } from './wordpress.ts'

describe('a real WordPress', { skip: noWordPress }, () => {
  let real: RealWordPress
  let wordpress: WordPress
  before(async () => {
    real = await startWordPress()
    wordpress = openWordPress(real)
  })
  after(() => real?.close())

  const slug = 'jalur-nglinggis-dibuka'
  const words = 'Bayar [gallery] “di loket” & <aman>, https://youtu.be/dQw4w9WgXcQ'
  const contentOf = (key: string, src: string) =>
    wordpressContent(
      contentSchema.parse({
        title: '',
        summary: '',
        topic: '',
        body: {
          type: 'doc',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: words }] },
            { type: 'paragraph', content: [{ type: 'text', text: 'https://youtu.be/dQw4w9WgXcQ' }] },
            { type: 'image', attrs: { src: 'a'.repeat(64), alt: 'Alat [berat]', caption: 'Km 16' } },
          ],
        },
        facts: [],
        attachments: [],
      }),
      { fileAddress: () => src, page: 'x', mark: keyMark(key) },
    )

  test('lets a post be made, found by its key, brought out once, corrected and taken back', async () => {
    assert.deepEqual(await wordpress.who(), { ok: true, result: { name: 'siar', mayPublish: true, mayUpload: true } })
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
      .jpeg()
      .toBuffer()
    const picture = { bytes, hash: 'c'.repeat(64), mediaType: 'image/jpeg', alt: 'Alat berat', caption: 'Di km 16' }
    const image = await wordpress.upload(picture)
    assert.ok(image.ok, JSON.stringify(image))
    assert.deepEqual(await wordpress.upload(picture), image)
    const category = await wordpress.findTerm('categories', 'Layanan & Informasi')
    assert.ok(category.ok && category.result !== null)
    assert.deepEqual(await wordpress.findTerm('categories', 'layanan & informasi'), category)

    const key = '0198b2a4-3d4e-7c11-9a55-0242ac120002'
    const fields = {
      slug,
      title: wordpressLine('Jalur <Nglinggis> & [gallery]'),
      content: contentOf(key, image.result.url),
      excerpt: wordpressLine('Longsor dibersihkan.'),
      categories: [category.result],
      featuredMedia: image.result.id,
    }
    const draft = await wordpress.createDraft(fields)
    assert.ok(draft.ok, JSON.stringify(draft))
    const { id } = draft.result
    const ids = async () => {
      const found = await wordpress.find({ key, slug })
      assert.ok(found.ok, JSON.stringify(found))
      return found.result.map((it) => [it.id, it.status])
    }
    assert.deepEqual(await ids(), [[id, 'draft']])
    // Another post of that name does not hide it, nor is taken for it.
    const twin = await wordpress.createDraft({ slug, title: 'Lain', content: contentOf('lain', image.result.url) })
    assert.ok(twin.ok)
    assert.ok((await wordpress.update(twin.result.id, { status: 'publish' })).ok)
    for (const _ of [1, 2]) {
      const out = await wordpress.update(id, { status: 'publish' })
      assert.ok(out.ok && out.result.status === 'publish', JSON.stringify(out))
      assert.notEqual(out.result.slug, twin.result.slug)
    }
    assert.deepEqual(await ids(), [[id, 'publish']])

    // What the public gets is what was approved: no short code run, no address made a player.
    const page = await (await fetch(`${real.address}/?p=${id}`)).text()
    const shown = page.slice(page.indexOf(keyMark(key)))
    assert.match(shown, /Bayar (\[|&#91;)gallery(\]|&#93;) “di loket” &amp; &lt;aman&gt;, https(:|&#58;)\/\//)
    assert.doesNotMatch(shown.slice(0, shown.indexOf('</figure>')), /<iframe|class=.gallery/)
    assert.match(shown, /<img[^>]+src="http:\/\/127\.0\.0\.1:\d+\/wp-content\/uploads\/[^"]+\.jpg"/)

    const corrected = await wordpress.update(id, { content: `${keyMark(key)}<p>Ralat.</p>` })
    assert.ok(corrected.ok)
    assert.match(await (await fetch(`${real.address}/?p=${id}`)).text(), /<p>Ralat\.<\/p>/)
    assert.deepEqual(await wordpress.trash(id), { ok: true, result: null })
    assert.deepEqual(await ids(), [[id, 'trash']])
  })

  test('finds a post whose name an editor changed, and says what is wrong in words without a secret', async () => {
    const key = '0198b2a4-3d4e-7c11-9a55-0242ac120003'
    const draft = await wordpress.createDraft({
      slug: 'satu',
      title: 'Satu',
      content: contentOf(key, 'https://a.id/x.jpg'),
    })
    assert.ok(draft.ok)
    await real.php(
      `wp_update_post(['ID' => ${draft.result.id}, 'post_name' => 'nama-lain', 'post_status' => 'publish']);`,
    )
    const found = await wordpress.find({ key, slug: 'satu' })
    assert.ok(found.ok && found.result.length === 1)
    const wrong = await openWordPress({ ...real, password: 'salah' }).who()
    assert.equal(!wrong.ok && wrong.fault, 'sign-in')
    const gone = await wordpress.update(999_999, { status: 'publish' })
    assert.equal(!gone.ok && gone.fault, 'gone')
  })

  test('an author without the right to make categories publishes all the same', async () => {
    const password = await real.php(
      `$id = wp_insert_user(['user_login' => 'penulis', 'user_pass' => 'rahasia-2', 'role' => 'author']);
echo WP_Application_Passwords::create_new_application_password($id, ['name' => 'Siar'])[0];`,
    )
    const author = openWordPress({ address: real.address, username: 'penulis', password })
    assert.deepEqual(await author.findTerm('categories', 'Belum ada'), { ok: true, result: null })
    const key = '0198b2a4-3d4e-7c11-9a55-0242ac120004'
    const draft = await author.createDraft({ slug: 'dua', title: 'Dua', content: contentOf(key, 'https://a.id/x.jpg') })
    assert.ok(draft.ok, JSON.stringify(draft))
    assert.ok(draft.result.content.raw.includes(keyMark(key)))
    const out = await author.update(draft.result.id, { status: 'publish' })
    assert.ok(out.ok && out.result.status === 'publish', JSON.stringify(out))
    const found = await author.find({ key, slug: 'dua' })
    assert.deepEqual(found.ok && found.result.map((it) => it.id), [draft.result.id])
  })
})
