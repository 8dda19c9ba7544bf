import type { OtherLanguage } from './content.ts'

/** `/en/`, and under an item's address its page in that language: neither ever changes. */
export const languagePath = (language: OtherLanguage, under = '/') => `${under}${language}/`
