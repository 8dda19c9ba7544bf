import type { Language } from '../refused.ts'

/** A phrase in both languages. */
export type Phrase = { readonly id: string; readonly en: string }

/** Says a phrase in a language. */
export type Say = <Text>(phrase: { readonly id: Text; readonly en: Text }) => Text

export function sayIn(language: Language): Say {
  return (phrase) => phrase[language]
}
