import type { Officer } from '../../base/officer.ts'
import { refuseIf, type Reason } from '../../base/refused.ts'
import type { Tx } from '../../db/connect.ts'
import { append, type LedgerEntry } from '../../ledger/append.ts'
import { whyNotTogether } from '../rules.ts'
import { lockItems, type LockedItem } from '../store.ts'

type OfItem = { readonly itemId: string }

/** One act of sorting, as it is done on each item. */
export type Sorting<It extends OfItem> = {
  readonly whyNot: (item: LockedItem, it: It) => Reason | null
  /** Changes the item; what the ledger says of it is without item and actor, and null where the item was so already. */
  readonly change: (item: LockedItem, it: It) => Promise<{ revision: number; entry: LedgerEntry | null }>
  /** What is done once for all of them, before the ledger. */
  readonly finish?: () => Promise<void>
}

/**
 * Does one act on every item named, as the single act does it, or on none. None, because it is one answer to what one
 * person saw: a reason given for forty is not the reason for the one that a colleague has taken up meanwhile, and one
 * undo has to bring back exactly what one act took away. The refusal names those that were in the way, and the same act
 * without them goes through.
 * @throws {Refused} what `whyNotTogether` says
 */
export async function sortItems<It extends OfItem>(
  tx: Tx,
  { officer, postId, items }: { readonly officer: Officer; readonly postId: string; readonly items: readonly It[] },
  { whyNot, change, finish }: Sorting<It>,
  now: Date,
): Promise<{ itemId: string; revision: number }[]> {
  const locked = await lockItems(
    tx,
    officer,
    items.map(({ itemId }) => itemId),
  )
  const itemOf = new Map(locked.map((item) => [item.id, item]))
  const pairs = items.map((it) => ({ it, item: itemOf.get(it.itemId.toLowerCase()) ?? null }))
  const judged = pairs.map(({ it, item }) => ({
    itemId: it.itemId,
    title: item?.title ?? null,
    why: item ? whyNot(item, it) : { code: 'not-found' as const },
  }))
  refuseIf(whyNotTogether(judged))
  const done: { itemId: string; revision: number; entry: LedgerEntry | null }[] = []
  for (const { it, item } of pairs) if (item) done.push({ itemId: item.id, ...(await change(item, it)) })
  await finish?.()
  // Last, and together: from the first entry to the commit other writers of the ledger wait.
  for (const { itemId, entry } of done)
    if (entry) await append(tx, { ...entry, itemId, personId: officer.personId, postId }, now)
  return done.map(({ itemId, revision }) => ({ itemId, revision }))
}

/** The answer of an act on a single item. */
export function revisionOf([it]: readonly { readonly revision: number }[]): { revision: number } {
  if (!it) throw new RangeError('an act on one item answers for one item')
  return { revision: it.revision }
}
