import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, mock, test } from 'node:test'
import { newId } from '../base/id.ts'
import { openTestOffice, TEST_PASSWORD, TEST_URL, type Reply, type TestOffice } from '../../test/office.ts'
import { softwareAuthenticator } from '../demo/software-authenticator.ts'
import { serveAgain, signedIn, Visitor } from '../../test/visitor.ts'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  changePassword,
  changePerson,
  chooseLanguage,
  createToken,
  endOtherSessions,
  endSession,
  listSessions,
  readMe,
  resetPassword,
  signInByPasskey,
  signOut,
} from './api.ts'
import { findPersonByEmail, listPeople } from './store.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const refusal = (reply: Reply) => [reply.status, reply.body['code']]
const me = (visitor: Visitor) => visitor.ask(readMe, {})

describe('signing in by password', () => {
  test('the right password opens a session, the wrong one does not, and the e-mail’s case does not matter', async () => {
    const visitor = new Visitor(office.app)
    assert.deepEqual(refusal(await visitor.signIn('sekretaris@contoh.go.id', 'bukan-sandinya')), [401, 'sign-in-wrong'])
    assert.equal(visitor.cookies.size, 0)
    assert.deepEqual(refusal(await me(visitor)), [401, 'sign-in-needed'])
    assert.deepEqual((await visitor.signIn('SekreTaris@Contoh.Go.ID')).body, { next: 'done' })
    assert.equal((await visitor.call(readMe, {})).name, 'Orang sekretaris')
  })

  test('nobody learns who works here: a stranger’s e-mail and a wrong password are answered alike', async () => {
    const visitor = new Visitor(office.app)
    const known = await visitor.signIn('auditor@contoh.go.id', 'bukan-sandinya')
    const unknown = await visitor.signIn('hantu@contoh.go.id', 'bukan-sandinya')
    const noEmail = await visitor.signIn('bukan surel', 'bukan-sandinya')
    assert.deepEqual(unknown.body, known.body)
    assert.deepEqual(noEmail.body, known.body)
    assert.deepEqual([known.status, unknown.status, noEmail.status], [401, 401, 401])
    assert.deepEqual(unknown.headers['set-cookie'], known.headers['set-cookie'])
  })

  test('a person who left is answered like a stranger, and their sessions are gone', async () => {
    const visitor = await signedIn(office, 'auditor')
    const { id } = (await findPersonByEmail(office.db, 'auditor@contoh.go.id')) ?? assert.fail()
    const left = (on: string | null) =>
      office.db.updateTable('person').set({ left_on: on }).where('id', '=', id).execute()
    await left('2026-01-01')
    try {
      assert.deepEqual(refusal(await new Visitor(office.app).signIn('auditor@contoh.go.id')), [401, 'sign-in-wrong'])
      assert.deepEqual(refusal(await me(visitor)), [401, 'sign-in-needed'])
      const sessions = await office.db.selectFrom('session').select('id').where('person_id', '=', id).execute()
      assert.equal(sessions.length, 0)
    } finally {
      await left(null)
    }
  })

  const odd: Record<string, [unknown, number]> = {
    'an empty password': [{ email: 'sekretaris@contoh.go.id', password: '' }, 400],
    'a password of a megabyte': [{ email: 'sekretaris@contoh.go.id', password: 'x'.repeat(1_000_000) }, 400],
    'a password of 201 letters': [{ email: 'sekretaris@contoh.go.id', password: 'x'.repeat(201) }, 400],
    'a password with NUL': [{ email: 'sekretaris@contoh.go.id', password: 'a\u0000b' }, 401],
    'a password of half a letter': [{ email: 'sekretaris@contoh.go.id', password: '\ud800'.repeat(9) }, 401],
    'an e-mail with NUL': [{ email: 'a\u0000@contoh.go.id', password: TEST_PASSWORD }, 401],
    'an e-mail of half a letter': [{ email: '\udfff@contoh.go.id', password: TEST_PASSWORD }, 401],
    'an e-mail with a quote': [{ email: "a'--@contoh.go.id", password: TEST_PASSWORD }, 401],
    'a dotted capital I': [{ email: 'AUD\u0130TOR@contoh.go.id', password: TEST_PASSWORD }, 401],
    'an e-mail of a megabyte': [{ email: 'a'.repeat(1_000_000), password: TEST_PASSWORD }, 400],
    'a list for an e-mail': [{ email: ['sekretaris@contoh.go.id'], password: TEST_PASSWORD }, 400],
    'an object for a password': [{ email: 'sekretaris@contoh.go.id', password: { $ne: '' } }, 400],
    'an unknown field': [{ email: 'sekretaris@contoh.go.id', password: TEST_PASSWORD, rememberMe: true }, 400],
    nothing: [undefined, 400],
  }
  for (const [name, [body, status]] of Object.entries(odd))
    test(`refused: ${name}`, async () => {
      const visitor = new Visitor(office.app)
      const reply = await visitor.send('POST', '/api/sign-in', body)
      assert.equal(reply.status, status, JSON.stringify(reply.body))
      assert.equal(visitor.cookies.size, 0)
    })
})

