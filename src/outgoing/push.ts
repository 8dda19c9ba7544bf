/**
 * Web push: a message to one browser, sealed for it alone (RFC 8291, `aes128gcm` of RFC 8188), through the push service
 * that the browser named, to which the office proves itself by a key of its own (VAPID, RFC 8292). The service learns
 * that something came and its length, not what. Its address was named by a browser, so it is judged like a stranger's.
 */
import {
  createCipheriv,
  createECDH,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto'
import { Agent } from 'undici'
import { failureOf, guardedLookup, mayAsk } from './guarded.ts'
import { isPublicAddress } from './public-address.ts'

export type Subscription = {
  readonly endpoint: string
  /** The browser's public key, uncompressed P-256, base64url. */
  readonly p256dh: string
  /** Its secret, 16 bytes, base64url. */
  readonly auth: string
}
export type PushKey = { readonly publicKey: string; readonly privateKey: KeyObject }

const CURVE = 'prime256v1'
const RECORD_BYTES = 4096 // one record holds every message of ours
const TIMEOUT_MS = 10_000
const TTL_SECONDS = 24 * 60 * 60
const TOKEN_LIVES_SECONDS = 12 * 60 * 60 // a day at most (RFC 8292 §2)
/** What fits into one record, of which every push service takes 4,096 bytes (RFC 8030 §7.2). */
const PAYLOAD_MAX_BYTES = 3_000

/** The office's own key, as it is kept. @throws {Error} when it is none */
export function readPushKey(text: string): PushKey {
  const privateKey = createPrivateKey({ key: Buffer.from(text.trim(), 'base64url'), format: 'der', type: 'pkcs8' })
  const { x = '', y = '', crv } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (crv !== 'P-256') throw new Error('a push key is of the curve P-256')
  const publicKey = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  return { publicKey: publicKey.toString('base64url'), privateKey }
}

/** A new key, in one line (PKCS#8, base64url). */
export function makePushKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: CURVE })
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url')
}

/** Seals a message for one browser. @param fixed the key pair and salt of the RFC's own example; random when absent */
export function seal(
  text: string,
  { p256dh, auth }: Pick<Subscription, 'p256dh' | 'auth'>,
  fixed?: { readonly privateKey: Buffer; readonly salt: Buffer },
): Buffer {
  const theirs = Buffer.from(p256dh, 'base64url')
  const own = createECDH(CURVE)
  if (fixed) own.setPrivateKey(fixed.privateKey)
  else own.generateKeys()
  const salt = fixed?.salt ?? randomBytes(16)
  const ours = own.getPublicKey()
  const shared = own.computeSecret(theirs)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const secret = derive(Buffer.from(auth, 'base64url'), shared, info, 32)
  const key = derive(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2 ends the last record (RFC 8188 §2).
  const sealed = Buffer.concat([cipher.update(Buffer.from(text)), cipher.update(Buffer.from([2])), cipher.final()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD_BYTES)
  return Buffer.concat([salt, size, Buffer.from([ours.length]), ours, sealed, cipher.getAuthTag()])
}

/** HKDF of RFC 5869 with SHA-256, one block. */
function derive(salt: Buffer, from: Buffer, info: Buffer, length: number): Buffer {
  const pseudo = createHmac('sha256', salt).update(from).digest()
  return createHmac('sha256', pseudo)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length)
}

/** The header by which a push service knows whose message it is. */
export function vapid(key: PushKey, it: { endpoint: string; contact: string }, now: Date): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(now.getTime() / 1000) + TOKEN_LIVES_SECONDS
  const head = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: new URL(it.endpoint).origin, exp, sub: it.contact })}`
  const signature = sign('sha256', Buffer.from(head), { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${head}.${signature.toString('base64url')}, k=${key.publicKey}`
}

/** `gone`: the browser takes no more messages at this address (RFC 8030 §5). */
export type Pushed =
  | { readonly state: 'sent' }
  | { readonly state: 'gone' | 'refused' | 'later'; readonly said: string }

/** How far a push may go; tests widen it to this machine. */
export type PushGuard = { readonly mayConnect: (address: string) => boolean; readonly timeoutMs: number }
const outside: PushGuard = { mayConnect: isPublicAddress, timeoutMs: TIMEOUT_MS }

/** Never throws for what the other side does. @param it.contact of the office, `https:` or `mailto:` */
export async function push(
  subscription: Subscription,
  it: { readonly text: string; readonly urgent: boolean; readonly key: PushKey; readonly contact: string },
  now: Date,
  guard: PushGuard = outside,
): Promise<Pushed> {
  const { endpoint } = subscription
  const url = new URL(endpoint)
  if (!mayAsk(url.hostname, guard.mayConnect)) return { state: 'refused', said: 'address-refused' }
  const text = Buffer.from(it.text).subarray(0, PAYLOAD_MAX_BYTES).toString()
  const signal = AbortSignal.timeout(guard.timeoutMs)
  const agent = new Agent({
    connect: { lookup: guardedLookup(guard.mayConnect), timeout: guard.timeoutMs },
    pipelining: 0,
  })
  try {
    const { statusCode, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers: {
        authorization: vapid(it.key, { endpoint, contact: it.contact }, now),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(TTL_SECONDS),
        urgency: it.urgent ? 'high' : 'normal',
      },
      body: seal(text, subscription),
      signal,
    })
    body.on('error', () => {}).destroy()
    const said = String(statusCode)
    if (statusCode >= 200 && statusCode < 300) return { state: 'sent' }
    if (statusCode === 404 || statusCode === 410) return { state: 'gone', said }
    return { state: statusCode === 429 || statusCode >= 500 ? 'later' : 'refused', said }
  } catch (error) {
    // A point that is not on the curve: no browser's key.
    if (String((error as { code?: unknown }).code).startsWith('ERR_CRYPTO')) return { state: 'gone', said: 'key' }
    const fault = failureOf(error, signal)
    return { state: fault === 'address-refused' ? 'refused' : 'later', said: fault }
  } finally {
    await agent.destroy()
  }
}
