import type { OtherLanguage } from './content.ts'

/** `/en/`, and under an item's address its page in that language: neither ever changes. The main one is there itself. */
export const languagePath = (language: 'id' | OtherLanguage, under = '/') =>
  language === 'id' ? under : `${under}${language}/`
