import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readEditionInForce } from '../../sop/store.ts'
import type { Step } from '../../sop/rules.ts'
import type { InventoryStep } from '../rules.ts'

type FirstStep = InventoryStep & {
  readonly step: Step
  /** Names of the posts of the procedure, which a crisis calls. */
  readonly called: readonly string[]
}

/** The step of the edition in force that the inventory carries out; null while none is. */
export async function findFirstStep(db: Db | Tx, now: Date): Promise<FirstStep | null> {
  const edition = await readEditionInForce(db, dayOf(ZONE, now))
  const step = edition?.body.steps[0]
  if (!edition || !step) return null
  const { executor } = step
  const post = edition.body.posts.find(({ id }) => id === executor)?.name ?? executor
  return { step, executor, post, called: edition.body.posts.map(({ name }) => name) }
}
