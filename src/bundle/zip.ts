/**
 * A ZIP written from front to back, the same bytes for the same content: entries in the order they are given, one date for
 * all, told by the caller. Own code, since the libraries write local time or no ZIP64; a library (`yauzl`) reads it back.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import { dosDate } from '../base/dos-date.ts'

export type Written = { readonly hash: string; readonly sizeBytes: number }
export type ZipWriter = {
  readonly sizeBytes: number
  /** Adds bytes under a name, packed where that makes them smaller. */
  add(name: string, bytes: Buffer): Promise<void>
  /** Adds a file of the disk as it is, a large one never whole in memory; it must not change meanwhile. */
  addFile(name: string, path: string): Promise<Written>
  /** Writes the directory and closes the file; nothing can be added after. */
  finish(): Promise<Written>
  /** Closes the file as it is, for a caller that gives up. */
  abandon(): Promise<void>
}

const deflate = promisify(deflateRaw)
const PACK_MIN_BYTES = 200
const WRITE_BYTES = 256 * 1024
const WHOLE_BYTES_MAX = 32 * 1024 * 1024 // an upload has 20 MB at most; reading it once is three times as fast
const WORD = 0xffff_ffff
const SHORT = 0xffff
const STORED = 0
const DEFLATED = 8
const MADE_BY = (3 << 8) | 45 // Unix, version 4.5 of the specification (ZIP64)
const PLAIN_FILE = (0o100644 << 16) >>> 0

/** @param at the date of every entry, in UTC, from 1980 to 2107 */
export async function createZip(path: string, at: Date): Promise<ZipWriter> {
  const file = await open(path, 'wx', 0o600)
  const whole = createHash('sha256')
  const directory: Buffer[] = []
  const date = dosDate(at)
  let offset = 0

  let gathered: Buffer[] = []
  let waiting = 0
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(gathered)
    gathered = []
    waiting = 0
    await file.writeFile(bytes)
  }
  const put = async (bytes: Buffer): Promise<void> => {
    whole.update(bytes)
    offset += bytes.length
    gathered.push(bytes)
    waiting += bytes.length
    if (waiting >= WRITE_BYTES) await flush() // headers are small: a write for each would cost more than the packing
  }
  const begin = async (entry: Omit<Entry, 'offset' | 'date'>): Promise<void> => {
    const whereIs = { ...entry, offset, date }
    directory.push(centralHeader(whereIs))
    await put(localHeader(whereIs))
  }
  return {
    get sizeBytes() {
      return offset
    },
    async add(name, bytes) {
      const packed = bytes.length >= PACK_MIN_BYTES ? await deflate(bytes, { level: 6 }) : bytes
      const smaller = packed.length < bytes.length
      await begin({
        name,
        method: smaller ? DEFLATED : STORED,
        crc: crc32(bytes),
        packedBytes: smaller ? packed.length : bytes.length,
        sizeBytes: bytes.length,
      })
      await put(smaller ? packed : bytes)
    },
    async addFile(name, from) {
      if ((await stat(from)).size <= WHOLE_BYTES_MAX) {
        const bytes = await readFile(from)
        const sizeBytes = bytes.length
        await begin({ name, method: STORED, crc: crc32(bytes), packedBytes: sizeBytes, sizeBytes })
        await put(bytes)
        return { hash: createHash('sha256').update(bytes).digest('hex'), sizeBytes }
      }
      const found = await measure(from)
      await begin({ name, method: STORED, crc: found.crc, packedBytes: found.sizeBytes, sizeBytes: found.sizeBytes })
      const again = createHash('sha256')
      for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
        again.update(chunk)
        await put(chunk)
      }
      if (again.digest('hex') !== found.hash) throw new Error(`${from} changed while it was being packed`)
      return { hash: found.hash, sizeBytes: found.sizeBytes }
    },
    async finish() {
      const start = offset
      for (const header of directory) await put(header)
      await put(endOf({ count: directory.length, start, bytes: offset - start }))
      await flush()
      await file.sync()
      await file.close()
      return { hash: whole.digest('hex'), sizeBytes: offset }
    },
    abandon: () => file.close(),
  }
}

async function measure(path: string): Promise<Written & { crc: number }> {
  const hash = createHash('sha256')
  let [crc, sizeBytes] = [0, 0]
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    crc = crc32(chunk, crc)
    sizeBytes += chunk.length
  }
  return { hash: hash.digest('hex'), crc, sizeBytes }
}

type Entry = {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly sizeBytes: number
  readonly offset: number
  readonly date: number
}

/** Signature and fields as the ZIP specification names them (APPNOTE 4.3.7); names are UTF-8 (bit 11). */
function localHeader(it: Entry): Buffer {
  const large = it.sizeBytes >= WORD || it.packedBytes >= WORD
  const extra = large ? zip64([it.sizeBytes, it.packedBytes]) : Buffer.alloc(0)
  return Buffer.concat([u32(0x04_03_4b_50), facts(it, extra.length), Buffer.from(it.name), extra])
}

/** APPNOTE 4.3.12. */
function centralHeader(it: Entry): Buffer {
  const large = it.sizeBytes >= WORD || it.packedBytes >= WORD
  const far = it.offset >= WORD
  const extra =
    large || far
      ? zip64([...(large ? [it.sizeBytes, it.packedBytes] : []), ...(far ? [it.offset] : [])])
      : Buffer.alloc(0)
  const tail = Buffer.concat([u16(0), u16(0), u16(0), u32(PLAIN_FILE), u32(Math.min(it.offset, WORD))])
  return Buffer.concat([u32(0x02_01_4b_50), u16(MADE_BY), facts(it, extra.length), tail, Buffer.from(it.name), extra])
}

/** What both headers say alike, from the version needed to the length of the extra field. */
function facts(it: Entry, extraBytes: number): Buffer {
  const large = it.sizeBytes >= WORD || it.packedBytes >= WORD
  return Buffer.concat([
    u16(large || it.offset >= WORD ? 45 : 20),
    u16(0x08_00),
    u16(it.method),
    u32(it.date),
    u32(it.crc),
    u32(large ? WORD : it.packedBytes),
    u32(large ? WORD : it.sizeBytes),
    u16(Buffer.byteLength(it.name)),
    u16(extraBytes),
  ])
}

/** The extra field of sizes beyond 32 bits (APPNOTE 4.5.3). */
function zip64(values: readonly number[]): Buffer {
  return Buffer.concat([u16(0x00_01), u16(values.length * 8), ...values.map(u64)])
}

/** The end of the directory, led by its ZIP64 form where the plain one is too narrow (APPNOTE 4.3.14 to 4.3.16). */
function endOf(it: { count: number; start: number; bytes: number }): Buffer {
  const wide = it.count >= SHORT || it.start >= WORD || it.bytes >= WORD
  const before = wide
    ? [
        u32(0x06_06_4b_50),
        u64(44),
        u16(MADE_BY),
        u16(45),
        u32(0),
        u32(0),
        u64(it.count),
        u64(it.count),
        u64(it.bytes),
        u64(it.start),
        u32(0x07_06_4b_50),
        u32(0),
        u64(it.start + it.bytes),
        u32(1),
      ]
    : []
  const count = u16(wide ? SHORT : it.count)
  return Buffer.concat([
    ...before,
    u32(0x06_05_4b_50),
    u16(0),
    u16(0),
    count,
    count,
    u32(wide ? WORD : it.bytes),
    u32(wide ? WORD : it.start),
    u16(0),
  ])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
