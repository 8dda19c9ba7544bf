import type { Editor } from '@tiptap/react'
import { useCallback } from 'react'
import { flushSync } from 'react-dom'
import type { Place } from '../../../base/content-places.ts'
import type { Content } from '../../../base/content.ts'
import { panels } from '../panels.tsx'
import type { OpenPanels } from '../WritingPanel.tsx'
import { rangeOf } from './places.ts'

/** Shows a place of the text and puts the cursor there, opening the panel that holds it. */
export function useGoTo(editor: Editor | null, open: OpenPanels): (place: Place) => void {
  return useCallback(
    (place) => {
      const [root = ''] = place.at.split(/[/#]/)
      if (root === 'body') {
        const range = editor && rangeOf(editor.state.doc, place)
        // What was deleted meanwhile is looked for where it stood, at the beginning of the text.
        editor
          ?.chain()
          .setTextSelection(range ?? 1)
          .focus(undefined, { scrollIntoView: true })
          .run()
        return
      }
      const panel = panels.find((it) => it.places?.includes(root))
      if (panel) flushSync(() => open.set(panel.id, true))
      const field = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place.at)}"]`)
      const target = field ?? (panel && document.querySelector<HTMLElement>(`#panel-${panel.id} h2 button`))
      target?.focus()
      if (isTextField(target)) target.setSelectionRange(place.from, place.to)
    },
    [editor, open],
  )
}

/** Puts other words in a place: in the body as one step of the editor's undo, elsewhere in its field. */
export function replaceIn(
  editor: Editor | null,
  content: Content,
  change: (more: Partial<Content>) => void,
  place: Place,
  text: string,
): void {
  const range = editor && rangeOf(editor.state.doc, place)
  if (range) {
    editor.view.dispatch(editor.state.tr.insertText(text, range.from, range.to).scrollIntoView())
    return
  }
  const inside = (old: string) => old.slice(0, place.from) + text + old.slice(place.to)
  const [root, name = ''] = place.at.split('/')
  if (root === 'title' || root === 'summary' || root === 'topic') change({ [root]: inside(content[root]) })
  else if (root === 'field') change({ fields: { ...content.fields, [name]: inside(content.fields?.[name] ?? '') } })
}

function isTextField(it: HTMLElement | null | undefined): it is HTMLInputElement | HTMLTextAreaElement {
  return it instanceof HTMLTextAreaElement || (it instanceof HTMLInputElement && it.type === 'text')
}
