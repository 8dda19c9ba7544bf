import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  grow,
  leafHash,
  nodeHash,
  proveConsistency,
  proveInclusion,
  readRoot,
  rootOf,
  type Edge,
  type Nodes,
} from './tree.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

/** A tree held whole, every subtree computed anew from its leaves: slow and plain. */
function wholeTree(leaves: readonly Buffer[]): Nodes {
  return {
    complete: async (level, number) => {
      const width = 2 ** level
      const of = leaves.slice(number * width, (number + 1) * width)
      assert.equal(of.length, width, 'a proof asks for complete subtrees only')
      return plainRoot(of)
    },
  }
}

/** RFC 9162, 2.1.1, word for word. */
function plainRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return hash('sha256', '', 'buffer')
  if (leaves.length === 1) return leaves[0] as Buffer
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)))
}

const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`entry ${n}`)))

function edgeOf(leaves: readonly Buffer[]): Edge {
  const edge: Edge = { size: 0, roots: [] }
  for (const leaf of leaves) grow(edge, leaf)
  return edge
}

test('the tree of no entries has the hash of nothing, and that of one entry is its leaf', () => {
  assert.equal(rootOf(edgeOf([])).toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.deepEqual(rootOf(edgeOf(leavesOf(1))), leavesOf(1)[0])
})

test('leaf and node are hashed apart, so that no node can pass for an entry', () => {
  assert.equal(
    leafHash(Buffer.alloc(0)).toString('hex'),
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
  const [left, right] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  assert.notDeepEqual(leafHash(Buffer.concat([left, right])), nodeHash(left, right))
})

test('the right edge gives the same root as the definition, for every size to 600', () => {
  const leaves = leavesOf(600)
  const edge: Edge = { size: 0, roots: [] }
  for (const [n, leaf] of leaves.entries()) {
    grow(edge, leaf)
    if (n < 70 || n % 37 === 0 || n > 590)
      assert.deepEqual(rootOf(edge), plainRoot(leaves.slice(0, n + 1)), `size ${n + 1}`)
  }
})

test('every entry of every tree to size 40 is proved to stand in it, and nowhere else', async () => {
  for (let size = 1; size <= 40; size++) {
    const leaves = leavesOf(size)
    const tree = wholeTree(leaves)
    const root = await readRoot(tree, size)
    assert.deepEqual(root, plainRoot(leaves))
    for (let index = 0; index < size; index++) {
      const proof = await proveInclusion(tree, index, size)
      const claim = { index: BigInt(index), size: BigInt(size), leaf: leaves[index] as Buffer, proof, root }
      verifyInclusion(claim)
      for (let other = 0; other < size; other++)
        if (other !== index)
          assert.throws(() => verifyInclusion({ ...claim, index: BigInt(other) }), `${index} as ${other} of ${size}`)
    }
  }
})

test('every tree to size 40 is proved to begin with every smaller one, and with no other', async () => {
  for (let size = 1; size <= 40; size++) {
    const leaves = leavesOf(size)
    const root = plainRoot(leaves)
    for (let earlier = 1; earlier <= size; earlier++) {
      const proof = await proveConsistency(wholeTree(leaves), earlier, size)
      const earlierRoot = plainRoot(leaves.slice(0, earlier))
      const claim = { earlier: BigInt(earlier), size: BigInt(size), earlierRoot, root, proof }
      verifyConsistency(claim)
      assert.throws(() => verifyConsistency({ ...claim, earlierRoot: hash('sha256', 'other', 'buffer') }))
      assert.throws(() => verifyConsistency({ ...claim, root: hash('sha256', 'other', 'buffer') }))
      assert.throws(() => verifyConsistency({ ...claim, earlier: BigInt(earlier + 1) }))
    }
  }
})

const SIZES = [1, 2, 255, 256, 257, 511, 512, 513, 1_023, 1_024, 2_000]

test('proofs hold for random sizes and places, and a flipped bit anywhere in them is refused', async () => {
  const leaves = leavesOf(2_000)
  const size = fc.oneof(fc.constantFrom(...SIZES), fc.integer({ min: 1, max: 2_000 }))
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), fc.nat(), async (count, drawn, from, bit) => {
      const tree = wholeTree(leaves.slice(0, count))
      const root = plainRoot(leaves.slice(0, count))
      const index = drawn % count
      const included = await proveInclusion(tree, index, count)
      const claim = { index: BigInt(index), size: BigInt(count), leaf: leaves[index] as Buffer, proof: included, root }
      verifyInclusion(claim)
      if (included.length > 0) assert.throws(() => verifyInclusion({ ...claim, proof: flipped(included, bit) }))
      assert.throws(() => verifyInclusion({ ...claim, proof: [...included, Buffer.alloc(32)] }))
      assert.throws(() => verifyInclusion({ ...claim, leaf: leafHash(Buffer.from('another')) }))

      const earlier = 1 + (from % count)
      const consistent = await proveConsistency(tree, earlier, count)
      const earlierRoot = plainRoot(leaves.slice(0, earlier))
      const grown = { earlier: BigInt(earlier), size: BigInt(count), earlierRoot, root, proof: consistent }
      verifyConsistency(grown)
      if (consistent.length > 0) {
        assert.throws(() => verifyConsistency({ ...grown, proof: flipped(consistent, bit) }))
        assert.throws(() => verifyConsistency({ ...grown, proof: consistent.slice(1) }))
      }
      assert.throws(() => verifyConsistency({ ...grown, proof: [...consistent, Buffer.alloc(32)] }))
    }),
    { numRuns: 60 },
  )
})

