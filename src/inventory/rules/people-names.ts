/** Names of people in what they or others wrote, hidden where they stand as whole words. Pure. */
import { oneLine } from '../../base/text.ts'

const HIDDEN = '***'
const LETTERS_MIN = 4 // shorter ones are words too
const ALIKE_MAX = 50 // that begin alike; a chat of a thousand people has a few
const WORDS = /[\p{L}\p{M}\p{N}]+/gu
/** What is said of a name and is none of it. */
const TITLE = /^(?:(?:bapak|bpk|pak|bp|ibu|bu|sdri?|saudari?|mas|mbak|kang|kak|cak|gus|ustad[sz]?|kyai|kh|hj?|drs?|dra|drg|ir|prof|mr|mrs|ms)\b\.?\s*)+/i // prettier-ignore
/** Nobody's name, though it stands in its place. */
const NOBODY = new Set(['anonim', 'anonymous', 'anonymus', 'rahasia', 'dirahasiakan', 'disembunyikan', 'tidak disebutkan', 'tanpa nama', 'hamba allah', 'masyarakat', 'warga', 'umum', 'perorangan', 'perseorangan', 'pribadi', 'individu', 'kelompok', 'admin', 'administrator', 'website', 'user', 'guest', 'none', 'null']) // prettier-ignore

type Name = {
  /** In small letters. */
  readonly words: readonly string[]
  /** Hidden only where somebody is called by it: `@Budi`. */
  readonly called: boolean
}
/** Names by their first two words, or the one that they have. */
export type PeopleNames = ReadonlyMap<string, readonly Name[]>

/** The words of a name, without titles before it and behind it; none where it names nobody. */
export function wordsOfName(typed: string): readonly string[] {
  const line = oneLine(typed).replace(/^~\s*/, '')
  const bare = line.replace(/[,(/;\d].*$/, '').replace(TITLE, '')
  const words = bare.toLowerCase().match(WORDS) ?? []
  const plain = words.join(' ')
  return plain.length >= LETTERS_MIN && /\p{L}{2}/u.test(plain) && !NOBODY.has(plain) ? words : []
}

export function peopleNames(all: Iterable<Name>): PeopleNames {
  const names = new Map<string, Name[]>()
  for (const name of all) {
    const [first, second] = name.words
    if (first === undefined) continue
    const begin = beginOf(first, second)
    const beside = names.get(begin)
    if (!beside) names.set(begin, [name])
    else if (beside.length < ALIKE_MAX) beside.push(name)
  }
  // Of two that begin alike the longer one is meant.
  for (const beside of names.values()) beside.sort((one, other) => other.words.length - one.words.length)
  return names
}

const beginOf = (first: string, second: string | undefined) => (second === undefined ? first : `${first} ${second}`)

/** The text without these names. */
export function withoutNames(text: string, names: PeopleNames): string {
  if (names.size === 0) return text
  const words = [...text.matchAll(WORDS)].map((it) => ({ said: it[0].toLowerCase(), from: it.index, to: it.index + it[0].length })) // prettier-ignore
  let kept = ''
  let from = 0
  for (let at = 0; at < words.length; at++) {
    const first = words[at]?.said ?? ''
    const begun = [beginOf(first, words[at + 1]?.said), first].flatMap((it) => names.get(it) ?? [])
    const name = begun.find((it) => isAt(it, text, words, at))
    if (!name) continue
    kept += `${text.slice(from, words[at]?.from)}${HIDDEN}`
    at += name.words.length - 1
    from = words[at]?.to ?? text.length
  }
  return kept + text.slice(from)
}

type Word = { readonly said: string; readonly from: number; readonly to: number }

function isAt({ words: wanted, called }: Name, text: string, words: readonly Word[], at: number): boolean {
  if (called && !/@[\s~]*$/.test(text.slice(Math.max(0, (words[at]?.from ?? 0) - 4), words[at]?.from))) return false
  return wanted.every((word, place) => {
    const here = words[at + place]
    if (here?.said !== word) return false
    const before = place === 0 ? '' : text.slice(words[at + place - 1]?.to, here.from)
    return /^[ .'’-]{0,3}$/.test(before)
  })
}
