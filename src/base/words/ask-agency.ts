/** Words of asking an agency for material about a programme that nobody speaks of, in both languages. */
export const askAgencyWords = {
  ask: { id: 'Minta bahan', en: 'Ask for material' },
  askOf: {
    id: (agency: string, title: string) => `Minta bahan ke ${agency} tentang ${title}`,
    en: (agency: string, title: string) => `Ask ${agency} for material about ${title}`,
  },
  title: { id: (agency: string) => `Minta bahan ke ${agency}`, en: (agency: string) => `Ask ${agency} for material` },
  has: {
    id: 'OPD ini sudah memegang tautannya sendiri. Kirimkan pesan ini; bahannya masuk inventaris sebagai kiriman OPD.',
    en: 'This agency holds its own link. Send this message; what it hands in comes into the inventory.',
  },
  hasNone: {
    id: 'OPD ini belum punya tautan. Buat tautannya, lalu kirim bersama permintaan ini; tanpa akun, dan cukup sekali.',
    en: 'This agency has no link yet. Make it, then send it with this request; without an account, and only once.',
  },
  paused: {
    id: 'Tautan OPD ini sedang dijeda, jadi belum dapat dipakai mengirim. Lanjutkan dulu di Tautan OPD.',
    en: 'The link of this agency is paused, so nothing can be handed in by it. Resume it first under Agency links.',
  },
  lost: { id: 'Tautannya hilang? Ganti di Tautan OPD.', en: 'Is the link lost? Renew it under Agency links.' },
  toLinks: { id: 'Buka Tautan OPD', en: 'Open the agency links' },
  make: { id: 'Buat tautan', en: 'Make the link' },
  message: { id: 'Pesan', en: 'Message' },
  copy: { id: 'Salin pesan', en: 'Copy the message' },
  copied: { id: 'Pesan disalin', en: 'Message copied' },
  request: {
    id: (office: string, agency: string, title: string) =>
      `${office}: mohon bahan dari ${agency} tentang program “${title}”: apa, siapa, kapan, di mana, mengapa, bagaimana, dan fotonya. Kirim lewat tautan kiriman bahan yang sudah dipegang ${agency}.`,
    en: (office: string, agency: string, title: string) =>
      `${office}: please hand in material of ${agency} about the programme “${title}”: what, who, when, where, why, how, and photos. Use the link that ${agency} holds.`,
  },
  requestBy: {
    id: (office: string, agency: string, title: string, link: string) =>
      `${office}: mohon bahan dari ${agency} tentang program “${title}”: apa, siapa, kapan, di mana, mengapa, bagaimana, dan fotonya. Kirim lewat tautan ini, tanpa akun; mohon hanya dibagikan di lingkungan ${agency}.\n${link}`,
    en: (office: string, agency: string, title: string, link: string) =>
      `${office}: please hand in material of ${agency} about the programme “${title}”: what, who, when, where, why, how, and photos. Use this link, without an account; please share it within ${agency} only.\n${link}`,
  },
} as const
