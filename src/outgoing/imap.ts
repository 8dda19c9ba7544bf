/**
 * One folder of a mailbox of the office's own, read over IMAP. What the server does comes back as a value; nothing here
 * throws for it, and nothing is ever deleted there.
 */
import type { ImapFlowError } from 'imapflow'
import { judgeMailHost } from './mail-host.ts'

export type MailboxServer = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly username: string
  readonly password: string
  readonly folder: string
}
export type MailboxFault =
  | 'address-refused'
  | 'no-connection'
  | 'too-slow'
  | 'no-tls'
  | 'login'
  | 'no-folder'
  | 'no-answer'
export type Looked<Answer> =
  | { readonly state: 'read'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly fault: MailboxFault; readonly said: string }

export type OpenFolder = {
  readonly messages: number
  /** Under another, numbers name other messages (RFC 9051 §2.3.1.1). */
  readonly uidValidity: number
  /** Greater than any there is. */
  readonly nextUid: number
  /** Numbers of messages after one, the lowest first. */
  listAfter(uid: number, limit: number): Promise<number[]>
  /** A message, or so much of its beginning; null where it is not there any more, or the server does not give it out. */
  read(uid: number, maxBytes: number): Promise<Message | null>
  markSeen(uid: number): Promise<void>
}

export type Message = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly isCut: boolean
  /** When it came into the mailbox; null where the server does not say. */
  readonly receivedAt: Date | null
}

export type FolderPatience = { readonly connectMs: number; readonly silenceMs: number; readonly wholeMs: number }
const usual: FolderPatience = { connectMs: 10_000, silenceMs: 30_000, wholeMs: 120_000 }
const LITERAL_MAX_BYTES = 32 * 1024 * 1024 // more than is ever asked for; a server that sends more is cut off
const SAID_MAX = 300

/**
 * Opens the folder, works on it, and leaves. What `work` itself throws goes on to the caller.
 * @param it.stopped closes the connection, whose reason is thrown
 */
export async function lookIntoMailbox<Answer>(
  server: MailboxServer,
  work: (folder: OpenFolder) => Promise<Answer>,
  {
    patience = usual,
    stopped,
  }: { readonly patience?: FolderPatience | undefined; readonly stopped?: AbortSignal | undefined } = {},
): Promise<Looked<Answer>> {
  const { port, security } = server
  const judged = await judgeMailHost(server, patience.connectMs, { stopped })
  if ('failed' in judged) return { state: 'failed', fault: judged.failed, said: judged.said }
  const { ImapFlow } = await import('imapflow') // only where a mailbox is set: it costs every start a fifth of a second
  const client = new ImapFlow({
    host: judged.address,
    ...(judged.servername !== undefined && { servername: judged.servername }),
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'tls' ? undefined : security === 'starttls',
    auth: { user: server.username, pass: server.password },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
    maxLineLength: LITERAL_MAX_BYTES,
    maxLiteralSize: LITERAL_MAX_BYTES,
    maxResponseSize: LITERAL_MAX_BYTES + 1024 * 1024,
  })
  client.on('error', () => {}) // what was asked of it is refused with the same
  let slow = false
  const watch = setTimeout(() => {
    slow = true
    client.close()
  }, patience.wholeMs)
  const stop = () => client.close()
  stopped?.addEventListener('abort', stop, { once: true })
  try {
    stopped?.throwIfAborted()
    await asked(client.connect())
    const box = await asked(client.mailboxOpen(server.folder))
    const answer = await work({
      messages: box.exists,
      uidValidity: Number(box.uidValidity),
      nextUid: box.uidNext,
      async listAfter(uid, limit) {
        // A range that ends in * always holds the last message, also one before its beginning (RFC 9051 §6.4.4).
        const found = await asked(client.search({ uid: `${uid + 1}:*` }, { uid: true }))
        return (found || []).filter((it) => it > uid).toSorted((a, b) => a - b).slice(0, limit) // prettier-ignore
      },
      async read(uid, maxBytes) {
        try {
          const wanted = { source: { start: 0, maxLength: maxBytes }, size: true, internalDate: true }
          const one = await client.fetchOne(String(uid), wanted, { uid: true })
          if (!one || !one.source) return null
          // Of its own memory, so that it can be handed on to another thread.
          const bytes = new Uint8Array(one.source.subarray(0, maxBytes))
          const receivedAt = new Date(one.internalDate ?? Number.NaN)
          return {
            bytes,
            isCut: (one.size ?? 0) > bytes.length || bytes.length === maxBytes,
            receivedAt: Number.isNaN(receivedAt.getTime()) ? null : receivedAt,
          }
        } catch (error) {
          // The server says no to this one alone; the line stands.
          if ((error as ImapFlowError).responseStatus !== undefined && client.usable) return null
          throw new MailboxFailed(error)
        }
      },
      async markSeen(uid) {
        await asked(client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }))
      },
    })
    await client.logout().catch(() => {})
    return { state: 'read', answer }
  } catch (error) {
    stopped?.throwIfAborted()
    if (!(error instanceof MailboxFailed)) throw error
    return slow ? { state: 'failed', fault: 'too-slow', said: '' } : judge(error.cause as ImapFlowError)
  } finally {
    clearTimeout(watch)
    stopped?.removeEventListener('abort', stop)
    client.close()
  }
}

/** Of the mailbox, and not of what is done with its messages. */
class MailboxFailed extends Error {
  constructor(cause: unknown) {
    super('mailbox', { cause })
  }
}

async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw new MailboxFailed(error)
  }
}

function judge(error: ImapFlowError): Looked<never> {
  const code = String(error.code ?? '')
  const said = (error.responseText ?? error.message).replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, SAID_MAX) // prettier-ignore
  const failed = (fault: MailboxFault) => ({ state: 'failed', fault, said }) as const
  if (error.authenticationFailed) return failed('login')
  if (error.mailboxMissing || error.responseStatus === 'NO') return failed('no-folder')
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return failed('too-slow')
  if (/^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|EPROTO|STARTTLS_INJECTION|ClosedAfterConnectTLS|MissingServerExtension)/.test(code) || /certificate|STARTTLS|wrong version/i.test(said)) return failed('no-tls') // prettier-ignore
  if (/^(?:E[A-Z]+|NoConnection|ClosedAfterConnectText)$/.test(code) && code !== 'EConnectionClosed') return failed('no-connection') // prettier-ignore
  return failed('no-answer')
}
