/** What a text claims that can be held against a fact: figures with what they count, days and times. */
import { readSpelled } from '../../../base/spelled.ts'

export type Stretch = { readonly from: number; readonly to: number; readonly text: string }
/** A number, and the words behind it that say what it counts; `rupiah` and `persen` also where a sign says so. */
type Figure = Stretch & { readonly value: number; readonly unit: readonly string[]; readonly about: boolean }
export type DayClaim = Stretch & { readonly day: number; readonly month: number; readonly year: number | null }
type Clock = Stretch & { readonly minutes: number }

export type Claims = { readonly figures: Figure[]; readonly days: DayClaim[]; readonly clocks: Clock[] }

export const MONTHS = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(
  ' ',
)
const TIMES: Record<string, number> = {
  ribu: 1e3,
  rb: 1e3,
  juta: 1e6,
  jt: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  triliun: 1e12,
}
/** One word for what is written in two ways. */
export const SAME_UNIT: Record<string, string> = {
  rp: 'rupiah',
  '%': 'persen',
  km: 'kilometer',
  m: 'meter',
  cm: 'sentimeter',
  ha: 'hektare',
  hektar: 'hektare',
  kg: 'kilogram',
  'm²': 'meter persegi',
  'km²': 'kilometer persegi',
  '°c': 'derajat celsius',
}
const ABOUT =
  /(?:sekitar|kurang lebih|lebih dari|hampir|kira-kira|sedikitnya|setidaknya|paling sedikit|±)\s*(?:Rp\s?)?$/iu

type Word = { readonly word: string; readonly from: number; readonly to: number }

/**
 * Reads the figures, days and clock times of a text, in figures or in words. A number in words counts only with what it
 * counts behind it, or from eleven on: "satu" and "dua" are too often no figure.
 */
export function claimsOf(text: string): Claims {
  const words = wordsOf(text)
  const figures: Figure[] = []
  const days: DayClaim[] = []
  const clocks: Clock[] = []
  for (let at = 0; at < words.length;) {
    const clock = clockAt(text, words, at)
    const day = clock ? null : dayAt(text, words, at)
    const figure = clock || day ? null : figureAt(text, words, at)
    if (clock) clocks.push(clock.claim)
    else if (day) days.push(day.claim)
    else if (figure) figures.push(figure.claim)
    at = (clock ?? day ?? figure)?.next ?? at + 1
  }
  return { figures, days, clocks }
}

const WORD = /\d+(?:[.,:]\d+)*|[\p{L}][\p{L}²³]*|%|°[Cc]?/gu

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((it) => ({ word: it[0], from: it.index, to: it.index + it[0].length }))
}

/** Whether nothing but a space or a hyphen stands between two words. */
const touches = (text: string, one: Word | undefined, other: Word | undefined) =>
  one !== undefined && other !== undefined && /^(?:[\s\u00a0]{0,2}|-)$/u.test(text.slice(one.to, other.from))

/** The number that stands here, in figures or in words, and the place behind it. */
function numberAt(
  text: string,
  words: readonly Word[],
  at: number,
): { value: number; next: number; digits: boolean } | null {
  const word = words[at]
  if (!word) return null
  if (/^\d/.test(word.word)) {
    if (!/^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/.test(word.word)) return null
    const value = Number(word.word.replaceAll('.', '').replace(',', '.'))
    const times = touches(text, word, words[at + 1]) ? TIMES[words[at + 1]?.word.toLowerCase() ?? ''] : undefined
    return times ? { value: round(value * times), next: at + 2, digits: true } : { value, next: at + 1, digits: true }
  }
  if (!readSpelled([word.word])) return null // most words: no need to look at what follows
  let end = at + 1
  while (end < words.length && end - at < 24 && touches(text, words[end - 1], words[end])) end++
  const read = readSpelled(words.slice(at, end).map((it) => it.word))
  return read && { value: read.value, next: at + read.words, digits: false }
}

const round = (value: number) => Math.round(value * 1e6) / 1e6

