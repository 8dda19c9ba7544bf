/** Agenda books, their numbers, and papers. */
import { dayOf, refusal } from './refusal.ts'

export const booksRefusals = {
  // Agenda books and their numbers
  'number-pattern-long': refusal<{ field: string; max: number }>(422, {
    id: ({ max }) => `Pola nomor paling panjang ${max} huruf. Singkatkan.`,
    en: ({ max }) => `A number pattern has at most ${max} letters. Make it shorter.`,
  }),
  'number-pattern-token': refusal<{ field: string; token: string }>(422, {
    id: ({ token }) =>
      `“${token}” tidak dikenal dalam pola nomor. Pakai {kode}, {nomor}, {nomor:3}, {unit}, {bulan}, {bulan:romawi}, atau {tahun}.`,
    en: ({ token }) =>
      `“${token}” is not known in a number pattern. Use {kode}, {nomor}, {nomor:3}, {unit}, {bulan}, {bulan:romawi} or {tahun}.`,
  }),
  'number-pattern-sign': refusal<{ field: string }>(422, {
    id: () => 'Hanya huruf, angka, spasi, dan tanda . , - / _ ( ) & yang dapat dipakai dalam nomor.',
    en: () => 'Only letters, digits, spaces and . , - / _ ( ) & can be used in a number.',
  }),
  'number-pattern-number': refusal<{ field: string }>(422, {
    id: () => 'Tanpa {nomor} semua naskah bernomor sama. Tambahkan {nomor}.',
    en: () => 'Without {nomor} all papers would bear the same number. Add {nomor}.',
  }),
  'number-pattern-year': refusal<{ field: string }>(422, {
    id: () =>
      'Urutan dimulai dari 1 tiap tahun, jadi tanpa {tahun} nomor tahun ini berulang tahun depan. Tambahkan {tahun}.',
    en: () =>
      'The sequence begins at 1 each year, so without {tahun} this year’s numbers come again next year. Add {tahun}.',
  }),
  'number-pattern-blank': refusal<{ field: string; token: string }>(422, {
    id: ({ token }) =>
      `Pola memakai ${token}, tetapi isinya kosong, jadi nomor berbagian kosong. Isi dulu, atau hapus dari pola.`,
    en: ({ token }) =>
      `The pattern uses ${token}, which is blank, so numbers would have an empty part. Fill it in, or take it out of the pattern.`,
  }),
  'number-pattern-empty': refusal<{ field: string }>(422, {
    id: () => 'Ada bagian kosong di antara dua garis miring, seperti pada “7-3 /SOP//2022”. Isi atau hapus bagian itu.',
    en: () => 'There is an empty part between two slashes, as in “7-3 /SOP//2022”. Fill that part in or take it out.',
  }),
  'number-pattern-touch': refusal<{ field: string }>(422, {
    id: () => 'Dua isian berdempetan, sehingga 1 dan 12 tidak terbedakan dari 11 dan 2. Pisahkan dengan / atau -.',
    en: () => 'Two tokens touch, so that 1 and 12 cannot be told from 11 and 2. Put a / or - between them.',
  }),
  'number-pattern-twin': refusal<{ field: string; book: string }>(422, {
    id: ({ book }) =>
      `Nomor dengan pola ini dapat sama dengan nomor yang diberikan “${book}”. Bedakan polanya, misalnya dengan huruf di depan.`,
    en: ({ book }) =>
      `Numbers of this pattern may be the same as those given by “${book}”. Make the pattern differ, by letters in front for one.`,
  }),
  'number-code': refusal<{ field: string }>(422, {
    id: () => 'Kode klasifikasi berisi angka dan huruf yang dipisah titik, misalnya 500.12.2.',
    en: () => 'A classification code is digits and letters between dots, such as 500.12.2.',
  }),
  'book-not-yours': refusal<{ post: string }>(403, {
    id: ({ post }) => `Buku ini dipegang ${post}. Jabatan Anda hari ini bukan itu.`,
    en: ({ post }) => `This book is kept by ${post}. You do not hold that post today.`,
  }),
  'book-twice': refusal<{ field: string }>(409, {
    id: () => 'Sudah ada buku dengan nama atau alamat ini. Beri nama lain.',
    en: () => 'There is a book of this name or address already. Give it another name.',
  }),
  'book-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Buku ini baru saja diubah orang lain. Muat ulang, lalu ubah lagi.',
    en: () => 'Someone has just changed this book. Load it anew and change it again.',
  }),
  'books-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Sudah ada ${max} buku. Pakai atau ubah yang ada.`,
    en: ({ max }) => `There are ${max} books already. Use or change one of them.`,
  }),
  'book-in-use': refusal<{ field: string; book: string }>(409, {
    id: ({ book }) => `Ada naskah yang dicatat ke “${book}”. Arahkan dulu ke buku lain, baru tutup buku ini.`,
    en: ({ book }) => `Some papers are entered in “${book}”. Send them to another book first, then close this one.`,
  }),
  'book-other-side': refusal<{ field: string }>(422, {
    id: () => 'Naskah masuk dicatat di buku masuk, naskah keluar di buku keluar. Pilih buku yang sesuai.',
    en: () => 'Incoming papers go into an incoming book and outgoing ones into an outgoing book. Choose one that fits.',
  }),
  'book-closed': refusal<{ field: string; book: string }>(409, {
    id: ({ book }) => `“${book}” sudah ditutup. Pilih buku lain.`,
    en: ({ book }) => `“${book}” is closed. Choose another book.`,
  }),
  'agenda-day-ahead': refusal<{ field: string }>(422, {
    id: () => 'Tanggal agenda belum tiba. Pakai hari ini atau hari sebelumnya.',
    en: () => 'That day has not come. Use today or an earlier day.',
  }),
  'agenda-day-old': refusal<{ field: string }>(422, {
    id: () => 'Tanggal mundur paling jauh awal tahun lalu. Buku yang lebih lama sudah dijilid.',
    en: () => 'A line can be dated back to the beginning of last year at most. Older books are bound and filed.',
  }),
  'agenda-day-before-first': refusal<{ field: string; first: string }>(422, {
    id: ({ first }) =>
      `Nomor pertama buku ini bertanggal ${dayOf(first, 'id')}; sebelum itu tidak ada nomor yang dapat diberi tambahan huruf. Pakai tanggal itu atau sesudahnya.`,
    en: ({ first }) =>
      `The first number of this book is of ${dayOf(first, 'en')}; no earlier number could take a letter behind it. Use that day or a later one.`,
  }),
  'agenda-suffixes-full': refusal<{ field: string; number: string }>(409, {
    id: ({ number }) => `Nomor ${number} sudah tidak dapat diberi tambahan huruf lagi. Pakai tanggal lain.`,
    en: ({ number }) => `Number ${number} cannot take another letter. Use another day.`,
  }),
  'agenda-line-of-act': refusal(409, {
    id: () =>
      'Baris ini ditulis oleh tindakan pada sebuah berkas dan berlaku selama tindakan itu ada. Koreksi lewat berkasnya.',
    en: () =>
      'This line was written by an act on a dossier and stands as long as the act does. Correct it in the dossier.',
  }),
  'agenda-void-already': refusal(409, {
    id: () => 'Nomor ini sudah dibatalkan.',
    en: () => 'This number is void already.',
  }),
  'srikandi-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Nomor SRIKANDI baris ini baru saja diisi orang lain. Muat ulang dulu.',
    en: () => 'Someone has just set the SRIKANDI number of this line. Load it anew first.',
  }),
  'srikandi-reason-missing': refusal<{ field: string }>(422, {
    id: () => 'Nomor SRIKANDI yang sudah tercatat tetap tersimpan. Sebutkan alasan koreksinya.',
    en: () => 'The SRIKANDI number that was noted stays on record. Say why it is corrected.',
  }),
  'srikandi-same': refusal<{ field: string }>(422, {
    id: () => 'Nomor ini sama dengan yang sudah tercatat.',
    en: () => 'This is the number that is noted already.',
  }),
  'handover-incoming': refusal(422, {
    id: () => 'Bukti serah terima dicatat untuk naskah keluar. Baris ini ada di buku masuk.',
    en: () => 'A hand-over is noted for outgoing papers. This line stands in an incoming book.',
  }),
  'handover-already': refusal(409, {
    id: () => 'Serah terima naskah ini sudah dicatat.',
    en: () => 'The hand-over of this paper is noted already.',
  }),
  'handover-ahead': refusal<{ field: string }>(422, {
    id: () => 'Waktu serah terima belum tiba. Pakai waktu naskah benar-benar diterima.',
    en: () => 'That time has not come. Use the time when the paper was really received.',
  }),
  'book-too-long': refusal<{ max: number }>(422, {
    id: ({ max }) => `Bagian buku ini lebih dari ${max} baris. Cetak per bulan.`,
    en: ({ max }) => `This part of the book has more than ${max} lines. Print it month by month.`,
  }),
  'paper-not-made': refusal(409, {
    id: () => 'Naskah ini sedang dibuat. Tunggu beberapa detik, lalu buka lagi.',
    en: () => 'This paper is being made. Wait some seconds and open it again.',
  }),
} as const
