import type { Phrase } from './phrase.ts'
import { translationWords } from './translations.ts'
import { channelWords } from './variants.ts'
import { signNames } from './videos.ts'

/** Words of Perubahan: what changed between two texts, the list of versions, merging, and whose turn it is to write. */
export const changeWords = {
  // Bar
  count: {
    id: (n: number) => (n === 0 ? 'Tidak ada yang berbeda.' : `${n} perubahan`),
    en: (n: number) => (n === 0 ? 'Nothing differs.' : `${n} ${n === 1 ? 'change' : 'changes'}`),
  },
  bar: { id: 'Perubahan', en: 'Changes' },
  previous: { id: 'Sebelumnya', en: 'Previous' },
  next: { id: 'Berikutnya', en: 'Next' },
  standsAt: {
    id: (at: number, of: number) => `Perubahan ${at} dari ${of}`,
    en: (at: number, of: number) => `Change ${at} of ${of}`,
  },
  inline: { id: 'Dalam satu naskah', en: 'In one text' },
  beside: { id: 'Berdampingan', en: 'Side by side' },
  layout: { id: 'Tampilan', en: 'View' },
  olderSide: { id: 'Sebelum', en: 'Before' },
  newerSide: { id: 'Sesudah', en: 'After' },
  besideText: { id: 'Di luar isi naskah', en: 'Beside the body' },

  // What happened to a piece, said and shown with a sign
  added: { id: 'ditambah', en: 'added' },
  removed: { id: 'dihapus', en: 'removed' },
  moved: { id: 'dipindah ke sini', en: 'moved here' },
  movedAway: { id: 'dipindah dari sini', en: 'moved away from here' },
  changed: { id: 'diubah', en: 'changed' },
  restyled: { id: 'bentuk huruf diubah', en: 'look of the words changed' },
  end: { id: 'akhir perubahan', en: 'end of change' },
  becomes: { id: 'menjadi', en: 'becomes' },
  empty: { id: '(kosong)', en: '(empty)' },
  footnote: { id: (text: string) => `[catatan: ${text}]`, en: (text: string) => `[note: ${text}]` },
  another: { id: 'berkas lain', en: 'another file' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },

  // Which two
  against: {
    seen: {
      id: (at: string) => `Dibandingkan dengan yang terakhir Anda lihat, ${at}.`,
      en: (at: string) => `Compared with what you saw last, ${at}.`,
    },
    approved: {
      id: () => 'Dibandingkan dengan naskah yang disetujui.',
      en: () => 'Compared with the approved text.',
    },
    previous: {
      id: () => 'Dibandingkan dengan versi sebelumnya.',
      en: () => 'Compared with the version before.',
    },
  },
  draft: { id: 'Naskah yang sedang ditulis', en: 'The text being written' },

  // List of versions
  allVersions: { id: 'Semua versi', en: 'All versions' },
  edition: {
    submitted: { id: 'diajukan', en: 'submitted' },
    reviewed: { id: 'ditelaah', en: 'reviewed' },
    approved: { id: 'disetujui', en: 'approved' },
    published: { id: 'terbit', en: 'published' },
  },
  madeOf: { id: (n: number) => `dari Versi ${n}`, en: (n: number) => `from Version ${n}` },
  compareFrom: { id: (n: number) => `Bandingkan dari Versi ${n}`, en: (n: number) => `Compare from Version ${n}` },
  compareShort: { id: 'Bandingkan', en: 'Compare' },
  restoreShort: { id: 'Pulihkan…', en: 'Restore…' },
  restoreN: { id: (n: number) => `Pulihkan Versi ${n}`, en: (n: number) => `Restore Version ${n}` },
  restoreSays: {
    id: (n: number) => `Naskah Versi ${n} menjadi naskah yang ditulis lagi. Semua versi tetap ada.`,
    en: (n: number) => `The text of Version ${n} becomes the text being written. All versions stay.`,
  },
  restoreKeeps: {
    id: 'Naskah yang sedang ditulis disimpan lebih dulu sebagai versi, jadi tidak hilang.',
    en: 'The text being written is kept as a version first, so it is not lost.',
  },
  restored: { id: 'Naskah dipulihkan.', en: 'The text is restored.' },
  keep: { id: 'Simpan sebagai versi', en: 'Keep as a version' },
  keepShort: { id: 'Simpan sebagai versi…', en: 'Keep as a version…' },
  keepSays: {
    id: 'Naskah seperti sekarang disimpan tetap, dapat dibandingkan dan dipulihkan. Berkas tidak berpindah langkah.',
    en: 'The text as it is now is kept for good, to compare with or come back to. The dossier stays at its step.',
  },
  keepName: { id: 'Nama singkat (boleh kosong)', en: 'Short name (may be empty)' },
  keepNameHelp: { id: 'Misalnya: sebelum rapat, versi dengan data BPBD', en: 'For example: before the meeting' },
  keptAs: { id: (n: number) => `Tersimpan sebagai Versi ${n}.`, en: (n: number) => `Kept as Version ${n}.` },

  // Merging
  merged: {
    id: (name: string, n: number) => `Tulisan ${name} digabung ke naskah Anda: ${n} perubahan.`,
    en: (name: string, n: number) => `What ${name} wrote was merged into your text: ${n} changes.`,
  },
  seeMerged: { id: 'Lihat yang masuk', en: 'See what came in' },
  understood: { id: 'Mengerti', en: 'Understood' },
  conflicts: {
    id: (name: string, n: number) =>
      `Anda dan ${name} mengubah bagian yang sama di ${n} tempat. Pilih yang dipakai; belum ada yang ditimpa.`,
    en: (name: string, n: number) =>
      `You and ${name} changed the same part in ${n} places. Choose which to use; nothing is overwritten yet.`,
  },
  waitsForChoice: {
    id: 'belum tersimpan; menunggu pilihan Anda di atas naskah',
    en: 'not saved; waits for your choice above the text',
  },
  conflictN: {
    id: (n: number, of: number) => `Pilihan ${n} dari ${of}`,
    en: (n: number, of: number) => `Choice ${n} of ${of}`,
  },
  mine: { id: 'Tulisan saya', en: 'Mine' },
  theirs: { id: (name: string) => `Tulisan ${name}`, en: (name: string) => `What ${name} wrote` },
  both: { id: 'Keduanya, tulisan saya dulu', en: 'Both, mine first' },
  nothingHere: { id: 'tidak ada di sini', en: 'nothing here' },
  useChosen: { id: 'Gabungkan', en: 'Merge' },
  chooseAll: { id: 'Pilih dulu di setiap tempat.', en: 'Choose at every place first.' },
  chosenTooMuch: {
    id: 'Gabungan ini melebihi batas naskah. Pilih salah satu di beberapa tempat.',
    en: 'This merge is more than a text can hold. Choose one side in some places.',
  },

  // Whose turn
  inText: { id: 'Di naskah ini', en: 'In this text' },
  writes: {
    id: (name: string) => `${name} sedang menulis naskah ini.`,
    en: (name: string) => `${name} is writing this text.`,
  },
  writtenBy: {
    id: (names: string) => `Sedang ditulis oleh ${names}.`,
    en: (names: string) => `Being written by ${names}.`,
  },
  writesBeside: {
    id: (name: string) => `${name} juga menulis; tulisan digabung saat disimpan.`,
    en: (name: string) => `${name} writes too; the texts are merged when saved.`,
  },
  reads: { id: (name: string) => `${name} membaca.`, en: (name: string) => `${name} is reading.` },
  turnFree: { id: 'Tidak ada yang sedang menulis.', en: 'Nobody is writing now.' },
  readingSays: {
    id: 'Anda membaca yang terakhir disimpan. Halaman ini mengikuti sendiri.',
    en: 'You read what was saved last. This page follows by itself.',
  },
  askTurn: { id: 'Minta giliran', en: 'Ask for the turn' },
  asked: {
    id: (name: string) => `Giliran sudah diminta; menunggu ${name}.`,
    en: (name: string) => `The turn is asked for; waiting for ${name}.`,
  },
  takeTurn: { id: 'Ambil giliran', en: 'Take the turn' },
  writeToo: { id: 'Tulis juga', en: 'Write too' },
  writeTooSays: {
    id: 'Bila keduanya menyimpan, tulisan digabung per paragraf.',
    en: 'When both save, the texts are merged by paragraph.',
  },
  wantsTurn: {
    id: (name: string) => `${name} meminta giliran menulis.`,
    en: (name: string) => `${name} asks for the turn to write.`,
  },
  giveTurn: { id: 'Beri giliran', en: 'Give the turn' },
  lostTurn: {
    id: (name: string) => `${name} mengambil giliran saat Anda terputus. Tulisan Anda tetap ada dan akan digabung.`,
    en: (name: string) => `${name} took the turn while you were cut off. What you wrote is kept and will be merged.`,
  },
} as const

