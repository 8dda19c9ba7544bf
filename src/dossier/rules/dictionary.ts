/**
 * The house dictionary laid over a text: forms that the office does not use, officials under a wrong title, names that
 * are a letter off. Looks at every word once, whatever the size of the dictionary.
 */
import { holdsOn, plainName, type Term } from '../../base/terms.ts'
import { capitalsOf, folded, follows, initialsOf, isNearly, isTitle, titleBefore, type NameWord } from './names.ts'

/** A stretch of a text that the dictionary has something to say about. */
export type TermUse = {
  /** A form to avoid; an official under another title; one whose title has ended; a name that is nearly an official's. */
  readonly kind: 'avoid' | 'title' | 'former' | 'near'
  readonly term: Term
  readonly from: number
  readonly to: number
  readonly text: string
  /** What the office writes here; absent where only a person can know. */
  readonly fix?: string
  /** False where a capital in the midst of a sentence says that it may be somebody's own name. */
  readonly sure: boolean
}

type Node = { readonly next: Map<string, Node>; ends: Form[] }
type Form =
  | { readonly kind: 'right' }
  | { readonly kind: 'official'; readonly name: string }
  | { readonly kind: 'avoid'; readonly term: Term; readonly exact: string | null }

/** A dictionary made ready to look through texts. */
export type Dictionary = {
  readonly root: Node
  readonly officials: ReadonlyMap<string, readonly Term[]>
  /** Officials that hold their title on the day, by how many words their names have and how these begin. */
  readonly near: ReadonlyMap<string, readonly Term[]>
  readonly lengths: readonly number[]
  readonly today: string
}

const NEAR_MAX = 50 // names with the same initials and as many words: more tell nothing

const made = new WeakMap<readonly Term[], Dictionary>()

/** A dictionary for these entries on a day; made once for the same list. */
export function dictionaryOf(terms: readonly Term[], today: string): Dictionary {
  const known = made.get(terms)
  if (known?.today === today) return known
  const dictionary = compileDictionary(terms, today)
  made.set(terms, dictionary)
  return dictionary
}

/** @param today what has ended or not begun on this day does not hold */
export function compileDictionary(terms: readonly Term[], today: string): Dictionary {
  const root: Node = { next: new Map(), ends: [] }
  const officials = new Map<string, Term[]>()
  const near = new Map<string, Term[]>()
  for (const term of terms) {
    const holds = holdsOn(term, today)
    if (term.kind === 'official') {
      if ((term.validFrom ?? '') > today) continue
      const name = plainName(term.preferred)
      const key = folded(name)
      officials.set(key, [...(officials.get(key) ?? []), term])
      put(root, name, { kind: 'official', name: key })
      const close = near.get(nearKey(name)) ?? []
      if (holds && close.length < NEAR_MAX && name.includes(' ')) near.set(nearKey(name), [...close, term])
    } else if (holds && wordsOf(term.preferred).length > 1) put(root, term.preferred, { kind: 'right' })
    if (!holds) continue
    for (const form of term.also) if (wordsOf(form).length > 1) put(root, form, { kind: 'right' })
    for (const form of term.avoid) {
      const onlyCase = folded(form) === folded(term.preferred)
      put(root, form, { kind: 'avoid', term, exact: onlyCase ? form : null })
    }
  }
  const lengths = [...new Set([...near.keys()].map((key) => Number(key.split(':')[0])))]
  return { root, officials, near, lengths, today }
}

const nearKey = (name: string) => `${name.split(' ').length}:${initialsOf(name)}`

function put(root: Node, text: string, form: Form): void {
  let node = root
  const words = wordsOf(text)
  for (const [at, word] of words.entries()) {
    const before = words[at - 1]
    const key = (before ? (joint(text, before, word) ?? ' ') : '') + word.key
    const known: Node = node.next.get(key) ?? { next: new Map(), ends: [] }
    node.next.set(key, known)
    node = known
  }
  if (node !== root) node.ends.push(form)
}

type Word = { readonly key: string; readonly from: number; readonly to: number }

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((it) => ({
    key: it[0].toLowerCase().replaceAll('’', "'"),
    from: it.index,
    to: it.index + it[0].length,
  }))
}

/** How a word stands behind another within a form: a space, or a stop or comma and a space; null for anything else. */
function joint(text: string, before: Word, word: Word): string | null {
  const between = /^([.,]?)[\s\u00a0]{1,2}$/u.exec(text.slice(before.to, word.from))
  return between && `${between[1]} `
}

/** What the dictionary has to say about a text, in reading order. Quotations are looked at too: the office spells them. */
export function usesIn(dictionary: Dictionary, text: string): TermUse[] {
  const isAddress = within(addressesIn(text))
  const words = wordsOf(text).filter((word) => !isAddress(word))
  const capitals = capitalsOf(text)
  const uses: TermUse[] = []
  const taken: Stretch[] = []
  for (let at = 0; at < words.length;) {
    const found = longest(dictionary.root, text, words, at)
    if (!found) {
      at++
      continue
    }
    taken.push(found)
    if (found.form.kind === 'avoid') uses.push(avoided(found.form.term, text, found))
    else if (found.form.kind === 'official') {
      const use = titled(dictionary, found.form.name, text, capitals, found)
      if (use) uses.push(use)
    }
    at += found.words
  }
  return [...uses, ...nearNames(dictionary, text, capitals, taken)].toSorted((one, other) => one.from - other.from)
}

type Stretch = { readonly from: number; readonly to: number }

/**
 * What is no running text: web and mail addresses are written as they are. Word by word and sign by sign, since one
 * expression for all takes minutes for a few thousand `@`.
 */
