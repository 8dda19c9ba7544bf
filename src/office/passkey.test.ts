import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, describe, mock, test } from 'node:test'
import { openTestOffice, TEST_URL, type Reply, type TestOffice } from '../../test/office.ts'
import { softwareAuthenticator, type SoftwareAuthenticator } from '../demo/software-authenticator.ts'
import { signedIn, Visitor } from '../../test/visitor.ts'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  listPasskeys,
  readMe,
  removePasskey,
  signInByPasskey,
} from './api.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
  await office.db.deleteFrom('passkey').execute() // the head of agency's, which signs decisions: here nobody has one yet
})
after(() => office.close())

const rpId = new URL(TEST_URL).hostname
const refusal = (reply: Reply) => [reply.status, reply.body['code']]
const wrong = [401, 'sign-in-wrong']
const newAuthenticator = (credentialId?: string) =>
  softwareAuthenticator({ origin: TEST_URL, rpId, ...(credentialId && { credentialId }) })

async function register(
  visitor: Visitor,
  authenticator: SoftwareAuthenticator,
  lie?: Parameters<SoftwareAuthenticator['register']>[1],
): Promise<Reply> {
  const { options } = await visitor.call(beginPasskey, {})
  return visitor.ask(addPasskey, { body: { name: 'Ponsel', response: authenticator.register(options, lie) } })
}
async function enter(
  authenticator: SoftwareAuthenticator,
  lie?: Parameters<SoftwareAuthenticator['assert']>[1],
  visitor = new Visitor(office.app),
): Promise<{ reply: Reply; visitor: Visitor; response: ReturnType<SoftwareAuthenticator['assert']> }> {
  const { options } = await visitor.call(beginPasskeySignIn, {})
  const response = authenticator.assert(options, lie)
  return { reply: await visitor.ask(signInByPasskey, { body: { response } }), visitor, response }
}
async function phoneOf(role: string): Promise<SoftwareAuthenticator> {
  const authenticator = newAuthenticator()
  assert.equal((await register(await signedIn(office, role), authenticator)).status, 200)
  return authenticator
}