describe('too many attempts', () => {
  const wrong = (visitor: Visitor, email: string) => visitor.signIn(email, 'bukan-sandinya')

  test('an account is shut after ten wrong passwords from anywhere, says for how long, and opens by itself', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    try {
      const email = 'kepala-bidang@contoh.go.id'
      for (let at = 0; at < 10; at++)
        assert.deepEqual(refusal(await wrong(new Visitor(office.app), email)), [401, 'sign-in-wrong'])
      const shut = await new Visitor(office.app).signIn(email.toUpperCase())
      assert.deepEqual(refusal(shut), [429, 'too-often'], 'the right password does not open it either')
      assert.equal(Number(shut.headers['retry-after']), 600)
      assert.equal(shut.body['waitSeconds'], 600)
      assert.match(String(shut.body['title']), /600 detik/)

      assert.deepEqual((await new Visitor(office.app).signIn('sekretaris@contoh.go.id')).body, { next: 'done' })
      const restarted = await serveAgain(office)
      assert.deepEqual(refusal(await new Visitor(restarted).signIn(email)), [429, 'too-often'])
      await restarted.close()

      mock.timers.tick(599_000)
      const still = await new Visitor(office.app).signIn(email)
      assert.deepEqual([...refusal(still), still.headers['retry-after']], [429, 'too-often', '1'])
      mock.timers.tick(1_001)
      assert.deepEqual((await new Visitor(office.app).signIn(email)).body, { next: 'done' })
    } finally {
      mock.timers.reset()
    }
  })

  test('an account of nobody is shut after ten as well, so that the limit tells nothing', async () => {
    for (let at = 0; at < 10; at++) await wrong(new Visitor(office.app), 'hantu2@contoh.go.id')
    assert.deepEqual(refusal(await wrong(new Visitor(office.app), 'hantu2@contoh.go.id')), [429, 'too-often'])
  })

  test('signing in well forgets the attempts before it', async () => {
    const email = 'kepala-dinas@contoh.go.id'
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < 9; at++) await wrong(new Visitor(office.app), email)
      assert.equal((await new Visitor(office.app).signIn(email)).status, 200)
    }
  })

  test('an address that tries many accounts is shut; the same people come in from elsewhere', async () => {
    const robber = new Visitor(office.app)
    for (let at = 0; at < 30; at++)
      assert.equal((await wrong(robber, `coba-${at}@contoh.go.id`)).status, 401, `attempt ${at}`)
    const shut = await robber.signIn('sekretaris@contoh.go.id')
    assert.deepEqual(refusal(shut), [429, 'too-often'])
    assert.ok(Number(shut.headers['retry-after']) <= 60)
    assert.equal((await new Visitor(office.app).signIn('sekretaris@contoh.go.id')).status, 200)
  })

  test('an address one only claims does not help: it is believed from our own proxy alone', async () => {
    const attempt = (at: number) =>
      office.app.inject({
        method: 'POST',
        url: '/api/sign-in',
        remoteAddress: '192.0.2.44',
        headers: { 'x-forwarded-for': `198.51.100.${at}`, 'content-type': 'application/json' },
        payload: JSON.stringify({ email: `palsu-${at}@contoh.go.id`, password: 'bukan-sandinya' }),
      })
    for (let at = 0; at < 30; at++) assert.equal((await attempt(at)).statusCode, 401)
    assert.equal((await attempt(30)).statusCode, 429)
  })

  test('attempts at the same instant are all counted', async () => {
    const replies = await Promise.all(
      Array.from({ length: 14 }, () => wrong(new Visitor(office.app), 'bersama@contoh.go.id')),
    )
    assert.equal(replies.filter((reply) => reply.status === 401).length, 10)
    assert.equal(replies.filter((reply) => reply.status === 429).length, 4)
  })

  test('guessing the current password from an open session is limited too', async () => {
    const visitor = await signedIn(office, 'sekretaris')
    const guess = () => visitor.ask(changePassword, { body: { current: 'salah-sekali', password: 'sandi-yang-baru' } })
    for (let at = 0; at < 5; at++) assert.deepEqual(refusal(await guess()), [401, 'sign-in-wrong'])
    assert.deepEqual(refusal(await guess()), [429, 'too-often'])
  })
})

