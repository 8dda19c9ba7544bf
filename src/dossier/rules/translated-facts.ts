/**
 * Whether a translation says the facts that the main text says: figures and days in the language's own form, names and
 * places by their letters. Sensible, not clever: what is written in a way that it does not know is found, and a person says
 * that it is right.
 */
import { plainTextOf, type Body, type OtherLanguage } from '../../base/content.ts'
import { dayText, decimalText, typedFactsOf, type Fact, type TypedFact } from '../../base/facts.ts'
import { plainName } from '../../base/terms.ts'
import { folded } from './names.ts'
import { factsSaid } from './variants/contradictions.ts'

/** A fact of the main text that the translation does not say, and how it would be written there. */
export type UnsaidFact = { readonly fact: TypedFact; readonly written: string }
type Said = { readonly title: string; readonly summary: string; readonly body: Body }

export function factsUnsaid(
  facts: readonly Fact[],
  main: Said,
  language: OtherLanguage,
  translation: Said,
): UnsaidFact[] {
  const typed = typedFactsOf(factsSaid(facts, textOf(main)))
  const text = textOf(translation)
  const plain = unaccented(text)
  const numbers = typed.some((it) => it.kind === 'figure') ? numbersIn(language, plain) : new Set<number>()
  return typed
    .filter((fact) => !isSaid(fact, language, plain, numbers))
    .map((fact) => ({ fact, written: writtenIn(language, fact) }))
}

const textOf = ({ title, summary, body }: Said) => [title, summary, plainTextOf(body)].join('\n')
/** In small letters without accents: Javanese is written with and without them (`désa`, `desa`). */
const unaccented = (text: string) => folded(text.normalize('NFKD').replace(/\p{M}/gu, ''))

function isSaid(fact: TypedFact, language: OtherLanguage, text: string, numbers: ReadonlySet<number>): boolean {
  switch (fact.kind) {
    case 'figure':
      return numbers.has(Number(fact.value)) || text.includes(unaccented(writtenIn(language, fact)))
    case 'date':
      return saysDay(language, text, fact.value)
    case 'name':
      return text.includes(unaccented(plainName(fact.value)))
    case 'place': {
      // "Pantai Prigi" is Prigi Beach, "Kecamatan Watulimo" Watulimo District: a name of its own stays as it is.
      const own = unaccented(fact.value)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((it) => it.length > 2 && !COMMON.has(it))
      return own.length === 0 ? text.includes(unaccented(fact.value)) : own.every((it) => text.includes(it))
    }
  }
}

/** Words of a place that a translator translates. */
const COMMON = new Set(
  (
    'pantai desa kelurahan kecamatan kabupaten kota jalan sungai gunung bukit pasar alun alun-alun gedung kantor aula balai ' +
    'rumah sakit umum daerah puskesmas sekolah lapangan terminal pelabuhan bendungan jembatan dusun dinas pendopo stadion ' +
    'taman utara selatan timur barat'
  ).split(' '),
)

/** A fact as this language writes it: `1,250,000`, `November 26, 2026`. */
function writtenIn(language: OtherLanguage, fact: TypedFact): string {
  if (fact.kind === 'figure') return language === 'en' ? englishNumber(fact.value) : decimalText(fact.value)
  if (fact.kind !== 'date') return fact.value
  if (language === 'jv') return dayText(fact.value)
  const [year, month = 1, day] = fact.value.split('-').map(Number)
  const name = ENGLISH_MONTHS[month - 1] ?? ''
  return `${day} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`
}

