/** Who alone speaks; entries that are never changed. */
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { ENTRIES_MAX } from '../rules.ts'

/** Who spoke, the first to speak first. */
export async function listSpeakers(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_speaker')
    .innerJoin('person', 'person.id', 'situation_speaker.set_by')
    .select([
      'situation_speaker.name',
      'situation_speaker.role',
      'situation_speaker.reason',
      'situation_speaker.set_at as at',
      'person.name as by',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_speaker.id')
    .limit(ENTRIES_MAX)
    .execute()
}

export async function insertSpeaker(
  tx: Tx,
  it: { dossierId: string; name: string; role: string; reason: string; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('situation_speaker')
    .values({
      id: newId(),
      dossier_id: it.dossierId,
      name: it.name,
      role: it.role,
      reason: it.reason,
      set_by: it.personId,
      set_at: now,
    })
    .execute()
}
