/** Issues that nobody has begun to answer: at Perhatian or above and no dossier yet (domain §6). Pure. */
import { workingBetween, type Calendar } from '../../base/calendar.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import type { ItemState, Kind } from '../rules.ts'

export type Unanswered = {
  readonly since: string
  readonly workingMinutes: number
  /** Past the hours in which an agency is to be asked for facts. */
  readonly late: boolean
}

/** How long an issue has waited for an answer, by the office's calendar; null for what needs none or has a dossier. */
export function unansweredOf(
  item: { readonly kind: Kind; readonly level: CrisisLevel; readonly state: ItemState; readonly alarmedAt: string },
  it: { readonly calendar: Calendar; readonly attentionHours: number },
  now: Date,
): Unanswered | null {
  if (item.kind !== 'issue' || item.level === 'watch' || item.state !== 'open') return null
  const workingMinutes = workingBetween(it.calendar, new Date(item.alarmedAt), now)
  return { since: item.alarmedAt, workingMinutes, late: workingMinutes > it.attentionHours * 60 }
}
