import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto'

/** What was shown does not prove the ledger: the message is one sentence that says why, and `entry` the first bad one. */
export class Unproven extends Error {
  override readonly name = 'Unproven'
  readonly entry: number | null
  constructor(message: string, entry: number | null = null) {
    super(message)
    this.entry = entry
  }
}

/** The public half of a key: a ledger's own (1), or a second office's that cosigns (4). */
export type VerifierKey = { readonly name: string; readonly id: string; readonly kind: 1 | 4; readonly key: KeyObject }

/** A note whose signatures by known keys all hold; lines by unknown keys are passed over. */
export type OpenedNote = {
  readonly text: string
  /** Ids of the known keys that signed, each with the second it says, or null where its kind tells no time. */
  readonly signed: ReadonlyMap<string, number | null>
}

export type SignedCheckpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

const NOTE_MAX_BYTES = 64 * 1024
const LINES_MAX = 100

/** Reads `name+id+base64(kind ‖ key)` (C2SP signed-note). @throws {Unproven} */
export function readVerifierKey(text: string): VerifierKey {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? []
  if (!name || !id || !encoded) throw new Unproven('The verifier key is not one line of the form name+id+key.')
  const bytes = readBase64(encoded, 'the verifier key')
  const kind = bytes[0]
  if ((kind !== 1 && kind !== 4) || bytes.length !== 33)
    throw new Unproven(`The verifier key of ${name} is of a kind this program does not know (${kind}).`)
  const expected = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), bytes]), 'hex').slice(0, 8)
  if (expected !== id) throw new Unproven(`The verifier key of ${name} is damaged: its id does not fit.`)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }
  return { name, id, kind, key: createPublicKey({ key: jwk, format: 'jwk' }) }
}

/**
 * Opens a signed note: the text, and who of `keys` signed it.
 * @param of names the note in what is thrown
 * @throws {Unproven} for a malformed note, and for a false signature by a known key
 */
export function openNote(bytes: Buffer, keys: readonly VerifierKey[], of: string): OpenedNote {
  if (bytes.length > NOTE_MAX_BYTES) throw new Unproven(`${of} is larger than any signed note.`)
  const note = bytes.toString('utf8')
  // oxlint-disable-next-line no-control-regex -- a signed note holds no control character but line feed
  if (!Buffer.from(note).equals(bytes) || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    throw new Unproven(`${of} is not clean UTF-8 text.`)
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0 || !note.endsWith('\n') || cut + 2 >= note.length) throw new Unproven(`${of} has no signature.`)
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2, -1).split('\n')
  if (lines.length > LINES_MAX) throw new Unproven(`${of} has more than ${LINES_MAX} signatures.`)
  const signed = new Map<string, number | null>()
  for (const line of lines) {
    const [, name, encoded] = /^— ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? []
    if (!name || !encoded) throw new Unproven(`${of} has a malformed signature line.`)
    const signature = readBase64(encoded, `a signature in ${of}`)
    if (signature.length < 5) throw new Unproven(`${of} has a signature that is too short.`)
    for (const key of keys) {
      if (key.name !== name || key.id !== signature.toString('hex', 0, 4)) continue
      signed.set(key.id, checkSignature(key, text, signature.subarray(4), of))
    }
  }
  return { text, signed }
}

/** The second a cosignature says (null for a ledger's own). @throws {Unproven} for a false one */
function checkSignature(key: VerifierKey, text: string, signature: Buffer, of: string): number | null {
  const refuse = (): never => {
    throw new Unproven(`${of}: the signature by ${key.name} is false.`)
  }
  if (key.kind === 1) {
    if (signature.length !== 64 || !verify(null, Buffer.from(text), key.key, signature)) refuse()
    return null
  }
  if (signature.length !== 72) refuse()
  const seconds = signature.readBigUInt64BE(0)
  const said = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
  if (seconds === 0n || seconds > 253_402_300_799n || !verify(null, said, key.key, signature.subarray(8))) refuse()
  return Number(seconds)
}

/** Reads a checkpoint's text (C2SP tlog-checkpoint); lines after the third are for others. @throws {Unproven} */
export function readCheckpoint(text: string, of: string): SignedCheckpoint {
  const [origin, size, encoded] = text.split('\n')
  if (!origin) throw new Unproven(`${of} names no ledger.`)
  if (!/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !Number.isSafeInteger(Number(size)))
    throw new Unproven(`${of}: its size is not a plain number.`)
  const root = readBase64(encoded ?? '', `the root in ${of}`)
  if (root.length !== 32) throw new Unproven(`${of}: its root is not 32 bytes.`)
  return { origin, size: Number(size), root }
}

/** Base64 in its one canonical spelling; others would let two texts stand for one signature. */
function readBase64(text: string, of: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw new Unproven(`The base64 of ${of} is not canonical.`)
  return bytes
}
