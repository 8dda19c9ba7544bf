import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ledgerActs } from './record.ts'

test('every act that the ledger keeps is called by its name, so that an auditor reads none as “another act”', () => {
  const source = new URL('../../', import.meta.url)
  const kinds = globSync('**/*.ts', { cwd: source, exclude: ['**/*.test.ts'] }).flatMap(
    (path) =>
    [...readFileSync(new URL(path, source), 'utf8').matchAll(/\bappend\(\s*\w+,\s*\{\s*kind: '([a-z-]+)'/g)].map((it) => it[1] ?? ''), // prettier-ignore
  )
  assert.ok(kinds.length > 100, `only ${kinds.length} found: does the ledger take its entries otherwise now?`)
  assert.deepEqual([...new Set(kinds)].filter((kind) => !(kind in ledgerActs)), []) // prettier-ignore
})
