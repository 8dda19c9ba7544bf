/** Words of releases by e-mail: their letters, the way out of them, and the key they are signed with. */
type State = 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed' | 'bounced' | 'skipped'
type Phrase = { readonly id: string; readonly en: string }

const states = {
  waiting: { id: 'Menunggu', en: 'Waiting' },
  sending: { id: 'Sedang dikirim', en: 'Being sent' },
  sent: { id: 'Diterima server', en: 'Taken by the server' },
  unsure: { id: 'Belum pasti', en: 'Nobody knows' },
  failed: { id: 'Ditolak', en: 'Refused' },
  bounced: { id: 'Kembali', en: 'Came back' },
  skipped: { id: 'Tidak dikirimi', en: 'Not written to' },
} as const satisfies Record<State, Phrase>

/** Why somebody was not written to after all, as it is kept. */
const skipped: Readonly<Record<string, Phrase>> = {
  'not-reachable': { id: 'Tidak setuju lagi, atau alamatnya tidak dapat dipakai.', en: 'Agrees no more, or the address is no good.' }, // prettier-ignore
  'publication-withdrawn': { id: 'Terbitan sudah ditarik.', en: 'The publication was withdrawn.' },
  'publication-corrected': { id: 'Dikoreksi sebelum gilirannya; koreksinya yang dikirim.', en: 'Put right before their turn; the correction is sent.' }, // prettier-ignore
  erased: { id: 'Data dihapus atas permintaannya.', en: 'Data erased at their request.' },
  retired: { id: 'Tidak aktif lagi.', en: 'Not active any more.' },
  'no-email': { id: 'Tanpa surel.', en: 'No e-mail.' },
  unsubscribed: { id: 'Berhenti berlangganan.', en: 'Unsubscribed.' },
  withdrawn: { id: 'Persetujuan ditarik.', en: 'Consent withdrawn.' },
  'no-consent': { id: 'Belum ada persetujuan.', en: 'No consent.' },
  bounced: { id: 'Surel sebelumnya kembali.', en: 'Mail came back before.' },
}

export const mailingWords = {
  recipients: { id: 'Penerima', en: 'Recipients' },
  toRecipients: { id: 'Lihat penerima', en: 'See the recipients' },
  letters: { id: 'Surel', en: 'Letters' },
  about: {
    id: (list: string, begun: string) => `Surel ke ${list}, mulai ${begun}`,
    en: (list: string, begun: string) => `E-mail to ${list}, begun ${begun}`,
  },
  kinds: {
    publish: { id: 'Siaran pers', en: 'Release' },
    correct: { id: 'Koreksi', en: 'Correction' },
    withdraw: { id: 'Penarikan', en: 'Withdrawal' },
  },
  state: { id: (state: State): string => states[state].id, en: (state: State): string => states[state].en },
  skipped: {
    id: (code: string): string => skipped[code]?.id ?? code,
    en: (code: string): string => skipped[code]?.en ?? code,
  },
  all: { id: 'Semua', en: 'All' },
  filter: { id: 'Saring', en: 'Narrow down' },
  none: { id: 'Tidak ada penerima di sini.', en: 'There are no recipients here.' },
  done: { id: (time: string) => `Selesai ${time}`, en: (time: string) => `Done ${time}` },
  running: { id: 'Sedang berjalan', en: 'Under way' },
  trouble: { id: (why: string) => `Tertahan: ${why}`, en: (why: string) => `Held up: ${why}` },
  cameBackAt: { id: (time: string) => `kembali ${time}`, en: (time: string) => `came back ${time}` },
  arrived: { id: 'Sudah sampai', en: 'It arrived' },
  arrivedOf: { id: (name: string) => `Surel ke ${name} sudah sampai`, en: (name: string) => `The letter to ${name} arrived` }, // prettier-ignore
  again: { id: 'Kirim lagi', en: 'Send again' },
  againOf: { id: (name: string) => `Kirim lagi ke ${name}`, en: (name: string) => `Send to ${name} again` },
  downloadCsv: { id: 'Unduh CSV', en: 'Download CSV' },
  columns: {
    name: { id: 'Nama', en: 'Name' },
    outlet: { id: 'Media', en: 'Outlet' },
    address: { id: 'Surel', en: 'E-mail' },
    state: { id: 'Keadaan', en: 'How it stands' },
    problem: { id: 'Keterangan', en: 'What was said' },
    settledAt: { id: 'Waktu (UTC)', en: 'When (UTC)' },
    bouncedAt: { id: 'Kembali (UTC)', en: 'Came back (UTC)' },
    version: { id: 'Versi naskah', en: 'Version of the text' },
  },

  // The way out
  outTitle: { id: 'Berhenti menerima siaran pers', en: 'Stop receiving releases' },
  outAsk: {
    id: (office: string) => `Anda tidak akan menerima siaran pers lagi dari ${office}.`,
    en: (office: string) => `You will receive no more releases from ${office}.`,
  },
  outDo: { id: 'Berhenti menerima', en: 'Stop receiving' },
  outDone: { id: 'Anda sudah berhenti', en: 'You have stopped' },
  outDoneAbout: {
    id: (office: string) =>
      `${office} tidak mengirim siaran pers lagi kepada Anda. Bila berubah pikiran, hubungi kantor itu.`,
    en: (office: string) => `${office} sends you no more releases. If you change your mind, write to the office.`,
  },
  outUnknown: { id: 'Tautan ini tidak dikenal', en: 'This link is not known' },
  outUnknownAbout: {
    id: 'Salin tautan seutuhnya dari surel yang Anda terima, atau balas surel itu dengan “berhenti”.',
    en: 'Copy the whole link from the letter you received, or answer that letter with “stop”.',
  },

  // The key
  dkim: { id: 'Tanda tangan surel (DKIM)', en: 'Signature of letters (DKIM)' },
  dkimAbout: {
    id: 'Dengan kunci ini penerima dapat memastikan surel benar dari kantor, sehingga tidak dianggap sampah. Bila server surel kantor sudah menandatangani sendiri, biarkan kosong.',
    en: 'By this key receivers make sure that a letter is the office’s own, and do not take it for spam. Where the office’s mail server signs by itself, leave it off.',
  },
  dkimSelector: { id: 'Nama kunci', en: 'Name of the key' },
  dkimSelectorHelp: {
    id: 'Huruf kecil dan angka, misalnya siar2026.',
    en: 'Small letters and digits, such as siar2026.',
  },
  dkimMake: { id: 'Buat kunci', en: 'Make a key' },
  dkimAgain: { id: 'Buat kunci baru', en: 'Make a new key' },
  dkimStop: { id: 'Berhenti menandatangani', en: 'Sign no more' },
  dkimRecord: {
    id: 'Pasang catatan TXT ini di DNS domain surel kantor, lalu kirim surel uji:',
    en: 'Put this TXT record into the DNS of the office’s mail domain, then send a test:',
  },
} as const
