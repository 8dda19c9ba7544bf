import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { sha256 } from '../base/hash.ts'
import { Refused } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'

export const FILE_MAX_BYTES = 20 * 1024 * 1024

// By what the bytes are, never by what the name says. SVG and HTML can run, so they are not here.
const ALLOWED = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

export type StoredFile = { readonly hash: string; readonly mediaType: string; readonly sizeBytes: number; readonly name: string }

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'text/csv': '.csv',
  'text/plain': '.txt',
}

/** How a file of this type ends where only its name can tell what it is. */
export function fileExtension(mediaType: string): string {
  return EXTENSIONS[mediaType] ?? '.bin'
}

/** The files of the office, each kept once under the hash of its bytes. */
export type FileStore = {
  /** @throws {Refused} `file-type-refused` for what is not on the list, `file-too-large` */
  put(tx: Db | Tx, it: { name: string; bytes: Buffer }, now: Date): Promise<StoredFile>
  pathOf(hash: string): string
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
  return {
    pathOf,
    async put(tx, { name, bytes }, now) {
      if (bytes.length > FILE_MAX_BYTES) throw new Refused({ code: 'file-too-large', field: 'file', max: FILE_MAX_BYTES / 1024 / 1024 })
      const mediaType = (await fileTypeFromBuffer(bytes))?.mime
      if (!mediaType || !ALLOWED.has(mediaType)) throw new Refused({ code: 'file-type-refused', field: 'file' })
      const hash = sha256(bytes)
      await writeOnce(pathOf(hash), bytes)
      const file = { hash, mediaType, sizeBytes: bytes.length, name: name.slice(0, 200) || hash }
      await tx
        .insertInto('file')
        .values({ hash, media_type: mediaType, size_bytes: bytes.length, name: file.name, created_at: now })
        .onConflict((on) => on.column('hash').doNothing())
        .execute()
      return file
    },
  }
}

/** @throws {Refused} `not-found` */
export async function readFileRow(db: Db, hash: string): Promise<StoredFile> {
  const row = await db.selectFrom('file').select(['hash', 'media_type', 'size_bytes', 'name']).where('hash', '=', hash).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { hash: row.hash, mediaType: row.media_type, sizeBytes: row.size_bytes, name: row.name }
}

export function streamFile(store: FileStore, hash: string) {
  return createReadStream(store.pathOf(hash))
}

/** Written beside and renamed, so that a name never stands for half a file, whenever the process dies. */
async function writeOnce(path: string, bytes: Buffer): Promise<void> {
  if (await access(path).then(() => true, () => false)) return
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${randomUUID()}.tmp`
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}
