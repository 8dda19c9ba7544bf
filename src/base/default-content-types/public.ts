/** What goes to the public as it stands. Hoax labels: those of the East Java hoax clinic. */
import type { ContentType } from '../content-types.ts'
import {
  check,
  contact,
  day,
  field,
  figuresChecked,
  free,
  heading,
  long,
  namesChecked,
  paragraph,
  say,
  template,
} from './parts.ts'

export const hoaxClarification: ContentType = {
  id: 'klarifikasi-hoaks',
  name: say('Klarifikasi hoaks', 'Hoax clarification'),
  help: say(
    'Menjawab kabar yang beredar dengan label dan bukti.',
    'Answers a circulating claim with a label and evidence.',
  ),
  order: 20,
  active: true,
  fields: [
    field('label', say('Label', 'Label'), {
      kind: 'choice',
      choices: [
        { id: 'hoaks', label: say('Hoaks', 'Hoax') },
        { id: 'disinformasi', label: say('Disinformasi', 'Disinformation') },
        { id: 'misinformasi', label: say('Misinformasi', 'Misinformation') },
        { id: 'fakta', label: say('Fakta', 'Fact') },
        { id: 'ujaran-kebencian', label: say('Ujaran kebencian', 'Hate speech') },
      ],
    }),
    field('kabar', say('Kabar yang beredar', 'The claim'), {
      help: say(
        'Seperti yang beredar, tanpa tautan ke penyebarnya.',
        'As it circulates, without a link to who spreads it.',
      ),
      ...long,
    }),
    field('beredar-di', say('Beredar di', 'Where it circulates'), { maxLength: 200 }),
    field('terlihat-pada', say('Pertama terlihat', 'First seen'), { ...day, ...free }),
    field('bukti', say('Bukti dan sumber', 'Evidence and sources'), {
      help: say(
        'Dokumen, pernyataan resmi, atau rekaman asli yang membantahnya.',
        'Documents, official statements or the original footage.',
      ),
      ...long,
    }),
  ],
  checklist: [
    check(
      'sumber-asli',
      say(
        'Sumber asli sudah diperiksa, bukan hanya pemberitaan.',
        'The original source was checked, not only reports of it.',
      ),
    ),
    check('tangkapan', say('Tangkapan layar kabar itu sudah disimpan.', 'A screenshot of the claim was kept.')),
    check('pribadi', say('Naskah tidak menyebut pribadi yang menyebarkan.', 'The text names no person who spread it.')),
  ],
  template: template([
    paragraph('[Kalimat pertama: yang benar adalah …]'),
    heading('Kabar yang beredar'),
    paragraph('[Ringkas kabar itu dalam satu atau dua kalimat.]'),
    heading('Faktanya'),
    paragraph('[Bukti dan siapa yang menyatakan.]'),
    paragraph('[Di mana warga dapat memeriksa sendiri.]'),
  ]),
  channels: ['web', 'chat', 'short-post', 'caption'],
}

export const programmeArticle: ContentType = {
  id: 'artikel-program',
  name: say('Artikel program', 'Programme article'),
  help: say(
    'Menjelaskan program daerah: untuk siapa, bagaimana mengikutinya.',
    'Explains a programme: for whom, and how to take part.',
  ),
  order: 40,
  active: true,
  fields: [
    field('program', say('Nama program', 'Programme'), { maxLength: 200 }),
    field('opd', say('OPD pelaksana', 'Agency in charge'), { maxLength: 200 }),
    field('sasaran', say('Untuk siapa', 'For whom'), { maxLength: 300 }),
    field('cara', say('Cara mengikuti', 'How to take part'), { ...long, ...free }),
  ],
  checklist: [
    namesChecked,
    figuresChecked,
    check(
      'warga',
      say('Ada suara warga yang merasakan program ini.', 'A citizen whom the programme reaches is heard.'),
    ),
    check(
      'biaya',
      say(
        'Biaya, syarat, dan tenggat disebut, atau memang tidak ada.',
        'Cost, conditions and deadline are given, or there are none.',
      ),
    ),
  ],
  template: template([
    paragraph('[Mulai dari satu warga atau satu tempat yang merasakan program ini.]'),
    heading('Apa yang dikerjakan'),
    paragraph('[Isi program, angka, dan anggarannya.]'),
    heading('Cara mengikuti'),
    paragraph('[Syarat, tenggat, tempat, dan nomor yang dapat dihubungi.]'),
  ]),
  channels: ['web', 'caption', 'short-post'],
}

