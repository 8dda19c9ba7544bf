/** Words of the press room, as journalists read them. */
export const pressRoomWords = {
  title: { id: 'Ruang pers', en: 'Press room' },
  signIn: { id: 'Masuk ruang pers', en: 'Enter the press room' },
  signInAbout: {
    id: (office: string) =>
      `Untuk wartawan yang terdaftar di ${office}: naskah sebelum terbit, unduhan, dan pertanyaan. Tulis surel Anda; tautan untuk masuk dikirim ke sana.`,
    en: (office: string) =>
      `For journalists registered with ${office}: texts before they go out, downloads, and questions. Write your e-mail; a link to enter is sent there.`,
  },
  email: { id: 'Surel', en: 'E-mail' },
  sendLink: { id: 'Kirim tautan', en: 'Send the link' },
  sent: { id: 'Periksa surel Anda', en: 'Look into your mail' },
  sentAbout: {
    id: 'Bila alamat itu terdaftar, tautan sudah dikirim dan berlaku 20 menit, sekali pakai. Belum terdaftar? Hubungi humas kantor ini.',
    en: 'If that address is registered, a link was sent; it is good for 20 minutes, once. Not registered? Write to the office.',
  },
  often: {
    id: 'Terlalu sering. Tunggu beberapa menit lalu coba lagi.',
    en: 'Too often. Wait some minutes, then try again.',
  },
  emailWrong: { id: 'Tulis alamat surel yang lengkap.', en: 'Write a whole e-mail address.' },
  enterTitle: { id: 'Masuk', en: 'Enter' },
  enterAbout: {
    id: 'Tautan ini sekali pakai. Tekan tombol untuk masuk.',
    en: 'This link is good once. Press the button to enter.',
  },
  enter: { id: 'Masuk', en: 'Enter' },
  linkGone: { id: 'Tautan ini tidak berlaku lagi', en: 'This link is not good any more' },
  linkGoneAbout: { id: 'Minta tautan baru.', en: 'Ask for a new one.' },
  leave: { id: 'Keluar', en: 'Leave' },
  hello: { id: (name: string) => `Selamat datang, ${name}.`, en: (name: string) => `Welcome, ${name}.` },
  embargoed: { id: 'Di bawah embargo', en: 'Under embargo' },
  none: { id: 'Tidak ada naskah di bawah embargo saat ini.', en: 'There are no texts under embargo now.' },
  until: {
    id: (time: string) => `EMBARGO sampai ${time}. Jangan disiarkan, dikutip, atau dibagikan sebelum waktu itu.`,
    en: (time: string) => `EMBARGO until ${time}. Do not publish, quote or share it before.`,
  },
  recorded: {
    id: 'Siapa membaca naskah ini sebelum terbit dicatat.',
    en: 'Who reads this text before it goes out is on record.',
  },
  downloads: { id: 'Unduhan', en: 'Downloads' },
  back: { id: 'Kembali ke ruang pers', en: 'Back to the press room' },
  gone: { id: 'Naskah ini tidak ada di sini', en: 'This text is not here' },
  goneAbout: {
    id: 'Embargonya sudah berakhir, atau naskahnya ditarik. Yang sudah terbit ada di portal.',
    en: 'Its embargo is over, or it was withdrawn. What is out is on the portal.',
  },
  toPortal: { id: 'Ke portal', en: 'To the portal' },
  ask: { id: 'Ajukan pertanyaan', en: 'Ask a question' },
  topic: { id: 'Topik (boleh kosong)', en: 'Topic (may be left empty)' },
  question: { id: 'Pertanyaan', en: 'Question' },
  askDo: { id: 'Kirim pertanyaan', en: 'Send the question' },
  askMissing: {
    id: 'Tulis pertanyaannya, paling banyak 4.000 huruf.',
    en: 'Write the question, 4,000 characters at most.',
  },
  asked: { id: 'Pertanyaan Anda diterima', en: 'Your question was received' },
  askedAbout: { id: 'Humas menjawab ke surel atau telepon Anda.', en: 'The office answers by your e-mail or phone.' },
  trouble: { id: 'Ruang pers sedang tidak dapat dibuka', en: 'The press room cannot be opened just now' },
  troubleAbout: { id: 'Tunggu sebentar lalu coba lagi.', en: 'Wait a moment and try again.' },
  mailSubject: { id: 'Tautan masuk ruang pers', en: 'Your link to the press room' },
  mailText: {
    id: (name: string, office: string, link: string) =>
      `Yth. ${name}\n\nTautan ini membuka ruang pers ${office}, berlaku 20 menit dan sekali pakai:\n\n${link}\n\nBila Anda tidak memintanya, abaikan surel ini.`,
    en: (name: string, office: string, link: string) =>
      `Dear ${name}\n\nThis link opens the press room of ${office}; it is good for 20 minutes, once:\n\n${link}\n\nIf you did not ask for it, leave this letter alone.`,
  },
} as const
