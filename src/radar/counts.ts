/** Numbers in a text, in figures and in words, as they count people and things. Pure. */
import { CALENDAR, hashOf, isSpaced, NUMBER, type Reading } from './words.ts'

export type Count = { readonly value: number; readonly from: number; readonly to: number }

/** The number that begins here, in figures or in words: “1.200”, “300 ribu”, “dua puluh lima”, “ratusan”. */
export function countAt(reading: Reading, at: number, from: number): Count | null {
  const { hash, form, count } = reading
  if (form[at] === NUMBER) {
    const digits = reading.text.slice(reading.start[at], reading.end[at])
    if (!/^(?:\d{1,3}(?:\.\d{3}){1,2}|\d{1,6})$/.test(digits)) return null
    const value = Number(digits.replaceAll('.', ''))
    if (/^(?:19|20)\d\d$/.test(digits)) return null // a year
    if (at + 1 < count && CALENDAR.has(hash[at + 1] as number)) return null // a day of a month
    const isThousands = at + 1 < count && hash[at + 1] === THOUSAND
    return { value: isThousands ? value * 1_000 : value, from: at, to: isThousands ? at + 2 : at + 1 }
  }
  if (!numerals.has(hash[at] as number)) return null
  if (at > from && isSpaced(reading, at) && (numerals.has(hash[at - 1] as number) || form[at - 1] === NUMBER))
    return null // told with that
  return spelledAt(reading, at, numerals)
}

/**
 * The number in words that begins here, below a million: “dua puluh lima”; null where none does.
 * @param words those that count, as far as they are to be known exactly: not “puluhan”
 */
export function spelledAt(reading: Reading, at: number, words = exact): Count | null {
  const { hash, count } = reading
  let [total, hundreds, ones] = [0, 0, 0] // of whole thousands, of what is below, and a digit that the next word may lift
  let to = at
  for (; to < count && (to === at || isSpaced(reading, to)); to++) {
    const its = words.get(hash[to] as number)
    if (its === undefined) break
    if (its === TEENS) hundreds += 10
    else if (its === 10 || its === 100) {
      hundreds += Math.max(ones, 1) * its
      ones = 0
    } else if (its === 1_000) {
      total += Math.max(hundreds + ones, 1) * its
      ;[hundreds, ones] = [0, 0]
    } else if (its < 10) {
      if (ones > 0) break // “dua tiga orang”
      ones = its
    } else hundreds += its
  }
  return to === at ? null : { value: total + hundreds + ones, from: at, to }
}

/** Whether this word alone is a number, or a part of one: “tiga”, “puluh”. */
export const isNumeral = (word: number): boolean => exact.has(word)

const TEENS = -1 // “belas”: ten more than what stands before
const THOUSAND = hashOf('ribu')
const valued = (list: string): [number, number][] =>
  [...list.matchAll(/([a-z]+) (-?\d+)/g)].map(([, word = '', value]) => [hashOf(word), Number(value)])
const exact = new Map<number, number>(
  valued(`satu 1 dua 2 tiga 3 empat 4 lima 5 enam 6 tujuh 7 delapan 8 sembilan 9 sepuluh 10 sebelas 11 belas -1 puluh 10 ratus 100
    seratus 100 ribu 1000 seribu 1000 telu 3 telung 3 patang 4 papat 4 limang 5 pitung 7 pitu 7 wolung 8 wolu 8 sangang 9`),
)
const numerals = new Map<number, number>([
  ...exact,
  ...valued(
    `seorang 1 kedua 2 ketiga 3 keempat 4 kelima 5 belasan 12 puluhan 30 ratusan 200 atusan 200 ribuan 2000 ewon 2000`,
  ),
])
