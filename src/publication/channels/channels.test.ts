import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { openBlueskyServer, TEST_ACCOUNT, type BlueskyStandIn } from '../../../test/bluesky-server.ts'
import { madeContent, paragraph } from '../../../test/made-publications.ts'
import { openS3Server, TEST_BUCKET, TEST_KEY, TEST_REGION } from '../../../test/s3-server.ts'
import { openStandIn, type Mood, type StandIn } from '../../../test/stand-in.ts'
import {
  openTelegramServer,
  TEST_BOT_TOKEN,
  TEST_CHANNEL,
  type TelegramStandIn,
} from '../../../test/telegram-server.ts'
import { openWebhookServer, TEST_WEBHOOK_SECRET, type WebhookStandIn } from '../../../test/webhook-server.ts'
import { openWordPressServer, TEST_WRITER, type WordPressStandIn } from '../../../test/wordpress-server.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { channelFaults } from '../../base/words/channels.ts'
import { bluesky } from './bluesky.ts'
import type { Channel, Destination, Package, Sent } from './channel.ts'
import { channels } from './all.ts'
import { hand } from './hand.ts'
import { s3 } from './s3.ts'
import { telegram } from './telegram.ts'
import { webhook } from './webhook.ts'
import { websub } from './websub.ts'
import { wordpress } from './wordpress.ts'

const now = new Date('2026-11-26T03:00:00Z')
let sites: {
  wordpress: WordPressStandIn
  bluesky: BlueskyStandIn
  telegram: TelegramStandIn
  webhook: WebhookStandIn
  hub: StandIn
}
const pings: string[] = []
let folder: string
let picture: Package['files'][number]
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siar-channels-'))
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#246' } })
    .png()
    .toBuffer()
  const hash = sha256(bytes.toString('hex'))
  picture = {
    hash,
    mediaType: 'image/png',
    sizeBytes: bytes.length,
    storedPath: join(folder, hash),
    address: `https://portal.go.id/berkas-publik/${hash}.png`,
  }
  await sharp(bytes).toFile(`${picture.storedPath}.png`)
  picture = { ...picture, storedPath: `${picture.storedPath}.png` }
  sites = {
    wordpress: await openWordPressServer(),
    bluesky: await openBlueskyServer(),
    telegram: await openTelegramServer(() => now),
    webhook: await openWebhookServer({ now: () => now }),
    hub: await openStandIn({
      nameOf: () => 'ping',
      answer: ({ body }) => {
        pings.push(...new URLSearchParams(body.toString()).getAll('hub.url'))
        return { status: 204 }
      },
    }),
  }
})
after(async () => {
  for (const site of Object.values(sites)) await site.close()
  await rm(folder, { recursive: true })
})

function packageOf(more: Partial<Package> = {}): Package {
  const key = newId()
  const title = `Jalur Nglinggis dibuka ${key.slice(-6)}`
  const content = madeContent({
    title,
    summary: 'Longsor dibersihkan.',
    topic: 'Kebencanaan',
    body: {
      type: 'doc',
      content: [
        paragraph('Alat berat tiba pukul 13.15 WIB.'),
        { type: 'image', attrs: { src: picture.hash, alt: 'Alat berat', caption: 'Di km 16' } },
      ],
    },
  })
  return {
    kind: 'publish',
    now,
    key,
    firstKey: key,
    publicationId: newId(),
    versionHash: sha256(title),
    content,
    url: `https://portal.go.id/berita/2026-11/jalur-nglinggis-dibuka-${key.slice(-6)}/`,
    publishedAt: now,
    updatedAt: now,
    notice: '',
    files: [picture],
    remoteId: null,
    officeName: 'Dinas Kominfo',
    portal: 'https://portal.go.id',
    mirror: async () => {},
    ...more,
  }
}

const to = (address: string, settings: object, secret: string): Destination<unknown> => ({
  id: newId(),
  name: 'Tujuan',
  address,
  settings,
  secret,
})

