/** Words of the editor: its tools, what they ask, and what a text's pieces are called. */
export const writingWords = {
  beside: { id: 'Di samping naskah', en: 'Beside the text' },
  notes: { id: 'Catatan', en: 'Notes' },
  noteN: { id: (n: number) => `Catatan ${n}`, en: (n: number) => `Note ${n}` },
  backToMark: { id: (n: number) => `Kembali ke rujukan ${n}`, en: (n: number) => `Back to reference ${n}` },

  // Tools
  toolbar: { id: 'Bentuk naskah', en: 'Formatting' },
  tableToolbar: { id: 'Ubah tabel', en: 'Change the table' },
  bold: { id: 'Tebal', en: 'Bold' },
  italic: { id: 'Miring', en: 'Italic' },
  heading2: { id: 'Judul bagian', en: 'Heading' },
  heading3: { id: 'Anak judul', en: 'Subheading' },
  bullets: { id: 'Butir', en: 'Bullets' },
  numbers: { id: 'Nomor urut', en: 'Numbers' },
  quote: { id: 'Kutipan', en: 'Quotation' },
  link: { id: 'Tautan', en: 'Link' },
  table: { id: 'Tabel', en: 'Table' },
  picture: { id: 'Gambar', en: 'Picture' },
  note: { id: 'Catatan kaki', en: 'Footnote' },
  undo: { id: 'Urungkan', en: 'Undo' },
  redo: { id: 'Ulangi', en: 'Redo' },
  retouch: { id: 'Rapikan tipografi', en: 'Tidy the typography' },
  openComment: { id: 'Buka komentar pada kursor', en: 'Open the comment at the cursor' },
  markLong: { id: 'Tandai kalimat panjang', en: 'Mark long sentences' },
  showKeys: { id: 'Tombol papan tik', en: 'Keyboard shortcuts' },
  retouched: {
    id: (n: number) => (n === 0 ? 'Tipografi sudah rapi.' : `${n} hal dirapikan; dapat diurungkan.`),
    en: (n: number) => (n === 0 ? 'The typography is tidy.' : `${n} places tidied; can be undone.`),
  },

  // Keyboard
  writingKeys: { id: 'Saat menulis', en: 'While writing' },
  toTools: { id: 'Ke bilah bentuk; Esc kembali ke naskah', en: 'To the toolbar; Esc returns to the text' },
  editPiece: {
    id: 'Pada gambar atau catatan yang terpilih: ubah',
    en: 'On a selected picture or note: edit',
  },
  nextCell: { id: 'Di tabel: sel berikutnya', en: 'In a table: next cell' },

  // Link
  linkAddress: {
    id: 'Alamat tautan (https://…); kosongkan untuk menghapus',
    en: 'Address (https://…); leave empty to remove',
  },
  linkWrong: {
    id: 'Tulis alamat lengkap, misalnya https://trenggalekkab.go.id, mailto:… atau tel:…',
    en: 'Give the whole address, such as https://trenggalekkab.go.id, mailto:… or tel:…',
  },
  insert: { id: 'Sisipkan', en: 'Insert' },
  keep: { id: 'Pakai', en: 'Apply' },

  // Quotation
  speaker: { id: 'Nama yang berkata', en: 'Who said it' },
  speakerHelp: { id: 'Lengkap dengan gelar, misalnya H. Mochamad Nur Arifin.', en: 'With titles.' },
  speakerTitle: { id: 'Jabatan', en: 'Position' },
  unquote: { id: 'Jadikan teks biasa', en: 'Make it plain text' },

  // Footnote
  noteText: { id: 'Isi catatan', en: 'Text of the note' },
  noteHelp: {
    id: 'Sumber angka atau pernyataan; alamat web menjadi tautan. Nomornya diatur sendiri.',
    en: 'The source of a figure or statement; a web address becomes a link. Numbers keep themselves.',
  },
  noteMissing: { id: 'Isi catatannya dulu.', en: 'Write the note first.' },
  removeNote: { id: 'Hapus catatan', en: 'Remove the note' },
  noNotes: { id: 'Belum ada catatan kaki.', en: 'No footnotes yet.' },
  editNote: { id: (n: number) => `Ubah catatan ${n}`, en: (n: number) => `Edit note ${n}` },

  // Table
  insertTable: { id: 'Sisipkan tabel', en: 'Insert a table' },
  rows: { id: 'Baris', en: 'Rows' },
  columns: { id: 'Kolom', en: 'Columns' },
  headerRow: { id: 'Baris kepala', en: 'Header row' },
  tableCaption: { id: 'Judul tabel', en: 'Table caption' },
  tableCaptionHelp: {
    id: 'Mengatakan isi tabel; dibacakan lebih dulu oleh pembaca layar.',
    en: 'Says what the table holds; a screen reader reads it first.',
  },
  rowAbove: { id: 'Baris di atas', en: 'Row above' },
  rowBelow: { id: 'Baris di bawah', en: 'Row below' },
  columnLeft: { id: 'Kolom di kiri', en: 'Column to the left' },
  columnRight: { id: 'Kolom di kanan', en: 'Column to the right' },
  removeRow: { id: 'Hapus baris', en: 'Remove row' },
  removeColumn: { id: 'Hapus kolom', en: 'Remove column' },
  removeTable: { id: 'Hapus tabel', en: 'Remove table' },

  // Picture
  noEditor: { id: 'Penyunting masih dimuat.', en: 'The editor is still loading.' },
  insertPicture: { id: 'Sisipkan gambar', en: 'Insert a picture' },
  editPicture: { id: 'Ubah gambar', en: 'Edit the picture' },
  pictureFile: { id: 'Berkas gambar', en: 'Picture file' },
  replaceFile: { id: 'Ganti dengan berkas lain', en: 'Replace with another file' },
  pictureHelp: { id: 'PNG, JPEG, WebP, atau GIF.', en: 'PNG, JPEG, WebP or GIF.' },
  fileMissing: { id: 'Pilih gambarnya dulu.', en: 'Choose the picture first.' },
  alt: { id: 'Keterangan untuk yang tidak melihat', en: 'Description for those who cannot see' },
  altHelp: {
    id: 'Katakan apa yang terlihat dan penting bagi berita ini, satu atau dua kalimat.',
    en: 'Say what can be seen and matters to this news, in a sentence or two.',
  },
  altMissing: {
    id: 'Tulis apa yang terlihat pada gambar.',
    en: 'Write what can be seen in the picture.',
  },
  caption: { id: 'Keterangan gambar', en: 'Caption' },
  credit: { id: 'Pembuat atau sumber', en: 'Maker or source' },
  creditHelp: { id: 'Misalnya: Diskominfo Trenggalek/Rina.', en: 'Such as: Diskominfo Trenggalek/Rina.' },
  people: { id: 'Siapa yang dapat dikenali', en: 'Who can be recognised' },
  peopleUnsaid: { id: 'Belum diperiksa', en: 'Not checked yet' },
  peopleNone: { id: 'Tidak ada yang dapat dikenali', en: 'Nobody' },
  peoplePublic: {
    id: 'Pejabat yang bertugas, atau orang banyak di acara umum',
    en: 'Officials at work, or a crowd at a public event',
  },
  peopleConsented: { id: 'Orang yang sudah memberi izin', en: 'Persons who gave their consent' },
  consent: { id: 'Bukti izin disimpan di', en: 'Where the consent is kept' },
  consentHelp: {
    id: 'Misalnya: map izin 2026 nomor 14. Tidak ikut terbit.',
    en: 'Such as: consent folder 2026, number 14. It is not published.',
  },
  minors: { id: 'Ada anak di bawah 18 tahun', en: 'There are persons under 18' },
  victims: { id: 'Ada korban kejahatan atau bencana', en: 'There are victims of crime or disaster' },

  // Crop
  crop: { id: 'Potong gambar…', en: 'Crop…' },
  cropTitle: { id: 'Potong gambar', en: 'Crop the picture' },
  cropHelp: {
    id: 'Geser kotaknya atau tariklah sudutnya. Dengan papan tik: panah menggeser, Shift dan panah mengubah ukuran. Angka di bawah dapat diketik.',
    en: 'Move the box or pull its corner. By keyboard: arrows move, Shift and arrows resize. The figures below can be typed.',
  },
  cropBox: { id: 'Bagian yang dipakai', en: 'The part to use' },
  cropShape: { id: 'Bentuk', en: 'Shape' },
  cropFree: { id: 'Bebas', en: 'Free' },
  cropLeft: { id: 'Kiri (px)', en: 'Left (px)' },
  cropTop: { id: 'Atas (px)', en: 'Top (px)' },
  cropWidth: { id: 'Lebar (px)', en: 'Width (px)' },
  cropHeight: { id: 'Tinggi (px)', en: 'Height (px)' },
  cropDo: { id: 'Potong', en: 'Crop' },
  cropBack: { id: 'Kembali tanpa memotong', en: 'Back without cropping' },

  // Paste
  pastedWithout: {
    id: (pictures: number) =>
      `${pictures} gambar tidak ikut tertempel. Simpan gambarnya, lalu sisipkan dengan tombol Gambar supaya keterangan dan izinnya tercatat.`,
    en: (pictures: number) =>
      `${pictures} pictures were left out. Save them and insert them with the Picture tool, so that description and consent are kept.`,
  },
  pastedTooLong: {
    id: 'Tempelan terlalu panjang; hanya bagian awalnya yang masuk.',
    en: 'What was pasted is too long; only its beginning was taken.',
  },

  // Reading
  reading: { id: 'Keterbacaan', en: 'Readability' },
  wordCount: {
    id: (n: number) => `${n.toLocaleString('id')} kata`,
    en: (n: number) => `${n.toLocaleString('en')} words`,
  },
  minutesToRead: { id: (n: number) => `${n} menit baca`, en: (n: number) => `${n} min to read` },
  level: {
    id: (level: 'easy' | 'middling' | 'hard') =>
      ({ easy: 'Mudah dibaca', middling: 'Cukup mudah dibaca', hard: 'Sulit dibaca' })[level],
    en: (level: 'easy' | 'middling' | 'hard') =>
      ({ easy: 'Easy to read', middling: 'Fairly easy to read', hard: 'Hard to read' })[level],
  },
  noLevel: { id: 'Belum ada kalimat yang dapat dihitung.', en: 'No sentence to count yet.' },
  sentenceAverage: { id: 'Kata per kalimat, rata-rata', en: 'Words a sentence, on average' },
  longWords: { id: 'Kata bersuku kata lima atau lebih', en: 'Words of five syllables or more' },
  longSentences: {
    id: (max: number) => `Kalimat lebih dari ${max} kata`,
    en: (max: number) => `Sentences of more than ${max} words`,
  },
  longSentence: {
    id: (n: number, begins: string) => `${n} kata: ${begins}…`,
    en: (n: number, begins: string) => `${n} words: ${begins}…`,
  },
  moreLong: { id: (n: number) => `dan ${n} lagi`, en: (n: number) => `and ${n} more` },
  howCounted: { id: 'Cara menghitung', en: 'How this is counted' },
  howCountedText: {
    id: (perMinute: number) =>
      `Menit baca memakai anggapan ${perMinute} kata per menit. Mudah berarti rata-rata paling banyak 15 kata per kalimat, cukup mudah paling banyak 20; bila lebih dari 15 persen katanya panjang, naskah dinilai setingkat lebih sulit. Belum ada rumus keterbacaan yang teruji untuk berita berbahasa Indonesia, jadi angka ini petunjuk, bukan nilai. Judul bagian dan tabel tidak dihitung.`,
    en: (perMinute: number) =>
      `Reading time assumes ${perMinute} words a minute. Easy means at most 15 words a sentence on average, fairly easy at most 20; with more than 15 percent of long words a text counts a degree harder. No formula has been proven for Indonesian news, so take this as a hint, not a mark. Headings and tables are not counted.`,
  },
} as const
