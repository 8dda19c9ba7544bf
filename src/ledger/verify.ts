import { hash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { whyNotEntry } from './verify-entry.ts'
import { openNote, readCheckpoint, Unproven, type SignedCheckpoint, type VerifierKey } from './verify-note.ts'

/** What to hold an exported ledger against. Only `key` and what is given as `olds` need be trusted. */
export type Against = {
  readonly key: VerifierKey
  readonly origin?: string | undefined
  /** Checkpoints seen before, by the name to call them; with the whole export of then, a rewritten entry can be named. */
  readonly olds?: readonly { readonly name: string; readonly note: Buffer; readonly folder?: string | undefined }[]
  readonly witnesses?: readonly VerifierKey[]
  /** How many of the witnesses must have signed; all when absent. */
  readonly quorum?: number | undefined
  /** Gets the text of every entry as it is read; what it was told counts only once all is verified. */
  readonly onEntry?: ((text: string) => void) | undefined
}

export type Verified = SignedCheckpoint & {
  /** The signed text, as it stands in `checkpoint`. */
  readonly text: string
  readonly witnesses: readonly { readonly name: string; readonly at: Date | null }[]
}

const TILE = 256
const BUNDLE_MAX_BYTES = TILE * (2 + 65_535)
const AHEAD = 8 // tiles read while one is being checked

/**
 * Checks an exported ledger offline, with the public key alone: signatures, every entry, every tile, the signed root,
 * and that it begins as each older checkpoint says. Shares nothing with what wrote it but SHA-256, and takes the tree
 * by tiles where the writer takes it by subtrees, so that one mistake is not made twice.
 * @throws {Unproven} with one sentence and, where it can be told, the first bad entry
 */
export async function verifyFolder(folder: string, against: Against): Promise<Verified> {
  const opened = openCheckpoint(await readLimited(join(folder, 'checkpoint'), 65_536), against)
  const { checkpoint } = opened
  const olds = openOlds(checkpoint, against)
  const found: Found = { entry: null, tile: null, agreedUntil: 0 }
  const rows: Row[] = []
  for await (const tile of readTiles(folder, checkpoint.size)) {
    const leaves = checkEntries(tile, found, against.onEntry)
    for (const old of olds.filter((it) => it.size > tile.first && it.size <= tile.first + tile.width)) {
      if (!rootOf(rows, split(leaves).slice(0, old.size - tile.first)).equals(old.root))
        throw await rewritten({ folder, checkpoint, old, found }, against.key)
      found.agreedUntil = old.size
    }
    if (tile.width === TILE) await push(folder, rows, 1, rootOfFull(leaves), found)
    else rows[0] = { tile: tile.number, hashes: split(leaves) }
  }
  for (const [level, row] of rows.entries())
    if (level > 0 && row.hashes.length > 0) await compareTile(folder, level, row, found)

  if (!rootOf(rows).equals(checkpoint.root)) throw notWhatWasSigned(checkpoint, found)
  // The entries give the signed root, so they are right, and what differs from them is the tile.
  if (found.entry)
    throw new Unproven(`${found.entry.tile} is damaged at entry ${found.entry.index}; the entries are whole.`)
  if (found.tile) throw new Unproven(`${found.tile.path} is ${found.tile.how}; the entries are whole.`)
  return { ...checkpoint, text: opened.text, witnesses: opened.witnesses }
}

/** One level's last tile that is not full. At level 0 it holds entries' hashes, above the roots of the tiles below. */
type Row = { tile: number; hashes: Buffer[] }

/** What was found on the way: who is wrong, entry or tile, shows only at the root. */
type Found = {
  /** The first entry that differs from its hash in a tile of level 0. */
  entry: { readonly index: number; readonly tile: string } | null
  /** The first higher tile that differs from what the entries below it give. */
  tile: { readonly path: string; readonly how: string; readonly from: number; readonly until: number } | null
  /** The largest older size whose root came out right. */
  agreedUntil: number
}

function openCheckpoint(bytes: Buffer, { key, witnesses = [], origin, quorum = witnesses.length }: Against) {
  const note = openNote(bytes, [key, ...witnesses], 'The checkpoint')
  if (!note.signed.has(key.id))
    throw new Unproven(`The checkpoint is not signed by the given key (${key.name}+${key.id}).`)
  const checkpoint = readCheckpoint(note.text, 'The checkpoint')
  if (origin !== undefined && checkpoint.origin !== origin)
    throw new Unproven(`The checkpoint is of the ledger ${checkpoint.origin}, not of ${origin}.`)
  const seen = witnesses.filter((it) => note.signed.has(it.id))
  if (seen.length < quorum)
    throw new Unproven(
      `The checkpoint carries signatures of ${seen.length} of the given witnesses; ${quorum} are required.`,
    )
  const told = seen.map(({ id, name }) => {
    const seconds = note.signed.get(id)
    return { name, at: seconds ? new Date(seconds * 1000) : null }
  })
  return { text: note.text, checkpoint, witnesses: told }
}

type Old = SignedCheckpoint & { readonly name: string; readonly folder: string | undefined }

function openOlds(checkpoint: SignedCheckpoint, { key, olds = [] }: Against): Old[] {
  return olds
    .map(({ name, note, folder }) => {
      const opened = openNote(note, [key], name)
      if (!opened.signed.has(key.id))
        throw new Unproven(`${name} is not signed by the given key (${key.name}+${key.id}).`)
      const old = readCheckpoint(opened.text, name)
      if (old.origin !== checkpoint.origin) throw new Unproven(`${name} is of another ledger (${old.origin}).`)
      if (old.size === 0) throw new Unproven(`${name} is of an empty ledger; consistency with it proves nothing.`)
      if (old.size > checkpoint.size)
        throw new Unproven(
          `The ledger became shorter: ${name} has ${old.size} entries, the checkpoint ${checkpoint.size}; entry ${checkpoint.size} is the first that is gone.`,
          checkpoint.size,
        )
      return { ...old, name, folder }
    })
    .toSorted((a, b) => a.size - b.size)
}

type Tile = {
  readonly number: number
  /** The index of its first entry. */
  readonly first: number
  readonly width: number
  readonly bundle: Buffer
  /** Whether the file may hold entries beyond `width`: a full one that took the place of the partial one. */
  readonly goesOn: boolean
  /** What tile/0 says of the entries; null when it cannot be read. */
  readonly hashes: Buffer | null
}

/** The entries and their hashes, tile by tile; the next few are read while one is being checked. */
async function* readTiles(folder: string, size: number): AsyncGenerator<Tile> {
  const count = Math.ceil(size / TILE)
  const ahead: Promise<Tile>[] = []
  for (let next = 0; next < count || ahead.length > 0;) {
    while (next < count && ahead.length < AHEAD) {
      const reading = readOneTile(folder, next, Math.min(TILE, size - next * TILE))
      reading.catch(() => {}) // told in its turn: an earlier entry may be bad
      ahead.push(reading)
      next++
    }
    yield (await ahead.shift()) as Tile
  }
}

async function readOneTile(folder: string, number: number, width: number): Promise<Tile> {
  const first = number * TILE
  const hashes = readTileFile(folder, '0', number, width, TILE * 32).catch((error: unknown) => {
    if (error instanceof Unproven) return null
    throw error
  })
  const bundle = await readTileFile(folder, 'entries', number, width, BUNDLE_MAX_BYTES).catch((error: unknown) => {
    if (error instanceof Unproven) throw new Unproven(`Entry ${first} is missing: ${error.message}`, first)
    throw error
  })
  const read = await hashes
  return {
    number,
    first,
    width,
    bundle: bundle.bytes,
    goesOn: bundle.full && width < TILE,
    hashes: read && cut(read, width),
  }
}

const cut = ({ bytes, full }: TileFile, width: number): Buffer => (full ? bytes.subarray(0, width * 32) : bytes)

/** Checks each entry of one bundle and returns the hashes of all, one after the other. */
function checkEntries(tile: Tile, found: Found, onEntry?: (text: string) => void): Buffer {
  const { bundle, first, width, goesOn, number } = tile
  const leaves = Buffer.allocUnsafeSlow(width * 32)
  const refuse = (index: number, why: string): never => {
    // An earlier entry that differs from its hash comes first, whichever of the two was changed.
    const checked = leaves.subarray(0, Math.min(index - first, width) * 32)
    const earlier = found.entry ?? (tile.hashes && firstDifference(checked, tile))
    throw earlier ? changed(earlier) : new Unproven(`Entry ${index} ${why}.`, index)
  }
  let at = 0
  for (let n = 0; n < width; n++) {
    const index = first + n
    if (at + 2 > bundle.length) refuse(index, 'is missing: its file is cut short')
    const until = at + 2 + bundle.readUInt16BE(at)
    if (until > bundle.length) refuse(index, 'is cut short')
    const why = whyNotEntry(bundle, at + 2, until, index)
    if (why) refuse(index, why)
    onEntry?.(bundle.toString('utf8', at + 2, until))
    bundle[at + 1] = 0 // the length has been read; a leaf is hashed with 0x00 before it (RFC 9162, 2.1.1)
    leaves.set(hash('sha256', bundle.subarray(at + 1, until), 'buffer'), n * 32)
    at = until
  }
  if (at !== bundle.length && !goesOn)
    refuse(first + width, `is not in the signed ledger, but stands in ${tilePath('entries', number, width)}`)
  found.entry ??= hashesMatch(leaves, tile)
    ? null
    : (firstDifference(leaves, tile) ?? { index: first + width, tile: leafTile(tile) })
  return leaves
}

const leafTile = ({ number, width }: Tile) => tilePath('0', number, width)
const hashesMatch = (leaves: Buffer, { hashes }: Tile) => hashes?.equals(leaves) ?? false

/** The first of these leaves that is not what tile/0 says of it. */
function firstDifference(leaves: Buffer, tile: Tile): Found['entry'] {
  const n = split(leaves).findIndex((leaf, at) => !tile.hashes?.subarray(at * 32, at * 32 + 32).equals(leaf))
  return n < 0 ? null : { index: tile.first + n, tile: leafTile(tile) }
}

/** Puts the root of a full tile into the level above; when that is full too, it is compared and goes on up. */
async function push(folder: string, rows: Row[], level: number, root: Buffer, found: Found): Promise<void> {
  rows[0] ??= { tile: 0, hashes: [] }
  const row = (rows[level] ??= { tile: 0, hashes: [] })
  row.hashes.push(root)
  if (row.hashes.length < TILE) return
  await compareTile(folder, level, row, found)
  rows[level] = { tile: row.tile + 1, hashes: [] }
  await push(folder, rows, level + 1, rootOfFull(Buffer.concat(row.hashes)), found)
}

async function compareTile(folder: string, level: number, { tile, hashes }: Row, found: Found): Promise<void> {
  const width = hashes.length
  const path = tilePath(String(level), tile, width)
  const read = await readTileFile(folder, String(level), tile, width, TILE * 32).catch((error: unknown) => {
    if (error instanceof Unproven) return null
    throw error
  })
  if (found.tile) return
  const below = TILE ** level // entries under each hash of this tile
  const from = tile * TILE * below
  if (!read) found.tile = { path, how: 'missing or too large', from, until: from + width * below }
  else {
    const bytes = cut(read, width)
    const bad = hashes.findIndex((it, n) => !it.equals(bytes.subarray(n * 32, n * 32 + 32)))
    if (bad >= 0) found.tile = { path, how: 'damaged', from: from + bad * below, until: from + (bad + 1) * below }
    else if (bytes.length !== width * 32)
      found.tile = { path, how: 'too long', from: from + width * below, until: from + width * below }
  }
}

const changed = ({ index, tile }: NonNullable<Found['entry']>) =>
  new Unproven(`Entry ${index} was changed: it does not give the hash that ${tile} holds for it.`, index)

type Rewriting = { folder: string; checkpoint: SignedCheckpoint; old: Old; found: Found }

async function rewritten({ folder, checkpoint, old, found }: Rewriting, key: VerifierKey): Promise<Unproven> {
  const { entry, agreedUntil } = found
  if (entry && entry.index < old.size) return changed(entry)
  // Only a copy that is whole itself can tell which entry is wrong.
  if (old.folder && (await isWhole(old.folder, key))) {
    const before = { folder: old.folder, size: old.size }
    const index = await findDifference({ folder, size: checkpoint.size }, before, agreedUntil)
    if (index !== null)
      return new Unproven(`Entry ${index} was rewritten: it differs from the one in ${old.name}.`, index)
  }
  return new Unproven(
    `The ledger was rewritten: entries ${agreedUntil} to ${old.size - 1} no longer give the root signed in ${old.name}; the first bad entry is among them.`,
    agreedUntil,
  )
}

const isWhole = (folder: string, key: VerifierKey) =>
  verifyFolder(folder, { key }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Unproven) return false
      throw error
    },
  )

