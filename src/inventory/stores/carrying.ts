/** What an item is made of, for the dossier that it becomes. */
import { sql } from 'kysely'
import { sha256 } from '../../base/hash.ts'
import type { Tx } from '../../db/connect.ts'
import { hashThatCounts, textThatCounts } from './full-texts.ts'
import { familyOf } from './gathering.ts'
import { isMedium } from './sources.ts'

const SOURCES = 20 // the newest say what is to be said; all of them stay with the item
const READ_FROM = 4_000 // of each

/** An item with where it was read, the newest first and no copies; what a person noted is its own source. */
export async function readItemSources(tx: Tx, itemId: string) {
  const item = await tx
    .selectFrom('item')
    .select(['id', 'kind', 'title', 'summary', 'agency', 'source', 'source_url', 'created_at', 'mentions'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('full_text', 'full_text.mention_id', 'mention.id')
    .select([
      'mention.id',
      'mention.title',
      'mention.url',
      'mention.published_at',
      'mention.taken_at',
      hashThatCounts.as('text_hash'),
      'source.name',
      sql<boolean>`not ${isMedium}`.as('isMessage'),
      sql<string>`left(${textThatCounts}, ${READ_FROM})`.as('text'),
    ])
    .where(sql<boolean>`mention.item_id in ${familyOf(itemId)}`)
    .where('mention.same_as', 'is', null)
    .orderBy('mention.published_at', 'desc')
    .orderBy('mention.id', 'desc')
    .limit(SOURCES)
    .execute()
  const { kind, title, summary, agency } = item
  const sources = rows.map((it) => ({
    mentionId: it.id as string | null,
    name: it.name,
    title: it.title,
    url: it.url,
    publishedAt: it.published_at.toISOString() as string | null,
    takenAt: it.taken_at.toISOString(),
    textHash: it.text_hash,
    text: it.text,
    isMessage: it.isMessage,
  }))
  if (sources.length === 0)
    sources.push({
      mentionId: null,
      name: item.source,
      title,
      url: item.source_url,
      publishedAt: null,
      takenAt: item.created_at.toISOString(),
      textHash: sha256(`${title}\u0000${summary}`),
      text: summary,
      isMessage: false,
    })
  return { itemId, kind, title, summary, agency, sources, more: Math.max(0, item.mentions - rows.length) }
}
