import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { growth } from '../../test/processor-time.ts'
import { greetingLength, withoutGreeting } from './greetings.ts'

test('a message begins behind its greeting, whom it is for, who writes and their asking for leave', () => {
  for (const [written, told] of [
    ['Assalamualaikum, jembatan gantung di Watulimo putus', 'jembatan gantung di Watulimo putus'],
    ["Assalamu'alaikum warahmatullahi wabarakatuh. Jalan rusak di Tugu", 'Jalan rusak di Tugu'],
    ['Ass. wr. wb. lampu jalan mati semua', 'lampu jalan mati semua'],
    ['Selamat pagi, saya *** dari Desa Sumberingin. Air PDAM keruh', 'Air PDAM keruh'],
    ['Selamat pagi, saya *** dari Desa Sumberingin mau lapor jalan amblas', 'mau lapor jalan amblas'],
    ['Selamat siang pak jalan di Bendungan longsor', 'jalan di Bendungan longsor'],
    ['Selamat sore Bapak Bupati Trenggalek, air sungai berbusa', 'air sungai berbusa'],
    ['Malam min, listrik padam di Panggul', 'listrik padam di Panggul'],
    ['min, listrik padam di Panggul', 'listrik padam di Panggul'],
    ['Yth. Bapak Bupati Trenggalek, jalan desa rusak parah', 'jalan desa rusak parah'],
    ['Kepada Yth. Kepala Dinas PUPR di tempat. Dengan hormat, talud ambrol', 'talud ambrol'],
    ['Yth Bupati jalan kami rusak parah, tolong', 'jalan kami rusak parah, tolong'],
    ['YTH BUPATI TRENGGALEK JALAN RUSAK', 'TRENGGALEK JALAN RUSAK'],
    ['Mohon maaf mengganggu, mohon izin melaporkan pohon tumbang', 'melaporkan pohon tumbang'],
    ['Izin, pohon tumbang di Dongko', 'pohon tumbang di Dongko'],
    ['Perkenalkan, nama saya Budi Santoso warga RT. 05 Desa Karangan. Sampah menumpuk', 'Sampah menumpuk'],
    ['Halo admin\nSaya Siti, antrean di Puskesmas Tugu panjang', 'antrean di Puskesmas Tugu panjang'],
  ] as const) assert.equal(withoutGreeting(written), told, written) // prettier-ignore
})

test('what tells something stays, though it begins with such a word', () => {
  for (const told of [
    'Selamat, tiga nelayan ditemukan hidup',
    'Pagi tadi jembatan putus',
    'Malam takbiran ricuh di Pogalan',
    'Minyak goreng langka di pasar',
    'Izin tambang galian C dipersoalkan warga',
    'Mohon izin usaha dipermudah',
    'Bu Siti tewas tertabrak truk',
    'Ibu hamil ditolak Puskesmas',
    'Saya melihat asap dari gudang solar',
    'Saya kehilangan motor di pasar',
    'Kami warga Desa Sumberingin kekurangan air',
    'Dinas PUPR menutup jalan',
    'Assalam, toko roti, terbakar',
    'Maaf saja tidak cukup, kata warga',
  ]) assert.equal(withoutGreeting(told), told, told) // prettier-ignore
})

test('of a message that only greets all stays', () => {
  for (const told of [
    '',
    'Assalamualaikum',
    'Selamat pagi, saya *** dari Desa Sumberingin',
    'Yth. Bupati',
    'Halo admin!',
  ])
    assert.equal(withoutGreeting(told), told)
  assert.equal(greetingLength('Selamat pagi, saya *** dari Desa Sumberingin.'), 45)
})

test('of any text an end is left that stands in it, and no length makes it slow', () => {
  const pieces = fc.constantFrom('Selamat pagi', 'pak', 'Yth.', 'Bupati', 'saya', '***', 'dari', 'Desa', ',', ' ', '\n', 'izin', 'A', 'RT.') // prettier-ignore
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      const text = parts.join(' ')
      assert.ok(text.endsWith(withoutGreeting(text)) && greetingLength(text) <= text.length)
    }),
  )
  for (const piece of ['pak ', 'saya A ', 'Yth. Bupati ', 'RT. ', 'maaf pak ', 'A ', 'Bupati ']) {
    const read = (times: number) => () => greetingLength(`Selamat pagi saya dari ${piece.repeat(times)}`)
    assert.ok(growth(read(10), read(2_000)) < 40, piece)
  }
})
