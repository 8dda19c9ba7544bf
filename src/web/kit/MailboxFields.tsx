import { bounceWords as w } from '../../base/words/bounces.ts'
import type { Problem } from '../call.ts'
import { useSay } from '../language.tsx'
import { errorOf, Select, TextInput } from './Field.tsx'

const securities = ['tls', 'starttls', 'none'] as const

/** A mailbox of the office's, as it is typed. */
export type MailboxDraft = {
  readonly host: string
  readonly port: string
  readonly security: (typeof securities)[number]
  readonly username: string
  readonly password: string
  readonly folder: string
}

export const mailboxDraftOf = (
  kept: (Omit<MailboxDraft, 'port' | 'password'> & { readonly port: number }) | null,
): MailboxDraft => ({
  host: kept?.host ?? '',
  port: String(kept?.port ?? 993),
  security: kept?.security ?? 'tls',
  username: kept?.username ?? '',
  password: '',
  folder: kept?.folder ?? 'INBOX',
})

/** As it is sent; without a password the kept one stays. */
export const mailboxOf = ({ host, port, security, username, password, folder }: MailboxDraft) => ({
  host: host.trim(),
  port: Number(port),
  security,
  username: username.trim(),
  ...(password !== '' && { password }),
  folder: folder.trim(),
})

/** Where a mailbox is and who opens it; the same for every mailbox that is read. */
export function MailboxFields({
  draft,
  isKept,
  problem,
  onWrite,
}: {
  draft: MailboxDraft
  /** A password is there already. */
  isKept: boolean
  problem: Problem | null
  onWrite: (more: Partial<MailboxDraft>) => void
}) {
  const say = useSay()
  const field = (name: keyof MailboxDraft) => ({
    value: draft[name],
    error: errorOf(problem, name),
    onChange: ({ target }: { target: { value: string } }) => onWrite({ [name]: target.value }),
  })
  return (
    <>
      <TextInput label={say(w.host)} required maxLength={253} {...field('host')} />
      <TextInput label={say(w.port)} type="number" required min={1} max={65_535} {...field('port')} />
      <Select
        label={say(w.security)}
        {...field('security')}
        options={securities.map((it) => ({ value: it, label: say(w.securityOf[it]) }))}
      />
      <TextInput label={say(w.username)} required maxLength={200} autoComplete="off" {...field('username')} />
      <TextInput
        label={say(w.password)}
        help={say(isKept ? w.passwordKept : w.passwordHelp)}
        type="password"
        autoComplete="new-password"
        required={!isKept}
        maxLength={500}
        {...field('password')}
      />
      <TextInput label={say(w.folder)} required maxLength={200} {...field('folder')} />
    </>
  )
}
