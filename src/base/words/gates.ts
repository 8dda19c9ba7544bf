/**
 * The gates and what each can find, in words. A gate or a finding without its row here does not compile.
 */
import { personalDataWords } from './personal-data.ts'
import type { Phrase } from './phrase.ts'
import { dayWords } from './time.ts'
import { translationFindings } from './translations.ts'
import { channelWords } from './variants.ts'
import { videoFindings } from './videos.ts'

/** What a gate is called where a step names it; the keys are the gates' ids and never change once released. */
export const gateNames = {
  text: { id: 'Judul, ringkasan, dan isi', en: 'Title, summary and body' },
  'personal-data': { id: 'Data pribadi', en: 'Personal data' },
  'content-type': { id: 'Jenis naskah dan isiannya', en: 'Kind of text and its fields' },
  facts: { id: 'Fakta dikonfirmasi', en: 'Facts confirmed' },
  dictionary: { id: 'Kamus kantor', en: 'House dictionary' },
  variants: { id: 'Varian kanal', en: 'Channel variants' },
  translations: { id: 'Bahasa lain', en: 'Other languages' },
  videos: { id: 'Video, takarir, bahasa isyarat', en: 'Videos, captions, sign language' },
  disclosure: { id: 'Kelas informasi publik', en: 'Class of public information' },
  level: { id: 'Tingkat krisis ditetapkan', en: 'Crisis level set' },
  images: { id: 'Gambar, pemilik, dan izin', en: 'Pictures, credit and consent' },
  accessibility: { id: 'Terbaca oleh semua', en: 'Readable by everyone' },
  comments: { id: 'Yang wajib diperbaiki', en: 'What must be repaired' },
  election: { id: 'Netralitas dan masa pemilihan', en: 'Neutrality and elections' },
  links: { id: 'Tautan hidup', en: 'Links that answer' },
  similar: { id: 'Yang serupa sudah terbit', en: 'Similar texts already public' },
} as const satisfies Record<string, Phrase>
export type GateId = keyof typeof gateNames

/** What a finding speaks of: names and numbers that its sentence needs. */
export type About = Readonly<Record<string, string | number>>
type Sentence = { readonly id: (about: About) => string; readonly en: (about: About) => string }

function channelName(channel: string | number | undefined, language: 'id' | 'en'): string {
  return channelWords[channel as keyof typeof channelWords]?.[language] ?? String(channel)
}
/** A missing part of an announcement made at once. */
const part = (indonesian: string, english: string): Sentence => ({
  id: () => `Informasi serta-merta wajib memuat ${indonesian}.`,
  en: () => `What is announced at once must say ${english}.`,
})

