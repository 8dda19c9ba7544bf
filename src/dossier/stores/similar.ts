import { sql } from 'kysely'
import { contentSchema, plainTextOf, type Content } from '../../base/content.ts'
import { bandsOf, shareOf, shinglesOf } from '../../base/shingles.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { dossierNumber } from '../rules.ts'
import type { SimilarText } from '../rules/gate.ts'

const WORDS_MIN = 25 // shorter ones are alike by their form alone
const SHARE_MIN = 0.5
const CANDIDATES = 5
const ROWS_READ = 2_000 // of the index: a text that went out a thousand times must not cost more than one

const textOf = (content: Content) => `${content.title}\n${plainTextOf(content.body)}`

/** Notes a text that goes out, so that later ones like it are told. */
export async function insertBands(tx: Tx, dossierId: string, content: Content): Promise<void> {
  const shingles = shinglesOf(textOf(content))
  if (shingles.size < WORDS_MIN) return
  await tx
    .insertInto('published_band')
    .values([...new Set(bandsOf(shingles))].map((value) => ({ value, dossier_id: dossierId })))
    .onConflict((on) => on.doNothing())
    .execute()
}

/**
 * Public texts that share half of their words, in their order, with this one; the most alike first, five at most. A
 * handful of index look-ups whatever the archive holds, then the share itself on those few.
 */
export async function listSimilar(
  db: Db | Tx,
  it: { dossierId: string; content: Content },
): Promise<readonly SimilarText[]> {
  const shingles = shinglesOf(textOf(it.content))
  if (shingles.size < WORDS_MIN) return []
  const { rows } = await sql<{ id: string; year: number; number: number; title: string; content: string }>`
    select dossier.id, dossier.year, dossier.number, dossier.title, version.content
    from (
      select dossier_id, count(*) as shared
      from (select dossier_id from published_band where value = any(${bandsOf(shingles)}::int4[]) limit ${ROWS_READ}) as met
      group by dossier_id order by shared desc, dossier_id desc limit ${CANDIDATES * 2}
    ) as likely
      join dossier on dossier.id = likely.dossier_id
      join publication on publication.dossier_id = dossier.id and publication.state <> 'withdrawn'
      join version on version.dossier_id = dossier.id and version.hash = publication.version_hash
    where dossier.id <> ${it.dossierId} and dossier.state <> 'withdrawn'
    order by shared desc limit ${CANDIDATES}`.execute(db)
  return rows
    .map(({ content, ...row }) => ({
      dossierId: row.id,
      number: dossierNumber(row.year, row.number),
      title: row.title,
      share: shareOf(shingles, shinglesOf(textOf(contentSchema.parse(JSON.parse(content))))),
    }))
    .filter((row) => row.share >= SHARE_MIN)
    .toSorted((left, right) => right.share - left.share)
}
