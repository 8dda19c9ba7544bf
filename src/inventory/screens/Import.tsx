import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { uploadWords as u } from '../../base/words/uploads.ts'
import { call } from '../../web/call.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readInventory } from '../api.ts'
import { readImport, readImportProgress, uploadImport } from '../api/imports.ts'
import { kinds } from '../rules.ts'
import { itemColumns } from '../rules/item-rows.ts'
import { JudgedTable } from './JudgedTable.tsx'
import { SavedMappings } from './SavedMappings.tsx'
import { DayOrderChoice } from './DayOrder.tsx'
import { Reading } from './Reading.tsx'
import { uploadFile } from './upload.ts'
import { useUpload } from './use-upload.ts'
import './inventory.css'

/** Impor: a table goes up, each row's fate is shown, then a person decides. Nothing comes in before. */
export function Import() {
  const say = useSay()
  const search = useSearch({ from: '/frame/inventaris/impor' })
  const importId = search.impor
  const judged = useQuery({
    queryKey: ['import', importId],
    queryFn: () => call(readImport, { params: { importId: importId ?? '' } }),
    enabled: Boolean(importId),
  })
  return (
    <Page
      title={say(w.importTitle)}
      acts={
        <>
          <ButtonLink to="/inventaris/aduan">{say(u.receive)}</ButtonLink>
          <ButtonLink to="/inventaris">{say(w.backToInventory)}</ButtonLink>
        </>
      }
    >
      {!importId && (
        <>
          <ChooseTable sheet={search.lembar} />
          <SavedMappings of={['items']} />
        </>
      )}
      <ProblemNote problem={judged.error} />
      {judged.error && <ButtonLink to="/inventaris/impor">{say(w.importAnother)}</ButtonLink>}
      {importId && judged.isPending && <Skeleton />}
      {judged.data && <JudgedTable file={judged.data} fate={search.fate} />}
    </Page>
  )
}

function ChooseTable({ sheet }: { sheet: string | undefined }) {
  const say = useSay()
  const navigate = useNavigate()
  const [kind, setKind] = useState('')
  const inventory = useQuery({ queryKey: ['inventory'], queryFn: () => call(readInventory, {}) })
  const upload = useUpload(
    { kind, sheet },
    ({ id, file, dayOrder }, onSent) =>
      uploadFile(
        uploadImport,
        { importId: id, kind: kind || undefined, sheet, dayOrder, name: file.name },
        file,
        onSent,
      ),
    ({ id }) => navigate({ to: '/inventaris/impor', search: { impor: id } }),
  )
  return (
    <form className="form" onSubmit={upload.submit}>
      <p>{say(w.importHelp)}</p>
      <details>
        <summary>{say(w.importHeaders)}</summary>
        <p className="sec">{itemColumns.map((it) => say(u.itemFields[it])).join(' · ')}</p>
      </details>
      <div className="field">
        <label htmlFor="inventory-table">{say(w.importFile)}</label>
        <input
          id="inventory-table"
          type="file"
          required
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => upload.choose(event.target.files?.[0] ?? null)}
        />
      </div>
      <Select
        label={say(w.importKind)}
        options={[
          { value: '', label: say(w.importKindAsk) },
          ...kinds.map((value) => ({ value, label: say(w[value]) })),
        ]}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      />
      {sheet && (
        <p className="note">
          {say(w.importSheet)}: <b>{sheet}</b>
        </p>
      )}
      <ProblemNote problem={upload.error} />
      {upload.days && <DayOrderChoice {...upload.days} />}
      {upload.isPending && (
        <Reading sent={upload.sent} readRows={() => call(readImportProgress, { params: { importId: upload.id } })} />
      )}
      <div>
        <Button look="do" type="submit" pending={upload.isPending} reason={inventory.data?.whyNot?.title}>
          {say(w.importRead)}
        </Button>
      </div>
    </form>
  )
}
