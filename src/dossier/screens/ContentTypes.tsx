import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { phraseIn, type ContentType } from '../../base/content-types.ts'
import { words } from '../../base/words/common.ts'
import { typeWords as t } from '../../base/words/content-types.ts'
import { channelWords } from '../../base/words/variants.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { readLinkHours, setLinkHours } from '../api/confirmations.ts'
import { importContentTypes } from '../api/content-types.ts'
import { ContentTypeForm } from './ContentTypeForm.tsx'
import { contentTypesQuery } from './content-types.ts'
import './facts.css'

const FILE_MAX_BYTES = 2_000_000 // under what the server takes in one request
const NEW = 'baru'

/** Jenis naskah: what this office writes, kept by its administrator without a programmer. */
export function ContentTypes() {
  const say = useSay()
  const { jenis } = useSearch({ from: '/frame/pengaturan/jenis-naskah' })
  const query = useQuery(contentTypesQuery)
  if (!query.data)
    return (
      <Page title={say(t.types)}>
        <ProblemNote problem={query.error} />
        {query.isPending && <Skeleton lines={8} />}
      </Page>
    )
  const { rows } = query.data
  const chosen = rows.find((it) => it.type.id === jenis)
  if (chosen || jenis === NEW)
    return <ContentTypeForm key={jenis} type={chosen?.type ?? null} revision={chosen?.revision ?? 0} />
  return (
    <Page
      title={say(t.types)}
      about={
        <Link to="/pengaturan" search={{}}>
          {say(o.settings)}
        </Link>
      }
      acts={
        <Link className="button do" to="/pengaturan/jenis-naskah" search={{ jenis: NEW }}>
          {say(t.add)}
        </Link>
      }
    >
      <p className="sec">{say(t.typesSay)}</p>
      <ul className="types-list">
        {rows.map(({ type }) => (
          <TypeRow key={type.id} type={type} />
        ))}
      </ul>
      <Files types={rows.map((it) => it.type)} />
      <LinkHours />
    </Page>
  )
}

function TypeRow({ type }: { type: ContentType }) {
  const say = useSay()
  const { language } = useLanguage()
  const name = phraseIn(language, type.name)
  return (
    <li>
      <div>
        <b>{name}</b> {!type.active && <span className="cap">({say(t.inactive)})</span>}
        <div className="cap">
          {say(t.counts)(type.fields.length, type.checklist.length)} ·{' '}
          {type.channels.map((it) => say(it === 'web' ? t.web : channelWords[it])).join(', ')}
        </div>
      </div>
      <Link
        className="button quiet"
        to="/pengaturan/jenis-naskah"
        search={{ jenis: type.id }}
        aria-label={`${say(t.edit)} ${name}`}
      >
        {say(t.edit)}
      </Link>
    </li>
  )
}

/** Out as one file, and in again here or in another office; a fault is told with its place. */
function Files({ types }: { types: readonly ContentType[] }) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const importing = useAct(importContentTypes)
  const take = async (file: File) => {
    importing.reset()
    setUnreadable(null)
    if (file.size > FILE_MAX_BYTES) return setUnreadable(say(t.tooLarge))
    try {
      importing.act({ body: JSON.parse(await file.text()) as never }) // judged by the server, field by field
    } catch {
      setUnreadable(say(t.notJson))
    }
  }
  const faults = importing.problem?.details.fields ?? []
  return (
    <section className="section">
      <div className="row">
        <Button onClick={() => saveFile('jenis-naskah.json', JSON.stringify({ contentTypes: types }, null, 2))}>
          {say(t.exportAll)}
        </Button>
        <Button pending={importing.pending} onClick={() => input.current?.click()}>
          {say(t.importFile)}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={say(t.importFile)}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void take(file)
            event.target.value = ''
          }}
        />
      </div>
      {importing.done && (
        <p role="status">{say(t.imported)(importing.done.added, importing.done.changed, importing.done.same)}</p>
      )}
      {(unreadable ?? importing.problem) && (
        <div role="alert" className="problem-note">
          <p>{unreadable ?? importing.problem?.message}</p>
          {!unreadable && faults.length > 0 && (
            <ul>
              {faults.slice(0, 20).map((it) => (
                <li key={it.field}>
                  {say(t.place)} <code>{it.field}</code>: {it.message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}

function LinkHours() {
  const { data, error } = useQuery({ queryKey: ['link-hours'], queryFn: () => call(readLinkHours, {}) })
  return (
    <>
      <ProblemNote problem={error} />
      {data && <LinkHoursForm inForce={data.linkHours} />}
    </>
  )
}

function LinkHoursForm({ inForce }: { inForce: number }) {
  const say = useSay()
  const [hours, setHours] = useState(String(inForce))
  const setting = useAct(setLinkHours)
  return (
    <form
      className="form section"
      onSubmit={(event) => {
        event.preventDefault()
        setting.act({ body: { linkHours: Number(hours) } })
      }}
    >
      <TextInput
        label={say(t.linkHours)}
        type="number"
        min={1}
        max={720}
        required
        value={hours}
        onChange={(event) => setHours(event.target.value)}
        error={errorOf(setting.problem, 'linkHours')}
      />
      <ProblemNote problem={setting.problem} />
      {setting.done && <p role="status">{say(words.saved)}</p>}
      <div>
        <Button type="submit" pending={setting.pending}>
          {say(words.save)}
        </Button>
      </div>
    </form>
  )
}

function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
