import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { peopleShown, type ImageAttrs } from '../../../base/content.ts'
import { writingWords as w } from '../../../base/words/writing.ts'
import { Problem, upload } from '../../../web/call.ts'
import { Checkbox, Select, TextArea, TextInput } from '../../../web/kit/Field.tsx'
import { ProblemNote } from '../../../web/kit/ProblemNote.tsx'
import { useSay } from '../../../web/language.tsx'
import { backToText } from './asking.ts'
import { AskForm } from './dialogs.tsx'

/** Inserts a picture with all that must be known of it, or edits the one at `at`. Nothing goes in without a description. */
export function AskPicture({
  editor,
  at,
  given,
  onClose,
}: {
  editor: Editor
  at: number | null
  given?: File | undefined
  onClose: () => void
}) {
  const say = useSay()
  const [attrs, setAttrs] = useState<ImageAttrs>(() => attrsAt(editor, at))
  const [file, setFile] = useState<File | null>(given ?? null)
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (more: Partial<ImageAttrs>) => setAttrs((before) => ({ ...before, ...more }))
  const missing = { file: attrs.src === '' && !file, alt: attrs.alt.trim() === '' }

  const put = async () => {
    setTried(true)
    if (missing.file || missing.alt) return
    setPending(true)
    try {
      const kept = file ? await upload<{ hash: string; locationRemoved?: true }>('/api/files', file) : null
      insert(editor, at, said({ ...attrs, src: kept?.hash ?? attrs.src }))
      if (kept?.locationRemoved) editor.storage.desk.tell({ kind: 'location-removed' })
      backToText(editor, onClose)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      setPending(false)
    }
  }

  return (
    <AskForm
      title={say(at === null ? w.insertPicture : w.editPicture)}
      does={say(at === null ? w.insert : w.keep)}
      pending={pending}
      onDo={() => void put()}
      onClose={onClose}
    >
      {attrs.src !== '' && !file && <img className="picture-shown" src={`/api/files/${attrs.src}`} alt={attrs.alt} />}
      {given && file === given && <p className="sec">{given.name}</p>}
      <TextInput
        label={say(attrs.src === '' ? w.pictureFile : w.replaceFile)}
        help={say(w.pictureHelp)}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        required={attrs.src === ''}
        error={tried && missing.file ? say(w.fileMissing) : undefined}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <TextArea
        label={say(w.alt)}
        help={say(w.altHelp)}
        required
        rows={2}
        maxLength={500}
        value={attrs.alt}
        error={tried && missing.alt ? say(w.altMissing) : undefined}
        onChange={(event) => set({ alt: event.target.value })}
      />
      <TextInput
        label={say(w.caption)}
        maxLength={500}
        value={attrs.caption}
        onChange={(event) => set({ caption: event.target.value })}
      />
      <TextInput
        label={say(w.credit)}
        help={say(w.creditHelp)}
        maxLength={200}
        value={attrs.credit ?? ''}
        onChange={(event) => set({ credit: event.target.value })}
      />
      <Persons attrs={attrs} set={set} />
      <ProblemNote problem={problem} />
    </AskForm>
  )
}

function Persons({ attrs, set }: { attrs: ImageAttrs; set: (more: Partial<ImageAttrs>) => void }) {
  const say = useSay()
  const kinds = { none: w.peopleNone, public: w.peoplePublic, consented: w.peopleConsented }
  return (
    <>
      <Select
        label={say(w.people)}
        value={attrs.people ?? ''}
        options={[
          { value: '', label: say(w.peopleUnsaid) },
          ...peopleShown.map((value) => ({ value, label: say(kinds[value]) })),
        ]}
        onChange={(event) => {
          const people = peopleShown.find((it) => it === event.target.value)
          set({ people } as Partial<ImageAttrs>)
        }}
      />
      {attrs.people === 'consented' && (
        <TextInput
          label={say(w.consent)}
          help={say(w.consentHelp)}
          maxLength={300}
          value={attrs.consent ?? ''}
          onChange={(event) => set({ consent: event.target.value })}
        />
      )}
      {attrs.people !== 'none' && (
        <div>
          <Checkbox
            label={say(w.minors)}
            checked={attrs.minors ?? false}
            onChange={(event) => set({ minors: event.target.checked } as Partial<ImageAttrs>)}
          />
          <Checkbox
            label={say(w.victims)}
            checked={attrs.victims ?? false}
            onChange={(event) => set({ victims: event.target.checked } as Partial<ImageAttrs>)}
          />
        </div>
      )}
    </>
  )
}

function attrsAt(editor: Editor, at: number | null): ImageAttrs {
  const found = at === null ? null : (editor.state.doc.nodeAt(at)?.attrs as ImageAttrs | undefined)
  return { ...(found ?? { src: '', alt: '', caption: '' }) }
}

/** Trimmed, and without what another answer made meaningless. */
function said(attrs: ImageAttrs): object {
  const consented = attrs.people === 'consented'
  const shown = attrs.people !== 'none'
  return {
    src: attrs.src,
    alt: attrs.alt.trim(),
    caption: attrs.caption.trim(),
    credit: attrs.credit?.trim() || null,
    people: attrs.people ?? null,
    consent: (consented && attrs.consent?.trim()) || null,
    minors: (shown && attrs.minors) || null,
    victims: (shown && attrs.victims) || null,
  }
}

function insert(editor: Editor, at: number | null, attrs: object): void {
  if (at === null) editor.chain().insertContent({ type: 'image', attrs }).run()
  else editor.view.dispatch(editor.state.tr.setNodeMarkup(at, null, attrs))
}
