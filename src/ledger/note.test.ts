import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openLedgerKey, readKeyFile, writeKeyFile } from './key.ts'
import { checkpointText, cosignatureLine, makeSigner, readSigner, signNote, verifierKey, writeSigner } from './note.ts'
import { openNote, readCheckpoint, readVerifierKey } from './verify-note.ts'

const signer = makeSigner('siar.contoh.go.id/buku/1')
const other = makeSigner('siar.contoh.go.id/buku/1')
const inspectorate = makeSigner('inspektorat.contoh.go.id')
const key = readVerifierKey(verifierKey(signer))
const witness = readVerifierKey(verifierKey(inspectorate, 'witness'))
const root = Buffer.alloc(32, 7)
const text = checkpointText({ origin: signer.name, size: 12, root })
const note = signNote(text, signer)

const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const PETERS_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

test('the published example of a signed note opens', () => {
  const peter = readVerifierKey(PETER)
  const opened = openNote(Buffer.from(PETERS_NOTE), [peter], 'The note')
  assert.ok(opened.signed.has('c74f20a3'))
  assert.match(opened.text, /^If you think .* is\.\n$/s)
  assert.throws(() => openNote(Buffer.from(PETERS_NOTE.replace('answer', 'reply')), [peter], 'The note'), /false/)
})

test('the published secret key of that example is read, and signs the same note byte for byte', () => {
  const peter = readSigner('PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz')
  assert.equal(verifierKey(peter), PETER)
  assert.equal(signNote(PETERS_NOTE.slice(0, PETERS_NOTE.indexOf('\n\n') + 1), peter), PETERS_NOTE)
})

test('a checkpoint is signed and read back', () => {
  const opened = openNote(Buffer.from(note), [key], 'The checkpoint')
  assert.deepEqual([...opened.signed], [[key.id, null]])
  assert.deepEqual(readCheckpoint(opened.text, 'The checkpoint'), { origin: signer.name, size: 12, root })
})

test('a second office signs under the same text, and tells when', () => {
  const both = note + cosignatureLine(text, inspectorate, new Date('2026-11-24T03:00:00.900Z'))
  const opened = openNote(Buffer.from(both), [key, witness], 'The checkpoint')
  assert.equal(opened.signed.get(witness.id), Date.parse('2026-11-24T03:00:00Z') / 1000)
  assert.equal(opened.signed.get(key.id), null)
})

test('lines by unknown keys are passed over, as the standard asks', () => {
  const both = note + cosignatureLine(text, inspectorate, new Date())
  assert.deepEqual([...openNote(Buffer.from(both), [key], 'The checkpoint').signed.keys()], [key.id])
  const foreign = openNote(Buffer.from(signNote(text, other)), [key], 'The checkpoint')
  assert.equal(foreign.signed.size, 0)
})

test('one false line by a known key refuses the note, whatever other lines say', () => {
  const line = cosignatureLine(text.replace('12', '13'), inspectorate, new Date())
  assert.throws(() => openNote(Buffer.from(note + line), [key, witness], 'The checkpoint'), /inspektorat.*false/)
})

test('a cosignature says its time inside what is signed', () => {
  const line = cosignatureLine(text, inspectorate, new Date('2026-11-24T03:00:00Z'))
  const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
  bytes.writeBigUInt64BE(1n, 4)
  const moved = `${note}— ${inspectorate.name} ${bytes.toString('base64')}\n`
  assert.throws(() => openNote(Buffer.from(moved), [witness], 'The checkpoint'), /false/)
})

test('any change of one character in a checkpoint is refused or leaves it unsigned', () => {
  fc.assert(
    fc.property(fc.nat(note.length - 1), fc.constantFrom('A', '0', '\n', ' ', '=', 'é', '\u0000'), (at, put) => {
      if (note[at] === put) return
      const bytes = Buffer.from(note.slice(0, at) + put + note.slice(at + 1))
      try {
        assert.ok(!openNote(bytes, [key], 'The checkpoint').signed.has(key.id))
      } catch (error) {
        assert.equal((error as Error).name, 'Unproven')
      }
    }),
    { numRuns: 1_000 },
  )
})

const broken: [string, string | Buffer][] = [
  ['nothing', ''],
  ['a text without signature', text],
  ['a text with an empty signature block', `${text}\n`],
  ['a note without its last line feed', note.slice(0, -1)],
  ['a signature line with a plain dash', note.replace('— ', '- ')],
  ['a signature line without its name', note.replace(`${signer.name} `, '')],
  ['a signature that is no base64', note.replace(/ \S+\n$/, ' !!!!\n')],
  ['a signature of four bytes', note.replace(/ \S+\n$/, ' AAAAAA==\n')],
  ['a base64 in another spelling', note.replace(/=\n$/, '\n')],
  ['a carriage return', note.replace('\n', '\r\n')],
  ['a NUL', note.replace('12', '12\u0000')],
  ['bytes that are not UTF-8', Buffer.from(note.replace('12', '1ÿ'), 'latin1')],
  ['a note larger than any', note.padStart(70_000, 'x')],
  ['more signatures than any', note + `— x AAAAAAA=\n`.repeat(100)],
]
for (const [name, bytes] of broken)
  test(`${name} is refused as a signed note`, () => {
    assert.throws(() => openNote(Buffer.from(bytes), [key], 'The checkpoint'), { name: 'Unproven' })
  })

