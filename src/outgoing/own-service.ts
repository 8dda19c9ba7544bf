/**
 * Requests to a service that the office uses, at the one address that its administrator set. Unlike an address that a
 * stranger typed (`guarded.ts`) it may lie inside: BSrE's client service usually stands on the regency's network or on
 * this very machine, and so may a gateway to Telegram. What the guard is for here is what travels with the request, a
 * passphrase, a client's secret or a bot's token:
 * - only the set address is asked: no redirect is followed, or the passphrase would follow it anywhere;
 * - in the clear (http) only this machine and private networks; over the internet only https;
 * - never a link-local or other odd address, whatever a name suddenly leads to.
 *
 * A partner's address was typed by the administrator too, but where its name leads tomorrow is the partner's to say: such
 * a service is asked `outside` only, over https and never within the office's own network.
 */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { Agent, buildConnector, type FormData } from 'undici'
import { isServiceAddress } from '../base/service-address.ts'
import { failureOf, guardedLookup, mayAsk, readUpTo, type NoAnswer } from './guarded.ts'
import { isInsideAddress, isPublicAddress } from './public-address.ts'

export type OwnRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  /** Behind the set address; begins with a slash, or is empty for that address itself. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | Streamed | FormData | null
  /** In all, from the name looked up to the last byte. */
  readonly timeoutMs: number
  readonly maxBytes: number
}
/** What is too large to be held in memory. */
export type Streamed = { readonly stream: Readable; readonly sizeBytes: number }
export type OwnAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}
/** No answer, or none that was read. `handedOver`: all of the request went out, so that it may have been carried out. */
export type OwnFailure = { readonly failed: NoAnswer; readonly handedOver: boolean }
export type OwnService = (wanted: OwnRequest) => Promise<OwnAnswer | OwnFailure>

/**
 * Never throws for what the other side does.
 * @param address must be one that `isServiceAddress` takes
 * @param reach `own`: the office's service, here or on the internet. `outside`: a partner's, on the open internet alone
 */
export function ownService(address: string, reach: 'own' | 'outside' = 'own'): OwnService {
  assert(isServiceAddress(address), 'a service’s address is judged when it is set')
  const base = new URL(address)
  const mayConnect = (it: string) =>
    (reach === 'own' && isInsideAddress(it)) || (base.protocol === 'https:' && isPublicAddress(it))
  return async ({ method, path, headers, body, timeoutMs, maxBytes }) => {
    if (!mayAsk(base.hostname, mayConnect)) return { failed: 'address-refused', handedOver: false }
    const sent = { whole: false }
    const connect = buildConnector({ lookup: guardedLookup(mayConnect), timeout: timeoutMs })
    // One connection for one request: nothing of a signature lingers in a pool.
    const agent = new Agent({
      connect: (options, done) =>
        connect(options, (...connected) => {
          if (body === null && connected[0] === null) sent.whole = true // a request without a body is gone with its line
          done(...connected)
        }),
      pipelining: 0,
      maxHeaderSize: 16_384,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    })
    const signal = AbortSignal.timeout(timeoutMs)
    const sizeBytes = sizeOf(body)
    try {
      const answer = await agent.request({
        origin: base.origin,
        path: path === '' ? base.pathname : `${base.pathname.replace(/\/+$/, '')}${path}`,
        method,
        headers: sizeBytes === null ? headers : { ...headers, 'content-length': String(sizeBytes) },
        body: watched(body, sent),
        signal,
      })
      const read = await readUpTo(answer.body, maxBytes)
      answer.body.on('error', () => {}).destroy()
      if (!read) return { failed: 'too-large', handedOver: true }
      return { status: answer.statusCode, headers: answer.headers, body: read }
    } catch (error) {
      return { failed: failureOf(error, signal), handedOver: sent.whole } // the error's own words could hold what was sent
    } finally {
      await agent.destroy()
    }
  }
}

function sizeOf(body: OwnRequest['body']): number | null {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return Buffer.byteLength(body)
  return body && 'sizeBytes' in body ? body.sizeBytes : null
}

/** The body as it is read: only once a connection stands, and to its end only when all of it was written out. */
function watched(body: OwnRequest['body'], sent: { whole: boolean }): Readable | FormData | null {
  if (body === null) return null
  const stream =
    typeof body === 'string' || Buffer.isBuffer(body)
      ? Readable.from([Buffer.from(body)])
      : 'sizeBytes' in body
        ? body.stream
        : null
  if (!stream) return body as FormData
  return stream
    .on('end', () => {
      sent.whole = true
    })
    .on('error', () => {}) // of the line, which is told as such
}