type Exported = { readonly folder: string; readonly size: number }

/** The first entry in which two exports differ, from a given one on, as far as both go. */
async function findDifference(one: Exported, other: Exported, from: number): Promise<number | null> {
  const until = Math.min(one.size, other.size)
  for (let first = from - (from % TILE); first < until; first += TILE) {
    const [left, right] = await Promise.all([one, other].map((it) => readEntries(it, first)))
    const count = Math.min(TILE, until - first)
    for (let n = 0; n < count; n++) if (!left?.[n]?.equals(right?.[n] ?? Buffer.alloc(0))) return first + n
  }
  return null
}

async function readEntries({ folder, size }: Exported, first: number): Promise<Buffer[]> {
  const { bundle } = await readOneTile(folder, first / TILE, Math.min(TILE, size - first))
  const entries: Buffer[] = []
  for (let at = 0; at + 2 <= bundle.length;) {
    const until = at + 2 + bundle.readUInt16BE(at)
    entries.push(bundle.subarray(at + 2, until))
    at = until
  }
  return entries
}

function notWhatWasSigned({ size }: SignedCheckpoint, { entry, tile, agreedUntil }: Found): Unproven {
  if (entry) return changed(entry)
  const [from, until] = tile ? [Math.max(tile.from, agreedUntil), tile.until] : [agreedUntil, size]
  const whose = tile ? `the hash that ${tile.path} holds for them` : 'the signed root'
  return size === 0
    ? new Unproven('The checkpoint is of no entries, but its root is not that of an empty ledger.')
    : new Unproven(`Entries ${from} to ${until - 1} do not give ${whose}: the first bad entry is among them.`, from)
}

