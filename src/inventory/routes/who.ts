import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { DAY_MINUTES } from '../../engine/carry-out.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { roundMinutes, whyNotInventory, type InventoryStep } from '../rules.ts'

type TimedStep = InventoryStep & {
  readonly minutes: number
  /** Names of the posts of the procedure, which a crisis calls. */
  readonly called: readonly string[]
}

/** The step as the inventory needs it, and its time in working minutes; null while no edition is in force. */
export async function findInventoryStep(db: Db | Tx, now: Date): Promise<TimedStep | null> {
  const edition = await readEditionInForce(db, dayOf(ZONE, now))
  const first = edition?.body.steps[0]
  if (!edition || !first) return null
  const post = edition.body.posts.find(({ id }) => id === first.executor)?.name ?? first.executor
  const called = edition.body.posts.map(({ name }) => name)
  return { executor: first.executor, post, minutes: roundMinutes(first, DAY_MINUTES), called }
}

/** @throws {Refused} whatever `whyNotInventory` says */
export async function refuseUnlessInventory(db: Db | Tx, officer: Officer, now: Date): Promise<TimedStep> {
  const step = await findInventoryStep(db, now)
  refuseIf(whyNotInventory(officer, step))
  if (!step) throw new Refused({ code: 'no-edition-in-force' })
  return step
}
