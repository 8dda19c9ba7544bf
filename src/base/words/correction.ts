/** Words of putting right what is public: the acts, their notes, and what is said while it is under way. */

type Form = 'correction' | 'clarification'

export const correctionWords = {
  form: {
    correction: { id: 'Koreksi', en: 'Correction' },
    clarification: { id: 'Klarifikasi', en: 'Clarification' },
  },
  ask: {
    correction: { id: 'Koreksi…', en: 'Correct…' },
    clarification: { id: 'Klarifikasi…', en: 'Clarify…' },
  },
  title: {
    correction: { id: 'Koreksi naskah yang sudah terbit', en: 'Correct the published text' },
    clarification: { id: 'Klarifikasi naskah yang sudah terbit', en: 'Clarify the published text' },
  },
  begin: {
    correction: { id: 'Mulai koreksi', en: 'Begin the correction' },
    clarification: { id: 'Mulai klarifikasi', en: 'Begin the clarification' },
  },
  about: {
    correction: { id: 'Untuk yang keliru di naskah.', en: 'For what is wrong in the text.' },
    clarification: {
      id: 'Untuk yang benar tetapi dapat disalahpahami.',
      en: 'For what is right but can be misunderstood.',
    },
  },
  says: {
    id: (step: string) =>
      `Berkas kembali ke langkah ${step} dan melewati persetujuan yang sama. Selama itu publik tetap membaca naskah yang sekarang. Sesudah disetujui dan diterbitkan, naskah baru menggantikannya di alamat yang sama dan dikirim ke semua tujuan yang menerima naskah pertama.`,
    en: (step: string) =>
      `The dossier goes back to step ${step} and takes the same way of approval. Meanwhile the public reads the present text. Once approved and published, the new text stands in its place at the same address and goes wherever the first one went.`,
  },
  note: { id: 'Catatan untuk publik', en: 'Note for the public' },
  noteHelp: {
    id: 'Tampil bertanggal di atas naskah, jadi tulis apa yang berubah: “Jam layanan yang benar 08.00 sampai 15.00.”',
    en: 'It stands above the text with its date, so say what changed: “The right hours are 08.00 to 15.00.”',
  },
  underWay: {
    id: (form: Form): string =>
      form === 'correction'
        ? 'Koreksi sedang berjalan. Publik masih membaca naskah yang lama.'
        : 'Klarifikasi sedang berjalan. Publik masih membaca naskah yang lama.',
    en: (form: Form): string =>
      form === 'correction'
        ? 'A correction is under way. The public still reads the earlier text.'
        : 'A clarification is under way. The public still reads the earlier text.',
  },
  noteShown: { id: 'Yang akan dibaca publik di atas naskah:', en: 'What the public will read above the text:' },
  readPublic: { id: 'Baca naskah yang sekarang terbit', en: 'Read the text that is public now' },
  reword: { id: 'Ubah catatan…', en: 'Change the note…' },
  rewordTitle: { id: 'Ubah catatan untuk publik', en: 'Change the note for the public' },
  rewordDo: { id: 'Simpan catatan', en: 'Keep the note' },
  drop: {
    correction: { id: 'Batalkan koreksi…', en: 'Give the correction up…' },
    clarification: { id: 'Batalkan klarifikasi…', en: 'Give the clarification up…' },
  },
  dropTitle: {
    correction: { id: 'Batalkan koreksi', en: 'Give the correction up' },
    clarification: { id: 'Batalkan klarifikasi', en: 'Give the clarification up' },
  },
  dropSays: {
    id: 'Naskah yang terbit tetap seperti sekarang. Yang sudah ditulis tersimpan sebagai versi di berkas ini.',
    en: 'What is public stays as it is. What was written is kept as a version in this dossier.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  publish: {
    correction: { id: 'Terbitkan koreksi', en: 'Publish the correction' },
    clarification: { id: 'Terbitkan klarifikasi', en: 'Publish the clarification' },
  },
  publishSays: {
    id: (version: string) =>
      `Versi ${version} menggantikan naskah yang terbit, di alamat yang sama, dan dikirim ke semua tujuan yang menerima naskah sebelumnya. Naskah sebelumnya tetap dapat dibaca publik di riwayat perubahan.`,
    en: (version: string) =>
      `Version ${version} stands in the place of what is public, at the same address, and goes wherever the earlier text went. The public can still read the earlier one in the history of changes.`,
  },
} satisfies Record<string, unknown>
