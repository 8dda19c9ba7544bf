/** The signature itself, as PDF holds it: CMS (RFC 5652) with the attributes that PAdES asks for (ETSI EN 319 142-1). */
import { constants, createHash, sign, timingSafeEqual, verify, X509Certificate } from 'node:crypto'
import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs'
import { sha256 } from '../base/hash.ts'
import type { KeyStore } from './pkcs12.ts'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const CMS_BYTES_MAX = 2 ** 20 // with the lists of revoked certificates that some services put in
const TIMESTAMP = '1.2.840.113549.1.9.16.1.4'
const SHA256 = '2.16.840.1.101.3.4.2.1'
const RSA_SHA256 = '1.2.840.113549.1.1.11'
const RSA_PSS = '1.2.840.113549.1.1.10'
const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14'

/** SHA-1 is missing on purpose: what it names can be made to name something else. */
const HASHES: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * Signs a SHA-256 digest. No signing time stands among the attributes: in a PDF it is the dictionary's /M
 * (EN 319 142-1, 6.3). A key of RSA gives the same bytes each time.
 * @returns DER
 */
export function signDigest(digest: Buffer, { key, certificate, chain }: KeyStore): Buffer {
  const signer = Certificate.fromBER(certificate.raw)
  const certificateHash = createHash('sha256').update(certificate.raw).digest()
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [new OctetString({ valueHex: digest })] }),
    // RFC 5035: ESSCertIDv2 with its default hash, SHA-256. Without it a signature could be moved to a twin certificate.
    new Attribute({
      type: SIGNING_CERTIFICATE_V2,
      values: [
        new Sequence({
          value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: certificateHash })] })] })],
        }),
      ],
    }),
  ].toSorted((a, b) => Buffer.compare(derOf(a), derOf(b))) // DER, X.690 11.6: a set is sorted by its encodings
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes })
  const toSign = derOf(signedAttrs)
  toSign[0] = 0x31 // RFC 5652, 5.4: what is signed is the SET, not the tag under which it is kept
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA256 })],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [certificate, ...chain].map((it) => Certificate.fromBER(it.raw)),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
        digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
        signedAttrs,
        signatureAlgorithm: new AlgorithmIdentifier({
          algorithmId: key.asymmetricKeyType === 'ec' ? ECDSA_SHA256 : RSA_SHA256,
        }),
        signature: new OctetString({ valueHex: sign('sha256', toSign, key) }),
      }),
    ],
  })
  return derOf(new ContentInfo({ contentType: SIGNED_DATA, content: signedData.toSchema(true) }))
}

const derOf = (it: { toSchema: () => { toBER: () => ArrayBuffer } }) => Buffer.from(it.toSchema().toBER())

export type SignatureKind = 'signature' | 'timestamp'
export type CmsFault = 'unreadable' | 'digest-differs' | 'certificate-differs' | 'algorithm-unknown' | 'signature-false'
export type CmsReading = {
  /** Null when the signature names none that it carries, or one that cannot be read. */
  readonly certificate: CertificateFacts | null
  readonly fault: CmsFault | null
}

/**
 * Reads and checks a signature over the parts of a file. Whether its certificate is to be trusted is not judged here:
 * that needs the roots of the day, and this works offline.
 */
export function checkCms(
  contents: Buffer,
  { parts, kind }: { readonly parts: readonly Buffer[]; readonly kind: SignatureKind },
): CmsReading {
  try {
    if (contents.length > CMS_BYTES_MAX) return { certificate: null, fault: 'unreadable' }
    return check(contents.subarray(0, derLength(contents)), parts, kind)
  } catch {
    return { certificate: null, fault: 'unreadable' } // whatever the library says of a stranger's bytes
  }
}

