/**
 * The editor's document as a text of ours. Unchanged blocks come out as the same objects as before, so that what looks
 * at a long text again looks only at what was written since.
 */
import type { Node } from '@tiptap/pm/model'
import type { Block, Body, Inline, Mark } from '../../../base/content.ts'

/** The body as `base/content.ts` would parse it: what is not set is absent. */
export function bodyOf(doc: Node): Body {
  return { type: 'doc', content: doc.children.map(blockOf) }
}

const known = new WeakMap<Node, Block>() // a node of the editor never changes; another stands in its place

function blockOf(node: Node): Block {
  const before = known.get(node)
  if (before) return before
  const block = (node.isTextblock ? textBlockOf(node) : jsonOf(node)) as Block
  known.set(node, block)
  return block
}

function textBlockOf(node: Node): object {
  const attrs = node.type.name === 'heading' ? { attrs: { level: node.attrs['level'] } } : {}
  const content = node.childCount > 0 ? { content: node.children.map(inlineOf) } : {}
  return { type: node.type.name, ...attrs, ...content }
}

function inlineOf(node: Node): Inline {
  if (node.type.name === 'footnote') return { type: 'footnote', attrs: { text: node.attrs['text'] as string } }
  if (!node.isText) return { type: 'hardBreak' }
  const marks = node.marks.map((it): Mark => {
    if (it.type.name === 'link') return { type: 'link', attrs: { href: it.attrs['href'] as string } }
    return { type: it.type.name as 'bold' | 'italic' }
  })
  return { type: 'text', text: node.text ?? '', ...(marks.length > 0 && { marks }) }
}

function jsonOf(node: Node): object {
  const attrs = Object.entries(node.attrs)
    .filter(([name, value]) => isKept(node.type.name, name, value))
    .map(([name, value]) => [name, within(name, value)])
  return {
    type: node.type.name,
    ...(attrs.length > 0 && { attrs: Object.fromEntries(attrs) }),
    ...(!node.isLeaf && { content: node.children.map((it) => (isBlock(it) ? blockOf(it) : jsonOf(it))) }),
  }
}

/** Attributes that a piece always has, and those it has when they say something. */
const always: Readonly<Record<string, readonly string[]>> = {
  orderedList: ['start'],
  tableCell: ['colspan', 'rowspan'],
  tableHeader: ['colspan', 'rowspan'],
  image: ['src', 'alt', 'caption'],
}
const whenSet: Readonly<Record<string, readonly string[]>> = {
  blockquote: ['speaker', 'title'],
  table: ['caption'],
  image: ['credit', 'people', 'consent', 'minors', 'victims'],
}

/** A pasted table or list may count beyond what a text can hold. */
const most: Readonly<Record<string, number>> = { start: 10_000, colspan: 50, rowspan: 200 }

function within(name: string, value: unknown): unknown {
  const max = most[name]
  return max ? Math.min(Math.max(Math.trunc(Number(value)) || 1, 1), max) : value
}

function isKept(type: string, name: string, value: unknown): boolean {
  if (always[type]?.includes(name)) return true
  return Boolean(whenSet[type]?.includes(name) && value)
}

const isBlock = (node: Node) => !['listItem', 'tableRow', 'tableCell', 'tableHeader'].includes(node.type.name)
