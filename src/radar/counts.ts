/** Numbers in a text, in figures and in words, as they count people and things. Pure. */
import { CALENDAR, hashOf, NUMBER, type Reading } from './words.ts'

type Count = { readonly value: number; readonly from: number; readonly to: number }

/** The number that begins here, in figures or in words: “1.200”, “300 ribu”, “dua puluh lima”, “ratusan”. */
export function countAt(reading: Reading, at: number, from: number): Count | null {
  const { hash, form, count, sentence } = reading
  if (form[at] === NUMBER) {
    const digits = reading.text.slice(reading.start[at], reading.end[at])
    if (!/^(?:\d{1,3}(?:\.\d{3}){1,2}|\d{1,6})$/.test(digits)) return null
    const value = Number(digits.replaceAll('.', ''))
    if (/^(?:19|20)\d\d$/.test(digits)) return null // a year
    if (at + 1 < count && CALENDAR.has(hash[at + 1] as number)) return null // a day of a month
    const isThousands = at + 1 < count && hash[at + 1] === THOUSAND
    return { value: isThousands ? value * 1_000 : value, from: at, to: isThousands ? at + 2 : at + 1 }
  }
  if (!numbers.has(hash[at] as number)) return null
  if (at > from && (numbers.has(hash[at - 1] as number) || form[at - 1] === NUMBER)) return null // told with that
  let total = 0
  let current = 0
  let to = at
  for (; to < count && sentence[to] === sentence[at]; to++) {
    const its = numbers.get(hash[to] as number)
    if (its === undefined) break
    if (its === TEENS) current = current + 10
    else if (its >= 10 && its !== 11 && current > 0 && current < 10) {
      total += current * its
      current = 0
    } else if (its === 1_000 && total > 0) total = (total + current) * its
    else current += its
  }
  return { value: total + current, from: at, to }
}

const TEENS = -1 // “belas”: ten more than what stands before
const THOUSAND = hashOf('ribu')
const numbers = new Map<number, number>(
  `seorang 1 satu 1 dua 2 tiga 3 empat 4 lima 5 enam 6 tujuh 7 delapan 8 sembilan 9 sepuluh 10 sebelas 11 belas -1 puluh 10 ratus 100
  seratus 100 ribu 1000 seribu 1000 belasan 12 puluhan 30 ratusan 200 ribuan 2000 kedua 2 ketiga 3 keempat 4 kelima 5 telu 3 telung 3
  patang 4 papat 4 limang 5 pitung 7 pitu 7 wolung 8 wolu 8 sangang 9 atusan 200 ewon 2000`
    .split(/\s+(?=[a-z])/)
    .map((it) => it.trim().split(/\s+/) as [string, string])
    .map(([word, value]) => [hashOf(word), Number(value)]),
)
