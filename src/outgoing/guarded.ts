/**
 * Requests to addresses that people typed or feeds named. An address may lead anywhere, so it is judged at every hop and
 * the name is resolved once: what was judged is what is connected to (no DNS rebinding). Ours never reach the machine
 * itself, its network, or the cloud's metadata.
 */
import { lookup as resolveName, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Agent } from 'undici'
import { isPublicAddress } from './public-address.ts'

/** Why an address is not asked, or did not answer. */
export type NoAnswer =
  | 'address-refused'
  | 'too-many-hops'
  | 'no-name'
  | 'no-connection'
  | 'no-tls'
  | 'too-slow'
  | 'too-large'
export type Answered = {
  readonly status: number
  /** The address that answered, after redirects. */
  readonly address: string
  /** Those that led to it, the one that was asked first. */
  readonly hops: readonly string[]
  /** Where the asked address lives now: as far as redirects said so for good (301, 308); null where none did. */
  readonly movedTo: string | null
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly mediaType: string
  readonly body: Buffer
}

/** A header of an answer by its name in small letters; undefined where there is none. */
export const headerOf = (answer: Answered, wanted: string): string | undefined =>
  answer.headers.find(([name]) => name === wanted)?.[1]
/** `unreadable`: it came packed, and torn or not as it said. */
export type Outcome = Answered | { readonly failed: NoAnswer | 'unreadable' }

/** How far one request may go. Tests narrow and widen it; everyone else takes it as it is. */
export type Guard = {
  /** Whether a numeric address may be connected to. */
  readonly mayConnect: (address: string) => boolean
  readonly ports: ReadonlySet<string>
  /** In all, from the first name looked up to the last byte. */
  readonly timeoutMs: number
  readonly hopsMax: number
}

export const outside: Guard = {
  mayConnect: isPublicAddress,
  ports: new Set(['', '80', '443', '8080', '8443']),
  timeoutMs: 8_000,
  hopsMax: 5,
}

const WHO = 'Siar/0.1 (kantor komunikasi pemerintah daerah; periksa tautan)'

export type GuardedAsk = {
  /** 0 reads only the head. Of what came packed it counts what comes out. */
  readonly maxBytes: number
  /** Beside our own, or in their place. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether it may come packed; it is then unpacked while it arrives. */
  readonly packed?: boolean
  /** Whether a redirect may be followed there; one that may not is the answer. */
  readonly mayFollow?: (address: string) => boolean
  /** Ends the asking at once, and is thrown then: whoever stops is no fault of the other side. */
  readonly stopped?: AbortSignal
}
/** Asks a web address by GET. Never throws for what the other side does. */
export type GuardedGet = (address: string, ask: GuardedAsk) => Promise<Outcome>

export function guardedGet(more: Partial<Guard> = {}): GuardedGet {
  const ask = asking({ ...outside, ...more })
  return (address, { maxBytes, headers = {}, packed = false, mayFollow, stopped }) =>
    ask(address, {
      stopped,
      method: 'GET',
      headers: { accept: '*/*', ...(packed && { 'accept-encoding': 'gzip, br' }), ...headers },
      packed,
      maxBytes,
      leadsOn: (status, _, to) => LEADS_ON.has(status) && (mayFollow?.(to.href) ?? true),
    })
}

/** Those that ask for another address (RFC 9110, 15.4): 304 says that this one is as it was, whatever else stands in it. */
const LEADS_ON = new Set([301, 302, 303, 307, 308])

/** Sends a small form to a web address by POST; of the answer only its head is read. Never throws for what is there. */
export type GuardedPost = (
  address: string,
  form: URLSearchParams,
  headers?: Readonly<Record<string, string>>,
) => Promise<Outcome>

/** A form is sent on only where the answer says so of this very request (307, 308), and never from https to http. */
export function guardedPost(more: Partial<Guard> = {}): GuardedPost {
  const ask = asking({ ...outside, ...more })
  return (address, form, headers = {}) =>
    ask(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: form.toString(),
      packed: false,
      maxBytes: 0,
      leadsOn: (status, from, to) =>
        (status === 307 || status === 308) && (from.protocol === 'http:' || to.protocol === 'https:'),
    })
}

type Asking = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly packed: boolean
  readonly maxBytes: number
  /** Whether an answer that names another address is followed there. */
  readonly leadsOn: (status: number, from: URL, to: URL) => boolean
  readonly stopped?: AbortSignal | undefined
}

