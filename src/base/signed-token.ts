/** Addresses that let one thing be done by whoever has them: a row's id, signed under the office's own secret. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a token is for; one made for the one thing does nothing for another. */
const purposes = {
  /** Says that they want no more letters (RFC 8058 §4). */
  unsubscribe: 'siar: berhenti dikirimi siaran pers',
  /** Confirms that somebody wants news. */
  subscribe: 'siar: memastikan langganan berita',
  /** Says that a subscriber wants no more of it. */
  subscription: 'siar: berhenti berlangganan berita',
  /** Lets a journalist into the press room, once. */
  'press-room': 'siar: masuk ruang pers',
  /** Where a hub tells what is new in a feed (WebSub). */
  'hub-callback': 'siar: kabar dari hub umpan',
  /** What a hub signs it with. */
  'hub-secret': 'siar: rahasia bersama hub umpan',
} as const
export type Purpose = keyof typeof purposes

const SIGN_BYTES = 18

/** @param id of the row that it is about; @param secret the office's own */
export function signedToken(purpose: Purpose, id: string, secret: string): string {
  return `${id}.${signOf(purpose, id, secret).toString('base64url')}`
}

/** The id that a token was made for; null for one that was not made here, or for something else. */
export function readSignedToken(purpose: Purpose, token: string, secret: string): string | null {
  const [id = ''] = token.split('.', 1)
  if (!UUID.test(id)) return null
  // As texts: base64 reads more than one text as the same bytes.
  const given = Buffer.from(token)
  const right = Buffer.from(signedToken(purpose, id, secret))
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function signOf(purpose: Purpose, id: string, secret: string): Buffer {
  // A key of its own, made of the office's secret (RFC 5869).
  const key = Buffer.from(hkdfSync('sha256', secret, '', purposes[purpose], 32))
  return createHmac('sha256', key).update(id).digest().subarray(0, SIGN_BYTES)
}
