import { EditorContent, useEditor, useEditorState, type Editor, type JSONContent } from '@tiptap/react'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconH2,
  IconH3,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconTable,
} from '@tabler/icons-react'
import type { Node } from '@tiptap/pm/model'
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type ComponentType } from 'react'
import { isAddress, type Body } from '../../base/content.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { bodyOf } from './editor/document.ts'
import { extensions } from './editor/extensions.ts'

const REST_MS = 300 // of the hand, after which the text is read off the editor
const LONGEST_MS = 2_000 // of writing without a rest

/** Writes the body. What it makes is the whitelist of `base/content.ts`; anything else that is pasted falls away. */
export const BodyEditor = memo(function BodyEditor({
  body,
  label,
  onTyping,
  onChange,
  onEditor,
}: {
  /** What it begins with; later changes are the editor's own. */
  body: Body
  label: string
  /** Something was written that `onChange` will bring in a moment. */
  onTyping: () => void
  onChange: (body: Body) => void
  onEditor: (editor: Editor | null) => void
}) {
  const rest = useRest(onTyping, onChange)
  const editor = useEditor({
    extensions,
    content: body as JSONContent,
    injectCSS: false, // the content security policy takes no style of its own making
    editorProps: {
      attributes: { class: 'public-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
    },
    onUpdate: (update) => rest.written(update.editor.state.doc),
    onBlur: rest.bring,
  })
  useEffect(() => {
    onEditor(editor)
    return () => onEditor(null)
  }, [editor, onEditor])
  return (
    <div>
      <p className="editor-label" aria-hidden>
        {label}
      </p>
      <Toolbar editor={editor} />
      <EditorContent editor={editor} className="editor-body" />
    </div>
  )
})

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

function Toolbar({ editor }: { editor: Editor }) {
  const say = useSay()
  const [asking, setAsking] = useState<'link' | 'picture' | null>(null)
  const on = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      bold: it.isActive('bold'),
      italic: it.isActive('italic'),
      heading2: it.isActive('heading', { level: 2 }),
      heading3: it.isActive('heading', { level: 3 }),
      bullets: it.isActive('bulletList'),
      numbers: it.isActive('orderedList'),
      quote: it.isActive('blockquote'),
      link: it.isActive('link'),
    }),
  })
  const chain = () => editor.chain().focus()
  const tools: {
    name: keyof typeof w
    icon: ComponentType<{ size: number; 'aria-hidden': boolean }>
    pressed?: boolean
    act: () => void
  }[] = [
    { name: 'bold', icon: IconBold, pressed: on.bold, act: () => chain().toggleBold().run() },
    { name: 'italic', icon: IconItalic, pressed: on.italic, act: () => chain().toggleItalic().run() },
    { name: 'heading2', icon: IconH2, pressed: on.heading2, act: () => chain().toggleHeading({ level: 2 }).run() },
    { name: 'heading3', icon: IconH3, pressed: on.heading3, act: () => chain().toggleHeading({ level: 3 }).run() },
    { name: 'bullets', icon: IconList, pressed: on.bullets, act: () => chain().toggleBulletList().run() },
    { name: 'numbers', icon: IconListNumbers, pressed: on.numbers, act: () => chain().toggleOrderedList().run() },
    { name: 'quote', icon: IconBlockquote, pressed: on.quote, act: () => chain().toggleBlockquote().run() },
    { name: 'link', icon: IconLink, pressed: on.link, act: () => setAsking('link') },
    { name: 'table', icon: IconTable, act: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
    { name: 'picture', icon: IconPhoto, act: () => setAsking('picture') },
    { name: 'undo', icon: IconArrowBackUp, act: () => chain().undo().run() },
    { name: 'redo', icon: IconArrowForwardUp, act: () => chain().redo().run() },
  ]
  return (
    <div className="editor-tools" role="toolbar" aria-label={say(w.toolbar)}>
      {tools.map(({ name, icon: Icon, pressed, act }) => {
        const text = say(w[name] as { id: string; en: string })
        return (
          <button key={name} type="button" aria-label={text} title={text} aria-pressed={pressed} onClick={act}>
            <Icon size={20} aria-hidden />
          </button>
        )
      })}
      {asking === 'link' && <AskLink editor={editor} onClose={() => setAsking(null)} />}
      {asking === 'picture' && <AskPicture editor={editor} onClose={() => setAsking(null)} />}
    </div>
  )
}

function AskLink({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const say = useSay()
  const [href, setHref] = useState(String(editor.getAttributes('link')['href'] ?? ''))
  const good = href === '' || isAddress(href)
  return (
    <Dialog title={say(w.link)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (!good) return
          const chain = editor.chain().focus().extendMarkRange('link')
          if (href === '') chain.unsetLink().run()
          else chain.setLink({ href }).run()
          onClose()
        }}
      >
        <TextInput
          label={say(w.linkAddress)}
          value={href}
          onChange={(event) => setHref(event.target.value)}
          inputMode="url"
          error={good ? undefined : 'https://…'}
        />
        <div className="row">
          <Button type="submit" look="do">
            {say(w.insert)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function AskPicture({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const say = useSay()
  const [file, setFile] = useState<File | null>(null)
  const [alt, setAlt] = useState('')
  const [caption, setCaption] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const insert = async () => {
    if (!file || alt.trim() === '') return
    setPending(true)
    try {
      const kept = await upload<{ hash: string }>('/api/files', file)
      editor
        .chain()
        .focus()
        .insertContent({ type: 'image', attrs: { src: kept.hash, alt: alt.trim(), caption: caption.trim() } })
        .run()
      onClose()
    } catch (error) {
      setProblem(error as Problem)
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog title={say(w.picture)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void insert()
        }}
      >
        <TextInput
          label={say(w.pictureFile)}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          required
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <TextInput
          label={say(w.alt)}
          required
          maxLength={500}
          value={alt}
          onChange={(event) => setAlt(event.target.value)}
        />
        <TextInput
          label={say(w.caption)}
          maxLength={500}
          value={caption}
          onChange={(event) => setCaption(event.target.value)}
        />
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look="do" pending={pending}>
            {say(w.insert)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}
