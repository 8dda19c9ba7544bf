import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { programmeWords as w } from '../../base/words/programmes.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { useKeys } from '../../web/keys.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { decideItemProgramme, listItemProgrammes, type ItemProgramme } from '../api/programmes.ts'
import { Evidence } from './Evidence.tsx'

/** Which programmes an item speaks of and by what; what is unsure is answered by one key, and a no is never asked again. */
export function ItemProgrammes({ itemId }: { itemId: string }) {
  const say = useSay()
  const list = useQuery({
    queryKey: ['item-programmes', itemId],
    queryFn: () => call(listItemProgrammes, { params: { itemId } }),
  })
  const deciding = useAct(decideItemProgramme)
  const rows = list.data?.rows ?? []
  const mayDecide = list.data?.whyNot === null
  const asked = mayDecide ? rows.find((it) => it.state === 'maybe') : undefined
  const answer = (it: ItemProgramme | undefined, said: 'yes' | 'no') =>
    it ? deciding.act({ params: { itemId, programmeId: it.programme.id }, body: { answer: said } }) : false
  useKeys({
    y: () => answer(asked, 'yes'),
    b: () => answer(asked, 'no'),
  })
  if (rows.length === 0) return null
  const row = (it: ItemProgramme) => (
    <li key={it.programme.id}>
      <Link to="/inventaris" search={{ state: 'semua', butir: it.programme.id }}>
        {it.programme.title}
      </Link>{' '}
      <span className="tag">{say(it.belongs && it.state !== 'refused' ? w.belongs : w[it.state])}</span>
      <p className="cap">
        <Evidence of={it} />
        {it.programme.agency && ` ${it.programme.agency}`}
      </p>
      {mayDecide && (
        <div className="item-programme-acts">
          {it.state !== 'confirmed' && !it.belongs && (
            <Button
              look={it === asked ? 'plain' : 'quiet'}
              pending={deciding.pending}
              aria-keyshortcuts={it === asked ? 'y' : undefined}
              onClick={() => answer(it, 'yes')}
            >
              {say(w.yes)} <Of title={it.programme.title} /> {it === asked && <kbd>y</kbd>}
            </Button>
          )}
          {it.state !== 'refused' && (
            <Button
              look={it === asked ? 'no' : 'quiet'}
              pending={deciding.pending}
              aria-keyshortcuts={it === asked ? 'b' : undefined}
              onClick={() => answer(it, 'no')}
            >
              {say(w.no)} <Of title={it.programme.title} /> {it === asked && <kbd>b</kbd>}
            </Button>
          )}
        </div>
      )}
    </li>
  )
  const refused = rows.filter((it) => it.state === 'refused')
  return (
    <section className="item-programmes" aria-label={say(w.spokenOf)}>
      {rows.length > refused.length && <span className="cap">{say(w.spokenOf)}</span>}
      <ProblemNote problem={deciding.problem} />
      <ul>{rows.filter((it) => it.state !== 'refused').map(row)}</ul>
      {refused.length > 0 && (
        <details>
          <summary className="cap">
            {say(w.refused)}: {refused.map((it) => it.programme.title).join('; ')}
          </summary>
          <ul>{refused.map(row)}</ul>
        </details>
      )}
    </section>
  )
}

/** Of which programme a button is, for who does not see where it stands. */
const Of = ({ title }: { title: string }) => <span className="visually-hidden">({title})</span>
