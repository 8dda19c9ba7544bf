import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { inventoryOffice, type InventoryOffice } from '../../test/inventory-office.ts'
import { madeSource, receiveMention } from '../../test/mentions.ts'
import { newId } from '../base/id.ts'
import { findItemOf } from '../dossier/stores/one.ts'
import { findOrigin } from '../dossier/stores/origin.ts'
import { gathering } from './jobs/gather.ts'
import type { Tx } from '../db/connect.ts'
import { entryOf, type Entry } from './rules/entries.ts'
import { readTonesAnew } from './jobs/tones.ts'
import { toneOf } from '../radar/tone.ts'
import { handIn } from './routes/intake-page.ts'
import { countClippings, listClippingRows } from './stores/clippings.ts'
import { takeEntries } from './stores/mentions.ts'
import { insertIntakeLink } from './stores/intake-links.ts'

let office: InventoryOffice
let round: (now: Date) => Promise<boolean>
const sources: string[] = []
before(async () => {
  office = await inventoryOffice()
  const opened = await office.post('/api/inventory/rounds', { title: 'Minggu 48' })
  assert.equal(opened.statusCode, 200, opened.body)
  for (const name of ['Radar Selatan', 'Suara Prigi', 'Kabar Wilis'])
    sources.push(await madeSource(office.db, office.fungsional.personId, name))
})
beforeEach(() => {
  round = gathering(office.db)
})
after(() => office?.close())

const flood = `Banjir setinggi satu meter merendam 390 rumah di Desa Kelutan, Kecamatan Trenggalek, Jumat malam. Kepala BPBD Stefanus Triadi mengatakan dua perahu karet dikerahkan. Warga mengungsi ke balai desa.`
const again = `Sebanyak 390 rumah di Desa Kelutan masih terendam banjir. Stefanus Triadi, Kepala BPBD, menyebut perahu karet dikirim ke Kelutan untuk membawa warga ke balai desa.`
const market = `Pedagang Pasar Basah mengeluhkan harga cabai yang naik menjadi 90.000 rupiah per kilogram. Kepala Dinas Perdagangan Agus Setiyono berjanji menggelar pasar murah.`

let hour = 0
const comesIn = (it: { title: string; text: string; source?: number }) =>
  receiveMention(office.db, { ...it, sourceId: sources[it.source ?? 0] ?? '', at: new Date(Date.UTC(2026, 10, 20, ++hour)) }) // prettier-ignore
const now = () => new Date(Date.UTC(2026, 10, 21, ++hour))
async function settle(): Promise<void> {
  while (await round(now()));
}
const itemOf = async (mentionId: string) =>
  (await office.db.selectFrom('mention').select(['item_id', 'same_as']).where('id', '=', mentionId).executeTakeFirstOrThrow()) // prettier-ignore
const read = async (itemId: string | null) => (await office.get(`/api/inventory/items/${itemId}`)).json()
const mentionsOf = async (itemId: string | null) =>
  (await office.get(`/api/inventory/items/${itemId}/mentions?limit=50`))
    .json()
    .rows.map((row: { id: string }) => row.id)

async function mailbox(): Promise<string> {
  const id = await madeSource(office.db, office.fungsional.personId, 'Kotak surat')
  await office.db.updateTable('source').set({ kind: 'mail' }).where('id', '=', id).execute()
  return id
}

test('what tells of one event becomes one item of the open round, its copies folded, and another event another', async () => {
  const first = await comesIn({ title: 'Banjir rendam Kelutan', text: flood })
  const copy = await comesIn({ title: 'Kelutan terendam', text: `KELUTAN – ${flood} (red)`, source: 1 })
  const other = await comesIn({ title: 'Harga cabai naik', text: market })
  const second = await comesIn({ title: 'Ratusan rumah di Kelutan terendam', text: again, source: 2 })
  await settle()
  const [a, b, c, d] = await Promise.all([first, copy, second, other].map(itemOf))
  assert.deepEqual([a?.item_id, b?.item_id, b?.same_as, c?.item_id, c?.same_as], [first, first, first, first, null])
  assert.equal(d?.item_id, other)
  const item = await read(first)
  assert.deepEqual([item.kind, item.state, item.round.number, item.mentions, item.sources, item.createdBy], ['issue', 'open', 1, 3, 3, null]) // prettier-ignore
  assert.match(item.summary, /Kelutan/)
  assert.ok(!item.summary.includes('(red)') && item.summary.length <= 500, item.summary)
  const { rows } = (await office.get(`/api/inventory/items/${first}/mentions?limit=50`)).json()
  assert.deepEqual(rows.map((row: { id: string; copies: number; copy: boolean }) => [row.id, row.copies, row.copy]), [[second, 0, false], [copy, 0, true], [first, 1, false]]) // prettier-ignore
  assert.ok(rows[0].terms.includes('Kelutan'), JSON.stringify(rows[0]))
  assert.ok(rows[0].score > 0.5)
  assert.ok(
    rows.every(
      (row: { tone: { read: string; said: null } }) =>
        ['negative', 'neutral', 'positive', 'unsure'].includes(row.tone.read) && row.tone.said === null,
    ),
  )
})

