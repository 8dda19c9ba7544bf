/** Telegram as a channel of notices: what the bot says, how a person connects, and the office's setting. */
export const telegramWords = {
  // In a message
  closing: {
    id: (office: string) =>
      `Siar, ${office}. Tautan di atas hanya untuk Anda, berlaku tujuh hari, dan meminta Anda masuk.`,
    en: (office: string) =>
      `Siar, ${office}. The links above are for you alone, good for seven days, and ask you to sign in.`,
  },

  // What the bot answers
  connected: {
    id: (it: { office: string; name: string }) =>
      `Obrolan ini terhubung dengan Siar, ${it.office}, untuk ${it.name}. Pemberitahuan Anda akan tiba di sini. Kirim /stop untuk berhenti. Bila Anda bukan ${it.name}, kirim /stop sekarang.`,
    en: (it: { office: string; name: string }) =>
      `This chat is connected with Siar, ${it.office}, for ${it.name}. Your notices will arrive here. Send /stop to end it. If you are not ${it.name}, send /stop now.`,
  },
  codeGone: {
    id: 'Tautan penghubung ini sudah dipakai, sudah lewat waktunya, atau tidak dikenal. Tidak ada yang berubah. Buat yang baru di Siar: Pengaturan, Pemberitahuan, Hubungkan Telegram.',
    en: 'This connecting link was used already, is too old, or is not known. Nothing was changed. Make a new one in Siar: Settings, Notices, Connect Telegram.',
  },
  stopped: {
    id: 'Berhenti. Tidak ada lagi pemberitahuan yang dikirim ke obrolan ini.',
    en: 'Ended. No more notices are sent to this chat.',
  },
  notConnected: {
    id: 'Obrolan ini tidak terhubung dengan siapa pun.',
    en: 'This chat is connected with nobody.',
  },
  whatIDo: {
    id: (office: string) =>
      `Saya menyampaikan pemberitahuan Siar, ${office}, kepada pegawainya, dan tidak membaca pesan. Untuk terhubung, buka di Siar: Pengaturan, Pemberitahuan, Hubungkan Telegram. Kirim /stop untuk berhenti.`,
    en: (office: string) =>
      `I bring notices of Siar, ${office}, to its staff, and read no messages. To connect, open in Siar: Settings, Notices, Connect Telegram. Send /stop to end it.`,
  },
  onlyPrivate: {
    id: 'Saya hanya bekerja di obrolan pribadi. Tautan penghubung yang dikirim ke grup sudah tidak berlaku lagi.',
    en: 'I work in a private chat alone. A connecting link that was sent to a group is no longer good.',
  },

  // What went wrong; kept with the message
  faults: {
    'no-connection': { id: 'Telegram tidak dapat dihubungi', en: 'Telegram cannot be reached' },
    'too-slow': { id: 'Telegram tidak menjawab pada waktunya', en: 'Telegram did not answer in time' },
    address: { id: 'Alamat Telegram tidak boleh dihubungi', en: 'Telegram’s address may not be asked' },
    redirect: { id: 'Alamat Telegram mengalihkan ke alamat lain', en: 'Telegram’s address leads elsewhere' },
    token: {
      id: 'Telegram menolak token bot; pasang token yang benar sebagai SIAR_TELEGRAM_TOKEN',
      en: 'Telegram refuses the bot’s token; set the right one as SIAR_TELEGRAM_TOKEN',
    },
    conflict: {
      id: 'Bot ini juga dipakai program lain; pakai bot milik Siar sendiri',
      en: 'Another program uses this bot too; use one of Siar’s own',
    },
    trouble: { id: 'Telegram sedang terganggu', en: 'Telegram is in trouble' },
    'not-telegram': { id: 'Yang menjawab bukan Telegram', en: 'What answered is not Telegram' },
    blocked: {
      id: 'Bot diblokir di Telegram; orangnya perlu menghubungkan lagi',
      en: 'The bot is blocked there; its person has to connect again',
    },
    'no-chat': {
      id: 'Obrolan itu tidak ada lagi; orangnya perlu menghubungkan lagi',
      en: 'That chat is no more; its person has to connect again',
    },
    refused: { id: 'Telegram menolak pesan ini', en: 'Telegram refused this message' },
    busy: { id: 'Telegram meminta menunggu', en: 'Telegram asked to wait' },
    odd: { id: 'Telegram menolak tanpa alasan', en: 'Telegram said no without a reason' },
    'no-answer': {
      id: 'Pesan sudah diserahkan, tetapi Telegram tidak menjawab; tidak dikirim ulang',
      en: 'The message was handed over, but Telegram did not answer; it is not sent again',
    },
  },
  noAnswer: { id: 'Telegram tidak memberi jawaban yang dapat dibaca', en: 'Telegram gave no answer that can be read' },
  noToken: {
    id: 'Token bot belum dipasang: jalankan Siar dengan SIAR_TELEGRAM_TOKEN',
    en: 'The bot’s token is not set: start Siar with SIAR_TELEGRAM_TOKEN',
  },
  noChat: { id: 'Telegram tidak terhubung', en: 'Telegram is not connected' },

  // Pengaturan → Pemberitahuan
  choice: { id: 'Telegram yang Anda hubungkan di bawah', en: 'The Telegram chat that you connected below' },
  mine: { id: 'Telegram', en: 'Telegram' },
  mineAbout: {
    id: 'Pemberitahuan tiba di obrolan pribadi Anda dengan bot kantor. Telegram dapat membaca yang dikirim lewat bot; berkas terbatas disebut nomornya saja.',
    en: 'Notices arrive in your private chat with the office’s bot. Telegram can read what a bot sends; a limited dossier is named by its number alone.',
  },
  connect: { id: 'Hubungkan Telegram', en: 'Connect Telegram' },
  connectAgain: { id: 'Hubungkan obrolan lain', en: 'Connect another chat' },
  another: { id: 'Buat tautan baru', en: 'Make a new link' },
  openLink: { id: 'Buka di Telegram', en: 'Open in Telegram' },
  how: {
    id: 'Buka tautan ini di telepon Anda, atau pindai kodenya, lalu tekan Mulai. Hanya untuk Anda, sekali pakai, sepuluh menit.',
    en: 'Open this link on your phone, or scan the code, then press Start. For you alone, once, for ten minutes.',
  },
  qr: { id: 'Kode QR tautan Telegram', en: 'QR code of the Telegram link' },
  waiting: { id: 'Menunggu Anda menekan Mulai di Telegram…', en: 'Waiting until you press Start in Telegram…' },
  since: {
    id: (it: { name: string; at: string }) => `Terhubung dengan ${it.name} sejak ${it.at}.`,
    en: (it: { name: string; at: string }) => `Connected with ${it.name} since ${it.at}.`,
  },
  disconnect: { id: 'Putuskan', en: 'Disconnect' },
  forget: { id: 'Hapus dari sini', en: 'Remove from here' },
  ended: {
    stopped: { id: 'Anda berhenti dengan /stop di Telegram', en: 'You ended it with /stop in Telegram' },
    blocked: { id: 'Bot diblokir di Telegram', en: 'The bot was blocked in Telegram' },
    gone: { id: 'Obrolannya tidak ada lagi', en: 'The chat is no more' },
    elsewhere: {
      id: 'Obrolan itu sekarang dipakai orang lain di kantor ini',
      en: 'That chat is now used by somebody else in this office',
    },
  },
  endedAt: {
    id: (it: { why: string; at: string }) => `Terputus ${it.at}: ${it.why}.`,
    en: (it: { why: string; at: string }) => `Ended ${it.at}: ${it.why}.`,
  },

  // Pengaturan → Saluran pemberitahuan
  office: { id: 'Telegram', en: 'Telegram' },
  officeAbout: {
    id: 'Satu bot milik kantor, dibuat dengan @BotFather (lihat panduan operasi). Tokennya dipasang di server sebagai SIAR_TELEGRAM_TOKEN.',
    en: 'One bot of the office’s, made with @BotFather (see the operating guide). Its token is set on the server as SIAR_TELEGRAM_TOKEN.',
  },
  on: { id: 'Kirim pemberitahuan lewat Telegram', en: 'Send notices by Telegram' },
  address: { id: 'Alamat Bot API', en: 'Address of the Bot API' },
  addressHelp: {
    id: 'https://api.telegram.org, atau gerbang kantor. Token bot dikirim ke alamat ini.',
    en: 'https://api.telegram.org, or a gateway of the office’s. The bot’s token is sent to this address.',
  },
  secretKnown: {
    id: 'Token bot sudah dipasang pada server Siar.',
    en: 'This server was started with the bot’s token.',
  },
  bot: { id: (name: string) => `Bot: @${name}`, en: (name: string) => `Bot: @${name}` },
  asking: { id: 'Bertanya kepada Telegram…', en: 'Asking Telegram…' },
  trouble: { id: (why: string) => `Belum jalan: ${why}.`, en: (why: string) => `Not working yet: ${why}.` },
} as const