test('what is told to one person is kept by no browser and no proxy for the next', async () => {
  const visitor = await signedIn(office, 'sekretaris')
  for (const reply of [await me(visitor), await me(new Visitor(office.app)), await visitor.send('GET', '/api/none')])
    assert.equal(reply.headers['cache-control'], 'no-store')
})

describe('the cookie', () => {
  test('over https it is for this host alone, unseen by scripts, and stays with this site', async () => {
    const visitor = new Visitor(office.app)
    await visitor.signIn('sekretaris@contoh.go.id')
    const [line = '', ...others] = visitor.setCookies
    assert.equal(others.length, 0)
    assert.match(line, /^__Host-siar\.session_token=[^;]+;/)
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/'])
      assert.ok(line.split('; ').includes(attribute), `${attribute}: ${line}`)
    assert.doesNotMatch(line, /domain=/i)
    assert.match(line, /Max-Age=604800/)
  })

  test('over plain http, as on a first try on one’s own machine, it works without Secure', async () => {
    const app = await serveAgain(office, { url: 'http://127.0.0.1:4180' })
    const visitor = new Visitor(app, { origin: 'http://127.0.0.1:4180' })
    assert.equal((await visitor.signIn('sekretaris@contoh.go.id')).status, 200)
    const [line = ''] = visitor.setCookies
    assert.match(line, /^siar\.session_token=/)
    assert.match(line, /HttpOnly/)
    assert.doesNotMatch(line, /Secure/)
    assert.equal((await me(visitor)).status, 200)
    await app.close()
  })

  test('a cookie that was changed, cut or signed elsewhere opens nothing', async () => {
    const good = await signedIn(office, 'sekretaris')
    const [[name = '', value = ''] = []] = good.cookies
    const other = await serveAgain(office, { secret: 'y'.repeat(43) })
    const elsewhere = new Visitor(other)
    await elsewhere.signIn('sekretaris@contoh.go.id')
    await other.close()
    const [, foreign = ''] = [...elsewhere.cookies][0] ?? []
    const [token = '', signature = ''] = decodeURIComponent(value).split('.')
    const bad = [
      foreign,
      token,
      `${token}.`,
      `.${signature}`,
      `${token}.${signature.slice(0, -4)}`,
      `${token}x.${signature}`,
      `${token}.${signature}.${signature}`,
      '%E0%A4%A',
      'a'.repeat(5_000),
      '.',
      '',
    ]
    for (const forged of bad) {
      const visitor = new Visitor(office.app)
      visitor.cookies.set(name, forged.includes('%') ? forged : encodeURIComponent(forged))
      assert.deepEqual(refusal(await me(visitor)), [401, 'sign-in-needed'], forged.slice(0, 50))
    }
  })

  test('a neighbour under the same domain cannot slip in a cookie of another name', async () => {
    const visitor = await signedIn(office, 'sekretaris')
    const [[, value = ''] = []] = visitor.cookies
    for (const name of ['siar.session_token', '__Secure-siar.session_token']) {
      const tossed = new Visitor(office.app)
      tossed.cookies.set(name, value)
      assert.deepEqual(refusal(await me(tossed)), [401, 'sign-in-needed'], name)
    }
  })
})