test('an issue that letters told first is called as the first medium that tells of it calls it', async () => {
  const { db } = office
  const sourceId = await mailbox()
  const keruh = 'Air PDAM keruh berbau di Desa Wonocoyo, Kecamatan Pogalan, sejak Kamis. Direktur Tirta Wening Hartono belum menjawab.' // prettier-ignore
  const letter = (title: string, text: string) => receiveMention(db, { title, text, sourceId, at: now() })
  const first = await letter('Assalamualaikum, air keruh di Wonocoyo', `Assalamualaikum. ${keruh} Mohon diperiksa.`)
  await settle()
  assert.equal((await read(first)).title, 'Air keruh di Wonocoyo')
  const medium = await receiveMention(db, { title: 'Air PDAM Keruh Tiga Hari', text: `Warga Wonocoyo, Pogalan, mengeluhkan air PDAM yang keruh dan berbau. Direktur Tirta Wening, Hartono, menyebut pipa di Pogalan bocor.`, sourceId: sources[0] ?? '', at: now() }) // prettier-ignore
  await settle()
  assert.equal((await itemOf(medium)).item_id, first)
  assert.equal((await read(first)).title, 'Air PDAM Keruh Tiga Hari')
  const asks = await letter('Permintaan keterangan: air PDAM di Pogalan', `Redaksi menanyakan air PDAM yang keruh di Wonocoyo, Pogalan. Berapa pelanggan terdampak? ${keruh} Pipa bocor, kata Hartono.`) // prettier-ignore
  await settle()
  assert.equal((await itemOf(asks)).item_id, first)
  const { title, source, summary } = await read(first)
  assert.deepEqual([title, source], ['Air PDAM Keruh Tiga Hari', 'Radar Selatan'])
  assert.doesNotMatch(summary, /Assalam/)
})

test('a feed is a medium whatever it is called, and names the issue of which a letter told first', async () => {
  const { db, fungsional } = office
  const portal = await madeSource(db, fungsional.personId, 'Lapor Trenggalek (portal berita)')
  const letter = await receiveMention(db, { title: 'Permohonan', text: 'Assalamualaikum. Jembatan gantung di Desa Ngares, Kecamatan Trenggalek, putus sejak Kamis. Warga memutar tujuh kilometer, kata Kepala Dusun Sarno.', sourceId: await mailbox(), at: now() }) // prettier-ignore
  await settle()
  const report = await receiveMention(db, { title: 'Jembatan Ngares Putus, Siswa Libur', text: 'Siswa di Desa Ngares, Trenggalek, libur karena jembatan gantung putus sejak Kamis. Kepala Dusun Sarno menyebut warga memutar tujuh kilometer.', sourceId: portal, at: now() }) // prettier-ignore
  await settle()
  assert.equal((await itemOf(report)).item_id, letter)
  const { title, source } = await read(letter)
  assert.deepEqual([title, source], ['Jembatan Ngares Putus, Siswa Libur', 'Lapor Trenggalek (portal berita)'])
})

test('the sentences of an issue are the media’s where they tell of it, though a letter told first', async () => {
  const { db } = office
  const letter = await receiveMention(db, { title: 'Pasar Pon', text: 'Saya mohon: atap Pasar Pon di Kelurahan Surodakan ambruk Selasa malam, 40 kios tertutup genteng, Kepala Pasar Winarto sudah tahu.', sourceId: await mailbox(), at: now() }) // prettier-ignore
  await settle()
  assert.match((await read(letter)).summary, /^Saya mohon/)
  const articles = [
    await comesIn({ title: 'Atap Pasar Pon Ambruk', text: 'Atap bangunan utama Pasar Pon di Kelurahan Surodakan ambruk Selasa malam setelah hujan deras disertai angin. Kepala Pasar Winarto menyebut 40 kios di blok barat tertutup genteng dan kayu.' }), // prettier-ignore
    await comesIn({ title: 'Pasar Pon Ditutup', text: 'Pemerintah menutup Pasar Pon di Kelurahan Surodakan setelah atap ambruk Selasa malam. Pedagang dari 40 kios tertutup genteng dipindah ke halaman, kata Kepala Pasar Winarto kemarin.', source: 1 }), // prettier-ignore
  ]
  await settle()
  for (const it of articles) assert.deepEqual(await itemOf(it), { item_id: letter, same_as: null })
  assert.doesNotMatch((await read(letter)).summary, /[Ss]aya/)
})

test('a medium that prints a letter word for word names the issue, and names it anew when it changes its headline', async () => {
  const { db } = office
  const text = 'Talud Kali Ngasinan di Desa Karangsoko ambrol sepanjang 30 meter sejak Kamis. Warga tidak bisa melintas dan anak sekolah memutar lewat Pogalan, kata Kepala Dusun Sarno. Kami mohon segera diperbaiki.' // prettier-ignore
  const letter = await receiveMention(db, { title: 'Permohonan perbaikan', text: `Assalamualaikum. ${text}`, sourceId: await mailbox(), at: now() }) // prettier-ignore
  await settle()
  const printed = await comesIn({ title: 'Talud Ngasinan Ambrol, Siswa Memutar', text: `TRENGGALEK – ${text}` })
  await settle()
  assert.deepEqual(await itemOf(printed), { item_id: letter, same_as: letter })
  const { title, source, summary } = await read(letter)
  assert.deepEqual([title, source], ['Talud Ngasinan Ambrol, Siswa Memutar', 'Radar Selatan'])
  assert.doesNotMatch(summary, /Assalam/)
  const rewritten = 'Talud Ngasinan Ambrol, 200 Siswa Memutar'
  await db.updateTable('mention').set({ title: rewritten, changed_at: now(), to_read_again: true }).where('id', '=', printed).execute() // prettier-ignore
  await settle()
  assert.equal((await read(letter)).title, rewritten)
  const more = await receiveMention(db, { title: 'Talud lagi', text: `Talud Kali Ngasinan di Karangsoko belum ditangani. ${text.replace('30', '35')}`, sourceId: await mailbox(), at: now() }) // prettier-ignore
  await settle()
  assert.deepEqual([(await itemOf(more)).item_id, (await read(letter)).title], [letter, rewritten], 'another letter takes nothing over') // prettier-ignore
})

