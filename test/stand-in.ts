/**
 * The frame of every server that stands in for a channel's service: it can be as good or as bad as what stands at such an
 * address, keeps what it stored, and holds each request to the recorded schema. A request outside the schema is refused
 * and makes `close` throw, so that no test passes over one.
 */
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Mood =
  | 'ok'
  // Nothing is carried out:
  | 'busy'
  | 'trouble'
  | 'maintenance'
  | 'unauthorized'
  | 'wall'
  | 'too-large'
  | 'redirect-home'
  | 'redirect-metadata'
  | 'cut-before'
  | 'cut-midway'
  | 'hang-before'
  // Carried out, and not said:
  | 'cut-after'
  | 'cut-in-answer'
  | 'hang-after'
  | 'page-after'
  | 'trouble-after'
  | 'gateway-gave-up'
  | 'see-other'
  | 'huge'
  // Carried out, and said twice over:
  | 'twice'

/** The moods that leave open whether the request was carried out. */
export const unsureMoods = [
  'cut-before',
  'hang-before',
  'cut-after',
  'cut-in-answer',
  'hang-after',
  'page-after',
  'gateway-gave-up',
  'see-other',
  'huge',
] as const satisfies Mood[]

export const BUSY_SECONDS = 90

/** How long a test waits for an answer: long on a busy machine, short where none will come. */
export const patienceFor = (mood: Mood) => (mood.startsWith('hang') ? 600 : 20_000)

export type Asked = {
  readonly method: string
  readonly path: string
  /** As it stood in the request. */
  readonly target: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}
export type Told = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}
export type StandIn = {
  readonly address: string
  /** Every request that came, in order, by its name. */
  readonly asked: string[]
  /** How the next requests of that name are met; all others as they should be. */
  next(name: string, ...moods: Mood[]): void
  always(name: string, mood: Mood): void
  /** @throws {AssertionError} when a request was outside the schema */
  close(): Promise<void>
}
/** What a request outside the schema is answered by; the sentence names the field. */
export class OutsideSchema extends Error {}

/**
 * @param it.nameOf what a request is called in `asked` and `next`
 * @param it.answer carries the request out
 */
export async function openStandIn(it: {
  nameOf: (asked: Asked) => string
  answer: (asked: Asked) => Told
  unauthorized?: Told
}): Promise<StandIn> {
  const asked: string[] = []
  const outside: string[] = []
  const queues = new Map<string, Mood[]>()
  const lasting = new Map<string, Mood>()

  function carryOut(request: Asked): Told {
    try {
      return it.answer(request)
    } catch (error) {
      if (!(error instanceof OutsideSchema)) throw error
      outside.push(`${request.method} ${request.path}: ${error.message}`)
      return { status: 400, body: { code: 'outside_schema', message: error.message } }
    }
  }

  async function meet(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand.in')
    const head = {
      method: request.method ?? 'GET',
      path: decodeURIComponent(url.pathname),
      target: request.url ?? '/',
      query: url.searchParams,
      headers: request.headers,
    }
    const name = it.nameOf({ ...head, body: Buffer.alloc(0) })
    const mood = queues.get(name)?.shift() ?? lasting.get(name) ?? 'ok'
    asked.push(name)
    if (mood === 'cut-midway') {
      for (const sign of ['data', 'end']) request.once(sign, () => response.destroy())
      return
    }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const whole: Asked = { ...head, body: Buffer.concat(parts) }
    const say = ({ status, headers = {}, body = '' }: Told) => {
      const json = typeof body !== 'string' && !Buffer.isBuffer(body)
      response.writeHead(status, { ...(json && { 'content-type': 'application/json' }), ...headers })
      response.end(json ? JSON.stringify(body) : body)
    }
    const page = (status: number, words: string, headers: Record<string, string> = {}) =>
      say({ status, headers: { 'content-type': 'text/html', ...headers }, body: `<html><body>${words}</body></html>` })
    switch (mood) {
      case 'ok':
        return say(carryOut(whole))
      case 'busy':
        return say({ status: 429, headers: { 'retry-after': String(BUSY_SECONDS) }, body: { message: 'slow down' } })
      case 'trouble':
        return page(500, 'Internal Server Error')
      case 'maintenance':
        return page(503, 'Sedang dalam perawatan', { 'retry-after': '600' })
      case 'unauthorized':
        return say(it.unauthorized ?? { status: 401, body: { message: 'no' } })
      case 'wall':
        return page(403, 'Diblokir oleh tembok api')
      case 'too-large':
        return page(413, 'Request Entity Too Large')
      case 'redirect-home':
        return say({ status: 302, headers: { location: `http://127.0.0.1:${port}/lain` } })
      case 'redirect-metadata':
        return say({ status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data/' } })
      case 'cut-before':
        return void response.destroy()
      case 'hang-before':
        return
    }
    const told = carryOut(whole)
    switch (mood) {
      case 'cut-after':
        return void response.destroy()
      case 'cut-in-answer':
        response.writeHead(told.status, { 'content-type': 'application/json', 'content-length': '5000' })
        response.write('{"id":')
        return void setImmediate(() => response.destroy())
      case 'hang-after':
        return
      case 'page-after':
        return page(200, 'Selamat datang di jaringan tamu')
      case 'trouble-after':
        return page(500, 'There has been a critical error on this website')
      case 'gateway-gave-up':
        return page(504, '504 Gateway Time-out')
      case 'see-other':
        return say({ status: 303, headers: { location: '/' } })
      case 'huge':
        return say({ status: told.status, body: { id: 'x'.repeat(9 * 1024 * 1024) } })
      case 'twice': {
        const text = JSON.stringify(told.body ?? '')
        const once = `HTTP/1.1 ${told.status} OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
        return void request.socket.end(`${once}${once}`)
      }
    }
  }

  const server = createServer((request, response) => {
    void meet(request, response).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'ECONNRESET') outside.push(String(error))
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    next: (name, ...moods) => void queues.set(name, moods),
    always: (name, mood) => void lasting.set(name, mood),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
      assert.deepEqual(outside, [], 'requests outside the recorded schema')
    },
  }
}
