/** Writes the search index: rows of the open months, and the parts of the years behind them. */
import type { Folder } from './folder.ts'
import { pageOf, SEARCH_ITEMS, type Item, type Month, type PortalSource } from './portal.ts'
import type { Put } from './publish.ts'
import { INDEX_PATH, parseIndex, searchIndex, searchShard, shardPath, yearPart } from './search.ts'

/** What is written of the index now. */
const readIndex = async (folder: Folder) =>
  parseIndex(await folder.read(INDEX_PATH)) ?? { through: '', years: [], rows: [] }

/** Brings the index up to date after one item went out, or was taken back. */
export async function putItemSearch(
  { folder, put }: { folder: Folder; put: Put },
  source: PortalSource,
  item: Item,
  months: readonly Month[],
): Promise<void> {
  const { through, years } = await readIndex(folder)
  if (item.month > through) {
    const at = pageOf(item.number, SEARCH_ITEMS)
    const items = await source.listNumbered(item.month, (at - 1) * SEARCH_ITEMS + 1, at * SEARCH_ITEMS)
    if (months.some((it) => it.month === item.month)) await put(shardPath(item.month, at), searchShard(items))
    await put(INDEX_PATH, searchIndex(months, through, years))
    return
  }
  const year = item.month.slice(0, 4)
  const fresh = await putYear(put, source, year, months, through)
  await put(INDEX_PATH, searchIndex(months, through, [...years.filter((it) => !it.startsWith(year)), ...fresh].toSorted().toReversed())) // prettier-ignore
  for (const old of years.filter((it) => it.startsWith(year) && !fresh.includes(it)))
    await folder.removeTree(`/cari/${old}`)
}

/** Moves months that have passed into their years. Says whether there were any. The caller holds the portal's lock. */
export async function closeMonths(
  { folder, put }: { folder: Folder; put: Put },
  source: PortalSource,
): Promise<boolean> {
  const months = await source.listMonths()
  const { through, years, rows } = await readIndex(folder)
  const next = months[1]?.month ?? ''
  if (next <= through) return false
  const changed = [
    ...new Set(months.filter((it) => it.month > through && it.month <= next).map((it) => it.month.slice(0, 4))),
  ]
  const fresh: string[] = []
  for (const year of changed) fresh.push(...(await putYear(put, source, year, months, next)))
  const kept = years.filter((it) => !changed.includes(it.slice(0, 4)))
  await put(INDEX_PATH, searchIndex(months, next, [...kept, ...fresh].toSorted().toReversed()))
  for (const old of years) if (!kept.includes(old) && !fresh.includes(old)) await folder.removeTree(`/cari/${old}`)
  for (const file of rows) if (file.slice(0, 7) <= next) await folder.remove(`/cari/${file}`)
  return true
}

/** The whole index, as it stands once every month but the newest has passed. */
export async function putWholeSearch(put: Put, source: PortalSource, months: readonly Month[]): Promise<void> {
  const through = months[1]?.month ?? ''
  const years: string[] = []
  for (const year of new Set(months.filter((it) => it.month <= through).map((it) => it.month.slice(0, 4))))
    years.push(...(await putYear(put, source, year, months, through)))
  for (const { month, lastNumber } of months.filter((it) => it.month > through))
    for (let at = 1; at <= pageOf(lastNumber, SEARCH_ITEMS); at++)
      await put(shardPath(month, at), searchShard(await source.listNumbered(month, (at - 1) * SEARCH_ITEMS + 1, at * SEARCH_ITEMS))) // prettier-ignore
  await put(INDEX_PATH, searchIndex(months, through, years))
}

const READ_AT_ONCE = 500

/** The part of a year, of its months up to `through`; its name, or none of a year that holds nothing any more. */
async function putYear(
  put: Put,
  source: PortalSource,
  year: string,
  months: readonly Month[],
  through: string,
): Promise<string[]> {
  const items: Item[] = []
  const closed = months.filter((it) => it.month.startsWith(year) && it.month <= through)
  for (const { month, lastNumber } of closed.toReversed())
    for (let from = 1; from <= lastNumber; from += READ_AT_ONCE)
      items.push(...(await source.listNumbered(month, from, from + READ_AT_ONCE - 1)))
  if (items.length === 0) return []
  const { name, files } = yearPart(year, items)
  for (const [file, text] of files) await put(`/cari/${name}/${file}`, text)
  return [name]
}
