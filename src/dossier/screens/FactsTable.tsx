import type { Content } from '../../base/content.ts'
import { factText } from '../../base/facts.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { factWords as f } from '../../base/words/facts.ts'
import { useSay } from '../../web/language.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { useConfirmations } from './confirmations.ts'
import { FactStanding } from './FactStanding.tsx'
import './facts.css'

/** Of what a fact states: read as one, though written in several fields. */
const VALUES = ['value', 'title', 'unit', 'time', 'village', 'district']

/** What the text states, each fact with its source and who confirmed it, when and how. */
export function FactsTable({ dossierId, facts }: { dossierId: string; facts: Content['facts'] }) {
  const say = useSay()
  const { standing } = useConfirmations(dossierId)
  const placed = facts.map((fact, at) => ({ fact, at: `fact/${at}` }))
  const typed = placed.flatMap(({ fact, at }) => (fact.kind === undefined ? [] : [{ fact, at }]))
  const statements = placed.flatMap(({ fact, at }) => (fact.kind === undefined ? [{ fact, at }] : []))
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
            {typed.map(({ fact, at }) => (
              <tr key={fact.id}>
                <td data-label={say(f.label)}>
                  <Words at={`${at}/label`} text={fact.label} />
                </td>
                <td data-label={say(f.fact)} lang="id">
                  <b>{factText(fact)}</b>
                  <CommentsAt at={VALUES.map((it) => `${at}/${it}`)} />
                </td>
                <td data-label={say(f.source)}>
                  <Words at={`${at}/source`} text={fact.source} />
                </td>
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
            {statements.map(({ fact, at }) => (
              <tr key={at}>
                {(['who', 'what', 'when', 'where', 'source'] as const).map((field) => (
                  <td key={field} data-label={say(w[field])}>
                    <Words at={`${at}/${field}`} text={fact[field]} />
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

/** A field of a fact as it was written; a blank one leaves its cell empty. */
function Words({ at, text }: { at: string; text: string }) {
  return (
    <>
      {text && <span data-at={at}>{text}</span>}
      <CommentsAt at={at} />
    </>
  )
}
