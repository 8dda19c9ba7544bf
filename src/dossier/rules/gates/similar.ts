import type { Gate } from '../gate.ts'

/** Nearly the same text is public already: perhaps a correction or a link to it is what the reader needs. */
export const similarGate: Gate = {
  id: 'similar',
  findingsOf({ similar }) {
    return similar.map(({ dossierId, number, title, share }) => ({
      gate: 'similar',
      code: 'similar-published',
      about: { number, title, percent: Math.round(share * 100) },
      severity: 'should',
      place: null,
      law: '',
      key: `similar:${dossierId}`,
      override: 'never',
    }))
  },
}
