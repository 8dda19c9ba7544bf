/** A ZIP that a stranger may have made, read by its central directory alone and within limits. Shares nothing with `zip.ts`. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry } from 'yauzl'
import { fault, type Fault } from './faults.ts'

export type Limits = { readonly files: number; readonly bytes: number }
export type OpenZip = {
  /** The files by their path in the ZIP; those that were refused are among `faults` instead. */
  readonly files: ReadonlyMap<string, { readonly sizeBytes: number }>
  readonly faults: readonly Fault[]
  /** SHA-256 of a file, or why it cannot be unpacked. */
  hash(path: string): Promise<string | Fault>
  /** The bytes of a file of at most `max`; null for one that is not there, too large or damaged. */
  read(path: string, max: number): Promise<Buffer | null>
  /** Unpacks a file to the disk; false when it cannot be. */
  extract(path: string, to: string): Promise<boolean>
  close(): void
}

/** @returns the fault when it is no ZIP at all, or holds more than the limits */
export async function openZip(path: string, limits: Limits): Promise<OpenZip | Fault> {
  const entries = new Map<string, Entry>()
  const faults: Fault[] = []
  const folded = new Set<string>()
  let bytes = 0
  let zip
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false })
    if (zip.entryCount > limits.files) return fault('too-many-files', path)
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize
      if (bytes > limits.bytes) return fault('too-large', path)
      const name = entry.fileNameRaw.toString('utf8')
      const found = whyNot(entry, name)
      const key = name.normalize('NFC').toLowerCase()
      if (found) faults.push(fault(found, JSON.stringify(name)))
      else if (folded.has(key)) faults.push(fault('name-twice', name))
      else entries.set(name, entry)
      folded.add(key)
    }
  } catch (error) {
    return fault('not-a-zip', path, (error as Error).message)
  }
  const open = zip
  const stream = async (name: string) => {
    const entry = entries.get(name)
    return entry ? open.openReadStreamPromise(entry) : null
  }
  return {
    files: new Map([...entries].map(([name, entry]) => [name, { sizeBytes: entry.uncompressedSize }])),
    faults,
    async hash(name) {
      const hash = createHash('sha256')
      try {
        for await (const chunk of (await stream(name)) ?? []) hash.update(chunk as Buffer)
        return hash.digest('hex')
      } catch (error) {
        return fault('damaged', name, (error as Error).message)
      }
    },
    async read(name, max) {
      const entry = entries.get(name)
      if (!entry || entry.uncompressedSize > max) return null
      try {
        const chunks: Buffer[] = []
        for await (const chunk of (await stream(name)) ?? []) chunks.push(chunk as Buffer)
        return Buffer.concat(chunks)
      } catch {
        return null
      }
    },
    async extract(name, to) {
      try {
        const from = await stream(name)
        if (!from) return false
        await pipeline(from, createWriteStream(to, { flags: 'wx', mode: 0o600 }))
        return true
      } catch {
        return false
      }
    },
    close: () => open.close(),
  }
}

const FILE_TYPE = 0o170000
const PLAIN = 0o100000

function whyNot(entry: Entry, name: string): 'path-outside' | 'name-not-portable' | 'not-plain' | 'locked' | null {
  const parts = name.split('/')
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..')) return 'path-outside'
  if (name.includes('\\') && name.split(/[\\/]/).includes('..')) return 'path-outside'
  // Unix says in the upper half what kind of file it is; a link would lead elsewhere when unpacked.
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
  if (name.endsWith('/') || (entry.versionMadeBy >> 8 === 3 && type !== 0 && type !== PLAIN)) return 'not-plain'
  const proper = Buffer.from(name).equals(entry.fileNameRaw) && name === name.normalize('NFC')
  // oxlint-disable-next-line no-control-regex -- these are the very signs that are refused
  if (!proper || /[\u0000-\u001f\u007f\\:*?"<>|]/.test(name) || parts.some((it) => it === '' || it === '.'))
    return 'name-not-portable'
  return entry.generalPurposeBitFlag & 1 || (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    ? 'locked'
    : null
}
