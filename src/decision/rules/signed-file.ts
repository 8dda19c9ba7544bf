/**
 * One signed decision as a file that proves itself: what `siar decision export` writes and `siar decision verify` reads,
 * on a machine that has neither this office's server nor its database.
 */
import { z } from 'zod'
import { readStatement, type Proof, type Statement } from '../rules.ts'
import { whyNotSigned, type Fault, type SignedDecision } from './assertion.ts'

/** No file of ours is larger: a statement of 40,000 characters, all of them escaped, and the assertion. */
export const FILE_MAX_BYTES = 512 * 1024

const text = z.string().max(300_000)
const signedFile = z.object({
  content: text,
  challenge: text,
  origin: text,
  rpId: text,
  publicKey: text,
  clientDataJSON: text,
  authenticatorData: text,
  signature: text,
})

/** The file of a decision that was signed; null for one that was proven otherwise. */
export function signedFileOf(statement: string, challenge: string, proof: Proof | null): string | null {
  if (proof?.kind !== 'passkey') return null
  const { publicKey, origin, rpId, clientDataJSON, authenticatorData, signature } = proof
  const it: SignedDecision = {
    content: statement,
    challenge,
    origin,
    rpId,
    publicKey,
    clientDataJSON,
    authenticatorData,
    signature,
  }
  return `${JSON.stringify(it, null, 2)}\n`
}

export type Judged =
  | { readonly fault: Fault | 'not-a-file' | 'origin-not-expected' }
  /** The signature holds; `statement` is null when what was signed is no decision of Siar's. */
  | { readonly fault: null; readonly signed: SignedDecision; readonly statement: Statement | null }

/** Checks one file by itself. @param origin where it must have been signed, when that is known */
export function judgeSignedFile(file: string, origin?: string): Judged {
  const it = parse(file)
  if (!it) return { fault: 'not-a-file' }
  const fault = whyNotSigned(it)
  if (fault) return { fault }
  if (origin !== undefined && it.origin !== origin) return { fault: 'origin-not-expected' }
  return { fault: null, signed: it, statement: readStatement(it.content) }
}

function parse(file: string): SignedDecision | null {
  try {
    const read = signedFile.safeParse(JSON.parse(file))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
