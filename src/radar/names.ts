/**
 * The names of a dictionary where they stand in a text: the longest form at each word, in small letters too, and as short
 * as people write them. One pass, whatever the size of the dictionary: a form is a way through hashes of its words.
 */
import type { NameKind } from '../base/terms.ts'
import { hashOf, joined, CAPITAL, readWords, UPPER, wordAt, type Reading } from './words.ts'

/** A name as it is shown, whatever stood in the text. */
export type Name = { readonly id: string; readonly kind: NameKind; readonly name: string }

/**
 * How a form must be written to be the name: `any` way; in `capitals`, as abbreviations that are words otherwise; with a
 * capital that tells a `proper` name from the word: inside a sentence, or behind a preposition of place.
 */
export type NameForm = { readonly text: string; readonly written: 'any' | 'capitals' | 'proper' }

export type NameEntry = Name & {
  readonly forms: readonly NameForm[]
  /** Of several entries with the same form the one with the lowest is meant. */
  readonly rank: number
}

/** A name in a text: words `from` to `to`, exclusive, of its reading. */
export type Found = { readonly name: Name; readonly from: number; readonly to: number }

/** The names of one item: in its text and in its title. */
export type ItemNames = { readonly text: readonly Found[]; readonly title: readonly Found[] }

const FORM_WORDS_MAX = 12
const GAP_MAX = 3 // “Kec. Watulimo”, “H. (Haji)”

type End = { readonly name: Name; readonly folded: string; readonly written: NameForm['written'] }

/** A dictionary made ready to look through texts. */
export class Names {
  /** Each beginning of a form by the hash of its words; what ends there, the likeliest first. */
  private readonly ways = new Map<number, End[]>()

  constructor(entries: readonly NameEntry[]) {
    const ranked = entries
      .flatMap(({ forms, rank, ...name }) => forms.map((form) => ({ name, form, rank })))
      .toSorted((a, b) => strength(a.form) - strength(b.form) || a.rank - b.rank)
    for (const { name, form } of ranked) this.put({ id: name.id, kind: name.kind, name: name.name }, form)
  }

  private put(name: Name, { text, written }: NameForm): void {
    const { hash, count, ...reading } = readWords(text)
    if (count === 0 || count > FORM_WORDS_MAX) return
    let way = 0
    for (let at = 0; at < count; at++) {
      way = at === 0 ? (hash[0] as number) : joined(way, hash[at] as number)
      if (!this.ways.has(way)) this.ways.set(way, NONE)
    }
    const end = { name, folded: foldedAt({ ...reading, hash, count }, 0, count), written }
    const known = this.ways.get(way) as End[]
    if (known === NONE) this.ways.set(way, [end])
    else known.push(end)
  }

  /** @param isTitle every word of a headline may have a capital, so that it tells nothing there */
  in(reading: Reading, isTitle = false): Found[] {
    const found: Found[] = []
    if (this.ways.size === 0) return found
    for (let at = 0; at < reading.count;) {
      const longest = this.longestAt(reading, at, isTitle)
      if (longest) found.push(longest)
      at = longest?.to ?? at + 1
    }
    return found
  }

  private longestAt(reading: Reading, at: number, isTitle: boolean): Found | null {
    const { hash, count } = reading
    let best: Found | null = null
    let way = hash[at] as number
    for (let to = at + 1; ; to++) {
      const ends = this.ways.get(way)
      if (!ends) return best
      const end = ends.find((it) => isWritten(it, reading, at, to, isTitle))
      if (end) best = { name: end.name, from: at, to }
      if (to >= count || to - at >= FORM_WORDS_MAX || !follows(reading, to)) return best
      way = joined(way, hash[to] as number)
    }
  }
}

const NONE: End[] = []

const strength = ({ written }: NameForm): number => (written === 'proper' ? 1 : 0)

/** Whether these words are the form, whose hash they have, written as it must be. */
function isWritten(it: End, reading: Reading, from: number, to: number, isTitle: boolean): boolean {
  const { form, sentence, hash } = reading
  if (it.written === 'capitals') {
    for (let at = from; at < to; at++) if (form[at] !== UPPER) return false
  } else if (it.written === 'proper') {
    if (form[from] !== CAPITAL) return false
    const opens = from === 0 || sentence[from] !== sentence[from - 1]
    if ((opens || isTitle) && !(from > 0 && PLACING.has(hash[from - 1] as number))) return false
  }
  return foldedAt(reading, from, to) === it.folded
}

const PLACING = new Set(['di', 'ke', 'dari'].map(hashOf))

/** Whether no more than a space, a stop or the like stands before this word. */
function follows({ text, start, end }: Reading, at: number): boolean {
  const from = end[at - 1] as number
  const to = start[at] as number
  if (to - from > GAP_MAX) return false
  for (let place = from; place < to; place++) if (!BETWEEN.includes(text.charAt(place))) return false
  return true
}

const BETWEEN = " \u00a0.,'’()/-–"

function foldedAt(reading: Reading, from: number, to: number): string {
  let words = ''
  for (let at = from; at < to; at++) words += `${wordAt(reading, at)} `
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** A name that an item speaks of: how often, and as what it stands there first. */
export type Spoken = { readonly id: string; readonly times: number; readonly as: string }

const SPOKEN_MAX = 40 // of one item
const AS_MAX = 80

/** What is kept of the names of an item, the most spoken of first. */
export function spokenIn(names: ItemNames, title: Reading, text: Reading): Spoken[] {
  const spoken = new Map<string, { id: string; times: number; as: string }>()
  for (const [found, reading] of [
    [names.title, title],
    [names.text, text],
  ] as const)
    // prettier-ignore
    for (const { name, from, to } of found) {
      const known = spoken.get(name.id)
      if (known) known.times++
      else {
        const as = reading.text.slice(reading.start[from], reading.end[to - 1]).slice(0, AS_MAX).toWellFormed()
        spoken.set(name.id, { id: name.id, times: 1, as })
      }
    }
  return [...spoken.values()].toSorted((a, b) => b.times - a.times).slice(0, SPOKEN_MAX)
}

/** The names of one item, each once, of the kind asked for. */
export function namesOfKind(names: ItemNames | null, kind: NameKind): string[] {
  if (!names) return []
  const all = [...names.title, ...names.text].flatMap(({ name }) => (name.kind === kind ? [name.name] : []))
  return [...new Set(all)]
}
