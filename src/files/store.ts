import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import { sql } from 'kysely'
import { pictureForms, sizeName, widthsFor, type PictureSizes } from '../base/picture-sizes.ts'
import { videoMegabytesMax } from '../base/content.ts'
import { Refused } from '../base/refused.ts'
import { isPlain } from '../base/text.ts'
import type { Db, Tx } from '../db/connect.ts'
import { holdBytes } from '../db/hold.ts'
import type { Box } from './pictures.ts'

export const FILE_MAX_BYTES = 20 * 1024 * 1024
export const VIDEO_MAX_BYTES = videoMegabytesMax * 1024 * 1024

// By what the bytes are, never by what the name says. SVG and HTML can run, so they are not here.
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
  'video/mp4': '.mp4',
  'video/webm': '.webm',
}

/** How a file of this type ends where only its name can tell what it is. */
export function fileExtension(mediaType: string): string {
  return EXTENSIONS[mediaType] ?? '.bin'
}

export type StoredFile = {
  readonly hash: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly name: string
}

export type KeptFile = StoredFile & {
  /** Set for a picture that told where it was taken; what is kept tells it no more. */
  readonly locationRemoved?: true
}

/** The widths, in pixels, in which a picture can be had. */
export const narrowWidths = [320, 640, 1280] as const

/** What comes, and the person who brings it: until something refers to it, it is theirs alone (`mayReadFile`). */
type Brought = { readonly name: string; readonly bytes: Buffer | Readable; readonly by?: string }

/** The files of the office, each kept once under the hash of its bytes. */
export type FileStore = {
  /**
   * Keeps a file while it arrives, without holding it in memory; of strangers only pictures. Of a picture only the picture is kept, so its hash is
   * not that of what was sent (`pictures.ts`).
   * @throws {Refused} `file-missing` for an empty one, `file-too-large`, `file-type-refused` or `svg-refused` for what is
   * not on the list, `picture-type-refused`, and what `cleanPicture` refuses
   */
  put(tx: Db | Tx, it: Brought & { picture?: true }, now: Date): Promise<KeptFile>
  /**
   * Keeps a video while it arrives; of an MP4 without what tells of its recording.
   * @throws {Refused} `file-missing`, `file-too-large`, `video-type-refused`, and what `cleanMp4` refuses
   */
  putVideo(tx: Db | Tx, it: Brought, now: Date): Promise<KeptFile>
  /**
   * Keeps a part of a picture as a file of its own; the whole stays.
   * @throws {Refused} `not-found`, `not-a-picture`, `crop-outside`
   */
  crop(tx: Db | Tx, it: { hash: string; box: Box; by: string }, now: Date): Promise<KeptFile>
  /** Where the picture lies in that width, as WebP, made when it is first asked for; null for one that moves. */
  narrowPath(file: Pick<StoredFile, 'hash'>, width: (typeof narrowWidths)[number]): Promise<string | null>
  /** What was made of a picture for the public, or null where nothing was yet; `faulty` for one that cannot be read. */
  findSizes(hash: string): Promise<PictureSizes | 'faulty' | null>
  /**
   * Makes what the public gets of a picture, once; again it only looks whether it is there.
   * @throws of a disk that is full or a file that is not there; never of a picture that cannot be read
   */
  makeSizes(hash: string): Promise<PictureSizes | 'faulty'>
  /** Where a file lies that was made of others and can be made again, by its name; whether or not it is there yet. */
  madePath(name: string): string
  isMade(name: string): Promise<boolean>
  keepMade(name: string, bytes: Buffer): Promise<void>
  /** Keeps what the office saw of a page as it is, known to whoever keeps its hash and to no list of files. */
  keepLook(tx: Db | Tx, bytes: Buffer, now: Date): Promise<string>
  pathOf(hash: string): string
}

/** Where a file lies in the folder of the office's files. */
export const placeOf = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash)
/** Where one lies that was made of it: beside the files, since it can be made again and a back-up leaves it out. */
export const madePlaceOf = (folder: string, name: string): string => join(`${folder}-narrow`, name.slice(0, 2), name)
/** How a file is called while it arrives. */
export const ARRIVING = '.arriving-'

