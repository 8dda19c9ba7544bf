import { crc32, inflateRawSync } from 'node:zlib'

/** Why a ZIP was not opened: `unreadable`, or `expands` beyond what was allowed. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
  readonly why: 'unreadable' | 'expands'
  constructor(why: 'unreadable' | 'expands', detail: string) {
    super(detail)
    this.why = why
  }
}

const ENTRIES_MAX = 1_000 // an XLSX of a hundred sheets has about three hundred
const END = 0x06_05_4b_50
const CENTRAL = 0x02_01_4b_50
const LOCAL = 0x04_03_4b_50
const END_BYTES = 22
const COMMENT_BYTES_MAX = 65_535

/**
 * Opens a ZIP that a stranger made and packs what was found anew, uncompressed. Only entries of the central directory,
 * each really inflated under one common limit: declared sizes may lie, and entries may hide between those listed
 * (readers that stream would find them). Whoever reads the answer meets no surprise.
 * @param keep which entries are wanted; the others are not even inflated
 * @throws {ZipRefused}
 */
export function repackZip(zip: Buffer, it: Keep): Buffer {
  return store(unpackZip(zip, it))
}

type Keep = { readonly keep: (name: string) => boolean; readonly expandedBytesMax: number }

/**
 * Opens a ZIP that a stranger made, as `repackZip` does; the entries that are wanted, by their names.
 * @throws {ZipRefused}
 */
export function unpackZip(zip: Buffer, it: Keep): ReadonlyMap<string, Buffer> {
  const { count, offset } = findEnd(zip)
  if (count > ENTRIES_MAX) throw new ZipRefused('unreadable', `${count} entries`)
  const packed = new Map<string, Buffer>()
  let at = offset
  let left = it.expandedBytesMax
  for (let entry = 0; entry < count; entry++) {
    const header = centralHeader(zip, at)
    at = header.next
    if (!it.keep(header.name)) continue
    if (packed.has(header.name)) throw new ZipRefused('unreadable', `two entries ${header.name}`)
    const data = inflate(zip, header, left)
    left -= data.length
    packed.set(header.name, data)
  }
  return packed
}

function findEnd(zip: Buffer): { count: number; offset: number } {
  const first = Math.max(0, zip.length - END_BYTES - COMMENT_BYTES_MAX)
  for (let at = zip.length - END_BYTES; at >= first; at--)
    if (zip.readUInt32LE(at) === END) return { count: zip.readUInt16LE(at + 10), offset: zip.readUInt32LE(at + 16) }
  throw new ZipRefused('unreadable', 'no end of the ZIP')
}

type Header = { name: string; flags: number; method: number; packedBytes: number; offset: number; next: number }

function centralHeader(zip: Buffer, at: number): Header {
  if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) throw new ZipRefused('unreadable', 'directory cut off')
  const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
  const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  if (next > zip.length) throw new ZipRefused('unreadable', 'directory cut off')
  return {
    name: zip.toString('utf8', at + 46, nameEnd),
    flags: zip.readUInt16LE(at + 8),
    method: zip.readUInt16LE(at + 10),
    packedBytes: zip.readUInt32LE(at + 20),
    offset: zip.readUInt32LE(at + 42),
    next,
  }
}

function inflate(zip: Buffer, { name, flags, method, packedBytes, offset }: Header, bytesMax: number): Buffer {
  if (flags & 1) throw new ZipRefused('unreadable', 'encrypted')
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== LOCAL) throw new ZipRefused('unreadable', name)
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  if (start + packedBytes > zip.length) throw new ZipRefused('unreadable', `${name} cut off`)
  const data = zip.subarray(start, start + packedBytes)
  if (method !== 0 && method !== 8) throw new ZipRefused('unreadable', `method ${method}`)
  if (bytesMax <= 0 || (method === 0 && data.length > bytesMax)) throw new ZipRefused('expands', name)
  if (method === 0) return data
  try {
    return inflateRawSync(data, { maxOutputLength: bytesMax })
  } catch (error) {
    const large = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new ZipRefused(large ? 'expands' : 'unreadable', name)
  }
}

function store(entries: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, data] of entries) {
    const nameBytes = Buffer.from(name)
    const facts = Buffer.alloc(26) // version needed to extra length: the same bytes in both headers (APPNOTE 4.3.7, 4.3.12)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x08_00, 2) // names are UTF-8
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([word(LOCAL), facts, nameBytes])
    directory.push(word(CENTRAL), Buffer.of(20, 0), facts, Buffer.alloc(10), word(offset), nameBytes)
    parts.push(local, data)
    offset += local.length + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.size, 8)
  end.writeUInt16LE(entries.size, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
