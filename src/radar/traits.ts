/**
 * What tells one event from another of the same kind: its words, the names and numbers in it, its dates, and which name
 * or number stands where (“390 rumah”, “Kecamatan Klampok”). Names are found by capitals inside sentences, learnt on the
 * way: a word that opens a sentence or a headline is a name if it is one elsewhere. What a dictionary knows is a name
 * however it is written, and its short forms are the same name.
 */
import { readArticle } from './cleaning.ts'
import { spelledAt, type Count } from './counts.ts'
import type { Found as FoundName, ItemNames } from './names.ts'
import {
  CALENDAR,
  CAPITAL,
  dayAt,
  dayBefore,
  hashOf,
  isSpaced,
  joined,
  LOWER,
  NUMBER,
  readWords,
  UPPER,
  type Reading,
} from './words.ts'

/** Hashes, each once. */
export type Traits = {
  readonly words: readonly number[]
  /** Words of names, and each two that stand together: “Sri” and “Rahayu” are many people’s, “Sri Rahayu” few people’s. */
  readonly names: readonly number[]
  /** Where it may have happened: names that stand behind words of place here or stood so before; those of the title first. */
  readonly places: readonly number[]
  /** Words of the title that are no names; where it has none, the first of the text. */
  readonly headline: readonly number[]
  /** Dates among them. */
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  /** A place of a number and what stands there, by turns. */
  readonly counts: readonly number[]
  /** A place of a name and what stands there, by turns. */
  readonly callings: readonly number[]
}

const TITLE_WORDS_MAX = 60
const HEADLINE_WORDS = 5
const TRAITS_MAX = 400 // of each sort; a book-long text tells no more
const CAPITALS_MAX = 60_000

/** Learns which words are names; its answers depend on the texts before alone. */
export class Naming {
  /** Of each word how often it stood with a capital inside a sentence, less how often without. */
  private readonly capitals = new Map<number, number>()
  /** Of each name, of one word or of two, how often it stood behind a word of place, less how often behind another. */
  private readonly placed = new Map<number, number>()

  learn(reading: Reading): void {
    const { count, form, hash, sentence } = reading
    for (let at = 0; at < count; at++) {
      const its = form[at]
      if (its === NUMBER || its === UPPER || isLabel(reading, at)) continue
      if (its === CAPITAL && (at === 0 || sentence[at] !== sentence[at - 1])) continue
      const word = hash[at] as number
      if (its === CAPITAL && !CALENDAR.has(word)) this.learnPlace(reading, at)
      const seen = this.capitals.get(word) ?? 0
      if (its === CAPITAL) this.capitals.set(word, Math.min(seen + 1, LEARNT))
      else this.capitals.set(word, Math.max(seen - 1, -LEARNT))
    }
    if (this.capitals.size > CAPITALS_MAX) forgetHalf(this.capitals)
    if (this.placed.size > CAPITALS_MAX) forgetHalf(this.placed)
  }

  private learnPlace(reading: Reading, at: number): void {
    const { form, hash } = reading
    const before = hash[at - 1] as number
    const isPlaced = PLACING.has(before)
    if (!isPlaced && (form[at - 1] !== LOWER || !isSpaced(reading, at))) return
    const follows = form[at + 1] === CAPITAL && isSpaced(reading, at + 1) && !CALENDAR.has(hash[at + 1] as number)
    const name = follows ? joined(hash[at] as number, hash[at + 1] as number) : (hash[at] as number)
    const seen = this.placed.get(name) ?? 0
    if (isPlaced) this.placed.set(name, Math.min(seen + PLACED, LEARNT))
    else if (seen > 0) this.placed.set(name, seen - 1)
  }

  isPlace(name: number): boolean {
    return (this.placed.get(name) ?? 0) > 0
  }

  isName(word: number): boolean {
    return (this.capitals.get(word) ?? 0) > 0
  }

