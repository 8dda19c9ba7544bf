import { sentence, type Language, type Reason } from '../../base/refused.ts'

/** Why something may not be done, as a stable code and a sentence in the reader's language; null when it may. */
export const told = (why: Reason | null, language: Language) =>
  why ? { code: why.code, title: sentence(why, language) } : null
