import { useState } from 'react'
import type { Content } from '../../base/content.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { fileWords as f } from '../../base/words/files.ts'
import { upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'

type Kept = Content['attachments'][number] & { locationRemoved?: true }

/** Files that go out with the text. */
export function AttachmentsEditor({
  attachments,
  onChange,
}: {
  attachments: Content['attachments']
  onChange: (attachments: Content['attachments']) => void
}) {
  const say = useSay()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [locationRemoved, setLocationRemoved] = useState(false)
  const add = async (file: File | undefined) => {
    if (!file) return
    try {
      const { locationRemoved = false, ...kept } = await upload<Kept>('/api/files', file)
      setProblem(null)
      setLocationRemoved(locationRemoved)
      onChange([...attachments.filter((it) => it.hash !== kept.hash), kept])
    } catch (error) {
      setProblem(error as Problem)
    }
  }
  return (
    <fieldset className="editor-facts">
      <legend>{say(w.attachments)}</legend>
      <ul>
        {attachments.map((file, at) => (
          <li key={file.hash}>
            <a href={`/api/files/${file.hash}`}>{file.name}</a> <CommentsAt at={`attachment/${at}`} />{' '}
            <Button look="quiet" onClick={() => onChange(attachments.filter((it) => it.hash !== file.hash))}>
              {say(w.removeAttachment)(file.name)}
            </Button>
          </li>
        ))}
      </ul>
      <TextInput
        label={say(w.addAttachment)}
        type="file"
        onChange={(event) => {
          void add(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <p role="status">{locationRemoved && say(f.locationRemoved)}</p>
      <ProblemNote problem={problem} />
    </fieldset>
  )
}