function figureAt(text: string, words: readonly Word[], at: number): { claim: Figure; next: number } | null {
  const begun = words[at]
  if (!begun) return null
  const money = /^(?:rp|idr)$/i.test(begun.word)
  const found = numberAt(text, words, money ? at + 1 : at)
  if (!found || (money && !/^\.?\s?$/u.test(text.slice(begun.to, words[at + 1]?.from)))) return null
  const last = words[found.next - 1] ?? begun
  const unit = money ? ['rupiah'] : unitAt(text, words, found.next)
  if (!found.digits && unit.length === 0 && found.value < 11) return null
  const about = ABOUT.test(text.slice(Math.max(0, begun.from - 24), begun.from))
  const claim = {
    from: begun.from,
    to: last.to,
    text: text.slice(begun.from, last.to),
    value: found.value,
    unit,
    about,
  }
  return { claim, next: found.next }
}

/** Up to three words behind a number, in small letters and one spelling. */
function unitAt(text: string, words: readonly Word[], at: number): string[] {
  const unit: string[] = []
  for (let next = at; next < at + 3; next++) {
    const word = words[next]
    if (!word || /^\d/.test(word.word) || !touches(text, words[next - 1], word)) break
    const small = word.word.toLowerCase()
    unit.push(...(SAME_UNIT[small] ?? small).split(' '))
  }
  return unit
}

function dayAt(text: string, words: readonly Word[], at: number): { claim: DayClaim; next: number } | null {
  const numeric = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(
    text.slice(words[at]?.from, (words[at]?.from ?? 0) + 11),
  )
  const begun = words[at]
  if (!begun) return null
  if (numeric && /^\d/.test(begun.word)) {
    const [whole, day, month, year] = numeric.map((it) => it) as [string, string, string, string]
    if (Number(month) > 12) return null
    const to = begun.from + whole.length
    const next = words.findIndex((it, place) => place > at && it.from >= to)
    const claim = { from: begun.from, to, text: whole, day: Number(day), month: Number(month), year: Number(year) }
    return { claim, next: next < 0 ? words.length : next }
  }
  const day = numberAt(text, words, at)
  if (!day || day.value < 1 || day.value > 31) return null
  const month = MONTHS.indexOf(words[day.next]?.word.toLowerCase() ?? '') + 1
  if (month === 0) return null
  const year = touches(text, words[day.next], words[day.next + 1]) ? numberAt(text, words, day.next + 1) : null
  const isYear = year !== null && year.value >= 1900 && year.value <= 2200
  const next = isYear ? year.next : day.next + 1
  const to = words[next - 1]?.to ?? begun.to
  const claim = {
    from: begun.from,
    to,
    text: text.slice(begun.from, to),
    day: day.value,
    month,
    year: isYear ? year.value : null,
  }
  return { claim, next }
}

function clockAt(text: string, words: readonly Word[], at: number): { claim: Clock; next: number } | null {
  if (!/^(?:pukul|jam)$/i.test(words[at]?.word ?? '')) return null
  const next = words[at + 1]
  const digits = /^(\d{1,2})[.:](\d{2})$/.exec(next?.word ?? '')
  if (next && digits) {
    const claim = { from: next.from, to: next.to, text: next.word, minutes: Number(digits[1]) * 60 + Number(digits[2]) }
    return { claim, next: at + 2 }
  }
  const hour = numberAt(text, words, at + 1)
  if (!next || !hour || hour.value > 24) return null
  const past = words[hour.next]?.word.toLowerCase() === 'lewat' ? numberAt(text, words, hour.next + 1) : null
  const end = past ? past.next : hour.next
  const to = words[end - 1]?.to ?? next.to
  const minutes = hourOfDay(hour.value, words[end]?.word ?? '') * 60 + (past?.value ?? 0)
  return { claim: { from: next.from, to, text: text.slice(next.from, to), minutes }, next: end }
}

/** "Pukul 5 sore" is 17.00, and "pukul 11 siang" is 11.00. */
function hourOfDay(hour: number, word: string): number {
  if (hour >= 12 || hour === 0) return hour
  if (/^siang$/i.test(word)) return hour < 5 ? hour + 12 : hour
  return /^(?:sore|petang|malam)$/i.test(word) ? hour + 12 : hour
}
