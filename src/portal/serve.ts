/**
 * Gives out the portal's folder. It asks no database, so the public reads on when that is down. Small files are kept in
 * memory with their headers ready, and looked at on the disk once a second at most.
 */
import { createReadStream, type Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { rangeOf, type ByteRange } from '../base/byte-range.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'

const CACHE_BYTES_MAX = 32 * 1024 * 1024
const FILE_BYTES_MAX = 512 * 1024 // what is larger is read from the disk each time
const FRESH_MS = 1_000
const PATH_MAX = 400

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const NAMED: Record<string, string> = {
  '/feed.xml': 'application/rss+xml; charset=utf-8',
  '/atom.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
}

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
/** For files from the store: whatever they hold, nothing in them runs. */
const FILE_CSP = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

type Kept = {
  readonly path: string
  body: Buffer
  zipped: Buffer | null
  etag: string
  modifiedAt: string
  checkedAtMs: number
  mtimeMs: number
  headers: readonly string[]
  zippedHeaders: readonly string[]
}

/** Serves the portal at every address that nothing else has. */
export async function servePortal(app: FastifyInstance, site: { portalFolder: string }): Promise<void> {
  const cache = openCache(site.portalFolder)
  answerFirst(app, cache)
  // Its own headers instead of the staff application's.
  const options = { schema: { hide: true }, helmet: false }
  const handler = (request: FastifyRequest, reply: FastifyReply) => answer(cache, request, reply)
  for (const url of ['/', '/*']) app.route({ method: ['GET', 'HEAD'], url, ...options, handler } as RouteOptions)
}

/**
 * Answers what lies ready in memory before the server's hooks run: they ask who is acting and measure it, which costs
 * more than the page. Not while the server closes, when Fastify ends each connection with its answer.
 */
function answerFirst(app: FastifyInstance, cache: Cache): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  const others = app.server.listeners('request') as RequestListener[]
  app.server.removeAllListeners('request')
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const kept = reads && !closing ? cache.fresh(request.url as string) : null
    if (kept) send(request, response, kept)
    else for (const other of others) other.call(app.server, request, response)
  })
}

async function answer(cache: Cache, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const asked = request.raw.url as string
  if (asked.startsWith('/api/') || asked.startsWith('/app/')) return reply.callNotFound() as never
  const path = filePathOf(asked)
  const found = path === null ? null : await cache.find(asked, path)
  reply.hijack()
  const { raw } = reply
  if (found === null) return sendAbsent(cache, request, raw)
  switch (found.kind) {
    case 'kept':
      return send(request.raw, raw, found.kept)
    case 'folder': {
      const [address, query] = asked.split('?', 2)
      raw
        .writeHead(301, {
          location: `${lastPartOf(address as string)}/${query ? `?${query}` : ''}`,
          'content-length': 0,
        })
        .end()
      return
    }
    case 'large':
      return sendLarge(request, raw, found)
  }
}

/**
 * The file an address names, from the portal's root, or null for what is never given out: hidden and temporary files,
 * ways out of the folder, and anything odd.
 */
