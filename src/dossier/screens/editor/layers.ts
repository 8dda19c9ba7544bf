/**
 * Marks over the body that are not part of it: long sentences, findings, comments. Each layer is its own, moves with
 * the words as they are edited, and is neither kept nor undone.
 */
import { Extension, type Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Range } from './places.ts'

/** A stretch with the class that shows it and, for those who point at it, why; a click on it may open something. */
export type LayerMark = Range & { readonly look: string; readonly title?: string; readonly onOpen?: () => void }

export type Layer = {
  /** One line in the list of the editor's extensions. */
  readonly extension: Extension
  /** Puts these marks in place of the layer's earlier ones. */
  show(editor: Editor, marks: readonly LayerMark[]): void
}

export function makeLayer(name: string): Layer {
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
            marks.map(({ from, to, look, title, onOpen }) =>
              Decoration.inline(from, to, { class: look, ...(title && { title }) }, { onOpen }),
            ),
          )
        },
      },
      props: {
        decorations: (state) => key.getState(state),
        handleClick: (view, at) => {
          for (const mark of key.getState(view.state)?.find(at, at) ?? []) (mark.spec as LayerMark).onOpen?.()
          return false // the cursor goes where it was put
        },
      },
    })
  return {
    extension: Extension.create({ name, addProseMirrorPlugins: () => [plugin()] }),
    show(editor, marks) {
      if (editor.isDestroyed) return
      editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta('addToHistory', false))
    },
  }
}
