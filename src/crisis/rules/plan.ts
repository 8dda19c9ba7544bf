/** The checklist of the first hour as its office keeps it: in the order of its minutes, each step with a name of its own. */
import type { AskedPlan, CrisisPlan } from '../../base/crisis.ts'

/** By the minute; of one minute in the order in which they were written. */
export const inMinutes = <Step extends { readonly minute: number }>(steps: readonly Step[]): Step[] =>
  steps.toSorted((a, b) => a.minute - b.minute)

/** A step moved up or down by one: the minutes stay where they are, and what is done by them changes places. */
export function movedStep<Step extends { readonly minute: unknown }>(
  steps: readonly Step[],
  at: number,
  by: -1 | 1,
): Step[] {
  const [one, other] = [steps[at], steps[at + by]]
  if (!one || !other) return [...steps]
  return steps.map((step, index) =>
    index === at ? { ...other, minute: one.minute } : index === at + by ? { ...one, minute: other.minute } : step,
  )
}

/**
 * The checklist that somebody asked for. A step keeps its name over the editions; one that is new gets the next free.
 * @param before the edition that it follows, whose names are taken also where it drops them
 */
export function planOf(asked: AskedPlan, before: CrisisPlan): CrisisPlan {
  const taken = new Set([...before.steps, ...asked.steps].map((it) => it.id))
  let count = asked.steps.length
  const newName = () => {
    while (taken.has(`langkah-${count}`)) count++
    taken.add(`langkah-${count}`)
    return `langkah-${count}`
  }
  return { ...asked, steps: inMinutes(asked.steps).map((step) => ({ ...step, id: step.id ?? newName() })) }
}
