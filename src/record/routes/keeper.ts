import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { keeperOf } from '../../office/rules/terms.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { whyNotKeepRecords } from '../rules/filing.ts'

/** Why this person may not keep the records today: the post that does is the SOP's in force. */
export async function whyNotKeep(db: Db | Tx, officer: Officer, now: Date): Promise<Reason | null> {
  const edition = await readEditionInForce(db, dayOf(ZONE, now))
  return whyNotKeepRecords(officer, edition && keeperOf(edition.body))
}