/** One sentence a finding: what is wrong, and what to do. Codes never change once released. */
export const findingWords = {
  'gate-unknown': {
    id: ({ gate }) => `Syarat “${gate}” tidak dikenal Siar ini, jadi tidak dapat diperiksa. Perbarui Siar atau SOP.`,
    en: ({ gate }) => `This Siar does not know the gate “${gate}”, so it cannot be checked. Update Siar or the SOP.`,
  },
  'title-missing': { id: () => 'Tulis judul.', en: () => 'Write a title.' },
  'summary-missing': { id: () => 'Tulis ringkasan.', en: () => 'Write a summary.' },
  'must-fix': {
    id: ({ person, text }) => `${person} minta diperbaiki: ${text}`,
    en: ({ person, text }) => `${person} asks for a repair: ${text}`,
  },
  'must-fix-lost': {
    id: ({ person, text, quote }) => `${person} minta diperbaiki “${quote}”, yang sudah berubah: ${text}`,
    en: ({ person, text, quote }) => `${person} asks to repair “${quote}”, which has changed: ${text}`,
  },
  'body-missing': { id: () => 'Tulis isi naskah.', en: () => 'Write the body.' },
  ...personalDataWords,

  'narrative-withdrawn': {
    id: ({ name }) =>
      `Naskah masih memakai narasi “${name}” yang sudah ditarik. Ganti kata-katanya, atau tulis alasan mengapa tetap.`,
    en: ({ name }) =>
      `The text still uses the narrative “${name}”, which was withdrawn. Change the words, or write why they stay.`,
  },
  'narrative-expired': {
    id: ({ name, until }) =>
      `Naskah masih memakai narasi “${name}” yang hanya berlaku sampai ${dayWords(String(until), 'id')}. Perbarui, atau tulis alasan mengapa tetap.`,
    en: ({ name, until }) =>
      `The text still uses the narrative “${name}”, which counted until ${dayWords(String(until), 'en')}. Bring it up to date, or write why it stays.`,
  },
  'narrative-replaced': {
    id: ({ name, number }) =>
      `Narasi “${name}” sudah ada versi barunya; naskah memakai versi ${number}. Buka Narasi di samping penyunting.`,
    en: ({ name, number }) =>
      `There is a newer version of the narrative “${name}”; the text uses version ${number}. Open Narratives beside the editor.`,
  },

  'term-avoid': {
    id: ({ found, preferred }) => `Tulis “${preferred}”, bukan “${found}”.`,
    en: ({ found, preferred }) => `Write “${preferred}”, not “${found}”.`,
  },
  'official-title': {
    id: ({ found, name, title }) => `${name} adalah ${title}, bukan ${found}.`,
    en: ({ found, name, title }) => `${name} is ${title}, not ${found}.`,
  },
  'official-former': {
    id: ({ found, name, until }) =>
      `${name} menjabat ${found} sampai ${until}. Tulis “mantan”, atau jabatannya sekarang.`,
    en: ({ found, name, until }) => `${name} was ${found} until ${until}. Write “mantan”, or the title held now.`,
  },
  'official-near': {
    id: ({ found, preferred }) => `Apakah “${found}” dimaksud “${preferred}”?`,
    en: ({ found, preferred }) => `Is “${found}” meant to be “${preferred}”?`,
  },

  'variant-missing': {
    id: ({ channel }) =>
      `Varian untuk ${channelName(channel, 'id')} belum ada. Buka penyunting; Siar menyusunnya saat menyimpan.`,
    en: ({ channel }) =>
      `There is no variant for ${channelName(channel, 'en')}. Open the editor; Siar makes it as it saves.`,
  },
  'variant-too-long': {
    id: ({ channel, length, max }) =>
      `Varian ${channelName(channel, 'id')} terlalu panjang: ${length} dari ${max}. Ringkaskan.`,
    en: ({ channel, length, max }) =>
      `The variant for ${channelName(channel, 'en')} is too long: ${length} of ${max}. Shorten it.`,
  },
  'variant-hashtags': {
    id: ({ count, max }) => `Instagram menolak lebih dari ${max} tagar; varian ini memuat ${count}.`,
    en: ({ count, max }) => `Instagram refuses more than ${max} hashtags; this variant has ${count}.`,
  },
  'variant-lines': {
    id: () => 'Teks videotron harus satu baris.',
    en: () => 'The videotron’s text must be one line.',
  },
  'variant-fact-changed': {
    id: ({ channel, was, now }) =>
      `Varian ${channelName(channel, 'id')} ditulis saat faktanya “${was}”, sekarang ${now ? `“${now}”` : 'tidak ada lagi'}. Perbaiki, atau nyatakan masih benar.`,
    en: ({ channel, was, now }) =>
      `The variant for ${channelName(channel, 'en')} was written when the fact read “${was}”; now ${now ? `it reads “${now}”` : 'it is gone'}. Mend it, or say that it is still right.`,
  },
  'variant-text-changed': {
    id: ({ channel }) => `Naskah berubah sejak varian ${channelName(channel, 'id')} ditulis. Baca sekali lagi.`,
    en: ({ channel }) =>
      `The text has changed since the variant for ${channelName(channel, 'en')} was written. Read it once more.`,
  },
  'variant-contradicts': {
    id: ({ channel, found, fact }) =>
      `Varian ${channelName(channel, 'id')} menyebut “${found}”, padahal faktanya “${fact}”.`,
    en: ({ channel, found, fact }) =>
      `The variant for ${channelName(channel, 'en')} says “${found}” where the fact is “${fact}”.`,
  },

  ...translationFindings,
  ...videoFindings,

  'disclosure-missing': {
    id: () => 'Pilih kelas informasi: berkala, serta-merta, setiap saat, atau dikecualikan.',
    en: () => 'Choose the class of information: regular, at once, at any time, or exempt.',
  },
  'disclosure-exempt': {
    id: () => 'Informasi yang dikecualikan tidak boleh terbit. Ubah kelasnya bila keliru, atau tarik berkas.',
    en: () => 'Exempt information may not go out. Change the class if it is wrong, or withdraw the dossier.',
  },
  'immediate-hazard-missing': part('bahaya atau gangguan yang mengancam', 'what the danger or disruption is'),
  'immediate-affected-missing': part('siapa saja yang dapat terdampak', 'who may be affected'),
  'immediate-evacuation-missing': part('tempat dan cara mengungsi', 'where and how to evacuate'),
  'immediate-avoidance-missing': part('cara menghindari bahaya', 'how to keep clear of the danger'),
  'immediate-help-missing': part('cara mendapat bantuan', 'how to get help'),
  'immediate-announcer-missing': part('siapa yang mengumumkan', 'who announces it'),
  'immediate-procedure-missing': part(
    'tata cara pengumuman bila keadaan terjadi',
    'how it will be announced if it happens',
  ),
  'immediate-efforts-missing': part('upaya yang sedang dilakukan', 'what is being done about it'),

  'level-unset': {
    id: () => 'Belum ada yang menetapkan tingkat krisis. Tetapkan, juga bila tetap “Pantau”.',
    en: () => 'Nobody has set the crisis level. Set it, even if it stays “Watch”.',
  },

  'image-alt-empty': {
    id: ({ name }) => `Gambar “${name}”: tulis apa yang terlihat, untuk yang tidak dapat melihatnya.`,
    en: ({ name }) => `Picture “${name}”: say what it shows, for those who cannot see it.`,
  },
  'image-credit-missing': {
    id: ({ name }) => `Gambar “${name}”: sebutkan pembuat atau pemiliknya.`,
    en: ({ name }) => `Picture “${name}”: name who made it or owns it.`,
  },
  'image-people-unsaid': {
    id: ({ name }) => `Gambar “${name}”: katakan apakah ada orang yang dapat dikenali.`,
    en: ({ name }) => `Picture “${name}”: say whether anyone can be recognised.`,
  },
  'image-consent-missing': {
    id: ({ name }) => `Gambar “${name}”: sebutkan letak bukti izin orang yang terlihat.`,
    en: ({ name }) => `Picture “${name}”: say where the consent of those shown is kept.`,
  },
  'image-minors': {
    id: ({ name }) => `Gambar “${name}” memperlihatkan anak. Perlu izin orang tua atau wali; kalau tidak, samarkan.`,
    en: ({ name }) => `Picture “${name}” shows a child. It needs a parent’s or guardian’s consent; else blur it.`,
  },
  'image-victims': {
    id: ({ name }) => `Gambar “${name}” memperlihatkan korban. Perlu izinnya atau keluarganya; kalau tidak, samarkan.`,
    en: ({ name }) => `Picture “${name}” shows a victim. It needs their or their family’s consent; else blur it.`,
  },
  'image-child-victim': {
    id: ({ name }) => `Gambar “${name}” memperlihatkan anak yang menjadi korban. Samarkan atau ganti gambarnya.`,
    en: ({ name }) => `Picture “${name}” shows a child who is a victim. Blur it or use another picture.`,
  },

  'heading-empty': { id: () => 'Ada judul bagian yang kosong.', en: () => 'A heading is empty.' },
  'heading-skipped': {
    id: ({ level, above }) => `Judul bagian melompat ke tingkat ${level} sesudah tingkat ${above}. Turunkan selangkah.`,
    en: ({ level, above }) => `A heading jumps to level ${level} after level ${above}. Go down one level at a time.`,
  },
  'link-bare': {
    id: ({ text }) => `Tautan “${text}” hanya berupa alamat. Tulis ke mana ia menuju.`,
    en: ({ text }) => `The link “${text}” is a bare address. Say where it leads.`,
  },
  'link-says-nothing': {
    id: ({ text }) => `Tautan “${text}” tidak menyebut ke mana ia menuju.`,
    en: ({ text }) => `The link “${text}” does not say where it leads.`,
  },
  'table-headless': {
    id: ({ number }) => `Tabel ${number} tanpa kepala. Jadikan baris atau kolom pertamanya kepala tabel.`,
    en: ({ number }) => `Table ${number} has no header. Make its first row or column the header.`,
  },
  'election-phrase': {
    id: ({ phrase, says }) => `“${phrase}”: ${says}`,
    en: ({ phrase, says }) => `“${phrase}”: ${says}`,
  },
  'election-period': {
    id: ({ period, says }) => `${period}. ${says}`,
    en: ({ period, says }) => `${period}. ${says}`,
  },
  'election-pack-old': {
    id: ({ name, by }) =>
      `Aturan “${name}” seharusnya diperiksa lagi sebelum ${by}. Minta administrator memeriksa jadwal dan aturannya.`,
    en: ({ name, by }) =>
      `The rules “${name}” should have been looked at again by ${by}. Ask the administrator to check dates and rules.`,
  },
  'link-gone': {
    id: ({ address }) => `Halaman ${address} sudah tidak ada. Ganti atau hapus tautannya.`,
    en: ({ address }) => `The page ${address} is gone. Change or remove the link.`,
  },
  'link-inside': {
    id: ({ address }) => `${address} hanya dapat dibuka dari dalam kantor. Pakai alamat yang dapat dibuka masyarakat.`,
    en: ({ address }) => `${address} opens only inside the office. Use an address that the public can open.`,
  },
  'link-silent': {
    id: ({ address }) => `${address} tidak menjawab saat diperiksa. Buka sendiri sebelum meneruskan.`,
    en: ({ address }) => `${address} did not answer when it was checked. Open it yourself before going on.`,
  },
  'link-unchecked': {
    id: ({ address }) => `${address} belum diperiksa.`,
    en: ({ address }) => `${address} is not checked yet.`,
  },
  'similar-published': {
    id: ({ percent, title, number }) =>
      `${percent}% naskah ini sama dengan “${title}” (berkas ${number}) yang sudah terbit. Perlu koreksi atau tautan ke sana?`,
    en: ({ percent, title, number }) =>
      `${percent}% of this text is that of “${title}” (dossier ${number}), public already. Is it a correction, or a link, that is needed?`,
  },
  'file-name-empty': {
    id: ({ name }) => `Lampiran “${name}”: beri nama yang menyebut isinya.`,
    en: ({ name }) => `Attachment “${name}”: give it a name that says what it is.`,
  },

  'type-missing': { id: () => 'Pilih jenis naskah.', en: () => 'Choose the kind of text.' },
  'type-unknown': {
    id: ({ type }) => `Jenis naskah “${type}” tidak ada di kantor ini. Pilih yang lain.`,
    en: ({ type }) => `This office has no kind of text called “${type}”. Choose another.`,
  },
  'field-missing': { id: ({ field }) => `Isi “${field}”.`, en: ({ english }) => `Fill in “${english}”.` },
  'field-too-long': {
    id: ({ field, max }) => `“${field}” paling banyak ${max} huruf.`,
    en: ({ english, max }) => `“${english}” has ${max} characters at most.`,
  },
  'field-not-a-day': {
    id: ({ field }) => `“${field}” bukan tanggal yang ada.`,
    en: ({ english }) => `“${english}” is not a date that exists.`,
  },
  'field-not-a-choice': {
    id: ({ field }) => `Pilih salah satu yang tersedia untuk “${field}”.`,
    en: ({ english }) => `Choose one of those offered for “${english}”.`,
  },
  'check-open': {
    id: ({ check }) => `Periksa lalu centang: ${check}`,
    en: ({ english }) => `Check, then tick: ${english}`,
  },
  'template-left': {
    id: ({ hint }) => `Ganti petunjuk kerangka ini dengan naskah: ${hint}`,
    en: ({ hint }) => `Replace this hint of the template with your text: ${hint}`,
  },
  'channel-picture-missing': {
    id: () => 'Takarir perlu gambar: pasang di naskah atau di lampiran.',
    en: () => 'A caption needs a picture: put one in the text or attach it.',
  },
  'fact-value-missing': {
    id: ({ fact }) => `Lengkapi nilai fakta “${fact}”, atau hapus fakta itu.`,
    en: ({ fact }) => `Give the fact “${fact}” its value, or remove it.`,
  },
  'fact-label-missing': {
    id: ({ fact }) => `Tulis tentang apa fakta “${fact}”.`,
    en: ({ fact }) => `Say what the fact “${fact}” is.`,
  },
  'fact-source-missing': {
    id: ({ fact }) => `Tulis sumber fakta “${fact}”.`,
    en: ({ fact }) => `Write the source of the fact “${fact}”.`,
  },
  'fact-unconfirmed': {
    id: ({ fact, value }) => `${fact}: ${value} belum dikonfirmasi OPD. Mintakan konfirmasi.`,
    en: ({ fact, value }) => `${fact}: ${value} is not confirmed by the agency. Ask for it.`,
  },
  'fact-unsure': {
    id: ({ fact, value, by }) => `${fact}: ${value} tidak diketahui ${by}. Tanyakan kepada yang tahu.`,
    en: ({ fact, value, by }) => `${fact}: ${value} is not known to ${by}. Ask someone who knows.`,
  },
  'fact-disputed': {
    id: ({ fact, value, by, correction }) =>
      `${fact}: ${value} dinyatakan salah oleh ${by}.${correction ? ` Seharusnya: ${correction}.` : ''}`,
    en: ({ fact, value, by, correction }) =>
      `${fact}: ${value} is wrong, says ${by}.${correction ? ` It should be: ${correction}.` : ''}`,
  },
} as const satisfies Record<string, Sentence>
export type FindingCode = keyof typeof findingWords

