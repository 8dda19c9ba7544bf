/**
 * Tells when a matter is suddenly spoken of more than its own habit: the items of the last hours against an average that
 * fades (EWMA), with the bound of a Poisson count. It begins at one bound and ends at a lower one, so that one event
 * gives one alarm. For a cluster, a topic or a place alike; copies are not to be counted. Nor is what a source writes of
 * any matter: of one that always follows up five times a day the first counts, and what comes after the fifth.
 */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WINDOW_MS = 6 * HOUR_MS
const HALF_LIFE_MS = 2 * DAY_MS // of a habit
const BEGINS = 3 // standard deviations above the habit
const ENDS = 1
const ITEMS_MIN = 4
const SOURCES_MIN = 3
const HABIT_MIN = 0.5 // items in a window: of a matter never heard of, one item is no surprise
const HELD_MAX = 1_000 // of a day; more only says “very many”

export type BurstState = {
  readonly state: 'calm' | 'burst'
  /** Is it this very item that began it? */
  readonly began: boolean
  /** Items within the last day, and how many were to be expected. */
  readonly lately: number
  readonly expected: number
  /** The how manieth of its source within the last day. */
  readonly nth: number
}

export class Burst {
  private readonly recent: { readonly atMs: number; readonly source: string; readonly counts: boolean }[] = []
  private now = Number.NEGATIVE_INFINITY
  private learntTo = Number.NEGATIVE_INFINITY
  private habit = 0 // items a day
  private state: BurstState['state'] = 'calm'

  /** @param usual how many items a day its source writes of one matter */
  add(atMs: number, source: string, usual = 1): BurstState {
    this.advance(atMs)
    const nth = this.recent.filter((it) => it.source === source).length + 1
    const counts = nth === 1 || nth > usual
    if (atMs > this.now - DAY_MS && this.recent.length < HELD_MAX) this.recent.push({ atMs, source, counts })
    const began = this.decide()
    return { state: this.state, began, lately: this.recent.filter((it) => it.counts).length, expected: this.habit, nth }
  }

  /** What leaves the last day becomes habit. */
  private advance(atMs: number): void {
    if (atMs <= this.now) return
    const first = this.now === Number.NEGATIVE_INFINITY
    this.now = atMs
    const edge = atMs - DAY_MS
    if (first) this.learntTo = edge
    const left = this.recent.filter((it) => it.counts && it.atMs <= edge).length
    if (left === 0 && this.habit === 0) {
      this.learntTo = edge
      return
    }
    const days = (edge - this.learntTo) / DAY_MS
    const kept = 0.5 ** ((days * DAY_MS) / HALF_LIFE_MS)
    this.habit = this.habit * kept + (left / Math.max(days, 1)) * (1 - kept)
    this.learntTo = edge
    for (let at = this.recent.length - 1; at >= 0; at--)
      if ((this.recent[at]?.atMs ?? 0) <= edge) this.recent.splice(at, 1)
  }

  private decide(): boolean {
    const lately = this.recent.filter((it) => it.counts && it.atMs > this.now - WINDOW_MS)
    const habit = Math.max(HABIT_MIN, (this.habit * WINDOW_MS) / DAY_MS)
    const surprise = (lately.length - habit) / Math.sqrt(habit)
    if (this.state === 'burst') {
      if (surprise < ENDS) this.state = 'calm'
      return false
    }
    if (surprise < BEGINS || lately.length < ITEMS_MIN) return false
    if (new Set(lately.map((it) => it.source)).size < SOURCES_MIN) return false
    this.state = 'burst'
    return true
  }
}

const MATTERS_MAX = 50 // what was before them fades
const SOURCES_MAX = 20_000

/** How many items a day each source writes of one matter, learnt on the way. */
export class SourceHabits {
  private readonly known = new Map<string, { matters: number; items: number }>()

  /** One, of a source that is not known yet. */
  usualOf(source: string): number {
    const its = this.known.get(source)
    return its ? its.items / its.matters : 1
  }

  /** @param nth as `Burst#add` says */
  learn(source: string, nth: number): void {
    const its = this.known.get(source) ?? { matters: 0, items: 0 }
    this.known.delete(source) // what was heard of last stands last
    this.known.set(source, its)
    if (nth === 1 || its.matters === 0) its.matters++
    its.items++
    if (its.matters > MATTERS_MAX) {
      its.matters /= 2
      its.items /= 2
    }
    if (this.known.size > SOURCES_MAX) this.known.delete(this.known.keys().next().value as string)
  }
}
