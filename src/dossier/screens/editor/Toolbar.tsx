import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconH2,
  IconH3,
  IconItalic,
  IconKeyboard,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconSuperscript,
  IconTable,
  IconTableOff,
  IconTableRow,
  IconTextCaption,
  IconWand,
} from '@tabler/icons-react'
import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { useEditorState, type Editor } from '@tiptap/react'
import { useRef, useState, type ComponentType, type KeyboardEvent } from 'react'
import { writingWords as w } from '../../../base/words/writing.ts'
import { showKeyHelp } from '../../../web/key-help.ts'
import { useSay } from '../../../web/language.tsx'
import { selectedPiece, type Ask } from './asking.ts'
import type { Told } from './desk.ts'
import { keyText } from './keys.ts'
import { retouchAll } from './retouch.ts'

type Tool = {
  readonly word: { readonly id: string; readonly en: string }
  readonly icon: ComponentType<{ size: number; 'aria-hidden': boolean }>
  readonly act: () => unknown
  readonly pressed?: boolean
  readonly off?: boolean
  /** As TipTap names keys. */
  readonly keys?: string
}

/** The tools over the text; those of a table while the cursor stands in one. */
export function Toolbar({ editor, ask, tell }: { editor: Editor; ask: Ask; tell: (told: Told) => void }) {
  const say = useSay()
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
      table: it.isActive('table'),
      picture: it.isActive('image'),
      note: it.isActive('footnote'),
      undo: undoDepth(it.state) > 0,
      redo: redoDepth(it.state) > 0,
    }),
  })
  const chain = () => editor.chain().focus()
  const groups: Tool[][] = [
    [
      {
        word: w.heading2,
        icon: IconH2,
        pressed: on.heading2,
        keys: 'Mod-Alt-2',
        act: () => chain().toggleHeading({ level: 2 }).run(),
      },
      {
        word: w.heading3,
        icon: IconH3,
        pressed: on.heading3,
        keys: 'Mod-Alt-3',
        act: () => chain().toggleHeading({ level: 3 }).run(),
      },
      { word: w.bold, icon: IconBold, pressed: on.bold, keys: 'Mod-b', act: () => chain().toggleBold().run() },
      { word: w.italic, icon: IconItalic, pressed: on.italic, keys: 'Mod-i', act: () => chain().toggleItalic().run() },
      { word: w.link, icon: IconLink, pressed: on.link, keys: 'Mod-k', act: () => ask({ kind: 'link' }) },
    ],
    [
      {
        word: w.bullets,
        icon: IconList,
        pressed: on.bullets,
        keys: 'Mod-Shift-8',
        act: () => chain().toggleBulletList().run(),
      },
      {
        word: w.numbers,
        icon: IconListNumbers,
        pressed: on.numbers,
        keys: 'Mod-Shift-7',
        act: () => chain().toggleOrderedList().run(),
      },
      { word: w.quote, icon: IconBlockquote, pressed: on.quote, keys: 'Mod-Alt-q', act: () => ask({ kind: 'quote' }) },
    ],
    [
      { word: w.table, icon: IconTable, pressed: on.table, off: on.table, act: () => ask({ kind: 'table' }) },
      {
        word: w.picture,
        icon: IconPhoto,
        pressed: on.picture,
        keys: 'Mod-Alt-g',
        act: () => ask({ kind: 'picture', at: selectedPiece(editor, 'image') }),
      },
      {
        word: w.note,
        icon: IconSuperscript,
        pressed: on.note,
        keys: 'Mod-Alt-f',
        act: () => ask({ kind: 'note', at: selectedPiece(editor, 'footnote') }),
      },
    ],
    [
      { word: w.undo, icon: IconArrowBackUp, off: !on.undo, keys: 'Mod-z', act: () => chain().undo().run() },
      { word: w.redo, icon: IconArrowForwardUp, off: !on.redo, keys: 'Mod-Shift-z', act: () => chain().redo().run() },
      {
        word: w.retouch,
        icon: IconWand,
        keys: 'Mod-Alt-r',
        act: () => tell({ kind: 'retouched', count: retouchAll(editor) }),
      },
      { word: w.showKeys, icon: IconKeyboard, keys: 'Mod-/', act: () => showKeyHelp(true) },
    ],
  ]
  const tableTools: Tool[] = [
    { word: w.rowAbove, icon: IconRowInsertTop, act: () => chain().addRowBefore().run() },
    { word: w.rowBelow, icon: IconRowInsertBottom, act: () => chain().addRowAfter().run() },
    { word: w.columnLeft, icon: IconColumnInsertLeft, act: () => chain().addColumnBefore().run() },
    { word: w.columnRight, icon: IconColumnInsertRight, act: () => chain().addColumnAfter().run() },
    { word: w.headerRow, icon: IconTableRow, act: () => chain().toggleHeaderRow().run() },
    { word: w.tableCaption, icon: IconTextCaption, act: () => ask({ kind: 'caption' }) },
    { word: w.removeRow, icon: IconRowRemove, act: () => chain().deleteRow().run() },
    { word: w.removeColumn, icon: IconColumnRemove, act: () => chain().deleteColumn().run() },
    { word: w.removeTable, icon: IconTableOff, act: () => chain().deleteTable().run() },
  ]
  return (
    <div className="editor-tools">
      <ToolRow label={say(w.toolbar)} groups={groups} leave={() => editor.commands.focus()} />
      {on.table && <ToolRow label={say(w.tableToolbar)} groups={[tableTools]} leave={() => editor.commands.focus()} />}
    </div>
  )
}

/** A toolbar as the ARIA practices have it: one stop of the Tab key, arrows within, Escape back to the text. */
function ToolRow({ label, groups, leave }: { label: string; groups: readonly (readonly Tool[])[]; leave: () => void }) {
  const say = useSay()
  const [stop, setStop] = useState(0)
  const row = useRef<HTMLDivElement>(null)
  const order = groups.flat()
  const move = (event: KeyboardEvent) => {
    const to = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: order.length - 1 }[event.key]
    if (event.key === 'Escape') leave()
    if (to === undefined) return
    event.preventDefault()
    const next = (to + order.length) % order.length
    setStop(next)
    row.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus, one at a time
    <div ref={row} className="tool-row" role="toolbar" aria-label={label} onKeyDown={move}>
      {groups.map((tools, group) => (
        <span key={group} className="tool-group">
          {tools.map((tool) => {
            const { word, icon: Icon, pressed, off, keys, act } = tool
            const index = order.indexOf(tool)
            return (
              <button
                key={word.en}
                type="button"
                aria-label={say(word)}
                title={keys ? `${say(word)} (${keyText(keys)})` : say(word)}
                aria-pressed={pressed}
                aria-disabled={off || undefined}
                tabIndex={index === stop ? 0 : -1}
                onFocus={() => setStop(index)}
                onMouseDown={(event) => event.preventDefault()} // the selection stays in the text
                onClick={() => !off && act()}
              >
                <Icon size={20} aria-hidden />
              </button>
            )
          })}
        </span>
      ))}
    </div>
  )
}
