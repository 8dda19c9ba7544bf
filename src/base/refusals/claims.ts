import { refusal } from './refusal.ts'

/** Of hoax reports. */
export const claimRefusals = {
  'claim-not-quoted': refusal<{ field: 'quote' }>(422, {
    id: () => 'Kutipan itu tidak persis ada di sumbernya. Salin kalimatnya dari sumber, huruf demi huruf.',
    en: () => 'That quotation does not stand in its source so. Copy the sentence from the source, letter by letter.',
  }),
} as const
