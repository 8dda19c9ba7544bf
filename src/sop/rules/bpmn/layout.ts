/** Where each shape and line of the drawing stands, in pixels; every column holds one node, so lines find a free way. */

export type NodeKind = 'event' | 'task' | 'gateway'
export type PlacedNode = {
  readonly id: string
  readonly kind: NodeKind
  /** Which lane from above, from 0; one below the last lane for a node that is in none. */
  readonly lane: number
}
export type PlacedFlow = { readonly id: string; readonly from: string; readonly to: string; readonly back: boolean }
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }
export type Layout = {
  readonly pool: Box
  readonly lanes: readonly Box[]
  readonly nodes: ReadonlyMap<string, Box>
  readonly flows: ReadonlyMap<string, readonly Point[]>
}

const LEFT = 100
const TOP = 60
const POOL_NAME = 30
const LANE_HEIGHT = 180
const GAP = 60 // between columns: lines turn in its middle
const STRIP = 30 // between a task and the edge of its lane: long lines run here, in tracks
const TRACK = 5
const sizes: Readonly<Record<NodeKind, { readonly width: number; readonly height: number }>> = {
  event: { width: 36, height: 36 },
  task: { width: 170, height: 120 }, // room for a sentence of the sheet
  gateway: { width: 50, height: 50 },
}

/** Lays out nodes from left to right in their order, each in its lane, and the flows at right angles between them. */
export function layOut(lanes: number, nodes: readonly PlacedNode[], flows: readonly PlacedFlow[]): Layout {
  const boxes = new Map<string, Box & { readonly at: number; readonly lane: number }>()
  let x = LEFT + POOL_NAME * 2 + GAP
  for (const [at, { id, kind, lane }] of nodes.entries()) {
    const { width, height } = sizes[kind]
    boxes.set(id, { x, y: TOP + lane * LANE_HEIGHT + (LANE_HEIGHT - height) / 2, width, height, at, lane })
    x += width + GAP
  }
  const width = x - LEFT
  const bands = Math.max(lanes, ...nodes.map((it) => it.lane + 1))
  const lines = new Map<string, Point[]>()
  for (const [at, flow] of flows.entries()) {
    const from = boxes.get(flow.from)
    const to = boxes.get(flow.to)
    if (from && to)
      lines.set(flow.id, to.at === from.at + 1 && !flow.back ? straight(from, to) : around(from, to, flow.back, at))
  }
  return {
    pool: { x: LEFT, y: TOP, width, height: bands * LANE_HEIGHT },
    lanes: Array.from({ length: lanes }, (_, at) => ({
      x: LEFT + POOL_NAME,
      y: TOP + at * LANE_HEIGHT,
      width: width - POOL_NAME,
      height: LANE_HEIGHT,
    })),
    nodes: new Map([...boxes].map(([id, it]) => [id, { x: it.x, y: it.y, width: it.width, height: it.height }])),
    flows: lines,
  }
}

/** Into the next column: out at the right, across in the gap, in at the left. */
function straight(from: Box, to: Box): Point[] {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 }
  const end = { x: to.x, y: to.y + to.height / 2 }
  if (start.y === end.y) return [start, end]
  const middle = to.x - GAP / 2
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end]
}

/**
 * Further than the next column: out of the shape up (or, going back, down) into the strip at the edge of its lane, along
 * it, and up or down the target's own column, where nothing else stands.
 */
function around(from: Box & { lane: number }, to: Box & { lane: number }, back: boolean, at: number): Point[] {
  const track = STRIP / 2 + ((at % 5) - 2) * TRACK
  const bandTop = TOP + from.lane * LANE_HEIGHT
  const y = back ? bandTop + LANE_HEIGHT - track : bandTop + track
  const x = from.x + from.width / 2
  const into = to.x + to.width / 2 + ((at % 5) - 2) * TRACK
  const below = to.y < y
  return [
    { x, y: back ? from.y + from.height : from.y },
    { x, y },
    { x: into, y },
    { x: into, y: below ? to.y + to.height : to.y },
  ]
}
