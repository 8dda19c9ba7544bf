/** What came in for an item: looked through, and parted from it by a person. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import type { Spoken } from '../../radar/names.ts'
import { fullTextAt } from './full-texts.ts'
import {
  countRadarTurn,
  familyOf,
  itemColumns,
  mentionColumns,
  recountItems,
  type WaitingMention,
} from './gathering.ts'
import { carryRefusals } from './programmes.ts'
import { presentTone, toneColumns } from './tone.ts'

const EXCERPT = 400

/** One page of what came in for an item and for what was joined to it, the newest first. */
export async function listItemMentions(
  db: Db,
  itemId: string,
  it: { readonly after?: string | undefined; readonly limit: number },
) {
  const from = readInstantCursor(it.after)
  const rows = await db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('full_text', 'full_text.mention_id', 'mention.id')
    .select((eb) => [
      'mention.id',
      'mention.title',
      'mention.url',
      'mention.published_at',
      'mention.same_as',
      'mention.join_score',
      'mention.join_terms',
      ...toneColumns,
      'mention.names',
      'mention.language',
      'source.name as source',
      sql<string>`left(coalesce(nullif(mention.text, ''), full_text.text, ''), ${EXCERPT})`.as('excerpt'),
      fullTextAt.as('full_at'),
      eb
        .selectFrom('mention as copy')
        .select((copies) => copies.fn.countAll<number>().as('count'))
        .whereRef('copy.same_as', '=', 'mention.id')
        .as('copies'),
    ])
    .where(sql<boolean>`mention.item_id in ${familyOf(itemId)}`)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(mention.published_at, mention.id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('mention.published_at', 'desc')
    .orderBy('mention.id', 'desc')
    .limit(it.limit + 1)
    .execute()
  const shown = page(rows, it.limit, (row) => writeCursor(row.published_at.toISOString(), row.id))
  return {
    rows: shown.rows.map((row) => ({
      id: row.id,
      title: row.title,
      url: row.url,
      source: row.source,
      publishedAt: row.published_at.toISOString(),
      excerpt: row.excerpt,
      fullTextAt: row.full_at?.toISOString() ?? null,
      copies: Number(row.copies ?? 0),
      copy: row.same_as !== null,
      score: row.join_score,
      terms: row.join_terms,
      tone: presentTone(row),
      language: row.language,
      names: (row.names as unknown as readonly Spoken[]).map((it) => it.as),
    })),
    next: shown.next,
  }
}

/** Of these mentions and their copies those that are with an item, the first one first, and how many of its others stay. */
export async function readParting(tx: Tx, itemId: string, mentionIds: readonly string[]) {
  const ids = [...mentionIds]
  const leaving = await tx
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .select(mentionColumns)
    .where(sql<boolean>`mention.item_id in ${familyOf(itemId)}`)
    .where(sql<boolean>`(mention.id = any(${ids}::uuid[]) or mention.same_as = any(${ids}::uuid[]))`)
    .orderBy('mention.published_at')
    .orderBy('mention.id')
    .execute()
  const { count } = await tx
    .selectFrom('mention')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<boolean>`mention.item_id in ${familyOf(itemId)}`)
    .executeTakeFirstOrThrow()
  return { leaving, stays: Number(count) - leaving.length }
}

/** Parts these mentions from their item: an item of their own in the same round, noted by a person. */
export async function partMentions(
  tx: Tx,
  it: {
    readonly itemId: string
    readonly roundId: string | null
    readonly leaving: readonly WaitingMention[]
    readonly personId: string
  },
  now: Date,
): Promise<string> {
  const [first] = it.leaving
  if (!first) throw new Refused({ code: 'not-found' })
  const id = newId()
  await tx
    .insertInto('item')
    .values({
      id,
      ...itemColumns(first),
      round_id: it.roundId,
      created_by: it.personId,
      created_at: now,
      changed_at: now,
    })
    .execute()
  await tx
    .updateTable('mention')
    .set({ item_id: id, join_score: null, join_terms: [] })
    .where(
      'id',
      'in',
      it.leaving.map((one) => one.id),
    ) // prettier-ignore
    .execute()
  await carryRefusals(tx, it.itemId, id)
  await recountItems(tx, [it.itemId, id], now)
  await countRadarTurn(tx)
  return id
}