function flipped(proof: readonly Buffer[], bit: number): Buffer[] {
  const copy = proof.map((it) => Buffer.from(it))
  const node = copy[bit % copy.length] as Buffer
  const at = (bit >> 3) % 32
  node[at] = (node[at] as number) ^ (1 << (bit % 8))
  return copy
}

test('an entry outside the tree, an empty beginning and a longer beginning have no proof', async () => {
  const tree = wholeTree(leavesOf(5))
  for (const index of [-1, 5, 6]) await assert.rejects(proveInclusion(tree, index, 5), RangeError)
  await assert.rejects(proveInclusion(tree, 0, 0), RangeError)
  for (const earlier of [0, 6]) await assert.rejects(proveConsistency(tree, earlier, 5), RangeError)
})

const vectors = new URL('../../test/data/merkle-proofs/testdata/', import.meta.url).pathname
const files = globSync('**/*.json', { cwd: vectors }).toSorted()

test('the 118 published proofs are there', () => assert.equal(files.length, 118))

type Vector = {
  leafIdx?: string
  treeSize?: string
  leafHash?: string
  size1?: string
  size2?: string
  root1?: string
  root2?: string
  root?: string
  proof: string[] | null
  desc: string
  wantErr: boolean
}

for (const file of files)
  test(`the published proof ${file} is judged as published`, () => {
    // sizes go to 2^64: read as text, so that no digit is lost
    const text = readFileSync(`${vectors}${file}`, 'utf8').replaceAll(
      /("(?:leafIdx|treeSize|size1|size2)":\s*)(\d+)/g,
      '$1"$2"',
    )
    const it = JSON.parse(text) as Vector
    const bytes = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64')
    const proof = (it.proof ?? []).map(bytes)
    const judge = () =>
      it.leafIdx === undefined
        ? verifyConsistency({
            earlier: BigInt(it.size1 ?? ''),
            size: BigInt(it.size2 ?? ''),
            earlierRoot: bytes(it.root1),
            root: bytes(it.root2),
            proof,
          })
        : verifyInclusion({
            index: BigInt(it.leafIdx),
            size: BigInt(it.treeSize ?? ''),
            leaf: bytes(it.leafHash),
            proof,
            root: bytes(it.root),
          })
    if (it.wantErr) assert.throws(judge, { name: 'Unproven' }, it.desc)
    else assert.doesNotThrow(judge, it.desc)
  })
