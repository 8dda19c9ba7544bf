import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { peopleShown, type ImageAttrs } from '../../../base/content.ts'
import { writingWords as w } from '../../../base/words/writing.ts'
import { Problem, upload } from '../../../web/call.ts'
import { AskForm } from '../../../web/kit/AskForm.tsx'
import { Button } from '../../../web/kit/Button.tsx'
import { Dialog } from '../../../web/kit/Dialog.tsx'
import { Checkbox, Select, TextArea, TextInput } from '../../../web/kit/Field.tsx'
import { ProblemNote } from '../../../web/kit/ProblemNote.tsx'
import { useSay } from '../../../web/language.tsx'
import { backToText } from './asking.ts'
import { CropView } from './CropView.tsx'

/** Inserts a picture with all that must be known of it, or edits the one at `at`. Nothing goes in without a description. */
export function AskPicture({
  editor,
  at,
  file,
  picture,
  onClose,
}: {
  editor: Editor
  at: number | null
  file: File | undefined
  picture: ImageAttrs | undefined
  onClose: () => void
}) {
  const say = useSay()
  const [attrs, setAttrs] = useState<ImageAttrs>(() => picture ?? attrsAt(editor, at))
  const [cropping, setCropping] = useState(false)
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const uploading = useRef<Promise<string | null> | null>(null)
  const located = useRef(false)
  const set = (more: Partial<ImageAttrs>) => setAttrs((before) => ({ ...before, ...more }))
  const missing = { file: attrs.src === '' && !pending, alt: attrs.alt.trim() === '' }

  /** Sends it at once, so that it can be seen and cropped while the rest is filled in. */
  const choose = useCallback(async (chosen: File | undefined) => {
    if (!chosen) return
    setProblem(null)
    setPending(true)
    const sent = upload<{ hash: string; locationRemoved?: true }>('/api/files', chosen)
    uploading.current = sent.then(
      (it) => it.hash,
      () => null,
    )
    try {
      const { hash, locationRemoved } = await sent
      located.current ||= locationRemoved ?? false
      setAttrs((before) => ({ ...before, src: hash }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      uploading.current = null
      setPending(false)
    }
  }, [])
  useEffect(() => {
    if (file) queueMicrotask(() => void choose(file)) // once the dialog stands
  }, [choose, file])

  const put = async () => {
    setTried(true)
    if (missing.file || missing.alt) return
    const src = (await uploading.current) ?? attrs.src
    if (src === '') return // why not is told already
    insert(editor, at, said({ ...attrs, src }))
    backToText(editor, onClose)
    if (located.current) editor.storage.desk.tell({ kind: 'location-removed' })
  }

  if (cropping)
    return (
      <Dialog title={say(w.cropTitle)} onClose={() => setCropping(false)}>
        <CropView
          hash={attrs.src}
          onBack={() => setCropping(false)}
          onDone={(src) => {
            set({ src })
            setCropping(false)
          }}
        />
      </Dialog>
    )
  return (
    <AskForm
      focusField
      title={say(at === null ? w.insertPicture : w.editPicture)}
      does={say(at === null ? w.insert : w.keep)}
      pending={pending}
      onDo={() => void put()}
      onClose={onClose}
    >
      {attrs.src !== '' && (
        <div>
          <img className="picture-shown" src={`/api/files/${attrs.src}`} alt={attrs.alt} />
          <Button look="quiet" onClick={() => setCropping(true)}>
            {say(w.crop)}
          </Button>
        </div>
      )}
      <TextInput
        label={say(attrs.src === '' ? w.pictureFile : w.replaceFile)}
        help={say(w.pictureHelp)}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        required={attrs.src === ''}
        error={tried && missing.file ? say(w.fileMissing) : undefined}
        onChange={(event) => void choose(event.target.files?.[0])}
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
