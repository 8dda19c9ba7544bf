import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { DAY_MINUTES } from '../../engine/carry-out.ts'
import { roundMinutes, whyNotInventory } from '../rules.ts'
import { findFirstStep } from '../stores/step.ts'

type TimedStep = NonNullable<Awaited<ReturnType<typeof findFirstStep>>> & { readonly minutes: number }

/** The step as the inventory needs it, and its time in working minutes; null while no edition is in force. */
export async function findInventoryStep(db: Db | Tx, now: Date): Promise<TimedStep | null> {
  const first = await findFirstStep(db, now)
  return first && { ...first, minutes: roundMinutes(first.step, DAY_MINUTES) }
}

/** @throws {Refused} whatever `whyNotInventory` says */
export async function refuseUnlessInventory(db: Db | Tx, officer: Officer, now: Date): Promise<TimedStep> {
  const step = await findInventoryStep(db, now)
  refuseIf(whyNotInventory(officer, step))
  if (!step) throw new Refused({ code: 'no-edition-in-force' })
  return step
}
