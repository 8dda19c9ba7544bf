import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTelegramServer, TEST_BOT_TOKEN, type Mood, type TelegramStandIn } from '../../test/telegram-server.ts'
import { askUpdates, askWho, sendTelegram, type TelegramBot, type TelegramFault } from './telegram.ts'

let server: TelegramStandIn
let bot: TelegramBot
before(async () => {
  server = await openTelegramServer()
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
