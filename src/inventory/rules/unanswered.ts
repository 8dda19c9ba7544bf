/**
 * Issues at Perhatian or above of which the public has no answer yet (domain §6): answered is what was published about, worked
 * on what only has a dossier; of what was withdrawn the office does not mean to speak. Pure.
 */
import { workingBetween, type Calendar } from '../../base/calendar.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import type { Language } from '../../base/refused.ts'
import { unansweredWords } from '../../base/words/unanswered.ts'
import type { ItemState, Kind } from '../rules.ts'

/** What became of an item as an answer. */
export type Answer = 'none' | 'working' | 'public' | 'withdrawn'

export type Unanswered = {
  readonly since: string
  readonly workingMinutes: number
  /** It has a dossier that is under way. */
  readonly working: boolean
  /** An agency was asked for its facts since it rose. */
  readonly asked: boolean
  /** Nobody works on it and no agency was asked, past the hours in which one is to be asked for facts. */
  readonly late: boolean
}

const HOUR = 60
const DAY = 8 * HOUR // as people say it; what is counted is the calendar's own

/** Working time that may be days: "2 hari 3 jam kerja". One way for inventory, desk, media sheet and its paper. */
export function workingTime(minutes: number, language: Language): string {
  const [days, hours] = [Math.floor(minutes / DAY), Math.floor((minutes % DAY) / HOUR)]
  return unansweredWords.time[language](days, hours, Math.floor(minutes % HOUR))
}

/** How long an issue has waited for an answer, by the office's calendar; null for what needs none or has one. */
export function unansweredOf(
  item: {
    readonly kind: Kind
    readonly level: CrisisLevel
    readonly state: ItemState
    readonly answer: Answer
    readonly alarmedAt: string
    readonly factsAskedAt: string | null
  },
  it: { readonly calendar: Calendar; readonly attentionHours: number },
  now: Date,
): Unanswered | null {
  if (item.kind !== 'issue' || item.level === 'watch') return null
  if (item.state !== 'open' && item.state !== 'picked') return null
  if (item.answer === 'public' || item.answer === 'withdrawn') return null
  const working = item.answer === 'working'
  const workingMinutes = workingBetween(it.calendar, new Date(item.alarmedAt), now)
  const asked = item.factsAskedAt !== null && Date.parse(item.factsAskedAt) >= Date.parse(item.alarmedAt)
  const late = !working && !asked && workingMinutes > it.attentionHours * 60
  return { since: item.alarmedAt, workingMinutes, working, asked, late }
}
