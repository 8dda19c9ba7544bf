import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { inventoryWords as i } from '../../base/words/inventory.ts'
import { uploadWords as w } from '../../base/words/uploads.ts'
import { call } from '../../web/call.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { Checkbox, Select } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readInventory } from '../api.ts'
import { readMentionUpload, readUploadProgress, uploadMentions } from '../api/mention-uploads.ts'
import { mentionPurposes, type MentionPurpose } from '../rules/complaint-columns.ts'
import { JudgedMentions } from './JudgedMentions.tsx'
import { DayOrderChoice } from './DayOrder.tsx'
import { Reading } from './Reading.tsx'
import { SavedMappings } from './SavedMappings.tsx'
import { uploadFile } from './upload.ts'
import { useUpload } from './use-upload.ts'
import './inventory.css'

/** Unggah aduan: an export of complaints or of a chat goes up, what it would become is shown, then a person decides. */
export function Receive() {
  const say = useSay()
  const search = useSearch({ from: '/frame/inventaris/aduan' })
  const uploadId = search.unggahan
  const judged = useQuery({
    queryKey: ['mention-upload', uploadId],
    queryFn: () => call(readMentionUpload, { params: { uploadId: uploadId ?? '' } }),
    enabled: Boolean(uploadId),
  })
  return (
    <Page
      title={say(w.receiveTitle)}
      acts={
        <>
          <ButtonLink to="/inventaris/penyebutan">{say(w.toMentions)}</ButtonLink>
          <ButtonLink to="/inventaris">{say(i.backToInventory)}</ButtonLink>
        </>
      }
    >
      {!uploadId && (
        <>
          <ChooseFile sheet={search.lembar} />
          <SavedMappings of={['lapor', 'complaints']} />
        </>
      )}
      <ProblemNote problem={judged.error} />
      {judged.error && <ButtonLink to="/inventaris/aduan">{say(w.receiveAnother)}</ButtonLink>}
      {uploadId && judged.isPending && <Skeleton />}
      {judged.data && <JudgedMentions file={judged.data} fate={search.fate} />}
    </Page>
  )
}

const TABLES = '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CHATS = '.txt,.zip,text/plain,application/zip'

function ChooseFile({ sheet }: { sheet: string | undefined }) {
  const say = useSay()
  const navigate = useNavigate()
  const [purpose, setPurpose] = useState<MentionPurpose>('lapor')
  const [right, setRight] = useState(false)
  const inventory = useQuery({ queryKey: ['inventory'], queryFn: () => call(readInventory, {}) })
  const isChat = purpose === 'whatsapp'
  const upload = useUpload(
    { purpose, sheet, right: String(isChat && right) },
    ({ id, file, dayOrder }, onSent) => {
      // The file of a chat is named after people.
      const name = isChat ? 'chat' : file.name
      return uploadFile(uploadMentions, { importId: id, name, purpose, sheet, dayOrder, right: isChat && right ? 'yes' : 'no' }, file, onSent) // prettier-ignore
    },
    ({ id }) => navigate({ to: '/inventaris/aduan', search: { unggahan: id } }),
  )
  const whyNot = inventory.data?.whyNot?.title ?? (isChat && !right ? say(w.rightMissing) : undefined)
  return (
    <form className="form" onSubmit={upload.submit}>
      <p>{say(w.receiveHelp)}</p>
      <Select
        label={say(w.purpose)}
        options={mentionPurposes.map((value) => ({ value, label: say(w.purposes[value]) }))}
        value={purpose}
        onChange={(event) => setPurpose(mentionPurposes.find((it) => it === event.target.value) ?? 'lapor')}
      />
      <p className="note">{say(isChat ? w.noSenders : w.noPersons)}</p>
      {isChat && (
        <>
          <p className="cap">{say(w.chatHow)}</p>
          <Checkbox label={say(w.right)} checked={right} onChange={(event) => setRight(event.target.checked)} />
        </>
      )}
      <div className="field">
        <label htmlFor="receive-file">{say(w.receiveFile)}</label>
        <input
          key={String(isChat)}
          id="receive-file"
          type="file"
          required
          accept={isChat ? CHATS : TABLES}
          onChange={(event) => upload.choose(event.target.files?.[0] ?? null)}
        />
      </div>
      {sheet && (
        <p className="note">
          {say(i.importSheet)}: <b>{sheet}</b>
        </p>
      )}
      <ProblemNote problem={upload.error} />
      {upload.days && <DayOrderChoice {...upload.days} />}
      {upload.isPending && (
        <Reading sent={upload.sent} readRows={() => call(readUploadProgress, { params: { uploadId: upload.id } })} />
      )}
      <div>
        <Button look="do" type="submit" pending={upload.isPending} reason={whyNot}>
          {say(i.importRead)}
        </Button>
      </div>
    </form>
  )
}