function asking(guard: Guard): (address: string, ask: Asking) => Promise<Outcome> {
  const agent = new Agent({
    connect: { lookup: guardedLookup(guard.mayConnect), timeout: guard.timeoutMs },
    connections: 4,
    pipelining: 1,
    keepAliveTimeout: 1_000,
    maxHeaderSize: 16_384,
    headersTimeout: guard.timeoutMs,
    bodyTimeout: guard.timeoutMs,
  })
  return async (address, { method, headers: more, body: sent = null, packed, maxBytes, leadsOn, stopped }) => {
    const late = AbortSignal.timeout(guard.timeoutMs)
    const signal = stopped ? AbortSignal.any([late, stopped]) : late
    const asked = { 'user-agent': WHO, ...more }
    let here = address
    let movedTo: string | null = null
    let forGood = true
    const hops: string[] = []
    try {
      for (let hop = 0; hop <= guard.hopsMax; hop++) {
        const url = askable(here, guard)
        if (!url) return { failed: 'address-refused' }
        const { statusCode, headers, body } = await agent.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method,
          headers: asked,
          body: sent,
          signal,
        })
        const { location } = headers
        const next = typeof location === 'string' ? URL.parse(location, url) : null
        if (next && leadsOn(statusCode, url, next)) {
          body.on('error', () => {}).destroy()
          hops.push(url.href)
          here = next.href
          forGood &&= statusCode === 301 || statusCode === 308
          if (forGood) movedTo = here
          continue
        }
        const plain = packed ? unpacked(body, headers['content-encoding']) : body
        const read = maxBytes === 0 ? Buffer.alloc(0) : await readUpTo(plain, maxBytes)
        plain.on('error', () => {}).destroy()
        body.on('error', () => {}).destroy()
        if (!read) return { failed: 'too-large' }
        return {
          status: statusCode,
          address: url.href,
          hops,
          movedTo,
          headers: Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')] as const),
          mediaType: String(headers['content-type'] ?? ''),
          body: read,
        }
      }
      return { failed: 'too-many-hops' }
    } catch (error) {
      stopped?.throwIfAborted()
      return { failed: isTorn(error) ? 'unreadable' : failureOf(error, late) }
    }
  }
}

/** The body as it was before it was packed for the way (RFC 9110, 8.4.1). Nothing is unpacked that nobody reads. */
function unpacked(body: Readable, encoding: string | string[] | undefined): Readable {
  const by = UNPACKED_BY[String(encoding ?? '').toLowerCase()]
  if (!by) return body
  const plain = by()
  body.on('error', (error) => plain.destroy(error)).pipe(plain)
  return plain
}
const UNPACKED_BY: Readonly<Record<string, (() => ReturnType<typeof createGunzip>) | undefined>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
}

/** By the codes of zlib and of Brotli's decoder, as Node hands them on. */
const isTorn = (error: unknown) =>
  /^(?:Z_|ERR_BROTLI|ERR__ERROR_)/.test(String((error as { code?: unknown } | null)?.code ?? ''))

/** The address as one that may be asked at all, or null: http and https, no name or password in it, a usual port. */
function askable(address: string, guard: Guard): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (url.username !== '' || url.password !== '' || !guard.ports.has(url.port)) return null
  return mayAsk(url.hostname, guard.mayConnect) ? url : null
}

/** Whether a host may be asked as far as its number says: that needs no look-up, so no connector would ever see it. */
export function mayAsk(hostname: string, mayConnect: Guard['mayConnect']): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 || mayConnect(host)
}

/** Resolves a name and refuses it whole when any of its addresses is not to be reached. */
export function guardedLookup(mayConnect: Guard['mayConnect']): LookupFunction {
  return (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, [])
      if (addresses.length === 0 || !addresses.every((it) => mayConnect(it.address)))
        return done(Object.assign(new Error(`${name} leads inside`), { code: REFUSED }), [])
      const [first] = addresses as [LookupAddress]
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
}

const REFUSED = 'SIAR_ADDRESS_REFUSED'

/** The whole body, or null when it is larger. */
export async function readUpTo(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > maxBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export function failureOf(error: unknown, signal: AbortSignal): NoAnswer {
  if (signal.aborted) return 'too-slow'
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (code === REFUSED) return 'address-refused'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return 'no-name'
  if (code.endsWith('_TIMEOUT')) return 'too-slow'
  if (/^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO|ERR_TLS_|ERR_SSL_)/.test(code))
    return 'no-tls'
  return 'no-connection'
}
