import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  someContent,
  TEST_PASSWORD,
  TEST_URL,
  type TestOffice,
} from '../../test/office.ts'
import { decide } from '../decision/api.ts'
import type { SignedDecision } from '../decision/rules/assertion.ts'
import { readDossier } from '../dossier/api.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
let office: TestOffice
let home = ''
/** An export of three signed decisions and one by password, with the ledger's export beside it. */
let folder = ''
let ledger = ''
let environment: Record<string, string> = {}
before(async () => {
  office = await openTestOffice()
  home = await mkdtemp(join(tmpdir(), 'siar-decision-'))
  const { user, host, port, database, connectionString } = office.pool.options
  environment = {
    DATABASE_URL: connectionString ?? `postgres://${user}@/${database}?host=${String(host)}&port=${port}`,
    SIAR_URL: TEST_URL,
    SIAR_DATA: await mkdtemp(join(home, 'office-')),
  }
  const answers = [
    { answer: 'yes' },
    {
      answer: 'yes-with-notes',
      notes: [{ text: 'Sebut “kecamatan”,' }, { text: 'lalu \\ tanda.', place: { at: 'title', from: 0, to: 3 } }],
    },
    { answer: 'no', reason: 'Angka belum pasti.', toStep: 2 },
  ] as const
  for (const [at, answer] of answers.entries()) {
    const dossierId = await beginDossier(office, `Berkas ${at}`)
    await office.decide(dossierId, await bringTo(office, dossierId, 4, someContent(`Berkas ${at}`)), answer)
  }
  const dossierId = await beginDossier(office, 'Dengan sandi')
  const version = await bringTo(office, dossierId, 4, someContent('Dengan sandi'))
  const { revision } = await office.people['kepala-dinas'].call(readDossier, { params: { dossierId } })
  await office.people['kepala-dinas'].call(decide, {
    params: { dossierId },
    body: {
      seenRevision: revision,
      version,
      decision: { answer: 'yes' },
      proof: { kind: 'password', password: TEST_PASSWORD },
    },
  })
  folder = join(home, 'keputusan')
  ledger = join(home, 'buku')
  assert.equal((await siar('decision', 'export', folder)).code, 0)
  assert.equal((await siar('ledger', 'export', ledger)).code, 0)
})
after(async () => {
  await office?.close()
  await rm(home, { recursive: true, force: true })
})

type Told = { code: number; out: string; error: string }

/** Runs `siar …` as the shell does; the verifying runs get no database. */
async function siar(...args: string[]): Promise<Told> {
  const bare = { ...process.env, DATABASE_URL: 'postgres://127.0.0.1:1/none', SIAR_DATA: join(home, 'none') }
  const env = args[1] === 'verify' ? bare : { ...process.env, ...environment }
  const child = spawn(process.execPath, [cli, ...args], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const told = { code: -1, out: '', error: '' }
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (told.error += chunk.toString()))
  told.code = await new Promise<number>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code ?? -1)),
  )
  return told
}

const filesIn = async (where: string) => (await readdir(where)).filter((name) => name.endsWith('.json')).toSorted()
const read = async (where: string, name: string) =>
  JSON.parse(await readFile(join(where, name), 'utf8')) as SignedDecision

/** A copy of the export with its first file changed. */
async function forged(change: (it: SignedDecision) => object): Promise<{ where: string; name: string }> {
  const where = await mkdtemp(join(home, 'forged-'))
  await cp(folder, where, { recursive: true })
  const [name = ''] = await filesIn(where)
  await writeFile(join(where, name), JSON.stringify(change(await read(where, name))))
  return { where, name }
}

test('each signed decision is a file, and the list says how every decision was proven', async () => {
  assert.equal((await filesIn(folder)).length, 3)
  const list = (await readFile(join(folder, 'decisions.csv'), 'utf8')).trim().split('\r\n')
  assert.equal(list.length, 5)
  assert.deepEqual(
    list.slice(1).map((line) => /,(passkey|password),/.exec(line)?.[1]),
    ['passkey', 'passkey', 'passkey', 'password'],
  )
  for (const line of list.slice(1)) assert.match(line, /,[0-9a-f]{64},\d+,/, 'its statement and its ledger entry')
})

test('an export holds offline, on its own and against the ledger', async () => {
  const alone = await siar('decision', 'verify', folder)
  assert.equal(alone.code, 0, alone.error)
  assert.match(alone.error, /compare that address/)
  assert.equal(alone.out.match(/^OK {3}/gm)?.length, 3)
  const vkey = join(ledger, 'vkey')
  const whole = await siar('decision', 'verify', folder, '--origin', TEST_URL, '--ledger', ledger, '--key', vkey)
  assert.deepEqual([whole.code, whole.error], [0, ''])
})

test('another library than ours agrees that each file proves its content', async () => {
  for (const name of await filesIn(folder)) {
    const it = await read(folder, name)
    const { verified } = await verifyAuthenticationResponse({
      response: {
        id: 'AA',
        rawId: 'AA',
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: it.clientDataJSON,
          authenticatorData: it.authenticatorData,
          signature: it.signature,
        },
      },
      expectedChallenge: createHash('sha256').update(it.content).digest('base64url'),
      expectedOrigin: it.origin,
      expectedRPID: it.rpId,
      credential: { id: 'AA', publicKey: new Uint8Array(Buffer.from(it.publicKey, 'base64url')), counter: 0 },
      requireUserVerification: true,
    })
    assert.equal(verified, true)
  }
})

