/** The five shapes of an SOP sheet as marks: capsule, box, diamond, arrow and pentagon. */
import type { Mark, Tag } from '../base/drawing.ts'
import type { FlowStep } from '../base/paper.ts'
import { LABEL_SIZE, PENTAGON, type Columns, type FlowRow, type Routes } from './flow-routes.ts'
import { setLines, type Line } from './lines.ts'
import { lineMarks, offsetOf, type Place } from './place.ts'

const ARROW = 3.4 // the head's length

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export function shapeBox(row: FlowRow, { left, width, shape }: Columns): Box {
  return { x: left + row.column * width + (width - shape) / 2, y: row.shapeTop, width: shape, height: row.shapeHeight }
}

/** Capsule, box and diamond: three of the five shapes that PermenPANRB 35/2012 allows. */
export function shapeMark(shape: FlowStep['shape'], { x, y, width, height }: Box, tag: Tag): Mark {
  const drawn = { stroke: 1, fill: 'white', tag } as const
  if (shape === 'decision')
    return {
      kind: 'line',
      closed: true,
      points: [
        [x + width / 2, y],
        [x + width, y + height / 2],
        [x + width / 2, y + height],
        [x, y + height / 2],
      ],
      ...drawn,
    }
  const radius = shape === 'process' ? 0 : Math.min(width, height) / 2
  return { kind: 'rect', x, y, width, height, radius, ...drawn }
}

/** Arrow and pentagon, the other two. */
export function routeMarks(routes: Routes, place: Place, tag: Tag): Mark[] {
  const marks: Mark[] = []
  for (const { points, head } of routes.arrows) {
    marks.push({ kind: 'line', points, closed: false, stroke: 0.8, fill: 'none', tag })
    if (head) marks.push(arrowHead(points.at(-2) as Point2, points.at(-1) as Point2, tag))
  }
  for (const { x, y, letter: name } of routes.pentagons) {
    const { width, height } = PENTAGON
    const half = width / 2
    marks.push({
      kind: 'line',
      closed: true,
      points: [
        [x - half, y],
        [x + half, y],
        [x + half, y + height * 0.58],
        [x, y + height],
        [x - half, y + height * 0.58],
      ],
      stroke: 0.8,
      fill: 'white',
      tag,
    })
    marks.push(...small(name, { x, y: y + height * 0.5, width }, place, tag))
  }
  for (const { x, y, width, text } of routes.labels) {
    if (text === 'TIDAK') {
      // On the line itself, which it interrupts.
      const under = { kind: 'rect', x, y: y - 3, width, height: 6, radius: 0, stroke: 0, fill: 'white', tag } as const
      marks.push(under)
    }
    marks.push(...small(text, { x: x + width / 2, y: y + LABEL_SIZE * 0.36, width }, place, tag))
  }
  return marks
}

type Point2 = readonly [number, number]

function small(
  words: string,
  { x, y, width }: { x: number; y: number; width: number },
  place: Place,
  tag: Tag,
): Mark[] {
  const [line] = setLines(words, { fonts: place.fonts, size: LABEL_SIZE, width: 100 })
  return lineMarks(line as Line, { x: x - width / 2 + offsetOf(line as Line, 'center', width), baseline: y, tag })
}

function arrowHead([fromX, fromY]: Point2, [x, y]: Point2, tag: Tag): Mark {
  const [dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)]
  const wide = ARROW * 0.38
  const [backX, backY] = [x - dx * ARROW, y - dy * ARROW]
  return {
    kind: 'line',
    closed: true,
    points: [
      [x, y],
      [backX - dy * wide, backY - dx * wide],
      [backX + dy * wide, backY + dx * wide],
    ],
    stroke: 0.2,
    fill: 'black',
    tag,
  }
}
