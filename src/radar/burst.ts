/**
 * Tells when a matter is suddenly spoken of more than its own habit: the items of the last hours against an average that
 * fades (EWMA), with the bound of a Poisson count. It begins at one bound and ends at a lower one, so that one event
 * gives one alarm. For a cluster, a topic or a place alike; copies are not to be counted.
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
}

export class Burst {
  private readonly recent: { readonly atMs: number; readonly source: string }[] = []
  private now = Number.NEGATIVE_INFINITY
  private learntTo = Number.NEGATIVE_INFINITY
  private habit = 0 // items a day
  private state: BurstState['state'] = 'calm'

  add(atMs: number, source: string): BurstState {
    this.advance(atMs)
    if (atMs > this.now - DAY_MS && this.recent.length < HELD_MAX) this.recent.push({ atMs, source })
    const began = this.decide()
    return { state: this.state, began, lately: this.recent.length, expected: this.habit }
  }

  /** What leaves the last day becomes habit. */
  private advance(atMs: number): void {
    if (atMs <= this.now) return
    const first = this.now === Number.NEGATIVE_INFINITY
    this.now = atMs
    const edge = atMs - DAY_MS
    if (first) this.learntTo = edge
    const left = this.recent.filter((it) => it.atMs <= edge).length
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
    const lately = this.recent.filter((it) => it.atMs > this.now - WINDOW_MS)
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
