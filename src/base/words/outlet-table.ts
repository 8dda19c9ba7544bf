/** Words of the table of outlets, taken home and laid over what is there. */
import type { Phrase } from './phrase.ts'
import { pressWords } from './press.ts'

type Column = 'name' | 'kind' | 'company' | 'councilStatus' | 'address' | 'website' | 'email' | 'phone' | 'note' | 'retired' // prettier-ignore
type Problem = 'kind' | 'kind-missing' | 'kind-unclear' | 'status' | 'retired' | 'twice' | 'field'

const columns: Readonly<Record<Column, Phrase>> = {
  name: pressWords.outletName,
  kind: pressWords.outletKind,
  company: pressWords.company,
  councilStatus: pressWords.councilStatus,
  address: pressWords.address,
  website: pressWords.website,
  email: pressWords.email,
  phone: pressWords.phone,
  note: pressWords.note,
  retired: pressWords.retired,
}
const problems: Readonly<Record<Problem, Phrase>> = {
  kind: {
    id: 'Jenis media harus cetak, daring, televisi, radio, atau kantor berita.',
    en: 'The kind must be print, online, television, radio or news agency.',
  },
  'kind-missing': {
    id: 'Media ini belum ada; isi jenisnya agar dapat dibuat.',
    en: 'This outlet is not there yet; say its kind so that it can be made.',
  },
  'kind-unclear': {
    id: 'Ada beberapa media bernama ini; isi jenisnya.',
    en: 'Several outlets have this name; say its kind.',
  },
  status: {
    id: 'Status di Dewan Pers harus seperti di tabel yang diunduh, misalnya “Terdata”.',
    en: 'The status at Dewan Pers must be as in the table that is taken home, such as “Listed”.',
  },
  retired: { id: 'Isi x bila tidak aktif lagi, selain itu kosongkan.', en: 'Write x where it is not active any more, else leave it empty.' }, // prettier-ignore
  twice: { id: 'Media ini sudah ada di baris lain.', en: 'Another row has this outlet.' },
  field: { id: 'Isi kolom ini kosong, terlalu panjang, atau bukan alamat.', en: 'This cell is empty, too long, or no address.' }, // prettier-ignore
}
const pick = <Key extends string>(table: Readonly<Record<Key, Phrase>>) => ({
  id: (key: Key): string => table[key].id,
  en: (key: Key): string => table[key].en,
})

export const outletTableWords = {
  column: pick(columns),
  problem: pick(problems),
  table: { id: 'Tabel media', en: 'Table of outlets' },
  fileHelp: {
    id: 'Sedikitnya kolom Nama media. Kolom yang tidak ada di tabel tidak diubah; media dikenali dari nama dan jenisnya. Surat-suratnya dicatat di halaman media.',
    en: 'At least the column Name of the outlet. Columns that the table lacks are left as they are; outlets are known by name and kind. Their papers are entered on their pages.',
  },
  wouldDo: {
    id: (added: number, changed: number, same: number) =>
      `${added} media baru, ${changed} berubah, ${same} sudah sama.`,
    en: (added: number, changed: number, same: number) => `${added} new outlets, ${changed} changed, ${same} the same already.`, // prettier-ignore
  },
  applied: { id: 'Daftar media sudah diperbarui.', en: 'The outlets are updated.' },
} as const
