/**
 * Files in a bucket of any service that speaks S3: put, looked at, taken away. Path-style addresses, since an office's own
 * service (MinIO, Ceph, Garage) seldom has a name for each bucket. Signed by AWS Signature Version 4 (SigV4, "Signature
 * Calculations for the Authorization Header: Transferring Payload in a Single Chunk"). Putting a file twice is putting it
 * once.
 */
import { createHash, createHmac } from 'node:crypto'
import type { Readable } from 'node:stream'
import { ownService, type OwnRequest } from './own-service.ts'
import { faultOf, no, noOfLine, waitOf, withoutSecrets, type No, type Reply } from './reply.ts'

const TIMEOUT_MS = 30_000
const TRANSFER_BYTES_PER_MS = 50 // some 400 kbit/s: what a large file may take beside
const ANSWER_MAX_BYTES = 64 * 1024
const READ_MAX_BYTES = 16 * 2 ** 20
const EMPTY_SHA256 = createHash('sha256').digest('hex')

export type Bucket = {
  /** Of the service, judged by `isServiceAddress` when it was set. */
  readonly address: string
  readonly region: string
  readonly name: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly timeoutMs?: number
}
/** What is known of a file there: its hash where it was put by us, and its MD5 where it was put in one piece. */
export type Kept = { readonly sha256: string | null; readonly md5: string | null; readonly sizeBytes: number }

/**
 * Puts a file. Never throws for what the service does.
 * @param it.key its path in the bucket, without a slash at its beginning
 * @param it.sha256 of the bytes, hex: signed with the request, so that no other bytes are taken, and kept beside the file
 */
export async function putObject(
  bucket: Bucket,
  it: {
    readonly key: string
    readonly stream: Readable
    readonly sizeBytes: number
    readonly sha256: string
    readonly mediaType: string
    readonly cacheControl: string
    /** Whether browsers are to keep it instead of showing it. */
    readonly isDownload: boolean
  },
  now: Date,
): Promise<Reply<null>> {
  const { key, stream, sizeBytes, sha256 } = it
  const headers = {
    'content-type': it.mediaType,
    'cache-control': it.cacheControl,
    'x-amz-meta-sha256': sha256,
    ...(it.isDownload && { 'content-disposition': 'attachment' }),
  }
  const answer = await ask(bucket, 'PUT', { key, headers, sha256, body: { stream, sizeBytes } }, now)
  return 'status' in answer ? { ok: true, result: null } : answer
}

/** What is kept there; null where nothing is. */
export async function lookAtObject(bucket: Bucket, key: string, now: Date): Promise<Reply<Kept | null>> {
  const answer = await ask(bucket, 'HEAD', { key, headers: {}, sha256: EMPTY_SHA256, body: null }, now)
  if (!('status' in answer)) return answer
  if (answer.status === 404) return { ok: true, result: null }
  const hash = answer.headers['x-amz-meta-sha256']
  const sha256 = typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : null
  const md5 = /^"([0-9a-f]{32})"$/.exec(String(answer.headers['etag']))?.[1] ?? null
  return { ok: true, result: { sha256, md5, sizeBytes: Number(answer.headers['content-length'] ?? 0) } }
}

/** The bytes of a file of at most 16 MiB; null where none is. */
export async function readObject(bucket: Bucket, key: string, now: Date): Promise<Reply<Buffer | null>> {
  const answer = await ask(bucket, 'GET', { key, headers: {}, sha256: EMPTY_SHA256, body: null }, now)
  if (!('status' in answer)) return answer
  return { ok: true, result: answer.status === 404 ? null : answer.body }
}

/** Takes a file away; one that is not there is away too. */
export async function removeObject(bucket: Bucket, key: string, now: Date): Promise<Reply<null>> {
  const answer = await ask(bucket, 'DELETE', { key, headers: {}, sha256: EMPTY_SHA256, body: null }, now)
  return 'status' in answer ? { ok: true, result: null } : answer
}

type Asking = {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly sha256: string
  readonly body: OwnRequest['body']
}

async function ask(
  bucket: Bucket,
  method: 'PUT' | 'HEAD' | 'GET' | 'DELETE',
  { key, headers, sha256, body }: Asking,
  now: Date,
) {
  const { address, name, region, accessKeyId, secretAccessKey, timeoutMs = TIMEOUT_MS } = bucket
  const base = new URL(address)
  const path = `/${uriEncoded(name)}/${key.split('/').map(uriEncoded).join('/')}`
  const signed = signedHeaders(
    {
      method,
      path: `${base.pathname.replace(/\/+$/, '')}${path}`,
      query: '',
      headers: { ...headers, host: base.host },
      sha256,
    },
    { region, accessKeyId, secretAccessKey },
    now,
  )
  const sizeBytes = body && typeof body === 'object' && 'sizeBytes' in body ? body.sizeBytes : 0
  const answer = await ownService(address)({
    method,
    path,
    headers: signed,
    body,
    timeoutMs: timeoutMs + Math.ceil(sizeBytes / TRANSFER_BYTES_PER_MS),
    maxBytes: method === 'GET' ? READ_MAX_BYTES : ANSWER_MAX_BYTES,
  })
  if ('failed' in answer) return noOfLine(answer)
  const { status } = answer
  const words = answer.body.toString()
  const code = /<Code>([\w.-]{1,80})<\/Code>/.exec(words)?.[1] ?? ''
  // A 404 may speak of the bucket, and of a page in front of the service: only a file's absence is an answer.
  if (status === 404 && method !== 'PUT' && (method === 'HEAD' || code === 'NoSuchKey')) return answer
  const fault = code === 'RequestTimeTooSkewed' ? 'clock' : faultOf(status, method === 'HEAD' || code !== '')
  // A captive page says 200 to anything; S3 says nothing in the body of a success.
  if (!fault)
    return method !== 'GET' && /^\s*<(?:!doctype html|html)/i.test(words) ? no('no-answer', String(status)) : answer
  const said = withoutSecrets([status, code].filter(Boolean).join(' '), [secretAccessKey])
  return no(fault, said, waitOf(answer)) satisfies No
}

/**
 * The headers of a request with its signature among them.
 * @param it.path encoded, as it goes out; S3 alone is not encoded a second time
 * @param it.query encoded and in order of its names; '' for none
 */
export function signedHeaders(
  it: {
    readonly method: string
    readonly path: string
    readonly query: string
    readonly headers: Readonly<Record<string, string>>
    readonly sha256: string
  },
  by: { readonly region: string; readonly accessKeyId: string; readonly secretAccessKey: string },
  now: Date,
): Record<string, string> {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const headers: Record<string, string> = { ...it.headers, 'x-amz-content-sha256': it.sha256, 'x-amz-date': stamp }
  const names = Object.keys(headers).toSorted() // all are in lower case
  const line = (name: string) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}\n`
  const request = [it.method, it.path, it.query, names.map(line).join(''), names.join(';'), it.sha256].join('\n')
  const scope = `${stamp.slice(0, 8)}/${by.region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(request).digest('hex')].join('\n')
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const key = scope.split('/').reduce<string | Buffer>(mac, `AWS4${by.secretAccessKey}`)
  const signature = mac(key, toSign).toString('hex')
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${by.accessKeyId}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`,
  }
}

/** By RFC 3986: everything but the unreserved letters, in upper-case hex. */
function uriEncoded(part: string): string {
  return encodeURIComponent(part).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
