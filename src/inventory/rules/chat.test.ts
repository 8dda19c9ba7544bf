import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isTelling, readChat } from './chat.ts'

const WIB = 420

function read(...lines: string[]) {
  const found = readChat(lines.join('\n'), WIB)
  assert.ok(found !== null && found !== 'too-many')
  return found
}
const saidIn = (...lines: string[]) =>
  read(...lines).mentions.map((it) => [it.publishedAt?.toISOString(), it.facts['sender'], it.text])

const road = 'Jalan di depan pasar Panggul putus sejak subuh'

test('each form that WhatsApp writes is read, with its clock and its order of day and month', () => {
  const forms: [string, string][] = [
    ['27/11/26 09.15 - Budi: ', '2026-11-27T02:15:00.000Z'],
    ['27/11/2026 09.15 - +62 812-3456-7890: ', '2026-11-27T02:15:00.000Z'],
    ['27/11/26, 09:15 - Budi: ', '2026-11-27T02:15:00.000Z'],
    ['11/27/26, 9:15 PM - Budi: ', '2026-11-27T14:15:00.000Z'],
    ['11/27/26, 12:05\u202fAM - Budi: ', '2026-11-26T17:05:00.000Z'],
    ['[27/11/26 09.15.03] Budi: ', '2026-11-27T02:15:00.000Z'],
    ['\u200e[27/11/2026, 21.15.03] Budi: ', '2026-11-27T14:15:00.000Z'],
    ['[11/27/26, 9:15:03\u202fPM] Budi: ', '2026-11-27T14:15:00.000Z'],
    ['2026-11-27, 09:15 - Budi: ', '2026-11-27T02:15:00.000Z'],
    ['27.11.26, 9:15 pm – Budi: ', '2026-11-27T14:15:00.000Z'],
  ]
  for (const [head, at] of forms) assert.deepEqual(saidIn(head + road), [[at, '1', road]], head)
})

test('where a day could be a month, the whole chat decides, and else the day comes first', () => {
  assert.equal(saidIn(`05/06/26 09.15 - A: ${road}`)[0]?.[0], '2026-06-05T02:15:00.000Z')
  const us = saidIn(`05/06/26, 09:15 - A: ${road}`, `05/13/26, 09:15 - B: ${road} lagi`)
  assert.equal(us[0]?.[0], '2026-05-06T02:15:00.000Z')
  // 1 February, 1 March, 2 January as months first go back in time; as days first they go on.
  const ordered = saidIn(`01/02/26 09.15 - A: ${road}`, `01/03/26 09.15 - B: ${road}`, `02/03/26 09.15 - A: ${road}`)
  assert.deepEqual(ordered.map(([at]) => at?.slice(5, 10)), ['02-01', '03-01', '03-02']) // prettier-ignore
})

test('neither names nor numbers of anybody stay, and each person is a number', () => {
  const found = read(
    `27/11/26 09.15 - Budi Santoso: Mohon bantuan, hubungi saya di 0812 3456 7890 atau budi@gmail.com segera`,
    `27/11/26 09.16 - +62 857-1111-2222: @\u2068Budi Santoso\u2069 dan @6281234567890 tolong cek banjir di Kelutan`,
    `27/11/26 09.30 - Budi Santoso: Sudah saya lihat, air setinggi lutut orang dewasa`,
  )
  assert.equal(found.people, 2)
  assert.deepEqual(found.mentions.map((it) => it.facts['sender']), ['1', '2', '1']) // prettier-ignore
  assert.doesNotMatch(JSON.stringify(found), /Budi|7890|1111|gmail\.com.*budi|santoso|628123/i)
})

test('who wrote is hidden too where they sign, are called, or were copied from another chat', () => {
  const texts = (...lines: string[]) => read(...lines).mentions.map((it) => it.text)
  assert.deepEqual(
    texts(
      '27/11/26 09.10 - Budi Santoso: Saya Budi Santoso, air PDAM mati sejak kemarin sore',
      '27/11/26 09.20 - ~\u00a0Rina: salam dari Rina, jembatan Ngares retak lagi',
      '27/11/26 09.30 - +62 812-3456-7890: [09.30, 12/5/2026] Agus Pratama: pohon tumbang di jalan raya Durenan',
      '[12/5 09.31] +62 813-1111-2222: betul, menutup seluruh badan jalan',
      '27/11/26 09.40 - Andi: @Rina dan budi santoso, warga kesulitan air untuk mandi',
      '27/11/26 09.50 - Camat Panggul: jalan di depan kantor Camat Panggul sudah dibuka',
    ),
    [
      'Saya ***, air PDAM mati sejak kemarin sore',
      'salam dari ***, jembatan Ngares retak lagi',
      'pohon tumbang di jalan raya Durenan\nbetul, menutup seluruh badan jalan',
      '@*** dan ***, warga kesulitan air untuk mandi',
      'jalan di depan kantor Camat Panggul sudah dibuka',
    ],
  )
})

test('one message keeps its key when others come into the chat by whose name it calls', () => {
  const before = ['27/11/26 09.15 - A: kata Budi Santoso jembatan Ngares retak']
  const [old] = read(...before).mentions
  const [anew] = read(...before, '28/11/26 09.15 - Budi Santoso: jembatan sudah ditutup untuk truk').mentions
  assert.equal(old?.key, anew?.key)
  assert.doesNotMatch(anew?.text ?? '', /Budi/)
})

