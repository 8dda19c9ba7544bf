/** What messages say, and what is said of how they leave. */
export const sendingWords = {
  // In a message
  greeting: { id: (name: string) => `Yth. ${name},`, en: (name: string) => `Dear ${name},` },
  several: {
    id: (count: number) => `Siar: ${count} pemberitahuan`,
    en: (count: number) => `Siar: ${count} notices`,
  },
  rest: {
    id: (count: number) => `Dan ${count} lainnya di dalam Siar.`,
    en: (count: number) => `And ${count} more in Siar.`,
  },
  all: { id: 'Semua pemberitahuan', en: 'All notices' },
  closing: {
    id: (office: string) =>
      `Dikirim otomatis oleh Siar, ${office}. Tautan di atas hanya untuk Anda, berlaku tujuh hari, dan meminta Anda masuk. Jangan teruskan surel ini. Saluran dan jam tenang diatur di Siar: Pengaturan, Pemberitahuan.`,
    en: (office: string) =>
      `Sent by Siar, ${office}, without anybody’s hand. The links above are for you alone, good for seven days, and ask you to sign in. Please do not forward this. Channels and quiet hours are set in Siar: Settings, Notices.`,
  },
  limited: { id: (number: string) => `berkas terbatas ${number}`, en: (number: string) => `limited dossier ${number}` },

  // What became of it
  channels: {
    email: { id: 'Surel', en: 'E-mail' },
    push: { id: 'Layar perangkat', en: 'Device' },
    telegram: { id: 'Telegram', en: 'Telegram' },
    whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
  },
  states: {
    queued: { id: 'menunggu dikirim', en: 'waits to be sent' },
    sending: { id: 'sedang dikirim', en: 'is being sent' },
    sent: { id: 'diterima layanannya', en: 'taken by its service' },
    opened: { id: 'sudah dibuka', en: 'opened' },
    failed: { id: 'gagal', en: 'failed' },
    unsure: { id: 'tidak pasti terkirim', en: 'perhaps sent' },
  },
  triedAgain: { id: (at: string) => `dicoba lagi ${at}`, en: (at: string) => `tried again ${at}` },
  sendsAt: { id: (at: string) => `dikirim ${at}`, en: (at: string) => `goes out ${at}` },
  interrupted: {
    id: 'Siar berhenti saat mengirim; tidak diketahui sampai atau tidak, jadi tidak dikirim ulang.',
    en: 'Siar stopped while sending; nobody knows whether it went, so it is not sent again.',
  },
  mailFaults: {
    'address-refused': { id: 'Alamat server surat itu tidak boleh dihubungi', en: 'The address of that mail server may not be reached' }, // prettier-ignore
    'no-connection': { id: 'Server surat tidak dapat dihubungi', en: 'The mail server cannot be reached' },
    'too-slow': { id: 'Server surat tidak menjawab pada waktunya', en: 'The mail server did not answer in time' },
    'no-tls': { id: 'Sambungan terenkripsi ke server surat gagal', en: 'The encrypted line to the mail server failed' },
    login: { id: 'Nama atau sandi server surat ditolak', en: 'The mail server refused the name or password' },
    refused: { id: 'Server surat menolak surel ini', en: 'The mail server refused this message' },
    busy: { id: 'Server surat meminta menunggu', en: 'The mail server asked to wait' },
    'no-answer': {
      id: 'Surel sudah diserahkan, tetapi server tidak menjawab; tidak dikirim ulang',
      en: 'The message was handed over, but the server did not answer; it is not sent again',
    },
  },

  // Pengaturan → Pemberitahuan
  mine: { id: 'Pemberitahuan', en: 'Notices' },
  mineAbout: {
    id: 'Di dalam Siar pemberitahuan selalu ada. Di sini Anda memilih saluran lain, dan kapan boleh mengganggu.',
    en: 'Notices are always there in Siar. Here you choose other channels, and when they may disturb you.',
  },
  byChannel: { id: 'Kirim juga lewat', en: 'Send them also by' },
  toAddress: { id: (email: string) => `Surel ke ${email}`, en: (email: string) => `E-mail to ${email}` },
  noChannel: {
    id: 'Surel dan Telegram belum dibuka kantor. Administrator mengaturnya di Pengaturan, Saluran pemberitahuan.',
    en: 'The office has not opened e-mail or Telegram. An administrator does so in Settings, Notice channels.',
  },
  quiet: { id: 'Jam tenang', en: 'Quiet hours' },
  quietHelp: {
    id: 'Pada jam ini tidak ada yang dikirim, kecuali yang mendesak: Siaga, Krisis, dan pengesahan lisan. Samakan kedua jam untuk mematikannya.',
    en: 'Nothing is sent in these hours but what is urgent: alert, crisis and ratifications. Make both the same for none.',
  },
  quietFrom: { id: 'Dari', en: 'From' },
  quietUntil: { id: 'Sampai', en: 'Until' },
  when: { id: 'Kapan dikirim', en: 'When they are sent' },
  atOnce: { id: 'Segera', en: 'At once' },
  daily: { id: 'Sekali sehari, sebagai satu ringkasan', en: 'Once a day, as one digest' },
  dailyAt: { id: 'Pukul', en: 'At' },
  tryNow: { id: 'Kirim pemberitahuan uji', en: 'Send a trial notice' },
  trial: { id: 'Coba', en: 'Try it' },
  trialAbout: {
    id: 'Satu pemberitahuan yang tidak meminta apa pun, dikirim sekarang juga lewat saluran yang Anda pilih.',
    en: 'One notice that asks for nothing, sent right now by the channels that you chose.',
  },
  trialInSiar: {
    id: 'Sudah ada di daftar Pemberitahuan Anda. Tidak ada saluran lain yang terbuka.',
    en: 'It stands in your list of notices. No other channel is open.',
  },
  links: { id: 'Tautan dalam pesan', en: 'Links in messages' },
  linksAbout: {
    id: 'Bila telepon atau kotak surat Anda jatuh ke tangan orang lain, cabut semua tautan yang pernah dikirim kepada Anda.',
    en: 'Should your phone or mailbox get into other hands, take back every link that was ever sent to you.',
  },
  revoke: { id: 'Cabut semua tautan', en: 'Take back all links' },
  revoked: {
    id: (count: number) => `${count} tautan dicabut.`,
    en: (count: number) => `${count} links taken back.`,
  },
  openingLink: { id: 'Membuka pemberitahuan', en: 'Opening a notice' },
  toList: { id: 'Buka Pemberitahuan', en: 'Open Notices' },

  toDevices: { id: 'Layar perangkat yang Anda daftarkan di bawah', en: 'The devices that you added below' },
  browsers: { id: 'Perangkat Anda', en: 'Your devices' },
  browsersAbout: {
    id: 'Pesan tampil di layar perangkat walau Siar tidak dibuka. Isinya disegel untuk perangkat itu saja. Di telepon, pasang dulu Siar lewat menu peramban: Tambahkan ke layar utama.',
    en: 'Messages appear on the device though Siar is not open, sealed for that device alone. On a phone install Siar first, by the browser’s menu: Add to home screen.',
  },
  takeHere: { id: 'Tampilkan di perangkat ini', en: 'Show them on this device' },
  taken: { id: 'Perangkat ini sekarang menerima pesan.', en: 'This device takes messages now.' },
  takeNoMore: { id: 'Hentikan', en: 'Stop' },
  notAble: { id: 'Peramban ini tidak dapat menerima pesan.', en: 'This browser cannot take messages.' },
  permissionRefused: {
    id: 'Peramban tidak mengizinkan. Buka setelan situs ini di peramban, izinkan pemberitahuan, lalu coba lagi.',
    en: 'The browser does not allow it. Open this site’s settings in the browser, allow notifications, then try again.',
  },
  noDevice: { id: 'Tidak ada perangkat yang menerima pesan', en: 'No device takes messages' },
  pushBusy: {
    id: 'Layanan pesan perangkat tidak menjawab atau meminta menunggu',
    en: 'The device’s push service is away or asks to wait',
  },
  pushRefused: { id: 'Layanan pesan perangkat menolak', en: 'The device’s push service refused' },

  // Pengaturan → Saluran pemberitahuan
  office: { id: 'Saluran pemberitahuan', en: 'Notice channels' },
  officeAbout: {
    id: 'Lewat mana pemberitahuan keluar dari Siar, dan siapa diberi tahu apa. Saluran yang terganggu tidak pernah menahan pekerjaan: pesannya menunggu dan dicoba lagi.',
    en: 'By which ways notices leave Siar, and who is told of what. A channel that is down never holds work up: its messages wait and are tried again.',
  },
  host: { id: 'Server surat (SMTP)', en: 'Mail server (SMTP)' },
  port: { id: 'Porta', en: 'Port' },
  portHelp: { id: '587 untuk STARTTLS, 465 untuk TLS.', en: '587 for STARTTLS, 465 for TLS.' },
  security: { id: 'Enkripsi', en: 'Encryption' },
  securities: {
    starttls: { id: 'STARTTLS', en: 'STARTTLS' },
    tls: { id: 'TLS sejak awal', en: 'TLS from the start' },
    none: { id: 'Tanpa enkripsi (hanya jaringan kantor)', en: 'None (the office’s own network only)' },
  },
  username: { id: 'Nama pengguna', en: 'User name' },
  usernameHelp: {
    id: 'Kosongkan bila server tidak memintanya.',
    en: 'Leave empty where the server asks for none.',
  },
  sender: { id: 'Alamat pengirim', en: 'Sender’s address' },
  secretKnown: {
    id: 'Sandi server surat sudah dipasang pada server Siar.',
    en: 'This server was started with the mail server’s password.',
  },
  secretMissing: {
    id: 'Sandi belum dipasang: jalankan Siar dengan SIAR_SMTP_PASSWORD (lihat panduan operasi).',
    en: 'The password is not set: start Siar with SIAR_SMTP_PASSWORD (see the operating guide).',
  },

  // Pengaturan → Pekerjaan berjalan
  jobs: { id: 'Pekerjaan berjalan', en: 'Running jobs' },
  jobsAbout: {
    id: 'Yang dikerjakan Siar sendiri: pengingat waktu dan pengiriman pemberitahuan.',
    en: 'What Siar does by itself: timers, and sending notices.',
  },
  runners: {
    timers: { id: 'Pengingat waktu', en: 'Timers' },
    notices: { id: 'Pengiriman', en: 'Sending' },
  },
  lastRound: { id: (at: string) => `terakhir berjalan ${at}`, en: (at: string) => `last came round ${at}` },
  neverRound: { id: 'belum pernah berjalan', en: 'never came round' },
  silent: {
    id: 'Sudah lebih dari dua menit tidak berjalan: tidak ada yang diberi tahu. Mulai ulang Siar dan lihat catatannya.',
    en: 'It has not run for more than two minutes: nobody is told of anything. Restart Siar and read its log.',
  },
  alarm: {
    id: 'Pengingat waktu atau pengiriman tidak berjalan lebih dari dua menit.',
    en: 'Timers or sending have not run for more than two minutes.',
  },
  nextTimers: { id: 'Pengingat berikutnya', en: 'Next timers' },
  lateTimers: {
    id: (count: number, since: string) => `${count} terlambat dijalankan, sejak ${since}`,
    en: (count: number, since: string) => `${count} should have run already, since ${since}`,
  },
  noTimers: { id: 'Tidak ada berkas yang berjalan waktunya.', en: 'No dossier has time running.' },
  timerAt: { id: 'Pada', en: 'At' },
  timerTells: { id: 'Memberi tahu', en: 'Tells' },
  timerOf: { id: 'Berkas', en: 'Dossier' },
  timers: {
    'half-time': { id: 'separuh waktu', en: 'half the time' },
    'due-soon': { id: 'waktu hampir habis', en: 'time nearly over' },
    late: { id: 'lewat waktu', en: 'late' },
    'late-above': { id: 'masih lewat, ke jabatan di atasnya', en: 'still late, to the next post up' },
    'ratify-late': { id: 'pengesahan lewat batas', en: 'ratification overdue' },
  },
  messages: { id: 'Pesan', en: 'Messages' },
  noMessages: {
    id: 'Tidak ada pesan yang menunggu, dan tidak ada yang dikirim sehari terakhir.',
    en: 'No message waits, and none was sent in the last day.',
  },
} as const
