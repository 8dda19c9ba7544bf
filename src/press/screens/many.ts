import type { Language } from '../../base/refused.ts'
import { numberText } from '../../web/time.ts'

const COUNT_MAX = 1_000 // the server counts no further

/** A count as it is read; of more than a thousand only that. */
export const manyText = (count: number, language: Language): string =>
  count >= COUNT_MAX ? `${numberText(COUNT_MAX, language)}+` : String(count)
