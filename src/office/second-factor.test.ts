import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, mock, test } from 'node:test'
import { openTestOffice, TEST_PASSWORD, type Reply, type TestOffice } from '../../test/office.ts'
import { secretOf, serveAgain, signedIn, totp, Visitor } from '../../test/visitor.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  listSessions,
  readMe,
  removeSecondFactor,
  renewRecoveryCodes,
  resetPassword,
  signInByCode,
} from './api.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())
// Codes live for half a minute, so the test holds the clock.
let clock = Date.now()
beforeEach(() => {
  clock += 1_800_000 // past every window of the test before, and within the day that the office’s tokens live
  mock.timers.enable({ apis: ['Date'], now: clock })
})
afterEach(async () => {
  mock.timers.reset()
  await office.db.deleteFrom('two_factor').execute()
  await office.db.updateTable('person').set({ two_factor_enabled: false }).execute()
})

const refusal = (reply: Reply) => [reply.status, reply.body['code']]
const later = (ms: number) => mock.timers.tick(ms)
const code = (secret: Buffer, stepsAhead = 0) => totp(secret, Date.now() + stepsAhead * 30_000)
const byCode = (visitor: Visitor, text: string, kind: 'totp' | 'recovery' = 'totp') =>
  visitor.ask(signInByCode, { body: { kind, code: text } })

/** Turns the second factor of a person on, and lets the code that confirmed it pass. */
async function enrol(visitor: Visitor): Promise<{ secret: Buffer; recoveryCodes: string[] }> {
  const begun = await visitor.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })
  const secret = secretOf(begun.uri)
  await visitor.call(confirmSecondFactor, { body: { code: code(secret) } })
  later(120_000)
  return { secret, recoveryCodes: begun.recoveryCodes }
}
/** A browser where the password was right and the code is asked. */
async function atTheCode(role: string, app = office.app): Promise<Visitor> {
  const visitor = new Visitor(app)
  assert.deepEqual((await visitor.signIn(`${role}@contoh.go.id`)).body, { next: 'second-factor' })
  return visitor
}

test('the test’s own authenticator shows what RFC 6238 says it must', () => {
  const secret = Buffer.from('12345678901234567890')
  assert.equal(totp(secret, 59_000), '287082')
  assert.equal(totp(secret, 1_111_111_109_000), '081804')
  assert.equal(totp(secret, 20_000_000_000_000), '353130')
})

