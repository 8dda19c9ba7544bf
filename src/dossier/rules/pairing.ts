/**
 * Which piece of an older text is which of a newer one: paragraphs, items of a list, rows of a table, facts. A piece is
 * any data, looked at by what it says, so that a kind of piece that comes later is paired without a word here.
 */
import { align, type Pair } from '../../base/align.ts'

/** A piece as the editor's document holds it, or an entry of a list: a fact, a variant, an attachment. */
export type Node = { readonly [name: string]: unknown }

export type Pairing = {
  /** In order on both sides; equal or alike. */
  readonly kept: readonly Pair[]
  /** Stands elsewhere among its siblings now; equal or alike. */
  readonly moved: readonly Pair[]
}

const ALIKE_MIN = 0.4 // share of words in common from which two pieces are one that was edited (of 1)
const MOVED_ALIKE_MIN = 0.6 // elsewhere in the text a piece must be surer
const MOVED_WORDS_MIN = 4 // fewer edited words elsewhere are another's
const CELLS_MAX = 40_000 // of one table of likenesses; a longer stretch is judged part by part

/**
 * Pairs siblings. The same pairs turned round when the arguments are swapped.
 * @param it.inRow the siblings have fixed places (cells of a row), so equally many are paired one by one
 * @param it.nested an only child is the counterpart of an only child, whatever it says
 */
export function pairNodes(
  older: readonly Node[],
  newer: readonly Node[],
  it: { readonly inRow?: boolean; readonly nested?: boolean } = {},
): Pairing {
  const olderKeys = older.map(keyOf)
  const newerKeys = newer.map(keyOf)
  const first = olderKeys.findIndex((key, at) => key !== newerKeys[at])
  if (first < 0 && older.length === newer.length) return { kept: older.map((_, at) => [at, at]), moved: [] }
  const turned = first >= 0 && first < newer.length && (olderKeys[first] as string) > (newerKeys[first] as string)
  if (!turned) return pairInOrder(older, newer, olderKeys, newerKeys, it)
  const { kept, moved } = pairInOrder(newer, older, newerKeys, olderKeys, it)
  const turn = ([x, y]: Pair): Pair => [y, x]
  return { kept: kept.map(turn), moved: moved.map(turn).toSorted((a, b) => a[0] - b[0]) }
}

