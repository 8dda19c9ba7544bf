import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { decodeAttestationObject, parseAuthenticatorData } from '@simplewebauthn/server/helpers'
import fc from 'fast-check'
import { whyNotAsserted, whyNotSigned, type SignedDecision } from './assertion.ts'

type Vector = {
  id: string
  registration?: { attestationObject: string }
  authentication?: Record<'challenge' | 'clientDataJSON' | 'authenticatorData' | 'signature', string>
}
const file = JSON.parse(
  readFileSync(new URL('../../../test/data/webauthn/webauthn-l3-vectors.json', import.meta.url), 'utf8'),
) as { rpId: string; origin: string; vectors: Vector[] }
const hex = (text: string) => Buffer.from(text, 'hex').toString('base64url')
const flip = (text: string, at: number) => {
  const bytes = Buffer.from(text, 'base64url')
  bytes[at % bytes.length]! ^= 1
  return bytes.toString('base64url')
}

const assertions = file.vectors.flatMap(({ id, registration, authentication }) => {
  if (!registration || !authentication) return []
  const attestation = decodeAttestationObject(Buffer.from(registration.attestationObject, 'hex'))
  const { credentialPublicKey } = parseAuthenticatorData(attestation.get('authData'))
  return [
    {
      id,
      challenge: hex(authentication.challenge),
      origin: file.origin,
      rpId: file.rpId,
      publicKey: Buffer.from(credentialPublicKey ?? []).toString('base64url'),
      clientDataJSON: hex(authentication.clientDataJSON),
      authenticatorData: hex(authentication.authenticatorData),
      signature: hex(authentication.signature),
    },
  ]
})

describe('the assertions of the standard (W3C Web Authentication Level 3, test vectors)', () => {
  test('there are nine', () => assert.equal(assertions.length, 9))
  for (const it of assertions) {
    const flags = Buffer.from(it.authenticatorData, 'base64url')[32] ?? 0
    const expected = it.id.endsWith('crossOrigin') ? 'cross-origin' : flags & 4 ? null : 'person-not-verified'
    test(`${it.id}: ${expected ?? 'holds'}`, () => assert.equal(whyNotAsserted(it), expected))
    test(`${it.id}: with one bit changed anywhere it does not hold`, () => {
      for (const field of ['challenge', 'clientDataJSON', 'authenticatorData', 'signature', 'publicKey'] as const)
        for (const at of [0, 7, 33, 36, 60, 101, 9_999]) {
          const fault = whyNotAsserted({ ...it, [field]: flip(it[field], at) })
          assert.ok(fault !== null && fault !== expected, `${field} ${at}: ${String(fault)}`)
        }
    })
    test(`${it.id}: not with another's key, origin or party`, () => {
      const others = assertions.filter((other) => other.publicKey !== it.publicKey)
      for (const { publicKey } of others) assert.equal(whyNotAsserted({ ...it, publicKey }), 'signature-wrong')
      assert.equal(whyNotAsserted({ ...it, origin: 'https://example.com' }), 'origin-differs')
      assert.equal(whyNotAsserted({ ...it, rpId: 'example.com' }), 'origin-not-of-rp')
    })
  }
})

const ORIGIN = 'https://informasi.contoh.go.id'
const RP = 'contoh.go.id'

/** A decision signed by a key of this test, with anything told in place of the truth. */
function signed(
  it: {
    content?: string
    type?: string
    origin?: string
    rpId?: string
    flags?: number
    more?: object
    tail?: Buffer
    key?: { privateKey: KeyObject; cose: Buffer; digest: string | null }
  } = {},
): SignedDecision {
  const { content = '{"answer":"yes"}', origin = ORIGIN, rpId = RP, key = es256 } = it
  const challenge = createHash('sha256').update(content).digest('base64url')
  const clientData = Buffer.from(JSON.stringify({ type: it.type ?? 'webauthn.get', challenge, origin, ...it.more }))
  const counter = Buffer.alloc(4)
  const authenticatorData = Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.of(it.flags ?? 0x05),
    counter,
    it.tail ?? Buffer.alloc(0),
  ])
  const data = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
  return {
    content,
    challenge,
    origin,
    rpId,
    publicKey: key.cose.toString('base64url'),
    clientDataJSON: clientData.toString('base64url'),
    authenticatorData: authenticatorData.toString('base64url'),
    signature: sign(key.digest, data, key.privateKey).toString('base64url'),
  }
}

