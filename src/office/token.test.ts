import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, mock, test } from 'node:test'
import { sha256 } from '../base/hash.ts'
import { openTestOffice, TEST_PASSWORD, type Reply, type TestOffice } from '../../test/office.ts'
import { signedIn, Visitor } from '../../test/visitor.ts'
import { addPerson, changePerson, createToken, listTokens, readMe, revokeToken } from './api.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const refusal = (reply: Reply) => [reply.status, reply.body['code']]
const meBy = (token: string, app = office.app) =>
  new Visitor(app).send('GET', '/api/me', undefined, { authorization: `Bearer ${token}` })

describe('a token of one’s own', () => {
  test('acts as its person, is shown once, and is kept only as its hash', async () => {
    const laptop = await signedIn(office, 'sekretaris')
    const { id, token } = await laptop.call(createToken, { body: { name: 'Pengingat', days: 30 } })
    assert.match(token, /^siar_[A-Za-z0-9_-]{43}$/)
    assert.equal((await meBy(token)).body['name'], 'Orang sekretaris')
    const listed = await laptop.call(listTokens, {})
    assert.ok(!JSON.stringify(listed).includes(token))
    const row = listed.rows.find((it) => it.id === id)
    assert.deepEqual([row?.name, row?.revoked], ['Pengingat', false])
    assert.notEqual(row?.lastUsedAt, null, 'it was used a moment ago')

    const kept = await office.db.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    assert.equal(kept.token_hash, sha256(token))
    assert.ok(!JSON.stringify(kept).includes(token.slice(5)))
    const ledger = await office.db.selectFrom('ledger_entry').select('body').execute()
    assert.ok(ledger.some((entry) => entry.body.includes('token-made') && entry.body.includes(id)))
    assert.ok(!ledger.some((entry) => entry.body.includes(token.slice(5)) || entry.body.includes(kept.token_hash)))
  })

  test('ends on its day, to the second', async () => {
    const laptop = await signedIn(office, 'sekretaris')
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    try {
      const began = Date.now()
      const { token } = await laptop.call(createToken, { body: { name: 'Sehari', days: 1 } })
      mock.timers.setTime(began + 86_400_000 - 1)
      assert.equal((await meBy(token)).status, 200)
      mock.timers.setTime(began + 86_400_000)
      assert.deepEqual(refusal(await meBy(token)), [401, 'sign-in-needed'])
    } finally {
      mock.timers.reset()
    }
  })

  test('revoked, it opens nothing at once; only its owner revokes it, once', async () => {
    const laptop = await signedIn(office, 'sekretaris')
    const { id, token } = await laptop.call(createToken, { body: { name: 'Sebentar', days: 1 } })
    const params = { tokenId: id }
    const stranger = await signedIn(office, 'administrator')
    assert.deepEqual(refusal(await stranger.ask(revokeToken, { params })), [404, 'not-found'])
    assert.equal((await meBy(token)).status, 200)
    await laptop.call(revokeToken, { params })
    assert.deepEqual(refusal(await meBy(token)), [401, 'sign-in-needed'])
    assert.deepEqual(refusal(await laptop.ask(revokeToken, { params })), [404, 'not-found'])
    assert.equal((await laptop.call(listTokens, {})).rows.find((it) => it.id === id)?.revoked, true)
  })

  test('a name and a number of days that cannot be are refused', async () => {
    const laptop = await signedIn(office, 'sekretaris')
    for (const body of [
      { name: '', days: 1 },
      { name: 'x'.repeat(101), days: 1 },
      { name: 'a\u0000b', days: 1 },
      { name: 'a', days: 0 },
      { name: 'a', days: -1 },
      { name: 'a', days: 367 },
      { name: 'a', days: 1.5 },
      { name: 'a', days: '30' },
      { name: 'a', days: 1e308 },
      { name: 'a', days: null },
      { name: 'a', days: 1, personId: office.people.administrator.personId },
    ])
      assert.equal((await laptop.send('POST', '/api/me/tokens', body)).status, 400, JSON.stringify(body))
  })

  test('a token of a person who left opens nothing, and does not wake should they come back', async () => {
    const { administrator } = office.people
    const person = {
      name: 'Orang Sementara',
      email: 'sementara@contoh.go.id',
      role: 'officer',
      rank: '',
      nip: '',
    } as const
    const { id } = await administrator.call(addPerson, { body: { ...person, password: TEST_PASSWORD } })
    const visitor = new Visitor(office.app)
    await visitor.signIn(person.email)
    const { token } = await visitor.call(createToken, { body: { name: 'Lama', days: 90 } })
    assert.equal((await meBy(token)).status, 200)
    const leave = (leftOn: string | null) =>
      administrator.call(changePerson, { params: { personId: id }, body: { ...person, leftOn } })
    await leave('2026-01-01')
    assert.deepEqual(refusal(await meBy(token)), [401, 'sign-in-needed'])
    await leave(null)
    assert.deepEqual(refusal(await meBy(token)), [401, 'sign-in-needed'])
  })
})

