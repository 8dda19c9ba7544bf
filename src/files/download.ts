import { Readable } from 'node:stream'

/**
 * A file as the answer of an endpoint: sent piece by piece as it is made, never kept whole. Typed as the text it is to
 * whoever calls; Fastify sends a `Response` as it stands.
 */
export function download(
  name: string,
  mediaType: string,
  pieces: AsyncIterable<string> | readonly string[] | Uint8Array,
): string {
  const body = pieces instanceof Uint8Array ? pieces : Readable.toWeb(Readable.from(pieces, { objectMode: false }))
  const plain = name.replaceAll(/[^\w.-]+/g, '-') // RFC 6266: the plain form for old browsers, the whole name beside it
  const headers = {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  }
  return new Response(body as BodyInit, { headers }) as unknown as string
}