const bytes = (text: string | undefined) => {
  const value = Buffer.from(text ?? '', 'base64url')
  return Buffer.concat([value.length < 256 ? Buffer.of(0x58, value.length) : Buffer.of(0x59, value.length >> 8, value.length & 255), value]) // prettier-ignore
}
const ec = (namedCurve: string, curve: number, algorithm: Buffer, digest: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const cose = Buffer.concat([Buffer.of(0xa5, 1, 2, 3), algorithm, Buffer.of(0x20, curve, 0x21), bytes(x), Buffer.of(0x22), bytes(y)]) // prettier-ignore
  return { privateKey, cose, digest }
}
const okp = (type: 'ed25519' | 'ed448', curve: number, algorithm: Buffer) => {
  const { privateKey, publicKey } = generateKeyPairSync(type as 'ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  return { privateKey, cose: Buffer.concat([Buffer.of(0xa4, 1, 1, 3), algorithm, Buffer.of(0x20, curve, 0x21), bytes(x)]), digest: null } // prettier-ignore
}
const rsa = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n, e } = publicKey.export({ format: 'jwk' })
  return { privateKey, cose: Buffer.concat([Buffer.of(0xa4, 1, 3, 3, 0x39, 1, 0, 0x20), bytes(n), Buffer.of(0x21), bytes(e)]), digest: 'sha256' } // prettier-ignore
}
const es256 = ec('P-256', 1, Buffer.of(0x26), 'sha256')

describe('a signed decision', () => {
  test('holds for every kind of key that passkeys use', () => {
    const keys = {
      ES256: es256,
      ES384: ec('P-384', 2, Buffer.of(0x38, 34), 'sha384'),
      ES512: ec('P-521', 3, Buffer.of(0x38, 35), 'sha512'),
      EdDSA: okp('ed25519', 6, Buffer.of(0x27)),
      Ed25519: okp('ed25519', 6, Buffer.of(0x32)),
      Ed448: okp('ed448', 7, Buffer.of(0x38, 52)),
      RS256: rsa(),
    }
    for (const [name, key] of Object.entries(keys)) assert.equal(whyNotSigned(signed({ key })), null, name)
  })

  const wrong: Record<string, [SignedDecision, string]> = {
    'another text': [{ ...signed(), content: '{"answer":"no"}' }, 'challenge-not-of-content'],
    'a registration in place of an assertion': [signed({ type: 'webauthn.create' }), 'not-an-assertion'],
    'a page of another site': [signed({ origin: 'https://contoh.go.id.jahat.id' }), 'origin-not-of-rp'],
    'a page whose name only ends alike': [signed({ origin: 'https://jahatcontoh.go.id' }), 'origin-not-of-rp'],
    'a page without TLS': [signed({ origin: 'http://informasi.contoh.go.id' }), 'origin-not-of-rp'],
    'an origin with a path': [signed({ origin: `${ORIGIN}/a` }), 'origin-not-of-rp'],
    'a frame inside another site': [signed({ more: { crossOrigin: true } }), 'cross-origin'],
    'a frame that names its top': [signed({ more: { topOrigin: 'https://jahat.id' } }), 'cross-origin'],
    'a frame that says so in words': [signed({ more: { crossOrigin: 'true' } }), 'cross-origin'],
    'nobody present': [signed({ flags: 0x04 }), 'nobody-present'],
    'a person not verified': [signed({ flags: 0x01 }), 'person-not-verified'],
    'a backed-up key that cannot be backed up': [signed({ flags: 0x15 }), 'authenticator-data-unreadable'],
    'bytes after the counter that no flag names': [signed({ tail: Buffer.of(0) }), 'authenticator-data-unreadable'],
    'the hash of another party': [{ ...signed(), authenticatorData: signed({ rpId: 'jahat.id' }).authenticatorData }, 'rp-differs'], // prettier-ignore
    'client data that is no JSON': [{ ...signed(), clientDataJSON: 'eA' }, 'client-data-unreadable'],
    'client data in broken UTF-8': [{ ...signed(), clientDataJSON: '_w' }, 'client-data-unreadable'],
    'padding in the base64url': [{ ...signed(), signature: `${signed().signature}=` }, 'not-base64url'],
    'an empty key': [{ ...signed(), publicKey: '' }, 'key-unreadable'],
    'a key with bytes after it': [{ ...signed(), publicKey: Buffer.concat([es256.cose, Buffer.of(0)]).toString('base64url') }, 'key-unreadable'], // prettier-ignore
    'a key of a weaker algorithm': [signed({ key: { ...es256, cose: Buffer.concat([es256.cose.subarray(0, 4), Buffer.of(0x22), es256.cose.subarray(5)]) } }), 'key-unreadable'], // prettier-ignore
  }
  for (const [name, [it, fault]] of Object.entries(wrong))
    test(`does not hold with ${name}`, () => assert.equal(whyNotSigned(it), fault))

  test('any bytes at all in place of its parts are judged without breaking', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('publicKey', 'clientDataJSON', 'authenticatorData', 'signature'),
        fc.uint8Array({ maxLength: 300 }),
        (field, some) => {
          // prettier-ignore
          assert.notEqual(whyNotSigned({ ...signed(), [field]: Buffer.from(some).toString('base64url') }), null)
        },
      ),
    )
  })
})