test('what WhatsApp itself puts into a person’s mouth is no message', () => {
  const found = read(
    '27/11/26 09.00 - A: Menunggu pesan ini. Ini mungkin perlu waktu beberapa saat.',
    '27/11/26 09.01 - A: Panggilan suara tak terjawab pukul 09.01',
    '27/11/26 09.02 - A: Kode keamanan Anda dengan Budi berubah. Ketuk untuk mempelajari.',
    '27/11/26 09.03 - A: Anda menerima pesan sekali lihat',
    '[27/11/26 09.04.00] ~\u202fBudi: \u200eBudi Santoso menyematkan pesan di grup ini',
    '[27/11/26 09.05.00] A: Laporan Budi Santoso.pdf • \u200e2 halaman \u200edokumen tidak disertakan',
    `27/11/26 09.20 - B: ${road}`,
  )
  assert.deepEqual([found.leftOut.notice, found.leftOut.media, found.mentions.length], [4, 2, 1])
})

test('a line that somebody pasted does not turn all days around', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `12/05/24 09.${at + 10} - A: ${road}`)
  assert.equal(saidIn(...lines, '2024/05/12 09:11 - jadwal')[0]?.[0], '2024-05-12T02:29:00.000Z')
})

test('messages of many lines stay whole, and what one person writes on end becomes one', () => {
  const found = saidIn(
    '27/11/26 09.15 - A: Pak mau lapor',
    '27/11/26 09.15 - A: jembatan di Desa Ngares retak',
    'panjang retak dua meter',
    '',
    'mohon dicek',
    '27/11/26 09.16 - B: air sungai juga naik terus pak',
    '27/11/26 09.40 - A: sekarang sudah ditutup warga dengan bambu',
  )
  assert.deepEqual(found.map(([, sender, text]) => [sender, text]), [
    ['1', 'Pak mau lapor\njembatan di Desa Ngares retak\npanjang retak dua meter\n\nmohon dicek'],
    ['2', 'air sungai juga naik terus pak'],
    ['1', 'sekarang sudah ditutup warga dengan bambu'],
  ]) // prettier-ignore
})

test('notices, media, deleted messages and chatter are left out and counted', () => {
  const found = read(
    '27/11/26 09.00 - Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang di chat ini yang dapat membacanya.',
    '27/11/26 09.00 - Budi mengubah subjek dari "Aduan: lama" menjadi "Aduan: baru"',
    '27/11/26 09.01 - A: <Media tidak disertakan>',
    '27/11/26 09.02 - B: IMG-20261127-WA0001.jpg (file terlampir)',
    '27/11/26 09.03 - A: Pesan ini dihapus',
    '27/11/26 09.04 - B: Siap, terima kasih pak 🙏',
    '27/11/26 09.10 - A: IMG-20261127-WA0002.jpg (file terlampir)',
    'pohon tumbang menutup jalan',
    '27/11/26 09.20 - B: Sudah ditangani BPBD tadi pagi <Pesan ini diedit>',
  )
  assert.deepEqual(found.leftOut, { notice: 2, media: 2, removed: 1, chatter: 1 })
  assert.deepEqual(found.mentions.map((it) => it.text), ['pohon tumbang menutup jalan', 'Sudah ditangani BPBD tadi pagi']) // prettier-ignore
  const ios = read(
    '[27/11/26 09.00.01] Aduan Warga: \u200ePesan dan panggilan terenkripsi secara end-to-end.',
    '[27/11/26 09.00.02] Budi: \u200eBudi menambahkan Siti',
    '\u200e[27/11/26 09.01.00] Budi: \u200egambar tidak disertakan',
    `[27/11/26 09.02.00] Budi: ${road}`,
  )
  assert.deepEqual([ios.leftOut.notice, ios.leftOut.media, ios.mentions.length, ios.people], [2, 1, 1, 1])
})

test('few words tell something when one of them is a word of danger', () => {
  for (const telling of ['banjir di Kelutan', 'Longsor pak, Bendungan', 'Jalan putus di Panggul', 'Kapan bantuan sosial cair?'])
    assert.ok(isTelling(telling), telling) // prettier-ignore
  for (const idle of ['siap', 'ok pak', 'Terima kasih banyak bapak', 'banjir', '🙏🙏', 'Assalamualaikum wr wb selamat pagi semua', '', 'wkwkwk iya bu'])
    assert.ok(!isTelling(idle), idle) // prettier-ignore
})

test('the same message of two telephones has one key', () => {
  const [android] = read(`27/11/26 09.15 - Budi: ${road}`).mentions
  const [ios] = read(`[27/11/26 09.15.48] Pak Budi RT: ${road}`).mentions
  assert.equal(android?.key, ios?.key)
})

test('what is no chat is none, and no text breaks or slows the reading', () => {
  assert.equal(readChat('Judul;Isi\nJalan;rusak', WIB), null)
  assert.equal(readChat('', WIB), null)
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('27/11/26 09.15 - ', 'A: ', ': ', '[99/99/99 99.99.99] ', '\u200e', '\n')) // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const found = readChat(pieces.join(''), WIB)
      if (found === null || found === 'too-many') return
      for (const it of found.mentions) assert.ok(it.text.isWellFormed() && it.title !== '' && it.publishedAt !== null)
    }),
  )
  const alike = Array.from(
    { length: 8_000 },
    (_, at) => `27/11/26 09.15 - Budi Nama ${at}x: kata Budi Nama jalan putus`,
  )
  const began = performance.now()
  readChat(alike.join('\n'), WIB)
  readChat(`27/11/26 09.15 - ${'a: '.repeat(300_000)}\n${'['.repeat(300_000)}\n1/1/1, ${' '.repeat(300_000)}`, WIB)
  assert.ok(performance.now() - began < 5_000)
})
