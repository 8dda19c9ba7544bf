import { Fragment } from '@tiptap/pm/model'
import type { Editor } from '@tiptap/react'
import type { Body } from '../../../base/content.ts'

/**
 * Puts another text into the editor while somebody writes in it: only what differs is exchanged, so the cursor stays in
 * its words and the steps before can still be undone.
 */
export function putBody(editor: Editor, body: Body): void {
  const { state, schema } = editor
  const next = schema.nodeFromJSON(body)
  const { content } = state.doc
  const start = content.findDiffStart(next.content)
  const end = content.findDiffEnd(next.content)
  if (start === null || end === null) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b)) // where the same letters end one and begin the other
  const part = state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
  const whole = () => state.tr.replaceWith(0, content.size, Fragment.from(next.content))
  editor.view.dispatch(part.doc.eq(next) ? part : whole())
}
