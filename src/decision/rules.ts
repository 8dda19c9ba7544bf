/**
 * What a decision says, in the exact bytes that will be proven later.
 * Serves step 4: the leader's YES, YES with notes, or NO, on one exact version.
 */
import { canonical } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'

export type Statement = {
  readonly dossierId: string
  readonly versionHash: string
  readonly step: number
  readonly visit: number
  readonly personId: string
  readonly postId: string
  readonly answer: 'yes' | 'yes-with-notes' | 'no'
  readonly reason: string
  readonly targetStep: number | null
  readonly decidedAt: string
  /** Random, so that the ledger's hash of a short reason cannot be guessed back (UU 27/2022). */
  readonly salt: string
}

/** The canonical bytes of a decision (RFC 8785); their SHA-256 is what the ledger holds and a signature will cover. */
export function statementText(statement: Statement): string {
  return canonical(statement)
}

export function statementHash(text: string): string {
  return sha256(text)
}
