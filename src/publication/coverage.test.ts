import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { madeSource, receiveMention } from '../../test/mentions.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  someContent,
  tryAct,
  type TestOffice,
  writeDraft,
} from '../../test/office.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import { gathering } from '../inventory/jobs/gather.ts'
import { readArticle } from '../radar/cleaning.ts'
import { listPublications } from './api.ts'
import { listCoverage, readCoverage } from './api/coverage.ts'
import { matchingCoverage } from './jobs/coverage.ts'
import { articleAt, passagesOf, shownPassages } from './rules/coverage.ts'

const sentences = [
  'Bupati membuka panen raya jagung di hamparan Desa Wates pada hari Selasa.',
  'Hasil panen mencapai 960 ton dari lahan seluas 24 hektare milik empat kelompok tani.',
  'Pemerintah menyerahkan 5 traktor kepada warga.',
  '“Harga jual di tingkat petani kami jaga supaya petani tidak merugi saat panen raya,” kata bupati di sela acara.',
  'Pendaftaran pendampingan dibuka pukul 08.00 di kantor kecamatan setiap hari kerja.',
]
const release = sentences.join(' ')
const changed = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from)
    return text.replace(from, to)
  }, release)
/** What an article of this text is told to say otherwise. */
const told = (text: string, of = release) => {
  const [article, from] = [readArticle(text), readArticle(of)]
  const all = { start: 0, end: 1_000_000 }
  const passages = passagesOf(article, from, [{ article: all, release: all, isEdited: true }])
  const said = passages.flatMap((it) =>
    it.differs.map((one) => (one.kind === 'figure' ? `${one.article}≠${one.release}` : one.kind)),
  )
  return [...new Set(said)] // a sentence of the whole is found once more by itself
}

test('a figure in the place of another is told, and none that is written otherwise or is not certain', () => {
  assert.deepEqual(told(release), [])
  assert.deepEqual(told(changed(['960 ton', '690 ton'])), ['690≠960'])
  assert.deepEqual(told(changed(['5 traktor', '7 traktor'], ['08.00', '09.00'])), ['7≠5', '09.00≠08.00'])
  assert.deepEqual(told(changed(['08.00', '8:00'])), []) // the same time
  assert.deepEqual(told(changed(['960 ton', 'sekitar 950 ton'])), []) // rounded
  assert.deepEqual(told(changed(['960 ton', 'ratusan ton'])), [])
  assert.deepEqual(told(changed(['960 ton', '24 ton'], ['24 hektare', '960 hektare'])), []) // in another order
  assert.deepEqual(told('Hubungi nomor 0812345678 untuk bantuan', 'Hubungi nomor 0812345679 untuk bantuan'), [])
  assert.deepEqual(told('Ada 1.250 rumah rusak di sini', 'Ada 1250 rumah rusak di sini'), [])
  assert.deepEqual(told('', release), [])
})

test('a short sentence that differs by its figure alone is found; one that stands twice is not guessed at', () => {
  const kept = passagesOf(readArticle('Pemerintah menyerahkan 7 traktor kepada warga.'), readArticle(release), [])
  assert.deepEqual(kept.map((it) => it.differs), [[{ kind: 'figure', article: '7', release: '5' }]]) // prettier-ignore
  const twice = 'Pemerintah menyerahkan 7 traktor kepada warga. Pemerintah menyerahkan 8 traktor kepada warga.'
  assert.deepEqual(passagesOf(readArticle(twice), readArticle(release), []), [])
})

test('changed words of a quotation are told; one cut short, in other marks or with marks that do not pair is none', () => {
  assert.deepEqual(told(changed(['tidak merugi', 'pasti untung'])), ['quote'])
  assert.deepEqual(told(changed(['Hasil panen mencapai', 'Hasil panennya'])), [])
  assert.deepEqual(told(changed([' saat panen raya,', ','])), [])
  assert.deepEqual(told(changed(['“', '"'], ['”', '"'])), [])
  assert.deepEqual(told(changed(['tidak merugi', 'pasti untung'], ['”', ''])), [])
})

test('numbers that name a person are hidden in a passage by what stands around it', () => {
  const text = 'Keluhan warga dengan NIK 3503014107900001 sudah dijawab petugas.'
  const from = text.indexOf('3503')
  assert.deepEqual(shownPassages(text, [{ start: from, end: from + 16 }, { start: 0, end: 7 }]), ['3503************', 'Keluhan']) // prettier-ignore
})