describe('turning the second factor on and off', () => {
  test('it needs the password, then a right code; until then nothing is asked at sign-in', async () => {
    const visitor = await signedIn(office, 'fungsional')
    const wrong = await visitor.ask(beginSecondFactor, { body: { password: 'bukan-sandinya' } })
    assert.deepEqual(refusal(wrong), [401, 'sign-in-wrong'])
    const begun = await visitor.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })
    assert.match(begun.uri, /^otpauth:\/\/totp\/Siar:fungsional%40contoh\.go\.id\?/)
    assert.ok(begun.recoveryCodes.length >= 8)
    assert.equal(new Set(begun.recoveryCodes).size, begun.recoveryCodes.length)
    assert.equal((await visitor.call(readMe, {})).secondFactor, false)
    assert.deepEqual((await new Visitor(office.app).signIn('fungsional@contoh.go.id')).body, { next: 'done' })

    const secret = secretOf(begun.uri)
    const good = code(secret)
    for (const text of [
      '000000',
      '',
      'abcdef',
      `${good}0`,
      good.slice(1),
      ` ${good.slice(1)}`,
      '\u0000\u0000\u0000\u0000',
    ])
      if (text !== good)
        assert.ok([400, 401].includes((await visitor.ask(confirmSecondFactor, { body: { code: text } })).status), text)
    assert.equal((await visitor.call(readMe, {})).secondFactor, false)
    await visitor.call(confirmSecondFactor, { body: { code: good } })
    assert.equal((await visitor.call(readMe, {})).secondFactor, true)

    assert.deepEqual(refusal(await visitor.ask(removeSecondFactor, { body: { password: 'bukan-sandinya' } })), [
      401,
      'sign-in-wrong',
    ])
    assert.equal((await visitor.call(readMe, {})).secondFactor, true)
    await visitor.call(removeSecondFactor, { body: { password: TEST_PASSWORD } })
    assert.equal((await visitor.call(readMe, {})).secondFactor, false)
    assert.deepEqual((await new Visitor(office.app).signIn('fungsional@contoh.go.id')).body, { next: 'done' })
  })

  test('beginning anew makes the first secret worthless', async () => {
    const visitor = await signedIn(office, 'fungsional')
    const first = secretOf((await visitor.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })).uri)
    const second = secretOf((await visitor.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })).uri)
    const old = await visitor.ask(confirmSecondFactor, { body: { code: code(first) } })
    assert.deepEqual(refusal(old), [401, 'sign-in-wrong'])
    await visitor.call(confirmSecondFactor, { body: { code: code(second) } })
  })

  test('one that is on is not quietly replaced: it is turned off first', async () => {
    const visitor = await signedIn(office, 'fungsional')
    const { secret } = await enrol(visitor)
    const again = await visitor.ask(beginSecondFactor, { body: { password: TEST_PASSWORD } })
    assert.deepEqual(refusal(again), [409, 'second-factor-on'])
    const phone = await atTheCode('fungsional')
    assert.equal((await byCode(phone, code(secret))).status, 200)
  })

  test('confirming what was never begun is refused', async () => {
    const visitor = await signedIn(office, 'sekretaris')
    assert.equal((await visitor.ask(confirmSecondFactor, { body: { code: '123456' } })).status, 401)
  })

  test('guessing the code while turning it on is limited', async () => {
    const visitor = await signedIn(office, 'kepala-bidang')
    await visitor.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })
    const guess = () => visitor.ask(confirmSecondFactor, { body: { code: '000000' } })
    for (let at = 0; at < 10; at++) await guess()
    assert.deepEqual(refusal(await guess()), [429, 'too-often'])
  })

  test('the secret and the recovery codes are not readable in the database', async () => {
    const visitor = await signedIn(office, 'kepala-bidang')
    const { secret, recoveryCodes } = await enrol(visitor)
    const kept = JSON.stringify(await office.db.selectFrom('two_factor').selectAll().execute())
    for (const plain of [secret.toString(), recoveryCodes[0] ?? assert.fail()]) assert.ok(!kept.includes(plain))
  })
})