export function filePathOf(asked: string): string | null {
  const end = asked.search(/[?#]/)
  const raw = end < 0 ? asked : asked.slice(0, end)
  if (raw.length > PATH_MAX || !raw.startsWith('/')) return null
  let path: string
  try {
    path = decodeURIComponent(raw)
  } catch {
    return null
  }
  if (!/^[a-zA-Z0-9/._-]+$/.test(path) || path.includes('//') || /(^|\/)\./.test(path)) return null
  return path.endsWith('/') ? `${path}index.html` : path
}

type FoundFile =
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'large'; readonly file: string; readonly path: string; readonly about: Stats }
  | { readonly kind: 'folder' }
type Cache = {
  /** What is in memory and was looked at within the last second. */
  fresh(asked: string): Kept | null
  find(asked: string, path: string): Promise<FoundFile | null>
}

function openCache(root: string): Cache {
  const kept = new Map<string, Kept>() // in the order of use: the first is the one unused for longest
  let bytes = 0
  const forget = (key: string): void => {
    const it = kept.get(key)
    if (!it) return
    kept.delete(key)
    bytes -= sizeOf(it)
  }
  const remember = (key: string, it: Kept): void => {
    forget(key)
    kept.set(key, it)
    bytes += sizeOf(it)
    for (const oldest of kept.keys()) {
      if (bytes <= CACHE_BYTES_MAX) break
      forget(oldest)
    }
  }
  return {
    fresh(asked) {
      const it = kept.get(asked)
      return it && Date.now() - it.checkedAtMs < FRESH_MS ? it : null
    },
    async find(asked, path) {
      const file = join(root, path)
      const about = await stat(file).catch(() => null)
      if (about?.isDirectory())
        return (await stat(join(file, 'index.html')).catch(() => null)) ? { kind: 'folder' } : null
      if (!about?.isFile()) {
        forget(asked)
        return null
      }
      const known = kept.get(asked)
      if (known && known.mtimeMs === about.mtimeMs && known.body.length === about.size) {
        known.checkedAtMs = Date.now()
        kept.delete(asked)
        kept.set(asked, known) // used last
        return { kind: 'kept', kept: known }
      }
      if (about.size > FILE_BYTES_MAX) return { kind: 'large', file, path, about }
      const body = await readFile(file)
      const fresh = await keep(path, body, about)
      // An address with a query is the page itself, but strangers could make endless many of them.
      if (!asked.includes('?')) remember(asked, fresh)
      return { kind: 'kept', kept: fresh }
    },
  }
}

const sizeOf = (it: Kept) => it.body.length + (it.zipped?.length ?? 0) + 2_000

const zip = promisify(gzip)
const ZIPPED_FROM_BYTES = 1_000

async function keep(path: string, body: Buffer, about: Stats): Promise<Kept> {
  const type = typeOf(path)
  const squeezable = /^text\/|json|xml|svg/.test(type) && body.length >= ZIPPED_FROM_BYTES
  const zipped = squeezable ? await zip(body) : null
  const etag = etagOf(about)
  const modifiedAt = new Date(about.mtimeMs).toUTCString()
  const headers = headersOf(path, etag, modifiedAt)
  if (squeezable) headers.push('vary', 'accept-encoding')
  return {
    path,
    body,
    zipped,
    etag,
    modifiedAt,
    checkedAtMs: Date.now(),
    mtimeMs: about.mtimeMs,
    headers: [...headers, 'content-length', String(body.length)],
    zippedHeaders: zipped ? [...headers, 'content-encoding', 'gzip', 'content-length', String(zipped.length)] : [],
  }
}

/** What a file is served as wherever it lies: here, or in a bucket. @param path from the portal's root */
export function servedAs(path: string): { type: string; cacheControl: string; isShown: boolean } {
  const stored = path.startsWith('/berkas-publik/')
  const type = typeOf(path)
  return {
    type,
    cacheControl: stored
      ? 'public, max-age=31536000, immutable'
      : path.endsWith('.woff2')
        ? 'public, max-age=604800'
        : 'public, max-age=60',
    isShown: !stored || /^(?:image|video)\/|^text\/vtt/.test(type) || type === 'application/pdf',
  }
}

function headersOf(path: string, etag: string, modifiedAt: string): string[] {
  const stored = path.startsWith('/berkas-publik/')
  const { type, cacheControl, isShown } = servedAs(path)
  return [
    'content-type',
    type,
    'etag',
    etag,
    'last-modified',
    modifiedAt,
    'cache-control',
    cacheControl,
    'content-security-policy',
    stored && type !== 'application/pdf' ? FILE_CSP : CSP,
    'x-content-type-options',
    'nosniff',
    'referrer-policy',
    'strict-origin-when-cross-origin',
    'cross-origin-opener-policy',
    'same-origin',
    'x-frame-options',
    'DENY',
    ...(isWatched(path) ? ['accept-ranges', 'bytes'] : []),
    ...(isShown ? [] : ['content-disposition', 'attachment']),
  ]
}

const typeOf = (path: string) =>
  NAMED[path] ??
  (path.endsWith('/feed.xml') ? NAMED['/feed.xml'] : undefined) ??
  TYPES[path.slice(path.lastIndexOf('.') + 1)] ??
  'application/octet-stream'
const etagOf = (about: Stats) => `"${Math.round(about.mtimeMs * 1000).toString(36)}-${about.size.toString(36)}"`

function send(request: IncomingMessage, raw: ServerResponse, kept: Kept): void {
  const { headers } = request
  if (isUnchanged(headers, kept.etag, kept.modifiedAt)) {
    raw.writeHead(304, kept.headers.slice(0, -2) as string[]).end()
    return
  }
  const range = partOf(request, kept.path, kept.body.length, kept)
  if (range) return sendPart(raw, { headers: kept.headers.slice(0, -2), sizeBytes: kept.body.length, range }, ({ from, to }) => raw.end(kept.body.subarray(from, to + 1))) // prettier-ignore
  const zipped = kept.zipped !== null && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
  raw.writeHead(200, (zipped ? kept.zippedHeaders : kept.headers) as string[])
  raw.end(request.method === 'HEAD' ? undefined : zipped ? kept.zipped : kept.body)
}

/** RFC 9110 §13.2.2: the entity tag decides; the date only where no tag was sent. */
function isUnchanged(headers: IncomingHttpHeaders, etag: string, modifiedAt: string): boolean {
  const match = headers['if-none-match']
  if (match !== undefined)
    return match === etag || match.split(',').some((it) => it.trim().replace(/^W\//, '') === etag || it.trim() === '*')
  const since = headers['if-modified-since']
  return since !== undefined && Date.parse(since) >= Date.parse(modifiedAt)
}

function sendLarge(
  request: FastifyRequest,
  raw: ServerResponse,
  it: { file: string; path: string; about: Stats },
): void {
  const etag = etagOf(it.about)
  const modifiedAt = new Date(it.about.mtimeMs).toUTCString()
  const headers = headersOf(it.path, etag, modifiedAt)
  if (isUnchanged(request.raw.headers, etag, modifiedAt)) {
    raw.writeHead(304, headers).end()
    return
  }
  const read = (part: { start?: number; end?: number } = {}) => {
    const stream = createReadStream(it.file, part)
    stream.on('error', () => raw.destroy())
    raw.on('close', () => stream.destroy())
    stream.pipe(raw)
  }
  const sizeBytes = it.about.size
  const range = partOf(request.raw, it.path, sizeBytes, { etag, modifiedAt })
  if (range) return sendPart(raw, { headers, sizeBytes, range }, ({ from, to }) => read({ start: from, end: to }))
  raw.writeHead(200, [...headers, 'content-length', String(sizeBytes)])
  if (request.raw.method === 'HEAD') raw.end()
  else read()
}

/** Whether this is watched rather than read: a player begins anywhere, and some play nothing that does not come in parts. */
const isWatched = (path: string) => /\.(?:mp4|webm)$/.test(path)

/** The part that was asked for, where the asker has the same file (RFC 9110 §13.1.5); null for the whole. */
function partOf(
  request: IncomingMessage,
  path: string,
  sizeBytes: number,
  { etag, modifiedAt }: { readonly etag: string; readonly modifiedAt: string },
): ByteRange | 'outside' | null {
  if (!isWatched(path)) return null
  const condition = request.headers['if-range']
  if (condition !== undefined && condition !== etag && condition !== modifiedAt) return null
  return rangeOf(request, sizeBytes)
}

function sendPart(
  raw: ServerResponse,
  it: { readonly headers: readonly string[]; readonly sizeBytes: number; readonly range: ByteRange | 'outside' },
  send: (range: ByteRange) => void,
): void {
  if (it.range === 'outside') {
    raw.writeHead(416, ['content-range', `bytes */${it.sizeBytes}`, 'content-length', '0']).end()
    return
  }
  const { from, to } = it.range
  const said = ['content-range', `bytes ${from}-${to}/${it.sizeBytes}`, 'content-length', String(to - from + 1)]
  raw.writeHead(206, [...it.headers, ...said])
  send(it.range)
}

async function sendAbsent(cache: Cache, request: FastifyRequest, raw: ServerResponse): Promise<void> {
  const page = await cache.find('/404.html', '/404.html')
  const body =
    page?.kind === 'kept'
      ? page.kept.body
      : Buffer.from('<!doctype html><html lang="id"><title>Tidak ada</title><h1>Halaman ini tidak ada</h1>')
  raw.writeHead(404, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-cache',
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
  })
  raw.end(request.raw.method === 'HEAD' ? undefined : body)
}

/** A redirect names only the last part, so that it holds under any address the folder is served at. */
function lastPartOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1)
}
