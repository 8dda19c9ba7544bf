import { ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import type { Db } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import { breathing } from '../../jobs/breath.ts'
import { readArticle } from '../../radar/cleaning.ts'
import { Releases } from '../../radar/reuse.ts'
import type { Reading } from '../../radar/words.ts'
import { articleAt, countDiffering, COVERED_MS, passagesOf } from '../rules/coverage.ts'
import * as store from '../stores/coverage.ts'

const AT_ONCE = 200
/** By then what was gathered is committed, and a release that an article met at its very minute has gone out. */
const SETTLED_MS = 2 * 60_000

type Held = { readonly publicationId: string; readonly number: number; readonly reading: Reading }
type Memory = { readonly releases: Releases; readonly held: Map<string, Held> }

const idOf = (it: { readonly publicationId: string; readonly number: number }) => `${it.publicationId}/${it.number}`

/**
 * Finds which articles took from which release, each article once, in the order it was gathered, against what went out in
 * the ten days before it. One process at a time; the releases of those days are held in memory and read again after a
 * restart. Says whether there may be more.
 * @param site `url`: what stands under the office's own address took nothing, it is the release
 */
export function matchingCoverage(site: { readonly db: Db; readonly url: string }): (now: Date) => Promise<boolean> {
  const { db } = site
  let memory: Memory = { releases: new Releases(), held: new Map() }
  /** @returns whether there may be more */
  const matchAll = async (
    waiting: readonly Waiting[],
    progress: store.Progress,
    reached: Partial<store.Progress>,
    instead: boolean,
    now: Date,
  ) => {
    const articles = waiting.flatMap((it) => {
      const at = it.text === '' && it.fullText === '' ? null : timeOf(it, site.url)
      return at ? [{ ...it, at }] : []
    })
    if (articles.length > 0) memory = await bringUpToDate(db, memory, articles, { progress, url: site.url })
    const matches = memory.held.size > 0 ? await match(db, memory, articles) : []
    await db.transaction().execute((tx) => store.keepMatches(tx, { matches, reached, instead }, now))
    return waiting.length === AT_ONCE
  }
  const matchNext = async (now: Date) => {
    const progress = await store.readProgress(db)
    const before = new Date(now.getTime() - SETTLED_MS)
    const waiting = await store.listToMatch(db, progress, before, AT_ONCE)
    const last = waiting.at(-1)
    if (last?.gathered_at)
      return matchAll(waiting, progress, { gathered_at: last.gathered_at, mention_id: last.id }, false, now)
    const full = await store.listFullToMatch(db, progress, before, AT_ONCE)
    const lastFull = full.at(-1)
    if (!lastFull?.settled_at) return false
    return matchAll(full, progress, { settled_at: lastFull.settled_at, full_text_id: lastFull.id }, true, now)
  }
  return async (now) => (await hold(db, 'radar', 'coverage', () => matchNext(now))) ?? false
}

/** When an article came out, as far as it can have taken from a release; null of what stands under the office's own address. */
const timeOf = (
  it: Pick<Awaited<ReturnType<typeof store.listReports>>[number], 'url' | 'published_at' | 'dated' | 'taken_at'>,
  url: string,
) =>
  isUnder(url, it.url)
    ? null
    : articleAt({ publishedAt: it.published_at, isDated: it.dated, takenAt: it.taken_at }, ZONE)

const isUnder = (address: string, url: string) => url === address || url.startsWith(`${address.replace(/\/$/, '')}/`)

type Waiting = Omit<Awaited<ReturnType<typeof store.listToMatch>>[number], 'gathered_at'>
type Article = Waiting & { readonly at: Date }

/** Holds what went out in the ten days before the earliest of these articles and since, and what reports said meanwhile. */
async function bringUpToDate(
  db: Db,
  memory: Memory,
  articles: readonly Article[],
  { progress, url }: { readonly progress: store.Progress; readonly url: string },
): Promise<Memory> {
  const times = articles.map((it) => it.at.getTime())
  const fromMs = Math.min(...times) - COVERED_MS
  const rows = await store.listReleases(db, new Date(fromMs), new Date(Math.max(...times)))
  const wanted = new Set(rows.map(idOf))
  // An hour's articles drop little; what has piled up is begun anew.
  const isNew = memory.held.size === 0 || memory.held.size > 2 * wanted.size + AT_ONCE
  const kept: Memory = isNew ? { releases: new Releases(), held: new Map() } : memory
  kept.releases.forgetHeardBefore(fromMs)
  for (const row of rows) {
    const id = idOf(row)
    if (kept.held.has(id)) continue
    const reading = readArticle(await store.readReleaseText(db, row))
    kept.held.set(id, { ...row, reading })
    kept.releases.keep(id, row.at.getTime(), reading)
  }
  if (isNew && kept.held.size > 0) {
    const breath = breathing()
    for (const it of await store.listReports(db, new Date(fromMs), progress)) {
      await breath()
      const toMs = timeOf(it, url)?.getTime()
      if (toMs === undefined) continue
      const report = readArticle(it.text)
      if (!kept.releases.find(report, { fromMs: toMs - COVERED_MS, toMs })) kept.releases.hear(report, toMs)
    }
  }
  return kept
}

async function match(db: Db, { releases, held }: Memory, articles: readonly Article[]): Promise<store.Match[]> {
  const originals = new Map(await store.listMatchesOf(db, articles.flatMap((it) => it.same_as ?? []))) // prettier-ignore
  const found: store.Match[] = []
  const breath = breathing()
  // An original first, whatever its place: what it took from, its copies took from.
  for (const it of articles.toSorted((a, b) => Number(a.same_as !== null) - Number(b.same_as !== null))) {
    await breath() // also between those that took nothing, which are nearly all
    const original = it.same_as === null ? undefined : originals.get(it.same_as)
    const toMs = it.at.getTime()
    const taken = (article: Reading) =>
      releases.find(article, { fromMs: toMs - COVERED_MS, toMs }) ??
      (original ? releases.compareWith(idOf(original), article) : null)
    // Of a long article the two sentences of its feed may be all that it took, so each text is looked at by itself.
    const texts = [it.fullText, it.text].filter((text) => text !== '').map(readArticle)
    const [article, reuse] = texts.map((text) => [text, taken(text)] as const).find(([, found]) => found) ?? []
    const told = texts.at(-1)
    if (!reuse && told && it.text !== '' && it.same_as === null) releases.hear(told, toMs)
    const release = reuse && held.get(String(reuse.release))
    if (!article || !reuse || !release || (await store.isOwnAddress(db, release.publicationId, it.url))) continue
    const { publicationId, number, reading } = release
    const passages = passagesOf(article, reading, reuse.passages)
    found.push({
      mentionId: it.id,
      publicationId,
      number,
      share: reuse.share,
      passages,
      differing: countDiffering(passages),
      at: it.at,
      articleHash: sha256(article.text),
      releaseHash: sha256(reading.text),
    })
    originals.set(it.id, release)
  }
  return found
}
