import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findHeader } from './columns.ts'
import { wordsOfMention } from './gathering.ts'
import { complaintVocabulary, judgeComplaint, personsIn, withoutPersons } from './complaint-rows.ts'

const now = new Date('2026-11-27T03:00:00Z')

function judge(header: readonly string[], cells: readonly string[]) {
  const found = findHeader([{ number: 1, cells: header }], complaintVocabulary)
  assert.ok(found)
  const row = withoutPersons({ number: 2, cells }, personsIn(found.header))
  return judgeComplaint(row.cells, found, now)
}

const lapor = ['Tracking ID', 'Tanggal Laporan', 'Nama Pelapor', 'No. HP', 'Judul Laporan', 'Isi Laporan', 'Kategori', 'Instansi Terdisposisi', 'Status', 'Lokasi Kejadian'] // prettier-ignore

test('a row of LAPOR! becomes a mention without who complained', () => {
  const row = judge(lapor, ['7654321', '17/08/2026 07:15', 'Siti Aminah', '081234567890', 'Jalan rusak', 'Saya Siti Aminah, NIK 3503014107900001, jalan berlubang. Hubungi 0812-3456-7890.', 'Infrastruktur', 'Dinas PUPR', 'Proses', 'Desa Sukorame']) // prettier-ignore
  assert.deepEqual(row.problems, [])
  assert.equal(row.publishedAt?.toISOString(), '2026-08-17T00:15:00.000Z')
  assert.deepEqual(row.facts, { number: '7654321', category: 'Infrastruktur', agency: 'Dinas PUPR', status: 'Proses', place: 'Desa Sukorame' }) // prettier-ignore
  assert.match(row.text, /jalan berlubang[\s\S]*Desa Sukorame/)
  assert.doesNotMatch(JSON.stringify(row), /siti|aminah|7900001|3456|567890/i)
})

test('columns of who complained are known by their headers, those of what they say are not taken for them', () => {
  const isPersonal = (header: string) => personsIn([header]).columns.length === 1
  for (const person of ['Nama', 'NAMA PELAPOR', 'No. HP', 'No Telp/WA', 'Alamat', 'Alamat Pelapor', 'E-mail', 'NIK', 'Username', 'Jenis Kelamin', 'Tanggal Lahir', 'Kontak Pengadu', 'Pekerjaan', 'Akun Instagram', 'Nama Ibu Kandung', 'Nama & Alamat', 'Nomor Rekening', 'Nama Terlapor']) assert.ok(isPersonal(person), person) // prettier-ignore
  // As programs head their exports.
  for (const person of ['nama_pelapor', 'namaPelapor', 'NamaPengirim', 'no_hp', 'NoHP', 'nohp', 'nomor_telepon', 'tgl_lahir', 'alamat_pelapor', 'user_id', 'WhatsApp', 'eMail']) assert.ok(isPersonal(person), person) // prettier-ignore
  for (const other of ['Isi Laporan Pelapor', 'Nama Instansi', 'Nama Kegiatan', 'Alamat Kejadian', 'Status', 'Tanggal', 'Tanggal Pelaporan', 'Kategori', 'Nomor Aduan', 'nomor_pengaduan', 'Judul', 'Lokasi', 'Kecamatan']) assert.ok(!isPersonal(other), other) // prettier-ignore
})

test('an export whose headers a program wrote is read, and who complained stays out of it', () => {
  const row = judge(['ticket_number', 'tanggal_laporan', 'nama_pelapor', 'no_hp', 'isi_laporan'], ['ADU-0001', '2026-08-17 07:15:00.000', 'Bapak Budi Santoso, S.Pd', '081234567890', 'Saya budi  santoso, lampu jalan padam']) // prettier-ignore
  assert.deepEqual(
    [row.publishedAt?.toISOString(), row.text],
    ['2026-08-17T00:15:00.000Z', 'Saya ***, lampu jalan padam'],
  )
  assert.equal(row.facts['number'], 'ADU-0001')
})