/** Each channel with its stand-in: the requests it makes, and how often a text stands there for the public. */
const media = {
  wordpress: {
    part: wordpress,
    to: () => to(sites.wordpress.address, { username: TEST_WRITER.username, topic: 'category' }, TEST_WRITER.password),
    site: () => sites.wordpress,
    requests: [
      'GET posts',
      'GET media',
      'POST media',
      'POST media/id',
      'GET categories',
      'POST posts',
      'POST posts/id',
    ],
    count: (it: Package) => sites.wordpress.public().filter((post) => post.title === it.content.title).length,
  },
  bluesky: {
    part: bluesky,
    to: () => to(sites.bluesky.address, { identifier: TEST_ACCOUNT.identifier }, TEST_ACCOUNT.password),
    site: () => sites.bluesky,
    requests: ['POST createSession', 'POST uploadBlob', 'POST putRecord', 'GET getRecord'],
    count: (it: Package) =>
      [...sites.bluesky.posts.values()].filter(({ value }) => value.text.includes(it.content.title)).length,
  },
  webhook: {
    part: webhook,
    to: () => to(sites.webhook.address, { place: 'inside' }, TEST_WEBHOOK_SECRET),
    site: () => sites.webhook,
    requests: ['message'],
    count: (it: Package) => Number(sites.webhook.arrived.has(it.key)),
  },
} satisfies Record<string, { part: Channel } & Record<string, unknown>>

const telegramTo = () => to(sites.telegram.address, { channel: TEST_CHANNEL }, TEST_BOT_TOKEN)
const onTelegram = (title: string) =>
  [...sites.telegram.channel.values()].filter((it) => it.html.includes(title)).length

/** As the jobs go about it (`jobs.ts`): what nobody knows of is asked after, what surely is not there is sent again. */
async function deliver(
  part: Channel,
  it: Package,
  where: Destination<unknown>,
  diesFirst = false,
): Promise<Sent['state']> {
  let isKnown = true
  for (let tries = 0; tries < 6; tries++) {
    if (!isKnown) {
      const found = await part.confirm(it, where)
      if (found.state === 'sent') return 'sent'
      if (found.state === 'unknown') return 'unsure'
      if (found.state === 'unasked') continue
    }
    const sent = await part.send(it, where)
    isKnown = sent.state !== 'unsure' && !(diesFirst && tries === 0)
    if (isKnown && sent.state !== 'later') return sent.state
  }
  return 'unsure'
}

describe('whatever befalls a request, and whenever the process dies', () => {
  const moods: readonly Mood[] = [
    'busy',
    'trouble',
    'cut-before',
    'cut-midway',
    'cut-after',
    'cut-in-answer',
    'page-after',
    'trouble-after',
    'twice',
  ]
  for (const [name, medium] of Object.entries(media))
    test(`a text stands on ${name} exactly once`, async () => {
      for (const request of medium.requests) {
        const isStepBefore = /media|Blob|categories|Session/.test(request)
        for (const mood of isStepBefore ? (['trouble', 'cut-after'] as const) : moods) {
          const it = packageOf(isStepBefore ? {} : { files: [] })
          medium.site().next(request, mood)
          const where = medium.to()
          assert.equal(await deliver(medium.part, it, where, mood === 'twice'), 'sent', `${request} ${mood}`)
          medium.site().next(request)
          if (mood === 'cut-after') assert.equal(await deliver(medium.part, it, where), 'sent')
          assert.equal(medium.count(it), 1, `${request} ${mood}`)
        }
      }
    })

  test('a text stands in a Telegram channel once, or a person is asked', async () => {
    for (const method of ['getMe', 'sendPhoto'])
      for (const mood of ['busy', 'trouble', 'cut', 'cut-after', 'page', 'gateway-gave-up'] as const) {
        const it = packageOf()
        sites.telegram.moods.set(method, mood)
        const first = await telegram.send(it, telegramTo())
        sites.telegram.moods.clear()
        const isUnsure = method === 'sendPhoto' && mood !== 'busy' && mood !== 'trouble'
        assert.equal(first.state, isUnsure ? 'unsure' : 'later', `${method} ${mood}`)
        if (isUnsure)
          assert.deepEqual(await telegram.confirm(it, telegramTo()), {
            state: 'unknown',
            seen: 'https://t.me/diskominfo_contoh',
          })
        else assert.equal(await deliver(telegram, it, telegramTo()), 'sent')
        assert.equal(onTelegram(it.content.title), Number(!isUnsure || mood === 'cut-after'))
      }
  })
})

