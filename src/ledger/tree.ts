import { hash } from 'node:crypto'

/** Where a proof's nodes come from: the hash of a complete subtree of 2^level leaves, counted from the left. */
export type Nodes = { complete(level: number, number: number): Promise<Buffer> }

/** The right edge of a growing tree: the roots of its complete subtrees, the largest first (RFC 9162, 2.1.2). */
export type Edge = { size: number; readonly roots: Buffer[] }

/** SHA-256 of 0x00 ‖ entry. */
export function leafHash(entry: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(entry.length + 1)
  bytes[0] = 0
  bytes.set(entry, 1)
  return hash('sha256', bytes, 'buffer')
}

/** SHA-256 of 0x01 ‖ left ‖ right. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return hash('sha256', bytes, 'buffer')
}

/** Puts one more leaf at the right of the tree. */
export function grow(edge: Edge, leaf: Buffer): void {
  let node = leaf
  for (let n = edge.size; n % 2 === 1; n = (n - 1) / 2) node = nodeHash(edge.roots.pop() as Buffer, node)
  edge.roots.push(node)
  edge.size++
}

/** The root over an edge; of no leaves, SHA-256 of nothing. */
export function rootOf(edge: Edge): Buffer {
  return edge.roots.length === 0 ? hash('sha256', '', 'buffer') : fold(edge.roots)
}

function fold(roots: readonly Buffer[]): Buffer {
  return roots.reduceRight((right, left) => nodeHash(left, right))
}

/** The root of the first `size` leaves, from complete subtrees. */
export async function readRoot(nodes: Nodes, size: number): Promise<Buffer> {
  return size === 0 ? rootOf({ size, roots: [] }) : readRange(nodes, { from: 0, until: size })
}

/**
 * The nodes that lead from one leaf to the root of a tree of `size` leaves (RFC 9162, 2.1.3.1), the lowest first.
 * @throws {RangeError} when the leaf is not in the tree
 */
export async function proveInclusion(nodes: Nodes, index: number, size: number): Promise<Buffer[]> {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`)
  const path: Range[] = []
  for (let from = 0, until = size; until - from > 1;) {
    const middle = from + split(until - from)
    if (index < middle) {
      path.push({ from: middle, until })
      until = middle
    } else {
      path.push({ from, until: middle })
      from = middle
    }
  }
  return Promise.all(path.toReversed().map((range) => readRange(nodes, range)))
}

/**
 * The nodes that show a tree of `size` leaves to begin with the tree of `earlier` (RFC 9162, 2.1.4.1).
 * @throws {RangeError} from an empty tree, which proves nothing, and from a larger one
 */
export async function proveConsistency(nodes: Nodes, earlier: number, size: number): Promise<Buffer[]> {
  if (earlier < 1 || earlier > size) throw new RangeError(`a tree of ${earlier} is no beginning of a tree of ${size}`)
  const path: Range[] = []
  let from = 0
  let until = size
  while (until !== earlier) {
    const middle = from + split(until - from)
    if (earlier <= middle) {
      path.push({ from: middle, until })
      until = middle
    } else {
      path.push({ from, until: middle })
      from = middle
    }
  }
  if (from > 0) path.push({ from, until }) // from 0 it is the earlier root itself, which the reader has
  return Promise.all(path.toReversed().map((range) => readRange(nodes, range)))
}

/** Leaves `from` (inclusive) to `until` (exclusive); in a proof `from` is where a complete subtree could begin. */
type Range = { readonly from: number; readonly until: number }

async function readRange(nodes: Nodes, { from, until }: Range): Promise<Buffer> {
  const roots: Promise<Buffer>[] = []
  for (let at = from; at < until;) {
    const level = Math.floor(Math.log2(until - at))
    roots.push(nodes.complete(level, at / 2 ** level))
    at += 2 ** level
  }
  return fold(await Promise.all(roots))
}

/** The largest power of two below `n`, for n of two or more. */
function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1)
}
