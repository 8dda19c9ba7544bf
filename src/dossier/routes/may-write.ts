import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import type { Procedure } from '../../engine/act.ts'
import { whyNotAct } from '../../engine/why-not.ts'
import { stateOf } from '../../engine/carry-out.ts'
import type { LockedDossier } from '../store.ts'

/** Why this person may not write the text now: the same rule that would refuse making a version of it. */
export function whyNotWrite(procedure: Procedure, dossier: LockedDossier, officer: Officer): Reason | null {
  return whyNotAct(procedure, stateOf(dossier), { kind: 'revise', version: '', authors: [], by: officer })
}
