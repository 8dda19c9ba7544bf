/**
 * Whether a new item tells of what a dossier already handles: what the radar weighs when it gathers reports of one event
 * (`radar/clusters.ts`), held against dossiers of the last two months, long after the radar itself closed their matter, and
 * for what people note and agencies hand in, which it never read. Pure.
 */
import { Clusters } from '../../radar/clusters.ts'

/** So likely at least: of what is proposed then at least 95 of 100 are right, on streams of three hands (docs/performance.md). */
const LIKELY = 0.5
/** That long a dossier may be silent and yet be the matter of what comes in. */
export const SAME_DAYS = 60

export type Told = { readonly title: string; readonly text: string }
export type Matter = { readonly id: string; readonly at: Date; readonly texts: readonly Told[] }
export type Same = { readonly id: string; readonly score: number; readonly terms: readonly string[] }

/**
 * The dossier that an item likely tells of, with the words, names and numbers that speak most for it; null where none is
 * likely enough.
 * @param others items of these days, by which it is known which words are rare
 */
export function sameMatterOf(
  item: Told & { readonly at: Date },
  dossiers: readonly Matter[],
  others: readonly (Told & { readonly id: string })[],
): Same | null {
  if (dossiers.length === 0) return null
  const held = new Clusters({ quietMs: Number.POSITIVE_INFINITY, lifeMs: Number.POSITIVE_INFINITY })
  const report = (id: string, { title, text }: Told, at: Date) => ({
    id,
    title,
    text,
    atMs: at.getTime(),
    copyOf: null,
  })
  const known = new Set(dossiers.map(({ id }) => id))
  for (const it of others) if (!known.has(it.id)) held.add(report(it.id, it, item.at), it.id)
  for (const { id, at, texts } of dossiers)
    for (const [nth, told] of texts.entries()) held.add(report(`${id}/${nth}`, told, at), id)
  const best = held.likeliest(report('item', item, item.at), [...known])
  if (best === null || (best.score ?? 0) < LIKELY) return null
  return { id: String(best.cluster), score: best.score ?? 0, terms: best.terms }
}
