import { sha256 } from '../base/hash.ts'
import { Refused } from '../base/refused.ts'
import type { SignatureMethod } from '../base/signing.ts'
import { PdfUnreadable } from './pdf/objects.ts'
import type { NotSigned, SignatureEvidence, SignatureWanted } from './signer.ts'

/** The evidence of a signature: what was signed, what came of it, and who said so. */
export function evidenceOf(
  method: SignatureMethod,
  { pdf, by, now }: SignatureWanted,
  { bytes, ...more }: { readonly bytes: Buffer } & Pick<SignatureEvidence, 'certificate' | 'documentId'>,
): SignatureEvidence {
  return {
    method,
    name: by.name,
    post: by.post,
    signedAt: now.toISOString(),
    unsigned: { sha256: sha256(pdf), sizeBytes: pdf.length },
    signed: { sha256: sha256(bytes), sizeBytes: bytes.length },
    ...more,
  }
}

/** An expected no as a value; anything else is a defect and goes on. */
export async function orNotSigned<Done>(work: () => Done | Promise<Done>): Promise<Done | NotSigned> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason, later: isPassing(error.reason.code) }
    if (error instanceof PdfUnreadable)
      return { refused: { code: 'paper-not-signable', fault: error.fault }, later: false }
    throw error
  }
}

/** The service is away, busy or too slow: nothing to be mended, only to be tried again. */
function isPassing(code: string): boolean {
  return [
    'signing-service-away',
    'signing-service-slow',
    'signing-service-maintenance',
    'signing-service-busy',
  ].includes(code)
}