/** The screens of findings and overrides. */
export const gateWords = {
  title: { id: 'Syarat langkah berikutnya', en: 'What the next step asks' },
  panel: { id: 'Syarat', en: 'Conditions' },
  allMet: { id: 'Semua syarat langkah ini terpenuhi.', en: 'All conditions of this step are met.' },
  noGates: { id: 'Langkah ini tidak meminta syarat.', en: 'This step asks for nothing.' },
  open: {
    id: (n: number) => `${n} hal harus dibereskan sebelum berkas dapat diteruskan.`,
    en: (n: number) =>
      n === 1 ? 'One thing to mend before it can go on.' : `${n} things to mend before it can go on.`,
  },
  must: { id: 'Harus dibereskan', en: 'Must be mended' },
  should: { id: 'Sebaiknya diperbaiki', en: 'Should be mended' },
  note: { id: 'Perlu diketahui', en: 'Worth knowing' },
  overridden: { id: 'Penyimpangan yang disetujui', en: 'Exceptions that were granted' },
  law: { id: 'Dasar', en: 'Law' },
  show: { id: 'Tunjukkan', en: 'Show' },
  toEditor: { id: 'Perbaiki di naskah', en: 'Mend it in the text' },
  toLevel: { id: 'Tetapkan tingkat', en: 'Set the level' },
  fix: { id: (text: string) => `Ganti dengan “${text}”`, en: (text: string) => `Change to “${text}”` },
  override: { id: 'Simpangi…', en: 'Override…' },
  overrideTitle: { id: 'Simpangi syarat ini', en: 'Override this condition' },
  overrideSays: {
    id: 'Nama, jabatan, dan alasan Anda tercatat dan dibaca pimpinan sebelum memutuskan. Tidak dapat dihapus.',
    en: 'Your name, post and reason are kept and read by the leader before deciding. They cannot be removed.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  basis: { id: 'Dasar hukum', en: 'Lawful basis' },
  basisHelp: { id: 'Peraturan dan pasal yang membolehkan.', en: 'The law and article that allow it.' },
  record: { id: 'Letak catatannya', en: 'Where its record lies' },
  recordHelp: {
    id: 'Misalnya nomor surat izin, map, atau tautan arsip.',
    en: 'For example the number of the letter of consent, a folder or an archive link.',
  },
  by: {
    id: (person: string, post: string, step: number) => `${person}, ${post}, langkah ${step}`,
    en: (person: string, post: string, step: number) => `${person}, ${post}, step ${step}`,
  },
  checked: { id: (n: number) => `${n} syarat diperiksa`, en: (n: number) => `${n} conditions checked` },
  met: { id: 'terpenuhi', en: 'met' },
  notMet: { id: (n: number) => `${n} temuan`, en: (n: number) => (n === 1 ? '1 finding' : `${n} findings`) },
  more: {
    id: (n: number) => `Dan ${n} temuan lagi sesudah ini dibereskan.`,
    en: (n: number) => `And ${n} more once these are mended.`,
  },
  unknown: { id: 'Syarat dari Siar yang lebih baru', en: 'A condition of a newer Siar' },
  checking: { id: 'memeriksa…', en: 'checking…' },
  notChecked: { id: 'Belum dapat diperiksa; dicoba lagi.', en: 'Could not be checked; trying again.' },

  level: { id: 'Tingkat krisis', en: 'Crisis level' },
  levelSet: { id: 'Tetapkan…', en: 'Set…' },
  levelTitle: { id: 'Tetapkan tingkat krisis', en: 'Set the crisis level' },
  levelUnset: { id: 'belum ditetapkan siapa pun', en: 'set by nobody yet' },
  levelBy: {
    id: (person: string, at: string) => `ditetapkan ${person}, ${at}`,
    en: (person: string, at: string) => `set by ${person}, ${at}`,
  },
  issueRose: {
    id: (level: string) => `Isunya kini terindikasi ${level}: tetapkan tingkat berkas ini.`,
    en: (level: string) => `Its issue now shows signs of ${level}: set the level of this dossier.`,
  },
  levelReasonHelp: {
    id: 'Wajib bila tingkat berubah: tanda apa yang terlihat.',
    en: 'Needed when the level changes: which signs were seen.',
  },
  levelSave: { id: 'Tetapkan', en: 'Set it' },
} as const

/** What each level means, to choose by (SOP step 2; any two signs). */
export const levelHelp = {
  watch: { id: 'disebut, bernada netral', en: 'mentioned, in a neutral tone' },
  attention: {
    id: 'nada negatif, beberapa media, wartawan bertanya',
    en: 'negative tone, several media, journalists ask',
  },
  alert: {
    id: 'cepat menyebar, menyangkut keselamatan atau layanan, pejabat dituduh, hoaks beredar',
    en: 'spreads fast, safety or service at stake, an official accused, a hoax about',
  },
  crisis: {
    id: 'ada korban, kerusuhan, liputan nasional, layanan berhenti',
    en: 'victims, unrest, national coverage, service stopped',
  },
} as const satisfies Record<string, Phrase>

/** The screen of the election rules. */
export const electionWords = {
  title: { id: 'Aturan pemilihan', en: 'Election rules' },
  about: {
    id: 'Naskah diperiksa terhadap aturan ini saat ditulis dan saat diteruskan. Kantor menggantinya lewat berkas ketika KPU menetapkan jadwal atau peraturan berubah.',
    en: 'Texts are held to these rules while written and when sent on. The office replaces them from a file when the commission sets dates or a law changes.',
  },
  builtIn: { id: 'Bawaan Siar', en: 'As Siar comes with it' },
  changed: {
    id: (person: string, at: string) => `Diganti ${person}, ${at}`,
    en: (person: string, at: string) => `Replaced by ${person}, ${at}`,
  },
  reviewBy: { id: 'Diperiksa lagi paling lambat', en: 'To be looked at again by' },
  periods: { id: 'Masa pemilihan', en: 'Periods' },
  noPeriods: { id: 'Tidak ada masa pemilihan.', en: 'No periods.' },
  now: { id: 'sedang berlaku', en: 'running now' },
  rules: { id: 'Aturan', en: 'Rules' },
  always: { id: 'Selalu', en: 'Always' },
  phrases: { id: 'Kata yang diperiksa', en: 'Words looked for' },
  wholeText: { id: 'Diberitahukan pada setiap naskah selama masa itu.', en: 'Told for every text of the period.' },
  download: { id: 'Unduh', en: 'Download' },
  replace: { id: 'Ganti dari berkas…', en: 'Replace from a file…' },
  replaceTitle: { id: 'Ganti aturan pemilihan', en: 'Replace the election rules' },
  file: { id: 'Berkas aturan (JSON)', en: 'File of rules (JSON)' },
  fileHelp: {
    id: 'Unduh dulu yang sekarang, ubah, lalu pilih di sini. Yang lama tetap tersimpan.',
    en: 'Download the present one, change it, then choose it here. The old one is kept.',
  },
  fileWrong: {
    id: (at: string) => `Berkas ini bukan aturan pemilihan yang benar${at ? `: periksa ${at}` : ''}.`,
    en: (at: string) => `This file is not a right set of election rules${at ? `: see ${at}` : ''}.`,
  },
  willHold: {
    id: (name: string, rules: number, periods: number) =>
      `“${name}”: ${rules} aturan, ${periods} masa. Berlaku seketika bagi semua naskah yang belum terbit.`,
    en: (name: string, rules: number, periods: number) =>
      `“${name}”: ${rules} rules, ${periods} periods. Holds at once for every text not yet public.`,
  },
} as const
