import { dayOf, ZONE } from '../../base/calendar.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import type { Tx } from '../../db/connect.ts'
import { ofNoDossier } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { isRaisedTo } from '../rules.ts'

/**
 * What a person finds grave is told as what the radar does: to everybody of the procedure at once, before anybody has
 * picked it. Of one level once.
 */
export async function tellRaisedByHand(
  tx: Tx,
  it: {
    readonly itemId: string
    readonly level: CrisisLevel
    readonly was: CrisisLevel | null
    readonly personId: string
  },
  now: Date,
): Promise<void> {
  const { itemId, level, was, personId: byPersonId } = it
  if (!isRaisedTo(level, was)) return
  const edition = await readEditionInForce(tx, dayOf(ZONE, now))
  const postIds = edition?.body.posts.map((post) => post.id) ?? []
  const happening = ofNoDossier({
    kind: 'issue-raised',
    about: `item/${itemId}/${level}`,
    crisis: true,
    groups: { posts: { postIds } },
    data: { level, itemId },
  })
  await tell(tx, [{ ...happening, byPersonId }], now)
}
