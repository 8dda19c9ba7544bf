import type { Editor } from '@tiptap/react'
import type { Range } from './places.ts'

/**
 * Chooses words of a text, or puts the cursor there, and takes the keys at once. The library's own `focus` takes them a
 * frame later, and what is typed meanwhile is lost.
 */
export function chooseIn(editor: Editor, at: Range | number): void {
  editor.chain().setTextSelection(at).scrollIntoView().run()
  editor.view.focus()
}
