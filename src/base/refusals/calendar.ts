import { calendarProblemWords } from '../words/calendar.ts'
import { refusal } from './refusal.ts'

type Problem = keyof typeof calendarProblemWords

/** The working calendar. */
export const calendarRefusals = {
  'calendar-wrong': refusal<{ problem: Problem; at: string }>(422, {
    id: ({ problem, at }) => `${calendarProblemWords[problem].id(at)} Perbaiki, lalu simpan lagi.`,
    en: ({ problem, at }) => `${calendarProblemWords[problem].en(at)} Mend it and save again.`,
  }),
  'calendar-changed': refusal(409, {
    id: () => 'Kalender baru saja diubah orang lain. Muat ulang untuk melihatnya, lalu ulangi perubahan Anda.',
    en: () => 'Somebody else has just changed the calendar. Load it again, then make your change once more.',
  }),
  'calendar-zone': refusal<{ field: string; zone: string }>(422, {
    id: ({ zone }) =>
      `Zona waktu kantor ini ${zone}. Kalender dalam zona lain tidak dapat disimpan, sebab hari dan nomor tahunan tetap memakai zona itu; ganti zona pada berkasnya.`,
    en: ({ zone }) =>
      `This office’s time zone is ${zone}. A calendar in another cannot be saved, as days and yearly numbers would still go by that one; change the zone in the file.`,
  }),
  'calendar-same': refusal(409, {
    id: () => 'Tidak ada yang berubah dari kalender yang berlaku.',
    en: () => 'Nothing differs from the calendar in force.',
  }),
  'calendar-no-header': refusal(422, {
    id: () => 'Tabel perlu baris judul dengan paling sedikit kolom Tanggal dan Nama. Tambahkan, lalu baca lagi.',
    en: () => 'The table needs a header with at least the columns Date and Name. Add it and read again.',
  }),
  'calendar-not-ics': refusal(422, {
    id: () => 'Berkas ini bukan iCalendar. Pilih berkas .ics, CSV, atau XLSX.',
    en: () => 'This file is no iCalendar. Choose an .ics, CSV or XLSX file.',
  }),
  'calendar-file-full': refusal<{ max: number }>(422, {
    id: ({ max }) => `Paling banyak ${max} baris atau acara dalam satu berkas. Pecah berkasnya, misalnya per tahun.`,
    en: ({ max }) => `At most ${max} rows or events in one file. Split it, for example by year.`,
  }),
  'calendar-years-reversed': refusal<{ field: string }>(422, {
    id: () => 'Tahun terakhir mendahului tahun pertama, atau lebih dari 20 tahun sesudahnya.',
    en: () => 'The last year comes before the first, or is more than 20 years later.',
  }),
} as const
