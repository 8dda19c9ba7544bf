import type { Phrase } from './phrase.ts'

export const fileWords = {
  locationRemoved: {
    id: 'Foto ini memuat lokasi pengambilannya; lokasi itu sudah dihapus dari yang disimpan.',
    en: 'This photograph told where it was taken; that is removed from what is kept.',
  },
} as const satisfies Record<string, Phrase>