test('after a restart, and when another process gathers on, the same event finds its item again', async () => {
  const more = await comesIn({ title: 'Kelutan masih terendam banjir', text: `${again} Air mulai surut.`, source: 1 })
  await settle()
  const first = (await itemOf(more)).item_id
  const elsewhere = gathering(office.db)
  const next = await comesIn({ title: 'Kelutan: 390 rumah', text: `Warga Kelutan, 390 rumah, menunggu bantuan Stefanus Triadi dari BPBD. Perahu karet tetap siaga di balai desa Kelutan.` }) // prettier-ignore
  while (await elsewhere(now()));
  const last = await comesIn({ title: 'Banjir Kelutan surut', text: `Banjir di Desa Kelutan surut. 390 rumah mulai dibersihkan, kata Kepala BPBD Stefanus Triadi.` }) // prettier-ignore
  await settle() // its memory is of before the other process's turn
  assert.deepEqual([(await itemOf(next)).item_id, (await itemOf(last)).item_id], [first, first])
})

test('what a person joined stays joined, and what comes next goes there', async () => {
  const one = await comesIn({ title: 'Jembatan Ngasinan retak', text: 'Jembatan Ngasinan di Kecamatan Pogalan retak 12 sentimeter, kata Camat Pogalan Rudi Hartono.' }) // prettier-ignore
  const two = await comesIn({ title: 'Truk dilarang lewat Pogalan', text: 'Dinas Perhubungan melarang truk melewati ruas Bendorejo mulai Senin. Sebanyak 40 truk memutar lewat Durenan, ujar Kabid Lalu Lintas Sigit.' }) // prettier-ignore
  await settle()
  assert.notEqual((await itemOf(one)).item_id, (await itemOf(two)).item_id)
  assert.equal((await office.post(`/api/inventory/items/${two}/merge`, { into: one })).statusCode, 200)
  const item = await read(one)
  assert.deepEqual([item.mentions, item.sources], [2, 1])
  assert.deepEqual(new Set(await mentionsOf(one)), new Set([one, two]))
  const next = await comesIn({ title: 'Truk memutar lewat Durenan', text: 'Kabid Lalu Lintas Sigit mengatakan 40 truk memutar lewat Durenan karena ruas Bendorejo ditutup Dinas Perhubungan.', source: 2 }) // prettier-ignore
  await settle()
  assert.equal((await itemOf(next)).item_id, one)
  round = gathering(office.db) // as after a restart
  const later = await comesIn({ title: 'Ruas Bendorejo masih ditutup', text: 'Ruas Bendorejo masih ditutup, 40 truk tetap memutar lewat Durenan, kata Kabid Lalu Lintas Sigit dari Dinas Perhubungan.' }) // prettier-ignore
  await settle()
  assert.equal((await itemOf(later)).item_id, one)
  assert.equal((await office.post(`/api/inventory/items/${two}/restoration`, {})).statusCode, 200)
  assert.deepEqual([(await read(two)).state, (await read(one)).mentions], ['open', 3]) // what came while it was joined stays there
})

test('what is taken out of a joining that was itself joined on is counted nowhere but where it is', async () => {
  const texts = ['Gedung PKK Watulimo miring 7 derajat, kata Lurah Suharno.', 'Alat berat tiba di Munjungan untuk 3 kilometer jalan, ujar Mandor Jarwo.', 'Kolam renang Tirta Bening kehabisan kaporit sejak 5 hari, jelas Petugas Wiji.'] // prettier-ignore
  const [one = '', two = '', three = ''] = await Promise.all(texts.map((text) => comesIn({ title: text.slice(0, 20), text }))) // prettier-ignore
  await settle()
  const join = async (item: string, into: string) =>
    assert.equal((await office.post(`/api/inventory/items/${item}/merge`, { into })).statusCode, 200)
  await join(one, two)
  await join(two, three)
  assert.equal((await read(three)).mentions, 3)
  assert.equal((await office.post(`/api/inventory/items/${one}/restoration`, {})).statusCode, 200)
  const counted = async () => (await Promise.all([one, two, three].map(read))).map((it) => it.mentions)
  assert.deepEqual(await counted(), [1, 1, 2])
  assert.equal((await office.post(`/api/inventory/items/${two}/restoration`, {})).statusCode, 200)
  assert.deepEqual(await counted(), [1, 1, 1])
})

test('a flood of long texts is gathered a text at a time, so that nobody waits for all of it', async () => {
  const long = (at: number) => Array.from({ length: 800 }, (_, of) => `Warga Dusun ${at * 31 + of} mengeluhkan jalan rusak kata Budi ${of}. `).join('') // prettier-ignore
  for (let at = 0; at < 12; at++) await comesIn({ title: `Laporan panjang ${at}`, text: long(at).slice(0, 50_000) })
  let [isDone, longest, last] = [false, 0, performance.now()]
  const began = last
  const gathered = settle().finally(() => (isDone = true))
  while (!isDone) {
    await new Promise(setImmediate)
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }
  await gathered
  assert.ok(longest < (last - began) / 3, `${Math.round(longest)} ms of ${Math.round(last - began)} in one piece`)
})

