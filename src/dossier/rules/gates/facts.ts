import { factKey, factText, type Statement, type TypedFact } from '../../../base/facts.ts'
import { sha256 } from '../../../base/hash.ts'
import { standingOf, type FactAnswer } from '../confirmation.ts'
import type { Finding, Gate } from '../gate.ts'
import { narrativeFindings } from './narratives.ts'

/** What a text states has a source, and who knows it has said that it is so; what it took from a narrative still counts. */
export const factsGate: Gate = {
  id: 'facts',
  findingsOf({ content, factAnswers, narratives }) {
    const judged = content.facts.flatMap((fact, at) =>
      fact.kind === undefined ? judgeStatement(fact, at) : judgeFact(fact, at, factAnswers),
    )
    return [...judged, ...narrativeFindings(content, narratives)]
  },
}

const base = { gate: 'facts', severity: 'must', law: '', override: 'never' } as const
const placeOf = (at: number, field: string) => ({ at: `fact/${at}/${field}`, from: 0, to: 0 })

/** A statement of the first way cannot be confirmed by its parts; its source it must have. */
function judgeStatement(fact: Statement, at: number): Finding[] {
  const said = factText(fact)
  if (said === '' || fact.source.trim() !== '') return []
  return [
    {
      ...base,
      code: 'fact-source-missing',
      about: { fact: said },
      place: placeOf(at, 'source'),
      key: `fact-source-missing:${sha256(said)}`,
    },
  ]
}

function judgeFact(fact: TypedFact, at: number, answers: readonly FactAnswer[]): Finding[] {
  const text = factText(fact)
  const name = fact.label || text
  const missing = (
    code: 'fact-value-missing' | 'fact-label-missing' | 'fact-source-missing',
    field: string,
  ): Finding => ({
    ...base,
    code,
    about: { fact: name },
    place: placeOf(at, field),
    key: `${code}:${fact.id}`,
  })
  const lacks = [
    ...(text === '' ? [missing('fact-value-missing', 'value')] : []),
    ...(fact.label.trim() === '' ? [missing('fact-label-missing', 'label')] : []),
    ...(fact.source.trim() === '' ? [missing('fact-source-missing', 'source')] : []),
  ]
  if (text === '') return lacks
  const standing = standingOf(fact, answers)
  if (standing.state === 'confirmed') return lacks
  const code = ({ open: 'fact-unconfirmed', unsure: 'fact-unsure', disputed: 'fact-disputed' } as const)[standing.state]
  return [
    ...lacks,
    {
      ...base,
      code,
      about: {
        fact: name,
        value: text,
        by: standing.state === 'open' ? '' : `${standing.by.name} (${standing.by.post})`,
        correction: standing.state === 'disputed' ? standing.correction : '',
      },
      place: placeOf(at, 'value'),
      // With the exact value: who answered for one figure did not answer for the next.
      key: `${code}:${sha256(factKey(fact))}`,
      override: 'reason',
    },
  ]
}
