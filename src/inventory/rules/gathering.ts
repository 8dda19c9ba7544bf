/** What an item says that the radar made of what came in: words of its own sources, without anybody's numbers. Pure. */
import { findPersonalData } from '../../base/personal-data.ts'
import { redacted } from '../../base/personal-data/redacted.ts'
import { beginningOf, oneLine } from '../../base/text.ts'
import { withoutGreeting } from '../../radar/greetings.ts'
import { sentencesFor, type Told } from '../../radar/summary.ts'
import { MAX } from '../rules.ts'

/** Two sentences are read at a glance; one that does not end is cut. */
const LEAD_SENTENCES = 2
const LEAD_MAX = 500
const LEAD_FROM = 4_000

/**
 * Title and first sentences of a mention, as its item says them in the register: numbers that name a person are hidden.
 * @param it.message somebody wrote it to the office: it tells something from behind its greeting
 */
export function wordsOfMention(it: { readonly title: string; readonly text: string; readonly message: boolean }): {
  readonly title: string
  readonly summary: string
} {
  return {
    title: beginningOf(withoutPersonal(it.message ? titleOfMessage(it) : oneLine(it.title)), MAX.title),
    summary: withoutPersonal(leadOf(it.message ? begun(it.text) : it.text)),
  }
}

/** A title that was made of the text is made anew, of what the greeting took the place of. */
const titleOfMessage = ({ title, text }: { readonly title: string; readonly text: string }): string =>
  title !== '' && title === titleOf(text) ? titleOf(begun(text)) : begun(oneLine(title))

/** A message from where it tells something, with a capital. */
function begun(text: string): string {
  const told = withoutGreeting(text)
  return told === text ? text : withCapital(told)
}

const withCapital = (text: string) => text.replace(/^\p{Ll}/u, (it) => it.toUpperCase())

const TITLE_MAX = 140

/** The first sentence of a text, cut where it goes on too long. */
export function titleOf(text: string): string {
  const line = oneLine(text.slice(0, 1_000).toWellFormed())
  const end = line.search(/[.!?](?:\s|$)/)
  const first = end > 20 ? line.slice(0, end + 1) : line
  if (first.length <= TITLE_MAX) return first
  const cut = beginningOf(first, TITLE_MAX)
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : TITLE_MAX)}…`
}

/** The sentences that stand for several texts of one event; '' where none can. */
export const summaryOf = (texts: readonly Told[]): string =>
  withoutPersonal(
    shortened(
      sentencesFor(texts, LEAD_SENTENCES)
        .map((it) => withCapital(oneLine(it)))
        .join(' '),
    ),
  )

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
