import { dossierWords as w } from '../../base/words/dossier.ts'
import { keptWords as k } from '../../base/words/kept.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { useInPost } from '../../office/screens/in-post.ts'
import { nameOfAct } from '../rules.ts'
import { short, type DossierData } from './read-dossier.ts'

/** Jejak: what was done with the dossier, by whom and when, and how long each stay took. */
export function TrailPart({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const inPost = useInPost()
  const name = (step: number) => `${step} ${dossier.edition.steps.find((it) => it.number === step)?.activity ?? ''}`
  return (
    <>
      <ol className="dossier-trail">
        {dossier.trail.map((it) => (
          <li key={it.revision}>
            <time dateTime={it.at} title={longTime(it.at, language)} className="cap">
              {shortTime(it.at, language)}
            </time>
            <div>
              <b>{it.person}</b> {it.post && <span className="sec">({inPost(it.post, it.mandate)})</span>}{' '}
              {say(w.did)(nameOfAct(it))} · {name(it.step)}
              {it.targetStep && <> → {name(it.targetStep)}</>}
              <div className="cap">
                {it.versionHash && (
                  <>
                    <code title={it.versionHash}>{short(it.versionHash)}</code> ·{' '}
                  </>
                )}
                {say(w.ledgerIndex)(it.ledgerIndex)}
                {it.saidAt && <> · {say(k.saidEarlier)(shortTime(it.saidAt, language))}</>}
              </div>
              {it.note && <q>{it.note}</q>}
            </div>
          </li>
        ))}
      </ol>
      <section className="section">
        <h2>{say(w.visits)}</h2>
        <table className="table cards dossier-visits">
          <thead>
            <tr>
              <th scope="col">{say(w.step)}</th>
              <th scope="col">{say(w.arrived)}</th>
              <th scope="col">{say(w.done)}</th>
              <th scope="col" className="num">
                {say(w.time)} <span className="cap">({say(w.inMinutes)})</span>
              </th>
              <th scope="col" className="num">
                {say(w.standard)}
              </th>
            </tr>
          </thead>
          <tbody>
            {dossier.visits.map((visit) => (
              <tr key={visit.number}>
                <td>
                  {name(visit.step)}
                  <div className="cap">{visit.doneBy ?? visit.post}</div>
                </td>
                <td data-label={say(w.arrived)}>{shortTime(visit.arrivedAt, language)}</td>
                <td data-label={say(w.done)}>{visit.doneAt ? shortTime(visit.doneAt, language) : '–'}</td>
                <td className="num" data-label={say(w.time)}>
                  {visit.waitingMinutes} + {visit.processingMinutes}
                </td>
                <td className="num" data-label={say(w.standard)}>
                  {visit.standardMinutes}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
