/** What a page is filled with from the top down: slabs as wide as they are allowed to be, some of which may be cut. */
import type { DrawnStep, Mark } from '../base/drawing.ts'

export type Slab = {
  readonly height: number
  /** From the slab's own upper left corner. */
  readonly marks: readonly Mark[]
  /** Must not be the last on its page. */
  readonly withNext?: boolean
  /** What stands above it again when its page begins with it: the head of its table. */
  readonly head?: Slab
  /** Space that falls away at a page's end. */
  readonly space?: true
  readonly newPage?: true
  readonly steps?: readonly DrawnStep[]
  /** The slab in two, the first no higher than `room`; null when nothing of it fits. */
  cut?(room: number): readonly [Slab, Slab] | null
}

export const spaceOf = (height: number): Slab => ({ height, marks: [], space: true })

/** The same marks elsewhere on the page. */
export function moved(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((it) =>
    it.kind === 'line'
      ? { ...it, points: it.points.map(([x, y]) => [x + dx, y + dy] as const) }
      : { ...it, x: it.x + dx, y: it.y + dy },
  )
}

/** Slabs one below the other as one that is not cut. */
export function stacked(slabs: readonly Slab[]): Slab {
  let y = 0
  const marks: Mark[] = []
  const steps: DrawnStep[] = []
  for (const slab of slabs) {
    for (const mark of moved(slab.marks, 0, y)) marks.push(mark)
    for (const step of slab.steps ?? []) steps.push({ ...step, y: step.y + y })
    y += slab.height
  }
  return { height: y, marks, ...(steps.length > 0 && { steps }) }
}

export const heightOf = (slabs: readonly Slab[]): number => slabs.reduce((sum, it) => sum + it.height, 0)

/** As many slabs as fit in `room`, and the rest; one that may be cut is cut. Null when nothing fits. */
export function cutSlabs(slabs: readonly Slab[], room: number): readonly [Slab[], Slab[]] | null {
  const kept: Slab[] = []
  let left = room
  for (const [at, slab] of slabs.entries()) {
    if (slab.height <= left) {
      kept.push(slab)
      left -= slab.height
      continue
    }
    const parts = slab.cut?.(left)
    const rest = parts ? [parts[1], ...slabs.slice(at + 1)] : slabs.slice(at)
    if (parts) kept.push(parts[0])
    return kept.length === 0 ? null : [kept, rest]
  }
  return [kept, []]
}

export type FilledPage = { readonly marks: Mark[]; readonly steps: DrawnStep[] }

/**
 * Slabs on pages of one height, from the top down. A slab higher than a page is cut if it can be, else it stands on a
 * page of its own and hangs over.
 */
export function fillPages(slabs: readonly Slab[], height: number): FilledPage[] {
  const pages: FilledPage[] = [{ marks: [], steps: [] }]
  let y = 0
  let fresh = true // nothing stands on the page but the head of its table
  const page = () => pages.at(-1) as FilledPage
  const draw = (slab: Slab, marks: readonly Mark[]) => {
    for (const mark of moved(marks, 0, y)) page().marks.push(mark)
    for (const step of slab.steps ?? []) page().steps.push({ ...step, y: step.y + y })
    y += slab.height
  }
  const place = (slab: Slab) => {
    draw(slab, slab.marks)
    fresh = false
  }
  const turn = (head?: Slab) => {
    pages.push({ marks: [], steps: [] })
    y = 0
    fresh = true
    if (head)
      draw(
        head,
        head.marks.map((it) => ({ ...it, tag: null })),
      ) // prettier-ignore -- said once already
  }
  const queue = slabs.toReversed()
  for (let slab = queue.pop(); slab; slab = queue.pop()) {
    const room = height - y
    const fits = slab.height <= room
    if (slab.newPage) {
      if (!fresh) turn()
    } else if (slab.space) {
      if (!fresh && fits) place(slab)
    } else if (slab.height + following(slab, queue) <= room || (fresh && fits)) {
      place(slab)
    } else {
      // What no page has room for begins where it stands, if more than a little of this page is left.
      const higher = slab.height > height - (slab.head?.height ?? 0)
      const parts = fresh || (higher && room > height / 5) ? slab.cut?.(room) : null
      if (parts) {
        place(parts[0])
        queue.push(parts[1])
      } else if (fresh) {
        place(slab)
        continue
      } else queue.push(slab)
      turn(slab.head)
    }
  }
  return pages
}

/** How much of what comes after it must stand on the same page. */
function following(slab: Slab, queue: readonly Slab[]): number {
  let sum = 0
  let current = slab
  for (let at = queue.length - 1; at >= 0 && current.withNext; at--) {
    current = queue[at] as Slab
    sum += current.withNext ? current.height : Math.min(current.height, LOOK_AHEAD)
  }
  return sum
}

const LOOK_AHEAD = 60 // points: of what follows a heading, some lines and not all of it
