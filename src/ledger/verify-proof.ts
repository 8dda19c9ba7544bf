import { hash } from 'node:crypto'
import { Unproven } from './verify-note.ts'

/**
 * Checks that a leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2).
 * @param it.proof the nodes beside the way up, the lowest first; sizes go to 2^64, hence bigint
 * @throws {Unproven}
 */
export function verifyInclusion(it: {
  index: bigint
  size: bigint
  leaf: Buffer
  proof: readonly Buffer[]
  root: Buffer
}): void {
  if (it.index < 0n || it.index >= it.size) throw new Unproven('The entry is outside the tree.')
  if (it.leaf.length !== 32) throw new Unproven('The hash of the entry is not 32 bytes.')
  let at = it.index
  let last = it.size - 1n
  let node = it.leaf
  for (const beside of it.proof) {
    if (beside.length !== 32 || last === 0n) throw new Unproven('The proof is too long or malformed.')
    if (at % 2n === 1n || at === last) {
      node = parentOf(beside, node)
      while (at % 2n === 0n && at !== 0n) {
        at /= 2n
        last /= 2n
      }
    } else node = parentOf(node, beside)
    at /= 2n
    last /= 2n
  }
  if (last !== 0n) throw new Unproven('The proof is too short.')
  if (!node.equals(it.root)) throw new Unproven('The proof leads to another root.')
}

/**
 * Checks that the tree of `size` leaves begins with the tree of `earlier` (RFC 9162, 2.1.4.2).
 * @throws {Unproven} also from an empty tree: anything begins with nothing, so it proves nothing
 */
export function verifyConsistency(it: {
  earlier: bigint
  size: bigint
  earlierRoot: Buffer
  root: Buffer
  proof: readonly Buffer[]
}): void {
  const { earlier, size, proof } = it
  if (earlier < 1n) throw new Unproven('Consistency with an empty ledger proves nothing.')
  if (earlier > size) throw new Unproven('The ledger became shorter.')
  if (earlier === size) {
    if (proof.length > 0 || !it.earlierRoot.equals(it.root))
      throw new Unproven('Two roots for one size, or a proof too many.')
    return
  }
  const complete = (earlier & (earlier - 1n)) === 0n
  const [first, ...rest] = complete ? [it.earlierRoot, ...proof] : proof
  if (!first || proof.length === 0) throw new Unproven('The proof is too short.')
  let at = earlier - 1n
  let last = size - 1n
  while (at % 2n === 1n) {
    at /= 2n
    last /= 2n
  }
  let before = first
  let after = first
  for (const beside of rest) {
    if (beside.length !== 32 || last === 0n) throw new Unproven('The proof is too long or malformed.')
    if (at % 2n === 1n || at === last) {
      before = parentOf(beside, before)
      after = parentOf(beside, after)
      while (at % 2n === 0n && at !== 0n) {
        at /= 2n
        last /= 2n
      }
    } else after = parentOf(after, beside)
    at /= 2n
    last /= 2n
  }
  if (last !== 0n) throw new Unproven('The proof is too short.')
  if (!before.equals(it.earlierRoot) || !after.equals(it.root)) throw new Unproven('The proof leads to other roots.')
}

const ONE = Buffer.of(1)

function parentOf(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([ONE, left, right]), 'buffer')
}
