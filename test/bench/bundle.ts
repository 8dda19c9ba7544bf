import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import { packBag } from '../../src/bundle/pack.ts'
import { openZip } from '../../src/bundle/unzip.ts'
import { verifyBundle } from '../../src/bundle/verify.ts'
import { filesFolder, readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import { openFileStore } from '../../src/files/store.ts'
import { openLedger } from '../../src/ledger/live.ts'
import { readVerifierKey } from '../../src/ledger/verify-note.ts'
import { openBundle } from '../../src/record/stores/bundle-files.ts'
import { median, ms, timed, times, type Figure } from './measure.ts'

const FILES = 50
const FILE_BYTES = 200_000 // a picture of a phone, made smaller
const ROUNDS = 7

/** The archive bundle of a dossier with fifty files, beside packing the same bytes with nothing around them. */
export async function measureBundle(office: string): Promise<Figure[]> {
  const config = readConfig({ SIAR_DATA: office })
  const { connection, close } = await openDatabase(config)
  const folder = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  try {
    const { db } = connection
    const files = openFileStore(filesFolder(config))
    const now = new Date()
    const dossierId = (
      await db
        .selectFrom('decision')
        .innerJoin('dossier', 'dossier.id', 'decision.dossier_id')
        .select('dossier.id')
        .where('dossier.state', '=', 'published')
        .where('dossier.limited', '=', false)
        .limit(1)
        .executeTakeFirstOrThrow()
    ).id
    for (let n = 0; n < FILES; n++) {
      // Bytes that do not pack, as pictures do not; a PDF by its first line.
      const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_BYTES)])
      const { hash } = await files.put(db, { name: `lampiran-${n}.pdf`, bytes }, now)
      await db.insertInto('dossier_file').values({ dossier_id: dossierId, file_hash: hash }).execute()
    }
    const ledger = await openLedger(db, { folder: config.folder, url: config.url, given: undefined })
    const { key } = ledger
    const source = { db, ledger, pathOf: files.pathOf }
    const reader = { personId: '00000000-0000-0000-0000-000000000000', posts: [] }
    const [packs, checks, plain]: [number[], number[], number[]] = [[], [], []]
    let parts: Buffer[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const path = join(folder, `${round}.zip`)
      packs.push(
        await timed(async () => packBag({ ...(await openBundle(source, { dossierId, reader }, now)), path }, now)),
      )
      checks.push(await timed(() => verifyBundle(path, { key: readVerifierKey(key) })))
      if (parts.length === 0) parts = await partsOf(path)
      plain.push(await timed(() => packPlainly(parts, join(folder, `${round}.plain`))))
    }
    const yardstick = `deflate, CRC-32 and one file of the same ${parts.length} files: ${ms(median(plain))}`
    return [
      {
        what: `Archive bundle of a dossier with ${FILES} files (${(parts.reduce((sum, it) => sum + it.length, 0) / 1e6).toFixed(1)} MB)`,
        measured: ms(median(packs)),
        yardstick: `${yardstick}; ${times(median(packs) / median(plain))}`,
        aim: '',
        reached: null,
      },
      {
        what: 'Offline check of that bundle',
        measured: ms(median(checks)),
        yardstick: `${yardstick}; ${times(median(checks) / median(plain))}`,
        aim: '',
        reached: null,
      },
    ]
  } finally {
    await close()
    await rm(folder, { recursive: true })
  }
}

async function partsOf(path: string): Promise<Buffer[]> {
  const zip = await openZip(path, { files: 10_000, bytes: 1e9 })
  if (!('files' in zip)) throw new Error(zip.sentence)
  const parts: Buffer[] = []
  for (const name of zip.files.keys()) parts.push((await zip.read(name, 1e8)) as Buffer)
  zip.close()
  return parts
}

const deflate = promisify(deflateRaw)

async function packPlainly(parts: readonly Buffer[], path: string): Promise<void> {
  const file = await open(path, 'wx')
  for (const bytes of parts) {
    crc32(bytes)
    await file.writeFile(bytes.length < FILE_BYTES ? await deflate(bytes, { level: 6 }) : bytes)
  }
  await file.sync()
  await file.close()
}
