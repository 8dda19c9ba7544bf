/**
 * What goes to newsrooms. Press release: the parts that they expect (number, dateline, embargo, contact, boilerplate).
 * Right of reply: UU 40/1999 article 5 (2).
 */
import type { ContentType } from '../content-types.ts'
import {
  check,
  contact,
  day,
  field,
  figuresChecked,
  free,
  long,
  namesChecked,
  paragraph,
  quote,
  say,
  template,
} from './parts.ts'

export const pressRelease: ContentType = {
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
      help: say('Boleh kosong sampai diregistrasi sekretariat.', 'May stay empty until the secretariat registers it.'),
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
}

export const holdingStatement: ContentType = {
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
      say('Nama korban tidak disebut sebelum keluarga diberi tahu.', 'No victim is named before the family was told.'),
    ),
    check('satu-suara', say('Pihak lain sudah diberi tahu siapa juru bicaranya.', 'The others were told who speaks.')),
  ],
  template: template([
    paragraph('[Apa yang terjadi, kapan, di mana.]'),
    paragraph('[Apa yang sedang dilakukan pemerintah, dan siapa yang memimpin.]'),
    paragraph('[Apa yang sebaiknya dilakukan warga sekarang.]'),
    paragraph('[Kapan kabar berikutnya disampaikan.]'),
  ]),
  channels: ['web', 'chat', 'short-post', 'radio'],
}

export const pressInvitation: ContentType = {
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
}

export const rightOfReply: ContentType = {
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
}
