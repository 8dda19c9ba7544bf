/**
 * Tells which release an article took sentences from without being its copy. Reports of one event share names and
 * numbers anyway, and now and then a phrase; whole sentences word for word they share only when one took them over.
 * Strictly online; the releases of the last fourteen days are held.
 */
import { readArticle } from './cleaning.ts'
import { joined, type Reading } from './words.ts'

/** Of the sentences of both, what was taken over; by chance it is 0.1 on the average, of articles that take two fifths 0.5. */
const SHARE_MIN = 0.35
const EDITED_COUNTS = 0.25 // of a sentence taken over: two that differ by a word may also have been written twice
const EDITED_LIKENESS = 0.85
const SENTENCE_WORDS_MIN = 4
const SENTENCES_MAX = 200
const WINDOW_MS = 14 * 86_400_000
const CANDIDATES_MAX = 4

type Id = string | number

export type Passage = {
  /** UTF-16 code units into each text, `end` exclusive. */
  readonly article: { readonly start: number; readonly end: number }
  readonly release: { readonly start: number; readonly end: number }
  readonly isEdited: boolean
}

export type Reuse = { readonly release: Id; readonly share: number; readonly passages: readonly Passage[] }

export type ReusedItem = {
  readonly id: Id
  readonly text: string
  readonly atMs: number | null
  readonly isRelease: boolean
  /** The earlier item of which this is a copy: it took what that one took, and from a release itself nothing. */
  readonly copyOf: Id | null
}

type Sentence = {
  readonly hash: number
  readonly words: ReadonlySet<number>
  readonly start: number
  readonly end: number
}
type Release = { readonly id: Id; readonly atMs: number; readonly sentences: readonly Sentence[]; shared: number }

export class Reuses {
  private readonly releases = new Releases()
  private answers = new Map<Id, { readonly atMs: number; readonly reuse: Reuse }>()
  private now = Number.NEGATIVE_INFINITY

  /** @param reading `readArticle(item.text)`, where it was read already */
  add(item: ReusedItem, reading: Reading = readArticle(item.text)): Reuse | null {
    const atMs = item.atMs ?? (Number.isFinite(this.now) ? this.now : 0)
    this.now = Math.max(this.now, atMs)
    this.forget()
    if (item.copyOf !== null) return this.answers.get(item.copyOf)?.reuse ?? null
    if (item.isRelease) {
      this.releases.keep(item.id, atMs, reading)
      return null
    }
    const reuse = this.releases.find(reading)
    if (reuse) this.answers.set(item.id, { atMs, reuse })
    return reuse
  }

  private forget(): void {
    const oldest = this.now - WINDOW_MS
    this.releases.forgetBefore(oldest)
    for (const [id, { atMs }] of this.answers) {
      if (atMs >= oldest) break
      this.answers.delete(id)
    }
  }
}

const ANY_TIME = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }

/** Releases held by the sentences that they are made of. */
export class Releases {
  private readonly releases: Release[] = []
  private readonly byId = new Map<Id, Release>()
  /** Which releases have a sentence. */
  private readonly index = new Map<number, Release[]>()

  keep(id: Id, atMs: number, reading: Reading): void {
    if (this.byId.has(id)) return
    const release = { id, atMs, sentences: sentencesOf(reading), shared: 0 }
    this.releases.push(release)
    this.byId.set(id, release)
    for (const { hash } of release.sentences) {
      const holders = this.index.get(hash)
      if (holders) holders.push(release)
      else this.index.set(hash, [release])
    }
  }

  /** Lets those go that were kept first, as far as they are older. */
  forgetBefore(oldestMs: number): void {
    while ((this.releases[0]?.atMs ?? oldestMs) < oldestMs) {
      const gone = this.releases.shift() as Release
      this.byId.delete(gone.id)
      for (const { hash } of gone.sentences) {
        const left = this.index.get(hash)?.filter((it) => it !== gone) ?? []
        if (left.length > 0) this.index.set(hash, left)
        else this.index.delete(hash)
      }
    }
  }

  /** The release that a text took most from, of those of a time, both inclusive; null where it took from none. */
  find(reading: Reading, { fromMs, toMs } = ANY_TIME): Reuse | null {
    if (this.releases.length === 0) return null
    const sentences = sentencesOf(reading)
    const candidates: Release[] = []
    for (const { hash } of sentences)
      for (const it of this.index.get(hash) ?? [])
        if (it.atMs >= fromMs && it.atMs <= toMs && it.shared++ === 0) candidates.push(it)
    candidates.sort((a, b) => b.shared - a.shared)
    let best: Reuse | null = null
    for (const [rank, it] of candidates.entries()) {
      it.shared = 0
      if (rank >= CANDIDATES_MAX) continue
      const reuse = compare(sentences, it)
      if (reuse.share >= SHARE_MIN && reuse.share > (best?.share ?? 0)) best = reuse
    }
    return best
  }

  /** What a text took from a release of which its original took; null where that is not held or nothing is left of it. */
  compareWith(id: Id, reading: Reading): Reuse | null {
    const release = this.byId.get(id)
    const reuse = release ? compare(sentencesOf(reading), release) : null
    return reuse && reuse.passages.length > 0 ? reuse : null
  }
}

function compare(article: readonly Sentence[], release: Release): Reuse {
  const own = new Map(article.map((it) => [it.hash, it]))
  const passages: Passage[] = []
  let taken = 0
  for (const theirs of release.sentences) {
    const same = own.get(theirs.hash)
    const found = same ?? article.find((it) => likenessOf(it.words, theirs.words) >= EDITED_LIKENESS)
    if (!found) continue
    taken += same ? 1 : EDITED_COUNTS
    passages.push({ article: placeOf(found), release: placeOf(theirs), isEdited: !same })
  }
  return { release: release.id, share: (2 * taken) / (article.length + release.sentences.length), passages }
}

const placeOf = ({ start, end }: Sentence) => ({ start, end })

/** The share of words that stand in both, of those of either (Dice). */
function likenessOf(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
  if (2 * Math.min(some.size, others.size) < EDITED_LIKENESS * (some.size + others.size)) return 0
  let both = 0
  for (const it of some) if (others.has(it)) both++
  return (2 * both) / (some.size + others.size)
}

function sentencesOf({ hash, start, end, sentence, count }: Reading): Sentence[] {
  const found: Sentence[] = []
  for (let from = 0, to = 0; from < count && found.length < SENTENCES_MAX; from = to) {
    let whole = 0
    for (to = from; to < count && sentence[to] === sentence[from]; to++) whole = joined(whole, hash[to] as number)
    if (to - from < SENTENCE_WORDS_MIN) continue
    found.push({ hash: whole, words: new Set(hash.slice(from, to)), start: start[from] as number, end: end[to - 1] as number }) // prettier-ignore
  }
  return found
}
