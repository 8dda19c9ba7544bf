/** Words of the press: outlets, journalists, lists, and the table of journalists. */
import type { Consent, CouncilStatus, OutletKind, OutletPaperKind, PressLanguage, UkwLevel } from '../press.ts'

type Phrase = { readonly id: string; readonly en: string }
type Finding = 'no-nib' | 'no-deed' | 'kbli-missing' | 'kbli-other' | 'council-unproven' | 'paper-past' | 'paper-soon'
type WhyNotWrite = 'erased' | 'retired' | 'no-email' | 'unsubscribed' | 'withdrawn' | 'no-consent' | 'bounced'
type Column = 'name' | 'outlet' | 'outletKind' | 'post' | 'email' | 'phone' | 'beats' | 'languages' | 'ukwLevel' | 'ukwNumber' | 'ukwUntil' | 'consentOn' | 'consentHow' | 'note' // prettier-ignore
type RowProblem = 'name' | 'email' | 'email-twice' | 'outlet-kind' | 'outlet-unclear' | 'kind' | 'beats' | 'language' | 'ukw' | 'day' | 'consent' | 'consent-ahead' | 'field' // prettier-ignore

const kinds = {
  print: { id: 'Cetak', en: 'Print' },
  online: { id: 'Daring', en: 'Online' },
  tv: { id: 'Televisi', en: 'Television' },
  radio: { id: 'Radio', en: 'Radio' },
  agency: { id: 'Kantor berita', en: 'News agency' },
} as const satisfies Record<OutletKind, Phrase>

const statuses = {
  none: { id: 'Belum terdata', en: 'Not listed' },
  listed: { id: 'Terdata', en: 'Listed' },
  administrative: { id: 'Terverifikasi administratif', en: 'Verified by its papers' },
  factual: { id: 'Terverifikasi administratif dan faktual', en: 'Verified by papers and visit' },
} as const satisfies Record<CouncilStatus, Phrase>

const papers = {
  deed: { id: 'Akta pendirian', en: 'Deed of foundation' },
  decree: { id: 'SK Kemenkumham', en: 'Ministry of Law decree' },
  nib: { id: 'NIB', en: 'Business number (NIB)' },
  kbli: { id: 'KBLI', en: 'Business code (KBLI)' },
  npwp: { id: 'NPWP', en: 'Tax number (NPWP)' },
  council: { id: 'Sertifikat Dewan Pers', en: 'Dewan Pers certificate' },
} as const satisfies Record<OutletPaperKind, Phrase>

const findings = {
  'no-deed': { id: 'Akta pendirian belum ada.', en: 'The deed of foundation is missing.' },
  'no-nib': { id: 'NIB belum ada.', en: 'The business number (NIB) is missing.' },
  'kbli-missing': { id: 'Kode KBLI belum ada.', en: 'The business code (KBLI) is missing.' },
  'kbli-other': {
    id: 'Kode KBLI yang tercatat bukan untuk jenis media ini.',
    en: 'No business code (KBLI) entered is for this kind of outlet.',
  },
  'council-unproven': {
    id: 'Status Dewan Pers belum disertai sertifikatnya.',
    en: 'The status at Dewan Pers has no certificate beside it.',
  },
  'paper-past': { id: 'Ada surat yang masa berlakunya sudah habis.', en: 'A paper has run out.' },
  'paper-soon': { id: 'Ada surat yang habis dalam 30 hari.', en: 'A paper runs out within 30 days.' },
} as const satisfies Record<Finding, Phrase>

const levels = {
  muda: { id: 'UKW Muda', en: 'UKW Muda (junior)' },
  madya: { id: 'UKW Madya', en: 'UKW Madya (middle)' },
  utama: { id: 'UKW Utama', en: 'UKW Utama (senior)' },
} as const satisfies Record<UkwLevel, Phrase>

const languages = {
  id: { id: 'Indonesia', en: 'Indonesian' },
  jv: { id: 'Jawa', en: 'Javanese' },
  en: { id: 'Inggris', en: 'English' },
} as const satisfies Record<PressLanguage, Phrase>

const consents = {
  none: { id: 'Belum ada persetujuan', en: 'No consent yet' },
  given: { id: 'Setuju dikirimi', en: 'Agreed to be written to' },
  withdrawn: { id: 'Persetujuan ditarik', en: 'Consent withdrawn' },
  unsubscribed: { id: 'Berhenti berlangganan', en: 'Unsubscribed' },
} as const satisfies Record<Consent, Phrase>

