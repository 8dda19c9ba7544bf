import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { sql } from 'kysely'
import { fillWithDemo } from '../../test/demo-office.ts'
import { openTestOffice, TEST_URL, type TestOffice } from '../../test/office.ts'
import { packBag } from '../bundle/pack.ts'
import { openZip, type OpenZip } from '../bundle/unzip.ts'
import { verifyBundle } from '../bundle/verify.ts'
import { createZip } from '../bundle/zip.ts'
import { openFileStore } from '../files/store.ts'
import { sweepNext } from '../files/sweep.ts'
import { readVerifierKey } from '../ledger/verify-note.ts'
import { openBundle, type BundleSource } from '../record/stores/bundle-files.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const now = new Date('2026-11-24T03:00:00.000Z')
let office: TestOffice
let home = ''
let source: BundleSource
/** The bundle of a dossier that went public, whole; and its parts, to damage. */
let whole = ''
let parts = new Map<string, Buffer>()
let made = 0
const fresh = () => join(home, `${made++}.zip`)
const anybody = { personId: '00000000-0000-0000-0000-000000000000', posts: [] }

before(async () => {
  office = await openTestOffice({ fill: fillWithDemo })
  home = await mkdtemp(join(tmpdir(), 'siar-bundle-'))
  source = {
    db: office.db,
    ledger: office.ledger,
    pathOf: openFileStore(join(office.folder, 'files')).pathOf,
  }
  whole = await bundleOf(await published())
  parts = await partsOf(whole)
})
after(async () => {
  await office?.close()
  await rm(home, { recursive: true, force: true })
})

