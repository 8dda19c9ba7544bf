import { ZONE } from '../calendar.ts'
import type { Language } from '../refused.ts'
import { words } from './common.ts'

type Level = 'watch' | 'attention' | 'alert' | 'crisis'
type Message = { title: string; number: string; level: Level; dueAt: Date; link: string }

const urgent = (level: Level, language: Language) =>
  level === 'alert' || level === 'crisis' ? `${words[level][language].toUpperCase()}: ` : ''

/** "Kamis, 26 November 2026 14.05 WIB" */
export function instantWords(at: Date, language: Language): string {
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { timeZone: ZONE, dateStyle: 'full' }).format(at)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(at)
  return `${day} ${clock.replace(':', '.')} WIB`
}

/** Words of the light page, and of the message that brings its link. */
export const lightWords = {
  message: {
    id: ({ title, number, level, dueAt, link }: Message) =>
      `${urgent(level, 'id')}mohon putusan atas naskah “${title}” (berkas ${number}), paling lambat ${instantWords(dueAt, 'id')}.\n\nBaca dan putuskan: ${link}`,
    en: ({ title, number, level, dueAt, link }: Message) =>
      `${urgent(level, 'en')}please decide on the text “${title}” (dossier ${number}) by ${instantWords(dueAt, 'en')}.\n\nRead and decide: ${link}`,
  },
  openLight: { id: 'Halaman ringan', en: 'Light page' },
  copyLink: { id: 'Salin tautan keputusan', en: 'Copy the decision link' },
  copyLinkFor: {
    id: (name: string) => `Salin tautan untuk ${name}`,
    en: (name: string) => `Copy the link for ${name}`,
  },
  copied: {
    id: (name: string) =>
      `Pesan untuk ${name} tersalin; tempel di WhatsApp. Tautannya berlaku tiga hari dan hanya untuk beliau.`,
    en: (name: string) =>
      `The message for ${name} is copied; paste it in WhatsApp. Its link is good for three days and for them alone.`,
  },
  copyByHand: {
    id: 'Peramban ini tidak mengizinkan menyalin. Tekan lama pesan di bawah untuk menyalinnya.',
    en: 'This browser does not allow copying. Press and hold the message below to copy it.',
  },

  title: { id: 'Lembar keputusan', en: 'Decision sheet' },
  dossier: { id: 'Berkas', en: 'Dossier' },
  decidesAs: {
    id: (person: string, post: string) => `${person} memutuskan sebagai ${post}`,
    en: (person: string, post: string) => `${person} decides as ${post}`,
  },
  due: { id: 'Tenggat', en: 'Due' },
  toDecision: { id: 'Ke putusan', en: 'To the decision' },
  reviewed: { id: 'Ditelaah', en: 'Reviewed' },
  changed: {
    id: (n: number, at: string) => `${n} hal berubah sejak Anda lihat ${at}`,
    en: (n: number, at: string) => `${n} things changed since you looked ${at}`,
  },
  unchanged: { id: 'Tidak berubah sejak Anda lihat terakhir.', en: 'Unchanged since you last looked.' },
  exactText: { id: 'Naskah persis', en: 'The exact text' },
  noTopic: { id: 'Tanpa topik', en: 'No topic' },
  picture: { id: 'Gambar', en: 'Picture' },
  attachments: { id: 'Lampiran', en: 'Attachments' },
  facts: { id: 'Fakta dan sumbernya', en: 'Facts and their sources' },
  variants: { id: 'Bentuk untuk saluran lain', en: 'Forms for other channels' },
  channels: {
    email: { id: 'Surel', en: 'E-mail' },
    chat: { id: 'WhatsApp dan Telegram', en: 'WhatsApp and Telegram' },
    'short-post': { id: 'Kiriman pendek', en: 'Short post' },
    caption: { id: 'Keterangan Instagram', en: 'Instagram caption' },
    radio: { id: 'Naskah radio', en: 'Radio script' },
    videotron: { id: 'Baris videotron', en: 'Videotron line' },
  },
  says: {
    id: (hash: string) => `YA menyetujui persis versi ${hash}. Bila satu huruf berubah, naskah kembali kepada Anda.`,
    en: (hash: string) => `YES approves exactly version ${hash}. Should one letter change, the text comes back to you.`,
  },
  password: { id: 'Sandi Anda', en: 'Your password' },
  code: { id: 'Kode dari aplikasi autentikator', en: 'Code of the authenticator app' },
  yesNotes: { id: 'YA dengan catatan', en: 'YES with notes' },
  notes: { id: 'Perbaikan kecil, satu baris satu catatan', en: 'Small repairs, one note a line' },
  wordsNeeded: {
    id: 'Tulis dulu apa yang harus diperbaiki.',
    en: 'First write what must be repaired.',
  },
  findings: { id: 'Temuan pemeriksaan', en: 'Findings' },
  overriddenBy: {
    id: (by: string, reason: string) => `dikecualikan oleh ${by}: ${reason}`,
    en: (by: string, reason: string) => `overridden by ${by}: ${reason}`,
  },
  reason: { id: 'Apa yang harus diperbaiki', en: 'What must be repaired' },
  toStep: { id: 'Kembali ke', en: 'Back to' },
  sendYes: { id: 'YA, setujui', en: 'YES, approve' },
  sendNotes: { id: 'Setujui dengan catatan', en: 'Approve with notes' },
  no: { id: 'TIDAK', en: 'NO' },
  sendNo: { id: 'Putuskan TIDAK', en: 'Say NO' },
  signSays: {
    id: 'Perangkat akan meminta sidik jari, wajah, atau PIN Anda: itulah tanda tangan atas keputusan ini.',
    en: 'Your device will ask for your finger, face or PIN: that signs this decision.',
  },
  byPassword: { id: 'Pakai sandi saja', en: 'Use the password instead' },
  sending: { id: 'Mengirim keputusan…', en: 'Sending the decision…' },
  queuedSigned: {
    id: 'Belum ada sinyal. Keputusan Anda sudah ditandatangani dan tersimpan di perangkat ini; dikirim sendiri begitu tersambung, juga bila halaman ini dibuka lagi.',
    en: 'No line yet. Your decision is signed and kept on this device; it is sent by itself once there is a line, also when this page is opened again.',
  },
  queuedOpen: {
    id: 'Belum ada sinyal. Keputusan Anda dikirim sendiri begitu tersambung; biarkan halaman ini terbuka, sebab sandi tidak disimpan.',
    en: 'No line yet. Your decision is sent by itself once there is a line; leave this page open, as the password is not kept.',
  },
  notSigned: {
    id: 'Kunci sandi tidak jadi dipakai; keputusan belum dicatat. Coba lagi, atau pakai sandi.',
    en: 'The passkey was not used; the decision is not recorded. Try again, or use the password.',
  },
  recorded: { id: 'Keputusan dicatat', en: 'Decision recorded' },
  answers: {
    yes: { id: 'YA. Disposisi persetujuan sudah tertulis.', en: 'YES. The approval disposition is written.' },
    'yes-with-notes': {
      id: 'YA dengan catatan. Disposisi persetujuan sudah tertulis.',
      en: 'YES with notes. The approval disposition is written.',
    },
    no: { id: 'TIDAK. Disposisi perbaikan sudah tertulis.', en: 'NO. The repair disposition is written.' },
  },
  at: { id: 'Waktu', en: 'Time' },
  version: { id: 'Sidik naskah', en: 'Text fingerprint' },
  gone: {
    id: 'Tautan ini tidak berlaku. Mungkin sudah lewat tiga hari. Minta tautan baru, atau masuk ke Siar.',
    en: 'This link is not good. It may be older than three days. Ask for a new one, or sign in to Siar.',
  },
  notWaiting: {
    id: 'Berkas ini tidak sedang menunggu putusan Anda. Tidak ada yang perlu dilakukan.',
    en: 'This dossier is not waiting for your decision. There is nothing to do.',
  },
  limited: {
    id: 'Berkas ini dibatasi, jadi hanya dapat dibaca sesudah masuk ke Siar.',
    en: 'This dossier is limited, so it can only be read after signing in to Siar.',
  },
  othersDecide: {
    id: (names: string) => `Yang dapat memutuskan: ${names}.`,
    en: (names: string) => `Who can decide: ${names}.`,
  },
  nobodyElse: {
    id: (post: string) => `Tidak ada pejabat ${post} lain hari ini. Minta administrator mencatat Plh.`,
    en: (post: string) => `Nobody else holds ${post} today. Ask the administrator to record an acting official.`,
  },
  toSiar: { id: 'Masuk ke Siar', en: 'Sign in to Siar' },
} as const
