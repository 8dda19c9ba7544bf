/**
 * The kinds of text that a new office begins with. Existing offices got them once, by a migration; what is changed here
 * reaches offices that are set up later, and the rest changes theirs on the screen.
 * Press release: the parts that newsrooms expect (number, dateline, embargo, contact, boilerplate). Hoax labels: those of
 * the East Java hoax clinic. Right of reply: UU 40/1999 article 5 (2).
 */
import type { Block } from './content.ts'
import type { ContentType } from './content-types.ts'

type Field = ContentType['fields'][number]
type Phrase = { id: string; en: string }

const say = (id: string, en: string): Phrase => ({ id, en })
const none = say('', '')
const field = (id: string, label: Phrase, more: Partial<Field> = {}): Field => ({
  id,
  label,
  help: none,
  kind: 'text',
  required: true,
  maxLength: 300,
  choices: [],
  ...more,
})
const long = { kind: 'long-text', maxLength: 2_000 } as const
const day = { kind: 'date', maxLength: 10 } as const
const free = { required: false } as const
const check = (id: string, text: Phrase) => ({ id, text })
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = (text: string): Block => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] })
const quote = (text: string): Block => ({ type: 'blockquote', content: [paragraph(text)] })
const template = (body: Block[], more: Partial<ContentType['template']> = {}): ContentType['template'] => ({
  title: '',
  summary: '',
  topic: '',
  body: { type: 'doc', content: body },
  ...more,
})

const contact = field('narahubung', say('Narahubung', 'Contact'), {
  help: say(
    'Nama, jabatan, dan nomor yang boleh dihubungi wartawan.',
    'Name, title and number that journalists may call.',
  ),
  ...long,
  maxLength: 500,
})
const namesChecked = check(
  'nama-jabatan',
  say(
    'Nama dan jabatan sudah dicocokkan dengan daftar resmi.',
    'Names and titles were checked against the official list.',
  ),
)
const figuresChecked = check(
  'angka',
  say('Setiap angka cocok dengan sumbernya.', 'Every figure agrees with its source.'),
)