test('what a person parted becomes an item of its own with its copies, and what comes next goes where it belongs', async () => {
  const text = (agency: string) => `Pelatihan di Balai Desa Sumurup diikuti 75 peserta, kata Kepala Desa Sumurup Wahyudi. ${agency}` // prettier-ignore
  const one = await comesIn({ title: 'Pelatihan Sumurup', text: text('Materinya membatik, dibuka Ibu Novita dari Dekranasda.') }) // prettier-ignore
  const two = await comesIn({ title: 'Pelatihan di Sumurup', text: text('Peserta belajar memasak bersama Chef Bagus.'), source: 1 }) // prettier-ignore
  const copy = await comesIn({ title: 'Pelatihan di Sumurup', text: text('Peserta belajar memasak bersama Chef Bagus.'), source: 2 }) // prettier-ignore
  await settle()
  const itemId = (await itemOf(one)).item_id
  assert.equal((await itemOf(two)).item_id, itemId)
  const all = await office.post(`/api/inventory/items/${itemId}/split`, { mentions: [one, two] })
  assert.equal(all.json().code, 'nothing-stays')
  const parted = await office.post(`/api/inventory/items/${itemId}/split`, { mentions: [two] })
  assert.equal(parted.statusCode, 200, parted.body)
  const { id } = parted.json()
  assert.deepEqual(new Set(await mentionsOf(id)), new Set([two, copy]))
  assert.deepEqual([(await read(itemId)).mentions, (await read(id)).mentions, (await read(id)).createdBy], [1, 2, 'Dewi']) // prettier-ignore
  const next = await comesIn({ title: 'Chef Bagus di Sumurup', text: 'Chef Bagus mengajar memasak 75 peserta di Balai Desa Sumurup, ujar Wahyudi.' }) // prettier-ignore
  await settle()
  assert.equal((await itemOf(next)).item_id, id)
  for (const restarted of [false, true]) {
    if (restarted) round = gathering(office.db)
    await comesIn({ title: `Sumurup ${restarted}`, text: text('Materinya membatik dan memasak bersama Chef Bagus, dibuka Ibu Novita.') }) // prettier-ignore
    await settle()
    const where = await Promise.all([one, two, copy].map(itemOf))
    assert.deepEqual(where.map((it) => it.item_id), [itemId, id, id]) // prettier-ignore
    const states = await office.db
      .selectFrom('item')
      .select(['state'])
      .where('id', 'in', [String(itemId), id])
      .execute()
    assert.deepEqual(states.map((it) => it.state), ['open', 'open']) // prettier-ignore
  }
  assert.equal((await office.post(`/api/inventory/items/${id}/split`, { mentions: [one] })).json().code, 'not-found')
  assert.equal((await office.post(`/api/inventory/items/${id}/split`, { mentions: [two] }, { as: office.kadis })).json().code, 'not-your-step') // prettier-ignore
})

test('an item hides what names a person, and keeps the words that a person wrote', async () => {
  const it = await comesIn({ title: 'Warga 3503121205900003 mengadu', text: 'Pemilik nomor 081234567890 mengadu soal air. Airnya keruh di Dusun Krajan. Kalimat ketiga.' }) // prettier-ignore
  await settle()
  const item = await read(it)
  assert.doesNotMatch(`${item.title} ${item.summary}`, /3503121205900003|081234567890|Kalimat ketiga/)
  assert.match(item.summary, /0812\*+ mengadu soal air/)
  const { kind, summary, agency, source, sourceUrl, notedOn, level, revision } = item
  const written = await office.put(`/api/inventory/items/${it}`, { kind, title: 'Air keruh di Krajan', summary, agency, source, sourceUrl, notedOn, level, programmeId: null, seenRevision: revision }) // prettier-ignore
  assert.equal(written.statusCode, 200, written.body)
  await comesIn({ title: 'Air Krajan keruh', text: 'Airnya keruh di Dusun Krajan, pemilik nomor 081234567890 mengadu lagi soal air.' }) // prettier-ignore
  await settle()
  assert.equal((await read(it)).title, 'Air keruh di Krajan')
})

test('whom and what it names is known by the dictionary, also what is written there later, and narrows the list', async () => {
  const it = await comesIn({ title: 'Talud ambrol', text: 'min, talud di kec. munjungan ambrol lagi, kata orang dishub nunggu kang parto' }) // prettier-ignore
  const other = await comesIn({ title: 'Lampu padam', text: 'Lampu di perempatan pasar padam sejak tiga malam, warga memasang obor.' }) // prettier-ignore
  await settle()
  const names = async (id: string) => (await office.get(`/api/inventory/items/${id}/names`)).json().rows
  assert.deepEqual((await names(it)).map((row: { name: string }) => row.name).toSorted(), ['Dinas Perhubungan', 'Kecamatan Munjungan']) // prettier-ignore
  assert.deepEqual(await names(other), [])
  const { rows } = (await office.get(`/api/inventory/items/${it}/mentions`)).json()
  assert.deepEqual(rows[0].names, ['kec. munjungan', 'dishub'])

  const termId = newId()
  await office.db.insertInto('term').values({ id: termId, kind: 'official', preferred: 'Suparto Contoh', title: 'Camat Munjungan', also: ['Kang Parto'], avoid: [], note: '', source: '', revision: 1 }).execute() // prettier-ignore
  const more = await comesIn({
    title: 'Suparto Contoh tinjau talud',
    text: 'Camat Munjungan meninjau talud yang ambrol.',
  })
  await settle()
  const said = (await names(it)).find((row: { id: string }) => row.id === termId)
  assert.deepEqual([said.kind, said.name, said.title], ['official', 'Suparto Contoh', 'Camat Munjungan'])
  const found = (await office.get(`/api/inventory/items?name=${termId}`)).json().rows
  assert.deepEqual(new Set(found.map((row: { id: string }) => row.id)), new Set([it, (await itemOf(more)).item_id]))
  const choice = (await office.get(`/api/inventory/names?with=${termId}`)).json().rows
  assert.equal(choice.find((row: { id: string }) => row.id === termId).items, found.length)
  const none = newId()
  assert.deepEqual((await office.get(`/api/inventory/items?name=${none}`)).json().rows, [])
  assert.ok(!(await office.get(`/api/inventory/names?with=${none}`)).json().rows.some((row: { id: string }) => row.id === none)) // prettier-ignore
  assert.equal((await office.get(`/api/inventory/items/${none}/names`)).json().code, 'not-found')
})