export function openFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => placeOf(folder, hash)
  /** Gives a path for what arrives, and takes away what did not get its place. */
  const arriving = async <Kept>(use: (path: string) => Promise<Kept>): Promise<Kept> => {
    const path = join(folder, `${ARRIVING}${randomUUID()}`)
    try {
      return await use(path)
    } finally {
      await rm(path, { force: true })
    }
  }
  /**
   * Puts what arrived into its place and writes the row that knows it, both under the lock of these bytes until the row is
   * committed: whoever removes what nobody knows waits, and then finds it known.
   */
  const settle = <Row>(
    tx: Db | Tx,
    it: { hash: string; path: string },
    enter: (tx: Tx) => Promise<Row>,
  ): Promise<Row> =>
    inOneTransaction(tx, async (one) => {
      await holdBytes(one, it.hash, 'shared')
      await placeOnce(it.path, pathOf(it.hash))
      return enter(one)
    })
  const store: FileStore = {
    pathOf,
    async crop(tx, { hash, box, by }, now) {
      const file = await readFileRow(tx, hash)
      if (!isPicture(file)) throw new Refused({ code: 'not-a-picture', field: 'hash' })
      const { cropPicture } = await import('./pictures.ts')
      return store.put(tx, { name: file.name, bytes: await cropPicture(pathOf(hash), box), by }, now)
    },
    async narrowPath(file, width) {
      const name = `${file.hash}-${width}.webp`
      if (await store.isMade(name)) return store.madePath(name)
      const { narrowPicture } = await import('./pictures.ts')
      const bytes = await narrowPicture(pathOf(file.hash), width)
      if (bytes === null) return null
      await store.keepMade(name, bytes)
      return store.madePath(name)
    },
    madePath: (name) => madePlaceOf(folder, name),
    isMade: (name) => isThere(store.madePath(name)),
    keepMade: (name, bytes) =>
      arriving(async (path) => {
        await receive(bytes, path)
        await placeOnce(path, store.madePath(name))
      }),
    keepLook: (tx, bytes, now) =>
      arriving(async (path) => {
        const { hash } = await receive(bytes, path)
        await settle(tx, { hash, path }, (one) => enterLook(one, hash, now))
        return hash
      }),
    async findSizes(hash) {
      const text = await readFile(store.madePath(`${hash}.json`), 'utf8').catch(() => null)
      return text === null ? null : (JSON.parse(text) as PictureSizes | 'faulty')
    },
    async makeSizes(hash) {
      const known = await store.findSizes(hash)
      if (known) return known
      const made = await sizesOf(hash)
      // Last, so that what it names is there whenever the process dies.
      await store.keepMade(`${hash}.json`, Buffer.from(JSON.stringify(made)))
      return made
    },
    putVideo: (tx, it, now) =>
      arriving(async (path) => {
        const received = await receive(it.bytes, path, VIDEO_MAX_BYTES)
        if (received.sizeBytes === 0) throw new Refused({ code: 'file-missing', field: 'file' })
        const marked = await fileTypeFromFile(path).catch(() => undefined)
        const mediaType = VIDEO_TYPES.find((type) => type === marked?.mime)
        if (!mediaType) throw new Refused({ code: 'video-type-refused', field: 'file' })
        const clean = mediaType === 'video/mp4' ? await (await import('./videos.ts')).cleanMp4(path) : null
        const hash = clean?.changed ? await hashOfFile(path) : received.hash
        const file = { hash, mediaType, sizeBytes: received.sizeBytes, name: tidyName(it.name) || hash }
        const kept = await settle(tx, { hash, path }, (one) => enterFile(one, file, it.by, now))
        return { ...kept, ...(clean?.hadPlace && { locationRemoved: true as const }) }
      }),
    put: (tx, it, now) =>
      arriving(async (path) => {
        const received = await receive(it.bytes, path)
        if (received.sizeBytes === 0) throw new Refused({ code: 'file-missing', field: 'file' })
        const tidy = tidyName(it.name)
        const mediaType = await mediaTypeOf(path, tidy)
        if (mediaType === null) {
          const code = await whyRefused(path)
          throw new Refused({ code: it.picture && code === 'file-type-refused' ? 'picture-type-refused' : code, field: 'file' }) // prettier-ignore
        }
        if (it.picture && !isPicture({ mediaType })) throw new Refused({ code: 'picture-type-refused', field: 'file' })
        const picture = isPicture({ mediaType }) ? await (await import('./pictures.ts')).cleanPicture(path) : null
        const keep = async (bare: { path: string; hash: string; sizeBytes: number }) =>
          settle(tx, bare, (one) => enterFile(one, { ...bare, mediaType, name: tidy || bare.hash }, it.by, now))
        if (!picture) return keep({ path, ...received })
        const kept = await arriving(async (bare) => keep({ path: bare, ...(await receive(picture.bytes, bare)) }))
        return { ...kept, ...(picture.hadPlace && { locationRemoved: true as const }) }
      }),
  }
  const sizesOf = async (hash: string): Promise<PictureSizes | 'faulty'> => {
    const pictures = await import('./pictures.ts')
    try {
      const { width, height, moves } = await pictures.measurePicture(pathOf(hash))
      const widths = moves ? [] : widthsFor(width)
      for (const narrow of widths)
        for (const form of pictureForms) {
          const name = sizeName(hash, narrow, form)
          if (!(await store.isMade(name)))
            await store.keepMade(name, await pictures.sizedPicture(pathOf(hash), narrow, form))
        }
      return { width, height, widths }
    } catch (error) {
      if (error instanceof Refused && error.reason.code !== 'too-often') return 'faulty'
      throw error
    }
  }
  return store
}

