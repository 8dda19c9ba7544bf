/** Words of the report after a crisis, which is made of its record. */
type Sum = { readonly all: number; readonly inTime: number; readonly late: number; readonly never: number }

export const crisisReportWords = {
  title: { id: 'Laporan pascakrisis', en: 'After-action report' },
  paper: { id: 'Buat PDF resmi', en: 'Make the official PDF' },
  lessons: { id: 'Pelajaran', en: 'Lessons' },
  noLessons: { id: 'Belum ada yang dicatat.', en: 'None was written down yet.' },
  lessonsLater: {
    id: 'Ditulis sesudah Siaga diakhiri.',
    en: 'Written once this was ended.',
  },
  addLesson: { id: 'Tambah pelajaran', en: 'Add a lesson' },
  lesson: { id: 'Apa yang dipelajari', en: 'What was learned' },
  lessonHelp: {
    id: 'Apa yang lain kali dikerjakan lain, dan siapa yang mengurusnya. Sesudah disimpan tidak dapat diubah.',
    en: 'What is done otherwise next time, and who sees to it. Once saved it cannot be changed.',
  },
  open: { id: 'Laporan', en: 'Report' },
  print: { id: 'Cetak', en: 'Print' },
  from: { id: (time: string) => `mulai ${time}`, en: (time: string) => `from ${time}` },
  sum: {
    id: ({ all, inTime, late, never }: Sum) =>
      `${all}: ${inTime} tepat waktu, ${late} terlambat, ${never} tidak dikerjakan`,
    en: ({ all, inTime, late, never }: Sum) => `${all}: ${inTime} in time, ${late} late, ${never} not done`,
  },
  when: { id: 'Waktu', en: 'Time' },
  what: { id: 'Kejadian', en: 'What happened' },
  who: { id: 'Oleh', en: 'By' },
  minute: { id: (count: number) => `menit ${count}`, en: (count: number) => `minute ${count}` },
  begun: { id: 'Siaga mulai', en: 'It began' },
  picked: {
    id: 'Isu ditindaklanjuti; langkah daftar periksa dihitung sejak ini',
    en: 'The issue was taken up; the steps of the checklist count from here',
  },
  pickedOn: { id: 'Ditindaklanjuti', en: 'Taken up' },
  ended: { id: 'Siaga diakhiri', en: 'It was ended' },
  level: {
    id: (level: string) => `Tingkat ditetapkan: ${level}`,
    en: (level: string) => `Level set: ${level}`,
  },
  speaker: { id: (name: string) => `Juru bicara: ${name}`, en: (name: string) => `Speaker: ${name}` },
  promised: {
    id: (what: string, time: string) => `Dijanjikan untuk ${time}: ${what}`,
    en: (what: string, time: string) => `Promised for ${time}: ${what}`,
  },
  missed: { id: (what: string) => `Janji terlewat: ${what}`, en: (what: string) => `Promise missed: ${what}` },
  kept: { id: (what: string) => `Janji ditepati: ${what}`, en: (what: string) => `Promise kept: ${what}` },
  keptLate: {
    id: (what: string) => `Janji ditepati terlambat: ${what}`,
    en: (what: string) => `Promise kept late: ${what}`,
  },
  act: { id: (did: string) => `Naskah: ${did}`, en: (did: string) => `Text: ${did}` },
} as const
