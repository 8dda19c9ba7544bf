/** What the inventory says, in both languages; also in the files it gives out. */
import { dayWords } from './time.ts'

const number = (language: 'id' | 'en') => (n: number) => n.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB')
const id = number('id')
const en = number('en')

type RoundOutcomes = Readonly<Record<'picked' | 'dismissed' | 'joined' | 'watched' | 'planned' | 'open', number>>

export const inventoryWords = {
  title: { id: 'Inventaris', en: 'Inventory' },
  about: {
    id: 'Langkah 1: program, kegiatan, dan isu publik dikumpulkan dalam putaran, dipilah, lalu dijadikan berkas.',
    en: 'Step 1: programmes, activities and public issues are gathered in rounds, sorted, and made dossiers.',
  },

  // Kinds, levels, states
  programme: { id: 'Program', en: 'Programme' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  issue: { id: 'Isu publik', en: 'Public issue' },
  watch: { id: 'Pantau', en: 'Watch' },
  attention: { id: 'Perhatian', en: 'Attention' },
  alert: { id: 'Siaga', en: 'Alert' },
  crisis: { id: 'Krisis', en: 'Crisis' },
  open: { id: 'Belum dipilah', en: 'To be sorted' },
  planned: { id: 'Dalam rencana', en: 'In the plan' },
  plannedHelp: {
    id: 'Baris rencana ini tidak perlu dipilah. Yang menyangkutnya masuk sebagai butir sendiri dan menyebut programnya. Ingin menggarapnya? Jadikan berkas, naikkan tingkatnya, atau serahkan.',
    en: 'This line of the plan needs no sorting. What concerns it comes in as an item of its own and names the programme. To work on it, make it a dossier, raise its level, or give it to somebody.',
  },
  picked: { id: 'Jadi berkas', en: 'Made a dossier' },
  dismissed: { id: 'Dikesampingkan', en: 'Put aside' },
  merged: { id: 'Digabung', en: 'Joined' },
  chooseJoin: { id: 'Pilih butirnya dulu.', en: 'Choose the item first.' },
  watched: { id: 'Diamati', en: 'In view' },

  // The round
  round: { id: (n: number) => `Putaran ${id(n)}`, en: (n: number) => `Round ${en(n)}` },
  noRound: { id: 'Belum ada putaran yang terbuka', en: 'No round is open' },
  noRoundHelp: {
    id: 'Satu putaran, misalnya seminggu, mengumpulkan semua yang masuk dan berjalan dengan waktu langkah 1.',
    en: 'One round, say a week, gathers all that comes in and runs under the time of step 1.',
  },
  openRound: { id: 'Buka putaran', en: 'Open a round' },
  roundTitle: { id: 'Nama putaran', en: 'Name of the round' },
  roundTitleHelp: { id: 'Misalnya “Minggu ke-48, November 2026”.', en: 'For example “Week 48, November 2026”.' },
  roundOpened: {
    id: (carried: number) =>
      carried > 0 ? `Putaran dibuka; ${id(carried)} butir sisa ikut masuk.` : 'Putaran dibuka.',
    en: (carried: number) =>
      carried > 0 ? `Round opened; ${en(carried)} items left over came along.` : 'Round opened.',
  },
  openedBy: { id: 'Dibuka', en: 'Opened' },
  closedBy: { id: 'Ditutup', en: 'Closed' },
  closeRound: { id: 'Tutup putaran', en: 'Close the round' },
  closeWhat: {
    id: (counts: { picked: number; dismissed: number; open: number }) =>
      `Register bernomor dibuat dan tidak berubah lagi: ${id(counts.picked)} jadi berkas, ${id(counts.dismissed)} dikesampingkan. Berkas yang masih di langkah 1 lanjut ke langkah 2; ${id(counts.open)} butir yang belum dipilah menunggu putaran berikutnya.`,
    en: (counts: { picked: number; dismissed: number; open: number }) =>
      `A numbered register is made and never changes again: ${en(counts.picked)} made dossiers, ${en(counts.dismissed)} put aside. Dossiers still at step 1 go on to step 2; ${en(counts.open)} items to be sorted wait for the next round.`,
  },
  /** What else stands in the register and waits as it is. */
  closeStandsToo: {
    id: (it: { watched: number; planned: number }) =>
      `Ikut tercatat dan tetap di tempatnya: ${[`${id(it.watched)} diamati`, `${id(it.planned)} dalam rencana`].join(', ')}.`,
    en: (it: { watched: number; planned: number }) =>
      `Recorded too, and left as they are: ${[`${en(it.watched)} kept in view`, `${en(it.planned)} in the plan`].join(', ')}.`,
  },
  /** What became of what lies in a round. */
  outcomes: {
    id: (it: RoundOutcomes) =>
      [
        `${id(it.picked)} jadi berkas`,
        `${id(it.dismissed)} dikesampingkan`,
        it.joined > 0 && `${id(it.joined)} digabung`,
        it.watched > 0 && `${id(it.watched)} diamati`,
        it.planned > 0 && `${id(it.planned)} dalam rencana`,
        `${id(it.open)} belum dipilah`,
      ]
        .filter(Boolean)
        .join(', '),
    en: (it: RoundOutcomes) =>
      [
        `${en(it.picked)} made dossiers`,
        `${en(it.dismissed)} put aside`,
        it.joined > 0 && `${en(it.joined)} joined`,
        it.watched > 0 && `${en(it.watched)} kept in view`,
        it.planned > 0 && `${en(it.planned)} in the plan`,
        `${en(it.open)} to be sorted`,
      ]
        .filter(Boolean)
        .join(', '),
  },
  closed: {
    id: (it: { entries: number; sentOn: number }) =>
      `Putaran ditutup. Register memuat ${id(it.entries)} butir; ${id(it.sentOn)} berkas lanjut ke langkah 2.`,
    en: (it: { entries: number; sentOn: number }) =>
      `Round closed. Its register holds ${en(it.entries)} items; ${en(it.sentOn)} dossiers went on to step 2.`,
  },
  notReally: { id: 'Batal', en: 'Cancel' },
  waitingNext: {
    id: (n: number) => `${n >= 1_000 ? '1.000 lebih' : id(n)} butir menunggu putaran berikutnya.`,
    en: (n: number) => `${n >= 1_000 ? 'Over 1,000' : en(n)} items wait for the next round.`,
  },
  rounds: { id: 'Riwayat putaran', en: 'Past rounds' },
  roundsEmpty: {
    id: 'Di sini nanti setiap putaran dengan registernya.',
    en: 'Each round with its register will be here.',
  },
  running: { id: 'Berjalan', en: 'Running' },
  backToInventory: { id: 'Kembali ke inventaris', en: 'Back to the inventory' },

  // The register
  register: { id: 'Register', en: 'Register' },
  registerOf: {
    id: (n: number) => `Register inventaris, putaran ${id(n)}`,
    en: (n: number) => `Inventory register, round ${en(n)}`,
  },
  registerHash: { id: 'Sidik jari register (SHA-256)', en: 'Fingerprint of the register (SHA-256)' },
  registerHashHelp: {
    id: 'Sama dengan yang tercatat di buku catatan; hitung dari unduhan JSON untuk membuktikannya.',
    en: 'The same as in the ledger; compute it from the JSON download to prove it.',
  },
  registerPdf: {
    id: (volume: number | null) => (volume === null ? 'Unduh PDF' : `Unduh PDF, jilid ${volume}`),
    en: (volume: number | null) => (volume === null ? 'Download PDF' : `Download PDF, volume ${volume}`),
  },
  registerLater: {
    id: 'Register dibuat saat putaran ditutup.',
    en: 'The register is made when the round is closed.',
  },
  download: { id: 'Unduh', en: 'Download' },
  registerEmpty: { id: 'Nihil: tidak ada yang tercatat dalam putaran ini.', en: 'Nothing was noted in this round.' },
  leftOpen: { id: 'Tersisa', en: 'Left over' },
  columnNumber: { id: 'No.', en: 'No.' },
  columnKind: { id: 'Jenis', en: 'Kind' },
  columnTitle: { id: 'Judul', en: 'Title' },
  columnSummary: { id: 'Ringkasan', en: 'Summary' },
  columnAgency: { id: 'OPD', en: 'Agency' },
  columnSource: { id: 'Sumber', en: 'Source' },
  columnUrl: { id: 'Tautan', en: 'Link' },
  columnDay: { id: 'Tanggal', en: 'Date' },
  columnLevel: { id: 'Tingkat', en: 'Level' },
  columnMentions: { id: 'Penyebutan', en: 'Mentions' },
  columnSources: { id: 'Jumlah sumber', en: 'Sources' },
  joinedToNumber: { id: (n: number) => `Digabung ke no. ${id(n)}`, en: (n: number) => `Joined to no. ${en(n)}` },
  columnProgramme: { id: 'Program', en: 'Programme' },
  totals: { id: 'Rekapitulasi', en: 'Totals' },
  totalsBy: { id: 'Menurut', en: 'By' },
  totalsCount: { id: 'Jumlah', en: 'Count' },
  totalsAll: { id: 'Seluruhnya', en: 'All' },
  otherSources: {
    id: (count: number) => `${count} sumber lain`,
    en: (count: number) => `${count} other ${count === 1 ? 'source' : 'sources'}`,
  },
  columnFate: { id: 'Tindak lanjut', en: 'Outcome' },
  columnReason: { id: 'Alasan', en: 'Reason' },
  columnDossier: { id: 'Berkas', en: 'Dossier' },

  // The list and one item
  all: { id: 'Semua', en: 'All' },
  left: {
    id: (n: number) => `${n >= 1_000 ? '1.000 lebih' : id(n)} belum dipilah`,
    en: (n: number) => `${n >= 1_000 ? 'over 1,000' : en(n)} to be sorted`,
  },

  levelCount: { id: (n: number) => id(n), en: (n: number) => en(n) },
  filters: { id: 'Saringan', en: 'Filters' },
  state: { id: 'Keadaan', en: 'State' },
  kind: { id: 'Jenis', en: 'Kind' },
  level: { id: 'Tingkat krisis', en: 'Crisis level' },
  search: { id: 'Cari judul atau ringkasan', en: 'Search title or summary' },
  listEmpty: {
    id: 'Belum ada butir. Catat satu, atau impor dari CSV atau XLSX.',
    en: 'No items yet. Note one, or import from CSV or XLSX.',
  },
  noFilters: { id: 'Tanpa saringan', en: 'Without filters' },
  noneWatched: {
    id: 'Tidak ada yang diamati. Yang diamati menunggu di sini sampai ada yang baru.',
    en: 'Nothing is watched. What is watched waits here until something new comes for it.',
  },
  noneOf: {
    picked: { id: 'Belum ada yang jadi berkas.', en: 'Nothing became a dossier yet.' },
    dismissed: { id: 'Belum ada yang dikesampingkan.', en: 'Nothing was put aside yet.' },
    merged: { id: 'Belum ada yang digabung.', en: 'Nothing was joined yet.' },
    planned: {
      id: 'Belum ada rencana. Impor tabel Renja atau DPA.',
      en: 'No plan yet. Import a table of the work plan (Renja) or the budget (DPA).',
    },
  },
  listNone: { id: 'Tidak ada butir dengan saringan ini.', en: 'No items with these filters.' },
  allSorted: { id: 'Semua butir putaran ini sudah dipilah.', en: 'All items of this round are sorted.' },
  chooseOne: { id: 'Pilih satu butir untuk melihat isinya.', en: 'Choose an item to see it.' },
  noted: { id: 'Dicatat', en: 'Noted' },
  by: { id: 'oleh', en: 'by' },
  noSummary: { id: 'Tanpa ringkasan.', en: 'No summary.' },
  followSource: { id: 'Buka sumbernya', en: 'Open its source' },
  becameDossier: { id: 'Berkas', en: 'Dossier' },
  pick: { id: 'Jadikan berkas', en: 'Make a dossier' },
  pickUrgent: { id: 'Mendesak: jadikan berkas sekarang', en: 'Urgent: make a dossier now' },
  urgent: { id: 'Mendesak', en: 'Urgent' },
  pickHelp: {
    id: 'Lanjut ke langkah 2 saat putaran ditutup.',
    en: 'Goes on to step 2 when the round closes.',
  },
  pickGraveHelp: {
    id: 'Siaga dan Krisis tidak menunggu putaran: langsung ke langkah 2.',
    en: 'Siaga and Krisis wait for no round: it goes to step 2 at once.',
  },
  pickNowHelp: {
    id: 'Tidak ada putaran terbuka, jadi langsung ke langkah 2.',
    en: 'No round is open, so it goes to step 2 at once.',
  },
  pickWhat: {
    id: 'Butir ini menjadi berkas bernomor, dan nomor berkas tidak dapat dicabut.',
    en: 'This item becomes a numbered dossier, and the dossier number cannot be taken back.',
  },
  pickedNow: { id: (n: string) => `Menjadi berkas ${n}.`, en: (n: string) => `Became dossier ${n}.` },
  openDossier: { id: 'Buka berkas', en: 'Open the dossier' },
  dismiss: { id: 'Kesampingkan', en: 'Put aside' },
  dismissReason: { id: 'Alasan dikesampingkan', en: 'Reason for putting it aside' },
  dismissTwin: { id: 'Ganda dengan butir lain', en: 'The same as another item' },
  dismissNotOurs: { id: 'Bukan kewenangan kita', en: 'Not ours to answer' },
  dismissNotProven: { id: 'Tidak terbukti', en: 'Not proven' },
  dismissAnswered: { id: 'Sudah dijawab', en: 'Answered already' },
  dismissHelp: {
    id: 'Alasan ini tercatat di register putaran.',
    en: 'This reason stands in the register of the round.',
  },
  urgentWhat: {
    id: 'Butir ini keluar dari putaran sekarang juga dan menjadi berkas di langkah 2. Nomor berkas tidak dapat dicabut.',
    en: 'This item leaves the round right now and becomes a dossier at step 2. The dossier number cannot be taken back.',
  },
  dismissedNow: { id: 'Dikesampingkan.', en: 'Put aside.' },
  restore: { id: 'Kembalikan ke daftar', en: 'Take back' },
  restoredNow: { id: 'Kembali ke daftar.', en: 'Back in the list.' },
  levelTitle: { id: (level: string) => `Tetapkan tingkat ${level}`, en: (level: string) => `Set the level ${level}` },
  levelReason: { id: 'Alasan', en: 'Reason' },
  levelReasonHelp: {
    id: 'Radar mengusulkan tingkat lain. Sesudah ini tingkatnya hanya diubah orang.',
    en: 'The radar proposed another level. After this only people change it.',
  },
  raiseTells: {
    id: (posts: string) => `Begitu ditetapkan, semua pemegang jabatan ini diberi tahu seketika, juga di luar jam kerja: ${posts}.`, // prettier-ignore
    en: (posts: string) => `As soon as it is set, all who hold these posts are told at once, outside working hours too: ${posts}.`, // prettier-ignore
  },
  levelledNow: {
    id: (level: string) => `Tingkatnya sekarang ${level}.`,
    en: (level: string) => `Its level is now ${level}.`,
  },
  calledNow: {
    id: 'Semua jabatan prosedur diberi tahu.',
    en: 'All posts of the procedure were told.',
  },
  levelUndone: { id: 'dibatalkan', en: 'taken back' },
  levelSet: { id: 'Tetapkan', en: 'Set' },
  levelSaid: { id: (by: string) => `Tingkat ditetapkan ${by}`, en: (by: string) => `Level set by ${by}` },
  undo: { id: 'Urungkan', en: 'Undo' },
  merge: { id: 'Gabungkan', en: 'Join' },
  mergeTitle: { id: 'Gabungkan dengan butir yang sama', en: 'Join to the item that is the same' },
  mergeWith: { id: 'Sama dengan', en: 'The same as' },
  mergeSearch: { id: 'Cari butir lain', en: 'Find another item' },
  mergeNone: {
    id: 'Tidak ada butir yang mirip. Cari dengan kata lain.',
    en: 'No item is like it. Search by other words.',
  },
  mergeHelp: {
    id: 'Butir ini tercatat di register sebagai digabung; yang masuk untuknya ikut ke sana. Dapat diurungkan selama putaran terbuka.',
    en: 'The register will say that it was joined; what comes in for it goes there. It can be undone while the round is open.',
  },
  mergedNow: { id: 'Digabung.', en: 'Joined.' },
  joinedTo: { id: (title: string) => `digabung ke “${title}”`, en: (title: string) => `joined to “${title}”` },
  observe: { id: 'Amati', en: 'Keep in view' },
  unobserve: { id: 'Berhenti amati', en: 'Stop keeping in view' },
  watchedNow: { id: 'Diamati; muncul lagi bila ada yang baru.', en: 'In view; it comes back when something new does.' },
  unwatchedNow: { id: 'Kembali ke daftar.', en: 'Back in the list.' },
  assign: { id: 'Serahkan', en: 'Give to somebody' },
  assignTitle: { id: 'Serahkan untuk dipilah', en: 'Give it to somebody to sort' },
  assignTo: { id: 'Kepada', en: 'To' },
  assignMe: { id: (name: string) => `${name} (saya)`, en: (name: string) => `${name} (me)` },
  assignHelp: {
    id: 'Yang diserahi diberi tahu. Rekan lain tetap dapat memilahnya.',
    en: 'Whoever it is given to is told. Colleagues may still sort it.',
  },
  assignNone: {
    id: 'Hari ini tidak ada yang mengerjakan inventaris.',
    en: 'Nobody works in the inventory today.',
  },
  unassign: { id: 'Tarik kembali', en: 'Take it back' },
  assignedTo: { id: (name: string) => `untuk ${name}`, en: (name: string) => `for ${name}` },
  assignedLabel: { id: 'Dipilah oleh', en: 'To be sorted by' },
  assignedNow: { id: 'Diserahkan.', en: 'Given on.' },
  unassignedNow: { id: 'Tidak diserahkan kepada siapa pun lagi.', en: 'Given to nobody any more.' },
  undone: { id: 'Diurungkan.', en: 'Undone.' },
  mine: { id: 'Untuk saya', en: 'Mine' },
  mineLabel: { id: 'Diserahkan', en: 'Given' },
  mentionCount: {
    id: (mentions: number, sources: number) => `${id(mentions)} penyebutan dari ${id(sources)} sumber`,
    en: (mentions: number, sources: number) => `${en(mentions)} mentions from ${en(sources)} sources`,
  },
  byAgenda: { id: 'dari agenda', en: 'from an agenda' },
  agendaSays: { id: 'Agenda kini menyebut', en: 'The agenda now says' },
  byRadar: { id: 'dihimpun dari sumber', en: 'gathered from sources' },
  sinceHere: {
    id: (time: string) => `Sejak Anda di sini ${time}:`,
    en: (time: string) => `Since you were here ${time}:`,
  },
  sinceChanged: {
    id: (n: number) =>
      n === 0 ? 'tidak ada yang baru' : `${n >= 1_000 ? '1.000 lebih' : id(n)} butir baru atau berubah`,
    en: (n: number) => (n === 0 ? 'nothing new' : `${n >= 1_000 ? 'over 1,000' : en(n)} items new or changed`),
  },
  sinceAll: { id: 'tampilkan semua', en: 'show all' },
  edit: { id: 'Ubah', en: 'Edit' },
  save: { id: 'Simpan', en: 'Save' },
  saved: { id: 'Tersimpan.', en: 'Saved.' },
  nowStands: { id: 'Kini tertulis:', en: 'It now says:' },
  keepMine: { id: 'Tetap pakai tulisan saya', en: 'Keep what I wrote' },
  backToList: { id: 'Kembali ke daftar', en: 'Back to the list' },
  showNew: { id: 'Lihat yang baru', en: 'See the new one' },
  add: { id: 'Catat butir', en: 'Note an item' },
  addAnother: { id: 'Simpan dan catat lagi', en: 'Save and note another' },
  added: { id: 'Dicatat.', en: 'Noted.' },
  fieldTitle: { id: 'Judul', en: 'Title' },
  fieldTitleHelp: {
    id: 'Satu baris, sebagaimana akan dibaca di register.',
    en: 'One line, as it will stand in the register.',
  },
  fieldSummary: { id: 'Ringkasan', en: 'Summary' },
  fieldAgency: { id: 'OPD pengampu', en: 'Agency in charge' },
  fieldSource: { id: 'Sumber', en: 'Source' },
  fieldSourceHelp: {
    id: 'Misalnya media, laporan warga, atau surat.',
    en: 'For example a medium, a citizen’s report, or a letter.',
  },
  fieldUrl: { id: 'Tautan sumber', en: 'Link to the source' },
  fieldUrlHelp: { id: 'Diawali https:// atau http://.', en: 'Begins with https:// or http://.' },
  fieldDay: { id: 'Tanggal', en: 'Date' },
  fieldProgramme: { id: 'Bagian dari program', en: 'Part of the programme' },
  noProgramme: { id: 'Tidak ada', en: 'None' },
  titleNeeded: { id: 'Tulis judulnya.', en: 'Write the title.' },

  // Several at once
  mark: { id: (title: string) => `Pilih: ${title}`, en: (title: string) => `Select: ${title}` },
  markedCount: {
    id: (n: number, max: number) => `${id(n)} dipilih${n === max ? ', paling banyak sekaligus' : ''}`,
    en: (n: number, max: number) => `${en(n)} selected${n === max ? ', the most at once' : ''}`,
  },
  markedActs: { id: 'Tindakan untuk yang dipilih', en: 'Acts for what is selected' },
  unmark: { id: 'Lepas pilihan', en: 'Clear the selection' },
  itemCount: { id: (n: number) => `${id(n)} butir`, en: (n: number) => `${en(n)} items` },
  dismissMany: { id: (n: number) => `Kesampingkan ${id(n)} butir`, en: (n: number) => `Put ${en(n)} items aside` },
  assignMany: {
    id: (n: number) => `Serahkan ${id(n)} butir untuk dipilah`,
    en: (n: number) => `Give ${en(n)} items to somebody to sort`,
  },
  markedGrave: {
    id: (n: number) => `${id(n)} di antaranya Siaga atau Krisis.`,
    en: (n: number) => `${en(n)} of them at Siaga or Krisis.`,
  },
  oneByOne: {
    id: 'Ini dilakukan satu per satu. Lepas pilihan dulu (Esc).',
    en: 'This is done one by one. Clear the selection first (Esc).',
  },

  // Keys
  acts: { id: 'Tindakan', en: 'Acts' },
  moreActs: { id: 'Tindakan lain', en: 'More acts' },
  doing: { id: 'Menyimpan:', en: 'Saving:' },
  retry: { id: 'Coba lagi', en: 'Try again' },
  keys: { id: 'Tombol papan ketik', en: 'Keyboard keys' },
  keysOfSorting: { id: 'Memilah inventaris', en: 'Sorting the inventory' },
  keyNext: { id: 'Butir berikutnya', en: 'Next item' },
  keyPrevious: { id: 'Butir sebelumnya', en: 'Previous item' },
  keyMark: {
    id: 'Pilih atau lepas (d, w, t lalu berlaku untuk semua yang dipilih)',
    en: 'Select or let go (d, w, t then hold for all that is selected)',
  },
  keyMarkOn: { id: 'Pilih sambil berpindah', en: 'Select while moving' },
  keySearch: { id: 'Cari', en: 'Search' },
  keyHelp: { id: 'Daftar tombol ini', en: 'This list of keys' },
  keyLevel: { id: 'Tingkat: Pantau, Perhatian, Siaga, Krisis', en: 'Level: Watch, Attention, Alert, Crisis' },
  close: { id: 'Tutup', en: 'Close' },

  // Import
  import: { id: 'Impor', en: 'Import' },
  importTitle: { id: 'Impor dari CSV atau XLSX', en: 'Import from CSV or XLSX' },
  importHelp: {
    id: 'Daftar isu, daftar program, Renja, atau DPA: satu baris satu butir. Cara kolomnya dibaca ditunjukkan dan dapat diubah di langkah berikut. Paling banyak 100.000 baris atau 64 MB. Belum ada yang masuk inventaris sampai Anda memutuskan.',
    en: 'A list of issues or programmes, a plan (Renja) or a budget (DPA): one row is one item. How its columns are read is shown in the next step and may be changed. At most 100,000 rows or 64 MB. Nothing enters the inventory until you decide.',
  },
  importHeaders: { id: 'Kolom yang dikenali', en: 'Columns that are recognised' },
  importFile: { id: 'Tabel CSV atau XLSX', en: 'CSV or XLSX table' },
  importKind: { id: 'Jenis bila tidak tertulis di tabel', en: 'Kind where the table does not say' },
  importKindAsk: { id: 'Tolak baris tanpa jenis', en: 'Refuse rows without a kind' },
  importSheet: { id: 'Lembar', en: 'Sheet' },
  importOtherSheets: {
    id: 'Lembar lain di tabel ini (pilih lalu unggah lagi):',
    en: 'Other sheets of this table (choose one and upload again):',
  },
  importRead: { id: 'Baca dan periksa', en: 'Read and check' },
  importUploading: {
    id: (percent: number) => `Mengunggah, ${id(percent)} %`,
    en: (percent: number) => `Uploading, ${en(percent)}%`,
  },
  importReading: {
    id: (rows: number) => `Memeriksa, ${id(rows)} baris`,
    en: (rows: number) => `Checking, ${en(rows)} rows`,
  },
  importCommitting: {
    id: (rows: number) => `Memasukkan ${id(rows)} baris…`,
    en: (rows: number) => `Bringing in ${en(rows)} rows…`,
  },
  importAnother: { id: 'Pilih tabel lain', en: 'Choose another table' },
  importGood: { id: (n: number) => `${id(n)} dapat masuk`, en: (n: number) => `${en(n)} can come in` },
  importBad: { id: (n: number) => `${id(n)} belum benar`, en: (n: number) => `${en(n)} are not right` },
  importTwins: { id: (n: number) => `${id(n)} sudah ada`, en: (n: number) => `${en(n)} are there already` },
  importFlagged: { id: (n: number) => `${id(n)} dengan catatan`, en: (n: number) => `${en(n)} with a note` },
  importReadAs: { id: 'Dibaca sebagai', en: 'Read as' },
  importAll: { id: 'Semua atau tidak sama sekali', en: 'All or none' },
  importAllHelp: {
    id: 'Kalau satu baris saja belum benar, tidak satu pun masuk.',
    en: 'If a single row is not right, none comes in.',
  },
  importOnlyGood: { id: 'Hanya baris yang benar', en: 'Only the good rows' },
  importOnlyGoodHelp: {
    id: 'Baris yang belum benar ditinggal; unduh daftarnya untuk diperbaiki.',
    en: 'Rows that are not right stay out; download their list to mend them.',
  },
  importAddTwins: { id: 'Masukkan juga yang sudah ada', en: 'Bring in also what is there already' },
  importCommit: { id: (n: number) => `Masukkan ${id(n)} butir`, en: (n: number) => `Bring in ${en(n)} items` },
  importDone: {
    id: (n: number) => `${id(n)} butir masuk inventaris.`,
    en: (n: number) => `${en(n)} items came into the inventory.`,
  },
  importTheRows: { id: 'Baris demi baris', en: 'Row by row' },
  importDownloadProblems: {
    id: 'Unduh daftar yang belum benar (CSV)',
    en: 'Download the list of what is not right (CSV)',
  },
  importBlocked: {
    id: (bad: number) => `${id(bad)} baris belum benar, jadi “semua atau tidak sama sekali” tidak memasukkan apa pun.`,
    en: (bad: number) => `${en(bad)} rows are not right, so “all or none” brings in nothing.`,
  },
  fateGood: { id: 'Masuk', en: 'Comes in' },
  fateBad: { id: 'Ditolak', en: 'Refused' },
  fateTwin: { id: 'Sudah ada', en: 'There already' },
  columnRow: { id: 'Baris', en: 'Row' },
  columnColumn: { id: 'Kolom', en: 'Column' },
  columnProblem: { id: 'Masalah', en: 'Problem' },
  columnCell: { id: 'Isi sel', en: 'Cell' },
  columnBecomes: { id: 'Menjadi', en: 'Becomes' },
  withheld: { id: 'Berkas terbatas', en: 'Limited dossier' },
} as const

type About = { readonly value: string; readonly max?: number | undefined }

/** One sentence for each reason a row stays out, and for each note on a row that comes in. */
export const findingWords = {
  'title-missing': { id: () => 'Judul kosong.', en: () => 'The title is empty.' },
  'kind-missing': {
    id: () => 'Jenis tidak tertulis. Isi Program, Kegiatan, atau Isu.',
    en: () => 'The kind is missing. Write Programme, Activity or Issue.',
  },
  'unknown-kind': {
    id: () => 'Jenis tidak dikenal. Isi Program, Kegiatan, atau Isu.',
    en: () => 'The kind is not known. Write Programme, Activity or Issue.',
  },
  'unknown-level': {
    id: () => 'Tingkat tidak dikenal. Isi Pantau, Perhatian, Siaga, atau Krisis.',
    en: () => 'The level is not known. Write Watch, Attention, Alert or Crisis.',
  },
  'bad-day': {
    id: () => 'Tanggal tidak terbaca. Tulis misalnya 17 Agustus 2026 atau 17/08/2026.',
    en: () => 'The date cannot be read. Write for example 17 August 2026 or 17/08/2026.',
  },
  'bad-url': {
    id: () => 'Tautan harus diawali https:// atau http://.',
    en: () => 'A link begins with https:// or http://.',
  },
  'too-long': {
    id: ({ max = 0 }: About) => `Terlalu panjang; paling banyak ${id(max)} huruf.`,
    en: ({ max = 0 }: About) => `Too long; at most ${en(max)} characters.`,
  },
  'broken-text': {
    id: () => 'Ada huruf rusak di sel ini. Ketik ulang, atau simpan tabel sebagai CSV UTF-8.',
    en: () => 'There are broken characters in this cell. Type it anew, or save the table as CSV UTF-8.',
  },
  'extra-cells': {
    id: () => 'Ada isi di luar kolom. Beri tanda kutip pada sel yang memuat pemisah kolom.',
    en: () => 'There is text beyond the columns. Put quotation marks around cells that hold the delimiter.',
  },
  'formula-kept': {
    id: () => 'Tampak seperti rumus; disimpan sebagai teks biasa.',
    en: () => 'Looks like a formula; kept as plain text.',
  },
  'day-assumed': {
    id: ({ value }: About) => `Tanpa tanggal; dicatat per ${dayWords(value)}.`,
    en: ({ value }: About) => `No date; noted as of ${dayWords(value, 'en')}.`,
  },
  'programme-unknown': {
    id: ({ value }: About) => `Program “${value}” belum ada di inventaris.`,
    en: ({ value }: About) => `Programme “${value}” is not in the inventory yet.`,
  },
  'twin-in-file': {
    id: ({ value }: About) => `Sama dengan baris ${value} tabel ini.`,
    en: ({ value }: About) => `The same as row ${value} of this table.`,
  },
  'twin-in-inventory': {
    id: () => 'Sudah ada di inventaris: jenis, judul, dan tanggalnya sama, atau kodenya.',
    en: () => 'Already in the inventory: the same kind, title and date, or the same code.',
  },
} as const
