import { useMemo, useState } from 'react'
import type { Item } from '../api.ts'
import { isUnsorted, ITEMS_AT_ONCE_MAX } from '../rules.ts'

/** What a person selected in the list, to be sorted by one act. */
export type Marks = {
  /** In the order they were selected; only what the list shows and is still to be sorted: nobody acts on what they do not see. */
  readonly marked: readonly Item[]
  has(item: Item): boolean
  toggle(item: Item): void
  /** Beyond the most at once nothing is added. */
  add(items: readonly Item[]): void
  drop(itemIds: readonly string[]): void
  clear(): void
}

const noIds: readonly string[] = []

/** @param list which list it is: in another one nothing is selected yet */
export function useMarks(rows: readonly Item[], list: string): Marks {
  const [kept, setKept] = useState({ list, ids: noIds })
  const ids = kept.list === list ? kept.ids : noIds
  const change = (to: (ids: readonly string[]) => readonly string[]) =>
    setKept((was) => ({ list, ids: to(was.list === list ? was.ids : noIds) }))
  const marked = useMemo(() => {
    const shown = new Map(rows.filter(isUnsorted).map((row) => [row.id, row]))
    return ids.flatMap((id) => shown.get(id) ?? []).slice(0, ITEMS_AT_ONCE_MAX)
  }, [rows, ids])
  const has = (item: Item) => marked.some(({ id }) => id === item.id)
  const drop = (itemIds: readonly string[]) => change((was) => was.filter((id) => !itemIds.includes(id)))
  const add = (items: readonly Item[]) => {
    const room = ITEMS_AT_ONCE_MAX - marked.length
    const more = items.filter((item) => isUnsorted(item) && !has(item)).slice(0, room)
    change((was) => [...new Set([...was, ...more.map(({ id }) => id)])])
  }
  return {
    marked,
    has,
    toggle: (item) => (has(item) ? drop([item.id]) : add([item])),
    add,
    drop,
    clear: () => change(() => noIds),
  }
}
