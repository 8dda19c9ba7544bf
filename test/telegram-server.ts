/**
 * A Bot API that stands in for Telegram's, and can be as good or as bad as what stands at its address. Each request is
 * held to the limits that the Bot API 10.1 states.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export type Mood =
  | 'ok'
  | 'hang'
  | 'slow-body'
  | 'cut'
  | 'cut-after'
  | 'hang-after'
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
export type Standing = { html: string; photo: Buffer | null; at: Date }
export type TelegramStandIn = {
  readonly address: string
  readonly sent: Sent[]
  /** What stands in the channel `TEST_CHANNEL`. */
  readonly channel: Map<number, Standing>
  /** Whether the bot may write there. */
  readonly may: { post: boolean }
  /** Every method that was asked, in order. */
  readonly asked: string[]
  /** How each method is answered; all others as they should be. */
  readonly moods: Map<string, Mood>
  /** What a method waits for before it is answered. */
  readonly gates: Map<string, Promise<void>>
  /** A message that somebody wrote to the bot. */
  write(it: { chatId: number; text: string; type?: string; from?: object }): void
  /** An update of any shape. */
  push(update: object): void
  readonly unread: () => number
  /** @throws {AssertionError} when a request was outside the recorded Bot API */
  close(): Promise<void>
}

export const TEST_BOT_TOKEN = '123456789:AAE-abcdefghijklmnopqrstuvwxyz_0123'
export const BUSY_SECONDS = 1_800
export const TEST_CHANNEL = '@diskominfo_contoh'
const CHANNEL_ID = -1001234567890
const DELETE_WITHIN_MS = 48 * 60 * 60_000

type Field = { readonly name: string; readonly types: readonly string[]; readonly required: boolean }
const bot = JSON.parse(readFileSync(join(import.meta.dirname, 'data/telegram/bot-api-10.1.json'), 'utf8')) as {
  methods: Record<string, Field[]>
}

/** @param now Telegram's own clock, by which it lets a message be taken away */
export async function openTelegramServer(now: () => Date = () => new Date()): Promise<TelegramStandIn> {
  const sent: Sent[] = []
  const channel = new Map<number, Standing>()
  const may = { post: true }
  const outside: string[] = []
  const asked: string[] = []
  const gates = new Map<string, Promise<void>>()
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
      const html = String(text)
      const why = whyNotHtml(html, 4096)
      if (why) throw new Error(`Bad Request: ${why}`)
      if (isChannel(chatId)) return post(html, null)
      if (typeof chatId !== 'number') throw new Error('Bad Request: chat not found')
      sent.push({ chatId, html, body })
      return { message_id: nextMessage++, date: 1, chat: { id: chatId, type: 'private' } }
    },
    sendPhoto: ({ chat_id: chatId, caption, photo }) => {
      if (!isChannel(chatId)) throw new Error('Bad Request: chat not found')
      const why = whyNotHtml(String(caption), 1024)
      if (why) throw new Error(`Bad Request: ${why}`)
      return post(String(caption), photo as Buffer)
    },
    editMessageText: ({ message_id: id, text }) => edit(Number(id), String(text), false),
    editMessageCaption: ({ message_id: id, caption }) => edit(Number(id), String(caption), true),
    deleteMessage: ({ message_id: id }) => {
      const standing = channel.get(Number(id))
      if (!standing) throw new Error('Bad Request: message to delete not found')
      if (now().getTime() - standing.at.getTime() > DELETE_WITHIN_MS)
        throw new Error("Bad Request: message can't be deleted")
      return channel.delete(Number(id))
    },
    getChat: ({ chat_id: chatId }) => {
      if (!isChannel(chatId)) throw new Error('Bad Request: chat not found')
      return { id: CHANNEL_ID, type: 'channel', title: 'Diskominfo Contoh' }
    },
    getChatMember: () => ({ status: 'administrator', can_post_messages: may.post, can_edit_messages: may.post }),
  }
  const isChannel = (chatId: unknown) => chatId === TEST_CHANNEL || chatId === String(CHANNEL_ID)
  function post(html: string, photo: Buffer | null) {
    if (!may.post) throw new Error('Bad Request: need administrator rights in the channel chat')
    channel.set(nextMessage, { html, photo, at: now() })
    return { message_id: nextMessage++, date: 1, chat: { id: CHANNEL_ID, type: 'channel' } }
  }
  function edit(id: number, html: string, hasPhoto: boolean) {
    const standing = channel.get(id)
    if (!standing || (standing.photo !== null) !== hasPhoto) throw new Error('Bad Request: message to edit not found')
    const why = whyNotHtml(html, hasPhoto ? 1024 : 4096)
    if (why) throw new Error(`Bad Request: ${why}`)
    if (standing.html === html) throw new Error('Bad Request: message is not modified')
    standing.html = html
    return { message_id: id, date: 1 }
  }
  const carryOut = async (method: string, request: IncomingMessage, body: Buffer) =>
    answers[method]?.(held(method, await readBody(request, body)))

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
    await gates.get(method)
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
      case 'cut-after':
      case 'hang-after':
        await carryOut(method, request, Buffer.concat(parts))
        if (moods.get(method) === 'cut-after') response.destroy()
        return
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
          return say(200, { ok: true, result: await carryOut(method, request, Buffer.concat(parts)) })
        } catch (error) {
          const { message } = error as Error
          if (message.startsWith(OUTSIDE)) outside.push(message)
          return no(400, message)
        }
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const push = (update: object) => waiting.push({ update_id: nextId++, ...update })
  return {
    address: `http://127.0.0.1:${port}/gerbang`,
    sent,
    channel,
    may,
    asked,
    moods,
    gates,
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
    close: async () => {
      await new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
      assert.deepEqual(outside, [], 'requests outside the recorded Bot API')
    },
  }
}

