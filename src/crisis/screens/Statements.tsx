import { Link } from '@tanstack/react-router'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useRest } from '../../web/kit/Rest.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { listSituationStatements } from '../api.ts'
import { StatementAct } from './NextAct.tsx'
import type { SituationData } from './situation.ts'

/** The dossier's texts with their versions, and which of them the public reads. */
export function Statements({ situation, may }: { situation: SituationData; may: boolean }) {
  const { dossierId, statements, statementsNext } = situation
  const isKept = !situation.promises.some((it) => it.kind === 'statement' && !it.kept) // else its act stands on top
  const say = useSay()
  const rest = useRest(listSituationStatements, { params: { dossierId }, query: { limit: 20 } }, statementsNext)
  const { language } = useLanguage()
  return (
    <section className="section">
      <h2>{say(w.statements)}</h2>
      {statements.length === 0 && <p className="sec">{say(situation.ended ? w.neverStated : w.noStatements)}</p>}
      {/* Said by mouth in time, it is still to be written. */}
      {statements.length === 0 && may && isKept && <StatementAct situation={situation} may={may} />}
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