async function published(): Promise<string> {
  const row = await office.db
    .selectFrom('dossier')
    .innerJoin('decision', 'decision.dossier_id', 'dossier.id')
    .select('dossier.id')
    .where('dossier.state', '=', 'published')
    .where('decision.signature', 'is not', null)
    .orderBy('dossier.created_at')
    .executeTakeFirstOrThrow()
  return row.id
}
async function bundleOf(dossierId: string): Promise<string> {
  const path = fresh()
  await packBag({ ...(await openBundle(source, { dossierId, reader: anybody }, now)), path }, now)
  return path
}
async function opened(path: string): Promise<OpenZip> {
  const zip = await openZip(path, { files: 10_000, bytes: 1e9 })
  assert.ok('files' in zip, 'sentence' in zip ? zip.sentence : '')
  return zip
}
async function partsOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await opened(path)
  const found = new Map<string, Buffer>()
  for (const name of zip.files.keys()) found.set(name, (await zip.read(name, 1e8)) as Buffer)
  zip.close()
  return found
}
async function packed(from: ReadonlyMap<string, Buffer>): Promise<string> {
  const path = fresh()
  const zip = await createZip(path, now)
  for (const [name, bytes] of from) await zip.add(name, bytes)
  await zip.finish()
  return path
}
/** The bundle with its manifests written anew, as by a hand that knows BagIt. */
function relisted(from: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const [folder = ''] = [...from.keys()][0]?.split('/') ?? []
  const names = [...from.keys()].map((it) => it.slice(folder.length + 1))
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const list = (wanted: (name: string) => boolean, held: ReadonlyMap<string, Buffer>) =>
    Buffer.from(names.filter(wanted).map((it) => `${sha(held.get(`${folder}/${it}`) as Buffer)}  ${it}\n`).join('')) // prettier-ignore
  const again = new Map(from)
  const payload = [...from].filter(([it]) => it.startsWith(`${folder}/data/`))
  const oxum = `${payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)}.${payload.length}`
  const info = String(from.get(`${folder}/bag-info.txt`)).replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${oxum}`)
  again.set(`${folder}/bag-info.txt`, Buffer.from(info))
  again.set(
    `${folder}/manifest-sha256.txt`,
    list((it) => it.startsWith('data/'), again),
  )
  again.set(
    `${folder}/tagmanifest-sha256.txt`,
    list((it) => !it.startsWith('data/') && it !== 'tagmanifest-sha256.txt', again),
  )
  return again
}
const codes = async (path: string, key?: string) =>
  [
    ...new Set((await verifyBundle(path, key ? { key: readVerifierKey(key) } : {})).faults.map((it) => it.code)),
  ].toSorted()
const pathLike = (pattern: RegExp) => [...parts.keys()].find((it) => pattern.test(it)) as string
const put = (name: string, bytes: Buffer | string | null) => {
  const changed = new Map(parts)
  if (bytes === null) changed.delete(name)
  else changed.set(name, Buffer.from(bytes as string))
  return changed
}
const flipped = (bytes: Buffer) => {
  const changed = Buffer.from(bytes)
  changed[changed.length >> 1]! ^= 1
  return changed
}

test('a bundle holds: every text, decision, file and entry of the dossier is proven by the file alone', async () => {
  const verified = await verifyBundle(whole, { key: readVerifierKey(source.ledger.key), origin: TEST_URL })
  assert.deepEqual(verified.faults, [])
  const { proven } = verified
  assert.ok(proven && proven.versions > 0 && proven.decisions > 0 && proven.signed > 0 && proven.entries > 5)
  const folder = [...parts.keys()][0]?.split('/')[0]
  const names = [...parts.keys()].map((it) => it.slice((folder?.length ?? 0) + 1))
  for (const name of [
    'data/index.html',
    'data/premis.xml',
    'data/premis.json',
    'VERIFY.txt',
    'data/record/comments.json',
    'data/record/deliveries.json',
  ])
    assert.ok(names.includes(name), name)
  const index = String(parts.get(pathLike(/index\.html$/)))
  assert.doesNotMatch(index, /<script|\son\w+=|(?:src|href)="https?:/i)
  for (const [, link = ''] of index.matchAll(/href="([^"]+)"/g))
    assert.ok(names.includes(link.startsWith('../') ? link.slice(3) : `data/${link}`), link)
})

test('the bundle of every dossier of the office holds, whatever happened to it', async () => {
  const rows = await office.db.selectFrom('dossier').select('id').execute()
  assert.ok(rows.length > 5)
  for (const { id } of rows) {
    const reader = await office.db
      .selectFrom('dossier_reader')
      .select(['person_id', 'post_id'])
      .where('dossier_id', '=', id)
      .execute()
    const as = {
      personId: reader.find((it) => it.person_id)?.person_id ?? anybody.personId,
      posts: reader.flatMap((it) => it.post_id ?? []),
    }
    const bundle = await openBundle(source, { dossierId: id, reader: as }, now)
    const path = fresh()
    const { files } = await packBag({ ...bundle, path }, now)
    assert.equal(files, bundle.total)
    assert.deepEqual((await verifyBundle(path, { key: readVerifierKey(source.ledger.key) })).faults, [], bundle.number)
  }
})

test('the same record gives the same bytes', async () => {
  const again = await bundleOf(await published())
  assert.ok((await readFile(again)).equals(await readFile(whole)))
})

test(
  'tools that know nothing of Siar unpack and check it',
  { skip: !hasTools() && 'unzip or sha256sum is not here' },
  async () => {
    const place = await mkdtemp(join(home, 'out-'))
    execFileSync('unzip', ['-q', whole, '-d', place])
    const [folder = ''] = await readdir(place)
    const cwd = join(place, folder)
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      execFileSync('sha256sum', ['--quiet', '--strict', '-c', list], { cwd })
    const checker = process.env['SIAR_BAG_CHECKER']
    if (checker) assert.equal(execFileSync(process.execPath, [checker, cwd], { encoding: 'utf8' }).trim(), 'OK')
  },
)

function hasTools(): boolean {
  try {
    execFileSync('unzip', ['-v'])
    execFileSync('sha256sum', ['--version'])
    return true
  } catch {
    return false
  }
}

test('a changed byte, a missing file, an extra file and a path outside are each told as what they are', async () => {
  const version = pathLike(/versions\/1-.*\.json$/)
  assert.deepEqual(await codes(await packed(put(version, flipped(parts.get(version) as Buffer)))), [
    'file-changed',
    'version',
    'version-missing',
  ])
  assert.deepEqual(await codes(await packed(put(pathLike(/comments\.json$/), null))), ['bag-info', 'file-missing'])
  const [folder = ''] = version.split('/')
  assert.deepEqual(await codes(await packed(put(`${folder}/data/lain.txt`, 'x'))), ['bag-info', 'file-extra'])
  assert.deepEqual(await codes(await packed(put(`${folder}/catatan.txt`, 'x'))), ['file-extra'])
  for (const [name, code] of [
    ['../keluar.txt', 'path-outside'],
    ['/etc/siar', 'path-outside'],
    [`${folder}/data/../../keluar`, 'path-outside'],
    ['C:/siar.txt', 'path-outside'],
    [`${folder}\\..\\keluar`, 'path-outside'],
    [`${folder}/data/a\\b`, 'name-not-portable'],
    [`${folder}/data/e\u0301.txt`, 'name-not-portable'],
    [`${folder}/data/INDEX.html`, 'name-twice'],
    [`${folder}/data/sub/`, 'not-plain'],
  ] as const)
    assert.ok((await codes(await packed(put(name, 'x')))).includes(code), `${name}: ${code}`)
  assert.ok((await codes(await packed(put('lain/bagit.txt', 'x')))).includes('several-folders'))
})

test('who writes the lists anew as well is found by the ledger, the signatures and the hashes', async () => {
  const altered = async (pattern: RegExp, change: (bytes: Buffer) => Buffer | string) => {
    const name = pathLike(pattern)
    return codes(await packed(relisted(put(name, change(parts.get(name) as Buffer)))), source.ledger.key)
  }
  assert.deepEqual(await altered(/versions\/1-.*\.json$/, flipped), ['version', 'version-missing'])
  assert.deepEqual(await altered(/decisions\/[0-9a-f]+\.json$/, flipped), ['statement'])
  assert.deepEqual(
    await altered(/signed\.json$/, (it) => it.toString().replace(/"signature": "..../, '"signature": "AAAA')),
    ['signature'],
  )
  assert.deepEqual(await altered(/entries\/\d+\.json$/, (it) => it.toString().replace('"kind":"', '"kind":"x')), [
    'proof',
  ])
  assert.deepEqual(await altered(/entries\/\d+\.json$/, (it) => `${it.toString()} `), ['entry', 'entry-missing'])
  assert.deepEqual(await altered(/proofs\.json$/, () => '[]'), ['proof-missing'])
  assert.deepEqual(await altered(/ledger\/checkpoint$/, (it) => it.toString().replace(/\n\d+\n/, '\n1\n')), [
    'checkpoint',
  ])
  assert.deepEqual(await altered(/dossier\.json$/, () => '{'), ['entry-other', 'unreadable'])
  const gone = async (pattern: RegExp) => codes(await packed(relisted(put(pathLike(pattern), null))))
  assert.deepEqual(await gone(/decisions\/[0-9a-f]+\.json$/), ['statement-missing'])
  assert.deepEqual(await gone(/signed\.json$/), ['signature-missing'])
  assert.deepEqual(await gone(/versions\/1-.*\.json$/), ['version-missing'])
  assert.deepEqual(await gone(/entries\/\d+\.json$/), ['entry-missing'])
  assert.deepEqual(await gone(/ledger\/checkpoint$/), ['unreadable'])
  const invented = '{"a":1}'
  const hash = createHash('sha256').update(invented).digest('hex')
  const [folder = ''] = pathLike(/./).split('/')
  assert.deepEqual(await codes(await packed(relisted(put(`${folder}/data/statements/${hash}.json`, invented)))), [
    'statement-unproven',
  ])
  const other = 'lain.go.id/buku/1+1b37a8c1+Af2M'
  await assert.rejects(async () => codes(whole, other), { name: 'Unproven' })
})

test('what is no bundle is told so: no ZIP, cut off, links, locked, or unpacking to more than is taken', async () => {
  const bytes = await readFile(whole)
  const written = async (content: Buffer) => {
    const path = fresh()
    await writeFile(path, content)
    return codes(path)
  }
  assert.deepEqual(await written(Buffer.from('bukan zip')), ['not-a-zip'])
  assert.deepEqual(await written(bytes.subarray(0, bytes.length - 30)), ['not-a-zip'])
  const last = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const link = Buffer.from(bytes)
  link.writeUInt32LE((0o120777 << 16) >>> 0, last + 38)
  assert.ok((await written(link)).includes('not-plain'))
  const locked = Buffer.from(bytes)
  locked.writeUInt16LE(locked.readUInt16LE(last + 8) | 1, last + 8)
  assert.ok((await written(locked)).includes('locked'))
  const liar = Buffer.from(bytes)
  const first = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  liar.writeUInt32LE(liar.readUInt32LE(first + 24) - 1, first + 24)
  assert.ok((await written(liar)).includes('damaged'))
  const small = await openZip(whole, { files: 3, bytes: 1e9 })
  assert.equal('code' in small && small.code, 'too-many-files')
  const little = await openZip(whole, { files: 10_000, bytes: 100 })
  assert.equal('code' in little && little.code, 'too-large')
})

test('a ZIP is written so that other readers find sizes and sums right, also of what is not smaller packed', async () => {
  const path = fresh()
  const zip = await createZip(path, new Date('1970-01-01'))
  const random = createHash('sha512').update('x').digest()
  await zip.add('acak.bin', random)
  await zip.add('kosong.txt', Buffer.alloc(0))
  await zip.add('sama.txt', Buffer.from('a'.repeat(10_000)))
  await writeFile(join(home, 'dari'), random)
  const { hash } = await zip.addFile('dari.bin', join(home, 'dari'))
  await zip.finish()
  assert.equal(hash, createHash('sha256').update(random).digest('hex'))
  const found = await partsOf(path)
  assert.deepEqual(
    [...found.values()].map((it) => crc32(it)),
    [random, Buffer.alloc(0), Buffer.from('a'.repeat(10_000)), random].map((it) => crc32(it)),
  )
})

test('siar bundle export and verify: a limited dossier only for its readers; nothing is overwritten; each export is in the ledger', async () => {
  const out = join(home, 'keluar.zip')
  const dossierId = await published()
  const { year, number } = await office.db
    .selectFrom('dossier')
    .select(['year', 'number'])
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow()
  const told = await siar('export', `${year}/${number}`, out)
  assert.deepEqual([told.code, told.err], [0, ''])
  const entry = await office.db
    .selectFrom('ledger_entry')
    .select('body')
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { kind, bundleHash } = JSON.parse(entry.body) as { kind: string; bundleHash: string }
  assert.deepEqual(
    [kind, bundleHash],
    [
      'bundle-made',
      createHash('sha256')
        .update(await readFile(out))
        .digest('hex'),
    ],
  )
  const held = await siar('verify', out, '--key', source.ledger.key, '--origin', TEST_URL)
  assert.deepEqual([held.code, held.err], [0, ''])
  assert.match(held.out, /^OK   .*keluar\.zip: dossier 2026\/\d{4}, \d+ versions/)
  assert.match((await siar('export', dossierId, out)).err, /there already/)
  assert.equal((await siar('export', '--any', join(home, 'apa.zip'))).code, 0)

  await office.db.updateTable('dossier').set({ limited: true }).where('id', '=', dossierId).execute()
  const refused = await siar('export', dossierId, join(home, 'terbatas.zip'))
  assert.deepEqual([refused.code, existsSync(join(home, 'terbatas.zip'))], [1, false])
  assert.match(refused.err, /readers are limited/)
  const kadis = await office.db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', '=', office.people['kepala-dinas'].personId)
    .executeTakeFirstOrThrow()
  await office.db.insertInto('dossier_reader').values({ dossier_id: dossierId, person_id: kadis.id }).execute()
  assert.equal((await siar('export', dossierId, join(home, 'terbatas.zip'), '--as', kadis.email)).code, 0)
  await office.db.updateTable('dossier').set({ limited: false }).where('id', '=', dossierId).execute()

  const broken = await packed(put(pathLike(/comments\.json$/), null))
  const bad = await siar('verify', broken)
  assert.deepEqual([bad.code, bad.out], [1, ''])
  assert.match(bad.err, /BAD {2}\[file-missing\] data\/record\/comments\.json is listed but not there\./)
})

test('after years every file that any row names is still on the disk, whatever else went', async () => {
  await office.makePapers()
  const folder = join(office.folder, 'files')
  const onDisk = async () =>
    (await readdir(folder, { recursive: true })).map((it) => basename(it)).filter((it) => it.length === 64).toSorted() // prettier-ignore
  const before = await onDisk()
  assert.ok(before.length > 20, String(before.length))
  const inTenYears = new Date(Date.now() + 3_650 * 24 * 60 * 60_000)
  while (await sweepNext({ db: office.db, folder }, inTenYears));
  // Not by the references that the sweep goes by: by every word of every row there is.
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('file', 'look_file')`.execute(
    office.db,
  )
  const said = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(office.db)
    for (const { row } of rows) for (const [hash] of row.matchAll(/[0-9a-f]{64}/g)) said.add(hash)
  }
  const left = await onDisk()
  assert.deepEqual(left, before.filter((it) => said.has(it))) // prettier-ignore
  const known = await office.db.selectFrom('file').select('hash').execute()
  assert.ok(known.every(({ hash }) => left.includes(hash)))
})

async function siar(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { user, host, port, database, connectionString } = office.pool.options
  const address = connectionString ?? `postgres://${user}@/${database}?host=${String(host)}&port=${port}`
  const env = {
    ...process.env,
    SIAR_DATA: office.folder,
    DATABASE_URL: args[0] === 'verify' ? '' : address,
    SIAR_URL: TEST_URL,
  }
  const child = spawn(process.execPath, [cli, 'bundle', ...args], { cwd: home, env })
  const told = { code: -1, out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (told.err += chunk.toString()))
  told.code = await new Promise<number>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code ?? -1)),
  )
  return told
}
