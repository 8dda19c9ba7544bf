/**
 * How much a matter is spoken of lately, beside its own habit: the items of the last day, and how many were to be expected
 * by an average of the days before that fades (EWMA). How grave that is, and that a level once raised stays, is decided
 * elsewhere. Copies are not to be counted. Nor is what a source writes of any matter: of one that always follows up five
 * times a day the first counts, and what comes after the fifth.
 */

const DAY_MS = 86_400_000
const HALF_LIFE_MS = 2 * DAY_MS // of a habit
const LEARNT = (Math.LN2 * DAY_MS) / HALF_LIFE_MS // what one item adds: of one each day the habit becomes one a day
const HELD_MAX = 1_000 // of a day; more only says “very many”

export type BurstState = {
  /** Items within the last day, and how many were to be expected. */
  readonly lately: number
  readonly expected: number
  /** The how manieth of its source within the last day. */
  readonly nth: number
}

const faded = (forMs: number): number => 0.5 ** (forMs / HALF_LIFE_MS)

export class Burst {
  private readonly recent: { readonly atMs: number; readonly source: string; readonly counts: boolean }[] = []
  private now = Number.NEGATIVE_INFINITY
  private habit = 0 // items a day

  /** @param usual how many items a day its source writes of one matter */
  add(atMs: number, source: string, usual = 1): BurstState {
    this.advance(atMs)
    const nth = this.recent.filter((it) => it.source === source).length + 1
    const counts = nth === 1 || nth > usual
    if (atMs > this.now - DAY_MS && this.recent.length < HELD_MAX) this.recent.push({ atMs, source, counts })
    return { lately: this.recent.filter((it) => it.counts).length, expected: this.habit, nth }
  }

  /** What leaves the last day becomes habit. */
  private advance(atMs: number): void {
    if (atMs <= this.now) return
    this.habit *= faded(atMs - this.now)
    this.now = atMs
    const edge = atMs - DAY_MS
    for (let at = this.recent.length - 1; at >= 0; at--) {
      const it = this.recent[at]
      if (!it || it.atMs > edge) continue
      if (it.counts) this.habit += LEARNT * faded(edge - it.atMs)
      this.recent.splice(at, 1)
    }
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
