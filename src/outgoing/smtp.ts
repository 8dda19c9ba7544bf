/**
 * One letter to the office's own mail server. What the server does comes back as a value; nothing here throws for it.
 * The connection is the letter's own, so that a server that hangs holds up nothing else, and nobody sends it again
 * behind our back.
 */
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'

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
}
/**
 * `later`: it surely was not taken. `away`: nor would another be. `unsure`: the whole letter was handed over and the
 * answer never came, so that the server may have taken it.
 */
export type Posted =
  | { readonly state: 'sent'; readonly said: string }
  | { readonly state: 'refused' | 'later' | 'away' | 'unsure'; readonly fault: MailFault; readonly said: string }
export type MailFault = 'no-connection' | 'too-slow' | 'no-tls' | 'login' | 'refused' | 'busy' | 'no-answer'

export type Patience = { readonly connectMs: number; readonly silenceMs: number }
const usual: Patience = { connectMs: 10_000, silenceMs: 30_000 }
const SAID_MAX = 300

export async function postMail(server: MailServer, mail: Mail, patience: Patience = usual): Promise<Posted> {
  const { host, port, security, username, password } = server
  const connection = new SMTPConnection({
    host,
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
  // Read only once the server asked for the text, and to its end only when all of it went out.
  const letter = Readable.from([await written(mail)])
  const handed = { over: false }
  letter.on('end', () => {
    handed.over = true
  })
  try {
    const said = await new Promise<string>((resolve, reject) => {
      connection.on('error', reject)
      connection.on('end', () => reject(Object.assign(new Error('the line was closed'), { code: 'ECONNECTION' })))
      const send = () =>
        connection.send({ from: mail.from.address, to: [mail.to.address] }, letter, (error, info) =>
          error ? reject(error) : resolve(info.response),
        )
      connection.connect((error) => {
        if (error) return reject(error)
        if (!username) return send()
        connection.login({ user: username, pass: password ?? '' } as never, (refused) =>
          refused ? reject(refused) : send(),
        )
      })
    })
    return { state: 'sent', said: oneLine(said) }
  } catch (error) {
    return judge(error as Failure, handed.over)
  } finally {
    connection.close()
  }
}

type Failure = {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

function judge({ code = '', responseCode, response, message }: Failure, handedOver: boolean): Posted {
  const said = oneLine(response ?? message)
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

function written(mail: Mail): Promise<Buffer> {
  return new MailComposer({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    // So that no automatic answer comes back, and none to that one (RFC 3834 §5).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

const oneLine = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, SAID_MAX)
