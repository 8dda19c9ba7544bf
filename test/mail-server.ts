/** A mail server that stands in for the office's, and can be as good or as bad as real ones are. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Received = { readonly to: string; readonly letter: string }
export type MailServerStandIn = {
  readonly port: number
  readonly received: Received[]
  /** Where each letter asked to come back to, and under which name. */
  readonly envelopes: { readonly from: string; readonly id: string }[]
  close(): Promise<void>
}

/** Takes every letter; `more` makes it refuse, ask for a name, or say otherwise. */
export async function openMailServer(more: SMTPServerOptions = {}): Promise<MailServerStandIn> {
  const received: Received[] = []
  const envelopes: { from: string; id: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: more.secure || more.key ? [] : ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, dsn } = session.envelope
        envelopes.push({
          from: mailFrom ? mailFrom.address : '',
          id: String((dsn as { envid?: string } | undefined)?.envid ?? ''),
        })
        const [to] = session.envelope.rcptTo
        received.push({ to: to?.address ?? '', letter: Buffer.concat(parts).toString() })
        done()
      })
    },
    ...more,
  })
  server.on('error', () => {}) // a client that goes away is what some tests are about
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    envelopes,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Speaks line by line as it is told, also what no proper server says; null closes the line without a word. */
export async function openOddServer(
  answer: (line: string, said: { data: boolean }) => string | null | undefined,
  greeting: string | null = '220 aneh',
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    const said = { data: false }
    sockets.add(socket)
    socket.on('error', () => {})
    if (greeting !== null) socket.write(`${greeting}\r\n`)
    let left = ''
    socket.on('data', (part) => {
      left += part.toString()
      for (let end = left.indexOf('\r\n'); end >= 0; end = left.indexOf('\r\n')) {
        const line = left.slice(0, end)
        left = left.slice(end + 2)
        const reply = answer(line, said)
        if (reply === null) {
          socket.destroy()
          return
        }
        if (reply !== undefined) socket.write(`${reply}\r\n`)
        if (line.toUpperCase() === 'DATA') said.data = true
        if (line === '.') said.data = false
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** What an obliging server answers to a line; the odd ones answer otherwise at one place. */
export function obliging(line: string, said: { data: boolean }): string | undefined {
  if (said.data) return line === '.' ? '250 diterima' : undefined
  const word = line.slice(0, 4).toUpperCase()
  if (word === 'DATA') return '354 silakan'
  return word === 'QUIT' ? '221 sampai jumpa' : '250 baik'
}
