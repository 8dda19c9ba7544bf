/**
 * Two texts that were made of one, as one again: by paragraph, by fact, by field. What only one side changed is taken;
 * what both changed otherwise is a conflict for a person, with both sides as data. Nothing is decided silently.
 */
import {
  contentSchema,
  emptyContent,
  otherLanguages,
  type Content,
  type OtherLanguage,
  type Translation,
} from '../../base/content.ts'
import { inlineOf } from './compare.ts'
import { identityOf, isNode, keyOf, pairNodes, type Node } from './pairing.ts'

export type Conflict = {
  /** Names it for as long as the base is the same, whatever is written meanwhile. */
  readonly id: string
  /** What it is about, as a place: `title`, `body`, `fact`, `field/dateline`. */
  readonly at: string
  /** Blocks, entries, or one value; none where that side has nothing here. */
  readonly mine: readonly unknown[]
  readonly theirs: readonly unknown[]
  /** Whether both can stand, mine first. */
  readonly both: boolean
}

export type Choice = 'mine' | 'theirs' | 'both'

/** A piece of the merged text: settled, or open until somebody chose. `only`: what one side moved stands here for it. */
type Part =
  | { readonly kind: 'clean'; readonly values: readonly unknown[] }
  | { readonly kind: 'open'; readonly conflict: Conflict; readonly only?: Side }
type Side = 'mine' | 'theirs'
type Three<T> = { readonly base: T; readonly mine: T; readonly theirs: T }

/** A member of the text: its blocks, a list beside them, or one value, maybe of a record such as `fields`. */
type Member = {
  readonly name: string
  readonly inner?: string
  /** Of a translation, what of it: its title, its body. */
  readonly leaf?: string
  readonly shape: 'body' | 'list' | 'value' | 'whole'
  readonly parts: readonly Part[]
}
export type Merge = { readonly members: readonly Member[]; readonly conflicts: readonly Conflict[] }

/**
 * Merges what two people made of `base`. With a side that changed nothing it is the other side; with the two swapped it
 * is the same, each conflict turned round.
 */
export function mergeContents({ base, mine, theirs }: Three<Content>): Merge {
  const sides: Three<Node> = { base, mine, theirs }
  const members: Member[] = []
  for (const name of namesOf(sides)) {
    const it = of(sides, name)
    const some = it.mine ?? it.theirs ?? it.base
    const inside = name.replace(/s$/, '') // as places name an entry of a list, or a field
    if (name === 'translations')
      members.push(...otherLanguages.flatMap((language) => mergeTranslations(language, { base, mine, theirs })))
    else if (name === 'body') {
      const blocks = { base: base.body.content, mine: mine.body.content, theirs: theirs.body.content }
      members.push({ name, shape: 'body', parts: mergeNodes(blocks, { at: 'body', inOrder: true }) })
    } else if (Array.isArray(some)) {
      const entries = { base: nodesOf(it.base), mine: nodesOf(it.mine), theirs: nodesOf(it.theirs) }
      const settled = settledOf(entries) // as it is, its order too, where one side left it alone
      const parts: Part[] = settled
        ? settled.value.map((entry) => ({ kind: 'clean', values: [entry] }))
        : mergeNodes(entries, { at: inside, inOrder: false })
      const absent = it.mine === undefined || it.theirs === undefined // an emptied list that may be absent then is
      if (parts.length > 0 || !absent) members.push({ name, shape: 'list', parts })
    } else if (isNode(some)) {
      const records = { base: recordOf(it.base), mine: recordOf(it.mine), theirs: recordOf(it.theirs) }
      for (const inner of namesOf(records))
        members.push({ name, inner, shape: 'value', parts: [mergeValue(of(records, inner), `${inside}/${inner}`)] })
    } else members.push({ name, shape: 'value', parts: [mergeValue(it, name)] })
  }
  const open = members.flatMap((it) => conflictsOf(it.parts))
  const merge = { members, conflicts: [...new Map(open.map((it) => [it.id, it])).values()] }
  // Merged without a question, and yet more than a text holds: then the question is about the whole.
  return open.length > 0 || settleMerge(merge, new Map()) ? merge : wholeOf(mine, theirs)
}

