/** Words of the working calendar. */
type Problem =
  | 'hours-overlap'
  | 'pattern-ends-early'
  | 'patterns-overlap'
  | 'no-usual-pattern'
  | 'no-working-day'
  | 'hours-too-few'
  | 'season-too-long'
  | 'day-twice'
  | 'day-off-worked'
  | 'day-without-hours'

/** What is wrong with a calendar, said of the pattern or day where it is. */
export const calendarProblemWords = {
  'hours-overlap': {
    id: (at: string) => `Jam kerja “${at}” tidak berurutan atau bertumpang tindih.`,
    en: (at: string) => `The hours of “${at}” are not in order, or overlap.`,
  },
  'pattern-ends-early': {
    id: (at: string) => `“${at}” berakhir sebelum dimulai.`,
    en: (at: string) => `“${at}” ends before it begins.`,
  },
  'patterns-overlap': {
    id: (at: string) => `“${at}” berlaku pada hari yang sudah diatur pola lain.`,
    en: (at: string) => `“${at}” holds on days that another pattern has already.`,
  },
  'no-usual-pattern': {
    id: () => 'Perlu satu pola jam kerja biasa yang berlaku tanpa tanggal mulai dan tanpa tanggal akhir.',
    en: () => 'One pattern of usual hours must hold without a first and without a last day.',
  },
  'no-working-day': {
    id: (at: string) => `“${at}” tidak memiliki hari kerja.`,
    en: (at: string) => `“${at}” has no working day.`,
  },
  'hours-too-few': {
    id: (at: string) => `“${at}” kurang dari satu jam kerja seminggu.`,
    en: (at: string) => `“${at}” has less than an hour of work a week.`,
  },
  'season-too-long': {
    id: (at: string) =>
      `“${at}” berlaku lebih dari setahun. Jadikan pola biasa dengan tanggal mulai, tanpa tanggal akhir.`,
    en: (at: string) => `“${at}” holds for more than a year. Make it usual hours with a first day and no last one.`,
  },
  'day-twice': {
    id: (at: string) => `Tanggal ${at} tercantum dua kali.`,
    en: (at: string) => `${at} is listed twice.`,
  },
  'day-off-worked': {
    id: (at: string) => `Tanggal ${at} libur, tetapi ada jam kerjanya.`,
    en: (at: string) => `${at} is a day off, yet has hours.`,
  },
  'day-without-hours': {
    id: (at: string) => `Tanggal ${at} perlu jam kerja.`,
    en: (at: string) => `${at} needs hours.`,
  },
} as const satisfies Record<Problem, { id: (at: string) => string; en: (at: string) => string }>

type Kind = 'holiday' | 'joint-leave' | 'local' | 'half-day' | 'extra'
const kinds = {
  holiday: { id: 'Libur nasional', en: 'National holiday' },
  'joint-leave': { id: 'Cuti bersama', en: 'Joint leave' },
  local: { id: 'Libur setempat', en: 'Local holiday' },
  'half-day': { id: 'Setengah hari', en: 'Half day' },
  extra: { id: 'Hari kerja tambahan', en: 'Extra working day' },
} as const satisfies Record<Kind, { id: string; en: string }>

type Column = 'on' | 'name' | 'kind' | 'hours' | 'source' | 'certain'
const columns = {
  on: { id: 'Tanggal', en: 'Date' },
  name: { id: 'Nama', en: 'Name' },
  kind: { id: 'Jenis', en: 'Kind' },
  hours: { id: 'Jam', en: 'Hours' },
  source: { id: 'Dasar', en: 'Basis' },
  certain: { id: 'Kepastian', en: 'Certainty' },
} as const satisfies Record<Column, { id: string; en: string }>

/** Why a line of a file of days could not be taken in; the rest is said as of an edition. */
type LineProblem =
  | 'day'
  | 'name'
  | 'kind'
  | 'hours'
  | 'source'
  | 'certain'
  | 'line'
  | 'event-open'
  | 'event-timed'
  | 'event-ends-early'
  | 'event-too-long'
  | 'event-cancelled'
  | 'event-rule'