test('a day without a time is taken for when the article came in, one of an opened archive for none', () => {
  const takenAt = new Date('2026-11-24T05:00:00Z')
  const at = (publishedAt: string, isDated = true) => articleAt({ publishedAt: new Date(publishedAt), isDated, takenAt }, 'Asia/Jakarta')?.toISOString() // prettier-ignore
  assert.equal(at('2026-11-24T03:10:00Z'), '2026-11-24T03:10:00.000Z')
  for (const midnight of ['2026-11-23T17:00:00Z', '2026-11-24T00:00:00Z']) assert.equal(at(midnight), takenAt.toISOString()) // prettier-ignore
  assert.equal(at('2026-11-24T03:10:00Z', false), takenAt.toISOString())
  assert.equal(at('2026-10-01T03:10:00Z'), undefined)
})

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const bodyOf = (texts: readonly string[]) => ({ type: 'doc' as const, content: texts.map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })) }) // prettier-ignore
async function act(who: keyof TestOffice['people'], dossierId: string, it: object) {
  const { revision } = await office.people[who].call(readDossier, { params: { dossierId } })
  await office.people[who].call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act: it as never } }) // prettier-ignore
}
async function releaseIt(dossierId: string, version: string) {
  await office.decide(dossierId, version, { answer: 'yes' })
  await act('kepala-bidang', dossierId, { kind: 'complete', version })
  await act('fungsional', dossierId, { kind: 'complete', version })
  await office.deliverAll()
}
/** A dossier whose text the public can read. */
async function publish(title: string, texts: readonly string[]) {
  const dossierId = await beginDossier(office, title)
  await releaseIt(dossierId, await bringTo(office, dossierId, 4, someContent(title, { body: bodyOf(texts) })))
  return { dossierId }
}

test('an article that took from a release is told once beside it, with its passages, also when the release is withdrawn', async () => {
  const { fungsional, auditor } = office.people
  const { db } = office
  const { dossierId } = await publish('Panen raya jagung', sentences)
  const [published] = (await fungsional.call(listPublications, { query: { limit: 10, dossier: dossierId } })).rows
  assert.ok(published)
  const params = { publicationId: published.id }
  assert.equal(published.coverage, 0)

  const sourceId = await madeSource(db, fungsional.personId, 'Kabar Lereng')
  const chat = await madeSource(db, fungsional.personId, 'Pesan warga')
  await db.updateTable('source').set({ kind: 'form', address: '' }).where('id', '=', chat).execute()
  const day = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000)
  const receive = (title: string, text: string, at: Date, from = sourceId) =>
    receiveMention(db, { title, text, sourceId: from, at })
  const [opening = '', harvest = '', , quote = ''] = sentences
  const article = `WATES – ${opening} ${harvest} Petani bernama Joko, telepon 081234567890, merasa senang. ${quote.replace('tidak merugi', 'pasti untung')} Pemerintah menyerahkan 7 traktor kepada warga.` // prettier-ignore
  const took = await receive('Panen raya di Wates, hubungi 081234567890', article, day(1))
  const copy = await receive('Panen raya di Wates', `${article} Baca juga: Jalan rusak.`, day(1.1))
  await receive('Sebelum terbit', release, day(-2))
  await receive('Lama sesudahnya', release, day(12))
  await receive('Dengan kata sendiri', `Jagung dipanen di Wates, Selasa. ${opening} Jalan ke sawah masih rusak. Warga meminta perbaikan segera.`, day(2)) // prettier-ignore
  await receive('Diteruskan warga', release, day(1), chat)
  const own = await receive('Rilis sendiri', release, day(1))
  await db
    .updateTable('mention')
    .set({ url: 'https://siar.contoh.go.id/berita/panen/' })
    .where('id', '=', own)
    .execute()
  await receive('Kosong', '', day(1))
  while (await gathering(db)(new Date()));

  const soon = matchingCoverage({ db, url: 'https://siar.contoh.go.id' })
  await soon(new Date()) // what was gathered just now is not settled yet
  assert.deepEqual((await fungsional.call(listCoverage, { params, query: { limit: 10 } })).rows, [])
  const later = new Date(Date.now() + 10 * 60_000)
  const [first, second] = [soon, matchingCoverage({ db, url: 'https://siar.contoh.go.id' })]
  await Promise.all([first(later), second(later)])
  await db
    .updateTable('coverage_progress')
    .set({ gathered_at: new Date(0) })
    .execute() // as after a restored back-up
  await second(later)

  const shown = await auditor.call(listCoverage, { params, query: { limit: 1 } })
  const rest = await auditor.call(listCoverage, { params, query: { limit: 10, after: shown.next as string } })
  assert.deepEqual([shown.rows, rest.rows].map((rows) => rows.map((it) => it.mentionId)), [[copy], [took]]) // prettier-ignore
  const [row] = rest.rows
  assert.deepEqual([row?.outlet, row?.differing, row?.copy, row?.versionNumber], ['Kabar Lereng', 2, false, 1])
  assert.ok(row && row.share > 0.35 && row.share < 1 && !row.title.includes('081234567890'))
  const read = () => fungsional.call(readCoverage, { params: { ...params, mentionId: took } })
  const { article: state, passages } = await read()
  assert.equal(state, 'same')
  assert.deepEqual(
    passages.map((it) => [it.article?.slice(0, 12), it.edited, it.figures, it.quote]),
    [
      ['Bupati membu', false, [], false],
      ['Hasil panen ', false, [], false],
      ['Pemerintah m', true, [{ article: '7', release: '5' }], false],
      ['Harga jual d', true, [], true],
    ],
  )
  const [counted] = (await fungsional.call(listPublications, { query: { limit: 10, dossier: dossierId } })).rows
  assert.equal(counted?.coverage, 2)

  await db.updateTable('mention').set({ text: 'Ralat redaksi.' }).where('id', '=', took).execute()
  const anew = await read()
  assert.deepEqual([anew.article, anew.passages[0]?.article], ['changed', null])
  assert.equal(anew.passages[0]?.release, opening.slice(0, -1))
  await db.updateTable('mention').set({ text: '' }).where('id', '=', took).execute()
  assert.equal((await read()).article, 'gone')

  assert.equal((await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'withdraw', reason: 'Angka keliru.' })).status, 200) // prettier-ignore
  const after = await fungsional.call(listCoverage, { params, query: { limit: 10 } })
  assert.deepEqual([after.publication.state, after.rows.length], ['withdrawn', 2])
  const other = '019a0000-0000-7000-8000-000000000001'
  assert.equal((await fungsional.send('GET', `/api/publications/${other}/coverage`)).status, 404)
  assert.equal((await fungsional.send('GET', `/api/publications/${published.id}/coverage/${other}`)).status, 404)
  assert.equal((await fungsional.send('GET', `/api/publications/${published.id}/coverage/bukan`)).status, 400)
})