async function readBody(request: IncomingMessage, body: Buffer): Promise<Record<string, unknown>> {
  const type = String(request.headers['content-type'])
  if (type === 'application/json') return JSON.parse(body.toString()) as Record<string, unknown>
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const parts = [...form].map(async ([name, it]) => [
    name,
    typeof it === 'string' ? it : Buffer.from(await it.arrayBuffer()),
  ])
  return Object.fromEntries(await Promise.all(parts)) as Record<string, unknown>
}

/** What is asked, if the recorded Bot API knows every field of it. */
function held(method: string, body: Record<string, unknown>): Record<string, unknown> {
  const fields = bot.methods[method]
  if (!fields) throw new Error(`${OUTSIDE}${method}`)
  for (const { name, required } of fields)
    if (required && !(name in body)) throw new Error(`${OUTSIDE}${method} has no ${name}`)
  for (const [name, value] of Object.entries(body)) {
    const types = fields.find((it) => it.name === name)?.types
    if (!types) throw new Error(`${OUTSIDE}${method} knows no ${name}`)
    const kind = Buffer.isBuffer(value) ? 'InputFile' : Array.isArray(value) ? 'Array of String' : KINDS[typeof value]
    if (
      !types.includes(kind ?? '') &&
      !(kind === 'Object' && !types.some((it) => /^(String|Integer|Boolean)$/.test(it)))
    )
      throw new Error(`${OUTSIDE}${method}.${name} is a ${kind}`)
  }
  return body
}
const OUTSIDE = 'Outside the schema: '
const KINDS: Record<string, string> = { string: 'String', number: 'Integer', boolean: 'Boolean', object: 'Object' }

/** Why Telegram would not take this as HTML: a tag of no kind of its own, one left open, a bare `<` or `&`, or too long. */
function whyNotHtml(html: string, max: number): string | null {
  if (!html.isWellFormed()) return 'strings must be encoded in UTF-8'
  const open: string[] = []
  for (const [tag, closing, name] of html.matchAll(/<(\/?)([a-z]+)(?: href="[^"<>]*")?>/g)) {
    if (!['a', 'b', 'i', 'blockquote'].includes(name as string)) return `can't parse entities: ${tag}`
    if (closing ? open.pop() !== name : (open.push(name as string), false)) return "can't parse entities"
  }
  const bare = html.replaceAll(/<\/?(?:a|b|i|blockquote)(?: href="[^"<>]*")?>/g, '')
  if (open.length > 0 || /[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(bare)) return "can't parse entities"
  const said = bare.replaceAll(/&[a-z#\d]+;/g, '.')
  if (said.trim() === '') return 'message text is empty'
  return said.length > max ? 'message is too long' : null
}
