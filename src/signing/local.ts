import { statementOf } from '../base/words/signing.ts'
import { readPdf } from './pdf/file.ts'
import { evidenceOf, orNotSigned } from './evidence.ts'
import type { Signer } from './signer.ts'

/**
 * The office's own word, without a key: the paper says in print that this is no certified signature, and who signed is
 * proven by the ledger's entry on the very bytes. Nothing is added to the file: a seal that proves nothing would mislead.
 */
export const localSigner: Signer = {
  method: 'local',
  statement: statementOf('local'),
  sign: (wanted) =>
    orNotSigned(() => {
      readPdf(wanted.pdf)
      const { pdf: bytes } = wanted
      return { bytes, evidence: evidenceOf('local', wanted, { bytes, certificate: null, documentId: null }) }
    }),
  look: async () => ({ certificate: null, serviceStatus: null }),
}
