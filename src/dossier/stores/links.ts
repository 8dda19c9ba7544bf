import { sha256 } from '../../base/hash.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { contentSchema, type Content } from '../../base/content.ts'
import { webLinksOf, type LinkState } from '../rules/links.ts'

const LINKS_MAX = 300 // looked up of one text; what is beyond is told as unchecked

const addressesOf = (content: Content) => [...new Set(webLinksOf(content).map((it) => it.address))]

/** What is known of the links of a text. */
export async function readLinkStates(db: Db | Tx, content: Content): Promise<ReadonlyMap<string, LinkState>> {
  const addresses = addressesOf(content).slice(0, LINKS_MAX)
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('link_check')
    .select(['address', 'state'])
    .where('address_hash', 'in', addresses.map(sha256))
    .execute()
  return new Map(rows.map((it) => [it.address, it.state]))
}

/** The links of a text that were not looked at since an instant, in reading order. */
export async function listStaleLinks(
  db: Db,
  content: Content,
  it: { checkedSince: Date; limit: number },
): Promise<string[]> {
  const addresses = addressesOf(content).slice(0, LINKS_MAX)
  if (addresses.length === 0) return []
  const fresh = await db
    .selectFrom('link_check')
    .select('address')
    .where('address_hash', 'in', addresses.map(sha256))
    .where('checked_at', '>=', it.checkedSince)
    .execute()
  const known = new Set(fresh.map((row) => row.address))
  return addresses.filter((address) => !known.has(address)).slice(0, it.limit)
}

export async function saveLinkState(
  db: Db,
  it: { address: string; state: LinkState; status: number | null },
  now: Date,
): Promise<void> {
  const values = { state: it.state, status: it.status, checked_at: now }
  await db
    .insertInto('link_check')
    .values({ address_hash: sha256(it.address), address: it.address, ...values })
    .onConflict((on) => on.column('address_hash').doUpdateSet(values))
    .execute()
}

/** Texts that were written since an instant, the newest first. */
export async function listTextsWritten(db: Db, it: { since: Date; limit: number }): Promise<Content[]> {
  const rows = await db
    .selectFrom('draft')
    .select('content')
    .where('saved_at', '>=', it.since)
    .orderBy('saved_at', 'desc')
    .limit(it.limit)
    .execute()
  return rows.map((row) => contentSchema.parse(row.content))
}
