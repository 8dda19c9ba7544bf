import { randomBytes } from 'node:crypto'
import { canonical, type Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import type { Tx } from '../db/connect.ts'

/**
 * Keeps words that an entry shall hold by their hash alone, and returns that hash: the entry's `saidHash`. With sixteen
 * random bytes among them no short text is found by trying texts; whoever may read the words reads the salt with them,
 * and can prove that these and no others were said. Called before `append`, whose lock is the last.
 */
export async function keepSaid(tx: Tx, words: Json): Promise<string> {
  const text = canonical({ said: words, salt: randomBytes(16).toString('hex') })
  const hash = sha256(text)
  await tx.insertInto('ledger_said').values({ hash, text }).execute()
  return hash
}
