import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cosign } from '../ledger/cosign.ts'
import { readKeyFile, writeKeyFile } from '../ledger/key.ts'
import { makeSigner, verifierKey } from '../ledger/note.ts'
import { readVerifierKey, Unproven, type VerifierKey } from '../ledger/verify-note.ts'
import { verifyFolder, type Verified } from '../ledger/verify.ts'
import { commandOfActs, readCall, WrongCall } from './command.ts'

const usage = `siar ledger export DIR [--whole]
    Write the ledger into DIR as signed tiles (C2SP tlog-tiles): checkpoint, vkey, tile/… . Into a DIR that holds an
    earlier export only what is new is added. Works beside a running office.
      --whole              read every entry again and compare it with what DIR holds

siar ledger verify DIR [--key VKEY] [--old CHECKPOINT]… [--witness VKEY]… [--quorum N] [--origin NAME]
    Check an export offline: signature, every entry, every tile, and that it begins as each older checkpoint says.
    Names the first bad entry. Needs no database and no network.
      --key VKEY           the office's verifier key, as text or file; DIR/vkey when left out, which proves less
      --old CHECKPOINT     a checkpoint kept from before; may be given more than once, and narrows down what was changed.
                           A whole export kept from before (its DIR) names the very entry
      --witness VKEY       a second office's key that must have signed too; may be given more than once
      --quorum N           how many of the witnesses must have signed; all when left out
      --origin NAME        the ledger's name that is expected

siar ledger cosign DIR --key FILE --old FILE [--first] [--ledger VKEY] [--out FILE]
    For a second office: check the export in DIR and that it continues what this office saw last, then sign its
    checkpoint. Works on a laptop of its own, without network.
      --key FILE           this office's secret key, from “siar ledger keygen”
      --old FILE           the checkpoint this office saw last; replaced by the new one, so keep it
      --first              this office begins to watch: FILE of --old is not there yet
      --ledger VKEY        the ledger's verifier key, as text or file; DIR/vkey when left out
      --out FILE           write the signed checkpoint here; into DIR when left out

siar ledger keygen NAME FILE
    Make a second office's key. The secret goes into FILE (mode 0600); the verifier key is printed, to be given to those
    who verify. NAME is an address without spaces, such as inspektorat.contoh.go.id.

Exit code: 0 done and proved, 1 refused (one sentence says why), 2 called in a wrong way.`

export const command = commandOfActs({
  name: 'ledger',
  summary: 'export, verify or cosign the ledger',
  usage,
  expected: ['Unproven', 'ExportRefused', 'KeyRefused', 'StartRefused'],
  acts: { export: exportTo, verify: verifyIn, cosign: cosignIn, keygen: makeKey },
})

async function exportTo(args: string[]): Promise<void> {
  const { values, places } = readCall(args, { whole: { type: 'boolean' } }, ['DIR'])
  // Only this one needs the database: the others run on a laptop that has none.
  const [{ readConfig, StartRefused }, { openBeside }, { openLedgerKey }, { exportLedger }] = await Promise.all([
    import('../config.ts'),
    import('../database.ts'),
    import('../ledger/key.ts'),
    import('../ledger/export.ts'),
  ])
  const config = readConfig(process.env)
  // Opening would make a new, empty office here, and an empty ledger would pass for this one.
  if (!config.databaseUrl && (await readdir(config.folder).catch(() => [])).length === 0)
    throw new StartRefused(`there is no office in ${config.folder}; set SIAR_DATA to its data folder.`)
  const { connection, close } = await openBeside(config)
  try {
    const signer = await openLedgerKey({ folder: config.folder, url: config.url, given: config.ledgerKey })
    const [folder] = places
    const started = performance.now()
    const done = await exportLedger(connection.db, { signer, folder, whole: values.whole === true })
    console.log(`${signer.name}: ${done.size} entries in ${folder}, ${done.added} of them new (${seconds(started)})`)
    console.log(`root ${done.root.toString('base64')}`)
    console.log(`key  ${verifierKey(signer)}`)
  } finally {
    await close()
  }
}

