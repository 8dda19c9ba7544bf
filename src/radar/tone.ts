/**
 * The tone of a text: negative, neutral or positive, how likely that is right, and the words that made it so. The weights
 * were learnt from Indonesian reviews and comments (`tone/README.md`); a complaint or a report reads otherwise, so the tone
 * proposes and sorts, and decides nothing.
 */
import { readArticle } from './cleaning.ts'
import { readFeatures, type Features } from './tone/features.ts'
import { likelihoods, readModel, TONES, type ToneLabel, type ToneModel } from './tone/model.ts'
import { withoutSpeech } from './tone/speech.ts'
import { WEIGHTS } from './tone/weights.ts'
import type { Reading } from './words.ts'

export type Tone = {
  readonly label: ToneLabel
  /** How likely the label is right, 0 to 1: of answers with 0.8 four of five are. */
  readonly score: number
  /** No tone is likelier than all others together; it is called neutral. */
  readonly unsure: boolean
  /** The phrases with the strongest pull, at most five; one below 0 pulls away from the label. */
  readonly why: readonly Reason[]
}

export type Reason = { readonly words: string; readonly pull: number }

const SURE_MIN = 0.5
const REASONS_MAX = 5
const REASON_CHARS_MAX = 80

let model: ToneModel | null = null // a megabyte, read when the first tone is asked for

/** @param reading `readArticle(text)`, where it was read already */
export function toneOf(text: string, reading: Reading = readArticle(text)): Tone {
  model ??= readModel(Uint8Array.fromBase64(WEIGHTS))
  return judgeTone(model, reading)
}

/** The tone by other weights, as those just learnt. */
export function judgeTone(by: ToneModel, reading: Reading): Tone {
  const told = withoutSpeech(reading)
  if (!hasLatinWord(told)) return { label: 'neutral', score: 0, unsure: true, why: [] }
  const features = readFeatures(told)
  const likely = likelihoods(by, features)
  const most = likely.indexOf(Math.max(...likely))
  const unsure = (likely[most] as number) < SURE_MIN
  const tone = unsure ? TONES.indexOf('neutral') : most
  return {
    label: TONES[tone] as ToneLabel,
    score: likely[tone] as number,
    unsure,
    why: reasonsFor(tone, by, features, told),
  }
}

/** Signs, figures and other scripts say nothing that was learnt. */
function hasLatinWord({ text, start, count }: Reading): boolean {
  for (let at = 0; at < count; at++) if (/[a-z]/i.test(text.charAt(start[at] as number))) return true
  return false
}

/** What each phrase adds to this tone beyond what it adds to the others. */
function reasonsFor(
  tone: number,
  { weights, scale }: ToneModel,
  features: Features,
  { text, start, end }: Reading,
): Reason[] {
  const { place, value, phrase, phrases } = features
  const pulls = new Float64Array(phrases.count)
  for (let at = 0; at < features.count; at++) {
    const shownBy = phrase[at] as number
    if (shownBy < 0) continue
    const from = (place[at] as number) * 3
    const all = weights[from]! + weights[from + 1]! + weights[from + 2]!
    pulls[shownBy]! += ((3 * weights[from + tone]! - all) / 2) * value[at]! * scale
  }
  const byWords = new Map<string, number>()
  for (let at = 0; at < pulls.length; at++) {
    const pull = pulls[at] as number
    if (pull === 0) continue
    const from = start[phrases.first[at]!]!
    const words = text.slice(from, Math.min(end[phrases.last[at]!]!, from + REASON_CHARS_MAX)).toLowerCase()
    byWords.set(words, (byWords.get(words) ?? 0) + pull)
  }
  return [...byWords]
    .map(([words, pull]) => ({ words, pull }))
    .sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull))
    .slice(0, REASONS_MAX)
}
