import { coversWork, heldOn } from '../../db/authority.ts'
import type { Db, Tx } from '../../db/connect.ts'

const WORKERS_MAX = 200 // one post has a handful

/** Who works in the inventory on a day, by name: who holds the post of step 1, or acts in it for that step. */
export async function listWorkers(db: Db | Tx, it: { readonly postId: string; readonly on: string }) {
  return heldOn(db, it.on)
    .select(['person.id', 'person.name'])
    .distinct()
    .where('tenure.post_id', '=', it.postId)
    .where(coversWork({ step: 1, kind: '' }))
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(WORKERS_MAX)
    .execute()
}
