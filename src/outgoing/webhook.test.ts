import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openStandIn, patienceFor, unsureMoods, type Mood, type StandIn } from '../../test/stand-in.ts'
import { openWebhookServer, TEST_WEBHOOK_SECRET, type WebhookStandIn } from '../../test/webhook-server.ts'
import type { Fault } from './reply.ts'
import { isWebhookSecret, makeWebhookSecret, sendWebhook, signatureOf } from './webhook.ts'
import { pingHub } from './websub.ts'

const now = new Date('2026-11-26T03:00:00Z')
const body = JSON.stringify({ type: 'publication.published', timestamp: now.toISOString(), data: { title: 'Uji' } })

let server: WebhookStandIn
before(async () => {
  server = await openWebhookServer({ now: () => now })
})
after(() => server.close())

let count = 0
async function send(mood: Mood, more: { id?: string; secrets?: string[]; at?: Date; address?: string } = {}) {
  server.next('message', mood)
  const receiver = {
    address: more.address ?? server.address,
    secrets: more.secrets ?? [TEST_WEBHOOK_SECRET],
    isOwn: true,
    timeoutMs: patienceFor(mood),
  }
  return sendWebhook(receiver, { id: more.id ?? `msg_${++count}`, body }, more.at ?? now)
}

describe('a signed message to a partner', () => {
  test('carries the signature of the standard’s own example', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' }
    assert.equal(
      signatureOf(TEST_WEBHOOK_SECRET, message, 1614265330),
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })

  test('arrives, and a repeat under the same id is known as one', async () => {
    assert.deepEqual(await send('ok', { id: 'msg_a' }), { ok: true, result: null })
    assert.deepEqual(await send('twice', { id: 'msg_a' }), { ok: true, result: null })
    assert.equal(server.handed.get('msg_a'), 2)
    assert.equal(server.arrived.size, 1)
  })

  test('is believed under either secret while the receiver changes over', async () => {
    assert.ok((await send('ok', { secrets: [makeWebhookSecret(), TEST_WEBHOOK_SECRET] })).ok)
    const stranger = await send('ok', { secrets: [makeWebhookSecret()] })
    assert.deepEqual(stranger, { ok: false, fault: 'sign-in', said: '401 no signature of ours', waitMs: 0 })
    const late = await send('ok', { at: new Date(now.getTime() - 6 * 60_000) })
    assert.ok(!late.ok && late.fault === 'refused')
  })

  const told: readonly (readonly [Mood, Fault, number])[] = [
    ['busy', 'busy', 90_000],
    ['trouble', 'trouble', 0],
    ['maintenance', 'trouble', 600_000],
    ['unauthorized', 'sign-in', 0],
    ['redirect-home', 'redirect', 0],
    ['redirect-metadata', 'redirect', 0],
    ...unsureMoods.filter((it) => it !== 'page-after').map((it) => [it, 'no-answer', 0] as const),
  ]
  for (const [mood, fault, waitMs] of told)
    test(`met by ${mood} it is told as ${fault}`, async () => {
      const before = server.asked.length
      const answer = await send(mood)
      assert.ok(!answer.ok)
      assert.deepEqual([answer.fault, answer.waitMs], [fault, waitMs])
      assert.equal(server.asked.length, before + 1) // no redirect was followed, nothing tried twice
    })

  test('goes to a partner only over the open internet and https', async () => {
    for (const address of [
      server.address,
      'https://127.0.0.1',
      'https://10.0.0.1',
      'https://169.254.169.254',
      'http://8.8.8.8',
    ])
      assert.deepEqual(
        await sendWebhook({ address, secrets: [TEST_WEBHOOK_SECRET], isOwn: false }, { id: 'x', body }, now),
        { ok: false, fault: 'address', said: 'address-refused', waitMs: 0 },
        address,
      )
    // Nor does one of the office's own reach what clouds keep there, or the internet in the clear.
    for (const address of ['http://169.254.169.254', 'http://8.8.8.8'])
      assert.equal(((await send('ok', { address })) as { fault?: Fault }).fault, 'address', address)
  })

  test('surely did not arrive where nobody listens or nobody speaks TLS', async () => {
    const gone = await openWebhookServer({ now: () => now })
    await gone.close()
    assert.equal(((await send('ok', { address: gone.address })) as { fault?: Fault }).fault, 'no-connection')
    const noTls = await send('ok', { address: server.address.replace('http:', 'https:') })
    assert.equal((noTls as { fault?: Fault }).fault, 'no-tls')
    assert.equal(((await send('ok', { address: 'https://tidak-ada.invalid' })) as { fault?: Fault }).fault, 'no-name')
  })

  test('takes secrets of the standard’s form alone', () => {
    assert.ok(isWebhookSecret(TEST_WEBHOOK_SECRET) && isWebhookSecret(makeWebhookSecret()))
    for (const other of [
      '',
      'whsec_',
      'rahasia',
      'whsec_pendek',
      'whsec_MfKQ9r8G KYqrTwjUPD8ILPZIo2LaLaSw',
      `whsec_${'A'.repeat(200)}`,
    ])
      assert.equal(isWebhookSecret(other), false, other)
  })
})

describe('a ping to a hub', () => {
  let hub: StandIn
  const pinged: string[] = []
  before(async () => {
    hub = await openStandIn({
      nameOf: ({ path }) => path,
      answer: ({ body: form, headers }) => {
        assert.equal(headers['content-type'], 'application/x-www-form-urlencoded')
        const said = new URLSearchParams(form.toString())
        assert.equal(said.get('hub.mode'), 'publish')
        pinged.push(...said.getAll('hub.url'))
        return { status: 204 }
      },
    })
  })
  after(() => hub.close())

  test('names the feeds that changed', async () => {
    const feeds = ['https://portal.go.id/umpan.xml?a=1&b=2', 'https://portal.go.id/umpan.json']
    assert.deepEqual(await pingHub({ address: `${hub.address}/hub`, isOwn: true }, feeds), { ok: true, result: null })
    assert.deepEqual(pinged, feeds)
    assert.deepEqual(hub.asked, ['/hub'])
  })

  test('that is not taken says why', async () => {
    for (const [mood, fault] of [
      ['busy', 'busy'],
      ['trouble', 'trouble'],
      ['redirect-metadata', 'redirect'],
      ['wall', 'sign-in'],
      ['hang-before', 'no-answer'],
    ] as const) {
      hub.next('/', mood)
      const answer = await pingHub({ address: hub.address, isOwn: true, timeoutMs: patienceFor(mood) }, [
        'https://x.id/',
      ])
      assert.equal(!answer.ok && answer.fault, fault, mood)
    }
    const partner = await pingHub({ address: hub.address, isOwn: false }, ['https://x.id/'])
    assert.equal(!partner.ok && partner.fault, 'address')
  })
})
