/**
 * The gates and what each can find, in words. A gate or a finding without its row here does not compile.
 */
import type { Phrase } from './phrase.ts'

/** What a gate is called where a step names it; the keys are the gates' ids and never change once released. */
export const gateNames = {
  text: { id: 'Judul, ringkasan, dan isi', en: 'Title, summary and body' },
} as const satisfies Record<string, Phrase>
export type GateId = keyof typeof gateNames

/** What a finding speaks of: names and numbers that its sentence needs. */
export type About = Readonly<Record<string, string | number>>
type Sentence = { readonly id: (about: About) => string; readonly en: (about: About) => string }

/** One sentence a finding: what is wrong, and what to do. Codes never change once released. */
export const findingWords = {
  'gate-unknown': {
    id: ({ gate }) => `Syarat “${gate}” tidak dikenal Siar ini, jadi tidak dapat diperiksa. Perbarui Siar atau SOP.`,
    en: ({ gate }) => `This Siar does not know the gate “${gate}”, so it cannot be checked. Update Siar or the SOP.`,
  },
  'title-missing': { id: () => 'Tulis judul.', en: () => 'Write a title.' },
  'summary-missing': { id: () => 'Tulis ringkasan.', en: () => 'Write a summary.' },
  'body-missing': { id: () => 'Tulis isi naskah.', en: () => 'Write the body.' },
} as const satisfies Record<string, Sentence>
export type FindingCode = keyof typeof findingWords
