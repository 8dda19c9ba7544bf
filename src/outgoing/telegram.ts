/**
 * The Bot API of Telegram (https://core.telegram.org/bots/api), at Telegram's own address or a gateway of the office's.
 * Its token stands in the path of every request, so nothing here hands a path on, and it is cut out of whatever the other
 * side says. A message has no key by which a repeat could be told: what was handed over and not answered for is unsure.
 */
import { z } from 'zod'
import { ownService } from './own-service.ts'

export type TelegramBot = {
  /** Judged by `isServiceAddress` when it was set. */
  readonly address: string
  readonly token: string
  readonly timeoutMs?: number
}

/**
 * `blocked`, `no-chat`: this chat takes no more messages. `refused`: this message. `busy`: to be asked later. `no-answer`:
 * handed over, and nobody knows. `odd`: a no without a reason. All others: no message goes now.
 */
export type TelegramFault =
  | 'no-connection'
  | 'too-slow'
  | 'address'
  | 'redirect'
  | 'token'
  | 'conflict'
  | 'trouble'
  | 'not-telegram'
  | 'blocked'
  | 'no-chat'
  | 'refused'
  | 'busy'
  | 'odd'
  | 'no-answer'
export type TelegramNo = {
  readonly ok: false
  readonly fault: TelegramFault
  readonly said: string
  /** How long it asked to wait. */
  readonly waitMs: number
}
type Answer<Result> = { readonly ok: true; readonly result: Result } | TelegramNo

const TIMEOUT_MS = 10_000
const UPLOAD_TIMEOUT_MS = 60_000
const ANSWER_MAX_BYTES = 256 * 1024
const UPDATES_MAX_BYTES = 8 * 1024 * 1024
const UPDATES_AT_ONCE = 50
const WAIT_MAX_MS = 24 * 60 * 60_000 // whoever names a longer one does not mean it
const SAID_MAX = 300

/** Who the bot is: a question that changes nothing, so it may be asked as often as one likes. */
export const askWho = (bot: TelegramBot) =>
  ask(bot, 'getMe', {}, z.object({ id: z.int().min(1), username: z.string().regex(/^\w{3,64}$/) }))

/** What was written to the bot. @param from confirms all before it; null asks for what was not confirmed yet */
export const askUpdates = (bot: TelegramBot, from: number | null) =>
  ask(
    bot,
    'getUpdates',
    { ...(from !== null && { offset: from }), limit: UPDATES_AT_ONCE, timeout: 0, allowed_updates: ['message'] },
    z.array(z.looseObject({ update_id: z.int().min(0) })).max(UPDATES_AT_ONCE),
    UPDATES_MAX_BYTES,
  )

/** Writes to a private chat. @param it.html in Telegram's own small HTML, at most 4,096 UTF-16 code units */
export const sendTelegram = (bot: TelegramBot, it: { readonly chatId: number; readonly html: string }) =>
  ask(
    bot,
    'sendMessage',
    {
      chat_id: it.chatId,
      text: it.html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true }, // or Telegram opens the link itself
      protect_content: true, // its links are for one person
    },
    z.object({ message_id: z.int() }),
  )

/** A channel: `@name` of a public one, or its number. */
export type TelegramChannel = string
/** What stands in a channel: text in Telegram's own small HTML, under a picture or by itself. */
export type ChannelPost = {
  readonly channel: TelegramChannel
  /** At most 4,096 UTF-16 code units as read, 1,024 under a picture. */
  readonly html: string
  /** At most 10 MB; null for none. */
  readonly picture: { readonly bytes: Buffer; readonly mediaType: string } | null
}
export type Posted = Pick<ChannelPost, 'channel' | 'html'> & {
  readonly messageId: number
  readonly hasPicture: boolean
}

/** What the channel is called and whether the bot may write there: changes nothing. */
export async function askChannel(
  bot: TelegramBot,
  channel: TelegramChannel,
): Promise<Answer<{ readonly title: string; readonly mayPost: boolean }>> {
  const who = await askWho(bot)
  if (!who.ok) return who
  const chat = await ask(
    bot,
    'getChat',
    { chat_id: channel },
    z.object({ type: z.string(), title: z.string().max(500) }),
  )
  if (!chat.ok) return chat
  const member = await ask(bot, 'getChatMember', { chat_id: channel, user_id: who.result.id }, channelMember)
  if (!member.ok) return member
  const mayPost =
    chat.result.type === 'channel' &&
    member.result.status === 'administrator' &&
    member.result.can_post_messages === true &&
    member.result.can_edit_messages === true // or no correction could follow
  return { ok: true, result: { title: chat.result.title, mayPost } }
}
const channelMember = z.object({
  status: z.string(),
  can_post_messages: z.boolean().optional(),
  can_edit_messages: z.boolean().optional(),
})

