/**
 * Requests to a service that the office uses, at the one address that its administrator set. Unlike an address that a
 * stranger typed (`guarded.ts`) it may lie inside: BSrE's client service usually stands on the regency's network or on
 * this very machine, and so may a gateway to Telegram. What the guard is for here is what travels with the request, a
 * passphrase, a client's secret or a bot's token:
 * - only the set address is asked: no redirect is followed, or the passphrase would follow it anywhere;
 * - in the clear (http) only this machine and private networks; over the internet only https;
 * - never a link-local or other odd address, whatever a name suddenly leads to.
 */
import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import { Agent, type FormData } from 'undici'
import { isServiceAddress } from '../base/service-address.ts'
import { failureOf, guardedLookup, readUpTo, type NoAnswer } from './guarded.ts'
import { isInsideAddress, isPublicAddress } from './public-address.ts'

export type OwnRequest = {
  readonly method: 'GET' | 'POST'
  /** Behind the set address; begins with a slash. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | FormData | null
  /** In all, from the name looked up to the last byte. */
  readonly timeoutMs: number
  readonly maxBytes: number
}
export type OwnAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}
/** No answer, or none that was read. `handedOver`: all of the request went out, so that it may have been carried out. */
export type OwnFailure = { readonly failed: NoAnswer; readonly handedOver: boolean }
export type OwnService = (wanted: OwnRequest) => Promise<OwnAnswer | OwnFailure>

/** Never throws for what the other side does. @param address must be one that `isServiceAddress` takes */
export function ownService(address: string): OwnService {
  assert(isServiceAddress(address), 'a service’s address is judged when it is set')
  const base = new URL(address)
  const mayConnect = (it: string) => isInsideAddress(it) || (base.protocol === 'https:' && isPublicAddress(it))
  const host = base.hostname.replace(/^\[|\]$/g, '')
  return async ({ method, path, headers, body, timeoutMs, maxBytes }) => {
    if (isIP(host) !== 0 && !mayConnect(host)) return { failed: 'address-refused', handedOver: false }
    const sent = { whole: body === null }
    // One connection for one request: nothing of a signature lingers in a pool.
    const agent = new Agent({
      connect: { lookup: guardedLookup(mayConnect), timeout: timeoutMs },
      pipelining: 0,
      maxHeaderSize: 16_384,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    })
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const answer = await agent.request({
        origin: base.origin,
        path: `${base.pathname.replace(/\/+$/, '')}${path}`,
        method,
        headers: typeof body === 'string' ? { ...headers, 'content-length': String(Buffer.byteLength(body)) } : headers,
        body: typeof body === 'string' ? inOnePiece(body, sent) : body,
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

/** Read only once a connection stands, and to its end only when all of it was written out. */
function inOnePiece(body: string, sent: { whole: boolean }): Readable {
  return Readable.from([Buffer.from(body)])
    .on('end', () => {
      sent.whole = true
    })
    .on('error', () => {}) // of the line, which is told as such
}