test('an export into the same folder adds what is new, and refuses a file that was changed', async () => {
  const where = await mkdtemp(join(home, 'again-'))
  await cp(folder, where, { recursive: true })
  assert.equal((await siar('decision', 'export', where)).code, 0)
  const [name = ''] = await filesIn(where)
  await writeFile(join(where, name), '{}')
  const told = await siar('decision', 'export', where)
  assert.equal(told.code, 1)
  assert.match(told.error, new RegExp(`^siar decision: .*${name} is there and differs[^\n]*\n$`))
})

const other = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
const forgeries: [string, (it: SignedDecision) => object, RegExp][] = [
  ['one letter of the text', (it) => ({ ...it, content: it.content.replace('yes', 'yEs') }), /text was changed/],
  ['the challenge', (it) => ({ ...it, challenge: other(it.challenge) }), /text was changed/],
  ['the signature', (it) => ({ ...it, signature: it.signature.slice(0, -4) + 'AAAA' }), /signature is false/],
  ['the origin', (it) => ({ ...it, origin: 'https://jahat.id' }), /another address/],
  ['the party', (it) => ({ ...it, rpId: 'go.id' }), /another party/],
  ['a missing part', (it) => ({ ...it, publicKey: undefined }), /not a file/],
  ['a part that is no text', (it) => ({ ...it, signature: 7 }), /not a file/],
]
for (const [what, change, says] of forgeries)
  test(`a file with ${what} changed is named, and the others are still judged`, async () => {
    const { where, name } = await forged(change)
    const told = await siar('decision', 'verify', where)
    assert.equal(told.code, 1)
    assert.match(told.error, new RegExp(`^BAD  ${name}: `, 'm'))
    assert.match(told.error, says)
    assert.equal(told.out.match(/^OK {3}/gm)?.length, 2)
  })

test('an address that is not the office’s, a decision missing, one unknown to the ledger: each is said', async () => {
  const elsewhere = await siar('decision', 'verify', folder, '--origin', 'https://lain.go.id')
  assert.equal(elsewhere.code, 1)
  assert.match(elsewhere.error, /another address than the one given/)

  const fewer = await mkdtemp(join(home, 'fewer-'))
  await cp(folder, fewer, { recursive: true })
  const [name = ''] = await filesIn(fewer)
  await rm(join(fewer, name))
  const missing = await siar('decision', 'verify', fewer, '--ledger', ledger)
  assert.equal(missing.code, 1)
  assert.match(missing.error, /ledger holds a signed decision with statement [0-9a-f]{64}, which is not in/)

  const double = await mkdtemp(join(home, 'double-'))
  await cp(folder, double, { recursive: true })
  await cp(join(folder, name), join(double, 'copy.json'))
  const told = await siar('decision', 'verify', double, '--ledger', ledger)
  assert.equal(told.code, 1)
  assert.match(told.error, /holds no such decision/)
})

test('what is called in a wrong way ends in 2, trouble with files in 1 with one sentence', async () => {
  const wrong = [[], ['nonsense'], ['verify'], ['export'], ['verify', 'a', 'b'], ['verify', 'a', '--nonsense'], ['verify', 'a', '--key', 'x'], ['verify', 'a', '--origin', 'x']] // prettier-ignore
  for (const told of await Promise.all(wrong.map((args) => siar('decision', ...args)))) {
    assert.equal(told.code, 2, told.error)
    assert.match(told.error, /^siar decision: .*\n\nsiar decision export DIR/s)
  }
  const trouble = [['verify', 'nowhere'], ['verify', await mkdtemp(join(home, 'empty-'))], ['verify', folder, '--ledger', 'nowhere']] // prettier-ignore
  for (const told of await Promise.all(trouble.map((args) => siar('decision', ...args)))) {
    assert.equal(told.code, 1, told.out)
    assert.match(told.error, /^siar decision: [^\n]+\n$/)
  }
  const help = await siar('decision', '--help')
  assert.deepEqual([help.code, /siar decision verify DIR/.test(help.out)], [0, true])
})

test('the ledger’s entry of a decision holds the whole assertion and the key, and the statement’s hash', async () => {
  const { body } = await office.db
    .selectFrom('ledger_entry')
    .select('body')
    .where('body', 'like', '%"kind":"dossier-decide"%')
    .orderBy('index')
    .executeTakeFirstOrThrow()
  const entry = JSON.parse(body) as { decisionId: string; decisionHash: string; proof: Record<string, string> }
  const it = await read(folder, `${entry.decisionId}.json`)
  for (const part of ['publicKey', 'origin', 'rpId', 'clientDataJSON', 'authenticatorData', 'signature'] as const)
    assert.equal(entry.proof[part], it[part])
  assert.equal(Buffer.from(entry.decisionHash, 'hex').toString('base64url'), it.challenge)
})
