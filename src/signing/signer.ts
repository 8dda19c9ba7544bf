/**
 * One way to have a paper signed, whoever signs: the office itself with a word that is honest about what it is, a
 * certificate of the office's own, or the service of BSrE. The paper is complete before; a signature is added behind it.
 *
 * A signature never holds an act up: the decision is recorded first, and a paper whose signature did not come waits
 * (`later`) until a person asks again. No passphrase outlives the call: it is in no row, log, error or evidence.
 */
import type { Reason } from '../base/refused.ts'
import type { SignatureMethod } from '../base/signing.ts'
import type { Phrase } from '../base/words/phrase.ts'
import type { CertificateFacts } from './cms.ts'

export type Signatory = {
  readonly name: string
  readonly post: string
  /** 16 digits; only BSrE asks for it. */
  readonly nik?: string
}

export type Wanted = {
  readonly by: Signatory
  /** The passphrase of the certificate; '' for a method that asks for none. */
  readonly secret: string
  readonly now: Date
}
export type SignatureWanted = Wanted & {
  readonly pdf: Buffer
  readonly reason?: string
  readonly place?: string
}

/** What is kept of a signature: enough to find the signed file and its approved beginning again; no secret, no NIK. */
export type SignatureEvidence = {
  readonly method: SignatureMethod
  readonly name: string
  readonly post: string
  readonly signedAt: string
  /** What was approved; these bytes are the beginning of the signed file. */
  readonly unsigned: { readonly sha256: string; readonly sizeBytes: number }
  readonly signed: { readonly sha256: string; readonly sizeBytes: number }
  /** Null for the internal signature: no key signs. */
  readonly certificate: CertificateFacts | null
  /** BSrE's own number of the document, when it gave one. */
  readonly documentId: string | null
}

export type NotSigned = {
  readonly refused: Reason
  /** Whether the same request may succeed after a while: the paper waits, and nobody did anything wrong. */
  readonly later: boolean
}
export type Signed = { readonly bytes: Buffer; readonly evidence: SignatureEvidence }
export type Ready = { readonly certificate: CertificateFacts | null; readonly serviceStatus: string | null }

export type Signer = {
  readonly method: SignatureMethod
  /** What the paper must say of its signature in print, before it is signed. */
  readonly statement: Phrase
  /** Never throws for what the file, the person or the service does. */
  readonly sign: (wanted: SignatureWanted) => Promise<Signed | NotSigned>
  /** Whether a signature would succeed now, as far as can be told without signing. */
  readonly look: (wanted: Wanted) => Promise<Ready | NotSigned>
}
