/** Words of the tone of what came in, as it is read and as it is put right. */
const en = (n: number) => n.toLocaleString('en-GB')
const id = (n: number) => n.toLocaleString('id-ID')

export const toneWords = {
  tone: { id: 'Nada', en: 'Tone' },
  tones: {
    negative: { id: 'Negatif', en: 'Negative' },
    neutral: { id: 'Netral', en: 'Neutral' },
    positive: { id: 'Positif', en: 'Positive' },
    unsure: { id: 'Tidak yakin', en: 'Not sure' },
    unlearnt: { id: 'Bahasa lain', en: 'Another language' },
    unread: { id: 'Belum dibaca', en: 'Not read yet' },
  },
  about: {
    id: 'Nada adalah bunyi kata-katanya, bukan berat perkaranya. Mesin yang membacanya dan dapat keliru; petugas inventaris membetulkannya dengan satu ketukan, dan yang dihitung adalah kata petugas.',
    en: 'The tone is how the words sound, not how grave the matter is. The machine reads it and may be wrong; who works in the inventory puts it right by one press, and what a person said is what counts.',
  },
  onPaper: {
    id: 'Nada adalah bunyi kata-katanya, bukan berat perkaranya: dibaca mesin, dapat keliru, dan dibetulkan petugas.',
    en: 'The tone is how the words sound, not how grave the matter is: read by the machine, may be wrong, and put right by officers.',
  },
  saidMark: { id: 'Bertanda *: kata petugas.', en: 'With *: said by an officer.' },
  set: { id: (title: string) => `Nada: ${title}`, en: (title: string) => `Tone: ${title}` },
  saidBy: { id: (name: string) => `ditetapkan ${name}`, en: (name: string) => `said by ${name}` },
  machineSays: {
    id: (tone: string) => `mesin membaca: ${tone.toLowerCase()}`,
    en: (tone: string) => `the machine read: ${tone.toLowerCase()}`,
  },
  back: { id: 'Kembali ke bacaan mesin', en: 'Back to what the machine read' },
  withCopies: {
    id: (n: number) => `Berlaku juga untuk ${id(n)} salinannya.`,
    en: (n: number) => (n === 1 ? 'Its copy changed with it.' : `Its ${en(n)} copies changed with it.`),
  },
  by: { id: 'Nada menurut', en: 'Tone by' },
  machine: { id: 'mesin', en: 'machine' },
} as const