const whyNot = {
  erased: { id: 'data dihapus', en: 'data erased' },
  retired: { id: 'tidak aktif', en: 'not active' },
  'no-email': { id: 'tanpa surel', en: 'no e-mail' },
  unsubscribed: { id: 'berhenti berlangganan', en: 'unsubscribed' },
  withdrawn: { id: 'persetujuan ditarik', en: 'consent withdrawn' },
  'no-consent': { id: 'belum ada persetujuan', en: 'no consent yet' },
  bounced: { id: 'surel tidak sampai', en: 'mail does not arrive' },
} as const satisfies Record<WhyNotWrite, Phrase>

const columns = {
  name: { id: 'Nama', en: 'Name' },
  outlet: { id: 'Media', en: 'Outlet' },
  outletKind: { id: 'Jenis media', en: 'Kind of outlet' },
  post: { id: 'Jabatan', en: 'Post' },
  email: { id: 'Surel', en: 'E-mail' },
  phone: { id: 'Telepon', en: 'Phone' },
  beats: { id: 'Liputan', en: 'Beats' },
  languages: { id: 'Bahasa', en: 'Languages' },
  ukwLevel: { id: 'Jenjang UKW', en: 'UKW level' },
  ukwNumber: { id: 'Nomor UKW', en: 'UKW number' },
  ukwUntil: { id: 'UKW berlaku sampai', en: 'UKW valid until' },
  consentOn: { id: 'Tanggal persetujuan', en: 'Consented on' },
  consentHow: { id: 'Cara persetujuan', en: 'How consent was given' },
  note: { id: 'Catatan', en: 'Note' },
} as const satisfies Record<Column, Phrase>

const problems = {
  name: { id: 'Nama kosong.', en: 'The name is empty.' },
  email: { id: 'Bukan alamat surel.', en: 'Not an e-mail address.' },
  'email-twice': {
    id: 'Alamat atau orang ini sudah ada di baris lain.',
    en: 'Another row has this address or person.',
  },
  'outlet-kind': {
    id: 'Media ini belum ada; isi jenisnya agar dapat dibuat.',
    en: 'This outlet is not there yet; say its kind so that it can be made.',
  },
  'outlet-unclear': {
    id: 'Ada beberapa media bernama ini; isi jenisnya.',
    en: 'Several outlets have this name; say its kind.',
  },
  kind: {
    id: 'Jenis media harus cetak, daring, televisi, radio, atau kantor berita.',
    en: 'The kind must be print, online, television, radio or news agency.',
  },
  beats: { id: 'Terlalu banyak liputan, atau ada yang terlalu panjang.', en: 'Too many beats, or one is too long.' },
  language: { id: 'Bahasa harus Indonesia, Jawa, atau Inggris.', en: 'Languages are Indonesian, Javanese or English.' },
  ukw: { id: 'Jenjang UKW harus muda, madya, atau utama.', en: 'The UKW level is muda, madya or utama.' },
  day: { id: 'Tanggal tidak terbaca.', en: 'The day cannot be read.' },
  consent: {
    id: 'Persetujuan perlu tanggal dan caranya, atau keduanya kosong.',
    en: 'A consent needs its day and how it was given, or neither.',
  },
  'consent-ahead': { id: 'Tanggal persetujuan belum tiba.', en: 'The day of the consent has not come yet.' },
  field: { id: 'Isi kolom ini terlalu panjang atau rusak.', en: 'This cell is too long or broken.' },
} as const satisfies Record<RowProblem, Phrase>

const pick = <Key extends string>(table: Record<Key, Phrase>) => ({
  id: (key: Key): string => table[key].id,
  en: (key: Key): string => table[key].en,
})

