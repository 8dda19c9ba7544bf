import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Db } from '../db/connect.ts'
import { checkpointText, signNote, verifierKey, type Checkpoint, type Signer } from './note.ts'
import { grow, leafHash, rootOf, type Edge } from './tree.ts'

/** The folder or the database does not allow the export; the message is one sentence for a person. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused'
}

export type Exported = { readonly size: number; readonly root: Buffer; readonly added: number }

const TILE = 256
const BATCH = 16 * TILE // entries read at a time: about 3 MB of the usual ones

/** One level of tiles being written: the hashes of the tile that is not full yet, and the roots over them. */
type Level = { tile: number; hashes: Buffer[]; edge: Edge }

/** Where entries come from: so many, in their order. */
export type Entries = { readonly size: number; read(from: number, until: number): Promise<readonly Entry[]> }
export type Entry = { readonly index: number; readonly body: string; readonly leaf_hash: string }

/** Exports the ledger of a database as it is committed now; see `writeExport`. */
export async function exportLedger(db: Db, it: { signer: Signer; folder: string; whole?: boolean }): Promise<Exported> {
  const { size } = await db.selectFrom('ledger_head').select('size').executeTakeFirstOrThrow()
  const read = (from: number, until: number): Promise<Entry[]> =>
    db
      .selectFrom('ledger_entry')
      .select(['index', 'body', 'leaf_hash'])
      .where('index', '>=', from)
      .where('index', '<', until)
      .orderBy('index')
      .execute()
  return writeExport({ size, read }, it)
}

/**
 * Writes a ledger as C2SP tlog-tiles into a folder: `tile/…`, `vkey` and, last of all, `checkpoint`. Into a folder that
 * holds an earlier export only what is new is read and added; whoever reads meanwhile sees the old or the new one, whole.
 * @param it.whole read every entry again and compare it with what the folder holds, instead of only the new ones
 * @throws {ExportRefused} when the folder holds another ledger, or the database no longer agrees with the folder or itself
 */
export async function writeExport(
  { size, read }: Entries,
  it: { signer: Signer; folder: string; whole?: boolean },
): Promise<Exported> {
  const { signer, folder } = it
  await mkdir(join(folder, 'tile', 'entries'), { recursive: true })
  await writeOnce(join(folder, 'vkey'), `${verifierKey(signer)}\n`)
  const prior = await readPrior(folder, signer)
  if (size < prior.size)
    throw new ExportRefused(
      `The database holds ${size} entries, but ${folder} already holds ${prior.size}: entries are gone.`,
    )

  const from = it.whole ? 0 : prior.size - (prior.size % TILE)
  const levels = it.whole ? [] : await readLevels(folder, from)
  const agreed = (at: number): void => {
    if (at === prior.size && prior.size > 0 && !rootOfLevels(levels).equals(prior.root))
      throw new ExportRefused(
        `The first ${prior.size} entries of the database no longer give the root signed in ${join(folder, 'checkpoint')}: the ledger was changed.`,
      )
  }
  agreed(from)
  const batch = async (at: number) => (at < size ? read(at, Math.min(size, at + BATCH)) : [])
  let reading = batch(from)
  for (let at = from; at < size; at += BATCH) {
    const rows = await reading
    reading = batch(at + BATCH)
    reading.catch(() => {}) // told when it is awaited; until then this batch goes first
    const writes: Promise<void>[] = []
    const put = (path: string, bytes: Buffer, until: number): void => {
      writes.push(it.whole && until <= prior.size ? compare(folder, path, bytes) : write(join(folder, path), bytes))
    }
    try {
      for (let start = at; start < Math.min(size, at + BATCH); start += TILE) {
        const width = Math.min(TILE, size - start)
        const entries: Buffer[] = []
        for (let index = start; index < start + width; index++) {
          const entry = entryOf(rows[index - at], index)
          entries.push(Buffer.of(entry.bytes.length >> 8, entry.bytes.length & 0xff), entry.bytes)
          add(levels, 0, entry.leaf, (level, tile, hashes) =>
            put(tilePath(level, tile), Buffer.concat(hashes), index + 1),
          )
          if (index + 1 === prior.size) agreed(prior.size)
        }
        put(tilePath('entries', start / TILE, width), Buffer.concat(entries), start + width)
      }
    } finally {
      await Promise.all(writes) // a tile that differs names the place, so it is told before the root
    }
  }

  const root = rootOfLevels(levels)
  const unchanged = size === prior.size && prior.signed
  for (const [level, { tile, hashes }] of levels.entries()) {
    const path = tilePath(level, tile, hashes.length)
    if (hashes.length === 0) continue
    await (unchanged ? compare(folder, path, Buffer.concat(hashes)) : write(join(folder, path), Buffer.concat(hashes)))
  }
  if (unchanged) return { size, root, added: 0 } // the checkpoint stays, and a second office's signature under it
  const newest = await readPrior(folder, signer)
  if (newest.size > size) throw new ExportRefused(`Another export wrote ${newest.size} entries to ${folder} meanwhile.`)
  await write(join(folder, 'checkpoint'), signNote(checkpointText({ origin: signer.name, size, root }), signer))
  return { size, root, added: size - prior.size }
}

