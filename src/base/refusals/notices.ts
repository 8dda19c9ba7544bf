/** Notices, their channels and links. */
import { shortInstantWords } from '../words/time.ts'
import { refusal } from './refusal.ts'

export const noticeRefusals = {
  'notice-link-gone': refusal(410, {
    id: () => 'Tautan ini sudah tidak berlaku. Buka Pemberitahuan di Siar; isinya masih ada di sana.',
    en: () => 'This link is no longer good. Open Notices in Siar; what it was about is still there.',
  }),
  'notice-link-not-yours': refusal(403, {
    id: () =>
      'Tautan ini dibuat untuk orang lain. Masuklah sebagai orang itu, atau minta yang bersangkutan membukanya.',
    en: () => 'This link was made for somebody else. Sign in as that person, or ask them to open it.',
  }),
  'notice-rule-nobody': refusal<{ field: string }>(422, {
    id: () =>
      'Aturan ini tidak menyampaikan kepada siapa pun. Pilih paling sedikit satu penerima, atau matikan aturannya.',
    en: () => 'This rule tells nobody. Choose at least one recipient, or turn the rule off.',
  }),
  'notice-rule-amount': refusal<{ field: string }>(422, {
    id: () => 'Isi angka yang sesuai: 1 sampai 99 persen waktu langkah, atau menit kerja sesudah batas waktu.',
    en: () => 'Give a fitting number: 1 to 99 percent of the step’s time, or working minutes after the due time.',
  }),
  'push-not-browser': refusal<{ field: string }>(422, {
    id: () => 'Peramban ini tidak memberi alamat pesan yang dapat dipakai. Muat ulang Siar lalu coba lagi.',
    en: () => 'This browser gave no address for messages that can be used. Reload Siar and try again.',
  }),
  'push-devices-full': refusal<{ max: number }>(422, {
    id: ({ max }) => `Sudah ${max} perangkat menerima pesan untuk Anda. Hentikan satu yang tidak dipakai lagi.`,
    en: ({ max }) => `${max} devices take messages for you already. Stop one that is no longer used.`,
  }),
  'mail-host-wrong': refusal<{ field: string }>(422, {
    id: () => 'Tulis nama server surat saja, misalnya mail.contoh.go.id, tanpa https:// dan tanpa nomor porta.',
    en: () => 'Write the mail server’s name alone, such as mail.contoh.go.id, with no https:// and no port.',
  }),
  'mail-in-the-clear': refusal<{ field: string }>(422, {
    id: () => 'Tanpa enkripsi hanya untuk server di jaringan kantor sendiri. Pilih TLS atau STARTTLS.',
    en: () => 'Without encryption only a server on the office’s own network is used. Choose TLS or STARTTLS.',
  }),
  'mail-setting-changed': refusal(409, {
    id: () => 'Administrator lain baru saja mengubah pengaturan surel. Muat ulang, lalu ubah lagi.',
    en: () => 'Another administrator has just changed the mail settings. Reload, then change them again.',
  }),
  'telegram-address-wrong': refusal<{ field: string }>(422, {
    id: () => 'Tulis alamat Bot API seperti https://api.telegram.org, tanpa nama, sandi, atau tanda tanya.',
    en: () => 'Write the Bot API’s address like https://api.telegram.org, with no name, password or question mark.',
  }),
  'telegram-setting-changed': refusal(409, {
    id: () => 'Administrator lain baru saja mengubah pengaturan Telegram. Muat ulang, lalu ubah lagi.',
    en: () => 'Another administrator has just changed the Telegram settings. Reload, then change them again.',
  }),
  'telegram-not-ready': refusal(409, {
    id: () => 'Telegram kantor belum siap. Coba sebentar lagi, atau minta administrator melihat Saluran pemberitahuan.',
    en: () => 'The office’s Telegram is not ready. Try again soon, or ask an administrator to look at Notice channels.',
  }),
  'whatsapp-number-wrong': refusal<{ field: string }>(422, {
    id: () => 'Tulis nomor WhatsApp Anda dengan angka, misalnya 0812-3456-7890 atau +62 812-3456-7890.',
    en: () => 'Write your WhatsApp number in figures, such as 0812-3456-7890 or +62 812-3456-7890.',
  }),
  'reminder-not-chosen': refusal(409, {
    id: () => 'Orang ini belum membuka pengingat WhatsApp di pengaturannya. Hubungi dengan cara lain.',
    en: () => 'This person has not opened reminders by WhatsApp in their settings. Reach them another way.',
  }),
  'reminder-too-soon': refusal<{ until: string }>(429, {
    id: ({ until }) =>
      `Sudah diingatkan tentang berkas ini. Boleh lagi sesudah ${shortInstantWords(new Date(until), 'id')}.`,
    en: ({ until }) => `Was reminded of this dossier already. Again after ${shortInstantWords(new Date(until), 'en')}.`,
  }),
  'reminder-not-theirs': refusal(403, {
    id: () => 'Hanya orang lain yang sedang ditunggu di langkah ini yang dapat diingatkan. Muat ulang berkasnya.',
    en: () => 'Only somebody else, whose turn it is at this step, can be reminded. Reload the dossier.',
  }),
}
