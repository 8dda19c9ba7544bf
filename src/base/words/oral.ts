/** Words of a leader's YES by word of mouth in a crisis, and of its ratification. */
export const oralWords = {
  open: {
    id: 'Disetujui lisan, belum disahkan tertulis',
    en: 'Approved by word of mouth, not yet ratified in writing',
  },
  ratifyBy: { id: (at: string) => `disahkan paling lambat ${at}`, en: (at: string) => `to be ratified by ${at}` },
  late: { id: (at: string) => `terlambat: seharusnya disahkan ${at}`, en: (at: string) => `late: was due ${at}` },
  record: { id: 'Catat persetujuan lisan…', en: 'Record an oral approval…' },
  recordTitle: { id: 'Persetujuan lisan', en: 'Oral approval' },
  recordSays: {
    id: (version: string, to: string) =>
      `Untuk keadaan Siaga atau Krisis saat pimpinan tidak dapat membuka Siar. Versi ${version} berjalan terus ke ${to} dan dapat terbit; nama Anda tercatat sebagai yang mendengar, dan pimpinan harus mengesahkannya tertulis.`,
    en: (version: string, to: string) =>
      `For an alert or a crisis while the leader cannot open Siar. Version ${version} goes on to ${to} and can be published; your name is recorded as who heard it, and the leader must ratify it in writing.`,
  },
  from: { id: 'Siapa yang menyetujui', en: 'Who approved' },
  heardAt: { id: 'Kapan Anda mendengarnya', en: 'When you heard it' },
  how: { id: 'Bagaimana (telepon, di lokasi, rapat)', en: 'How (by telephone, at the scene, in a meeting)' },
  send: { id: 'Catat persetujuan lisan', en: 'Record the oral approval' },
  told: {
    id: (from: string, at: string, by: string, post: string, how: string) =>
      `${from} menyetujui secara lisan ${at}; didengar ${by} (${post}): ${how}`,
    en: (from: string, at: string, by: string, post: string, how: string) =>
      `${from} approved by word of mouth ${at}; heard by ${by} (${post}): ${how}`,
  },
  toRatify: { id: 'Sahkan tertulis', en: 'Ratify in writing' },
  ratifyTitle: { id: 'Pengesahan persetujuan lisan', en: 'Ratification of an oral approval' },
  ratifySays: {
    id: (version: string) => `Dengan mengesahkan, Anda menyatakan bahwa versi ${version} ini memang yang Anda setujui.`,
    en: (version: string) => `By ratifying you say that this version ${version} is what you approved.`,
  },
  ratify: { id: 'Sahkan', en: 'Ratify' },
  refuse: { id: 'Tidak saya setujui…', en: 'I did not approve this…' },
  refuseSays: {
    public: {
      id: 'Naskah sudah terbit, jadi ditarik saat itu juga; alasan Anda tampil di halaman publik.',
      en: 'The text is public, so it is withdrawn at once; your reason is shown on the public page.',
    },
    running: {
      id: 'Naskah kembali untuk diperbaiki dan tidak terbit.',
      en: 'The text goes back for repair and is not published.',
    },
  },
  refuseSend: { id: 'Putuskan: tidak disahkan', en: 'Decide: not ratified' },
  ratified: {
    id: 'Persetujuan lisan disahkan; disposisinya sudah tertulis.',
    en: 'The oral approval is ratified; its disposition is written.',
  },
  refused: { id: 'Persetujuan lisan tidak disahkan.', en: 'The oral approval is not ratified.' },
  within: {
    id: 'Pengesahan persetujuan lisan (menit kerja)',
    en: 'Ratification of an oral approval (working minutes)',
  },
  withinHelp: {
    id: 'Batas waktu pimpinan mengesahkan tertulis apa yang disetujui lisan saat Siaga atau Krisis. Kosong berarti satu hari kerja.',
    en: 'How long the leader has to put in writing what was approved by word of mouth in an alert or crisis. Empty means one working day.',
  },
} as const
