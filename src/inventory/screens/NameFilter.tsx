import { useQuery } from '@tanstack/react-query'
import { nameWords as w } from '../../base/words/names.ts'
import { call } from '../../web/call.ts'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import { listOpenNames } from '../api/names.ts'
import type { Search } from './Filters.tsx'

/** Narrows the list to what speaks of one name of the house dictionary. */
export function NameFilter({ search }: { search: Search }) {
  const say = useSay()
  const list = useQuery({
    queryKey: ['inventory-names', search.nama],
    queryFn: () => call(listOpenNames, { query: search.nama ? { with: search.nama } : {} }),
    placeholderData: (before) => before,
  })
  const rows = list.data?.rows ?? []
  if (rows.length === 0) return null
  const to = (nama: string | undefined) => ({ ...search, nama, butir: undefined, bagian: undefined })
  return (
    <details className="inventory-name-filter" open={search.nama !== undefined}>
      <summary>{say(w.narrow)}</summary>
      <FilterLinks
        label={say(w.narrow)}
        filters={rows.map((row) => ({
          to: '/inventaris',
          text: row.items > 0 ? `${row.name} ${row.items}` : row.name,
          current: row.id === search.nama,
          search: to(row.id === search.nama ? undefined : row.id),
        }))}
      />
    </details>
  )
}