async function verifyIn(args: string[]): Promise<void> {
  const many = { type: 'string', multiple: true } as const
  const { values, places } = readCall(
    args,
    { key: { type: 'string' }, old: many, witness: many, quorum: { type: 'string' }, origin: { type: 'string' } },
    ['DIR'],
  )
  const [folder] = places
  const witnesses = await Promise.all((values.witness ?? []).map(readKey))
  const quorum = values.quorum === undefined ? undefined : Number(values.quorum)
  if (quorum !== undefined && !(Number.isInteger(quorum) && quorum >= 0 && quorum <= witnesses.length))
    throw new WrongCall(`--quorum is a whole number up to the ${witnesses.length} witnesses given`)
  const olds = await Promise.all((values.old ?? []).map(readOld))
  const started = performance.now()
  const key = await keyFor(folder, values.key)
  const verified = await verifyFolder(folder, { key, origin: values.origin, olds, witnesses, quorum })
  report(verified, seconds(started))
  if (olds.length > 0) console.log(`     continues ${olds.map((it) => it.name).join(', ')}`)
  if (values.key === undefined) warnOfOwnKey(folder, verified)
}

async function cosignIn(args: string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values, places } = readCall(
    args,
    { key: text, old: text, first: { type: 'boolean' }, ledger: text, out: text },
    ['DIR'],
  )
  const [folder] = places
  const { key: keyFile, old: seen, first = false, ledger, out } = values
  if (!keyFile || !seen) throw new WrongCall('--key FILE and --old FILE are needed')
  const signer = await readKeyFile(keyFile)
  if (!signer) throw new Unproven(`${keyFile} is not there: make this office’s key with “siar ledger keygen”.`)
  const started = performance.now()
  const verified = await cosign({ folder, key: await keyFor(folder, ledger), signer, seen, first, out }, new Date())
  report(verified, seconds(started))
  console.log(`     signed by ${signer.name} in ${out ?? join(folder, 'checkpoint')}; ${seen} is what it has now seen`)
  if (first && ledger === undefined) warnOfOwnKey(folder, verified)
}

async function makeKey(args: string[]): Promise<void> {
  const { places } = readCall(args, {}, ['NAME', 'FILE'])
  const [name, file = ''] = places
  const signer = makeSigner(name)
  await writeKeyFile(file, signer)
  console.log(verifierKey(signer, 'witness'))
}

function report({ origin, size, root, witnesses }: Verified, took: string): void {
  console.log(`OK   ${origin}: ${size} entries, each whole and in its place (${took})`)
  console.log(`     root ${root.toString('base64')}`)
  for (const it of witnesses) console.log(`     signed by ${it.name}${it.at ? ` at ${it.at.toISOString()}` : ''}`)
}

function warnOfOwnKey(folder: string, { origin }: Verified): void {
  console.error(
    `siar ledger: the key came from ${join(folder, 'vkey')} itself; compare it with the one ${origin} made public, or give it as ${'`'}--key${'`'} or ${'`'}--ledger${'`'}.`,
  )
}

/** @param given a verifier key or the file of one; the folder's own when absent */
async function keyFor(folder: string, given: string | undefined): Promise<VerifierKey> {
  if (given !== undefined) return readKey(given)
  const path = join(folder, 'vkey')
  if (!existsSync(path)) throw new Unproven(`${path} is not there: give the office’s key with --key.`)
  return readKey(path)
}

/** An older checkpoint: a file, or the whole export of then, which can tell exactly which entry was rewritten. */
async function readOld(name: string): Promise<{ name: string; note: Buffer; folder: string | undefined }> {
  const folder = (await stat(name)).isDirectory() ? name : undefined
  return { name, folder, note: await readFile(folder ? join(folder, 'checkpoint') : name) }
}

async function readKey(given: string): Promise<VerifierKey> {
  return readVerifierKey(existsSync(given) ? await readFile(given, 'utf8') : given)
}

const seconds = (started: number) => `${((performance.now() - started) / 1000).toFixed(2)} s`