export const defaultContentTypes: readonly ContentType[] = [
  {
    id: 'siaran-pers',
    name: say('Siaran pers', 'Press release'),
    help: say(
      'Berita resmi untuk media dan masyarakat, 300–500 kata.',
      'Official news for the media and the public, 300–500 words.',
    ),
    order: 10,
    active: true,
    fields: [
      field('nomor', say('Nomor siaran pers', 'Release number'), {
        help: say(
          'Boleh kosong sampai diregistrasi sekretariat.',
          'May stay empty until the secretariat registers it.',
        ),
        maxLength: 100,
        ...free,
      }),
      field('dateline', say('Kota dan tanggal', 'Dateline'), {
        help: say('Misalnya: TRENGGALEK, 24 November 2026', 'For example: TRENGGALEK, 24 November 2026'),
        maxLength: 100,
      }),
      field('embargo', say('Kapan boleh dimuat', 'When it may run'), {
        kind: 'choice',
        choices: [
          { id: 'segera', label: say('Segera', 'At once') },
          { id: 'embargo', label: say('Embargo', 'Under embargo') },
        ],
      }),
      field('embargo-sampai', say('Embargo sampai', 'Embargo until'), {
        help: say('Hari, tanggal, dan pukul; kosongkan bila segera.', 'Day, date and time; leave empty if at once.'),
        maxLength: 100,
        ...free,
      }),
      contact,
      field('tentang-kantor', say('Tentang kantor', 'About the office'), {
        help: say('Satu paragraf tetap di akhir siaran pers.', 'The standing paragraph at the end of a release.'),
        ...long,
        maxLength: 1_000,
      }),
    ],
    checklist: [
      namesChecked,
      figuresChecked,
      check('kutipan', say('Kutipan sudah disetujui yang berbicara.', 'Quotes were agreed by those who speak.')),
      check(
        'lima-w',
        say(
          'Paragraf pertama menjawab siapa, apa, kapan, di mana.',
          'The first paragraph says who, what, when and where.',
        ),
      ),
    ],
    template: template([
      paragraph('[Paragraf pertama: siapa melakukan apa, kapan, di mana, dan mengapa penting bagi warga.]'),
      paragraph('[Penjelasan: latar belakang, angka, dan langkah berikutnya.]'),
      quote('[Kutipan pejabat, dengan nama dan jabatan lengkap.]'),
      paragraph('[Apa yang dapat dilakukan warga, dan di mana mereka bertanya.]'),
    ]),
    channels: ['web', 'email', 'chat', 'short-post'],
  },
  {
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
      check(
        'pribadi',
        say('Naskah tidak menyebut pribadi yang menyebarkan.', 'The text names no person who spread it.'),
      ),
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
  },
  {
    id: 'pernyataan',
    name: say('Pernyataan awal', 'Holding statement'),
    help: say(
      'Saat kejadian belum jelas: apa yang diketahui, apa yang belum.',
      'While events are unclear: what is known and what is not.',
    ),
    order: 30,
    active: true,
    fields: [
      field('juru-bicara', say('Juru bicara', 'Spokesperson'), {
        help: say('Nama dan jabatan; satu orang saja.', 'Name and title; one person only.'),
      }),
      field('diketahui', say('Yang sudah diketahui', 'What is known'), long),
      field('belum-diketahui', say('Yang masih diperiksa', 'What is being checked'), long),
      field('pembaruan', say('Kabar berikutnya', 'Next update'), {
        help: say('Pukul berapa dan di mana disampaikan.', 'When and where it will be given.'),
        maxLength: 200,
      }),
      contact,
    ],
    checklist: [
      check(
        'dugaan',
        say(
          'Tidak ada dugaan tentang sebab atau siapa yang salah.',
          'There is no guess about the cause or who is to blame.',
        ),
      ),
      check(
        'korban',
        say(
          'Nama korban tidak disebut sebelum keluarga diberi tahu.',
          'No victim is named before the family was told.',
        ),
      ),
      check(
        'satu-suara',
        say('Pihak lain sudah diberi tahu siapa juru bicaranya.', 'The others were told who speaks.'),
      ),
    ],
    template: template([
      paragraph('[Apa yang terjadi, kapan, di mana.]'),
      paragraph('[Apa yang sedang dilakukan pemerintah, dan siapa yang memimpin.]'),
      paragraph('[Apa yang sebaiknya dilakukan warga sekarang.]'),
      paragraph('[Kapan kabar berikutnya disampaikan.]'),
    ]),
    channels: ['web', 'chat', 'short-post', 'radio'],
  },
  {
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
  },
  {
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
  },
  {
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
  },
  {
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
        say(
          'Terbaca di ponsel: huruf besar, warna kontras.',
          'It can be read on a phone: large letters, good contrast.',
        ),
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
  },
  {
    id: 'undangan-pers',
    name: say('Undangan pers', 'Press invitation'),
    help: say(
      'Mengundang wartawan meliput acara atau jumpa pers.',
      'Invites journalists to an event or a press conference.',
    ),
    order: 80,
    active: true,
    fields: [
      field('acara', say('Acara', 'Event'), { maxLength: 200 }),
      field('tanggal', say('Tanggal', 'Date'), day),
      field('waktu', say('Waktu', 'Time'), {
        help: say('Misalnya: 09.00–11.00 WIB', 'For example: 09.00–11.00 WIB'),
        maxLength: 100,
      }),
      field('tempat', say('Tempat', 'Place'), { maxLength: 300 }),
      field('narasumber', say('Narasumber', 'Speakers'), {
        help: say('Nama dan jabatan, satu baris satu orang.', 'Names and titles, one a line.'),
        ...long,
      }),
      field('konfirmasi', say('Konfirmasi kehadiran', 'Reply to'), {
        help: say('Nama, nomor, dan batas waktu.', 'Name, number and deadline.'),
        maxLength: 300,
      }),
    ],
    checklist: [
      namesChecked,
      check(
        'agenda',
        say('Waktu sudah dicocokkan dengan agenda pimpinan.', 'The time was checked against the leader’s agenda.'),
      ),
      check('tempat', say('Tempat sudah dipesan dan dapat dijangkau.', 'The place is booked and can be reached.')),
    ],
    template: template([
      paragraph('[Kepada redaksi: acara apa, mengapa layak diliput.]'),
      paragraph('[Hari, tanggal, waktu, tempat, narasumber.]'),
      paragraph('[Ketentuan peliputan: tanda pengenal, tempat kamera, waktu wawancara.]'),
    ]),
    channels: ['email', 'chat'],
  },
  {
    id: 'hak-jawab',
    name: say('Hak jawab', 'Right of reply'),
    help: say(
      'Menjawab terbitan yang keliru tentang kantor ini (UU 40/1999 Pasal 5 ayat 2).',
      'Answers a publication that was wrong about this office (UU 40/1999 article 5 (2)).',
    ),
    order: 90,
    active: true,
    fields: [
      field('media', say('Media', 'Outlet'), { maxLength: 200 }),
      field('terbitan', say('Judul terbitan yang dijawab', 'Title of the publication answered'), { maxLength: 300 }),
      field('tanggal-terbit', say('Tanggal terbit', 'Date of publication'), day),
      field('tautan', say('Tautan atau halaman', 'Link or page'), { maxLength: 500, ...free }),
      field('bagian', say('Bagian yang keliru', 'What was wrong'), {
        help: say('Kutip persis bagian yang dijawab.', 'Quote exactly what is answered.'),
        ...long,
      }),
      field('pengaju', say('Yang mengajukan', 'Who replies'), {
        help: say('Nama dan jabatan yang berhak menjawab.', 'Name and title of who may reply.'),
      }),
    ],
    checklist: [
      check(
        'sebatas',
        say(
          'Hanya menjawab bagian yang keliru, sepanjang kira-kira yang dijawab.',
          'It answers only what was wrong, at about the same length.',
        ),
      ),
      check('bukti', say('Bukti dilampirkan.', 'Evidence is attached.')),
      check(
        'nada',
        say(
          'Tidak ada ancaman; yang diminta adalah pemuatan hak jawab.',
          'There is no threat; what is asked for is that the reply be published.',
        ),
      ),
    ],
    template: template([
      paragraph('[Kepada pemimpin redaksi: terbitan mana yang dijawab.]'),
      paragraph('[Bagian yang keliru, lalu yang benar beserta buktinya.]'),
      paragraph('[Permintaan pemuatan sesuai Undang-Undang Nomor 40 Tahun 1999 tentang Pers.]'),
    ]),
    channels: ['email', 'web'],
  },
]