test('a checkpoint with a size that is no plain number, or a root that is none, is refused', () => {
  const good = `${signer.name}\n12\n${root.toString('base64')}\n`
  for (const size of ['', '012', '+12', '-1', '1e3', '12.0', ' 12', '0x0c', '9007199254740993'])
    assert.throws(() => readCheckpoint(good.replace('12', size), 'The checkpoint'), /size/)
  for (const bad of [
    '',
    'AAAA',
    root.toString('hex'),
    root.toString('base64').slice(0, -1),
    root.toString('base64url'),
  ])
    assert.throws(() => readCheckpoint(`${signer.name}\n12\n${bad}\n`, 'The checkpoint'), { name: 'Unproven' })
  assert.throws(() => readCheckpoint(`\n12\n${root.toString('base64')}\n`, 'The checkpoint'), /names no ledger/)
  assert.equal(readCheckpoint(`${good}a line for others\n`, 'The checkpoint').size, 12)
})

test('a verifier key that is malformed, damaged or of an unknown kind is refused', () => {
  const good = verifierKey(signer)
  const [name, id, encoded] = good.split('+', 2).concat(good.slice(good.split('+', 2).join('+').length + 1))
  assert.equal(readVerifierKey(` ${good}\n`).name, signer.name)
  for (const bad of [
    '',
    'x',
    `${name}+${id}`,
    `${name}+00000000+${encoded}`,
    `another+${id}+${encoded}`,
    good.slice(0, -4),
    `${name}+${id}+Ag==`,
  ])
    assert.throws(() => readVerifierKey(bad), { name: 'Unproven' }, bad)
})

test('a secret key is written and read back, and a damaged one is refused without being shown', () => {
  const line = writeSigner(signer)
  const secret = line.trim().split('+').slice(4).join('+') // base64 may hold a plus of its own
  assert.equal(verifierKey(readSigner(line)), verifierKey(signer))
  for (const bad of [
    '',
    'hello',
    line.replace('PRIVATE', 'PUBLIC'),
    line.replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
    `${line.trim()}AAAA`,
  ])
    assert.throws(
      () => readSigner(bad),
      (error: Error) => !error.message.includes(secret),
    )
})

test('a key has a name without space or plus', () => {
  for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u00a0b', 'x'.repeat(201)]) assert.throws(() => makeSigner(name))
})

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siar-key-'))
})
after(() => rm(folder, { recursive: true, force: true }))

test('the first start makes a key that only its owner may read; the next uses it, also under a new address', async () => {
  const first = await openLedgerKey({ folder, url: 'https://siar.contoh.go.id', given: undefined })
  assert.equal(first.name, 'siar.contoh.go.id/buku/1')
  assert.equal((await stat(join(folder, 'ledger.key'))).mode & 0o777, 0o600)
  const again = await openLedgerKey({ folder, url: 'https://baru.contoh.go.id', given: undefined })
  assert.equal(verifierKey(again), verifierKey(first))
  assert.deepEqual(await readdir(folder), ['ledger.key'])
})

test('two processes that start at once agree on one key', async () => {
  const at = { folder: await mkdtemp(join(folder, 'two-')), url: 'http://127.0.0.1:4180/', given: undefined }
  const keys = await Promise.all(Array.from({ length: 8 }, () => openLedgerKey(at)))
  assert.equal(new Set(keys.map((it) => verifierKey(it))).size, 1)
})

test('a key that was left open to others is closed again when it is read', async () => {
  const path = join(folder, 'open.key')
  await writeKeyFile(path, signer)
  await chmod(path, 0o644)
  await readKeyFile(path)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
})

test('a key is never overwritten', async () => {
  const path = join(folder, 'mine.key')
  await writeKeyFile(path, signer)
  await assert.rejects(writeKeyFile(path, other), { code: 'EEXIST' })
  assert.equal(await readFile(path, 'utf8'), writeSigner(signer))
})

test('the key of the environment goes before the file; a wrong one stops with a sentence that names it', async () => {
  const at = { folder, url: 'http://127.0.0.1:4180' }
  assert.equal(verifierKey(await openLedgerKey({ ...at, given: writeSigner(other) })), verifierKey(other))
  await assert.rejects(openLedgerKey({ ...at, given: 'nonsense' }), /^KeyRefused: SIAR_LEDGER_KEY: not a signing key/)
})

test('a damaged key file stops with a sentence that names it, and is left as it is', async () => {
  const at = await mkdtemp(join(folder, 'bad-'))
  await writeFile(join(at, 'ledger.key'), 'nonsense')
  await assert.rejects(
    openLedgerKey({ folder: at, url: 'http://127.0.0.1', given: undefined }),
    /ledger\.key: not a signing key/,
  )
  assert.equal(await readFile(join(at, 'ledger.key'), 'utf8'), 'nonsense')
})
