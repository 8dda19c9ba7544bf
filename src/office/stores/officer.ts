import type { Officer } from '../../base/officer.ts'
import { postsHeldBy, standingOf } from '../../db/authority.ts'
import type { Db } from '../../db/connect.ts'

/** A person as they may act on a day, without any session of theirs; null for one who left. */
export async function findOfficer(db: Db, personId: string, on: string): Promise<Officer | null> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'role', 'language', postsHeldBy(on).as('held')])
    .where('id', '=', personId)
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', on)]))
    .executeTakeFirst()
  if (!person) return null
  const { name, role, language, held } = person
  return { personId, name, role, language, ...standingOf(held) }
}
