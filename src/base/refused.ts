import { proofFault } from './words/proof.ts'

/**
 * Every expected "no" of the office, in one table: code → status → sentence in both languages.
 * A code never changes once released; a sentence says what happened and what to do.
 */
type Sentences<Details> = { readonly id: (about: Details) => string; readonly en: (about: Details) => string }
type Refusal<Details> = { readonly status: number } & Sentences<Details>

function refusal<Details = object>(status: number, sentences: Sentences<Details>): Refusal<Details> {
  return { status, ...sentences }
}

const dayOf = (moment: string, language: 'id' | 'en') =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(moment))

export const refusals = {
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
  // What colleagues say about a text
  'comment-empty': refusal<{ field: string }>(422, {
    id: () => 'Tulis komentarnya dulu.',
    en: () => 'Write the comment first.',
  }),
  'called-not-reader': refusal<{ field: string; name: string }>(422, {
    id: ({ name }) =>
      `Berkas ini terbatas dan ${name} tidak termasuk pembacanya. Hapus tanda @ di depan namanya, atau tambahkan ia lewat Batasi pembaca.`,
    en: ({ name }) =>
      `This dossier is limited and ${name} is not among its readers. Take out the @ before the name, or add them under Limit readers.`,
  }),
  'words-changed': refusal<{ field: string }>(409, {
    id: () =>
      'Kata yang Anda pilih sudah berubah, atau ada lebih dari satu yang sama. Muat ulang naskah, lalu pilih lagi.',
    en: () => 'The words you chose have changed, or stand more than once. Load the text anew and choose them again.',
  }),
  'comments-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Berkas ini sudah memuat ${max} percakapan. Lanjutkan di percakapan yang ada.`,
    en: ({ max }) => `This dossier holds ${max} comments already. Go on in one of them.`,
  }),
  'thread-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Percakapan ini sudah memuat ${max} tanggapan. Mulai komentar baru.`,
    en: ({ max }) => `This comment has ${max} answers already. Begin a new comment.`,
  }),
  'must-fix-no-post': refusal<{ field: string }>(403, {
    id: () => 'Yang wajib diperbaiki ditandai oleh pemegang jabatan dalam SOP. Kirim tanpa tanda itu.',
    en: () => 'Only holders of a post of the SOP ask for a repair. Send it without that mark.',
  }),
  'must-fix-not-yours': refusal(403, {
    id: () => 'Ini diselesaikan oleh yang memintanya, pelaksana langkah ini, atau koordinator.',
    en: () => 'This is settled by who asked for it, by who holds this step, or by a coordinator.',
  }),
  'comment-not-yours': refusal(403, {
    id: () => 'Ini diselesaikan oleh yang menulisnya atau yang sedang mengerjakan naskah.',
    en: () => 'This is settled by who wrote it or by who works on the text now.',
  }),
  'comment-changed': refusal(409, {
    id: () =>
      'Komentar ini sudah ditangani orang lain, atau tidak dapat diperlakukan begitu. Lihat keadaannya sekarang.',
    en: () => 'Someone dealt with this comment already, or it cannot be dealt with so. See how it stands now.',
  }),
  'suggestion-lost': refusal(409, {
    id: () =>
      'Kata yang diusulkan diganti sudah berubah, jadi usulan tidak dapat dimasukkan. Ubah naskah sendiri bila masih perlu.',
    en: () =>
      'The words to be replaced have changed, so the suggestion cannot be put in. Change the text yourself if it still should be.',
  }),
  'suggestion-unfit': refusal(422, {
    id: () => 'Usulan ini tidak muat atau tidak cocok di tempatnya. Ubah naskah sendiri bila masih perlu.',
    en: () => 'The suggestion does not fit in its place. Change the text yourself if it still should be.',
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
  'decision-too-old': refusal(409, {
    id: () =>
      'Keputusan ini ditandatangani lebih dari sehari yang lalu, atau jam perangkat Anda keliru. Muat ulang lembar, lalu putuskan lagi.',
    en: () =>
      'This decision was signed more than a day ago, or your device’s clock is wrong. Load the sheet anew and decide again.',
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
  // The SOP
  'edition-final': refusal(409, {
    id: () => 'Edisi ini sudah berlaku, jadi tidak dapat diubah. Buat edisi baru dari salinannya.',
    en: () => 'This edition is in force, so it cannot change. Begin a new edition as its copy.',
  }),
  'edition-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Edisi ini sudah diubah orang lain, lihat yang baru.',
    en: () => 'Someone else changed this edition, see the new one.',
  }),
  'edition-not-runnable': refusal<{ field: string; about: string; aboutEnglish: string }>(422, {
    id: ({ about }) => `Edisi belum dapat diberlakukan: ${about}`,
    en: ({ aboutEnglish }) => `The edition cannot be put in force yet: ${aboutEnglish}`,
  }),
  // The dossier on its way
  'dossier-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Berkas sudah berubah, lihat yang baru.',
    en: () => 'The dossier has changed, see the new one.',
  }),
  'version-differs': refusal<{ seen: string; current: string | null }>(409, {
    id: () => 'Naskah sudah berubah sejak Anda membacanya, lihat yang baru.',
    en: () => 'The text has changed since you read it, see the new one.',
  }),
  'draft-changed': refusal<{ seen: number; current: number; by: string }>(409, {
    id: ({ by }) =>
      `${by} sudah menyimpan naskah ini sesudah Anda membukanya. Bandingkan dulu; tulisan Anda tetap ada.`,
    en: ({ by }) => `${by} saved this text after you opened it. Compare first; what you wrote is kept.`,
  }),
  'variant-differs': refusal<{ field: string }>(409, {
    id: () =>
      'Varian kanal tidak sesuai dengan naskahnya, mungkin karena Siar baru diperbarui. Muat ulang halaman ini; tulisan Anda tetap tersimpan di peramban.',
    en: () =>
      'A channel variant is not what its text gives, perhaps because Siar was just updated. Reload this page; what you wrote is kept in the browser.',
  }),
  'draft-differs': refusal(409, {
    id: () => 'Naskah yang tersimpan bukan yang ada di layar Anda. Simpan atau muat ulang dulu.',
    en: () => 'The saved text is not the one on your screen. Save or reload first.',
  }),
  'base-unknown': refusal<{ field: string }>(422, {
    id: () => 'Versi yang menjadi dasar naskah ini tidak ada di berkas. Muat ulang berkas lalu simpan lagi.',
    en: () => 'The version that this text is based on is not in the dossier. Reload the dossier and save again.',
  }),
  'version-kept': refusal<{ number: number }>(409, {
    id: ({ number }) => `Naskah yang persis ini sudah tersimpan sebagai Versi ${number}.`,
    en: ({ number }) => `This exact text is kept as Version ${number} already.`,
  }),
  'turn-not-yours': refusal(409, {
    id: () => 'Giliran menulis sedang tidak pada Anda.',
    en: () => 'It is not your turn to write.',
  }),
  'person-left-text': refusal<{ field: string }>(409, {
    id: () => 'Orang itu sudah menutup naskah ini.',
    en: () => 'That person has closed this text.',
  }),
  'no-edition-in-force': refusal(409, {
    id: () => 'Belum ada SOP yang berlaku hari ini. Minta administrator memberlakukan satu edisi.',
    en: () => 'No SOP edition is in force today. Ask the administrator to put one in force.',
  }),
  'item-not-open': refusal(409, {
    id: () => 'Butir ini sudah dijadikan berkas atau dikesampingkan.',
    en: () => 'This item has become a dossier or was put aside already.',
  }),
  'fact-changed': refusal<{ field: string }>(409, {
    id: () => 'Fakta ini sudah berbunyi lain di naskah yang tersimpan. Muat ulang, lalu tanyakan yang sekarang.',
    en: () => 'This fact reads otherwise in the saved text. Reload, then ask about what it says now.',
  }),
  'fact-incomplete': refusal<{ field: string }>(422, {
    id: () => 'Lengkapi dulu nilai fakta ini dan keterangan tentang apa.',
    en: () => 'First give this fact its value, and say what it is.',
  }),
  'facts-asked-enough': refusal<{ max: number }>(409, {
    id: ({ max }) => `Sudah ${max} kali ditanyakan untuk berkas ini. Periksa jawaban yang ada.`,
    en: ({ max }) => `This dossier was asked about ${max} times already. See the answers there are.`,
  }),
  'fact-request-closed': refusal<{ state: 'open' | 'answered' | 'expired' | 'withdrawn' }>(409, {
    id: ({ state }) =>
      state === 'withdrawn' ? 'Pertanyaan ini sudah ditarik.' : 'Pertanyaan ini sudah dijawab; lihat jawabannya.',
    en: ({ state }) =>
      state === 'withdrawn' ? 'This question was taken back.' : 'This question was answered already; see the answer.',
  }),
  'call-in-future': refusal<{ field: string }>(422, {
    id: () => 'Waktu pembicaraan belum terjadi. Periksa tanggal dan pukulnya.',
    en: () => 'The call has not happened yet. Check its date and time.',
  }),
  'correction-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis yang seharusnya, atau apa yang salah.',
    en: () => 'Write what it should be, or what is wrong.',
  }),
  'content-type-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Jenis naskah ini sudah diubah orang lain, atau nama pendeknya sudah dipakai. Lihat yang baru dulu.',
    en: () => 'Someone else changed this kind of text, or its short name is taken. See the new one first.',
  }),
  'content-types-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Paling banyak ${max} jenis naskah. Ubah salah satu yang tidak dipakai lagi.`,
    en: ({ max }) => `At most ${max} kinds of text. Change one that is no longer used.`,
  }),
  'not-running': refusal<{ state: 'running' | 'held' | 'published' | 'withdrawn' }>(409, {
    id: ({ state }) =>
      ({
        running: 'Berkas masih berjalan.',
        held: 'Berkas sedang ditahan; lanjutkan dahulu.',
        published: 'Berkas sudah terbit; perjalanannya selesai.',
        withdrawn: 'Berkas sudah ditarik; perjalanannya selesai.',
      })[state],
    en: ({ state }) =>
      ({
        running: 'The dossier is still on its way.',
        held: 'The dossier is on hold; resume it first.',
        published: 'The dossier is published; its way has ended.',
        withdrawn: 'The dossier was withdrawn; its way has ended.',
      })[state],
  }),
  'not-held': refusal(409, {
    id: () => 'Berkas tidak sedang ditahan.',
    en: () => 'The dossier is not on hold.',
  }),
  'already-opened': refusal(409, {
    id: () => 'Berkas sudah dibuka.',
    en: () => 'The dossier is open already.',
  }),
  'text-missing': refusal<{ field: string }>(422, {
    id: () => 'Naskah belum ada. Tulis dan simpan naskah dulu.',
    en: () => 'There is no text yet. Write and save one first.',
  }),
  'decision-needed': refusal<{ step: number }>(409, {
    id: ({ step }) => `Langkah ${step} adalah keputusan: pilih YA, YA dengan catatan, atau TIDAK.`,
    en: ({ step }) => `Step ${step} is a decision: say YES, YES with notes, or NO.`,
  }),
  'not-a-decision': refusal<{ step: number }>(409, {
    id: ({ step }) => `Langkah ${step} bukan langkah keputusan.`,
    en: ({ step }) => `Step ${step} is not a decision.`,
  }),
  'not-approved': refusal(409, {
    id: () => 'Naskah yang persis ini belum disetujui, jadi tidak dapat terbit. Kembalikan untuk disetujui.',
    en: () => 'This exact text is not approved, so it cannot go out. Return it for approval.',
  }),
  'notes-not-certified': refusal(409, {
    id: () => 'Catatan pimpinan belum dinyatakan selesai. Perbaiki naskah, lalu nyatakan catatan selesai.',
    en: () => 'The leader’s notes are not certified yet. Repair the text, then certify the notes.',
  }),
  'change-outside-notes': refusal<{ count: number }>(409, {
    id: ({ count }) =>
      `${count} perubahan ada di luar catatan pimpinan. Batalkan perubahan itu, atau kembalikan naskah kepada pimpinan untuk diputuskan lagi.`,
    en: ({ count }) =>
      `${count} changes are outside the leader’s notes. Undo them, or send the text back to the leader to be decided on anew.`,
  }),
  'note-place-unknown': refusal<{ field: string }>(422, {
    id: () => 'Tempat yang ditunjuk catatan ini tidak ada di naskah. Pilih lagi tempatnya.',
    en: () => 'The place this note names is not in the text. Choose it again.',
  }),
  'notes-not-ticked': refusal<{ count: number; field: string }>(422, {
    id: ({ count }) => `${count} catatan belum dicentang. Centang tiap catatan yang sudah dikerjakan.`,
    en: ({ count }) => `${count} notes are not ticked. Tick each note that is done.`,
  }),
  'not-urgent': refusal(409, {
    id: () => 'Persetujuan lisan hanya untuk berkas Siaga atau Krisis. Minta keputusan tertulis.',
    en: () => 'An oral approval is only for dossiers at alert or crisis level. Ask for a written decision.',
  }),
  'heard-from-oneself': refusal<{ field: string }>(422, {
    id: () => 'Yang menyetujui dan yang mendengar harus dua orang.',
    en: () => 'Who approves and who heard it must be two people.',
  }),
  'leader-wrote': refusal<{ field: string }>(403, {
    id: () => 'Pejabat itu ikut menulis naskah ini, jadi orang lain yang menyetujui.',
    en: () => 'That official wrote part of this text, so someone else approves.',
  }),
  'heard-too-early': refusal<{ field: string }>(422, {
    id: () => 'Waktu itu sebelum naskah ini sampai di langkah keputusan.',
    en: () => 'That was before this text came to the decision.',
  }),
  'nothing-to-ratify': refusal(409, {
    id: () => 'Tidak ada persetujuan lisan yang menunggu pengesahan.',
    en: () => 'No oral approval waits to be ratified.',
  }),
  'no-notes-open': refusal(409, {
    id: () => 'Tidak ada catatan pimpinan yang menunggu.',
    en: () => 'No notes of the leader are waiting.',
  }),
  'target-not-earlier': refusal<{ field: string; step: number }>(422, {
    id: ({ step }) => `Pilih langkah sebelum langkah ${step} sebagai tujuan.`,
    en: ({ step }) => `Choose a step before step ${step} as the target.`,
  }),
  'gate-shut': refusal<{ count: number; findings: readonly object[] }>(422, {
    id: ({ count }) => `Ada ${count} syarat langkah ini yang belum terpenuhi. Perbaiki yang disebut, lalu ulangi.`,
    en: ({ count }) => `${count} conditions of this step are not met yet. Repair what is named, then try again.`,
  }),
  'finding-gone': refusal(409, {
    id: () => 'Temuan ini tidak ada lagi pada naskah sekarang. Muat ulang daftar syarat.',
    en: () => 'The text no longer has this finding. Load the list of conditions anew.',
  }),
  'override-not-allowed': refusal(422, {
    id: () => 'Temuan ini tidak dapat disimpangi. Perbaiki naskahnya.',
    en: () => 'This finding cannot be overridden. Repair the text.',
  }),
  'override-made': refusal(409, {
    id: () => 'Temuan ini sudah disimpangi.',
    en: () => 'This finding is overridden already.',
  }),
  'override-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Satu berkas memuat paling banyak ${max} penyimpangan. Perbaiki naskahnya.`,
    en: ({ max }) => `A dossier holds ${max} overrides at most. Repair the text.`,
  }),
  'election-pack-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Aturan pemilihan sudah diganti orang lain. Muat ulang, lalu ulangi bila masih perlu.',
    en: () => 'Someone else replaced the election rules. Reload, and try again if it is still needed.',
  }),
  'override-too-late': refusal<{ step: number }>(409, {
    id: ({ step }) =>
      `Sesudah langkah ${step} pimpinan tidak lagi melihat penyimpangan. Kembalikan berkas agar diputuskan lagi.`,
    en: ({ step }) => `After step ${step} no leader sees an override. Return the dossier to be decided on again.`,
  }),
  'basis-missing': refusal<{ field: string }>(422, {
    id: () => 'Sebutkan dasar hukum dan letak catatannya.',
    en: () => 'Name the lawful basis and where its record lies.',
  }),
  'reason-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis alasannya.',
    en: () => 'Write the reason.',
  }),
  'person-not-in-post': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) => `Orang itu tidak menjabat ${post} hari ini.`,
    en: ({ post }) => `That person does not hold ${post} today.`,
  }),
  // The inventory and its rounds
  'item-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Butir ini sudah diubah orang lain, lihat yang baru. Tulisan Anda tetap ada.',
    en: () => 'Someone changed this item, see the new one. What you wrote is kept.',
  }),
  'item-not-dismissed': refusal(409, {
    id: () => 'Butir ini tidak sedang dikesampingkan.',
    en: () => 'This item is not put aside.',
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
  'import-no-title': refusal<{ header: string }>(422, {
    id: ({ header }) =>
      `Tidak ada kolom judul. Beri satu kolom kepala “Judul”${header ? `; yang terbaca: ${header}` : ''}.`,
    en: ({ header }) =>
      `There is no title column. Head one column “Judul” or “Title”${header ? `; found: ${header}` : ''}.`,
  }),
  'import-header-doubled': refusal<{ header: string }>(422, {
    id: ({ header }) => `Ada dua kolom bernama “${header}”. Ganti nama salah satunya.`,
    en: ({ header }) => `Two columns are named “${header}”. Rename one of them.`,
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
  'import-done': refusal(409, {
    id: () => 'Impor ini sudah dimasukkan.',
    en: () => 'This import has been brought in already.',
  }),
  // What goes out, and files
  'publication-withdrawn': refusal(409, {
    id: () => 'Terbitan ini sudah ditarik.',
    en: () => 'This publication has been withdrawn.',
  }),
  'delivery-not-failed': refusal<{ state: string }>(409, {
    id: () => 'Hanya pengiriman yang gagal yang dapat diulang. Muat ulang untuk melihat keadaannya sekarang.',
    en: () => 'Only a failed delivery can be tried again. Reload to see how it stands now.',
  }),
  'delivery-not-unsure': refusal<{ state: string }>(409, {
    id: () => 'Pengiriman ini sudah pasti, tidak perlu dinyatakan.',
    en: () => 'This delivery is certain already; there is nothing to say about it.',
  }),
  'file-missing': refusal<{ field: string }>(422, {
    id: () => 'Pilih satu berkas yang tidak kosong.',
    en: () => 'Choose one file that is not empty.',
  }),
  'file-too-large': refusal<{ field: string; max: number }>(413, {
    id: ({ max }) => `Berkas paling besar ${max} MB. Perkecil lalu unggah lagi.`,
    en: ({ max }) => `A file holds ${max} MB at most. Make it smaller and upload again.`,
  }),
  'file-unknown': refusal<{ field: string }>(422, {
    id: () => 'Ada gambar atau lampiran yang belum diunggah, atau isinya bukan seperti yang disebut. Unggah lagi.',
    en: () => 'A picture or attachment was not uploaded, or is not what it is said to be. Upload it again.',
  }),
  'file-type-refused': refusal<{ field: string }>(422, {
    id: () => 'Jenis berkas ini tidak diterima. Yang diterima: JPEG, PNG, WebP, GIF, PDF, DOCX, XLSX, CSV, dan teks.',
    en: () => 'This kind of file is not accepted. Accepted: JPEG, PNG, WebP, GIF, PDF, DOCX, XLSX, CSV and text.',
  }),
  'svg-refused': refusal<{ field: string }>(422, {
    id: () => 'SVG dapat membawa skrip, jadi tidak diterima. Simpan sebagai PNG atau JPEG, lalu unggah lagi.',
    en: () => 'An SVG can carry a script, so it is not accepted. Save it as PNG or JPEG and upload it again.',
  }),
  'picture-broken': refusal<{ field: string }>(422, {
    id: () => 'Gambar ini rusak atau terpotong. Buka dan simpan ulang di aplikasi gambar, lalu unggah lagi.',
    en: () =>
      'This picture is damaged or cut off. Open and save it anew in a picture application, then upload it again.',
  }),
  'picture-too-large': refusal<{ field: string; width: number; height: number; max: number }>(422, {
    id: ({ width, height, max }) =>
      `Gambar ini ${width} × ${height} piksel; paling besar ${max} megapiksel. Perkecil lalu unggah lagi.`,
    en: ({ width, height, max }) =>
      `This picture has ${width} × ${height} pixels; ${max} megapixels is the most. Make it smaller and upload again.`,
  }),
  'picture-frames': refusal<{ field: string; frames: number; max: number }>(422, {
    id: ({ frames, max }) =>
      `Animasi ini terlalu panjang atau terlalu besar (${frames} bingkai, paling banyak ${max}). Pakai gambar diam.`,
    en: ({ frames, max }) =>
      `This animation is too long or too large (${frames} frames, ${max} at most). Use a still picture.`,
  }),
  'picture-expands': refusal<{ field: string }>(422, {
    id: () => 'Gambar ini mengembang jauh melebihi ukuran berkasnya, jadi ditolak. Simpan ulang lebih kecil.',
    en: () => 'This picture unpacks to far more than its file, so it is refused. Save it anew, smaller.',
  }),
  'not-a-picture': refusal<{ field: string }>(422, {
    id: () => 'Berkas ini bukan gambar, jadi tidak dapat dipotong.',
    en: () => 'This file is no picture, so it cannot be cropped.',
  }),
  'crop-outside': refusal<{ field: string; width: number; height: number }>(422, {
    id: ({ width, height }) => `Potongan keluar dari gambar, yang berukuran ${width} × ${height} piksel.`,
    en: ({ width, height }) => `The part lies outside the picture, which has ${width} × ${height} pixels.`,
  }),
  // Signatures on papers
  'paper-not-signable': refusal<{ fault: 'no-pdf' | 'encrypted' | 'damaged' | 'too-large' }>(422, {
    id: ({ fault }) =>
      ({
        'no-pdf': 'Berkas ini bukan PDF, jadi tidak dapat ditandatangani atau diperiksa.',
        encrypted: 'PDF ini dikunci sandi. Simpan tanpa sandi dulu.',
        damaged: 'PDF ini rusak atau tersusun dengan cara yang tidak dikenal Siar. Buat ulang naskahnya.',
        'too-large': 'PDF ini terlalu besar; paling besar 32 MB.',
      })[fault],
    en: ({ fault }) =>
      ({
        'no-pdf': 'This file is no PDF, so it cannot be signed or checked.',
        encrypted: 'This PDF is locked by a password. Save it without one first.',
        damaged: 'This PDF is damaged, or built in a way Siar does not know. Make the paper anew.',
        'too-large': 'This PDF is too large; 32 MB is the most.',
      })[fault],
  }),
  'passphrase-wrong': refusal(422, {
    id: () => 'Frasa sandi tanda tangan salah. Naskah belum ditandatangani; coba lagi dengan teliti.',
    en: () => 'The signature’s passphrase is wrong. The paper is not signed; try again with care.',
  }),
  'key-store-unreadable': refusal(422, {
    id: () => 'Berkas sertifikat tidak terbaca. Yang diperlukan ialah berkas PKCS#12 (.p12 atau .pfx).',
    en: () => 'The certificate file cannot be read. It must be a PKCS#12 file (.p12 or .pfx).',
  }),
  'key-store-missing': refusal<{ field: string }>(422, {
    id: () => 'Berkas sertifikat belum ada di server ini. Unggah berkas .p12 atau .pfx dulu.',
    en: () => 'There is no certificate file on this server yet. Upload the .p12 or .pfx file first.',
  }),
  'key-store-cipher-unknown': refusal(422, {
    id: () =>
      'Berkas sertifikat dikunci dengan cara yang tidak dikenal Siar. Ekspor ulang sebagai PKCS#12 dengan AES-256.',
    en: () => 'The certificate file is locked in a way Siar does not know. Export it anew as PKCS#12 with AES-256.',
  }),
  'key-store-incomplete': refusal(422, {
    id: () => 'Berkas ini tidak memuat kunci pribadi beserta sertifikatnya. Ekspor ulang dengan kunci pribadinya.',
    en: () => 'This file does not hold a private key with its certificate. Export it anew with its private key.',
  }),
  'certificate-expired': refusal<{ until: string }>(422, {
    id: ({ until }) => `Sertifikat berlaku sampai ${dayOf(until, 'id')} dan sudah habis. Pasang sertifikat yang baru.`,
    en: ({ until }) => `The certificate was good until ${dayOf(until, 'en')} and has expired. Install a new one.`,
  }),
  'certificate-not-yet-valid': refusal<{ from: string }>(422, {
    id: ({ from }) =>
      `Sertifikat baru berlaku mulai ${dayOf(from, 'id')}. Tunggu sampai hari itu, atau periksa jam server.`,
    en: ({ from }) => `The certificate is good only from ${dayOf(from, 'en')}. Wait, or check the server’s clock.`,
  }),
  'certificate-unfit': refusal(422, {
    id: () =>
      'Sertifikat ini bukan untuk menandatangani, atau kuncinya terlalu lemah (RSA paling sedikit 2048 bit, atau EC).',
    en: () => 'This certificate is not for signing, or its key is too weak (RSA of 2048 bits at least, or EC).',
  }),
  'nik-needed': refusal<{ field: string }>(422, {
    id: () => 'Layanan BSrE meminta NIK penanda tangan, 16 angka.',
    en: () => 'BSrE’s service asks for the signatory’s NIK, 16 figures.',
  }),
  'signatory-unknown': refusal(422, {
    id: () => 'NIK ini belum terdaftar di BSrE. Daftarkan penanda tangan melalui verifikator instansi.',
    en: () => 'This NIK is not registered with BSrE. Register the signatory through your agency’s verifier.',
  }),
  'signatory-not-active': refusal<{ standing: string }>(422, {
    id: ({ standing }) =>
      `Sertifikat penanda tangan di BSrE belum aktif atau tidak lagi aktif (${standing}). Hubungi verifikator instansi.`,
    en: ({ standing }) =>
      `The signatory’s certificate at BSrE is not active (${standing}). Turn to your agency’s verifier.`,
  }),
  'signing-service-away': refusal(503, {
    id: () => 'Layanan tanda tangan tidak dapat dihubungi. Keputusan tetap sah; naskah menunggu. Coba lagi nanti.',
    en: () => 'The signing service cannot be reached. The decision stands; the paper waits. Try again later.',
  }),
  'signing-service-slow': refusal(503, {
    id: () =>
      'Layanan tanda tangan tidak menjawab pada waktunya. Keputusan tetap sah; naskah menunggu. Coba lagi nanti.',
    en: () => 'The signing service did not answer in time. The decision stands; the paper waits. Try again later.',
  }),
  'signing-service-maintenance': refusal(503, {
    id: () => 'Layanan tanda tangan sedang dalam perbaikan. Keputusan tetap sah; naskah menunggu. Coba lagi nanti.',
    en: () => 'The signing service is under maintenance. The decision stands; the paper waits. Try again later.',
  }),
  'signing-service-busy': refusal(503, {
    id: () => 'Layanan tanda tangan sedang penuh. Keputusan tetap sah; naskah menunggu. Coba lagi beberapa menit lagi.',
    en: () => 'The signing service is busy. The decision stands; the paper waits. Try again in a few minutes.',
  }),
  'signing-address-wrong': refusal<{ field: string }>(422, {
    id: () =>
      'Tulis alamat layanan seperti https://esign.contoh.go.id, tanpa nama, sandi, atau tanda tanya di dalamnya.',
    en: () => 'Write the service’s address like https://esign.contoh.go.id, with no name, password or question mark.',
  }),
  'signing-client-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis nama klien yang diberikan pengelola layanan tanda tangan.',
    en: () => 'Write the client name that whoever runs the signing service gave you.',
  }),
  'signing-secret-missing': refusal(422, {
    id: () =>
      'Rahasia klien BSrE belum ada di server. Isi SIAR_BSRE_SECRET di setelan layanan, lalu jalankan ulang Siar.',
    en: () =>
      'The BSrE client’s secret is not on the server. Set SIAR_BSRE_SECRET where Siar is started, and restart it.',
  }),
  'signer-of-kind-wrong': refusal<{ field: string }>(422, {
    id: () => 'Pilih satu penanda tangan yang sesuai untuk tiap jenis naskah.',
    en: () => 'Choose one signatory that fits for each kind of paper.',
  }),
  'signing-setting-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Orang lain sudah mengubah setelan ini. Muat ulang halaman untuk melihat yang terbaru.',
    en: () => 'Someone else changed these settings. Load the page anew to see the newest.',
  }),
  'signing-client-refused': refusal(422, {
    id: () =>
      'Layanan tanda tangan menolak akun kantor. Minta administrator memeriksa nama klien dan rahasianya (SIAR_BSRE_SECRET).',
    en: () =>
      'The signing service refused the office’s account. Ask the administrator to check the client name and its secret (SIAR_BSRE_SECRET).',
  }),
  'signing-address-refused': refusal(422, {
    id: () =>
      'Alamat layanan tanda tangan tidak boleh dihubungi: lewat internet harus https, dan bukan alamat khusus mesin.',
    en: () =>
      'The signing service’s address may not be asked: over the internet it must be https, and no special address.',
  }),
  'signing-service-refused': refusal<{ httpStatus: number; serviceCode: number }>(422, {
    id: ({ httpStatus, serviceCode }) =>
      `Layanan tanda tangan menolak (${httpStatus}${serviceCode ? `, kode ${serviceCode}` : ''}). Sebutkan angka ini kepada pengelola layanan.`,
    en: ({ httpStatus, serviceCode }) =>
      `The signing service refused (${httpStatus}${serviceCode ? `, code ${serviceCode}` : ''}). Tell these figures to whoever runs the service.`,
  }),
  'signing-answer-odd': refusal<{
    fault: 'no-pdf' | 'unreadable' | 'changed' | 'unsigned' | 'not-whole' | 'false' | 'too-large'
  }>(502, {
    id: ({ fault }) =>
      `Jawaban layanan tanda tangan ditolak: ${
        {
          'no-pdf': 'bukan PDF',
          unreadable: 'tidak terbaca',
          changed: 'bukan naskah yang dikirim',
          unsigned: 'tidak memuat tanda tangan baru',
          'not-whole': 'tanda tangannya tidak mencakup seluruh berkas',
          false: 'tanda tangannya tidak cocok dengan isi berkas',
          'too-large': 'terlalu besar',
        }[fault]
      }. Naskah belum ditandatangani; beri tahu administrator.`,
    en: ({ fault }) =>
      `The signing service’s answer was refused: ${
        {
          'no-pdf': 'it is no PDF',
          unreadable: 'it cannot be read',
          changed: 'it is not the paper that was sent',
          unsigned: 'it holds no new signature',
          'not-whole': 'its signature does not cover the whole file',
          false: 'its signature does not fit the file',
          'too-large': 'it is too large',
        }[fault]
      }. The paper is not signed; tell the administrator.`,
  }),
  'paper-signature-not-yours': refusal<{ name: string }>(403, {
    id: ({ name }) => `Naskah ini menunggu tanda tangan ${name}; tidak ada yang dapat menggantikannya.`,
    en: ({ name }) => `This paper waits for the signature of ${name}; nobody can give it in their stead.`,
  }),
  'paper-not-to-sign': refusal(409, {
    id: () => 'Naskah ini tidak menunggu tanda tangan. Muat ulang halaman untuk melihat keadaannya.',
    en: () => 'This paper waits for no signature. Load the page anew to see how it stands.',
  }),
  'paper-being-signed': refusal<{ waitSeconds: number }>(409, {
    id: ({ waitSeconds }) =>
      `Permintaan tanda tangan sebelumnya untuk naskah ini belum selesai. Tunggu ${waitSeconds} detik, lalu muat ulang.`,
    en: ({ waitSeconds }) =>
      `An earlier request to sign this paper has not ended. Wait ${waitSeconds} seconds, then load the page anew.`,
  }),
  'paper-method-gone': refusal(409, {
    id: () =>
      'Cara menandatangani yang tercetak di naskah ini sudah tidak dipasang. Minta administrator memasangnya kembali, atau mencatat bahwa naskah ini tidak akan ditandatangani.',
    en: () =>
      'The way of signing that is printed on this paper is no longer set up. Ask the administrator to set it up again, or to note that this paper will not be signed.',
  }),
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
  // An SOP from a BPMN file
  'bpmn-too-large': refusal<{ field: string; max: number }>(413, {
    id: ({ max }) =>
      `Berkas BPMN lebih besar dari ${max} MB. Hapus gambar atau proses lain di dalamnya, lalu coba lagi.`,
    en: ({ max }) => `The BPMN file is larger than ${max} MB. Take out pictures or other processes and try again.`,
  }),
  'bpmn-not-text': refusal<{ field: string }>(422, {
    id: () => 'Berkas ini bukan teks UTF-8. Simpan lagi sebagai BPMN 2.0 (XML, UTF-8).',
    en: () => 'This file is no UTF-8 text. Save it again as BPMN 2.0 (XML, UTF-8).',
  }),
  'bpmn-doctype': refusal<{ field: string }>(422, {
    id: () => 'Berkas ini memuat DOCTYPE atau entitas, yang tidak diterima dari luar. Simpan lagi tanpa itu.',
    en: () => 'This file holds a DOCTYPE or entities, which are not taken from outside. Save it without them.',
  }),
  'bpmn-unreadable': refusal<{ field: string; detail: string }>(422, {
    id: ({ detail }) => `Berkas ini tidak terbaca sebagai BPMN 2.0 (${detail}). Ekspor lagi dari aplikasinya.`,
    en: ({ detail }) => `This file does not read as BPMN 2.0 (${detail}). Export it again from its tool.`,
  }),
  'bpmn-too-many-parts': refusal<{ field: string; max: number }>(422, {
    id: ({ max }) =>
      `Berkas ini memuat lebih dari ${max} unsur, lebih dari yang wajar untuk satu SOP. Pisahkan prosesnya.`,
    en: ({ max }) => `This file holds more than ${max} elements, more than one SOP can mean. Take the processes apart.`,
  }),
  'bpmn-no-steps': refusal<{ field: string; count: number }>(422, {
    id: ({ count }) => `Proses dalam berkas ini punya ${count} kegiatan; sebuah SOP punya paling sedikit dua.`,
    en: ({ count }) => `The process in this file has ${count} activities; an SOP has at least two.`,
  }),
  'bpmn-too-many-steps': refusal<{ field: string; count: number; max: number }>(422, {
    id: ({ count, max }) =>
      `Proses dalam berkas ini punya ${count} langkah, paling banyak ${max}. Pecah menjadi beberapa SOP.`,
    en: ({ count, max }) => `The process in this file has ${count} steps, ${max} at most. Split it into several SOPs.`,
  }),
  'bpmn-too-many-posts': refusal<{ field: string; count: number; max: number }>(422, {
    id: ({ count, max }) =>
      `Proses dalam berkas ini punya ${count} lajur jabatan, paling banyak ${max}. Gabungkan sebagian.`,
    en: ({ count, max }) => `The process in this file has ${count} lanes for posts, ${max} at most. Join some of them.`,
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
  // Incoming letters and their dispositions
  'letter-not-yours': refusal(403, {
    id: () => 'Surat ini tidak sedang ada pada jabatan Anda, jadi yang memegangnyalah yang bertindak.',
    en: () => 'This letter is not with a post of yours, so who holds it acts.',
  }),
  'letter-branch-ended': refusal(409, {
    id: () => 'Bagian ini sudah selesai. Muat ulang halaman untuk melihat keadaannya.',
    en: () => 'This branch has ended already. Load the page anew to see how it stands.',
  }),
  'letter-passed-on': refusal(409, {
    id: () => 'Surat ini sudah Anda teruskan; penerimanyalah yang melaporkan.',
    en: () => 'You have passed this letter on; those who received it report.',
  }),
  'letter-to-missing': refusal<{ field: string }>(422, {
    id: () => 'Pilih paling sedikit satu jabatan yang menerima.',
    en: () => 'Choose at least one post that receives it.',
  }),
  'letter-instruction-missing': refusal<{ field: string }>(422, {
    id: () => 'Centang apa yang diminta, atau tulis petunjuknya.',
    en: () => 'Tick what is asked for, or write the instruction.',
  }),
  'letter-full': refusal<{ field: string; max: number }>(409, {
    id: ({ max }) => `Surat ini sudah diteruskan ke ${max} tempat. Lanjutkan di salah satunya.`,
    en: ({ max }) => `This letter has been passed on to ${max} places. Go on in one of them.`,
  }),
  'letter-to-self': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) => `${post} adalah jabatan Anda sendiri. Pilih jabatan lain, atau tindak lanjuti sendiri.`,
    en: ({ post }) => `${post} is a post of your own. Choose another, or follow it up yourself.`,
  }),
  'letter-to-above': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) =>
      `Surat ini datang lewat ${post}. Laporkan tindak lanjutnya, jangan dikembalikan sebagai disposisi.`,
    en: ({ post }) => `This letter came through ${post}. Report what was done instead of passing it back.`,
  }),
  'letter-to-twice': refusal<{ field: string; post: string }>(409, {
    id: ({ post }) => `Surat ini sedang ditangani ${post}. Tunggu laporannya, atau pilih jabatan lain.`,
    en: ({ post }) => `${post} is working on this letter. Wait for the report, or choose another post.`,
  }),
  'letter-to-vacant': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) =>
      `Belum ada yang memegang jabatan ${post} hari ini. Pilih jabatan lain, atau minta administrator menunjuk Plt.`,
    en: ({ post }) =>
      `Nobody holds the post of ${post} today. Choose another, or ask the administrator to appoint someone.`,
  }),
  'letter-due-past': refusal<{ field: string }>(422, {
    id: () => 'Batas waktu itu sudah lewat. Pakai hari ini atau sesudahnya.',
    en: () => 'That day is past. Use today or a later day.',
  }),
  'letter-due-late': refusal<{ field: string; due: string }>(422, {
    id: ({ due }) =>
      `Anda sendiri harus menjawab paling lambat ${dayOf(due, 'id')}. Beri batas pada atau sebelum hari itu.`,
    en: ({ due }) => `You must answer yourself by ${dayOf(due, 'en')}. Set that day or an earlier one.`,
  }),
  'letter-report-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis apa yang sudah dilakukan.',
    en: () => 'Write what was done.',
  }),
  'letter-book-outgoing': refusal<{ field: string }>(422, {
    id: () => 'Surat masuk dicatat di buku masuk. Pilih buku masuk.',
    en: () => 'Incoming letters go into an incoming book. Choose one.',
  }),
} as const

export type RefusalCode = keyof typeof refusals
type DetailsOf<R> = R extends Refusal<infer Details> ? Details : never
/** Why an act was refused: a stable code and what the sentence needs to know. */
export type Reason = {
  [Code in RefusalCode]: { readonly code: Code } & DetailsOf<(typeof refusals)[Code]>
}[RefusalCode]

/** An expected "no" of the domain. Everything else that is thrown is a defect and becomes a 500. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason.code)
    this.reason = reason
  }
}

export function refuseIf(reason: Reason | null): void {
  if (reason) throw new Refused(reason)
}

export type Language = 'id' | 'en'

/** The sentence for a person, in their language. */
export function sentence(reason: Reason, language: Language): string {
  const speak = refusals[reason.code][language] as (about: Reason) => string
  return speak(reason)
}
