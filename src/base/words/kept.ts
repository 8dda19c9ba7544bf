/** Words of decisions made without a line: kept on the device until they arrive, and what became of them. */
export const keptWords = {
  /** In the trail, beside when it arrived. */
  saidEarlier: {
    id: (time: string) => `Diputuskan ${time} tanpa saluran`,
    en: (time: string) => `Decided ${time} without a line`,
  },
  decidedAt: { id: 'Diputuskan', en: 'Decided' },
  arrivedAt: { id: 'Diterima Siar', en: 'Received by Siar' },

  // On the sheet, while there is no line
  seenAt: {
    id: (time: string) => `Tanpa saluran: naskah seperti dilihat ${time}.`,
    en: (time: string) => `Without a line: the text as seen ${time}.`,
  },
  maySign: {
    id: 'Anda dapat memutuskan; keputusan dikirim begitu tersambung. Bila naskah sudah berubah di Siar, keputusan ditolak dan Anda diberi tahu.',
    en: 'You may decide; the decision is sent once there is a line. Should the text have changed in Siar, it is refused and you are told.',
  },
  passkeyOnly: {
    id: 'Tanpa saluran keputusan hanya dapat dibuat dengan kunci sandi di perangkat ini, dan tidak ada yang terdaftar. Tunggu sampai tersambung.',
    en: 'Without a line a decision can only be made with a passkey of this device, and there is none. Wait for a line.',
  },
  passwordNotSent: {
    id: 'Siar tidak menjawab. Sandi tidak disimpan di perangkat, jadi keputusan ini tidak dikirim sendiri: coba lagi begitu tersambung.',
    en: 'Siar does not answer. A password is never kept on the device, so this decision is not sent by itself: try again once there is a line.',
  },

  // What waits
  waitsTitle: { id: 'Keputusan menunggu saluran', en: 'The decision waits for a line' },
  waits: {
    id: 'Keputusan Anda sudah ditandatangani dan tersimpan di perangkat ini. Siar mengirimnya sendiri, satu kali, begitu tersambung, juga bila halaman ditutup lalu dibuka lagi.',
    en: 'Your decision is signed and kept on this device. Siar sends it by itself, once, as soon as there is a line, also when this page is closed and opened again.',
  },
  waitsOpen: {
    id: 'Keputusan Anda sudah ditandatangani, tetapi peramban ini tidak mengizinkan menyimpannya. Biarkan halaman ini terbuka: Siar mengirimnya sendiri, satu kali, begitu tersambung.',
    en: 'Your decision is signed, but this browser does not allow keeping it. Leave this page open: Siar sends it by itself, once, as soon as there is a line.',
  },
  until: {
    id: 'Keputusan yang sampai lebih dari sehari sesudah dibuat tidak dicatat.',
    en: 'A decision that arrives more than a day after it was made is not recorded.',
  },
  signIn: {
    id: 'Masuk untuk mengirim keputusan yang disimpan',
    en: 'Sign in to send the decision that is kept',
  },
  signInAbout: {
    id: 'Ada keputusan yang tersimpan di perangkat ini dan belum terkirim. Masuk untuk mengirimnya.',
    en: 'A decision is kept on this device and was not sent yet. Sign in to send it.',
  },
  dossier: { id: 'Berkas', en: 'Dossier' },
  answer: { id: 'Keputusan', en: 'Decision' },
  answers: {
    decide: {
      yes: { id: 'YA, setujui', en: 'YES, approve' },
      'yes-with-notes': { id: 'YA dengan catatan', en: 'YES with notes' },
      no: { id: 'TIDAK', en: 'NO' },
    },
    ratify: {
      yes: { id: 'Persetujuan lisan disahkan', en: 'The oral approval is ratified' },
      'yes-with-notes': { id: 'Persetujuan lisan disahkan', en: 'The oral approval is ratified' },
      no: { id: 'Persetujuan lisan tidak disahkan', en: 'The oral approval is not ratified' },
    },
  },
  text: { id: 'Naskah', en: 'Text' },
  wrote: { id: 'Yang Anda tulis', en: 'What you wrote' },

  // What became of it
  refusedTitle: { id: 'Keputusan tidak dicatat', en: 'The decision is not recorded' },
  next: {
    changed: {
      id: 'Berkas berubah sebelum keputusan Anda sampai. Baca lembar yang berlaku sekarang; bila masih menunggu Anda, putuskan lagi.',
      en: 'The dossier changed before your decision arrived. Read the sheet as it is now; if it still waits for you, decide again.',
    },
    key: {
      id: 'Kunci sandi di perangkat ini tidak diterima lagi. Daftarkan lagi di Pengaturan, lalu putuskan lagi.',
      en: 'This device’s passkey is not accepted any more. Register it anew under Settings, then decide again.',
    },
    other: {
      id: 'Baca lembarnya, lalu putuskan lagi. Bila tetap ditolak, hubungi administrator.',
      en: 'Read the sheet, then decide again. If it is refused again, tell the administrator.',
    },
  },
  since: { id: 'Yang terjadi sejak keputusan Anda', en: 'What happened since your decision' },
  understood: { id: 'Mengerti, buka lembarnya', en: 'Understood, open the sheet' },

  // In the frame
  waiting: {
    id: (n: number) => `${n} keputusan menunggu saluran`,
    en: (n: number) => (n === 1 ? '1 decision waits for a line' : `${n} decisions wait for a line`),
  },
  wasRefused: {
    id: (number: string) => `Keputusan Anda atas berkas ${number} tidak dicatat`,
    en: (number: string) => `Your decision on dossier ${number} is not recorded`,
  },
  wasRecorded: {
    id: (number: string) => `Keputusan Anda atas berkas ${number} sudah dicatat`,
    en: (number: string) => `Your decision on dossier ${number} is recorded`,
  },
  leaveTitle: { id: 'Keputusan belum selesai', en: 'A decision is not settled' },
  leave: {
    id: (n: number) =>
      `${n} keputusan yang Anda tandatangani masih menunggu saluran di perangkat ini. Bila Anda keluar sekarang, keputusan itu hilang dan harus dibuat lagi.`,
    en: (n: number) =>
      `${n === 1 ? 'A decision that you signed still waits' : `${n} decisions that you signed still wait`} for a line on this device. If you sign out now it is lost and must be made again.`,
  },
  notSeen: {
    id: 'Anda belum membaca sebabnya.',
    en: 'You have not read why yet.',
  },
  allSent: { id: 'Semua keputusan sudah sampai.', en: 'All decisions have arrived.' },
  wait: { id: 'Tunggu sampai terkirim', en: 'Wait until it is sent' },
  leaveAnyway: { id: 'Keluar dan hapus keputusan', en: 'Sign out and lose the decision' },
} as const
