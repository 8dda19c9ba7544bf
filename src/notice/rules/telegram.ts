/** Telegram: the office's setting, what a message says, and what is written to the bot. Pure. */
import { isServiceAddress } from '../../base/service-address.ts'
import type { Language, Reason } from '../../base/refused.ts'
import { drillWords } from '../../base/words/drill.ts'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import { telegramWords as t } from '../../base/words/notice-telegram.ts'
import { noticeWords } from '../../base/words/notices.ts'
import { escapeXml } from '../../base/xml.ts'
import { headOf, isOfDrill, wordsOf, type Item } from './message.ts'

export type TelegramSetting = { readonly on: boolean; readonly address: string }
export const TELEGRAM_USUAL = 'https://api.telegram.org'

/** Why the Bot API cannot be asked there. */
export function whyNotTelegram({ address }: TelegramSetting): Reason | null {
  return isServiceAddress(address) ? null : { code: 'telegram-address-wrong', field: 'address' }
}

/** The longest message (sendMessage, `text`), in UTF-16 code units; here with its marks, so that no reading of it is longer. */
const MESSAGE_MAX = 4096
const HEAD_MAX = 300
const WORDS_MAX = 500

/**
 * One message of one notice or several, in Telegram's HTML. A limited dossier is named by its number alone, as in a letter.
 * What does not fit is counted and stands in Siar.
 */
export function telegramText(
  items: readonly Item[],
  it: { readonly language: Language; readonly office: string; readonly listUrl: string },
): string {
  const { language } = it
  const end = (rest: number) =>
    [
      ...(rest > 0 ? [escapeXml(w.rest[language](rest))] : []),
      `<a href="${escapeXml(it.listUrl)}">${escapeXml(w.all[language])}</a>`,
      `<i>${escapeXml(cut(t.closing[language](it.office), HEAD_MAX))}</i>`,
    ].join('\n')
  let text = isOfDrill(items) ? `<b>${escapeXml(drillWords.first[language])}</b>\n\n` : ''
  if (items.length > 1) text += `<b>${escapeXml(w.several[language](items.length))}</b>\n\n`
  for (const [at, item] of items.entries()) {
    const urgent = item.urgent ? `<b>[${escapeXml(noticeWords.urgent[language])}]</b> ` : ''
    const head = `${urgent}<a href="${escapeXml(item.link)}">${escapeXml(cut(headOf(item, language), HEAD_MAX))}</a>\n`
    const said = wordsOf(item) && `${escapeXml(cut(wordsOf(item), WORDS_MAX))}\n`
    const fits = (piece: string) => text.length + piece.length + 1 + end(items.length).length <= MESSAGE_MAX
    const piece = [`${head}${said}`, head].find(fits)
    if (!piece) return text + end(items.length - at)
    text += `${piece}\n`
  }
  return text + end(0)
}

/** So many UTF-16 code units at most, and no half of a sign. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text.toWellFormed()
  return `${text
    .slice(0, max - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed()}…`
}

/** What somebody wrote to the bot, as far as it means anything to it. */
export type Written = {
  readonly chatId: number
  readonly language: Language
  /** What they are called there. */
  readonly name: string
} & (
  | { readonly kind: 'start'; readonly code: string }
  | { readonly kind: 'stop' | 'other' }
  /** In a group, or a channel: a code that was shown there is known to many. */
  | { readonly kind: 'not-private'; readonly code: string | null }
)

const COMMAND = /^\/(start|stop)(?:@\w{1,64})?(?:\s+([\w-]{1,64}))?\s*$/

/** Null for what is no message of a person. @param update as Telegram gave it; nothing of its shape is believed */
export function readWritten(update: unknown): Written | null {
  const message = field(update, 'message')
  const chat = field(message, 'chat')
  const from = field(message, 'from')
  const chatId = field(chat, 'id')
  if (!Number.isSafeInteger(chatId) || field(from, 'is_bot') !== false) return null
  const said = textOf(field(message, 'text'))
  const [, command, code = ''] = COMMAND.exec(said) ?? []
  const writer = {
    chatId: chatId as number,
    language: languageOf(textOf(field(from, 'language_code'))),
    name: nameOf(from),
  }
  if (field(chat, 'type') !== 'private')
    return command === 'start' ? { ...writer, kind: 'not-private', code: code || null } : null
  if (command === 'start' && code) return { ...writer, kind: 'start', code }
  return { ...writer, kind: command === 'stop' ? 'stop' : 'other' }
}

const field = (it: unknown, name: string): unknown =>
  typeof it === 'object' && it !== null && Object.hasOwn(it, name) ? (it as Record<string, unknown>)[name] : undefined
const textOf = (it: unknown) => (typeof it === 'string' ? it : '')

/** Most who write are of the office: Indonesian, unless their Telegram speaks another tongue than those of here. */
const languageOf = (code: string): Language => (code === '' || /^(id|ms|jv|su)\b/i.test(code) ? 'id' : 'en')

const NAME_MAX = 64
function nameOf(from: unknown): string {
  const username = textOf(field(from, 'username'))
  const name = [field(from, 'first_name'), field(from, 'last_name')].map(textOf).filter(Boolean).join(' ')
  const plain = (username ? `@${username}` : name).replaceAll(/\p{C}+/gu, ' ').trim()
  return cut(plain, NAME_MAX) || 'Telegram'
}
