import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { compareWithPage, headingsOf, PAGE_MAX, partOf, type KnownPage, type Part } from './rules/page.ts'
import { readPage } from './sources/page.ts'

const address = 'https://bpbd.example/pengumuman/'
const read = (body: string) => {
  const page = readPage({ bytes: Buffer.from(`<!doctype html><title>Pengumuman BPBD</title><body>${body}`), mediaType: 'text/html', address }) // prettier-ignore
  assert.ok(page, 'it is a page')
  return page
}
/** Looks at one page after the other, a day apart, and says what each look brought. */
function looks(...bodies: readonly string[]) {
  let known: KnownPage | null = null
  return bodies.map((body, at) => {
    const { title, pieces } = read(body)
    const compared = compareWithPage(known, pieces, { title, address, day: `2026-11-${10 + at}` })
    known = JSON.parse(JSON.stringify(compared.known)) as KnownPage
    return compared.entries
  })
}
const titles = (...bodies: readonly string[]) => looks(...bodies).map((entries) => entries.map((it) => it.title))
const li = (at: number, title: string) =>
  `<li><a href="/pengumuman/${at}?utm_source=x">${title}</a> <span>${at} jam lalu</span></li>`
const list = (...items: string[]) => `<h2>Pengumuman</h2><ul>${items.join('')}</ul>`
const [one, two, three] = [li(1, 'Seleksi relawan bencana dibuka'), li(2, 'Jadwal imunisasi polio'), li(3, 'Jalan Karangan ditutup dua hari')] // prettier-ignore