test('what reports told by themselves is not taken over, also when the process was started anew', async () => {
  const { db } = office
  const { fungsional } = office.people
  const told = ['Warga Trenggulunan mengambil air di sumber Nglurah sejak subuh hari Senin.', 'Pompa Perumda rusak disambar petir dan suku cadangnya dipesan dari Surabaya.'] // prettier-ignore
  const more = ['Petugas mengirim 6 mobil tangki ke 4 dusun setiap pagi dan sore.', 'Tagihan bulan ini dibebaskan bagi 810 pelanggan yang airnya mati.'] // prettier-ignore
  const sourceId = await madeSource(db, fungsional.personId, 'Kabar Nglurah')
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000 + 60_000)
  const words = 'sumur sungai bak telaga kolam waduk embung parit sendang kali rawa belik'.split(' ').map((it) => [`Air ${it} surut`, `jalan ke ${it} licin`, `warga antre di ${it}`, `penjaga ${it} berkata lain`, `${it} itu dalam sekali`].join('. ')) // prettier-ignore
  for (const [at, own] of words.entries()) await receiveMention(db, { title: `Air mati ${at}`, text: `${told.join(' ')} ${own}. ${own}.`, sourceId, at: hour(-1 - at) }) // prettier-ignore
  while (await gathering(db)(new Date()));
  const matching = () => matchingCoverage({ db, url: 'https://siar.contoh.go.id' })
  const settled = () => new Date(Date.now() + 10 * 60_000)
  await matching()(settled())
  const rest = 'Kepala dusun meminta warga bersabar dulu. Anak-anak mandi sebelum berangkat sekolah. Warung nasi tutup lebih awal.' // prettier-ignore
  const { dossierId } = await publish('Air di Nglurah', [...told, ...more])
  const own = 'Sapi diberi minum dari parit. Sekolah memulangkan murid lebih cepat. Masjid membuka keran cadangan. Pemuda memikul jeriken bergantian. Tukang becak menolong lansia. Cucian menumpuk di teras rumah. Hujan belum turun sebulan.' // prettier-ignore
  await receiveMention(db, { title: 'Air mati', text: `${told.join(' ')} ${rest} ${own}`, sourceId, at: hour(1) }) // prettier-ignore
  const took = await receiveMention(db, { title: 'Air dikirim', text: `${more.join(' ')} ${rest}`, sourceId, at: hour(1) }) // prettier-ignore
  while (await gathering(db)(new Date()));
  await matching()(settled())
  const [it] = (await fungsional.call(listPublications, { query: { limit: 10, dossier: dossierId } })).rows
  assert.ok(it)
  const { rows } = await fungsional.call(listCoverage, { params: { publicationId: it.id }, query: { limit: 10 } })
  assert.deepEqual(rows.map((row) => row.mentionId), [took]) // prettier-ignore
})