describe('signing in with a code', () => {
  test('the password alone opens nothing; the right code does', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { secret } = await enrol(laptop)
    const visitor = await atTheCode('fungsional')
    assert.equal((await visitor.ask(readMe, {})).status, 401)
    for (const name of visitor.cookies.keys()) assert.match(name, /^__Host-siar\./)
    for (const line of visitor.setCookies.filter((it) => !/max-age=0/i.test(it))) assert.match(line, /HttpOnly/)
    assert.equal((await byCode(visitor, code(secret))).status, 200)
    assert.equal((await visitor.call(readMe, {})).name, 'Orang fungsional')
  })

  test('a code is good once: read over a shoulder, it opens nothing, and leaves no session behind', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { secret } = await enrol(laptop)
    const seen = code(secret)
    assert.equal((await byCode(await atTheCode('fungsional'), seen)).status, 200)
    const before = (await laptop.call(listSessions, { query: {} })).rows.length
    const thief = await atTheCode('fungsional')
    assert.deepEqual(refusal(await byCode(thief, seen)), [401, 'code-used'])
    assert.equal((await thief.ask(readMe, {})).status, 401)
    assert.equal((await laptop.call(listSessions, { query: {} })).rows.length, before)

    later(29_000)
    assert.equal(
      (await byCode(await atTheCode('fungsional'), seen)).status,
      401,
      'also within the grace of a slow clock',
    )
    later(1_000)
    assert.equal((await byCode(await atTheCode('fungsional'), code(secret))).status, 200, 'the next code opens')
  })

  test('the code that confirmed the second factor is used as well', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { uri } = await laptop.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })
    const seen = code(secretOf(uri))
    await laptop.call(confirmSecondFactor, { body: { code: seen } })
    assert.deepEqual(refusal(await byCode(await atTheCode('fungsional'), seen)), [401, 'code-used'])
  })

  test('one code at two doors at the same instant opens one', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { secret } = await enrol(laptop)
    const doors = await Promise.all(Array.from({ length: 4 }, () => atTheCode('fungsional')))
    const replies = await Promise.all(doors.map((door) => byCode(door, code(secret))))
    assert.deepEqual(replies.map((reply) => reply.status).toSorted(), [200, 401, 401, 401])
  })

  test('a clock half a minute off is forgiven, a minute is not', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { secret } = await enrol(laptop)
    for (const [ahead, status] of [
      [-2, 401],
      [2, 401],
      [1, 200],
      [-1, 200],
    ] as const)
      assert.equal((await byCode(await atTheCode('fungsional'), code(secret, ahead))).status, status, `${ahead}`)
  })

  test('five wrong codes end the attempt; ten shut the account’s codes for a while, from anywhere', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { secret, recoveryCodes } = await enrol(laptop)
    for (const then of [401, 429]) {
      const robber = await atTheCode('fungsional')
      for (let at = 0; at < 5; at++) assert.equal((await byCode(robber, '000000')).status, 401)
      assert.equal((await byCode(robber, code(secret))).status, then, 'not even the right one, after five')
    }
    const owner = await atTheCode('fungsional')
    assert.deepEqual(refusal(await byCode(owner, code(secret))), [429, 'too-often'])
    assert.deepEqual(refusal(await byCode(owner, recoveryCodes[0] ?? '', 'recovery')), [429, 'too-often'])
    const restarted = await serveAgain(office)
    assert.equal((await byCode(await atTheCode('fungsional', restarted), code(secret))).status, 429)
    await restarted.close()
    later(15 * 60_000 + 1_000)
    assert.equal((await byCode(await atTheCode('fungsional'), code(secret))).status, 200)
  })

  test('forty people behind one address come in with their codes within the same minutes', async () => {
    const people: { role: string; secret: Buffer }[] = []
    for (const role of ['fungsional', 'sekretaris', 'administrator', 'auditor']) {
      const { secret } = await enrol(await signedIn(office, role))
      people.push({ role, secret })
    }
    for (let round = 0; round < 10; round++) {
      for (const { role, secret } of people) {
        const visitor = new Visitor(office.app, { address: '198.51.100.7' })
        assert.equal((await visitor.signIn(`${role}@contoh.go.id`)).status, 200, `${role}, round ${round}`)
        assert.equal((await byCode(visitor, code(secret))).status, 200, `${role}, round ${round}`)
      }
      later(30_000)
    }
  })

  test('a code without a password before it, or too long after it, opens nothing', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { secret } = await enrol(laptop)
    assert.equal((await byCode(new Visitor(office.app), code(secret))).status, 401)
    const slow = await atTheCode('fungsional')
    later(10 * 60_000 + 1_000)
    assert.equal((await byCode(slow, code(secret))).status, 401)
    const forged = new Visitor(office.app)
    for (const [name, value] of slow.cookies) forged.cookies.set(name, `${value.slice(0, 5)}x${value.slice(6)}`)
    assert.equal((await byCode(forged, code(secret))).status, 401)
  })

  test('one person’s code does not finish another’s sign-in', async () => {
    const one = await signedIn(office, 'fungsional')
    const two = await signedIn(office, 'sekretaris')
    const mine = await enrol(one)
    const theirs = await enrol(two)
    const visitor = await atTheCode('sekretaris')
    assert.equal((await byCode(visitor, code(mine.secret))).status, 401)
    assert.equal((await byCode(visitor, mine.recoveryCodes[0] ?? '', 'recovery')).status, 401)
    assert.equal((await byCode(visitor, code(theirs.secret))).status, 200)
  })

  test('who left between the password and the code is not let in', async () => {
    const laptop = await signedIn(office, 'auditor')
    const { secret } = await enrol(laptop)
    const visitor = await atTheCode('auditor')
    const left = (on: string | null) =>
      office.db.updateTable('person').set({ left_on: on }).where('email', '=', 'auditor@contoh.go.id').execute()
    await left('2026-01-01')
    assert.deepEqual(refusal(await byCode(visitor, code(secret))), [401, 'sign-in-wrong'])
    assert.equal((await visitor.ask(readMe, {})).status, 401)
    await left(null)
    assert.equal((await visitor.ask(readMe, {})).status, 401)
  })
})

