/**
 * The shapes and arrows of an SOP sheet's page (PermenPANRB 35/2012): pure geometry, in points. Rows stand one below the
 * other, one shape in each; arrows run only where no text and no shape is:
 * - out of a shape's bottom, across below it, and down into the next shape's top;
 * - a NO out of a shape's side, along a *track* in the gap between two columns, and in at the side of the shape it leads to;
 * - what leads to another page, or finds no free track, ends in a pentagon with a letter and goes on from the pentagon
 *   of the same letter.
 * Arrows to one shape share one track. Two that lead elsewhere cross, but never lie on each other.
 */
import type { Point } from '../base/drawing.ts'
import type { FlowStep } from '../base/paper.ts'

const MM = 72 / 25.4

export const PENTAGON = { width: 6.4 * MM, height: 5.4 * MM }
/** What a pentagon takes of a row's height, with the arrow to it. */
export const PENTAGON_ROOM = PENTAGON.height + 3 * MM
const JOIN = 1.9 * MM // above a shape, where an arrow from the side meets the one from above
export const TOP_ROOM = 3.4 * MM
export const BOTTOM_ROOM = 2.6 * MM
/** Below a decision stands "YA". */
export const YES_ROOM = 4.6 * MM
const TRACK_GAP = 1.15 * MM
const BORDER_GAP = 0.8 * MM // a track is not on the line between two columns
const SHAPE_GAP = 0.9 * MM
export const LABEL_SIZE = 5.5
const NO_LABEL_WIDTH = 17.5 // of "TIDAK" at that size, with a little air
const ALONE = 7 * MM
const NO_ZONE = NO_LABEL_WIDTH + 3 // from a shape's side: the label stands on the line, no other line there

export type Columns = { readonly left: number; readonly width: number; readonly count: number; readonly shape: number }

/** A step's row on a page. `top` and `bottom` are the row's; the shape stands between the rooms left for arrows. */
export type FlowRow = {
  readonly step: FlowStep
  readonly column: number
  readonly top: number
  readonly bottom: number
  readonly shapeTop: number
  readonly shapeHeight: number
}

export type Pentagon = { readonly x: number; readonly y: number; readonly letter: string }
export type Arrow = { readonly points: readonly Point[]; readonly head: boolean; readonly to: number }
export type Label = { readonly x: number; readonly y: number; readonly width: number; readonly text: 'YA' | 'TIDAK' }

export type Routes = {
  readonly arrows: readonly Arrow[]
  readonly pentagons: readonly Pentagon[]
  readonly labels: readonly Label[]
  /** What found no track and ends in pentagons within the page: their rows need room for these too. */
  readonly crowded: PentagonNeeds
}

/** Which steps lead to which, in the order of the steps. */
export function leadsOf(step: FlowStep): readonly { readonly to: number; readonly by: 'next' | 'no' }[] {
  return [
    ...(step.yes === null ? [] : [{ to: step.yes, by: 'next' as const }]),
    ...(step.no === null ? [] : [{ to: step.no, by: 'no' as const }]),
  ]
}

/** The arrow of one step that leaves its row: to which page and how is not said yet. */
type Lead = { readonly from: FlowRow; readonly to: number; readonly by: 'next' | 'no' }

/** What of a page's arrows ends in pentagons: which rows need room for one above or below. */
export type PentagonNeeds = { readonly above: Set<number>; readonly below: Set<number> }

/** Rooms for pentagons, known as soon as it is known which steps stand on which page. */
export function needsOf(pages: readonly (readonly FlowStep[])[]): PentagonNeeds {
  const pageOf = new Map(pages.flatMap((steps, page) => steps.map((it) => [it.number, page] as const)))
  const above = new Set<number>()
  const below = new Set<number>()
  for (const step of pages.flat())
    for (const { to, by } of leadsOf(step)) {
      if (pageOf.get(to) === pageOf.get(step.number)) continue
      above.add(to)
      if (by === 'next') below.add(step.number)
    }
  return { above, below }
}

