import { Link } from '@tanstack/react-router'
import { inventoryWords } from '../../base/words/inventory.ts'
import { sameMatterWords as w } from '../../base/words/same-matter.ts'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText } from '../../web/time.ts'
import { listJoinedItems } from '../api/same-matter.ts'
import './same-matter.css'

/** What was joined to an item: coverage and other items of its matter; nothing where nothing was. */
export function JoinedItems({ itemId, heading: Heading = 'h2' }: { itemId: string; heading?: 'h2' | 'h3' }) {
  const say = useSay()
  const { language } = useLanguage()
  const { list, rows } = useRows(listJoinedItems, { params: { itemId }, query: { limit: 10 } })
  if (list.error) return <ProblemNote problem={list.error} />
  if (rows.length === 0) return null
  return (
    <section className="section joined-items" aria-labelledby="joined-items-title">
      <Heading id="joined-items-title">{say(w.joined)}</Heading>
      <p className="cap">{say(w.joinedHelp)}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/inventaris" search={{ state: 'semua', butir: row.id }}>
              {row.title}
            </Link>{' '}
            {row.level !== 'watch' && <LevelTag level={row.level} />}
            <p className="cap">
              {say(inventoryWords[row.kind])} · {dayText(row.notedOn, language)}
              {row.agency && <> · {row.agency}</>}
              {row.source && <> · {row.source}</>}
              {row.mentions > 0 && <> · {say(inventoryWords.mentionCount)(row.mentions, row.sources)}</>}
            </p>
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </section>
  )
}
