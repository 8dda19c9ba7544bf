/**
 * Whether what a bundle says of a dossier is proven by itself: entries by the ledger's signed root, texts and statements
 * by their hashes, decisions by their signatures. Shares with the writer only how a decision is signed.
 */
import { createHash } from 'node:crypto'
import { canonical, type Json } from '../base/canonical.ts'
import { judgeSignedFile } from '../decision/rules/signed-file.ts'
import { whyNotEntry } from '../ledger/verify-entry.ts'
import {
  openNote,
  readCheckpoint,
  readVerifierKey,
  type SignedCheckpoint,
  type VerifierKey,
} from '../ledger/verify-note.ts'
import { verifyInclusion } from '../ledger/verify-proof.ts'
import { fault, type Fault, type FaultCode } from './faults.ts'

/** What was found to hold. */
export type Proven = {
  readonly number: string
  readonly versions: number
  readonly decisions: number
  readonly signed: number
  readonly entries: number
  readonly origin: string
  readonly size: number
}
type Read = (path: string, max: number) => Promise<Buffer | null>

const ENTRY_MAX_BYTES = 65_535
const TEXT_MAX_BYTES = 16 * 1024 * 1024
const SIGNED_MAX_BYTES = 512 * 1024

/** Ledger fields that name a statement, and the folder of its file. */
const statements: Readonly<Record<string, string>> = {
  decisionHash: 'decisions',
  overrideHash: 'statements',
  oralApprovalHash: 'statements',
  answerHash: 'statements',
  dataHash: 'statements',
  saidHash: 'statements',
}

/**
 * @param hashes what each file was found to have; one that is not among them is a fault of the bag already
 * @param key the office's verifier key, known from elsewhere; the bundle's own when absent, which proves less
 */
export async function checkRecord(
  payload: readonly string[],
  { read, hashes }: { readonly read: Read; readonly hashes: ReadonlyMap<string, string> },
  { key, origin }: { key?: VerifierKey | undefined; origin?: string | undefined },
): Promise<{ proven: Proven; faults: Fault[] }> {
  const faults: Fault[] = []
  const say = (code: FaultCode, at: string, more = '') => faults.push(fault(code, at, more))
  const dossier = readJson(await read('data/dossier.json', TEXT_MAX_BYTES))
  const dossierId = dossier?.['id']
  if (typeof dossierId !== 'string') say('unreadable', 'data/dossier.json')

  const signed = await readSigned(read, key, say)
  const proofs = await readProofs(read, say)
  const entries = new Map<number, Record<string, Json>>()
  for (const path of payload.filter((it) => it.startsWith('data/ledger/entries/'))) {
    const index = Number(/^data\/ledger\/entries\/(0|[1-9]\d{0,15})\.json$/.exec(path)?.[1] ?? Number.NaN)
    const bytes = (await read(path, ENTRY_MAX_BYTES)) ?? Buffer.alloc(0)
    const why = Number.isNaN(index) ? 'its name is no number' : whyNotEntry(bytes, 0, bytes.length, index)
    if (why !== null) {
      say('entry', path, why)
      continue
    }
    const entry = JSON.parse(bytes.toString('utf8')) as Record<string, Json>
    entries.set(index, entry)
    if (entry['dossierId'] !== dossierId) say('entry-other', path)
    const proof = proofs.get(index)
    if (!proof) say('proof-missing', path)
    else if (signed && !isIncluded(bytes, index, proof, signed)) say('proof', path)
  }
  for (const index of proofs.keys()) if (!entries.has(index)) say('entry-missing', `data/ledger/entries/${index}.json`)
  const trail = readJson(await read('data/record/trail.json', TEXT_MAX_BYTES))
  if (!Array.isArray(trail)) say('unreadable', 'data/record/trail.json')
  else
    for (const it of trail as { ledger_index?: unknown }[])
      if (!entries.has(Number(it.ledger_index)))
        say('entry-missing', `data/ledger/entries/${String(it.ledger_index)}.json`)

  const versions = await checkVersions(payload, read, say)
  for (const [index, entry] of entries) {
    if (String(entry['kind']).endsWith('-refused')) continue // it names what was asked, which may be nothing
    const named = entry['versionHash']
    if (typeof named === 'string' && !versions.has(named)) say('version-missing', named, `entry ${index}`)
  }
  const papers = new Set(payload.map((it) => /^data\/papers\/.*-([0-9a-f]{64})\.pdf$/.exec(it)?.[1]))
  for (const [index, entry] of entries) {
    const file = { 'paper-made': entry['fileHash'], 'paper-signed': entry['signedHash'] }[String(entry['kind'])]
    if (file !== undefined && !papers.has(String(file))) say('paper-missing', String(file), `entry ${index}`)
  }
  await checkCaptures(payload, read, entries, say)
  const decisions = await checkStatements(payload, read, { entries, origin, say })
  checkFiles(payload, hashes, say)
  return {
    proven: {
      number: String(dossier?.['number'] ?? ''),
      versions: versions.size,
      decisions: decisions.stated,
      signed: decisions.signed,
      entries: entries.size,
      origin: signed?.origin ?? '',
      size: signed?.size ?? 0,
    },
    faults,
  }
}

