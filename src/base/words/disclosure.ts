/** The classes of public information, and the parts of what is announced at once. */
import type { disclosures } from '../content.ts'
import type { Phrase } from './phrase.ts'

export const disclosureNames: Record<(typeof disclosures)[number], Phrase> = {
  periodic: { id: 'Berkala', en: 'Regular' },
  immediate: { id: 'Serta-merta', en: 'At once' },
  'on-request': { id: 'Setiap saat', en: 'At any time' },
  exempt: { id: 'Dikecualikan', en: 'Exempt' },
}

export const disclosureHelp: Record<(typeof disclosures)[number], Phrase> = {
  periodic: {
    id: 'Diumumkan rutin: program, kegiatan, kinerja, keuangan (pasal 9).',
    en: 'Announced regularly: programmes, activities, results, finance (article 9).',
  },
  immediate: {
    id: 'Mengancam hajat hidup orang banyak atau ketertiban umum; wajib memuat delapan hal di bawah (pasal 10).',
    en: 'Threatens the life of many or public order; must say the eight things below (article 10).',
  },
  'on-request': {
    id: 'Tersedia bila diminta: daftar, putusan, perjanjian, laporan layanan (pasal 11).',
    en: 'There for whoever asks: lists, decisions, agreements, service reports (article 11).',
  },
  exempt: {
    id: 'Tidak boleh dibuka, misalnya karena merugikan penegakan hukum atau rahasia pribadi (pasal 17); tidak dapat terbit.',
    en: 'May not be opened, for example for harm to law enforcement or private secrets (article 17); cannot go out.',
  },
}

/** In the order in which people in danger need them. */
export const immediateNames = {
  hazard: { id: 'Bahaya', en: 'Danger' },
  affected: { id: 'Yang terdampak', en: 'Who is affected' },
  evacuation: { id: 'Tempat dan cara mengungsi', en: 'Where and how to evacuate' },
  avoidance: { id: 'Cara menghindari bahaya', en: 'How to keep clear' },
  help: { id: 'Cara mendapat bantuan', en: 'How to get help' },
  announcer: { id: 'Yang mengumumkan', en: 'Who announces it' },
  procedure: { id: 'Cara pengumuman', en: 'How it is announced' },
  efforts: { id: 'Upaya yang dilakukan', en: 'What is being done' },
} as const satisfies Record<string, Phrase>

export const disclosureWords = {
  title: { id: 'Kelas informasi', en: 'Class of information' },
  choose: { id: 'Belum dipilih', en: 'Not chosen yet' },
  law: { id: 'UU 14/2008 tentang Keterbukaan Informasi Publik', en: 'Law 14/2008 on public information' },
  parts: { id: 'Yang wajib ada pada informasi serta-merta', en: 'What an announcement made at once must say' },
  shown: { id: 'Yang perlu diketahui', en: 'What you need to know' },
} as const
