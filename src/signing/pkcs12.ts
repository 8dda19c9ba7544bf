/** A certificate with its private key in a file with a passphrase, PKCS#12 (RFC 7292): `.p12` or `.pfx`. */
import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  hash,
  pbkdf2Sync,
  timingSafeEqual,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import { Integer, OctetString, Sequence } from 'asn1js'
import {
  AuthenticatedSafe,
  CertBag,
  EncryptedData,
  PBES2Params,
  PBKDF2Params,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
  type AlgorithmIdentifier,
  type ContentInfo,
} from 'pkijs'
import { Refused } from '../base/refused.ts'
import { decryptRc2 } from './rc2.ts'

export const KEY_STORE_BYTES_MAX = 256 * 1024 // a chain of ten certificates takes about 20 KiB
const ROUNDS_MAX = 300_000 // OpenSSL writes 2,048, Java 10,000; a hostile file must not hold the process for seconds
const BAGS_MAX = 50
const CHAIN_MAX = 10

const DATA = '1.2.840.113549.1.7.1'
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const KEY_BAG = '1.2.840.113549.1.12.10.1.1'
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3'
const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'

const MAC_HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const PSEUDO_RANDOM: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
}
/** RFC 7292, appendix C: what Windows, macOS and Java wrote for twenty years. */
const OLD_CIPHERS: Readonly<Record<string, { readonly name: 'des-ede3-cbc' | 'rc2'; readonly keyBytes: number }>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', keyBytes: 24 },
  '1.2.840.113549.1.12.1.4': { name: 'des-ede3-cbc', keyBytes: 16 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2', keyBytes: 16 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2', keyBytes: 5 },
}

export type KeyStore = {
  readonly key: KeyObject
  readonly certificate: X509Certificate
  /** The certificates above it, as far as the file holds them. */
  readonly chain: readonly X509Certificate[]
}

/** @throws {Refused} with what is wrong with the file or the passphrase; the passphrase is in no message */
export function openKeyStore(file: Buffer, passphrase: string): KeyStore {
  const bags = contentsOf(file, passphrase)
  const [der] = bags.keys
  if (!der) throw new Refused({ code: 'key-store-incomplete' })
  let key: KeyObject
  try {
    key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } catch {
    throw new Refused({ code: 'key-store-unreadable' })
  }
  const certificate = bags.certificates.find((it) => it.checkPrivateKey(key))
  if (!certificate) throw new Refused({ code: 'key-store-incomplete' })
  const chain = bags.certificates.filter((it) => it !== certificate).slice(0, CHAIN_MAX)
  return { key, certificate, chain }
}

/** Whether a file is built as PKCS#12; without its passphrase no more can be said of it. */
export function isKeyStore(file: Buffer): boolean {
  try {
    return file.length <= KEY_STORE_BYTES_MAX && dataOf(PFX.fromBER(new Uint8Array(file)).authSafe).length > 0
  } catch {
    return false
  }
}

type Contents = { readonly keys: Buffer[]; readonly certificates: X509Certificate[] }

function contentsOf(file: Buffer, passphrase: string): Contents {
  try {
    if (file.length > KEY_STORE_BYTES_MAX) throw new Refused({ code: 'key-store-unreadable' })
    const pfx = PFX.fromBER(new Uint8Array(file))
    const safe = dataOf(pfx.authSafe)
    checkMac(pfx, safe, passphrase)
    const found: Contents = { keys: [], certificates: [] }
    for (const part of AuthenticatedSafe.fromBER(new Uint8Array(safe)).safeContents)
      collect(part.contentType === ENCRYPTED_DATA ? decrypted(part, passphrase) : dataOf(part), passphrase, found)
    return found
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused({ code: 'key-store-unreadable' }) // the library's words on a stranger's bytes help nobody
  }
}

function dataOf(info: ContentInfo): Buffer {
  if (info.contentType !== DATA || !(info.content instanceof OctetString))
    throw new Refused({ code: 'key-store-unreadable' })
  return Buffer.from(info.content.getValue())
}

/** The file's own check: it tells a wrong passphrase from a broken file. */
function checkMac({ macData }: PFX, content: Buffer, passphrase: string): void {
  if (!macData) return // then a wrong passphrase shows when the key is decrypted
  const name = MAC_HASHES[macData.mac.digestAlgorithm.algorithmId]
  if (name === undefined) throw new Refused({ code: 'key-store-cipher-unknown' })
  const salt = Buffer.from(macData.macSalt.getValue())
  const given = Buffer.from(macData.mac.digest.getValue())
  const key = deriveOld(passphrase, {
    purpose: 3,
    salt,
    rounds: roundsOf(macData.iterations ?? 1),
    hashName: name,
    bytes: given.length,
  })
  const own = createHmac(name, key).update(content).digest()
  if (own.length !== given.length || !timingSafeEqual(own, given)) throw new Refused({ code: 'passphrase-wrong' })
}

function decrypted(part: ContentInfo, passphrase: string): Buffer {
  const { encryptedContentInfo } = new EncryptedData({ schema: part.content })
  const packed = Buffer.from(encryptedContentInfo.getEncryptedContent())
  return decrypt(encryptedContentInfo.contentEncryptionAlgorithm, packed, passphrase)
}