  isWord(word: number): boolean {
    return (this.capitals.get(word) ?? 0) < 0
  }
}

const LEARNT = 64
const PLACED = 4 // “warga Wates” is said oftener than “di Wates”, while nobody is at a person

/** What was seen least goes first, the rest counts half. */
function forgetHalf(seen: Map<number, number>): void {
  for (const [word, times] of seen) {
    const half = Math.trunc(times / 2)
    if (half === 0) seen.delete(word)
    else seen.set(word, half)
  }
}

const PLACING = new Set(
  'di ke desa kecamatan kelurahan dusun dukuh kampung perumahan nagari pekon distrik kabupaten kota pulau'
    .split(' ')
    .map(hashOf),
)

/** Reads the traits of an item; `naming` has learnt its text before. */
export function traitsOf(naming: Naming, title: Reading, text: Reading, known: ItemNames | null): Traits {
  const found = {
    words: new Set<number>(),
    names: new Set<number>(),
    titlePlaces: new Set<number>(),
    places: new Set<number>(),
    headline: new Set<number>(),
    numbers: new Set<number>(),
    dates: new Set<number>(),
    counts: [] as number[],
    callings: [] as number[],
  }
  collect(found, naming, { reading: text, isBody: true, known: known?.text ?? [] })
  collect(found, naming, { reading: title, isBody: false, known: known?.title ?? [] })
  return {
    words: listed(found.words),
    names: listed(found.names),
    places: listed(found.titlePlaces.union(found.places)),
    headline: title.count > 0 ? listed(found.headline) : [...found.words].slice(0, HEADLINE_WORDS),
    numbers: listed(found.numbers),
    dates: listed(found.dates),
    counts: found.counts,
    callings: found.callings,
  }
}

/** A title as it is read everywhere. */
export const readTitle = (title: string): Reading => readWords(title.slice(0, TITLE_WORDS_MAX * 12))

const listed = (found: ReadonlySet<number>): number[] => [...found].slice(0, TRAITS_MAX)

type Found = {
  words: Set<number>
  names: Set<number>
  titlePlaces: Set<number>
  places: Set<number>
  headline: Set<number>
  numbers: Set<number>
  dates: Set<number>
  counts: number[]
  callings: number[]
}

type Part = { readonly reading: Reading; readonly isBody: boolean; readonly known: readonly FoundName[] }

function collect(found: Found, naming: Naming, { reading, isBody, known }: Part): void {
  const { count, hash, start, end, form, sentence } = reading
  const spaced = (at: number) => isSpaced(reading, at)
  const places = isBody ? found.places : found.titlePlaces
  let named = -2 // where the last name stood
  let next = 0 // of the known names
  for (const { name } of known) {
    const id = joined(KNOWN, hashOf(name.id))
    found.names.add(id)
    if (name.kind === 'place') places.add(id)
  }
  for (let at = 0; at < count; at++) {
    const word = hash[at] as number
    const its = form[at]
    while ((known[next]?.to ?? count) <= at) next++
    const isKnown = its !== NUMBER && (known[next]?.from ?? count) <= at
    if (its === NUMBER) {
      const day = dayAt(reading, at)
      if (day !== 0) {
        found.numbers.add(joined(DAY, day))
        found.dates.add(joined(DAY, day))
        if (hash[at + 1] !== undefined && CALENDAR.has(hash[at + 1] as number) && isYear(reading, at + 2)) at += 2
        continue
      }
      const { value, of, isTold, isLabelled } = readNumber(reading, at)
      found.numbers.add(value)
      if (isTold) found.numbers.add(joined(of, value))
      if ((isBody || isLabelled) && of !== 0 && found.counts.length < TRAITS_MAX) found.counts.push(of, value)
      continue
    }
    const spelled = spelledAt(reading, at)
    if (spelled && spelled.to - at > 1) {
      collectSpelled(found, reading, spelled, isBody)
      at = spelled.to - 1
      continue
    }
    if (CALENDAR.has(word) || (its === CAPITAL && isLabel(reading, at))) continue
    const opens = at === 0 || sentence[at] !== sentence[at - 1]
    const isName = isKnown
      ? true
      : its === LOWER
        ? false
        : isBody && !opens && its === CAPITAL
          ? true
          : naming.isName(word)
    if (isName) {
      found.names.add(word)
      if (naming.isPlace(word)) places.add(word)
      if (named === at - 1 && spaced(at)) {
        const both = joined(hash[at - 1] as number, word)
        found.names.add(both)
        if (naming.isPlace(both)) places.add(both)
      }
      if (isBody && !opens && found.callings.length < TRAITS_MAX) {
        if (named === at - 1 && spaced(at)) found.callings.push(hash[at - 1] as number, word)
        else if (form[at - 1] === LOWER && !EMPTY.has(hash[at - 1] as number))
          found.callings.push(joined(BEFORE, hash[at - 1] as number), word)
      }
      named = at
    } else if (its === UPPER && !naming.isWord(word) && isBody && !opens) found.names.add(word)
    else if ((end[at] as number) - (start[at] as number) > 2 && !EMPTY.has(word)) {
      found.words.add(word)
      if (!isBody) found.headline.add(word)
    }
  }
}

