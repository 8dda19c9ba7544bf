/**
 * Which entries of a look are new and which changed. A source names its entries by a guid, or by their addresses; names
 * that are worth nothing are out there too: one guid for all (`0`, the site's own address), one link for all, or a feed
 * of nothing but the newest, under the same name each time. An entry stands under the first of these names that is its
 * own:
 *
 * 1. its guid; where it has none its address; where it has neither its words
 * 2. the guid with its address
 * 3. that with its title, whatever numbers are in it: a time or a counter
 * 4. that with its title
 * 5. that with its title and text
 *
 * A name is not its own where this look gives it to what is plainly another, or where another stands under it already. So
 * nothing takes the place of another, at this look or the next, in whatever order they come; the price is that where a
 * source has no name worth anything, what it writes under a new title is a new mention, and a lone one whose title and
 * text are those of one before but for numbers is that one, changed. Under the last three names a few at a look are new,
 * once anything came from there: titles that are never the same twice would flood. What was kept before there were all of
 * these names is found under those of then. Pure.
 */
import { sha256 } from '../../base/hash.ts'
import { foldedWords } from '../../base/stem.js'
import { textHashOf, type Entry } from './entries.ts'

/** What stands of a mention already, as far as entries are told apart by it. */
export type Known = Pick<Entry, 'url' | 'title' | 'text'> & { readonly key: string; readonly textHash: string }
export type Keyed = Entry & Known

/** Of a text as much is held against another's, in UTF-16 code units. */
export const COMPARED_CHARS = 2_000

/** The keys of the names that an entry may stand under, from the widest. */
export const keysOf = (entry: Entry): readonly string[] => namesOf(entry).map(({ key }) => key)

type Name = { readonly by: By; readonly key: string }
type By = 'name' | 'address' | 'frame' | 'title' | 'words'

/**
 * New ones at a look, after the first, of a source that does not name them: an outlet writes fewer in a quarter of an hour.
 */
export const UNNAMED_MAX = 10

function namesOf(entry: Entry): readonly Name[] {
  const { guid, url, title, text } = entry
  const name = nameOf(entry)
  const named = (by: By, own: string) => ({ by, key: sha256(own) })
  const frame = title.replace(NUMBERS, '0')
  const framed = (of: string) => (/\p{L}/u.test(frame) && frame !== title ? [named('frame', `${of}\u0000\u0000${frame}`)] : []) // prettier-ignore
  // Nameless ones of one look were kept by their titles alone.
  if (isNameless(entry)) return [...framed('\u0000'), named('title', `\n${title}`), named('words', name)]
  return [
    named('name', name),
    ...(guid && url ? [named('address', `${name}\u0000${url}`)] : []),
    ...framed(name),
    named('title', guid ? `${name}\u0000${title}` : `${name}\n${title}`),
    named('words', `${name}\u0000${title}\u0000${text}`),
  ]
}

const NUMBERS = /\p{N}+/gu
const isNameless = (it: Entry) => !it.guid && !it.url
const nameOf = (it: Entry) => it.guid || it.url || `${it.title}\n${it.text}`

/** Which entries are new and which changed, against those that stand under one of their keys; and how many were left. */
export function settleEntries(
  entries: readonly Entry[],
  known: readonly Known[],
  { isFirst }: { readonly isFirst: boolean },
): { readonly added: readonly Keyed[]; readonly changed: readonly Keyed[]; readonly left: number } {
  const standing = new Map<string, Known>(known.map((it) => [it.key, it]))
  const shared = sharedAddresses(entries)
  const nobodys = new Set([...entries, ...known].map(({ url }) => url).filter((url) => url === '' || isFront(url) || shared.has(url))) // prettier-ignore
  const isOwn = (url: string) => !nobodys.has(url)
  const told = [...Map.groupBy(entries, nameOf).values()].flatMap((namesakes) => {
    const several = withoutTwins(namesakes, isOwn)
    return several.map((entry) => ({
      entry,
      textHash: textHashOf(entry),
      names: namesOf(entry),
      isShared: several.length > 1 || isNameless(entry),
    }))
  })
  const twice = twiceIn(told.flatMap((it) => it.names.map((name) => name.key)))
  const taken = new Set<string>()
  const nameFor = new Map<Entry, Name>()
  /** Gives each that has no key yet the narrowest that is free and fits. */
  const give = (fits: (it: (typeof told)[number], name: Name) => boolean) => {
    for (const it of told) {
      if (nameFor.has(it.entry)) continue
      const name = it.names.findLast((one) => !taken.has(one.key) && fits(it, one))
      if (!name) continue
      taken.add(name.key)
      nameFor.set(it.entry, name)
    }
  }
  const isApart = (one: Pick<Entry, 'url'>, other: Pick<Entry, 'url'>) =>
    one.url !== other.url && isOwn(one.url) && isOwn(other.url)
  // What stands as it is comes first, so that nothing takes its place.
  give(({ entry, textHash }, { key }) => {
    const there = standing.get(key)
    return there?.textHash === textHash && !isApart(entry, there)
  })
  give(({ entry, isShared }, { by, key }) => {
    const there = standing.get(key)
    if (!there) return false
    if (by === 'frame') return !twice.has(key) && !isApart(entry, there) && !isUnlikeBesideNumbers(entry, there)
    // A name that is nobody else's says more than where it leads today, and what it says there.
    if (by === 'name' && entry.guid && !isShared && haveOneHeading(entry, there)) return true
    return !isAnother(entry, there, { isOwn, isShared, doNumbersTell: twice.has(key) })
  })
  for (const by of ['name', 'address', 'frame', 'title', 'words'] as const)
    give(({ entry, isShared }, name) => {
      if (name.by !== by || standing.has(name.key)) return false
      if (by === 'name') return !isShared
      if (by === 'address') return isOwn(entry.url)
      return by !== 'frame' || !twice.has(name.key)
    })
  const added: Keyed[] = []
  const changed: Keyed[] = []
  let unnamed = 0
  for (const { entry, textHash } of told) {
    const name = nameFor.get(entry)
    if (!name) continue
    const before = standing.get(name.key)
    if (before?.textHash === textHash) continue
    const keyed = { ...entry, key: name.key, textHash }
    if (before) changed.push(keyed)
    else if (isFirst || name.by === 'name' || name.by === 'address' || ++unnamed <= UNNAMED_MAX) added.push(keyed)
  }
  return { added, changed, left: Math.max(0, unnamed - UNNAMED_MAX) }
}

