import { constants, brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Sends a page of ours, packed where the browser unpacks, for the bad line. */
export function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  it: { readonly status: number; readonly page: string; readonly headers: Readonly<Record<string, string>> },
): FastifyReply {
  const accepts = String(request.headers['accept-encoding'] ?? '')
  const packed = /\bbr\b/.test(accepts)
    ? { name: 'br', bytes: brotliCompressSync(it.page, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) }
    : /\bgzip\b/.test(accepts)
      ? { name: 'gzip', bytes: gzipSync(it.page) }
      : null
  return reply
    .code(it.status)
    .headers({
      ...it.headers,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(packed && { 'content-encoding': packed.name }),
    })
    .type('text/html; charset=utf-8')
    .send(packed?.bytes ?? it.page)
}
