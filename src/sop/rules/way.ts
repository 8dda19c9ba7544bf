/** The steps of an edition and the way through them. Pure. */
import type { Edition, Step } from '../rules.ts'

type Way = Pick<Edition, 'steps'>

/** A step of the edition by its number; a number that is none is a defect. */
export function stepOf(edition: Way, number: number): Step {
  const step = edition.steps.find((it) => it.number === number)
  if (!step) throw new Error(`the edition has no step ${number}`)
  return step
}

/** Where a text goes from here when it is handed on. */
export function followingStep(edition: Way, here: Step): Step {
  return stepOf(edition, here.yes ?? here.number + 1)
}

/** The steps that a text passes after a YES of this one, as long as each hands it on; the last publishes it. */
export function stepsAfter(edition: Way, here: Step): Step[] {
  const ahead: Step[] = []
  for (let step = here; step.shape !== 'end' && ahead.length < edition.steps.length;) {
    step = followingStep(edition, step)
    ahead.push(step)
  }
  return ahead
}
