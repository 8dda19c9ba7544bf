import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { openTelegramServer, TEST_BOT_TOKEN, type Mood, type TelegramStandIn } from '../../test/telegram-server.ts'
import { beginDossier, openTestOffice, shown, tryAct, type TestOffice } from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { makePushKey, readPushKey } from '../outgoing/push.ts'
import { listNotices } from './api.ts'
import { openNoticeLink, readPreference, readTrial, savePreference, tryChannels } from './api/preferences.ts'
import { connectTelegram, disconnectTelegram, readMyTelegram, readTelegram, saveTelegram } from './api/telegram.ts'
import { sending } from './jobs/send.ts'
import { forgetWaysOfLeft } from './stores/left.ts'
import { telegramReading } from './jobs/telegram-updates.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const URL_OF = 'https://siar.contoh.go.id'
const awake = { channels: ['telegram' as const], quietFrom: 0, quietUntil: 0, digestAt: null }
const KABID = 5_000_000_001 // more than 32 bits, as chats of today have

let office: TestOffice
let server: TelegramStandIn
before(async () => {
  office = await openTestOffice({ telegramToken: TEST_BOT_TOKEN })
  server = await openTelegramServer()
})
after(async () => {
  await server.close()
  await office.close()
})
beforeEach(() => {
  server.moods.clear()
})

const site = (patienceMs: number) => ({
  db: office.db,
  url: URL_OF,
  telegramToken: TEST_BOT_TOKEN,
  telegramPatienceMs: patienceMs,
})
const kabid = () => office.people['kepala-bidang']
async function use(address: string, on = true) {
  const { administrator } = office.people
  const { revision } = await administrator.call(readTelegram, {})
  await administrator.call(saveTelegram, { body: { on, address, seenRevision: revision } })
}
/** A process that reads, for which the time to ask has come. */
async function read(round = telegramReading(site(10_000))) {
  do {
    await office.db.updateTable('telegram_bot').set({ asked_at: null }).execute()
  } while (await round(new Date()))
}
const newSending = (patienceMs = 10_000) =>
  sending({ ...site(patienceMs), smtpPassword: undefined, pushKey: readPushKey(makePushKey()) })
async function drain(now = new Date(), round = newSending()) {
  while (await round(now));
}
const codeFor = async (person = kabid()) => {
  const { url } = await person.call(connectTelegram, {})
  return new URL(url).searchParams.get('start') ?? ''
}
async function connect(chatId = KABID, person = kabid()) {
  server.write({ chatId, text: `/start ${await codeFor(person)}` })
  await read()
  await person.call(savePreference, { body: awake })
  server.sent.length = 0
}
const answersTo = (chatId: number) => server.sent.filter((it) => it.chatId === chatId).map((it) => it.html)
const chatOf = async (person = kabid()) => (await person.call(readMyTelegram, {})).chat
const stateOf = async (dossierId: string) =>
  office.db
    .selectFrom('notice_delivery')
    .innerJoin('notice', 'notice.id', 'notice_delivery.notice_id')
    .select(['notice_delivery.state', 'notice_delivery.why', 'notice_delivery.due_at', 'notice_delivery.attempts'])
    .where('notice.dossier_id', '=', dossierId)
    .where('notice_delivery.channel', '=', 'telegram')
    .executeTakeFirst()

