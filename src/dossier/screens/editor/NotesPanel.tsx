import { useMemo } from 'react'
import { footnotesOf } from '../../../base/content.ts'
import { writingWords as w } from '../../../base/words/writing.ts'
import { useSay } from '../../../web/language.tsx'
import type { Writing } from '../writing.ts'
import { WritingPanel } from '../WritingPanel.tsx'

/** The footnotes under their numbers, as they will stand below the text. */
export function NotesPanel({ writing: { content, editor } }: { writing: Writing }) {
  const say = useSay()
  const notes = useMemo(() => footnotesOf(content.body), [content.body])
  const edit = (index: number) => {
    let seen = 0
    editor?.state.doc.descendants((node, at) => {
      if (node.type.name === 'footnote' && seen++ === index) {
        editor.chain().setNodeSelection(at).scrollIntoView().run()
        editor.storage.desk.ask({ kind: 'note', at })
      }
    })
  }
  return (
    <WritingPanel id="notes" title={say(w.note)} count={notes.length}>
      {notes.length === 0 && <p className="sec">{say(w.noNotes)}</p>}
      <ol className="note-list">
        {notes.map((it, at) => (
          <li key={at}>
            {it.attrs.text}{' '}
            <button type="button" className="button quiet" onClick={() => edit(at)}>
              {say(w.editNote)(at + 1)}
            </button>
          </li>
        ))}
      </ol>
    </WritingPanel>
  )
}
