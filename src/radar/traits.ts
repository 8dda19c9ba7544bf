/**
 * What tells one event from another of the same kind: its words, the names and numbers in it, its dates, and which name
 * or number stands where (“390 rumah”, “Kecamatan Klampok”). Names are found by capitals inside sentences, learnt on the
 * way: a word that opens a sentence or a headline is a name if it is one elsewhere. What a dictionary knows is a name
 * however it is written, and its short forms are the same name.
 */
import { readArticle } from './cleaning.ts'
import type { Found as FoundName, ItemNames } from './names.ts'
import { CALENDAR, CAPITAL, dayAt, hashOf, joined, LOWER, NUMBER, readWords, UPPER, type Reading } from './words.ts'

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
      if (its === NUMBER || its === UPPER) continue
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

const isSpaced = ({ text, start, end }: Reading, at: number): boolean =>
  at > 0 && start[at] === (end[at - 1] as number) + 1 && text.charCodeAt(end[at - 1] as number) === 0x20

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
      found.numbers.add(day === 0 ? word : joined(DAY, day))
      if (day !== 0) {
        found.dates.add(day)
        if (hash[at + 1] !== undefined && CALENDAR.has(hash[at + 1] as number) && isYear(reading, at + 2)) at += 2
      } else if (at + 1 < count && form[at + 1] === LOWER && spaced(at + 1))
        found.numbers.add(joined(hash[at + 1] as number, word))
      if (day === 0 && isBody && found.counts.length < TRAITS_MAX) {
        if (at + 1 < count && form[at + 1] === LOWER && spaced(at + 1)) found.counts.push(hash[at + 1] as number, word)
        else if (at > 0) found.counts.push(joined(BEFORE, hash[at - 1] as number), word)
      }
      continue
    }
    if (CALENDAR.has(word)) continue
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

/** Where a name stands behind this word in small letters. */
export const placeOfName = (word: string): number => joined(BEFORE, hashOf(word))

const BEFORE = 7 // apart from the same word behind a number
const DAY = 5 // apart from words and numbers
const KNOWN = 11 // apart from the words of names

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
