/** Words of news by e-mail: for whoever subscribes, and for the staff who see how many do. */

/** What people agree to, by its version; changed words are another version, so that each consent can be shown as it was. */
const consents = {
  1: {
    id: (office: string) =>
      `Saya setuju ${office} menyimpan alamat surel ini, topik yang saya pilih, dan bahasanya, hanya untuk mengirimi saya berita. Saya dapat berhenti kapan saja lewat tautan di setiap surel; data itu lalu dihapus (UU 27/2022).`,
    en: (office: string) =>
      `I agree that ${office} keeps this e-mail address, the topics I chose and their language, only to send me news. I can stop at any time by the link in every letter; what was kept is then deleted (UU 27/2022).`,
  },
} as const
export const CONSENT_VERSION = 1

export const subscribeWords = {
  consent: consents[CONSENT_VERSION],
  back: { id: 'Kembali ke halaman berlangganan', en: 'Back to the page of subscriptions' },
  toPortal: { id: 'Ke portal', en: 'To the portal' },

  wrong: { id: 'Belum lengkap', en: 'Not complete yet' },
  problems: {
    email: { id: 'Tulis alamat surel yang lengkap.', en: 'Write a whole e-mail address.' },
    consent: { id: 'Centang persetujuannya lebih dulu.', en: 'Tick your consent first.' },
    topics: { id: 'Topik itu tidak ada lagi. Muat ulang halaman berlangganan.', en: 'That topic is not there any more. Load the page of subscriptions anew.' }, // prettier-ignore
  },
  closed: { id: 'Berlangganan lewat surel belum dibuka', en: 'News by e-mail is not offered yet' },
  closedAbout: {
    id: 'Sementara itu, ikuti kami lewat RSS di halaman berlangganan.',
    en: 'Meanwhile follow us by RSS, from the page of subscriptions.',
  },
  often: { id: 'Terlalu sering. Tunggu beberapa menit lalu coba lagi.', en: 'Too often. Wait some minutes, then try again.' }, // prettier-ignore
  trouble: { id: 'Sedang ada gangguan', en: 'Something is wrong just now' },
  troubleAbout: { id: 'Tunggu sebentar lalu coba lagi.', en: 'Wait a moment and try again.' },
  sent: { id: 'Periksa surel Anda', en: 'Look into your mail' },
  sentAbout: {
    id: 'Kami mengirim surel berisi tautan ke alamat itu. Langganan baru berlaku sesudah Anda membuka tautannya dan menekan tombol di sana, dalam 48 jam. Tidak ada? Lihat juga folder sampah.',
    en: 'We send a letter with a link to that address. You are subscribed once you open the link and press the button there, within 48 hours. Nothing came? Look into the spam folder too.',
  },

  confirmTitle: { id: 'Pastikan langganan', en: 'Confirm your subscription' },
  confirmAbout: {
    id: (email: string, topics: string) => `Berita dari kami akan dikirim ke ${email}. Topik: ${topics}.`,
    en: (email: string, topics: string) => `Our news will be sent to ${email}. Topics: ${topics}.`,
  },
  allTopics: { id: 'semua topik', en: 'all topics' },
  confirm: { id: 'Ya, kirimi saya berita', en: 'Yes, send me news' },
  confirmed: { id: 'Anda sudah berlangganan', en: 'You are subscribed' },
  confirmedAbout: {
    id: 'Berita baru dikirim begitu terbit. Untuk mengubah topik, berlanggananlah sekali lagi; untuk berhenti, pakai tautan di setiap surel.',
    en: 'News is sent as it is published. To change your topics, subscribe once more; to stop, use the link in every letter.',
  },
  linkGone: { id: 'Tautan ini tidak berlaku lagi', en: 'This link is not good any more' },
  linkGoneAbout: {
    id: 'Tautan berlaku 48 jam dan sekali pakai. Bila belum berlangganan, mintalah tautan baru.',
    en: 'A link is good for 48 hours, once. If you are not subscribed yet, ask for a new one.',
  },
  stopTitle: { id: 'Berhenti berlangganan', en: 'Unsubscribe' },
  stopAbout: {
    id: 'Anda tidak akan menerima berita lagi, dan data langganan Anda dihapus.',
    en: 'You will receive no more news, and what is kept of your subscription is deleted.',
  },
  stop: { id: 'Berhenti berlangganan', en: 'Unsubscribe' },
  stopped: { id: 'Anda sudah berhenti', en: 'You have stopped' },
  stoppedAbout: {
    id: 'Data langganan Anda sudah dihapus. Surel yang sudah dalam perjalanan mungkin masih tiba.',
    en: 'What was kept of your subscription is deleted. A letter that is on its way may still arrive.',
  },
  unknown: { id: 'Tautan ini tidak dikenal', en: 'This link is not known' },
  unknownAbout: { id: 'Salin tautan seutuhnya dari surel kami.', en: 'Copy the whole link from our letter.' },

  // Letters
  confirmSubject: {
    id: (office: string) => `Pastikan langganan berita ${office}`,
    en: (office: string) => `Confirm your subscription to news of ${office}`,
  },
  confirmText: {
    id: (office: string, topics: string, link: string) =>
      `Seseorang meminta agar berita ${office} dikirim ke alamat ini. Topik: ${topics}.\n\nBila itu Anda, buka tautan ini dan tekan tombolnya. Tautan berlaku 48 jam dan sekali pakai:\n\n${link}\n\nBila bukan Anda, abaikan surel ini: tidak ada yang dikirim, dan permintaannya terhapus sendiri.`,
    en: (office: string, topics: string, link: string) =>
      `Somebody asked for news of ${office} to be sent to this address. Topics: ${topics}.\n\nIf it was you, open this link and press its button. It is good for 48 hours, once:\n\n${link}\n\nIf it was not you, leave this letter alone: nothing is sent, and the request is deleted by itself.`,
  },
  head: {
    publish: { id: '', en: '' },
    correct: { id: 'Koreksi: ', en: 'Correction: ' },
    withdraw: { id: 'Ditarik: ', en: 'Withdrawn: ' },
  },
  why: {
    id: (office: string) => `Anda menerima surel ini karena berlangganan berita ${office}.`,
    en: (office: string) => `You receive this letter because you subscribed to news of ${office}.`,
  },
  leave: { id: 'Berhenti berlangganan', en: 'Unsubscribe' },
  read: { id: 'Baca selengkapnya', en: 'Read all of it' },
  corrected: {
    id: 'Berita yang Anda terima dari kami sebelumnya telah dikoreksi.',
    en: 'News that you received from us before was corrected.',
  },
  withdrawn: {
    id: 'Berita yang Anda terima dari kami telah ditarik. Mohon tidak menggunakannya.',
    en: 'News that you received from us was withdrawn. Please do not use it.',
  },

  // Pers → Pelanggan
  tab: { id: 'Pelanggan', en: 'Subscribers' },
  about: {
    id: 'Berapa orang berlangganan berita lewat surel, menurut topik. Siapa mereka tidak ditampilkan.',
    en: 'How many subscribe to news by e-mail, by topic. Who they are is not shown.',
  },
  closedNow: {
    id: 'Belum dibuka: administrator menambah tujuan “Surel ke pelanggan portal” di Pengaturan → Tujuan terbitan, dan menyetel server surel kantor.',
    en: 'Not offered yet: an administrator adds the destination “E-mail to the portal’s subscribers” at Settings → Destinations, and sets the office’s mail server.',
  },
  total: { id: (count: string) => `${count} pelanggan`, en: (count: string) => `${count} subscribers` },
  topic: { id: 'Topik', en: 'Topic' },
  count: { id: 'Pelanggan', en: 'Subscribers' },
  everything: { id: 'Semua topik', en: 'All topics' },
  request: { id: 'Atas permintaan pemilik data', en: 'On request of whose data it is' },
  requestAbout: {
    id: 'Bila seseorang meminta salinan datanya atau minta dihapus (UU 27/2022), cari alamatnya. Pencarian tercatat di buku catatan tanpa alamatnya.',
    en: 'If somebody asks for a copy of their data, or to be erased (UU 27/2022), search for their address. The search is on record, without the address.',
  },
  email: { id: 'Alamat surel', en: 'E-mail address' },
  search: { id: 'Cari', en: 'Search' },
  notFound: { id: 'Alamat itu tidak berlangganan.', en: 'That address is not subscribed.' },
  kept: { id: 'Yang tersimpan', en: 'What is kept' },
  language: { id: 'Bahasa', en: 'Language' },
  languages: { id: { id: 'Indonesia', en: 'Indonesian' }, en: { id: 'Inggris', en: 'English' } },
  consentedAt: { id: 'Menyetujui', en: 'Agreed' },
  consentVersion: { id: (version: number) => `naskah persetujuan ke-${version}`, en: (version: number) => `text ${version} of the consent` }, // prettier-ignore
  confirmedAt: { id: 'Memastikan', en: 'Confirmed' },
  download: { id: 'Unduh salinan', en: 'Download a copy' },
  erase: { id: 'Hapus data…', en: 'Erase the data…' },
  eraseTitle: { id: 'Hapus data langganan', en: 'Erase the subscription' },
  eraseAbout: {
    id: 'Alamat, topik, dan persetujuannya dihapus untuk selamanya. Surel yang pernah dikirim tetap terhitung, tanpa siapa.',
    en: 'Address, topics and consent are deleted for good. Letters that were sent stay counted, without whom.',
  },
  erased: { id: 'Data langganan itu sudah dihapus.', en: 'That subscription was erased.' },
  notShown: {
    id: 'Pelanggan tidak ditampilkan satu per satu.',
    en: 'Subscribers are not shown one by one.',
  },
  subscribers: { id: 'pelanggan portal', en: 'the portal’s subscribers' },
} as const
