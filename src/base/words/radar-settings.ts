/** Words of the radar's settings, in both languages. */
export const radarSettingWords = {
  title: { id: 'Tingkat dan bobot radar', en: 'Levels and weights of the radar' },
  about: {
    id: 'Skor krisis adalah jumlah bagian bernama. Di sini kantor menentukan bobot tiap bagian, dari skor berapa tiap tingkat berlaku, dan apa yang dikerjakan pada tingkat itu. Yang sudah dinilai tetap sampai ada yang baru masuk untuknya; tingkat yang ditetapkan orang tidak berubah.',
    en: 'The crisis score is a sum of named parts. Here the office says what each part weighs, from which score each level holds, and what is done at that level. What was scored stays until something new comes for it; a level that a person set does not change.',
  },
  clocks: {
    id: 'Jam pernyataan awal dan menit berkumpulnya tim (Siaga dan Krisis) ada di Daftar periksa krisis.',
    en: 'The clock of the holding statement and the minute at which the team meets (Alert and Crisis) stand in the crisis checklist.',
  },
  weights: { id: 'Bobot bagian, dari 100', en: 'Weight of each part, of 100' },
  parts: {
    rate: {
      id: 'Kabar sehari, lebih dari kebiasaan perkara dan sumbernya',
      en: 'Reports within a day, more than usual of the matter and of each source',
    },
    sources: { id: 'Seluas apa diberitakan', en: 'How widely it is told' },
    fatal: { id: 'Korban jiwa, orang hilang, atau kritis', en: 'Deaths, people missing or critical' },
    unrest: { id: 'Kericuhan atau kekerasan massa', en: 'Violence by many' },
    stopped: { id: 'Keadaan darurat atau layanan berhenti', en: 'Emergency, or a service that stands still' },
    many: {
      id: 'Banyak warga terluka, sakit, mengungsi, atau rumah rusak',
      en: 'Many people hurt, ill or driven out, or houses wrecked',
    },
    protest: { id: 'Unjuk rasa', en: 'Protest' },
    official: { id: 'Pejabat diduga bersalah', en: 'An official accused' },
    harm: { id: 'Warga terdampak atau terancam', en: 'People hurt or in danger' },
    hoax: { id: 'Hoaks disebut', en: 'A hoax named' },
    negative: { id: 'Nada negatif', en: 'Negative tone' },
    complaints: { id: 'Aduan warga', en: 'Complaints' },
    places: { id: 'Banyaknya tempat', en: 'Number of places' },
    named: { id: 'Pejabat disebut bersama hal yang berat', en: 'An official named beside something grave' },
    unproven: { id: 'Pengirim tidak terbukti', en: 'Senders not proven' },
    unready: { id: 'OPD belum memberi bahan jawaban', en: 'No material of the agency yet' },
  },
  levels: { id: 'Tingkat berlaku mulai skor', en: 'A level holds from the score' },
  reach: { id: 'Jangkauan sumber: satu sumber dihitung sebagai', en: 'Reach of sources: one source counts as' },
  reachOf: { id: (n: number) => `Jangkauan ${n}`, en: (n: number) => `Reach ${n}` },
  hours: {
    id: 'Fakta diminta kepada OPD dalam (jam kerja)',
    en: 'The agency is asked for facts within (working hours)',
  },
  duties: { id: 'Yang dikerjakan', en: 'What is done' },
  duty: { id: 'Tugas', en: 'Duty' },
  preview: { id: 'Lihat akibatnya', en: 'See what would change' },
  previewed: {
    id: (it: { looked: number; rose: number; fell: number }) =>
      `Dari ${it.looked.toLocaleString('id-ID')} butir bernilai dalam 30 hari terakhir, ${it.rose} akan naik tingkat dan ${it.fell} turun. Perubahan jangkauan belum terhitung.`,
    en: (it: { looked: number; rose: number; fell: number }) =>
      `Of ${it.looked.toLocaleString('en-GB')} items scored in the last 30 days ${it.rose} would rise and ${it.fell} would fall. A change of reach is not counted yet.`,
  },
  reason: { id: 'Alasan perubahan', en: 'Reason for the change' },
  from: { id: 'Berlaku mulai', en: 'In force from' },
  fromHelp: { id: 'Kosongkan untuk sekarang juga.', en: 'Leave empty for at once.' },
  save: { id: 'Berlakukan', en: 'Put in force' },
  saved: { id: (n: number) => `Pengaturan ke-${n} tersimpan.`, en: (n: number) => `Settings no. ${n} are kept.` },
  defaults: { id: 'Isi dengan bawaan Siar', en: 'Fill in Siar’s own' },
  history: { id: 'Perubahan', en: 'Changes' },
  none: { id: 'Belum pernah diubah: yang berlaku bawaan Siar.', en: 'Never changed: Siar’s own are in force.' },
  edition: { id: (n: number) => `Ke-${n}`, en: (n: number) => `No. ${n}` },
  inForce: { id: 'berlaku', en: 'in force' },
  since: { id: (at: string) => `mulai ${at}`, en: (at: string) => `from ${at}` },
} as const