const lineProblems = {
  day: {
    id: 'Tanggal tidak terbaca atau di luar tahun 2000 sampai 2100.',
    en: 'The date cannot be read, or is outside 2000 to 2100.',
  },
  name: {
    id: 'Nama kosong, lebih dari 120 huruf, atau rusak.',
    en: 'The name is empty, over 120 characters, or broken.',
  },
  kind: {
    id: 'Jenis harus libur nasional, cuti bersama, libur setempat, setengah hari, atau hari kerja tambahan.',
    en: 'The kind must be national holiday, joint leave, local holiday, half day or extra working day.',
  },
  hours: {
    id: 'Jam tidak terbaca; tulis seperti 07.30–12.00, 13.00–16.00.',
    en: 'The hours cannot be read; write them as 07.30–12.00, 13.00–16.00.',
  },
  source: { id: 'Dasar lebih dari 200 huruf atau rusak.', en: 'The basis is over 200 characters, or broken.' },
  certain: { id: 'Kepastian harus pasti atau perkiraan.', en: 'The certainty must be certain or forecast.' },
  line: { id: 'Baris ini rusak.', en: 'This line is broken.' },
  'event-open': {
    id: 'Acara ini tidak selesai: berkasnya terpotong.',
    en: 'This event has no end: the file is cut off.',
  },
  'event-timed': { id: 'Bukan acara sepanjang hari.', en: 'Not an all-day event.' },
  'event-ends-early': { id: 'Acara berakhir sebelum dimulai.', en: 'The event ends before it begins.' },
  'event-too-long': { id: 'Acara lebih dari 62 hari.', en: 'The event is longer than 62 days.' },
  'event-cancelled': { id: 'Acara ini dibatalkan.', en: 'This event is cancelled.' },
  'event-rule': {
    id: 'Acara berulang dengan aturan lain daripada setiap tahun pada tanggal yang sama; masukkan tanggalnya satu per satu.',
    en: 'The event comes back by another rule than each year on its date; enter its dates one by one.',
  },
} as const satisfies Record<LineProblem, { id: string; en: string }>

const problemSentence = (problem: LineProblem | Problem, at: string, language: 'id' | 'en'): string =>
  problem in lineProblems
    ? lineProblems[problem as LineProblem][language]
    : calendarProblemWords[problem as Problem][language](at)

const weekdayNames = {
  1: { id: 'Senin', en: 'Monday' },
  2: { id: 'Selasa', en: 'Tuesday' },
  3: { id: 'Rabu', en: 'Wednesday' },
  4: { id: 'Kamis', en: 'Thursday' },
  5: { id: 'Jumat', en: 'Friday' },
  6: { id: 'Sabtu', en: 'Saturday' },
  7: { id: 'Minggu', en: 'Sunday' },
} as const
type Weekday = keyof typeof weekdayNames

const changeKinds = {
  added: { id: 'ditambahkan', en: 'added' },
  changed: { id: 'diubah', en: 'changed' },
  removed: { id: 'dihapus', en: 'removed' },
} as const
type ChangeKind = keyof typeof changeKinds

