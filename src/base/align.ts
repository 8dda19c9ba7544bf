/** Which members of two sequences are the same ones: the ground of every comparison of texts. */

/** A place in the older sequence and its counterpart in the newer. */
export type Pair = readonly [older: number, newer: number]

const EDITS_MAX = 1_000 // a search costs its square; two sequences further apart are first cut at what both have once

/**
 * The longest common run of members, in order; where the sequences are very far apart, a long one found in bounded time.
 * Deterministic, and the same pairs turned round when the arguments are swapped.
 * @see Myers, An O(ND) Difference Algorithm (1986); the cut at unique members is Cohen's patience difference
 */
export function align(older: readonly string[], newer: readonly string[]): Pair[] {
  let start = 0
  while (start < older.length && start < newer.length && older[start] === newer[start]) start++
  let [olderEnd, newerEnd] = [older.length, newer.length]
  while (olderEnd > start && newerEnd > start && older[olderEnd - 1] === newer[newerEnd - 1]) {
    olderEnd--
    newerEnd--
  }
  const pairs: Pair[] = []
  for (let at = 0; at < start; at++) pairs.push([at, at])
  if (olderEnd > start && newerEnd > start) {
    const [mine, its] = shared(older.slice(start, olderEnd), newer.slice(start, newerEnd))
    const turned = (older[start] as string) > (newer[start] as string) // one direction decides every tie
    const [a, b] = turned ? [its, mine] : [mine, its]
    for (const [x, y] of shortest(a.ids, b.ids) ?? anchored(a.ids, b.ids)) {
      const [from, to] = [start + at(a.places, x), start + at(b.places, y)]
      pairs.push(turned ? [to, from] : [from, to])
    }
  }
  for (let at = olderEnd; at < older.length; at++) pairs.push([at, newerEnd + at - olderEnd])
  return pairs
}

type Members = { readonly ids: Int32Array; readonly places: Int32Array }

/** What both have at all, as numbers, each with its place: the rest can have no counterpart and would only be searched. */
function shared(older: readonly string[], newer: readonly string[]): [Members, Members] {
  const inNewer = new Set(newer)
  const ids = new Map<string, number>()
  for (const it of older) if (inNewer.has(it) && !ids.has(it)) ids.set(it, ids.size)
  const membersOf = (all: readonly string[]): Members => {
    const places = all.flatMap((it, index) => (ids.has(it) ? [index] : []))
    return {
      places: Int32Array.from(places),
      ids: Int32Array.from(places, (index) => ids.get(all[index] as string) as number),
    }
  }
  return [membersOf(older), membersOf(newer)]
}

/** The pairs of a shortest edit, or null when it takes more edits than are searched. */
function shortest(a: Int32Array, b: Int32Array): Pair[] | null {
  const max = Math.min(a.length + b.length, EDITS_MAX)
  const reach = new Int32Array(2 * max + 2) // by diagonal: how far along `a` it is reached
  const steps: Int32Array[] = []
  for (let edits = 0; edits <= max; edits++) {
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reach, max + k - 1) < at(reach, max + k + 1))
      let x = down ? at(reach, max + k + 1) : at(reach, max + k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach[max + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(steps, a.length, b.length)
    }
    steps.push(reach.slice(max - edits, max + edits + 1))
  }
  return null
}

const at = (all: Int32Array, index: number): number => all[index] ?? 0

function walkBack(steps: readonly Int32Array[], aLength: number, bLength: number): Pair[] {
  const pairs: Pair[] = []
  let [x, y] = [aLength, bLength]
  for (let edits = steps.length; edits > 0; edits--) {
    const before = steps[edits - 1] as Int32Array
    const reached = (k: number) => at(before, k + edits - 1)
    const k = x - y
    const inside = (diagonal: number) => Math.abs(diagonal) < edits
    const down = k === -edits || (k !== edits && (inside(k - 1) ? reached(k - 1) : -1) < reached(k + 1))
    const startX = down ? reached(k + 1) : reached(k - 1)
    const startY = startX - (down ? k + 1 : k - 1)
    while (x > startX + (down ? 0 : 1) && y > startY + (down ? 1 : 0)) pairs.push([--x, --y])
    ;[x, y] = [startX, startY]
  }
  while (x > 0 && y > 0) pairs.push([--x, --y])
  return pairs.toReversed()
}

/** Cuts both where a member stands once in each, and searches between the cuts. */
function anchored(a: Int32Array, b: Int32Array): Pair[] {
  const anchors = rising(onceInBoth(a, b))
  const pairs: Pair[] = []
  let [fromA, fromB] = [0, 0]
  for (const [toA, toB] of [...anchors, [a.length, b.length] as const]) {
    const between = shortest(a.subarray(fromA, toA), b.subarray(fromB, toB)) ?? []
    for (const [x, y] of between) pairs.push([fromA + x, fromB + y])
    if (toA < a.length && toB < b.length) pairs.push([toA, toB])
    ;[fromA, fromB] = [toA + 1, toB + 1]
  }
  return pairs
}

function onceInBoth(a: Int32Array, b: Int32Array): Pair[] {
  const placesOf = (all: Int32Array) => {
    const places = new Map<number, number>() // -1 when it stands more than once
    all.forEach((it, index) => places.set(it, places.has(it) ? -1 : index))
    return places
  }
  const inB = placesOf(b)
  return [...placesOf(a)]
    .map(([id, index]) => [index, inB.get(id) ?? -1] as const)
    .filter(([x, y]) => x >= 0 && y >= 0)
    .toSorted(([x], [y]) => x - y)
}

/** The longest part of the pairs that rises on both sides. */
function rising(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [] // by length: the pair with the smallest end
  const before: number[] = []
  pairs.forEach(([, y], index) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] as number] as Pair)[1] < y) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = index
  })
  const found: Pair[] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] as number) found.push(pairs[index] as Pair)
  return found.toReversed()
}