describe('adding a passkey', () => {
  test('it stands in the list, and opens a session without e-mail or password', async () => {
    const laptop = await signedIn(office, 'kepala-dinas')
    const phone = newAuthenticator()
    assert.equal((await register(laptop, phone)).status, 200)
    const { rows } = await laptop.call(listPasskeys, {})
    assert.deepEqual(
      rows.map((row) => [row.name, row.lastUsedAt]),
      [['Ponsel', null]],
    )
    const { reply, visitor } = await enter(phone)
    assert.equal(reply.status, 200)
    const [cookie] = visitor.setCookies
    assert.equal((await visitor.call(readMe, {})).name, 'Orang kepala-dinas')
    assert.match(cookie ?? '', /^__Host-siar\.session_token=.*HttpOnly/)
    assert.notEqual((await laptop.call(listPasskeys, {})).rows[0]?.lastUsedAt, null)
  })

  const lies: Record<string, Parameters<SoftwareAuthenticator['register']>[1]> = {
    'made on another site': { origin: 'https://jahat.example' },
    'made on a site beside ours': { origin: 'https://lain.contoh.go.id' },
    'made for another name': { rpId: 'contoh.go.id' },
    'an answer to no challenge of ours': { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    'a challenge with NUL': { challenge: 'a\u0000b' },
    'an answer of another kind': { type: 'webauthn.get' },
    'nobody was there': { userPresent: false },
    'nobody showed who they are': { userVerified: false },
  }
  for (const [name, lie] of Object.entries(lies))
    test(`refused: ${name}`, async () => {
      const laptop = await signedIn(office, 'sekretaris')
      assert.deepEqual(refusal(await register(laptop, newAuthenticator(), lie)), wrong)
      assert.equal((await laptop.call(listPasskeys, {})).rows.length, 0)
    })

  test('it is asked to sign only by ways that prove a decision on anybody’s machine', async () => {
    const { options } = await (await signedIn(office, 'kepala-dinas')).call(beginPasskey, {})
    const asked = (options['pubKeyCredParams'] as { alg: number }[]).map(({ alg }) => alg)
    assert.deepEqual(asked, [-8, -7, -257]) // EdDSA, ES256, RS256: each is among the assertions that are checked offline
  })

  test('a challenge is good once, for its person, for five minutes', async () => {
    const laptop = await signedIn(office, 'sekretaris')
    const { options } = await laptop.call(beginPasskey, {})
    const response = newAuthenticator().register(options)
    const stranger = await signedIn(office, 'auditor')
    assert.deepEqual(refusal(await stranger.ask(addPasskey, { body: { name: 'Ponsel', response } })), wrong)
    assert.deepEqual(
      refusal(await laptop.ask(addPasskey, { body: { name: 'Ponsel', response } })),
      wrong,
      'once tried it is spent, whoever tried',
    )
    const { options: again } = await laptop.call(beginPasskey, {})
    const late = newAuthenticator().register(again)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 5 * 60_000 + 1_000 })
    assert.deepEqual(refusal(await laptop.ask(addPasskey, { body: { name: 'Ponsel', response: late } })), wrong)
    mock.timers.reset()
    const { options: signingIn } = await laptop.call(beginPasskeySignIn, {})
    const forSignIn = newAuthenticator().register(signingIn)
    assert.deepEqual(refusal(await laptop.ask(addPasskey, { body: { name: 'Ponsel', response: forSignIn } })), wrong)
    assert.equal((await laptop.call(listPasskeys, {})).rows.length, 0)
  })

  test('one passkey belongs to one person, and is registered once', async () => {
    const phone = await phoneOf('kepala-bidang')
    assert.deepEqual(refusal(await register(await signedIn(office, 'kepala-bidang'), phone)), [409, 'passkey-taken'])
    const copy = newAuthenticator(phone.credentialId)
    assert.deepEqual(refusal(await register(await signedIn(office, 'auditor'), copy)), [409, 'passkey-taken'])
    const { visitor } = await enter(phone)
    assert.equal((await visitor.call(readMe, {})).name, 'Orang kepala-bidang')
    assert.deepEqual(refusal((await enter(copy)).reply), wrong)
  })

  const broken: Record<string, unknown> = {
    nothing: {},
    'words for an answer': 'x',
    'an answer without its parts': { id: 'a', rawId: 'a', type: 'public-key' },
    'parts that are not base64': { id: 'a', rawId: 'a', type: 'public-key', response: { clientDataJSON: '%' } },
    'parts of other kinds': { id: 1, rawId: [], type: {}, response: { clientDataJSON: 5, attestationObject: null } },
    'client data that is not an object': {
      id: 'a',
      rawId: 'a',
      type: 'public-key',
      response: { clientDataJSON: Buffer.from('null').toString('base64url'), attestationObject: 'oA' },
    },
    'NUL for a name': { id: '\u0000', rawId: '\u0000', type: 'public-key', response: {} },
    'a megabyte': { id: 'a'.repeat(1_000_000) },
  }
  for (const [name, response] of Object.entries(broken))
    test(`refused calmly, adding and signing in: ${name}`, async () => {
      const laptop = await signedIn(office, 'sekretaris')
      await laptop.call(beginPasskey, {})
      const added = await laptop.send('POST', '/api/me/passkeys', { name: 'Ponsel', response })
      assert.ok([400, 401].includes(added.status), `${added.status} ${JSON.stringify(added.body)}`)
      const entered = await new Visitor(office.app).send('POST', '/api/sign-in/passkey', { response })
      assert.ok([400, 401].includes(entered.status), `${entered.status} ${JSON.stringify(entered.body)}`)
    })

  test('its name is a plain text of its own', async () => {
    const laptop = await signedIn(office, 'sekretaris')
    for (const name of ['', 'a\u0000b', 'x'.repeat(101)]) {
      const { options } = await laptop.call(beginPasskey, {})
      const response = newAuthenticator().register(options)
      assert.equal((await laptop.ask(addPasskey, { body: { name, response } })).status, 400)
    }
  })
})

