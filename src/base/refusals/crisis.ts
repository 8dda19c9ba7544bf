/** Siaga mode: the first hour of a dossier at alert or crisis level, and drills. */
import { refusal } from './refusal.ts'

export const crisisRefusals = {
  'crisis-none': refusal(404, {
    id: () => 'Berkas ini belum pernah berada pada tingkat Siaga atau Krisis. Naikkan tingkatnya lebih dulu.',
    en: () => 'This dossier never stood at alert or crisis level. Raise its level first.',
  }),
  'crisis-over': refusal(409, {
    id: () => 'Siaga ini sudah diakhiri; catatannya tidak dapat ditambah. Bila keadaan memburuk lagi, mulai lagi dulu.',
    en: () => 'This has been ended; its record takes nothing more. If things get worse again, begin it again first.',
  }),
  'crisis-running': refusal(409, {
    id: () => 'Siaga ini masih berjalan. Akhiri dulu, lalu tulis pelajarannya.',
    en: () => 'This is still under way. End it first, then write what was learned.',
  }),
  'crisis-record-not-yours': refusal(403, {
    id: () => 'Catatan Siaga diisi oleh pemegang jabatan dalam SOP dan oleh yang sedang piket. Anda hanya membacanya.',
    en: () => 'This record is written by who holds a post of the SOP and by who is on duty. You only read it.',
  }),
  'crisis-word-not-yours': refusal(403, {
    id: () =>
      'Juru bicara dan janji kepada publik ditetapkan oleh pemegang jabatan dalam SOP. Minta Kepala Bidang atau pimpinan.',
    en: () =>
      'Whoever holds a post of the SOP says who speaks and what the public is promised. Ask the head of division or the leader.',
  }),
  'crisis-end-not-yours': refusal(403, {
    id: () => 'Siaga diakhiri oleh pemegang jabatan dalam SOP. Minta Kepala Bidang atau pimpinan.',
    en: () => 'Whoever holds a post of the SOP ends this. Ask the head of division or the leader.',
  }),
  'crisis-step-done': refusal(409, {
    id: () => 'Langkah ini sudah dicentang orang lain. Muat ulang untuk melihat siapa dan pukul berapa.',
    en: () => 'Somebody has ticked this step off already. Reload to see who and when.',
  }),
  'crisis-time': refusal<{ field: string }>(422, {
    id: () => 'Waktu itu belum tiba, atau lebih dari sehari sebelum siaga ini mulai. Periksa jamnya.',
    en: () => 'That time has not come yet, or is more than a day before this began. Check it.',
  }),
  'fact-source-missing': refusal<{ field: string }>(422, {
    id: () => 'Yang diketahui harus ada sumbernya. Tulis siapa yang memastikan, atau pilih “sedang dicek”.',
    en: () => 'What is known has a source. Write who confirmed it, or choose “being checked”.',
  }),
  'promise-time': refusal<{ field: string }>(422, {
    id: () => 'Janjikan waktu yang belum lewat dan paling lama tujuh hari lagi.',
    en: () => 'Promise a time that is still to come, and within seven days.',
  }),
  'promise-kept': refusal(409, {
    id: () => 'Janji ini sudah ditandai ditepati.',
    en: () => 'This promise is marked as kept already.',
  }),
  'promise-how': refusal<{ field: string }>(422, {
    id: () => 'Pilih pernyataan yang menepatinya, atau tulis bagaimana janji itu ditepati.',
    en: () => 'Choose the statement that keeps it, or write how it was kept.',
  }),
  'promise-not-public': refusal<{ field: string }>(422, {
    id: () =>
      'Naskah itu belum dapat dibaca publik, jadi belum menepati janji. Pilih yang sudah terbit, atau tulis bagaimana janji itu ditepati.',
    en: () =>
      'The public cannot read that text yet, so it keeps no promise. Choose one that is out, or write how it was kept.',
  }),
  'crisis-plan-changed': refusal<{ seen: number; current: number }>(409, {
    id: ({ current }) =>
      `Versi ${current} baru disimpan orang lain. Yang Anda ketik masih ada; lihat versi itu di bawah, lalu ubah dari sana.`,
    en: ({ current }) =>
      `Somebody else has just saved version ${current}. What you typed is still here; see that version below, and change it from there.`,
  }),
  'crisis-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Catatan jenis ini sudah ${max}, yang terbanyak untuk satu Siaga. Lanjutkan di berkas baru.`,
    en: ({ max }) => `There are ${max} entries of this kind, the most that one of these holds. Go on in a new dossier.`,
  }),
  'lessons-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Paling banyak ${max} pelajaran untuk satu Siaga.`,
    en: ({ max }) => `At most ${max} lessons for one of these.`,
  }),
  'contact-empty': refusal<{ field: string }>(422, {
    id: () => 'Tulis namanya, atau pilih jabatannya.',
    en: () => 'Write the name, or choose the post.',
  }),
  'contact-phone': refusal<{ field: string }>(422, {
    id: () => 'Tulis nomor telepon yang dapat dihubungi, misalnya 0812-3456-7890 atau (0355) 791000.',
    en: () => 'Write a telephone number that can be called, such as 0812-3456-7890.',
  }),
  'contact-circle': refusal<{ field: string }>(422, {
    id: () => 'Orang ini sendiri yang menelepon penelepon itu. Pilih penelepon lain.',
    en: () => 'This very person calls that caller. Choose another caller.',
  }),
  'contact-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Kontak ini baru diubah orang lain. Tutup lalu buka lagi untuk melihat nomor yang terbaru.',
    en: () => 'Somebody else has just changed this contact. Close and open it again to see the newest number.',
  }),
  'contacts-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Paling banyak ${max} kontak. Hapus yang tidak dipakai.`,
    en: ({ max }) => `At most ${max} contacts. Remove those not in use.`,
  }),
  'drill-stays-in': refusal(409, {
    id: () =>
      'Ini latihan: tidak ada yang keluar dari kantor. Setelah selesai, akhiri latihan di halaman Siaga, lalu tarik berkasnya.',
    en: () =>
      'This is a drill: nothing leaves the office. When it is done, end it on its page, then withdraw the dossier.',
  }),
  'question-in-drill': refusal<{ field: string }>(409, {
    id: () =>
      'Berkas itu latihan, dan pertanyaan media sungguhan. Pilih berkas yang sungguhan, atau biarkan tanpa berkas.',
    en: () => 'That dossier is a drill, and a question of the media is real. Choose a real dossier, or none.',
  }),
  'drill-title': refusal<{ field: string }>(422, {
    id: () => 'Judul naskah latihan harus dimulai dengan “LATIHAN: ”, supaya tidak dikira sungguhan.',
    en: () => 'The title of a drill begins with “LATIHAN: ”, so that nobody takes it for the real thing.',
  }),
  'drill-open': refusal(409, {
    id: () => 'Latihan tidak dibatasi pembacanya: semua harus melihat bahwa ini latihan.',
    en: () => 'A drill is not limited: everybody must see that it is one.',
  }),
  'statement-there': refusal(409, {
    id: () => 'Berkas ini sudah bernaskah. Buka naskahnya di penyunting; yang sudah ditulis tidak ditimpa.',
    en: () => 'This dossier has a text already. Open it in the editor; what was written is not overwritten.',
  }),
} as const
