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
  readonly names: readonly number[]
  /** Dates among them. */
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  /** A place of a number and what stands there, by turns. */
  readonly counts: readonly number[]
  /** A place of a name and what stands there, by turns. */
  readonly callings: readonly number[]
}

const TITLE_WORDS_MAX = 60
const TRAITS_MAX = 400 // of each sort; a book-long text tells no more
const CAPITALS_MAX = 60_000

/** Learns which words are names; its answers depend on the texts before alone. */
export class Naming {
  /** Of each word how often it stood with a capital inside a sentence, less how often without. */
  private readonly capitals = new Map<number, number>()

  learn({ count, form, hash, sentence }: Reading): void {
    for (let at = 0; at < count; at++) {
      const its = form[at]
      if (its === NUMBER || its === UPPER) continue
      if (its === CAPITAL && (at === 0 || sentence[at] !== sentence[at - 1])) continue
      const word = hash[at] as number
      const seen = this.capitals.get(word) ?? 0
      if (its === CAPITAL) this.capitals.set(word, Math.min(seen + 1, LEARNT))
      else this.capitals.set(word, Math.max(seen - 1, -LEARNT))
    }
    if (this.capitals.size > CAPITALS_MAX) this.forget()
  }

  isName(word: number): boolean {
    return (this.capitals.get(word) ?? 0) > 0
  }

  isWord(word: number): boolean {
    return (this.capitals.get(word) ?? 0) < 0
  }

  /** What was seen least goes first, the rest counts half. */
  private forget(): void {
    for (const [word, seen] of this.capitals) {
      const half = Math.trunc(seen / 2)
      if (half === 0) this.capitals.delete(word)
      else this.capitals.set(word, half)
    }
  }
}

const LEARNT = 64

/** Reads the traits of an item; `naming` has learnt its text before. */
export function traitsOf(naming: Naming, title: Reading, text: Reading, known: ItemNames | null): Traits {
  const found = {
    words: new Set<number>(),
    names: new Set<number>(),
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
  numbers: Set<number>
  dates: Set<number>
  counts: number[]
  callings: number[]
}

type Part = { readonly reading: Reading; readonly isBody: boolean; readonly known: readonly FoundName[] }

function collect(found: Found, naming: Naming, { reading, isBody, known }: Part): void {
  const { text, count, hash, start, end, form, sentence } = reading
  const spaced = (at: number) =>
    at > 0 && start[at] === (end[at - 1] as number) + 1 && text.charCodeAt(end[at - 1] as number) === 0x20
  let named = -2 // where the last name stood
  let next = 0 // of the known names
  for (const { name } of known) found.names.add(joined(KNOWN, hashOf(name.id)))
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
      } else if (isBody && found.counts.length < TRAITS_MAX) {
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
      if (isBody && !opens && found.callings.length < TRAITS_MAX) {
        if (named === at - 1 && spaced(at)) found.callings.push(hash[at - 1] as number, word)
        else if (form[at - 1] === LOWER && !EMPTY.has(hash[at - 1] as number))
          found.callings.push(joined(BEFORE, hash[at - 1] as number), word)
      }
      named = at
    } else if (its === UPPER && !naming.isWord(word) && isBody && !opens) found.names.add(word)
    else if ((end[at] as number) - (start[at] as number) > 2 && !EMPTY.has(word)) found.words.add(word)
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
