/** The editorial calendar. */
import { refusal } from './refusal.ts'

export const editorialCalendarRefusals = {
  'plan-past': refusal<{ field: string }>(422, {
    id: () => 'Waktu itu sudah lewat. Pilih waktu yang akan datang, atau hapus rencananya.',
    en: () => 'That time is past. Choose one that is to come, or take the plan off.',
  }),
  'plan-far': refusal<{ field: string; years: number }>(422, {
    id: ({ years }) => `Rencana paling jauh ${years} tahun ke depan. Periksa tahunnya.`,
    en: ({ years }) => `A plan reaches ${years} years ahead at most. Check the year.`,
  }),
  'plan-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Rencana terbit berkas ini baru diubah orang lain. Lihat yang baru, lalu ubah lagi bila perlu.',
    en: () => 'Someone else just changed the plan of this dossier. See the new one, then change it again if needed.',
  }),
  'events-not-yours': refusal(403, {
    id: () => 'Acara dicatat oleh koordinator, pimpinan, atau administrator. Mintalah kepada mereka.',
    en: () => 'Events are noted by the coordinators, the leader or the administrator. Ask them.',
  }),
  'event-backwards': refusal<{ field: string }>(422, {
    id: () => 'Acara selesai sebelum mulai. Periksa kedua waktunya.',
    en: () => 'The event ends before it begins. Check both times.',
  }),
  'event-too-long': refusal<{ field: string; days: number }>(422, {
    id: ({ days }) => `Satu acara paling lama ${days} hari. Bagi menjadi beberapa.`,
    en: ({ days }) => `One event lasts ${days} days at most. Split it.`,
  }),
  'event-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Acara ini baru diubah orang lain. Muat ulang, lalu ubah lagi.',
    en: () => 'Someone else just changed this event. Load the page anew and change it again.',
  }),
  'days-too-many': refusal<{ field: string; days: number }>(422, {
    id: ({ days }) => `Kalender menampilkan paling banyak ${days} hari sekaligus.`,
    en: ({ days }) => `The calendar shows ${days} days at once at most.`,
  }),
  'feeds-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Anda sudah punya ${max} tautan kalender. Cabut salah satu dulu.`,
    en: ({ max }) => `You have ${max} calendar links already. Revoke one first.`,
  }),
} as const
