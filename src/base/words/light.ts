import { isCrisis } from '../levels.ts'
import type { Language } from '../refused.ts'
import { words } from './common.ts'
import { instantWords } from './time.ts'

type Level = 'watch' | 'attention' | 'alert' | 'crisis'
type Message = { title: string; number: string; level: Level; dueAt: Date; link: string }

const urgent = (level: Level, language: Language) =>
  isCrisis(level) ? `${words[level][language].toUpperCase()}: ` : ''

/** Words of the light page, and of the message that brings its link. */
export const lightWords = {
  message: {
    id: ({ title, number, level, dueAt, link }: Message) =>
      `${urgent(level, 'id')}mohon putusan atas naskah “${title}” (berkas ${number}), paling lambat ${instantWords(dueAt, 'id')}.\n\nBaca dan putuskan: ${link}`,
    en: ({ title, number, level, dueAt, link }: Message) =>
      `${urgent(level, 'en')}please decide on the text “${title}” (dossier ${number}) by ${instantWords(dueAt, 'en')}.\n\nRead and decide: ${link}`,
  },
  ratifyMessage: {
    id: ({ title, number, level, dueAt, link }: Message) =>
      `${urgent(level, 'id')}mohon pengesahan tertulis atas persetujuan lisan naskah “${title}” (berkas ${number}), paling lambat ${instantWords(dueAt, 'id')}.\n\nBaca dan sahkan: ${link}`,
    en: ({ title, number, level, dueAt, link }: Message) =>
      `${urgent(level, 'en')}please ratify in writing the oral approval of the text “${title}” (dossier ${number}) by ${instantWords(dueAt, 'en')}.\n\nRead and ratify: ${link}`,
  },
  copyRatifyLink: { id: 'Salin tautan pengesahan', en: 'Copy the ratification link' },
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
  changedPublic: {
    id: (n: number) => `${n} hal berbeda dari naskah yang dibaca publik`,
    en: (n: number) => `${n} ${n === 1 ? 'thing differs' : 'things differ'} from what the public reads`,
  },
  unchangedPublic: { id: 'Sama dengan naskah yang dibaca publik.', en: 'The same as what the public reads.' },
  exactText: { id: 'Naskah persis', en: 'The exact text' },
  noTopic: { id: 'Tanpa topik', en: 'No topic' },
  picture: { id: 'Gambar', en: 'Picture' },
  attachments: { id: 'Lampiran', en: 'Attachments' },
  facts: { id: 'Fakta dan sumbernya', en: 'Facts and their sources' },
  variants: { id: 'Varian kanal', en: 'Channel variants' },
  says: {
    id: (hash: string) => `YA menyetujui persis versi ${hash}. Bila satu huruf berubah, naskah kembali kepada Anda.`,
    en: (hash: string) => `YES approves exactly version ${hash}. Should one letter change, the text comes back to you.`,
  },
  password: { id: 'Sandi Anda', en: 'Your password' },
  code: { id: 'Kode dari aplikasi autentikator', en: 'Code of the authenticator app' },
  yesNotes: { id: 'YA dengan catatan', en: 'YES with notes' },
  notes: {
    id: 'Tulis perbaikan kecil, satu per satu. Angka di tepi naskah adalah nomor paragrafnya.',
    en: 'Write the small repairs one by one. The numbers beside the text are those of its paragraphs.',
  },
  noteWhere: { id: 'Di bagian mana', en: 'In which part' },
  wordsNeeded: {
    id: 'Tulis dulu apa yang harus diperbaiki.',
    en: 'First write what must be repaired.',
  },
  fieldsNeeded: {
    id: 'Isian belum lengkap. Isi sandi (dan kode enam angka bila diminta), lalu kirim lagi.',
    en: 'Something is missing. Give your password (and the six digits where asked for), then send again.',
  },
  whyNotRatified: { id: 'Alasan', en: 'Reason' },
  goesOut: { id: 'Terbit di mana dan kapan', en: 'Where and when it goes out' },
  toPortal: {
    id: (posts: readonly string[]) =>
      posts.length > 1
        ? `Portal resmi, sesudah diteruskan ${posts.slice(0, -1).join(', ')} dan diterbitkan ${posts.at(-1)}.`
        : `Portal resmi, sesudah diterbitkan ${posts.join()}.`,
    en: (posts: readonly string[]) =>
      posts.length > 1
        ? `The official portal, once ${posts.slice(0, -1).join(', ')} hands it on and ${posts.at(-1)} publishes it.`
        : `The official portal, once ${posts.join()} publishes it.`,
  },
  atLatest: {
    id: (at: string, time: string) => `Bila YA sekarang, menurut SOP paling lambat ${at} (${time} kerja).`,
    en: (at: string, time: string) => `With a YES now, by the SOP at the latest ${at} (${time} of work).`,
  },
  byHand: {
    id: (channels: readonly string[]) =>
      `Ikut disetujui, disampaikan petugas sendiri dan tidak dikirim Siar: ${channels.join(', ')}.`,
    en: (channels: readonly string[]) =>
      `Approved with it, carried there by the officers and not sent by Siar: ${channels.join(', ')}.`,
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