describe('the office’s bot', () => {
  test('connects nobody and is sent nothing until the administrator turns it on and it answers', async () => {
    const { administrator } = office.people
    assert.equal((await kabid().call(readMyTelegram, {})).open, false)
    assert.deepEqual(shown(await kabid().send('POST', '/api/me/telegram')), [409, 'telegram-not-ready'])
    await read()
    assert.deepEqual(server.asked, [])
    const key = () => ({ 'idempotency-key': crypto.randomUUID() })
    const set = async (more: object) =>
      shown(
        await administrator.send(
          'POST',
          '/api/telegram',
          { on: true, address: server.address, seenRevision: 0, ...more },
          key(),
        ),
      )
    assert.deepEqual(await set({ address: 'api.telegram.org' }), [422, 'telegram-address-wrong'])
    await use(server.address)
    assert.deepEqual(await set({}), [409, 'telegram-setting-changed'])
    const before = await administrator.call(readTelegram, {})
    assert.deepEqual([before.bot, before.secretKnown], [null, true])
    await read()
    assert.equal((await administrator.call(readTelegram, {})).bot, 'siar_contoh_bot')
    assert.equal((await kabid().call(readMyTelegram, {})).open, true)
  })

  const troubles: readonly (readonly [string, Mood, RegExp])[] = [
    ['getMe', 'page', /jawaban yang dapat dibaca/],
    ['getMe', 'bad-token', /SIAR_TELEGRAM_TOKEN/],
    ['getUpdates', 'conflict', /program lain/],
    ['getUpdates', 'echo-token', /menolak pesan ini/],
    ['getUpdates', 'hang', /jawaban yang dapat dibaca/],
  ]
  test('tells the administrator what is wrong with it, and never its token', async () => {
    for (const [method, mood, says] of troubles) {
      server.moods.clear()
      server.moods.set(method, mood)
      await read(telegramReading(site(mood === 'hang' ? 300 : 10_000)))
      const { trouble } = await office.people.administrator.call(readTelegram, {})
      assert.match(trouble, says, `${method} ${mood}`)
      assert.doesNotMatch(trouble, /AAE-/)
    }
    assert.deepEqual(shown(await kabid().send('POST', '/api/me/telegram')), [409, 'telegram-not-ready'])
    server.moods.clear()
    await read()
    assert.equal((await office.people.administrator.call(readTelegram, {})).trouble, '')
  })
})

describe('a person connects their chat', () => {
  test('by a code of one use, and is told with which office and as whom', async () => {
    const code = await codeFor()
    server.write({ chatId: KABID, text: `/start ${code}` })
    await read()
    assert.match(answersTo(KABID).at(-1) ?? '', /Dinas Contoh, untuk Orang kepala-bidang/)
    assert.equal((await chatOf())?.name, '@kabid_ikp')
    // Again, by someone who saw it:
    server.write({ chatId: 66, text: `/start ${code}` })
    await read()
    assert.match(answersTo(66).at(-1) ?? '', /sudah dipakai/)
    const { chat_id: chatId } = await office.db
      .selectFrom('telegram_chat')
      .select('chat_id')
      .where('person_id', '=', kabid().personId)
      .executeTakeFirstOrThrow()
    assert.equal(chatId, KABID)
    assert.equal(server.unread(), 0) // confirmed, so that Telegram forgot it
  })

  test('and who chose channels before gets this one too', async () => {
    await kabid().call(savePreference, { body: { ...awake, channels: ['email'] } })
    await connect()
    server.write({ chatId: KABID, text: `/start ${await codeFor()}` })
    await kabid().call(savePreference, { body: { ...awake, channels: [] } })
    await read()
    assert.deepEqual((await kabid().call(readPreference, {})).channels, ['telegram'])
  })

  test('not by a code that is too old, was replaced, is wrong, or was shown in a group', async () => {
    const { sekretaris } = office.people
    const replaced = await codeFor(sekretaris)
    const old = await codeFor(sekretaris)
    await office.db.updateTable('telegram_code').set({ expires_at: new Date() }).execute()
    for (const [at, code] of [replaced, old, 'x'.repeat(24)].entries()) {
      server.write({ chatId: 700 + at, text: `/start ${code}` })
      await read()
      assert.match(answersTo(700 + at).at(-1) ?? '', /Tidak ada yang berubah/)
    }
    const inGroup = await codeFor(sekretaris)
    server.write({ chatId: -100, text: `/start ${inGroup}`, type: 'group' })
    server.write({ chatId: 710, text: `/start ${inGroup}` })
    await read()
    assert.match(answersTo(-100).at(-1) ?? '', /obrolan pribadi/)
    assert.match(answersTo(710).at(-1) ?? '', /tidak dikenal/)
    assert.equal(await chatOf(sekretaris), null)
  })

  test('one chat belongs to one person: whom it belonged to before, sees that it does no more', async () => {
    const { sekretaris } = office.people
    await connect()
    await connect(KABID, sekretaris)
    assert.equal((await chatOf())?.ended?.why, 'elsewhere')
    assert.equal((await chatOf(sekretaris))?.ended, null)
    await sekretaris.call(disconnectTelegram, {})
    assert.equal(await chatOf(sekretaris), null)
  })

  test('/stop ends it; what else is written is answered a few times, and nothing of it is kept', async () => {
    await connect()
    server.write({ chatId: KABID, text: '/stop' })
    server.write({ chatId: KABID, text: '/stop' })
    await read()
    assert.deepEqual(
      answersTo(KABID).map((it) => it.slice(0, 12)),
      ['Berhenti. Ti', 'Obrolan ini '],
    )
    assert.equal((await chatOf())?.ended?.why, 'stopped')
    const one = telegramReading(site(10_000))
    for (let count = 0; count < 9; count++) server.write({ chatId: 800, text: 'kata sandi saya Rahasiasekali' })
    server.push({ message: { chat: { id: 'x' }, text: 4 } })
    server.push({ edited_message: {} })
    await read(one)
    assert.equal(answersTo(800).length, 5)
    assert.match(answersTo(800)[0] ?? '', /tidak membaca pesan/)
    for (const table of ['telegram_chat', 'telegram_bot', 'telegram_code', 'rate_limit'] as const) {
      const rows = await office.db.selectFrom(table).selectAll().execute()
      assert.doesNotMatch(JSON.stringify(rows), /Rahasiasekali|\b800\b/, table)
    }
  })

  test('two nodes read each message once, one at a time', async () => {
    const code = await codeFor()
    server.write({ chatId: KABID, text: `/start ${code}` })
    const before = server.asked.filter((it) => it === 'getUpdates').length
    await office.db.updateTable('telegram_bot').set({ asked_at: null }).execute()
    const now = new Date()
    // The one whose turn it is waits for its answer until the others have looked: whoever comes later may ask again.
    const answered = Promise.withResolvers<void>()
    server.gates.set('getUpdates', answered.promise)
    const rounds = [1, 2, 3].map(() => telegramReading(site(10_000))(now))
    let waiting = rounds.length
    for (const round of rounds) void round.then(() => --waiting === 1 && answered.resolve())
    await Promise.all(rounds)
    server.gates.clear()
    assert.equal(server.asked.filter((it) => it === 'getUpdates').length, before + 1)
    assert.equal((await chatOf())?.ended, null)
    // Telegram shows it again, since nothing confirmed it yet: it is not read again.
    const said = server.sent.length
    await read()
    assert.equal(server.sent.length, said)
  })

  test('who left is connected no more', async () => {
    await connect()
    const person = office.db.updateTable('person').where('id', '=', kabid().personId)
    await person.set({ left_on: dayOf(ZONE, new Date()) }).execute()
    await forgetWaysOfLeft(office.db, dayOf(ZONE, new Date()))
    await person.set({ left_on: null }).execute()
    assert.equal(await chatOf(), null)
  })
})

