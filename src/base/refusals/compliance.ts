/** Figures of time. */
import { refusal } from './refusal.ts'

export const complianceRefusals = {
  'period-too-long': refusal<{ field: string; months: number }>(422, {
    id: ({ months }) => `Satu laporan paling lama ${months} bulan. Pilih masa yang lebih pendek.`,
    en: ({ months }) => `One report takes ${months} months at most. Choose a shorter period.`,
  }),
  'person-figures-not-yours': refusal<{ field: string }>(403, {
    id: () =>
      'Angka per orang dilihat orangnya sendiri, kepala dinas, sekretaris, auditor, dan administrator. Lihat angka per jabatan.',
    en: () =>
      'Figures of a person are seen by that person, the head of the office, the secretary, the auditor and the administrator. See the figures by post.',
  }),
} as const
