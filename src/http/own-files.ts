import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { sha256 } from '../base/hash.ts'

/** A file that a page of ours brings along: styles, script. */
export type OwnFile = { readonly name: string; readonly type: string; readonly bytes: Buffer; packed(): Buffer }

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8' } // prettier-ignore

/**
 * A file under a name that says what is in it, so that a browser keeps it for good. Packed when it is first asked for.
 * @param tidy what its reader here needs and a phone does not
 */
export function readOwnFile(
  path: URL,
  { base, ending, tidy }: { base: string; ending: keyof typeof TYPES; tidy?: (text: string) => string },
): OwnFile {
  const read = readFileSync(path)
  const bytes = tidy ? Buffer.from(tidy(read.toString('utf8'))) : read
  let packed: Buffer | null = null
  return {
    name: `${base}-${sha256(bytes).slice(0, 12)}.${ending}`,
    type: TYPES[ending],
    bytes,
    packed: () => (packed ??= brotliCompressSync(bytes)),
  }
}

/** Serves such files, packed where the browser unpacks. @param files asked for with the first request, not before */
export function serveOwnFiles(scope: FastifyInstance, prefix: string, files: () => readonly OwnFile[]): void {
  scope.get(`${prefix}/:name`, { schema: { hide: true }, helmet: false } as object, (request, reply) => {
    const found = files().find((it) => it.name === (request.params as { name: string }).name)
    if (!found) return reply.code(404).send()
    const packed = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))
    return reply
      .headers({
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(packed && { 'content-encoding': 'br' }),
      })
      .type(found.type)
      .send(packed ? found.packed() : found.bytes)
  })
}