/** The path of a tile (C2SP tlog-tiles): the number in groups of three digits, all but the last led by `x`. */
export function tilePath(level: number | 'entries', tile: number, width = TILE): string {
  const groups = [String(tile % 1000).padStart(3, '0')]
  for (let rest = Math.floor(tile / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  return `tile/${level}/${groups.join('/')}${width < TILE ? `.p/${width}` : ''}`
}

/** Adds one hash to a level; a tile that is full is handed to `full`, and its root goes one level up. */
function add(
  levels: Level[],
  at: number,
  node: Buffer,
  full: (level: number, tile: number, hashes: Buffer[]) => void,
): void {
  const level = (levels[at] ??= { tile: 0, hashes: [], edge: { size: 0, roots: [] } })
  level.hashes.push(node)
  grow(level.edge, node)
  if (level.hashes.length < TILE) return
  full(at, level.tile, level.hashes)
  const [root] = level.edge.roots
  levels[at] = { tile: level.tile + 1, hashes: [], edge: { size: 0, roots: [] } }
  add(levels, at + 1, root as Buffer, full)
}

/** The root over all levels: what stands higher stands further left. */
function rootOfLevels(levels: readonly Level[]): Buffer {
  return rootOf({ size: 0, roots: levels.toReversed().flatMap((level) => level.edge.roots) })
}

/** The levels as an export of `from` entries (whole tiles) left them, so that writing goes on from there. */
async function readLevels(folder: string, from: number): Promise<Level[]> {
  const levels: Level[] = []
  for (let at = 0, count = from; count > 0; at++, count = Math.floor(count / TILE)) {
    const width = count % TILE
    const tile = Math.floor(count / TILE)
    const path = join(folder, tilePath(at, tile, width))
    const bytes = width === 0 ? Buffer.alloc(0) : await readFile(path).catch(() => Buffer.alloc(0))
    if (bytes.length !== width * 32)
      throw new ExportRefused(`${path} is missing or damaged: export into an empty folder instead.`)
    const hashes = Array.from({ length: width }, (_, n) => bytes.subarray(n * 32, (n + 1) * 32))
    const edge: Edge = { size: 0, roots: [] }
    for (const node of hashes) grow(edge, node)
    levels.push({ tile, hashes, edge })
  }
  return levels
}

function entryOf(row: Entry | undefined, index: number): { bytes: Buffer; leaf: Buffer } {
  if (row?.index !== index) throw new ExportRefused(`Entry ${index} is missing in the database.`)
  const bytes = Buffer.from(row.body)
  const leaf = leafHash(bytes)
  if (leaf.toString('hex') !== row.leaf_hash)
    throw new ExportRefused(`Entry ${index} in the database differs from the hash that was written with it.`)
  return { bytes, leaf }
}

/** The checkpoint that the folder holds. Ed25519 signs alike each time, so ours is known by signing its text again. */
async function readPrior(folder: string, signer: Signer): Promise<Checkpoint & { signed: boolean }> {
  const path = join(folder, 'checkpoint')
  const note = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (note === null) return { origin: signer.name, size: 0, root: Buffer.alloc(0), signed: false }
  const [origin, count, encoded] = note.split('\n')
  const checkpoint = { origin: origin ?? '', size: Number(count), root: Buffer.from(encoded ?? '', 'base64') }
  if (!Number.isSafeInteger(checkpoint.size) || !note.startsWith(signNote(checkpointText(checkpoint), signer)))
    throw new ExportRefused(
      `${path} is not signed by the key of this ledger (${signer.name}): another ledger, or changed.`,
    )
  return { ...checkpoint, signed: true }
}

async function writeOnce(path: string, text: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => null)
  if (found === text) return
  if (found !== null) throw new ExportRefused(`${path} holds another key: this folder is of another ledger.`)
  await write(path, Buffer.from(text))
}

/** Whoever reads sees the whole file or none: written beside its place, then renamed into it. */
async function write(path: string, bytes: Buffer | string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`
  const file = await open(temporary, 'wx').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true })
    return open(temporary, 'wx')
  })
  try {
    await file.writeFile(bytes)
    await file.datasync() // before the checkpoint names it
    await file.close()
    await rename(temporary, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(temporary, { force: true })
    throw error
  }
}

async function compare(folder: string, path: string, bytes: Buffer): Promise<void> {
  const found = await readFile(join(folder, path)).catch(() => null)
  if (!found?.equals(bytes)) throw new ExportRefused(`${join(folder, path)} is missing or differs from the database.`)
}
