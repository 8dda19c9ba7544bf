/** What an item says that the radar made of what came in: words of its own sources, without anybody's numbers. Pure. */
import { findPersonalData } from '../../base/personal-data.ts'
import { redacted } from '../../base/personal-data/redacted.ts'
import { beginningOf, oneLine } from '../../base/text.ts'
import { sentencesFor } from '../../radar/summary.ts'
import { MAX } from '../rules.ts'

/** Two sentences are read at a glance; one that does not end is cut. */
const LEAD_SENTENCES = 2
const LEAD_MAX = 500
const LEAD_FROM = 4_000

/** Title and first sentences of a mention, as its item says them in the register: numbers that name a person are hidden. */
export function wordsOfMention(it: { readonly title: string; readonly text: string }): {
  readonly title: string
  readonly summary: string
} {
  return {
    title: beginningOf(withoutPersonal(oneLine(it.title)), MAX.title),
    summary: withoutPersonal(leadOf(it.text)),
  }
}

/** The sentences that stand for several texts of one event; '' where none can. */
export const summaryOf = (texts: readonly string[]): string =>
  withoutPersonal(shortened(sentencesFor(texts, LEAD_SENTENCES).map(oneLine).join(' ')))

const sentences = new Intl.Segmenter('id', { granularity: 'sentence' })

function leadOf(text: string): string {
  const found: string[] = []
  for (const { segment } of sentences.segment(text.slice(0, LEAD_FROM))) {
    const sentence = oneLine(segment)
    if (sentence !== '') found.push(sentence)
    if (found.length === LEAD_SENTENCES) break
  }
  return shortened(found.join(' '))
}

const shortened = (text: string) => (text.length > LEAD_MAX ? `${beginningOf(text, LEAD_MAX - 1)}…` : text)

/** The same words with numbers that name a person hidden (UU 27/2022). */
export function withoutPersonal(text: string): string {
  let said = ''
  let from = 0
  for (const { start, end, kind } of findPersonalData(text)) {
    said += text.slice(from, start) + redacted(kind, text.slice(start, end))
    from = end
  }
  return said + text.slice(from)
}
