/** Why an item looks as grave as it does, in one sentence of what weighs most. Pure. */
import type { Language } from '../../base/refused.ts'
import { radarWords as w } from '../../base/words/radar.ts'
import type { CrisisScore } from '../../radar/crisis.ts'

/** As a score keeps it, or the API tells it. */
type Part = Omit<CrisisScore['parts'][number], 'name'> & { readonly name: string }

const TOLD = 3

/** The parts that add something, the most first, with how much and their words. */
export function speakingParts(parts: readonly Part[]) {
  return parts
    .map((part) => ({ ...part, adds: part.value * part.weight, words: w.parts[part.name as keyof typeof w.parts] }))
    .filter((part) => part.adds > 0 && part.words)
    .toSorted((one, other) => other.adds - one.adds)
}

/** The sentence, without its full stop. */
export function reasonOf(parts: readonly Part[], language: Language): string {
  const told = speakingParts(parts)
    .slice(0, TOLD)
    .map((part) => part.words[language](part.evidence.count))
  return told.join(', ') || w.nothingSpeaks[language]
}
