import { Refused } from '../../../base/refused.ts'
import { oneLine } from '../../../base/text.ts'
import type { Edition } from '../../rules.ts'
import { editionSchema } from '../../rules.ts'
import { listOf, type Element } from './format.ts'
import { POSTS_MAX } from './limits.ts'
import type { Notes } from './notes.ts'
import { fitText } from './values.ts'

const NAME_MAX = 500
const ID_MAX = 60
const postIds = editionSchema.shape.posts.element.shape.id

export type Lanes = {
  readonly posts: Edition['posts']
  /** The post in whose lane an element stands. */
  readonly postOf: ReadonlyMap<Element, string>
  /** The lanes that became posts, and the sets they stand in. */
  readonly lanes: readonly Element[]
  readonly sets: readonly Element[]
}

/**
 * The posts of a process: its innermost lanes, and outer ones in which a step stands by itself; without any lane, one.
 * @throws {Refused} `bpmn-too-many-posts`
 */
export function readLanes(process: Element, it: { steps: readonly Element[]; pool: string }, notes: Notes): Lanes {
  const sets: Element[] = []
  const all = flatten(listOf(process['laneSets']), [], sets)
  const steps = new Set(it.steps)
  const laneOf = new Map<Element, Element>()
  const outside = new Map(all.map((found) => [found.lane, found.outside]))
  for (const { lane } of all.toSorted((left, right) => right.outside.length - left.outside.length))
    for (const node of listOf(lane['flowNodeRef'])) {
      const first = laneOf.get(node)
      if (!first) laneOf.set(node, lane)
      else if (first !== lane && steps.has(node) && !outside.get(first)?.includes(lane))
        notes.add('severalLanes', oneLine(node.name ?? node.id ?? ''))
    }
  const lanes = all
    .map((found) => found.lane)
    .filter((lane) => !lane['childLaneSet'] || it.steps.some((step) => laneOf.get(step) === lane))
  if (lanes.length > POSTS_MAX)
    throw new Refused({ code: 'bpmn-too-many-posts', field: 'file', count: lanes.length, max: POSTS_MAX })
  if (lanes.length === 0) {
    const name = it.pool === '' ? 'Pelaksana' : it.pool
    notes.add('noLanes', name)
    const post = { id: idFrom(name, new Set()), name }
    return { posts: [post], postOf: new Map(it.steps.map((step) => [step, post.id])), lanes, sets }
  }
  const taken = new Set<string>()
  const posts = lanes.map((lane) => {
    const given = lane['post']
    const read = postIds.safeParse(given)
    if (typeof given === 'string' && !read.success) notes.add('value', 'post', given.slice(0, ID_MAX))
    const ours = read.success && !taken.has(read.data)
    const text = lane.name ?? ''
    const name = fitText(ours ? text : oneLine(text), { max: NAME_MAX, where: 'Jabatan' }, notes)
    const id = ours ? read.data : idFrom(name, taken)
    if (read.success && !ours) notes.add('postTwice', read.data, name, id)
    taken.add(id)
    return { id, name }
  })
  const postAt = new Map(lanes.map((lane, at) => [lane, posts[at]?.id ?? '']))
  const postOf = new Map([...laneOf].map(([node, lane]) => [node, postAt.get(lane) ?? '']))
  return { posts, postOf, lanes, sets }
}

type Found = { readonly lane: Element; readonly outside: readonly Element[] }
const DEPTH_MAX = 20

/** All lanes, an outer one before those in it; `sets` gathers what they stand in. */
function flatten(given: readonly Element[], outside: readonly Element[], sets: Element[]): Found[] {
  if (outside.length > DEPTH_MAX) return []
  return given.flatMap((set) => {
    sets.push(set)
    return listOf(set['lanes']).flatMap((lane) => {
      const inner = lane['childLaneSet'] as Element | undefined
      return [{ lane, outside }, ...(inner ? flatten([inner], [...outside, lane], sets) : [])]
    })
  })
}

/** An id made of a name, as an administrator would write it: `Kepala Bidang` is `kepala-bidang`. */
function idFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, ID_MAX - 4)
    .replace(/^-|-$/g, '')
  const base = plain === '' ? 'jabatan' : plain
  for (let again = 1; ; again++) {
    const id = again === 1 ? base : `${base}-${again}`
    if (!taken.has(id)) return id
  }
}
