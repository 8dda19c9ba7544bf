/** What a dossier says of what it began with, in both languages. */
export const originWords = {
  title: { id: 'Dibawa dari inventaris', en: 'Brought from the inventory' },
  about: {
    id: 'Belum dikonfirmasi dan belum menjadi naskah. Faktanya dapat dipakai saat menulis, masing-masing dengan sumbernya.',
    en: 'Not confirmed and not the text. Its facts can be taken up when writing, each with its source.',
  },
  sentences: { id: 'Yang diberitakan', en: 'What is reported' },
  facts: { id: 'Fakta yang terbaca', en: 'Facts that were read' },
  offered: {
    id: 'Terbaca di sumber butirnya, belum dikonfirmasi:',
    en: 'Read in the sources of its item, not confirmed yet:',
  },
  take: { id: 'Pakai', en: 'Take up' },
  takeAll: { id: (n: number) => `Pakai semua (${n})`, en: (n: number) => `Take up all (${n})` },
  sources: { id: 'Sumber', en: 'Sources' },
  source: { id: (n: number) => `sumber ${n}`, en: (n: number) => `source ${n}` },
  more: {
    id: (n: number) => `dan ${n} penyebutan lain, salinan di antaranya`,
    en: (n: number) => `and ${n} more mentions, copies among them`,
  },
  taken: { id: (at: string) => `diterima ${at}`, en: (at: string) => `taken in ${at}` },
  published: { id: (at: string) => `terbit ${at}`, en: (at: string) => `published ${at}` },
  fingerprint: { id: 'sidik jari', en: 'fingerprint' },
  photos: { id: 'Foto dari OPD', en: 'Photos from agencies' },
  photosNote: {
    id: 'Yang tampak di foto disebut menurut OPD pengirimnya. Uraian gambar ditulis saat foto dipakai.',
    en: 'Who can be seen is as the agency said. What a photo shows is written when it is used.',
  },
  usePhoto: { id: (name: string) => `Pakai foto ${name}`, en: (name: string) => `Use the photo ${name}` },
  use: { id: 'Pakai di naskah', en: 'Use in the text' },
  inUse: { id: 'sudah di naskah', en: 'in the text' },
  noted: { id: 'Dicatat petugas', en: 'Noted by an officer' },
  suggested: {
    id: (type: string, reason: string) => `Disarankan ${type}: ${reason} Jenis lain boleh dipilih.`,
    en: (type: string, reason: string) => `${type} is suggested: ${reason} Another kind may be chosen.`,
  },
  why: {
    claim: {
      id: 'butirnya dilaporkan sebagai hoaks, jadi dijawab dengan label dan bukti.',
      en: 'its item was reported as a hoax, so it is answered with a label and evidence.',
    },
    crisis: {
      id: 'butirnya setingkat Siaga atau Krisis, jadi yang ditunggu pertama adalah pernyataan awal.',
      en: 'its item stands at Alert or Crisis, so a holding statement is awaited first.',
    },
    programme: { id: 'butirnya sebuah program.', en: 'its item is a programme.' },
    activity: { id: 'butirnya sebuah kegiatan yang layak dikabarkan.', en: 'its item is an activity worth telling.' },
    issue: {
      id: 'butirnya isu publik yang dijawab dengan keterangan resmi.',
      en: 'its item is a public issue, answered by an official account.',
    },
  },
} as const
