import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeBody } from '../../../test/made-ledger.ts'
import { leafHash, nodeHash, proveInclusion, readRoot, type Nodes } from '../../ledger/tree.ts'
import { isProved } from './prove.ts'

const leaves = Array.from({ length: 70 }, (_, n) => leafHash(Buffer.from(madeBody(n))))
const tree: Nodes = {
  complete: async (level, number) => {
    let row = leaves.slice(number * 2 ** level, (number + 1) * 2 ** level)
    while (row.length > 1) row = row.flatMap((left, n) => (n % 2 === 0 ? [nodeHash(left, row[n + 1] as Buffer)] : []))
    return row[0] as Buffer
  },
}

async function claim(index: number, size: number) {
  const proof = await proveInclusion(tree, index, size)
  return {
    index,
    size,
    body: madeBody(index),
    hash: (leaves[index] as Buffer).toString('hex'),
    proof: proof.map((it) => it.toString('base64')),
    root: (await readRoot(tree, size)).toString('base64'),
  }
}

test('the browser proves every entry of ledgers of many sizes', async () => {
  for (const size of [1, 2, 3, 7, 8, 9, 31, 64, 65, 70])
    for (let index = 0; index < size; index++)
      assert.equal(await isProved(await claim(index, size)), true, `${index} of ${size}`)
})

test('the browser does not prove a changed entry, place, size, hash, root or proof', async () => {
  const good = await claim(37, 65)
  const other = await claim(38, 65)
  const wrong = [
    { body: good.body.replace('running', 'stopped') },
    { body: `${good.body} ` },
    { index: 36 },
    { index: 38 },
    { size: 129 },
    { size: 64 },
    { size: 1 },
    { hash: other.hash },
    { root: other.hash },
    { root: good.proof[0] ?? '' },
    { proof: good.proof.slice(1) },
    { proof: good.proof.slice(0, -1) },
    { proof: [...good.proof, good.root] },
    { proof: good.proof.toReversed() },
    { proof: [] },
  ]
  for (const it of wrong) assert.equal(await isProved({ ...good, ...it }), false, JSON.stringify(Object.keys(it)))
})
