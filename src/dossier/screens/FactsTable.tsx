import type { Content } from '../../base/content.ts'
import { factText, typedFactsOf } from '../../base/facts.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { factWords as f } from '../../base/words/facts.ts'
import { useSay } from '../../web/language.tsx'
import { useConfirmations } from './confirmations.ts'
import { FactStanding } from './FactStanding.tsx'
import './facts.css'

/** What the text states, each fact with its source and who confirmed it, when and how. */
export function FactsTable({ dossierId, facts }: { dossierId: string; facts: Content['facts'] }) {
  const say = useSay()
  const { standing } = useConfirmations(dossierId)
  const typed = typedFactsOf(facts)
  const statements = facts.filter((it) => it.kind === undefined)
  return (
    <>
      {typed.length > 0 && (
        <table className="table cards facts-table">
          <thead>
            <tr>
              <th scope="col">{say(f.label)}</th>
              <th scope="col">{say(f.fact)}</th>
              <th scope="col">{say(f.source)}</th>
              <th scope="col">{say(f.confirmation)}</th>
            </tr>
          </thead>
          <tbody>
            {typed.map((fact) => (
              <tr key={fact.id}>
                <td data-label={say(f.label)}>{fact.label}</td>
                <td data-label={say(f.fact)} lang="id">
                  <b>{factText(fact)}</b>
                </td>
                <td data-label={say(f.source)}>{fact.source}</td>
                <td data-label={say(f.confirmation)}>
                  <FactStanding standing={standing(fact)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {statements.length > 0 && (
        <table className="table cards dossier-facts">
          <thead>
            <tr>
              {[w.who, w.what, w.when, w.where, w.source].map((word) => (
                <th key={word.en} scope="col">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statements.map((fact, at) => (
              <tr key={at}>
                {(['who', 'what', 'when', 'where', 'source'] as const).map((field) => (
                  <td key={field} data-label={say(w[field])}>
                    {fact[field]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