/** A translation piece by piece, as the main text; one that a side took out or put in as a whole. */
function mergeTranslations(language: OtherLanguage, sides: Three<Content>): Member[] {
  const [name, inner] = ['translations', language] as const
  const at = `translation/${language}`
  const of = (side: keyof Three<Content>) => sides[side].translations?.[language]
  const [base, mine, theirs] = [of('base'), of('mine'), of('theirs')]
  if (!mine || !theirs) {
    const part = mergeValue({ base, mine, theirs }, at)
    return mine || theirs ? [{ name, inner, shape: 'value', parts: [part] }] : []
  }
  const value = (leaf: 'title' | 'summary'): Member => ({
    ...{ name, inner, leaf, shape: 'value' as const },
    parts: [mergeValue({ base: base?.[leaf], mine: mine[leaf], theirs: theirs[leaf] }, `${at}/${leaf}`)],
  })
  const blocks = { base: base?.body.content ?? [], mine: mine.body.content, theirs: theirs.body.content }
  // Each said that it follows another text: either way it does not follow what both texts become.
  const follows = settledOf<string | undefined>({ base: base?.of, mine: mine.of, theirs: theirs.of })?.value
  // One said that it follows the main text now, of words that the other changed meanwhile: nobody has read the two together.
  const other = base && mine.of !== theirs.of ? [mine, theirs].find((it) => it.of === base.of) : undefined
  const isUnread = base && other && keyOf(wordsIn(other)) !== keyOf(wordsIn(base))
  return [
    value('title'),
    value('summary'),
    { name, inner, leaf: 'body', shape: 'body', parts: mergeNodes(blocks, { at: `${at}/body`, inOrder: true }) },
    {
      ...{ name, inner, leaf: 'of', shape: 'value' as const },
      parts: [{ kind: 'clean', values: [isUnread ? base.of : (follows ?? [mine.of, theirs.of].toSorted()[0])] }],
    },
  ]
}

const wordsIn = ({ title, summary, body }: Translation) => [title, summary, body]

function wholeOf(mine: Content, theirs: Content): Merge {
  const conflict = { id: 'whole', at: 'whole', mine: [mine], theirs: [theirs], both: false }
  return { members: [{ name: 'whole', shape: 'whole', parts: [{ kind: 'open', conflict }] }], conflicts: [conflict] }
}

/** The text as chosen; null while a conflict is open, or when what was chosen makes no text: too many facts, say. */
export function settleMerge({ members, conflicts }: Merge, choices: ReadonlyMap<string, Choice>): Content | null {
  if (conflicts.some((it) => !choices.has(it.id))) return null
  const content: Record<string, unknown> = {}
  for (const { name, inner, leaf, shape, parts } of members) {
    const values = parts.flatMap((part) => (part.kind === 'clean' ? part.values : chosen(part, choices)))
    if (shape === 'whole') return contentSchema.safeParse(values[0]).data ?? null
    if (inner !== undefined && leaf !== undefined) {
      const before = content[name] as Record<string, Node> | undefined
      const one = shape === 'body' ? { type: 'doc', content: values } : values[0]
      content[name] = { ...before, [inner]: { ...before?.[inner], [leaf]: one } }
    } else if (shape === 'body') content[name] = { type: 'doc', content: values }
    else if (shape === 'list' && values.length === 0 && !(name in emptyContent)) continue // absent when empty
    else if (shape === 'list') content[name] = values
    else if (values.length === 0) continue
    else if (inner === undefined) content[name] = values[0]
    else content[name] = { ...(content[name] as Node | undefined), [inner]: values[0] }
  }
  return contentSchema.safeParse(content).data ?? null
}

function chosen({ conflict, only }: Extract<Part, { kind: 'open' }>, choices: ReadonlyMap<string, Choice>): unknown[] {
  const choice = choices.get(conflict.id)
  const shows = (side: Side) => (choice === side || choice === 'both') && (only ?? side) === side
  return [...(shows('mine') ? conflict.mine : []), ...(shows('theirs') ? conflict.theirs : [])]
}

type Where = {
  readonly at: string
  /** Whether the order says something, as it does of paragraphs: then what both put in one place is a conflict. */
  readonly inOrder: boolean
}

