/** One message to the chat of one person. */
import { telegramWords as t } from '../../base/words/notice-telegram.ts'
import type { Db } from '../../db/connect.ts'
import { askWho, sendTelegram, type TelegramBot, type TelegramFault, type TelegramNo } from '../../outgoing/telegram.ts'
import type { Item } from '../rules/message.ts'
import type { Sent } from '../rules/sending.ts'
import { telegramText } from '../rules/telegram.ts'
import { endChat, findChat, findTelegram } from '../stores/telegram.ts'

export type TelegramSite = {
  readonly db: Db
  /** The public address, without a slash at its end. */
  readonly url: string
  readonly telegramToken: string | undefined
  readonly telegramPatienceMs?: number
}
type Message = {
  readonly personId: string
  readonly language: 'id' | 'en'
  readonly office: string
  readonly items: readonly Item[]
}
type Tell = (it: Message, now: Date) => Promise<Sent>

const ALL_PAUSE_MS = 40 // about thirty messages a second are allowed in all,
const CHAT_PAUSE_MS = 1_000 // and one a second in a chat (Bots FAQ, “My bot is hitting limits”)

/**
 * The sending of one process; null while the office does not use Telegram. Before its first message, and again after
 * every trouble, it asks who the bot is: a wrong address, a wrong token or a page in front of Telegram then lose nothing.
 */
export function telegramSending(site: TelegramSite): () => Promise<Tell | null> {
  const { db, telegramToken: token } = site
  let sure = 0 // the revision of the setting under which the bot last answered
  const turn = turns()
  return async () => {
    const setting = await findTelegram(db)
    if (!setting?.on) return null
    if (token === undefined) return async () => ({ state: 'away', why: t.noToken.id })
    const bot = botOf(setting.address, token, site.telegramPatienceMs)
    return async (it, now) => {
      const chatId = (await findChat(db, it.personId))?.chat_id ?? null
      if (chatId === null) return { state: 'refused', why: t.noChat.id }
      if (sure !== setting.revision) {
        const who = await askWho(bot)
        if (!who.ok) return { state: 'away', why: whyOf(who) }
        sure = setting.revision
      }
      await turn(chatId)
      const html = telegramText(it.items, { ...it, listUrl: `${site.url}/app/pemberitahuan` })
      const sent = await sendTelegram(bot, { chatId, html })
      if (sent.ok) return { state: 'sent' }
      const state = stateOf[sent.fault]
      if (sent.fault === 'blocked' || sent.fault === 'no-chat')
        await endChat(db, chatId, sent.fault === 'blocked' ? 'blocked' : 'gone', now)
      if (state === 'away' || state === 'unsure') sure = 0
      return { state, why: `${t.faults[sent.fault].id} (${sent.said})`, waitMs: sent.waitMs }
    }
  }
}

const stateOf = {
  'no-connection': 'away',
  'too-slow': 'away',
  address: 'away',
  redirect: 'away',
  token: 'away',
  conflict: 'away',
  trouble: 'away',
  'not-telegram': 'away',
  blocked: 'refused',
  'no-chat': 'refused',
  refused: 'refused',
  busy: 'later',
  odd: 'later',
  'no-answer': 'unsure',
} as const satisfies Record<TelegramFault, string>

export const botOf = (address: string, token: string, timeoutMs: number | undefined): TelegramBot => ({
  address,
  token,
  ...(timeoutMs !== undefined && { timeoutMs }),
})

/** Why a question, which nothing depends on, was not answered. */
export const whyOf = ({ fault, said }: TelegramNo): string =>
  `${fault === 'no-answer' ? t.noAnswer.id : t.faults[fault].id} (${said})`

/** Lets messages go one after another, as far apart as Telegram wants them, by a clock that nobody sets. */
function turns(): (chatId: number) => Promise<void> {
  const next = new Map<number, number>()
  let nextOfAll = 0
  return async (chatId) => {
    const now = performance.now()
    for (const [chat, at] of next) if (at <= now) next.delete(chat)
    const at = Math.max(now, nextOfAll, next.get(chatId) ?? 0)
    nextOfAll = Math.max(now, nextOfAll) + ALL_PAUSE_MS
    next.set(chatId, at + CHAT_PAUSE_MS)
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
  }
}
