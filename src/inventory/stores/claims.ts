/** Reports of hoaxes and what was kept of the pages they stand on. */
import { sql } from 'kysely'
import type { ClaimLabel } from '../../base/claim.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { claimDue, copyOf } from '../rules/claims.ts'
import { beginClock } from './claim-clocks.ts'
import { textThatCounts } from './full-texts.ts'
import { familyOf } from './gathering.ts'

/** The words that a claim is quoted from: of a mention of this item, else of the item. @throws {Refused} `not-found` */
export async function readClaimed(tx: Tx, it: { readonly itemId: string; readonly mentionId: string | null }) {
  if (it.mentionId === null) {
    const item = await tx
      .selectFrom('item')
      .select(['title', 'summary as text', 'source', 'source_url as url'])
      .where('id', '=', it.itemId)
      .executeTakeFirstOrThrow()
    return { copy: copyOf(item), source: item.source, url: item.url }
  }
  const mention = await tx
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('full_text', 'full_text.mention_id', 'mention.id')
    .select(['mention.title', 'mention.url', 'source.name as source'])
    .select(textThatCounts.as('text'))
    .where('mention.id', '=', it.mentionId)
    .where(sql<boolean>`mention.item_id in ${familyOf(it.itemId)}`)
    .executeTakeFirst()
  if (!mention) throw new Refused({ code: 'not-found' })
  return { copy: copyOf(mention), source: mention.source, url: mention.url }
}

export async function insertClaim(
  tx: Tx,
  it: {
    readonly itemId: string
    readonly mentionId: string | null
    readonly quote: string
    readonly label: ClaimLabel | null
    readonly source: string
    readonly url: string
    readonly copy: string
    readonly personId: string
  },
  now: Date,
): Promise<{ id: string; copyHash: string; dueAt: Date }> {
  const id = newId()
  const copyHash = sha256(it.copy)
  const first = await firstReportedAt(tx, it.itemId)
  await tx
    .insertInto('claim')
    .values({
      id,
      item_id: it.itemId,
      mention_id: it.mentionId,
      quote: it.quote,
      label: it.label,
      source: it.source,
      url: it.url,
      copy: it.copy,
      copy_hash: copyHash,
      reported_by: it.personId,
      reported_at: now,
      page: it.url === '' ? 'none' : 'waiting',
      page_next_at: now,
    })
    .execute()
  const dueAt = claimDue(first ?? now)
  await beginClock(tx, it.itemId, dueAt, now)
  return { id, copyHash, dueAt }
}

async function firstReportedAt(db: Db | Tx, itemId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('claim')
    .select('reported_at')
    .where('item_id', '=', itemId)
    .orderBy('reported_at')
    .limit(1)
    .executeTakeFirst()
  return row?.reported_at ?? null
}

const claims = (db: Db | Tx) =>
  db
    .selectFrom('claim')
    .innerJoin('person', 'person.id', 'claim.reported_by')
    .selectAll('claim')
    .select('person.name as reporter')

/** The newest report of an item, as it stands now; null where there is none. */
export async function findClaimOf(db: Db | Tx, itemId: string) {
  const row = await claims(db)
    .where('claim.item_id', '=', itemId)
    .orderBy('claim.reported_at', 'desc')
    .orderBy('claim.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return present(row, (await firstReportedAt(db, itemId)) ?? row.reported_at)
}

/** @throws {Refused} `not-found` */
export async function readClaimRow(db: Db, claimId: string) {
  const row = await claims(db).where('claim.id', '=', claimId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

type ClaimRow = Awaited<ReturnType<typeof readClaimRow>>

const present = (row: ClaimRow, firstAt: Date) => ({
  id: row.id,
  quote: row.quote,
  label: row.label,
  source: row.source,
  url: row.url,
  copyHash: row.copy_hash,
  reportedBy: row.reporter,
  reportedAt: row.reported_at.toISOString(),
  dueAt: claimDue(firstAt).toISOString(),
  page: {
    state: row.page,
    failure: row.page_failure,
    at: row.page_at?.toISOString() ?? null,
    hash: row.page_hash,
    picture: row.picture_hash !== null,
    archive: row.archive_hash !== null,
  },
})

/** Claims whose page is to be fetched by now, those that wait longest first. */
export async function listWaitingPages(db: Db, limit: number, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('claim')
    .select('id')
    .where('page', '=', 'waiting')
    .where('page_next_at', '<=', now)
    .orderBy('page_next_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Notes a try before it is made, so that one that takes the process with it is not made for ever; null where it is settled. */
export async function beginPage(db: Db, claimId: string, again: Date) {
  const row = await db
    .updateTable('claim')
    .set((eb) => ({ page_tries: eb('page_tries', '+', 1), page_next_at: again }))
    .where('id', '=', claimId)
    .where('page', '=', 'waiting')
    .returning(['url', 'page_tries as tries'])
    .executeTakeFirst()
  return row ?? null
}

type Kept = { readonly hash: string; readonly sizeBytes: number } | null

/** @returns false where another settled it meanwhile */
export async function settlePage(
  tx: Tx,
  it: {
    readonly claimId: string
    readonly failure: string
    readonly status: number | null
    readonly page: Kept
    readonly picture: Kept
    readonly archive: Kept
  },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('claim')
    .set({
      page: it.page ? 'kept' : 'failed',
      page_failure: it.failure,
      page_status: it.status,
      page_hash: it.page?.hash ?? null,
      page_bytes: it.page?.sizeBytes ?? null,
      picture_hash: it.picture?.hash ?? null,
      picture_bytes: it.picture?.sizeBytes ?? null,
      archive_hash: it.archive?.hash ?? null,
      archive_bytes: it.archive?.sizeBytes ?? null,
      page_at: now,
    })
    .where('id', '=', it.claimId)
    .where('page', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
