import { refusal } from './refusal.ts'

/** Of the radar's settings. */
export const radarRefusals = {
  'radar-settings-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Pengaturan ini diubah orang lain sementara itu. Muat ulang halamannya lalu ubah lagi.',
    en: () => 'Somebody else changed these settings meanwhile. Load the page again, then change them.',
  }),
  'radar-settings-past': refusal<{ field: 'from' }>(422, {
    id: () => 'Tanggal berlakunya sudah lewat. Pilih hari ini atau sesudahnya.',
    en: () => 'That day is over. Choose today or a later day.',
  }),
} as const
