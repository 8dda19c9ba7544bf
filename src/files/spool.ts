import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export class SpoolTooLarge extends Error {
  override readonly name = 'SpoolTooLarge'
}

export type Spooled = { readonly path: string; readonly hash: string; readonly sizeBytes: number }

/**
 * Puts an upload into a temporary file while it arrives, counts and hashes it, and removes it after `use`.
 * @throws {SpoolTooLarge} over `bytesMax`; the rest is not read
 */
export async function spool<Answer>(
  upload: Readable,
  bytesMax: number,
  use: (spooled: Spooled) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'siar-upload-'))
  try {
    const path = join(folder, 'upload')
    const hash = createHash('sha256')
    let sizeBytes = 0
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length
        hash.update(chunk)
        done(sizeBytes > bytesMax ? new SpoolTooLarge(`over ${bytesMax} bytes`) : null, chunk)
      },
    })
    await pipeline(upload, count, createWriteStream(path, { mode: 0o600 }))
    return await use({ path, hash: hash.digest('hex'), sizeBytes })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