test('what comes in has its language; of one that the tone was not learnt from no tone is said', async () => {
  const javanese = await comesIn({ title: 'Dalan bolong', text: 'Dalan ngarep balai dusun Ngadimulya bolong kabeh, wis suwe ora didandani, warga jengkel tenan.' }) // prettier-ignore
  const indonesian = await comesIn({ title: 'Tamu dari jauh', text: 'Rombongan tamu dari Sulawesi datang untuk belajar tentang batik dan sangat senang.' }) // prettier-ignore
  await settle()
  const [row] = (await office.get(`/api/inventory/items/${javanese}/mentions`)).json().rows
  assert.deepEqual([row.language, row.tone], ['jv', { read: 'unlearnt', said: null }])
  const found = async (query: string) => (await office.get(`/api/inventory/mentions?limit=100&${query}`)).json()
  const all = await found('language=jv')
  assert.deepEqual([all.rows.map((it: { id: string }) => it.id), all.count], [[javanese], 1])
  assert.deepEqual((await found('language=jv&search=bolong')).count, 1)
  assert.deepEqual((await found('language=en&search=bolong')).rows, [])
  assert.ok((await found('language=id')).rows.some((it: { id: string }) => it.id === indonesian))
  assert.equal((await office.get('/api/inventory/mentions?language=fr')).statusCode, 400)
})

test('with no round open an item waits for the next one, and two processes at once gather each mention once', async () => {
  const open = (await office.get('/api/inventory')).json().round
  await office.post(`/api/inventory/rounds/${open.id}/close`, {})
  const ids = []
  for (let n = 0; n < 120; n++) ids.push(await comesIn({ title: `Kabar ${n}`, text: `Kegiatan nomor ${n} di Dusun ${'abcdefghij'[n % 10]}${n} selesai kemarin sore.` })) // prettier-ignore
  const others = [gathering(office.db), gathering(office.db)]
  await Promise.all(others.map(async (it) => { for (let n = 0; n < 10; n++) await it(now()) })) // prettier-ignore
  await settle()
  const left = await office.db.selectFrom('mention').select('id').where('gathered_at', 'is', null).execute()
  assert.deepEqual(left, [])
  const item = await read((await itemOf(ids[0] ?? '')).item_id)
  assert.equal(item.round, null)
})

test('a tone is put right by who sorts, with its copies, those that come later too; it counts everywhere, outlives a reading, and goes back by a press', async () => {
  const text =
    'Pendaftaran relawan kebersihan Pantai Pelang dibuka sampai Minggu, kata Camat Panggul Suprapto. Peserta mendapat kaus.'
  const first = await comesIn({ title: 'Pendaftaran relawan Pelang', text })
  const copy = await comesIn({ title: 'Relawan Pelang dibuka', text: `PELANG – ${text}`, source: 1 })
  await settle()
  const told = async (id: string) => (await office.get(`/api/inventory/mentions/${id}`)).json().tone
  const say = (id: string, tone: string | null, as = office.fungsional) => office.post(`/api/inventory/mentions/${id}/tone`, { tone }, { as }) // prettier-ignore
  const before = await told(first)
  assert.equal(before.said, null)
  for (const as of [office.kadis, office.auditor]) assert.equal((await say(first, 'positive', as)).statusCode, 403)
  assert.equal((await say(randomUUID(), 'positive')).statusCode, 404)
  for (const tone of ['unsure', 'gembira', '']) assert.equal((await say(first, tone)).statusCode, 400)
  const said = await say(first, 'positive')
  assert.deepEqual([said.statusCode, said.json()], [200, { copies: 1 }])
  for (const id of [first, copy]) {
    const { read, said: person } = await told(id)
    assert.deepEqual([read, person.tone, person.by], [before.read, 'positive', 'Dewi'])
  }
  assert.deepEqual((await say(first, 'positive')).json(), { copies: 0 }) // said already
  const [entry, ...more] = await office.ledger('mention-tone-said')
  assert.deepEqual([entry?.['mentionId'], entry?.['tone'], entry?.['copies'], more.length], [first, 'positive', 1, 0])

  const later = await comesIn({ title: 'Pelang cari relawan', text: `${text} (red)`, source: 2 })
  await settle()
  assert.deepEqual([(await itemOf(later)).same_as, (await told(later)).said.tone], [first, 'positive'])
  await office.db.updateTable('mention').set({ gathered_at: null, item_id: null, same_as: null }).where('id', '=', copy).execute() // prettier-ignore
  round = gathering(office.db)
  await settle()
  assert.equal((await told(copy)).said.tone, 'positive')

  const span = { from: '2026-11-20', to: '2026-11-30' }
  const counted = await countClippings(office.db, { ...span, item: first })
  assert.deepEqual([counted.all, counted.positive], [3, 3])
  assert.equal((await say(copy, 'negative')).json().copies, 0) // of a copy alone
  const { negative, positive } = await countClippings(office.db, { ...span, item: first })
  assert.deepEqual([negative, positive], [1, 2])
  assert.equal((await say(first, null)).json().copies, 2)
  for (const id of [first, copy, later]) assert.equal((await told(id)).said, null)
})