describe('by Telegram', () => {
  beforeEach(async () => {
    if ((await chatOf())?.ended !== null) await connect()
    await drain(new Date(Date.now() + DAY_MS))
    await office.db.updateTable('notice_delivery').where('state', '=', 'queued').set({ state: 'dropped' }).execute()
    server.sent.length = 0
    server.asked.length = 0
  })

  test('who is next gets one message with a link that opens the act, for them alone', async () => {
    const dossierId = await beginDossier(office, 'Gladi <b>evakuasi</b>')
    await drain()
    await drain()
    const [message, ...more] = answersTo(KABID)
    assert.deepEqual(more, [])
    assert.match(message ?? '', /Gladi &lt;b&gt;evakuasi&lt;\/b&gt;/)
    const [, token = ''] = /\/app\/p\/([\w-]+)/.exec(message ?? '') ?? []
    assert.deepEqual(shown(await office.people.fungsional.send('POST', '/api/notices/open', { token })), [
      403,
      'notice-link-not-yours',
    ])
    const { place } = await kabid().call(openNoticeLink, { body: { token } })
    assert.equal(place, `/berkas/${dossierId}`)
    assert.equal((await stateOf(dossierId))?.state, 'opened')
  })

  test('many at once are one message; of a limited dossier it has the number alone', async () => {
    const limited = await beginDossier(office, 'Perkara anak')
    await tryAct(kabid(), limited, {
      kind: 'limit',
      reason: 'Peka',
      readers: { personIds: [], postIds: ['kepala-bidang', 'fungsional'] },
    })
    await beginDossier(office, 'Terbuka')
    await drain()
    const [message, ...more] = answersTo(KABID)
    assert.deepEqual(more, [])
    assert.match(message ?? '', /2 pemberitahuan/)
    assert.match(message ?? '', /berkas terbatas \d{4}\/\d{4}/)
    assert.match(message ?? '', /Terbuka/)
    assert.doesNotMatch(message ?? '', /Perkara anak/)
  })

  test('quiet hours hold it back, and what is urgent breaks through', async () => {
    const minute = (ms: number) => Math.floor((ms / MINUTE_MS + 7 * 60) % (24 * 60)) // WIB
    const around = { quietFrom: minute(Date.now() - 60 * MINUTE_MS), quietUntil: minute(Date.now() + 60 * MINUTE_MS) }
    await kabid().call(savePreference, { body: { ...awake, ...around } })
    const dossierId = await beginDossier(office, 'Malam hari')
    const { noticeId } = await kabid().call(tryChannels, {})
    await drain()
    assert.equal(answersTo(KABID).length, 1)
    assert.equal((await stateOf(dossierId))?.state, 'queued')
    const { deliveries } = await kabid().call(readTrial, { params: { noticeId } })
    assert.deepEqual(
      deliveries.map((it) => [it.channel, it.state]),
      [['telegram', 'sent']],
    )
    await drain(new Date(Date.now() + 2 * 60 * MINUTE_MS))
    assert.equal(answersTo(KABID).length, 2)
    await kabid().call(savePreference, { body: awake })
  })

  test('what could not be brought before quiet hours waits for their end, and is brought then', async () => {
    const minute = (ms: number) => Math.floor((ms / MINUTE_MS + 7 * 60) % (24 * 60)) // WIB
    const night = { quietFrom: minute(Date.now() + 60 * MINUTE_MS), quietUntil: minute(Date.now() + 300 * MINUTE_MS) }
    await kabid().call(savePreference, { body: { ...awake, ...night } })
    const dossierId = await beginDossier(office, 'Sesaat sebelum malam')
    assert.equal((await stateOf(dossierId))?.state, 'queued')
    await drain(new Date(Date.now() + 180 * MINUTE_MS)) // as after hours without a line
    assert.equal(answersTo(KABID).length, 0)
    const held = await stateOf(dossierId)
    assert.deepEqual([held?.state, held?.attempts], ['queued', 0])
    assert.ok(held && held.due_at > new Date(Date.now() + 290 * MINUTE_MS))
    await drain(new Date(Date.now() + 302 * MINUTE_MS))
    assert.equal(answersTo(KABID).length, 1)
    await kabid().call(savePreference, { body: awake })
  })

  test('what waits goes by what its person chose last, and by a channel that they left not at all', async () => {
    const digest = { ...awake, digestAt: Math.floor((Date.now() / MINUTE_MS + 7 * 60 + 600) % (24 * 60)) }
    await kabid().call(savePreference, { body: digest })
    const first = await beginDossier(office, 'Untuk ringkasan')
    await drain()
    assert.equal(answersTo(KABID).length, 0)
    await kabid().call(savePreference, { body: awake })
    await drain()
    assert.equal((await stateOf(first))?.state, 'sent')
    await kabid().call(savePreference, { body: digest })
    const second = await beginDossier(office, 'Saluran ditutup')
    await kabid().call(savePreference, { body: { ...awake, channels: [] } })
    await drain(new Date(Date.now() + DAY_MS))
    assert.equal((await stateOf(second))?.state, 'dropped')
    assert.equal(answersTo(KABID).length, 1)
    await kabid().call(savePreference, { body: awake })
  })

  test('told to wait, it waits as long as it was told', async () => {
    server.moods.set('sendMessage', 'busy')
    const dossierId = await beginDossier(office, 'Terlalu sering')
    await drain()
    const waiting = await stateOf(dossierId)
    assert.equal(waiting?.state, 'queued')
    assert.match(waiting.why, /meminta menunggu/)
    assert.ok(waiting.due_at.getTime() > Date.now() + 29 * MINUTE_MS)
    server.moods.clear()
    await drain(new Date(Date.now() + 31 * MINUTE_MS))
    assert.equal((await stateOf(dossierId))?.state, 'sent')
  })

  test('blocked, or gone: it failed, says why, and the chat is no longer theirs until they connect again', async () => {
    for (const [mood, why] of [
      ['blocked', 'blocked'],
      ['no-chat', 'gone'],
    ] as const) {
      await connect()
      server.moods.set('sendMessage', mood)
      const dossierId = await beginDossier(office, `Chat ${mood}`)
      await drain()
      assert.equal((await chatOf())?.ended?.why, why)
      const { rows } = await kabid().call(listNotices, { query: { limit: 20 } })
      const [delivery] = rows.find((it) => it.dossier?.id === dossierId)?.deliveries ?? []
      assert.equal(delivery?.state, 'failed')
      assert.match(delivery.why, /perlu menghubungkan lagi/)
      // Nothing more is queued for it.
      assert.equal(await stateOf(await beginDossier(office, `Sesudah ${mood}`)), undefined)
      server.moods.clear()
    }
  })

  test('what may have gone is uncertain, and never sent again by itself', async () => {
    for (const mood of ['hang', 'cut', 'page', 'slow-body', 'huge'] as const) {
      server.moods.set('sendMessage', mood)
      const dossierId = await beginDossier(office, `Tidak pasti ${mood}`)
      await drain(new Date(), newSending(mood === 'hang' || mood === 'slow-body' ? 500 : 10_000))
      assert.equal((await stateOf(dossierId))?.state, 'unsure', mood)
    }
    server.moods.clear()
    await drain(new Date(Date.now() + 2 * DAY_MS))
    assert.deepEqual(answersTo(KABID), [])
  })

  test('a page in front of Telegram, a wrong token, or nobody at the address lose nothing and hold nothing up', async () => {
    const gone = await openTelegramServer()
    await gone.close()
    const dossiers: string[] = []
    for (const [mood, says] of [
      ['page', /jawaban yang dapat dibaca/],
      ['bad-token', /SIAR_TELEGRAM_TOKEN/],
      ['redirect', /mengalihkan/],
      ['trouble', /terganggu/],
      ['forbidden-page', /bukan Telegram/],
      ['nobody', /tidak dapat dihubungi/],
    ] as const) {
      if (mood === 'nobody') await use(gone.address)
      else server.moods.set('getMe', mood)
      const dossierId = await beginDossier(office, `Gangguan ${mood}`)
      dossiers.push(dossierId)
      await drain()
      const waiting = await stateOf(dossierId)
      assert.equal(waiting?.state, 'queued', mood)
      assert.match(waiting.why, says)
    }
    assert.equal(server.asked.includes('sendMessage'), false)
    server.moods.clear()
    await use(server.address)
    await drain(new Date(Date.now() + DAY_MS))
    assert.equal(answersTo(KABID).length, 1)
    for (const dossierId of dossiers) assert.equal((await stateOf(dossierId))?.state, 'sent')
  })

  test('started without a token, messages wait and say so', async () => {
    const dossierId = await beginDossier(office, 'Tanpa token')
    const { telegramToken: _, ...rest } = site(1_000)
    await drain(
      new Date(),
      sending({ ...rest, telegramToken: undefined, smtpPassword: undefined, pushKey: readPushKey(makePushKey()) }),
    )
    assert.match((await stateOf(dossierId))?.why ?? '', /SIAR_TELEGRAM_TOKEN/)
  })

  test('turned off, nothing is queued for it, and what waits is not brought when it is old', async () => {
    const waiting = await beginDossier(office, 'Sebelum dimatikan')
    await use(server.address, false)
    assert.equal((await stateOf(waiting))?.state, 'dropped')
    assert.equal(await stateOf(await beginDossier(office, 'Dimatikan')), undefined)
    assert.equal((await kabid().call(readMyTelegram, {})).open, false)
    await use(server.address)
    await read()
  })

  test('nothing that is kept holds the token', async () => {
    server.moods.set('sendMessage', 'echo-token')
    const dossierId = await beginDossier(office, 'Gema token')
    await drain()
    assert.equal((await stateOf(dossierId))?.state, 'failed')
    for (const table of ['notice_delivery', 'telegram_bot', 'telegram_setting', 'ledger_entry'] as const) {
      const rows = await office.db.selectFrom(table).selectAll().execute()
      assert.doesNotMatch(JSON.stringify(rows), /AAE-abcdef/, table)
    }
  })
})