function collect(contents: Buffer, passphrase: string, found: Contents): void {
  const { safeBags } = SafeContents.fromBER(new Uint8Array(contents))
  if (safeBags.length + found.certificates.length > BAGS_MAX) throw new Refused({ code: 'key-store-unreadable' })
  for (const { bagId, bagValue } of safeBags) {
    if (bagId === KEY_BAG && bagValue instanceof PrivateKeyInfo)
      found.keys.push(Buffer.from(bagValue.toSchema().toBER()))
    if (bagId === SHROUDED_KEY_BAG && bagValue instanceof PKCS8ShroudedKeyBag)
      found.keys.push(decrypt(bagValue.encryptionAlgorithm, Buffer.from(bagValue.encryptedData.getValue()), passphrase))
    if (bagId === CERTIFICATE_BAG && bagValue instanceof CertBag && bagValue.certValue instanceof OctetString)
      found.certificates.push(new X509Certificate(Buffer.from(bagValue.certValue.getValue())))
  }
}

function decrypt({ algorithmId, algorithmParams }: AlgorithmIdentifier, packed: Buffer, passphrase: string): Buffer {
  if (algorithmId === PBES2) return decryptNew(new PBES2Params({ schema: algorithmParams }), packed, passphrase)
  const cipher = OLD_CIPHERS[algorithmId]
  if (!cipher || !(algorithmParams instanceof Sequence)) throw new Refused({ code: 'key-store-cipher-unknown' })
  const [salt, rounds] = algorithmParams.valueBlock.value
  if (!(salt instanceof OctetString) || !(rounds instanceof Integer))
    throw new Refused({ code: 'key-store-unreadable' })
  const from = {
    salt: Buffer.from(salt.getValue()),
    rounds: roundsOf(rounds.valueBlock.valueDec),
    hashName: 'sha1',
  }
  const key = deriveOld(passphrase, { ...from, purpose: 1, bytes: cipher.keyBytes })
  const iv = deriveOld(passphrase, { ...from, purpose: 2, bytes: 8 })
  return orWrong(() => {
    if (cipher.name === 'rc2') return decryptRc2(packed, { key, iv, effectiveBits: cipher.keyBytes * 8 })
    return deciphered(cipher.name, key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key, iv, packed)
  })
}

/** PKCS#5, version 2.1 (RFC 8018). */
function decryptNew({ keyDerivationFunc, encryptionScheme }: PBES2Params, packed: Buffer, passphrase: string): Buffer {
  const cipher = CIPHERS[encryptionScheme.algorithmId]
  const iv = encryptionScheme.algorithmParams
  if (!cipher || keyDerivationFunc.algorithmId !== PBKDF2 || !(iv instanceof OctetString))
    throw new Refused({ code: 'key-store-cipher-unknown' })
  const derive = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams })
  const pseudoRandom = derive.prf ? PSEUDO_RANDOM[derive.prf.algorithmId] : 'sha1'
  if (pseudoRandom === undefined || !(derive.salt instanceof OctetString))
    throw new Refused({ code: 'key-store-cipher-unknown' })
  const salt = Buffer.from(derive.salt.getValue())
  const key = pbkdf2Sync(passphrase, salt, roundsOf(derive.iterationCount), cipher.keyBytes, pseudoRandom)
  return orWrong(() => deciphered(cipher.name, key, Buffer.from(iv.getValue()), packed))
}

function deciphered(cipher: string, key: Buffer, iv: Buffer, packed: Buffer): Buffer {
  const decipher = createDecipheriv(cipher, key, iv)
  return Buffer.concat([decipher.update(packed), decipher.final()])
}

/** Padding that comes out wrong means a wrong passphrase: nothing else of the file is known to be broken here. */
function orWrong(work: () => Buffer): Buffer {
  try {
    return work()
  } catch {
    throw new Refused({ code: 'passphrase-wrong' })
  }
}

function roundsOf(rounds: number): number {
  if (!Number.isSafeInteger(rounds) || rounds < 1 || rounds > ROUNDS_MAX)
    throw new Refused({ code: 'key-store-unreadable' })
  return rounds
}

/** RFC 7292, appendix B.2. @param purpose 1 key, 2 initialization vector, 3 MAC */
function deriveOld(
  passphrase: string,
  {
    purpose,
    salt,
    rounds,
    hashName,
    bytes,
  }: {
    readonly purpose: 1 | 2 | 3
    readonly salt: Buffer
    readonly rounds: number
    readonly hashName: string
    readonly bytes: number
  },
): Buffer {
  const block = hashName === 'sha384' || hashName === 'sha512' ? 128 : 64
  const spread = (it: Buffer) => {
    const whole = Buffer.alloc(block * Math.ceil(it.length / block))
    for (let at = 0; at < whole.length; at++) whole[at] = it[at % it.length] ?? 0
    return whole
  }
  const phrase = Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
  const diversifier = Buffer.alloc(block, purpose)
  const input = Buffer.concat([spread(salt), spread(phrase)])
  const derived: Buffer[] = []
  for (let length = 0; length < bytes; length += derived.at(-1)?.length ?? bytes) {
    let round = hash(hashName, Buffer.concat([diversifier, input]), 'buffer')
    for (let at = 1; at < rounds; at++) round = hash(hashName, round, 'buffer')
    derived.push(round)
    addToBlocks(input, spread(round).subarray(0, block), block)
  }
  return Buffer.concat(derived).subarray(0, bytes)
}

/** Each block of the input grows by the number that `more` writes, plus one, without what overflows. */
function addToBlocks(input: Buffer, more: Buffer, block: number): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1
    for (let at = block - 1; at >= 0; at--) {
      const sum = (input[start + at] ?? 0) + (more[at] ?? 0) + carry
      input[start + at] = sum & 0xff
      carry = sum >> 8
    }
  }
}
