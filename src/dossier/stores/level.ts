import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { CrisisLevel } from '../../db/tables.ts'

/** Writes that a person set or confirmed the crisis level of a dossier. */
export async function insertLevel(
  tx: Tx,
  it: { dossierId: string; level: CrisisLevel; reason: string; step: number; personId: string; postId: string },
  now: Date,
): Promise<void> {
  await tx.updateTable('dossier').set({ level: it.level }).where('id', '=', it.dossierId).execute()
  await tx
    .insertInto('dossier_level')
    .values({
      id: newId(),
      dossier_id: it.dossierId,
      level: it.level,
      reason: it.reason,
      step: it.step,
      person_id: it.personId,
      post_id: it.postId,
      set_at: now,
    })
    .execute()
}

/** Who last set the level of a dossier, and why; null while nobody has. */
export async function findLevel(db: Db | Tx, dossierId: string) {
  const row = await db
    .selectFrom('dossier_level')
    .innerJoin('person', 'person.id', 'dossier_level.person_id')
    .innerJoin('post', 'post.id', 'dossier_level.post_id')
    .select(['dossier_level.reason', 'dossier_level.set_at', 'person.name as person', 'post.name as post'])
    .where('dossier_level.dossier_id', '=', dossierId)
    .orderBy('dossier_level.set_at', 'desc')
    .orderBy('dossier_level.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The level of a dossier, and whether a person ever set it. */
export async function readLevel(db: Db | Tx, dossierId: string): Promise<{ value: CrisisLevel; set: boolean }> {
  return db
    .selectFrom('dossier')
    .select((eb) => [
      'dossier.level as value',
      eb
        .exists(
          eb.selectFrom('dossier_level').select('id').whereRef('dossier_level.dossier_id', '=', 'dossier.id').limit(1),
        )
        .$castTo<boolean>()
        .as('set'),
    ])
    .where('dossier.id', '=', dossierId)
    .executeTakeFirstOrThrow()
}