describe('another site cannot act with somebody’s cookie', () => {
  const attempts: Record<string, Record<string, string>> = {
    'another site': { origin: 'https://jahat.example', 'sec-fetch-site': 'cross-site' },
    'a site beside ours under the same domain': { origin: 'https://lain.contoh.go.id', 'sec-fetch-site': 'same-site' },
    'another site, in a browser that says only the origin': { origin: 'https://jahat.example', 'sec-fetch-site': '' },
    'a page without an origin': { origin: 'null', 'sec-fetch-site': 'cross-site' },
    'a page without an origin, in an old browser': { origin: 'null', 'sec-fetch-site': '' },
    'an origin that only begins like ours': { origin: `${TEST_URL}.jahat.example`, 'sec-fetch-site': '' },
    'a claim to be us from elsewhere': { origin: TEST_URL, 'sec-fetch-site': 'cross-site' },
    'a word of no meaning': { origin: '', 'sec-fetch-site': 'x' },
  }
  for (const [name, headers] of Object.entries(attempts))
    test(`refused: ${name}`, async () => {
      const visitor = await signedIn(office, 'sekretaris')
      for (const [method, path, body] of [
        ['PUT', '/api/me/language', { language: 'en' }],
        ['POST', '/api/me/sessions/end-others', undefined],
        ['POST', '/api/sign-out', undefined],
        ['POST', '/api/me/tokens', { name: 'curian', days: 1 }],
      ] as const)
        assert.deepEqual(refusal(await visitor.send(method, path, body, headers)), [403, 'foreign-origin'], path)
      assert.deepEqual(
        refusal(
          await new Visitor(office.app).send(
            'POST',
            '/api/sign-in',
            { email: 'sekretaris@contoh.go.id', password: TEST_PASSWORD },
            headers,
          ),
        ),
        [403, 'foreign-origin'],
        'nor sign somebody in as another',
      )
      assert.equal((await me(visitor)).status, 200)
    })

  test('what a plain form can send is not read as an act, even from our own pages', async () => {
    const visitor = await signedIn(office, 'sekretaris')
    const body = JSON.stringify({ language: 'en' })
    for (const [type, status] of [
      ['text/plain', 400],
      ['application/x-www-form-urlencoded', 415],
      ['multipart/form-data; boundary=x', 415],
      ['text/plain; application/json', 400],
    ] as const) {
      const reply = await visitor.send('PUT', '/api/me/language', body, { 'content-type': type })
      assert.ok([status, 415, 400, 406].includes(reply.status) && reply.status < 500, `${type}: ${reply.status}`)
    }
    assert.equal((await visitor.call(readMe, {})).language, 'id')
  })

  test('our own page, an address typed by hand and a program without a browser get through', async () => {
    const visitor = await signedIn(office, 'sekretaris')
    for (const headers of [
      {},
      { 'sec-fetch-site': 'none', origin: '' },
      { 'sec-fetch-site': '' },
      { 'sec-fetch-site': '', origin: '' },
    ])
      assert.equal((await visitor.send('PUT', '/api/me/language', { language: 'id' }, headers)).status, 200)
  })

  test('a token does not travel by itself, so where the call comes from does not matter', async () => {
    const { sekretaris } = office.people
    const headers = { origin: 'https://jahat.example', 'sec-fetch-site': 'cross-site' }
    assert.equal((await sekretaris.send('PUT', '/api/me/language', { language: 'id' }, headers)).status, 200)
  })

  test('a broken token beside a good cookie does not lift the guard', async () => {
    const visitor = await signedIn(office, 'sekretaris')
    const foreign = { origin: 'https://jahat.example', 'sec-fetch-site': 'cross-site' }
    for (const authorization of ['Bearer x', 'Basic eDp5', 'Bearer siar_'])
      assert.deepEqual(
        refusal(await visitor.send('PUT', '/api/me/language', { language: 'en' }, { ...foreign, authorization })),
        [403, 'foreign-origin'],
      )
    const wrongToken = `Bearer siar_${'a'.repeat(43)}`
    assert.deepEqual(
      refusal(
        await visitor.send('PUT', '/api/me/language', { language: 'en' }, { ...foreign, authorization: wrongToken }),
      ),
      [401, 'sign-in-needed'],
      'the cookie does not stand in for a token that is not ours',
    )
    assert.equal((await visitor.call(readMe, {})).language, 'id')
  })
})

