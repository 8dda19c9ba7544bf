/**
 * Made-up texts that meet each rule by which a text is read before its tone is judged: datelines, credits, pointers and
 * signatures (`cleaning.ts`), speech, negations, signs, short forms, stems, figures, other letters. How they are read is
 * kept with the weights, so that a changed rule, or a phrase or short form that came to it, is noticed where the texts the weights were learnt from are not at hand.
 */
import { CREDIT_WORDS, POINTER_PHRASES } from '../cleaning.ts'
import { SHORT_FORMS } from './spelling.ts'

export const SAMPLES: readonly string[] = [
  // Before the first sentence.
  'SUKARAYA – Jembatan Lembahsari berlubang dan berbahaya.',
  'KABUPATEN WANASARI, JAWA TIMUR, Gema Lembah Pos — Antrean di loket kacau.',
  'Sukaraya, GemaLembah.com - Taman kota rindang dan asri.',
  'Wanasari, kabar.co.id | Musyawarah desa digelar pada Selasa.',
  '(Gema Lembah) Petugas sigap, urusan selesai sebentar.',
  'Ruas Wates–Kroya ditutup. Bupati (kanan) hadir.',
  'Air naik - warga panik.',
  // Credits, and what only looks so.
  ...CREDIT_WORDS.map((it) => `Air naik cepat. ${it}: Dewi Utami.`),
  'Air naik cepat. Editor koran itu hadir. Sumber: mata air di lereng yang dahulu dijaga warga, kini kering dan rusak sejak pohon habis ditebang.',
  // Pointers, and what only looks so.
  ...[
    ...POINTER_PHRASES,
    ...['baca berita lainnya', 'baca artikel terkait', 'baca berita banjir', 'ikuti lomba', 'baca buku', 'lihat saja'],
  ].map((it) => `Warga senang. ${it} Gema Lembah di sini.`),
  `Ikuti terus ${'nasihat orang tua dan guru '.repeat(7)}.`,
  'baca juga aturan mainnya, jangan asal marah',
  // At the end.
  'Air naik cepat. (ANT)',
  'Air naik cepat. (sis/dna)',
  'Air naik cepat. (*)',
  'Air naik cepat (Wates)',
  // What a text is made of.
  ...Object.entries(SHORT_FORMS).map(([word, forms]) => `Jalan ${word} ${forms} rata.`),
  '<p>Jalan rusak&nbsp;parah.</p><p>Warga &amp; camat kecewa.</p>',
  'Rapat berlangsung di pendopo pada Senin (3/8) dan dihadiri kepala dinas serta para camat sekabupaten. “Jalan ini rusak parah, buruk sekali,” kata warga.',
  '"Jalan ini rusak parah, buruk sekali," kata warga.',
  'Tempatnya TIDAK seramah dulu!! 12 orang menunggu berjam2, pelayanannya krg.',
  'gak ada air bersih udah seminggu, parah bgt... ENAAAAK?; bukan kurang, belum tanpa jangan tak.',
  'Memperbaiki, dikirimkan, menyapu, pengiriman, penulisan, memukul, keberhasilan, kecamatan, pembangunannya, sekalipun, dirikulah, berkendara, pelajaran.',
  'Loket dibuka pukul 08.00–14.00, Rp1.250.000, 1/3 jalan, anak2 takut; km 12,5.',
  'Lóngsor di Wätes, рarah (huruf lain), ﬁx, tt.\u{200d}😡 Dr. H. Slamet M.Si. hadir. 你好',
  'x',
]
