/** A dossier on its way: its text, its gates, its decision. */
import { refusal } from './refusal.ts'

export const dossierRefusals = {
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
} as const
