import { Link } from '@tanstack/react-router'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useRest } from '../../web/kit/Rest.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { listSituationStatements } from '../api.ts'
import type { SituationData } from './situation.ts'

/** The dossier's texts with their versions, and which of them the public reads. */
export function Statements({ situation: { dossierId, statements, statementsNext } }: { situation: SituationData }) {
  const say = useSay()
  const rest = useRest(listSituationStatements, { params: { dossierId }, query: { limit: 20 } }, statementsNext)
  const { language } = useLanguage()
  return (
    <section className="section">
      <h2>{say(w.statements)}</h2>
      {statements.length === 0 && <p className="sec">{say(w.noStatements)}</p>}
      <ul className="situation-statements">
        {[...statements, ...rest.rows].map((it) => (
          <li key={it.hash}>
            <Link to="/berkas/$dossierId" params={{ dossierId }} search={{ bagian: 'perubahan', ke: it.hash }}>
              {say(w.version)(it.number)}
            </Link>{' '}
            <span className={it.publicAt ? 'tag' : 'cap'}>
              {it.publicAt ? say(w.publicSince)(shortTime(it.publicAt, language)) : say(w.notPublic)}
            </span>
            <div className="cap">{say(w.setBy)(it.by, shortTime(it.at, language))}</div>
          </li>
        ))}
      </ul>
      {rest.more}
    </section>
  )
}