/** The root over all levels, each right of the one above; `leaves` stand in for those of level 0. */
function rootOf(rows: readonly Row[], leaves = rows[0]?.hashes ?? []): Buffer {
  const lists = [leaves, ...rows.slice(1).map((row) => row.hashes)]
  let right: Buffer | null = null
  for (const list of lists) {
    const whole: Buffer[] = right ? [...list, right] : list
    if (whole.length > 0) right = rootOfList(whole)
  }
  return right ?? hash('sha256', '', 'buffer')
}

/** RFC 9162, 2.1.1, as it stands there. The last of the list may be the root of a smaller tree: the split is the same. */
function rootOfList(list: readonly Buffer[]): Buffer {
  const [only] = list
  if (list.length === 1 && only) return only
  let middle = 1
  while (middle * 2 < list.length) middle *= 2
  return hash(
    'sha256',
    Buffer.concat([ONE, rootOfList(list.slice(0, middle)), rootOfList(list.slice(middle))]),
    'buffer',
  )
}

const ONE = Buffer.of(1)
const pair = Buffer.alloc(65, 1)

/** As `rootOfList` for 256 hashes, row by row in place: this is half of the whole work. */
function rootOfFull(leaves: Buffer): Buffer {
  const row = Buffer.from(leaves)
  for (let count = TILE / 2; count >= 1; count /= 2)
    for (let n = 0; n < count; n++) {
      row.copy(pair, 1, n * 64, n * 64 + 64)
      row.set(hash('sha256', pair, 'buffer'), n * 32)
    }
  return Buffer.from(row.subarray(0, 32)) // a copy, so that the row can go
}

