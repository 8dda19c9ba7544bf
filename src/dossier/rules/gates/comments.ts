import type { Gate } from '../gate.ts'
import { findAnchor, type Anchor } from '../anchor.ts'

/** What a colleague asked to be repaired, and nobody has settled. */
export type MustFix = {
  readonly id: string
  readonly text: string
  readonly person: string
  readonly anchor: Anchor | null
}

/** Whatever a colleague says must be repaired is settled first; it is never overridden, since it can be settled. */
export const commentsGate: Gate = {
  id: 'comments',
  findingsOf({ content, mustFix }) {
    return mustFix.map(({ id, text, person, anchor }) => {
      const place = anchor && findAnchor(anchor, content)
      return {
        gate: 'comments',
        // Words that still stand are shown where they stand; lost ones are quoted.
        code: anchor?.quote && !place ? 'must-fix-lost' : 'must-fix',
        about: { person, text: shortened(text), quote: shortened(anchor?.quote ?? '') },
        severity: 'must',
        place,
        law: '',
        key: `must-fix:${id}`,
        override: 'never',
      }
    })
  },
}

const SHOWN = 140 // characters of a comment in a list of findings

const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
