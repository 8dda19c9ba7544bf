import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ZONE } from '../base/calendar.ts'
import type { Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import { CSV_START, csvLine } from '../base/spreadsheet.ts'
import type { Fault } from '../decision/rules/assertion.ts'
import { FILE_MAX_BYTES, judgeSignedFile, signedFileOf, type Judged } from '../decision/rules/signed-file.ts'
import { proofKindOf, type Proof } from '../decision/rules.ts'
import { readVerifierKey, Unproven } from '../ledger/verify-note.ts'
import { verifyFolder } from '../ledger/verify.ts'
import { commandOfActs, readCall, WrongCall } from './command.ts'

const INDEX = 'decisions.csv'

const usage = `siar decision export DIR
    Write every signed decision into DIR as a file of its own, ID.json: the exact text that was decided (content), whose
    SHA-256 is the challenge, with the passkey's assertion and public key; bytes in base64url, the key as COSE. Beside
    them ${INDEX} lists all decisions and how each was proven: one that was confirmed by password has no file,
    as nothing can prove it without the office. Works beside a running office; a DIR of before is brought up to date.
    The files hold names and reasons: keep them as you keep the dossiers.

siar decision verify DIR [--origin URL] [--ledger LEDGER_DIR] [--key VKEY]
    Check every .json file of DIR offline: the signature, where it was given, that the person was there and verified by
    their device, that no other site framed it, and that the challenge is the SHA-256 of the content. Names each bad file.
    Needs no database and no network.
      --origin URL         the office's address, where all must have been signed
      --ledger LEDGER_DIR  an export of “siar ledger export”: verified too, and it must hold each decision with the very
                           same key and assertion, and each of its signed decisions must be in DIR
      --key VKEY           the ledger's verifier key, as text or file; LEDGER_DIR/vkey when left out, which proves less

Exit code: 0 done, or every file holds; 1 refused, or at least one file does not hold; 2 called in a wrong way.`

export const command = commandOfActs({
  name: 'decision',
  summary: 'export the signed decisions, or verify them offline',
  usage,
  expected: ['Unproven', 'StartRefused'],
  acts: { export: exportTo, verify: verifyIn },
})

async function exportTo(args: string[]): Promise<number> {
  const [folder] = readCall(args, {}, ['DIR']).places
  // Only this one needs the database: the other runs on a laptop that has none.
  const [{ readConfig, StartRefused }, { openBeside }, { readDecisions }] = await Promise.all([
    import('../config.ts'),
    import('../database.ts'),
    import('../decision/store.ts'),
  ])
  const config = readConfig(process.env)
  // Opening would make a new, empty office here, and an empty export would pass for this one.
  if (!config.databaseUrl && (await readdir(config.folder).catch(() => [])).length === 0)
    throw new StartRefused(`there is no office in ${config.folder}; set SIAR_DATA to its data folder.`)
  const { connection, close } = await openBeside(config)
  try {
    await mkdir(folder, { recursive: true })
    const index = await open(join(folder, `${INDEX}.part`), 'w')
    const count = { signed: 0, otherwise: 0 }
    try {
      const heads = ['decision', 'dossier', 'decided at', 'answer', 'by', 'post', 'version', 'proof', 'statement SHA-256', 'ledger entry', 'file'] // prettier-ignore
      await index.write(CSV_START + csvLine(heads))
      for await (const it of readDecisions(connection.db)) {
        const proof = it.signature as Json as Proof | null
        const hash = sha256(it.statement)
        const file = signedFileOf(it.statement, Buffer.from(hash, 'hex').toString('base64url'), proof)
        const name = file === null ? '' : `${it.id}.json`
        if (file !== null) await writeOnce(join(folder, name), file)
        count[file === null ? 'otherwise' : 'signed']++
        await index.write(
          csvLine([
            it.id,
            `${it.year}/${String(it.number).padStart(4, '0')}`,
            localTime(it.decided_at),
            it.answer,
            it.person,
            it.post,
            it.version_hash,
            proofKindOf(proof),
            hash,
            it.ledger_index,
            name,
          ]),
        )
      }
      await index.datasync()
    } finally {
      await index.close()
    }
    await rename(join(folder, `${INDEX}.part`), join(folder, INDEX))
    console.log(`${count.signed} signed decisions in ${folder}, each a file that proves itself`)
    if (count.otherwise > 0)
      console.log(`${count.otherwise} were proven otherwise, by password or not at all: ${INDEX} says how`)
    return 0
  } finally {
    await close()
  }
}

const localTime = (at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE).toString({ timeZoneName: 'never' })

/** A decision is final, so a file of an earlier export is the same to the last byte. @throws {Unproven} when it is not */
async function writeOnce(path: string, text: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === text) return
  if (found !== null)
    throw new Unproven(`${path} is there and differs from the office's own: it was changed, or is of another office.`)
  await writeFile(`${path}.part`, text)
  await rename(`${path}.part`, path)
}

