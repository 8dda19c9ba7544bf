import { createPrivateKey, createPublicKey, hash, randomBytes, sign, type KeyObject } from 'node:crypto'

/** Kinds of key in C2SP signed notes: a log's own, and a second office's that signs what it has checked. */
const ED25519 = 0x01
const COSIGNATURE = 0x04

/** A key that cannot be read or may not be made; the message is one sentence and never holds the key. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused'
}

/** A key that signs notes. Its name stands in each signature; for the ledger it is the origin too. */
export type Signer = { readonly name: string; readonly secret: KeyObject; readonly publicKey: Buffer }

/** What a checkpoint says of the ledger. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

/** Makes a new Ed25519 key. @throws {KeyRefused} for a name with white space or plus */
export function makeSigner(name: string): Signer {
  return signerOf(name, randomBytes(32))
}

/**
 * Reads a key as `writeSigner` wrote it, the form that Go's note package and its kin read and write too:
 * `PRIVATE+KEY+name+id+base64(0x01 ‖ seed)`.
 * @throws {KeyRefused}
 */
export function readSigner(text: string): Signer {
  const [, name, id, encoded] = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? []
  if (!name || !id || !encoded) throw new KeyRefused('not a signing key: one line PRIVATE+KEY+name+id+… is expected')
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length !== 33 || bytes[0] !== ED25519)
    throw new KeyRefused('not a signing key of a kind this Siar knows (Ed25519)')
  const signer = signerOf(name, bytes.subarray(1))
  if (keyId(signer, ED25519).toString('hex') !== id)
    throw new KeyRefused('the signing key is damaged: its id does not fit')
  return signer
}

/** The secret in one line. It belongs in a file of mode 0600 or in the environment, nowhere else. */
export function writeSigner(signer: Signer): string {
  const seed = Buffer.from(signer.secret.export({ format: 'jwk' }).d ?? '', 'base64url')
  const encoded = Buffer.concat([Buffer.of(ED25519), seed]).toString('base64')
  return `PRIVATE+KEY+${signer.name}+${keyId(signer, ED25519).toString('hex')}+${encoded}\n`
}

/** The public half in one line, which anyone may have: `name+id+base64(kind ‖ key)`. */
export function verifierKey(signer: Signer, as: 'ledger' | 'witness' = 'ledger'): string {
  const kind = as === 'ledger' ? ED25519 : COSIGNATURE
  const encoded = Buffer.concat([Buffer.of(kind), signer.publicKey]).toString('base64')
  return `${signer.name}+${keyId(signer, kind).toString('hex')}+${encoded}`
}

/** The text of a checkpoint (C2SP tlog-checkpoint), to be signed as it is. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** A signed note (C2SP signed-note): the text, a blank line, the signature. */
export function signNote(text: string, signer: Signer): string {
  return `${text}\n${signatureLine(signer, ED25519, sign(null, Buffer.from(text), signer.secret))}`
}

/** A second office's line under a checkpoint (C2SP tlog-cosignature): it has seen this, at this time, and it fits. */
export function cosignatureLine(text: string, signer: Signer, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), signer.secret)
  return signatureLine(signer, COSIGNATURE, Buffer.concat([time, signature]))
}

function signatureLine(signer: Signer, kind: number, signature: Buffer): string {
  return `— ${signer.name} ${Buffer.concat([keyId(signer, kind), signature]).toString('base64')}\n`
}

function keyId({ name, publicKey }: Signer, kind: number): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(kind), publicKey]), 'buffer').subarray(0, 4)
}

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex') // the frame of an Ed25519 seed (RFC 8410, 7)

function signerOf(name: string, seed: Buffer): Signer {
  if (!/^[^\s+]{1,200}$/u.test(name) || !name.isWellFormed())
    throw new KeyRefused(
      'the name of a key is 1 to 200 characters without space or plus, such as siar.contoh.go.id/buku/1',
    )
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(secret).export({ format: 'jwk' })
  return { name, secret, publicKey: Buffer.from(x ?? '', 'base64url') }
}