test('where the session secret was lost, codes cannot be read: refused calmly, and the keeper can reset them', async () => {
  const { secret, recoveryCodes } = await enrol(await signedIn(office, 'sekretaris'))
  const restored = await serveAgain(office, { secret: 'z'.repeat(43) })
  const visitor = await atTheCode('sekretaris', restored)
  assert.deepEqual(refusal(await byCode(visitor, code(secret))), [409, 'second-factor-unreadable'])
  assert.deepEqual(refusal(await byCode(visitor, recoveryCodes[0] ?? '', 'recovery')), [
    409,
    'second-factor-unreadable',
  ])
  await restored.close()
  assert.equal((await byCode(await atTheCode('sekretaris'), code(secret))).status, 200)
})

describe('recovery codes', () => {
  test('each opens once, in place of the authenticator', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { secret, recoveryCodes } = await enrol(laptop)
    const [first = '', second = ''] = recoveryCodes
    assert.equal((await byCode(await atTheCode('fungsional'), first, 'recovery')).status, 200)
    assert.equal((await byCode(await atTheCode('fungsional'), first, 'recovery')).status, 401)
    assert.equal((await byCode(await atTheCode('fungsional'), second, 'recovery')).status, 200)
    assert.equal((await byCode(await atTheCode('fungsional'), 'abcde-fghij', 'recovery')).status, 401)
    assert.equal((await byCode(await atTheCode('fungsional'), code(secret), 'recovery')).status, 401)
    assert.equal((await byCode(await atTheCode('fungsional'), recoveryCodes[2] ?? '')).status, 401)
    assert.equal((await byCode(await atTheCode('fungsional'), '[]', 'recovery')).status, 400)
  })

  test('one code at two doors at the same instant opens one', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const { recoveryCodes } = await enrol(laptop)
    const doors = await Promise.all(Array.from({ length: 3 }, () => atTheCode('fungsional')))
    const replies = await Promise.all(doors.map((door) => byCode(door, recoveryCodes[0] ?? '', 'recovery')))
    assert.equal(replies.filter((reply) => reply.status === 200).length, 1)
    assert.ok(replies.every((reply) => reply.status < 500))
  })

  test('new ones need the password and make all old ones worthless', async () => {
    const laptop = await signedIn(office, 'fungsional')
    const off = await laptop.ask(renewRecoveryCodes, { body: { password: TEST_PASSWORD } })
    assert.deepEqual(refusal(off), [409, 'second-factor-off'])
    const { recoveryCodes: old } = await enrol(laptop)
    const wrong = await laptop.ask(renewRecoveryCodes, { body: { password: 'bukan-sandinya' } })
    assert.deepEqual(refusal(wrong), [401, 'sign-in-wrong'])
    assert.equal((await byCode(await atTheCode('fungsional'), old[0] ?? '', 'recovery')).status, 200)
    const { recoveryCodes } = await laptop.call(renewRecoveryCodes, { body: { password: TEST_PASSWORD } })
    assert.equal(recoveryCodes.length, old.length)
    assert.equal((await byCode(await atTheCode('fungsional'), old[1] ?? '', 'recovery')).status, 401)
    assert.equal((await byCode(await atTheCode('fungsional'), recoveryCodes[0] ?? '', 'recovery')).status, 200)
  })

  test('who lost both gets a new password from the administrator, and the second factor is off', async () => {
    const laptop = await signedIn(office, 'kepala-dinas')
    await enrol(laptop)
    await office.people.administrator.call(resetPassword, {
      params: { personId: office.people['kepala-dinas'].personId },
      body: { password: 'sandi-pertama-lagi' },
    })
    const visitor = new Visitor(office.app)
    assert.deepEqual((await visitor.signIn('kepala-dinas@contoh.go.id', 'sandi-pertama-lagi')).body, { next: 'done' })
    assert.equal((await visitor.call(readMe, {})).secondFactor, false)
  })
})
