/** What the office learned of a crisis; written when it is over, and never changed. */
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { LESSONS_MAX } from '../rules.ts'

/** The first written first. */
export async function listLessons(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_lesson')
    .innerJoin('person', 'person.id', 'situation_lesson.said_by')
    .select(['situation_lesson.id', 'situation_lesson.text', 'situation_lesson.said_at as at', 'person.name as by'])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_lesson.id')
    .limit(LESSONS_MAX)
    .execute()
}

export async function insertLesson(
  tx: Tx,
  it: { dossierId: string; text: string; personId: string },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('situation_lesson')
    .values({ id, dossier_id: it.dossierId, text: it.text, said_by: it.personId, said_at: now })
    .execute()
  return id
}
