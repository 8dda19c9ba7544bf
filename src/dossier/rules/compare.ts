/**
 * What changed between two texts, as data that the screens draw and the rules ask: paragraphs by what they say, words
 * within them, what moved, and everything beside the text that is part of its hash. Serves steps 2 to 5.
 *
 * It walks the text as data (type, attributes, children), so a kind of block or a field that comes later is compared
 * without a word here.
 */
import type { Place } from '../../base/content-places.ts'
import { otherLanguages, type Content, type OtherLanguage } from '../../base/content.ts'
import { childrenOf, isNode, keyOf, pairNodes, type Node, type Pairing } from './pairing.ts'
import { inlineTextOf, runsOfInline, runsOfText, type Run } from './word-runs.ts'

export type { Node } from './pairing.ts'
export { sliceInline, type Run } from './word-runs.ts'

/** A named value that differs; `undefined` on the side that lacks it. `runs` where both sides are text. */
export type ValueChange = {
  /** Its place as `Place.at` names it, in the newer text where that has it. */
  readonly at: string
  /** And in the older text, which differs where entries before it came or went. */
  readonly olderAt: string
  readonly name: string
  readonly older: unknown
  readonly newer: unknown
  readonly runs: readonly Run[] | null
}

type Spot = { readonly at: string; readonly node: Node }

/**
 * One piece of both texts: a block, an item, a cell, a fact. `added` and `moved-here` stand where the newer text has
 * them, `removed` and `moved-away` where the older had them; the two rows of a move name the same two spots.
 */
export type Row = {
  readonly kind: 'same' | 'changed' | 'added' | 'removed' | 'moved-here' | 'moved-away'
  readonly older: Spot | null
  readonly newer: Spot | null
  /** Attributes, or the fields of an entry; the block's own kind as `type`. */
  readonly values: readonly ValueChange[]
  /** The words of a paragraph that changed. */
  readonly runs: readonly Run[] | null
  /** The pieces inside that are not all the same. */
  readonly rows: readonly Row[] | null
}

export type Difference = {
  /** Title, summary, topic, type, disclosure, the fields of the type; only those that differ. */
  readonly values: readonly ValueChange[]
  readonly body: readonly Row[]
  /** Facts, attachments, variants and what else is a list; only those with a difference. */
  readonly lists: readonly { readonly name: string; readonly rows: readonly Row[] }[]
  /** The text in other languages; only where it differs. */
  readonly translations: readonly TranslationDifference[]
}

export type TranslationDifference = {
  readonly language: OtherLanguage
  /** Title and summary, and as `of` the main text that it was made from. */
  readonly values: readonly ValueChange[]
  readonly body: readonly Row[]
}

/**
 * Compares two texts whole. Deterministic; the same, turned round, when the two are swapped; both texts can be read back
 * out of it.
 */
export function compareContents(older: Content, newer: Content): Difference {
  const [a, b]: [Node, Node] = [older, newer]
  const values: ValueChange[] = []
  const lists: { name: string; rows: Row[] }[] = []
  for (const name of namesOf(a, b)) {
    const [x, y] = [a[name], b[name]]
    const inside = singular(name)
    if (name === 'body' || name === 'translations') continue
    if (Array.isArray(x ?? y)) {
      const rows = entryRows(entriesOf(x), entriesOf(y), inside)
      if (rows.some((it) => it.kind !== 'same')) lists.push({ name, rows })
    } else if (isNode(x ?? y))
      values.push(...valuesOf((x ?? {}) as Node, (y ?? {}) as Node, (field) => `${inside}/${field}`))
    else values.push(...valuesOf({ [name]: x }, { [name]: y }, () => name))
  }
  return {
    values,
    body: blockRows(older.body.content, newer.body.content, { older: 'body', newer: 'body' }),
    lists,
    translations: otherLanguages.flatMap((language) => compareTranslations(language, older, newer)),
  }
}

function compareTranslations(language: OtherLanguage, older: Content, newer: Content): TranslationDifference[] {
  const [before, after] = [older.translations?.[language], newer.translations?.[language]]
  if (keyOf([before]) === keyOf([after])) return []
  const at = `translation/${language}`
  const besideBody = ({ title, summary, of }: Node): Node => ({ title, summary, of })
  const values = valuesOf(besideBody(before ?? {}), besideBody(after ?? {}), (name) => `${at}/${name}`)
  const where = `${at}/body`
  const body = blockRows(before?.body.content ?? [], after?.body.content ?? [], { older: where, newer: where })
  return [{ language, values, body }]
}

