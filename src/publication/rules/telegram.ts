/**
 * A text for messengers as a post of a Telegram channel: WhatsApp's signs of emphasis, in which that form is written, as
 * Telegram's own small HTML, counted as Telegram counts (Bot API 10.1, "HTML style").
 */
import { cutAtAddresses } from '../../base/content-html.ts'
import { LINK } from '../../dossier/rules/variants/limits.ts'

/** Inclusive, in UTF-16 code units of what is read: by itself, and under a picture. */
export const TELEGRAM_MAX = { message: 4_096, caption: 1_024 } as const

export type TelegramText = { readonly html: string; readonly length: number }

/** @param text the form for messengers that was approved; `{tautan}` stands where the address is to be */
export function telegramText(text: string, link: string): TelegramText {
  const whole = text.trim().replaceAll(LINK, link).toWellFormed()
  const quotes: string[][] = []
  let isQuoted = false
  for (const line of whole.split('\n')) {
    const said = /^> ?(.*)$/u.exec(line)?.[1]
    if (quotes.length === 0 || (said !== undefined) !== isQuoted) quotes.push([])
    isQuoted = said !== undefined
    quotes.at(-1)?.push(isQuoted ? `>${said}` : line)
  }
  const html = quotes.map((lines) =>
    lines[0]?.startsWith('>')
      ? `<blockquote>${lines.map((it) => emphasised(it.slice(1))).join('\n')}</blockquote>`
      : lines.map(emphasised).join('\n'),
  )
  const joined = html.join('\n')
  return { html: joined, length: readLength(joined) }
}

export function fitsTelegram({ length }: TelegramText, under: keyof typeof TELEGRAM_MAX): boolean {
  return length <= TELEGRAM_MAX[under]
}

/** What stands where a text was that was withdrawn. */
export function telegramNotice(notice: string): TelegramText {
  const html = escaped(notice.trim().toWellFormed())
  return { html, length: readLength(html) }
}

function emphasised(line: string): string {
  return cutAtAddresses(line)
    .map((piece, at) => (at % 2 ? escaped(piece) : marked(piece, SIGNS)))
    .join('')
}

// A sign counts only where it touches the word within and none without, as messengers read it.
const SIGNS = [
  ['b', /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\p{L}\p{N}*])/gu],
  ['i', /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+)(?<=\S)_(?![\p{L}\p{N}_])/gu],
] as const

function marked(piece: string, [first, ...others]: readonly (readonly [string, RegExp])[]): string {
  if (!first) return escaped(piece)
  const [tag, sign] = first
  let html = ''
  let from = 0
  for (const { index, 0: whole, 1: inner = '' } of piece.matchAll(sign)) {
    html += `${marked(piece.slice(from, index), others)}<${tag}>${marked(inner, others)}</${tag}>`
    from = index + whole.length
  }
  return html + marked(piece.slice(from), others)
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function readLength(html: string): number {
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(?:amp|lt|gt);/g, '.').length
}