test('an article is matched with the version that was public, the corrected one from its correction on', async () => {
  const { fungsional } = office.people
  const first = ['Jalan Durenan ditutup mulai hari Senin pukul 07.00 untuk perbaikan jembatan.', 'Pengendara dialihkan lewat jalan desa di sebelah utara pasar hewan.', 'Pekerjaan dikerjakan 40 orang selama dua pekan penuh.'] // prettier-ignore
  const corrected = [...first.slice(0, 1), 'Kendaraan besar harus memutar lewat Kecamatan Kampak sampai selesai.', 'Pekerjaan dikerjakan 45 orang selama dua pekan penuh.', 'Penutupan diperpanjang karena hujan deras merusak tiang penyangga.'] // prettier-ignore
  const { dossierId } = await publish('Jalan Durenan ditutup', first)
  await act('fungsional', dossierId, { kind: 'correct', form: 'correction', note: 'Jalur yang benar.' })
  const draft = await writeDraft(office, dossierId, someContent('Jalan Durenan ditutup', { body: bodyOf(corrected) }))
  await act('kepala-bidang', dossierId, { kind: 'complete', version: draft })
  await act('sekretaris', dossierId, { kind: 'complete', version: draft })
  await releaseIt(dossierId, draft)
  const [it] = (await fungsional.call(listPublications, { query: { limit: 10, dossier: dossierId } })).rows
  assert.equal(it?.versionNumber, 2)
  const sourceId = await madeSource(office.db, fungsional.personId, 'Warta Durenan')
  const at = new Date(Date.now() + 3_600_000 + 1)
  const ids = [
    await receiveMention(office.db, { title: 'Lama', text: first.join(' '), sourceId, at }),
    await receiveMention(office.db, { title: 'Baru', text: corrected.join(' '), sourceId, at }),
  ]
  const brief = await receiveMention(office.db, { title: 'Ringkas di umpannya', text: `${corrected[0]} Baca selengkapnya.`, sourceId, at }) // prettier-ignore
  const hash = 'a'.repeat(64)
  const settled = new Date()
  const noted = { source_id: sourceId, host: 'contoh.id', owed_at: settled, next_at: settled, settled_at: settled }
  const page = { address: 'https://contoh.id/utuh', way: 'marked' as const, page_hash: hash, page_bytes: 9, text_hash: hash } // prettier-ignore
  // A long article of which only what its feed gave was taken over.
  const own = Array.from({ length: 60 }, (_, n) => `Warga ke-${n} bercerita panjang tentang hal lain yang tidak ada dalam rilis nomor ${n * 7}.`) // prettier-ignore
  const long = { mention_id: ids[1] as string, text: [...corrected, ...own].join('\n') }
  await office.db
    .insertInto('full_text')
    .values({ ...long, state: 'kept', ...noted, ...page })
    .execute()
  while (await gathering(office.db)(new Date()));
  const matching = matchingCoverage({ db: office.db, url: 'https://siar.contoh.go.id' })
  await matching(new Date(Date.now() + 20 * 60_000))
  const { rows } = await fungsional.call(listCoverage, { params: { publicationId: it.id }, query: { limit: 10 } })
  const told = new Map(rows.map((row) => [row.mentionId, row.versionNumber]))
  assert.deepEqual(ids.map((id) => told.get(id)), [1, 2]) // prettier-ignore

  // Its whole text tells more than the words of its feed did, whatever these were found to have taken.
  await office.db
    .insertInto('full_text')
    .values({ mention_id: brief, state: 'kept', text: corrected.join('\n'), ...noted, ...page })
    .execute()
  assert.equal(await matching(settled), false) // it is not settled for long enough
  await matching(new Date(settled.getTime() + 20 * 60_000))
  const params = { publicationId: it.id, mentionId: brief }
  const { article, passages } = await fungsional.call(readCoverage, { params })
  assert.deepEqual([article, passages.length], ['same', corrected.length])
  await office.db.updateTable('full_text').set({ text: '' }).execute()
  assert.equal((await fungsional.call(readCoverage, { params })).article, 'changed')
})
