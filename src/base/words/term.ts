/** Words of how long a publication counts. */
export const termWords = {
  open: { id: 'Masa berlaku…', en: 'How long it counts…' },
  title: { id: 'Masa berlaku dan peninjauan', en: 'How long it counts, and its review' },
  does: { id: 'Simpan', en: 'Save' },
  validUntil: { id: 'Berlaku sampai (tanggal terakhir)', en: 'Counts until (last day)' },
  validHelp: {
    id: 'Kosongkan bila selalu berlaku. Sesudah itu halamannya tetap ada dengan tanda Arsip dan hilang dari beranda, daftar topik, dan umpan; tidak ada yang dihapus, dan tanggal yang lebih jauh mengembalikannya.',
    en: 'Leave it empty for always. After it the page stays, marked as archived, and leaves the front page, its topic and the feeds; nothing is deleted, and a later day brings it back.',
  },
  reviewOn: { id: 'Tinjau lagi pada', en: 'Look at it again on' },
  reviewHelp: {
    id: 'Pada hari itu yang bertanggung jawab diberi tahu. Kosongkan bila tidak perlu.',
    en: 'Whoever looks after it is told on that day. Leave it empty where there is no need.',
  },
  until: { id: (day: string) => `Berlaku sampai ${day}`, en: (day: string) => `Counts until ${day}` },
  archived: {
    id: (day: string) => `Arsip: berlaku sampai ${day}`,
    en: (day: string) => `Archived: counted until ${day}`,
  },
  reviewDue: { id: 'Waktunya ditinjau', en: 'Due for review' },
  reviewed: { id: 'Masih benar…', en: 'Still right…' },
  reviewedTitle: { id: 'Sudah ditinjau, masih benar', en: 'Looked at, still right' },
  reviewedDoes: { id: 'Catat', en: 'Record it' },
  note: { id: 'Apa yang diperiksa (boleh kosong)', en: 'What was looked at (may be left empty)' },
  next: { id: 'Tinjau lagi pada (boleh kosong)', en: 'Look again on (may be left empty)' },
} as const