/** What a part of a text is called, by the name it has in the data. */
export const partNames: Readonly<Record<string, Phrase>> = {
  whole: { id: 'Seluruh naskah', en: 'The whole text' },
  title: { id: 'Judul', en: 'Title' },
  summary: { id: 'Ringkasan', en: 'Summary' },
  topic: { id: 'Topik', en: 'Topic' },
  body: { id: 'Isi', en: 'Body' },
  type: { id: 'Jenis', en: 'Kind' },
  disclosure: { id: 'Kelas informasi publik', en: 'Class of public information' },
  field: { id: 'Isian', en: 'Field' },
  fact: { id: 'Fakta', en: 'Fact' },
  facts: { id: 'Fakta', en: 'Facts' },
  variant: { id: 'Varian kanal', en: 'Channel variant' },
  variants: { id: 'Varian kanal', en: 'Channel variants' },
  translation: { id: 'Terjemahan', en: 'Translation' },
  of: translationWords.of,
  video: { id: 'Video', en: 'Video' },
  videos: { id: 'Video', en: 'Videos' },
  file: { id: 'Berkas video', en: 'Video file' },
  address: { id: 'Alamat video', en: 'Address of the video' },
  poster: { id: 'Gambar sampul', en: 'Cover picture' },
  captionsId: { id: 'Takarir bahasa Indonesia', en: 'Captions in Indonesian' },
  captionsEn: { id: 'Takarir bahasa Inggris', en: 'Captions in English' },
  captionsJv: { id: 'Takarir bahasa Jawa', en: 'Captions in Javanese' },
  transcript: { id: 'Transkrip', en: 'Transcript' },
  sign: { id: 'Bahasa isyarat', en: 'Sign language' },
  signFile: { id: 'Berkas bahasa isyarat', en: 'File in sign language' },
  signAddress: { id: 'Alamat versi bahasa isyarat', en: 'Address in sign language' },
  attachment: { id: 'Lampiran', en: 'Attachment' },
  attachments: { id: 'Lampiran', en: 'Attachments' },
  src: { id: 'Gambar', en: 'Picture' },
  alt: { id: 'Keterangan untuk yang tidak melihat', en: 'Description for those who cannot see' },
  caption: { id: 'Keterangan', en: 'Caption' },
  credit: { id: 'Kredit', en: 'Credit' },
  people: { id: 'Orang yang tampak', en: 'Persons shown' },
  consent: { id: 'Bukti persetujuan', en: 'Record of consent' },
  minors: { id: 'Anak tampak', en: 'Minors shown' },
  victims: { id: 'Korban tampak', en: 'Victims shown' },
  speaker: { id: 'Yang berbicara', en: 'Speaker' },
  level: { id: 'Tingkat judul', en: 'Heading level' },
  start: { id: 'Mulai dari nomor', en: 'Starts at' },
  colspan: { id: 'Lebar sel', en: 'Cell width' },
  rowspan: { id: 'Tinggi sel', en: 'Cell height' },
  label: { id: 'Tentang apa', en: 'What it is' },
  value: { id: 'Nilai', en: 'Value' },
  unit: { id: 'Satuan', en: 'Unit' },
  time: { id: 'Pukul', en: 'Time' },
  village: { id: 'Desa atau kelurahan', en: 'Village' },
  district: { id: 'Kecamatan', en: 'District' },
  source: { id: 'Sumber', en: 'Source' },
  who: { id: 'Siapa', en: 'Who' },
  what: { id: 'Apa', en: 'What' },
  when: { id: 'Kapan', en: 'When' },
  where: { id: 'Di mana', en: 'Where' },
  kind: { id: 'Jenis fakta', en: 'Kind of fact' },
  text: { id: 'Tulisan', en: 'Text' },
  own: { id: 'Ditulis sendiri', en: 'Written by hand' },
  name: { id: 'Nama', en: 'Name' },
  hash: { id: 'Isi berkas', en: 'File' },
  mediaType: { id: 'Jenis berkas', en: 'Kind of file' },
  sizeBytes: { id: 'Ukuran', en: 'Size' },
  channel: { id: 'Kanal', en: 'Channel' },
}

/** What a kind of block, a channel or another fixed value is called. */
export const valueNames: Readonly<Record<string, Phrase>> = {
  paragraph: { id: 'paragraf', en: 'paragraph' },
  heading: { id: 'judul bagian', en: 'heading' },
  bulletList: { id: 'butir', en: 'bullets' },
  orderedList: { id: 'nomor urut', en: 'numbers' },
  tableCell: { id: 'sel', en: 'cell' },
  tableHeader: { id: 'kepala tabel', en: 'table heading' },
  periodic: { id: 'berkala', en: 'periodic' },
  immediate: { id: 'serta-merta', en: 'immediate' },
  'on-request': { id: 'setiap saat', en: 'on request' },
  exempt: { id: 'dikecualikan', en: 'exempt' },
  none: { id: 'tidak ada', en: 'nobody' },
  public: { id: 'pejabat atau tempat umum', en: 'in public office or place' },
  consented: { id: 'dengan persetujuan', en: 'with consent' },
  ...channelWords,
  ...signNames,
  name: { id: 'nama', en: 'name' },
  figure: { id: 'angka', en: 'figure' },
  date: { id: 'tanggal', en: 'date' },
  place: { id: 'tempat', en: 'place' },
}
