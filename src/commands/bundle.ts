import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dayOf, ZONE } from '../base/calendar.ts'
import { Refused, sentence } from '../base/refused.ts'
import { verifyBundle, type Verified } from '../bundle/verify.ts'
import { readVerifierKey } from '../ledger/verify-note.ts'
import { commandOfActs, readCall, WrongCall } from './command.ts'

const usage = `siar bundle export DOSSIER|--any OUT.zip [--as EMAIL]
    Write the archive bundle of a dossier (its number, such as 2026/0412, or its id; --any takes the newest that anybody
    may read): one ZIP as BagIt (RFC 8493) with all versions, decisions, comments, publications, files and ledger entries
    with their proofs, a page to read (data/index.html) and how to check it (VERIFY.txt). Works beside a running office.
    A dossier whose readers are limited is refused unless --as names one of them.

siar bundle verify FILE [--key VKEY] [--origin URL] [--json]
    Check a bundle, or a package of bundles, offline: nothing missing, changed or added; every text, statement and file by
    its hash; every signed decision; every ledger entry by its proof to the signed root. Names each thing that does not hold.
      --key VKEY    the office's verifier key, as text or file; the bundle's own when left out, which proves less
      --origin URL  the office's address, where all decisions must have been signed

Exit code: 0 done, or all holds; 1 refused, or something does not hold; 2 called in a wrong way.`

export const command = commandOfActs({
  name: 'bundle',
  summary: 'export the archive bundle of a dossier, or verify one offline',
  usage,
  expected: ['Unproven', 'StartRefused', 'BagRefused', 'KeyRefused'],
  acts: { export: exportTo, verify: verifyFile },
})

async function exportTo(args: string[]): Promise<number> {
  const any = args.includes('--any')
  const { values, places } = readCall(
    args,
    { any: { type: 'boolean' }, as: { type: 'string' } },
    any ? ['OUT.zip'] : ['DOSSIER', 'OUT.zip'],
  )
  const out = places.at(-1) as string
  if (!/\.zip$/i.test(out)) throw new WrongCall('the file to write ends in .zip')
  // Only this one needs the database: the other runs on a laptop that has none.
  const [
    { readConfig, filesFolder, StartRefused },
    { openBeside },
    { openLedger },
    { append },
    { openFileStore },
    { packBag },
    { openBundle },
    { findBundleDossier },
    { findOfficer },
    { findPersonByEmail },
  ] = await Promise.all([
    import('../config.ts'),
    import('../database.ts'),
    import('../ledger/live.ts'),
    import('../ledger/append.ts'),
    import('../files/store.ts'),
    import('../bundle/pack.ts'),
    import('../record/stores/bundle-files.ts'),
    import('../record/stores/bundle-contents.ts'),
    import('../office/stores/officer.ts'),
    import('../office/store.ts'),
  ])
  if (existsSync(out)) throw new StartRefused(`${out} is there already; choose another name.`)
  const config = readConfig(process.env)
  if (!config.databaseUrl && (await readdir(config.folder).catch(() => [])).length === 0)
    throw new StartRefused(`there is no office in ${config.folder}; set SIAR_DATA to its data folder.`)
  const { connection, close } = await openBeside(config)
  try {
    const { db } = connection
    const now = new Date()
    const person = values.as === undefined ? null : await findPersonByEmail(db, values.as)
    const officer = person && (await findOfficer(db, person.id, dayOf(ZONE, now)))
    if (values.as !== undefined && !officer) throw new StartRefused(`nobody here has the e-mail ${values.as}.`)
    const reader = officer ?? { personId: NOBODY, posts: [] }
    const dossierId = await findBundleDossier(db, any ? null : (places[0] as string), reader)
    if (!dossierId)
      throw new StartRefused(
        any
          ? 'there is no dossier yet.'
          : `there is no dossier ${places[0]}, or its readers are limited: --as names one of them.`,
      )
    const source = {
      db,
      ledger: await openLedger(db, { folder: config.folder, url: config.url, given: config.ledgerKey }),
      pathOf: openFileStore(filesFolder(config)).pathOf,
    }
    const bundle = await openBundle(source, { dossierId, reader }, now).catch((error: unknown) => {
      throw error instanceof Refused ? new StartRefused(sentence(error.reason, 'en')) : error
    })
    const { hash, sizeBytes, files } = await packBag({ ...bundle, path: out }, now)
    await db.transaction().execute(async (tx) => {
      const by = officer ? { personId: officer.personId } : {}
      await append(tx, { kind: 'bundle-made', by: 'console', ...by, dossierId, bundleHash: hash, files }, new Date())
    })
    console.log(`${bundle.number}: ${files} files, ${sizeBytes} bytes, SHA-256 ${hash}`)
    return 0
  } finally {
    await close()
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000' // reads what anybody may

async function verifyFile(args: string[]): Promise<number> {
  const one = { type: 'string' } as const
  const { values, places } = readCall(args, { key: one, origin: one, json: { type: 'boolean' } }, ['FILE'])
  const [path] = places
  if (values.origin !== undefined && !URL.canParse(values.origin))
    throw new WrongCall('--origin is an address such as https://siar.contoh.go.id')
  const given = values.key
  const key =
    given === undefined ? undefined : readVerifierKey(existsSync(given) ? await readFile(given, 'utf8') : given)
  const origin = values.origin === undefined ? undefined : new URL(values.origin).origin
  const verified = await verifyBundle(path, { key, origin })
  if (values.json) console.log(JSON.stringify(jsonOf(verified), null, 2))
  else tell(verified, path)
  if (verified.faults.length > 0) return 1
  if (!values.json && given === undefined)
    console.error('siar bundle: checked with the key inside; compare it with the one made public, or give --key.')
  return 0
}

function tell({ faults, proven, bundles }: Verified, path: string): void {
  for (const it of faults) console.error(`BAD  [${it.code}] ${it.sentence}`)
  for (const [name, inner] of bundles) tell(inner, name)
  if (faults.length > 0) console.error(`siar bundle: ${path} does not hold, for ${faults.length} reasons.`)
  else if (proven)
    console.log(
      `OK   ${path}: dossier ${proven.number}, ${proven.versions} versions, ${proven.decisions} decisions (${proven.signed} signed), ${proven.entries} entries in ${proven.origin} at ${proven.size}`,
    )
  else console.log(`OK   ${path}: ${bundles.size} bundles`)
}

const jsonOf = ({ faults, proven, bundles }: Verified): object => ({
  faults,
  proven,
  ...(bundles.size > 0 && { bundles: Object.fromEntries([...bundles].map(([name, it]) => [name, jsonOf(it)])) }),
})
