/** Words of the checklist of the first hour where the office keeps it. */
export const crisisPlanWords = {
  title: { id: 'Daftar periksa krisis', en: 'Crisis checklist' },
  about: {
    id: 'Apa yang dikerjakan pada menit ke berapa sejak sebuah berkas naik ke Siaga atau Krisis, dan oleh siapa. Versi baru berlaku bagi Siaga yang mulai sesudahnya; yang sedang berjalan tetap memakai versinya.',
    en: 'What is done by which minute after a dossier came to alert or crisis level, and by whom. A new version counts for what begins after it; what is under way keeps its own.',
  },
  version: { id: (number: number) => `Versi ${number}`, en: (number: number) => `Version ${number}` },
  ofVersion: {
    id: (number: number) => `daftar periksa versi ${number}`,
    en: (number: number) => `checklist version ${number}`,
  },
  inForce: { id: 'berlaku', en: 'in force' },
  earlier: {
    id: (number: number, current: number) => `Ini versi ${number}, yang lama. Yang berlaku versi ${current}.`,
    en: (number: number, current: number) => `This is version ${number}, of before. In force is version ${current}.`,
  },
  toCurrent: { id: 'Buka yang berlaku', en: 'Open the one in force' },
  supplied: { id: 'bawaan Siar', en: 'comes with Siar' },
  versions: { id: 'Versi', en: 'Versions' },
  statement: { id: 'Pernyataan awal paling lambat pada menit ke-', en: 'Holding statement at the latest by minute' },
  statementHelp: {
    id: 'Dihitung dengan jam dinding sejak Siaga mulai; lazimnya 60.',
    en: 'By the clock on the wall from the beginning; usually 60.',
  },
  steps: { id: 'Langkah', en: 'Steps' },
  step: { id: (number: number) => `Langkah ${number}`, en: (number: number) => `Step ${number}` },
  minute: { id: 'Menit ke-', en: 'Minute' },
  post: { id: 'Siapa', en: 'Who' },
  text: { id: 'Apa yang dikerjakan', en: 'What is done' },
  textHelp: {
    id: 'Satu kalimat perintah, dibaca sambil berdiri.',
    en: 'One sentence that commands, read standing up.',
  },
  up: { id: 'Naik', en: 'Up' },
  down: { id: 'Turun', en: 'Down' },
  remove: { id: 'Hapus', en: 'Remove' },
  add: { id: 'Tambah langkah', en: 'Add a step' },
  save: {
    id: (number: number) => `Simpan sebagai versi ${number}`,
    en: (number: number) => `Save as version ${number}`,
  },
  saved: {
    id: (number: number) => `Tersimpan. Versi ${number} berlaku mulai sekarang.`,
    en: (number: number) => `Saved. Version ${number} is in force from now on.`,
  },
  kept: {
    id: 'Hanya administrator yang mengubah daftar ini.',
    en: 'The administrator alone changes this list.',
  },
} as const
