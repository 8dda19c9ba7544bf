/** Clippings: mentions of a span of days, with the issue that each belongs to, for lists, spreadsheets and books. */
import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, type Reader } from '../../db/readers.ts'
import { CLIPPINGS_TABLE_MAX, instantsOf, OLD_DAYS, type ClippingFilter } from '../rules/clippings.ts'
import type { tones } from '../rules/tone.ts'
import { fullTextAddress, fullTextAt, hashThatCounts, textThatCounts } from './full-texts.ts'
import { familyOf, rootOf } from './gathering.ts'
import { isMedium } from './sources.ts'
import { ofTone, toneColumns, toneThatCounts } from './tone.ts'

/** Items of a programme, what was joined to them, and itself. */
const familyOfProgramme = (programmeId: string) => sql`(
  with recursive family as (
    select id from item where id = ${programmeId}::uuid or programme_id = ${programmeId}::uuid
    union
    select item.id from family join item on item.merged_into = family.id
  ) select id from family)`

/** Mentions that the radar read within a time, as a condition on the row of `mention`. */
export const cameWithin = ({ from, to }: { readonly from: Date; readonly to: Date }) => sql<boolean>`(
  mention.gathered_at >= ${from} and mention.gathered_at < ${to}
  and mention.published_at >= ${new Date(from.getTime() - OLD_DAYS * 86_400_000)})`

const ofMedia = sql<boolean>`mention.source_id in (select id from source where ${isMedium})`

/** Which mentions these are: of few items by their index, of a span by that of time. */
function among(filter: ClippingFilter): RawBuilder<boolean> {
  const { begin, end } = instantsOf(filter)
  const parts = [
    filter.came ? cameWithin(filter.came) : sql`mention.published_at >= ${begin} and mention.published_at < ${end}`,
    ...(filter.came?.ofAll ? [] : [ofMedia]),
    ...(filter.item ? [sql`mention.item_id in ${familyOf(filter.item)}`] : []),
    ...(filter.programme ? [sql`mention.item_id in ${familyOfProgramme(filter.programme)}`] : []),
    ...(filter.source ? [sql`mention.source_id = ${filter.source}::uuid`] : []),
    ...(filter.tone ? [ofTone(filter.tone)] : []),
  ]
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const clippingsOf = (db: Db | Tx, reader: Reader, filter: ClippingFilter) =>
  db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('full_text', 'full_text.mention_id', 'mention.id')
    .leftJoin('item', (join) => join.on('item.id', '=', rootOf('mention.item_id')))
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(among(filter))
    .select([
      'mention.id',
      'mention.title',
      'mention.url',
      'mention.author',
      'mention.published_at',
      'mention.taken_at',
      ...toneColumns,
      hashThatCounts.as('text_hash'),
      fullTextAt.as('full_at'),
      fullTextAddress.as('full_address'),
      'mention.same_as',
      'mention.source_id',
      'source.name as source',
      // What became a sensitive dossier is named to nobody else; what the media said of it is public.
      sql<string | null>`case when ${readableIfAny(reader)} then item.id end`.as('item_id'),
      sql<string | null>`case when ${readableIfAny(reader)} then item.title end`.as('item_title'),
    ])

export type ClippingRow = Awaited<ReturnType<ReturnType<typeof clippingsOf>['executeTakeFirstOrThrow']>>

/** How many there are, and of which tone, `unsure` for those of none; nothing beyond `CLIPPINGS_TABLE_MAX` is counted. */
export async function countClippings(db: Db | Tx, filter: ClippingFilter) {
  const { rows } = await sql<{ tone: (typeof tones)[number] | null; count: number }>`
    select tone, count(*)::int as count from (
      select ${toneThatCounts} as tone from mention where ${among(filter)} limit ${CLIPPINGS_TABLE_MAX + 1}) found
    group by tone`.execute(db)
  const of = (tone: string | null) => rows.find((row) => row.tone === tone)?.count ?? 0
  return {
    all: rows.reduce((sum, row) => sum + row.count, 0),
    negative: of('negative'),
    neutral: of('neutral'),
    positive: of('positive'),
    unsure: of(null),
  }
}

/** One page of them, the newest first. */
export async function listClippingRows(
  db: Db,
  reader: Reader,
  { after, limit, ...filter }: ClippingFilter & { readonly after?: string | undefined; readonly limit: number },
) {
  const from = readInstantCursor(after)
  const rows = await clippingsOf(db, reader, filter)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(mention.published_at, mention.id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('mention.published_at', 'desc')
    .orderBy('mention.id', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (row) => writeCursor(row.published_at.toISOString(), row.id))
}

const AT_ONCE = 200

/** All of them as a book has them, the first first, a piece at a time; with the beginning of each text, where it is kept. */
export async function* walkClippings(
  db: Db | Tx,
  reader: Reader,
  filter: ClippingFilter,
  textMax: number,
): AsyncGenerator<(ClippingRow & { readonly text: string; readonly isCut: boolean })[]> {
  let last: ClippingRow | undefined
  for (;;) {
    const from = last
    const rows = await clippingsOf(db, reader, filter)
      .select(sql<string>`left(${textThatCounts}, ${textMax})`.as('text'))
      .select(sql<boolean>`length(${textThatCounts}) > ${textMax}`.as('isCut'))
      .$if(from !== undefined, (query) =>
        query.where(sql<boolean>`(mention.published_at, mention.id) > (${from?.published_at}, ${from?.id}::uuid)`),
      )
      .orderBy('mention.published_at')
      .orderBy('mention.id')
      .limit(AT_ONCE)
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < AT_ONCE) return
    last = rows.at(-1)
  }
}
