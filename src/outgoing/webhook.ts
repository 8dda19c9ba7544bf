/**
 * Signed messages to a partner's address, after Standard Webhooks 1.0 (https://www.standardwebhooks.com): the receiver
 * knows by the signature whose message it is and by `webhook-id` that it came before, so that one which nobody answered
 * may be handed over again under the same id.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { ownService } from './own-service.ts'
import { faultOf, jsonOf, no, noOfLine, waitOf, withoutSecrets, type Reply } from './reply.ts'

const TIMEOUT_MS = 15_000 // the standard wants 15 to 30 seconds
const ANSWER_MAX_BYTES = 64 * 1024
const PREFIX = 'whsec_'
const SECRET_MIN_BYTES = 24
const SECRET_MAX_BYTES = 64

export type Receiver = {
  /** Judged by `isServiceAddress` when it was set. */
  readonly address: string
  /** `whsec_` and base64 of 24 to 64 bytes; each signs, so that a receiver may change over from one to the next. */
  readonly secrets: readonly string[]
  /** Whether it is the office's own, which may stand within its network; a partner's never does. */
  readonly isOwn: boolean
  readonly timeoutMs?: number
}
export type Message = {
  /** The same for every try of one message. */
  readonly id: string
  readonly body: string
}

/** Whether a text is a secret that the standard takes. */
export function isWebhookSecret(secret: string): boolean {
  if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(secret.slice(PREFIX.length))) return false
  const { length } = keyOf(secret)
  return length >= SECRET_MIN_BYTES && length <= SECRET_MAX_BYTES
}

export function makeWebhookSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`
}

/** Never throws for what the receiver does. Arrived is what it answered by any 2xx. @param now signs as the time of this try */
export async function sendWebhook(receiver: Receiver, message: Message, now: Date): Promise<Reply<null>> {
  const { address, secrets, isOwn, timeoutMs = TIMEOUT_MS } = receiver
  const timestamp = Math.floor(now.getTime() / 1000)
  const answer = await ownService(
    address,
    isOwn ? 'own' : 'outside',
  )({
    method: 'POST',
    path: '',
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': secrets.map((it) => signatureOf(it, message, timestamp)).join(' '),
    },
    body: message.body,
    timeoutMs,
    maxBytes: ANSWER_MAX_BYTES,
  })
  if ('failed' in answer) return noOfLine(answer)
  const { status } = answer
  // A receiver that is being set up anew is not there for a while: no reason to give one message up.
  const fault = status === 404 || status === 405 ? 'not-the-service' : faultOf(status, true)
  if (!fault) return { ok: true, result: null }
  const { message: words } = (jsonOf(answer.body) ?? {}) as { message?: unknown }
  const said = typeof words === 'string' ? withoutSecrets(words, secrets) : ''
  return no(fault, [status, said].filter(Boolean).join(' '), waitOf(answer))
}

/** @param timestamp seconds since 1970 */
export function signatureOf(secret: string, { id, body }: Message, timestamp: number): string {
  return `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64')
}
