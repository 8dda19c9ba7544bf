/** The address by which whoever got a letter says that they want no more: nobody else can make one (RFC 8058 §4). */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const SIGN_BYTES = 18

/** @param recipientId names the letter; @param secret the office's own */
export function unsubscribeToken(recipientId: string, secret: string): string {
  return `${recipientId}.${signOf(recipientId, secret).toString('base64url')}`
}

/** The letter that a token was made for; null for one that was not made here. */
export function readUnsubscribeToken(token: string, secret: string): string | null {
  const [recipientId = ''] = token.split('.', 1)
  if (!UUID.test(recipientId)) return null
  // As texts: base64 reads more than one text as the same bytes.
  const given = Buffer.from(token)
  const right = Buffer.from(unsubscribeToken(recipientId, secret))
  return given.length === right.length && timingSafeEqual(given, right) ? recipientId : null
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function signOf(recipientId: string, secret: string): Buffer {
  // A key of its own, made of the office's secret (RFC 5869).
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'siar: berhenti dikirimi siaran pers', 32))
  return createHmac('sha256', key).update(recipientId).digest().subarray(0, SIGN_BYTES)
}