describe('a page that is watched', () => {
  test('is only remembered at first, and then gives each new link once, wherever it stands and whatever returns', () => {
    const found = looks(list(one, two), list(three, one, two), list(one, three), list(two, one, three), list(three, two, one)) // prettier-ignore
    assert.deepEqual(found.map((it) => it.map(({ title, url, guid }) => [title, url, guid])), [
      [],
      [['Jalan Karangan ditutup dua hari', 'https://bpbd.example/pengumuman/3?utm_source=x', 'https://bpbd.example/pengumuman/3']],
      [], [], [],
    ]) // prettier-ignore
  })

  test('raises nothing for counters, clocks, the date of today, how long ago, sessions and scripts', () => {
    const at = (n: number) => `<script>var t=${n}</script><nav><a href="/${n}">Menu ke ${n} yang lain</a></nav>
      <p>Selamat datang, ${['Selasa', 'Rabu', 'Kamis'][n]} ${10 + n} November 2026</p><div>${10 + n}/11/2026 pukul 0${n}.15 WIB</div>
      <table><tr><td>Hari ini</td><td>${n}23</td></tr><tr><td>Total</td><td>1.0${n}0.221</td></tr></table>
      <p>Pengunjung online: ${n + 3}</p><p>dilihat ${n}21 kali</p><div>${n}.556 views</div><p>${n + 2} menit yang lalu</p>
      <ul>${li(n + 1, 'x').replace(/href="[^"]*"/, `href="/a;jsessionid=${n}F?PHPSESSID=${n}"`).replace('>x<', '>Seleksi relawan bencana dibuka<')}</ul><footer>© ${2026 + n}</footer>` // prettier-ignore
    assert.deepEqual(titles(at(0), at(1), at(2)), [[], [], []])
  })

  test('tells a passage that was written anew with what it said before, numbers too', () => {
    const status = (n: string) => `<h2>Banjir Karangan</h2><p>Korban mengungsi di balai desa ${n} orang sampai pagi ini.</p><p>Dapur umum dibuka.</p>` // prettier-ignore
    const [, found] = looks(status('120'), status('150'))
    assert.deepEqual(
      found?.map((it) => [it.text, it.url]),
      [['Korban mengungsi di balai desa 150 orang sampai pagi ini.\nSebelumnya tertulis:\nKorban mengungsi di balai desa 120 orang sampai pagi ini.', address]],
    ) // prettier-ignore
  })

  test('tells a short word in the place of another under the words before it', () => {
    const board = (level: string) => `<div>Status Gunung Wilis</div><div>${level}</div><p>Diperbarui setiap hari</p>`
    const [, found] = looks(board('Normal'), board('Siaga'))
    assert.deepEqual(found?.map((it) => [it.title, it.text]), [['Status Gunung Wilis: Siaga', 'Siaga\nSebelumnya tertulis:\nNormal']]) // prettier-ignore
  })

  test('tells what went with nothing in its place, but not what fell off a list, nor of a page under repair', () => {
    const about = (more: string) => `${list(one, two)}<h2>Tentang</h2><p>Kantor buka setiap hari kerja.</p>${more}<p>Hubungi kami di balai kota.</p><p>Parkir di halaman belakang.</p>` // prettier-ignore
    const more = '<p>Izin tambang desa berlaku sampai Desember.</p>'
    const [, went] = looks(about(more), about(''))
    assert.deepEqual(went?.map((it) => [it.title, it.text]), [['Tidak ada lagi di halaman: Pengumuman BPBD', 'Izin tambang desa berlaku sampai Desember.']]) // prettier-ignore
    assert.deepEqual(titles(about(more), '<p>Sedang dalam perbaikan, kembali lagi nanti.</p>', about(more)), [
      [],
      ['Sedang dalam perbaikan, kembali lagi nanti.'],
      [],
    ])
  })

  test('takes what stands under one heading, or behind one link, as one', () => {
    const cards = `<article><h3>Panen raya di Dongko</h3><p>Bupati memanen padi bersama petani.</p><a href="/panen">Selengkapnya</a></article>
      <article><a href="/obat"><h3>Stok obat puskesmas aman</h3><p>Dinas Kesehatan menjamin sampai akhir tahun.</p></a></article>` // prettier-ignore
    const [, found] = looks('<h2>Berita</h2>', `<h2>Berita</h2>${cards}`)
    assert.deepEqual(found?.map((it) => [it.title, it.text, it.url]), [
      ['Panen raya di Dongko', 'Bupati memanen padi bersama petani.', 'https://bpbd.example/panen'],
      ['Stok obat puskesmas aman', 'Dinas Kesehatan menjamin sampai akhir tahun.', 'https://bpbd.example/obat'],
    ]) // prettier-ignore
  })

  test('learns what changes in its numbers alone, and is quiet about it from then on', () => {
    const rate = (n: number) => `<h2>Kurs</h2><p>Harga beras medium Rp 1${n}.250 per kilogram</p>`
    const counts = titles(...[1, 2, 3, 4, 5, 6].map(rate)).map((it) => it.length)
    assert.deepEqual(counts, [0, 1, 1, 1, 0, 0])
  })

  test('that was built anew gives twenty at most, and says how many were left', () => {
    const many = list(...Array.from({ length: 60 }, (_, at) => li(at, `Pengumuman yang ke ${at} tahun ini`)))
    const before = read(list(one))
    const { known } = compareWithPage(null, before.pieces, { title: '', address, day: '2026-11-10' })
    const { entries, dropped } = compareWithPage(known, read(many).pieces, { title: '', address, day: '2026-11-11' })
    assert.deepEqual([entries.length, dropped], [PAGE_MAX.mentions, 40])
    const long = read(Array.from({ length: 4_000 }, (_, at) => `<p>Bagian ke ${at} dari halaman</p>`).join(''))
    const all = compareWithPage(null, long.pieces, { title: '', address, day: '2026-11-11' })
    assert.deepEqual([all.known.pieces.length, all.dropped], [PAGE_MAX.watched, 4_000 - PAGE_MAX.watched])
  })
})

