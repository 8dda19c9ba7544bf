/**
 * Reads what WhatsApp writes out as a chat: from Android and iOS, Indonesian and English, with clocks of 12 and of 24
 * hours. Who wrote is a number in the order of their first word and nothing else; of what they wrote, what tells nothing
 * (greetings, thanks, "siap") is left out by a rule, and its count is told. Pure.
 */
import { sha256 } from '../../base/hash.ts'

import { isPlain, oneLine } from '../../base/text.ts'
import { readArticle } from '../../radar/cleaning.ts'
import { hintsAt } from '../../radar/signs.ts'
import type { ChatLeftOut } from './complaint-columns.ts'
import type { JudgedMention } from './complaint-rows.ts'
import { textHashOf } from './entries.ts'
import { titleOf, withoutPersonal } from './gathering.ts'
import { peopleNames, withoutNames, wordsOfName, type PeopleNames } from './people-names.ts'

/** As many as a busy group writes in a year. */
export const CHAT_MESSAGES_MAX = 100_000
const MESSAGE_MAX = 15_000
const LINES_MAX = 500 // of one message
const JOINED_WITHIN_MINUTES = 2 // people write one thing in several messages

type Message = {
  /** The line that it begins in. */
  readonly line: number
  readonly day: readonly [number, number, number]
  readonly minutes: number
  /** Null for what WhatsApp itself says. */
  readonly sender: string | null
  readonly lines: string[]
}

/** Day, clock, and what follows; a dash on Android, brackets on iOS. No part of it can be read in two ways. */
const HEAD =
  /^\[?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),? (?:pukul |at )?(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?: ?([ap])\.?m\.?)?(\]| [-–]) (.*)$/i

export type ReadChat = {
  readonly messages: number
  readonly people: number
  readonly leftOut: Readonly<Record<ChatLeftOut, number>>
  readonly mentions: readonly (JudgedMention & { readonly number: number })[]
}

/**
 * Reads a whole chat; null when it is none, or holds more messages than are read.
 * @param offsetMinutes of the zone in which its clock stood, east of UTC
 */
export function readChat(text: string, offsetMinutes: number): ReadChat | 'too-many' | null {
  const messages = splitMessages(text)
  if (messages === 'too-many' || messages.length === 0) return messages === 'too-many' ? messages : null
  const order = dayOrderOf(messages)
  const leftOut = { notice: 0, media: 0, removed: 0, chatter: 0 }
  const people = new Map<string, number>()
  const said: { line: number; at: number; sender: number; text: string }[] = []
  for (const it of messages) {
    const at = instantOf(it, order, offsetMinutes)
    const body = it.sender === null ? 'notice' : bodyOf(it.lines)
    if (it.sender === null || typeof body !== 'object' || at === null) {
      leftOut[typeof body === 'string' ? body : 'notice']++
      continue
    }
    const sender = people.get(it.sender) ?? people.size + 1
    people.set(it.sender, sender)
    const before = said.at(-1)
    const goesOn = before?.sender === sender && Math.abs(at - before.at) <= JOINED_WITHIN_MINUTES * 60_000
    if (before && goesOn && before.text.length + body.text.length < MESSAGE_MAX) {
      before.text += `\n${body.text}`
      before.at = at
    } else said.push({ line: it.line, at, sender, text: body.text })
  }
  const hide = hidingSenders([...people.keys()])
  const mentions = said.flatMap((it) => {
    if (!isTelling(it.text)) {
      leftOut.chatter++
      return []
    }
    return [{ number: it.line, ...mentionOf(it, hide) }]
  })
  return { messages: messages.length, people: people.size, leftOut, mentions }
}

/** Whether the first lines of a file are those of a chat. */
export function looksLikeChat(lines: readonly string[]): boolean {
  const [first = '', ...others] = lines.filter((line) => line.trim() !== '').map(plainLine)
  return HEAD.test(first) && (others.length === 0 || others.some((line) => HEAD.test(line)))
}

// --- Messages

/** What stands before a text only to turn its direction or to keep a name together. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066\u2067\ufeff]/g
const SENDER_MAX = 80

function splitMessages(text: string): Message[] | 'too-many' {
  const messages: Message[] = []
  let number = 0
  for (const raw of linesOf(text)) {
    number++
    const line = plainLine(raw)
    const head = line.length > 12 && /[\d[]/.test(line[0] ?? '') ? HEAD.exec(line) : null
    if (!head) {
      const last = messages.at(-1)
      if (last && last.lines.length < LINES_MAX) last.lines.push(line)
      continue
    }
    if (messages.length === CHAT_MESSAGES_MAX) return 'too-many'
    const [, first = '', second = '', third = '', hours = '', minutes = '', half, , rest = ''] = head
    const colon = rest.indexOf(': ')
    const name = colon < 0 && rest.endsWith(':') ? rest.slice(0, -1) : rest.slice(0, Math.max(colon, 0))
    const isSaid = name !== '' && name.length <= SENDER_MAX && !/["“”]/.test(name) // a subject in quotation marks may hold a colon
    const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
    messages.push({
      line: number,
      day: [Number(first), Number(second), Number(third)],
      minutes: hour * 60 + Number(minutes),
      sender: isSaid && !isNotice(raw, rest.slice(name.length + 2)) ? oneLine(name) : null,
      lines: [rest.slice(name.length + 2)],
    })
  }
  return messages
}

/** A clock of 12 hours has a narrow space before its half. */
const plainLine = (raw: string) =>
  raw
    .slice(0, MESSAGE_MAX)
    .replace(MARKS, '')
    .replaceAll(/[\u202f\u00a0]/g, ' ')

