/** A signature with the office's own certificate: PAdES baseline B (ETSI EN 319 142-1), made here, with no service. */
import assert from 'node:assert/strict'
import type { X509Certificate } from 'node:crypto'
import { BitString } from 'asn1js'
import { Certificate } from 'pkijs'
import { Refused } from '../base/refused.ts'
import { statementOf, signingWords } from '../base/words/signing.ts'
import { certificateFacts, signDigest } from './cms.ts'
import { evidenceOf, orNotSigned } from './evidence.ts'
import { frameSignature } from './pdf/frame.ts'
import { openKeyStore, type KeyStore } from './pkcs12.ts'
import type { Signer, Wanted } from './signer.ts'
import { verifySignedPdf } from './verify.ts'

const KEY_USAGE = '2.5.29.15'
const DIGITAL_SIGNATURE_OR_NON_REPUDIATION = 0b1100_0000 // RFC 5280, 4.2.1.3: bits 0 and 1
const RSA_BITS_MIN = 2_048 // ETSI TS 119 312

/** @param keyStore PKCS#12, encrypted as it was uploaded; opened anew for each signature and then forgotten */
export function padesSigner(keyStore: Buffer): Signer {
  return {
    method: 'pades',
    statement: statementOf('pades'),
    sign: (wanted) =>
      orNotSigned(() => {
        const { by, reason, place } = wanted
        const framed = frameSignature(
          wanted.pdf,
          { name: by.name, reason, place, label: `${signingWords.fieldLabel.id}: ${by.name}, ${by.post}` },
          wanted.now,
        )
        const opened = openFit(keyStore, wanted)
        const bytes = framed.fill(signDigest(framed.digest, opened))
        const own = verifySignedPdf(bytes).signatures.at(-1)
        assert(own?.coversWholeFile && own.fault === null, 'a signature that was just made does not fit its own file')
        const certificate = certificateFacts(opened.certificate)
        return { bytes, evidence: evidenceOf('pades', wanted, { bytes, certificate, documentId: null }) }
      }),
    look: (wanted) =>
      orNotSigned(() => ({
        certificate: certificateFacts(openFit(keyStore, wanted).certificate),
        serviceStatus: null,
      })),
  }
}

/** The key and certificate, when they may sign at this moment. */
function openFit(keyStore: Buffer, { secret, now }: Wanted): KeyStore {
  const opened = openKeyStore(keyStore, secret)
  const { certificate, key } = opened
  if (now < certificate.validFromDate)
    throw new Refused({ code: 'certificate-not-yet-valid', from: certificate.validFromDate.toISOString() })
  if (now > certificate.validToDate)
    throw new Refused({ code: 'certificate-expired', until: certificate.validToDate.toISOString() })
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  const isStrong = key.asymmetricKeyType === 'ec' || (key.asymmetricKeyType === 'rsa' && modulusLength >= RSA_BITS_MIN)
  if (!isStrong || !maySign(certificate)) throw new Refused({ code: 'certificate-unfit' })
  return opened
}

/** A certificate that says what its key is for must say that it signs. */
function maySign(certificate: X509Certificate): boolean {
  const usage = Certificate.fromBER(certificate.raw).extensions?.find((it) => it.extnID === KEY_USAGE)?.parsedValue
  if (!(usage instanceof BitString)) return true
  return ((new Uint8Array(usage.valueBlock.valueHexView)[0] ?? 0) & DIGITAL_SIGNATURE_OR_NON_REPUDIATION) !== 0
}
