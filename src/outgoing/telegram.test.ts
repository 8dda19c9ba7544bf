import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  openTelegramServer,
  TEST_BOT_TOKEN,
  TEST_CHANNEL,
  type Mood,
  type TelegramStandIn,
} from '../../test/telegram-server.ts'
import {
  askChannel,
  askUpdates,
  askWho,
  deletePost,
  editPost,
  postToChannel,
  sendTelegram,
  type TelegramBot,
  type TelegramFault,
} from './telegram.ts'

let now = new Date('2026-11-26T03:00:00Z')
let server: TelegramStandIn
let bot: TelegramBot
before(async () => {
  server = await openTelegramServer(() => now)
  bot = { address: server.address, token: TEST_BOT_TOKEN, timeoutMs: 10_000 }
})
after(() => server.close())

const send = (mood: Mood, it = bot) => {
  server.moods.set('sendMessage', mood)
  return sendTelegram(it, { chatId: 42, html: '<b>Uji</b>' })
}

describe('a message to Telegram', () => {
  test('goes with no preview of its link and no passing on', async () => {
    assert.deepEqual(await send('ok'), { ok: true, result: { message_id: 1 } })
    assert.deepEqual(server.sent[0]?.body, {
      chat_id: 42,
      text: '<b>Uji</b>',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      protect_content: true,
    })
  })

  const told: readonly (readonly [Mood, TelegramFault])[] = [
    ['busy', 'busy'],
    ['blocked', 'blocked'],
    ['no-chat', 'no-chat'],
    ['bad-token', 'token'],
    ['conflict', 'conflict'],
    ['trouble', 'trouble'],
    ['odd-no', 'odd'],
    ['redirect', 'redirect'],
    ['forbidden-page', 'not-telegram'],
    // Handed over, and nobody knows what became of it:
    ['cut', 'no-answer'],
    ['page', 'no-answer'],
    ['says-yes-alone', 'no-answer'],
    ['gateway-gave-up', 'no-answer'],
    ['huge', 'no-answer'],
  ]
  for (const [mood, fault] of told)
    test(`what answers ${mood} is told as ${fault}`, async () => {
      const before = server.asked.length
      const answer = await send(mood)
      assert.ok(!answer.ok)
      assert.equal(answer.fault, fault)
      assert.equal(answer.waitMs, mood === 'busy' ? 1_800_000 : 0)
      assert.equal(server.asked.length, before + 1) // no redirect was followed, nothing tried twice
    })

  test('one that is left hanging, or answered byte by byte, is given up and unsure', async () => {
    for (const mood of ['hang', 'slow-body'] as const) {
      const answer = await send(mood, { ...bot, timeoutMs: 300 })
      assert.ok(!answer.ok)
      assert.equal(answer.fault, 'no-answer', mood)
    }
  })

  test('where nobody listens, or none may be asked, it surely did not go', async () => {
    const gone = await openTelegramServer()
    await gone.close()
    for (const [address, fault] of [
      [gone.address, 'no-connection'],
      ['http://169.254.169.254', 'address'],
      ['http://8.8.8.8', 'address'],
    ] as const) {
      const answer = await send('ok', { ...bot, address, timeoutMs: 2_000 })
      assert.ok(!answer.ok)
      assert.equal(answer.fault, fault, address)
    }
  })

  test('no part of the token comes back, whatever the other side repeats', async () => {
    const answer = await send('echo-token')
    assert.ok(!answer.ok && answer.fault === 'refused')
    assert.match(answer.said, /^Bad Request: /)
    assert.doesNotMatch(answer.said, /AAE-/)
  })

  test('who the bot is and what was written to it are read strictly', async () => {
    assert.deepEqual(await askWho(bot), { ok: true, result: { id: 123456789, username: 'siar_contoh_bot' } })
    for (const mood of ['page', 'says-yes-alone', 'huge', 'hang'] as const) {
      server.moods.set('getUpdates', mood)
      assert.equal((await askUpdates({ ...bot, timeoutMs: 1_000 }, null)).ok, false, mood)
    }
    server.moods.clear()
    assert.deepEqual(await askUpdates(bot, null), { ok: true, result: [] })
    assert.equal((await askWho({ ...bot, token: '1:aaaaaaaaaaaaaaaaaaaaaaaa' })).ok, false)
  })
})

describe('a post in a channel', () => {
  const picture = { bytes: Buffer.from('gambar'), mediaType: 'image/jpeg' }
  const post = (
    more: { mood?: Mood; withPicture?: boolean; html?: string; channel?: string; it?: TelegramBot } = {},
  ) => {
    const { mood, withPicture = false, html = '<b>Jalur dibuka</b>', channel = TEST_CHANNEL, it = bot } = more
    if (mood) server.moods.set(withPicture ? 'sendPhoto' : 'sendMessage', mood)
    return postToChannel(it, { channel, html, picture: withPicture ? picture : null })
  }

  test('is written with or without a picture, corrected in its place and taken away while Telegram lets it', async () => {
    server.moods.clear()
    for (const hasPicture of [false, true]) {
      const posted = await post({ withPicture: hasPicture })
      assert.ok(posted.ok)
      const messageId = posted.result.message_id
      assert.equal(server.channel.get(messageId)?.photo?.toString(), hasPicture ? 'gambar' : undefined)
      const edited = { channel: TEST_CHANNEL, messageId, html: 'Ralat &amp; maaf', hasPicture }
      for (const _ of [1, 2]) assert.deepEqual(await editPost(bot, edited), { ok: true, result: null })
      assert.equal(server.channel.get(messageId)?.html, 'Ralat &amp; maaf')
      for (const _ of [1, 2]) assert.deepEqual(await deletePost(bot, edited), { ok: true, result: null })
    }
    const old = await post()
    assert.ok(old.ok)
    now = new Date(now.getTime() + 49 * 60 * 60_000)
    const late = await deletePost(bot, { channel: TEST_CHANNEL, messageId: old.result.message_id })
    assert.equal(!late.ok && late.fault, 'refused')
  })

  test('one that nobody answered for is unsure, and whether it stands there cannot be asked', async () => {
    for (const withPicture of [false, true])
      for (const mood of ['cut', 'cut-after', 'page', 'gateway-gave-up', 'hang-after'] as const) {
        const patient = { ...bot, timeoutMs: mood === 'hang-after' ? 600 : 20_000 }
        const answer = await post({ mood, withPicture, it: patient })
        assert.equal(!answer.ok && answer.fault, 'no-answer', mood)
      }
    server.moods.clear()
  })

  test('is refused where it is too long, the channel unknown or the bot may not write', async () => {
    const before = server.channel.size
    for (const more of [{ html: 'a'.repeat(4_097) }, { html: 'a'.repeat(1_025), withPicture: true }] as const) {
      const answer = await post(more)
      assert.equal(!answer.ok && answer.fault, 'refused')
    }
    const nowhere = await post({ channel: '@lain' })
    assert.equal(!nowhere.ok && nowhere.fault, 'no-chat')
    assert.deepEqual(await askChannel(bot, TEST_CHANNEL), {
      ok: true,
      result: { title: 'Diskominfo Contoh', mayPost: true },
    })
    server.may.post = false
    assert.deepEqual(await askChannel(bot, TEST_CHANNEL), {
      ok: true,
      result: { title: 'Diskominfo Contoh', mayPost: false },
    })
    assert.equal((await post()).ok, false)
    server.may.post = true
    const unknown = await askChannel(bot, '@lain')
    assert.equal(!unknown.ok && unknown.fault, 'no-chat')
    assert.equal(server.channel.size, before)
  })
})
