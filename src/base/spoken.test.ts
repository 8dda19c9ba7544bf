import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSpelled } from './spelled.ts'
import { spoken } from './spoken.ts'

const reads = (pairs: Record<string, string>) => {
  for (const [written, said] of Object.entries(pairs)) assert.equal(spoken(written), said, written)
}

test('money is read with its currency behind it', () => {
  reads({
    'Rp5.000.000': 'lima juta rupiah',
    'Rp 5 juta rupiah': 'lima juta rupiah',
    'Rp1,5 miliar untuk 12 desa': 'satu koma lima miliar rupiah untuk dua belas desa',
    'Rp25.000,00 per kg': 'dua puluh lima ribu rupiah per kg',
    'Rp5.000.000,- tunai': 'lima juta rupiah tunai',
    'Rp10–15 juta': 'sepuluh sampai lima belas juta rupiah',
    'Rp10 juta–Rp15 juta': 'sepuluh juta rupiah sampai lima belas juta rupiah',
    'US$1,2 juta': 'satu koma dua juta dolar Amerika Serikat',
  })
})

test('days are read whole, however they are written', () => {
  const day = 'dua puluh empat November dua ribu dua puluh enam'
  reads({
    '24 November 2026': day,
    '24/11/2026': day,
    '24-11-2026': day,
    '2026-11-24': day,
    '24 Nov 2026': day,
    'Selasa (24/11)': 'Selasa (dua puluh empat November)',
    '24–26 November 2026': `dua puluh empat sampai dua puluh enam November dua ribu dua puluh enam`,
    '05-11-2026': 'lima November dua ribu dua puluh enam',
    '30/02/2026': 'tiga puluh garis miring nol dua garis miring dua ribu dua puluh enam', // no such day
  })
})

test('times are read by the clock, with their zone', () => {
  reads({
    'pukul 07.30 WIB': 'pukul tujuh lewat tiga puluh menit Waktu Indonesia Barat',
    'Pukul 08.00–12.00 WIB.': 'Pukul delapan sampai pukul dua belas Waktu Indonesia Barat.',
    '08.00 s.d. 12.00 WIB': 'pukul delapan sampai pukul dua belas Waktu Indonesia Barat',
    '07:05': 'pukul tujuh lewat lima menit',
    'naik 12.30 kali': 'naik dua belas titik tiga puluh kali', // no clock without a word for it
  })
})

test('shares, measures and ranges', () => {
  reads({
    '12,5%': 'dua belas koma lima persen',
    '12–15 persen': 'dua belas sampai lima belas persen',
    '40 m² dan 3,5 ha': 'empat puluh meter persegi dan tiga koma lima hektare',
    '60 km/jam': 'enam puluh kilometer per jam',
    '-5°C': 'minus lima derajat Celsius',
    '3 x 4 m': 'tiga kali empat meter',
    'Km 16': 'kilometer enam belas',
    '16 meter': 'enam belas meter',
    '10-12 orang': 'sepuluh sampai dua belas orang',
    'skor 2-1': 'skor dua satu',
    '1/2 hari': 'setengah hari',
    'tahun 2024/2025': 'tahun dua ribu dua puluh empat garis miring dua ribu dua puluh lima',
    'RT 03/RW 05': 'RT nol tiga/RW nol lima',
  })
})

test('telephone numbers are read digit by digit', () => {
  reads({
    '0812-3456-7890': 'nol delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol',
    '(0355) 791234': 'nol tiga lima lima, tujuh sembilan satu, dua tiga empat',
    '+62 812 3456 7890': 'plus enam dua, delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol',
    'Hubungi 112.': 'Hubungi satu satu dua.',
    'Nomor 112 Tahun 2008': 'Nomor seratus dua belas Tahun dua ribu delapan', // a law, not a call
  })
})

test('places in a row, and Roman numerals only where they are sure', () => {
  reads({
    'HUT ke-79': 'HUT ketujuh puluh sembilan',
    'Ke-3': 'Ketiga',
    'ke-XX': 'kedua puluh',
    'abad XX': 'abad kedua puluh',
    'triwulan III': 'triwulan tiga',
    'golongan III/d': 'golongan tiga d',
    'tipe C': 'tipe C',
    'Bapak X': 'Bapak X',
    'tahun 1990-an': 'tahun seribu sembilan ratus sembilan puluhan',
  })
})

test('addresses of the web, and what is written short', () => {
  reads({
    'info@contoh.go.id': 'info et contoh titik go titik id',
    'https://www.contoh.go.id/banjir': 'contoh titik go titik id garis miring banjir',
    'Jl. Pemuda No. 5, Kab. Trenggalek, dll.': 'Jalan Pemuda Nomor lima, Kabupaten Trenggalek, dan lain-lain',
    'dr. Sari & Dr. Budi': 'dokter Sari dan Doktor Budi',
    'Covid-19 di SDN2': 'Covid sembilan belas di SDN dua',
  })
})

test('numbers with points, commas and too many digits', () => {
  reads({
    '1.250,75': 'seribu dua ratus lima puluh koma tujuh lima',
    '3.5': 'tiga titik lima',
    '0,05': 'nol koma nol lima',
    '1,2,3': 'satu, dua, tiga',
    '3503011234567890': 'tiga lima nol tiga nol satu satu dua tiga empat lima enam tujuh delapan sembilan nol',
  })
})

test('a text without a figure is read as it stands', () => {
  const text = 'Warga bergotong royong membersihkan saluran air, lalu makan bersama.'
  assert.equal(spoken(text), text)
})

const scrap = fc.constantFrom(
  ...'0 7 12 1.250 3,5 2026 24/11/2026 07.30 Rp $ % km m² ° ke- XX - – . , / : ( ) pukul WIB nomor juta +62 0812 a É 中 💧 https:// @ go.id &'.split(
    ' ',
  ),
  ' ',
  '\n',
  '\u00a0',
)

test('no figure is ever left, whatever was written', () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 40 }), (scraps) => {
      const said = spoken(scraps.join(''))
      assert.doesNotMatch(said, /[0-9]/)
      assert.ok(said.isWellFormed())
    }),
    { numRuns: 2_000 },
  )
})

test('a listener who writes down a number has the number that was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 999_999_999_999 }), (value) => {
      const written = new Intl.NumberFormat('id-ID').format(value)
      assert.equal(readSpelled(spoken(`${written} jiwa`).split(' '))?.value, value, written)
    }),
  )
})
