import { piecesOf } from '../../../base/content-places.ts'
import { writtenOf } from '../../../base/content.ts'
import { phraseFinder, rulesOn } from '../election.ts'
import type { Finding, Gate } from '../gate.ts'

const PER_RULE = 20 // places shown of one rule in one text

/** In an election the office's texts favour and harm nobody; a civil servant never calls for a vote. */
export const electionGate: Gate = {
  id: 'election',
  findingsOf({ content, today, election }) {
    const pieces = piecesOf(writtenOf(content))
    const findings = rulesOn(election, today).flatMap(({ rule, period }): Finding[] => {
      const it = {
        gate: 'election',
        severity: rule.severity,
        law: rule.law,
        override: rule.override,
      } as const
      const finder = phraseFinder(rule.phrases)
      if (!finder)
        return [
          {
            ...it,
            code: 'election-period',
            about: { says: rule.says, period: period ?? '' },
            place: null,
            key: `election:${rule.id}`,
          },
        ]
      return pieces
        .flatMap(({ at, text }) =>
          [...text.matchAll(finder)].map(({ 0: phrase, index: from }): Finding => {
            return {
              ...it,
              code: 'election-phrase',
              about: { says: rule.says, phrase },
              place: { at, from, to: from + phrase.length },
              key: `election:${rule.id}:${phrase.toLowerCase().replace(/\s+/g, ' ')}`,
            }
          }),
        )
        .slice(0, PER_RULE)
    })
    return today > election.reviewBy ? [...findings, unreviewed(election.name, election.reviewBy)] : findings
  },
}

function unreviewed(name: string, by: string): Finding {
  return {
    gate: 'election',
    code: 'election-pack-old',
    about: { name, by },
    severity: 'should',
    place: null,
    law: '',
    key: 'election-pack-old',
    override: 'never',
  }
}