function split(leaves: Buffer): Buffer[] {
  return Array.from({ length: leaves.length / 32 }, (_, n) => leaves.subarray(n * 32, n * 32 + 32))
}

type TileFile = { readonly bytes: Buffer; readonly full: boolean }

/** A tile, or where a partial one is gone the full one that holds it (C2SP tlog-tiles). */
async function readTileFile(
  folder: string,
  kind: string,
  tile: number,
  width: number,
  maxBytes: number,
): Promise<TileFile> {
  if (width === TILE)
    return { bytes: await readLimited(join(folder, tilePath(kind, tile, TILE)), maxBytes), full: true }
  try {
    return { bytes: await readLimited(join(folder, tilePath(kind, tile, width)), maxBytes), full: false }
  } catch (partial) {
    if (!(partial instanceof Unproven)) throw partial
    const bytes = await readLimited(join(folder, tilePath(kind, tile, TILE)), maxBytes).catch(() => null)
    if (!bytes) throw partial
    return { bytes, full: true }
  }
}

/** @throws {Unproven} when there is no such file, or it is larger than it may be */
async function readLimited(path: string, maxBytes: number): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) throw new Unproven(`${path} is larger than it can rightly be.`)
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') throw new Unproven(`${path} is not there.`)
    throw error
  }
}

function tilePath(kind: string, tile: number, width: number): string {
  const digits = String(tile).padStart(Math.ceil(String(tile).length / 3) * 3, '0')
  const groups = digits.match(/\d{3}/g) ?? []
  const named = groups.map((group, n) => (n < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${kind}/${named}${width < TILE ? `.p/${width}` : ''}`
}
