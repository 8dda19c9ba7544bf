import { gateNames, type GateId } from '../../base/words/gates.ts'
import type { Step } from '../rules.ts'

/** The gates that this Siar has, in the order their findings are shown. */
export const everyGate = Object.keys(gateNames) as readonly GateId[]

/**
 * The gates of a step. An edition from before there were gates names none: its silence is no leave to let a text
 * through, so every step but the first, which has no text yet, gets them all.
 */
export function gatesOf(step: Pick<Step, 'shape' | 'gates'>): readonly string[] {
  return step.gates ?? (step.shape === 'start' ? [] : everyGate)
}
