/** The search index as files: numbered shards a month, read newest first by the search page's own script. */
import { dayWords } from './dates.ts'
import { excerptOf, pageOf, SEARCH_ITEMS, type Item, type Month } from './portal.ts'

export const shardPath = (month: string, chunk: number) => `/cari/${month}-${chunk}.json`

/** Which shards there are, the newest first. */
export function searchIndex(months: readonly Month[]): string {
  const shards = months.flatMap((it) =>
    Array.from({ length: pageOf(it.lastNumber, SEARCH_ITEMS) }, (_, at) => `${it.month}-${at + 1}.json`).toReversed(),
  )
  return `${JSON.stringify(shards)}\n`
}

/** Rows of title, summary, topic, address, day, and the further words of the text; the newest first. */
export function searchShard(items: readonly Item[]): string {
  const rows = items
    .toReversed()
    .map((it) =>
      JSON.stringify([it.title, excerptOf(it, '', 220), it.topic, it.path, dayWords(it.publishedAt), it.searchWords]),
    )
  return `[${rows.join(',\n')}]\n`
}
