import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SigningSetting } from '../../base/signing.ts'
import { methodFor, stopsTheRest, withoutNik } from './signatures.ts'

const setting = (more: Partial<SigningSetting>): SigningSetting => ({ method: 'local', address: null, clientId: null, keyStore: null, ...more }) // prettier-ignore
const keyStore = { hash: 'a'.repeat(64) }

test('a paper is signed by what it says in print, or by the other version of the same service, and else by nothing', () => {
  assert.equal(methodFor('pades', setting({ method: 'pades', keyStore })), 'pades')
  assert.equal(methodFor('pades', setting({ method: 'bsre-v2', keyStore })), 'pades', 'the certificate is still there')
  assert.equal(methodFor('pades', setting({ method: 'bsre-v2' })), null)
  assert.equal(methodFor('bsre-v1', setting({ method: 'bsre-v2' })), 'bsre-v2')
  assert.equal(methodFor('bsre-v2', setting({ method: 'bsre-v1' })), 'bsre-v1')
  for (const method of ['local', 'pades'] as const) assert.equal(methodFor('bsre-v2', setting({ method, keyStore })), null) // prettier-ignore
})

test('a wrong passphrase or a service that is away ends a row of papers; what is wrong with one paper does not', () => {
  for (const code of ['passphrase-wrong', 'signing-service-away', 'nik-needed', 'too-often', 'no-answer', 'defect'])
    assert.equal(stopsTheRest(code), true, code)
  for (const code of ['paper-being-signed', 'paper-not-signable', 'paper-not-to-sign', 'paper-method-gone'])
    assert.equal(stopsTheRest(code), false, code)
})

test('a NIK that an authority wrote into a certificate is neither shown nor kept', () => {
  assert.equal(withoutNik('CN=Hadi, UID=3201234567890001, C=ID'), 'CN=Hadi, UID=(NIK), C=ID')
  assert.equal(withoutNik('CN=Hadi, serialNumber=12345, C=ID'), 'CN=Hadi, serialNumber=12345, C=ID')
})