function addressesIn(text: string): Stretch[] {
  return [...text.matchAll(/\S+/gu)].flatMap(({ 0: word, index }) => {
    const sign = word.indexOf('@', 1)
    const isMail = sign > 0 && word.lastIndexOf('.', word.length - 2) > sign + 1
    const from = isMail ? 0 : word.search(/(?:https?:\/\/|www\.)./iu)
    return from < 0 ? [] : [{ from: index + from, to: index + word.length }]
  })
}

/** Whether a stretch touches one of these; asked in reading order, as they stand. */
function within(ranges: readonly Stretch[]): (it: Stretch) => boolean {
  let at = 0
  return (it) => {
    while ((ranges[at]?.to ?? Infinity) <= it.from) at++
    return (ranges[at]?.from ?? Infinity) < it.to
  }
}

type Found = { readonly form: Form; readonly from: number; readonly to: number; readonly words: number }

const SUFFIX = /(?:nya|lah|kah|pun|ku|mu)$/

/** The longest form that begins at a word. A form to avoid is also found before `-nya` and the like. */
function longest(root: Node, text: string, words: readonly Word[], at: number): Found | null {
  let node = root
  let best: Found | null = null
  const first = words[at]
  for (let place = at; first && place < words.length; place++) {
    const word = words[place]
    const before = words[place - 1]
    const joined = before && place > at && word ? joint(text, before, word) : ''
    if (!word || joined === null) break
    const step = (key: string, cut: number) => {
      const next = node.next.get(joined + key)
      const to = word.to - cut
      const form = next && formOf(next, text.slice(first.from, to))
      if (form && (cut === 0 || form.kind === 'avoid')) best = { form, from: first.from, to, words: place - at + 1 }
      return next
    }
    const next = step(word.key, 0)
    if (!next) {
      const suffix = SUFFIX.exec(word.key)?.[0] ?? ''
      if (suffix && word.key.length - suffix.length >= 3) step(word.key.slice(0, -suffix.length), suffix.length)
      break
    }
    node = next
  }
  return best
}

/** What ends here: first a form that differs from the right one in capitals only, for both are the same words. */
function formOf({ ends }: Node, said: string): Form | undefined {
  const exact = ends.find((it) => it.kind === 'avoid' && it.exact === said)
  return exact ?? ends.find((it) => it.kind !== 'avoid' || it.exact === null)
}

function avoided(term: Term, text: string, { from, to, form }: Found): TermUse {
  const said = text.slice(from, to)
  const opens = /(?:^|[.!?…:]["'”’)\]]*\s+|\n|["“‘(])$/u.test(text.slice(Math.max(0, from - 6), from))
  const named = term.kind === 'term' && /^\p{Lu}\p{Ll}/u.test(said) && !/^\p{Lu}/u.test(term.preferred) && !opens
  const exact = form.kind === 'avoid' && form.exact !== null
  const fix = exact ? term.preferred : inCaseOf(said, term.preferred, named)
  return { kind: 'avoid', term, from, to, text: said, fix, sure: !named }
}

/** The preferred form as loud as what stands there: all capitals, or a capital first. */
function inCaseOf(said: string, preferred: string, named: boolean): string {
  if (/\p{Lu}.*\p{Lu}/u.test(said) && said === said.toUpperCase()) return preferred.toUpperCase()
  if (!/^\p{Lu}/u.test(said)) return preferred
  const raised = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
  return named ? preferred.split(' ').map(raised).join(' ') : raised(preferred)
}

/** An official's name: whether the title before it is one that they hold. */
function titled(
  dictionary: Dictionary,
  name: string,
  text: string,
  capitals: readonly NameWord[],
  at: Found,
): TermUse | null {
  const place = firstFrom(capitals, at.from)
  const title = place < 0 ? null : titleBefore(text, capitals, place)
  if (!title || title.to > at.from) return null
  const known = (dictionary.officials.get(name) ?? []).filter((it) => it.title !== '')
  const now = known.filter((it) => holdsOn(it, dictionary.today))
  const [right] = now
  if (now.some((it) => isTitle(title.text, it.title))) return null
  if (right) {
    const fix = now.length === 1 ? { fix: right.title } : {}
    return { kind: 'title', term: right, ...title, ...fix, sure: true }
  }
  const former = known.find((it) => isTitle(title.text, it.title))
  return former ? { kind: 'former', term: former, ...title, sure: true } : null
}

/** The first of these words that begins there or later; -1 for none. */
function firstFrom(words: readonly NameWord[], from: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low < words.length ? low : -1
}

function nearNames(
  dictionary: Dictionary,
  text: string,
  capitals: readonly NameWord[],
  taken: readonly Stretch[],
): TermUse[] {
  const isTaken = within(taken)
  const uses: TermUse[] = []
  let last = 0
  for (let at = 0; at < capitals.length; at++)
    for (const length of dictionary.lengths) {
      const run = capitals.slice(at, at + length)
      const [first] = run
      const end = run.at(-1)
      if (run.length < length || !first || !end || first.from < last) continue
      if (run.some((word, place) => place > 0 && !follows(text, run[place - 1], word))) continue
      const said = run.map((it) => it.word).join(' ')
      const term = dictionary.near.get(nearKey(said))?.find((it) => isNearly(said, plainName(it.preferred)))
      if (!term || isTaken({ from: first.from, to: end.to })) continue
      const name = plainName(term.preferred)
      uses.push({
        kind: 'near',
        term,
        from: first.from,
        to: end.to,
        text: text.slice(first.from, end.to),
        fix: name,
        sure: false,
      })
      last = end.to
    }
  return uses
}