async function verifyIn(args: string[]): Promise<number> {
  const one = { type: 'string' } as const
  const { values, places } = readCall(args, { origin: one, ledger: one, key: one }, ['DIR'])
  const [folder] = places
  if (values.key !== undefined && values.ledger === undefined) throw new WrongCall('--key goes with --ledger')
  const origin = values.origin === undefined ? undefined : originOf(values.origin)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  if (names.length === 0) throw new Unproven(`${folder} holds no decision: an export writes one .json file for each.`)
  const ledger = values.ledger === undefined ? null : await readLedger(values.ledger, values.key)
  const origins = new Set<string>()
  let bad = 0
  for (const name of names) {
    const judged = await judge(join(folder, name), origin)
    const fault = judged.fault === null ? whyNotInLedger(judged, ledger) : sentences[judged.fault]
    if (judged.fault !== null || fault !== null) {
      bad++
      console.error(`BAD  ${name}: ${fault}`)
      continue
    }
    origins.add(judged.signed.origin)
    const { statement } = judged
    console.log(
      statement
        ? `OK   ${name}: ${statement.answer} by ${statement.personId} as ${statement.postId} on version ${statement.versionHash}, ${statement.decidedAt}`
        : `OK   ${name}: signed, but its content is not a decision of Siar`,
    )
  }
  for (const hash of ledger?.signed.keys() ?? []) {
    bad++
    console.error(`BAD  the ledger holds a signed decision with statement ${hash}, which is not in ${folder}`)
  }
  if (bad > 0) {
    console.error(`siar decision: ${bad} of ${names.length} do not hold.`)
    return 1
  }
  console.log(`${names.length} signed decisions hold, given at ${[...origins].join(', ')}`)
  if (origin === undefined)
    console.error('siar decision: compare that address with the office’s own, or give it as --origin.')
  if (ledger && values.key === undefined)
    console.error(
      `siar decision: the ledger was checked with its own key; compare it with the one made public, or give --key.`,
    )
  return 0
}

function originOf(address: string): string {
  if (!URL.canParse(address)) throw new WrongCall('--origin is an address such as https://siar.contoh.go.id')
  return new URL(address).origin
}

async function judge(path: string, origin: string | undefined): Promise<Judged> {
  const file = await open(path)
  try {
    if ((await file.stat()).size > FILE_MAX_BYTES) return { fault: 'not-a-file' }
    return judgeSignedFile(await file.readFile('utf8'), origin)
  } finally {
    await file.close()
  }
}

type Ledger = {
  /** The proof that the ledger holds, by SHA-256 of the statement; what was found in the folder is taken out. */
  readonly signed: Map<string, Json>
}

/** Verifies a ledger's export and gathers the signed decisions that it holds. @throws {Unproven} */
async function readLedger(folder: string, given: string | undefined): Promise<Ledger> {
  const path = given ?? join(folder, 'vkey')
  const key = readVerifierKey(existsSync(path) ? await readFile(path, 'utf8') : path)
  const signed = new Map<string, Json>()
  await verifyFolder(folder, {
    key,
    onEntry: (text) => {
      if (!text.includes('"decisionHash"')) return
      const { decisionHash, proof } = JSON.parse(text) as { decisionHash?: string; proof?: { kind?: string } }
      if (decisionHash && proof?.kind === 'passkey') signed.set(decisionHash, proof as Json)
    },
  })
  return { signed }
}

/** Why a file is not as the ledger holds it, taking it out of what is still to be found; null when it is. */
function whyNotInLedger({ signed }: Extract<Judged, { fault: null }>, ledger: Ledger | null): string | null {
  if (!ledger) return null
  const hash = sha256(signed.content)
  const held = ledger.signed.get(hash) as Record<string, Json> | undefined
  if (!held) return 'the ledger holds no such decision'
  ledger.signed.delete(hash)
  const parts = ['publicKey', 'clientDataJSON', 'authenticatorData', 'signature', 'origin', 'rpId'] as const
  const other = parts.find((part) => held[part] !== signed[part])
  return other ? `the ledger holds another ${other} for this decision` : null
}

const sentences: Readonly<Record<Fault | 'not-a-file' | 'origin-not-expected', string>> = {
  'not-a-file': 'not a file of a signed decision',
  'origin-not-expected': 'signed at another address than the one given with --origin',
  'not-base64url': 'bytes that are not written in base64url',
  'challenge-not-of-content': 'the challenge is not the SHA-256 of the content: the text was changed',
  'client-data-unreadable': 'the client data cannot be read',
  'not-an-assertion': 'the passkey was made for something else than signing (its type is not webauthn.get)',
  'challenge-differs': 'the passkey signed another challenge: not this text',
  'origin-differs': 'the passkey was asked by another address than the file says',
  'origin-not-of-rp': 'an address that may not use this party’s passkeys',
  'cross-origin': 'signed inside a frame of another site',
  'authenticator-data-unreadable': 'the authenticator’s data cannot be read',
  'rp-differs': 'the passkey belongs to another party than the file says',
  'nobody-present': 'nobody was present at the device',
  'person-not-verified': 'the device did not verify the person (no finger, face or PIN)',
  'key-unreadable': 'the public key cannot be read, or is of a kind that passkeys do not use',
  'signature-wrong': 'the signature is false',
}
