import type { Phrase } from './phrase.ts'

const count = (it: number, of: 'id' | 'en') => it.toLocaleString(of)

/** Why a source did not answer as it should, by code, and what to do about it. */
const troubles = {
  'address-refused': {
    id: 'Alamatnya menuju jaringan dalam atau bukan alamat web umum. Ubah alamatnya.',
    en: 'Its address leads inside a network or is no public web address. Change the address.',
  },
  'too-many-hops': { id: 'Dialihkan terus-menerus. Cari alamat barunya.', en: 'It redirects without end. Look for its new address.' }, // prettier-ignore
  'no-name': { id: 'Nama situsnya tidak dikenal. Periksa ejaannya.', en: 'The name of its site is not known. Check the spelling.' }, // prettier-ignore
  'no-connection': { id: 'Situsnya tidak menyambung. Siar mencoba lagi sendiri.', en: 'Its site does not connect. Siar tries again by itself.' }, // prettier-ignore
  'no-tls': { id: 'Sertifikat situsnya tidak sah atau habis.', en: 'The certificate of its site is not valid or has run out.' }, // prettier-ignore
  'too-slow': { id: 'Jawabannya terlalu lama.', en: 'It takes too long to answer.' },
  'too-large': { id: 'Jawabannya terlalu besar.', en: 'Its answer is too large.' },
  unreadable: { id: 'Jawabannya rusak di perjalanan.', en: 'Its answer came broken.' },
  'not-a-source': {
    id: 'Yang dijawab bukan umpan berita, halaman, atau kalender. Cari alamatnya lagi.',
    en: 'What it answers is no feed, no page and no calendar. Look for its address again.',
  },
  'no-text': {
    id: 'Halaman ini tidak memuat tulisan yang dapat dibaca tanpa menjalankan programnya. Cari halaman lain di situs itu.',
    en: 'This page holds no words that can be read without running its program. Look for another page of that site.',
  },
  'part-not-found': {
    id: 'Tulisan yang menandai bagian yang dipantau tidak ada lagi di halaman ini. Ubah bagiannya.',
    en: 'The words that mark the watched part are not on this page any more. Change the part.',
  },
  robots: {
    id: 'Situsnya minta agar halaman ini tidak dibaca program (robots.txt). Cari umpan berita atau halaman lain, atau minta izin pengelolanya.',
    en: 'Its site asks programs not to read this page (robots.txt). Look for a feed or another page, or ask whoever runs it.',
  },
  'robots-unreachable': {
    id: 'Situsnya tidak dapat menjawab apakah halaman ini boleh dibaca program (robots.txt). Siar mencoba lagi sendiri.',
    en: 'Its site could not answer whether programs may read this page (robots.txt). Siar tries again by itself.',
  },
  'reading-too-long': { id: 'Isinya tidak terbaca dalam batas waktu.', en: 'It could not be read within the time.' },
  gone: {
    id: 'Situsnya berkata umpan ini sudah tidak ada lagi.',
    en: 'Its site says that this feed is gone for good.',
  },
  'not-found': { id: 'Tidak ditemukan di alamat ini.', en: 'It is not found at this address.' },
  forbidden: { id: 'Situsnya menolak dibaca.', en: 'Its site refuses to be read.' },
  busy: {
    id: 'Situsnya sedang sibuk dan minta jangan sering ditanya.',
    en: 'Its site is busy and asks to be left alone.',
  },
  'sealed-elsewhere': {
    id: 'Alamat rahasianya tidak dapat dibuka lagi, karena rahasia kantor ini berganti. Tempel lagi alamatnya di Ubah.',
    en: 'Its secret address cannot be opened any more, since the secret of this office changed. Paste it again under Change.',
  },
  login: { id: 'Nama atau sandi kotak suratnya ditolak. Minta administrator mengisinya lagi.', en: 'The mailbox’s name or password was refused. Ask the administrator to type it again.' }, // prettier-ignore
  'no-folder': { id: 'Folder kotak suratnya tidak dapat dibuka.', en: 'The mailbox’s folder cannot be opened.' },
  'no-answer': { id: 'Server kotak suratnya berhenti menjawab.', en: 'The mailbox’s server stopped answering.' },
  server: { id: 'Situsnya sedang bermasalah.', en: 'Its site has trouble of its own.' },
} as const satisfies Record<string, Phrase>

