/**
 * The gates and what each can find, in words. A gate or a finding without its row here does not compile.
 */
import type { Phrase } from './phrase.ts'
import { channelWords } from './variants.ts'

/** What a gate is called where a step names it; the keys are the gates' ids and never change once released. */
export const gateNames = {
  text: { id: 'Judul, ringkasan, dan isi', en: 'Title, summary and body' },
  variants: { id: 'Varian kanal', en: 'Channel variants' },
} as const satisfies Record<string, Phrase>
export type GateId = keyof typeof gateNames

/** What a finding speaks of: names and numbers that its sentence needs. */
export type About = Readonly<Record<string, string | number>>
type Sentence = { readonly id: (about: About) => string; readonly en: (about: About) => string }

function channelName(channel: string | number | undefined, language: 'id' | 'en'): string {
  return channelWords[channel as keyof typeof channelWords]?.[language] ?? String(channel)
}

/** One sentence a finding: what is wrong, and what to do. Codes never change once released. */
export const findingWords = {
  'gate-unknown': {
    id: ({ gate }) => `Syarat “${gate}” tidak dikenal Siar ini, jadi tidak dapat diperiksa. Perbarui Siar atau SOP.`,
    en: ({ gate }) => `This Siar does not know the gate “${gate}”, so it cannot be checked. Update Siar or the SOP.`,
  },
  'title-missing': { id: () => 'Tulis judul.', en: () => 'Write a title.' },
  'summary-missing': { id: () => 'Tulis ringkasan.', en: () => 'Write a summary.' },
  'body-missing': { id: () => 'Tulis isi naskah.', en: () => 'Write the body.' },

  'variant-missing': {
    id: ({ channel }) =>
      `Varian untuk ${channelName(channel, 'id')} belum ada. Buka penyunting; Siar menyusunnya saat menyimpan.`,
    en: ({ channel }) =>
      `There is no variant for ${channelName(channel, 'en')}. Open the editor; Siar makes it as it saves.`,
  },
  'variant-too-long': {
    id: ({ channel, length, max }) =>
      `Varian ${channelName(channel, 'id')} terlalu panjang: ${length} dari ${max}. Ringkaskan.`,
    en: ({ channel, length, max }) =>
      `The variant for ${channelName(channel, 'en')} is too long: ${length} of ${max}. Shorten it.`,
  },
  'variant-hashtags': {
    id: ({ count, max }) => `Instagram menolak lebih dari ${max} tagar; varian ini memuat ${count}.`,
    en: ({ count, max }) => `Instagram refuses more than ${max} hashtags; this variant has ${count}.`,
  },
  'variant-lines': {
    id: () => 'Teks videotron harus satu baris.',
    en: () => 'The videotron’s text must be one line.',
  },
  'variant-fact-changed': {
    id: ({ channel, was, now }) =>
      `Varian ${channelName(channel, 'id')} ditulis saat faktanya “${was}”, sekarang ${now ? `“${now}”` : 'tidak ada lagi'}. Perbaiki, atau nyatakan masih benar.`,
    en: ({ channel, was, now }) =>
      `The variant for ${channelName(channel, 'en')} was written when the fact read “${was}”; now ${now ? `it reads “${now}”` : 'it is gone'}. Mend it, or say that it is still right.`,
  },
  'variant-text-changed': {
    id: ({ channel }) => `Naskah berubah sejak varian ${channelName(channel, 'id')} ditulis. Baca sekali lagi.`,
    en: ({ channel }) =>
      `The text has changed since the variant for ${channelName(channel, 'en')} was written. Read it once more.`,
  },
  'variant-contradicts': {
    id: ({ channel, found, fact }) =>
      `Varian ${channelName(channel, 'id')} menyebut “${found}”, padahal faktanya “${fact}”.`,
    en: ({ channel, found, fact }) =>
      `The variant for ${channelName(channel, 'en')} says “${found}” where the fact is “${fact}”.`,
  },
} as const satisfies Record<string, Sentence>
export type FindingCode = keyof typeof findingWords
