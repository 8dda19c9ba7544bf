/**
 * The only way out of a browser of ours: a proxy on this machine that judges every address as `guarded.ts` does, name and
 * number, so that no page can look at this machine, its network or the cloud's metadata. It reads nothing of what passes.
 */
import { createServer, request, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { guardedLookup, mayAsk, outside, type Guard } from './guarded.ts'

export type GuardedProxy = {
  /** Such as `http://127.0.0.1:34567`. */
  readonly address: string
  /** How often something was refused. */
  refused(): number
  close(): Promise<void>
}

const AT_ONCE_MAX = 100
const CONNECT_MS = 8_000
const HOP_HEADERS = new Set(['connection', 'proxy-connection', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade']) // prettier-ignore

/**
 * @param it.maxBytes of all that comes in through it, together; then every connection is cut
 * @param it.mayConnect whether a numeric address may be connected to; tests widen it, as they do `ports`
 */
export async function openGuardedProxy(it: {
  maxBytes: number
  mayConnect?: Guard['mayConnect']
  ports?: Guard['ports']
}): Promise<GuardedProxy> {
  const { mayConnect, ports } = { ...outside, ...it }
  const lookup = guardedLookup(mayConnect)
  const sockets = new Set<Socket | Duplex>()
  const keep = <Kept extends Socket | Duplex>(socket: Kept): Kept => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    return socket
  }
  const count = { refused: 0, bytes: 0 }
  const take = (chunk: Buffer) => {
    count.bytes += chunk.length
    if (count.bytes > it.maxBytes) for (const socket of sockets) socket.destroy()
  }
  const mayGo = (host: string, port: string) => {
    const well = ports.has(port) && sockets.size < AT_ONCE_MAX * 2 && count.bytes <= it.maxBytes && mayAsk(host, mayConnect) // prettier-ignore
    if (!well) count.refused++
    return well
  }

  const server = createServer((asked, answer) => {
    const url = asked.url !== undefined && URL.canParse(asked.url) ? new URL(asked.url) : null
    if (url?.protocol !== 'http:' || !mayGo(url.hostname, url.port)) return void answer.writeHead(403).end()
    const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !HOP_HEADERS.has(name)))
    const on = request(url, { method: asked.method, headers, lookup, timeout: CONNECT_MS, agent: false })
    on.on('socket', keep)
    on.on('response', (came: IncomingMessage) => {
      const told = Object.fromEntries(Object.entries(came.headers).filter(([name]) => !HOP_HEADERS.has(name)))
      answer.writeHead(came.statusCode ?? 502, told)
      came.on('data', take).pipe(answer)
    })
    on.on('timeout', () => on.destroy())
    on.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()))
    asked.pipe(on)
  })
  server.on('connect', (asked: IncomingMessage, client: Duplex, head: Buffer) => {
    keep(client)
    const url = URL.canParse(`https://${asked.url}`) ? new URL(`https://${asked.url}`) : null
    if (!url || !mayGo(url.hostname, url.port)) return void client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const on = keep(connect({ host, port: Number(url.port || 443), lookup }))
    on.setTimeout(CONNECT_MS, () => on.destroy())
    on.once('connect', () => {
      on.setTimeout(0)
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      on.write(head)
      on.on('data', take).pipe(client)
      client.pipe(on)
    })
    on.once('close', () => client.destroy())
    client.once('close', () => on.destroy())
  })
  server.on('connection', keep)
  server.on('clientError', (_, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused: () => count.refused,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
