/** Where a place of a text stands in the editor's document, and back. Both count in UTF-16 units, so nothing is guessed. */
import type { Node } from '@tiptap/pm/model'
import type { Place } from '../../../base/content-places.ts'

/** A stretch of the editor's document, in its own positions; `to` exclusive. */
export type Range = { readonly from: number; readonly to: number }

/**
 * The stretch that a place of the body names: words of a paragraph, or the whole picture, quotation, table or footnote
 * for what stands beside it. Null when the text no longer has that piece.
 */
export function rangeOf(doc: Node, place: Place): Range | null {
  const [path = '', beside] = place.at.split('#')
  const [root, ...indexes] = path.split('/')
  if (root !== 'body' || indexes.length === 0) return null
  let node = doc
  let inside = 0 // where the content of `node` begins
  let before = 0 // where `node` itself begins
  for (const step of indexes) {
    const index = Number(step)
    if (node.isTextblock || step === '' || !Number.isInteger(index) || index < 0 || index >= node.childCount)
      return null
    before = inside
    for (let at = 0; at < index; at++) before += node.child(at).nodeSize
    node = node.child(index)
    inside = before + 1
  }
  if (beside?.startsWith('note/')) return noteRange(node, inside, Number(beside.slice('note/'.length)))
  if (beside !== undefined || !node.isTextblock) return { from: before, to: before + node.nodeSize }
  const offset = (it: number) => inside + Math.min(Math.max(it, 0), node.content.size)
  return { from: offset(place.from), to: Math.max(offset(place.from), offset(place.to)) }
}

/** The place of a stretch that lies within one paragraph or heading; null for one that spans several. */
export function placeOf(doc: Node, { from, to }: Range): Place | null {
  const start = doc.resolve(from)
  const end = doc.resolve(to)
  if (!start.parent.isTextblock || !start.sameParent(end)) return null
  const indexes = Array.from({ length: start.depth }, (_, depth) => start.index(depth))
  return { at: ['body', ...indexes].join('/'), from: start.parentOffset, to: end.parentOffset }
}

function noteRange(block: Node, inside: number, index: number): Range | null {
  let seen = 0
  let found: Range | null = null
  block.forEach((child, offset) => {
    if (child.type.name === 'footnote' && seen++ === index) found = { from: inside + offset, to: inside + offset + 1 }
  })
  return found
}