/** The screen of the working calendar. */
export const calendarWords = {
  title: { id: 'Kalender kerja', en: 'Working calendar' },
  about: {
    id: 'Batas waktu setiap langkah dihitung dalam jam kerja kalender ini. Siaga dan Krisis dihitung menurut jam dinding.',
    en: 'Every step’s time limit is counted in the working hours of this calendar. Alert and Crisis count by the clock on the wall.',
  },
  kind: { id: (kind: Kind): string => kinds[kind].id, en: (kind: Kind): string => kinds[kind].en },
  column: { id: (column: Column): string => columns[column].id, en: (column: Column): string => columns[column].en },
  certainty: {
    id: (certain: boolean): string => (certain ? 'Pasti' : 'Perkiraan'),
    en: (certain: boolean): string => (certain ? 'Certain' : 'Forecast'),
  },
  lineProblem: {
    id: (problem: LineProblem | Problem, at: string) => problemSentence(problem, at, 'id'),
    en: (problem: LineProblem | Problem, at: string) => problemSentence(problem, at, 'en'),
  },
  weekday: { id: (day: Weekday): string => weekdayNames[day].id, en: (day: Weekday): string => weekdayNames[day].en },

  inForce: {
    id: (number: number, since: string, by: string) => `Edisi ${number}, berlaku sejak ${since}, oleh ${by}.`,
    en: (number: number, since: string, by: string) => `Edition ${number}, in force since ${since}, by ${by}.`,
  },
  cameWithSiar: { id: 'Siar (bawaan)', en: 'Siar (as it came)' },
  zone: {
    id: (zone: string) =>
      `Zona waktu kantor: ${zone}. Semua hari, jam, batas waktu, dan nomor tahunan di Siar memakai zona ini; zona lain belum dapat dipilih.`,
    en: (zone: string) =>
      `The office’s time zone: ${zone}. All days, hours, time limits and yearly numbers in Siar go by it; another cannot be chosen yet.`,
  },
  uncounted: {
    id: (count: string) => `${count} kunjungan sedang dihitung ulang.`,
    en: (count: string) => `${count} visits are being counted anew.`,
  },

  patterns: { id: 'Jam kerja', en: 'Working hours' },
  addPattern: { id: 'Tambah pola jam kerja', en: 'Add a pattern of hours' },
  patternTitle: { id: 'Pola jam kerja', en: 'Pattern of working hours' },
  changePattern: { id: (name: string) => `Ubah ${name}`, en: (name: string) => `Change ${name}` },
  removePattern: { id: (name: string) => `Hapus ${name}`, en: (name: string) => `Remove ${name}` },
  from: { id: 'Hari pertama', en: 'First day' },
  until: { id: 'Hari terakhir', en: 'Last day' },
  boundHelp: { id: 'Kosongkan bila tidak dibatasi.', en: 'Leave empty for no bound.' },
  between: {
    id: (from: string, until: string) => `${from} sampai ${until}`,
    en: (from: string, until: string) => `${from} to ${until}`,
  },
  since: { id: (from: string) => `sejak ${from}`, en: (from: string) => `from ${from}` },
  upTo: { id: (until: string) => `sampai ${until}`, en: (until: string) => `until ${until}` },
  always: { id: 'sepanjang tahun', en: 'all year' },
  hoursOf: { id: (day: string) => `Jam ${day}`, en: (day: string) => `Hours on ${day}` },
  hoursHelp: {
    id: 'Seperti 07.30–12.00, 13.00–16.00; kosong bila libur.',
    en: 'As 07.30–12.00, 13.00–16.00; empty for a day off.',
  },
  perWeek: { id: (time: string) => `${time} seminggu`, en: (time: string) => `${time} a week` },
  time: {
    id: (hours: number, minutes: number) => (minutes === 0 ? `${hours} jam` : `${hours} jam ${minutes} menit`),
    en: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  },
  rest: { id: 'libur', en: 'off' },
  name: { id: 'Nama', en: 'Name' },
  source: { id: 'Dasar hukum', en: 'Legal basis' },
  forecast: { id: 'Perkiraan', en: 'Forecast' },
  forecastHelp: { id: 'Perkiraan: belum ada keputusannya', en: 'A forecast: there is no decree yet' },
  patternTwice: {
    id: 'Sudah ada pola dengan nama dan hari yang sama.',
    en: 'There is a pattern of that name and those days already.',
  },

  days: { id: 'Hari libur dan hari khusus', en: 'Days off and days of their own' },
  years: { id: 'Tahun', en: 'Years' },
  noDays: {
    id: (year: number) => `Belum ada hari libur atau hari khusus pada ${year}.`,
    en: (year: number) => `No day off and no day of its own in ${year} yet.`,
  },
  forecastYear: {
    id: (count: number) => `${count} hari masih perkiraan: perbarui setelah keputusannya terbit.`,
    en: (count: number) => `${count} days are a forecast still: bring them up to date when the decree is out.`,
  },
  addDay: { id: 'Tambah hari', en: 'Add a day' },
  dayTitle: { id: 'Hari libur atau hari khusus', en: 'Day off or day of its own' },
  changeDay: { id: (day: string) => `Ubah ${day}`, en: (day: string) => `Change ${day}` },
  removeDay: { id: (day: string) => `Hapus ${day}`, en: (day: string) => `Remove ${day}` },
  dayHoursHelp: {
    id: 'Untuk setengah hari dan hari kerja tambahan, seperti 07.30–11.30; kosong bila libur.',
    en: 'For a half day and an extra working day, as 07.30–11.30; empty for a day off.',
  },
  dayMissing: { id: 'Isi tanggal antara tahun 2000 dan 2100.', en: 'Enter a date between 2000 and 2100.' },
  nameMissing: { id: 'Isi namanya.', en: 'Enter its name.' },
  actsOn: { id: 'Tindakan', en: 'Acts' },
  edit: { id: 'Ubah', en: 'Change' },
  remove: { id: 'Hapus', en: 'Remove' },
  keep: { id: 'Pakai', en: 'Use this' },

  changes: {
    id: (patterns: number, days: number) =>
      `Belum disimpan: ${[patterns > 0 && `${patterns} pola jam kerja`, days > 0 && `${days} hari`].filter(Boolean).join(' dan ')}.`,
    en: (patterns: number, days: number) =>
      `Not saved yet: ${[patterns > 0 && `${patterns} patterns of hours`, days > 0 && `${days} days`].filter(Boolean).join(' and ')}.`,
  },
  discard: { id: 'Buang perubahan', en: 'Discard the changes' },
  discardSure: { id: 'Semua perubahan yang belum disimpan hilang.', en: 'All changes that are not saved are lost.' },
  toSave: { id: 'Lihat akibatnya dan simpan', en: 'See the effect and save' },
  problemsLeft: {
    id: (count: number) => `Perbaiki ${count} hal di bawah ini lebih dahulu.`,
    en: (count: number) => `Mend ${count} things below first.`,
  },
  saveTitle: { id: 'Simpan kalender kerja', en: 'Save the working calendar' },
  changeKind: {
    id: (kind: ChangeKind): string => changeKinds[kind].id,
    en: (kind: ChangeKind): string => changeKinds[kind].en,
  },
  more: { id: (count: number) => `dan ${count} lagi`, en: (count: number) => `and ${count} more` },
  note: { id: 'Apa yang dibetulkan, dan menurut keputusan apa', en: 'What is corrected, and by which decree' },
  save: { id: 'Simpan kalender', en: 'Save the calendar' },
  saved: {
    id: (number: number) => `Edisi ${number} berlaku sejak sekarang.`,
    en: (number: number) => `Edition ${number} is in force from now.`,
  },
  effect: { id: 'Akibatnya', en: 'Its effect' },
  effectNone: {
    id: 'Batas waktu kunjungan yang sedang berjalan tidak berubah.',
    en: 'No running visit’s time limit changes.',
  },
  effectOn: {
    id: (moving: number, looked: number, all: boolean) =>
      all
        ? `Batas waktu ${moving} dari ${looked} kunjungan yang sedang berjalan berubah.`
        : `Dari ${looked} kunjungan berjalan yang paling dekat batas waktunya, ${moving} berubah; selebihnya dihitung sesudah disimpan.`,
    en: (moving: number, looked: number, all: boolean) =>
      all
        ? `The time limits of ${moving} of ${looked} running visits change.`
        : `Of the ${looked} running visits that are due first, ${moving} change; the rest is counted after saving.`,
  },
  effectNoneOfMany: {
    id: (looked: number) =>
      `Tidak satu pun dari ${looked} kunjungan yang paling dekat batas waktunya berubah; selebihnya dihitung sesudah disimpan.`,
    en: (looked: number) =>
      `None of the ${looked} running visits that are due first changes; the rest is counted after saving.`,
  },
  doneStays: {
    id: 'Kunjungan yang sudah selesai tetap seperti dihitung dahulu.',
    en: 'Visits that are over stay as they were counted.',
  },
  effectStep: { id: (step: number) => `langkah ${step}`, en: (step: number) => `step ${step}` },
  fromTo: {
    id: (from: string, to: string) => `${from} menjadi ${to}`,
    en: (from: string, to: string) => `${from} becomes ${to}`,
  },
  shownFirst: {
    id: (shown: number) => `${shown} yang pertama, dari yang boleh Anda baca:`,
    en: (shown: number) => `The first ${shown}, of those you may read:`,
  },
  layOver: {
    id: 'Muat kalender terbaru dan pasang perubahan saya di atasnya',
    en: 'Load the newest calendar and lay my changes over it',
  },
  laidOver: {
    id: (number: number) => `Perubahan Anda kini dipasang di atas edisi ${number}. Periksa lagi, lalu simpan.`,
    en: (number: number) => `Your changes now lie over edition ${number}. Look again, then save.`,
  },

  files: { id: 'Unduh dan masukkan', en: 'Download and take in' },
  downloads: { id: 'Unduh kalender', en: 'Download the calendar' },
  jsonHelp: {
    id: 'CSV dan iCalendar memuat hari libur dan hari khusus; JSON memuat seluruh kalender, juga jam kerjanya, agar siapa pun dapat memeriksa hitungannya.',
    en: 'CSV and iCalendar hold the days; JSON holds the whole calendar, its hours too, so that anyone can check the sums.',
  },
  file: {
    id: 'Masukkan hari dari CSV, XLSX, atau iCalendar (.ics)',
    en: 'Take in days from CSV, XLSX or iCalendar (.ics)',
  },
  fileHelp: {
    id: 'Tabel: Tanggal, Nama, Jenis, Jam, Dasar, Kepastian; dua kolom pertama wajib. Paling besar 1 MB. Belum ada yang disimpan sampai Anda menyimpan kalender.',
    en: 'Table: Date, Name, Kind, Hours, Basis, Certainty; the first two are needed. At most 1 MB. Nothing is saved until you save the calendar.',
  },
  yearFrom: { id: 'Acara tahunan: dari tahun', en: 'Yearly events: from year' },
  yearTo: { id: 'sampai tahun', en: 'to year' },
  read: { id: 'Baca berkas', en: 'Read the file' },
  readCount: {
    id: (fresh: number, same: number, clashes: number) =>
      `${fresh} hari baru, ${same} sudah sama, ${clashes} berbeda dari kalender ini.`,
    en: (fresh: number, same: number, clashes: number) =>
      `${fresh} new days, ${same} the same already, ${clashes} differ from this calendar.`,
  },
  badLines: {
    id: (count: number) => `${count} baris tidak dapat dimasukkan:`,
    en: (count: number) => `${count} lines cannot be taken in:`,
  },
  line: { id: (line: number) => `Baris ${line}`, en: (line: number) => `Line ${line}` },
  clashes: { id: 'Yang berbeda: centang untuk mengganti', en: 'What differs: tick to replace' },
  clash: {
    id: (day: string, now: string, found: string) => `${day}: ${now} → ${found}`,
    en: (day: string, now: string, found: string) => `${day}: ${now} → ${found}`,
  },
  takeIn: { id: (count: number) => `Masukkan ${count} hari`, en: (count: number) => `Take in ${count} days` },
  tookIn: {
    id: (count: number) => `${count} hari masuk ke rancangan. Simpan kalender agar berlaku.`,
    en: (count: number) => `${count} days are in the draft. Save the calendar to put it in force.`,
  },

  editions: { id: 'Semua edisi', en: 'All editions' },
  edition: { id: (number: number) => `Edisi ${number}`, en: (number: number) => `Edition ${number}` },
  editionFile: { id: (number: number) => `JSON edisi ${number}`, en: (number: number) => `JSON of edition ${number}` },
} as const
