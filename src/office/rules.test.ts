import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { defaultEdition } from '../sop/rules/default-edition.ts'
import { isLogo, PASSWORD_MAX, whyNotPassword, whyNotSetUp, whyNotTenure } from './rules.ts'

const weak = { code: 'password-weak', field: 'password' }
const good = 'pasar-murah-kecamatan'

describe('what a password must be', () => {
  for (const password of [
    '',
    'tujuh77',
    '        ',
    'aaaaaaaaaa',
    '12345678',
    '199012312015031001',
    'password',
    'PASSWORD',
    'Password123!',
    'sandi2026',
    'rahasia1',
    'qwertyuiop',
    'abcdefghijk',
    'trenggalek',
    'Trenggalek2026!',
    'Diskominfo@2026',
    'admin1234',
  ])
    test(`refused: “${password}”`, () => assert.deepEqual(whyNotPassword(password), weak))

  for (const password of [
    good,
    'siar-demo',
    'kopi susu sore',
    '8 Kucing!',
    'passwordkuunik',
    'كلمة السر',
    'ñandúñandú',
  ])
    test(`taken: “${password}”`, () => assert.equal(whyNotPassword(password), null))

  test('it is judged as it will be hashed: wide letters are the plain ones, and marks on letters are no letters', () => {
    assert.deepEqual(whyNotPassword('ｐａｓｓｗｏｒｄ１２'), weak)
    assert.deepEqual(whyNotPassword('１２３４５６７８'), weak)
    assert.deepEqual(whyNotPassword('e\u0301'.repeat(4)), weak)
    assert.deepEqual(whyNotPassword('🔑🔒🔐🗝'), weak, 'four signs, though eight in memory')
    assert.equal(whyNotPassword('ﬃﬄﬁx'), null, 'nine letters, though four are seen')
  })

  test('the field it stands in is named', () => {
    assert.deepEqual(whyNotPassword('x', 'people.3.password'), { code: 'password-weak', field: 'people.3.password' })
  })

  test('seven letters are never enough, and no length breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 7 }), (password) => whyNotPassword(password) !== null),
    )
    // A pattern that runs away would never come back from these.
    assert.equal(whyNotPassword(`${'1'.repeat(PASSWORD_MAX)}x`), null)
    assert.equal(whyNotPassword('password'.repeat(100_000)), null)
  })
})

describe('the days of a post', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  const text = (date: Date) => date.toISOString().slice(0, 10)

  test('one day is enough, no last day is until further notice, and the last never comes before the first', () => {
    assert.equal(whyNotTenure({ fromOn: '2026-11-24', untilOn: '2026-11-24' }), null)
    fc.assert(
      fc.property(day, day, (from, until) => {
        const [fromOn, untilOn] = [text(from), text(until)]
        assert.equal(whyNotTenure({ fromOn, untilOn: null }), null)
        assert.equal(whyNotTenure({ fromOn, untilOn }) === null, untilOn >= fromOn)
      }),
    )
  })
})

describe('a set-up', () => {
  const administrator = { email: 'ani@contoh.go.id', password: good }
  const budi = { email: 'budi@contoh.go.id', password: good, postId: 'fungsional' }
  const ask = (more: object) =>
    whyNotSetUp(defaultEdition, {
      administrator,
      people: [budi],
      executors: [{ step: 1, postId: 'fungsional' }],
      ...more,
    })

  test('is taken when every field is right, also with nobody in the posts yet', () => {
    assert.equal(ask({}), null)
    assert.equal(ask({ people: [], executors: [] }), null)
  })

  test('names the first wrong field', () => {
    for (const [more, reason] of [
      [
        { administrator: { ...administrator, password: 'x' } },
        { code: 'password-weak', field: 'administrator.password' },
      ],
      [{ people: [budi, { ...budi, email: 'BUDI@contoh.go.id' }] }, { code: 'email-taken', field: 'people.1.email' }],
      [{ people: [{ ...budi, email: 'Ani@contoh.go.id' }] }, { code: 'email-taken', field: 'people.0.email' }],
      [{ people: [{ ...budi, postId: 'camat' }] }, { code: 'not-in-sop', field: 'people.0.postId' }],
      [{ executors: [{ step: 99, postId: 'fungsional' }] }, { code: 'not-in-sop', field: 'executors.0.step' }],
      [{ executors: [{ step: 1, postId: 'camat' }] }, { code: 'not-in-sop', field: 'executors.0.postId' }],
    ] as const)
      assert.deepEqual(ask(more), reason)
  })
})

describe('a letterhead’s picture', () => {
  test('is known by its first bytes, and nothing else is', () => {
    assert.ok(isLogo(Buffer.from('89504e470d0a1a0a0000000d', 'hex')))
    assert.ok(isLogo(Buffer.from('ffd8ffe000104a464946', 'hex')))
    for (const other of [
      '',
      'ffd8',
      '89504e47',
      '474946383961',
      '52494646',
      '255044462d',
      '3c737667',
      '0089504e470d0a1a0a',
    ])
      assert.ok(!isLogo(Buffer.from(other, 'hex')), other)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => bytes[0] === 0x89 || bytes[0] === 0xff || !isLogo(bytes)),
    )
  })
})