function* linesOf(text: string): Generator<string> {
  let from = 0
  while (from <= text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    yield text.slice(from, text[to - 1] === '\r' ? to - 1 : to)
    from = to + 1
  }
}

/** WhatsApp's own words, which Android puts into a person's mouth. */
const NOTICE =
  /^(?:pesan dan panggilan (?:terenkripsi|dienkripsi)|messages and calls are end-to-end|(?:anda|you) (?:membuat|created|menambahkan|added|mengubah|changed|keluar|left|bergabung|joined)|panggilan (?:suara|video)(?: grup)? (?:tak|tidak) terjawab|missed (?:group )?(?:voice|video) call|menunggu pesan ini\b|waiting for this message\b|kode keamanan anda dengan|your security code with|pesan sementara (?:di|telah)|disappearing messages were)/i

/** iOS writes its own words under somebody's name, behind a mark that people do not type. */
function isNotice(raw: string, said: string): boolean {
  const colon = raw.indexOf(': ')
  const isOfIos = colon >= 0 && raw.startsWith('\u200e', colon + 2)
  return NOTICE.test(said) || (isOfIos && !MEDIA.test(said.trim()) && !REMOVED.test(said.trim()))
}

// --- Bodies

const MEDIA =
  /^<?(?:media|gambar|image|foto|photo|video|audio|stiker|sticker|gif|dokumen|document|catatan video|video note|kartu kontak|contact card)[^>]{0,80}?(?:tidak disertakan|omitted|dihilangkan)>?$|^<(?:attached|terlampir|lampiran): [^>]{1,200}>$|^[^\n]{1,200} \((?:file attached|file terlampir|berkas terlampir|lampiran)\)$|^[^\n•]{1,250}•[^\n•]{1,60}(?:tidak disertakan|omitted|dihilangkan)$|^(?:(?:anda )?menerima |(?:you received an? )?)?(?:pesan|foto|video|pesan suara) sekali lihat$|^view once (?:message|photo|video|voice message)$|^(?:poll|jajak pendapat|polling):$|^null$/i
const REMOVED =
  /^(?:pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini|this message was deleted|you deleted this message|pesan ini dihapus oleh admin.{0,80})\.?$/i
const EDITED = /<(?:pesan ini diedit|this message was edited|pesan ini telah diedit)>\s*$/i
/** A person called by name or number: iOS and Android put marks around both. */
const CALLED = /@\u2068[^\u2069\n]{1,80}\u2069|@\+?\d{6,20}/g
/** Before what was copied from another chat WhatsApp writes when and by whom: `[09.30, 12/5/2024] Budi: `. */
const COPIED = /^\[[\d:.,/\- ]{5,24}(?:[ap]\.?m\.?)?[\d:.,/\- ]{0,24}\] ?[^:\n]{1,80}: ?/gim

/** What somebody wrote, without whom they called; a caption stands below its picture. */
function bodyOf(lines: readonly string[]): { readonly text: string } | ChatLeftOut {
  const [first = '', ...others] = lines
  const opening = first.trim()
  if (REMOVED.test(opening)) return 'removed'
  const isMedia = MEDIA.test(opening)
  const said = (isMedia ? others : lines)
    .join('\n')
    .replace(EDITED, '')
    .replaceAll(CALLED, '@…')
    .replaceAll(COPIED, '')
    .replaceAll(/[\u2068\u2069]/g, '')
    .trim()
  if (said === '') return 'media'
  return isPlain(said) ? { text: said.slice(0, MESSAGE_MAX).toWellFormed() } : 'removed'
}

// --- Days

const DAY_MS = 86_400_000
const [FIRST_YEAR, LAST_YEAR] = [2009, 2099] // WhatsApp began in 2009

type DayOrder = 'day-month' | 'month-day' | 'year-month'

/**
 * The order in which all days of a chat can be, and go on; where both fit, the day stands before the month. Years come first
 * where most of them do: a line that somebody pasted turns nothing around.
 */
