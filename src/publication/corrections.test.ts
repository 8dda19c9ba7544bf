import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  TEST_URL,
  tryAct,
  writeDraft,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import sharp from 'sharp'
import type { Content } from '../base/content.ts'
import { openFileStore } from '../files/store.ts'
import { readStatement } from '../decision/rules.ts'
import { actOnDossier, listDossiers, readDossier } from '../dossier/api.ts'
import { listVersions } from '../dossier/api/versions.ts'
import { listPublications } from './api.ts'
import { finishByHand, readDelivery } from './api/by-hand.ts'
import { addDestination } from './api/destinations.ts'
import { listReceipts } from './api/receipts.ts'
import { prepareRelease } from './api/releases.ts'
import { reviewPublication } from './api/term.ts'
import { rewritePortal } from './jobs.ts'
import { keepTerms } from './jobs/terms.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const read = (dossierId: string) => office.people.fungsional.call(readDossier, { params: { dossierId } })
async function act(who: keyof TestOffice['people'], dossierId: string, it: object) {
  const { revision } = await read(dossierId)
  return office.people[who].call(actOnDossier, {
    params: { dossierId },
    body: { seenRevision: revision, act: it as never },
  })
}
const correct = { kind: 'correct', form: 'correction', note: 'Jam layanan yang benar 08.00.' }

/** A dossier whose text the public can read. */
async function publish(title: string, more: Partial<Content> = {}) {
  const dossierId = await beginDossier(office, title)
  const version = await bringTo(office, dossierId, 4, someContent(title, more))
  await office.decide(dossierId, version, { answer: 'yes' })
  await act('kepala-bidang', dossierId, { kind: 'complete', version })
  const { publicPath } = await act('fungsional', dossierId, { kind: 'complete', version })
  await office.deliverAll()
  return { dossierId, version, path: publicPath as string }
}
const publicationOf = async (dossierId: string) => {
  const { rows } = await office.people.fungsional.call(listPublications, { query: { limit: 10, dossier: dossierId } })
  assert.equal(rows.length, 1, 'a dossier has one publication, however often it is put right')
  return rows[0] as (typeof rows)[number]
}
/** Every file that the public can get, as one text. */
async function everythingPublic(): Promise<string> {
  const folder = join(office.folder, 'portal')
  const names = await readdir(folder, { recursive: true })
  const texts = names
    .filter((name) => /\.(html|xml|json)$/.test(name))
    .map((name) => readFile(join(folder, name), 'utf8'))
  return (await Promise.all(texts)).join('\n')
}
const rewrite = () =>
  rewritePortal({ db: office.db, portalFolder: join(office.folder, 'portal'), filesFolder: join(office.folder, 'files'), url: TEST_URL }) // prettier-ignore

