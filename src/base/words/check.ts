/** Words of the public page that says whether a paper stands. */
import type { Phrase } from './phrase.ts'

export const checkKinds = {
  disposition: { id: 'Lembar disposisi', en: 'Disposition sheet' },
  'review-sheet': { id: 'Lembar paraf', en: 'Review sheet' },
  'nota-dinas': { id: 'Nota dinas', en: 'Internal memorandum' },
  'press-release': { id: 'Siaran pers', en: 'Press release' },
  'agenda-book': { id: 'Buku agenda', en: 'Agenda book' },
  'expedition-book': { id: 'Buku ekspedisi', en: 'Expedition book' },
  'control-card': { id: 'Kartu kendali', en: 'Control card' },
  'sop-sheet': { id: 'Lembar SOP', en: 'SOP sheet' },
  'crisis-report': { id: 'Laporan pascakrisis', en: 'After-action report' },
  'compliance-sheet': { id: 'Lembar kepatuhan', en: 'Compliance sheet' },
  'round-register': { id: 'Register inventaris', en: 'Inventory register' },
  'clipping-book': { id: 'Buku kliping', en: 'Clipping book' },
  'media-sheet': { id: 'Lembar media harian', en: 'Daily media sheet' },
} as const satisfies Record<string, Phrase>

