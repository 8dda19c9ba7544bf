/**
 * The search index as files, read by the search page's own script. The newest months are open: their items lie in rows that
 * are read through. All months before lie in one part a year, where a word is looked up: a file for each beginning of words
 * says in which items it stands, so that a word is found in 100,000 items with a few small files. An item that goes out
 * touches one file of rows; a part is written when a month has passed, and when something old is taken back.
 */
import { sha256 } from '../base/hash.ts'
import { termsOf } from '../base/stem.js'
import { dayWords } from './dates.ts'
import { itemIn } from './languages.ts'
import { excerptOf, pageOf, SEARCH_ITEMS, type Item, type Month } from './portal.ts'

const PREFIX_MAX = 4 // letters of the beginning of words that a file may stand for
const FILE_CHARACTERS_MAX = 60_000 // of a file of words, before it is cut by one more letter; 15 kB on the line
const CARD_ITEMS = 50 // items of which a file says how they are shown; `cari.js` says the same
const EXCERPT_MAX = 220

export const shardPath = (month: string, chunk: number) => `/cari/${month}-${chunk}.json`
export const INDEX_PATH = '/cari/indeks.json'

/** Which parts there are. */
export type SearchIndex = {
  /** Months up to this one, inclusive, lie in years; '' for none. */
  readonly through: string
  /** Files of rows, the newest first. */
  readonly rows: readonly string[]
  /** Folders of years, the newest first: `2025-1a2b3c4d`. */
  readonly years: readonly string[]
}

export function searchIndex(months: readonly Month[], through: string, years: readonly string[]): string {
  const rows = months
    .filter((it) => it.month > through)
    .flatMap((it) =>
      Array.from({ length: pageOf(it.lastNumber, SEARCH_ITEMS) }, (_, at) => `${it.month}-${at + 1}.json`).toReversed(),
    )
  return `${JSON.stringify({ through, rows, years } satisfies SearchIndex)}\n`
}

/** An index as it was written, or null for none or another edition's. */
export function parseIndex(text: string | null): SearchIndex | null {
  if (text === null) return null
  try {
    const it = JSON.parse(text) as Partial<SearchIndex>
    return typeof it.through === 'string' && Array.isArray(it.years) && Array.isArray(it.rows)
      ? (it as SearchIndex)
      : null
  } catch {
    return null
  }
}

const textOf = (it: Item) => `${it.title} ${it.summary} ${it.topic} ${it.agency} ${it.programme} ${it.searchWords}`

/** How an item is shown among what was found: title, summary, topic, address, day. */
const cardOf = (it: Item) => [it.title, excerptOf(it, '', EXCERPT_MAX), it.topic, it.path, dayWords(it.publishedAt)]

/** An item as it is found: once in each language that it can be read in. */
const findable = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...item.languages.map((it) => itemIn(item, it.language))])

/** Rows of an open month: a card and its terms; the newest first. */
export function searchShard(all: readonly Item[]): string {
  const rows = findable(all)
    .toReversed()
    .map((it) => JSON.stringify([...cardOf(it), termsOf(textOf(it)).join(' ')]))
  return `[${rows.join(',\n')}]\n`
}

/**
 * A year's part, its items in the order they went out. Its name is of its content: whoever read its list of files is never
 * answered by another edition's.
 */
export function yearPart(year: string, all: readonly Item[]): { name: string; files: ReadonlyMap<string, string> } {
  const items = findable(all)
  const postings = new Map<string, number[]>()
  for (const [at, item] of items.entries())
    for (const term of termsOf(textOf(item))) {
      const known = postings.get(term)
      if (known) known.push(at)
      else postings.set(term, [at])
    }
  const lines = [...postings].map(
    ([term, at]) => [term, `${JSON.stringify(term)}:${JSON.stringify(steps(at))}`] as const,
  )
  const files = new Map<string, string>()
  const prefixes: string[] = []
  for (const [prefix, found] of cut(lines.toSorted(byTerm), 1)) {
    prefixes.push(prefix)
    files.set(`${nameOf(prefix)}.json`, `{${found.join(',\n')}}\n`)
  }
  for (let at = 0; at < items.length; at += CARD_ITEMS)
    files.set(
      `kartu-${at / CARD_ITEMS}.json`,
      `[${items
        .slice(at, at + CARD_ITEMS)
        .map((it) => JSON.stringify(cardOf(it)))
        .join(',\n')}]\n`,
    )
  files.set('isi.json', `${JSON.stringify(prefixes.map((it) => [it, nameOf(it)]))}\n`)
  const hash = sha256([...files.values()].join('\0'))
  return { name: `${year}-${hash.slice(0, 8)}`, files }
}

type Line = readonly [term: string, line: string]
const byTerm = ([one]: Line, [other]: Line) => (one < other ? -1 : 1)

/** The terms by their beginnings, of one letter or of as many as it takes for a file to stay small. */
function* cut(lines: readonly Line[], length: number): Generator<[prefix: string, lines: string[]]> {
  const groups = Map.groupBy(lines, ([term]) => [...term].slice(0, length).join(''))
  for (const [prefix, found] of groups) {
    const characters = found.reduce((sum, [, line]) => sum + line.length, 0)
    // What is no longer than its prefix stays with it; a beginning that all share is not cut for ever.
    if (characters > FILE_CHARACTERS_MAX && length < PREFIX_MAX) {
      const short = found.filter(([term]) => [...term].length <= length)
      if (short.length > 0) yield [`${prefix}$`, short.map(([, line]) => line)]
      yield* cut(found.filter(([term]) => [...term].length > length), length + 1) // prettier-ignore
    } else yield [prefix, found.map(([, line]) => line)]
  }
}

/** A file's name for a beginning of words in any script; `$` says that the word ends there. */
const nameOf = (prefix: string) =>
  /^[a-z0-9]+\$?$/.test(prefix) ? `k-${prefix.replace('$', '_')}` : `x-${Buffer.from(prefix).toString('hex')}`

/** Numbers in rising order, each as how far it is from the one before. */
function steps(numbers: readonly number[]): number[] {
  return numbers.map((it, at) => it - (numbers[at - 1] ?? 0))
}
