/** The ledger, bundles, classification and retention. */
import { refusal } from './refusal.ts'

export const archiveRefusals = {
  // Archive bundles
  'bundle-too-large': refusal(422, {
    id: () => 'Isinya melampaui batas satu bendel. Ambil masa yang lebih pendek, atau minta administrator.',
    en: () => 'It holds more than one bundle takes. Take a shorter period, or ask the administrator.',
  }),
  'period-backwards': refusal<{ field: string }>(422, {
    id: () => 'Akhir masa mendahului awalnya. Tukar kedua tanggalnya.',
    en: () => 'The period ends before it begins. Swap the two days.',
  }),
  'bundle-under-way': refusal(409, {
    id: () => 'Bendel Anda yang sebelumnya masih dibuat. Tunggu sampai siap, lalu minta yang ini.',
    en: () => 'Your earlier bundle is still being made. Wait until it is ready, then ask for this one.',
  }),
  'bundle-not-ready': refusal(409, {
    id: () => 'Bendel ini belum siap atau sudah dibuang. Buat lagi bila masih perlu.',
    en: () => 'This bundle is not ready yet or was removed. Make it again if you still need it.',
  }),
  // The records
  'ledger-shorter': refusal<{ field: string; size: number }>(422, {
    id: ({ size }) => `Buku catatan baru berisi ${size.toLocaleString('id')} catatan.`,
    en: ({ size }) => `The ledger holds only ${size.toLocaleString('en')} entries.`,
  }),
  // Classification and retention
  'records-not-yours': refusal<{ post: string }>(403, {
    id: ({ post }) => `Klasifikasi, penangguhan, dan berita acara arsip dicatat oleh ${post}. Mintalah kepadanya.`,
    en: ({ post }) => `Classification, holds and minutes of disposal are kept by ${post}. Ask them.`,
  }),
  'filing-no-header': refusal<{ columns: string }>(422, {
    id: ({ columns }) => `Tidak ada baris judul yang dikenal. Tabel ini perlu kolom ${columns}. Pakai templatnya.`,
    en: ({ columns }) => `No header row is known here. This table needs the columns ${columns}. Use the template.`,
  }),
  'filing-too-many-rows': refusal<{ max: number }>(422, {
    id: ({ max }) => `Tabel ini lebih dari ${max.toLocaleString('id')} baris. Buang yang bukan kode atau seri.`,
    en: ({ max }) => `This table has more than ${max.toLocaleString('en')} rows. Take out what is no code or series.`,
  }),
  'filing-bad-rows': refusal<{ count: number }>(422, {
    id: ({ count }) =>
      `${count} isian belum benar, jadi tidak ada yang dimasukkan. Perbaiki tabelnya lalu periksa lagi.`,
    en: ({ count }) => `${count} cells are not right, so nothing was taken in. Mend the table and check it again.`,
  }),
  'filing-older': refusal<{ field: string; from: string }>(422, {
    id: ({ from }) => `Edisi yang berlaku sejak ${from} lebih baru. Isi tanggal berlaku yang sama atau sesudahnya.`,
    en: ({ from }) => `The edition in force since ${from} is newer. Enter the same first day or a later one.`,
  }),
  'filing-far': refusal<{ field: string }>(422, {
    id: () => 'Tanggal berlaku lebih dari setahun lagi. Periksa tahunnya.',
    en: () => 'The first day is more than a year from now. Check the year.',
  }),
  'filing-codes-first': refusal(409, {
    id: () => 'Masukkan tabel klasifikasi kantor dulu; kode JRA diperiksa terhadapnya.',
    en: () => 'Take in the office’s classification table first; the codes of the schedule are held against it.',
  }),
  'filing-rules-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Pemetaan jenis naskah sudah diubah orang lain. Muat ulang, lalu ubah lagi.',
    en: () => 'Someone else changed which series texts belong to. Load the page anew and change it again.',
  }),
  'filing-series-unknown': refusal<{ field: string; series: string }>(422, {
    id: ({ series }) => `Seri “${series}” tidak ada di JRA yang berlaku. Pilih dari daftar.`,
    en: ({ series }) => `The series “${series}” is not in the schedule in force. Choose from the list.`,
  }),
  'filing-unverified': refusal(409, {
    id: () => 'Kantor ini belum memasukkan JRA-nya sendiri; contoh bawaan tidak mengikat. Minta administrator.',
    en: () => 'This office has not taken in its own schedule; the example binds nothing. Ask the administrator.',
  }),
  'filing-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Pemberkasan berkas ini sudah berubah. Muat ulang, lihat lagi, lalu ulangi.',
    en: () => 'The filing of this dossier has changed. Load the page anew, look again and repeat.',
  }),
  'filing-disposed': refusal(409, {
    id: () => 'Berkas ini sudah dimusnahkan atau diserahkan menurut berita acara; pemberkasannya tetap.',
    en: () => 'This dossier was destroyed or handed over by its minutes; its filing stays as it is.',
  }),
  'filing-held': refusal(409, {
    id: () => 'Pemusnahan berkas ini sudah ditangguhkan.',
    en: () => 'The destruction of this dossier is on hold already.',
  }),
  'filing-not-held': refusal(409, {
    id: () => 'Pemusnahan berkas ini tidak sedang ditangguhkan.',
    en: () => 'The destruction of this dossier is not on hold.',
  }),
  'disposal-done': refusal<{ dossier: string }>(409, {
    id: ({ dossier }) => `Berkas ${dossier} sudah tercatat di berita acara lain. Keluarkan dari daftar.`,
    en: ({ dossier }) => `Dossier ${dossier} stands in other minutes already. Take it out of the list.`,
  }),
  'disposal-held': refusal<{ dossier: string }>(409, {
    id: ({ dossier }) => `Pemusnahan berkas ${dossier} sedang ditangguhkan. Keluarkan dari daftar, atau cabut dulu.`,
    en: ({ dossier }) => `Dossier ${dossier} is on hold. Take it out of the list, or lift the hold first.`,
  }),
  'disposal-unfixed': refusal<{ dossier: string }>(409, {
    id: ({ dossier }) => `Berkas ${dossier} belum ditutup atau belum punya seri JRA. Keluarkan dari daftar.`,
    en: ({ dossier }) => `Dossier ${dossier} is not closed, or has no series of the schedule. Take it out of the list.`,
  }),
  'disposal-early': refusal<{ dossier: string; until: string }>(409, {
    id: ({ dossier, until }) =>
      `Berkas ${dossier} disimpan sampai ${until}; berita acara ini lebih awal. Keluarkan dari daftar.`,
    en: ({ dossier, until }) => `Dossier ${dossier} is kept until ${until}; these minutes are earlier. Take it out.`,
  }),
  'disposal-fate': refusal<{ dossier: string }>(409, {
    id: ({ dossier }) => `Nasib akhir berkas ${dossier} menurut JRA bukan itu. Keluarkan dari daftar.`,
    en: ({ dossier }) => `The schedule has another fate for dossier ${dossier}. Take it out of the list.`,
  }),
  'disposal-unknown': refusal(409, {
    id: () => 'Ada berkas di daftar ini yang tidak dikenal. Muat ulang, lalu pilih lagi.',
    en: () => 'A dossier in this list is not known. Load the page anew and choose again.',
  }),
  'disposal-approval': refusal<{ field: string }>(422, {
    id: () => 'Pemusnahan dan penyerahan perlu surat persetujuan: isi nomor, tanggal, dan pejabatnya.',
    en: () => 'Destruction and hand-over need a letter of approval: enter its number, day and official.',
  }),
  'disposal-future': refusal<{ field: string }>(422, {
    id: () => 'Tanggal ini belum tiba. Catat berita acara setelah ditandatangani.',
    en: () => 'This day has not come. Record the minutes once they are signed.',
  }),
  'disposal-scan': refusal<{ field: string }>(422, {
    id: () => 'Unggah pindaian berita acara yang ditandatangani, sebagai PDF atau gambar.',
    en: () => 'Upload a scan of the signed minutes, as a PDF or a picture.',
  }),
  'disposal-twice': refusal<{ field: string }>(409, {
    id: () => 'Berita acara dengan nomor dan tanggal ini sudah dicatat.',
    en: () => 'Minutes of this number and day are recorded already.',
  }),
} as const
