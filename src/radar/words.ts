/**
 * Reads a text once into numbers: each word as a hash of its folded letters, with where it stands, whether it is written
 * with a capital, and whether a sentence begins with it. All streaming duties of the radar share this one pass, so that
 * no word becomes a string unless a person is shown it.
 */

export const WORDS_MAX = 2_000 // of one text; what follows changes no answer that matters

/** How a word is written. A number carries its separators: `12.30`, `1/3`, `1.250`. */
export const LOWER = 0
export const CAPITAL = 1
export const UPPER = 2
export const NUMBER = 3

export type Reading = {
  readonly text: string
  readonly count: number
  /** Of the folded word; equal words have equal hashes, signed 32 bits. */
  readonly hash: number[]
  /** UTF-16 code units into `text`, `end` exclusive. */
  readonly start: number[]
  readonly end: number[]
  readonly form: number[]
  /** The number of the sentence each word stands in, from 0; it grows at a full stop, a line's end or an opened quote. */
  readonly sentence: number[]
}

/** Reads the first two thousand words of a text. Plain arrays: thousands of small typed ones cost more than they save. */
export function readWords(given: string): Reading {
  const text = given.isWellFormed() ? given : given.toWellFormed()
  const hash: number[] = []
  const start: number[] = []
  const end: number[] = []
  const form: number[] = []
  const sentence: number[] = []
  let sentences = 0
  let fresh = true // nothing of this sentence was read yet
  const length = text.length
  let at = 0
  while (at < length && hash.length < WORDS_MAX) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === 0) {
      const markup = markupAt(text, at)
      if (markup) {
        at += markup.length
        if (!fresh && BREAKS.test(markup)) {
          sentences++
          fresh = true
        }
        continue
      }
      if (!fresh && endsSentence(text, at)) {
        sentences++
        fresh = true
      }
      at++
      continue
    }
    const from = at
    let value = 0x811c9dc5
    if (kind === DIGIT) {
      while (at < length) {
        const code = text.charCodeAt(at)
        if (kindOf(code) !== DIGIT && !(joinsDigits(code) && kindOf(text.charCodeAt(at + 1)) === DIGIT)) break
        value = Math.imul(value ^ code, 0x01000193)
        at++
      }
      form.push(NUMBER)
    } else {
      let capitals = 0
      let letters = 0
      while (at < length) {
        const code = text.charCodeAt(at)
        const its = kindOf(code)
        if (its === 0 || its === DIGIT) break
        if (its === CAPITAL_LETTER) capitals++
        if (its !== MARK) {
          value = Math.imul(value ^ folded(code), 0x01000193)
          letters++
        }
        at++
      }
      if (letters === 0) continue // the sign behind an emoji, a mark that shows nothing
      form.push(capitals === 0 ? LOWER : capitals > 1 && capitals === letters ? UPPER : CAPITAL)
    }
    hash.push(mixed(value))
    start.push(from)
    end.push(at)
    sentence.push(sentences)
    fresh = false
  }
  return { text, count: hash.length, hash, start, end, form, sentence }
}

/** The hash under which a word is read; for lists of words. */
export function hashOf(word: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (kindOf(code) !== MARK) value = Math.imul(value ^ folded(code), 0x01000193)
  }
  return mixed(value)
}

/** One hash of two, whose order counts. */
export const joined = (left: number, right: number): number => mixed(Math.imul(left, 31) ^ right)

/**
 * A list as a set of hashes: words apart by spaces; where there are commas, what stands between them, two words of it as one
 * `joined` hash.
 */
export function wordSet(list: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (const part of list.split(',')) {
    const words = part.trim().split(/\s+/).map(hashOf)
    const [first = 0, second = 0] = words
    if (list.includes(',') && words.length === 2) found.add(joined(first, second))
    else for (const word of words) found.add(word)
  }
  return found
}

/** A word as it stands in the text. */
export const wordAt = (reading: Reading, at: number): string => reading.text.slice(reading.start[at], reading.end[at])

/** Whether nothing but a space stands between this word and the one before. */
export const isSpaced = ({ text, start, end }: Reading, at: number): boolean =>
  at > 0 && start[at] === (end[at - 1] as number) + 1 && text.charCodeAt(end[at - 1] as number) === 0x20

/** The finishing step of MurmurHash3, signed: as a key of a Map such numbers need no memory of their own. */
function mixed(it: number): number {
  let value = it ^ (it >>> 16)
  value = Math.imul(value, 0x85ebca6b)
  value ^= value >>> 13
  value = Math.imul(value, 0xc2b2ae35)
  return (value ^ (value >>> 16)) | 0
}

