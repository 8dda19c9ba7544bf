import { useQuery } from '@tanstack/react-query'
import { uploadWords as w } from '../../base/words/uploads.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { listMappings, removeMapping, type purposes } from '../api/mappings.ts'

type Purpose = (typeof purposes)[number]

/** How tables of a make are read, as people said it; one that is wrong is removed here. */
export function SavedMappings({ of }: { of: readonly Purpose[] }) {
  const say = useSay()
  const { language } = useLanguage()
  const list = useQuery({ queryKey: ['mappings'], queryFn: () => call(listMappings, {}) })
  const removal = useAct(removeMapping)
  const rows = list.data?.rows.filter(({ purpose }) => of.includes(purpose)) ?? []
  if (!list.data) return null // who only reads has none, and is told why above
  return (
    <section className="section">
      <h2>{say(w.mappings)}</h2>
      <ProblemNote problem={removal.problem} />
      {rows.length === 0 && <p className="cap">{say(w.mappingsNone)}</p>}
      <ul className="inventory-mappings">
        {rows.map((row) => (
          <li key={row.id} className="row">
            <span>
              <b>{row.name}</b>{' '}
              <span className="cap">
                {say(w.savedBy)(row.savedBy)} {shortTime(row.usedAt, language)}
              </span>
            </span>
            <Button
              look="quiet"
              aria-label={say(w.removeNamed)(row.name)}
              pending={removal.pending}
              onClick={() => removal.act({ params: { mappingId: row.id }, body: {} })}
            >
              {say(w.removeMapping)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