export const announcement: ContentType = {
  id: 'pengumuman',
  name: say('Pengumuman', 'Announcement'),
  help: say(
    'Ketentuan, jadwal, atau perubahan layanan yang harus diketahui warga.',
    'Rules, schedules or service changes that citizens must know.',
  ),
  order: 50,
  active: true,
  fields: [
    field('nomor', say('Nomor pengumuman', 'Number'), { maxLength: 100, ...free }),
    field('ditujukan', say('Ditujukan kepada', 'Addressed to'), { maxLength: 200 }),
    field('berlaku-mulai', say('Berlaku mulai', 'Valid from'), day),
    field('berlaku-sampai', say('Berlaku sampai', 'Valid until'), { ...day, ...free }),
    field('dasar', say('Dasar', 'Legal basis'), { maxLength: 300, ...free }),
    contact,
  ],
  checklist: [
    figuresChecked,
    check(
      'tindakan',
      say(
        'Jelas apa yang harus dilakukan warga, kapan, dan di mana.',
        'It is clear what citizens must do, when and where.',
      ),
    ),
  ],
  template: template([
    paragraph('[Kepada siapa pengumuman ini, dan apa yang berubah.]'),
    paragraph('[Mulai kapan, sampai kapan, di mana.]'),
    paragraph('[Yang perlu dilakukan atau dibawa.]'),
  ]),
  channels: ['web', 'chat', 'videotron'],
}

export const radioScript: ContentType = {
  id: 'naskah-radio',
  name: say('Naskah radio', 'Radio script'),
  help: say(
    'Untuk dibacakan: kalimat pendek, satu gagasan sekali ucap.',
    'To be read aloud: short sentences, one idea at a time.',
  ),
  order: 60,
  active: true,
  fields: [
    field('acara', say('Acara', 'Programme on air'), { maxLength: 200 }),
    field('tanggal-siar', say('Tanggal siar', 'Date on air'), { ...day, ...free }),
    field('durasi', say('Durasi', 'Length'), {
      kind: 'choice',
      choices: [
        { id: '30-detik', label: say('30 detik', '30 seconds') },
        { id: '60-detik', label: say('60 detik', '60 seconds') },
        { id: '2-menit', label: say('2 menit', '2 minutes') },
        { id: '5-menit', label: say('5 menit', '5 minutes') },
      ],
    }),
    field('cara-baca', say('Cara baca nama dan istilah', 'How names and terms are read'), { ...long, ...free }),
  ],
  checklist: [
    figuresChecked,
    check(
      'dibaca',
      say('Sudah dibaca keras dengan jam, sesuai durasi.', 'It was read aloud against the clock and fits.'),
    ),
  ],
  template: template([
    paragraph('[Salam dan satu kalimat tentang apa kabar ini.]'),
    paragraph('[Isi: siapa, apa, kapan, di mana. Satu kalimat satu napas.]'),
    paragraph('[Ulangi yang harus diingat pendengar, lalu penutup.]'),
  ]),
  channels: ['radio'],
}

export const infographic: ContentType = {
  id: 'infografis',
  name: say('Infografis dan takarir', 'Infographic with caption'),
  help: say('Gambar dengan angka, beserta takarir media sosialnya.', 'A picture with figures, and its caption.'),
  order: 70,
  active: true,
  fields: [
    field('sumber-data', say('Sumber data', 'Source of the data'), { maxLength: 300 }),
    field('perancang', say('Perancang', 'Designer'), { maxLength: 200, ...free }),
    field('tagar', say('Tagar', 'Hashtags'), { maxLength: 200, ...free }),
  ],
  checklist: [
    figuresChecked,
    check(
      'terbaca',
      say('Terbaca di ponsel: huruf besar, warna kontras.', 'It can be read on a phone: large letters, good contrast.'),
    ),
    check(
      'tanpa-gambar',
      say(
        'Isinya tetap dimengerti dari keterangan tanpa melihat gambar.',
        'It is understood from its description without the picture.',
      ),
    ),
  ],
  template: template([
    paragraph('[Kalimat pertama yang membuat orang berhenti menggulir.]'),
    paragraph('[Dua atau tiga angka terpenting dari gambar.]'),
    paragraph('[Ajakan, dan di mana keterangan lengkapnya.]'),
  ]),
  channels: ['caption', 'web', 'short-post'],
}
