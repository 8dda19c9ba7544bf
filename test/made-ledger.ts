import { leafHash } from '../src/ledger/tree.ts'
import { canonical } from '../src/base/canonical.ts'
import type { Entries, Entry } from '../src/ledger/export.ts'

/** A ledger made for a test, as the database would give it; the entries look like those of real acts. */
export function madeLedger(size: number, changed: ReadonlyMap<number, string> = new Map()): Entries {
  return {
    size,
    read: async (from, until) =>
      Array.from({ length: until - from }, (_, n) => madeEntry(from + n, changed.get(from + n))),
  }
}

export function madeEntry(index: number, body = madeBody(index)): Entry {
  return { index, body, leaf_hash: leafHash(Buffer.from(body)).toString('hex') }
}

/** @param word stands in the entry, so that two ledgers can differ in it */
export function madeBody(index: number, word = 'dossier-complete'): string {
  const hex = index.toString(16).padStart(12, '0')
  return canonical({
    kind: word,
    dossierId: `0190aaaa-bbbb-7ccc-8ddd-${hex}`,
    revision: (index % 40) + 1,
    step: (index % 6) + 1,
    personId: `0190ffff-bbbb-7ccc-8ddd-${hex}`,
    postId: 'kepala-bidang',
    versionHash: `${'7f3a'.repeat(13)}${hex}`,
    state: 'running',
    agenda: [`incoming/2026/${index}`],
    index,
    at: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
  })
}