export const pressWords = {
  press: { id: 'Pers', en: 'Press' },
  parts: { id: 'Bagian', en: 'Parts' },
  journalists: { id: 'Wartawan', en: 'Journalists' },
  outlets: { id: 'Media', en: 'Outlets' },
  lists: { id: 'Daftar kirim', en: 'Mailing lists' },
  kind: pick(kinds),
  status: pick(statuses),
  paper: pick(papers),
  finding: pick(findings),
  level: pick(levels),
  language: pick(languages),
  consent: pick(consents),
  whyNotWrite: pick(whyNot),
  column: pick(columns),
  problem: pick(problems),

  add: { id: 'Tambah', en: 'Add' },
  edit: { id: 'Ubah', en: 'Change' },
  filter: { id: 'Saring', en: 'Narrow down' },
  inUse: { id: 'Aktif', en: 'Active' },
  notInUse: { id: 'Tidak aktif', en: 'Not active' },
  retired: { id: 'Tidak aktif lagi', en: 'Not active any more' },
  expiring: { id: 'Hampir atau sudah habis', en: 'Runs out or has' },
  nothingFound: { id: 'Tidak ada yang cocok.', en: 'Nothing fits.' },
  until: { id: (day: string) => `sampai ${day}`, en: (day: string) => `until ${day}` },
  past: { id: (day: string) => `habis ${day}`, en: (day: string) => `ran out ${day}` },
  soon: { id: (day: string) => `segera habis, ${day}`, en: (day: string) => `runs out soon, ${day}` },
  changedBy: {
    id: (person: string, time: string) => `${person}, ${time}`,
    en: (person: string, time: string) => `${person}, ${time}`,
  },
  history: { id: 'Riwayat perubahan', en: 'Changes' },

  // Outlets
  outletsAbout: {
    id: 'Media yang dihadapi kantor ini, dengan surat dan statusnya di Dewan Pers.',
    en: 'The outlets that this office deals with, with their papers and their status at Dewan Pers.',
  },
  outletSearch: { id: 'Cari nama media atau perusahaan', en: 'Search by outlet or company' },
  noOutlets: {
    id: 'Belum ada media. Tambahkan yang pertama, atau masukkan tabel wartawan: medianya ikut tercatat.',
    en: 'There are no outlets yet. Add the first, or take in a table of journalists: their outlets come with it.',
  },
  addOutlet: { id: 'Tambah media', en: 'Add an outlet' },
  outletName: { id: 'Nama media', en: 'Name of the outlet' },
  outletKind: { id: 'Jenis', en: 'Kind' },
  company: { id: 'Badan usaha', en: 'Company' },
  address: { id: 'Alamat', en: 'Address' },
  website: { id: 'Situs', en: 'Website' },
  email: { id: 'Surel', en: 'E-mail' },
  phone: { id: 'Telepon', en: 'Phone' },
  note: { id: 'Catatan', en: 'Note' },
  councilStatus: { id: 'Status di Dewan Pers', en: 'Status at Dewan Pers' },
  journalistCount: {
    id: (count: number) => `${count} wartawan`,
    en: (count: number) => (count === 1 ? '1 journalist' : `${count} journalists`),
  },
  papers: { id: 'Surat', en: 'Papers' },
  noPapers: { id: 'Belum ada surat.', en: 'There are no papers yet.' },
  endedPapers: {
    id: (count: number) => `${count} surat yang tidak berlaku lagi`,
    en: (count: number) => (count === 1 ? '1 paper that ended' : `${count} papers that ended`),
  },
  addPaper: { id: 'Catat surat', en: 'Enter a paper' },
  paperKind: { id: 'Surat', en: 'Paper' },
  paperNumber: { id: 'Nomor', en: 'Number' },
  kbliHelp: {
    id: (codes: string) => `Lima angka. Untuk jenis media ini: ${codes}.`,
    en: (codes: string) => `Five digits. For this kind of outlet: ${codes}.`,
  },
  issuedOn: { id: 'Tanggal surat', en: 'Date' },
  validUntil: { id: 'Berlaku sampai', en: 'Valid until' },
  validHelp: { id: 'Kosongkan bila tidak dibatasi.', en: 'Leave empty for no bound.' },
  scan: { id: 'Pindaian', en: 'Scan' },
  scanHelp: { id: 'PDF atau gambar, paling besar 20 MB.', en: 'PDF or picture, 20 MB at most.' },
  uploading: { id: 'Mengunggah…', en: 'Uploading…' },
  openScan: { id: (name: string) => `Pindaian: ${name}`, en: (name: string) => `Scan: ${name}` },
  replace: { id: 'Ganti', en: 'Replace' },
  replaceOf: { id: (name: string) => `Ganti ${name}`, en: (name: string) => `Replace ${name}` },
  end: { id: 'Tidak berlaku…', en: 'Ended…' },
  endOf: { id: (name: string) => `${name} tidak berlaku`, en: (name: string) => `${name} has ended` },
  endDo: { id: 'Nyatakan tidak berlaku', en: 'Say that it ended' },
  endReason: { id: 'Alasan', en: 'Why' },
  endAbout: {
    id: 'Surat ini tetap dapat dibaca, tetapi tidak dihitung lagi.',
    en: 'The paper can still be read and does not count any more.',
  },
  replacedBy: { id: 'Diganti surat baru.', en: 'Replaced by a newer one.' },
  endedBy: {
    id: (person: string, time: string, reason: string) => `Tidak berlaku: ${reason} (${person}, ${time})`,
    en: (person: string, time: string, reason: string) => `Ended: ${reason} (${person}, ${time})`,
  },
  standing: { id: 'Yang perlu dilengkapi', en: 'What is missing' },
  complete: { id: 'Surat lengkap dan berlaku.', en: 'The papers are complete and valid.' },
  firstUntil: { id: 'Surat pertama habis', en: 'First paper runs out' },
  kbliFits: { id: 'KBLI sesuai', en: 'KBLI fits' },

  // Journalists
  journalistsAbout: {
    id: 'Data pribadi: hanya untuk pegawai yang bekerja dengannya. Yang dikirimi hanya yang setuju.',
    en: 'Personal data: for the staff who work with it. Only those who agreed are written to.',
  },
  journalistSearch: { id: 'Cari nama, surel, atau media', en: 'Search by name, e-mail or outlet' },
  noJournalists: {
    id: 'Belum ada wartawan. Tambahkan yang pertama, atau masukkan tabel di bawah.',
    en: 'There are no journalists yet. Add the first, or take in a table below.',
  },
  addJournalist: { id: 'Tambah wartawan', en: 'Add a journalist' },
  freelance: { id: 'Lepas, tanpa media', en: 'Freelance, no outlet' },
  beatsHelp: {
    id: 'Dipisah koma, misalnya: kesehatan, desa, olahraga.',
    en: 'Parted by commas: health, villages, sport.',
  },
  ukwNone: { id: 'Belum', en: 'None' },
  beat: { id: 'Liputan', en: 'Beat' },
  onlyBounced: { id: 'Surel kembali', en: 'Mail comes back' },
  onlyNoConsent: { id: 'Belum atau tidak setuju', en: 'No consent' },
  all: { id: 'Semua', en: 'All' },
  reachable: { id: 'dapat dikirimi', en: 'can be written to' },
  erasedName: { id: 'Wartawan yang datanya dihapus', en: 'A journalist whose data was erased' },
  erased: {
    id: (time: string) =>
      `Data orang ini dihapus atas permintaannya, ${time}. Yang pernah dikirim tetap tercatat tanpa alamatnya.`,
    en: (time: string) =>
      `What was kept of this person was erased at their request, ${time}. What was sent stays on record without the address.`,
  },
  mailing: { id: 'Persetujuan dikirimi', en: 'Consent to be written to' },
  noteConsent: { id: 'Catat persetujuan', en: 'Note a consent' },
  noteWithdrawal: { id: 'Catat penarikan', en: 'Note a withdrawal' },
  happenedOn: { id: 'Tanggal', en: 'Day' },
  how: { id: 'Bagaimana diberikan', en: 'How it was given' },
  howWithdrawn: { id: 'Bagaimana ditarik (boleh kosong)', en: 'How it was taken back (may be left empty)' },
  howHelp: {
    id: 'Misalnya “formulir jumpa pers 3 November 2026”. Ini buktinya.',
    en: 'Such as “form at the press conference of 3 November 2026”. It is the proof.',
  },
  byThemselves: { id: 'oleh yang bersangkutan lewat tautan', en: 'by themselves, through a link' },
  notedBy: {
    id: (person: string, time: string) => `dicatat ${person}, ${time}`,
    en: (person: string, time: string) => `noted by ${person}, ${time}`,
  },
  bounceHard: {
    id: (time: string, reason: string) =>
      `Surel tidak sampai ke alamat ini sejak ${time}, jadi siaran pers tidak dikirim ke sini sampai alamatnya diperbaiki. ${reason}`,
    en: (time: string, reason: string) =>
      `Mail does not arrive at this address since ${time}, so no release goes to it until the address is put right. ${reason}`,
  },
  bounceSoft: {
    id: (time: string, reason: string) => `Surel terakhir kembali, ${time}; yang berikutnya tetap dikirim. ${reason}`,
    en: (time: string, reason: string) => `The last mail came back, ${time}; the next is sent all the same. ${reason}`,
  },
  clearBounce: { id: 'Alamatnya sudah benar', en: 'The address is good again' },
  inLists: { id: 'Ada di daftar', en: 'In these lists' },
  inNoList: { id: 'Belum ada di daftar mana pun.', en: 'In no list yet.' },
  byHand: { id: 'dengan tangan', en: 'by hand' },
  byRule: { id: 'menurut aturan', en: 'by the rule' },
  keptOut: { id: 'dikeluarkan', en: 'kept out' },
  erase: { id: 'Hapus data pribadi…', en: 'Erase personal data…' },
  eraseTitle: { id: 'Hapus data pribadi atas permintaannya', en: 'Erase personal data at their request' },
  eraseAbout: {
    id: 'Nama, media, surel, telepon, liputan, UKW, dan catatan dihapus untuk selamanya; orang ini keluar dari semua daftar. Yang tinggal: kapan sesuatu dikirim dan kapan persetujuan diberikan, tanpa nama (UU 27/2022).',
    en: 'Name, outlet, e-mail, phone, beats, UKW and note are erased for good, and the person leaves all lists. What stays: when something was sent and when consent was given, without a name (UU 27/2022).',
  },
  eraseDo: { id: 'Hapus untuk selamanya', en: 'Erase for good' },

  // The table
  table: { id: 'Tabel wartawan', en: 'Table of journalists' },
  fileHelp: {
    id: 'Sedikitnya kolom Nama. Kolom yang tidak ada di tabel tidak diubah; orang dikenali dari surelnya. Persetujuan yang ditarik tidak dihidupkan lagi.',
    en: 'At least the column Name. Columns that the table lacks are left as they are; people are known by their e-mail. A consent taken back is not brought back.',
  },
  wouldDo: {
    id: (added: number, changed: number, same: number, outlets: number) =>
      `${added} orang baru, ${changed} berubah, ${same} sudah sama${outlets > 0 ? `, ${outlets} media baru` : ''}.`,
    en: (added: number, changed: number, same: number, outlets: number) =>
      `${added} new people, ${changed} changed, ${same} the same already${outlets > 0 ? `, ${outlets} new outlets` : ''}.`,
  },
  apply: { id: 'Masukkan', en: 'Take in' },
  applied: { id: 'Daftar wartawan sudah diperbarui.', en: 'The journalists are updated.' },

  // Lists
  listsAbout: {
    id: 'Siapa yang dikirimi apa: menurut aturan, dan dengan tangan.',
    en: 'Who is sent what: by a rule, and by hand.',
  },
  addList: { id: 'Buat daftar', en: 'Make a list' },
  noLists: {
    id: 'Belum ada daftar kirim. Buat yang pertama, misalnya “Semua media daring”.',
    en: 'There are no mailing lists yet. Make the first, such as “All online outlets”.',
  },
  listName: { id: 'Nama daftar', en: 'Name of the list' },
  listAbout: { id: 'Untuk apa', en: 'What it is for' },
  rule: { id: 'Aturan', en: 'Rule' },
  ruleHelp: {
    id: 'Yang memenuhi semuanya masuk sendiri. Kosongkan semua bila daftar diisi dengan tangan saja.',
    en: 'Whoever fits all of it is in by itself. Leave all empty for a list that is filled by hand alone.',
  },
  ruleKinds: { id: 'Jenis media', en: 'Kinds of outlet' },
  ruleLanguages: { id: 'Bahasa', en: 'Languages' },
  noRule: { id: 'diisi dengan tangan', en: 'filled by hand' },
  members: { id: 'Isi daftar', en: 'Who is in it' },
  membersOf: {
    id: (members: string, reachable: string) => `${members} orang, ${reachable} dapat dikirimi`,
    en: (members: string, reachable: string) => `${members} people, ${reachable} can be written to`,
  },
  noMembers: { id: 'Belum ada orang di daftar ini.', en: 'Nobody is in this list yet.' },
  addMember: { id: 'Tambahkan wartawan', en: 'Add journalists' },
  addMemberHelp: {
    id: 'Ketik sedikitnya dua huruf dari nama, surel, atau medianya.',
    en: 'Type at least two letters of the name, e-mail or outlet.',
  },
  putIn: { id: (name: string) => `Tambahkan ${name}`, en: (name: string) => `Add ${name}` },
  keepOut: { id: 'Keluarkan', en: 'Keep out' },
  keepOutOf: { id: (name: string) => `Keluarkan ${name}`, en: (name: string) => `Keep ${name} out` },
  takeOutOf: { id: (name: string) => `Hapus ${name} dari daftar`, en: (name: string) => `Take ${name} off the list` },
  takeOut: { id: 'Hapus dari daftar', en: 'Take off' },
  letBack: { id: 'Ikuti aturan lagi', en: 'By the rule again' },
  letBackOf: { id: (name: string) => `${name}: ikuti aturan lagi`, en: (name: string) => `${name}: by the rule again` },
} as const
