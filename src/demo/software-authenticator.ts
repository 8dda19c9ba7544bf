import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/**
 * A passkey made of software, for tests and for the people of the demo: it proves nothing about who holds it, so it is
 * never offered to an office. ES256, attestation "none" (W3C Web Authentication Level 3, §6).
 */
export type SoftwareAuthenticator = {
  readonly credentialId: string
  /** COSE, in base64url. */
  readonly publicKey: string
  readonly origin: string
  readonly rpId: string
  /** The last signature counter given. */
  counter: number
  /** Answers `generateRegistrationOptions`. */
  register(options: Asked, lie?: Lie): Answered
  /** Answers `generateAuthenticationOptions`. */
  assert(options: Asked, lie?: Lie): Answered
}
type Asked = Record<string, unknown>
type Answered = { readonly id: string } & Record<string, unknown>

/** What a test tells the authenticator or its browser to say in place of the truth. */
type Lie = {
  readonly challenge?: string
  readonly origin?: string
  readonly rpId?: string
  readonly type?: string
  readonly counter?: number
  readonly userPresent?: boolean
  readonly userVerified?: boolean
  readonly userHandle?: string | null
  readonly key?: KeyObject
  readonly crossOrigin?: boolean
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const CREDENTIAL_INSIDE = 0x40

export function softwareAuthenticator(it: {
  origin: string
  rpId: string
  credentialId?: string
}): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = it.credentialId ?? randomBytes(32).toString('base64url')
  let owner: string | null = null

  const clientData = (type: string, options: Asked, lie: Lie) =>
    Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? options['challenge'],
        origin: lie.origin ?? it.origin,
        crossOrigin: lie.crossOrigin ?? false,
      }),
    )
  const authenticatorData = (lie: Lie, credential: Buffer | null) => {
    const flags =
      (lie.userPresent === false ? 0 : USER_PRESENT) |
      (lie.userVerified === false ? 0 : USER_VERIFIED) |
      (credential ? CREDENTIAL_INSIDE : 0)
    const head = Buffer.alloc(5)
    head.writeUInt8(flags, 0)
    head.writeUInt32BE(lie.counter ?? authenticator.counter, 1)
    return Buffer.concat([sha256(Buffer.from(lie.rpId ?? it.rpId)), head, credential ?? Buffer.alloc(0)])
  }
  const answer = (response: Record<string, unknown>) => ({
    id: credentialId,
    rawId: credentialId,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response,
  })

  const authenticator: SoftwareAuthenticator = {
    credentialId,
    publicKey: coseKey(publicKey).toString('base64url'),
    origin: it.origin,
    rpId: it.rpId,
    counter: 0,
    register(options, lie = {}) {
      owner = (options['user'] as { id: string } | undefined)?.id ?? null
      const id = Buffer.from(credentialId, 'base64url')
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const attestation = cbor(
        new Map<string, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData(lie, credential)],
        ]),
      )
      return answer({
        clientDataJSON: clientData('webauthn.create', options, lie).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    assert(options, lie = {}) {
      if (lie.counter === undefined) authenticator.counter++
      const data = authenticatorData(lie, null)
      const client = clientData('webauthn.get', options, lie)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), lie.key ?? privateKey)
      const userHandle = lie.userHandle === undefined ? owner : lie.userHandle
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(userHandle !== null && { userHandle }),
      })
    },
  }
  return authenticator
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** The public key as COSE has it (RFC 9053 §7.1): EC2, ES256, P-256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

type Cbor = number | string | Buffer | Map<string | number, Cbor>

/** The little of CBOR (RFC 8949) that an authenticator speaks. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value)
  if (typeof value === 'string') return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value])
  return Buffer.concat([cborHead(5, value.size), ...[...value].flatMap(([key, of]) => [cbor(key), cbor(of)])])
}

function cborHead(major: number, count: number): Buffer {
  if (count < 24) return Buffer.of((major << 5) | count)
  if (count < 256) return Buffer.of((major << 5) | 24, count)
  return Buffer.of((major << 5) | 25, count >> 8, count & 255)
}
