import { Link } from '@tanstack/react-router'
import { inventoryWords } from '../../base/words/inventory.ts'
import { programmeWords as w } from '../../base/words/programmes.ts'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, shortTime } from '../../web/time.ts'
import { listProgrammeVoices } from '../api/programmes.ts'
import { Evidence } from './Evidence.tsx'

/** What speaks of a programme: issues, activities, what they became, and when last. */
export function ProgrammeVoices({ programmeId }: { programmeId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const { list, rows, first } = useRows(listProgrammeVoices, { params: { programmeId }, query: { limit: 20 } })
  if (list.error) return <ProblemNote problem={list.error} />
  if (!first) return <Skeleton lines={4} />
  const last = (at: string | null) => (at ? shortTime(at, language) : say(w.never))
  return (
    <section className="programme-voices" aria-label={say(w.voices)}>
      <h3>{say(w.voices)}</h3>
      <dl className="inventory-facts">
        <dt>{say(w.lastSpoken)}</dt>
        <dd>{last(first.spokenAt)}</dd>
        <dt>{say(w.lastPublished)}</dt>
        <dd>{last(first.publishedAt)}</dd>
      </dl>
      {rows.length === 0 && <p className="sec">{say(w.voicesNone)}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.item.id}>
            <Link to="/inventaris" search={{ state: 'semua', butir: row.item.id }}>
              {row.item.title}
            </Link>{' '}
            {row.state === 'maybe' && <span className="tag">{say(w.maybe)}</span>}{' '}
            {row.item.level !== 'watch' && <LevelTag level={row.item.level} />}
            <p className="cap">
              {say(inventoryWords[row.item.kind])} · {row.planned ? say(w.planned) : shortTime(row.lastAt, language)}
              {row.item.mentions > 0 && <> · {say(inventoryWords.mentionCount)(row.item.mentions, row.item.sources)}</>}
              {row.dossier && (
                <>
                  {' · '}
                  <Link to="/berkas/$dossierId" params={{ dossierId: row.dossier.id }} search={{}}>
                    {say(inventoryWords.columnDossier)} {row.dossier.number}
                  </Link>
                </>
              )}
              {row.publishedAt && <> · {say(w.published)(dayText(row.publishedAt.slice(0, 10), language))}</>}
              {row.words.length > 0 && (
                <>
                  {' · '}
                  <Evidence of={row} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </section>
  )
}
