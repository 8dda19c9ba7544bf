import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { destinationWords as w } from '../../base/words/destinations.ts'
import { listContentTypes } from '../../dossier/api/content-types.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { AskReason } from '../../web/kit/AskReason.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { Checkbox, errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { shortTime } from '../../web/time.ts'
import * as api from '../api/destinations.ts'
import { MissedReleases } from './MissedReleases.tsx'
import { PreparedForm } from './PreparedForm.tsx'
import './publication.css'

type Row = Answer<typeof api.listDestinations>['destinations'][number]
const LOOK_MS = 10_000

/** Pengaturan → Tujuan terbitan: where publications go beside the portal, and how each of these stands. */
export function Destinations() {
  const say = useSay()
  const mayChange = useMe()?.role === 'administrator'
  const [editing, setEditing] = useState<string | 'new' | null>(null)
  const list = useQuery({
    queryKey: ['destinations'],
    queryFn: () => call(api.listDestinations, {}),
    refetchInterval: LOOK_MS,
  })
  const rows = list.data?.destinations ?? []
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        mayChange && (
          <Button look="do" onClick={() => setEditing('new')}>
            {say(w.add)}
          </Button>
        )
      }
    >
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={6} />}
      {list.data && rows.length === 0 && <Empty>{say(w.none)}</Empty>}
      <ul className="destinations">
        {rows.map((row) => (
          <Destination key={row.id} row={row} mayChange={mayChange} onEdit={() => setEditing(row.id)} />
        ))}
      </ul>
      <MissedReleases mayChange={mayChange} />
      {editing && <EditDestination key={editing} id={editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function Destination({ row, mayChange, onEdit }: { row: Row; mayChange: boolean; onEdit: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const [asking, setAsking] = useState<'pause' | 'try' | null>(null)
  const params = { destinationId: row.id }
  const resuming = useAct(api.resumeDestination)
  return (
    <li className="destination">
      <div>
        <b>{row.name}</b> <span className="cap">{say(row.channelLabel)}</span>{' '}
        {!row.on && <span className="tag">{say(w.off)}</span>}{' '}
        {row.paused && <span className="tag alert">{say(row.paused.by === null ? w.stopped : w.paused)}</span>}{' '}
        {row.waiting > 0 && <span className="tag attention">{say(w.waiting)(row.waiting)}</span>}
        {row.paused && (
          <p className="publication-notice">
            {row.paused.reason}{' '}
            <span className="cap">
              {shortTime(row.paused.at, language)}
              {row.paused.by && `, ${say(w.pausedBy)(row.paused.by)}`}
            </span>
          </p>
        )}
        {!row.paused && row.trouble && <p className="publication-notice">{row.trouble}</p>}
        <ProblemNote problem={resuming.problem} />
      </div>
      <div className="row">
        {row.paused ? (
          <Button look="do" pending={resuming.pending} onClick={() => resuming.act({ params })}>
            {say(w.resume)}
          </Button>
        ) : (
          !row.byHand && (
            <Button look="quiet" onClick={() => setAsking('pause')}>
              {say(w.pause)}
            </Button>
          )
        )}
        {mayChange && (
          <>
            {!row.byHand && (
              <Button look="quiet" onClick={() => setAsking('try')}>
                {say(w.try)}
              </Button>
            )}
            <Button look="quiet" aria-label={say(w.change)(row.name)} onClick={onEdit}>
              {say(w.edit)}
            </Button>
          </>
        )}
      </div>
      {asking === 'pause' && <AskPause row={row} onClose={() => setAsking(null)} />}
      {asking === 'try' && <Trial row={row} onClose={() => setAsking(null)} />}
    </li>
  )
}

function AskPause({ row, onClose }: { row: Row; onClose: () => void }) {
  const say = useSay()
  const { act, pending, problem } = useAct(api.pauseDestination, onClose)
  return (
    <AskReason
      title={say(w.pauseTitle)(row.name)}
      does={say(w.pauseDo)}
      pending={pending}
      problem={problem}
      onDo={(reason) => act({ params: { destinationId: row.id }, body: { reason: reason.trim() } })}
      label={say(w.reason)}
      maxLength={500}
      onClose={onClose}
    >
      <p className="sec">{say(w.pauseSays)}</p>
    </AskReason>
  )
}

/** Asks the destination whether all is well set: what would go, what was sent, and what came back. */
function Trial({ row, onClose }: { row: Row; onClose: () => void }) {
  const say = useSay()
  const tried = useQuery({
    queryKey: ['destination-trial', row.id],
    queryFn: () => call(api.tryDestination, { params: { destinationId: row.id } }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Dialog title={say(w.tryTitle)(row.name)} onClose={onClose}>
      <ProblemNote problem={tried.error} />
      {tried.isPending && <Skeleton lines={4} />}
      {tried.data && (
        <>
          <p className={tried.data.ok ? '' : 'note'} role="status">
            {say(tried.data.ok ? w.tryOk : w.tryBad)}
          </p>
          <h3>{say(w.came)}</h3>
          <dl className="destination-lines">
            {tried.data.lines.map((it) => (
              <div key={it.name.id}>
                <dt>{say(it.name)}</dt>
                <dd>{it.text}</dd>
              </div>
            ))}
          </dl>
          <h3>{say(w.wouldGo)}</h3>
          <PreparedForm form={tried.data.prepared} />
        </>
      )}
    </Dialog>
  )
}

/** Adds a destination, or sets one anew: first the channel, then what that channel has to be told. */
function EditDestination({ id, onClose }: { id: string | 'new'; onClose: () => void }) {
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => call(api.listChannels, {}) })
  const kept = useQuery({
    queryKey: ['destination', id],
    enabled: id !== 'new',
    queryFn: () => call(api.readDestination, { params: { destinationId: id } }),
    gcTime: 0,
  })
  const say = useSay()
  const problem = channels.error ?? kept.error
  if (!channels.data || (id !== 'new' && !kept.data))
    return (
      <Dialog title={say(w.title)} onClose={onClose}>
        {problem ? <ProblemNote problem={problem} /> : <Skeleton lines={6} />}
      </Dialog>
    )
  return <DestinationForm channels={channels.data.channels} kept={kept.data ?? null} onClose={onClose} />
}

function DestinationForm({
  channels,
  kept,
  onClose,
}: {
  channels: readonly api.ChannelRow[]
  kept: Answer<typeof api.readDestination> | null
  onClose: () => void
}) {
  const say = useSay()
  const [name, setName] = useState(kept?.channel ?? channels[0]?.name ?? '')
  const channel = channels.find((it) => it.name === name)
  const [called, setCalled] = useState(kept?.name ?? '')
  const [on, setOn] = useState(kept?.on ?? true)
  const [address, setAddress] = useState(kept?.address ?? channel?.address?.usual ?? '')
  const [settings, setSettings] = useState<Readonly<Record<string, string>>>(kept?.settings ?? {})
  const [secret, setSecret] = useState('')
  const [types, setTypes] = useState<readonly string[]>(kept?.contentTypes ?? [])
  const [perMinute, setPerMinute] = useState(String(kept?.perMinute ?? 20))
  const [sure, setSure] = useState(false)
  const adding = useAct(api.addDestination, onClose)
  const saving = useAct(api.saveDestination, onClose)
  const removing = useAct(api.removeDestination, onClose)
  const problem = adding.problem ?? saving.problem ?? removing.problem
  const send = () => {
    if (!channel) return
    const chosen = channel.fields.map((it) => [it.name, settings[it.name] ?? it.choices[0]?.value ?? ''] as const)
    const body = {
      name: called.trim(),
      on,
      address: channel.address ? address.trim() : '',
      settings: Object.fromEntries(chosen.filter(([, value]) => value !== '')),
      contentTypes: [...types],
      perMinute: Number(perMinute),
      ...(secret !== '' && { secret }),
    }
    if (kept) saving.act({ params: { destinationId: kept.id }, body: { ...body, seenRevision: kept.revision } })
    else adding.act({ body: { ...body, channel: channel.name } })
  }
  return (
    <AskForm
      title={kept ? say(w.change)(kept.name) : say(w.add)}
      does={say(words.save)}
      pending={adding.pending || saving.pending || removing.pending}
      problem={problem}
      focusField
      onDo={send}
      onClose={onClose}
      more={
        kept &&
        (sure ? (
          <Button
            look="no"
            pending={removing.pending}
            onClick={() => removing.act({ params: { destinationId: kept.id }, body: { seenRevision: kept.revision } })}
          >
            {say(w.removeSure)}
          </Button>
        ) : (
          <Button look="no" onClick={() => setSure(true)}>
            {say(w.remove)}
          </Button>
        ))
      }
    >
      {!kept && (
        <Select
          label={say(w.channel)}
          value={name}
          onChange={({ target }) => {
            setName(target.value)
            setAddress(channels.find((it) => it.name === target.value)?.address?.usual ?? '')
            setSettings({})
          }}
          options={channels.map((it) => ({ value: it.name, label: say(it.label) }))}
        />
      )}
      {channel && <p className="sec">{say(channel.about)}</p>}
      <TextInput
        label={say(w.name)}
        help={say(w.nameHelp)}
        required
        maxLength={100}
        value={called}
        onChange={({ target }) => setCalled(target.value)}
        error={errorOf(problem, 'name')}
      />
      {channel?.address && (
        <TextInput
          label={say(channel.address.label)}
          help={channel.address.help ? say(channel.address.help) : undefined}
          type="url"
          required
          maxLength={300}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          error={errorOf(problem, 'address')}
        />
      )}
      {channel?.fields.map((field) => (
        <SettingField
          key={field.name}
          field={field}
          value={settings[field.name]}
          error={errorOf(problem, `settings.${field.name}`)}
          onChange={(value) => setSettings({ ...settings, [field.name]: value })}
        />
      ))}
      {channel?.secret && (
        <TextInput
          label={say(channel.secret.label)}
          help={kept?.secretKnown ? say(w.secretKept) : channel.secret.help ? say(channel.secret.help) : undefined}
          type="password"
          autoComplete="off"
          required={!kept?.secretKnown}
          maxLength={2_000}
          value={secret}
          onChange={({ target }) => setSecret(target.value)}
          error={errorOf(problem, 'secret')}
        />
      )}
      <Types chosen={types} onChange={setTypes} />
      {!channel?.byHand && (
        <TextInput
          label={say(w.perMinute)}
          type="number"
          min={1}
          max={600}
          required
          value={perMinute}
          onChange={({ target }) => setPerMinute(target.value)}
          error={errorOf(problem, 'perMinute')}
        />
      )}
      <Checkbox label={say(w.on)} checked={on} onChange={({ target }) => setOn(target.checked)} />
      <p className="cap">{say(w.onHelp)}</p>
      {sure && (
        <p className="note" role="status">
          {say(w.removeSays)}
        </p>
      )}
    </AskForm>
  )
}

function SettingField({
  field,
  value,
  error,
  onChange,
}: {
  field: api.ChannelRow['fields'][number]
  value: string | undefined
  error: string | undefined
  onChange: (value: string) => void
}) {
  const say = useSay()
  const told = { label: say(field.label), help: field.help ? say(field.help) : undefined, error, required: field.required } // prettier-ignore
  return field.choices.length > 0 ? (
    <Select
      {...told}
      value={value ?? field.choices[0]?.value}
      onChange={({ target }) => onChange(target.value)}
      options={field.choices.map((it) => ({ value: it.value, label: say(it.label) }))}
    />
  ) : (
    <TextInput {...told} maxLength={2_000} value={value ?? ''} onChange={({ target }) => onChange(target.value)} />
  )
}

/** Which kinds of text go there: none chosen is all of them. */
function Types({ chosen, onChange }: { chosen: readonly string[]; onChange: (types: readonly string[]) => void }) {
  const say = useSay()
  const types = useQuery({ queryKey: ['content-types'], queryFn: () => call(listContentTypes, {}) })
  return (
    <details open={chosen.length > 0}>
      <summary>
        {say(w.types)}: {chosen.length === 0 ? say(w.allTypes).toLowerCase() : chosen.length}
      </summary>
      <fieldset className="destination-types">
        <legend className="visually-hidden">{say(w.types)}</legend>
        <Checkbox label={say(w.allTypes)} checked={chosen.length === 0} onChange={() => onChange([])} />
        {types.data?.rows.map(({ type: it }) => (
          <Checkbox
            key={it.id}
            label={say(it.name)}
            checked={chosen.includes(it.id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, it.id] : chosen.filter((one) => one !== it.id))
            }
          />
        ))}
      </fieldset>
    </details>
  )
}
