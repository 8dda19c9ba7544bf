/** How right answers on a marked stream are, by the measures of the literature. */
import type { StreamItem } from '../radar-stream.ts'

export type Score = { readonly precision: number; readonly recall: number; readonly f1: number }

const scoreFrom = (hits: number, found: number, marked: number): Score => ({
  precision: hits / Math.max(1, found),
  recall: hits / Math.max(1, marked),
  f1: (2 * hits) / Math.max(1, found + marked),
})

/** Of all pairs of copies of one text, those found. */
export function scoreCopies(items: readonly StreamItem[], sameAs: readonly (string | null)[]): Score {
  const groups = new Map<string, string>() // an item to the first of its group; answers name earlier items
  for (const [at, { id }] of items.entries()) {
    const root = sameAs[at] ?? id
    groups.set(id, groups.get(root) ?? root)
  }
  const [gold, found] = [items.map((it) => it.dup_of ?? it.id), items.map((it) => groups.get(it.id) ?? it.id)]
  return scoreFrom(pairsOf(gold.map((it, at) => `${it} ${found[at]}`)), pairsOf(found), pairsOf(gold))
}

const pairsOf = (groups: readonly string[]): number =>
  [...countOf(groups).values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)

function countOf(groups: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const it of groups) counts.set(it, (counts.get(it) ?? 0) + 1)
  return counts
}

/** BCubed over all items (an item of no story is a story of its own), and the share of those that stand alone as they should. */
export function scoreClusters(
  items: readonly StreamItem[],
  clusters: readonly string[],
): Score & { readonly alone: number } {
  const gold = items.map((it) => it.story ?? `alone ${it.id}`)
  const both = gold.map((it, at) => `${it}\n${clusters[at]}`)
  const [ofGold, ofFound, ofBoth] = [countOf(gold), countOf(clusters), countOf(both)]
  const share = (of: ReadonlyMap<string, number>, groups: readonly string[]) =>
    both.reduce((sum, it, at) => sum + (ofBoth.get(it) ?? 0) / (of.get(groups[at] as string) ?? 1), 0) / items.length
  const [precision, recall] = [share(ofFound, clusters), share(ofGold, gold)]
  const single = items.flatMap(({ story }, at) => (story === null ? [ofFound.get(clusters[at] as string) === 1] : []))
  const f1 = (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, alone: single.filter(Boolean).length / Math.max(1, single.length) }
}

export function scoreReuse(items: readonly StreamItem[], releases: readonly (string | null)[]): Score {
  const hits = items.filter((it, at) => it.reuse_of !== null && it.reuse_of === releases[at]).length
  const found = items.filter((it, at) => releases[at] !== null && releases[at] !== it.dup_of).length
  return scoreFrom(hits, found, items.filter((it) => it.reuse_of !== null).length)
}

export type Alarms = {
  readonly crises: number
  readonly raised: number
  readonly false: number
  readonly before: number
}

/** Alarms are scores of 0.5 and more; `before` is the most items of a crisis that came before its alarm. */
export function scoreAlarms(
  items: readonly StreamItem[],
  clusters: readonly string[],
  scores: readonly number[],
): Alarms {
  const isLoud = (at: number) => (scores[at] ?? 0) >= 0.5
  const crises = new Set(items.flatMap((it) => (it.crisis && it.story ? [it.story] : [])))
  const firsts = [...crises].map((story) =>
    items.flatMap((it, at) => (it.story === story ? [at] : [])).findIndex((at) => isLoud(at)),
  )
  const loud = new Set(clusters.filter((_, at) => isLoud(at)))
  const grave = new Set(clusters.filter((_, at) => items[at]?.crisis))
  return {
    crises: crises.size,
    raised: firsts.filter((it) => it >= 0).length,
    false: [...loud].filter((it) => !grave.has(it)).length,
    before: Math.max(0, ...firsts),
  }
}
