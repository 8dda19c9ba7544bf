/**
 * A Bot API that stands in for Telegram's, and can be as good or as bad as what stands at its address. Each request is
 * held to the limits that the Bot API 10.1 states.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Mood =
  | 'ok'
  | 'hang'
  | 'slow-body'
  | 'cut'
  | 'busy'
  | 'blocked'
  | 'no-chat'
  | 'bad-token'
  | 'trouble'
  | 'gateway-gave-up'
  | 'odd-no'
  | 'says-yes-alone'
  | 'page'
  | 'forbidden-page'
  | 'huge'
  | 'redirect'
  | 'echo-token'
  | 'conflict'
export type Sent = { readonly chatId: number; readonly html: string; readonly body: Record<string, unknown> }
export type TelegramStandIn = {
  readonly address: string
  readonly sent: Sent[]
  /** Every method that was asked, in order. */
  readonly asked: string[]
  /** How each method is answered; all others as they should be. */
  readonly moods: Map<string, Mood>
  /** A message that somebody wrote to the bot. */
  write(it: { chatId: number; text: string; type?: string; from?: object }): void
  /** An update of any shape. */
  push(update: object): void
  readonly unread: () => number
  close(): Promise<void>
}

export const TEST_BOT_TOKEN = '123456789:AAE-abcdefghijklmnopqrstuvwxyz_0123'
export const BUSY_SECONDS = 1_800

export async function openTelegramServer(): Promise<TelegramStandIn> {
  const sent: Sent[] = []
  const asked: string[] = []
  const moods = new Map<string, Mood>()
  let waiting: { update_id: number }[] = []
  let nextId = 700_000_001
  let nextMessage = 1

  const answers: Record<string, (body: Record<string, unknown>) => unknown> = {
    getMe: () => ({ id: 123456789, is_bot: true, first_name: 'Siar', username: 'siar_contoh_bot' }),
    getUpdates: ({ offset = 0, limit = 100 }) => {
      waiting = waiting.filter((it) => it.update_id >= Number(offset))
      return waiting.slice(0, Number(limit))
    },
    sendMessage: (body) => {
      const { chat_id: chatId, text } = body
      if (typeof chatId !== 'number') throw new Error('Bad Request: chat_id is empty')
      const html = String(text)
      const why = whyNotHtml(html)
      if (why) throw new Error(`Bad Request: ${why}`)
      sent.push({ chatId, html, body })
      return { message_id: nextMessage++, date: 1, chat: { id: chatId, type: 'private' } }
    },
  }

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/gerbang\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }
    const no = (code: number, description: string, more: object = {}) =>
      say(code, { ok: false, error_code: code, description, ...more })
    asked.push(method)
    if (token !== TEST_BOT_TOKEN) return no(401, 'Unauthorized')
    switch (moods.get(method) ?? 'ok') {
      case 'hang':
        return
      case 'slow-body':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        response.write('{"ok":')
        return
      case 'cut':
        return void response.destroy()
      case 'busy':
        return no(429, `Too Many Requests: retry after ${BUSY_SECONDS}`, { parameters: { retry_after: BUSY_SECONDS } })
      case 'blocked':
        return no(403, 'Forbidden: bot was blocked by the user')
      case 'no-chat':
        return no(400, 'Bad Request: chat not found')
      case 'bad-token':
        return no(404, 'Not Found')
      case 'conflict':
        return no(409, 'Conflict: terminated by other getUpdates request')
      case 'trouble':
        return no(502, 'Bad Gateway')
      case 'gateway-gave-up':
        return say(504, '<h1>504 Gateway Time-out</h1>')
      case 'odd-no':
        return say(200, { ok: false })
      case 'says-yes-alone':
        return say(200, { ok: true })
      case 'page':
        return say(200, '<html><body>Selamat datang di jaringan tamu</body></html>')
      case 'forbidden-page':
        return say(403, '<html><body>Diblokir oleh tembok api</body></html>')
      case 'huge':
        return say(200, `{"ok":true,"result":"${'x'.repeat(9 * 1024 * 1024)}"}`)
      case 'redirect':
        response.writeHead(302, { location: `http://127.0.0.1:${port}/gerbang/bot${token}/getMe` })
        return void response.end()
      case 'echo-token':
        return no(400, `Bad Request: https://api.telegram.org/bot${token}/${method} and ${token.split(':')[1]}`)
      case 'ok':
        try {
          const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>
          return say(200, { ok: true, result: answers[method]?.(body) })
        } catch (error) {
          return no(400, (error as Error).message)
        }
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const push = (update: object) => waiting.push({ update_id: nextId++, ...update })
  return {
    address: `http://127.0.0.1:${port}/gerbang`,
    sent,
    asked,
    moods,
    push,
    write: ({ chatId, text, type = 'private', from = {} }) =>
      push({
        message: {
          message_id: nextMessage++,
          date: 1,
          text,
          chat: { id: chatId, type },
          from: { id: chatId, is_bot: false, first_name: 'Kabid', username: 'kabid_ikp', ...from },
        },
      }),
    unread: () => waiting.length,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Why Telegram would not take this as HTML: a tag of no kind of its own, one left open, a bare `<` or `&`, or too long. */
function whyNotHtml(html: string): string | null {
  if (!html.isWellFormed()) return 'strings must be encoded in UTF-8'
  const open: string[] = []
  for (const [tag, closing, name] of html.matchAll(/<(\/?)([a-z]+)(?: href="[^"<>]*")?>/g)) {
    if (!['a', 'b', 'i'].includes(name as string)) return `can't parse entities: ${tag}`
    if (closing ? open.pop() !== name : (open.push(name as string), false)) return "can't parse entities"
  }
  const bare = html.replaceAll(/<\/?(?:a|b|i)(?: href="[^"<>]*")?>/g, '')
  if (open.length > 0 || /[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(bare)) return "can't parse entities"
  const said = bare.replaceAll(/&[a-z#\d]+;/g, '.')
  if (said.trim() === '') return 'message text is empty'
  return said.length > 4096 ? 'message is too long' : null
}
