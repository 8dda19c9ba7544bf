/** A map of marks between two axes: each with its number or numbers, the larger ones with their name where there is room for it. */
import type { Mark, Point } from '../base/drawing.ts'
import type { IssueMap, MapMark } from '../base/paper.ts'
import { beginningOf } from '../base/text.ts'
import { setLines, type Line } from './lines.ts'
import { lineMarks, MM, tagIn, type Place } from './place.ts'
import type { Slab } from './slabs.ts'

const RADIUS = { least: 7.5, most: 24 } as const // points: the least holds two figures
const NAME_SIZE = 7.5
const NAME_MAX = 34 // signs; the whole title stands in the table
const NAMES_MAX = 30
const ROUND = 32 // sides that pass for a circle
const EDGE = { left: 26, bottom: 30, top: 8, right: 8 } as const
const SIDE_STEP = 1 // point
const NUMBERS_WIDTH = 170 // points of a line of numbers

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Placed = MapMark & { readonly cx: number; readonly cy: number; readonly radius: number }

export function layMap(block: IssueMap, place: Place): Slab[] {
  const height = block.height * MM
  const field: Box = {
    x: EDGE.left,
    y: EDGE.top,
    width: place.width - EDGE.left - EDGE.right,
    height: height - EDGE.top - EDGE.bottom,
  }
  const tag = tagIn(place.tag, 'Figure', { alt: block.alt })
  const placed = placeMarks(block.marks, field)
  const text = (words: string, size: number, bold = false) => {
    const [line] = setLines([{ text: words, ...(bold && { bold }) }], { fonts: place.fonts, size, width: 10_000 })
    return line as Line
  }
  const set = (line: Line, x: number, baseline: number) => lineMarks(line, { x, baseline, tag })
  const marks: Mark[] = axes(block, field, { text, set })
  for (const it of placed) marks.push(...shapeOf(it, tag))
  for (const it of placed.filter((one) => one.numbers.length === 1)) {
    const line = text(String(firstOf(it)), it.radius < 10 ? 7 : 9, true)
    marks.push(...set(line, it.cx - line.width / 2, it.cy + line.ascent / 2 - 1.5 + (it.tone === 'positive' ? it.radius * 0.2 : 0))) // prettier-ignore
  }
  const numbers = (words: string) =>
    setLines([{ text: words, bold: true }], { fonts: place.fonts, size: NAME_SIZE, width: NUMBERS_WIDTH })
  for (const { lines, x, y } of nameMarks(placed, field, { name: (words) => [text(words, NAME_SIZE)], numbers }))
    for (const [at, line] of lines.entries()) marks.push(...set(line, x, y + at * line.height + line.ascent))
  return [{ height, marks }]
}

/** What stands at an end of an axis has room on both sides. */
const inset = (part: number): number => 0.09 + 0.83 * part
const insetUp = (part: number): number => 0.07 + 0.86 * part

/** The largest first; each at its own height, and aside of its place no further than it may be where others stand. */
function placeMarks(marks: readonly MapMark[], field: Box): Placed[] {
  const placed: Placed[] = []
  for (const it of marks.toSorted((one, other) => other.size - one.size || firstOf(one) - firstOf(other))) {
    const radius = RADIUS.least + (RADIUS.most - RADIUS.least) * Math.sqrt(it.size)
    const cy = field.y + (1 - insetUp(it.y)) * field.height
    const own = field.x + inset(it.x) * field.width
    const most = it.sway * (inset(1) - inset(0)) * field.width
    let best = { cx: own, room: -Infinity }
    for (let out = 0; out <= most && best.room < 0; out += SIDE_STEP)
      for (const cx of [own + out, own - out]) {
        const room = Math.min(0, ...placed.map((other) => Math.hypot(other.cx - cx, other.cy - cy) - other.radius - radius - 1)) // prettier-ignore
        if (room > best.room) best = { cx, room }
      }
    placed.push({ ...it, cx: best.cx, cy, radius })
  }
  return placed
}

const firstOf = (it: MapMark) => it.numbers[0] ?? 0

/** "3–9, 12" */
function numbersText(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const it of numbers) {
    const last = runs.at(-1)
    if (last?.[1] === it - 1) last[1] = it
    else runs.push([it, it])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ') // prettier-ignore
}

type Label = (words: string) => readonly Line[]

