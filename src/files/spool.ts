import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IncomingHttpHeaders } from 'node:http'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../base/refused.ts'

const MEGABYTE = 1024 * 1024
const SPOOLED = 'siar-upload-'

export type Spooled = { readonly path: string; readonly hash: string; readonly sizeBytes: number }

/**
 * Puts the file that a request brings into a temporary one while it arrives, counts and hashes it, and removes it after
 * `use`.
 * @throws {Refused} `import-empty`; `import-too-large` over so many megabytes; the rest is not read
 */
export async function spool<Answer>(
  { headers, body }: { readonly headers: IncomingHttpHeaders; readonly body: unknown },
  mbMax: number,
  use: (spooled: Spooled) => Promise<Answer>,
): Promise<Answer> {
  const tooLarge = new Refused({ code: 'import-too-large', max: mbMax })
  // Said before it is read: who is cut off while sending reads no answer.
  if (Number(headers['content-length'] ?? 0) > mbMax * MEGABYTE) throw tooLarge
  if (!(body instanceof Readable)) throw new Refused({ code: 'import-empty' })
  const folder = await mkdtemp(join(tmpdir(), SPOOLED))
  try {
    const path = join(folder, 'upload')
    const hash = createHash('sha256')
    let sizeBytes = 0
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length
        hash.update(chunk)
        done(sizeBytes > mbMax * MEGABYTE ? tooLarge : null, chunk)
      },
    })
    await pipeline(body, count, createWriteStream(path, { mode: 0o600 }))
    return await use({ path, hash: hash.digest('hex'), sizeBytes })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const LEFT_MS = 24 * 60 * 60_000 // the slowest upload takes two hours

/** Removes what a process left that was killed while it read such a file. There is never more to do. */
export async function removeLeftUploads(now: Date): Promise<false> {
  const before = new Date(now.getTime() - LEFT_MS)
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(SPOOLED)) continue
    const path = join(tmpdir(), name)
    const about = await lstat(path).catch(() => null)
    // Another user's of this machine is theirs.
    if (about?.isDirectory() && about.uid === process.getuid?.() && about.mtime < before)
      await rm(path, { recursive: true, force: true })
  }
  return false
}