test('a text that tells of death or danger is never told as glad, and what the radar is not sure of has no colour', async () => {
  const glad = 'Alhamdulillah, kami sangat senang dan puas, pelayanan ramah, cepat, bagus sekali, terima kasih banyak, luar biasa indah dan nyaman!' // prettier-ignore
  assert.equal(toneOf(glad).label, 'positive')
  const happy = await comesIn({ title: 'Warga Watulimo puas', text: glad })
  const slide = await comesIn({ title: 'Longsor tutup jalan di Watulimo', text: `${glad} Kata relawan di Watulimo.` })
  const dead = await comesIn({ title: 'Terima kasih', text: `${glad} Dua warga Bendungan tewas tertimbun.` })
  await settle()
  const readOf = async (id: string) => (await office.get(`/api/inventory/mentions/${id}`)).json().tone.read
  assert.deepEqual(await Promise.all([happy, slide, dead].map(readOf)), ['positive', 'unsure', 'unsure'])
  const narrowed = (tone: 'unsure' | 'positive') => listClippingRows(office.db, office.fungsional, { from: '2026-11-20', to: '2026-11-30', tone, limit: 100 }) // prettier-ignore
  const ids = async (tone: 'unsure' | 'positive') => (await narrowed(tone)).rows.map((it) => it.id)
  assert.ok((await ids('positive')).includes(happy) && !(await ids('positive')).includes(slide))
  assert.ok((await ids('unsure')).includes(dead))

  // What was read before that rule is read anew, once; what a person said stays, and copies are mentions as well.
  const asBefore = () => office.db.updateTable('mention').set({ tone: 'positive', tone_score: 0.9 }).where('id', 'in', [happy, slide, dead]).execute() // prettier-ignore
  await asBefore()
  await office.post(`/api/inventory/mentions/${slide}/tone`, { tone: 'positive' })
  assert.equal(await readTonesAnew(office.db), false) // a new office has nothing of before
  assert.equal(await readOf(dead), 'positive')
  await office.db.updateTable('radar').set({ tones_after: '00000000-0000-0000-0000-000000000000' }).execute()
  while (await readTonesAnew(office.db));
  assert.deepEqual(await Promise.all([happy, slide, dead].map(readOf)), ['positive', 'unsure', 'unsure'])
  assert.equal((await office.get(`/api/inventory/mentions/${slide}`)).json().tone.said.tone, 'positive')
  await asBefore()
  await readTonesAnew(office.db)
  assert.equal(await readOf(dead), 'positive')
})

test('what grows grave rises in the list by itself with its reasons, everybody of the procedure hears of it once, and a person’s level stays', async () => {
  await office.db.insertInto('tenure').values({ id: newId(), person_id: office.kadis.personId, post_id: 'kepala-dinas', from_on: '2026-01-01', created_at: now() }).execute() // prettier-ignore
  const report = (n: number, more: string) =>
    comesIn({ title: `Bentrok di Pasar Karangan ${n}`, text: `Bentrokan warga di Pasar Karangan menewaskan dua orang. ${more}`, source: n % 3 }) // prettier-ignore
  const first = await report(0, 'Polisi mengepung lokasi di Karangan, kata Kapolsek Joko Susilo.')
  await report(1, 'Kapolsek Joko Susilo menyebut kerusuhan di Karangan pecah siang tadi.')
  await report(2, 'Warga Karangan marah dan melempari toko, ujar Joko Susilo.')
  await report(3, 'Dua korban tewas dibawa ke RSUD, ruas Karangan ditutup, kata Joko Susilo.')
  await settle()
  const itemId = (await itemOf(first)).item_id
  const item = await read(itemId)
  assert.ok(item.level === 'alert' || item.level === 'crisis', item.level)
  const fatal = item.scoreParts.find((part: { name: string }) => part.name === 'fatal')
  assert.ok(fatal.value > 0 && fatal.evidence.words.includes('menewaskan'), JSON.stringify(fatal))
  const sum = item.scoreParts.reduce((all: number, it: { value: number; weight: number }) => all + it.value * it.weight, 0) // prettier-ignore
  assert.ok(Math.abs(Math.min(1, sum) - item.score) < 1e-5)
  const told = async () =>
    (await office.db.selectFrom('notice').select(['about', 'person_id']).where('kind', '=', 'issue-raised').execute()).filter((it) => it.about === `item/${itemId}/${item.level}`) // prettier-ignore
  const before = await told()
  assert.deepEqual(before.map((it) => it.person_id), [office.kadis.personId]) // prettier-ignore

  const mark = (reason: string) =>
    office.post(`/api/inventory/items/${itemId}/level`, { level: 'attention', reason, seenRevision: item.revision })
  assert.equal((await mark(' ')).json().code, 'reason-missing')
  const marked = await mark('Kejadian lama yang diberitakan ulang.')
  assert.equal(marked.statusCode, 200, marked.body)
  const { levelReason } = await read(itemId)
  assert.deepEqual([levelReason.reason, levelReason.by], ['Kejadian lama yang diberitakan ulang.', 'Dewi'])
  assert.equal((await office.ledger('item-level-set')).length, 1)
  await report(4, 'Joko Susilo: suasana Karangan masih mencekam, korban tewas bertambah.')
  await settle()
  assert.equal((await read(itemId)).level, 'attention')
  assert.deepEqual(await told(), before)
})

