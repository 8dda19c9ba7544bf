/** Words of acting officials, absences, transfers, and who may do what on a day. */
export const awayWords = {
  // Plt. dan Plh.
  acting: { id: 'Plt. dan Plh.', en: 'Acting officials' },
  actingAbout: {
    id: 'Surat yang menunjuk siapa bertindak ketika jabatan kosong (Plt.) atau pejabatnya berhalangan (Plh.). Kedua nama tercatat di jejak, keputusan, dan naskah.',
    en: 'Letters that say who acts while a post is vacant (Plt.) or its holder is absent (Plh.). Both names are kept in the trail, the decision and the papers.',
  },
  noActing: { id: 'Belum ada surat penunjukan.', en: 'No letter has been entered yet.' },
  inStead: { id: (name: string) => `menggantikan ${name}`, en: (name: string) => `for ${name}` },
  letter: { id: 'Surat', en: 'Letter' },
  letterOf: {
    id: (number: string, day: string) => `${number}, ${day}`,
    en: (number: string, day: string) => `${number}, ${day}`,
  },
  noLetter: { id: 'surat belum dicatat', en: 'no letter kept' },
  byLetter: { id: (number: string) => `surat ${number}`, en: (number: string) => `letter ${number}` },
  takeScan: { id: 'Unduh pindaian', en: 'Download the scan' },
  scope: { id: 'Lingkup', en: 'Scope' },
  wholeScope: { id: 'Semua pekerjaan jabatan', en: 'All the work of the post' },
  scopeSteps: { id: (steps: string) => `langkah ${steps}`, en: (steps: string) => `step ${steps}` },
  scopeKinds: { id: (kinds: string) => `jenis ${kinds}`, en: (kinds: string) => `kind ${kinds}` },
  partScope: { id: 'Sebagian saja', en: 'Part of it' },
  appoint: { id: 'Catat surat penunjukan', en: 'Enter a letter' },
  form: { id: 'Sebagai', en: 'As' },
  forms: {
    plt: { id: 'Plt. (jabatan kosong)', en: 'Plt. (the post is vacant)' },
    plh: { id: 'Plh. (pejabatnya berhalangan)', en: 'Plh. (the holder is absent)' },
  },
  choosePerson: { id: 'Pilih orang', en: 'Choose a person' },
  who: { id: 'Yang ditunjuk', en: 'Who acts' },
  forWhom: { id: 'Menggantikan', en: 'For whom' },
  nobodyHolds: {
    id: 'Jabatan ini kosong pada hari pertama itu; pilih Plt.',
    en: 'Nobody holds this post on that first day; choose Plt.',
  },
  number: { id: 'Nomor surat', en: 'Number of the letter' },
  numberHelp: {
    id: 'Seperti tertulis pada surat, misalnya 800/123/2026.',
    en: 'As on the letter, such as 800/123/2026.',
  },
  datedOn: { id: 'Tanggal surat', en: 'Date of the letter' },
  scan: { id: 'Pindaian surat (PDF atau gambar)', en: 'Scan of the letter (PDF or picture)' },
  scanKept: { id: (name: string) => `${name} tersimpan.`, en: (name: string) => `${name} is kept.` },
  firstDay: { id: 'Hari pertama', en: 'First day' },
  lastDay: { id: 'Hari terakhir', en: 'Last day' },
  lastDayPlt: {
    id: 'Kosongkan bila sampai ada pejabat definitif.',
    en: 'Leave empty until somebody is appointed to the post.',
  },
  steps: { id: 'Langkah yang dicakup', en: 'Steps covered' },
  stepsHelp: { id: 'Tanpa pilihan: semua langkah.', en: 'None chosen: every step.' },
  kinds: { id: 'Jenis naskah yang dicakup', en: 'Kinds of text covered' },
  kindsHelp: { id: 'Tanpa pilihan: semua jenis.', en: 'None chosen: every kind.' },
  appointed: { id: 'Penunjukan tercatat.', en: 'The appointment is entered.' },
  endLetter: { id: 'Akhiri', en: 'End' },

  // Berhalangan
  absences: { id: 'Tidak di tempat', en: 'Away' },
  absencesAbout: {
    id: 'Hari-hari Anda dan rekan tidak di tempat. Alasannya hanya terlihat oleh yang bersangkutan dan administrator. Berkas tetap dapat dikirim; pengirim diberi tahu lebih dulu.',
    en: 'The days on which you and colleagues are away. The reason is seen by that person and the administrator alone. Dossiers can still be sent; the sender is told first.',
  },
  nobodyAway: { id: 'Tidak ada yang tercatat dari hari ini.', en: 'Nobody is entered from today on.' },
  reason: { id: 'Alasan', en: 'Reason' },
  reasons: {
    leave: { id: 'Cuti', en: 'Leave' },
    'duty-travel': { id: 'Perjalanan dinas', en: 'Duty travel' },
    sick: { id: 'Sakit', en: 'Sick' },
    training: { id: 'Pelatihan', en: 'Training' },
  },
  enterAbsence: { id: 'Catat tidak di tempat', en: 'Enter days away' },
  entered: { id: 'Tercatat.', en: 'Entered.' },
  back: { id: 'Sudah kembali', en: 'Back again' },
  dropAbsence: { id: 'Batalkan', en: 'Drop' },

  // Peringatan sebelum berkas dikirim
  awayUntil: {
    id: (who: string, day: string) => `${who} sedang tidak di tempat s.d. ${day}`,
    en: (who: string, day: string) => `${who} is away until ${day}`,
  },
  nobodyActs: { id: 'tidak ada Plh.', en: 'nobody acts for them.' },
  postEmpty: {
    id: (post: string) => `${post} tidak dijabat siapa pun hari ini.`,
    en: (post: string) => `Nobody holds ${post} today.`,
  },
  stillGoes: {
    id: 'Berkas tetap dapat dikirim dan akan menunggu di sana.',
    en: 'The dossier can still be sent, and will wait there.',
  },
  couldAct: {
    id: (names: string) => `Dapat diusulkan menjadi Plh.: ${names}. Administrator mencatat suratnya.`,
    en: (names: string) => `Could act for them: ${names}. The administrator enters the letter.`,
  },
  couldFill: {
    id: (names: string) => `Dapat diusulkan menjadi Plt.: ${names}. Administrator mencatat suratnya.`,
    en: (names: string) => `Could act in the vacancy: ${names}. The administrator enters the letter.`,
  },
  prepare: {
    id: (name: string) => `Siapkan surat untuk ${name}`,
    en: (name: string) => `Prepare the letter for ${name}`,
  },

  // Siapa berwenang
  authority: { id: 'Siapa berwenang', en: 'Who may act' },
  authorityAbout: {
    id: 'Untuk tiap jabatan: siapa dapat bertindak pada tanggal itu, atas dasar apa, dan siapa yang tidak di tempat. Aturan yang sama memutus setiap tindakan.',
    en: 'For each post: who may act on that day, on which ground, and who is away. The same rule decides every act.',
  },
  onDay: { id: 'Pada tanggal', en: 'On' },
  ground: { id: 'Dasar', en: 'Ground' },
  holdsIt: { id: 'pejabat definitif', en: 'holds the post' },
  since: {
    id: (from: string, until: string) => `sejak ${from} s.d. ${until}`,
    en: (from: string, until: string) => `from ${from} until ${until}`,
  },
  sinceOnly: { id: (from: string) => `sejak ${from}`, en: (from: string) => `from ${from}` },
  attendance: { id: 'Kehadiran', en: 'At their desk' },
  awayTo: { id: (day: string) => `tidak di tempat s.d. ${day}`, en: (day: string) => `away until ${day}` },
  because: {
    id: (form: string, letter: string) => `karena ${form} berdasarkan surat ${letter}`,
    en: (form: string, letter: string) => `as ${form} by letter ${letter}`,
  },
  unattended: {
    id: (posts: string) => `Tidak ada yang dapat bertindak penuh di tempat: ${posts}.`,
    en: (posts: string) => `Nobody who may do all its work is there: ${posts}.`,
  },
  nobody: { id: 'Tidak ada', en: 'Nobody' },
  present: { id: 'di tempat', en: 'present' },

  // Serah terima
  handOver: { id: 'Serah terima', en: 'Hand over' },
  handOverAbout: {
    id: 'Pejabat lama berakhir pada hari terakhir; yang baru mulai keesokan harinya. Berkas yang masih terbuka tetap pada jabatannya, riwayat tetap atas nama orangnya.',
    en: 'The old holder ends on the last day, the new one begins on the next. Open dossiers stay with the post; the history keeps the person.',
  },
  successor: { id: 'Pejabat baru', en: 'New holder' },
  lastDayOfOld: { id: 'Hari terakhir pejabat lama', en: 'Last day of the old holder' },
} as const