test('a published text is put right: the public reads the first until the corrected one is approved, at the same address', async () => {
  const it = await publish('Jam layanan Adminduk')
  const first = await publicationOf(it.dossierId)
  const opened = await act('fungsional', it.dossierId, correct)
  assert.deepEqual([opened.state, opened.step], ['running', 2])
  assert.deepEqual((await read(it.dossierId)).correction, {
    form: 'correction',
    note: correct.note,
    version: it.version,
  })

  const draft = await writeDraft(office, it.dossierId, someContent('Jam layanan RALAT'))
  const steps = [
    ['kepala-bidang', 'complete'],
    ['sekretaris', 'complete'],
  ] as const
  const isHidden = async (when: string) => {
    await office.deliverAll()
    await rewrite()
    const all = await everythingPublic()
    assert.ok(!all.includes('RALAT'), when)
    assert.ok(all.includes('Jam layanan Adminduk'), when)
    assert.equal((await publicationOf(it.dossierId)).versionHash, it.version)
  }
  await isHidden('while it is written')
  for (const [who, kind] of steps) {
    await act(who, it.dossierId, { kind, version: draft })
    await isHidden(`after ${who}`)
  }
  await office.decide(it.dossierId, draft, { answer: 'no', reason: 'Belum tepat.', toStep: 2 })
  await isHidden('after a NO')

  const version = await writeDraft(office, it.dossierId, someContent('Jam layanan diralat'))
  for (const [who, kind] of steps) await act(who, it.dossierId, { kind, version })
  await office.decide(it.dossierId, version, { answer: 'yes' })
  await isHidden('after the YES, until who publishes did')
  await act('kepala-bidang', it.dossierId, { kind: 'complete', version })
  const release = { goesOutAt: null, embargoUntil: null, without: [] }
  assert.deepEqual(
    shown(await tryAct(office.people.fungsional, it.dossierId, { kind: 'complete', version, release })),
    [422, 'release-not-here'],
  )
  const done = await act('fungsional', it.dossierId, { kind: 'complete', version })
  assert.equal(done.publicPath, it.path)
  await office.deliverAll()
  const all = await everythingPublic()
  assert.ok(all.includes('Jam layanan diralat') && !all.includes('RALAT'))
  const now = await publicationOf(it.dossierId)
  assert.deepEqual([now.id, now.publicPath, now.versionHash, now.versionNumber], [first.id, it.path, version, 2])
  assert.ok(now.updatedAt > first.updatedAt && now.publishedAt === first.publishedAt)
  assert.deepEqual(
    now.deliveries.map((one) => [one.kind, one.versionNumber, one.state]),
    [
      ['publish', 1, 'sent'],
      ['correct', 2, 'sent'],
    ],
  )

  const lines = await office.db
    .selectFrom('agenda_entry')
    .select('subject')
    .where('dossier_id', '=', it.dossierId)
    .where('kind', '=', 'publication')
    .orderBy('number')
    .execute()
  assert.deepEqual(
    lines.map((one) => one.subject),
    ['Jam layanan Adminduk', 'Koreksi: Jam layanan diralat'],
  )
  const { rows } = await office.people.fungsional.call(listVersions, {
    params: { dossierId: it.dossierId },
    query: { limit: 50 },
  })
  const published = rows.filter((one) => one.editions.some((edition) => edition.edition === 'published'))
  assert.deepEqual(
    published.map((one) => one.hash),
    [version, it.version],
  )
  const ledger = await office.db.selectFrom('ledger_entry').select('body').orderBy('index').execute()
  const told = ledger
    .map((one) => JSON.parse(one.body))
    .find((one) => one.kind === 'dossier-correct' && one.dossierId === it.dossierId)
  assert.deepEqual([told.form, told.versionHash, typeof told.saidHash], ['correction', it.version, 'string'])
})

test('its papers are made beside the first ones, and the first release says which one stands now', async () => {
  await office.makePapers()
  const papers = await office.db
    .selectFrom('paper')
    .select(['kind', 'made_at', 'code'])
    .where('kind', 'in', ['press-release', 'review-sheet'])
    .orderBy('asked_at')
    .execute()
  assert.deepEqual(papers.map((one) => [one.kind, one.made_at !== null]).toSorted(), [
    ['press-release', true],
    ['press-release', true],
    ['review-sheet', true],
    ['review-sheet', true],
  ])
  const [old] = papers.filter((one) => one.kind === 'press-release')
  const { body } = await office.nobody.send('GET', `/cek/${old?.code}`)
  assert.match(String(body['text']), /digantikan|diganti/i)
})

test('what the public will be told is in what the leader signs, and its row says on every list that it is one', async () => {
  const it = await publish('Jadwal imunisasi')
  await act('fungsional', it.dossierId, { ...correct, form: 'clarification' })
  const { rows } = await office.people.fungsional.call(listDossiers, { query: { limit: 50 } })
  assert.deepEqual(rows.find((row) => row.id === it.dossierId)?.correcting, 'clarification')
  const { id: first } = await office.db.selectFrom('decision').select('id').where('dossier_id', '=', it.dossierId).executeTakeFirstOrThrow() // prettier-ignore
  const version = await bringTo(office, it.dossierId, 4, someContent('Jadwal imunisasi, diperbaiki'))
  await office.decide(it.dossierId, version, { answer: 'yes' })
  const decided = await office.db.selectFrom('decision').select(['id', 'statement', 'signature']).where('dossier_id', '=', it.dossierId).execute() // prettier-ignore
  const said = (isFirst: boolean) => readStatement(decided.find((row) => (row.id === first) === isFirst)?.statement ?? '') // prettier-ignore
  assert.deepEqual(said(false)?.corrects, { form: 'clarification', note: correct.note })
  assert.ok(said(true) && !('corrects' in said(true)!), 'one on a first text has the bytes that it always had')
})

