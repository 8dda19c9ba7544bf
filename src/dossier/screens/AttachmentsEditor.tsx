import { useState } from 'react'
import type { Content } from '../../base/content.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'

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
  const add = async (file: File | undefined) => {
    if (!file) return
    try {
      const kept = await upload<Content['attachments'][number]>('/api/files', file)
      setProblem(null)
      onChange([...attachments.filter((it) => it.hash !== kept.hash), kept])
    } catch (error) {
      setProblem(error as Problem)
    }
  }
  return (
    <fieldset className="editor-facts">
      <legend>{say(w.attachments)}</legend>
      <ul>
        {attachments.map((file) => (
          <li key={file.hash}>
            <a href={`/api/files/${file.hash}`}>{file.name}</a>{' '}
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
      <ProblemNote problem={problem} />
    </fieldset>
  )
}
