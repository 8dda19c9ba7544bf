import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, verifyPassword } from './password.ts'

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

test('a password is kept as Argon2id with OWASP’s least cost, each time under a salt of its own', async () => {
  const [one, two] = [await hashPassword('sandi-untuk-uji'), await hashPassword('sandi-untuk-uji')]
  const [, memoryKib, passes, lanes] = FORM.exec(one) ?? assert.fail(one)
  assert.ok(Number(memoryKib) >= 19_456 && Number(passes) >= 2 && Number(lanes) === 1, one)
  assert.notEqual(one, two)
  assert.ok(!one.includes('sandi'))
})

test('the right password fits its hash and no other does', async () => {
  const hash = await hashPassword('Sandi-untuk-uji')
  assert.equal(await verifyPassword(hash, 'Sandi-untuk-uji'), true)
  for (const wrong of [
    '',
    'sandi-untuk-uji',
    'Sandi-untuk-uji ',
    ' Sandi-untuk-uji',
    'Sandi-untuk-uj',
    'Sandi-untuk-uji\u0000',
  ])
    assert.equal(await verifyPassword(hash, wrong), false, JSON.stringify(wrong))
})

test('nothing of a long password is cut off, nor anything behind a NUL', async () => {
  const long = 'x'.repeat(1_000_000)
  const hash = await hashPassword(long)
  assert.equal(await verifyPassword(hash, long), true)
  assert.equal(await verifyPassword(hash, `${long.slice(0, -1)}y`), false)
  const nul = await hashPassword('depan\u0000belakang')
  assert.equal(await verifyPassword(nul, 'depan\u0000lain'), false)
  assert.equal(await verifyPassword(nul, 'depan'), false)
})

test('the same letters typed on another keyboard fit: composed, wide, ligatures (NFKC)', async () => {
  for (const [typed, again] of [
    ['caf\u00e9 pagi', 'cafe\u0301 pagi'],
    ['\uff33\uff21\uff2e\uff24\uff29 besar', 'SANDI besar'],
    ['\ufb01ling kantor', 'filing kantor'],
    ['\u1112\u1161\u11ab\u1100\u1173\u11af pagi', '\ud55c\uae00 pagi'],
    ['a\u030a\u0323 bersama', 'a\u0323\u030a bersama'],
  ] as const)
    assert.equal(await verifyPassword(await hashPassword(typed), again), true, `${typed} ${again}`)
  assert.equal(await verifyPassword(await hashPassword('cafe pagi'), 'café pagi'), false)
})

test('odd Unicode is hashed and compared like any other', async () => {
  for (const odd of [
    '🔑🔑🔑🔑🔑🔑🔑🔑',
    '\ud800\udfff tidak utuh',
    'كلمة السر سرية',
    '\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b',
  ]) {
    const hash = await hashPassword(odd)
    assert.equal(await verifyPassword(hash, odd), true)
    assert.equal(await verifyPassword(hash, `${odd}x`), false)
  }
})

test('a hash of an earlier, cheaper or dearer setting still fits; one of another kind never does', async () => {
  // Of the reference implementation's own tests (phc-winner-argon2, src/test.c, version 0x13).
  for (const known of [
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  ]) {
    assert.equal(await verifyPassword(known, 'password'), true)
    assert.equal(await verifyPassword(known, 'Password'), false)
  }
  for (const other of [
    '',
    'sandi-untuk-uji',
    '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
    '$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$argon2id$v=16$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$',
    '$argon2id$v=19$m=99999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ' '.repeat(1_000),
  ])
    assert.equal(await verifyPassword(other, 'sandi-untuk-uji'), false, other.slice(0, 60))
})

test('many at once are all answered, right and wrong each by its own', async () => {
  const hash = await hashPassword('sandi-untuk-uji')
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => verifyPassword(hash, at % 2 === 0 ? 'sandi-untuk-uji' : `salah-${at}`)),
  )
  assert.deepEqual(
    answers,
    Array.from({ length: 20 }, (_, at) => at % 2 === 0),
  )
})
