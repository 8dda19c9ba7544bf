/**
 * Checks a signed decision from its bytes alone, on the server that takes it and offline on anybody's machine: a
 * passkey's assertion (W3C Web Authentication Level 3, §7.2) whose challenge is the SHA-256 of the decision's text.
 */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'

/** All that proves one decision. Bytes stand in base64url without padding; the public key is COSE (RFC 9052). */
export type SignedDecision = {
  /** The exact text whose SHA-256 is the challenge. */
  readonly content: string
  readonly challenge: string
  readonly origin: string
  readonly rpId: string
  readonly publicKey: string
  readonly clientDataJSON: string
  readonly authenticatorData: string
  readonly signature: string
}

export type Fault =
  | 'not-base64url'
  | 'challenge-not-of-content'
  | 'client-data-unreadable'
  | 'not-an-assertion'
  | 'challenge-differs'
  | 'origin-differs'
  | 'origin-not-of-rp'
  | 'cross-origin'
  | 'authenticator-data-unreadable'
  | 'rp-differs'
  | 'nobody-present'
  | 'person-not-verified'
  | 'key-unreadable'
  | 'signature-wrong'

/** Why the signature does not prove the content; null when it does. */
export function whyNotSigned(it: SignedDecision): Fault | null {
  const challenge = createHash('sha256').update(it.content).digest('base64url')
  return it.challenge === challenge ? whyNotAsserted(it) : 'challenge-not-of-content'
}

/** Why the assertion does not hold for its challenge, origin and key; null when it does. */
export function whyNotAsserted(it: Omit<SignedDecision, 'content'>): Fault | null {
  const [clientData, authenticatorData, signature, cose] = [
    it.clientDataJSON,
    it.authenticatorData,
    it.signature,
    it.publicKey,
  ].map(bytesOf)
  if (!clientData || !authenticatorData || !signature || !cose) return 'not-base64url'
  const told = readClientData(clientData)
  if (!told) return 'client-data-unreadable'
  const fault = whyNotClient(told, it) ?? whyNotAuthenticator(authenticatorData, it.rpId)
  if (fault) return fault
  const key = readKey(cose)
  if (!key) return 'key-unreadable'
  const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
  // What is asked of the person comes last: a fault there says that the signature itself holds.
  return isSigned(signed, key, signature) ? whyNotInPerson(told, authenticatorData[32] ?? 0) : 'signature-wrong'
}

type ClientData = Readonly<Record<string, unknown>>

function readClientData(bytes: Buffer): ClientData | null {
  try {
    const told: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof told === 'object' && told !== null ? (told as ClientData) : null
  } catch {
    return null
  }
}

function whyNotClient(told: ClientData, it: { challenge: string; origin: string; rpId: string }): Fault | null {
  if (told['type'] !== 'webauthn.get') return 'not-an-assertion'
  if (told['challenge'] !== it.challenge) return 'challenge-differs'
  if (told['origin'] !== it.origin) return 'origin-differs'
  return isOfRp(it.origin, it.rpId) ? null : 'origin-not-of-rp'
}

function whyNotInPerson(told: ClientData, flags: number): Fault | null {
  // Inside another site's page the person may have been shown something else.
  if ((told['crossOrigin'] ?? false) !== false || told['topOrigin'] !== undefined) return 'cross-origin'
  if (!(flags & PRESENT)) return 'nobody-present'
  return flags & VERIFIED ? null : 'person-not-verified'
}

/** Whether a page of this origin may use this party's passkeys (WebAuthn §5.1.4.1): its host, or one below it, over TLS. */
function isOfRp(origin: string, rpId: string): boolean {
  let url: URL
  try {
    url = new URL(origin)
  } catch {
    return false
  }
  if (url.origin !== origin) return false
  const host = url.hostname
  const here = host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1'
  return (
    (url.protocol === 'https:' || (url.protocol === 'http:' && here)) && (host === rpId || host.endsWith(`.${rpId}`))
  )
}

const HEAD_BYTES = 37 // hash of the party's id, flags, counter
const [PRESENT, VERIFIED, BACKED_ELIGIBLE, BACKED, CREDENTIAL, EXTENSIONS] = [0x01, 0x04, 0x08, 0x10, 0x40, 0x80]

