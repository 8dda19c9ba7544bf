/** What goes out: texts exactly as they were approved, with their files. */
import { contentSchema, filesOf, type Content } from '../../base/content.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import type { Delivery } from './deliveries.ts'

/** The files that a text names, as the store knows them. */
export async function listFilesOf(db: Db | Tx, content: Content) {
  const hashes = filesOf(content)
  if (hashes.length === 0) return []
  return db
    .selectFrom('file')
    .select(['hash', 'name', 'media_type as mediaType', 'size_bytes as sizeBytes'])
    .where('hash', 'in', hashes)
    .execute()
}

export async function readOfficeName(db: Db | Tx): Promise<string> {
  return (await db.selectFrom('office').select('name').limit(1).executeTakeFirst())?.name ?? ''
}

/** What a delivery carries, exactly as it was approved; and what of it is there already. */
export async function readPackageRow(
  db: Db | Tx,
  delivery: Pick<Delivery, 'id' | 'kind' | 'publicationId' | 'destinationId' | 'versionHash' | 'versionNumber'>,
) {
  const row = await db
    .selectFrom('publication')
    .innerJoin('version', (on) => on.onRef('version.dossier_id', '=', 'publication.dossier_id'))
    .leftJoin('publication_version as corrected', (on) =>
      on
        .onRef('corrected.publication_id', '=', 'publication.id')
        .on('corrected.number', '=', delivery.versionNumber)
        .on('corrected.form', '<>', 'first'),
    )
    .select([
      'corrected.form',
      'corrected.note',
      'publication.month',
      'publication.slug',
      'publication.published_at',
      'publication.updated_at',
      'publication.notice',
      'version.content',
    ])
    .where('publication.id', '=', delivery.publicationId)
    .where('version.hash', '=', delivery.versionHash)
    .executeTakeFirstOrThrow()
  const content = contentSchema.parse(JSON.parse(row.content))
  const earlier = await db
    .selectFrom('delivery')
    .select(['id', 'kind', 'remote_id'])
    .where('publication_id', '=', delivery.publicationId)
    .where('destination_id', '=', delivery.destinationId)
    .where('id', '<>', delivery.id)
    .where('kind', 'in', ['publish', 'correct'])
    .where('state', 'in', ['sending', 'sent', 'unsure'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return {
    ...row,
    // Who gets the corrected text as the first one there is told of nothing: they never read another.
    notice: delivery.kind === 'withdraw' ? row.notice : delivery.kind === 'correct' ? (row.note ?? '') : '',
    content,
    files: await listFilesOf(db, content),
    officeName: await readOfficeName(db),
    firstKey: earlier.find((it) => it.kind === 'publish')?.id ?? delivery.id,
    remoteId: earlier.findLast((it) => it.remote_id !== null)?.remote_id ?? null,
  }
}

/** The texts of the newest publications that are out, as they were approved, the newest first. */
export async function listNewestTexts(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('version', (on) =>
      on
        .onRef('version.dossier_id', '=', 'publication.dossier_id')
        .onRef('version.hash', '=', 'publication.version_hash'),
    )
    .select('version.content')
    .where('publication.state', '=', 'public')
    .orderBy('publication.published_at', 'desc')
    .orderBy('publication.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.content)
}

/** The text of the newest publication; null before the first. */
export async function readNewestText(db: Db): Promise<Content | null> {
  const [text] = await listNewestTexts(db, 1)
  return text === undefined ? null : contentSchema.parse(JSON.parse(text))
}

/** The current text of a dossier; null before the first. @throws {Refused} `not-found`, also for who may not read it */
export async function findCurrentText(db: Db, reader: Reader, dossierId: string): Promise<Content | null> {
  const row = await db
    .selectFrom('dossier')
    .leftJoin('version', (on) =>
      on.onRef('version.dossier_id', '=', 'dossier.id').onRef('version.hash', '=', 'dossier.version_hash'),
    )
    .select('version.content')
    .where('dossier.id', '=', dossierId)
    .where(readableBy(reader))
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row.content === null ? null : contentSchema.parse(JSON.parse(row.content))
}
