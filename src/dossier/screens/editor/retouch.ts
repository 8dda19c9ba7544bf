/** Typing habits set right: as they are typed, and all at once when the writer asks. Each can be undone by itself. */
import { Extension, type Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { retouchesOf, type Retouch } from '../../../base/typography.ts'

/** What a paragraph's text is for places and rules: one unit for each piece that is no text. */
export const textOf = (block: Node, to = block.content.size): string =>
  block.textBetween(0, to, undefined, (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : '\ufffc'))

/** Tidies the whole body in one step. @returns how many places changed */
export function retouchAll(editor: Editor): number {
  const { tr, doc } = editor.state
  let count = 0
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    count += retouchBlock(tr, node, at + 1)
    return false
  })
  if (count > 0) editor.view.dispatch(closeHistory(tr).scrollIntoView())
  return count
}

/** @param begins where the block's content begins in the document that `tr` started from */
function retouchBlock(tr: Transaction, block: Node, begins: number): number {
  const text = textOf(block)
  const all = retouchesOf(text, (from, to) => touchesLink(block, from, to))
  for (const it of all.toReversed())
    replace(tr, it.text, tr.mapping.map(begins + it.from), tr.mapping.map(begins + it.to))
  return all.length
}

function replace(tr: Transaction, text: string, from: number, to: number): void {
  if (text === '') tr.delete(from, to)
  else tr.insertText(text, from, to)
}

/** A link's words are what the address says of itself. */
function touchesLink(block: Node, from: number, to: number): boolean {
  let found = false
  block.nodesBetween(from, to, (node) => {
    if (node.marks.some((it) => it.type.name === 'link')) found = true
  })
  return found
}

const TRIGGERS = /^["'.\-\s,;:!?)]$/

/** As it is typed: after the sign itself is in, so that undoing gives back what was typed. */
export const RetouchTyped = Extension.create({
  name: 'retouch',
  priority: 50, // after those that make lists and links of what is typed
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleTextInput(view, from, to, text) {
            if (view.composing || from !== to || !TRIGGERS.test(text)) return false
            if (retouchesTyped(view.state.doc.resolve(from), text).length === 0) return false
            view.dispatch(view.state.tr.insertText(text).scrollIntoView())
            const { $from } = view.state.selection
            const { tr } = view.state
            for (const it of retouchesTyped($from, '').toReversed())
              replace(tr, it.text, $from.start() + it.from, $from.start() + it.to)
            view.dispatch(closeHistory(tr).scrollIntoView())
            return true
          },
        },
      }),
    ]
  },
})

/** What the sign just typed calls for; what was left or undone further back is the writer's. */
function retouchesTyped($at: ResolvedPos, typed: string): Retouch[] {
  const block = $at.parent
  if (!block.isTextblock) return []
  const text = textOf(block, $at.parentOffset) + typed
  const recent = text.length - 1 - (/[^\s\ufffc]*.$/su.exec(text)?.[0].length ?? 0)
  const link = (from: number, to: number) => touchesLink(block, from, Math.min(to, block.content.size))
  // A quotation mark, dash or ellipsis is made of the sign itself; a space before a unit only once the unit is complete.
  return retouchesOf(text, link).filter((it) => it.to === text.length || (it.to > recent && !/[“”‘’…—]/.test(it.text)))
}