describe('a text that went out', () => {
  const notice = 'Jamnya keliru: pukul 13.15, bukan 12.15.'
  const laterOf = (it: Package, kind: 'correct' | 'withdraw', remoteId: string | null): Package => ({
    ...it,
    kind,
    key: newId(),
    remoteId,
    notice,
    updatedAt: new Date(now.getTime() + 3_600_000),
  })
  const sentTo = async (part: Channel, it: Package, where: Destination<unknown>) => {
    const sent = await part.send(it, where)
    assert.ok(sent.state === 'sent', JSON.stringify(sent))
    return sent
  }

  test('is corrected and taken back on WordPress in its place, also where its number was lost', async () => {
    for (const isNumberKnown of [true, false]) {
      const it = packageOf()
      const { remoteId, url } = await sentTo(wordpress, it, media.wordpress.to())
      assert.equal(wordpress.prove({ remoteId, url }), `${sites.wordpress.address}/?p=${remoteId}`)
      const post = () => sites.wordpress.posts.get(Number(remoteId))
      assert.match(post()?.content ?? '', /<img src="http:\/\/127\.0\.0\.1:\d+\/wp-content\/uploads\//)
      for (const [kind, said] of [
        ['correct', /<p>Ralat: Jamnya keliru: pukul 13\.15.*Alat berat tiba/s],
        ['withdraw', /^((?!Alat berat tiba).)*<p>Jamnya keliru((?!Alat berat tiba).)*$/s],
      ] as const) {
        const change = laterOf(it, kind, isNumberKnown ? remoteId : null)
        for (const _ of [1, 2]) assert.equal((await wordpress[kind](change, media.wordpress.to())).state, 'sent')
        assert.match(post()?.content ?? '', said)
        assert.deepEqual(await wordpress.confirm(change, media.wordpress.to()), { state: 'absent' })
      }
      assert.match(post()?.title ?? '', /^Ditarik: /)
      assert.equal(post()?.featured_media, 0)
    }
  })

  test('keeps its pictures on the portal where the site takes none so large', async () => {
    const it = packageOf()
    sites.wordpress.next('POST media', 'too-large')
    // Another text of this test may have brought the picture there already.
    sites.wordpress.media.clear()
    const { remoteId } = await sentTo(wordpress, it, media.wordpress.to())
    assert.ok(sites.wordpress.posts.get(Number(remoteId))?.content.includes(picture.address))
  })

  test('is corrected on Bluesky by a reply for all to see, once, and taken back with it', async () => {
    const it = packageOf()
    const { remoteId } = await sentTo(bluesky, it, media.bluesky.to())
    const change = laterOf(it, 'correct', remoteId)
    sites.bluesky.next('POST putRecord', 'cut-after')
    assert.equal((await bluesky.correct(change, media.bluesky.to())).state, 'unsure')
    const found = await bluesky.confirm(change, media.bluesky.to())
    assert.ok(found.state === 'sent')
    const reply = sites.bluesky.posts.get(found.remoteId)?.value
    assert.match(reply?.text ?? '', /^Ralat: Jamnya keliru/)
    assert.match(JSON.stringify(reply?.['reply']), new RegExp(`/${remoteId}"`))
    const withdrawal = laterOf(it, 'withdraw', found.remoteId)
    for (const _ of [1, 2]) assert.equal((await bluesky.withdraw(withdrawal, media.bluesky.to())).state, 'sent')
    assert.ok(!sites.bluesky.posts.has(remoteId) && !sites.bluesky.posts.has(found.remoteId))
    assert.equal((await bluesky.correct(change, media.bluesky.to())).state, 'failed', 'the first is not there any more')
  })

  test('is edited in a Telegram channel and taken away; where that is too late the notice takes its place', async () => {
    for (const files of [[picture], []]) {
      const it = packageOf({ files })
      const { remoteId, url } = await sentTo(telegram, it, telegramTo())
      assert.equal(remoteId.endsWith('-foto'), files.length > 0)
      assert.equal(url, `https://t.me/diskominfo_contoh/${Number.parseInt(remoteId, 10)}`)
      const standing = () => sites.telegram.channel.get(Number.parseInt(remoteId, 10))
      const change = laterOf(it, 'correct', remoteId)
      for (const _ of [1, 2]) assert.equal((await telegram.correct(change, telegramTo())).state, 'sent')
      assert.match(standing()?.html ?? '', /^Ralat: Jamnya keliru.*13\.15 WIB/s)
      const withdrawal = laterOf(it, 'withdraw', remoteId)
      const place = standing() as { at: Date }
      place.at = new Date(now.getTime() - 49 * 3_600_000)
      assert.equal((await telegram.withdraw(withdrawal, telegramTo())).state, 'sent')
      assert.match(standing()?.html ?? '', /^<b>Ditarik:<\/b> Jalur Nglinggis.*Jamnya keliru/s)
      place.at = now
      for (const _ of [1, 2]) assert.equal((await telegram.withdraw(withdrawal, telegramTo())).state, 'sent')
      assert.equal(standing(), undefined)
    }
    const lost = await telegram.correct(laterOf(packageOf(), 'correct', null), telegramTo())
    assert.equal(lost.state, 'failed')
  })

  test('a corrected text that is the first to stand there is sent as one, once, or a person is asked', async () => {
    const first = () => packageOf({ kind: 'correct', notice })
    const onBluesky = first()
    sites.bluesky.next('POST putRecord', 'cut-after')
    assert.equal(await deliver(bluesky, onBluesky, media.bluesky.to()), 'sent')
    assert.equal(media.bluesky.count(onBluesky), 1)
    const onWordPress = first()
    sites.wordpress.next('POST posts/id', 'cut-after')
    assert.equal(await deliver(wordpress, onWordPress, media.wordpress.to()), 'sent')
    assert.equal(media.wordpress.count(onWordPress), 1)
    assert.ok(
      !sites.wordpress.public().some((it) => it.title === onWordPress.content.title && /Ralat/.test(it.content)),
    )
    const there = first()
    sites.telegram.moods.set('sendPhoto', 'cut-after')
    assert.equal(await deliver(telegram, there, telegramTo()), 'unsure')
    sites.telegram.moods.clear()
    assert.equal(onTelegram(there.content.title), 1)
  })

  test('is corrected and taken back by hand with words that can be copied, the last without the text', () => {
    const it = packageOf()
    const where = { ...to('', {}, ''), settings: { form: 'text' } }
    const said = (kind: 'correct' | 'withdraw') => hand.prepare(laterOf(it, kind, null), where)
    assert.match(said('correct').parts[0]?.text ?? '', /^Ralat: Jamnya keliru.*Alat berat tiba/s)
    assert.equal(said('withdraw').parts[0]?.text, `Ditarik: ${it.content.title}\n\n${notice}`)
    assert.deepEqual(said('withdraw').pictures, [])
  })

  test('is told to a partner as three kinds of event, the last without the text', async () => {
    const it = packageOf()
    await sentTo(webhook, it, media.webhook.to())
    for (const kind of ['correct', 'withdraw'] as const) {
      const change = laterOf(it, kind, it.key)
      assert.equal((await webhook[kind](change, media.webhook.to())).state, 'sent')
      const event = sites.webhook.arrived.get(change.key)
      assert.equal(event?.type, kind === 'correct' ? 'publication.corrected' : 'publication.withdrawn')
      assert.equal(JSON.stringify(event).includes('Alat berat tiba'), kind === 'correct')
    }
  })

  test('is told to a hub, which fetches the feeds itself', async () => {
    const where = to(sites.hub.address, { place: 'inside' }, '')
    for (const kind of ['send', 'correct', 'withdraw'] as const)
      assert.equal((await websub[kind](packageOf(), where)).state, 'sent')
    assert.deepEqual(
      pings.slice(0, 3),
      ['feed.xml', 'atom.xml', 'feed.json'].map((name) => `https://portal.go.id/${name}`),
    )
    sites.hub.next('ping', 'busy')
    assert.deepEqual(await websub.send(packageOf(), where), {
      state: 'later',
      problem: 'Tujuan meminta dicoba lagi nanti. (429)',
      waitMs: 90_000,
    })
  })
})

describe('a destination that takes nothing', () => {
  test('stops for a person where only a person can set it right, and tells no secret', async () => {
    const wrong = [
      [wordpress, { ...media.wordpress.to(), secret: 'kata sandi salah' }],
      [bluesky, { ...media.bluesky.to(), secret: 'kata-sandi-salah' }],
      [telegram, { ...telegramTo(), secret: '987654321:AAE-salahsalahsalahsalahsalahsalah01' }],
      [webhook, { ...media.webhook.to(), secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }],
    ] as const
    for (const [part, where] of wrong) {
      const sent = await part.send(packageOf(), where)
      assert.equal(sent.state, 'stopped', part.name)
      const tried = await part.tryOut(where, packageOf())
      assert.equal(tried.ok, false)
      const said = JSON.stringify([sent, tried])
      assert.ok(!said.includes('salah') && !said.includes(where.secret.slice(6)), said)
    }
    for (const { part, to: where } of Object.values(media))
      for (const mood of ['redirect-home', 'redirect-metadata'] as const) {
        const site = part === wordpress ? sites.wordpress : part === bluesky ? sites.bluesky : sites.webhook
        const request = part === wordpress ? 'GET posts' : part === bluesky ? 'POST createSession' : 'message'
        site.next(request, mood)
        assert.equal((await part.send(packageOf(), where())).state, 'stopped', `${part.name} ${mood}`)
      }
  })

  test('is tried again where it is away, in trouble or busy, for as long as it asks', async () => {
    const gone = await openWordPressServer()
    await gone.close()
    const away = await wordpress.send(packageOf(), { ...media.wordpress.to(), address: gone.address })
    assert.deepEqual(away, { state: 'later', problem: 'Tidak dapat dihubungi. (no-connection)', waitMs: 0 })
    sites.bluesky.next('POST createSession', 'maintenance')
    const inTrouble = await bluesky.send(packageOf(), media.bluesky.to())
    assert.ok(inTrouble.state === 'later' && inTrouble.waitMs === 600_000)
    sites.bluesky.next('POST createSession', 'busy')
    assert.equal((await bluesky.confirm(packageOf(), media.bluesky.to())).state, 'unasked')
    sites.wordpress.next('GET posts', 'page-after')
    assert.equal((await wordpress.confirm(packageOf(), media.wordpress.to())).state, 'unasked')
  })

  test('an account that may not publish stops, and a post that the editors threw away is not brought back', async () => {
    sites.wordpress.may.publish = false
    const it = packageOf()
    assert.equal((await wordpress.send(it, media.wordpress.to())).state, 'stopped')
    sites.wordpress.may.publish = true
    const sent = await wordpress.send(it, media.wordpress.to())
    assert.ok(sent.state === 'sent')
    const post = sites.wordpress.posts.get(Number(sent.remoteId))
    Object.assign(post ?? {}, { status: 'trash', slug: `${post?.slug}__trashed` })
    assert.equal((await wordpress.send(it, media.wordpress.to())).state, 'failed')
    assert.equal(media.wordpress.count(it), 0)
  })
})

describe('what would go', () => {
  test('is shown with its limits before it goes, and what is too long goes nowhere', () => {
    const it = packageOf()
    const shown = bluesky.prepare(it, media.bluesky.to())
    assert.deepEqual([shown.problems, shown.pictures], [[], [picture.hash]])
    assert.deepEqual(
      shown.limits.map(({ max }) => max),
      [300, 3_000],
    )
    const own = (channel: 'short-post' | 'chat', text: string) =>
      packageOf({ content: { ...it.content, variants: [{ channel, text, own: true, facts: [] }] } })
    assert.equal(bluesky.prepare(own('short-post', 'a'.repeat(301)), media.bluesky.to()).problems.length, 1)
    assert.equal(telegram.prepare(own('chat', 'a'.repeat(4_097)), telegramTo()).problems.length, 1)
    const long = telegram.prepare(own('chat', 'a'.repeat(1_025)), telegramTo())
    assert.deepEqual([long.problems, long.pictures, long.limits[0]?.max], [[], [], 4_096], 'then without its picture')
    for (const part of channels) {
      const where = { ...to('https://contoh.go.id', {}, ''), settings: settingsOf[part.name] }
      assert.ok(
        part.prepare(it, where).parts.every(({ text }) => text.length > 0),
        part.name,
      )
    }
  })

  test('copies a portal into a bucket for longer than a signature holds, and a wrong clock is no wrong password', async (t) => {
    let passedMs = 0
    let wrongMs = 0
    const bucket = await openS3Server({ now: () => new Date(now.getTime() + passedMs + wrongMs) })
    t.after(() => bucket.close())
    const begun = performance.now()
    t.mock.method(performance, 'now', () => begun + passedMs)
    const setting = { bucket: TEST_BUCKET, region: TEST_REGION, accessKeyId: TEST_KEY.accessKeyId }
    const where = to(bucket.address, setting, TEST_KEY.secretAccessKey)
    const mirror: Package['mirror'] = async (copy) => {
      await copy.read('/.siar.json')
      for (const name of ['satu', 'dua', 'tiga']) {
        await copy.put(`/${name}.html`, name)
        passedMs += 10 * 60_000
      }
    }
    assert.equal((await s3.send(packageOf({ mirror }), where)).state, 'sent')
    assert.deepEqual([...bucket.objects.keys()], ['satu.html', 'dua.html', 'tiga.html'])
    wrongMs = 60 * 60_000
    const told = await s3.send(packageOf({ mirror }), where)
    assert.deepEqual(told, {
      state: 'later',
      problem: `${channelFaults.clock.id} (403 RequestTimeTooSkewed)`,
      waitMs: 0,
    })
    const tried = await s3.tryOut(where, packageOf())
    assert.ok(!tried.ok && tried.lines[0]?.text.startsWith(channelFaults.clock.id))
  })

  test('asks for what each channel needs, and says in words what is wrong with it', async () => {
    for (const { part, to: where } of Object.values(media)) {
      const tried = await part.tryOut(where(), packageOf())
      assert.ok(tried.ok && tried.lines.length > 0, part.name)
    }
    assert.ok((await telegram.tryOut(telegramTo(), packageOf())).ok)
    sites.telegram.may.post = false
    assert.equal((await telegram.tryOut(telegramTo(), packageOf())).ok, false)
    sites.telegram.may.post = true
    for (const part of channels) assert.equal(part.settings.safeParse({ lain: 'x' }).success, false, part.name)
  })
})

const settingsOf: Record<string, object> = {
  wordpress: { username: 'siar', topic: 'none' },
  bluesky: { identifier: 'kominfo.bsky.social' },
  telegram: { channel: '@kominfo' },
  webhook: { place: 'outside' },
  websub: { place: 'outside' },
  s3: { bucket: 'portal', region: 'us-east-1', accessKeyId: 'AKIA' },
  hand: { form: 'radio' },
}
