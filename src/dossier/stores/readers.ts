import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'

type Readers = { readonly personIds: readonly string[]; readonly postIds: readonly string[] }

/** Limits a dossier to these people and posts; null opens it to the office again. @throws {Refused} `reader-unknown` */
export async function setReaders(tx: Tx, dossierId: string, readers: Readers | null): Promise<void> {
  await tx
    .updateTable('dossier')
    .set({ limited: readers !== null })
    .where('id', '=', dossierId)
    .execute()
  await tx.deleteFrom('dossier_reader').where('dossier_id', '=', dossierId).execute()
  if (!readers) return
  const personIds = [...new Set(readers.personIds)]
  const postIds = [...new Set(readers.postIds)]
  const people = await tx.selectFrom('person').select('id').where('id', 'in', personIds).execute()
  const posts =
    postIds.length === 0 ? [] : await tx.selectFrom('post').select('id').where('id', 'in', postIds).execute()
  if (people.length < personIds.length || posts.length < postIds.length)
    throw new Refused({ code: 'reader-unknown', field: 'act.readers' })
  await tx
    .insertInto('dossier_reader')
    .values([
      ...personIds.map((id) => ({ dossier_id: dossierId, person_id: id, post_id: null })),
      ...postIds.map((id) => ({ dossier_id: dossierId, person_id: null, post_id: id })),
    ])
    .execute()
}

/** Who alone may read a dossier, by name. */
export async function listReaders(db: Db | Tx, dossierId: string) {
  const rows = await db
    .selectFrom('dossier_reader')
    .leftJoin('person', 'person.id', 'dossier_reader.person_id')
    .leftJoin('post', 'post.id', 'dossier_reader.post_id')
    .select(['person.id as person_id', 'person.name as person', 'post.id as post_id', 'post.name as post'])
    .where('dossier_reader.dossier_id', '=', dossierId)
    .orderBy('post.ordinal')
    .orderBy('person.name')
    .execute()
  return {
    people: rows.flatMap((it) => (it.person_id ? [{ id: it.person_id, name: it.person ?? '' }] : [])),
    posts: rows.flatMap((it) => (it.post_id ? [{ id: it.post_id, name: it.post ?? '' }] : [])),
  }
}

/** Whether a limited dossier names this post, or one of these people. */
export async function isReadByOneOf(
  tx: Tx,
  dossierId: string,
  { personIds, postId }: { personIds: readonly string[]; postId: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('dossier_reader')
    .select('dossier_id')
    .where('dossier_id', '=', dossierId)
    .where((eb) => eb.or([eb('post_id', '=', postId), eb('person_id', 'in', [...personIds, NOBODY])]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const NOBODY = '00000000-0000-0000-0000-000000000000' // so that the list of a vacant post is no empty list

/** Notes which files a text carries, so that who may read the text decides who may take them. */
export async function linkFiles(tx: Tx, dossierId: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  await tx
    .insertInto('dossier_file')
    .values(hashes.map((file_hash) => ({ file_hash, dossier_id: dossierId })))
    .onConflict((on) => on.doNothing())
    .execute()
}
