/**
 * Letters to the office's own mail server. What the server does comes back as a value; nothing here throws for it. A
 * single letter has a connection of its own, so that a server that hangs holds up nothing else; many go over one line,
 * one after the other. Nobody sends a letter again behind our back.
 */
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import Dkim from 'nodemailer/lib/dkim/index.js'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { safeLine } from '../base/text.ts'
import { judgeMailHost } from './mail-host.ts'

export type MailServer = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly username: string
  readonly password: string | undefined
}
export type Mail = {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same for every try of one message, so that a server may tell a repeat. */
  readonly messageId: string
  readonly replyTo?: string
  /** Where the letter comes back to when it does not arrive (RFC 5321 §4.4); its sender when absent. */
  readonly returnTo?: string
  /** What a report of its end calls it, where the server can ask for one (RFC 3461 §4.4); its head alone comes back then. */
  readonly envelopeId?: string
  /** Such as `List-Unsubscribe`: name and value, in which no line ends. */
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }[]
  /** Signed in the office's name (RFC 6376), where it has a key for it. */
  readonly sign?: SigningKey
}
export type SigningKey = { readonly domain: string; readonly selector: string; readonly privateKey: string }
/**
 * `later`: it surely was not taken. `away`: nor would another be. `unsure`: the whole letter was handed over and the
 * answer never came, so that the server may have taken it.
 */
export type Posted =
  | { readonly state: 'sent'; readonly said: string }
  | { readonly state: 'refused' | 'later' | 'away' | 'unsure'; readonly fault: MailFault; readonly said: string }
export type MailFault =
  | 'address-refused'
  | 'no-connection'
  | 'too-slow'
  | 'no-tls'
  | 'login'
  | 'refused'
  | 'busy'
  | 'no-answer'

export type Patience = { readonly connectMs: number; readonly silenceMs: number }
const usual: Patience = { connectMs: 10_000, silenceMs: 30_000 }
const SAID_MAX = 300

export async function postMail(server: MailServer, mail: Mail, patience: Patience = usual): Promise<Posted> {
  const line = openMailLine(server, patience)
  try {
    return await line.post(mail)
  } finally {
    line.close()
  }
}

/** One line to a server: letters go over it one after the other, never two at once. */
export type MailLine = { post(mail: Mail): Promise<Posted>; close(): void }

export function openMailLine(server: MailServer, patience: Patience = usual): MailLine {
  let kept: Line | null = null
  const close = () => {
    kept?.connection.close()
    kept = null
  }
  const post = async (letter: Buffer, mail: Mail): Promise<Posted> => {
    const reused = kept !== null
    const line = kept ?? (await newLine(server, patience))
    kept = null
    if ('state' in line) return line
    // Read only once the server asked for the text, and to its end only when all of it went out.
    const stream = Readable.from([letter])
    const handed = { over: false }
    stream.on('end', () => {
      handed.over = true
    })
    try {
      const said = await new Promise<string>((resolve, reject) => {
        line.fail = reject
        const send = () =>
          line.connection.send(envelopeOf(mail), stream, (error, info) =>
            error ? reject(error) : resolve(info.response),
          )
        if (reused) send()
        else enter(line, server, send, reject)
      })
      kept = line
      return { state: 'sent', said: saidOf(said) }
    } catch (error) {
      line.connection.close()
      const failure = error as Failure
      // A server may close a line between two letters: of this one it took nothing and said nothing.
      if (reused && !handed.over && failure.responseCode === undefined) return post(letter, mail)
      return judge(failure, handed.over)
    } finally {
      line.fail = () => {}
    }
  }
  return { post: async (mail) => post(await written(mail), mail), close }
}

const envelopeOf = ({ from, to, returnTo, envelopeId }: Mail) => ({
  from: returnTo ?? from.address,
  to: [to.address],
  ...(envelopeId && {
    dsn: { id: envelopeId, return: 'headers', notify: ['failure', 'delay'], recipient: to.address },
  }),
})

/** Whether a server lets the office in, without a letter. */
export async function greetMail(server: MailServer, patience: Patience = usual): Promise<Posted> {
  const line = await newLine(server, patience)
  if ('state' in line) return line
  try {
    await new Promise<void>((resolve, reject) => {
      line.fail = reject
      enter(line, server, resolve, reject)
    })
    return { state: 'sent', said: '' }
  } catch (error) {
    return judge(error as Failure, false)
  } finally {
    line.fail = () => {}
    line.connection.close()
  }
}

type Line = { readonly connection: SMTPConnection; fail: (error: Error) => void }

async function newLine(server: MailServer, patience: Patience): Promise<Line | Exclude<Posted, { state: 'sent' }>> {
  const { port, security } = server
  const judged = await judgeMailHost(server, patience.connectMs)
  if ('failed' in judged) return { state: 'away', fault: judged.failed, said: saidOf(judged.said) }
  const connection = new SMTPConnection({
    host: judged.address,
    ...(judged.servername !== undefined && { servername: judged.servername }),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    dnsTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
    tls: { minVersion: 'TLSv1.2' },
  })
  const line: Line = { connection, fail: () => {} }
  connection.on('error', (error) => line.fail(error))
  connection.on('end', () => line.fail(Object.assign(new Error('the line was closed'), { code: 'ECONNECTION' })))
  return line
}

/** Connects and says who asks, where the server wants to know. */
function enter(
  { connection }: Line,
  { username, password }: MailServer,
  inside: () => void,
  refuse: (error: Error) => void,
): void {
  connection.connect((error) => {
    if (error) return refuse(error)
    if (!username) return inside()
    connection.login({ user: username, pass: password ?? '' } as never, (refused) =>
      refused ? refuse(refused) : inside(),
    )
  })
}

type Failure = {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

function judge({ code = '', responseCode, response, message }: Failure, handedOver: boolean): Posted {
  const said = saidOf(response ?? message)
  if (code === 'EAUTH') return { state: 'away', fault: 'login', said }
  if (code === 'ETLS') return { state: 'away', fault: 'no-tls', said }
  // 421: the server is going away; whatever else is said belongs to this letter (RFC 5321 §4.2.1).
  if (responseCode === 421) return { state: 'away', fault: 'busy', said }
  if (responseCode !== undefined && responseCode >= 500) return { state: 'refused', fault: 'refused', said }
  if (responseCode !== undefined) return { state: 'later', fault: 'busy', said }
  if (handedOver) return { state: 'unsure', fault: 'no-answer', said }
  if (/certificate|self.signed|ssl|tls|wrong version/i.test(message)) return { state: 'away', fault: 'no-tls', said }
  if (code === 'ETIMEDOUT') return { state: 'away', fault: 'too-slow', said }
  if (code === 'EENVELOPE') return { state: 'refused', fault: 'refused', said }
  return { state: 'away', fault: 'no-connection', said }
}

async function written(mail: Mail): Promise<Buffer> {
  const letter = await new MailComposer({
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    attachments: mail.attachments?.map((it) => ({ filename: it.name, contentType: it.mediaType, content: it.bytes })),
    // So that no automatic answer comes back, and none to that one (RFC 3834 §5).
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  if (!mail.sign) return letter
  const { domain, selector, privateKey } = mail.sign
  return buffer(new Dkim({ domainName: domain, keySelector: selector, privateKey }).sign(letter))
}

const saidOf = (text: string) => safeLine(text).slice(0, SAID_MAX)
