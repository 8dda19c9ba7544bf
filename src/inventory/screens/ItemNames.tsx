import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { nameWords as w } from '../../base/words/names.ts'
import { call } from '../../web/call.ts'
import { useSay } from '../../web/language.tsx'
import { listItemNames } from '../api/names.ts'

/** Whom and what of the house dictionary an item speaks of; each leads to all that speaks of it. */
export function ItemNames({ itemId }: { itemId: string }) {
  const say = useSay()
  const list = useQuery({
    queryKey: ['item-names', itemId],
    queryFn: () => call(listItemNames, { params: { itemId } }),
  })
  const rows = list.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="inventory-names" aria-label={say(w.spokenOf)}>
      <span className="cap">{say(w.spokenOf)}</span>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              className="tag"
              to="/inventaris"
              search={{ nama: row.id, state: 'semua' }}
              title={say(w.kinds[row.kind])}
            >
              {[row.name, row.title].filter(Boolean).join(', ')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