function englishNumber(decimal: string): string {
  const [whole = '', part] = decimal.split('.')
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`)
}

const ENGLISH_MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
/** As Indonesian and Javanese write them, accents taken off; the first letters are enough to know each by. */
const JAVANESE_MONTHS = [
  'januari',
  '(?:f|p)ebruari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  '(?:n|p)o[vp]ember',
  'desember',
]

/** Whether a text names a day: `26 November`, `November 26th`, `24–26 November`, `2026-11-26`, `26/11/2026`. */
function saysDay(language: OtherLanguage, text: string, value: string): boolean {
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number)
  const name = language === 'en' ? (ENGLISH_MONTHS[month - 1] ?? '') : (JAVANESE_MONTHS[month - 1] ?? '')
  const names = language === 'en' ? `${name.slice(0, 3)}(?:${name.slice(3)}|t)?\\.?` : name
  const number = `0?${day}(?:st|nd|rd|th)?`
  const range = `(?:\\s?(?:[-–—/]|to|and|until|nganti|tekan|lan)\\s?\\d{1,2}(?:st|nd|rd|th)?)?`
  const before = `(?:\\d{1,2}(?:st|nd|rd|th)?\\s?(?:[-–—/]|to|and|until|nganti|tekan|lan)\\s?)?`
  // Another year behind it makes it another day; none leaves it as the text has it.
  const inYear = `(?!,?\\s(?!${year}\\b)(?:19|20)\\d{2}\\b)`
  const ways = [
    `(?<!\\d)${number}${range}(?:\\sof)?\\s(?:wulan\\s|sasi\\s)?${names}\\b${inYear}`,
    `\\b${names}\\s${before}${number}(?!\\d)${range}${inYear}`,
    `\\b${year}-${two(month)}-${two(day)}\\b`,
    `(?<!\\d)0?${day}[/.-]0?${month}[/.-]${year}(?!\\d)`,
  ]
  return ways.some((way) => new RegExp(way, 'u').test(text))
}
const two = (value: number) => String(value).padStart(2, '0')

const SCALES: Record<OtherLanguage, Readonly<Record<string, number>>> = {
  en: { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12 },
  jv: { ewu: 1e3, ribu: 1e3, yuta: 1e6, juta: 1e6, milyar: 1e9, miliar: 1e9, triliun: 1e12, trilyun: 1e12 },
}
const DIGITS: Record<OtherLanguage, RegExp> = {
  en: /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d]|[.,]\d)/g,
  jv: /(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d]|[.,]\d)/g,
}

/** Every number that a text names, in figures or in words, read as the language writes them. */
function numbersIn(language: OtherLanguage, text: string): Set<number> {
  const found = new Set<number>()
  for (const it of text.matchAll(DIGITS[language])) {
    const digits = language === 'en' ? it[0].replaceAll(',', '') : it[0].replaceAll('.', '').replace(',', '.')
    const scale = /^[\s-]?([a-z]+)/.exec(text.slice(it.index + it[0].length))?.[1] ?? ''
    found.add(Number(digits))
    const times = SCALES[language][scale]
    if (times) found.add(Math.round(Number(digits) * times * 1e6) / 1e6)
    if (/(?:minus |[-−])$/.test(text.slice(Math.max(0, it.index - 6), it.index))) found.add(-Number(digits))
  }
  const words = text.match(/[a-z]+/g) ?? []
  for (const [at] of words.entries()) {
    const value = spelledAt(language, words, at)
    if (value !== null) found.add(value)
  }
  return found
}

const ENGLISH: Readonly<Record<string, number>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at) => [word, (at + 2) * 10] as const),
])
/** In ngoko and krama, alone and before what is counted. */
const JAVANESE: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'siji setunggal satunggal se',
    'loro rong kalih',
    'telu telung tigang tiga',
    'papat patang sekawan kawan',
    'lima limang gangsal',
    'enem nem nenem',
    'pitu pitung',
    'wolu wolung',
    'sanga sangang',
    'sepuluh sedasa',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
)

/** The number whose words begin here; null where none do. Javanese only to ten, since larger ones are written in figures. */
function spelledAt(language: OtherLanguage, words: readonly string[], at: number): number | null {
  if (language === 'jv') return JAVANESE[words[at] ?? ''] ?? null
  let [whole, part, read] = [0, 0, 0]
  for (let next = at; next < words.length && next < at + 20; next++) {
    const word = words[next] ?? ''
    const value = ENGLISH[word]
    const scale = word === 'hundred' ? 100 : word.length > 2 ? SCALES.en[word] : undefined
    if (value !== undefined) part += value
    else if (scale === 100 && read > 0) part *= 100
    else if (scale !== undefined && read > 0) [whole, part] = [whole + part * scale, 0]
    else if (!(word === 'and' && read > 0)) break
    if (word !== 'and') read = next - at + 1
  }
  return read > 0 ? whole + part : null
}
