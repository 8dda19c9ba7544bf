/** Words of the editorial calendar: plans, deadlines, what went out, what the leader and the office have on. */
export const editorialCalendarWords = {
  title: { id: 'Kalender redaksi', en: 'Editorial calendar' },
  about: {
    id: 'Rencana terbit, batas waktu kerja, yang sudah terbit, dan acara. Rencana tidak menerbitkan apa pun: berkas tetap melalui semua langkahnya.',
    en: 'Planned releases, deadlines of work, what went out, and events. A plan publishes nothing: a dossier still passes all its steps.',
  },
  // Looking
  views: { id: 'Tampilan', en: 'View' },
  view: {
    bulan: { id: 'Bulan', en: 'Month' },
    minggu: { id: 'Minggu', en: 'Week' },
    hari: { id: 'Hari', en: 'Day' },
  },
  before: { id: 'Sebelumnya', en: 'Earlier' },
  after: { id: 'Berikutnya', en: 'Later' },
  today: { id: 'Hari ini', en: 'Today' },
  layers: { id: 'Lapisan', en: 'Layers' },
  layer: {
    plan: { id: 'Rencana terbit', en: 'Planned releases' },
    due: { id: 'Batas waktu', en: 'Deadlines' },
    published: { id: 'Sudah terbit', en: 'Published' },
    leader: { id: 'Agenda pimpinan', en: 'Leader’s agenda' },
    office: { id: 'Acara kantor', en: 'Office events' },
  },
  kind: {
    plan: { id: 'Rencana', en: 'Plan' },
    due: { id: 'Batas', en: 'Due' },
    published: { id: 'Terbit', en: 'Published' },
    leader: { id: 'Pimpinan', en: 'Leader' },
    agenda: { id: 'Pimpinan', en: 'Leader' },
    office: { id: 'Acara', en: 'Event' },
  },
  wholeDay: { id: 'Sehari penuh', en: 'All day' },
  dayOff: { id: 'Libur', en: 'Day off' },
  nothing: { id: 'Tidak ada apa-apa pada hari-hari ini.', en: 'Nothing on these days.' },
  cut: {
    id: (max: number) =>
      `Terlalu banyak untuk ditampilkan sekaligus; ini yang pertama, paling banyak ${max}. Lihat per minggu atau matikan lapisan.`,
    en: (max: number) =>
      `Too many to show at once; these are the first, ${max} at most. Look at a week or switch layers off.`,
  },
  dueAt: { id: (step: string) => `Batas: ${step}`, en: (step: string) => `Due: ${step}` },
  moreOfDay: { id: (count: number) => `${count} lagi`, en: (count: number) => `${count} more` },

  // Planning
  plan: { id: 'Rencana terbit', en: 'Planned release' },
  planNone: { id: 'Belum direncanakan.', en: 'Not planned yet.' },
  planSet: { id: 'Atur rencana', en: 'Set the plan' },
  planSave: { id: 'Simpan rencana', en: 'Save the plan' },
  planOff: { id: 'Hapus rencana', en: 'Take the plan off' },
  planDay: { id: 'Tanggal terbit', en: 'Day of release' },
  planTime: { id: 'Pukul (WIB)', en: 'Time (WIB)' },
  planHelp: {
    id: 'Rencana dapat diubah sampai berkas terbit. Setiap perubahan tercatat.',
    en: 'A plan can be changed until the dossier is published. Every change is on record.',
  },
  earliest: {
    id: (time: string) => `Paling cepat ${time} bila semua tepat waktu`,
    en: (time: string) => `${time} at the earliest, if everyone keeps to the standard`,
  },
  shift: { id: 'Geser', en: 'Move' },
  dayEarlier: { id: 'Sehari lebih awal', en: 'A day earlier' },
  dayLater: { id: 'Sehari lebih lambat', en: 'A day later' },
  weekLater: { id: 'Seminggu lebih lambat', en: 'A week later' },
  moveHelp: {
    id: 'Seret rencana ke hari lain, atau buka rencana dan geser dari sana. Dengan papan tik: Alt + ← atau →.',
    en: 'Drag a plan to another day, or open it and move it from there. By keyboard: Alt + ← or →.',
  },
  moved: { id: (time: string) => `Direncanakan ${time}`, en: (time: string) => `Planned for ${time}` },
  openDossier: { id: 'Buka berkas', en: 'Open the dossier' },
  conflictsAre: { id: 'Perlu diperhatikan', en: 'To be minded' },
  conflict: {
    'too-early': {
      id: 'Lebih awal daripada yang mungkin menurut waktu baku.',
      en: 'Earlier than the standards allow.',
    },
    'day-off': { id: 'Hari libur kantor.', en: 'A day off of the office.' },
    'same-slot': { id: 'Ada terbitan lain dalam setengah jam.', en: 'Another release within half an hour.' },
    'leader-busy': { id: 'Pimpinan beragenda pada waktu itu.', en: 'The leader has something on at that time.' },
    held: { id: 'Berkasnya sedang ditahan.', en: 'The dossier is on hold.' },
    past: { id: 'Waktunya sudah lewat, berkasnya belum terbit.', en: 'The time is past and the dossier is not out.' },
  },

  // Events
  addEvent: { id: 'Catat acara', en: 'Note an event' },
  changeEvent: { id: 'Ubah acara', en: 'Change the event' },
  eventKind: { id: 'Jenis', en: 'Kind' },
  eventTitle: { id: 'Acara', en: 'Event' },
  eventFrom: { id: 'Mulai', en: 'From' },
  eventTo: { id: 'Selesai', en: 'To' },
  eventPlace: { id: 'Tempat', en: 'Place' },
  eventNote: { id: 'Catatan', en: 'Note' },
  eventSave: { id: 'Simpan acara', en: 'Save the event' },
  eventRemove: { id: 'Hapus acara', en: 'Remove the event' },

  standsIn: { id: 'Tercatat juga di', en: 'Also in' },

  // Subscribing
  feeds: { id: 'Kalender di telepon', en: 'Calendar on your phone' },
  feedsAbout: {
    id: 'Tautan rahasia untuk aplikasi kalender Anda: rencana terbit, batas waktu berkas yang menunggu jabatan Anda, dan acara. Judul naskah yang belum terbit tidak ikut; hanya nomor berkasnya. Siapa pun yang memegang tautan dapat membacanya, jadi jangan diteruskan.',
    en: 'A secret link for your calendar application: planned releases, deadlines of dossiers that wait for your post, and events. Titles of what is not published are left out; only the dossier’s number is there. Whoever holds the link can read it, so do not pass it on.',
  },
  feedName: { id: 'Untuk perangkat atau aplikasi apa', en: 'For which device or application' },
  feedMake: { id: 'Buat tautan', en: 'Make a link' },
  feedOnce: {
    id: 'Salin sekarang: tautan ini tidak ditampilkan lagi.',
    en: 'Copy it now: this link is not shown again.',
  },
  feedLink: { id: 'Tautan kalender', en: 'Calendar link' },
  feedMade: { id: (time: string) => `dibuat ${time}`, en: (time: string) => `made ${time}` },
  feedRead: { id: (time: string) => `terakhir dibaca ${time}`, en: (time: string) => `last read ${time}` },
  feedUnread: { id: 'belum pernah dibaca', en: 'never read' },
  feedRevoke: { id: 'Cabut', en: 'Revoke' },
  feedNone: { id: 'Belum ada tautan.', en: 'No link yet.' },
  feedCalendarName: { id: 'Siar', en: 'Siar' },
  feedPlan: {
    id: (number: string) => `Rencana terbit berkas ${number}`,
    en: (number: string) => `Planned release of dossier ${number}`,
  },
  feedDue: {
    id: (number: string, step: string) => `Batas ${step}, berkas ${number}`,
    en: (number: string, step: string) => `${step} due, dossier ${number}`,
  },
  feedPublished: { id: (title: string) => `Terbit: ${title}`, en: (title: string) => `Published: ${title}` },
} as const
