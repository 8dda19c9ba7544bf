/** Words of where publications go beside the portal, and when. */
export const destinationWords = {
  title: { id: 'Tujuan terbitan', en: 'Destinations' },
  about: {
    id: 'Ke mana terbitan dikirim selain portal. Tiap tujuan punya antrean sendiri; yang macet tidak menahan yang lain.',
    en: 'Where publications go beside the portal. Each destination has its own queue; one that is stuck holds up no other.',
  },
  none: {
    id: 'Belum ada tujuan lain. Terbitan hanya tampil di portal.',
    en: 'No other destination yet. Publications appear on the portal alone.',
  },
  add: { id: 'Tambah tujuan', en: 'Add a destination' },
  change: { id: (name: string) => `Ubah ${name}`, en: (name: string) => `Change ${name}` },
  edit: { id: 'Ubah', en: 'Change' },
  off: { id: 'Tidak menerima terbitan baru', en: 'Takes nothing new' },
  paused: { id: 'Dihentikan', en: 'Paused' },
  stopped: { id: 'Berhenti sendiri', en: 'Stopped of itself' },
  waiting: {
    id: (count: number) => `${count.toLocaleString('id')} menunggu`,
    en: (count: number) => `${count.toLocaleString('en')} waiting`,
  },
  pausedBy: { id: (name: string) => `oleh ${name}`, en: (name: string) => `by ${name}` },
  pause: { id: 'Hentikan…', en: 'Pause…' },
  pauseTitle: { id: (name: string) => `Hentikan ${name}`, en: (name: string) => `Pause ${name}` },
  pauseSays: {
    id: 'Kiriman menunggu sampai tujuan ini dilanjutkan. Yang sedang dikirim diselesaikan.',
    en: 'Deliveries wait until this destination is resumed. What is under way is finished.',
  },
  pauseDo: { id: 'Hentikan', en: 'Pause' },
  resume: { id: 'Lanjutkan', en: 'Resume' },
  reason: { id: 'Alasan', en: 'Reason' },
  try: { id: 'Coba', en: 'Try it' },
  tryTitle: { id: (name: string) => `Uji ${name}`, en: (name: string) => `Trial of ${name}` },
  tryOk: {
    id: 'Tujuan ini siap. Tidak ada yang diterbitkan.',
    en: 'This destination is ready. Nothing was published.',
  },
  tryBad: {
    id: 'Tujuan ini belum siap. Perbaiki yang disebut di bawah.',
    en: 'This destination is not ready. Mend what is told below.',
  },
  came: { id: 'Yang dikirim dan jawabannya', en: 'What was sent and what came back' },
  wouldGo: { id: 'Naskah yang akan dikirim', en: 'What would be sent' },
  channel: { id: 'Kanal', en: 'Channel' },
  name: { id: 'Nama tujuan', en: 'Name' },
  nameHelp: {
    id: 'Seperti disebut di kantor, misalnya Radio RKPD.',
    en: 'As the office calls it, such as Radio RKPD.',
  },
  on: { id: 'Terima terbitan baru', en: 'Takes new publications' },
  onHelp: {
    id: 'Bila dimatikan, koreksi dan penarikan tetap dikirim ke sini untuk terbitan yang sudah pernah sampai.',
    en: 'When off, corrections and withdrawals still go here for what already arrived.',
  },
  secretKept: {
    id: 'Sudah tersimpan. Isi hanya bila diganti; bila alamatnya diubah, isi lagi.',
    en: 'Kept already. Fill in only to replace it; after a change of address, fill it in again.',
  },
  types: { id: 'Jenis naskah yang dikirim ke sini', en: 'Kinds of text that go here' },
  allTypes: { id: 'Semua jenis', en: 'All kinds' },
  perMinute: { id: 'Paling banyak tiap menit', en: 'At most a minute' },
  remove: { id: 'Hapus tujuan…', en: 'Remove…' },
  removeSure: { id: 'Ya, hapus tujuan ini', en: 'Yes, remove this destination' },
  removeSays: {
    id: 'Yang masih menunggu tidak jadi dikirim. Riwayat tujuan ini tetap ada.',
    en: 'What still waits is not sent. The history of this destination stays.',
  },
  missed: { id: 'Bila waktu terbit terlewat', en: 'When a set time is missed' },
  missedAbout: {
    id: 'Misalnya karena server mati pada waktu itu. Penanggung jawabnya diberi tahu dalam satu menit setelah server hidup.',
    en: 'As when the server was down at that time. Whoever answers for it is told within a minute of its return.',
  },
  missedAsk: { id: 'Tunggu keputusan petugas', en: 'Wait for a person' },
  missedSend: { id: 'Langsung kirim terlambat', en: 'Send it late at once' },
  limit: {
    id: (name: string, used: number, max: number) =>
      `${name}: ${used.toLocaleString('id')} dari ${max.toLocaleString('id')}`,
    en: (name: string, used: number, max: number) =>
      `${name}: ${used.toLocaleString('en')} of ${max.toLocaleString('en')}`,
  },

  proofs: { id: 'Bukti', en: 'Proof' },
  proofsOf: { id: (name: string) => `Bukti tayang di ${name}`, en: (name: string) => `Proof of airing at ${name}` },
  proofNone: { id: 'Belum ada bukti.', en: 'No proof yet.' },
  proofNext: { id: (time: string) => `Dilihat lagi ${time}.`, en: (time: string) => `Looked at again ${time}.` },
  outcome: {
    first: { id: 'Tampil seperti disetujui', en: 'Stands there as approved' },
    same: { id: 'Masih ada, persis sama', en: 'Still there, exactly the same' },
    there: { id: 'Masih ada; halamannya berubah di luar naskah', en: 'Still there; the page changed around the text' },
    changed: { id: 'Berubah: naskahnya tidak ditemukan di sana', en: 'Changed: the text is not found there' },
    gone: { id: 'Hilang', en: 'Gone' },
    unreachable: { id: 'Tidak dapat dibuka', en: 'Could not be opened' },
    hand: { id: 'Ditunjukkan orang', en: 'Shown by a person' },
  },
  proofBytes: { id: 'Unduh yang terlihat', en: 'Download what was seen' },
  proofFile: { id: 'Buka berkas bukti', en: 'Open the file' },
  proofHash: { id: (hash: string) => `SHA-256 ${hash}`, en: (hash: string) => `SHA-256 ${hash}` },
  proofLedger: { id: (index: number) => `buku catatan ${index}`, en: (index: number) => `ledger ${index}` },
  proofAdd: { id: 'Tambah bukti', en: 'Add proof' },
  proofPick: { id: 'Foto, pindaian, rekaman layar, atau catatan siar', en: 'Photo, scan, screen shot or log' },
  proofSave: { id: 'Simpan bukti', en: 'Keep the proof' },
  embargoOk: {
    id: (texts: number, time: string) =>
      `Pemeriksaan embargo ${time}: ${texts.toLocaleString('id')} naskah yang belum boleh dibaca publik, tidak ada yang bocor.`,
    en: (texts: number, time: string) =>
      `Embargo check ${time}: ${texts.toLocaleString('en')} texts that the public may not read yet; none leaks.`,
  },
  embargoBad: {
    id: (count: number, time: string) =>
      `Pemeriksaan embargo ${time}: ${count.toLocaleString('id')} kebocoran. Naskah yang belum boleh dibaca publik dapat dibuka orang luar. Minta administrator menutupnya sekarang.`,
    en: (count: number, time: string) =>
      `Embargo check ${time}: ${count.toLocaleString('en')} leaks. Texts that the public may not read yet can be opened from outside. Ask the administrator to close them at once.`,
  },

  when: { id: 'Atur waktu dan tujuan…', en: 'Set time and destinations…' },
  whenTitle: { id: 'Waktu dan tujuan terbit', en: 'When and where it goes out' },
  now: { id: 'Terbitkan sekarang', en: 'Publish now' },
  later: { id: 'Terbitkan pada waktu tertentu', en: 'Publish at a set time' },
  day: { id: 'Tanggal', en: 'Day' },
  time: { id: 'Pukul (WIB)', en: 'Time (WIB)' },
  embargo: { id: 'Di bawah embargo sampai waktu itu', en: 'Under embargo until then' },
  embargoHelp: {
    id: 'Sampai waktu itu hanya wartawan terdaftar yang dapat membacanya.',
    en: 'Until then only registered press may read it.',
  },
  where: { id: 'Dikirim ke', en: 'Goes to' },
  portal: { id: 'Portal', en: 'Portal' },
  portalAlways: { id: 'selalu, dan lebih dulu', en: 'always, and first' },
  willWait: { id: 'dihentikan: menunggu dilanjutkan', en: 'paused: waits to be resumed' },
  byHand: { id: 'dikerjakan orang', en: 'by a person' },
  cannot: { id: 'tidak dapat dikirim seperti ini', en: 'cannot go like this' },
  see: { id: 'Lihat bentuknya', en: 'See its form' },
  schedule: { id: 'Jadwalkan', en: 'Schedule' },
  publish: { id: 'Terbitkan', en: 'Publish' },

  scheduled: { id: (time: string) => `Dijadwalkan ${time}`, en: (time: string) => `Set for ${time}` },
  embargoed: { id: (time: string) => `Embargo sampai ${time}`, en: (time: string) => `Embargo until ${time}` },
  missedTag: { id: 'Waktunya terlewat', en: 'Its time was missed' },
  waitsForYou: {
    id: 'Tidak terbit pada waktunya. Putuskan: terbitkan sekarang, atau atur waktu lain.',
    en: 'It did not go out in time. Decide: publish now, or set another time.',
  },
  changeTime: { id: 'Ubah waktu…', en: 'Change the time…' },
  changeTitle: { id: 'Ubah waktu terbit', en: 'Change when it goes out' },

  do: { id: 'Kerjakan', en: 'Do it' },
  doTitle: { id: (name: string) => `Tayangkan di ${name}`, en: (name: string) => `Bring it to ${name}` },
  doKind: {
    publish: { id: 'Tayangkan naskah ini persis seperti tertulis.', en: 'Bring this text there, exactly as it is.' },
    correct: {
      id: 'Ganti yang sudah tayang dengan naskah ini, atau tayangkan koreksinya.',
      en: 'Put this text in place of the earlier one, or bring the correction there.',
    },
    withdraw: {
      id: 'Turunkan yang sudah tayang, atau tayangkan bahwa ini ditarik.',
      en: 'Take down what is there, or tell that it is withdrawn.',
    },
  },
  copy: { id: 'Salin naskah', en: 'Copy the text' },
  copied: { id: 'Tersalin', en: 'Copied' },
  share: { id: 'Bagikan', en: 'Share' },
  picture: { id: (at: number) => `Unduh gambar ${at}`, en: (at: number) => `Download picture ${at}` },
  link: { id: 'Tautan tempat tayangnya', en: 'Link to where it can be seen' },
  linkHelp: {
    id: 'Boleh kosong bila tidak ada, misalnya siaran radio.',
    en: 'May stay empty where there is none, as on the radio.',
  },
  note: { id: 'Catatan', en: 'Note' },
  noteHelp: { id: 'Misalnya jam siar atau nama penyiar.', en: 'Such as the time on air or the announcer.' },
  done: { id: 'Sudah ditayangkan', en: 'It is there' },
  seen: { id: 'Yang terlihat di sana:', en: 'What is seen there:' },
  brought: { id: (time: string) => `Ditayangkan ${time}`, en: (time: string) => `Brought there ${time}` },
} as const