/** Opens a transaction where none is open. */
function inOneTransaction<Answer>(tx: Db | Tx, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  return tx.isTransaction ? work(tx as Tx) : tx.transaction().execute(work)
}

const BRINGERS_MAX = 20 // who brought it longer ago has long used it

/** What is in its place by now, as the office knows it: of the type it had when it first came, one address, one type. */
async function enterFile(tx: Tx, it: StoredFile, by: string | undefined, now: Date): Promise<StoredFile> {
  const { media_type: mediaType, size_bytes: sizeBytes } = await tx
    .insertInto('file')
    .values({
      hash: it.hash,
      media_type: it.mediaType,
      size_bytes: it.sizeBytes,
      name: it.name,
      created_at: now,
      came_at: now,
      brought_by: by ? [by] : [],
    }) // prettier-ignore
    .onConflict((on) =>
      on.column('hash').doUpdateSet({
        came_at: sql`greatest(file.came_at, excluded.came_at)`,
        brought_by: sql`case when excluded.brought_by <@ file.brought_by then file.brought_by
          else (excluded.brought_by || file.brought_by)[1:${BRINGERS_MAX}] end`,
      }),
    )
    .returning(['media_type', 'size_bytes'])
    .executeTakeFirstOrThrow()
  return { hash: it.hash, mediaType, sizeBytes, name: it.name }
}

async function enterLook(tx: Tx, hash: string, now: Date): Promise<void> {
  await tx
    .insertInto('look_file')
    .values({ hash, came_at: now })
    .onConflict((on) => on.column('hash').doUpdateSet({ came_at: sql`greatest(look_file.came_at, excluded.came_at)` }))
    .execute()
}

export const isVideo = ({ mediaType }: Pick<StoredFile, 'mediaType'>): boolean => mediaType.startsWith('video/')
export const isPicture = ({ mediaType }: Pick<StoredFile, 'mediaType'>): boolean => mediaType.startsWith('image/')

/** @throws {Refused} `not-found` */
export async function readFileRow(db: Db | Tx, hash: string): Promise<StoredFile> {
  const row = await db
    .selectFrom('file')
    .select(['hash', 'media_type', 'size_bytes', 'name'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { hash: row.hash, mediaType: row.media_type, sizeBytes: row.size_bytes, name: row.name }
}

/** An SVG gets a sentence of its own: people take it for a picture like any other. */
async function whyRefused(path: string): Promise<'svg-refused' | 'file-type-refused'> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return /<svg[\s>/]/i.test(buffer.toString('latin1', 0, bytesRead)) ? 'svg-refused' : 'file-type-refused'
  } finally {
    await file.close()
  }
}

/**
 * What a file is by its bytes, or null when it is not accepted. Text has no mark of its own: it is accepted as UTF-8
 * without control characters, and not when it begins as markup does.
 * @param name tells CSV from other text, nothing more
 */
async function mediaTypeOf(path: string, name: string): Promise<string | null> {
  // A file made to confuse the reader of its marks is one we do not know.
  const marked = await fileTypeFromFile(path).catch(() => ({ mime: '' }))
  if (marked?.mime === 'image/apng') return 'image/png' // its first frame is kept
  if (marked) return EXTENSIONS[marked.mime] && !/^(?:text|video)\//.test(marked.mime) ? marked.mime : null
  const bytes = await readFile(path)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
  if (!isPlain(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')) || /^\s*</.test(text)) return null
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain'
}

const VIDEO_TYPES = ['video/mp4', 'video/webm']

/** SHA-256 of a file's bytes, 64 hex digits. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}

async function receive(
  bytes: Buffer | Readable,
  path: string,
  maxBytes = FILE_MAX_BYTES,
): Promise<{ hash: string; sizeBytes: number }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const part of Buffer.isBuffer(bytes) ? [bytes] : bytes) {
      const chunk = part as Buffer
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes)
        throw new Refused({ code: 'file-too-large', field: 'file', max: maxBytes / 1024 / 1024 })
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { hash: hash.digest('hex'), sizeBytes }
}

/** Moved whole into its place, so that a name never stands for half a file, whenever the process dies. */
async function placeOnce(arrived: string, path: string): Promise<void> {
  if (await isThere(path)) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(arrived, path)
  const folder: FileHandle = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

// oxlint-disable-next-line no-control-regex -- these are the very characters that are left out
const UNNAMEABLE = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\]/g

/** A name as it may be shown: no path, no controls, nothing that turns the reading direction to hide an extension. */
function tidyName(name: string): string {
  return name.toWellFormed().replace(UNNAMEABLE, '').normalize('NFC').slice(0, 200).toWellFormed().trim()
}