function twiceIn(keys: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>()
  return new Set(keys.filter((key) => met.size === met.add(key).size))
}

type Ways = {
  readonly isOwn: (url: string) => boolean
  readonly isShared: boolean
  /** Not where one entry alone has this title: there they are a time, or a counter. */
  readonly doNumbersTell: boolean
}

/** Whether two under one name are plainly two; where that name is several entries' at once, it says nothing for them. */
function isAnother(one: Words, other: Words, { isOwn, isShared, doNumbersTell }: Ways): boolean {
  const [here, there] = [isOwn(one.url), isOwn(other.url)]
  if (here && one.url === other.url) return false // an outlet's new headline
  const isElsewhere = here && there
  if (haveOneHeading(one, other))
    return (
      (isElsewhere || isShared) &&
      (doNumbersTell ? isUnlike(wordsOf(one).text, wordsOf(other).text) : isUnlikeBesideNumbers(one, other))
    )
  return isElsewhere || isShared || isPlainlyOther(one, other)
}

type Words = Pick<Entry, 'url' | 'title' | 'text'>

const haveOneHeading = (one: Words, other: Words) => wordsOf(one).heading === wordsOf(other).heading

const isUnlikeBesideNumbers = (one: Words, other: Words) =>
  isUnlike(withoutNumbers(wordsOf(one).text), withoutNumbers(wordsOf(other).text))

const withoutNumbers = (words: ReadonlySet<string>) => new Set([...words].filter((word) => !/\p{N}/u.test(word)))

/** Neither title nor text has much of the other's. */
const isPlainlyOther = (one: Words, other: Words) =>
  isUnlikeEitherWay(wordsOf(one).title, wordsOf(other).title) &&
  (isEmpty(one, other) || isUnlikeEitherWay(wordsOf(one).text, wordsOf(other).text))

/** One time of day in all of them makes nothing alike. */
const isUnlikeEitherWay = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  isUnlike(one, other) || isUnlike(withoutNumbers(one), withoutNumbers(other))

const isEmpty = (...some: readonly Words[]) => some.some((it) => wordsOf(it).text.size === 0)

/** Less than half of the shorter one's words are the other's too; never where one has none. */
function isUnlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [less, more] = one.size < other.size ? [one, other] : [other, one]
  let strange = 0
  for (const word of less) if (!more.has(word) && ++strange > less.size / 2) return true
  return false
}

const COMPARED_WORDS = 40
const read = new WeakMap<Words, ReturnType<typeof readWords>>()

function wordsOf(it: Words) {
  const known = read.get(it)
  if (known) return known
  const words = readWords(it)
  read.set(it, words)
  return words
}

function readWords({ title, text }: Words) {
  const heading = foldedWords(title)
  return {
    heading: heading.join(' '),
    title: telling(heading),
    text: telling(foldedWords(text.slice(0, COMPARED_CHARS))),
  }
}

/** Without the short ones, which stand in every text, unless there are no others. */
function telling(words: readonly string[]): ReadonlySet<string> {
  const long = words.filter((word) => word.length > 3 || /\d/.test(word))
  return new Set((long.length > 0 ? long : words).slice(0, COMPARED_WORDS))
}

/** Of what is twice in a look the first, which sources put first for being newer. */
function withoutTwins(namesakes: readonly Entry[], isOwn: (url: string) => boolean): readonly Entry[] {
  const kept: Entry[] = []
  for (const entry of namesakes)
    if (kept.every((it) => isAnother(entry, it, { isOwn, isShared: true, doNumbersTell: true }))) kept.push(entry)
  return kept
}

/** The front page of a site is nobody's own address. */
function isFront(url: string): boolean {
  const { pathname, search, hash } = new URL(url)
  return pathname === '/' && search === '' && hash === ''
}

/** Addresses that a look gives to several entries: not theirs. */
function sharedAddresses(entries: readonly Entry[]): ReadonlySet<string> {
  const shared = new Set<string>()
  for (const [url, [first, ...others]] of Map.groupBy(entries, (it) => it.url))
    if (first && others.some((it) => isOfAnother(it, first))) shared.add(url)
  return shared
}

function isOfAnother(one: Entry, other: Entry): boolean {
  if (haveOneHeading(one, other)) return false
  if (!one.guid || one.guid !== other.guid) return true
  // What is named by its address is likelier linked twice, once as "read on".
  const isNamedByIt = URL.canParse(one.guid) && new URL(one.guid).href === one.url
  return isPlainlyOther(one, other) && !(isNamedByIt && isEmpty(one, other))
}