/**
 * A number in words is what it is in figures, and a day too: “tiga ratus lima rumah” is 305 houses. A single word says no
 * more than any other: “dua” and “tiga” stand in too many texts.
 */
function collectSpelled(found: Found, reading: Reading, { value, to }: Count, isBody: boolean): void {
  const { hash, form } = reading
  const day = dayBefore(reading, to, value)
  if (day !== 0) {
    found.numbers.add(joined(DAY, day))
    found.dates.add(joined(DAY, day))
    return
  }
  const number = hashOf(inFigures(value))
  const of = form[to] === LOWER && isSpaced(reading, to) && !EMPTY.has(hash[to] as number) ? (hash[to] as number) : 0
  found.numbers.add(number)
  if (of !== 0) found.numbers.add(joined(of, number))
  if (isBody && of !== 0 && found.counts.length < TRAITS_MAX) found.counts.push(of, number)
}

const inFigures = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, '.')

/** Whether this word only says what the number behind it is of: “di Km 16” names no place Km. */
const isLabel = ({ hash, form }: Reading, at: number): boolean =>
  form[at + 1] === NUMBER && LABELS.has(hash[at] as number)

type Numbered = {
  readonly value: number
  /** The place of the number: what it counts or numbers; 0 where nothing tells. */
  readonly of: number
  /** Whether that is sure enough to tell an event by both together. */
  readonly isTold: boolean
  readonly isLabelled: boolean
}

/**
 * A number with what it tells: the word behind it that it counts (“390 rumah”), or the label before it that it numbers,
 * whatever follows (“kilometer 16 ruas …”, “RT 05 RW 02”). A word behind it that only joins sentences is never counted.
 */
function readNumber(reading: Reading, at: number): Numbered {
  const { hash, form, count } = reading
  const value = valueAt(reading, at)
  const label = labelAt(reading, at)
  if (label !== 0) return { value, of: joined(BEFORE, label), isTold: true, isLabelled: true }
  const next = at + 1 < count && form[at + 1] === LOWER && isSpaced(reading, at + 1) ? (hash[at + 1] as number) : 0
  if (next !== 0 && !EMPTY.has(next)) return { value, of: next, isTold: true, isLabelled: false }
  return { value, of: at > 0 ? joined(BEFORE, hash[at - 1] as number) : 0, isTold: false, isLabelled: false }
}

/** “05” is 5, as in “RT 05”; a time or an amount stays as it is written. */
function valueAt({ text, hash, start, end }: Reading, at: number): number {
  const from = start[at] as number
  if (text.charCodeAt(from) !== 0x30) return hash[at] as number
  const [, digits] = /^0+([1-9]\d?)$/.exec(text.slice(from, end[at])) ?? []
  return digits ? hashOf(digits) : (hash[at] as number)
}