const healths = {
  well: { id: 'Lancar', en: 'Well' },
  new: { id: 'Belum dilihat', en: 'Not looked at yet' },
  faltering: { id: 'Tersendat', en: 'Faltering' },
  failing: { id: 'Gagal', en: 'Failing' },
  silent: { id: 'Diam', en: 'Silent' },
  paused: { id: 'Dihentikan', en: 'Paused' },
} as const satisfies Record<string, Phrase>

/** Words of where the inventory hears from, and of what came in. */
export const sourceWords = {
  troubles,
  healths,
  title: { id: 'Sumber', en: 'Sources' },
  about: {
    id: 'Dari mana inventaris mendengar: umpan berita media, halaman situs, dan agenda pimpinan yang dilihat Siar sendiri.',
    en: 'Where the inventory hears from: feeds of media, pages of sites and agendas of leaders that Siar looks at by itself.',
  },
  back: { id: 'Ke inventaris', en: 'To the inventory' },
  none: { id: 'Belum ada sumber. Tambahkan alamat situs media di daerah Anda.', en: 'No sources yet. Add the address of a news site in your area.' }, // prettier-ignore
  noneInTrouble: { id: 'Semua sumber lancar.', en: 'All sources are well.' },
  all: { id: 'Semua', en: 'All' },
  inTrouble: { id: 'Perlu dilihat', en: 'Need a look' },
  add: { id: 'Tambah sumber', en: 'Add a source' },
  name: { id: 'Nama', en: 'Name' },
  health: { id: 'Keadaan', en: 'Health' },
  lookedAt: { id: 'Terakhir dilihat', en: 'Last looked at' },
  newAt: { id: 'Terakhir ada yang baru', en: 'Last new' },
  week: { id: 'dalam 7 hari', en: 'in 7 days' },
  weekCount: {
    id: (it: number) => (it >= 1_000 ? '1.000 lebih' : count(it, 'id')),
    en: (it: number) => (it >= 1_000 ? '1,000 and more' : count(it, 'en')),
  },
  never: { id: 'belum pernah', en: 'never' },
  weight: { id: 'Jangkauan', en: 'Reach' },
  weightOf: { id: (it: number) => `jangkauan ${it} dari 5`, en: (it: number) => `reach ${it} of 5` },
  weightHelp: {
    id: '1: blog atau akun kecil; 3: media kabupaten; 5: media nasional. Ikut menentukan apa yang lebih penting.',
    en: '1: a blog or small account; 3: a regency’s outlet; 5: a national outlet. It weighs in what matters more.',
  },
  isTold: { id: 'Diberi tahu langsung oleh situsnya', en: 'Told at once by its site' },
  every: { id: 'Dilihat tiap', en: 'Looked at every' },
  everyOf: {
    id: (minutes: number) => (minutes % 1440 === 0 ? `${minutes / 1440} hari` : minutes % 60 === 0 ? `${minutes / 60} jam` : `${minutes} menit`), // prettier-ignore
    en: (minutes: number) => (minutes % 1440 === 0 ? `${minutes / 1440} d` : minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`), // prettier-ignore
  },
  silentDays: { id: 'Ingatkan bila diam (hari)', en: 'Tell when silent (days)' },
  silentHelp: {
    id: 'Petugas inventaris diberi tahu bila selama itu tidak ada yang baru. 0: jangan.',
    en: 'Whoever works in the inventory is told when nothing new came for so long. 0: never.',
  },
  keepDays: { id: 'Simpan naskah utuh (hari)', en: 'Keep whole texts (days)' },
  keepHelp: {
    id: 'Sesudahnya tinggal judul, alamat, waktu, dan sidik isinya. 0: selamanya.',
    en: 'After that only title, address, time and fingerprint stay. 0: for ever.',
  },
  address: { id: 'Alamat', en: 'Address' },
  site: { id: 'Alamat situs, halaman, umpan, atau kalender', en: 'Address of a site, page, feed or calendar' },
  siteHelp: {
    id: 'Misalnya kabardaerah.id, halaman pengumuman sebuah OPD, atau alamat iCal agenda pimpinan. Siar mencari sendiri apa yang ada di sana.',
    en: 'Such as kabardaerah.id, the announcements page of an agency, or the iCal address of a leader’s agenda. Siar finds out what is there.',
  },
  find: { id: 'Cari', en: 'Find' },
  found: {
    id: (it: number) => (it === 0 ? 'Tidak ada umpan berita di alamat ini.' : `${it} umpan berita ditemukan.`),
    en: (it: number) => (it === 0 ? 'No feed at this address.' : it === 1 ? '1 feed found.' : `${it} feeds found.`),
  },
  foundNone: {
    id: 'Coba alamat halaman lain di situs itu, misalnya halaman beritanya.',
    en: 'Try another page of that site, such as its news page.',
  },
  ofSitemap: {
    id: 'Peta situs (sitemap): hanya judul, alamat, dan waktu; naskahnya tidak ikut.',
    en: 'A sitemap: titles, addresses and times only; no texts come with it.',
  },
  ofAgenda: {
    id: 'Kalender (iCalendar): acara 60 hari ke depan masuk sebagai butir kegiatan, paling banyak 500; yang ditandai pribadi atau rahasia tidak. Acara yang berubah atau dibatalkan mengubah butirnya selama belum dipilih.',
    en: 'A calendar (iCalendar): events of the next 60 days come in as activities, 500 at most; those marked private or confidential do not. An event that changes or is called off changes its item while nobody picked it.',
  },
  coming: { id: 'Yang akan datang', en: 'Coming up' },
  noComing: { id: 'Tidak ada acara dalam 60 hari ke depan.', en: 'No events in the next 60 days.' },
  chooseAgenda: { id: 'Pakai agenda ini', en: 'Use this agenda' },
  foundAgenda: { id: 'Kalender ditemukan.', en: 'A calendar was found.' },
  isAgenda: { id: 'agenda; alamatnya dirahasiakan', en: 'an agenda; its address is kept secret' },
  agendaAddress: { id: 'Alamat kalender', en: 'Address of the calendar' },
  agendaAddressHelp: {
    id: 'Rahasia: siapa yang tahu alamat ini dapat membaca kalendernya. Disimpan tersegel dan tidak ditampilkan lagi.',
    en: 'A secret: whoever knows this address can read the calendar. It is kept sealed and not shown again.',
  },
  agendaAddressKept: {
    id: 'Kosong: alamat yang tersimpan tetap dipakai. Isi hanya bila alamatnya berganti.',
    en: 'Empty: the kept address stays. Fill in only when the address changed.',
  },
  droppedOfAgenda: {
    id: (it: number) => `Terakhir ${count(it, 'id')} acara dilewati: tidak terbaca, atau lebih dari 500 yang terdekat.`,
    en: (it: number) => `Last time ${count(it, 'en')} events were left: not readable, or beyond the next 500.`,
  },
  newest: { id: 'Yang terbaru di sana', en: 'Newest there' },
  noEntries: { id: 'Umpan ini kosong.', en: 'This feed is empty.' },
  knownAs: { id: (name: string) => `Sudah menjadi sumber: ${name}`, en: (name: string) => `A source already: ${name}` },
  choose: { id: 'Pakai umpan ini', en: 'Use this feed' },
  thePage: { id: 'Halaman ini sendiri', en: 'The page itself' },
  ofPage: {
    id: 'Siar memantau perubahannya: tautan dan tulisan baru di halaman ini masuk sebagai penyebutan. Penghitung kunjungan, jam, dan tanggal hari ini tidak dihitung.',
    en: 'Siar watches it for change: new links and passages on it come in as mentions. Visitor counters, clocks and the date of today do not count.',
  },
  nowThere: { id: 'Sekarang ada di sana', en: 'There just now' },
  watch: { id: 'Pantau halaman ini', en: 'Watch this page' },
  partFrom: { id: 'Pantau mulai dari tulisan', en: 'Watch from the words' },
  partFromHelp: {
    id: 'Boleh kosong: seluruh halaman. Isi judul bagian yang dipantau, misalnya Pengumuman; bagian itu berakhir di judul berikutnya yang setingkat.',
    en: 'May be empty: the whole page. Give the heading of the part to watch, such as Announcements; it ends at the next heading of its level.',
  },
  partUntil: { id: 'Sampai sebelum tulisan', en: 'Up to before the words' },
  partUntilHelp: {
    id: 'Boleh kosong. Isi bila bagian itu tidak berakhir di judul berikutnya.',
    en: 'May be empty. Fill in where that part does not end at the next heading.',
  },
  isPage: { id: 'halaman yang dipantau', en: 'a watched page' },
  partOf: { id: (part: string) => `bagian “${part}”`, en: (part: string) => `part “${part}”` },
  wentBefore: { id: 'Sebelumnya tertulis:', en: 'Before, it said:' },
  wentFrom: {
    id: (page: string) => `Tidak ada lagi di halaman: ${page}`,
    en: (page: string) => `No longer on the page: ${page}`,
  },
  droppedOfPage: {
    id: (it: number) =>
      `Terakhir ${count(it, 'id')} tulisan di halaman ini dilewati karena terlalu banyak. Pilih satu bagiannya.`,
    en: (it: number) =>
      `Last time ${count(it, 'en')} passages of this page were left, since they are too many. Choose a part of it.`,
  },
  save: { id: 'Simpan sumber', en: 'Keep this source' },
  change: { id: (name: string) => `Ubah ${name}`, en: (name: string) => `Change ${name}` },
  edit: { id: 'Ubah', en: 'Change' },
  lookNow: { id: 'Lihat sekarang', en: 'Look now' },
  hurried: {
    id: 'Segera dilihat; hasilnya tampil di sini.',
    en: 'It is looked at in a moment; what comes shows here.',
  },
  pause: { id: 'Hentikan', en: 'Pause' },
  resume: { id: 'Lanjutkan', en: 'Resume' },
  remove: { id: 'Hapus', en: 'Remove' },
  removeSays: {
    id: 'Sumber ini tidak dilihat lagi. Yang sudah masuk tetap ada.',
    en: 'This source is looked at no more. What came in stays.',
  },
  removeBrought: {
    id: 'Sumber ini tidak tampil lagi sampai unggahan berikutnya. Yang sudah masuk tetap ada.',
    en: 'This source shows no more until the next upload. What came in stays.',
  },
  removeSure: { id: 'Ya, hapus', en: 'Yes, remove' },
  pausedOf: { id: 'berhenti sendiri', en: 'stopped of itself' },
  pausedBy: { id: (name: string) => `oleh ${name}`, en: (name: string) => `by ${name}` },
  nextLook: { id: 'Berikutnya', en: 'Next' },
  failures: {
    id: (it: number) => `${count(it, 'id')} kali berturut-turut`,
    en: (it: number) => `${count(it, 'en')} ${it === 1 ? 'time' : 'times in a row'}`,
  },
  dropped: {
    id: (it: number) =>
      `Terakhir ${count(it, 'id')} entri dilewati: sekali lihat paling banyak 500 yang terbaru, dan 10 yang baru bila sumber tidak memberi tiap entri nama (guid) atau tautan sendiri.`,
    en: (it: number) =>
      `Last time ${count(it, 'en')} entries were left: one look takes the newest 500 at most, and 10 new ones where the source gives each no name (guid) or link of its own.`,
  },
  silentFor: {
    id: (days: number) => `Tidak ada yang baru selama ${days} hari.`,
    en: (days: number) => `Nothing new for ${days} days.`,
  },
  came: { id: 'Yang masuk', en: 'What came in' },
  opml: { id: 'Daftar umpan (OPML)', en: 'A list of feeds (OPML)' },
  opmlAbout: {
    id: 'Pindahkan semua umpan dari pembaca lain, atau bawa daftar ini ke sana.',
    en: 'Bring all feeds from another reader, or take this list there.',
  },
  opmlFile: { id: 'Berkas OPML', en: 'OPML file' },
  opmlFileHelp: { id: 'Ekspor dari pembaca umpan seperti FreshRSS, Feedly, atau Inoreader; paling besar 2 MB.', en: 'Exported from a feed reader such as FreshRSS, Feedly or Inoreader; 2 MB at most.' }, // prettier-ignore
  opmlTooLarge: { id: 'Berkas ini lebih dari 2 MB.', en: 'This file is over 2 MB.' },
  opmlCheck: { id: 'Lihat isinya', en: 'Look at it' },
  opmlFound: {
    id: (fresh: number, known: number, bad: number) => `${count(fresh, 'id')} sumber baru, ${count(known, 'id')} sudah ada, ${count(bad, 'id')} tidak dapat dipakai.`, // prettier-ignore
    en: (fresh: number, known: number, bad: number) => `${count(fresh, 'en')} new, ${count(known, 'en')} here already, ${count(bad, 'en')} cannot be used.`, // prettier-ignore
  },
  opmlFates: {
    new: { id: 'baru', en: 'new' },
    known: { id: 'sudah ada', en: 'here already' },
    twice: { id: 'dua kali di berkas', en: 'twice in the file' },
    bad: { id: 'alamat tidak dapat dipakai', en: 'address cannot be used' },
  },
  opmlTake: { id: (it: number) => `Tambahkan ${count(it, 'id')} sumber`, en: (it: number) => `Add ${count(it, 'en')} sources` }, // prettier-ignore
  opmlTaken: { id: (it: number) => `${count(it, 'id')} sumber ditambahkan.`, en: (it: number) => `${count(it, 'en')} sources added.` }, // prettier-ignore
  opmlLeft: {
    id: (it: number, from: string, max: number) => `${count(it, 'id')} umpan di berkas ini tidak ikut, mulai dari “${from}”: sumber paling banyak ${count(max, 'id')}. Hapus sumber yang tidak dipakai lagi, lalu bawa berkas yang hanya berisi sisanya.`, // prettier-ignore
    en: (it: number, from: string, max: number) => `${count(it, 'en')} feeds of this file are left out, from “${from}” on: there are ${count(max, 'en')} sources at most. Remove those that are not used any more, then bring a file with the rest alone.`, // prettier-ignore
  },
  opmlDownload: { id: 'Unduh daftar (OPML)', en: 'Download the list (OPML)' },
  more: { id: (it: number) => `dan ${count(it, 'id')} lagi`, en: (it: number) => `and ${count(it, 'en')} more` },

  mentions: { id: 'Penyebutan', en: 'Mentions' },
  mentionsAbout: {
    id: 'Yang masuk dari semua sumber, terbaru di atas. Tidak ada yang tampil di register; butir dicatat di Inventaris.',
    en: 'What came in from all sources, the newest on top. None of it stands in a register; items are noted in the inventory.',
  },
  mentionsNone: { id: 'Belum ada yang masuk.', en: 'Nothing came in yet.' },
  mentionsNoneSo: { id: 'Tidak ada yang cocok.', en: 'Nothing fits.' },
  allMentions: { id: 'Tampilkan semua', en: 'Show all' },
  search: { id: 'Kata dalam judul dan isi', en: 'Words in title and text' },
  day: { id: 'Tanggal', en: 'Day' },
  source: { id: 'Sumber', en: 'Source' },
  allSources: { id: 'Semua sumber', en: 'All sources' },
  countOf: {
    id: (it: number) => (it >= 1_000 ? 'Lebih dari 1.000 penyebutan' : `${count(it, 'id')} penyebutan`),
    en: (it: number) => (it >= 1_000 ? 'Over 1,000 mentions' : it === 1 ? '1 mention' : `${count(it, 'en')} mentions`),
  },
  undated: { id: 'tanpa tanggal; masuk', en: 'undated; came in' },
  changed: { id: 'diubah sumbernya', en: 'changed by its source' },
  open: { id: 'Buka di situsnya', en: 'Open at its site' },
  takenAt: { id: 'Masuk', en: 'Came in' },
  noText: { id: 'Naskah utuhnya tidak disimpan (lagi).', en: 'Its whole text is not kept (any more).' },
  fingerprint: { id: 'Sidik isi (SHA-256)', en: 'Fingerprint (SHA-256)' },
  by: { id: (name: string) => `oleh ${name}`, en: (name: string) => `by ${name}` },

  toldFailing: {
    id: (name: string, why: string) => `${name}: ${why}`,
    en: (name: string, why: string) => `${name}: ${why}`,
  },
  toldUnread: {
    id: (name: string, letters: number) => `${name}: ${count(letters, 'id')} surel tidak dapat dibaca`,
    en: (name: string, letters: number) =>
      `${name}: ${letters === 1 ? '1 letter' : `${count(letters, 'en')} letters`} could not be read`,
  },
  toldSilent: {
    id: (name: string, days: number) => `${name}: tidak ada yang baru selama ${days} hari`,
    en: (name: string, days: number) => `${name}: nothing new for ${days} days`,
  },
} as const
