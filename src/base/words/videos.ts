/** Words of videos with captions and sign language: their part of the editor, what their gate finds, the page. */
import type { CaptionFaultCode } from '../web-vtt.ts'
import type { Phrase } from './phrase.ts'

export const signNames = {
  bisindo: { id: 'BISINDO', en: 'BISINDO' },
  sibi: { id: 'SIBI', en: 'SIBI' },
} as const

type About = Readonly<Record<string, string | number>>
type Sentence = { readonly id: (about: About) => string; readonly en: (about: About) => string }

export const videoFindings = {
  'video-title-missing': {
    id: ({ number }) => `Video ${number}: tulis judulnya.`,
    en: ({ number }) => `Video ${number}: write its title.`,
  },
  'video-source-missing': {
    id: ({ number }) => `Video ${number}: unggah berkasnya, atau isi alamatnya.`,
    en: ({ number }) => `Video ${number}: upload its file, or fill in its address.`,
  },
  'video-captions-missing': {
    id: ({ title }) => `Video “${title}” belum punya takarir (WebVTT). Tambahkan, atau beri alasan.`,
    en: ({ title }) => `The video “${title}” has no captions (WebVTT). Add them, or give a reason.`,
  },
  'video-transcript-missing': {
    id: ({ title }) => `Video “${title}” belum punya transkrip untuk yang tidak dapat menontonnya.`,
    en: ({ title }) => `The video “${title}” has no transcript for those who cannot watch it.`,
  },
  'video-sign-missing': {
    id: ({ title }) => `Video “${title}” belum punya versi bahasa isyarat.`,
    en: ({ title }) => `The video “${title}” has no version in sign language.`,
  },
  'video-sign-source-missing': {
    id: ({ title }) => `Video “${title}”: unggah versi bahasa isyaratnya, isi alamatnya, atau pilih “tidak ada”.`,
    en: ({ title }) => `The video “${title}”: upload its sign language version, fill in its address, or choose “none”.`,
  },
  'video-poster-lost': {
    id: ({ title }) => `Gambar sampul video “${title}” tidak ada lagi dalam naskah. Pilih yang lain.`,
    en: ({ title }) => `The cover picture of the video “${title}” is no longer in the text. Choose another.`,
  },
} as const satisfies Record<string, Sentence>

/** What is wrong with a caption file, said of its line. */
export const captionFaults = {
  'no-header': {
    id: 'Berkas tidak diawali “WEBVTT”. Simpan sebagai WebVTT (.vtt) atau SubRip (.srt).',
    en: 'The file does not begin with “WEBVTT”. Save it as WebVTT (.vtt) or SubRip (.srt).',
  },
  'no-cues': { id: 'Tidak ada takarir di dalamnya.', en: 'There are no captions in it.' },
  'no-time': {
    id: 'Bagian ini tanpa waktu. Tulis seperti 00:01.000 --> 00:03.500 di atasnya.',
    en: 'This part has no time. Write one such as 00:01.000 --> 00:03.500 above it.',
  },
  'bad-time': {
    id: 'Waktunya salah tulis. Bentuknya 00:01.000 --> 00:03.500, dengan titik dan tiga angka di belakangnya.',
    en: 'The time is written wrongly. Its form is 00:01.000 --> 00:03.500, with a point and three digits behind it.',
  },
  'end-before-start': {
    id: 'Waktu selesainya tidak sesudah waktu mulainya.',
    en: 'It does not end after it begins.',
  },
  'out-of-order': {
    id: 'Mulai lebih dulu daripada takarir di atasnya. Urutkan menurut waktu.',
    en: 'It begins before the caption above it. Put them in the order of time.',
  },
  'arrow-in-text': {
    id: 'Tanda --> tidak boleh ada dalam kata-kata takarir; mungkin baris kosong di atas waktunya terhapus.',
    en: 'The sign --> may not stand among the words; perhaps the empty line above its time is gone.',
  },
  'too-long': {
    id: 'Terlalu panjang untuk satu takarir; bagi menjadi beberapa.',
    en: 'Too long for one caption; divide it.',
  },
  'too-many': { id: 'Lebih dari 5.000 takarir dalam satu berkas.', en: 'More than 5,000 captions in one file.' },
} as const satisfies Record<CaptionFaultCode, Phrase>

