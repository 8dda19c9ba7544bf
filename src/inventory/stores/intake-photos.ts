/** The photos of a form while it is filled in, each kept by itself: what a bad line broke is one of them, not all. */
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { PHOTOS_MAX } from '../rules/intake.ts'
import { holdLink } from './intake-links.ts'

export type Draft = { readonly linkId: string; readonly key: string }
export type SentPhoto = { readonly id: string; readonly hash: string; readonly name: string }

/** The photos that came for a form that is not handed in yet, in the order they came. */
export async function listDraftPhotos(db: Db | Tx, { linkId, key }: Draft): Promise<SentPhoto[]> {
  const rows = await db
    .selectFrom('intake_photo')
    .select(['id', 'file_hash', 'name'])
    .where('link_id', '=', linkId)
    .where('key', '=', key)
    .where('intake_id', 'is', null)
    .orderBy('sent_at')
    .orderBy('id')
    .limit(PHOTOS_MAX)
    .execute()
  return rows.map((row) => ({ id: row.id, hash: row.file_hash, name: row.name }))
}

/** How many photos came under a form's key, handed in by now or not: a form that is sent again says the same as it did. */
export async function countPhotos(db: Db, { linkId, key }: Draft): Promise<number> {
  const { count } = await db
    .selectFrom('intake_photo')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('link_id', '=', linkId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether a form has as many photos as it may, asked before another is read. */
export async function hasAllPhotos(db: Db, draft: Draft): Promise<boolean> {
  return (await listDraftPhotos(db, draft)).length >= PHOTOS_MAX
}

/** Keeps a photo for a form; the same one again is the one that is there. @returns its id, or null when there are enough */
export async function keepDraftPhoto(
  tx: Tx,
  it: Draft & { readonly hash: string; readonly name: string },
  now: Date,
): Promise<string | null> {
  if (!(await holdLink(tx, it.linkId))) return null
  const there = await tx
    .selectFrom('intake_photo')
    .select('id')
    .where('link_id', '=', it.linkId)
    .where('key', '=', it.key)
    .where('file_hash', '=', it.hash)
    .executeTakeFirst()
  if (there) return there.id
  if ((await listDraftPhotos(tx, it)).length >= PHOTOS_MAX) return null
  const id = newId()
  await tx
    .insertInto('intake_photo')
    .values({ id, link_id: it.linkId, key: it.key, file_hash: it.hash, name: it.name, sent_at: now })
    .execute()
  return id
}

/** Leaves photos out of a form that is not handed in yet. */
export async function dropDraftPhotos(db: Db | Tx, draft: Draft, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('intake_photo')
    .where('link_id', '=', draft.linkId)
    .where('key', '=', draft.key)
    .where('intake_id', 'is', null)
    .where('id', 'in', [...ids])
    .execute()
}

const DRAFT_KEPT_DAYS = 7 // a form on a phone is filled in over days, and after a week by nobody
const DRAFTS_AT_ONCE = 500

/** Lets go photos of forms that nobody handed in. Says whether there may be more. */
export async function forgetDraftPhotos(db: Db, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - DRAFT_KEPT_DAYS * 24 * 60 * 60_000)
  const { numDeletedRows } = await db
    .deleteFrom('intake_photo')
    .where('intake_id', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('intake_photo as old')
        .select('old.id')
        .where('old.intake_id', 'is', null)
        .where('old.sent_at', '<', before)
        .limit(DRAFTS_AT_ONCE),
    )
    .executeTakeFirst()
  return numDeletedRows >= DRAFTS_AT_ONCE
}

/** What came for a form is of what was handed in with it from now on. */
export async function takePhotos(tx: Tx, draft: Draft, of: { intakeId: string; additionId: string | null }) {
  const photos = await listDraftPhotos(tx, draft)
  if (photos.length > 0)
    await tx
      .updateTable('intake_photo')
      .set({ intake_id: of.intakeId, addition_id: of.additionId })
      .where(
        'id',
        'in',
        photos.map((it) => it.id),
      ) // prettier-ignore
      .execute()
  return photos
}
