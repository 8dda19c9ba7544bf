import type { Phrase } from './phrase.ts'

const count = (it: number, of: 'id' | 'en') => it.toLocaleString(of)

/** Why the whole text of an article is not kept, by code, in the words that follow a number of articles. */
const reasons = {
  'other-site': { id: 'di situs lain yang tidak disebut dalam izin', en: 'on another site that the permission does not name' },
  'too-many': { id: 'lewat dari 200 sehari', en: 'beyond 200 a day' },
  robots: { id: 'situsnya minta tidak dibaca program (robots.txt)', en: 'its site asks programs not to read it (robots.txt)' },
  refused: { id: 'situsnya menolak', en: 'its site refuses' },
  'not-there': { id: 'tidak ada lagi di alamatnya', en: 'no longer at its address' },
  'no-answer': { id: 'situsnya tidak menjawab', en: 'its site does not answer' },
  'too-large': { id: 'halamannya terlalu besar atau terlalu rumit', en: 'its page is too large or too tangled' },
  'no-page': { id: 'bukan halaman yang terbaca', en: 'no page that can be read' },
  'led-away': { id: 'dialihkan ke situs lain', en: 'led away to another site' },
  login: { id: 'harus masuk dengan akun', en: 'an account is asked for' },
  paywall: { id: 'hanya untuk pelanggan', en: 'for subscribers alone' },
  'no-article': { id: 'tidak ada naskah di halamannya', en: 'no text on its page' },
  'another-article': { id: 'halamannya berisi naskah lain', en: 'its page holds another text' },
  'another-language': { id: 'halamannya berbahasa lain', en: 'its page is in another language' },
  'nothing-more': { id: 'umpannya sudah memuat semuanya', en: 'its feed has all of it' },
} as const satisfies Record<string, Phrase> // prettier-ignore

/** Words of whole texts of articles. */
export const fullTextWords = {
  reasons,
  title: { id: 'Naskah lengkap', en: 'Whole texts' },
  keep: { id: 'Ambil dan simpan naskah lengkap artikelnya', en: 'Fetch and keep the whole texts of its articles' },
  says: {
    id: (days: number) => `Hak cipta tetap pada medianya: naskahnya disimpan di dalam kantor ini untuk kliping ${days === 0 ? 'tanpa batas hari' : `selama ${count(days, 'id')} hari`}, dan tidak pernah diterbitkan.`, // prettier-ignore
    en: (days: number) => `Copyright stays with the medium: texts are kept inside this office for clippings ${days === 0 ? 'without a limit of days' : `for ${count(days, 'en')} days`}, and never published.`, // prettier-ignore
  },
  note: { id: 'Izinnya', en: 'The permission' },
  noteHelp: {
    id: 'Siapa yang mengizinkan dan di mana tertulis, misalnya: izin redaksi 12 November 2026, surat 480/112/2026.',
    en: 'Who allowed it and where that is written, such as: permission of the editors, 12 November 2026, letter 480/112/2026.',
  },
  hosts: { id: 'Situs lain dalam izin itu', en: 'Other sites of that permission' },
  hostsHelp: {
    id: 'Boleh kosong: hanya situs sumber ini sendiri. Isi bila artikelnya berada di situs lain, dipisah koma, misalnya regional.kabardaerah.id.',
    en: 'May be empty: this source’s own site alone. Fill in where its articles stand on another site, with commas between, such as regional.kabardaerah.id.',
  },
  forget: {
    id: 'Hapus juga naskah lengkap yang sudah disimpan dari sumber ini',
    en: 'Also delete the whole texts that are kept of this source',
  },
  allowedBy: {
    id: (note: string, name: string, at: string) => `Naskah lengkap disimpan: ${note} (diatur ${name}, ${at})`,
    en: (note: string, name: string, at: string) => `Whole texts are kept: ${note} (set by ${name}, ${at})`,
  },
  week: {
    id: (kept: number, waiting: number) => `Naskah lengkap dalam 7 hari: ${count(kept, 'id')} tersimpan${waiting > 0 ? `, ${count(waiting, 'id')} menunggu giliran` : ''}.`, // prettier-ignore
    en: (kept: number, waiting: number) => `Whole texts in 7 days: ${count(kept, 'en')} kept${waiting > 0 ? `, ${count(waiting, 'en')} waiting for their turn` : ''}.`, // prettier-ignore
  },
  left: {
    id: (it: number, why: string) => `${count(it, 'id')} artikel tidak terambil: ${why}.`,
    en: (it: number, why: string) => `${count(it, 'en')} ${it === 1 ? 'article' : 'articles'} could not be taken: ${why}.`, // prettier-ignore
  },
  fromFeed: { id: 'Ini teks dari umpannya.', en: 'This is the text of its feed.' },
  notTaken: {
    id: (why: string) => `Naskah lengkapnya tidak terambil: ${why}.`,
    en: (why: string) => `Its whole text could not be taken: ${why}.`,
  },
  waits: { id: 'Naskah lengkapnya menunggu giliran diambil.', en: 'Its whole text waits to be fetched.' },
  taken: {
    id: (at: string, address: string) => `Teks lengkap, diambil ${at} dari ${address}`,
    en: (at: string, address: string) => `Whole text, taken ${at} from ${address}`,
  },
  takenAt: { id: (at: string) => `teks lengkap, diambil ${at}`, en: (at: string) => `whole text, taken ${at}` },
  gone: {
    id: (at: string, address: string) =>
      `Teks lengkap diambil ${at} dari ${address} dan tidak dipakai lagi: waktu simpannya habis, atau medianya mengubah naskahnya.`,
    en: (at: string, address: string) =>
      `The whole text was taken ${at} from ${address} and counts no more: its time is over, or its medium changed the article.`,
  },
  ways: {
    declared: { id: 'dari data halaman itu sendiri', en: 'from the page’s own data' },
    marked: { id: 'dari bagian yang ditandai sebagai naskah', en: 'from the part marked as its text' },
    weighed: { id: 'dari bagian yang paling banyak paragrafnya', en: 'from the part with most of its paragraphs' },
  },
  pageHash: { id: 'Sidik halaman (SHA-256)', en: 'Fingerprint of the page (SHA-256)' },
  textHash: { id: 'Sidik judul dan teks lengkap (SHA-256)', en: 'Fingerprint of title and whole text (SHA-256)' },
} as const
