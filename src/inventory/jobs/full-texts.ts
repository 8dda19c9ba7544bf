import { setTimeout as wait } from 'node:timers/promises'
import { sha256 } from '../../base/hash.ts'
import { keepable } from '../../base/html-text.ts'
import type { Db } from '../../db/connect.ts'
import { headerOf, type GuardedGet } from '../../outgoing/guarded.ts'
import { ARTICLE_MAX, PAGES_MAX, whyNotArticle, type ArticleReading } from '../rules/article.ts'
import { HOST_PAUSE_MS, isGivenUp, isOnSite, leftBy, type Left, type LeftReason } from '../rules/full-text.ts'
import { troubleOf, waitOf } from '../rules/sources.ts'
import { readApart } from '../sources/reading.ts'
import {
  giveArticleBack,
  settleArticle,
  takeNextArticle,
  type FoundArticle,
  type TakenArticle,
} from '../stores/full-texts.ts'
import { WHO, type AskRobots } from './robots.ts'

const HELD_MS = 4 * 60_000 // longer than all pages: the guard ends a request, and the reading has a time of its own
const PAGE_PAUSE_MS = 3_000 // as fast as nobody turns a page
const asked = { 'user-agent': WHO, accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' }
const NEVER_AGAIN = { again: false, waitMs: HOST_PAUSE_MS }

type Site = {
  readonly get: GuardedGet
  readonly robots: AskRobots
  /** Between two pages of one article; told by tests. */
  readonly pauseMs?: number
}
type Taken = Site & { readonly taken: TakenArticle; readonly stopped: AbortSignal }

/**
 * Fetches and reads the page of one mention whose source allows its whole text. Several may run side by side: a host is
 * asked by one of them at a time, with a pause after each page. Says whether there may be more.
 * @param stopped ends one that is under way, whose reason is thrown; its article is asked for again as if it had not been
 */
export async function readNextArticle(
  site: Site & { readonly db: Db },
  now: Date,
  stopped: AbortSignal,
): Promise<boolean> {
  const taken = await takeNextArticle(site.db, { heldUntil: new Date(now.getTime() + HELD_MS) }, now)
  if (!taken) return false
  const begun = performance.now()
  const by = () => new Date(now.getTime() + Math.ceil(performance.now() - begun))
  try {
    const found = await articleOf({ ...site, taken, stopped }, now)
    await settleArticle(site.db, taken, found, by())
  } catch (error) {
    if (stopped.aborted) await giveArticleBack(site.db, taken, by())
    throw error
  }
  return true
}

async function articleOf(site: Taken, now: Date): Promise<FoundArticle> {
  const { taken, stopped } = site
  if (isGivenUp(taken.tries)) return leave('no-answer')
  if (!isOnSite(taken.url, taken)) return leave('other-site') // its source was set anew meanwhile
  const first = await pageAt(site, taken.url, now)
  if ('left' in first) return first
  const pages = [first]
  for (let last = first; last.page.more && pages.length < PAGES_MAX;) {
    const { address, isWhole } = last.page.more
    await wait(site.pauseMs ?? PAGE_PAUSE_MS, undefined, { signal: stopped }).catch(() => stopped.throwIfAborted())
    const next = await pageAt(site, address, now)
    // A text that ends where its first page does would say less than its medium.
    if ('left' in next) return next
    if (isWhole) pages.length = 0
    pages.push(next)
    last = next
    if (isWhole) break
  }
  if (pages.at(-1)?.page.more && pages.length === PAGES_MAX) return leave('too-large')
  const text = keepable(joined(pages.map((it) => it.page.text)), ARTICLE_MAX.text)
  const { page, address } = pages[0] ?? first
  const why = whyNotArticle({ ...page, text }, { title: taken.title, text: taken.text, url: taken.url, address })
  if (why) return leave(why)
  if (address.length > 2_000) return leave('led-away')
  const bytes = pages.map((it) => it.bytes)
  const pageBytes = bytes.reduce((sum, it) => sum + it.length, 0)
  return { kept: { address, way: page.way, text, pageHash: sha256(Buffer.concat(bytes)), pageBytes } }
}

/** The passages of all pages, each once: what stands around them is the same on every page. */
function joined(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] ?? '') : [...new Set(texts.flatMap((it) => it.split('\n')))].join('\n')
}

type Fetched = { readonly page: ArticleReading; readonly address: string; readonly bytes: Buffer }

async function pageAt(
  { get, robots, taken, stopped }: Taken,
  wanted: string,
  now: Date,
): Promise<Fetched | { readonly left: Left }> {
  const refused = await robots(wanted, now, stopped)
  if (refused) return { left: leftBy(refused, taken.tries) }
  const answer = await get(wanted, {
    maxBytes: ARTICLE_MAX.bytes,
    packed: true,
    headers: asked,
    mayFollow: (to) => isOnSite(to, taken),
    stopped,
  })
  if ('failed' in answer) return { left: leftBy(answer.failed, taken.tries) }
  // Where it leads to another site it was not followed.
  if (answer.status >= 300 && answer.status < 400) return leave('led-away')
  const trouble = troubleOf(answer.status)
  if (trouble) return { left: leftBy(trouble, taken.tries, waitOf(headerOf(answer, 'retry-after'), now)) }
  const { body: bytes, mediaType, address } = answer
  const closed = address === wanted ? null : await robots(address, now, stopped)
  if (closed) return { left: leftBy(closed, taken.tries) }
  stopped.throwIfAborted()
  const page = await readApart('article', { bytes, mediaType, address })
  return 'failed' in page ? { left: leftBy(page.failed, taken.tries) } : { page, address, bytes }
}

const leave = (reason: LeftReason): { readonly left: Left } => ({ left: { reason, ...NEVER_AGAIN } })