function dayOrderOf(messages: readonly Message[]): DayOrder {
  const years = messages.filter(({ day: [first] }) => first >= FIRST_YEAR).length
  if (years * 2 > messages.length) return 'year-month'
  const orders = ['day-month', 'month-day'] as const
  const faults = orders.map((order) => {
    let count = 0
    let last = 0
    for (const { day } of messages) {
      const at = dayOf(day, order)
      if (at === null) count += 100
      else if (at < last) count++
      last = at ?? last
    }
    return count
  })
  return orders[faults.indexOf(Math.min(...faults))] ?? 'day-month'
}

function dayOf([first, second, third]: Message['day'], order: DayOrder): number | null {
  const [saidYear, month, day] =
    order === 'year-month'
      ? [first, second, third]
      : order === 'day-month'
        ? [third, second, first]
        : [third, first, second]
  const year = saidYear < 100 ? 2000 + saidYear : saidYear
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() : null
}

function instantOf(it: Message, order: DayOrder, offsetMinutes: number): number | null {
  const day = dayOf(it.day, order)
  return day === null || it.minutes >= DAY_MS / 60_000 ? null : day + (it.minutes - offsetMinutes) * 60_000
}

// --- What tells something

/** Words that answer, greet, thank and call, and tell nothing. */
const CHATTER = new Set(
  `siap ok oke okay okey baik ya iya yes yup nggih inggih njih monggo sae sip mantap betul benar setuju hadir ijin izin
  terima kasih makasih terimakasih trims tks thanks matur nuwun suwun sami kembali aamiin amin alhamdulillah inalillahi
  innalillahi assalamualaikum waalaikumsalam wassalam warahmatullahi wabarakatuh wr wb selamat pagi siang sore malam met
  halo hai hallo pak bu bapak ibu mas mbak min admin kak bang gan bos lur dulur mbah ndan komandan yth semua rekan semangat
  sehat selalu sukses wkwk wkwkwk hehe haha hihi lanjut laksanakan noted copy monitor 86 merapat otw sabar maaf mohon`.split(
    /\s+/,
  ),
)
const WORDS_MIN = 4
const WORDS_WITH_SIGN_MIN = 2

/**
 * Whether somebody tells something: four words that do not just answer or greet, or two of which one is a word of danger.
 * "Jalan putus di Panggul" does, "siap, terima kasih pak" does not.
 */
export function isTelling(text: string): boolean {
  let words = 0
  for (const [word] of text
    .slice(0, 2_000)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!CHATTER.has(word)) words++
    if (words >= WORDS_MIN) return true
  }
  return words >= WORDS_WITH_SIGN_MIN && hintsAt(readArticle(text))
}

/** As people keep offices among their contacts; its words say where and who, and nobody's name. */
const OFFICE = /\b(?:admin|camat|kecamatan|kades|kepala|lurah|kelurahan|desa|dusun|kasun|rt|rw|dinas|badan|opd|bpbd|polsek|polres|polisi|koramil|babinsa|bhabinkamtibmas|puskesmas|rsud|pdam|pln|pupr|satpol|damkar|sekretaris|sekdes|sekcam|kabid|kasi|bupati|humas|kominfo|grup|group|warga|posko|relawan|info|radio|pasar|sekolah|sdn|smpn|sman|toko|pt|cv)\b/i // prettier-ignore

/**
 * Hides who writes in this chat: their whole names wherever they stand, one of a single word in what they wrote themselves,
 * and any behind an @.
 */
function hidingSenders(senders: readonly string[]): (text: string, sender: number) => string {
  const names = senders.map((typed) => ({ words: wordsOfName(typed), isOffice: OFFICE.test(typed) }))
  const ofAll = peopleNames(names.map(({ words, isOffice }) => ({ words, called: words.length < 2 || isOffice })))
  const own = new Map<number, PeopleNames>()
  for (const [at, { words, isOffice }] of names.entries())
    if (words.length === 1 && !isOffice) own.set(at + 1, peopleNames([{ words, called: false }]))
  return (text, sender) => {
    const said = withoutNames(text, ofAll)
    const name = own.get(sender)
    return name ? withoutNames(said, name) : said
  }
}

function mentionOf(
  it: { readonly at: number; readonly sender: number; readonly text: string },
  hide: (text: string, sender: number) => string,
): JudgedMention {
  const whole = withoutPersonal(it.text)
  const text = hide(whole, it.sender)
  const title = titleOf(text)
  const publishedAt = new Date(it.at)
  return {
    // Android writes no seconds, so that one chat of two telephones is one. Names are hidden after: each telephone, and
    // each month with other people in the chat, has its own.
    key: sha256(`${publishedAt.toISOString().slice(0, 16)}\u0000${whole}`),
    title,
    text,
    textHash: textHashOf({ title, text }),
    publishedAt,
    facts: { sender: String(it.sender) },
    problems: [],
    notes: [],
  }
}
