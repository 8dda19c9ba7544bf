import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { showKeyHelp } from '../../../web/key-help.ts'
import { selectedPiece, type Ask } from './asking.ts'
import { retouchAll } from './retouch.ts'

/** What the editor has to tell the writer in words. */
export type Told =
  | { readonly kind: 'retouched'; readonly count: number }
  | { readonly kind: 'pasted-without'; readonly pictures: number }
  | { readonly kind: 'pasted-cut' }
  | { readonly kind: 'location-removed' }

/** How the editor reaches the screen around it. */
export type Desk = { ask: Ask; tell: (told: Told) => void }

declare module '@tiptap/core' {
  interface Storage {
    desk: Desk
  }
}

export function connectDesk(editor: Editor, desk: Desk): void {
  Object.assign(editor.storage.desk, desk)
}

/** The keys that ask for something, and editing a picture or note where it stands. */
export const DeskKeys = Extension.create<object, Desk>({
  name: 'desk',
  addStorage: () => ({ ask: () => {}, tell: () => {} }),
  addKeyboardShortcuts() {
    const { editor, storage } = this
    const ask = (asking: Parameters<Ask>[0]) => {
      storage.ask(asking)
      return true
    }
    return {
      'Mod-k': () => ask({ kind: 'link' }),
      'Mod-Alt-q': () => ask({ kind: 'quote' }),
      'Mod-Alt-g': () => ask({ kind: 'picture', at: selectedPiece(editor, 'image') }),
      'Mod-Alt-f': () => ask({ kind: 'note', at: selectedPiece(editor, 'footnote') }),
      'Mod-Alt-r': () => {
        storage.tell({ kind: 'retouched', count: retouchAll(editor) })
        return true
      },
      'Mod-/': () => {
        showKeyHelp(true)
        return true
      },
      'Alt-F10': () => {
        editor.view.dom.closest('.editor')?.querySelector<HTMLElement>('.editor-tools [tabindex="0"]')?.focus()
        return true
      },
      Enter: () => {
        const picture = selectedPiece(editor, 'image')
        if (picture !== null) return ask({ kind: 'picture', at: picture })
        const note = selectedPiece(editor, 'footnote')
        return note !== null && ask({ kind: 'note', at: note })
      },
    }
  },
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin({
        props: {
          handleDoubleClickOn(_view, _at, node, nodeAt) {
            const kind = { image: 'picture', footnote: 'note' }[node.type.name] as 'picture' | 'note' | undefined
            if (!kind) return false
            storage.ask({ kind, at: nodeAt })
            return true
          },
        },
      }),
    ]
  },
})
