/** The inventory, its rounds, and items from a file. */
import { refusal } from './refusal.ts'

type RefusedItems = {
  readonly items: readonly { readonly itemId: string; readonly title: string | null; readonly why: string }[]
}

const NAMED_MAX = 3 // a sentence, not a list

/** The first of them by their titles, the rest by their count. */
function namesOf({ items }: RefusedItems, language: 'id' | 'en'): string {
  const named = items.flatMap(({ title }) => title ?? []).slice(0, NAMED_MAX)
  const others = items.length - named.length
  const titles = named.map((title) => `“${title}”`)
  if (others > 0 && named.length === 0) return language === 'id' ? `${others} butir` : `${others} of the items`
  if (others > 0) titles.push(language === 'id' ? `${others} lainnya` : `${others} more`)
  return new Intl.ListFormat(language === 'id' ? 'id-ID' : 'en-GB').format(titles)
}

export const inventoryRefusals = {
  // The inventory and its rounds
  'item-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Butir ini sudah diubah orang lain, lihat yang baru. Tulisan Anda tetap ada.',
    en: () => 'Someone changed this item, see the new one. What you wrote is kept.',
  }),
  'undo-late': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Orang lain sudah mengubah butir ini sesudah Anda, jadi tidak diurungkan. Lihat keadaannya sekarang.',
    en: () => 'Somebody else changed this item after you, so nothing was undone. See how it stands now.',
  }),
  'items-refused': refusal<RefusedItems>(409, {
    id: (it) =>
      `Tidak ada yang diubah, sebab ${namesOf(it, 'id')} sudah dipilah atau diubah orang lain. Ulangi tanpa butir itu.`,
    en: (it) =>
      `Nothing was changed: ${namesOf(it, 'en')} ${it.items.length === 1 ? 'was' : 'were'} sorted or changed by somebody else. Do it again without.`,
  }),
  'level-with-reason': refusal<{ field: string }>(422, {
    id: () => 'Tingkat ini diubah dengan tombol tingkatnya, beserta alasannya.',
    en: () => 'This level is changed by its buttons, with the reason.',
  }),
  'item-not-dismissed': refusal(409, {
    id: () => 'Butir ini tidak sedang dikesampingkan atau digabung.',
    en: () => 'This item is neither put aside nor joined to another.',
  }),
  'item-not-joinable': refusal<{ field: string }>(422, {
    id: () => 'Gabungkan dengan butir lain yang sejenis, yang belum dipilah atau sudah jadi berkas.',
    en: () => 'Join it to another item of the same kind that is to be sorted or became a dossier.',
  }),
  'assignee-not-inventory': refusal<{ field: string }>(422, {
    id: () => 'Serahkan kepada orang yang hari ini mengerjakan inventaris.',
    en: () => 'Give it to somebody who works in the inventory today.',
  }),
  'agency-has-link': refusal<{ field: string; name: string }>(409, {
    id: ({ name }) => `${name} sudah punya tautan. Perbarui yang ada bila hilang.`,
    en: ({ name }) => `${name} has a link already. Renew that one if it was lost.`,
  }),
  'agency-links-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Tautan OPD paling banyak ${max.toLocaleString('id')}. Cabut yang tidak dipakai lagi.`,
    en: ({ max }) => `There are ${max.toLocaleString('en')} agency links at most. Withdraw what is not used any more.`,
  }),
  'agency-link-as-it-is': refusal(409, {
    id: () => 'Tautan ini sudah begitu; mungkin rekan Anda baru saja melakukannya.',
    en: () => 'This link is so already; a colleague may just have done it.',
  }),
  'nothing-stays': refusal<{ field: string }>(422, {
    id: () => 'Pilih sebagian saja: paling tidak satu penyebutan tetap di butir ini.',
    en: () => 'Choose only some: at least one mention has to stay with this item.',
  }),
  'programme-speaks-of-itself': refusal(409, {
    id: () => 'Butir ini sendiri sebuah program.',
    en: () => 'This item is a programme itself.',
  }),
  'item-joined': refusal(409, {
    id: () => 'Butir ini sudah digabung ke butir lain. Buka butir itu.',
    en: () => 'This item was joined to another. Open that one.',
  }),
  'programme-unknown': refusal<{ field: string }>(422, {
    id: () => 'Program itu tidak ada di inventaris.',
    en: () => 'That programme is not in the inventory.',
  }),
  'round-open': refusal<{ number: number }>(409, {
    id: ({ number }) => `Putaran ${number} masih terbuka. Tutup dulu sebelum membuka yang baru.`,
    en: ({ number }) => `Round ${number} is still open. Close it before opening another.`,
  }),
  'no-round-open': refusal(409, {
    id: () => 'Tidak ada putaran yang terbuka. Buka putaran dulu.',
    en: () => 'No round is open. Open a round first.',
  }),
  'round-closed': refusal(409, {
    id: () => 'Putaran ini sudah ditutup; registernya tidak berubah lagi.',
    en: () => 'This round is closed; its register does not change any more.',
  }),
  'round-not-closed': refusal(409, {
    id: () => 'Register ada sesudah putaran ditutup.',
    en: () => 'The register is there once the round is closed.',
  }),
  'round-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Satu putaran memuat paling banyak ${max.toLocaleString('id')} butir. Tutup putaran ini dulu.`,
    en: ({ max }) => `A round holds ${max.toLocaleString('en')} items at most. Close this round first.`,
  }),
  // Sources
  'source-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Sumber ini sudah diubah orang lain, lihat yang baru. Tulisan Anda tetap ada.',
    en: () => 'Someone changed this source, see the new one. What you wrote is kept.',
  }),
  'source-known': refusal<{ field: string; name: string }>(409, {
    id: ({ name }) => `Alamat ini sudah menjadi sumber: ${name}.`,
    en: ({ name }) => `This address is a source already: ${name}.`,
  }),
  'sources-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Sumber paling banyak ${max.toLocaleString('id')}. Hapus yang tidak dipakai lagi.`,
    en: ({ max }) => `There are ${max.toLocaleString('en')} sources at most. Remove what is not used any more.`,
  }),
  'source-address': refusal<{ field: string }>(422, {
    id: () => 'Bukan alamat web. Tulis lengkap dengan https://, tanpa nama pengguna atau sandi di dalamnya.',
    en: () => 'This is no web address. Write all of it, with https:// and without a name or password in it.',
  }),
  'source-unasked': refusal<{ field: string }>(422, {
    id: () => 'Sumber ini tidak dilihat lewat alamat web; alamatnya tidak diatur di sini.',
    en: () => 'This source is not looked at by a web address; none is set here.',
  }),
  'full-texts-of-articles': refusal<{ field: string }>(422, {
    id: () => 'Naskah lengkap hanya diambil dari umpan berita dan peta situs.',
    en: () => 'Whole texts are fetched of feeds and sitemaps alone.',
  }),
  'source-as-it-is': refusal(409, {
    id: () => 'Sumber ini sudah begitu; mungkin rekan Anda baru saja melakukannya.',
    en: () => 'This source is so already; a colleague may just have done it.',
  }),
  'source-paused': refusal(409, {
    id: () => 'Sumber ini dihentikan. Lanjutkan dulu, lalu sumber ini segera dilihat.',
    en: () => 'This source is paused. Resume it, and it is looked at at once.',
  }),
  'mailbox-password-missing': refusal<{ field: string }>(422, {
    id: () => 'Isi sandi kotak surat ini. Sandi lama hanya berlaku untuk server dan nama yang lama.',
    en: () => 'Type this mailbox’s password. The one before is for the server and name before.',
  }),
  'senders-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Pengirim dikenal paling banyak ${max.toLocaleString('id')}. Hapus yang tidak dipakai lagi.`,
    en: ({ max }) => `There are ${max.toLocaleString('en')} known senders at most. Remove what is not used any more.`,
  }),
  'sender-address': refusal<{ field: string }>(422, {
    id: () => 'Tulis satu alamat surel, atau domainnya saja seperti puskesmas.contoh.go.id.',
    en: () => 'Write one e-mail address, or its domain alone such as puskesmas.contoh.go.id.',
  }),
  'opml-unreadable': refusal<{ field: string }>(422, {
    id: () => 'Berkas ini bukan daftar umpan (OPML). Ekspor lagi dari pembaca umpan Anda.',
    en: () => 'This file is no list of feeds (OPML). Export it again from your feed reader.',
  }),
  // Items from a file
  'import-empty': refusal(422, {
    id: () => 'Tabel ini kosong atau hanya berisi kepala kolom.',
    en: () => 'This table is empty or holds only its headers.',
  }),
  'import-unreadable': refusal<{ detail: string }>(422, {
    id: ({ detail }) =>
      `Tabel tidak dapat dibaca sebagai CSV atau XLSX${detail ? ` (${detail})` : ''}. Simpan ulang sebagai CSV UTF-8 atau XLSX.`,
    en: ({ detail }) =>
      `This table cannot be read as CSV or XLSX${detail ? ` (${detail})` : ''}. Save it again as CSV UTF-8 or XLSX.`,
  }),
  'import-quote-open': refusal<{ row: number }>(422, {
    id: ({ row }) => `Tanda kutip yang dibuka di sekitar baris ${row} tidak pernah ditutup. Perbaiki lalu unggah lagi.`,
    en: ({ row }) => `A quotation mark opened near row ${row} is never closed. Mend it and upload again.`,
  }),
  'import-too-large': refusal<{ max: number }>(413, {
    id: ({ max }) => `Paling besar ${max} MB. Bagi menjadi beberapa bagian.`,
    en: ({ max }) => `At most ${max} MB. Split it into parts.`,
  }),
  'import-expands': refusal<{ max: number }>(422, {
    id: ({ max }) =>
      `Isi XLSX ini mengembang melebihi ${max} MB. Simpan sebagai CSV atau bagi menjadi beberapa bagian.`,
    en: ({ max }) => `This XLSX expands beyond ${max} MB. Save it as CSV or split it into parts.`,
  }),
  'import-too-many-rows': refusal<{ max: number }>(422, {
    id: ({ max }) => `Paling banyak ${max.toLocaleString('id')} baris sekali impor. Bagi menjadi beberapa bagian.`,
    en: ({ max }) => `At most ${max.toLocaleString('en')} rows in one import. Split it into parts.`,
  }),
  'import-no-title': refusal<{ field: string }>(422, {
    id: () => 'Tunjuk satu kolom sebagai judul.',
    en: () => 'Say which column is the title.',
  }),
  'upload-no-text': refusal<{ field: string }>(422, {
    id: () => 'Tunjuk satu kolom sebagai isi aduan.',
    en: () => 'Say which column is the text of the complaint.',
  }),
  'chat-unreadable': refusal(422, {
    id: () =>
      'Ini bukan ekspor percakapan WhatsApp. Di WhatsApp: buka percakapan, Lainnya, Ekspor chat, Tanpa media; unggah berkas .txt atau .zip-nya.',
    en: () =>
      'This is no export of a WhatsApp chat. In WhatsApp: open the chat, More, Export chat, Without media; upload its .txt or .zip.',
  }),
  'chat-as-table': refusal<{ field: string }>(422, {
    id: () => 'Ini ekspor percakapan WhatsApp. Pilih “Percakapan WhatsApp” pada Isi berkas, lalu unggah lagi.',
    en: () =>
      'This is the export of a WhatsApp chat. Choose “WhatsApp chat” as what the file holds, then upload it again.',
  }),
  'dates-month-first': refusal<{ field: string; example: string }>(422, {
    id: ({ example }) =>
      `Tanggal di tabel ini tampaknya ditulis bulan dulu (${example}), jadi sebagian harinya akan salah. Pilih bulan/tanggal/tahun, lalu baca lagi.`,
    en: ({ example }) =>
      `The dates of this table seem to be written with the month first (${example}), so that some days would be wrong. Choose month/day/year, then read it again.`,
  }),
  'dates-day-first': refusal<{ field: string; example: string }>(422, {
    id: ({ example }) =>
      `Tanggal di tabel ini tampaknya ditulis tanggal dulu (${example}), padahal dibaca bulan dulu, jadi sebagian harinya akan salah. Pilih tanggal/bulan/tahun, lalu baca lagi.`,
    en: ({ example }) =>
      `The dates of this table seem to be written with the day first (${example}) and were read with the month first, so that some days would be wrong. Choose day/month/year, then read it again.`,
  }),
  'chat-right-missing': refusal<{ field: string }>(422, {
    id: () => 'Nyatakan dulu bahwa kantor berhak membaca percakapan ini.',
    en: () => 'First say that the office may read this chat.',
  }),
  'import-sheet-unknown': refusal<{ field: string }>(422, {
    id: () => 'Lembar itu tidak ada di tabel XLSX ini.',
    en: () => 'That sheet is not in this XLSX.',
  }),
  'import-has-bad-rows': refusal<{ bad: number }>(409, {
    id: ({ bad }) =>
      `${bad.toLocaleString('id')} baris belum benar, jadi tidak satu pun dimasukkan. Perbaiki, atau pilih hanya baris yang benar.`,
    en: ({ bad }) =>
      `${bad.toLocaleString('en')} rows are not right, so none was brought in. Mend them, or choose only the good rows.`,
  }),
  'import-nothing-good': refusal(409, {
    id: () => 'Tidak ada baris yang dapat dimasukkan.',
    en: () => 'There is no row that can be brought in.',
  }),
  'under-way': refusal(409, {
    id: () => 'Sedang dikerjakan. Tunggu sampai selesai, lalu tekan lagi; tidak ada yang hilang.',
    en: () => 'This is being worked on. Wait until it is done, then press again; nothing is lost.',
  }),
  'import-done': refusal(409, {
    id: () => 'Impor ini sudah dimasukkan.',
    en: () => 'This import has been brought in already.',
  }),
} as const