/** What changed beside the body of a translation: its words, and whether one of both texts was said to follow another. */
export function besideBodyOf({ values }: TranslationDifference) {
  return {
    words: values.filter(({ name }) => name !== 'of'),
    follows: values.find(({ name, older, newer }) => name === 'of' && older !== undefined && newer !== undefined),
  }
}

/** How many changes a reader is led to; a removal and the addition in its stead are one, and so is a move. */
export function countChanges({ values, body, lists, translations }: Difference): number {
  const inRuns = (runs: readonly Run[]) => changedRuns(runs).length
  const inValues = (all: readonly ValueChange[]) => all.reduce((sum, it) => sum + (it.runs ? inRuns(it.runs) : 1), 0)
  const inRows = (rows: readonly Row[]): number =>
    rows.reduce((sum, row) => {
      if (row.kind === 'same' || row.kind === 'moved-away') return sum
      const own = row.kind === 'changed' ? 0 : 1
      return sum + own + inValues(row.values) + inRuns(row.runs ?? []) + inRows(row.rows ?? [])
    }, 0)
  const inOthers = translations.reduce((sum, it) => {
    const { words, follows } = besideBodyOf(it)
    const shown = words.filter(({ older, newer }) => older || newer) // of one that came or went no empty summary
    return sum + inValues(shown) + (follows ? 1 : 0) + inRows(it.body)
  }, 0)
  return inValues(values) + inRows(body) + lists.reduce((sum, it) => sum + inRows(it.rows), 0) + inOthers
}

/** The runs that differ, neighbours together: each group is one change. */
export function changedRuns(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = []
  runs.forEach((run, at) => {
    if (run.kind === 'same') return
    if (at > 0 && runs[at - 1]?.kind !== 'same') groups.at(-1)?.push(run)
    else groups.push([run])
  })
  return groups
}

/**
 * Where the older text was changed, in its own places: to tell whether only the places that a note names were touched.
 * What came in as a whole stands at the place of what holds it (`body`, `body/2`, `fact`), `from` and `to` being how many
 * of the older pieces go before it: it is inside no piece of the older text. That a translation was said to follow the
 * text changes no words of it.
 */
export function changedPlaces(older: Content, newer: Content): Place[] {
  const { values, body, lists, translations } = compareContents(older, newer)
  const places: Place[] = []
  const addValues = (all: readonly ValueChange[]) => {
    for (const it of all) {
      if (it.runs) addRuns(it.olderAt, it.runs)
      else places.push({ at: it.olderAt, from: 0, to: typeof it.older === 'string' ? it.older.length : 0 })
    }
  }
  const addRuns = (at: string, runs: readonly Run[]) => {
    for (const group of changedRuns(runs))
      places.push({ at, from: group[0]?.older[0] ?? 0, to: Math.max(...group.map((it) => it.older[1])) })
  }
  const addRows = (rows: readonly Row[], at: string) => {
    let before = 0
    for (const row of rows) {
      if (row.kind === 'added' || row.kind === 'moved-here') places.push({ at, from: before, to: before })
      if (row.kind !== 'added' && row.kind !== 'moved-here') before++
      if (!row.older || row.kind === 'same' || row.kind === 'moved-here') continue
      if (row.kind === 'changed') {
        addValues(row.values)
        addRuns(row.older.at, row.runs ?? [])
        addRows(row.rows ?? [], row.older.at)
      } else places.push({ at: row.older.at, from: 0, to: inlineTextOf(inlineOf(row.older.node) ?? []).length })
    }
  }
  addValues(values)
  addRows(body, 'body')
  for (const { name, rows } of lists) addRows(rows, singular(name))
  for (const it of translations) {
    addValues(besideBodyOf(it).words)
    addRows(it.body, `translation/${it.language}/body`)
  }
  return places
}

/** The inline nodes of a block that holds words; null for every other block. */
export function inlineOf(node: Node): readonly Node[] | null {
  const inside = childrenOf(node)
  if (node['type'] === 'paragraph' || node['type'] === 'heading') return inside
  return inside.some((it) => it['type'] === 'text') ? inside : null
}

type Side = 'older' | 'newer'
type At = Readonly<Record<Side, string>>

function blockRows(older: readonly Node[], newer: readonly Node[], at: At, within?: Node): Row[] {
  const pairing = pairNodes(older, newer, { inRow: within?.['type'] === 'tableRow', nested: within !== undefined })
  return rowsOf(older, newer, pairing, (side, _, index) => `${at[side]}/${index}`, blockRow)
}

