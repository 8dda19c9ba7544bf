/** WhatsApp as a link that a colleague opens: a person's own choice, the button on a dossier, and the message. */
import { DRILL_PREFIX } from '../crisis.ts'
import type { CrisisLevel } from '../levels.ts'
import { isCrisis } from '../levels.ts'
import type { Language } from '../refused.ts'
import { words } from './common.ts'
import { sendingWords } from './notice-sending.ts'
import { instantWords } from './time.ts'

type Message = {
  readonly name: string
  readonly by: string
  readonly number: string
  /** Null where the dossier is limited: its words stay inside. */
  readonly title: string | null
  readonly drill: boolean
  readonly level: CrisisLevel
  readonly label: string
  readonly dueAt: Date
  readonly isLate: boolean
  readonly link: string
}

const first = ({ drill, level }: Message, language: Language) =>
  `${drill ? DRILL_PREFIX : ''}${isCrisis(level) ? `${words[level][language].toUpperCase()}: ` : ''}`
const named = ({ title, number }: Message, language: Language) =>
  title === null
    ? sendingWords.limited[language](number)
    : language === 'id'
      ? `“${title}” (berkas ${number})`
      : `“${title}” (dossier ${number})`

export const whatsappWords = {
  message: {
    id: (it: Message) =>
      `${first(it, 'id')}Yth. ${it.name}, ${named(it, 'id')} menunggu Anda di langkah ${it.label}, ${it.isLate ? 'lewat waktu sejak' : 'paling lambat'} ${instantWords(it.dueAt, 'id')}.\n\nBuka: ${it.link}\n\nTautan ini hanya untuk Anda dan meminta Anda masuk. Dari ${it.by}.`,
    en: (it: Message) =>
      `${first(it, 'en')}Dear ${it.name}, ${named(it, 'en')} waits for you at step ${it.label}, ${it.isLate ? 'late since' : 'due by'} ${instantWords(it.dueAt, 'en')}.\n\nOpen: ${it.link}\n\nThis link is for you alone and asks you to sign in. From ${it.by}.`,
  },
  openedBy: { id: (name: string) => `dibukakan oleh ${name}`, en: (name: string) => `opened by ${name}` },
  prepared: { id: 'disiapkan di WhatsApp', en: 'prepared in WhatsApp' },

  // Pengaturan → Pemberitahuan
  choice: { id: 'WhatsApp (lewat rekan)', en: 'WhatsApp (through a colleague)' },
  number: { id: 'Nomor WhatsApp Anda', en: 'Your WhatsApp number' },
  numberHelp: {
    id: 'Siar tidak mengirim apa pun ke WhatsApp. Rekan yang boleh membaca berkas Anda dapat membuka pesan ke nomor ini; saat itu nomornya terlihat olehnya. Hapus centangnya untuk menghapus nomor.',
    en: 'Siar sends nothing to WhatsApp. A colleague who may read your dossier can open a message to this number; then they see it. Clear the tick to remove the number.',
  },

  // On a dossier
  menu: { id: 'Minta putusan lewat WhatsApp', en: 'Ask for the decision by WhatsApp' },
  remind: { id: 'Ingatkan lewat WhatsApp', en: 'Remind by WhatsApp' },
  remindOne: {
    id: (name: string) => `Ingatkan ${name} lewat WhatsApp`,
    en: (name: string) => `Remind ${name} by WhatsApp`,
  },
  nobody: {
    id: 'Pemegangnya belum membuka pengingat WhatsApp di pengaturannya.',
    en: 'Its holder has not opened reminders by WhatsApp in their settings.',
  },
  made: {
    id: (name: string) =>
      `Pesan untuk ${name} terbuka di WhatsApp; kirimkan dari sana. Tautannya hanya untuk beliau, tujuh hari.`,
    en: (name: string) =>
      `The message for ${name} is open in WhatsApp; send it there. Its link is for them alone, for seven days.`,
  },
  open: { id: 'Buka WhatsApp', en: 'Open WhatsApp' },
} as const
