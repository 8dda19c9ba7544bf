/** Words of programmes: which an item speaks of, what speaks of one, and which nobody speaks of. */
const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`
const many = (n: number, id: string) => (n >= 1_000 ? `1.000 lebih ${id}` : `${n} ${id}`)

export const programmeWords = {
  /** The title of an item about a programme that had its dossier. */
  goesOn: { id: (title: string) => `Perkembangan ${title}`, en: (title: string) => `How ${title} goes on` },

  // Of an item
  spokenOf: { id: 'Program yang dibicarakan', en: 'Programmes spoken of' },
  maybe: { id: 'mungkin', en: 'maybe' },
  sure: { id: 'ditemukan', en: 'found' },
  confirmed: { id: 'sudah dipastikan', en: 'confirmed' },
  belongs: { id: 'program butir ini', en: 'its programme' },
  refused: { id: 'Bukan tentang', en: 'Not about' },
  yes: { id: 'Ya', en: 'Yes' },
  no: { id: 'Bukan', en: 'No' },
  answerKeys: { id: 'program: ya, bukan', en: 'programme: yes, no' },
  byName: { id: (words: string) => `disebut: ${words}`, en: (words: string) => `named: ${words}` },
  byWords: { id: (words: string) => `kata yang sama: ${words}`, en: (words: string) => `same words: ${words}` },
  saidBy: { id: (name: string) => `kata ${name}`, en: (name: string) => `says ${name}` },

  // Of a programme
  voices: { id: 'Yang membicarakan program ini', en: 'What speaks of this programme' },
  voicesNone: {
    id: 'Belum ada butir yang membicarakan program ini.',
    en: 'No item speaks of this programme yet.',
  },
  lastSpoken: { id: 'Terakhir dibicarakan', en: 'Last spoken of' },
  lastPublished: { id: 'Terakhir diterbitkan', en: 'Last published about' },
  never: { id: 'belum pernah', en: 'never' },
  planned: { id: 'dari rencana', en: 'from the plan' },
  published: { id: (day: string) => `terbit ${day}`, en: (day: string) => `published ${day}` },

  // The list of gaps
  title: { id: 'Program yang belum bersuara', en: 'Programmes without a voice' },
  about: {
    id: 'Program dalam rencana tahun ini yang lama tidak dibicarakan siapa pun, yang paling lama dulu.',
    en: 'Programmes of this year’s plan that nobody has spoken of for long, the longest silent first.',
  },
  link: { id: 'Program', en: 'Programmes' },
  days: { id: 'Selama', en: 'For' },
  day: {
    id: (n: number) => (n === 0 ? 'Semua' : `${n} hari`),
    en: (n: number) => (n === 0 ? 'All' : plural(n, 'day')),
  },
  by: { id: 'Diam menurut', en: 'Silent by' },
  byAnyone: { id: 'Tidak dibicarakan siapa pun', en: 'Nobody spoke of it' },
  byOffice: { id: 'Tidak kita terbitkan', en: 'We published nothing' },
  underWay: { id: 'Yang berjalan', en: 'Under way' },
  year: { id: 'Rencana tahun', en: 'Plan of' },
  support: { id: 'Dengan program penunjang', en: 'With support programmes' },
  supportLabel: { id: 'Program penunjang', en: 'Support programmes' },
  count: {
    id: (n: number) => `${many(n, 'program')}.`,
    en: (n: number) => `${n >= 1_000 ? 'Over 1,000 programmes' : plural(n, 'programme')}.`,
  },
  none: {
    id: 'Tidak ada program yang diam selama itu.',
    en: 'No programme has been silent for that long.',
  },
  noPlan: {
    id: 'Belum ada program. Unggah daftar program dari Renja atau DPA.',
    en: 'There is no programme yet. Upload the list of programmes from the Renja or DPA.',
  },
  begin: { id: 'Mulai berkas', en: 'Begin a dossier' },
  beginOf: { id: (title: string) => `Mulai berkas ${title}`, en: (title: string) => `Begin a dossier about ${title}` },
  begun: { id: (number: string) => `Berkas ${number} dimulai.`, en: (number: string) => `Dossier ${number} begun.` },
  running: { id: (number: string) => `Berkas ${number} sedang berjalan`, en: (number: string) => `Dossier ${number} is under way` }, // prettier-ignore
  silentFor: {
    id: (days: number) => `${days} hari lalu`,
    en: (days: number) => `${plural(days, 'day')} ago`,
  },
} as const
