/**
 * Marks over the body that are not part of it: long sentences, findings, comments. Each layer is its own, moves with
 * the words as they are edited, and is neither kept nor undone.
 */
import { Extension, type Editor } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Range } from './places.ts'

/** A stretch with the class that shows it and, for those who point at it, why; a click or key on it may open something. */
export type LayerMark = Range & {
  readonly look: string
  readonly title?: string
  readonly onOpen?: (by: 'click' | 'key') => void
}

export type Layer = {
  /** One line in the list of the editor's extensions. */
  readonly extension: Extension
  /** Puts these marks in place of the layer's earlier ones. */
  show(editor: Editor, marks: readonly LayerMark[]): void
}

/** @param keys that open what the cursor stands on, as a click does */
export function makeLayer(name: string, keys?: string): Layer {
  const key = new PluginKey<DecorationSet>(name)
  const plugin = () =>
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, before, _, now) {
          const marks = tr.getMeta(key) as readonly LayerMark[] | undefined
          if (!marks) return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
          return DecorationSet.create(
            now.doc,
            marks.map(({ from, to, look, title, onOpen }) => {
              const whole = now.doc.nodeAt(from)
              const decorate = whole?.isBlock && from + whole.nodeSize === to ? Decoration.node : Decoration.inline
              return decorate(from, to, { class: look, ...(title && { title }) }, { onOpen })
            }),
          )
        },
      },
      props: {
        decorations: (state) => key.getState(state),
        handleClick: (view, at) => {
          open(view.state, { from: at, to: at }, 'click')
          return false // the cursor goes where it was put
        },
      },
    })
  const open = (state: EditorState, { from, to }: Range, by: 'click' | 'key'): boolean => {
    // The closest: words of a table, not the table.
    const size = (it: Decoration) => it.to - it.from
    const [mark] = (key.getState(state)?.find(from, to) ?? []).toSorted((one, other) => size(one) - size(other))
    ;(mark?.spec as LayerMark | undefined)?.onOpen?.(by)
    return mark !== undefined
  }
  return {
    extension: Extension.create({
      name,
      addProseMirrorPlugins: () => [plugin()],
      addKeyboardShortcuts() {
        return keys ? { [keys]: () => open(this.editor.state, this.editor.state.selection, 'key') } : {}
      },
    }),
    show(editor, marks) {
      if (editor.isDestroyed) return
      editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta('addToHistory', false))
    },
  }
}
