/**
 * The language of a text: Indonesian, Javanese (ngoko and krama) or English, by the small words that each cannot do without
 * and the beginnings and ends of its words. Says nothing of a text too short or too mixed to tell, and of any other language.
 */
import { languages, type Language } from '../base/languages.ts'
import { hashOf, LOWER, NUMBER, UPPER, wordAt, type Reading } from './words.ts'
import { piecesOf, wordsOf } from './language/words.ts'

const LOOKED_AT = 400 // words; of a longer text the rest tells no more
const WORD = 2
const PIECE = 0.5
/** Of evidence: most of what comes in is Indonesian, so that less makes one sure of it. */
const LEAST = { id: 1, jv: 2.5, en: 2.5 } as const
const AHEAD = 1.5 // times what speaks for the next language
const PIECE_WORD_MIN = 5 // letters of a word whose beginning and end say anything

/** Each word to the one language that has it. */
const known = knownWords()
const pieces = languages.map((language) => ({
  language,
  begin: piecesOf[language].begin.split(' '),
  end: piecesOf[language].end.split(' '),
}))

/** @returns null where it is not sure */
export function languageOf(reading: Reading): Language | null {
  const { hash, form } = reading
  const count = Math.min(reading.count, LOOKED_AT)
  const evidence = { id: 0, jv: 0, en: 0 }
  for (let at = 0; at < count; at++) {
    if (form[at] === NUMBER) continue
    const language = known.get(hash[at] as number)
    if (language) evidence[language] += WORD
    // Names have a capital, and their letters are of any language.
    else if (form[at] === LOWER || form[at] === UPPER) addPieces(evidence, wordAt(reading, at).toLowerCase())
  }
  const [first, second] = languages.toSorted((a, b) => evidence[b] - evidence[a])
  if (!first || !second) return null
  return evidence[first] >= LEAST[first] && evidence[first] >= AHEAD * evidence[second] ? first : null
}

function addPieces(evidence: Record<Language, number>, word: string): void {
  if (word.length < PIECE_WORD_MIN) return
  for (const { language, begin, end } of pieces) {
    if (begin.some((it) => word.startsWith(it))) evidence[language] += PIECE
    if (end.some((it) => word.endsWith(it))) evidence[language] += PIECE
  }
}

function knownWords(): ReadonlyMap<number, Language> {
  const words = new Map<number, Language>()
  const shared = new Set<number>()
  for (const language of languages)
    for (const word of wordsOf[language].split(/\s+/)) {
      const hash = hashOf(word)
      const other = words.get(hash)
      if (other && other !== language) shared.add(hash)
      words.set(hash, language)
    }
  for (const it of shared) words.delete(it)
  return words
}
