/** Which articles took from which release: what is to be looked at for it, and what was found. */
import { sql } from 'kysely'
import { contentSchema, plainTextOf } from '../../base/content.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import type { KeptPassage } from '../rules/coverage.ts'

/** How far what the radar gathered was looked at. */
export async function readProgress(db: Db | Tx) {
  return db
    .selectFrom('coverage_progress')
    .select(['gathered_at', 'mention_id', 'settled_at', 'full_text_id'])
    .executeTakeFirstOrThrow()
}
export type Progress = Awaited<ReturnType<typeof readProgress>>

/**
 * What was gathered after that, before an instant, in the order it was read. Of what people wrote to the office or to each
 * other, which nobody published, no text is given.
 */
export async function listToMatch(db: Db, after: Progress, before: Date, limit: number) {
  return db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('full_text', 'full_text.mention_id', 'mention.id')
    .select([
      'mention.id',
      'mention.url',
      'mention.same_as',
      'mention.published_at',
      'mention.dated',
      'mention.taken_at',
      'mention.gathered_at',
      sql<string>`case when source.kind in ('feed', 'sitemap', 'page') then mention.text else '' end`.as('text'),
      sql<string>`case when source.kind in ('feed', 'sitemap', 'page') then coalesce(full_text.text, '') else '' end`.as(
        'fullText',
      ),
    ])
    .where(sql<boolean>`(mention.gathered_at, mention.id) > (${after.gathered_at}, ${after.mention_id}::uuid)`)
    .where('mention.gathered_at', '<', before)
    .orderBy('mention.gathered_at')
    .orderBy('mention.id')
    .limit(limit)
    .execute()
}

/**
 * Mentions whose whole text was kept after that, before an instant, in that order: what a feed gave of an article may have
 * said nothing of a release.
 */
export async function listFullToMatch(db: Db, after: Progress, before: Date, limit: number) {
  return db
    .selectFrom('full_text')
    .innerJoin('mention', 'mention.id', 'full_text.mention_id')
    .select([
      'mention.id',
      'mention.url',
      'mention.same_as',
      'mention.published_at',
      'mention.dated',
      'mention.taken_at',
      'full_text.settled_at',
      'full_text.text as fullText',
      // What the feed gave was looked at when it came.
      sql<string>`''`.as('text'),
    ])
    .where('full_text.state', '=', 'kept')
    .where(
      sql<boolean>`(full_text.settled_at, full_text.mention_id) > (${after.settled_at}, ${after.full_text_id}::uuid)`,
    )
    .where('full_text.settled_at', '<', before)
    .orderBy('full_text.settled_at')
    .orderBy('full_text.mention_id')
    .limit(limit)
    .execute()
}

const REPORTS_MAX = 5_000 // of the newest; some days of a busy office

/** Reports already looked at that took nothing, those aside that are copies, gathered since a time; in that order. */
export async function listReports(db: Db, from: Date, upTo: Progress) {
  const rows = await db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('coverage', 'coverage.mention_id', 'mention.id')
    .select(['mention.text', 'mention.url', 'mention.published_at', 'mention.dated', 'mention.taken_at'])
    .where('coverage.mention_id', 'is', null)
    .where('source.kind', 'in', ['feed', 'sitemap', 'page'])
    .where('mention.gathered_at', '>=', from)
    .where(sql<boolean>`(mention.gathered_at, mention.id) <= (${upTo.gathered_at}, ${upTo.mention_id}::uuid)`)
    .where('mention.same_as', 'is', null)
    .where('mention.text', '<>', '')
    .orderBy('mention.gathered_at', 'desc')
    .orderBy('mention.id', 'desc')
    .limit(REPORTS_MAX)
    .execute()
  return rows.toReversed()
}

const RELEASES_MAX = 2_000 // of the newest; an office that publishes fifty a day has them all

/** Versions that the public, or under an embargo the press, could read first in that time, the earliest on top. */
export async function listReleases(db: Db, from: Date, to: Date) {
  const { rows } = await sql<{ publicationId: string; number: number; at: Date }>`
    select * from (
      select publication.id as "publicationId", version.number,
        greatest(version.released_at, coalesce(publication.embargo_until, publication.published_at)) as at
      from publication join publication_version version on version.publication_id = publication.id
      where (publication.published_at >= ${from} or publication.amended_at >= ${from})
        and publication.went_out_at is not null
        -- in whose place another one stood before anybody could read it
        and not exists (select from publication_version later where later.publication_id = publication.id
          and later.number > version.number and later.released_at <= publication.went_out_at)
    ) release where at between ${from} and ${to} order by at desc, "publicationId" desc limit ${RELEASES_MAX}`.execute(
    db,
  )
  return rows.toReversed()
}

