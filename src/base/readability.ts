/**
 * How hard a text is to read. No formula has been validated for Indonesian news: the Flesch and Fry figures count English
 * syllables, and the factor of 0.6 with which Fry’s graph is used here (Harjasujana and Mulyati, “Membaca 2”, 1996/97)
 * was never tested against readers. So what is told is what can be counted and mended: the words of a sentence and the
 * share of long words. It says nothing about whether a text is true, complete or well ordered.
 */

/** A sentence longer than this is marked; GOV.UK’s guide to content asks for no more than 25 words. */
export const SENTENCE_WORDS_MAX = 25
/** Words on average up to which a text counts as easy, and as middling (plain language aims at 15 to 20). */
const EASY_WORDS = 15
const MIDDLING_WORDS = 20
/** Syllables from which a word counts as long: affixes alone make four of a root of two, as in “menjalankan”. */
const LONG_WORD_SYLLABLES = 5
/** A share of long words from which a text is a degree harder than its sentences. */
const LONG_WORDS_SHARE = 0.15
/** Of silent reading. Not measured for Indonesian; 238 in English non-fiction (Brysbaert 2019), and words here are longer. */
export const READING_WORDS_PER_MINUTE = 200

/** A sentence within a paragraph: UTF-16 offsets, `to` exclusive, without the space after it. */
export type Sentence = { readonly from: number; readonly to: number; readonly words: number }

/** What can be counted of one paragraph; a text's are the sums of its paragraphs'. */
export type ReadingFigures = {
  readonly words: number
  readonly longWords: number
  readonly sentences: number
  readonly longSentences: number
}
export const noFigures: ReadingFigures = { words: 0, longWords: 0, sentences: 0, longSentences: 0 }

export type ReadingLevel = 'easy' | 'middling' | 'hard'

export function addFigures(a: ReadingFigures, b: ReadingFigures): ReadingFigures {
  return {
    words: a.words + b.words,
    longWords: a.longWords + b.longWords,
    sentences: a.sentences + b.sentences,
    longSentences: a.longSentences + b.longSentences,
  }
}

export function figuresOf(paragraph: string): ReadingFigures {
  const words = wordsIn(paragraph)
  const sentences = sentencesOf(paragraph)
  return {
    words: words.length,
    longWords: words.filter((it) => syllablesOf(it) >= LONG_WORD_SYLLABLES).length,
    sentences: sentences.length,
    longSentences: sentences.filter(isLong).length,
  }
}

export const isLong = (sentence: Sentence): boolean => sentence.words > SENTENCE_WORDS_MAX

/** Null for a text without a sentence. */
export function levelOf(figures: ReadingFigures): ReadingLevel | null {
  if (figures.sentences === 0 || figures.words === 0) return null
  const average = figures.words / figures.sentences
  const degree = average <= EASY_WORDS ? 0 : average <= MIDDLING_WORDS ? 1 : 2
  const harder = figures.longWords / figures.words > LONG_WORDS_SHARE ? 1 : 0
  return (['easy', 'middling', 'hard', 'hard'] as const)[degree + harder] as ReadingLevel
}

/** Whole minutes, at least one for a text that has a word. */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / READING_WORDS_PER_MINUTE))
}

/** Short forms after which a sentence goes on, without the full stop. */
const shortForms = new Set(
  (
    'dr drg Dr Drs Dra Ir Prof H Hj KH Tn Ny Sdr Sdri Bpk Kol Letkol Kompol AKBP AKP Iptu Ipda St R Rr ' +
    'Jl Jln Gg No Km Kav Lt Kel Kec Kab Prov RT RW hlm hal Psl ay jo jis vs dll dsb dst dkk tsb a.n u.b u.p d.a s.d Yth Tbk PT CV ' +
    'Jan Feb Mar Apr Jun Jul Agt Ags Sep Sept Okt Nov Des'
  ).split(' '),
)
/** Short forms that may as well end a sentence: it does when a capital letter follows. */
const mayEnd = new Set(['dll', 'dsb', 'dst', 'dkk', 'tsb', 'Tbk'])

/** The sentences of one paragraph; a line break ends one too. */
export function sentencesOf(paragraph: string): Sentence[] {
  const found: Sentence[] = []
  let from = 0
  const end = (to: number) => {
    const text = paragraph.slice(from, to)
    const words = wordsIn(text).length
    const begins = from + (text.length - text.trimStart().length)
    if (words > 0) found.push({ from: begins, to: from + text.trimEnd().length, words })
    from = to
  }
  for (const it of paragraph.matchAll(/([.!?…]+)["'”’)\]\ufffc]*(?=\s|$)|\n/g)) {
    const to = it.index + it[0].length
    if (it[0] === '\n' || goesOn(paragraph, it.index, it[1] ?? '', to)) {
      if (it[0] === '\n') end(to)
      continue
    }
    end(to)
  }
  end(paragraph.length)
  return found
}

const SHORT_FORM_MAX = 24 // signs looked back for a short form; looking from the beginning grows with each sentence

/** Whether the sentence goes on after a stop: a short form, an initial, a small letter. */
function goesOn(text: string, at: number, stop: string, to: number): boolean {
  const next = text.slice(to).match(/\S["'“‘([]*/u)?.[0] ?? ''
  if (next === '') return false
  const capital = /[\p{Lu}\d]/u.test(text.slice(to).match(/[\p{L}\p{N}]/u)?.[0] ?? 'A')
  if (stop !== '.') return !capital
  const word = text.slice(Math.max(0, at - SHORT_FORM_MAX), at).match(/[\p{L}.]+$/u)?.[0] ?? ''
  if (!capital) return true
  if (mayEnd.has(word)) return false
  return shortForms.has(word) || /^\p{Lu}(?:\.\p{Lu})*$/u.test(word)
}

/** Runs of letters and digits with the signs that join them: “anak-anak”, “1.234,5”, “07.30”, “S.Sos”. */
function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-–.,:/'’][\p{L}\p{N}]+)*/gu) ?? []
}

/**
 * Syllables of an Indonesian word by its vowels; ai, au, ei and oi at the end of a word are one (“pantai”, “pulau”). In
 * the middle they are counted as two, which is right for “main” and one too many for “saudara”.
 */
export function syllablesOf(word: string): number {
  return (
    word
      .toLowerCase()
      .replaceAll(/(?:ai|au|ei|oi)(?![a-z])/g, 'a')
      .match(/[aeiouéè]/g)?.length ?? 0
  )
}
