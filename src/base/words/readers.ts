/** The words of sensitive dossiers. */
export const readersWords = {
  limited: { id: 'Terbatas', en: 'Limited' },
  limitedTo: {
    id: (names: string) => `Berkas ini hanya dapat dibaca oleh ${names}.`,
    en: (names: string) => `Only ${names} can read this dossier.`,
  },
  limit: { id: 'Batasi pembaca…', en: 'Limit readers…' },
  change: { id: 'Ubah pembaca…', en: 'Change readers…' },
  title: { id: 'Batasi pembaca', en: 'Limit readers' },
  says: {
    id: 'Siapa pun di luar daftar tidak lagi melihat berkas ini: tidak di daftar, pencarian, hitungan, agenda, maupun lampirannya. Administrator dan auditor pun tidak, kecuali disebut. Anda sendiri selalu termasuk.',
    en: 'Nobody outside the list sees this dossier any more: not in lists, searches, counts, agenda books or its files. Neither administrators nor auditors do, unless named. You yourself are always among them.',
  },
  posts: { id: 'Jabatan', en: 'Posts' },
  people: { id: 'Orang', en: 'People' },
  reason: { id: 'Alasan', en: 'Reason' },
  nextNeeds: {
    id: (posts: string) => `Langkah berikutnya juga memerlukan: ${posts}.`,
    en: (posts: string) => `Later steps also need: ${posts}.`,
  },
  keep: { id: 'Batasi', en: 'Limit' },
  open: { id: 'Buka untuk seisi kantor', en: 'Open to the whole office' },
} as const