/**
 * The arrows of one page.
 * @param letterOf the letter of the pentagons that lead to a step
 * @param sent steps of this page that arrows on other pages lead to
 */
export function routePage(
  rows: readonly FlowRow[],
  columns: Columns,
  { letterOf, sent }: { letterOf: (step: number) => string; sent: ReadonlySet<number> },
): Routes {
  const page = new Page(rows, columns, letterOf)
  for (const row of rows) for (const lead of leadsOf(row.step)) page.lead({ from: row, ...lead })
  page.runTracks()
  for (const row of rows) if (sent.has(row.step.number)) page.arriveByPentagon(row)
  return page
}

class Page implements Routes {
  readonly arrows: Arrow[] = []
  readonly pentagons: Pentagon[] = []
  readonly labels: Label[] = []
  readonly crowded: PentagonNeeds = { above: new Set(), below: new Set() }
  readonly #rows: readonly FlowRow[]
  readonly #columns: Columns
  readonly #letterOf: (step: number) => string
  readonly #rowOf: ReadonlyMap<number, FlowRow>
  /** Arrows that need a track, by the step they lead to. */
  readonly #far = new Map<number, Lead[]>()
  readonly #taken: { readonly x: number; readonly first: number; readonly last: number }[] = []
  readonly #arrived = new Set<number>()

  constructor(rows: readonly FlowRow[], columns: Columns, letterOf: (step: number) => string) {
    this.#rows = rows
    this.#columns = columns
    this.#letterOf = letterOf
    this.#rowOf = new Map(rows.map((it) => [it.step.number, it]))
  }

