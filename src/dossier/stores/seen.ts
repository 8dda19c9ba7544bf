import type { Db } from '../../db/connect.ts'

/** The version that a person saw last other than the current one, to show them what changed since; null for none. */
export async function findSeen(db: Db, it: { dossierId: string; personId: string; current: string | null }) {
  const row = await db
    .selectFrom('seen')
    .select(['version_hash', 'seen_at', 'earlier_hash', 'earlier_at'])
    .where('dossier_id', '=', it.dossierId)
    .where('person_id', '=', it.personId)
    .executeTakeFirst()
  if (!row) return null
  if (row.version_hash !== it.current) return { hash: row.version_hash, at: row.seen_at }
  return row.earlier_hash && row.earlier_at ? { hash: row.earlier_hash, at: row.earlier_at } : null
}

/** Notes that a person has this version before their eyes; the one they saw before it is kept beside. */
export async function markVersionSeen(
  db: Db,
  it: { dossierId: string; personId: string; hash: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('seen')
    .values({ dossier_id: it.dossierId, person_id: it.personId, version_hash: it.hash, seen_at: now })
    .onConflict((on) =>
      on
        .columns(['dossier_id', 'person_id'])
        .doUpdateSet((eb) => ({
          version_hash: it.hash,
          seen_at: now,
          earlier_hash: eb.ref('seen.version_hash'),
          earlier_at: eb.ref('seen.seen_at'),
        }))
        .where('seen.version_hash', '<>', it.hash),
    )
    .execute()
}