/** The label that this number belongs to, under one name for all its spellings; 0 where none stands before it. */
function labelAt(reading: Reading, at: number): number {
  const { hash, form } = reading
  if (!isBeside(reading, at)) return 0
  const before = hash[at - 1] as number
  // “3 kilometer 200 meter”, “gang 2 meter”
  if (form[at - 2] === NUMBER || MEASURES.has(hash[at + 1] as number)) return 0
  const label = LABELS.get(before) ?? 0
  if (!LINKS.has(before) || !isBeside(reading, at - 1)) return label // “kilometer ke-16”, “jalur nomor 2”
  return LABELS.get(hash[at - 2] as number) ?? label
}

/** Whether no more than a stop, a hyphen or a space stands between this word and the one before. */
const isBeside = ({ start, end }: Reading, at: number): boolean =>
  at > 0 && (start[at] as number) - (end[at - 1] as number) <= LABEL_GAP_MAX

/** Where a name stands behind this word in small letters. */
export const placeOfName = (word: string): number => joined(BEFORE, hashOf(word))

const BEFORE = 7 // apart from the same word behind a number
const DAY = 5 // apart from words and numbers
const KNOWN = 11 // apart from the words of names

/** Words that a number stands behind as a name of its own: those of roads, houses, schools, laws, and of what comes in order. */
const LABELS: ReadonlyMap<number, number> = new Map(
  `kilometer=km km nomor=no nomer=no no rt rw jalur lajur gang=gg gg blok kavling lantai kamar ruang kelas bangsal loket pos tps
  gerbong kloter dermaga peron pintu gerbang tikungan simpang dusun lingkungan zona sektor wilayah dapil rayon koridor trayek rute
  gardu sdn smpn sman smkn mtsn man sd smp sma smk tk pasal ayat butir huruf bab lampiran uu pp perda perbup halaman jilid tahap
  termin periode gelombang babak seri edisi angkatan golongan tipe peringkat`
    .split(/\s+/)
    .map((it) => it.split('='))
    .map(([word = '', as = word]) => [hashOf(word), hashOf(as)]),
)
const MEASURES = new Set(
  'meter kilometer km sentimeter hektare hektar kilogram kg kuintal ton liter persen kali orang jiwa warga hari jam menit ratus ribu juta'
    .split(' ')
    .map(hashOf),
)
const LINKS = new Set(['ke', 'nomor', 'nomer', 'no'].map(hashOf))
const LABEL_GAP_MAX = 2 // “No. 7”

const isYear = ({ form, start, end }: Reading, at: number): boolean =>
  form[at] === NUMBER && (end[at] as number) - (start[at] as number) === 4

/** Words that stand in every text and tell none from another, beside those that only say who speaks. */
const EMPTY = new Set(
  `ada adalah agar akan antara apa apabila atas atau bagi bahwa banyak beberapa belum berada bila bisa bukan dalam dan dapat dari
  demi dengan dia hal hanya harus hingga ini itu jadi jika juga kami karena kepada kita lagi lain lebih maka masih mereka
  namun oleh pada para pun saat saja sampai sangat sebagai sebelum secara sedang sehingga sejak seluruh semua serta sesuai
  setelah setiap sudah supaya tahun tak tanpa telah tentang terhadap tersebut tetapi tidak untuk yaitu yakni yang
  kata ujar tutur jelas ungkap ucap terang papar tambah katanya ujarnya menurut sekitar sebanyak sedikitnya`
    .split(/\s+/)
    .map(hashOf),
)

/** The article without its frame, learnt from; what `traitsOf` takes. */
export function readAndLearn(naming: Naming, text: string, read: Reading = readArticle(text)): Reading {
  naming.learn(read)
  return read
}