test('what its medium changes is read again: the item tells the new words and rises by them, once, also after a restart', async () => {
  const { db } = office
  const sourceId = sources[0] as string
  const looked = (title: string, text: string, guid = 'bus') => {
    const entry = entryOf({ guid, url: `https://contoh.id/${guid}`, title, text, author: '', publishedAt: new Date(Date.UTC(2026, 10, 20, ++hour)) }) // prettier-ignore
    assert.ok(entry)
    return db.transaction().execute((tx) => takeEntries(tx, { sourceId, entries: [entry] }, now()))
  }
  const levelOf = async () => {
    const { id, item_id, to_read_again } = await db.selectFrom('mention').select(['id', 'item_id', 'to_read_again']).where('url', '=', 'https://contoh.id/bus').executeTakeFirstOrThrow() // prettier-ignore
    assert.deepEqual([id === item_id, to_read_again], [true, false])
    const { title, summary, level, mentions } = await read(item_id)
    return { title, summary, level, mentions }
  }
  const opening = 'Sebuah bus pariwisata masuk jurang di Kecamatan Bendungan, Sabtu.'
  await looked('Kecelakaan bus di Bendungan', `${opening} Petugas masih di lokasi.`)
  await settle()
  const first = await levelOf()
  assert.deepEqual([first.level, first.mentions], ['watch', 1])
  const [grave, toll] = [
    'Bus masuk jurang di Bendungan, 12 orang tewas',
    'Dua belas orang tewas dan 30 orang luka berat.',
  ]
  assert.deepEqual(await looked(grave, `${opening} ${toll}`), { added: 0, changed: 1, left: 0 })
  await settle()
  const risen = await levelOf()
  assert.deepEqual([risen.title, risen.level, risen.mentions], [grave, 'alert', 1])
  assert.match(risen.summary, /Dua belas orang tewas/)
  const told = () => db.selectFrom('notice').select('id').where('kind', '=', 'issue-raised').execute()
  const notices = (await told()).length

  // As before for a process that was started anew, and for one that reads the change only then.
  assert.deepEqual(await looked(grave, `${opening} ${toll} Bupati menengok korban.`), { added: 0, changed: 1, left: 0 })
  round = gathering(db)
  await settle()
  assert.deepEqual((await levelOf()).level, 'alert')
  assert.equal((await told()).length, notices)

  // What was changed before it was read at all is read once, and a person's words stay.
  await looked('Lampu jalan padam', 'Lampu jalan di Ngantru padam.', 'lampu')
  await looked('Lampu jalan di Ngantru padam lagi', 'Lampu jalan di Ngantru padam lagi sejak Senin.', 'lampu')
  assert.deepEqual(await db.selectFrom('mention').select('id').where('to_read_again', '=', true).execute(), [])
  await settle()
  const lamp = await db.selectFrom('mention').select('item_id').where('url', '=', 'https://contoh.id/lampu').executeTakeFirstOrThrow() // prettier-ignore
  const item = await read(lamp.item_id)
  assert.equal(item.title, 'Lampu jalan di Ngantru padam lagi')
  const { kind, summary, agency, source, sourceUrl, notedOn, level, revision } = item
  const written = await office.put(`/api/inventory/items/${lamp.item_id}`, { kind, title: 'Lampu PJU Ngantru', summary, agency, source, sourceUrl, notedOn, level, programmeId: null, seenRevision: revision }) // prettier-ignore
  assert.equal(written.statusCode, 200, written.body)
  const { changedAt } = await read(lamp.item_id)
  await looked('Lampu jalan Ngantru menyala', 'Lampu jalan di Ngantru menyala lagi.', 'lampu')
  await settle()
  const kept = await read(lamp.item_id)
  // Nothing came in for it: whoever keeps it in view is not called.
  assert.deepEqual([kept.title, kept.changedAt], ['Lampu PJU Ngantru', changedAt])
})

test('what changes while the radar reads it, or while a person parts it, is lost to neither', async () => {
  const { db } = office
  const sourceId = sources[1] as string
  const entry = (title: string, text: string) => entryOf({ guid: 'kapal', url: 'https://contoh.id/kapal', title, text, author: '', publishedAt: new Date(Date.UTC(2026, 10, 20, ++hour)) }) as Entry // prettier-ignore
  const take = (tx: Tx, it: Entry) => takeEntries(tx, { sourceId, entries: [it] }, now())
  await db
    .transaction()
    .execute((tx) => take(tx, entry('Kapal oleng di Prigi', 'Sebuah kapal nelayan oleng di teluk Prigi, Sabtu.')))
  let reading: Promise<void> | undefined
  await db.transaction().execute(async (tx) => {
    await take(tx, entry('Kapal tenggelam di Prigi, 12 orang tewas', 'Sebuah kapal nelayan tenggelam di teluk Prigi, Sabtu. Dua belas orang tewas.')) // prettier-ignore
    reading = settle() // it has read the words of before
    await wait(150)
  })
  await reading
  await settle()
  const { id, to_read_again } = await db.selectFrom('mention').select(['id', 'to_read_again']).where('url', '=', 'https://contoh.id/kapal').executeTakeFirstOrThrow() // prettier-ignore
  const risen = await read(id)
  assert.deepEqual(
    [risen.title, risen.level, to_read_again],
    ['Kapal tenggelam di Prigi, 12 orang tewas', 'attention', false],
  )
  // Who parts mentions holds the item and then them; the radar waits for the item first.
  let again: Promise<void> | undefined
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('item').select('id').where('id', '=', id).forUpdate().execute()
    await db.updateTable('mention').set({ to_read_again: true }).where('id', '=', id).execute()
    again = settle()
    await wait(150)
    await tx.updateTable('mention').set({ author: 'Redaksi' }).where('id', '=', id).execute()
  })
  await again
  assert.equal((await read(id)).level, 'attention')
})

test('what was put aside and turns out to be a crisis comes back, also when its round is closed, with the register as it was', async () => {
  const opened = await office.post('/api/inventory/rounds', { title: 'Minggu 49' })
  const report = (n: number, text: string) => comesIn({ title: 'Sengketa lapak di Pasar Durenan', text, source: n % 3 })
  const first = await report(0, 'Warga Pasar Durenan berselisih soal lapak, kata Lurah Durenan Yatno.')
  await settle()
  await office.post(`/api/inventory/items/${first}/dismissal`, { reason: 'Bukan kewenangan kita' })
  await office.post(`/api/inventory/rounds/${opened.json().id}/close`, {})
  await report(1, 'Bentrokan di Pasar Durenan menewaskan dua orang, kata Lurah Durenan Yatno.')
  await report(2, 'Lurah Durenan Yatno membenarkan dua warga tewas dalam kerusuhan di Pasar Durenan.')
  await report(3, 'Dua korban tewas di Pasar Durenan dimakamkan, kerusuhan masih mencekam, ujar Yatno.')
  await settle()
  const item = await read(first)
  assert.deepEqual([item.state, item.round], ['open', null])
  const [told] = await office.ledger('item-reopened')
  assert.equal(told?.['itemId'], first)
  const { body } = await office.db.selectFrom('register_entry').select('body').where('item_id', '=', first).executeTakeFirstOrThrow() // prettier-ignore
  const entry = JSON.parse(body)
  assert.deepEqual([entry.state, entry.dismissedReason], ['dismissed', 'Bukan kewenangan kita'])
})