function blockRow(older: Spot, newer: Spot): Row {
  const same: Row = { kind: 'same', older, newer, ...nothing }
  if (keyOf(older.node) === keyOf(newer.node)) return same
  const attrsOf = (node: Node): Node => ({ type: node['type'], ...(isNode(node['attrs']) ? node['attrs'] : {}) })
  const placeOf = (name: string, side: Side) => `${(side === 'older' ? older : newer).at}#${name}`
  const values = valuesOf(attrsOf(older.node), attrsOf(newer.node), placeOf)
  const [before, after] = [inlineOf(older.node), inlineOf(newer.node)]
  const runs = before && after ? runsOfInline(before, after) : null
  const rows =
    before && after
      ? null
      : blockRows(childrenOf(older.node), childrenOf(newer.node), { older: older.at, newer: newer.at }, newer.node)
  const changed = {
    values,
    runs: runs?.some((it) => it.kind !== 'same') ? runs : null,
    rows: rows?.some((it) => it.kind !== 'same') ? rows : null,
  }
  // The same words cut into other pieces of data read the same.
  return values.length > 0 || changed.runs || changed.rows ? { kind: 'changed', older, newer, ...changed } : same
}

/** What an entry is read as: its own place stands for this field, `#name` for every other. */
const READ_AS: Readonly<Record<string, string>> = { variant: 'text', attachment: 'name' }

function entryRows(older: readonly Node[], newer: readonly Node[], list: string): Row[] {
  const placeOf = (_: Side, node: Node, index: number) =>
    `${list}/${typeof node['channel'] === 'string' ? node['channel'] : index}`
  const read = READ_AS[list]
  return rowsOf(older, newer, pairNodes(older, newer), placeOf, (before, after) => {
    const values = valuesOf(before.node, after.node, (name, side) => {
      const { at } = side === 'older' ? before : after
      return name === read ? at : read ? `${at}#${name}` : `${at}/${name}`
    })
    return { kind: values.length > 0 ? 'changed' : 'same', older: before, newer: after, ...nothing, values }
  })
}

const nothing = { values: [], runs: null, rows: null } as const

function rowsOf(
  older: readonly Node[],
  newer: readonly Node[],
  { kept, moved }: Pairing,
  placeOf: (side: Side, node: Node, index: number) => string,
  pairOf: (older: Spot, newer: Spot) => Row,
): Row[] {
  const spotsOf = (side: Side, nodes: readonly Node[]) =>
    nodes.map((node, index): Spot => ({ at: placeOf(side, node, index), node }))
  const [from, to] = [spotsOf('older', older), spotsOf('newer', newer)]
  const movedTo = new Map(moved)
  const movedFrom = new Map(moved.map(([x, y]) => [y, x]))
  const pair = (x: number, y: number) => pairOf(from[x] as Spot, to[y] as Spot)
  const rows: Row[] = []
  let [x, y] = [0, 0]
  for (const [keptX, keptY] of [...kept, [older.length, newer.length] as const]) {
    for (; x < keptX; x++) {
      const other = movedTo.get(x)
      if (other === undefined) rows.push({ kind: 'removed', older: from[x] as Spot, newer: null, ...nothing })
      else rows.push({ ...pair(x, other), kind: 'moved-away' })
    }
    for (; y < keptY; y++) {
      const other = movedFrom.get(y)
      if (other === undefined) rows.push({ kind: 'added', older: null, newer: to[y] as Spot, ...nothing })
      else rows.push({ ...pair(other, y), kind: 'moved-here' })
    }
    if (keptX < older.length) rows.push(pair(x++, y++))
  }
  return rows
}

function valuesOf(older: Node, newer: Node, placeOf: (name: string, side: Side) => string): ValueChange[] {
  return namesOf(older, newer)
    .filter((name) => keyOf([older[name]]) !== keyOf([newer[name]]))
    .map((name) => {
      const [before, after] = [older[name], newer[name]]
      return {
        at: placeOf(name, after === undefined ? 'older' : 'newer'),
        olderAt: placeOf(name, before === undefined ? 'newer' : 'older'),
        name,
        older: before,
        newer: after,
        runs: typeof before === 'string' && typeof after === 'string' ? runsOfText(before, after) : null,
      }
    })
}

const READING = ['title', 'summary', 'topic', 'body', 'facts', 'fields', 'variants', 'videos', 'attachments']

/** The names of both, in the order they are read; the unknown after them by name. */
function namesOf(older: Node, newer: Node): string[] {
  const rank = (name: string) => (READING.includes(name) ? READING.indexOf(name) : READING.length)
  return [...new Set([...Object.keys(older), ...Object.keys(newer)])].toSorted(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  )
}

const entriesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
/** How places name an entry of a list, or a field: `fact/0`, `field/dateline`. */
const singular = (name: string) => name.replace(/s$/, '')