describe('signing in by passkey', () => {
  const lies: Record<string, () => Parameters<SoftwareAuthenticator['assert']>[1]> = {
    'made on another site': () => ({ origin: 'https://jahat.example' }),
    'made on our name without its lock': () => ({ origin: TEST_URL.replace('https', 'http') }),
    'made for another name': () => ({ rpId: 'contoh.go.id' }),
    'an answer to no challenge of ours': () => ({ challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }),
    'a challenge with NUL': () => ({ challenge: '\u0000' }),
    'an answer of another kind': () => ({ type: 'webauthn.create' }),
    'signed with another key': () => ({ key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }),
    'signed with a key of another kind': () => ({
      key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    }),
    'nobody was there': () => ({ userPresent: false }),
    'nobody showed who they are': () => ({ userVerified: false }),
    'another person’s name on it': () => ({
      userHandle: Buffer.from(office.people.administrator.personId).toString('base64url'),
    }),
  }
  for (const [name, lie] of Object.entries(lies))
    test(`refused: ${name}`, async () => {
      const phone = await phoneOf('fungsional')
      const { reply, visitor } = await enter(phone, lie())
      assert.deepEqual(refusal(reply), wrong)
      assert.equal(visitor.cookies.size, 0)
      assert.equal((await enter(phone)).reply.status, 200, 'the true one still opens')
    })

  test('an answer seen on the way opens nothing a second time', async () => {
    const phone = await phoneOf('fungsional')
    const { response } = await enter(phone)
    const thief = new Visitor(office.app)
    assert.deepEqual(refusal(await thief.ask(signInByPasskey, { body: { response } })), wrong)
    await thief.call(beginPasskeySignIn, {})
    assert.deepEqual(refusal(await thief.ask(signInByPasskey, { body: { response } })), wrong)
  })

  test('one answer at two doors at the same instant opens one', async () => {
    const phone = await phoneOf('fungsional')
    const { options } = await new Visitor(office.app).call(beginPasskeySignIn, {})
    const response = phone.assert(options)
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => new Visitor(office.app).ask(signInByPasskey, { body: { response } })),
    )
    assert.deepEqual(replies.map((reply) => reply.status).toSorted(), [200, 401, 401, 401])
  })

  test('a counter that goes back or stands still is a copy, and is refused', async () => {
    const phone = await phoneOf('fungsional')
    assert.equal((await enter(phone, { counter: 7 })).reply.status, 200)
    assert.deepEqual(refusal((await enter(phone, { counter: 7 })).reply), wrong)
    assert.deepEqual(refusal((await enter(phone, { counter: 3 })).reply), wrong)
    assert.deepEqual(refusal((await enter(phone, { counter: 0 })).reply), wrong)
    assert.equal((await enter(phone, { counter: 8 })).reply.status, 200)
  })

  test('a passkey that keeps no counter, as those in phones do, opens each time', async () => {
    const phone = await phoneOf('fungsional')
    for (let at = 0; at < 3; at++) assert.equal((await enter(phone, { counter: 0 })).reply.status, 200)
  })

  test('a challenge older than five minutes, or one given for adding a passkey, opens nothing', async () => {
    const phone = await phoneOf('fungsional')
    const visitor = new Visitor(office.app)
    const { options } = await visitor.call(beginPasskeySignIn, {})
    const response = phone.assert(options)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 5 * 60_000 + 1_000 })
    assert.deepEqual(refusal(await visitor.ask(signInByPasskey, { body: { response } })), wrong)
    mock.timers.reset()
    const { options: adding } = await (await signedIn(office, 'fungsional')).call(beginPasskey, {})
    assert.deepEqual(refusal(await visitor.ask(signInByPasskey, { body: { response: phone.assert(adding) } })), wrong)
  })

  test('a stranger’s passkey, and one whose person left, open nothing', async () => {
    const phone = await phoneOf('auditor')
    assert.deepEqual(refusal((await enter(newAuthenticator())).reply), wrong)
    const left = (on: string | null) =>
      office.db.updateTable('person').set({ left_on: on }).where('email', '=', 'auditor@contoh.go.id').execute()
    await left('2026-01-01')
    assert.deepEqual(refusal((await enter(phone)).reply), wrong)
    await left(null)
    assert.equal((await enter(phone)).reply.status, 200)
  })

  test('another site cannot sign a visitor in', async () => {
    const phone = await phoneOf('fungsional')
    const visitor = new Visitor(office.app)
    const { options } = await visitor.call(beginPasskeySignIn, {})
    const headers = { origin: 'https://jahat.example', 'sec-fetch-site': 'cross-site' }
    const reply = await visitor.send('POST', '/api/sign-in/passkey', { response: phone.assert(options) }, headers)
    assert.deepEqual(refusal(reply), [403, 'foreign-origin'])
  })

  test('asking for challenges without end is refused, and the old ones are forgotten', async () => {
    const robber = new Visitor(office.app)
    for (let at = 0; at < 30; at++) await robber.call(beginPasskeySignIn, {})
    assert.deepEqual(refusal(await robber.ask(beginPasskeySignIn, {})), [429, 'too-often'])
    const count = () =>
      office.db.selectFrom('verification').select('id').where('identifier', 'like', 'passkey:%').execute()
    assert.ok((await count()).length >= 30)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 6 * 60_000 })
    await new Visitor(office.app).call(beginPasskeySignIn, {})
    assert.equal((await count()).length, 1)
    mock.timers.reset()
  })
})

describe('removing a passkey', () => {
  test('it opens nothing any more, others cannot remove it, and the password stays a way in', async () => {
    const laptop = await signedIn(office, 'kepala-dinas')
    for (const { id } of (await laptop.call(listPasskeys, {})).rows)
      await laptop.call(removePasskey, { params: { passkeyId: id } })
    const phone = await phoneOf('kepala-dinas')
    const [row] = (await laptop.call(listPasskeys, {})).rows
    const params = { passkeyId: row?.id ?? '' }
    const stranger = await signedIn(office, 'administrator')
    assert.deepEqual(refusal(await stranger.ask(removePasskey, { params })), [404, 'not-found'])
    assert.equal((await enter(phone)).reply.status, 200)
    await laptop.call(removePasskey, { params })
    assert.deepEqual(refusal((await enter(phone)).reply), wrong)
    assert.deepEqual(refusal(await laptop.ask(removePasskey, { params })), [404, 'not-found'])
    assert.equal((await new Visitor(office.app).signIn('kepala-dinas@contoh.go.id')).status, 200)
  })

  test('each passkey added or removed stands in the ledger, without a name or a key', async () => {
    const entries = await office.db.selectFrom('ledger_entry').select('body').execute()
    const kinds = entries.map((entry) => JSON.parse(entry.body) as Record<string, unknown>)
    const added = kinds.filter((entry) => entry['kind'] === 'passkey-added')
    assert.ok(added.length > 0 && kinds.some((entry) => entry['kind'] === 'passkey-removed'))
    for (const entry of added)
      assert.deepEqual(Object.keys(entry).toSorted(), ['at', 'index', 'kind', 'passkeyId', 'personId'])
  })
})
