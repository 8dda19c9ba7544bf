import type { Phrase } from './phrase.ts'

/** What is said around comments, suggestions and repairs. */
export const commentWords = {
  comments: { id: 'Komentar', en: 'Comments' },
  comment: { id: 'Komentari', en: 'Comment' },
  suggest: { id: 'Usulkan', en: 'Suggest' },
  commentKey: { id: 'Komentari kata yang dipilih', en: 'Comment on the chosen words' },
  onChosen: { id: 'Kata yang dipilih', en: 'The chosen words' },
  newComment: { id: 'Komentar baru', en: 'New comment' },
  about: { id: 'Tentang', en: 'About' },
  wholeDossier: { id: 'Seluruh berkas', en: 'The whole dossier' },
  chosen: { id: (text: string) => `Pilihan: “${text}”`, en: (text: string) => `Chosen: “${text}”` },
  blank: { id: 'kosong', en: 'blank' },
  saying: { id: 'Komentar', en: 'Comment' },
  sayingHelp: {
    id: 'Tulis @ dan nama lengkap rekan atau jabatan untuk memanggilnya.',
    en: 'Write @ and a colleague’s or post’s full name to call them.',
  },
  call: { id: 'Sebut rekan atau jabatan', en: 'Call a colleague or post' },
  choose: { id: 'Pilih…', en: 'Choose…' },
  suggestOther: { id: 'Usulkan kata lain', en: 'Suggest other words' },
  otherWords: { id: 'Menjadi', en: 'To read' },
  otherWordsHelp: {
    id: 'Kosongkan untuk mengusulkan kata itu dihapus.',
    en: 'Leave blank to suggest taking them out.',
  },
  mustFix: { id: 'Wajib diperbaiki', en: 'Must be repaired' },
  mustFixHelp: {
    id: 'Naskah tidak dapat maju sebelum ini diselesaikan.',
    en: 'The text cannot go on before this is settled.',
  },
  suggestion: { id: 'Usulan', en: 'Suggestion' },
  ofDecision: { id: 'Catatan pimpinan', en: 'Leader’s note' },
  send: { id: 'Kirim', en: 'Send' },
  reply: { id: 'Tanggapi', en: 'Answer' },
  replyLabel: { id: 'Tanggapan', en: 'Answer' },
  none: {
    id: 'Belum ada komentar. Pilih kata di naskah untuk mengomentarinya.',
    en: 'No comments yet. Choose words in the text to comment on them.',
  },
  noneHere: { id: 'Tidak ada komentar di sini.', en: 'No comments here.' },
  lost: { id: 'kata ini sudah berubah', en: 'these words have changed' },
  showInText: { id: 'Lihat di naskah', en: 'Show in the text' },
  toPlace: { id: 'Ke tempatnya', en: 'To its place' },
  asOf: { id: 'Alamat komentar ini', en: 'Address of this comment' },
  filter: { id: 'Saring komentar', en: 'Filter comments' },
  open: { id: 'Terbuka', en: 'Open' },
  settled: { id: 'Selesai', en: 'Settled' },
  lostOnes: { id: 'Kata hilang', en: 'Words lost' },
  answers: {
    id: (count: number) => `${count} tanggapan`,
    en: (count: number) => (count === 1 ? '1 answer' : `${count} answers`),
  },
  here: {
    id: (piece: string, count: number) => `${piece}: ${count} komentar`,
    en: (piece: string, count: number) => `${piece}: ${count === 1 ? '1 comment' : `${count} comments`}`,
  },
  onlyFirst: {
    id: 'Pilihan Anda melewati satu paragraf. Yang ditandai hanya bagian di paragraf pertama:',
    en: 'You chose words of more than one paragraph. Only those in the first are marked:',
  },
  tooLong: {
    id: 'Pilihan ini lebih dari 1.000 huruf. Pilih bagian yang lebih pendek.',
    en: 'This is more than 1,000 letters. Choose a shorter part.',
  },
  notPinnable: {
    id: 'Kata ini tidak dapat ditandai: sudah berubah, atau berulang sama persis di tempat lain.',
    en: 'These words cannot be marked: they have changed, or stand in the very same way elsewhere.',
  },
  elsewhere: {
    id: (count: number) => `${count} komentar lain di luar teks ini`,
    en: (count: number) =>
      count === 1 ? '1 more comment outside this text' : `${count} more comments outside this text`,
  },
  taken: { id: 'dihapus', en: 'taken out' },
  notTakeable: {
    id: 'Katanya sudah berubah; ubah naskah sendiri bila masih perlu.',
    en: 'The words have changed; change the text yourself if it still should be.',
  },
  repairedBy: {
    id: (who: string, at: string) => `${who}: sudah diperbaiki, ${at}`,
    en: (who: string, at: string) => `${who}: repaired, ${at}`,
  },
  acts: {
    repaired: { id: 'Sudah diperbaiki', en: 'It is repaired' },
    resolved: { id: 'Selesaikan', en: 'Settle' },
    accepted: { id: 'Terima usulan', en: 'Take the suggestion' },
    refused: { id: 'Tolak usulan', en: 'Refuse the suggestion' },
    reopened: { id: 'Buka lagi', en: 'Open again' },
  },
  notYet: { id: 'Belum beres', en: 'Not yet right' },
  states: {
    repaired: { id: 'menyatakan sudah diperbaiki', en: 'said it is repaired' },
    resolved: { id: 'menyelesaikan', en: 'settled it' },
    accepted: { id: 'menerima usulan', en: 'took the suggestion' },
    refused: { id: 'menolak usulan', en: 'refused the suggestion' },
    reopened: { id: 'membuka lagi', en: 'opened it again' },
  },
  toRepair: {
    id: (count: number) => `Yang wajib diperbaiki (${count})`,
    en: (count: number) => `What must be repaired (${count})`,
  },
  fromThisReturn: { id: 'dari pengembalian ini', en: 'of this return' },
  round: { id: (round: number) => `putaran ke-${round}`, en: (round: number) => `round ${round}` },
  callsYou: { id: 'Menyebut Anda', en: 'Calling you' },
  calls: {
    id: (who: string, post: string | null) => (post ? `${who} menyebut ${post}:` : `${who} menyebut Anda:`),
    en: (who: string, post: string | null) => (post ? `${who} calls ${post}:` : `${who} calls you:`),
  },
} as const

/** What a piece of a text is called, by the first word of its place and what stands beside it. */
export const pieceWords: Readonly<Record<string, Phrase>> = {
  title: { id: 'Judul', en: 'Title' },
  summary: { id: 'Ringkasan', en: 'Summary' },
  topic: { id: 'Topik', en: 'Topic' },
  body: { id: 'Isi', en: 'Body' },
  fact: { id: 'Fakta', en: 'Fact' },
  field: { id: 'Isian', en: 'Field' },
  variant: { id: 'Varian kanal', en: 'Channel variant' },
  translation: { id: 'Terjemahan', en: 'Translation' },
  video: { id: 'Video', en: 'Video' },
  attachment: { id: 'Lampiran', en: 'Attachment' },
  '#note': { id: 'Catatan kaki', en: 'Footnote' },
  '#alt': { id: 'Deskripsi gambar', en: 'Picture description' },
  '#caption': { id: 'Takarir', en: 'Caption' },
  '#credit': { id: 'Sumber foto', en: 'Picture credit' },
  '#speaker': { id: 'Pembicara', en: 'Speaker' },
  '#title': { id: 'Jabatan pembicara', en: 'Speaker’s title' },
}
