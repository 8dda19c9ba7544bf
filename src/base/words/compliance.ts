/** Words of the figures of time: what was kept, by whom, and how it is counted. */
const monthWords = (month: string, locale: string) =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })

export const complianceWords = {
  title: { id: 'Kepatuhan', en: 'Compliance' },
  about: {
    id: 'Berapa lama berkas menunggu dan dikerjakan di setiap langkah, dibandingkan dengan waktu baku SOP. Setiap angka membuka kunjungan di baliknya.',
    en: 'How long dossiers waited and were worked on at each step, against the standard of the SOP. Every figure opens the visits behind it.',
  },
  // What it is of
  from: { id: 'Dari bulan', en: 'From month' },
  to: { id: 'Sampai bulan', en: 'To month' },
  stepFilter: { id: 'Langkah', en: 'Step' },
  postFilter: { id: 'Jabatan', en: 'Post' },
  levelFilter: { id: 'Tingkat krisis', en: 'Crisis level' },
  personFilter: { id: 'Orang', en: 'Person' },
  filters: { id: 'Saringan', en: 'Filters' },
  show: { id: 'Tampilkan', en: 'Show' },
  step: {
    id: (number: string, label: string) => (label ? `${number}. ${label}` : `Langkah ${number}`),
    en: (number: string, label: string) => (label ? `${number}. ${label}` : `Step ${number}`),
  },
  month: { id: (month: string) => monthWords(month, 'id'), en: (month: string) => monthWords(month, 'en-GB') },
  period: {
    id: (from: string, to: string) => (from === to ? monthWords(from, 'id') : `${monthWords(from, 'id')} – ${monthWords(to, 'id')}`), // prettier-ignore
    en: (from: string, to: string) => (from === to ? monthWords(from, 'en-GB') : `${monthWords(from, 'en-GB')} – ${monthWords(to, 'en-GB')}`), // prettier-ignore
  },
  nothing: {
    id: 'Belum ada kunjungan yang selesai pada masa dan saringan ini.',
    en: 'No visit ended in this period under these filters.',
  },
  // Tables
  by: { id: 'Menurut', en: 'By' },
  line: { id: 'Baris', en: 'Line' },
  all: { id: 'Seluruhnya', en: 'All' },
  steps: { id: 'Langkah', en: 'Step' },
  posts: { id: 'Jabatan', en: 'Post' },
  persons: { id: 'Orang', en: 'Person' },
  months: { id: 'Bulan', en: 'Month' },
  levels: { id: 'Tingkat krisis', en: 'Crisis level' },
  byTable: {
    steps: { id: 'Menurut langkah', en: 'By step' },
    posts: { id: 'Menurut jabatan', en: 'By post' },
    persons: { id: 'Menurut orang', en: 'By person' },
    months: { id: 'Menurut bulan', en: 'By month' },
    levels: { id: 'Menurut tingkat krisis', en: 'By crisis level' },
  },
  onlyYou: {
    id: 'Hanya angka Anda sendiri. Angka semua orang dilihat kepala dinas, sekretaris, auditor, dan administrator.',
    en: 'Your own figures only. Everybody’s are seen by the head of the office, the secretary, the auditor and the administrator.',
  },
  columns: {
    count: { id: 'Kunjungan', en: 'Visits' },
    distinct: { id: 'Berkas per langkah', en: 'Dossiers by step' },
    processedWithin: { id: 'Pengerjaan sesuai baku', en: 'Work within standard' },
    doneWithin: { id: 'Tiba–selesai sesuai baku', en: 'Arrival to done within standard' },
    waitingMedian: { id: 'Menunggu: median (mnt)', en: 'Waiting: median (min)' },
    waiting90: { id: 'Menunggu: persentil 90 (mnt)', en: 'Waiting: 90th percentile (min)' },
    waitingLongest: { id: 'Menunggu: terlama (mnt)', en: 'Waiting: longest (min)' },
    waitingSum: { id: 'Menunggu: jumlah (mnt)', en: 'Waiting: sum (min)' },
    processingMedian: { id: 'Dikerjakan: median (mnt)', en: 'Work: median (min)' },
    processing90: { id: 'Dikerjakan: persentil 90 (mnt)', en: 'Work: 90th percentile (min)' },
    processingLongest: { id: 'Dikerjakan: terlama (mnt)', en: 'Work: longest (min)' },
    processingSum: { id: 'Dikerjakan: jumlah (mnt)', en: 'Work: sum (min)' },
  },
  waiting: { id: 'Menunggu', en: 'Waiting' },
  processing: { id: 'Dikerjakan', en: 'Worked on' },
  median: { id: 'Median', en: 'Median' },
  p90: { id: 'Persentil 90', en: '90th percentile' },
  longest: { id: 'Terlama', en: 'Longest' },
  rounds: { id: 'Putaran', en: 'Rounds' },
  roundsOf: {
    id: (rounds: string) => `${rounds} per berkas`,
    en: (rounds: string) => `${rounds} a dossier`,
  },
  opens: {
    id: (what: string, line: string) => `${what}, ${line}: buka kunjungannya`,
    en: (what: string, line: string) => `${what}, ${line}: open its visits`,
  },
  // Visits
  visits: { id: 'Kunjungan', en: 'Visits' },
  visitsAbout: {
    id: (what: string) => `Kunjungan di balik angka: ${what}.`,
    en: (what: string) => `The visits behind the figure: ${what}.`,
  },
  backToFigures: { id: 'Kembali ke angka', en: 'Back to the figures' },
  only: {
    all: { id: 'semua', en: 'all' },
    'processed-within': { id: 'pengerjaan sesuai baku', en: 'work within standard' },
    'processed-over': { id: 'pengerjaan melewati baku', en: 'work over standard' },
    'done-within': { id: 'tiba–selesai sesuai baku', en: 'arrival to done within standard' },
    'done-over': { id: 'tiba–selesai melewati baku', en: 'arrival to done over standard' },
  },
  order: {
    ended: { id: 'terakhir selesai di atas', en: 'last ended on top' },
    waiting: { id: 'terlama menunggu di atas', en: 'longest waiting on top' },
    processing: { id: 'terlama dikerjakan di atas', en: 'longest work on top' },
  },
  onlyFilter: { id: 'Yang ditampilkan', en: 'Which' },
  orderFilter: { id: 'Urutan', en: 'Order' },
  dossier: { id: 'Berkas', en: 'Dossier' },
  ended: { id: 'Selesai', en: 'Ended' },
  standard: { id: 'Baku', en: 'Standard' },
  limited: { id: 'Berkas terbatas', en: 'Limited dossier' },
  roundNumber: { id: (visit: number) => `kunjungan ke-${visit}`, en: (visit: number) => `visit ${visit}` },
  outcomes: {
    completed: { id: 'Diteruskan', en: 'Sent on' },
    returned: { id: 'Dikembalikan', en: 'Returned' },
    approved: { id: 'Disetujui', en: 'Approved' },
    'approved-orally': { id: 'Disetujui lisan', en: 'Approved by word of mouth' },
    'approved-with-notes': { id: 'Disetujui dengan catatan', en: 'Approved with notes' },
    refused: { id: 'Tidak disetujui', en: 'Not approved' },
  },
  // Taking along
  xlsx: { id: 'Unduh XLSX', en: 'Download XLSX' },
  print: { id: 'Lembar siap tanda tangan (PDF)', en: 'Sheet ready to sign (PDF)' },
  printAbout: {
    id: 'Lembar memuat angka menurut langkah, jabatan, bulan, dan tingkat krisis; tanpa nama pelaksana.',
    en: 'The sheet holds the figures by step, post, month and crisis level; no worker is named.',
  },
  // How it is counted; the sheet prints the same sentences
  rulesTitle: { id: 'Cara menghitung', en: 'How it is counted' },
  rules: [
    {
      id: 'Satu kunjungan adalah satu kali berkas berada di satu langkah. Yang dihitung adalah kunjungan yang selesai pada masa ini; yang masih berjalan belum dihitung. Berkas yang ditarik tidak dihitung pada langkah tempat ia ditarik.',
      en: 'A visit is one stay of a dossier at one step. Counted are visits that ended in this period; those still open are not. A dossier that was withdrawn is not counted at the step where it stood.',
    },
    {
      id: 'Menit dihitung menurut jam kerja kantor: malam, hari libur, cuti bersama, dan istirahat tidak terhitung. Pada tingkat Siaga dan Krisis menit dihitung menurut jam dinding. Waktu berkas ditahan tidak terhitung.',
      en: 'Minutes are counted by the office’s working hours: nights, holidays, joint leave and breaks count nothing. At the levels Alert and Crisis minutes are those of the wall clock. Time on hold counts nothing.',
    },
    {
      id: 'Menunggu: sejak berkas tiba sampai dibuka. Dikerjakan: sejak dibuka sampai selesai. Menit yang belum penuh tidak dihitung.',
      en: 'Waiting: from arrival until it was opened. Worked on: from opening until done. A minute that is not whole counts nothing.',
    },
    {
      id: '“Pengerjaan sesuai baku” berarti menit dikerjakan tidak melebihi waktu baku langkah itu, karena waktu baku SOP menerangkan pengerjaan dan antrean bukan kelambatan pelaksananya.',
      en: '“Work within standard” means that the minutes of work do not exceed the step’s standard: the SOP’s time describes the doing, and a queue is no slowness of who acts.',
    },
    {
      id: '“Tiba–selesai sesuai baku” lebih ketat: menunggu dan dikerjakan, dijumlahkan, tidak melebihi waktu baku. Inilah yang dirasakan pemilik berkas.',
      en: '“Arrival to done within standard” is stricter: waiting and work together do not exceed the standard. It is what the owner of a dossier feels.',
    },
    {
      id: 'Median dan persentil 90 memakai peringkat terdekat: menit diurutkan dari yang terkecil, lalu diambil kunjungan pada urutan 50% dan 90% (dibulatkan ke atas). Hasilnya selalu menit kunjungan yang sungguh ada.',
      en: 'Median and 90th percentile are by nearest rank: the minutes are put in order from the smallest, and the visit at 50% and at 90% of them (rounded up) is taken. It is always the minutes of a visit that there was.',
    },
    {
      id: 'Putaran: kunjungan dibagi banyaknya berkas per langkah. Angka 1 berarti tidak ada yang kembali ke langkah yang sama; setiap putaran punya waktunya sendiri.',
      en: 'Rounds: visits divided by dossiers per step. 1 means that nothing came back to the same step; each round has its own time.',
    },
    {
      id: 'Menurut orang: siapa yang menyelesaikan kunjungan, juga sebagai Plt. atau Plh. Persetujuan lisan dihitung pada jabatan pemimpin dan pada orang yang mencatatnya.',
      en: 'By person: who ended the visit, also as an acting official. An approval by word of mouth counts for the leader’s post and for the person who recorded it.',
    },
    {
      id: 'Tingkat krisis dan waktu baku adalah yang berlaku saat kunjungan itu selesai. Berkas terbatas ikut dihitung; hanya isinya yang tidak ditampilkan.',
      en: 'Crisis level and standard are those that held when the visit ended. Limited dossiers are counted too; only their words are withheld.',
    },
  ],
} as const