/** Letters of other scripts that are put in the place of Latin ones so that a machine does not find a word. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaеeоoсcрpхxуyкkіiјjѕsԁdмmтtнhвbοoαaνvιiκkρpτtυuɑaɡgıi'.matchAll(/(.)(.)/gu)].map(([, odd = '', plain = '']) => [odd, plain]), // prettier-ignore
)

const SMALL_LETTER = 1
const CAPITAL_LETTER = 2
const DIGIT = 3
const MARK = 4
const UNKNOWN = 255
const kinds = new Uint8Array(0x1_0000).fill(UNKNOWN)
const small = new Uint16Array(0x1_0000)

/** 0 for what parts words; each code unit is looked at once in a lifetime. */
function kindOf(code: number): number {
  if (Number.isNaN(code)) return 0
  const known = kinds[code] as number
  return known === UNKNOWN ? learnKind(code) : known
}

function learnKind(code: number): number {
  const sign = String.fromCharCode(code)
  const kind = /\p{Nd}/u.test(sign)
    ? DIGIT
    : /[\p{M}\p{Cf}]/u.test(sign)
      ? MARK
      : !/\p{L}/u.test(sign)
        ? 0
        : sign !== sign.toLowerCase()
          ? CAPITAL_LETTER
          : SMALL_LETTER
  kinds[code] = kind
  const letter = sign.normalize('NFKD').toLowerCase().charAt(0)
  small[code] = (LOOKALIKES[letter] ?? letter).charCodeAt(0)
  return kind
}

const folded = (code: number): number =>
  kinds[code] === UNKNOWN ? (learnKind(code), small[code] as number) : (small[code] as number)

/** `12.30`, `1,5`, `1/3`, `08:15`. */
const joinsDigits = (code: number): boolean => code === 0x2e || code === 0x2c || code === 0x2f || code === 0x3a

const TAG = /<\/?[a-z][^<>]{0,200}>/iy
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,9});/iy
const BREAKS = /^<\/?(?:p|br|div|li|h[1-6]|td|tr|blockquote)\b/i

/** A tag or a character written out, as some feeds leave them in a text: no words of it. */
function markupAt(text: string, at: number): string | undefined {
  const code = text.charCodeAt(at)
  const form = code === 0x3c ? TAG : code === 0x26 ? ENTITY : null
  if (!form) return undefined
  form.lastIndex = at
  return form.exec(text)?.[0]
}

function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === 0x0a) return true
  if (code === 0x22 || code === 0x201c) return true // what is quoted begins with a capital of its own
  if (code !== 0x2e && code !== 0x21 && code !== 0x3f && code !== 0x3b) return false
  const next = text.charCodeAt(at + 1)
  return Number.isNaN(next) || next === 0x20 || next === 0x0a || next === 0x22 || next === 0x201d || next === 0x29
}

const MONTH_NAMES = 'januari februari maret april mei juni juli agustus september oktober november desember'
const MONTHS = new Map(
  `${MONTH_NAMES} jan feb mar apr mei jun jul agu sep okt nov des`.split(' ').map((it, at) => [hashOf(it), (at % 12) + 1]), // prettier-ignore
)

/** Names of days and months: they stand with a capital, but name nothing that tells one event from another. */
export const CALENDAR: ReadonlySet<number> = new Set(
  `${MONTH_NAMES} senin selasa rabu kamis jumat sabtu minggu ahad`.split(' ').map(hashOf),
)

/**
 * The day of a year that a number begins, as one number: “(3/8)”, “3/8/2027”, “3 Agustus 2027”; 0 where it begins none.
 * @param loose whether “3/8” alone is a day too; it may also be a part of something
 */
export function dayAt({ text, hash, form, start, end }: Reading, at: number, loose = false): number {
  if (form[at] !== NUMBER) return 0
  const [from, to] = [start[at] as number, end[at] as number]
  if (to - from > 10) return 0
  const slash = to - from > 2 ? text.indexOf('/', from) : -1
  if (slash < 0 || slash >= to) {
    const month = to - from <= 2 ? MONTHS.get(hash[at + 1] as number) : undefined
    return month ? dayOf(Number(text.slice(from, to)), month) : 0
  }
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})(\/\d{2,4})?$/.exec(text.slice(from, to)) ?? []
  return loose || year || text.charCodeAt(from - 1) === 0x28 ? dayOf(Number(day), Number(month)) : 0
}

/** The same where the day is told in words: “dua puluh dua Mei”. @param at where the month stands */
export const dayBefore = ({ hash }: Reading, at: number, day: number): number =>
  dayOf(day, MONTHS.get(hash[at] as number) ?? 0)

const dayOf = (day: number, month: number): number =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12 ? day * 16 + month : 0