test('an issue that is a dossier already rises too: everybody of the procedure hears of it, and the dossier says so', async () => {
  const report = (at: number, text: string) => comesIn({ title: 'Gudang pupuk di Watulimo', text, source: at % 3 })
  const one = await report(0, 'Gudang pupuk di Watulimo terbakar, kata Camat Watulimo Retno Palupi.')
  await settle()
  const { dossierId } = (await office.post(`/api/inventory/items/${one}/pick`, { urgent: false })).json()
  const levelsNow = async () => {
    const dossier = await office.db.selectFrom('dossier').select('level').where('id', '=', dossierId).executeTakeFirstOrThrow() // prettier-ignore
    return [dossier.level, (await findItemOf(office.db, one))?.level]
  }
  assert.deepEqual(await levelsNow(), ['watch', 'watch'])
  for (const at of [1, 2, 3, 4])
    await report(at, `Gudang pupuk di Watulimo meledak dan terbakar, ${9 + at} orang tewas, kata Camat Watulimo Retno Palupi. Ratusan warga mengungsi.`) // prettier-ignore
  await settle()
  assert.equal((await itemOf(one)).item_id, one)
  const item = await read(one)
  assert.deepEqual([item.state, item.level, item.mentions], ['picked', 'crisis', 5])
  const told = await office.db
    .selectFrom('notice')
    .select('person_id')
    .where('about', '=', `item/${one}/crisis`)
    .execute()
  assert.deepEqual(told.map((it) => it.person_id), [office.kadis.personId]) // prettier-ignore
  // A person sets the level of a text that is on its way; it is told that its issue rose.
  assert.deepEqual(await levelsNow(), ['watch', 'crisis'])
})

test('a dossier begins with what its item was made of: sources, sentences and facts of before, kept and in the ledger', async () => {
  const one = await comesIn({ title: 'Pelatihan di Watuagung', text: 'Sebanyak 64 peserta mengikuti pelatihan tenun di Desa Watuagung, Kecamatan Dongko, Selasa pagi.' }) // prettier-ignore
  await comesIn({ title: 'Pelatihan tenun Watuagung', text: 'KABAR – Sebanyak 64 peserta mengikuti pelatihan tenun di Desa Watuagung, Kecamatan Dongko, Selasa pagi.', source: 1 }) // prettier-ignore
  await settle()
  const picked = await office.post(`/api/inventory/items/${one}/pick`, { urgent: true })
  assert.equal(picked.statusCode, 200, picked.body)
  const { dossierId } = picked.json()
  const origin = await findOrigin(office.db, dossierId)
  assert.deepEqual(origin?.sources.map((it) => [it.mentionId, it.name]), [[one, 'Radar Selatan']]) // prettier-ignore
  assert.deepEqual([origin?.more, origin?.suggestion], [1, { type: 'siaran-pers', why: 'issue' }])
  assert.deepEqual(origin?.facts.map((it) => it.label), ['Jumlah peserta', 'Tempat']) // prettier-ignore
  const [entry] = (await office.ledger('dossier-started')).filter((it) => it['dossierId'] === dossierId)
  assert.equal(entry?.['originHash'], origin?.hash)
  await assert.rejects(office.db.deleteFrom('dossier_origin').execute(), /final/)
})

test('an item whose agency gave nothing to answer with weighs more, until what the agency handed in is joined to it', async () => {
  await office.post('/api/inventory/rounds', { title: 'Jawaban' }) // unless one is open
  const report = (n: number, more: string) =>
    comesIn({ title: `Bentrok di Pasar Pule ${n}`, text: `Bentrokan warga di Pasar Pule menewaskan dua orang. ${more}`, source: n }) // prettier-ignore
  const one = await report(0, 'Polisi mengepung lokasi di Pule, kata Kapolsek Anton Wijaya.')
  await report(1, 'Kapolsek Anton Wijaya menyebut kerusuhan di Pule pecah siang tadi.')
  await settle()
  const itemId = (await itemOf(one)).item_id
  const agency = async () => {
    const { score, scoreParts } = await read(itemId)
    return { score, ...scoreParts.find((part: { name: string }) => part.name === 'unready') }
  }
  const waiting = await agency()
  assert.ok(waiting.value > 0, JSON.stringify(waiting))
  const said = {
    facts: { kind: 'issue' as const, title: 'Keterangan Satpol PP', what: 'Pasar dibuka lagi Senin.', who: '', day: null, time: '', place: '', why: '', how: '' }, // prettier-ignore
    contact: { name: 'Budi', post: 'Kabid', phone: '0355-1' },
    consent: null,
  }
  const handedIn = await office.db.transaction().execute(async (tx) => {
    const link = await insertIntakeLink(tx, { agency: 'Satpol PP', personId: office.fungsional.personId }, now())
    return handIn(tx, { link: { id: link.id, agency: 'Satpol PP', paused: false }, key: randomUUID(), said }, now())
  })
  assert.equal(handedIn.state, 'kept')
  const joined = await office.post(`/api/inventory/items/${'itemId' in handedIn ? handedIn.itemId : ''}/merge`, { into: itemId }) // prettier-ignore
  assert.equal(joined.statusCode, 200, joined.body)
  const answered = await agency()
  assert.equal(answered.value, 0)
  assert.ok(
    Math.abs(waiting.score - waiting.value * waiting.weight - answered.score) < 1e-5,
    `${waiting.score} ${answered.score}`,
  )
  await report(2, 'Warga Pule marah dan melempari toko, ujar Anton Wijaya.')
  await settle()
  assert.equal((await agency()).value, 0)
})
