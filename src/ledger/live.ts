import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { openLedgerKey } from './key.ts'
import { checkpointText, signNote, verifierKey, type Signer } from './note.ts'
import { grow, nodeHash, proveConsistency, proveInclusion, readRoot, type Edge, type Nodes } from './tree.ts'

/** The ledger of a running Siar, as far as it has been committed: its checkpoint now, and proofs about it. */
export type LiveLedger = {
  /** The name that its checkpoints bear. */
  readonly origin: string
  /** The verifier key that goes with them, one line. */
  readonly key: string
  /** The newest checkpoint, signed; made anew only when the ledger has grown. */
  checkpoint(): Promise<{ size: number; root: Buffer; note: string }>
  /** That one entry is in the tree of `size` entries, the lowest node first. @throws {RangeError} */
  inclusion(index: number, size: number): Promise<Buffer[]>
  /** The same of several entries, each tile of leaves read once for all. @throws {RangeError} */
  inclusions(indexes: readonly number[], size: number): Promise<Buffer[][]>
  /** That the tree of `size` entries begins with the tree of `earlier`. @throws {RangeError} */
  consistency(earlier: number, size: number): Promise<Buffer[]>
}

const TILE = 256
const TILE_LEVEL = 8

/** The ledger of an office with the key that it keeps; see `openLedgerKey`. @throws {KeyRefused} */
export async function openLedger(db: Db, at: Parameters<typeof openLedgerKey>[0]): Promise<LiveLedger> {
  return openLiveLedger(db, await openLedgerKey(at))
}

/**
 * Opens the ledger for proofs. The roots of complete tiles never change, so they are computed once per process and
 * kept: about 200 bytes for every 256 entries. Below a tile the leaf hashes are read when a proof needs them.
 */
export function openLiveLedger(db: Db, signer: Signer): LiveLedger {
  const above: Buffer[][] = [[]] // above[k][n]: the root of the n-th complete subtree of 256 · 2^k entries
  let catchingUp: Promise<void> = Promise.resolve()
  let latest: { size: number; root: Buffer; note: string } | null = null

  function keep(tileRoot: Buffer): void {
    let node = tileRoot
    for (let k = 0; ; k++) {
      const level = (above[k] ??= [])
      level.push(node)
      if (level.length % 2 === 1) return
      node = nodeHash(level.at(-2) as Buffer, node)
    }
  }

  async function catchUp(size: number): Promise<void> {
    const known = above[0] as Buffer[]
    while (known.length < Math.floor(size / TILE)) {
      const until = Math.min(Math.floor(size / TILE), known.length + TILE)
      const { rows } = await sql<{ leaves: Buffer }>`
        select string_agg(decode(leaf_hash, 'hex'), ''::bytea order by index) as leaves
        from ledger_entry where index >= ${known.length * TILE} and index < ${until * TILE}
        group by index / 256 order by index / 256`.execute(db)
      if (rows.length !== until - known.length || rows.some((row) => row.leaves.length !== TILE * 32))
        throw new Error(`the ledger has a gap between entry ${known.length * TILE} and ${until * TILE}`)
      for (const { leaves } of rows) keep(rootOfLeaves(leaves))
    }
  }

  async function nodesFor(size: number): Promise<Nodes> {
    // one after the other, so that no root is kept twice; one that fails does not stop the next
    catchingUp = catchingUp.catch(() => {}).then(() => catchUp(size))
    await catchingUp
    const tiles = new Map<number, Promise<Buffer>>()
    const leavesOf = (tile: number): Promise<Buffer> => {
      const found = tiles.get(tile) ?? readLeaves(db, tile)
      tiles.set(tile, found)
      return found
    }
    return {
      async complete(level, number) {
        if (level >= TILE_LEVEL) return above[level - TILE_LEVEL]?.[number] as Buffer
        const width = 2 ** level
        const tile = Math.floor((number * width) / TILE)
        const from = (number * width) % TILE
        const leaves = (await leavesOf(tile)).subarray(from * 32, (from + width) * 32)
        if (leaves.length !== width * 32) throw new Error(`the ledger has a gap after entry ${tile * TILE}`)
        return rootOfLeaves(leaves)
      },
    }
  }

  return {
    origin: signer.name,
    key: verifierKey(signer),
    async checkpoint() {
      const { size } = await db.selectFrom('ledger_head').select('size').executeTakeFirstOrThrow()
      if (latest && latest.size >= size) return latest // never an older one after a newer
      const root = await readRoot(await nodesFor(size), size)
      const made = { size, root, note: signNote(checkpointText({ origin: signer.name, size, root }), signer) }
      if (!latest || latest.size < size) latest = made
      return made
    },
    inclusion: async (index, size) => proveInclusion(await nodesFor(size), index, size),
    inclusions: async (indexes, size) => {
      const nodes = await nodesFor(size)
      const proofs: Buffer[][] = []
      for (const index of indexes) proofs.push(await proveInclusion(nodes, index, size))
      return proofs
    },
    consistency: async (earlier, size) => proveConsistency(await nodesFor(size), earlier, size),
  }
}

async function readLeaves(db: Db, tile: number): Promise<Buffer> {
  const { rows } = await sql<{ leaves: Buffer | null }>`
    select string_agg(decode(leaf_hash, 'hex'), ''::bytea order by index) as leaves
    from ledger_entry where index >= ${tile * TILE} and index < ${(tile + 1) * TILE}`.execute(db)
  return rows[0]?.leaves ?? Buffer.alloc(0)
}

/** The root of a complete subtree. @param leaves 2^n hashes of 32 bytes, one after the other */
function rootOfLeaves(leaves: Buffer): Buffer {
  const edge: Edge = { size: 0, roots: [] }
  for (let at = 0; at < leaves.length; at += 32) grow(edge, leaves.subarray(at, at + 32))
  return edge.roots[0] as Buffer
}
