import type { Language } from '../refused.ts'

/** What a place in a text is that a note names; a paragraph is `text`, a part of what goes out at once `part`. */
export type NotePlaceKind = keyof typeof kinds

const kinds = {
  title: { id: 'Judul', en: 'Title' },
  summary: { id: 'Ringkasan', en: 'Summary' },
  part: { id: 'Bagian serta-merta', en: 'Part of what goes out at once' },
  field: { id: 'Isian', en: 'Answer' },
  text: { id: '', en: '' },
  footnote: { id: 'Catatan kaki', en: 'Footnote' },
  picture: { id: 'Gambar', en: 'Picture' },
  quote: { id: 'Narasumber', en: 'Who is quoted' },
  table: { id: 'Tabel', en: 'Table' },
  fact: { id: 'Fakta', en: 'Fact' },
  variant: { id: 'Varian kanal', en: 'Channel variant' },
  translation: { id: 'Terjemahan', en: 'Translation' },
  video: { id: 'Video', en: 'Video' },
} as const

/** A place by what it is and its first words: `Judul: Jalan ditutup`, `Jalan lintas selatan…`. */
export function placeWords(it: { kind: NotePlaceKind; text: string }, letters: number, language: Language): string {
  const name = kinds[it.kind][language]
  const text = it.text.replace(/\s+/gu, ' ').trim()
  const words = text.length > letters ? `${[...text].slice(0, letters).join('').trimEnd()}…` : text
  return [name, words].filter((part) => part !== '' && part !== '…').join(': ')
}

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
  blank: {
    id: (n: string) =>
      `Catatan ${n} menunjuk satu tempat tetapi belum berisi. Tulis catatannya, atau pilih “Seluruh naskah”.`,
    en: (n: string) => `Note ${n} names a place and says nothing. Write it, or choose “The whole text”.`,
  },
  tooMany: {
    id: (max: number) => `Paling banyak ${max} catatan di halaman ini.`,
    en: (max: number) => `At most ${max} notes on this page.`,
  },
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