/** Beside the marks the numbers of those that are one, whatever stands there; then names, the largest first, where there is room. */
function nameMarks(placed: readonly Placed[], field: Box, { name, numbers }: { name: Label; numbers: Label }) {
  const taken: Box[] = placed.map((it) => ({ x: it.cx - it.radius, y: it.cy - it.radius, width: 2 * it.radius, height: 2 * it.radius })) // prettier-ignore
  const labels: { lines: readonly Line[]; x: number; y: number }[] = []
  const put = (it: Placed, lines: readonly Line[], always: boolean) => {
    const width = Math.max(...lines.map((line) => line.width))
    const height = lines.reduce((sum, line) => sum + line.height, 0)
    const beside = it.radius + 2
    const ways: readonly Point[] = [
      [it.cx + beside, it.cy - height / 2],
      [it.cx - beside - width, it.cy - height / 2],
      [it.cx - width / 2, it.cy + beside],
      [it.cx - width / 2, it.cy - beside - height],
      [it.cx - it.radius, it.cy + beside],
      [it.cx - it.radius, it.cy - beside - height],
    ]
    const inside = ways.filter(([x, y]) => holds(field, { x, y, width, height }))
    const free = inside.find(([x, y]) => !taken.some((box) => meets(box, { x, y, width, height })))
    const way = free ?? (always ? (inside[0] ?? ways[0]) : undefined)
    if (!way) return
    const [x, y] = way
    taken.push({ x, y, width, height })
    labels.push({ lines, x, y })
  }
  for (const it of placed) if (it.numbers.length > 1) put(it, numbers(numbersText(it.numbers)), true)
  for (const it of placed.filter((one) => one.numbers.length === 1).slice(0, NAMES_MAX))
    put(it, name(shortened(it.name)), false)
  return labels
}

const shortened = (name: string) => (name.length > NAME_MAX ? `${beginningOf(name, NAME_MAX - 1).trimEnd()}…` : name)

const holds = (out: Box, it: Box) =>
  it.x >= out.x && it.y >= out.y && it.x + it.width <= out.x + out.width && it.y + it.height <= out.y + out.height
const meets = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height // prettier-ignore

/** A tone has its shape and pattern, so that it is told without its colour too. */
function shapeOf({ cx, cy, radius, tone }: Placed, tag: Mark['tag']): Mark[] {
  const outline = (points: readonly Point[], fill: 'rose' | 'white' | 'mint'): Mark => ({ kind: 'line', points, closed: true, stroke: 0.9, fill, tag }) // prettier-ignore
  const stroke = (...points: Point[]): Mark => ({ kind: 'line', points, closed: false, stroke: 0.5, fill: 'none', tag })
  switch (tone) {
    case 'negative': {
      // Stripes along the two lower edges: the number stays clear.
      const stripes = [0.72, 0.86].map((part) => stroke([cx - radius * part, cy + radius * (part - 0.72) * 0.5], [cx, cy + radius * part], [cx + radius * part, cy + radius * (part - 0.72) * 0.5])) // prettier-ignore
      return [outline([[cx, cy - radius], [cx + radius, cy], [cx, cy + radius], [cx - radius, cy]], 'rose'), ...stripes] // prettier-ignore
    }
    case 'positive':
      return [outline([[cx, cy - radius], [cx + radius * 0.95, cy + radius * 0.75], [cx - radius * 0.95, cy + radius * 0.75]], 'mint'), stroke([cx - radius * 0.75, cy + radius * 0.6], [cx + radius * 0.75, cy + radius * 0.6])] // prettier-ignore
    case 'neutral':
      return [
        outline(
          Array.from({ length: ROUND }, (_, at): Point => {
            const turn = (2 * Math.PI * at) / ROUND
            return [cx + radius * 0.92 * Math.cos(turn), cy + radius * 0.92 * Math.sin(turn)]
          }),
          'white',
        ),
      ]
  }
}

type Pen = {
  readonly text: (words: string, size: number, bold?: boolean) => Line
  readonly set: (line: Line, x: number, baseline: number) => Mark[]
}

function axes(block: IssueMap, field: Box, { text, set }: Pen): Mark[] {
  const rule = (points: readonly Point[], stroke: number): Mark => ({ kind: 'line', points, closed: false, stroke, fill: 'none', tag: null }) // prettier-ignore
  const right = field.x + field.width
  const foot = field.y + field.height
  const marks: Mark[] = [rule([[field.x, field.y], [field.x, foot], [right, foot]], 0.8)] // prettier-ignore
  for (const { at, words } of block.across) {
    const x = field.x + inset(at) * field.width
    const line = text(words, 7)
    marks.push(rule([[x, foot], [x, foot + 3]], 0.6), ...set(line, Math.min(x - line.width / 2, right - line.width), foot + 11)) // prettier-ignore
  }
  for (const { at, words } of block.up) {
    const y = field.y + (1 - insetUp(at)) * field.height
    const line = text(words, 7)
    marks.push(
      rule(
        [
          [field.x, y],
          [right, y],
        ],
        at === 0.5 ? 0.6 : 0.2,
      ),
      ...set(line, field.x - line.width - 3, y + 2.5),
    )
  }
  const along = text(block.acrossName, 8, true)
  marks.push(...set(along, right - along.width, foot + 23))
  const upward = text(block.upName, 8, true)
  return [...marks, ...set(upward, field.x, foot + 23)]
}
