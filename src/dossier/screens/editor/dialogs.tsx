import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { isAddress } from '../../../base/content.ts'
import { writingWords as w } from '../../../base/words/writing.ts'
import { AskForm } from '../../../web/kit/AskForm.tsx'
import { Button } from '../../../web/kit/Button.tsx'
import { Checkbox, TextArea, TextInput } from '../../../web/kit/Field.tsx'
import { useSay } from '../../../web/language.tsx'
import { backToText } from './asking.ts'

type Asked = { editor: Editor; onClose: () => void }

export function AskLink({ editor, onClose }: Asked) {
  const say = useSay()
  const [href, setHref] = useState(String(editor.getAttributes('link')['href'] ?? ''))
  const [tried, setTried] = useState(false)
  const good = href.trim() === '' || isAddress(href.trim())
  const put = () => {
    setTried(true)
    if (!good) return
    const address = href.trim()
    const chain = editor.chain().extendMarkRange('link')
    if (address === '') chain.unsetLink().run()
    else if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }).run()
    else chain.setLink({ href: address }).run()
    backToText(editor, onClose)
  }
  return (
    <AskForm focusField title={say(w.link)} does={say(w.keep)} onDo={put} onClose={onClose}>
      <TextInput
        label={say(w.linkAddress)}
        value={href}
        maxLength={2000}
        onChange={(event) => setHref(event.target.value)}
        inputMode="url"
        error={tried && !good ? say(w.linkWrong) : undefined}
      />
    </AskForm>
  )
}

/** Makes a quotation of the paragraphs that are selected, or says who said the one that the cursor stands in. */
export function AskQuote({ editor, onClose }: Asked) {
  const say = useSay()
  const inside = editor.isActive('blockquote')
  const before = editor.getAttributes('blockquote')
  const [speaker, setSpeaker] = useState(String(before['speaker'] ?? ''))
  const [title, setTitle] = useState(String(before['title'] ?? ''))
  const put = () => {
    const attrs = { speaker: speaker.trim() || null, title: title.trim() || null }
    if (inside) editor.chain().updateAttributes('blockquote', attrs).run()
    else editor.chain().wrapIn('blockquote', attrs).run()
    backToText(editor, onClose)
  }
  const unquote = (
    <Button
      look="quiet"
      onClick={() => {
        editor.chain().lift('blockquote').run()
        backToText(editor, onClose)
      }}
    >
      {say(w.unquote)}
    </Button>
  )
  return (
    <AskForm focusField title={say(w.quote)} does={say(w.keep)} more={inside && unquote} onDo={put} onClose={onClose}>
      <TextInput
        label={say(w.speaker)}
        help={say(w.speakerHelp)}
        value={speaker}
        maxLength={200}
        onChange={(event) => setSpeaker(event.target.value)}
      />
      <TextInput
        label={say(w.speakerTitle)}
        value={title}
        maxLength={300}
        onChange={(event) => setTitle(event.target.value)}
      />
    </AskForm>
  )
}

/** Puts a footnote where the cursor stands, or edits the one at `at`. */
export function AskNote({ editor, at, onClose }: Asked & { at: number | null }) {
  const say = useSay()
  const [text, setText] = useState(() => (at === null ? '' : String(editor.state.doc.nodeAt(at)?.attrs['text'] ?? '')))
  const [tried, setTried] = useState(false)
  const put = () => {
    setTried(true)
    const attrs = { text: text.trim() }
    if (attrs.text === '') return
    if (at === null)
      editor.chain().setTextSelection(editor.state.selection.to).insertContent({ type: 'footnote', attrs }).run()
    else editor.view.dispatch(editor.state.tr.setNodeMarkup(at, null, attrs))
    backToText(editor, onClose)
  }
  const remove = (
    <Button
      look="quiet"
      onClick={() => {
        if (at !== null) editor.view.dispatch(editor.state.tr.delete(at, at + 1))
        backToText(editor, onClose)
      }}
    >
      {say(w.removeNote)}
    </Button>
  )
  return (
    <AskForm
      focusField
      title={say(w.note)}
      does={say(at === null ? w.insert : w.keep)}
      more={at !== null && remove}
      onDo={put}
      onClose={onClose}
    >
      <TextArea
        label={say(w.noteText)}
        help={say(w.noteHelp)}
        required
        rows={3}
        maxLength={1000}
        value={text}
        error={tried && text.trim() === '' ? say(w.noteMissing) : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </AskForm>
  )
}

export function AskTable({ editor, onClose }: Asked) {
  const say = useSay()
  const [rows, setRows] = useState('3')
  const [columns, setColumns] = useState('3')
  const [header, setHeader] = useState(true)
  const [caption, setCaption] = useState('')
  const within = (text: string, max: number) => Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), max)
  const put = () => {
    editor
      .chain()
      .insertTable({ rows: within(rows, 100), cols: within(columns, 20), withHeaderRow: header })
      .updateAttributes('table', { caption: caption.trim() || null })
      .command(({ tr, state }) => {
        // The text goes on after it, also where there was nothing yet.
        if (tr.doc.lastChild?.type.name === 'table')
          tr.insert(tr.doc.content.size, state.schema.nodes['paragraph']?.create() ?? [])
        return true
      })
      .run()
    backToText(editor, onClose)
  }
  return (
    <AskForm focusField title={say(w.insertTable)} does={say(w.insert)} onDo={put} onClose={onClose}>
      <Caption value={caption} onChange={setCaption} />
      <div className="row">
        <TextInput
          label={say(w.rows)}
          type="number"
          min={1}
          max={100}
          value={rows}
          onChange={(event) => setRows(event.target.value)}
        />
        <TextInput
          label={say(w.columns)}
          type="number"
          min={1}
          max={20}
          value={columns}
          onChange={(event) => setColumns(event.target.value)}
        />
      </div>
      <Checkbox label={say(w.headerRow)} checked={header} onChange={(event) => setHeader(event.target.checked)} />
    </AskForm>
  )
}

export function AskCaption({ editor, onClose }: Asked) {
  const say = useSay()
  const [caption, setCaption] = useState(String(editor.getAttributes('table')['caption'] ?? ''))
  const put = () => {
    editor
      .chain()
      .updateAttributes('table', { caption: caption.trim() || null })
      .run()
    backToText(editor, onClose)
  }
  return (
    <AskForm focusField title={say(w.tableCaption)} does={say(w.keep)} onDo={put} onClose={onClose}>
      <Caption value={caption} onChange={setCaption} />
    </AskForm>
  )
}

function Caption({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const say = useSay()
  return (
    <TextInput
      label={say(w.tableCaption)}
      help={say(w.tableCaptionHelp)}
      value={value}
      maxLength={300}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
