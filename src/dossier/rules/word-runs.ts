/** What changed inside one piece of a text, word by word, as stretches of both sides. */
import { align, type Pair } from '../../base/align.ts'
import { LEAF } from '../../base/content-places.ts'
import { keyOf, type Node } from './pairing.ts'

/** UTF-16 offsets; `to` exclusive. */
export type Stretch = readonly [from: number, to: number]

/**
 * A stretch of both sides; `added` and `removed` are empty on the side that lacks them, where their change begins;
 * `restyled` says the same words
 * otherwise: bold, linked. All runs in order are the whole of each side.
 */
export type Run = {
  readonly kind: 'same' | 'added' | 'removed' | 'restyled'
  readonly older: Stretch
  readonly newer: Stretch
}

/** Compares two plain texts. */
export function runsOfText(older: string, newer: string): Run[] {
  return runsOf(tokensOf(older), tokensOf(newer))
}

/** Compares two paragraphs by their inline nodes: the words first, then how the same words look. */
export function runsOfInline(older: readonly Node[], newer: readonly Node[]): Run[] {
  const [olderLooks, newerLooks] = [looksOf(older), looksOf(newer)]
  // A footnote or the like is a word of its own, known by all it holds.
  const tokens = (nodes: readonly Node[], looks: readonly Look[]): Token[] => {
    const leaves = new Map(looks.filter((it) => it.leaf).map((it) => [it.from, it.look]))
    const all = tokensOf(inlineTextOf(nodes))
    return leaves.size === 0 ? all : all.map((it) => ({ ...it, key: it.key + (leaves.get(it.from) ?? '') }))
  }
  const runs = runsOf(tokens(older, olderLooks), tokens(newer, newerLooks))
  const plain = [...olderLooks, ...newerLooks].every((it) => it.look === PLAIN)
  return plain ? runs : runs.flatMap((run) => (run.kind === 'same' ? restyled(run, olderLooks, newerLooks) : [run]))
}

/** The inline nodes of a stretch, cut where it begins and ends. */
export function sliceInline(nodes: readonly Node[], [from, to]: Stretch): Node[] {
  const found: Node[] = []
  let start = 0
  for (const node of nodes) {
    const text = ownText(node)
    const [a, b] = [Math.max(from, start), Math.min(to, start + text.length)]
    if (a < b) found.push(node['type'] === 'text' ? { ...node, text: text.slice(a - start, b - start) } : node)
    start += text.length
  }
  return found
}

/** As `inlineText` of the places, for any inline node: one code unit for what is no text. */
export function inlineTextOf(nodes: readonly Node[]): string {
  return nodes.map(ownText).join('')
}

function ownText(node: Node): string {
  if (node['type'] === 'text') return String(node['text'] ?? '')
  return node['type'] === 'hardBreak' ? '\n' : LEAF
}

type Token = { readonly key: string; readonly from: number; readonly to: number }

function tokensOf(text: string): Token[] {
  const found = text.matchAll(/\n|[^\S\n]+|[\p{L}\p{M}\p{N}]+(?:[-.,:/'’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu)
  return Array.from(found, ({ 0: key, index }) => ({ key, from: index, to: index + key.length }))
}

function runsOf(older: readonly Token[], newer: readonly Token[]): Run[] {
  const keys = (tokens: readonly Token[]) => tokens.map((it) => it.key)
  const pairs = withoutLoneBlanks(align(keys(older), keys(newer)), older, newer)
  const at = (tokens: readonly Token[], index: number) => tokens[index]?.from ?? tokens.at(-1)?.to ?? 0
  const runs: Run[] = []
  const put = (kind: Run['kind'], [a, b]: Stretch, [c, d]: Stretch) => {
    const last = runs.at(-1)
    if (last?.kind === kind) runs[runs.length - 1] = { kind, older: [last.older[0], b], newer: [last.newer[0], d] }
    else runs.push({ kind, older: [a, b], newer: [c, d] })
  }
  let [x, y] = [0, 0]
  for (const [toX, toY] of [...pairs, [older.length, newer.length] as const]) {
    const [a, b, c, d] = [at(older, x), at(older, toX), at(newer, y), at(newer, toY)]
    if (a < b) put('removed', [a, b], [c, c])
    if (c < d) put('added', [a, a], [c, d])
    if (toX < older.length) put('same', [b, at(older, toX + 1)], [d, at(newer, toY + 1)])
    ;[x, y] = [toX + 1, toY + 1]
  }
  return runs
}

/** A space that both have between two words that were both exchanged parts nothing: it is exchanged with them. */
function withoutLoneBlanks(pairs: readonly Pair[], older: readonly Token[], newer: readonly Token[]): Pair[] {
  const apart = (before: Pair, after: Pair) => after[0] - before[0] > 1 && after[1] - before[1] > 1
  return pairs.filter((pair, at) => {
    if (older[pair[0]]?.key.trim() !== '') return true
    return !(
      apart(pairs[at - 1] ?? [-1, -1], pair) && apart(pair, pairs[at + 1] ?? ([older.length, newer.length] as const))
    )
  })
}

const PLAIN = '[]'
/** How a stretch of a paragraph looks: its marks, or for a leaf all that it is. */
type Look = { readonly from: number; readonly to: number; readonly look: string; readonly leaf: boolean }

function looksOf(nodes: readonly Node[]): Look[] {
  let from = 0
  return nodes.map((node) => {
    const isText = node['type'] === 'text'
    const to = from + ownText(node).length
    const look = keyOf(isText ? (node['marks'] ?? []) : node)
    const it = { from, to, look, leaf: !isText }
    from = to
    return it
  })
}

/** Cuts a run of equal words where the look of one side changes. */
function restyled(run: Run, older: readonly Look[], newer: readonly Look[]): Run[] {
  const length = run.older[1] - run.older[0]
  const inside = (looks: readonly Look[], start: number) =>
    looks.filter((it) => it.to > start && it.from < start + length)
  const [a, b] = [inside(older, run.older[0]), inside(newer, run.newer[0])]
  const found: Run[] = []
  let [done, i, j] = [0, 0, 0]
  while (done < length) {
    const [x, y] = [a[i], b[j]]
    if (!x || !y) break
    const [endX, endY] = [x.to - run.older[0], y.to - run.newer[0]]
    const end = Math.min(endX, endY, length)
    const kind = x.look === y.look ? 'same' : 'restyled'
    const last = found.at(-1)
    const from = last?.kind === kind ? last.older[0] - run.older[0] : done
    const next: Run = {
      kind,
      older: [run.older[0] + from, run.older[0] + end],
      newer: [run.newer[0] + from, run.newer[0] + end],
    }
    if (last?.kind === kind) found[found.length - 1] = next
    else found.push(next)
    if (endX === end) i++
    if (endY === end) j++
    done = end
  }
  return found
}
