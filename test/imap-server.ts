/** A mailbox that stands in for the office's: as much of IMAP as is read of it, and no more. It never deletes. */
import { createServer, type AddressInfo, type Socket } from 'node:net'

export type ImapServerStandIn = {
  readonly port: number
  /** By their numbers; a message that is null is not given out. */
  readonly messages: Map<number, string | Buffer | null>
  /** When all of them came in. */
  receivedAt: Date
  readonly seen: Set<number>
  /** Every command that came, in order, without its tag. */
  readonly asked: string[]
  uidValidity: number
  password: string
  /** What is never answered, and what is told then. */
  silentAt: RegExp | null
  silent: () => void
  close(): Promise<void>
}

export async function openImapServer(): Promise<ImapServerStandIn> {
  const sockets = new Set<Socket>()
  const it = {
    messages: new Map<number, string | Buffer | null>(),
    receivedAt: new Date(),
    seen: new Set<number>(),
    asked: [] as string[],
    uidValidity: 7,
    password: 'rahasia',
    silentAt: null as RegExp | null,
    silent: () => {},
  }
  const answer = (line: string): readonly (string | Buffer)[] => {
    const [tag = '*', ...rest] = line.split(' ')
    const said = rest.join(' ')
    const uids = [...it.messages.keys()].toSorted((a, b) => a - b)
    const ok = [`${tag} OK selesai`]
    it.asked.push(said)
    if (it.silentAt?.test(said)) {
      it.silent()
      return []
    }
    const word = said.toUpperCase()
    if (word.startsWith('CAPABILITY')) return ['* CAPABILITY IMAP4rev1 UIDPLUS', ...ok]
    if (word.startsWith('LOGIN'))
      return said.includes(it.password) ? ok : [`${tag} NO [AUTHENTICATIONFAILED] nama atau sandi salah`]
    if (word.startsWith('LIST') || word.startsWith('LSUB'))
      return [...(/INBOX|\*/.test(word) ? ['* LIST (\\HasNoChildren) "/" INBOX'] : []), ...ok]
    if (word.startsWith('SELECT') || word.startsWith('EXAMINE')) {
      if (!word.includes('INBOX')) return [`${tag} NO [NONEXISTENT] folder tidak ada`]
      return [
        `* ${uids.length} EXISTS`,
        '* FLAGS (\\Seen \\Deleted)',
        `* OK [UIDVALIDITY ${it.uidValidity}] sah`,
        `* OK [UIDNEXT ${(uids.at(-1) ?? 0) + 1}] berikutnya`,
        `${tag} OK [READ-WRITE] terbuka`,
      ]
    }
    const search = /^UID SEARCH (?:CHARSET \S+ )?UID (\d+):\*/i.exec(said)
    if (search) {
      const from = Number(search[1])
      const found = uids.filter((uid) => uid >= from)
      // As the standard says: the last one is always in a range that ends in *.
      return [`* SEARCH ${(found.length > 0 ? found : uids.slice(-1)).join(' ')}`.trim(), ...ok]
    }
    const fetch = /^UID FETCH (\d+) .*BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?/i.exec(said)
    if (fetch) {
      const uid = Number(fetch[1])
      const message = it.messages.get(uid)
      if (message === null) return [`${tag} NO surel ini rusak`]
      if (message === undefined) return ok
      const whole = typeof message === 'string' ? Buffer.from(message) : message
      const bytes = whole.subarray(0, Number(fetch[3] ?? Infinity))
      const [, day, month, year, time] = it.receivedAt.toUTCString().split(/,? /)
      const part = fetch[2] === undefined ? '' : `<${fetch[2]}>`
      return [
        Buffer.concat([
          Buffer.from(
            `* ${uids.indexOf(uid) + 1} FETCH (UID ${uid} RFC822.SIZE ${whole.length} INTERNALDATE "${day}-${month}-${year} ${time} +0000" BODY[]${part} {${bytes.length}}\r\n`,
          ),
          bytes,
          Buffer.from(')'),
        ]),
        ...ok,
      ]
    }
    const store = /^UID STORE (\d+) \+FLAGS(?:\.SILENT)? \(\\Seen\)/i.exec(said)
    if (store) {
      it.seen.add(Number(store[1]))
      return ok
    }
    if (word.startsWith('LOGOUT')) return ['* BYE sampai jumpa', ...ok]
    return word.startsWith('NOOP') || word.startsWith('ID') ? ok : [`${tag} BAD tidak dikenal`]
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('* OK siap\r\n')
    let left = ''
    socket.on('data', (part) => {
      left += part.toString()
      for (let end = left.indexOf('\r\n'); end >= 0; end = left.indexOf('\r\n')) {
        for (const piece of answer(left.slice(0, end))) socket.write(Buffer.concat([Buffer.from(piece), Buffer.from('\r\n')])) // prettier-ignore
        left = left.slice(end + 2)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(it, {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  })
}