export const videoWords = {
  videos: { id: 'Video', en: 'Videos' },
  about: {
    id: 'Video tampil di bawah naskah di portal, dengan takarir, transkrip, dan versi bahasa isyaratnya.',
    en: 'Videos stand below the text on the portal, with captions, transcript and sign language.',
  },
  add: { id: 'Tambah video', en: 'Add a video' },
  remove: { id: 'Hapus video', en: 'Remove the video' },
  numbered: { id: (n: number) => `Video ${n}`, en: (n: number) => `Video ${n}` },
  title: { id: 'Judul video', en: 'Title of the video' },
  file: { id: 'Berkas video', en: 'Video file' },
  otherFile: { id: 'Ganti berkas video', en: 'Another video file' },
  fileHelp: {
    id: (max: number) => `MP4 (H.264) atau WebM, paling besar ${max} MB. Tempat perekaman dihapus darinya.`,
    en: (max: number) => `MP4 (H.264) or WebM, ${max} MB at most. Where it was taken is removed from it.`,
  },
  address: { id: 'Atau alamatnya di layanan video', en: 'Or its address at a video service' },
  addressHelp: {
    id: 'Dimulai dengan https://. Portal hanya menautkannya, tidak menyematkannya.',
    en: 'Begins with https://. The portal links to it and embeds nothing.',
  },
  addressWrong: { id: 'Alamat harus dimulai dengan https://.', en: 'The address must begin with https://.' },
  poster: { id: 'Gambar sampul', en: 'Cover picture' },
  posterHelp: { id: 'Salah satu gambar dalam naskah.', en: 'One of the pictures of the text.' },
  noPoster: { id: 'tanpa sampul', en: 'no cover' },
  picture: { id: (n: number) => `Gambar ${n}`, en: (n: number) => `Picture ${n}` },
  captions: { id: (language: string) => `Takarir ${language}`, en: (language: string) => `Captions in ${language}` },
  captionsFile: {
    id: (language: string) => `Berkas takarir ${language}`,
    en: (language: string) => `Caption file in ${language}`,
  },
  captionsHelp: { id: 'WebVTT (.vtt) atau SubRip (.srt).', en: 'WebVTT (.vtt) or SubRip (.srt).' },
  captionsKept: { id: (n: number) => `${n} takarir`, en: (n: number) => (n === 1 ? '1 caption' : `${n} captions`) },
  captionsWrong: {
    id: 'Takarir belum dipakai. Perbaiki berkasnya, lalu pilih lagi:',
    en: 'The captions were not taken. Mend the file, then choose it again:',
  },
  line: { id: (n: number) => `Baris ${n}`, en: (n: number) => `Line ${n}` },
  noCaptions: { id: 'tanpa takarir', en: 'no captions' },
  removeCaptions: {
    id: (language: string) => `Hapus takarir ${language}`,
    en: (language: string) => `Remove captions in ${language}`,
  },
  transcript: { id: 'Transkrip', en: 'Transcript' },
  transcriptHelp: {
    id: 'Yang dikatakan dan yang terlihat, untuk yang tidak dapat menontonnya.',
    en: 'What is said and what is seen, for those who cannot watch it.',
  },
  fromCaptions: { id: 'Isi dari takarir', en: 'Fill in from the captions' },
  sign: { id: 'Bahasa isyarat', en: 'Sign language' },
  noSign: { id: 'tidak ada', en: 'none' },
  signFile: { id: 'Berkas versi bahasa isyarat', en: 'File of the sign language version' },
  signAddress: { id: 'Atau alamat versi bahasa isyarat', en: 'Or the address of the sign language version' },
  sending: { id: (percent: number) => `Mengunggah ${percent}%`, en: (percent: number) => `Uploading ${percent}%` },
  stop: { id: 'Hentikan', en: 'Stop' },
  again: { id: 'Coba lagi', en: 'Try again' },
  signIn: { id: (system: string) => `Bahasa isyarat (${system})`, en: (system: string) => `Sign language (${system})` },
  watchAt: { id: (host: string) => `Tonton di ${host}`, en: (host: string) => `Watch at ${host}` },
  download: { id: 'Unduh video', en: 'Download the video' },
} as const
