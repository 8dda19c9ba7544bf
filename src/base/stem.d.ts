/** Types of `stem.js`, which is JavaScript because the search page runs the very file. */

/** Words without accents and in small letters, as they are looked for. */
export function foldedWords(text: string): string[]
/** The terms under which a text is found, each once; words that stand in every text are none. */
export function termsOf(text: string): string[]
/** What a folded word may be derived from, the word itself where nothing can be taken off; none of a word that says nothing. */
export function stemsOf(word: string): string[]
