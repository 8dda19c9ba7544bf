/** When publications go out, and what was missed. */
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { MISSED_AFTER_MS } from '../rules/outbox.ts'

/** Releases whose time passed without their going out, which nobody noticed yet. */
export async function listMissed(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('publication')
    .select('id')
    .where('scheduled_for', '<', new Date(now.getTime() - MISSED_AFTER_MS))
    .where('went_out_at', 'is', null)
    .where('state', '=', 'going-out')
    .where('missed_at', 'is', null)
    .orderBy('scheduled_for')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Marks a release as missed: it waits for a person where the office wants to be asked. Null when it was so already. */
export async function markMissed(
  tx: Tx,
  publicationId: string,
  now: Date,
): Promise<{ waits: boolean; scheduledFor: Date } | null> {
  const { missed } = await readReleaseSetting(tx)
  const row = await tx
    .updateTable('publication')
    .set({ missed_at: now, waits: missed === 'ask' })
    .where('id', '=', publicationId)
    .where('went_out_at', 'is', null)
    .where('state', '=', 'going-out')
    .where('missed_at', 'is', null)
    .returning(['waits', 'scheduled_for'])
    .executeTakeFirst()
  return row?.scheduled_for ? { waits: row.waits, scheduledFor: row.scheduled_for } : null
}

/**
 * A publication, and whose it is to say when it goes out and how long it counts, until the caller commits.
 * @throws {Refused} `not-found`
 */
export async function lockRelease(tx: Tx, reader: Reader, publicationId: string) {
  const row = await tx
    .selectFrom('publication')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select([
      'publication.state',
      'publication.scheduled_for',
      'publication.went_out_at',
      'publication.review_at',
      'publication.expires_at',
      'publication.dossier_id',
      'dossier.edition_id',
      'dossier.step',
      'dossier.kind',
    ])
    .where('publication.id', '=', publicationId)
    .where(readableBy(reader))
    .forUpdate('publication')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** Sets anew when a publication goes out; its address stays the one that it was given. */
export async function changeRelease(
  tx: Tx,
  it: { publicationId: string; goesOutAt: Date | null; embargoUntil: Date | null },
  now: Date,
): Promise<void> {
  const at = it.goesOutAt ?? now
  await tx
    .updateTable('publication')
    .set({
      scheduled_for: it.goesOutAt,
      embargo_until: it.embargoUntil,
      published_at: at,
      updated_at: at,
      missed_at: null,
      waits: false,
    })
    .where('id', '=', it.publicationId)
    .execute()
  await tx
    .updateTable('delivery')
    .set({ due_at: at })
    .where('publication_id', '=', it.publicationId)
    .where('state', '=', 'waiting')
    .execute()
}

export async function readReleaseSetting(db: Db | Tx) {
  const row = await db.selectFrom('release_setting').select(['missed', 'revision']).executeTakeFirstOrThrow()
  return { missed: row.missed as 'send' | 'ask', revision: row.revision }
}

/** @throws {Refused} `release-changed` */
export async function saveReleaseSetting(
  tx: Tx,
  it: { missed: 'send' | 'ask'; seenRevision: number; personId: string },
  now: Date,
): Promise<number> {
  const row = await tx
    .updateTable('release_setting')
    .set({ missed: it.missed, revision: it.seenRevision + 1, changed_by: it.personId, changed_at: now })
    .where('revision', '=', it.seenRevision)
    .returning('revision')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'release-changed' })
  return row.revision
}
