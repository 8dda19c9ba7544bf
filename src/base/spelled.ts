/** Numbers as Indonesian words, and back: what an announcer reads and what a listener writes down. */

const ONES = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const
const SCALES = [
  { value: 1e12, word: 'triliun' },
  { value: 1e9, word: 'miliar' },
  { value: 1e6, word: 'juta' },
  { value: 1e3, word: 'ribu' },
] as const

/** The largest whole number that is spelled: a thousand trillion. */
export const SPELLED_MAX = 1e15

/**
 * A whole number in words: 1.250 is `seribu dua ratus lima puluh`.
 * @param value from -10^15 to 10^15, both inclusive
 * @throws {RangeError} for a fraction and beyond those bounds
 */
export function spellInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Math.abs(value) > SPELLED_MAX) throw new RangeError(`no words for ${value}`)
  if (value < 0) return `minus ${spellInteger(-value)}`
  if (value === 0) return 'nol'
  const parts: string[] = []
  let rest = value
  for (const scale of SCALES) {
    const count = Math.floor(rest / scale.value)
    rest %= scale.value
    if (count === 0) continue
    parts.push(count === 1 && scale.word === 'ribu' ? 'seribu' : `${spellInteger(count)} ${scale.word}`)
  }
  if (rest > 0) parts.push(spellHundreds(rest))
  return parts.join(' ')
}

/** Each digit by its name: how telephone numbers, and the digits behind a decimal comma, are read. */
export function spellDigits(digits: string): string {
  return [...digits].map((digit) => ONES[Number(digit)] ?? digit).join(' ')
}

/** The place in a row: 1 is `pertama`, 3 is `ketiga`, 79 is `ketujuh puluh sembilan`. Bounds as of `spellInteger`, from 1. */
export function spellOrdinal(value: number): string {
  return value === 1 ? 'pertama' : `ke${spellInteger(value)}`
}

function spellHundreds(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds === 0 ? '' : hundreds === 1 ? 'seratus' : `${ONES[hundreds]} ratus`
  if (rest === 0) return head
  return head ? `${head} ${spellTens(rest)}` : spellTens(rest)
}

function spellTens(value: number): string {
  if (value < 10) return ONES[value] ?? ''
  if (value === 10) return 'sepuluh'
  if (value === 11) return 'sebelas'
  if (value < 20) return `${ONES[value - 10]} belas`
  const ones = value % 10
  return `${ONES[Math.floor(value / 10)]} puluh${ones ? ` ${ONES[ones]}` : ''}`
}

const SMALL = new Map<string, number>([
  ...ONES.map((word, value) => [word, value] as const),
  ['sepuluh', 10],
  ['sebelas', 11],
  ['seratus', 100],
])
const MULTIPLIERS = new Map<string, number>(SCALES.map(({ word, value }) => [word, value]))

/**
 * The number that a row of words begins with, and how many of the words it takes; null where none begins.
 * `dua belas koma lima juta` is 12.500.000. Words are compared in small letters.
 */
export function readSpelled(words: readonly string[]): { value: number; words: number } | null {
  let total = 0 // of the scales that are closed
  let group = 0 // below a thousand, not scaled yet
  let ones: number | null = null // a digit that `belas`, `puluh` or `ratus` may still lift
  let scaleBefore = Number.POSITIVE_INFINITY
  let at = 0
  for (; at < words.length; at++) {
    const word = words[at]?.toLowerCase() ?? ''
    const small = SMALL.get(word)
    const scale = MULTIPLIERS.get(word)
    if (small !== undefined && ones === null && fits(group, small, at)) {
      if (small < 10) ones = small
      else group += small
    } else if (word === 'belas' && ones !== null && ones > 0 && group % 100 === 0) {
      group += ones + 10
      ones = null
    } else if (word === 'puluh' && ones !== null && ones > 1 && group % 100 === 0) {
      group += ones * 10
      ones = null
    } else if (word === 'ratus' && ones !== null && ones > 1 && group === 0) {
      group = ones * 100
      ones = null
    } else if (word === 'triliun' && at === 1 && total === 1e3) {
      total = SPELLED_MAX // `seribu triliun`, the largest
      scaleBefore = 1
    } else if (word === 'seribu' && group === 0 && ones === null && scaleBefore > 1e3) {
      total += 1e3
      scaleBefore = 1e3
    } else if (scale !== undefined && scale < scaleBefore && group + (ones ?? 0) > 0) {
      total += (group + (ones ?? 0)) * scale
      scaleBefore = scale
      group = 0
      ones = null
    } else break
  }
  if (at === 0) return null
  const whole = { value: total + group + (ones ?? 0), words: at }
  return words[at]?.toLowerCase() === 'koma' ? withDecimals(whole, words) : whole
}

/** Whether a word below a thousand may follow what was read of its group. */
function fits(group: number, small: number, at: number): boolean {
  if (small === 0) return at === 0 // `nol` stands alone
  if (small === 100) return group === 0
  if (small >= 10) return group % 100 === 0
  return group % 10 === 0 && !(group % 100 === 10)
}

function withDecimals(whole: { value: number; words: number }, words: readonly string[]) {
  let digits = ''
  let at = whole.words + 1
  for (; at < words.length; at++) {
    const digit = ONES.indexOf((words[at]?.toLowerCase() ?? '') as (typeof ONES)[number])
    if (digit < 0) break
    digits += digit
  }
  if (digits === '') return whole
  const scale = MULTIPLIERS.get(words[at]?.toLowerCase() ?? '')
  const value = Number(`${whole.value}.${digits}`)
  return scale ? { value: Math.round(value * scale), words: at + 1 } : { value, words: at }
}
