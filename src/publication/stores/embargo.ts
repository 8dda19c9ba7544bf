/** What nobody outside may read yet, and how the last look for leaks ended. */
import { sql } from 'kysely'
import { captionFilesOf } from '../../base/caption-files.ts'
import { contentSchema, filesOf, otherLanguages, type Content } from '../../base/content.ts'
import { languagePath } from '../../base/language-path.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { publicPath } from '../rules.ts'
import { needlesOf, wordsOf, type Guarded, type Leak } from '../rules/embargo.ts'
import { listNewestTexts } from './package.ts'

const LATER_MAX = 300
const UNAPPROVED_MAX = 100

/**
 * Texts that are set for later or under embargo, the next first; and the newest that are not approved.
 * @returns with the dossiers whose text cannot be read: one of them keeps nobody from looking after the others
 */
export async function listGuarded(db: Db): Promise<{ guarded: Guarded[]; unreadable: string[] }> {
  const later = await db
    .selectFrom('publication')
    .innerJoin('version', (on) =>
      on
        .onRef('version.dossier_id', '=', 'publication.dossier_id')
        .onRef('version.hash', '=', 'publication.version_hash'),
    )
    .select([
      'publication.id',
      'publication.dossier_id',
      'publication.version_hash',
      'publication.month',
      'publication.slug',
      'version.content',
    ])
    .where('publication.state', '=', 'going-out')
    .where('publication.went_out_at', 'is', null)
    .orderBy('publication.scheduled_for')
    .limit(LATER_MAX)
    .execute()
  const running = await db
    .selectFrom('dossier')
    .leftJoin('draft', 'draft.dossier_id', 'dossier.id')
    .leftJoin('version', (on) =>
      on.onRef('version.dossier_id', '=', 'dossier.id').onRef('version.hash', '=', 'dossier.version_hash'),
    )
    .leftJoin('publication', 'publication.dossier_id', 'dossier.id')
    .select((eb) => [
      'dossier.id',
      'version.content',
      'draft.content as draft',
      eb
        .selectFrom('publication_version as out')
        .innerJoin('version as read', (on) =>
          on.onRef('read.dossier_id', '=', 'dossier.id').onRef('read.hash', '=', 'out.version_hash'),
        )
        .select((one) => one.fn.agg<string[]>('array_agg', ['read.content']).as('texts'))
        .whereRef('out.publication_id', '=', 'publication.id')
        .as('public'),
    ])
    .where('dossier.state', 'in', ['running', 'held'])
    .orderBy('dossier.updated_at', 'desc')
    .limit(UNAPPROVED_MAX)
    .execute()
  const unreadable: string[] = []
  const where = (dossierId: string, found: () => Guarded[]) => {
    try {
      return found()
    } catch {
      unreadable.push(dossierId)
      return []
    }
  }
  const all = [
    ...later.flatMap((it) =>
      where(it.dossier_id, () => {
        const content = read(it.content)
        return [
          guarded(it.dossier_id, content, it.version_hash, [
            publicPath(it),
            ...otherLanguages.map((language) => languagePath(language, publicPath(it))),
            `/api/publications/${it.id}`,
            ...captionFilesOf(it.id, content.videos).map((file) => file.path),
          ]),
        ]
      }),
    ),
    ...running.flatMap((it) =>
      where(it.id, () => {
        const content = it.draft ? contentSchema.parse(it.draft) : it.content === null ? null : read(it.content)
        // Of one that is being corrected the earlier texts are out, and share most of its words.
        return content ? [guarded(it.id, content, '', [], (it.public ?? []).map(read))] : []
      }),
    ),
  ]
  return { guarded: all, unreadable }
}

const read = (text: string): Content => contentSchema.parse(JSON.parse(text))

function guarded(
  dossierId: string,
  content: Content,
  versionHash: string,
  addresses: readonly string[],
  known: readonly Content[] = [],
): Guarded {
  const files = filesOf(content)
  return {
    dossierId,
    title: content.title,
    versionHash,
    needles: needlesOf(content, known),
    addresses: [...addresses, `/api/dossiers/${dossierId}`, ...files.map((hash) => `/api/files/${hash}`)],
    files,
  }
}

/** Which of these files stand in a text that is out, or belong to the office's own look. */
export async function listPublicFiles(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const { rows } = await sql<{ hash: string }>`
    select hash from publication_file join publication on publication.id = publication_file.publication_id
    where publication.state = 'public' and hash = any(${[...hashes]})
    union select logo_hash from office where logo_hash = any(${[...hashes]})`.execute(db)
  return new Set(rows.map((it) => it.hash))
}

/** Which of these dossiers somebody may read. */
export async function listReadable(db: Db, reader: Reader, dossierIds: readonly string[]): Promise<Set<string>> {
  if (dossierIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('dossier')
    .select('dossier.id')
    .where('dossier.id', 'in', dossierIds)
    .where(readableBy(reader))
    .execute()
  return new Set(rows.map((it) => it.id))
}

const PUBLIC_READ = 500

/** The words of the newest texts that are out: what stands in one of them is no secret. */
export async function readPublicWords(db: Db): Promise<string> {
  return ` ${(await listNewestTexts(db, PUBLIC_READ)).map(wordsOf).join(' ')} `
}

export type EmbargoCheck = {
  readonly texts: number
  readonly asked: number
  readonly leaks: readonly Leak[]
}

export async function saveEmbargoCheck(tx: Tx, it: EmbargoCheck, now: Date): Promise<void> {
  await tx
    .updateTable('embargo_check')
    .set({ checked_at: now, texts: it.texts, asked: it.asked, leaks: JSON.stringify(it.leaks) })
    .execute()
}

/** The last look; null before the first. */
export async function findEmbargoCheck(db: Db): Promise<(EmbargoCheck & { readonly at: Date }) | null> {
  const row = await db.selectFrom('embargo_check').selectAll().executeTakeFirstOrThrow()
  if (row.checked_at === null) return null
  return { at: row.checked_at, texts: row.texts, asked: row.asked, leaks: row.leaks as unknown as Leak[] }
}
