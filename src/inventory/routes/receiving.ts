/** What every upload of a table goes through: taken as a stream, its header found, its rows kept and judged. */
import { createGunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../../base/refused.ts'
import { spool, type Spooled } from '../../files/spool.ts'
import { IMPORT_MB_MAX } from '../api/imports.ts'

const STALE_MS = 24 * 60 * 60_000

/** Files that nobody brought in by then are let go. */
export const staleBefore = (now: Date) => new Date(now.getTime() - STALE_MS)

/** The body is a stream that goes to a temporary file; nothing in this scope parses it into memory. */
export function takeStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  // Compressed on its way up: a table of 17 MB is 2 MB on a poor line. The limit counts what comes out.
  scope.addContentTypeParser('application/gzip', (_request, payload, done) => {
    const opened = createGunzip()
    opened.on('error', () => {}) // told where the table is read, which begins a moment later
    payload.on('error', (error) => opened.destroy(error)).pipe(opened)
    done(null, opened)
  })
}

/** @throws {Refused} `import-unreadable` for what is torn, or what `spool` refuses */
export async function takeUpload(request: FastifyRequest, use: (file: Spooled) => Promise<void>): Promise<void> {
  await spool(request, IMPORT_MB_MAX, use).catch((error: unknown) => {
    const torn =
      error instanceof Error && 'code' in error && /^Z_|^ERR_STREAM_PREMATURE_CLOSE$/.test(String(error.code))
    throw torn ? new Refused({ code: 'import-unreadable', detail: 'GZIP' }) : error
  })
}
