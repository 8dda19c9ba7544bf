import { sha256 } from '../../base/hash.ts'
import type { Db } from '../../db/connect.ts'
import type { Answered, GuardedGet } from '../../outgoing/guarded.ts'
import { ARTICLE_MAX, whyNotArticle } from '../rules/article.ts'
import { HOST_PAUSE_MS, isGivenUp, isOnSite, leftBy, type LeftReason } from '../rules/full-text.ts'
import { troubleOf, waitOf } from '../rules/sources.ts'
import { readApart } from '../sources/reading.ts'
import { settleArticle, takeNextArticle, type FoundArticle, type TakenArticle } from '../stores/full-texts.ts'
import { WHO, type AskRobots } from './robots.ts'

const HELD_MS = 2 * 60_000 // far longer than a page: the guard ends a request, and the reading has a time of its own
const asked = { 'user-agent': WHO, accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' }
const NEVER_AGAIN = { again: false, waitMs: HOST_PAUSE_MS }

/**
 * Fetches and reads the page of one mention whose source allows its whole text. Several may run side by side: a host is
 * asked by one of them at a time, with a pause after each page. Says whether there may be more.
 */
export async function readNextArticle(
  site: { readonly db: Db; readonly get: GuardedGet; readonly robots: AskRobots },
  now: Date,
): Promise<boolean> {
  const taken = await takeNextArticle(site.db, { heldUntil: new Date(now.getTime() + HELD_MS) }, now)
  if (!taken) return false
  const begun = performance.now()
  const found = await articleOf(site, taken, now)
  await settleArticle(site.db, taken, found, new Date(now.getTime() + Math.ceil(performance.now() - begun)))
  return true
}

async function articleOf(
  { get, robots }: { readonly get: GuardedGet; readonly robots: AskRobots },
  taken: TakenArticle,
  now: Date,
): Promise<FoundArticle> {
  if (isGivenUp(taken.tries)) return leave('no-answer')
  if (!isOnSite(taken.url, taken)) return leave('other-site') // its source was set anew meanwhile
  const refused = await robots(taken.url, now)
  if (refused) return { left: leftBy(refused, taken.tries) }
  const answer = await get(taken.url, {
    maxBytes: ARTICLE_MAX.bytes,
    packed: true,
    headers: asked,
    mayFollow: (to) => isOnSite(to, taken),
  })
  if ('failed' in answer) return { left: leftBy(answer.failed, taken.tries) }
  // Where it leads to another site it was not followed.
  if (answer.status >= 300 && answer.status < 400) return leave('led-away')
  const trouble = troubleOf(answer.status)
  if (trouble) return { left: leftBy(trouble, taken.tries, waitOf(headerOf(answer, 'retry-after'), now)) }
  const { body: bytes, mediaType, address } = answer
  const closed = address === taken.url ? null : await robots(address, now)
  if (closed) return { left: leftBy(closed, taken.tries) }
  const page = await readApart('article', { bytes, mediaType, address })
  if ('failed' in page) return { left: leftBy(page.failed, taken.tries) }
  const why = whyNotArticle(page, { title: taken.title, text: taken.text, url: taken.url, address })
  if (why) return leave(why)
  if (address.length > 2_000) return leave('led-away')
  const { way, text } = page
  return { kept: { address, way, text, pageHash: sha256(bytes), pageBytes: bytes.length } }
}

const leave = (reason: LeftReason): FoundArticle => ({ left: { reason, ...NEVER_AGAIN } })

const headerOf = (answer: Answered, wanted: string) => answer.headers.find(([name]) => name === wanted)?.[1]