describe('what a token may not do', () => {
  const doors: [string, string, unknown][] = [
    ['POST', '/api/me/tokens', { name: 'anak', days: 366 }],
    ['POST', '/api/me/password', { current: TEST_PASSWORD, password: 'sandi-yang-baru' }],
    ['POST', '/api/me/second-factor', { password: TEST_PASSWORD }],
    ['POST', '/api/me/second-factor/confirm', { code: '123456' }],
    ['POST', '/api/me/second-factor/codes', { password: TEST_PASSWORD }],
    ['POST', '/api/me/second-factor/remove', { password: TEST_PASSWORD }],
    ['POST', '/api/me/passkeys/begin', undefined],
    ['POST', '/api/me/passkeys', { name: 'Ponsel', response: { id: 'a' } }],
    ['DELETE', `/api/me/passkeys/${randomUUID()}`, undefined],
  ]
  for (const [method, path, body] of doors)
    test(`change how its person signs in: ${method} ${path.replace(/[0-9a-f-]{36}/, ':id')}`, async () => {
      assert.deepEqual(refusal(await office.people.sekretaris.send(method, path, body)), [403, 'session-needed'])
    })

  test('nor beside a good cookie: who sends a token acts as the token', async () => {
    const laptop = await signedIn(office, 'administrator')
    const headers = { authorization: `Bearer ${office.people.sekretaris.token}` }
    assert.equal((await laptop.send('GET', '/api/me', undefined, headers)).body['name'], 'Orang sekretaris')
    const reply = await laptop.send('POST', '/api/me/tokens', { name: 'a', days: 1 }, headers)
    assert.deepEqual(refusal(reply), [403, 'session-needed'])
  })

  test('it may be revoked by itself: who finds a leak may close it', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { id, token } = await laptop.call(createToken, { body: { name: 'Bocor', days: 1 } })
    const headers = { authorization: `Bearer ${token}` }
    assert.equal((await new Visitor(office.app).send('DELETE', `/api/me/tokens/${id}`, undefined, headers)).status, 200)
    assert.equal((await meBy(token)).status, 401)
  })
})

test('the word before a token may be written large or small', async () => {
  const { token } = office.people.sekretaris
  for (const authorization of [`bearer ${token}`, `BEARER ${token}`, `Bearer   ${token}`])
    assert.equal((await new Visitor(office.app).send('GET', '/api/me', undefined, { authorization })).status, 200)
})

describe('a header that is not quite a token', () => {
  test('opens nothing and breaks nothing', async () => {
    const { token } = office.people.sekretaris
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      token,
      `Bearer ${token} `.trimEnd() + ' x',
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token.toUpperCase()}`,
      `Bearer ${token},Bearer ${token}`,
      `Bearer siar_${'a'.repeat(5_000)}`,
      `Basic ${Buffer.from(`sekretaris@contoh.go.id:${TEST_PASSWORD}`).toString('base64')}`,
      `Bearer siar_' or true --aaaaaaaaaaaaaaaaaaaa`,
      'Bearer siar_\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
      `Bearer siar_${sha256(token)}`,
    ]) {
      const reply = await new Visitor(office.app).send('GET', '/api/me', undefined, { authorization })
      assert.deepEqual(refusal(reply), [401, 'sign-in-needed'], authorization.slice(0, 60))
    }
    const inQuery = await new Visitor(office.app).send('GET', `/api/me?token=${token}&access_token=${token}`)
    assert.equal(inQuery.status, 401)
    const inCookie = new Visitor(office.app)
    inCookie.cookies.set('__Host-siar.session_token', token)
    assert.equal((await inCookie.ask(readMe, {})).status, 401)
  })
})