function whyNotAuthenticator(bytes: Buffer, rpId: string): Fault | null {
  const flags = bytes[32] ?? 0
  const more = (flags & (CREDENTIAL | EXTENSIONS)) !== 0
  if (more ? bytes.length <= HEAD_BYTES : bytes.length !== HEAD_BYTES) return 'authenticator-data-unreadable'
  if (flags & BACKED && !(flags & BACKED_ELIGIBLE)) return 'authenticator-data-unreadable'
  return bytes.subarray(0, 32).equals(createHash('sha256').update(rpId).digest()) ? null : 'rp-differs'
}

/** The signature counter an authenticator gave; 0 where it keeps none. */
export function counterOf(authenticatorData: string): number {
  return bytesOf(authenticatorData)?.readUInt32BE(33) ?? 0
}

function isSigned(data: Buffer, { key, digest }: Key, signature: Buffer): boolean {
  try {
    return verify(digest, data, key, signature)
  } catch {
    return false
  }
}

type Key = { readonly key: KeyObject; readonly digest: string | null }

const EC: Readonly<Record<number, { curve: string; algorithms: readonly number[]; digest: string }>> = {
  1: { curve: 'P-256', algorithms: [-7, -9], digest: 'sha256' },
  2: { curve: 'P-384', algorithms: [-35, -51], digest: 'sha384' },
  3: { curve: 'P-521', algorithms: [-36, -52], digest: 'sha512' },
}
const OKP: Readonly<Record<number, { curve: string; algorithms: readonly number[] }>> = {
  6: { curve: 'Ed25519', algorithms: [-8, -19] },
  7: { curve: 'Ed448', algorithms: [-8, -53] },
}
const RSA_DIGESTS: Readonly<Record<number, string>> = { [-257]: 'sha256', [-258]: 'sha384', [-259]: 'sha512' }

/** A COSE key (RFC 9053) whose algorithm is one that passkeys use; null for anything else. */
function readKey(cose: Buffer): Key | null {
  const map = readIntegerMap(cose)
  if (!map) return null
  const text = (label: number) => {
    const value = map.get(label)
    return Buffer.isBuffer(value) ? value.toString('base64url') : ''
  }
  const algorithm = Number(map.get(3))
  const curve = Number(map.get(-1))
  try {
    switch (map.get(1)) {
      case 1: {
        const known = OKP[curve]
        if (!known?.algorithms.includes(algorithm)) return null
        return { key: jwk({ kty: 'OKP', crv: known.curve, x: text(-2) }), digest: null }
      }
      case 2: {
        const known = EC[curve]
        if (!known?.algorithms.includes(algorithm)) return null
        return { key: jwk({ kty: 'EC', crv: known.curve, x: text(-2), y: text(-3) }), digest: known.digest }
      }
      case 3: {
        const digest = RSA_DIGESTS[algorithm]
        return digest ? { key: jwk({ kty: 'RSA', n: text(-1), e: text(-2) }), digest } : null
      }
      default:
        return null
    }
  } catch {
    return null
  }
}

const jwk = (key: Record<string, string>): KeyObject => createPublicKey({ key, format: 'jwk' })

/** A CBOR map (RFC 8949) from integers to integers or bytes, nothing before, between or after it; null for anything else. */
function readIntegerMap(bytes: Buffer): Map<number, number | Buffer> | null {
  let at = 0
  const head = (): { major: number; value: number } | null => {
    const first = bytes[at++]
    if (first === undefined) return null
    const short = first & 0x1f
    if (short < 24) return { major: first >> 5, value: short }
    const width = { 24: 1, 25: 2, 26: 4 }[short]
    if (width === undefined || at + width > bytes.length) return null
    const value = bytes.readUIntBE(at, width)
    at += width
    return { major: first >> 5, value }
  }
  const integer = (it: { major: number; value: number }) => (it.major === 0 ? it.value : -1 - it.value)
  const top = head()
  if (top?.major !== 5 || top.value > 16) return null
  const map = new Map<number, number | Buffer>()
  for (let n = 0; n < top.value; n++) {
    const label = head()
    const value = head()
    if (!label || label.major > 1 || !value || value.major > 2 || map.has(integer(label))) return null
    if (value.major === 2) {
      if (at + value.value > bytes.length) return null
      map.set(integer(label), bytes.subarray(at, at + value.value))
      at += value.value
    } else map.set(integer(label), integer(value))
  }
  return at === bytes.length ? map : null
}

/** Bytes out of base64url, only in the one way of writing them; null for any other text. */
function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}