describe('sessions', () => {
  test('one sees one’s own sessions, ends one, ends all others; what ended is refused at once', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const phone = await signedIn(office, 'fungsional')
    const tablet = await signedIn(office, 'fungsional')
    const stranger = await signedIn(office, 'sekretaris')
    const { rows } = await laptop.call(listSessions, { query: {} })
    assert.equal(rows.length, 3)
    assert.deepEqual(
      rows.filter((row) => row.current).map((row) => row.address),
      [laptop.address],
    )
    assert.deepEqual(new Set(rows.map((row) => row.device)), new Set(['Peramban Uji']))

    // However many they are, each is there to be ended; of two of one moment too.
    const at = new Date(Date.now() - 3_600_000)
    const { personId } = office.people.fungsional
    const more = Array.from({ length: 130 }, (_, n) => ({ id: newId(), person_id: personId, token: `t${n}`, expires_at: new Date(Date.now() + 3_600_000), created_at: new Date(at.getTime() - Math.floor(n / 10)), updated_at: at })) // prettier-ignore
    await office.db.insertInto('session').values(more).execute()
    const all: string[] = []
    let [after, pages] = ['' as string | null, 0]
    for (; after !== null && pages < 9; pages++) {
      const { body } = await laptop.send('GET', `/api/me/sessions?after=${after}`)
      all.push(...(body['rows'] as { id: string }[]).map((row) => row.id))
      after = body['next'] as string | null
    }
    assert.deepEqual([pages, all.length, new Set(all).size], [3, 133, 133])

    const phoneId = rows.find((row) => row.address === phone.address)?.id ?? ''
    await stranger.call(endSession, { params: { sessionId: phoneId } })
    assert.equal((await me(phone)).status, 200, 'nobody ends another person’s session')
    await laptop.call(endSession, { params: { sessionId: phoneId } })
    assert.deepEqual(refusal(await me(phone)), [401, 'sign-in-needed'])
    assert.equal((await me(tablet)).status, 200)

    await laptop.call(endOtherSessions, {})
    assert.deepEqual(refusal(await me(tablet)), [401, 'sign-in-needed'])
    assert.equal((await me(laptop)).status, 200)
    assert.equal((await me(stranger)).status, 200)
  })

  test('signing out ends the session on the server, not only in the browser', async () => {
    const visitor = await signedIn(office, 'fungsional')
    const copied = new Map(visitor.cookies)
    await visitor.call(signOut, {})
    assert.equal(visitor.cookies.size, 0)
    const thief = new Visitor(office.app)
    for (const [name, value] of copied) thief.cookies.set(name, value)
    assert.deepEqual(refusal(await me(thief)), [401, 'sign-in-needed'])
  })

  test('a program that signs out by its token is answered calmly', async () => {
    assert.ok((await office.people.fungsional.send('POST', '/api/sign-out')).status < 500)
  })

  test('a session ends by itself after seven days, also one in daily use', async () => {
    const began = Date.now()
    mock.timers.enable({ apis: ['Date'], now: began })
    try {
      const visitor = await signedIn(office, 'fungsional')
      for (let day = 1; day <= 6; day++) {
        mock.timers.setTime(began + day * 86_400_000)
        assert.equal((await me(visitor)).status, 200, `day ${day}`)
      }
      mock.timers.setTime(began + 7 * 86_400_000 - 1_000)
      assert.equal((await me(visitor)).status, 200)
      mock.timers.setTime(began + 7 * 86_400_000 + 1_000)
      assert.deepEqual(refusal(await me(visitor)), [401, 'sign-in-needed'])
    } finally {
      mock.timers.reset()
    }
  })

  test('a person who left is out at once, and signs in anew should they come back', async () => {
    const administrator = await signedIn(office, 'administrator')
    const visitor = await signedIn(office, 'fungsional')
    const person = (await listPeople(office.db)).find((it) => it.email === 'fungsional@contoh.go.id') ?? assert.fail()
    const { id: personId, name, email, role, rank, nip } = person
    const leave = (leftOn: string | null) =>
      administrator.call(changePerson, { params: { personId }, body: { name, email, role, rank, nip, leftOn } })
    await leave('2026-01-01')
    assert.deepEqual(refusal(await me(visitor)), [401, 'sign-in-needed'])
    await leave(null)
    assert.deepEqual(refusal(await me(visitor)), [401, 'sign-in-needed'], 'the session did not sleep, it ended')
    assert.equal((await new Visitor(office.app).signIn(email)).status, 200)
  })
})

