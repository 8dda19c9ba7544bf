/** Words of the leader's notes: giving them, and certifying that they are done. */
export const notesWords = {
  note: { id: (n: number) => `Catatan ${n}`, en: (n: number) => `Note ${n}` },
  where: { id: 'Di mana', en: 'Where' },
  anywhere: { id: 'Seluruh naskah', en: 'The whole text' },
  whereHelp: {
    id: 'Hanya tempat yang dipilih boleh berubah. “Seluruh naskah” mengizinkan perubahan di mana pun.',
    en: 'Only the places chosen may change. “The whole text” lets changes through anywhere.',
  },
  add: { id: 'Tambah catatan', en: 'Add a note' },
  remove: { id: 'Hapus catatan', en: 'Remove the note' },
  title: { id: 'Judul', en: 'Title' },
  summary: { id: 'Ringkasan', en: 'Summary' },
  tickAll: {
    id: 'Centang tiap catatan yang sudah dikerjakan; perubahannya ada di sebelahnya.',
    en: 'Tick each note that is done; what was changed for it stands beside it.',
  },
  unchanged: { id: 'Belum ada perubahan di tempat ini.', en: 'Nothing was changed here yet.' },
  outside: {
    id: (n: number) =>
      `${n} perubahan ada di luar catatan pimpinan. Batalkan perubahan itu, atau kembalikan naskah kepada pimpinan untuk diputuskan lagi.`,
    en: (n: number) =>
      `${n} changes are outside the leader’s notes. Undo them, or send the text back to the leader to be decided on anew.`,
  },
  backToLeader: { id: (post: string) => `Kembalikan ke ${post}`, en: (post: string) => `Send back to ${post}` },
  backReason: {
    id: 'Naskah diubah di luar catatan, jadi mohon diputuskan lagi.',
    en: 'The text was changed outside the notes, so please decide anew.',
  },
} as const
