/** Until when publications count, and when somebody looks at them again. */
import type { Db, Tx } from '../../db/connect.ts'

/** Its page is written anew soon after, by what is said here. */
export async function keepTerm(
  tx: Tx,
  it: { publicationId: string; reviewAt: Date | null; expiresAt: Date | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('publication')
    .set({ review_at: it.reviewAt, review_told_at: null, expires_at: it.expiresAt, term_due: now })
    .where('id', '=', it.publicationId)
    .execute()
}

/** The next review alone. */
export async function keepReview(tx: Tx, publicationId: string, reviewAt: Date | null): Promise<void> {
  await tx
    .updateTable('publication')
    .set({ review_at: reviewAt, review_told_at: null })
    .where('id', '=', publicationId)
    .execute()
}

/** Publications whose page does not say yet how they stand. */
export async function listTermsDue(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('publication')
    .select('id')
    .where('term_due', '<=', now)
    .orderBy('term_due')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Archives what counts no more, or takes that back; null when nothing was due. Says whether it went either way. */
export async function settleTerm(tx: Tx, publicationId: string, now: Date) {
  const was = await tx
    .selectFrom('publication')
    .select(['dossier_id', 'expires_at', 'expired_at'])
    .where('id', '=', publicationId)
    .where('term_due', '<=', now)
    .forUpdate()
    .executeTakeFirst()
  if (!was) return null
  const isOver = was.expires_at !== null && was.expires_at <= now
  await tx
    .updateTable('publication')
    .set({ expired_at: isOver ? (was.expired_at ?? now) : null, term_due: isOver ? null : was.expires_at })
    .where('id', '=', publicationId)
    .execute()
  const became = isOver === (was.expired_at !== null) ? null : isOver ? ('archived' as const) : ('counting' as const)
  return { dossierId: was.dossier_id, became }
}

/** Public texts whose day to be looked at has come, of which nobody was told. */
export async function listToReview(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('publication')
    .select('id')
    .where('review_at', '<=', now)
    .where('review_told_at', 'is', null)
    .where('state', '=', 'public')
    .orderBy('review_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Says whether this call was the one to tell it. */
export async function markReviewTold(tx: Tx, publicationId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('publication')
    .set({ review_told_at: now })
    .where('id', '=', publicationId)
    .where('review_at', '<=', now)
    .where('review_told_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
