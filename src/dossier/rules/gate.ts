/**
 * What a text still lacks before it may leave a step. Serves steps 2 to 5: each step of the edition names its exit gates;
 * a gate is a pure function of the dossier, the same while writing and when an act is tried.
 */
import type { Place } from '../../base/content-places.ts'
import type { Content } from '../../base/content.ts'
import { textGate } from './gates/text.ts'

/** `must` shuts the gate; `should` and `note` are told and let through. */
export type Severity = 'must' | 'should' | 'note'

export type Finding = {
  /** The gate that found it. */
  readonly gate: string
  /** Names the sentence in `base/words/gates.ts`; what it speaks of stands in `about`. */
  readonly code: string
  readonly about: Readonly<Record<string, string | number>>
  readonly severity: Severity
  /** Where it stands; null for the dossier as a whole. */
  readonly place: Place | null
  /** The article of law or the office's rule that asks for it; empty where it is plain sense. */
  readonly law: string
  /** Names the same finding in the next version too, so that an override made on it still holds. */
  readonly key: string
  /** What may stand in place of a repair: nothing, a reason, or a reason with the lawful basis and its record. */
  readonly override: 'never' | 'reason' | 'basis'
  /** The text that one key puts in the place, where the gate knows it. */
  readonly fix?: string
}

/** All that a gate may look at. */
export type GateView = {
  readonly content: Content
}

export type Gate = { readonly id: string; findingsOf(view: GateView): Finding[] }

/** Every gate that an edition can name, by its id. */
export const gates: readonly Gate[] = [textGate]

/** What these gates find, in the order they are named; an id that this Siar does not know is a finding of its own. */
export function findingsOf(ids: readonly string[], view: GateView): Finding[] {
  return ids.flatMap((id) => {
    const gate = gates.find((it) => it.id === id)
    return gate ? gate.findingsOf(view) : [unknownGate(id)]
  })
}

/** An edition from a newer Siar names a gate that this one lacks: shut, never silently open. */
function unknownGate(id: string): Finding {
  return {
    gate: id,
    code: 'gate-unknown',
    about: { gate: id },
    severity: 'must',
    place: null,
    law: '',
    key: `gate-unknown:${id}`,
    override: 'reason',
  }
}