/** Merges siblings: what is left of each base piece where it stood, and what came in between where it came in. */
function mergeNodes(nodes: Three<readonly Node[]>, { at, inOrder }: Where): Part[] {
  const { base } = nodes
  const sides = { mine: followed(base, nodes.mine), theirs: followed(base, nodes.theirs) }
  const own = (side: Side, index: number): Node | null =>
    sides[side].kept.get(index) ?? sides[side].moved.get(index)?.node ?? null
  const merged = (index: number): Part =>
    mergeNode(
      { base: base[index] as Node, mine: own('mine', index), theirs: own('theirs', index) },
      { at, id: `${at}/${index}` },
    )
  const partOf = (side: Side, { node, from }: Inserted): Part => {
    if (from === null) return { kind: 'clean', values: [node] }
    const otherSide = side === 'mine' ? 'theirs' : 'mine'
    const other = sides[otherSide].moved.get(from)
    const part = merged(from)
    const values = (of: Side) => (part.kind === 'clean' ? part.values : part.conflict[of])
    const conflict = { id: `${at}/${from}`, at, both: false }
    // Moved here and taken out there: the move says that it was wanted.
    if (!own(otherSide, from)) return { kind: 'open', conflict: { ...conflict, mine: [], theirs: [], [side]: [node] } }
    if (!other || !inOrder || other.gap === sides[side].moved.get(from)?.gap) return part
    // Both moved it, to different places: it stands where the one who is chosen put it.
    return { kind: 'open', conflict: { ...conflict, mine: values('mine'), theirs: values('theirs') }, only: side }
  }
  // Where the order says nothing, what both put in stands together, so that twins meet.
  const together = !inOrder && sides.mine.inserted.length > 0 && sides.theirs.inserted.length > 0
  const gapOf = (it: Inserted) => (together ? base.length : it.gap)
  const parts: Part[] = []
  for (let gap = 0; gap <= base.length; gap++) {
    const mine = sides.mine.inserted.filter((it) => gapOf(it) === gap)
    const theirs = sides.theirs.inserted.filter((it) => gapOf(it) === gap)
    parts.push(
      ...joinInserted(
        { mine: mine.map((it) => partOf('mine', it)), theirs: theirs.map((it) => partOf('theirs', it)) },
        { at, inOrder, id: `${at}+${gap}` },
      ),
    )
    const wasMoved = sides.mine.moved.has(gap) || sides.theirs.moved.has(gap)
    if (gap < base.length && !wasMoved) parts.push(merged(gap))
  }
  return parts.filter((it) => it.kind === 'open' || it.values.length > 0)
}

type Inserted = { readonly node: Node; readonly gap: number; readonly from: number | null }

/** What became of each base piece on one side, and what came in before which of them. */
function followed(base: readonly Node[], side: readonly Node[]) {
  const { kept, moved } = pairNodes(base, side)
  const from = new Map(moved.map(([x, y]) => [y, x]))
  const inserted: Inserted[] = []
  let [gap, next] = [0, 0]
  for (const [x, y] of [...kept, [base.length, side.length] as const]) {
    for (; next < y; next++) inserted.push({ node: side[next] as Node, gap, from: from.get(next) ?? null })
    gap = x + 1
    next++
  }
  return {
    kept: new Map(kept.map(([x, y]) => [x, side[y] as Node])),
    moved: new Map(inserted.flatMap((it) => (it.from === null ? [] : [[it.from, it] as const]))),
    inserted,
  }
}

function joinInserted({ mine, theirs }: Record<Side, Part[]>, { at, inOrder, id }: Where & { id: string }): Part[] {
  const [mineKeys, theirKeys] = [mine.map(keyOf), theirs.map(keyOf)]
  if (holds(mineKeys, theirKeys)) return mine
  if (holds(theirKeys, mineKeys)) return theirs
  const valuesOf = (all: readonly Part[]) => all.flatMap((it) => (it.kind === 'clean' ? it.values : []))
  if (inOrder && [...mine, ...theirs].every((it) => it.kind === 'clean'))
    return [{ kind: 'open', conflict: { id, at, mine: valuesOf(mine), theirs: valuesOf(theirs), both: true } }]
  // Beside each other, each once, in an order that does not depend on who asks.
  const twins = inOrder ? [] : twinsOf(mine, theirs, { at, id })
  const all = new Map([...mine, ...theirs].map((it) => [keyOf(it.kind === 'open' ? it.conflict.id : it), it]))
  for (const it of twins) for (const key of it.keys) all.delete(key)
  for (const { part } of twins) all.set(keyOf(part.kind === 'open' ? part.conflict.id : part), part)
  return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it)
}

/** What both put in under one name, a form for one channel say: one of them stands, by a person's choice where both wrote. */
function twinsOf(mine: readonly Part[], theirs: readonly Part[], { at, id }: { at: string; id: string }) {
  const named = (all: readonly Part[]) =>
    all.flatMap((part) => {
      const node = part.kind === 'clean' ? part.values.find(isNode) : undefined
      const name = node && identityOf(node)
      return node && name ? [{ name, node, key: keyOf(part) }] : []
    })
  const others = new Map(named(theirs).map((it) => [it.name, it]))
  return named(mine).flatMap((one) => {
    const other = others.get(one.name)
    if (!other || other.key === one.key) return []
    const stands = standingForm(one.node, other.node)
    const conflict = { id: `${id} ${one.name}`, at, mine: [one.node], theirs: [other.node], both: false }
    const part: Part = stands ? { kind: 'clean', values: [stands] } : { kind: 'open', conflict }
    return [{ keys: [one.key, other.key], part }]
  })
}