  lead(lead: Lead): void {
    const target = this.#rowOf.get(lead.to)
    if (lead.by === 'no') this.labels.push(this.#noLabel(lead.from))
    else if (lead.from.step.shape === 'decision') this.labels.push(this.#yesLabel(lead.from))
    if (!target) return this.#leaveByPentagon(lead)
    if (lead.by === 'next' && this.#rows.indexOf(target) === this.#rows.indexOf(lead.from) + 1)
      return this.#down(lead.from, target)
    this.#far.set(lead.to, [...(this.#far.get(lead.to) ?? []), lead])
  }

  /** Gives every step that is led to from afar its track; those that find none are led to by pentagons. */
  runTracks(): void {
    for (const [to, leads] of this.#far) {
      const target = this.#rowOf.get(to) as FlowRow
      let kept = leads.toSorted((a, b) => this.#distance(a.from, target) - this.#distance(b.from, target))
      let track = this.#findTrack(kept, target)
      const left: Lead[] = []
      while (track === null && kept.length > 0) {
        left.push(kept.at(-1) as Lead)
        kept = kept.slice(0, -1)
        track = kept.length > 0 ? this.#findTrack(kept, target) : null
      }
      if (track !== null) this.#runTrack(kept, target, track)
      for (const lead of left) {
        this.#leaveByPentagon(lead)
        if (lead.by === 'next') this.crowded.below.add(lead.from.step.number)
        this.crowded.above.add(to)
      }
      if (left.length > 0) this.arriveByPentagon(target)
    }
  }

  /** A pentagon from which the flow goes on: above the shape where its page begins, else in the column beside it. */
  arriveByPentagon(row: FlowRow): void {
    if (this.#arrived.has(row.step.number)) return
    this.#arrived.add(row.step.number)
    const letter = this.#letterOf(row.step.number)
    const x = this.#centre(row.column)
    const y = row.top + 0.9 * MM
    const under = y + PENTAGON.height
    if (row === this.#rows[0]) {
      this.pentagons.push({ x, y, letter })
      this.#draw(row.step.number, true, [x, under], [x, row.shapeTop])
      return
    }
    const beside = this.#besideColumn(row, 0)
    const join = row.shapeTop - JOIN
    this.pentagons.push({ x: beside, y, letter })
    this.#draw(row.step.number, false, [beside, under], [beside, join], [x, join])
    this.#draw(row.step.number, true, [x, join], [x, row.shapeTop])
  }

  #leaveByPentagon({ from, to, by }: Lead): void {
    const letter = this.#letterOf(to)
    const x = this.#centre(from.column)
    if (by === 'next') {
      const y = from.shapeTop + from.shapeHeight + (from.step.shape === 'decision' ? YES_ROOM : BOTTOM_ROOM)
      this.pentagons.push({ x, y, letter })
      return this.#draw(to, true, [x, from.shapeTop + from.shapeHeight], [x, y])
    }
    const side = this.#sideOf(from)
    const beside = this.#besideColumn(from, side)
    const y = middleOf(from)
    this.pentagons.push({ x: beside, y: y - PENTAGON.height / 2, letter })
    this.#draw(to, true, [x + (side * this.#columns.shape) / 2, y], [beside - (side * PENTAGON.width) / 2, y])
  }

  #down(from: FlowRow, target: FlowRow): void {
    const [x, end] = [this.#centre(from.column), this.#centre(target.column)]
    const start = from.shapeTop + from.shapeHeight
    const across = this.#exit(from)
    if (x === end) this.#draw(target.step.number, true, [x, start], [x, target.shapeTop])
    else this.#draw(target.step.number, true, [x, start], [x, across], [end, across], [end, target.shapeTop])
  }

  #runTrack(leads: readonly Lead[], target: FlowRow, track: number): void {
    const { number } = target.step
    const at = this.#rows.indexOf(target)
    const indexes = leads.map((it) => this.#rows.indexOf(it.from))
    this.#taken.push({ x: track, first: Math.min(at, ...indexes), last: Math.max(at, ...indexes) })
    const centre = this.#centre(target.column)
    const side = track > centre ? 1 : -1
    const bySide = !(target.step.no !== null && this.#sideOf(target) === side)
    const entry = bySide ? middleOf(target) : target.shapeTop - JOIN
    for (const { from, by } of leads) {
      const x = this.#centre(from.column)
      const start: Point[] =
        by === 'no'
          ? [[x + (Math.sign(track - x) * this.#columns.shape) / 2, middleOf(from)]]
          : [
              [x, from.shapeTop + from.shapeHeight],
              [x, this.#exit(from)],
            ]
      this.#draw(number, false, ...start, [track, (start.at(-1) as Point)[1]], [track, entry])
    }
    if (bySide) this.#draw(number, true, [track, entry], [centre + (side * this.#columns.shape) / 2, entry])
    else {
      this.#draw(number, false, [track, entry], [centre, entry])
      this.#draw(number, true, [centre, entry], [centre, target.shapeTop])
    }
  }

  /** The nearest free track that all of these can use; null when there is none. */
  #findTrack(leads: readonly Lead[], target: FlowRow): number | null {
    const at = this.#rows.indexOf(target)
    const indexes = leads.map((it) => this.#rows.indexOf(it.from))
    const [first, last] = [Math.min(at, ...indexes), Math.max(at, ...indexes)]
    const passed = this.#rows.slice(first, last + 1)
    const asked = leads.map((it) => it.from)
    const far = (x: number) => [target, ...asked].reduce((sum, row) => sum + Math.abs(x - this.#centre(row.column)), 0)
    const usable = this.#tracks().filter(
      (x) =>
        !this.#taken.some((it) => it.x === x && it.first <= last && first <= it.last) &&
        passed.every((row) => !this.#inNoZone(row, x)) &&
        leads.every((it) => it.by !== 'no' || Math.sign(x - this.#centre(it.from.column)) === this.#sideOf(it.from)),
    )
    return usable.toSorted((a, b) => far(a) - far(b) || a - b)[0] ?? null
  }

  /** Every place where a track may run: beside each line between two columns, clear of the shapes. */
  #tracks(): number[] {
    const { left, width, count, shape } = this.#columns
    // Beside a column that is alone stand its pentagons too.
    const clear = count === 1 ? ALONE : (width - shape) / 2 - SHAPE_GAP
    const offsets: number[] = []
    for (let offset = BORDER_GAP; offset <= clear; offset += TRACK_GAP) offsets.push(offset)
    return Array.from({ length: count + 1 }, (_, border) => left + border * width).flatMap((x, border) => [
      ...(border > 0 ? offsets.map((it) => x - it) : []),
      ...(border < count ? offsets.map((it) => x + it) : []),
    ])
  }

  #inNoZone(row: FlowRow, x: number): boolean {
    if (row.step.no === null) return false
    const side = this.#sideOf(row)
    const from = this.#centre(row.column) + (side * this.#columns.shape) / 2
    const into = (x - from) * side
    return into > 0 && into < NO_ZONE
  }

  /** On which side a NO leaves: towards where it leads, if there is room for a pentagon on that side. */
  #sideOf(row: FlowRow): 1 | -1 {
    const target = row.step.no === null ? undefined : this.#rowOf.get(row.step.no)
    const side = target && target.column < row.column ? -1 : 1
    const other = side === 1 ? -1 : 1
    return this.#columnsBeside(row, side).length > 0 || this.#columnsBeside(row, other).length === 0 ? side : other
  }

  /** The middle of the nearest column where a pentagon has room; within its own column where it is the only one. */
  #besideColumn(row: FlowRow, side: 1 | -1 | 0): number {
    const [nearest] = this.#columnsBeside(row, side)
    return nearest ?? this.#centre(row.column) + (side || 1) * this.#clearOf(side)
  }

  /** The middles of the columns on that side (0: on either) that are far enough for a pentagon, the nearest first. */
  #columnsBeside(row: FlowRow, side: 1 | -1 | 0): number[] {
    const centre = this.#centre(row.column)
    return Array.from({ length: this.#columns.count }, (_, at) => this.#centre(at))
      .filter((x) => Math.abs(x - centre) >= this.#clearOf(side) && (side === 0 || Math.sign(x - centre) === side))
      .toSorted((a, b) => Math.abs(a - centre) - Math.abs(b - centre) || a - b)
  }

  /** From the middle of a shape to that of a pentagon beside it; on the side of a NO stands its label between them. */
  #clearOf(side: 1 | -1 | 0): number {
    return this.#columns.shape / 2 + PENTAGON.width / 2 + (side === 0 ? 1.5 * MM : NO_ZONE)
  }

  #noLabel(row: FlowRow): Label {
    const side = this.#sideOf(row)
    const from = this.#centre(row.column) + (side * this.#columns.shape) / 2 + side * 1.5
    return { x: side === 1 ? from : from - NO_LABEL_WIDTH, y: middleOf(row), width: NO_LABEL_WIDTH, text: 'TIDAK' }
  }

  #yesLabel(row: FlowRow): Label {
    return { x: this.#centre(row.column) + 1.5, y: row.shapeTop + row.shapeHeight + 4.6, width: 8, text: 'YA' }
  }

  #exit(row: FlowRow): number {
    return (
      row.shapeTop + row.shapeHeight + (row.step.shape === 'decision' ? YES_ROOM - 1.2 * MM : BOTTOM_ROOM - 0.9 * MM)
    )
  }

  #centre(column: number): number {
    return this.#columns.left + (column + 0.5) * this.#columns.width
  }

  #distance(a: FlowRow, b: FlowRow): number {
    return Math.abs(this.#rows.indexOf(a) - this.#rows.indexOf(b))
  }

  #draw(to: number, head: boolean, ...points: Point[]): void {
    this.arrows.push({ points, head, to })
  }
}

const middleOf = (row: FlowRow) => row.shapeTop + row.shapeHeight / 2

/** A, B … Z, AA, AB … */
export function letter(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last
}
