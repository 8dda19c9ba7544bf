/** What the radar says of what came in: why it looks grave, and what belongs together. */
const id = (n: number) => n.toLocaleString('id-ID')
const en = (n: number) => n.toLocaleString('en-GB')
const counted = (one: string, many: { readonly id: string; readonly en: string }) => ({
  id: (n: number) => `${id(n)} ${many.id}`,
  en: (n: number) => `${en(n)} ${n === 1 ? one : many.en}`,
})

export const radarWords = {
  score: {
    id: (percent: string) => `Skor krisis ${percent} dari 100`,
    en: (percent: string) => `Crisis score ${percent} of 100`,
  },
  nothingSpeaks: { id: 'belum ada tanda krisis', en: 'no sign of a crisis yet' },
  part: { id: 'Bagian', en: 'Part' },
  adds: { id: 'Nilai', en: 'Points' },
  addsOf: {
    id: (adds: string, most: string) => `${adds} dari ${most}`,
    en: (adds: string, most: string) => `${adds} of ${most}`,
  },
  levelProposed: {
    id: 'Tingkat diusulkan dari skor ini; naik sendiri, dan hanya orang yang menurunkannya.',
    en: 'The level is proposed from this score; it rises by itself, and only a person lowers it.',
  },
  levelByHand: {
    id: 'Tingkat ditetapkan orang; skor ini tidak mengubahnya.',
    en: 'A person set the level; this score does not change it.',
  },
  parts: {
    // One report is no rush, though it is one more than before.
    rate: {
      id: (n: number) => `${id(n)} kabar dalam sehari${n === 1 ? '' : ', lebih dari biasanya'}`,
      en: (n: number) => (n === 1 ? '1 report within a day' : `${en(n)} reports within a day, more than usual`),
    },
    // Not how many they are: each counts as widely as it reaches, a regency medium as one.
    sources: {
      id: (n: number) => `diberitakan seluas ${id(n)} media kabupaten`,
      en: (n: number) => `told as widely as by ${en(n)} regency media`,
    },
    fatal: counted('report of people dead, missing or critical', {
      id: 'kabar menyebut korban jiwa, orang hilang, atau kritis',
      en: 'reports of people dead, missing or critical',
    }),
    unrest: counted('report of violence', {
      id: 'kabar menyebut kericuhan atau kekerasan massa',
      en: 'reports of violence by many',
    }),
    stopped: counted('report of an emergency', {
      id: 'kabar menyebut keadaan darurat atau layanan berhenti',
      en: 'reports of an emergency or a service that stands still',
    }),
    many: counted('report of many people hurt or houses wrecked', {
      id: 'kabar menyebut banyak warga terluka, sakit, mengungsi, atau rumah rusak',
      en: 'reports of many people hurt, ill or driven out, or of houses wrecked',
    }),
    protest: counted('report of protest', { id: 'kabar menyebut unjuk rasa', en: 'reports of protest' }),
    official: counted('report that accuses an official', {
      id: 'kabar menyebut pejabat diduga bersalah',
      en: 'reports that accuse an official',
    }),
    harm: counted('report of people in danger', {
      id: 'kabar menyebut warga terdampak atau terancam',
      en: 'reports of people hurt or in danger',
    }),
    hoax: counted('report of a hoax', { id: 'kabar menyebut hoaks', en: 'reports of a hoax' }),
    negative: counted('report in a negative tone', { id: 'kabar bernada negatif', en: 'reports in a negative tone' }),
    complaints: counted('complaint', { id: 'aduan warga', en: 'complaints' }),
    places: counted('place', { id: 'tempat disebut', en: 'places named' }),
    named: counted('grave or negative report that names an official', {
      id: 'kabar berat atau negatif menyebut pejabat',
      en: 'grave or negative reports that name an official',
    }),
    unproven: counted('report whose sender is not proven', {
      id: 'kabar tidak terbukti pengirimnya',
      en: 'reports whose sender is not proven',
    }),
    unready: { id: () => 'OPD belum memberi bahan jawaban', en: () => 'no material of the agency to answer with yet' },
  },
  mentions: { id: 'Penyebutan', en: 'Mentions' },
  mentionsFrom: {
    id: (mentions: number, sources: number) => `${id(mentions)} penyebutan dari ${id(sources)} sumber`,
    en: (mentions: number, sources: number) => `${en(mentions)} mentions from ${en(sources)} sources`,
  },
  tick: { id: (title: string) => `Pilih untuk dipisah: ${title}`, en: (title: string) => `Choose to part: ${title}` },
  untick: { id: 'Batal memilih', en: 'Choose none' },
  split: {
    id: (n: number) => `Pisahkan ${id(n)} menjadi butir sendiri`,
    en: (n: number) => `Part ${en(n)} as an item of its own`,
  },
  copies: {
    id: (n: number) => `disalin ${id(n)} kali`,
    en: (n: number) => (n === 1 ? 'copied once' : `copied ${en(n)} times`),
  },
  copy: { id: 'salinan', en: 'a copy' },
  joinedBy: {
    id: (percent: number, terms: string) =>
      `Masuk ke butir ini karena ${terms || 'isinya'} (kemungkinan ${id(percent)} %).`,
    en: (percent: number, terms: string) =>
      `It came to this item for ${terms || 'its words'} (likelihood ${en(percent)}%).`,
  },
  read: { id: 'Baca di sumbernya', en: 'Read at its source' },
} as const
