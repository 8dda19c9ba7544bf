/** Who asks, how they prove it, the office's people and posts, and what any request may be refused for. */
import { proofFault } from '../words/proof.ts'
import { instantWords, shortInstantWords } from '../words/time.ts'
import { refusal } from './refusal.ts'

export const askingRefusals = {
  // Who is asking
  'sign-in-needed': refusal(401, {
    id: () => 'Silakan masuk dulu.',
    en: () => 'Please sign in first.',
  }),
  'not-your-role': refusal(403, {
    id: () => 'Peran Anda tidak mencakup tindakan ini. Minta administrator bila perlu.',
    en: () => 'Your role does not include this. Ask the administrator if it should.',
  }),
  'not-your-step': refusal<{ step: number; post: string }>(403, {
    id: ({ step, post }) => `Langkah ${step} milik ${post}. Jabatan Anda hari ini bukan itu.`,
    en: ({ step, post }) => `Step ${step} belongs to ${post}. You do not hold that post today.`,
  }),
  'own-draft': refusal(403, {
    id: () => 'Anda ikut menulis naskah ini, jadi orang lain yang memutuskan.',
    en: () => 'You wrote part of this text, so someone else decides.',
  }),
  'administrator-decides-nothing': refusal(403, {
    id: () => 'Administrator tidak memutuskan apa pun atas naskah.',
    en: () => 'An administrator decides nothing about a text.',
  }),
  'reader-missing': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) =>
      `Berkas ini terbatas, dan belum ada yang boleh membacanya sebagai ${post}. Tambahkan orang atau jabatannya di “Batasi pembaca” dulu.`,
    en: ({ post }) =>
      `This dossier is limited, and nobody may read it as ${post} yet. Add the person or the post under “Limit readers” first.`,
  }),
  'reader-unknown': refusal<{ field: string }>(422, {
    id: () => 'Ada orang atau jabatan yang tidak dikenal dalam daftar pembaca. Muat ulang, lalu pilih lagi.',
    en: () => 'The list of readers names a person or post that is not known. Load the page anew and choose again.',
  }),
  'register-withheld': refusal(403, {
    id: () =>
      'Register ini memuat butir berkas terbatas yang tidak boleh Anda baca, jadi bentuk aslinya tidak dapat diunduh. Pakai CSV atau XLSX.',
    en: () =>
      'This register holds lines of a limited dossier that you may not read, so its original form cannot be downloaded. Use CSV or XLSX.',
  }),
  'sign-in-wrong': refusal(401, {
    id: () => 'Surel, sandi, atau kode tidak cocok.',
    en: () => 'The e-mail, password or code does not match.',
  }),
  'proof-wrong': refusal<{ field?: string; fault: string }>(403, {
    id: ({ fault }) => `${proofFault(fault).id}; keputusan belum dicatat.`,
    en: ({ fault }) => `${proofFault(fault).en}; the decision is not recorded.`,
  }),
  'code-needed': refusal<{ field: string }>(403, {
    id: () => 'Ketik juga kode dari aplikasi autentikator.',
    en: () => 'Type the code of the authenticator app as well.',
  }),
  'statement-differs': refusal(409, {
    id: () => 'Yang ditandatangani bukan keputusan ini. Muat ulang lembar, lalu putuskan lagi.',
    en: () => 'What was signed is not this decision. Load the sheet anew and decide again.',
  }),
  'link-gone': refusal(410, {
    id: () => 'Tautan ini tidak berlaku lagi. Minta tautan baru, atau putuskan lewat Siar.',
    en: () => 'This link is not good any more. Ask for a new one, or decide in Siar.',
  }),
  'decision-too-old': refusal<{ decidedAt: Date }>(409, {
    id: ({ decidedAt }) =>
      `Keputusan ini dibuat ${instantWords(decidedAt, 'id')}, lebih dari sehari sebelum sampai, jadi tidak dicatat. Muat ulang lembar, lalu putuskan lagi; bila waktunya keliru, setel jam perangkat ke otomatis.`,
    en: ({ decidedAt }) =>
      `This decision was made ${instantWords(decidedAt, 'en')}, more than a day before it arrived, so it is not recorded. Load the sheet anew and decide again; if the time is wrong, set your device’s clock to automatic.`,
  }),
  'decision-ahead': refusal<{ decidedAt: Date; now: Date }>(409, {
    id: ({ decidedAt, now }) =>
      `Jam perangkat Anda terlalu cepat: keputusan bertanda ${shortInstantWords(decidedAt, 'id')}, padahal sekarang ${shortInstantWords(now, 'id')}. Setel jam ke otomatis, lalu putuskan lagi.`,
    en: ({ decidedAt, now }) =>
      `Your device’s clock is fast: the decision says ${shortInstantWords(decidedAt, 'en')}, and it is ${shortInstantWords(now, 'en')}. Set the clock to automatic, then decide again.`,
  }),
  'decision-before-text': refusal<{ decidedAt: Date; since: Date }>(409, {
    id: ({ decidedAt, since }) =>
      `Jam perangkat Anda terlambat: keputusan bertanda ${shortInstantWords(decidedAt, 'id')}, padahal baru menunggu Anda sejak ${shortInstantWords(since, 'id')}. Setel jam ke otomatis, lalu putuskan lagi.`,
    en: ({ decidedAt, since }) =>
      `Your device’s clock is slow: the decision says ${shortInstantWords(decidedAt, 'en')}, and it has waited for you only since ${shortInstantWords(since, 'en')}. Set the clock to automatic, then decide again.`,
  }),
  'code-used': refusal<{ field?: string }>(401, {
    id: () => 'Kode ini sudah dipakai. Tunggu kode berikutnya di aplikasi.',
    en: () => 'This code was used already. Wait for the next one in the app.',
  }),
  'second-factor-on': refusal(409, {
    id: () => 'Langkah kedua sudah menyala. Matikan dulu untuk menggantinya.',
    en: () => 'The second factor is on already. Turn it off first to replace it.',
  }),
  'second-factor-off': refusal(409, {
    id: () => 'Langkah kedua sedang mati, jadi tidak ada kode pemulihan.',
    en: () => 'The second factor is off, so there are no recovery codes.',
  }),
  'second-factor-unreadable': refusal(409, {
    id: () =>
      'Kode tidak dapat diperiksa karena kunci server telah diganti. Minta administrator memberi sandi baru; langkah kedua lalu dinyalakan lagi.',
    en: () =>
      'Codes cannot be checked because the server’s key was replaced. Ask the administrator for a new password, then turn the second factor on again.',
  }),
  'passkey-taken': refusal(409, {
    id: () => 'Kunci sandi ini sudah terdaftar.',
    en: () => 'This passkey is registered already.',
  }),
  'session-needed': refusal(403, {
    id: () => 'Cara masuk hanya dapat diubah oleh orang yang masuk sendiri, bukan lewat token.',
    en: () => 'How one signs in can only be changed by a person who is signed in, not by a token.',
  }),
  'foreign-origin': refusal(403, {
    id: () => 'Permintaan ini datang dari situs lain, jadi ditolak.',
    en: () => 'This request came from another site, so it is refused.',
  }),
  'too-often': refusal<{ waitSeconds: number }>(429, {
    id: ({ waitSeconds }) => `Terlalu sering. Coba lagi ${waitSeconds} detik lagi.`,
    en: ({ waitSeconds }) => `Too often. Try again in ${waitSeconds} seconds.`,
  }),
  'password-weak': refusal<{ field: string }>(422, {
    id: () => 'Sandi terlalu mudah ditebak. Pakai sedikitnya 8 huruf atau angka yang tidak umum.',
    en: () => 'The password is too easy to guess. Use at least 8 uncommon letters or figures.',
  }),
  'email-taken': refusal<{ field: string }>(409, {
    id: () => 'Surel ini sudah dipakai orang lain.',
    en: () => 'This e-mail belongs to someone else already.',
  }),
  'last-administrator': refusal<{ field: string }>(409, {
    id: () => 'Ini administrator terakhir. Angkat yang lain dulu.',
    en: () => 'This is the last administrator. Appoint another first.',
  }),
  'days-reversed': refusal<{ field: string }>(422, {
    id: () => 'Tanggal akhir mendahului tanggal mulai.',
    en: () => 'The last day comes before the first.',
  }),
  'tenure-overlaps': refusal<{ field: string }>(409, {
    id: () => 'Orang ini sudah menjabat itu pada sebagian hari tersebut. Lihat daftar jabatannya.',
    en: () => 'This person holds that post on some of these days already. See the list of posts.',
  }),
  'not-in-sop': refusal<{ field: string }>(422, {
    id: () => 'Jabatan atau langkah ini tidak ada di SOP.',
    en: () => 'This post or step is not in the SOP.',
  }),
  'terms-not-yours': refusal<{ post: string }>(403, {
    id: ({ post }) => `Kamus kantor dijaga Administrator dan ${post}. Minta mereka menambah atau mengubahnya.`,
    en: ({ post }) => `The house dictionary is kept by the administrator and ${post}. Ask them to add or change it.`,
  }),
  'term-title-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis jabatan pejabat ini.',
    en: () => 'Write this official’s title.',
  }),
  'term-avoids-itself': refusal<{ field: string }>(422, {
    id: () => 'Bentuk baku tidak mungkin juga dihindari. Hapus dari daftar yang dihindari.',
    en: () => 'The preferred form cannot be one to avoid. Take it out of that list.',
  }),
  'term-twice': refusal<{ field: string }>(409, {
    id: () => 'Bentuk ini sudah ada di kamus untuk hari yang sama. Ubah entri yang ada.',
    en: () => 'This form is in the dictionary already for the same day. Change that entry.',
  }),
  'term-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Orang lain sudah mengubah entri ini. Tutup lalu buka lagi untuk melihat yang terbaru.',
    en: () => 'Someone else changed this entry. Close and open it again to see the newest.',
  }),
  'terms-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Kamus kantor memuat paling banyak ${max} entri.`,
    en: ({ max }) => `The house dictionary holds ${max} entries at most.`,
  }),
  'terms-bad-rows': refusal<{ count: number }>(422, {
    id: ({ count }) => `${count} baris belum benar, jadi tabel ini belum dimasukkan. Perbaiki dulu.`,
    en: ({ count }) => `${count} rows are not right, so the table was not taken in. Mend them first.`,
  }),
  'terms-no-header': refusal(422, {
    id: () => 'Baris pertama tabel harus memuat judul kolom, sedikitnya “Bentuk baku”.',
    en: () => 'The first row of the table must name its columns, at least “Preferred form”.',
  }),
  'logo-refused': refusal<{ field: string }>(422, {
    id: () => 'Lambang harus gambar PNG atau JPEG.',
    en: () => 'The emblem must be a PNG or JPEG picture.',
  }),
  'setup-link-used': refusal(410, {
    id: () =>
      'Tautan pemasangan ini tidak berlaku lagi. Bila kantor belum dipasang, jalankan ulang Siar untuk tautan baru.',
    en: () => 'This set-up link is no longer valid. If the office is not set up yet, restart Siar for a new one.',
  }),
  // What was asked
  'not-found': refusal(404, {
    id: () => 'Tidak ditemukan, atau bukan untuk Anda.',
    en: () => 'Not found, or not yours to see.',
  }),
  'key-missing': refusal<{ field: string }>(400, {
    id: () => 'Permintaan ini perlu kunci tindakan (Idempotency-Key berupa UUID).',
    en: () => 'This request needs an act key (Idempotency-Key, a UUID).',
  }),
  'key-reused': refusal<{ field: string }>(409, {
    id: () => 'Kunci tindakan ini sudah dipakai untuk permintaan lain. Muat ulang halaman lalu ulangi.',
    en: () => 'This act key was used for another request. Reload the page and try again.',
  }),
  'day-past': refusal<{ field: string }>(422, {
    id: () => 'Pilih hari ini atau sesudahnya.',
    en: () => 'Choose today or a later day.',
  }),
} as const
