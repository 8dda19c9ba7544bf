/** Words of asking an agency for the facts of an issue, in both languages. */
type Asked = {
  readonly agency: string
  readonly title: string
  readonly source: string
  readonly day: string
  readonly hours: number
  readonly hasLink: boolean
  readonly office: string
}

export const askingWords = {
  title: { id: 'Minta fakta', en: 'Ask for facts' },
  ask: { id: 'Minta fakta…', en: 'Ask for facts…' },
  askAnother: { id: 'Minta fakta lagi…', en: 'Ask for facts again…' },
  asked: {
    id: (agency: string, by: string, at: string) => `Fakta diminta kepada ${agency}, oleh ${by}, ${at}`,
    en: (agency: string, by: string, at: string) => `${agency} was asked for facts by ${by}, ${at}`,
  },
  agency: { id: 'OPD yang ditanya', en: 'Agency to ask' },
  hasLink: {
    id: 'Punya tautan OPD: jawabannya masuk ke Inventaris.',
    en: 'Has a link of its own: what it hands in comes into the inventory.',
  },
  hasNoLink: {
    id: 'Belum punya tautan OPD; jawabannya lewat pesan. Tautan dibuat di Inventaris → Tautan OPD.',
    en: 'Has no link yet; its answer comes as a message. Links are made at Inventory → Agency links.',
  },
  wordsHelp: {
    id: 'Kirim dengan cara yang biasa dipakai kantor, lalu catat di sini. Siar tidak mengirimnya.',
    en: 'Send it the way the office usually does, then note it here. Siar does not send it.',
  },
  note: { id: 'Catat sudah diminta', en: 'Note as asked' },
  whichFirst: { id: 'Tulis OPD yang ditanya.', en: 'Write which agency is asked.' },
  /** What goes to the agency: in Indonesian whoever sends it. */
  message: {
    id: (it: Asked) =>
      `Yth. ${it.agency || '…'}

Mohon fakta atas kabar “${it.title}”${it.source ? ` (${it.source}, ${it.day})` : ` (${it.day})`}:
1. Benarkah, dan apa yang sebenarnya terjadi?
2. Kapan, di mana, siapa yang terdampak, berapa?
3. Apa yang sudah dan akan dilakukan?
4. Siapa yang dapat dikutip?

Mohon dijawab dalam ${it.hours} jam kerja${it.hasLink ? ' melalui tautan OPD di Siar' : ', balas pesan ini'}. Terima kasih.
${it.office}`,
  },
} as const