type Say = (code: FaultCode, at: string, more?: string) => unknown

async function readSigned(read: Read, given: VerifierKey | undefined, say: Say): Promise<SignedCheckpoint | null> {
  const note = await read('data/ledger/checkpoint', ENTRY_MAX_BYTES)
  if (!note) {
    say('unreadable', 'data/ledger/checkpoint')
    return null
  }
  let key = given
  try {
    key ??= readVerifierKey(((await read('data/ledger/vkey', 1_000)) ?? Buffer.alloc(0)).toString('utf8'))
  } catch (error) {
    say('key', 'data/ledger/vkey', (error as Error).message)
    return null
  }
  try {
    const { text, signed } = openNote(note, [key], 'the checkpoint')
    const checkpoint = readCheckpoint(text, 'the checkpoint')
    if (signed.size === 0) say('checkpoint', 'data/ledger/checkpoint', `no signature by ${key.name}`)
    else if (checkpoint.origin !== key.name) say('checkpoint', 'data/ledger/checkpoint', `of ${checkpoint.origin}`)
    else return checkpoint
  } catch (error) {
    say('checkpoint', 'data/ledger/checkpoint', (error as Error).message)
  }
  return null
}

async function readProofs(read: Read, say: Say): Promise<Map<number, readonly Buffer[]>> {
  const found = new Map<number, readonly Buffer[]>()
  const list: unknown = readJson(await read('data/ledger/proofs.json', TEXT_MAX_BYTES))
  if (!Array.isArray(list)) say('unreadable', 'data/ledger/proofs.json')
  else
    for (const it of list as { index?: unknown; proof?: unknown }[])
      if (Number.isSafeInteger(it?.index) && Array.isArray(it.proof))
        found.set(
          it.index as number,
          it.proof.map((node) => Buffer.from(String(node), 'base64')),
        )
  return found
}

function isIncluded(entry: Buffer, index: number, proof: readonly Buffer[], { size, root }: SignedCheckpoint): boolean {
  const leaf = createHash('sha256').update(Buffer.of(0)).update(entry).digest()
  try {
    verifyInclusion({ index: BigInt(index), size: BigInt(size), leaf, proof, root })
    return true
  } catch {
    return false
  }
}

/** The versions that are what their names say, by hash. */
async function checkVersions(payload: readonly string[], read: Read, say: Say): Promise<Set<string>> {
  const found = new Set<string>()
  for (const path of payload.filter((it) => /^data\/versions\/.*\.json$/.test(it))) {
    const named = /^data\/versions\/\d+-([0-9a-f]{64})\.json$/.exec(path)?.[1]
    const bytes = await read(path, TEXT_MAX_BYTES)
    if (named === undefined || !bytes || sha256(bytes) !== named || !isCanonical(bytes)) say('version', path)
    else found.add(named)
  }
  return found
}