/** Whether all of `some` stand in `all`, in this order. */
function holds(all: readonly string[], some: readonly string[]): boolean {
  let next = 0
  for (const it of all) if (it === some[next]) next++
  return next >= some.length
}

/** Merges what became of one piece; null where a side took it out. */
function mergeNode(
  it: { readonly base: Node; readonly mine: Node | null; readonly theirs: Node | null },
  { at, id }: { at: string; id: string },
): Part {
  const values = (node: Node | null) => (node ? [node] : [])
  const settled = settledOf<Node | null>(it)
  if (settled) return { kind: 'clean', values: values(settled.value) }
  const { base, mine, theirs } = it
  const form = standingForm(mine, theirs)
  if (form) return { kind: 'clean', values: [form] }
  const conflict = {
    id,
    at,
    mine: values(mine),
    theirs: values(theirs),
    both: /(?:^|\/)body$/.test(at) && mine !== null && theirs !== null,
  }
  const within = mine && theirs && mergeWithin({ base, mine, theirs }, id)
  return within ? { kind: 'clean', values: [within] } : { kind: 'open', conflict }
}

/**
 * Of two forms of the text for one channel the one that stands without a question: what a person wrote before what only
 * follows the text, since that is made anew from the merged one; null where both wrote, or neither piece is such a form.
 */
function standingForm(mine: Node | null, theirs: Node | null): Node | null {
  const follows = (form: Node | null) => form?.['own'] === false
  if (follows(mine)) return theirs && !(follows(theirs) && keyOf(mine) < keyOf(theirs)) ? theirs : mine
  return follows(theirs) ? (mine ?? theirs) : null
}

/** A list, table or quotation by its items, a picture, fact or variant by its fields; null where that leaves a conflict. */
function mergeWithin(it: Three<Node>, id: string): Node | null {
  // A paragraph is one piece: two people's words in one sentence are nobody's.
  if (inlineOf(it.base) ?? inlineOf(it.mine) ?? inlineOf(it.theirs)) return null
  // A video is one piece with what is read beside it: the words of one and the pictures of another are nobody's.
  if ('transcript' in it.base)
    if (!settledOf({ base: recordingOf(it.base), mine: recordingOf(it.mine), theirs: recordingOf(it.theirs) }))
      return null
  const merged: Record<string, unknown> = {}
  for (const name of namesOf(it)) {
    const inner = of(it, name)
    let parts: Part[]
    if (name === 'content') {
      const nodes = { base: nodesOf(inner.base), mine: nodesOf(inner.mine), theirs: nodesOf(inner.theirs) }
      parts = mergeNodes(nodes, { at: id, inOrder: true })
      if (parts.length === 0) return null // each took out what the other left
    } else if (name === 'attrs') {
      const attrs = mergeWithin(
        { base: recordOf(inner.base), mine: recordOf(inner.mine), theirs: recordOf(inner.theirs) },
        id,
      )
      if (!attrs) return null
      parts = [{ kind: 'clean', values: Object.keys(attrs).length > 0 ? [attrs] : [] }]
    } else parts = [mergeValue(inner, id)]
    if (conflictsOf(parts).length > 0) return null
    const values = parts.flatMap((part) => (part.kind === 'clean' ? part.values : []))
    if (name === 'content') merged[name] = values
    else if (values.length > 0) merged[name] = values[0]
  }
  return merged
}

const recordingOf = (video: Node): Node =>
  Object.fromEntries(Object.entries(video).filter(([name]) => name !== 'title' && name !== 'poster'))

function mergeValue(it: Three<unknown>, at: string): Part {
  const values = (value: unknown) => (value === undefined ? [] : [value])
  const settled = settledOf(it)
  if (settled) return { kind: 'clean', values: values(settled.value) }
  return { kind: 'open', conflict: { id: at, at, mine: values(it.mine), theirs: values(it.theirs), both: false } }
}

/** The one that was changed, or either where both made the same of it; null where each made something else. */
function settledOf<T>({ base, mine, theirs }: Three<T>): { value: T } | null {
  const [b, m, t] = [keyOf([base]), keyOf([mine]), keyOf([theirs])]
  if (m === t || t === b) return { value: mine }
  return m === b ? { value: theirs } : null
}

const conflictsOf = (parts: readonly Part[]) => parts.flatMap((it) => (it.kind === 'open' ? [it.conflict] : []))
const of = (sides: Three<Node>, name: string): Three<unknown> => ({
  base: sides.base[name],
  mine: sides.mine[name],
  theirs: sides.theirs[name],
})
const namesOf = (it: Three<Node>) =>
  [...new Set([it.base, it.mine, it.theirs].flatMap((side) => Object.keys(side)))].toSorted()
const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const recordOf = (value: unknown): Node => (isNode(value) ? value : {})