/** A piece as text: equal exactly when all it says and is made of is equal, in whatever order its names stand. */
export function keyOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(keyOf).join(',')}]`
  if (!isNode(value)) return JSON.stringify(value) ?? 'null'
  const before = known.get(value)
  if (before) return before
  const names = Object.keys(value).filter((name) => value[name] !== undefined)
  const key = `{${names
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${keyOf(value[name])}`)
    .join(',')}}`
  known.set(value, key)
  return key
}
const known = new WeakMap<Node, string>() // a piece never changes; another stands in its place

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The nodes inside a node. */
export function childrenOf(node: Node): readonly Node[] {
  return Array.isArray(node['content']) ? node['content'].filter(isNode) : []
}

function pairInOrder(
  older: readonly Node[],
  newer: readonly Node[],
  olderKeys: readonly string[],
  newerKeys: readonly string[],
  { inRow = false, nested = false }: { inRow?: boolean; nested?: boolean },
): Pairing {
  const judge = likeness(older, newer)
  const equal = align(olderKeys, newerKeys)
  const takenOlder = new Set(equal.map(([x]) => x))
  const takenNewer = new Set(equal.map(([, y]) => y))
  const moved: Pair[] = []
  const take = (pairs: Pair[], x: number, y: number) => {
    takenOlder.add(x)
    takenNewer.add(y)
    pairs.push([x, y])
  }

  // The same piece elsewhere, before what is only alike nearby.
  const elsewhere = new Map<string, number[]>()
  newerKeys.forEach((key, y) => {
    if (!takenNewer.has(y)) elsewhere.set(key, [...(elsewhere.get(key) ?? []), y])
  })
  olderKeys.forEach((key, x) => {
    if (takenOlder.has(x) || judge.saysNothing(x)) return
    const y = elsewhere.get(key)?.shift()
    if (y !== undefined) take(moved, x, y)
  })

  const kept: Pair[] = []
  let [fromX, fromY] = [0, 0]
  for (const [toX, toY] of [...equal, [older.length, newer.length] as const]) {
    const xs = range(fromX, toX).filter((x) => !takenOlder.has(x))
    const ys = range(fromY, toY).filter((y) => !takenNewer.has(y))
    const only = nested && older.length === 1 && newer.length === 1 && judge.oneKind(0, 0)
    const found =
      (inRow && xs.length === ys.length) || only ? xs.map((x, at): Pair => [x, ys[at] as number]) : alike(xs, ys, judge)
    for (const [x, y] of found) take(kept, x, y)
    if (toX < older.length) kept.push([toX, toY])
    ;[fromX, fromY] = [toX + 1, toY + 1]
  }

  const leftX = range(0, older.length).filter((x) => !takenOlder.has(x) && judge.isSure(x))
  const leftY = range(0, newer.length).filter((y) => !takenNewer.has(y))
  if (leftX.length * leftY.length <= CELLS_MAX) {
    const near = leftX
      .flatMap((x) => leftY.map((y) => ({ x, y, score: judge.score(x, y) })))
      .filter(({ score }) => score >= MOVED_ALIKE_MIN)
      .toSorted((a, b) => b.score - a.score || Math.abs(a.x - a.y) - Math.abs(b.x - b.y) || a.x - b.x)
    for (const { x, y } of near) if (!takenOlder.has(x) && !takenNewer.has(y)) take(moved, x, y)
  }
  return moved.length === 0 ? { kept, moved } : settle([...kept, ...moved], judge)
}

/**
 * Of pieces that passed each other the ones that say less are those that moved: of one paragraph put after three, the
 * one. What says nothing cannot be seen to move.
 */
function settle(pairs: readonly Pair[], judge: Judge): Pairing {
  const inOrder = pairs.toSorted((a, b) => a[0] - b[0])
  const size = Math.max(...inOrder.map(([, y]) => y)) + 2
  const heaviest = new Int32Array(size).fill(-1) // by place in the newer text, as sums over its prefixes (Fenwick)
  const weights: number[] = []
  const before: number[] = []
  const weightOf = (index: number) => (index < 0 ? 0 : (weights[index] as number))
  inOrder.forEach(([x, y], index) => {
    let best = -1
    for (let at = y; at > 0; at -= at & -at) {
      const other = heaviest[at] as number
      if (weightOf(other) > weightOf(best)) best = other
    }
    before[index] = best
    weights[index] = weightOf(best) + 1 + judge.weight(x, y)
    for (let at = y + 1; at < size; at += at & -at)
      if (weightOf(index) > weightOf(heaviest[at] as number)) heaviest[at] = index
  })
  let last = weights.reduce((best, weight, index) => (weight > weightOf(best) ? index : best), -1)
  const kept = new Set<number>()
  for (; last >= 0; last = before[last] as number) kept.add(last)
  return {
    kept: inOrder.filter((_, index) => kept.has(index)),
    moved: inOrder.filter(([x], index) => !kept.has(index) && !judge.saysNothing(x)),
  }
}

type Judge = ReturnType<typeof likeness>

/** In order, the pairs of a stretch whose likeness sums highest. */
function alike(xs: readonly number[], ys: readonly number[], judge: Judge): Pair[] {
  if (xs.length === 0 || ys.length === 0) return []
  if (xs.length * ys.length > CELLS_MAX) {
    const parts = Math.ceil(Math.sqrt((xs.length * ys.length) / CELLS_MAX))
    const cut = (all: readonly number[], part: number) =>
      all.slice(Math.floor((all.length * part) / parts), Math.floor((all.length * (part + 1)) / parts))
    return range(0, parts).flatMap((part) => alike(cut(xs, part), cut(ys, part), judge))
  }
  const width = ys.length + 1
  const best = new Float64Array((xs.length + 1) * width) // of the first so many of both
  const score = new Float64Array(xs.length * ys.length)
  xs.forEach((x, i) =>
    ys.forEach((y, j) => {
      const like = judge.score(x, y)
      score[i * ys.length + j] = like >= ALIKE_MIN ? like : 0
      const paired = like >= ALIKE_MIN ? like + (best[i * width + j] ?? 0) : 0
      best[(i + 1) * width + j + 1] = Math.max(paired, best[i * width + j + 1] ?? 0, best[(i + 1) * width + j] ?? 0)
    }),
  )
  const found: Pair[] = []
  for (let i = xs.length, j = ys.length; i > 0 && j > 0;) {
    const here = best[i * width + j] ?? 0
    if (here === (best[(i - 1) * width + j] ?? 0)) i--
    else if (here === (best[i * width + j - 1] ?? 0)) j--
    else found.push([xs[--i] as number, ys[--j] as number])
  }
  return found.toReversed()
}

/** How alike two pieces are by their words, 0 to 1 (Dice); 0 for pieces of different kinds; 1 for one and the same entry. */
function likeness(older: readonly Node[], newer: readonly Node[]) {
  const ids = new Map<string, number>()
  const lazily = (nodes: readonly Node[]) => {
    const known: (Int32Array | undefined)[] = []
    return (at: number) => (known[at] ??= wordIds(nodes[at] as Node, ids))
  }
  const [wordsX, wordsY] = [lazily(older), lazily(newer)]
  const score = (x: number, y: number): number => {
    const [one, other] = [older[x] as Node, newer[y] as Node]
    if (kindOf(one) !== kindOf(other)) return 0
    const [id, otherId] = [identityOf(one), identityOf(other)]
    if (id !== null && otherId !== null) return id === otherId ? 1 : 0
    const [a, b] = [wordsX(x), wordsY(y)]
    // What has no words inside, a picture say, is replaced by the next of its kind rather than taken out and put in.
    const least = isAtom(one) && isAtom(other) ? ALIKE_MIN : 0
    const most = (2 * Math.min(a.length, b.length)) / (a.length + b.length || 1)
    if (most < ALIKE_MIN) return least
    return Math.max(least, (2 * commonOf(a, b)) / (a.length + b.length || 1))
  }
  return {
    score,
    isSure: (x: number) => identityOf(older[x] as Node) !== null || wordsX(x).length >= MOVED_WORDS_MIN,
    weight: (x: number, y: number) => wordsX(x).length + wordsY(y).length,
    saysNothing: (x: number) => wordsX(x).length === 0,
    oneKind: (x: number, y: number) => kindOf(older[x] as Node) === kindOf(newer[y] as Node),
  }
}

/** Kinds that turn into each other at a key's press count as one. */
function kindOf(node: Node): string {
  const type = typeof node['type'] === 'string' ? node['type'] : ''
  if (type === 'paragraph' || type === 'heading') return 'words'
  if (type === 'bulletList' || type === 'orderedList') return 'list'
  if (type === 'tableCell' || type === 'tableHeader') return 'cell'
  return type
}

const isAtom = (node: Node) => 'attrs' in node && !('content' in node) && !('text' in node) && kindOf(node) !== 'words'

/** What an entry is known by whatever it says: a fact's id, a variant's channel, an attachment's file. */
export function identityOf(node: Node): string | null {
  if ('type' in node && 'content' in node) return null
  for (const name of ['id', 'channel', 'hash']) {
    const value = node[name]
    if (typeof value === 'string') return `${name} ${value}`
  }
  return null
}

function wordIds(node: Node, ids: Map<string, number>): Int32Array {
  const found: number[] = []
  const look = (value: unknown): void => {
    if (typeof value === 'string')
      for (const word of value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
        const id = ids.get(word) ?? ids.size
        ids.set(word, id)
        found.push(id)
      }
    else if (Array.isArray(value)) value.forEach(look)
    else if (isNode(value)) for (const [name, inner] of Object.entries(value)) if (name !== 'type') look(inner)
  }
  look(node)
  return Int32Array.from(found).toSorted()
}

function commonOf(a: Int32Array, b: Int32Array): number {
  let [count, x, y] = [0, 0, 0]
  while (x < a.length && y < b.length) {
    const [one, other] = [a[x] as number, b[y] as number]
    if (one === other) {
      count++
      x++
      y++
    } else if (one < other) x++
    else y++
  }
  return count
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
