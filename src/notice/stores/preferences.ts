import type { Db, Tx } from '../../db/connect.ts'
import { usualPreference, type Preference } from '../rules/sending.ts'

export async function readPreferences(db: Db | Tx, personIds: readonly string[]): Promise<Map<string, Preference>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notice_preference')
    .select(['person_id', 'channels', 'quiet_from', 'quiet_until', 'digest_at'])
    .where('person_id', 'in', personIds)
    .execute()
  return new Map(
    rows.map((row) => [
      row.person_id,
      { channels: row.channels, quietFrom: row.quiet_from, quietUntil: row.quiet_until, digestAt: row.digest_at },
    ]),
  )
}

export async function readPreference(db: Db | Tx, personId: string): Promise<Preference> {
  return (await readPreferences(db, [personId])).get(personId) ?? usualPreference
}

/** Keeps how a person wants to be told. */
export async function savePreference(tx: Tx, personId: string, it: Preference, now: Date): Promise<void> {
  const values = {
    channels: [...it.channels],
    quiet_from: it.quietFrom,
    quiet_until: it.quietUntil,
    digest_at: it.digestAt,
    changed_at: now,
  }
  await tx
    .insertInto('notice_preference')
    .values({ person_id: personId, ...values })
    .onConflict((on) => on.column('person_id').doUpdateSet(values))
    .execute()
}
