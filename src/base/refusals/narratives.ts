import { refusal } from './refusal.ts'

/** Of the library of narratives. */
export const narrativeRefusals = {
  'narrative-no-post': refusal(403, {
    id: () => 'Narasi ditulis oleh pemegang jabatan dalam SOP. Hari ini Anda tidak memegangnya.',
    en: () => 'Narratives are written by who holds a post of the SOP. You hold none today.',
  }),
  'narrative-not-decider': refusal<{ post: string }>(403, {
    id: ({ post }) => `Narasi diputuskan oleh ${post}. Jabatan Anda hari ini bukan itu.`,
    en: ({ post }) => `Narratives are decided on by ${post}. You do not hold that post today.`,
  }),
  'narrative-own': refusal(403, {
    id: () => 'Anda ikut menulis narasi ini, jadi orang lain yang memutuskan.',
    en: () => 'You wrote part of this narrative, so someone else decides.',
  }),
  'narrative-not-yours': refusal(403, {
    id: () => 'Narasi dicabut oleh penanggung jawabnya, koordinator, atau yang memutuskan.',
    en: () => 'A narrative is withdrawn by its keeper, by who coordinates, or by who decides.',
  }),
  'narrative-decided': refusal(409, {
    id: () => 'Versi ini sudah diputuskan. Untuk kata yang lain, tulis versi baru.',
    en: () => 'This version was decided on already. For other words write a new version.',
  }),
  'narrative-changed': refusal<{ seen: number; current: number }>(409, {
    id: ({ current }) => `Sudah ada versi ${current}. Muat ulang, lalu baca yang itu.`,
    en: ({ current }) => `There is version ${current} by now. Load the page anew and read that one.`,
  }),
  'narrative-withdrawn': refusal(409, {
    id: () => 'Narasi ini sudah dicabut. Tulis narasi baru bila diperlukan lagi.',
    en: () => 'This narrative was withdrawn. Write a new one if it is needed again.',
  }),
  'narrative-not-valid': refusal(409, {
    id: () => 'Versi narasi ini tidak berlaku hari ini, jadi tidak diambil. Muat ulang untuk melihat yang berlaku.',
    en: () => 'This version does not count today, so it is not taken over. Load the page anew to see what does.',
  }),
  'narrative-over': refusal<{ field: string }>(422, {
    id: () => 'Hari terakhirnya sudah lewat. Pilih hari ini atau sesudahnya.',
    en: () => 'Its last day is over. Choose today or a later day.',
  }),
  'narrative-too-long': refusal<{ field: string; days: number }>(422, {
    id: ({ days }) => `Narasi berlaku paling lama ${days} hari, supaya dilihat lagi. Pilih hari yang lebih dekat.`,
    en: ({ days }) =>
      `A narrative counts for ${days} days at most, so that it is looked at again. Choose a nearer day.`,
  }),
  'narrative-fact-bare': refusal<{ field: string; number: number }>(422, {
    id: ({ number }) => `Fakta ${number} belum lengkap: isi nilainya dan sumbernya, atau hapus.`,
    en: ({ number }) => `Fact ${number} is not whole: give its value and its source, or take it out.`,
  }),
  'narrative-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Narasi ini sudah mempunyai ${max} versi. Cabut, lalu tulis narasi baru.`,
    en: ({ max }) => `This narrative has ${max} versions already. Withdraw it and write a new one.`,
  }),
} as const
