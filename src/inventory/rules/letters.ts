/**
 * Letters as a source of the inventory: which of them are taken in, what they say, and who they say they are from. Anybody
 * can write to the mailbox and put any name and address on a letter, so none of it is believed that was not proven.
 */
import { isAutomaticAnswer, isFromMailSystem, type Letter } from '../../base/letter.ts'
import { domainOf } from '../../base/mail-address.ts'
import { parseMoment } from '../../base/moment.ts'
import { oneLine } from '../../base/text.ts'
import { textOfHtml } from '../../base/html-text.ts'
import type { FileRefusal, LeftReason } from './mailbox.ts'
import type { Trouble } from './sources.ts'
import { ENTRY_MAX, entryOf, publishedAtOf, type Entry } from './entries.ts'

/** A letter within which the largest file that is kept has its place. */
export const LETTER_MAX_BYTES = 30 * 1024 * 1024
export const LETTER_FILES_MAX = 20
export const SENDERS_MAX = 2_000
/** A picture within the text that is smaller is a sign or a logo. */
const SIGN_MAX_BYTES = 8 * 1024
const NAME_MAX = 200
const FILE_NAME_MAX = 200

/** What a look into a mailbox found, without taking anything in. */
export type MailboxTrial =
  | { readonly ok: true; readonly messages: number; readonly looked: number; readonly taken: number; readonly proven: number; readonly checkedBy: string } // prettier-ignore
  | { readonly ok: false; readonly fault: Trouble; readonly said: string }

/**
 * Why a letter is not taken in: it is a program's answer, the report of a mail system, or one of ours that came round.
 * @param own the address that the office's own letters come from; '' for none
 */
export function whyLeft({ head, from }: Letter, own: string): LeftReason | null {
  if (/^\s*multipart\/report/i.test(head.get('content-type') ?? '')) return 'report'
  if (isAutomaticAnswer(head)) return 'automatic'
  if (isFromMailSystem(head)) return 'report'
  // Ours say that a program wrote them; what a colleague sends on from the same address does not.
  const isOurs = own !== '' && from.address.trim().toLowerCase() === own.toLowerCase()
  return isOurs && /^\s*auto-generated/i.test(head.get('auto-submitted') ?? '') ? 'own' : null
}

export type Sender = { readonly address: string; readonly name: string }

/** Who a letter says it is from. A name that looks like an address is left out: it is there to be taken for one. */
export function senderOf({ name, address }: Letter['from']): Sender {
  const typed = address.trim().toLowerCase()
  const host = URL.parse(`http://${domainOf(typed)}/`)?.hostname ?? '' // letters of other scripts that look like these show as xn--
  const plain = host === '' ? typed : `${typed.slice(0, typed.lastIndexOf('@') + 1)}${host}`
  const said = oneLine(name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' '))
    .slice(0, NAME_MAX)
    .toWellFormed()
  return { address: isAddress(plain) ? plain : '', name: /@|＠|﹫/.test(said) ? '' : said }
}