describe('a part of a page', () => {
  const { pieces } = read('<p>Pengumuman ada di bawah</p><h2>Agenda</h2><p>Rapat</p><h2> PENGUMUMAN  terbaru</h2><h3>Lelang</h3><p>Pasar</p><h2>Tautan</h2><p>Situs lain</p>') // prettier-ignore
  const said = (part: Partial<Part>) => partOf(pieces, { from: '', until: '', ...part })?.map((it) => it.text) ?? null
  test('is under its heading, to the next of its level or to before other words', () => {
    assert.deepEqual(said({ from: 'pengumuman' }), ['Lelang', 'Pasar'])
    assert.deepEqual(said({ from: 'Agenda', until: 'lelang' }), ['Rapat', 'PENGUMUMAN terbaru'])
    assert.deepEqual(said({ from: 'pasar' }), ['Tautan', 'Situs lain'])
    assert.deepEqual(said({ until: 'agenda' }), ['Pengumuman ada di bawah'])
    assert.equal(said({})?.length, pieces.length)
  })
  test('whose words are not there is none', () => {
    assert.equal(said({ from: 'tidak ada' }), null)
    assert.equal(said({ from: 'agenda', until: 'tidak ada' }), null)
  })
  test('is chosen by the headings of the page', () => {
    assert.deepEqual(headingsOf(pieces), ['Agenda', 'PENGUMUMAN terbaru', 'Lelang', 'Tautan'])
  })
})

describe('a page', () => {
  test('is told from a picture, a feed and nothing; and one that a program fills is a page without words', () => {
    for (const other of ['', 'x', 'PNG\u0000', '{"a":1}', '<rss version="2.0"><channel/></rss>'])
      assert.equal(readPage({ bytes: Buffer.from(other), mediaType: '', address }), null, other)
    assert.deepEqual(read('<div id="app"></div><script>start()</script>').pieces, [])
  })
  test('keeps no address that runs something, and resolves the others from its base', () => {
    const { pieces } = read('<base href="https://lain.example/x/"><p><a href="javascript:alert(1)">Satu</a></p><p><a href="y">Dua</a></p><p><a href="#z">Tiga</a></p><p><a href="http://[">Empat</a></p>') // prettier-ignore
    assert.deepEqual(pieces.map((it) => it.url), ['', 'https://lain.example/x/y', '', '']) // prettier-ignore
  })
  test('whose menu is never closed is read all the same', () => {
    assert.deepEqual(read('<nav><p>Pengumuman lelang pasar').pieces.map((it) => it.text), ['Pengumuman lelang pasar']) // prettier-ignore
  })
  test('that was written to be slow to compare holds nobody up', () => {
    const piece = (text: string) => ({ text, url: '', label: '', level: 0 })
    const filled = (from: number, end: string) => Array.from({ length: PAGE_MAX.watched }, (_, at) => piece(`harga ${from + at} `.padEnd(1_000, end))) // prettier-ignore
    const counter = Array.from({ length: 500 }, (_, at) => piece(`total ${'1'.repeat(4_900)}x${at}`))
    const it = { title: '', address, day: '2026-11-10' }
    const before = compareWithPage(null, filled(0, 'x '), it).known
    const beganMs = performance.now()
    compareWithPage(before, filled(5_000, 'x '), it)
    compareWithPage(null, counter, it)
    const tookMs = performance.now() - beganMs
    assert.ok(tookMs < 1_500, `${tookMs} ms`) // it took 25 s
  })

  test('never breaks who reads and compares it, whatever comes', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<a href="/x">', '</a>', '<nav>', '</nav>', '<h2>', '<script>', '12 kali', ' dilihat ', '27 November 2026', 'Banjir di Karangan', '&#x0;', '<', '"', '<!--', '\u0000', '\ud800', '<td>') // prettier-ignore
    const body = fc.array(piece, { maxLength: 40 }).map((it) => it.join(''))
    fc.assert(
      fc.property(body, body, (before, after) => {
        const [first, second] = looks(before, after)
        assert.deepEqual(first, [])
        for (const it of second ?? []) assert.ok(it.title !== '' && it.title.length <= 300 && it.text.isWellFormed())
        assert.deepEqual(looks(before, before)[1], [])
      }),
    )
  })
})