function check(cms: Buffer, parts: readonly Buffer[], kind: SignatureKind): CmsReading {
  const content = ContentInfo.fromBER(new Uint8Array(cms))
  if (content.contentType !== SIGNED_DATA) return { certificate: null, fault: 'unreadable' }
  const signedData = new SignedData({ schema: content.content })
  const [signer] = signedData.signerInfos
  if (!signer || signedData.signerInfos.length !== 1) return { certificate: null, fault: 'unreadable' }
  const own = carriedCertificates(content.content).find((it) => isOf(signer, Certificate.fromBER(it)))
  if (!own) return { certificate: null, fault: 'unreadable' }
  const certificate = new X509Certificate(own)
  const facts = certificateFacts(certificate)
  const found = (fault: CmsFault | null): CmsReading => ({ certificate: facts, fault })

  const hash = HASHES[signer.digestAlgorithm.algorithmId]
  const { signedAttrs } = signer
  if (hash === undefined) return found('algorithm-unknown')
  if (!signedAttrs) return found('unreadable') // CAdES demands them, and without them type confusion is possible
  const only = (type: string) => {
    const all = signedAttrs.attributes.filter((it) => it.type === type)
    return all.length === 1 && all[0]?.values.length === 1 ? all[0].values[0] : undefined
  }
  const isTimestamp = kind === 'timestamp'
  if (isTimestamp !== (signedData.encapContentInfo.eContentType === TIMESTAMP)) return found('unreadable')
  const contentType = only(CONTENT_TYPE)
  if (!(contentType instanceof ObjectIdentifier) || contentType.getValue() !== (isTimestamp ? TIMESTAMP : DATA))
    return found('unreadable')
  const stamped = isTimestamp
    ? new Uint8Array(signedData.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer())
    : null
  const given = only(MESSAGE_DIGEST)
  if (!(given instanceof OctetString)) return found('unreadable')
  if (!same(digestOf(hash, stamped ? [stamped] : parts), given.getValue())) return found('digest-differs')
  if (stamped) {
    const { messageImprint } = TSTInfo.fromBER(stamped)
    const imprinted = HASHES[messageImprint.hashAlgorithm.algorithmId]
    if (imprinted === undefined) return found('algorithm-unknown')
    if (!same(digestOf(imprinted, parts), messageImprint.hashedMessage.getValue())) return found('digest-differs')
  }
  const named = only(SIGNING_CERTIFICATE_V2)
  if (named instanceof Sequence && !namesCertificate(named, certificate)) return found('certificate-differs')

  const isPss = signer.signatureAlgorithm.algorithmId === RSA_PSS
  const key = certificate.publicKey
  const isTrue = verify(
    hash,
    Buffer.from(signedAttrs.encodedValue),
    isPss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : key,
    Buffer.from(signer.signature.getValue()),
  )
  return found(isTrue ? null : 'signature-false')
}

/** The bytes of each certificate as they stand: the library writes what it read anew, and mends it a little. */
function carriedCertificates(signedData: unknown): Uint8Array<ArrayBuffer>[] {
  const fields = signedData instanceof Sequence ? signedData.valueBlock.value : []
  const set = fields.find((it) => it.idBlock.tagClass === 3 && it.idBlock.tagNumber === 0)
  const items = set instanceof Constructed ? set.valueBlock.value : []
  return items.filter((it) => it instanceof Sequence).map((it) => new Uint8Array(it.valueBeforeDecodeView))
}

function isOf(signer: SignerInfo, certificate: Certificate): boolean {
  const { sid } = signer
  if (sid instanceof IssuerAndSerialNumber)
    return sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber)
  const own = certificate.extensions?.find((it) => it.extnID === SUBJECT_KEY_IDENTIFIER)?.parsedValue
  return own instanceof OctetString && sid instanceof OctetString && same(Buffer.from(own.getValue()), sid.getValue())
}

function digestOf(hash: string, parts: readonly Uint8Array[]): Buffer {
  const digest = createHash(hash)
  for (const part of parts) digest.update(part)
  return digest.digest()
}

function same(ours: Buffer, theirs: ArrayBuffer): boolean {
  return ours.length === theirs.byteLength && timingSafeEqual(ours, Buffer.from(theirs))
}

/** RFC 5035: the first ESSCertIDv2 names the signer's certificate, its hash algorithm SHA-256 when none is said. */
function namesCertificate(attribute: Sequence, certificate: X509Certificate): boolean {
  const first = childOf(childOf(attribute, 0), 0)
  if (!(first instanceof Sequence)) return false
  const [head, next] = first.valueBlock.value
  const algorithm = head instanceof Sequence ? head.valueBlock.value[0] : null
  const hash = algorithm instanceof ObjectIdentifier ? HASHES[algorithm.getValue()] : 'sha256'
  const value = head instanceof Sequence ? next : head
  if (!(value instanceof OctetString) || hash === undefined) return false
  return same(digestOf(hash, [certificate.raw]), value.getValue())
}

const childOf = (it: unknown, at: number): unknown => (it instanceof Sequence ? it.valueBlock.value[at] : undefined)

/** How long the DER at the beginning is: the room for a signature is filled up with zeros behind it. */
function derLength(bytes: Buffer): number {
  const read = fromBER(bytes)
  return read.offset > 0 ? read.offset : 0
}

/** What a person needs to know of a certificate, and what names it for good. */
export type CertificateFacts = {
  readonly name: string
  readonly subject: string
  readonly issuerName: string
  readonly issuer: string
  readonly serial: string
  readonly validFrom: string
  readonly validTo: string
  readonly selfSigned: boolean
  readonly sha256: string
}

export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const { subject, issuer } = certificate.toLegacyObject()
  return {
    name: commonName(subject.CN, certificate.subject),
    subject: oneLine(certificate.subject),
    issuerName: commonName(issuer.CN, certificate.issuer),
    issuer: oneLine(certificate.issuer),
    serial: certificate.serialNumber,
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    selfSigned: certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey),
    sha256: sha256(certificate.raw),
  }
}

const oneLine = (name: string) => name.replaceAll('\n', ', ')
/** As people call it; the whole name when it has no such part, or several. */
const commonName = (part: string | string[] | undefined, whole: string) =>
  typeof part === 'string' ? part : oneLine(whole)
