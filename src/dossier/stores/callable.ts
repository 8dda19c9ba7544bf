import { Refused } from '../../base/refused.ts'
import { coversWork, heldOn } from '../../db/authority.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { listNames, listPosts } from '../../office/store.ts'
import { mayBeCalled, mentionsIn, type Callable } from '../rules/comments.ts'
import { listReaders } from './readers.ts'

const HELD_MAX = 1_000 // posts held on one day in one office

/**
 * Whom a comment on this dossier can call on a day, posts first: every post, and everyone who has not left. Of a
 * sensitive one only who may read it, and the posts through which somebody does.
 */
export async function listCallable(db: Db | Tx, dossierId: string, on: string): Promise<Callable[]> {
  const { all, reads } = await readOfficeOf(db, dossierId, on)
  return all.filter(reads)
}

/**
 * The people and posts that a text calls by `@` and their names.
 * @throws {Refused} `called-not-reader`: a call that cannot reach whom it names is worse than none
 */
export async function readCalled(
  tx: Tx,
  it: { dossierId: string; text: string; on: string },
): Promise<readonly Callable[]> {
  if (!it.text.includes('@')) return []
  const { all, reads } = await readOfficeOf(tx, it.dossierId, it.on)
  // Among all names, so that the shorter name of one who reads it is never taken for the longer one of who does not.
  const called = mentionsIn(it.text, all)
  const outsider = called.find((one) => !reads(one))
  if (outsider) throw new Refused({ code: 'called-not-reader', field: 'text', name: outsider.name })
  return called
}

async function readOfficeOf(db: Db | Tx, dossierId: string, on: string) {
  const dossier = await db
    .selectFrom('dossier')
    .select(['limited', 'step', 'kind'])
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow()
  const [posts, people, held] = await Promise.all([
    listPosts(db),
    listNames(db, on),
    heldOn(db, on)
      .select(['tenure.post_id as postId', 'tenure.person_id as personId'])
      .where(coversWork(dossier))
      .limit(HELD_MAX)
      .execute(),
  ])
  const readers = dossier.limited ? await listReaders(db, dossierId) : null
  const all: Callable[] = [
    ...posts.map((it) => ({ ...it, kind: 'post' as const })),
    ...people.map((it) => ({ ...it, kind: 'person' as const })),
  ]
  return { all, reads: (it: Callable) => mayBeCalled(it, readers, held) }
}