describe('changing the password', () => {
  const fresh = 'sandi-yang-baru-7'

  test('needs the current one, ends the other sessions, and the old one opens nothing any more', async () => {
    const laptop = await signedIn(office, 'kepala-dinas')
    const phone = await signedIn(office, 'kepala-dinas')
    const wrong = await laptop.ask(changePassword, { body: { current: 'bukan-sandinya', password: fresh } })
    assert.deepEqual(refusal(wrong), [401, 'sign-in-wrong'])
    assert.equal((await me(phone)).status, 200)

    await laptop.call(changePassword, { body: { current: TEST_PASSWORD, password: fresh } })
    assert.deepEqual(refusal(await me(phone)), [401, 'sign-in-needed'])
    assert.equal((await me(laptop)).status, 200, 'who changed it stays')
    assert.equal((await laptop.call(listSessions, { query: {} })).rows.length, 1)
    const email = 'kepala-dinas@contoh.go.id'
    assert.deepEqual(refusal(await new Visitor(office.app).signIn(email)), [401, 'sign-in-wrong'])
    assert.equal((await new Visitor(office.app).signIn(email, fresh)).status, 200)
  })

  test('a weak, long or empty new one is refused and the old one stays', async () => {
    const visitor = await signedIn(office, 'auditor')
    for (const [password, status] of [
      ['pendek', 422],
      ['12345678', 422],
      ['', 400],
      ['x'.repeat(201), 400],
      ['y'.repeat(1_000_000), 400],
    ] as const)
      assert.equal((await visitor.ask(changePassword, { body: { current: TEST_PASSWORD, password } })).status, status)
    assert.equal((await new Visitor(office.app).signIn('auditor@contoh.go.id')).status, 200)
  })

  test('a password typed composed opens with the same letters decomposed', async () => {
    const visitor = await signedIn(office, 'auditor')
    await visitor.call(changePassword, {
      body: { current: TEST_PASSWORD, password: 'Caf\u00e9 \ufb01ling \u2460 sore' },
    })
    const decomposed = await new Visitor(office.app).signIn('auditor@contoh.go.id', 'Cafe\u0301 filing 1 sore')
    assert.equal(decomposed.status, 200)
    assert.equal((await new Visitor(office.app).signIn('auditor@contoh.go.id', 'Cafe filing 1 sore')).status, 401)
  })

  test('by the administrator: their sessions end, and the old password with them', async () => {
    const administrator = await signedIn(office, 'administrator')
    const visitor = await signedIn(office, 'sekretaris')
    const { id } = (await findPersonByEmail(office.db, 'sekretaris@contoh.go.id')) ?? assert.fail()
    await administrator.call(resetPassword, { params: { personId: id }, body: { password: fresh } })
    assert.deepEqual(refusal(await me(visitor)), [401, 'sign-in-needed'])
    assert.equal((await new Visitor(office.app).signIn('sekretaris@contoh.go.id')).status, 401)
    assert.equal((await new Visitor(office.app).signIn('sekretaris@contoh.go.id', fresh)).status, 200)
    const weak = await administrator.ask(resetPassword, { params: { personId: id }, body: { password: 'password' } })
    assert.deepEqual([...refusal(weak), weak.body['field']], [422, 'password-weak', 'password'])
  })

  test('by the administrator: whatever else opened that account, tokens and passkeys, opens nothing any more', async () => {
    const visitor = await signedIn(office, 'kepala-bidang')
    const personId = office.people['kepala-bidang'].personId
    const { token } = await visitor.call(createToken, { body: { name: 'Curian', days: 366 } })
    const phone = softwareAuthenticator({ origin: TEST_URL, rpId: new URL(TEST_URL).hostname })
    const { options } = await visitor.call(beginPasskey, {})
    await visitor.call(addPasskey, { body: { name: 'Curian', response: phone.register(options) } })
    const administrator = await signedIn(office, 'administrator')
    await administrator.call(resetPassword, { params: { personId }, body: { password: fresh } })

    const byToken = await new Visitor(office.app).send('GET', '/api/me', undefined, {
      authorization: `Bearer ${token}`,
    })
    assert.equal(byToken.status, 401)
    const thief = new Visitor(office.app)
    const { options: signingIn } = await thief.call(beginPasskeySignIn, {})
    const reply = await thief.ask(signInByPasskey, { body: { response: phone.assert(signingIn) } })
    assert.deepEqual(refusal(reply), [401, 'sign-in-wrong'])
  })

  test('what is kept of a request never lets a password be guessed from it', async () => {
    const administrator = await signedIn(office, 'administrator')
    const { id } = (await findPersonByEmail(office.db, 'auditor@contoh.go.id')) ?? assert.fail()
    const body = { password: fresh }
    await administrator.call(resetPassword, { params: { personId: id }, body })
    const asked = JSON.stringify(['POST', `/api/people/${id}/password`, body])
    const kept = await office.db.selectFrom('act').select('asked_hash').execute()
    assert.ok(kept.length > 0)
    assert.ok(!kept.some((row) => row.asked_hash === createHash('sha256').update(asked).digest('hex')))
  })

  test('the language one chose is the language one is refused in', async () => {
    const visitor = await signedIn(office, 'kepala-dinas', fresh)
    await visitor.call(chooseLanguage, { body: { language: 'en' } })
    const reply = await visitor.ask(changePassword, { body: { current: 'x', password: 'pendek' } })
    assert.match(String(reply.body['title']), /too easy to guess/)
  })
})