test('how long it counts can be said where it is published; a destination of earlier settings asks to be saved anew', async () => {
  const destinationId = randomUUID()
  await office.db.insertInto('destination').values({ id: destinationId, channel: 'hand', name: 'Radio lama', by_hand: true, on: true, address: '', settings: '{"form":"kertas"}', content_types: [], per_minute: 60, revision: 1, changed_by: office.people.administrator.personId, changed_at: new Date() }).execute() // prettier-ignore
  const title = 'Pasar tani pindah'
  const dossierId = await beginDossier(office, title)
  const version = await bringTo(office, dossierId, 4, someContent(title))
  await office.decide(dossierId, version, { answer: 'yes' })
  await act('kepala-bidang', dossierId, { kind: 'complete', version })

  const { destinations } = await office.people.fungsional.call(prepareRelease, { params: { dossierId } })
  const stale = destinations.find((one) => one.id === destinationId)?.prepared
  assert.match(stale?.problems[0]?.id ?? '', /Radio lama .* simpan lagi/)
  const tried = await office.people.administrator.send('POST', `/api/destinations/${destinationId}/trial`, {})
  assert.deepEqual(shown(tried), [409, 'destination-stale'])

  const release = { goesOutAt: null, embargoUntil: null, without: [destinationId] }
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const complete = (term: object) => ({ kind: 'complete', version, release: { ...release, term } })
  assert.deepEqual(shown(await tryAct(office.people.fungsional, dossierId, complete({ reviewOn: null, validUntil: '2026-01-01' }))), [422, 'term-past']) // prettier-ignore
  await act('fungsional', dossierId, complete({ reviewOn: day(3), validUntil: day(5) }))
  await office.deliverAll()
  assert.deepEqual((await publicationOf(dossierId)).term, { reviewOn: day(3), validUntil: day(5) })
  await keepTerms({ db: office.db, portalFolder: join(office.folder, 'portal'), filesFolder: join(office.folder, 'files'), url: TEST_URL }, new Date(Date.now() + 7 * 86_400_000)) // prettier-ignore
  assert.equal((await publicationOf(dossierId)).archived, true)
  await office.db.deleteFrom('destination').where('id', '=', destinationId).execute()
})

test('a correction that is given up leaves all as it was, and what was written is kept', async () => {
  const it = await publish('Pasar murah')
  await act('fungsional', it.dossierId, { ...correct, form: 'clarification' })
  const draft = await writeDraft(office, it.dossierId, someContent('Pasar murah dibatalkan'))
  const dropped = await act('kepala-bidang', it.dossierId, { kind: 'drop-correction', reason: 'Ternyata benar.' })
  assert.deepEqual([dropped.state, dropped.step, dropped.versionHash], ['published', 6, it.version])
  const now = await read(it.dossierId)
  assert.deepEqual([now.title, now.draft, now.correction, now.version?.hash], ['Pasar murah', null, null, it.version])
  const { rows } = await office.people.fungsional.call(listVersions, {
    params: { dossierId: it.dossierId },
    query: { limit: 50 },
  })
  assert.ok(rows.some((one) => one.hash === draft))
  await office.deliverAll()
  await rewrite()
  assert.ok(!(await everythingPublic()).includes('Pasar murah dibatalkan'))
  assert.deepEqual(
    shown(await tryAct(office.people['kepala-bidang'], it.dossierId, { kind: 'drop-correction', reason: 'lagi' })),
    [409, 'no-correction'],
  )
  // And it is opened again, from what is public.
  await act('fungsional', it.dossierId, correct)
  assert.equal((await read(it.dossierId)).version?.content.title, 'Pasar murah')
})

test('withdrawn while it is put right, the text that is public is taken back', async () => {
  const it = await publish('Undian berhadiah')
  await act('fungsional', it.dossierId, correct)
  await act('kepala-bidang', it.dossierId, { kind: 'withdraw', reason: 'Seluruhnya keliru.' })
  await office.deliverAll()
  assert.equal((await publicationOf(it.dossierId)).state, 'withdrawn')
  const page = await readFile(join(office.folder, 'portal', it.path, 'index.html'), 'utf8')
  assert.match(page, /Seluruhnya keliru/)
  assert.deepEqual(shown(await tryAct(office.people.fungsional, it.dossierId, correct)), [409, 'publication-withdrawn'])
})

test('what was to go out at a time waits while it is put right, and goes as it was when that is given up', async () => {
  const dossierId = await beginDossier(office, 'Pengumuman besok')
  const version = await bringTo(office, dossierId, 4, someContent('Pengumuman besok'))
  await office.decide(dossierId, version, { answer: 'yes' })
  await act('kepala-bidang', dossierId, { kind: 'complete', version })
  await act('fungsional', dossierId, { kind: 'complete', version })
  await act('kepala-bidang', dossierId, correct)
  await office.deliverAll()
  assert.equal((await publicationOf(dossierId)).wentOutAt, null)
  await act('kepala-bidang', dossierId, { kind: 'drop-correction', reason: 'Tidak perlu.' })
  await office.deliverAll()
  assert.notEqual((await publicationOf(dossierId)).wentOutAt, null)
})

