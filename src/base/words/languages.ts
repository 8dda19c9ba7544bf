/** The languages in which what comes in is written. */
export const languageWords = {
  language: { id: 'Bahasa', en: 'Language' },
  id: { id: 'Indonesia', en: 'Indonesian' },
  jv: { id: 'Jawa', en: 'Javanese' },
  en: { id: 'Inggris', en: 'English' },
} as const