/** Writes to a channel, where everybody may pass it on. */
export async function postToChannel(bot: TelegramBot, { channel, html, picture }: ChannelPost) {
  const message = z.object({ message_id: z.int() })
  if (!picture) return ask(bot, 'sendMessage', { chat_id: channel, text: html, parse_mode: 'HTML' }, message)
  const form = new FormData()
  form.set('chat_id', channel)
  form.set('caption', html)
  form.set('parse_mode', 'HTML')
  form.set('photo', new File([new Uint8Array(picture.bytes)], 'foto.jpg', { type: picture.mediaType }))
  return ask({ timeoutMs: UPLOAD_TIMEOUT_MS, ...bot }, 'sendPhoto', form, message)
}

/** Writes over what stands in a channel; what reads so already is left. */
export async function editPost(
  bot: TelegramBot,
  { channel, messageId, html, hasPicture }: Posted,
): Promise<Answer<null>> {
  const place = { chat_id: channel, message_id: messageId, parse_mode: 'HTML' }
  const any = z.unknown().transform(() => null)
  const answer = hasPicture
    ? await ask(bot, 'editMessageCaption', { ...place, caption: html }, any)
    : await ask(bot, 'editMessageText', { ...place, text: html }, any)
  return !answer.ok && /message is not modified/i.test(answer.said) ? { ok: true, result: null } : answer
}

/** Takes a message away, which Telegram allows for 48 hours; one that is not there is away too. */
export async function deletePost(
  bot: TelegramBot,
  { channel, messageId }: Pick<Posted, 'channel' | 'messageId'>,
): Promise<Answer<null>> {
  const gone = z.literal(true).transform(() => null)
  const answer = await ask(bot, 'deleteMessage', { chat_id: channel, message_id: messageId }, gone)
  return !answer.ok && /message to delete not found/i.test(answer.said) ? { ok: true, result: null } : answer
}

/** Never throws for what the other side does. */
async function ask<Result>(
  { address, token, timeoutMs = TIMEOUT_MS }: TelegramBot,
  method: string,
  body: object,
  result: z.ZodType<Result>,
  maxBytes = ANSWER_MAX_BYTES,
): Promise<Answer<Result>> {
  const no = (fault: TelegramFault, said: string, waitMs = 0): TelegramNo => ({
    ok: false,
    fault,
    said: withoutToken(said, token),
    waitMs,
  })
  // Written out here, so that it is known whether all of it went out.
  const form = body instanceof FormData ? new Response(body) : null
  const answer = await ownService(address)({
    method: 'POST',
    path: `/bot${token}/${method}`,
    headers: { 'content-type': form?.headers.get('content-type') ?? 'application/json', accept: 'application/json' },
    body: form ? Buffer.from(await form.arrayBuffer()) : JSON.stringify(body),
    timeoutMs,
    maxBytes,
  })
  if ('failed' in answer) {
    if (answer.handedOver) return no('no-answer', answer.failed)
    if (answer.failed === 'address-refused') return no('address', answer.failed)
    return no(answer.failed === 'too-slow' ? 'too-slow' : 'no-connection', answer.failed)
  }
  const { status } = answer
  const told = readTold(answer.body)
  if (!told) {
    if (status >= 300 && status < 400) return no('redirect', String(status))
    // What stands between may have handed it on and lost the answer (504, RFC 9110 §15.6.5), or made up one of its own.
    return no(status < 300 || status === 504 ? 'no-answer' : 'not-telegram', String(status))
  }
  if (told.ok) {
    const read = result.safeParse(told.result)
    return status < 300 && read.success ? { ok: true, result: read.data } : no('no-answer', String(status))
  }
  const said = told.description || String(told.error_code ?? status)
  const waitMs = Math.min(WAIT_MAX_MS, Math.max(0, told.parameters?.retry_after ?? 0) * 1000)
  return no(faultOf(told.error_code ?? status, said), said, waitMs)
}

const tellable = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.int().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  parameters: z.object({ retry_after: z.number().optional() }).optional().catch(undefined),
})

/** What every answer of the Bot API looks like; null for anything else. */
function readTold(body: Buffer): z.output<typeof tellable> | null {
  try {
    return tellable.parse(JSON.parse(body.toString()))
  } catch {
    return null
  }
}

function faultOf(code: number, said: string): TelegramFault {
  switch (code) {
    case 400:
      return /chat not found|user not found|peer_id_invalid|user is deactivated/i.test(said) ? 'no-chat' : 'refused'
    case 401:
    case 404: // of a token that never was one
      return 'token'
    case 403:
      return 'blocked'
    case 409:
      return 'conflict'
    case 429:
      return 'busy'
    case 504:
      return 'no-answer'
  }
  if (code >= 500) return 'trouble'
  return code >= 400 ? 'refused' : 'odd'
}

/** One line of what the other side said, in which no part of the token is left. */
function withoutToken(said: string, token: string): string {
  const secret = token.slice(token.indexOf(':') + 1)
  return said
    .replaceAll(token, '…')
    .replaceAll(secret, '…')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, SAID_MAX)
    .toWellFormed()
}