const isAddress = (text: string) => /^[^\s@<>"(),;:\p{Cc}\p{Cf}]{1,64}@[a-z0-9.-]{3,189}$/u.test(text)

/** What a known sender is kept under: an address, or `@` and a domain; null where it is neither. */
export function knownAddressOf(typed: string): string | null {
  const plain = typed.trim().toLowerCase()
  const whole = plain.includes('@') ? plain : `@${plain}`
  const { address } = senderOf({ name: '', address: whole.startsWith('@') ? `x${whole}` : whole })
  if (address === '' || !domainOf(address).includes('.')) return null
  return whole.startsWith('@') ? address.slice(1) : address
}

/**
 * Whether the mailbox's own server said that a letter comes from its sender's domain (RFC 8601, RFC 7489). Only the topmost
 * word counts, and only under the name that the office gave: anybody can write one below it.
 */
export function isProven(head: Letter['head'], checkedBy: string, address: string): boolean {
  if (checkedBy === '' || address === '') return false
  const said = withoutSenders(head.get('authentication-results') ?? '')
  if (said === null) return false
  const [by = '', ...results] = said.split(';').map((it) => it.trim().toLowerCase())
  if (by.split(/\s/, 1)[0] !== checkedBy.toLowerCase()) return false
  // A server says it once; a second one came out of something that the sender wrote.
  const [first = '', ...others] = results.filter((it) => /^dmarc\s*=/.test(it))
  const of = /\bheader\.from\s*=\s*@?([a-z0-9.-]+)/.exec(first)?.[1]
  return others.length === 0 && /^dmarc\s*=\s*pass(?:\s|$)/.test(first) && of === domainOf(address)
}

const COMMENTS_DEEP_MAX = 10

/** A field without what stands in quotes or in comments, which may stand in each other: that is what the sender wrote. Null where they do not close. */
function withoutSenders(field: string): string | null {
  let said = field
  for (let deep = 0; deep < COMMENTS_DEEP_MAX && /["()]/.test(said); deep++)
    said = said.replaceAll(/"(?:[^"\\]|\\.)*"|\([^()]*\)/g, ' ')
  return /["()]/.test(said) ? null : said
}

const LATE_MAX_MS = 7 * 24 * 60 * 60_000 // a mail server gives up after five days

/** When it was written, where that can be: not after it arrived and not long before; else when it arrived. */
function writtenAt(date: string, receivedAt: Date | null, now: Date): { readonly at: Date; readonly isSaid: boolean } {
  const arrived = publishedAtOf(receivedAt, now).at
  const said = parseMoment(date)
  const lateMs = said ? arrived.getTime() - said.getTime() : Number.NaN
  return lateMs >= 0 && lateMs <= LATE_MAX_MS ? { at: said as Date, isSaid: true } : { at: arrived, isSaid: receivedAt !== null } // prettier-ignore
}

/** What a letter says, as a mention keeps it; null when it says nothing and brings nothing. */
export function entryOfLetter(
  letter: Letter,
  it: { readonly sender: Sender; readonly receivedAt: Date | null },
  now: Date,
): (Entry & { readonly publishedAt: Date; readonly dated: boolean }) | null {
  const { subject, text, html, parts } = letter
  const plain = text.trim() === '' ? textOfHtml(html, ENTRY_MAX.text) : text
  const brought = parts.map((one) => fileNameOf(one.name)).find((name) => name !== '') ?? ''
  const title = subject.replace(/^(?:\s*(?:re|aw|bls|balas|fwd?|trs|terusan)\s*:)+\s*/i, '')
  const { address, name } = it.sender
  const entry = entryOf({
    guid: '',
    url: '',
    title: title.replaceAll(/\p{Cf}+/gu, ''),
    text: withoutHistory(plain, subject) || brought,
    author: name && address ? `${name} <${address}>` : name || address,
    publishedAt: null,
  })
  const { at, isSaid } = writtenAt(letter.head.get('date') ?? '', it.receivedAt, now)
  return entry && { ...entry, publishedAt: at, dated: isSaid }
}

const FORWARDED = /^\s*(?:fwd?|trs|terusan|diteruskan)\s*:/i
const ATTRIBUTION = /^(?:pada|on|le|am)\s.{5,300}(?:menulis|wrote|a écrit|schrieb)\s*:\s*$/i
const ORIGINAL = /^[-_ ]{2,}\s*(?:original message|pesan asli|pesan awal)\s*[-_ ]{2,}$/i

/**
 * A text without the signature below it and without the letter that it answers, where mail programs mark both beyond
 * doubt; of a letter that is sent on all stays, and so does a text of which nothing would be left.
 */
export function withoutHistory(text: string, subject: string): string {
  const lines = text.split(/\r?\n/)
  const signature = lines.lastIndexOf('-- ') // RFC 3676, 4.3
  const own = withoutEnd(signature > 0 ? lines.slice(0, signature) : lines)
  const said = FORWARDED.test(subject) ? own : answerOf(own)
  const left = said.join('\n').trim()
  return left === '' ? text.trim() : left
}

/** What stands above the letter that is answered; all of it where the answer stands between its lines. */
function answerOf(lines: readonly string[]): readonly string[] {
  const original = lines.findIndex((line) => ORIGINAL.test(line))
  if (original > 0) return lines.slice(0, original)
  let at = lines.length
  while (at > 0 && /^\s*(?:>|$)/.test(lines[at - 1] ?? '')) at--
  if (at === lines.length || at === 0) return lines
  // The line that says who wrote what is quoted; mail programs break it in two.
  if (ATTRIBUTION.test(lines[at - 1] ?? '')) return lines.slice(0, at - 1)
  if (ATTRIBUTION.test(`${lines[at - 2] ?? ''} ${lines[at - 1] ?? ''}`)) return lines.slice(0, at - 2)
  return lines
}

const withoutEnd = (lines: readonly string[]) => lines.slice(0, lines.findLastIndex((it) => it.trim() !== '') + 1)

/** The files of a letter that are looked at, in their order; signs and logos within the text are none. */
export const filesOf = ({ parts }: Letter): Letter['parts'] =>
  parts.filter((it) => !(it.within && it.type.startsWith('image/') && it.bytes.length < SIGN_MAX_BYTES))

const ENDINGS = /\.(?:jpe?g|png|webp|gif|pdf|docx|xlsx|csv|txt)$/i

/**
 * A file's name as it may be kept: of a path its end, and ending as what the office keeps does, so that no text calls
 * itself a program.
 */
export function fileNameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = oneLine(last.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\uFFFD]+/gu, '')).slice(-FILE_NAME_MAX).toWellFormed().trim() // prettier-ignore
  return plain === '' || ENDINGS.test(plain) ? plain : `${plain}.txt`
}

/** Why the file store did not keep a file, by its refusal's code. */
export function fileRefusalOf(code: string): FileRefusal {
  if (code === 'file-too-large') return 'too-large'
  return code === 'file-type-refused' || code === 'svg-refused' ? 'type' : 'broken'
}
