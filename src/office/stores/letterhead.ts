/** How the office's papers look: the newest edition counts, earlier ones stay. */
import { newId } from '../../base/id.ts'
import { mandateIn, type Officer, type Work } from '../../base/officer.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { mandateOf } from '../rules/acting.ts'
import { letterheadSchema, plainLetterhead, type Letterhead } from '../rules/letterhead.ts'
import { LOGO_TYPES } from '../rules.ts'
import { findOffice } from '../store.ts'

/** The letterhead of papers made now; what the office said of itself while nobody set another. */
export async function readLetterhead(db: Db | Tx): Promise<Letterhead> {
  const row = await db
    .selectFrom('letterhead')
    .select('body')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row) return letterheadSchema.parse(row.body)
  const office = await findOffice(db)
  return plainLetterhead({
    name: office?.name ?? '',
    regency: office?.regency ?? '',
    address: office?.address ?? '',
    logo: office?.logo_hash ?? null,
  })
}

/** @throws {Refused} `logo-refused` when the logo is no picture that we keep */
export async function insertLetterhead(
  tx: Tx,
  it: { letterhead: Letterhead; personId: string },
  now: Date,
): Promise<string> {
  const { logo } = it.letterhead
  if (logo !== null) {
    const file = await tx.selectFrom('file').select('media_type').where('hash', '=', logo).executeTakeFirst()
    if (!file || !LOGO_TYPES.includes(file.media_type)) throw new Refused({ code: 'logo-refused', field: 'logo' })
  }
  const id = newId()
  await tx
    .insertInto('letterhead')
    .values({ id, body: JSON.stringify(it.letterhead), created_by: it.personId, created_at: now })
    .execute()
  return id
}

const mandates = (db: Db | Tx) =>
  db
    .selectFrom('tenure')
    .leftJoin('person as absent', 'absent.id', 'tenure.for_person_id')
    .select(['tenure.acting', 'tenure.letter_number', 'absent.name as absent'])

/** The letter by which somebody acted in a post on a day; null where they held it outright. */
export async function findMandate(db: Db | Tx, it: { personId: string; postId: string; on: string }) {
  const row = await mandates(db)
    .where('tenure.person_id', '=', it.personId)
    .where('tenure.post_id', '=', it.postId)
    .where('tenure.from_on', '<=', it.on)
    .where((eb) => eb.or([eb('tenure.until_on', 'is', null), eb('tenure.until_on', '>=', it.on)]))
    .orderBy('tenure.from_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? mandateOf(row) : null
}

/** The letter by which an officer does this work of a post now, with its words; null where it is theirs. */
export async function findMandateIn(db: Db, officer: Pick<Officer, 'mandates'>, postId: string, work: Work) {
  const mandate = mandateIn(officer, postId, work)
  return mandate && (await readMandate(db, mandate.tenureId))
}

/** The letter that an act was done by, however it was ended since. */
export async function readMandate(db: Db | Tx, tenureId: string) {
  return mandateOf(await mandates(db).where('tenure.id', '=', tenureId).executeTakeFirstOrThrow())
}
