/** What happened in a situation, in one sentence each: the same on the screen and on paper. */
import type { CrisisLevel } from '../../base/levels.ts'
import { words } from '../../base/words/common.ts'
import { crisisReportWords as w } from '../../base/words/crisis-report.ts'
import { crisisWords } from '../../base/words/crisis.ts'
import { dossierWords } from '../../base/words/dossier.ts'
import { nameOfAct } from '../../dossier/rules.ts'
import type { Line } from './timeline.ts'

export type TrailAct = { readonly kind: string; readonly targetStep: number | null }
type Say = <It>(phrase: { readonly id: It; readonly en: It }) => It

// What the record tells itself, and what moves no text.
const untold = new Set(['assess', 'open', 'revise', 'start'])

/** Whether an act of the dossier's trail belongs into the report. */
export const isTold = (act: { readonly kind: string }): boolean => !untold.has(act.kind)

/** @param clock an instant as people read a time of the day */
export function toldOf(told: Line<CrisisLevel, TrailAct>['told'], say: Say, clock: (at: string) => string): string {
  const promised = (it: { of: 'statement' | 'update'; text: string }) =>
    it.of === 'statement' ? say(crisisWords.statement) : it.text || say(crisisWords.update)
  switch (told.kind) {
    case 'begun':
      return say(w.begun)
    case 'picked':
      return say(w.picked)
    case 'level':
      return say(w.level)(say(words[told.level]))
    case 'speaker':
      return say(w.speaker)(told.name)
    case 'step':
      return `${told.text}${told.late ? ` (${say(crisisWords.tickedLate)})` : ''}`
    case 'fact':
      return `${say(crisisWords.fact)(told.state)}: ${told.text}`
    case 'promised':
      return say(w.promised)(promised(told), clock(told.dueAt))
    case 'missed':
      return say(w.missed)(promised(told))
    case 'kept':
      return say(told.late ? w.keptLate : w.kept)(promised(told))
    case 'call':
      return `${told.name || say(crisisWords.removed)}: ${say(told.outcome === 'reached' ? crisisWords.reached : crisisWords.noAnswer)}`
    case 'act':
      return say(w.act)(say(dossierWords.did)(nameOfAct(told.act)))
    case 'ended':
      return say(w.ended)
  }
}