async function checkStatements(
  payload: readonly string[],
  read: Read,
  it: { entries: ReadonlyMap<number, Record<string, Json>>; origin: string | undefined; say: Say },
): Promise<{ stated: number; signed: number }> {
  const { say } = it
  const named = new Map<string, { readonly index: number; readonly proof: Json | undefined }>()
  for (const [index, entry] of it.entries)
    for (const [field, folder] of Object.entries(statements)) {
      const hash = entry[field]
      if (typeof hash === 'string') named.set(`data/${folder}/${hash}.json`, { index, proof: entry['proof'] })
    }
  const texts = payload.filter(
    (path) => /^data\/(?:decisions|statements)\//.test(path) && !path.endsWith('.signed.json'),
  )
  for (const path of texts) {
    const bytes = await read(path, TEXT_MAX_BYTES)
    const hash = /\/([0-9a-f]{64})\.json$/.exec(path)?.[1]
    if (!bytes || sha256(bytes) !== hash || !isCanonical(bytes)) say('statement', path)
    else if (!named.has(path)) say('statement-unproven', path)
  }
  let signatures = 0
  for (const [path, { index, proof }] of named) {
    if (!texts.includes(path)) {
      say('statement-missing', path, `entry ${index}`)
      continue
    }
    const held = proof as Record<string, Json> | null | undefined
    if (held?.['kind'] !== 'passkey') continue
    const signedPath = path.replace(/\.json$/, '.signed.json')
    const file = payload.includes(signedPath) ? await read(signedPath, SIGNED_MAX_BYTES) : null
    if (!file) {
      say('signature-missing', signedPath)
      continue
    }
    const judged = judgeSignedFile(file.toString('utf8'), it.origin)
    if (judged.fault !== null) {
      say('signature', signedPath, judged.fault)
      continue
    }
    const parts = ['publicKey', 'clientDataJSON', 'authenticatorData', 'signature', 'origin', 'rpId'] as const
    if (sha256(judged.signed.content) !== /([0-9a-f]{64})\.json$/.exec(path)?.[1]) say('signature-other', signedPath)
    else if (parts.some((part) => held[part] !== judged.signed[part])) say('signature-other', signedPath)
    else signatures++
  }
  return { stated: texts.filter((path) => path.startsWith('data/decisions/')).length, signed: signatures }
}

/** What the ledger says that the public could see, or that a person showed, is there; a picture may be told as left out. */
async function checkCaptures(
  payload: readonly string[],
  read: Read,
  entries: ReadonlyMap<number, Record<string, Json>>,
  say: Say,
): Promise<void> {
  const files = new Set(payload.map((it) => /^data\/files\/([0-9a-f]{64})\./.exec(it)?.[1]))
  const there = new Set(payload)
  const list: unknown = readJson(await read('data/record/evidence_left_out.json', TEXT_MAX_BYTES))
  const leftOut = new Set(Array.isArray(list) ? (list as { path?: unknown }[]).map((it) => `data/${String(it?.path)}`) : []) // prettier-ignore
  for (const [index, entry] of entries) {
    const { kind, bodyHash, pictureHash, archiveHash, fileHash } = entry
    const wanted = [
      kind === 'proof-taken' && typeof bodyHash === 'string' && `data/captures/${bodyHash}.body`,
      kind === 'proof-pictured' && typeof pictureHash === 'string' && `data/captures/${pictureHash}.png`,
      kind === 'proof-pictured' && typeof archiveHash === 'string' && `data/captures/${archiveHash}.mhtml`,
    ]
    for (const path of wanted)
      if (path && !there.has(path) && (path.endsWith('.body') || !leftOut.has(path)))
        say('capture-missing', path, `entry ${index}`)
    if (kind === 'proof-shown' && !files.has(String(fileHash)))
      say('capture-missing', String(fileHash), `entry ${index}`)
  }
}

/** Pictures, videos, attachments, captures and papers bear the hash of their bytes in their name. */
function checkFiles(payload: readonly string[], hashes: ReadonlyMap<string, string>, say: Say): void {
  for (const path of payload.filter((it) => /^data\/(?:files|papers|captures)\//.test(it))) {
    const named = /\/(?:[^/]*-)?([0-9a-f]{64})\.[a-z0-9]+$/.exec(path)?.[1]
    if (named === undefined || (hashes.get(path) ?? named) !== named) say('file-name', path)
  }
}

function readJson(bytes: Buffer | null): Record<string, Json> | null {
  try {
    const value: unknown = bytes && JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' ? (value as Record<string, Json> | null) : null
  } catch {
    return null
  }
}

function isCanonical(bytes: Buffer): boolean {
  try {
    const text = bytes.toString('utf8')
    return Buffer.from(text).equals(bytes) && canonical(JSON.parse(text) as Json) === text
  } catch {
    return false
  }
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
