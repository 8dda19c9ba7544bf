import type { Db } from '../db/connect.ts'
import type { GuardedGet } from '../outgoing/guarded.ts'
import type { LinkState } from './rules/links.ts'
import { listStaleLinks, listTextsWritten, saveLinkState } from './stores/links.ts'

const WRITTEN_MS = 15 * 60_000
const TEXTS = 20
const LINKS = 20 // a round; a text full of links gets its turn like any other
const AT_ONCE = 4
const GOOD_FOR_MS = 24 * 60 * 60_000

/**
 * Looks at the links of what is being written, a few at a time, and keeps what it found for the gate. Says whether
 * there may be more. Two nodes may look at one link both: it is only looked at.
 */
export async function checkWrittenLinks(db: Db, get: GuardedGet, now: Date): Promise<boolean> {
  const texts = await listTextsWritten(db, { since: new Date(now.getTime() - WRITTEN_MS), limit: TEXTS })
  const checkedSince = new Date(now.getTime() - GOOD_FOR_MS)
  for (const content of texts) {
    const stale = await listStaleLinks(db, content, { checkedSince, limit: LINKS })
    if (stale.length === 0) continue
    for (let at = 0; at < stale.length; at += AT_ONCE)
      await Promise.all(
        stale.slice(at, at + AT_ONCE).map(async (address) => {
          await saveLinkState(db, { address, ...(await lookAt(get, address)) }, now)
        }),
      )
    return true
  }
  return false
}

async function lookAt(get: GuardedGet, address: string): Promise<{ state: LinkState; status: number | null }> {
  const outcome = await get(address, { maxBytes: 0 })
  if ('failed' in outcome) return { state: outcome.failed === 'address-refused' ? 'inside' : 'silent', status: null }
  const { status } = outcome
  if (status === 404 || status === 410) return { state: 'gone', status }
  // 401, 403 and 429 answer: the page is there, and does not let programmes in.
  return { state: status < 500 ? 'answers' : 'silent', status }
}