test('who may not is told so, and a note is not left blank', async () => {
  const it = await publish('Jadwal posyandu')
  for (const [who, code] of [
    ['sekretaris', 'not-your-step'],
    ['kepala-dinas', 'not-your-step'],
  ] as const)
    assert.equal(shown(await tryAct(office.people[who], it.dossierId, correct))[1], code, who)
  assert.equal((await tryAct(office.people.fungsional, it.dossierId, { ...correct, note: ' ' })).status, 422)
  assert.equal((await tryAct(office.people.fungsional, it.dossierId, { ...correct, form: 'ralat' })).status, 400)
  assert.equal(
    (await tryAct(office.people.fungsional, it.dossierId, { ...correct, note: 'x'.repeat(1_001) })).status,
    400,
  )
})

test('one page and one table say who received which version and when, and no name in them runs in a spreadsheet', async () => {
  const { fungsional, administrator, auditor } = office.people
  await administrator.call(addDestination, {
    body: {
      channel: 'hand',
      name: '=Radio "RKPD"',
      on: true,
      address: '',
      settings: { form: 'text' },
      contentTypes: [],
      perMinute: 30,
    },
  })
  const it = await publish('Vaksin gratis')
  const { id, deliveries } = await publicationOf(it.dossierId)
  const byHand = deliveries.find((one) => one.state === 'by-hand')
  await fungsional.call(finishByHand, {
    params: { deliveryId: byHand?.id as string },
    body: { url: '', note: 'siaran 07.00' },
  })
  await act('fungsional', it.dossierId, correct)
  const version = await writeDraft(office, it.dossierId, someContent('Vaksin gratis di puskesmas'))
  for (const who of ['kepala-bidang', 'sekretaris'] as const)
    await act(who, it.dossierId, { kind: 'complete', version })
  await office.decide(it.dossierId, version, { answer: 'yes' })
  for (const who of ['kepala-bidang', 'fungsional'] as const)
    await act(who, it.dossierId, { kind: 'complete', version })
  await office.deliverAll()

  const params = { publicationId: id }
  const seen = await auditor.call(listReceipts, { params, query: { limit: 100 } })
  assert.deepEqual(
    seen.versions.map((one) => [one.number, one.form, one.hash, one.note]),
    [
      [1, 'first', it.version, ''],
      [2, 'correction', version, correct.note],
    ],
  )
  assert.deepEqual(
    seen.rows.map((one) => [one.destination, one.kind, one.versionNumber, one.versionHash, one.state]).toSorted(),
    [
      ['', 'correct', 2, version, 'sent'],
      ['', 'publish', 1, it.version, 'sent'],
      ['=Radio "RKPD"', 'correct', 2, version, 'by-hand'],
      ['=Radio "RKPD"', 'publish', 1, it.version, 'sent'],
    ],
  )
  const pages = [await auditor.call(listReceipts, { params, query: { limit: 3 } })]
  pages.push(await auditor.call(listReceipts, { params, query: { limit: 3, after: pages[0]?.next as string } }))
  assert.deepEqual(
    pages.flatMap((one) => one.rows.map((row) => row.id)),
    seen.rows.map((row) => row.id),
  )

  const table = String((await auditor.send('GET', `/api/publications/${id}/receipts/csv`)).body['text'])
  assert.match(table, /^\uFEFFTujuan,Kanal,Jenis,Versi/)
  assert.match(table, /\r\n"'=Radio ""RKPD""",hand,koreksi,2,[0-9a-f]{64},Menunggu dikerjakan/)
  assert.equal(table.trim().split('\r\n').length, 5)
  assert.equal((await office.nobody.send('GET', `/api/publications/${id}/receipts/csv`)).status, 401)
})

