/** When a stay's time says something: at a share of its standard, at its due instant, and so long after it. Pure. */
import type { Calendar } from '../../base/calendar.ts'
import type { NoticeRule, TimerKind } from '../../base/notices.ts'
import { minutesAfter, minutesBetween, type Counting } from '../../base/pace.ts'

export type Running = {
  readonly standardMinutes: number
  readonly dueAt: Date
}

/** How the clock of a stay runs: by the office's calendar, or, at alert and crisis level, by the one on the wall; fast in a drill. */
export type Clock = { readonly calendar: Calendar; readonly runs: Counting; readonly speed?: number }

/**
 * The timers of a stay whose clock runs, counted back from its due instant, so that a pause or a corrected calendar moves
 * them with it. A share that is over already is due at once.
 */
export function timersOf(
  { calendar, runs, speed }: Clock,
  { standardMinutes, dueAt }: Running,
  rules: readonly NoticeRule[],
  now: Date,
): { kind: TimerKind; at: Date }[] {
  const after = (from: Date, minutes: number) => minutesAfter(calendar, runs, from, minutes, speed)
  const left = minutesBetween(calendar, runs, now, dueAt, speed)
  const atShare = (percent: number) => {
    const rest = Math.floor((standardMinutes * (100 - percent)) / 100)
    return left > rest ? after(now, left - rest) : now < dueAt ? now : dueAt
  }
  const amount = (kind: TimerKind, usual: number) => rules.find((it) => it.kind === kind)?.amount ?? usual
  return [
    { kind: 'half-time', at: atShare(amount('half-time', 50)) },
    { kind: 'due-soon', at: atShare(amount('due-soon', 80)) },
    { kind: 'late', at: dueAt },
    { kind: 'late-above', at: after(dueAt, amount('late-above', 30)) },
  ]
}

export type Standing = {
  readonly kind: TimerKind
  readonly state: 'running' | 'held' | 'published' | 'withdrawn'
  /** Of the stay, as it stands now; of an oral approval, until when it is to be ratified; null once that is done. */
  readonly dueAt: Date | null
}

/**
 * What to do with a timer whose instant came: tell, let it go, or wait on. A week of downtime, a leap of the clock or a
 * due instant that moved meanwhile end here: only what is still true is told.
 */
export function judgeTimer(
  { kind, state, dueAt }: Standing,
  now: Date,
): 'tell' | 'drop' | { readonly waitUntil: Date } {
  if (dueAt === null) return 'drop'
  if (kind === 'ratify-late') return dueAt > now ? { waitUntil: dueAt } : 'tell'
  if (state !== 'running') return 'drop'
  switch (kind) {
    case 'half-time':
    case 'due-soon':
      return dueAt > now ? 'tell' : 'drop'
    case 'late':
    case 'late-above':
      return dueAt > now ? { waitUntil: dueAt } : 'tell'
  }
}