test('only a whole name is hidden, and nothing else that is known of who complained', () => {
  const said = (name: string, text: string) => judge(['Nama', 'Pekerjaan', 'Jenis Kelamin', 'Alamat', 'Waktu', 'Isi'], [name, 'Petani', 'Perempuan', 'Desa Sukorame', '17/08/2026', text]).text // prettier-ignore
  assert.equal(said('Andi', 'Air untuk mandi keruh, kata Andi'), 'Air untuk mandi keruh, kata ***')
  assert.equal(said('Rian', 'Surat dari Kementerian Pertanian'), 'Surat dari Kementerian Pertanian')
  assert.equal(
    said('Siti', 'Petani perempuan di Desa Sukorame gagal panen'),
    'Petani perempuan di Desa Sukorame gagal panen',
  )
  assert.equal(said('Masyarakat', 'Masyarakat mengeluh jalan rusak'), 'Masyarakat mengeluh jalan rusak')
  assert.equal(said('Siti Aminah (RT 3)', 'SITI AMINAH melapor: got mampet'), '*** melapor: got mampet')
})

test('one complaint has one key by its number, whatever its status; without one by what was said, and when', () => {
  const [open, done] = ['Proses', 'Selesai'].map((status) => judge(['Nomor Aduan', 'Tanggal', 'Isi', 'Status'], ['ADU-0001', '17/08/2026', 'Lampu padam', status])) // prettier-ignore
  assert.equal(open?.key, done?.key)
  const plain = (at: string, said: string) => judge(['Tanggal', 'Isi'], [at, said]).key
  assert.equal(plain('17/08/2026', 'Lampu padam'), plain('17 Agustus 2026', 'Lampu padam'))
  assert.notEqual(plain('17/08/2026', 'Lampu padam'), plain('18/08/2026', 'Lampu padam'))
  // A number that only counts the rows of a table names nothing.
  const counted = (said: string) => judge(['No Aduan', 'Tanggal', 'Isi'], ['1', '17/08/2026', said]).key
  assert.notEqual(counted('Lampu padam'), counted('Jalan rusak'))
})

test('times are read as tables write them, the day before the month', () => {
  const times = {
    '17/08/2026 07:15': '2026-08-17T00:15', '17-08-2026 19.15 WIB': '2026-08-17T12:15', '2026-08-17T07:15': '2026-08-17T00:15',
    '2026-08-17T07:15:00Z': '2026-08-17T07:15', '17 Agustus 2026, 07.15': '2026-08-17T00:15', '17/08/2026 7:15 PM': '2026-08-17T12:15',
    '17.08.26': '2026-08-16T17:00', '5/6/2026 08:00:10': '2026-06-05T01:00', '2026-08-17T07:15:00+08:00': '2026-08-16T23:15',
    '2026-08-17 07:15:00.000': '2026-08-17T00:15', '46251.5': '2026-08-17T05:00', '46251,999999': '2026-08-17T16:59', '46251': '2026-08-16T17:00',
  } // prettier-ignore
  for (const [said, at] of Object.entries(times))
    assert.equal(judge(['Waktu', 'Isi'], [said, 'a']).publishedAt?.toISOString().slice(0, 16), at, said)
})

test('each reason why a row stays out is named', () => {
  const codes = (...cells: string[]) => judge(['Waktu', 'Isi', 'Judul'], cells).problems.map(({ code }) => code)
  assert.deepEqual(codes('', 'a'), ['time-missing'])
  assert.deepEqual(codes('kemarin', 'a'), ['bad-time'])
  assert.deepEqual(codes('17/08/2027', 'a'), ['time-ahead'])
  assert.deepEqual(codes('17/08/2026', '-'), ['text-missing'])
  assert.deepEqual(codes('17/08/2026', 'x'.repeat(15_001)), ['too-long'])
  assert.deepEqual(codes('17/08/2026', 'a\u0000'), ['broken-text'])
  assert.deepEqual(codes('17/08/2026', 'a', '', 'lebih'), ['extra-cells'])
  assert.deepEqual(codes('17/08/2026', '', 'Hanya judul'), [])
})

test('no row of any text breaks the judge, and a good one is always a whole mention', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('17/08/2026', '081234567890', '-', 'Siti Aminah', 'İSTANBUL')) // prettier-ignore
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const row = judge(lapor, cells)
      if (row.problems.length > 0) return
      assert.ok(row.publishedAt && row.title !== '' && row.title.length <= 300 && row.text.isWellFormed())
    }),
  )
})

test('no title or summary that is cut ends in half a picture sign', () => {
  for (const lead of ['', 'a']) {
    const pictures = `${lead}${'😀'.repeat(2_000)}`
    const { title } = judge(['Nomor Aduan', 'Tanggal', 'Isi'], ['ADU-1', '2026-11-26', pictures])
    const { title: ofItem, summary } = wordsOfMention({ title: pictures, text: pictures, message: true })
    for (const said of [title, ofItem, summary]) assert.doesNotMatch(said, /\uFFFD/, said)
  }
})