export const checkWords = {
  title: { id: 'Periksa naskah', en: 'Check a paper' },
  about: {
    id: 'Pindai kode QR di naskah, atau ketik kode dua belas huruf dan angka di kaki halamannya.',
    en: 'Scan the QR code on the paper, or type the twelve letters and digits at the foot of its pages.',
  },
  code: { id: 'Kode', en: 'Code' },
  look: { id: 'Periksa', en: 'Check' },
  unknownTitle: { id: 'Tidak dikenal', en: 'Not known' },
  unknown: {
    id: 'Kantor ini tidak mengeluarkan naskah dengan kode ini. Periksa ejaannya; bila benar, anggap naskahnya tidak resmi dan tanyakan kepada kantor.',
    en: 'This office issued no paper with this code. Check the spelling; if it is right, take the paper as not official and ask the office.',
  },
  states: {
    stands: { id: 'Berlaku', en: 'Stands' },
    superseded: { id: 'Sudah diganti', en: 'Superseded' },
    withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
    making: { id: 'Sedang dibuat', en: 'Being made' },
    'not-yet': { id: 'Belum berlaku', en: 'Not yet in force' },
  },
  says: {
    stands: {
      id: 'Naskah ini dikeluarkan oleh kantor ini dan masih berlaku.',
      en: 'This paper was issued by this office and stands.',
    },
    superseded: {
      id: 'Naskah ini pernah dikeluarkan, tetapi sudah ada yang lebih baru. Jangan dipakai lagi.',
      en: 'This paper was issued, but there is a newer one. Do not use it any more.',
    },
    withdrawn: {
      id: 'Naskah ini pernah dikeluarkan, tetapi sudah ditarik. Jangan dipakai lagi.',
      en: 'This paper was issued, but was withdrawn. Do not use it any more.',
    },
    making: { id: 'Muat ulang sebentar lagi.', en: 'Load the page anew in a moment.' },
    'not-yet': {
      id: 'Naskah ini dikeluarkan oleh kantor ini, tetapi belum berlaku.',
      en: 'This paper was issued by this office, but is not in force yet.',
    },
  },
  because: { id: 'Alasan', en: 'Reason' },
  newer: { id: 'Naskah terbaru', en: 'The newest paper' },
  issued: { id: 'Dikeluarkan', en: 'Issued' },
  since: { id: 'Berlaku mulai', en: 'In force from' },
  by: { id: 'Oleh', en: 'By' },
  kind: { id: 'Jenis', en: 'Kind' },
  signed: { id: 'Tanda tangan', en: 'Signature' },
  notSignedYet: {
    id: 'Belum ditandatangani; naskahnya menunggu penanda tangannya.',
    en: 'Not signed yet; the paper waits for its signatory.',
  },
  notSigned: {
    id: 'Tidak ditandatangani. Kalimat tentang tanda tangan elektronik di dalamnya tidak berlaku.',
    en: 'Not signed. What it says of an electronic signature does not hold.',
  },
  signedAt: { id: 'Ditandatangani', en: 'Signed' },
  whole: { id: 'Keutuhan', en: 'Integrity' },
  isWhole: {
    id: 'Utuh: tanda tangan mencakup seluruh berkas dan cocok dengan isinya.',
    en: 'Intact: the signature covers the whole file and fits it.',
  },
  isBroken: {
    id: 'TIDAK UTUH: berkas di server tidak sama dengan yang ditandatangani. Jangan dipakai; beri tahu kantor.',
    en: 'NOT INTACT: the file on the server is not what was signed. Do not use it; tell the office.',
  },
  hashBefore: { id: 'SHA-256 sebelum ditandatangani', en: 'SHA-256 before it was signed' },
  compare: { id: 'Cocokkan berkas Anda', en: 'Compare your file' },
  compareAbout: {
    id: 'Jatuhkan PDF di sini atau pilih berkasnya. Berkas tidak dikirim ke mana pun: peramban Anda sendiri yang mencocokkan.',
    en: 'Drop the PDF here or choose the file. It is sent nowhere: your own browser compares it.',
  },
  file: { id: 'Berkas PDF', en: 'PDF file' },
  text: { id: 'Atau tempel teksnya', en: 'Or paste the text' },
  textDo: { id: 'Cocokkan teks', en: 'Compare the text' },
  needsScript: {
    id: 'Untuk mencocokkan di sini, peramban Anda harus mengizinkan JavaScript. Tanpanya, bandingkan SHA-256 berkas Anda dengan yang tertera.',
    en: 'To compare here, your browser must allow JavaScript. Without it, compare the SHA-256 of your file with the one above.',
  },
  same: {
    id: 'Asli: berkas Anda sama persis dengan yang dikeluarkan.',
    en: 'Genuine: your file is exactly the one issued.',
  },
  sameUnsigned: {
    id: 'Asli, belum ditandatangani: berkas Anda sama persis dengan yang dibuat kantor, tetapi tanpa tanda tangan elektronik.',
    en: 'Genuine, not signed: your file is exactly what the office made, but without the electronic signature.',
  },
  sameText: {
    id: 'Asli: teks ini ada dalam naskah, kata demi kata.',
    en: 'Genuine: this text stands in the paper, word for word.',
  },
  sameOld: {
    id: 'Sudah diganti: berkas Anda asli, tetapi naskahnya tidak berlaku lagi.',
    en: 'Superseded: your file is genuine, but the paper no longer stands.',
  },
  changed: {
    id: 'Diubah: berbeda dari yang dikeluarkan. Yang dicoret hanya ada di naskah asli, yang ditebalkan hanya ada pada Anda.',
    en: 'Changed: it differs from what was issued. Struck words are only in the genuine paper, bold ones only in yours.',
  },
  changedFile: {
    id: 'Diubah, atau bukan naskah ini: isinya tidak sama dengan yang dikeluarkan. Isi naskah dinas tidak ditampilkan untuk umum.',
    en: 'Changed, or not this paper: it is not what was issued. The content of internal papers is not shown in public.',
  },
  unknownText: {
    id: 'Tidak dikenal: bukan dari naskah ini.',
    en: 'Not known: it is not from this paper.',
  },
  other: { id: 'Berkas Anda adalah naskah lain dari kantor ini', en: 'Your file is another paper of this office' },
  working: { id: 'Mencocokkan…', en: 'Comparing…' },
  tooLarge: { id: 'Berkas lebih dari 25 MB tidak dicocokkan di sini.', en: 'Files above 25 MB are not compared here.' },
  tooLong: {
    id: 'Naskah sepanjang ini tidak dicocokkan di sini. Bandingkan SHA-256 berkas Anda dengan yang tertera di atas.',
    en: 'A text as long as this is not compared here. Compare the SHA-256 of your file with the one above.',
  },
  unreadable: { id: 'Berkas ini bukan PDF yang dapat dibaca.', en: 'This file is no PDF that can be read.' },
  proof: { id: 'Bukti dalam buku catatan', en: 'Proof in the ledger' },
  proofAbout: {
    id: 'Entri di bawah tercatat saat naskah dibuat atau ditandatangani dan tidak dapat diubah tanpa ketahuan. Cara memeriksanya tanpa kantor ini ada di dokumentasi buku catatan.',
    en: 'The entry below was written when the paper was made or signed and cannot be changed unseen. The ledger’s documentation tells how to check it without this office.',
  },
  entry: { id: 'Entri', en: 'Entry' },
  often: { id: 'Terlalu sering. Coba lagi sebentar lagi.', en: 'Too often. Try again in a moment.' },
} as const
