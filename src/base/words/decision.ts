/** Words of the decision sheet. */
export const decisionWords = {
  title: { id: 'Lembar keputusan', en: 'Decision sheet' },
  yes: { id: 'YA, setujui', en: 'YES, approve' },
  no: { id: 'TIDAK', en: 'NO' },
  yesWithNotes: { id: 'Setuju dengan catatan…', en: 'Approve with notes…' },
  says: {
    id: (version: string) => `YA menyetujui persis versi ${version} untuk terbit di portal.`,
    en: (version: string) => `YES approves exactly version ${version} for publication on the portal.`,
  },
  saysSigned: {
    id: (version: string) =>
      `YA menyetujui persis versi ${version} untuk terbit di portal, ditandatangani dengan sidik jari, wajah, atau PIN Anda.`,
    en: (version: string) =>
      `YES approves exactly version ${version} for publication on the portal, signed with your finger, face or PIN.`,
  },
  confirmTitle: { id: 'Setujui naskah ini?', en: 'Approve this text?' },
  confirmSays: {
    id: (version: string) =>
      `Keputusan YA Anda dicatat atas versi ${version} dan tidak dapat diubah. Bila satu huruf pun berubah, naskah kembali kepada Anda.`,
    en: (version: string) =>
      `Your YES is recorded on version ${version} and cannot be changed. Should one letter change, the text comes back to you.`,
  },
  noTitle: { id: 'TIDAK: kembalikan untuk diperbaiki', en: 'NO: send back for repair' },
  chips: {
    id: [
      'Angka atau fakta belum pasti',
      'Sumber belum jelas',
      'Bahasa perlu diperbaiki',
      'Waktunya belum tepat',
      'Perlu koordinasi OPD',
    ] as readonly string[],
    en: [
      'Figures or facts uncertain',
      'Source unclear',
      'Language needs repair',
      'Not the right time',
      'Needs the agency’s word',
    ] as readonly string[],
  },
  reasonHelp: {
    id: 'Sebutkan apa yang harus diperbaiki; pegawai membacanya apa adanya.',
    en: 'Say what must be repaired; the officers read it as it is.',
  },
  noSend: { id: 'Putuskan TIDAK', en: 'Say NO' },
  noSays: { id: (to: string) => `Berkas kembali ke ${to}.`, en: (to: string) => `The dossier goes back to ${to}.` },
  notesTitle: { id: 'YA dengan catatan', en: 'YES with notes' },
  notesLabel: { id: 'Perbaikan kecil yang harus dikerjakan', en: 'Small repairs to be made' },
  notesSays: {
    id: 'Kepala Bidang menyatakan catatan selesai; naskah hasil perbaikan terikat pada keputusan ini.',
    en: 'The head of division certifies the notes; the repaired text is bound to this decision.',
  },
  notesSend: { id: 'Setujui dengan catatan', en: 'Approve with notes' },
  reviewed: { id: 'Ditelaah', en: 'Reviewed' },
  sources: { id: 'Sumber fakta', en: 'Sources' },
  lastSeen: {
    id: (n: number, at: string) => `${n} hal berubah sejak Anda lihat ${at}, ditandai di bawah.`,
    en: (n: number, at: string) => `${n} things changed since you looked ${at}, marked below.`,
  },
  sincePublic: {
    id: (n: number) => `${n} hal berbeda dari naskah yang dibaca publik, ditandai di bawah.`,
    en: (n: number) => `${n} ${n === 1 ? 'thing differs' : 'things differ'} from what the public reads, marked below.`,
  },
  showMarks: { id: 'Tampilkan perubahan', en: 'Show changes' },
  hideMarks: { id: 'Tampilkan naskah bersih', en: 'Show the clean text' },
  notHere: { id: 'Berkas ini tidak sedang menunggu keputusan.', en: 'This dossier is not waiting for a decision.' },
  toDossier: { id: 'Lihat berkas', en: 'See the dossier' },
  recorded: { id: 'Keputusan dicatat', en: 'Decision recorded' },
  receiptYes: { id: 'YA. Disposisi persetujuan sudah tertulis.', en: 'YES. The approval disposition is written.' },
  receiptNo: { id: 'TIDAK. Disposisi perbaikan sudah tertulis.', en: 'NO. The repair disposition is written.' },
  agendaNumber: { id: 'Agenda keluar', en: 'Outgoing book' },
  contentHash: { id: 'Sidik naskah', en: 'Text fingerprint' },
  ledgerEntry: { id: 'Catatan buku', en: 'Ledger entry' },
  at: { id: 'Waktu', en: 'Time' },
  backToDesk: { id: 'Kembali ke Meja kerja', en: 'Back to my desk' },
  signSays: {
    id: 'Perangkat akan meminta sidik jari, wajah, atau PIN Anda: itulah tanda tangan atas keputusan ini.',
    en: 'Your device will ask for your finger, face or PIN: that signs this decision.',
  },
  byPassword: { id: 'Pakai sandi saja', en: 'Use the password instead' },
  notSigned: {
    id: 'Kunci sandi tidak jadi dipakai; keputusan belum dicatat. Coba lagi, atau pakai sandi.',
    en: 'The passkey was not used; the decision is not recorded. Try again, or use the password.',
  },
  password: { id: 'Sandi Anda', en: 'Your password' },
  code: { id: 'Kode dari aplikasi autentikator', en: 'Code of the authenticator app' },
  passwordHelp: {
    id: 'Lembar disposisi menyebut bahwa keputusan disahkan dengan sandi.',
    en: 'The disposition sheet says that the decision was confirmed by password.',
  },
  noPasskeyHelp: {
    id: 'Agar keputusan bertanda tangan, tambahkan kunci sandi di Pengaturan.',
    en: 'To sign decisions, add a passkey under Settings.',
  },
  exactText: { id: 'Naskah persis', en: 'Exact text' },
} as const
