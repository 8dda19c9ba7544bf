import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readMail, saveMail } from '../api/mail.ts'
import { TelegramSection } from './TelegramSection.tsx'
import { Rules } from './Rules.tsx'
import './notices.css'

type Kept = Answer<typeof readMail>
const securities = ['starttls', 'tls', 'none'] as const

/** Pengaturan → Saluran pemberitahuan: the office's mail server, its bot at Telegram, and who is told of what. */
export function Channels() {
  const say = useSay()
  const read = useQuery({ queryKey: ['mail'], queryFn: () => call(readMail, {}) })
  return (
    <Page title={say(w.office)} about={say(w.officeAbout)}>
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={8} />}
      {read.data && <MailForm kept={read.data} />}
      <TelegramSection />
      <Rules />
    </Page>
  )
}

function MailForm({ kept }: { kept: Kept }) {
  const say = useSay()
  const [host, setHost] = useState(kept.setting?.host ?? '')
  const [port, setPort] = useState(String(kept.setting?.port ?? 587))
  const [security, setSecurity] = useState(kept.setting?.security ?? 'starttls')
  const [username, setUsername] = useState(kept.setting?.username ?? '')
  const [sender, setSender] = useState(kept.setting?.sender ?? '')
  const [seenRevision, setSeenRevision] = useState(kept.revision)
  const saving = useAct(saveMail, ({ revision }) => setSeenRevision(revision))
  return (
    <section className="section">
      <h2>{say(w.channels.email)}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          saving.act({
            body: { host: host.trim(), port: Number(port), security, username, sender: sender.trim(), seenRevision },
          })
        }}
      >
        <TextInput
          label={say(w.host)}
          required
          maxLength={253}
          value={host}
          onChange={({ target }) => setHost(target.value)}
          error={errorOf(saving.problem, 'host')}
        />
        <TextInput
          label={say(w.port)}
          help={say(w.portHelp)}
          type="number"
          min={1}
          max={65_535}
          required
          value={port}
          onChange={({ target }) => setPort(target.value)}
          error={errorOf(saving.problem, 'port')}
        />
        <Select
          label={say(w.security)}
          value={security}
          onChange={({ target }) => setSecurity(target.value as typeof security)}
          options={securities.map((value) => ({ value, label: say(w.securities[value]) }))}
          error={errorOf(saving.problem, 'security')}
        />
        <TextInput
          label={say(w.username)}
          help={say(w.usernameHelp)}
          maxLength={200}
          autoComplete="off"
          value={username}
          onChange={({ target }) => setUsername(target.value)}
          error={errorOf(saving.problem, 'username')}
        />
        {username !== '' && (
          <p className={kept.secretKnown ? 'cap' : 'note'}>{say(kept.secretKnown ? w.secretKnown : w.secretMissing)}</p>
        )}
        <TextInput
          label={say(w.sender)}
          type="email"
          required
          maxLength={200}
          value={sender}
          onChange={({ target }) => setSender(target.value)}
          error={errorOf(saving.problem, 'sender')}
        />
        <ProblemNote problem={saving.problem} />
        <div>
          <Button type="submit" look="do" pending={saving.pending}>
            {say(words.save)}
          </Button>
        </div>
        {saving.done && <p role="status">{say(words.saved)}</p>}
      </form>
    </section>
  )
}
