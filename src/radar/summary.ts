/** Chooses the sentences that stand for several texts of one event: what most of them tell, from where they tell it. */
import { readArticle } from './cleaning.ts'
import { greetingLength } from './greetings.ts'
import type { Reading } from './words.ts'

const TEXTS_MAX = 60 // of a big cluster; the rest tells no more
const WORDS_MIN = 6
const WORDS_MAX = 60
const TOLD_MIN = 2 // words behind a greeting
const LIKE = 0.5 // two sentences that share half of their words tell the same

/** A text of an event; a message is one that somebody wrote to the office. */
export type Told = { readonly text: string; readonly isMessage: boolean }
type Sentence = { readonly text: string; readonly words: ReadonlySet<number>; readonly order: number }

/**
 * One to three sentences as they stand in the texts, each telling something the others do not; none of empty texts. Those
 * of messages only where no medium's stand for it, and from behind their greeting.
 * @param texts of items that are no copies
 */
export function sentencesFor(texts: readonly Told[], most: 1 | 2 | 3 = 3): string[] {
  const readings = texts.slice(0, TEXTS_MAX).map(({ text, isMessage }) => ({ read: readArticle(text), isMessage }))
  const tellers = new Map<number, number>() // a word to how many texts have it
  for (const { read } of readings) for (const it of new Set(read.hash)) tellers.set(it, (tellers.get(it) ?? 0) + 1)
  // Words of one text alone tell nothing of the event; long ones weigh by their count, thus the mean.
  const weight = ({ words }: Sentence) => words.values().reduce((sum, it) => sum + (tellers.get(it) ?? 0) - 1, 0) / (words.size + 3) // prettier-ignore
  const told = (isMessage: boolean) =>
    readings.filter((it) => it.isMessage === isMessage).flatMap(({ read }) => sentencesOf(read, isMessage))
  const ofMedia = told(false)
  const ranked = (ofMedia.length > 0 ? ofMedia : told(true))
    .map((sentence) => ({ sentence, weight: weight(sentence) - sentence.order / 1_000 }))
    .toSorted((a, b) => b.weight - a.weight)
  const chosen: Sentence[] = []
  for (const { sentence } of ranked) {
    if (chosen.length === most) break
    if (!chosen.some((it) => shareOf(it.words, sentence.words) >= LIKE)) chosen.push(sentence)
  }
  return chosen.map((it) => it.text)
}

/** The share of the shorter one's words that stand in the other. */
function shareOf(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
  return some.intersection(others).size / Math.min(some.size, others.size)
}

function sentencesOf({ text, hash, start, end, sentence, count }: Reading, isMessage: boolean): Sentence[] {
  const found: Sentence[] = []
  for (let from = 0, to = 0; from < count; from = to) {
    for (to = from; to < count && sentence[to] === sentence[from];) to++
    if (to - from < WORDS_MIN || to - from > WORDS_MAX) continue
    // Only after they are counted: what a message tells in few words is told.
    if (isMessage) {
      const told = (start[from] as number) + greetingLength(text.slice(start[from], end[to - 1]))
      while (from < to && (start[from] as number) < told) from++
      if (to - from < TOLD_MIN) continue
    }
    // What is quoted, or only introduces a quote, does not stand for the event.
    if (isQuote(text, start[from] as number, end[to - 1] as number)) continue
    const stop = /^[.!?)]/.exec(text.slice(end[to - 1], (end[to - 1] as number) + 1))?.[0] ?? ''
    found.push({ text: text.slice(start[from], end[to - 1]) + stop, words: new Set(hash.slice(from, to)), order: found.length }) // prettier-ignore
  }
  return found
}

const isQuote = (text: string, from: number, to: number): boolean =>
  /["“”]/.test(text.charAt(from - 1)) || /^\s*,?["“”]/.test(text.slice(to, to + 3))
