import type { Node } from '@tiptap/pm/model'
import { EditorContent, useEditor, type Editor, type JSONContent } from '@tiptap/react'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Body } from '../../base/content.ts'
import { fileWords } from '../../base/words/files.ts'
import { writingWords as w } from '../../base/words/writing.ts'
import { useTellKeys } from '../../web/key-help.ts'
import { useSay } from '../../web/language.tsx'
import type { Asking } from './editor/asking.ts'
import { connectDesk, type Told } from './editor/desk.ts'
import { AskCaption, AskLink, AskNote, AskQuote, AskTable } from './editor/dialogs.tsx'
import { bodyOf } from './editor/document.ts'
import { extensions } from './editor/extensions.ts'
import { writingKeys } from './editor/keys.ts'
import { AskPicture } from './editor/PictureDialog.tsx'
import { Toolbar } from './editor/Toolbar.tsx'
import { keepUndo, restoreUndo } from './editor/undo.ts'
import './editor/editor.css'

const REST_MS = 300 // of the hand, after which the text is read off the editor
const LONGEST_MS = 2_000 // of writing without a rest
const KEEP_UNDO_MS = 3_000 // of rest, since reading the history off takes longer

type Props = {
  /** Names the text in the browser's store, where its undo is kept. */
  id: string
  /** What it begins with; later changes are the editor's own. */
  body: Body
  label: string
  /** What its words are written in, as `lang` of HTML has it. */
  language?: string
  /** Its keys stand in the list of keys already, by another editor on the same screen. */
  beside?: boolean
  /** Something was written that `onChange` will bring in a moment. */
  onTyping: () => void
  onChange: (body: Body) => void
  onEditor: (editor: Editor | null) => void
}

/** Writes the body. What it makes is the whitelist of `base/content.ts`; anything else that is pasted falls away. */
export const BodyEditor = memo(
  WritingBody,
  // The body itself is left out: drawing its tools again at each rest would cost and change nothing.
  (a, b) =>
    a.id === b.id &&
    a.label === b.label &&
    a.onTyping === b.onTyping &&
    a.onChange === b.onChange &&
    a.onEditor === b.onEditor,
)

function WritingBody({ id, body, label, language = 'id', beside = false, onTyping, onChange, onEditor }: Props) {
  const say = useSay()
  const [content] = useState(body as JSONContent)
  const [asking, ask] = useState<Asking | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const rest = useRest(onTyping, onChange)
  const editorProps = useMemo(
    () => ({
      attributes: {
        class: 'public-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: language,
        spellcheck: 'true',
      },
    }),
    [label, language],
  )
  const editor = useEditor({
    extensions,
    content,
    editorProps,
    injectCSS: false, // the content security policy takes no style of its own making
    onCreate: ({ editor: it }) => {
      const past = restoreUndo(id, it.state)
      if (past) it.view.updateState(past)
    },
    onUpdate: (update) => {
      setTold(null)
      rest.written(update.editor.state.doc)
    },
    onBlur: rest.bring,
  })
  useEffect(() => {
    connectDesk(editor, { ask, tell: setTold })
    onEditor(editor)
    return () => onEditor(null)
  }, [editor, onEditor])
  useUndoKept(id, editor)
  useTellKeys(useMemo(() => (beside ? null : writingKeys()), [beside]))
  const close = () => ask(null)
  return (
    <div className="editor">
      <p className="editor-label" aria-hidden>
        {label}
      </p>
      <Toolbar editor={editor} ask={ask} tell={setTold} />
      <EditorContent editor={editor} className="editor-body" />
      <output className="editor-told sec" aria-live="polite">
        {told && say(toldWords(told))}
      </output>
      {asking?.kind === 'link' && <AskLink editor={editor} onClose={close} />}
      {asking?.kind === 'quote' && <AskQuote editor={editor} onClose={close} />}
      {asking?.kind === 'table' && <AskTable editor={editor} onClose={close} />}
      {asking?.kind === 'caption' && <AskCaption editor={editor} onClose={close} />}
      {asking?.kind === 'note' && <AskNote editor={editor} at={asking.at} onClose={close} />}
      {asking?.kind === 'picture' && (
        <AskPicture editor={editor} at={asking.at} file={asking.file} picture={asking.picture} onClose={close} />
      )}
    </div>
  )
}

function toldWords(told: Told): { id: string; en: string } {
  const both = <Args extends unknown[]>(
    it: { id: (...args: Args) => string; en: (...args: Args) => string },
    ...args: Args
  ) => ({
    id: it.id(...args),
    en: it.en(...args),
  })
  switch (told.kind) {
    case 'retouched':
      return both(w.retouched, told.count)
    case 'pasted-without':
      return both(w.pastedWithout, told.pictures)
    case 'pasted-cut':
      return w.pastedTooLong
    case 'location-removed':
      return fileWords.locationRemoved
  }
}

/** Keeps what can be undone in the browser: when the hand rests, and when the page is left. */
function useUndoKept(id: string, editor: Editor): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      keepUndo(id, editor.state)
    }
    const written = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, KEEP_UNDO_MS)
    }
    editor.on('update', written)
    addEventListener('pagehide', keep)
    return () => {
      editor.off('update', written)
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [id, editor])
}

/** Reads the text off the editor when the hand rests, so that a key costs no more in a long text than in a short one. */
function useRest(onTyping: () => void, onChange: (body: Body) => void) {
  const waiting = useRef<{ doc: Node; since: number; timer: ReturnType<typeof setTimeout> } | null>(null)
  const bring = useCallback(() => {
    const it = waiting.current
    if (!it) return
    waiting.current = null
    clearTimeout(it.timer)
    onChange(bodyOf(it.doc))
  }, [onChange])
  const written = useCallback(
    (doc: Node) => {
      const since = waiting.current?.since ?? Date.now()
      clearTimeout(waiting.current?.timer)
      if (!waiting.current) onTyping()
      const left = Math.max(0, Math.min(REST_MS, since + LONGEST_MS - Date.now()))
      waiting.current = { doc, since, timer: setTimeout(bring, left) }
    },
    [bring, onTyping],
  )
  // A layout effect, since it must bring the last words before those who save when the screen is left.
  useLayoutEffect(() => {
    addEventListener('pagehide', bring)
    document.addEventListener('visibilitychange', bring)
    return () => {
      removeEventListener('pagehide', bring)
      document.removeEventListener('visibilitychange', bring)
      bring()
    }
  }, [bring])
  return { written, bring }
}