/** The words of a version as it went out. */
export async function readReleaseText(
  db: Db,
  it: { readonly publicationId: string; readonly number: number },
): Promise<string> {
  const { content } = await db
    .selectFrom('publication_version')
    .innerJoin('publication', 'publication.id', 'publication_version.publication_id')
    .innerJoin('version', (on) =>
      on
        .onRef('version.dossier_id', '=', 'publication.dossier_id')
        .onRef('version.hash', '=', 'publication_version.version_hash'),
    )
    .select('version.content')
    .where('publication_version.publication_id', '=', it.publicationId)
    .where('publication_version.number', '=', it.number)
    .executeTakeFirstOrThrow()
  return plainTextOf(contentSchema.parse(JSON.parse(content)).body)
}

/** From which version the originals of copies took, by the original. */
export async function listMatchesOf(
  db: Db,
  mentionIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly publicationId: string; readonly number: number }>> {
  if (mentionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('coverage')
    .select(['mention_id', 'publication_id', 'version_number'])
    .where('mention_id', 'in', [...mentionIds])
    .execute()
  return new Map(rows.map((row) => [row.mention_id, { publicationId: row.publication_id, number: row.version_number }]))
}

/** Whether an address is one to which the office itself brought a publication. */
export async function isOwnAddress(db: Db, publicationId: string, url: string): Promise<boolean> {
  if (url === '') return false
  const found = await db
    .selectFrom('delivery')
    .select('id')
    .where('publication_id', '=', publicationId)
    .where('remote_url', '=', url)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export type Match = {
  readonly mentionId: string
  readonly publicationId: string
  readonly number: number
  readonly share: number
  readonly passages: readonly KeptPassage[]
  readonly differing: number
  readonly at: Date
  readonly articleHash: string
  readonly releaseHash: string
}

/**
 * Keeps what was found and how far it was looked; what is kept already stays, but for what a whole text tells better.
 * @param it.instead found in whole texts
 */
export async function keepMatches(
  tx: Tx,
  it: { readonly matches: readonly Match[]; readonly reached: Partial<Progress>; readonly instead: boolean },
  now: Date,
): Promise<void> {
  const { matches, reached } = it
  if (it.instead && matches.length > 0)
    await tx.deleteFrom('coverage').where('mention_id', 'in', matches.map((one) => one.mentionId)).execute() // prettier-ignore
  if (matches.length > 0)
    await tx
      .insertInto('coverage')
      .values(
        matches.map((it) => ({
          mention_id: it.mentionId,
          publication_id: it.publicationId,
          version_number: it.number,
          share: Math.min(1, it.share),
          passages: JSON.stringify(it.passages),
          differing: it.differing,
          published_at: it.at,
          article_hash: it.articleHash,
          release_hash: it.releaseHash,
          found_at: now,
        })),
      )
      .onConflict((on) => on.column('mention_id').doNothing())
      .execute()
  await tx.updateTable('coverage_progress').set(reached).execute()
}

const matches = (db: Db) =>
  db
    .selectFrom('coverage')
    .innerJoin('mention', 'mention.id', 'coverage.mention_id')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .select([
      'mention.id',
      'mention.title',
      'mention.url',
      'mention.same_as',
      'source.name as source',
      'coverage.published_at',
      'coverage.share',
      'coverage.differing',
      'coverage.version_number',
    ])

/** One page of what took from a publication, the newest first. */
export async function listMatchRows(
  db: Db,
  it: { readonly publicationId: string; readonly after?: string | undefined; readonly limit: number },
) {
  const from = readInstantCursor(it.after)
  const rows = await matches(db)
    .where('coverage.publication_id', '=', it.publicationId)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(coverage.published_at, coverage.mention_id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('coverage.published_at', 'desc')
    .orderBy('coverage.mention_id', 'desc')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.published_at.toISOString(), row.id))
}

/** One match with its passages, and the article's text as it is now. @throws {Refused} `not-found` */
export async function readMatch(db: Db, it: { readonly publicationId: string; readonly mentionId: string }) {
  const row = await matches(db)
    .leftJoin('full_text', 'full_text.mention_id', 'mention.id')
    .select([
      'mention.text',
      'full_text.text as fullText',
      'coverage.passages',
      'coverage.article_hash',
      'coverage.release_hash',
    ])
    .where('coverage.publication_id', '=', it.publicationId)
    .where('coverage.mention_id', '=', it.mentionId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { ...row, passages: row.passages as unknown as readonly KeptPassage[] }
}

const COUNTED_MAX = 1_000

/** How many articles took from each of these publications, up to a thousand each. */
export async function countMatches(db: Db, publicationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (publicationIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; count: number }>`
    select asked.id, counted.count from unnest(${[...publicationIds]}::uuid[]) as asked (id)
    cross join lateral (select count(*)::int as count from (
      select from coverage where publication_id = asked.id limit ${COUNTED_MAX}) few) counted`.execute(db)
  return new Map(rows.map((row) => [row.id, row.count]))
}
