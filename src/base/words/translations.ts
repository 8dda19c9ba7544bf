/** Words of the text in other languages: its names, its part of the editor, and what its gate finds. */
import type { OtherLanguage } from '../content.ts'
import type { Phrase } from './phrase.ts'

/** What a language calls itself: readers look for that word, whatever else they can read. */
export const ownNames = { id: 'Bahasa Indonesia', en: 'English', jv: 'Basa Jawa' } as const

/** What a language is called by the office's people. */
export const languageNames = {
  id: { id: 'bahasa Indonesia', en: 'Indonesian' },
  en: { id: 'bahasa Inggris', en: 'English' },
  jv: { id: 'bahasa Jawa', en: 'Javanese' },
} as const satisfies Record<'id' | OtherLanguage, Phrase>

/** The same as a heading. */
export const languageTitles = {
  en: { id: 'Bahasa Inggris', en: 'In English' },
  jv: { id: 'Bahasa Jawa', en: 'In Javanese' },
} as const satisfies Record<OtherLanguage, Phrase>

const nameOf = (language: string | number | undefined, of: 'id' | 'en') =>
  languageNames[language as OtherLanguage]?.[of] ?? String(language)

type About = Readonly<Record<string, string | number>>
type Sentence = { readonly id: (about: About) => string; readonly en: (about: About) => string }

export const translationFindings = {
  'translation-title-missing': {
    id: ({ language }) => `Tulis judul dalam ${nameOf(language, 'id')}, atau hapus terjemahannya.`,
    en: ({ language }) => `Write the title in ${nameOf(language, 'en')}, or remove the translation.`,
  },
  'translation-body-missing': {
    id: ({ language }) => `Tulis isi dalam ${nameOf(language, 'id')}, atau hapus terjemahannya.`,
    en: ({ language }) => `Write the body in ${nameOf(language, 'en')}, or remove the translation.`,
  },
  'translation-untranslated': {
    id: ({ language, count }) =>
      `${count} paragraf dalam ${nameOf(language, 'id')} masih sama dengan naskah Indonesia.`,
    en: ({ language, count }) =>
      `${count} paragraphs in ${nameOf(language, 'en')} are still those of the Indonesian text.`,
  },
  'translation-behind': {
    id: ({ language }) =>
      `Terjemahan ${nameOf(language, 'id')} belum mengikuti perubahan naskah. Baca sekali lagi, lalu nyatakan sudah mengikuti.`,
    en: ({ language }) =>
      `The text in ${nameOf(language, 'en')} has not followed the changes of the main text. Read it once more, then say that it follows.`,
  },
  'translation-fact-missing': {
    id: ({ language, fact, written }) =>
      `Fakta “${fact}” tidak ditemukan dalam terjemahan ${nameOf(language, 'id')}. Tulis “${written}”, atau beri alasan bila ditulis dengan cara lain.`,
    en: ({ language, fact, written }) =>
      `The fact “${fact}” is not found in the text in ${nameOf(language, 'en')}. Write “${written}”, or give a reason where it is written in another way.`,
  },
  'translation-name-missing': {
    id: ({ language, fact }) =>
      `“${fact}” tidak ditemukan dalam terjemahan ${nameOf(language, 'id')}. Periksa ejaannya.`,
    en: ({ language, fact }) =>
      `“${fact}” is not found in the text in ${nameOf(language, 'en')}. See how it is spelled.`,
  },
} as const satisfies Record<string, Sentence>

export const translationWords = {
  section: { id: 'Bahasa lain', en: 'Other languages' },
  about: {
    id: 'Terjemahan ikut ditelaah, disetujui, dan terbit bersama naskah. Setiap bahasa punya halamannya sendiri di portal.',
    en: 'A translation is reviewed, approved and published with the text. Each language has its own page on the portal.',
  },
  none: { id: 'belum ada', en: 'none yet' },
  startCopied: { id: 'Mulai dari susunan naskah', en: 'Begin with the structure of the text' },
  startCopiedHelp: {
    id: 'Paragraf, judul bagian, daftar, tabel, dan gambar naskah disalin untuk ditulis ulang satu per satu.',
    en: 'The paragraphs, headings, lists, tables and pictures of the text are copied, to be written anew one by one.',
  },
  startEmpty: { id: 'Mulai dari halaman kosong', en: 'Begin with an empty page' },
  mainText: { id: 'Naskah bahasa Indonesia', en: 'The text in Indonesian' },
  title: {
    id: (language: string) => `Judul dalam ${language}`,
    en: (language: string) => `Title in ${language}`,
  },
  summary: {
    id: (language: string) => `Ringkasan dalam ${language}`,
    en: (language: string) => `Summary in ${language}`,
  },
  body: { id: (language: string) => `Isi dalam ${language}`, en: (language: string) => `Body in ${language}` },
  behind: { id: 'belum mengikuti perubahan', en: 'has not followed the changes' },
  behindSays: {
    id: 'Naskah bahasa Indonesia berubah sejak terjemahan ini dibuat. Sesuaikan, lalu nyatakan sudah mengikuti.',
    en: 'The Indonesian text has changed since this translation was made. Adjust it, then say that it follows.',
  },
  follows: { id: 'Sudah mengikuti naskah', en: 'It follows the text' },
  remove: { id: 'Hapus terjemahan', en: 'Remove the translation' },
  removed: { id: 'Terjemahan dihapus.', en: 'The translation is removed.' },
  putBack: { id: 'Kembalikan', en: 'Put it back' },
  of: { id: 'Dinyatakan mengikuti naskah', en: 'Said to follow the text' },
  presentText: { id: 'naskah yang sekarang', en: 'the present text' },
  noSummary: { id: '(tanpa ringkasan)', en: '(no summary)' },
} as const