test('whoever may publish gets the text’s picture as the medium shows it, and nobody else', async () => {
  const { fungsional, administrator, sekretaris, auditor } = office.people
  const { destinationId } = await administrator.call(addDestination, { body: { channel: 'hand', name: 'Instagram', on: true, address: '', settings: { form: 'caption' }, contentTypes: [], perMinute: 30 } }) // prettier-ignore
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#335577' } })
    .jpeg()
    .toBuffer()
  const { hash } = await openFileStore(join(office.folder, 'files')).put(office.db, { name: 'foto.jpg', bytes, by: fungsional.personId }, new Date()) // prettier-ignore
  const image = { type: 'image' as const, attrs: { src: hash, alt: 'Warga antre', caption: 'Antrean pagi', credit: 'Sri Wahyuni', people: 'public' as const } } // prettier-ignore
  const it = await publish('Layanan keliling', {
    body: { type: 'doc', content: [...someContent('x').body.content, image] },
  })
  const delivery = (await publicationOf(it.dossierId)).deliveries.find((one) => one.destinationId === destinationId)
  const params = { deliveryId: delivery?.id ?? '' }
  const seen = await fungsional.call(readDelivery, { params })
  assert.deepEqual(seen.picture, { alt: 'Warga antre', caption: 'Antrean pagi', credit: 'Sri Wahyuni', shapes: ['portrait', 'square', 'story'] }) // prettier-ignore
  const get = (who: TestPerson, query: string) =>
    office.app.inject({ method: 'GET', url: `/api/deliveries/${params.deliveryId}/picture?${query}`, headers: { authorization: `Bearer ${who.token}` } }) // prettier-ignore
  const got = await get(fungsional, 'shape=portrait&fit=cover')
  const { width, height } = await sharp(got.rawPayload).metadata()
  assert.deepEqual([got.statusCode, got.headers['content-type'], width, height], [200, 'image/jpeg', 1080, 1350])
  assert.equal((await get(fungsional, 'shape=screen&fit=cover')).statusCode, 404, 'no shape of another medium')
  assert.equal((await get(fungsional, 'shape=portrait&fit=stretch')).statusCode, 400)
  assert.equal((await get(sekretaris, 'shape=portrait&fit=cover')).statusCode, 404)
  assert.equal((await get(auditor, 'shape=portrait&fit=cover')).statusCode, 403)
  assert.equal((await auditor.call(readDelivery, { params })).picture, null)
})

test('a text that counts no more stays as archived and leaves what is newest; a later day brings it back', async () => {
  const { fungsional } = office.people
  const it = await publish('Pendaftaran dibuka')
  const { id } = await publicationOf(it.dossierId)
  const site = { db: office.db, portalFolder: join(office.folder, 'portal'), filesFolder: join(office.folder, 'files'), url: TEST_URL } // prettier-ignore
  const page = (path: string) => readFile(join(office.folder, 'portal', path), 'utf8')
  const newest = async () => (await Promise.all(['index.html', 'feed.xml', 'atom.xml', 'feed.json', 'topik/layanan-publik/index.html'].map(page))).map((text) => text.includes(it.path)) // prettier-ignore
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const none = { reviewOn: null, validUntil: null }
  const set = (term: object, seen: object) =>
    fungsional.send('POST', `/api/publications/${id}/term`, { ...term, seen }, { 'idempotency-key': randomUUID() })

  assert.deepEqual(shown(await set({ ...none, validUntil: '2026-01-01' }, none)), [422, 'term-past'])
  assert.equal((await set({ reviewOn: day(3), validUntil: day(5) }, none)).status, 200)
  assert.deepEqual(shown(await set(none, none)), [409, 'release-changed'])
  await keepTerms(site, new Date())
  assert.deepEqual(await newest(), [true, true, true, true, true])

  const later = (days: number) => new Date(Date.now() + days * 86_400_000)
  await keepTerms(site, later(4))
  assert.equal((await publicationOf(it.dossierId)).reviewDue, true)
  const told = await office.db.selectFrom('notice').select('kind').where('dossier_id', '=', it.dossierId).where('kind', '=', 'review-due').execute() // prettier-ignore
  assert.ok(told.length > 0)
  await fungsional.call(reviewPublication, { params: { publicationId: id }, body: { note: 'Tanggal diperiksa.', nextOn: day(90) } }) // prettier-ignore
  const reviewed = await publicationOf(it.dossierId)
  assert.deepEqual([reviewed.reviewDue, reviewed.term.reviewOn, reviewed.archived], [false, day(90), false])

  await keepTerms(site, later(7))
  assert.deepEqual(await newest(), [false, false, false, false, false])
  assert.match(await page(`${it.path}index.html`), /<strong>Arsip:<\/strong> informasi ini berlaku sampai/)
  assert.match(await page(`${it.path}index.html`), /Isi berita/)
  await rewrite()
  assert.deepEqual(await newest(), [false, false, false, false, false])

  assert.equal((await set({ reviewOn: null, validUntil: day(30) }, reviewed.term)).status, 200)
  await keepTerms(site, later(7))
  assert.deepEqual(await newest(), [true, true, true, true, true])
  assert.doesNotMatch(await page(`${it.path}index.html`), /Arsip:/)
  const kinds = (await office.db.selectFrom('ledger_entry').select('body').orderBy('index').execute()).map((one) => JSON.parse(one.body)).filter((one) => one.publicationId === id && /term|review|archived|counts/.test(one.kind)).map((one) => one.kind) // prettier-ignore
  assert.deepEqual(kinds, ['publication-term-set', 'publication-reviewed', 'publication-archived', 'publication-term-set', 'publication-counts-again']) // prettier-ignore
})
