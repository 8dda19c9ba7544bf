import type { Editor } from '@tiptap/react'
import type { ImageAttrs } from '../../../base/content.ts'

/** What the editor asks the writer for; `at` is the piece that is edited, in the document's positions. */
export type Asking =
  | { readonly kind: 'link' | 'quote' | 'table' | 'caption' }
  | { readonly kind: 'note'; readonly at: number | null }
  /** With the file that was pasted or dropped, or with the picture that is there already, if it was one. */
  | { readonly kind: 'picture'; readonly at: number | null; readonly file?: File; readonly picture?: ImageAttrs }
export type Ask = (asking: Asking | null) => void

/** Gives the hand back to the text once the question has left the screen. */
export function backToText(editor: Editor, close: () => void): void {
  close()
  requestAnimationFrame(() => {
    if (!editor.isDestroyed) editor.view.focus()
  })
}

/** The selected picture or footnote, to edit rather than insert. */
export function selectedPiece(editor: Editor, type: 'image' | 'footnote'): number | null {
  const { from, to } = editor.state.selection
  const node = editor.state.doc.nodeAt(from)
  return node?.type.name === type && to === from + node.nodeSize ? from : null
}
