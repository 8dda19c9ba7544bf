import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  blankLetter,
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import type { Content } from '../base/content.ts'
import { pressRelease } from '../base/default-content-types/press.ts'
import type { Officer } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import { channelsOf, withVariants } from '../dossier/rules/variants.ts'
import {
  enterAgendaLine,
  listAgenda,
  listAgendaYears,
  listExpedition,
  noteHandover,
  readAgendaLine,
  setSrikandiNumber,
  voidAgendaLine,
} from './api/agenda.ts'
import { addBook, changeBook, listBooks, setBookUse } from './api/books.ts'
import { listPapers } from './api.ts'
import { sequenceText } from './rules/number-pattern.ts'
import { insertAgendaEntry } from './store.ts'
import { enterLetter, voidLine, type NewLetter } from './stores/lines.ts'
import { readNotaDinasData, readPressReleaseData } from './stores/paper-data.ts'

let office: TestOffice
let admin: TestPerson
let sekretaris: TestPerson
/** The secretary, as the stores know an officer. */
let keeper: Officer
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date())
const year = Number(today.slice(0, 4))
/** Days of next year, so that the edition is in force and no test stands on a year's end. */
const at = (day: string) => new Date(`${year + 1}-${day}T03:00:00Z`)
const on = (day: string) => `${year + 1}-${day}`

before(async () => {
  office = await openTestOffice()
  admin = office.people.administrator
  sekretaris = office.people.sekretaris
  keeper = { personId: sekretaris.personId, name: 'S', role: 'officer', posts: ['sekretaris'], language: 'id' }
})
after(() => office?.close())

const settings = { pattern: '', unit: '436.7.14', code: '500.12.2', keeperPost: null, ordinal: 9 }
const open = (id: string, pattern: string, more: object = {}) =>
  admin.call(addBook, { body: { ...settings, id, direction: 'outgoing', name: `Buku ${id}`, pattern, ...more } })
const letter = (more: Partial<NewLetter> = {}): NewLetter => ({
  book: 'outgoing',
  datedOn: today,
  from: 'Dinas Contoh',
  to: 'Bupati',
  subject: 'Laporan bulanan',
  ...blankLetter,
  ...more,
})
const enter = (more: Partial<NewLetter> & { srikandi?: string } = {}, by = sekretaris) =>
  by.call(enterAgendaLine, { body: { ...letter(more), srikandi: '', ...more } })
const enterAt = (now: Date, more: Partial<NewLetter>) =>
  office.db.transaction().execute((tx) => enterLetter(tx, letter(more), keeper, now))
const numberAt = async (now: Date, more: Partial<NewLetter>) => sequenceText(await enterAt(now, more))
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (it: unknown) => it,
  )
  if (!(error instanceof Refused)) throw error ?? new Error('nothing was refused')
  return error.reason.code
}
/** A press release with all that it asks for. */
const someRelease = (title: string) =>
  withVariants(
    someContent(title, {
      type: pressRelease.id,
      fields: { dateline: 'CONTOH, 26 November 2026', embargo: 'segera', narahubung: 'Humas', 'tentang-kantor': 'Dinas Contoh.' },
      checks: pressRelease.checklist.map((it) => it.id),
    }),
    channelsOf(pressRelease),
  ) // prettier-ignore
const done = async (who: TestPerson, dossierId: string, act: object) => {
  const { status, body } = await tryAct(who, dossierId, act)
  assert.equal(status, 200, JSON.stringify(body))
  return body['agenda'] as { book: string; formatted: string }[]
}
const send = (who: TestPerson, path: string, body: unknown) =>
  who.send('POST', path, body, { 'idempotency-key': crypto.randomUUID() })

describe('books as data', () => {
  test('the two books every office begins with keep their ids, and their numbers are written as before', async () => {
    const { rows, uses } = await sekretaris.call(listBooks, {})
    assert.deepEqual(
      rows.slice(0, 2).map((it) => [it.id, it.name, it.pattern, it.keeper?.id, it.whyNot]),
      [
        ['incoming', 'Buku agenda masuk', '{nomor}/{tahun}', 'sekretaris', null],
        ['outgoing', 'Buku agenda keluar', '{nomor}/{tahun}', 'sekretaris', null],
      ],
    )
    assert.deepEqual(Object.fromEntries(uses.map((it) => [it.kind, it.book])), {
      review: 'incoming', decision: 'incoming', disposition: 'outgoing', publication: 'outgoing', memo: 'outgoing',
      release: 'outgoing',
    }) // prettier-ignore
  })

  test('what the work writes goes into the book that the administrator chose, with that book’s own numbers', async () => {
    await open('disposisi', '{kode}/{nomor:3}/{unit}/{tahun}')
    await admin.call(setBookUse, { body: { kind: 'disposition', book: 'disposisi' } })
    const dossierId = await beginDossier(office)
    const version = await bringTo(office, dossierId, 4, someContent('Perbaikan jalan'))
    const { agenda } = await office.decide(dossierId, version, { answer: 'yes' })
    const line = {
      book: 'disposisi',
      direction: 'outgoing',
      year,
      number: 1,
      formatted: `500.12.2/001/436.7.14/${year}`,
    }
    assert.deepEqual(agenda, [line])
    const { rows } = await sekretaris.call(listAgenda, { query: { book: 'disposisi', year } })
    assert.deepEqual(
      rows.map((it) => [it.formatted, it.code, it.kind, it.datedOn]),
      [[line.formatted, '500.12.2', 'disposition', today]],
    )
    await admin.call(setBookUse, { body: { kind: 'disposition', book: 'outgoing' } })
  })

  test('a nota dinas takes its number from the outgoing book, or from one of its own; what it brings is entered as incoming', async () => {
    const send_ = async (title: string) => {
      const dossierId = await beginDossier(office)
      await bringTo(office, dossierId, 4, someContent(title))
      const { rows } = await sekretaris.call(listPapers, { params: { dossierId } })
      return rows.map((it) => ({ ...it, at: `${it.kind} ${it.book}` }))
    }
    const before_ = await send_('Jalan satu')
    assert.deepEqual(before_.map((it) => it.at).toSorted(), ['decision incoming', 'memo outgoing', 'memo outgoing', 'review incoming']) // prettier-ignore
    await open('nota', 'ND-{nomor}/{unit}/{tahun}')
    await admin.call(setBookUse, { body: { kind: 'memo', book: 'nota' } })
    const memos = (await send_('Jalan dua')).filter((it) => it.kind === 'memo')
    assert.deepEqual(memos.map((it) => it.formatted).toSorted(), [`ND-1/436.7.14/${year}`, `ND-2/436.7.14/${year}`])
    const owed = await office.db
      .selectFrom('paper')
      .select('about')
      .where('dossier_id', '=', memos[0]?.dossierId ?? '')
      .where('kind', '=', 'nota-dinas')
      .execute()
    assert.deepEqual(owed.map((it) => it.about).toSorted(), memos.map((it) => it.id).toSorted())
    // What came up for a decision says so, though its own line does not.
    const data = await Promise.all(memos.map((it) => office.db.transaction().execute((tx) => readNotaDinasData(tx, it.id)))) // prettier-ignore
    assert.deepEqual(data.map((it) => [it.number, it.purpose]).toSorted(), [[`ND-1/436.7.14/${year}`, 'review'], [`ND-2/436.7.14/${year}`, 'decision']]) // prettier-ignore
    // One from before, owed under its incoming line, is still made, with the number it had.
    const old = before_.find((it) => it.kind === 'decision') ?? assert.fail()
    const made = await office.db.transaction().execute((tx) => readNotaDinasData(tx, old.id))
    assert.deepEqual([made.number, made.purpose], [old.formatted, 'decision'])
    const voided = await send(sekretaris, `/api/agenda/${memos[0]?.id}/void`, { reason: 'Salah' })
    assert.deepEqual(shown(voided), [409, 'agenda-line-of-act'])
    await admin.call(setBookUse, { body: { kind: 'memo', book: 'outgoing' } })
  })

  test('a press release that goes out takes its number from the book for releases; any other text, and taking one back, from the book of what is published', async () => {
    await open('siaran', 'SP-{nomor}/{unit}/{tahun}')
    await admin.call(setBookUse, { body: { kind: 'release', book: 'siaran' } })
    const { 'kepala-bidang': kabid, fungsional } = office.people
    const goesOut = async (text: Content) => {
      const dossierId = await beginDossier(office)
      const version = await bringTo(office, dossierId, 4, text)
      await office.decide(dossierId, version, { answer: 'yes' })
      await done(kabid, dossierId, { kind: 'complete', version })
      const agenda = await done(fungsional, dossierId, { kind: 'complete', version })
      const { id } = await office.db.selectFrom('publication').select('id').where('dossier_id', '=', dossierId).executeTakeFirstOrThrow() // prettier-ignore
      const { number } = await office.db.transaction().execute((tx) => readPressReleaseData(tx, id, { url: '', signer: null })) // prettier-ignore
      return { dossierId, agenda, number }
    }
    const notice = await goesOut(someContent('Jadwal vaksinasi'))
    assert.deepEqual(notice.agenda.map((it) => [it.book, it.formatted]), [['outgoing', notice.number]]) // prettier-ignore
    const release = await goesOut(someRelease('Air PDAM aman'))
    assert.deepEqual(release.agenda.map((it) => [it.book, it.formatted]), [['siaran', `SP-1/436.7.14/${year}`]]) // prettier-ignore
    assert.equal(release.number, `SP-1/436.7.14/${year}`)
    const { rows } = await sekretaris.call(listAgenda, { query: { book: 'siaran', year } })
    assert.deepEqual(rows.map((it) => it.kind), ['release']) // prettier-ignore
    const voided = await send(sekretaris, `/api/agenda/${rows[0]?.id}/void`, { reason: 'Salah' })
    assert.deepEqual(shown(voided), [409, 'agenda-line-of-act'])
    const back = await done(kabid, release.dossierId, { kind: 'withdraw', reason: 'Keliru' })
    assert.deepEqual(back.map((it) => it.book), ['outgoing']) // prettier-ignore
    await admin.call(setBookUse, { body: { kind: 'release', book: 'outgoing' } })
  })

  test('a number that was given stays as it was written when the pattern changes', async () => {
    await open('surat', 'S-{nomor}/{tahun}')
    const first = await enter({ book: 'surat' })
    const { rows } = await admin.call(listBooks, {})
    const { revision } = rows.find((it) => it.id === 'surat') ?? { revision: 0 }
    const changed = { ...settings, name: 'Buku surat', pattern: 'S-{nomor}/{unit}/{tahun}', closed: false }
    await admin.call(changeBook, { params: { bookId: 'surat' }, body: { ...changed, seenRevision: revision } })
    const second = await enter({ book: 'surat' })
    assert.deepEqual([first.formatted, second.formatted], [`S-1/${year}`, `S-2/436.7.14/${year}`])
    const line = await sekretaris.call(readAgendaLine, { params: { entryId: first.id } })
    assert.equal(line.formatted, `S-1/${year}`)
    const again = await send(admin, '/api/books/surat', { ...changed, seenRevision: revision })
    assert.deepEqual(shown(again), [409, 'book-changed'])
  })

  test('a pattern that could write another book’s numbers is refused, its earlier ones too', async () => {
    const add = (id: string, pattern: string, more: object = {}) =>
      send(admin, '/api/books', { ...settings, id, direction: 'outgoing', name: id, pattern, ...more })
    assert.deepEqual(shown(await add('lain', '{nomor}/{tahun}')), [422, 'number-pattern-twin'])
    assert.deepEqual(
      shown(await add('lain', 's-{nomor:2}/{tahun}')),
      [422, 'number-pattern-twin'],
      'of the time before',
    )
    assert.deepEqual(shown(await add('lain', 'S2-{nomor}//{tahun}')), [422, 'number-pattern-empty'])
    assert.deepEqual(shown(await add('surat', 'X-{nomor}/{tahun}')), [409, 'book-twice'])
    assert.deepEqual(shown(await add('lain', 'X-{nomor}/{tahun}', { name: 'buku surat' })), [409, 'book-twice'])
    assert.deepEqual(shown(await add('lain', 'X-{nomor}/{tahun}', { keeperPost: 'tidak-ada' })), [404, 'not-found'])
    for (const id of ['masuk', 'keluar', 'Buku', 'a b', ''])
      assert.equal((await add(id, 'X-{nomor}/{tahun}')).status, 400, id)
    // On the other side numbers stand on other papers.
    assert.equal((await add('tamu', '{nomor}/{tahun}', { direction: 'incoming' })).status, 422)
    assert.equal((await add('tamu', 'T-{nomor}/{tahun}', { direction: 'incoming' })).status, 200)
  })

  test('a book that papers go into is not closed; a closed one takes no line and no paper', async () => {
    const close = async (bookId: string) => {
      const book = (await admin.call(listBooks, {})).rows.find((it) => it.id === bookId)
      const { name, pattern, unit, code, keeperPost, ordinal, revision } = book ?? assert.fail()
      const body = { name, pattern, unit, code, keeperPost, ordinal, closed: true, seenRevision: revision }
      return send(admin, `/api/books/${bookId}`, body)
    }
    assert.deepEqual(shown(await close('outgoing')), [409, 'book-in-use'])
    assert.equal((await close('disposisi')).status, 200)
    const entered = await send(sekretaris, '/api/agenda', { ...letter({ book: 'disposisi' }), srikandi: '' })
    assert.deepEqual(shown(entered), [409, 'book-closed'])
    const use = (body: object) => send(admin, '/api/book-uses', body)
    assert.deepEqual(shown(await use({ kind: 'disposition', book: 'disposisi' })), [409, 'book-closed'])
    assert.deepEqual(shown(await use({ kind: 'disposition', book: 'incoming' })), [422, 'book-other-side'])
    assert.deepEqual(shown(await use({ kind: 'disposition', book: 'tidak-ada' })), [404, 'not-found'])
    assert.equal((await use({ kind: 'letter', book: 'outgoing' })).status, 400)
  })

  test('a book is kept by the post set for it, else by the one that the SOP gives', async () => {
    await open('bidang', 'BID-{nomor}/{tahun}', { keeperPost: 'kepala-bidang' })
    const body = { ...letter({ book: 'bidang' }), srikandi: '' }
    assert.deepEqual(shown(await send(sekretaris, '/api/agenda', body)), [403, 'book-not-yours'])
    assert.equal((await send(office.people['kepala-bidang'], '/api/agenda', body)).status, 200)
    for (const who of ['fungsional', 'kepala-dinas', 'administrator'] as const)
      assert.deepEqual(shown(await send(office.people[who], '/api/agenda', { ...body, book: 'outgoing' })), [
        403,
        'book-not-yours',
      ])
  })
})

describe('lines dated back', () => {
  test('a line of an earlier day takes the last number of that day with a letter; no number moves', async () => {
    await open('mundur', 'M-{nomor}/{tahun}')
    const book = 'mundur'
    for (const day of ['03-02', '03-02', '03-04', '03-06']) await enterAt(at(day), { book, datedOn: on(day) })
    const back = (day: string) => numberAt(at('03-09'), { book, datedOn: on(day) })
    assert.equal(await back('03-02'), '2.a')
    assert.equal(await back('03-03'), '2.b', 'no number was given on that day, so the last one before it')
    assert.equal(await back('03-05'), '3.a')
    assert.equal(await back('03-08'), '4.a')
    assert.equal(await numberAt(at('03-09'), { book, datedOn: on('03-09') }), '5')
    const { rows } = await sekretaris.call(listAgenda, { query: { book, year: year + 1 } })
    assert.deepEqual(
      rows.map((row) => row.formatted.slice(2, -5)),
      ['5', '4.a', '4', '3.a', '3', '2.b', '2.a', '2', '1'],
    )
    const paged: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof sekretaris.call<typeof listAgenda>>> = await sekretaris.call(listAgenda, {
        query: { book, year: year + 1, limit: 2, ...(after && { after }) },
      })
      paged.push(...page.rows.map((row) => row.formatted))
      after = page.next
    }
    assert.deepEqual(
      paged,
      rows.map((row) => row.formatted),
    )
  })

  test('after z comes aa, and a suffix is never given twice', async () => {
    const back = () => numberAt(at('03-09'), { book: 'mundur', datedOn: on('03-04') })
    const given: string[] = []
    for (let count = 0; count < 28; count++) given.push(await back())
    assert.deepEqual([given[0], given.at(-4), given.at(-3), given.at(-1)], ['3.b', '3.z', '3.aa', '3.ac'])
  })

  test('days that no book can take are refused and say which it could', async () => {
    const back = (day: string, now = at('03-09'), book = 'mundur') => refusal(enterAt(now, { book, datedOn: day }))
    assert.equal(await back(on('03-01')), 'agenda-day-before-first')
    assert.equal(await back(on('03-10')), 'agenda-day-ahead')
    assert.equal(await back(`${year - 1}-12-31`), 'agenda-day-old')
    assert.equal(await back(on('03-09'), at('03-09'), 'tidak-ada'), 'not-found')
  })

  test('in a year that has no number yet, the first is an ordinary one, whatever its day', async () => {
    await open('kosong', 'K-{nomor}/{tahun}')
    assert.equal(await numberAt(at('01-04'), { book: 'kosong', datedOn: `${year}-12-30` }), '1')
    assert.equal(await numberAt(at('01-04'), { book: 'kosong', datedOn: `${year}-12-31` }), '1.a')
    assert.equal(await numberAt(at('01-04'), { book: 'kosong', datedOn: on('01-04') }), '1')
    const last = await office.db.selectFrom('agenda_counter').selectAll().where('book', '=', 'kosong').execute()
    assert.deepEqual(
      last.map((it) => it.last_number),
      [1, 1],
    )
  })
})

describe('what comes after a line', () => {
  test('a void number stays in the book, struck out with its reason, and is not used again', async () => {
    const { id, number } = await enter({ subject: 'Undangan yang batal' })
    await sekretaris.call(voidAgendaLine, { params: { entryId: id }, body: { reason: 'Acara dibatalkan' } })
    const next = await enter()
    assert.equal(next.number, number + 1)
    const line = await sekretaris.call(readAgendaLine, { params: { entryId: id } })
    assert.deepEqual([line.voided?.reason, line.voided?.by], ['Acara dibatalkan', 'Orang sekretaris'])
    const again = await send(sekretaris, `/api/agenda/${id}/void`, { reason: 'lagi' })
    assert.deepEqual(shown(again), [409, 'agenda-void-already'])
    assert.equal((await send(sekretaris, `/api/agenda/${id}/void`, { reason: '' })).status, 400)
    await assert.rejects(sql`delete from agenda_void`.execute(office.db), /final/)
  })

  test('a line that tells an act of a dossier is not voided', async () => {
    const { rows } = await sekretaris.call(listAgenda, { query: { book: 'incoming', year } })
    const reply = await send(sekretaris, `/api/agenda/${rows[0]?.id}/void`, { reason: 'coba' })
    assert.deepEqual(shown(reply), [409, 'agenda-line-of-act'])
  })

  test('the number that SRIKANDI gave is kept beside ours; a correction says why and keeps what was there', async () => {
    const { id } = await enter({ srikandi: 'B/100/SRIKANDI' })
    const set = (body: object) => send(sekretaris, `/api/agenda/${id}/srikandi`, body)
    const number = 'B/101/SRIKANDI'
    assert.deepEqual(shown(await set({ number, reason: 'salah ketik', seenRevision: 0 })), [409, 'srikandi-changed'])
    assert.deepEqual(shown(await set({ number, reason: ' ', seenRevision: 1 })), [422, 'srikandi-reason-missing'])
    assert.deepEqual(shown(await set({ number: 'B/100/SRIKANDI', reason: 'x', seenRevision: 1 })), [
      422,
      'srikandi-same',
    ])
    await sekretaris.call(setSrikandiNumber, {
      params: { entryId: id },
      body: { number, reason: 'salah ketik', seenRevision: 1 },
    })
    const line = await sekretaris.call(readAgendaLine, { params: { entryId: id } })
    assert.equal(line.srikandi?.number, number)
    assert.deepEqual(
      line.srikandiHistory.map((it) => [it.number, it.reason]),
      [
        [number, 'salah ketik'],
        ['B/100/SRIKANDI', ''],
      ],
    )
    // It can also come later, to a line that the work wrote.
    const { rows } = await sekretaris.call(listAgenda, { query: { book: 'incoming', year } })
    const written = rows.find((row) => row.kind === 'decision')
    const params = { entryId: written?.id ?? '' }
    await sekretaris.call(setSrikandiNumber, { params, body: { number: 'B/9', reason: '', seenRevision: 0 } })
    assert.equal((await sekretaris.call(readAgendaLine, { params })).srikandi?.number, 'B/9')
  })

  test('a hand-over is noted once, for outgoing papers, and stands in the expedition book of its month', async () => {
    const { id } = await enter({ subject: 'Surat untuk Bupati' })
    const handedAt = new Date().toISOString()
    const body = { recipient: 'Kantor Bupati', receivedBy: 'Ibu Rina', handedAt, remarks: 'loket' }
    const hand = (entryId: string, more: object = {}) =>
      send(sekretaris, `/api/agenda/${entryId}/handover`, { ...body, ...more })
    const ahead = new Date(Date.now() + 3_600_000).toISOString()
    assert.deepEqual(shown(await hand(id, { handedAt: ahead })), [422, 'handover-ahead'])
    await sekretaris.call(noteHandover, { params: { entryId: id }, body })
    assert.deepEqual(shown(await hand(id)), [409, 'handover-already'])
    const incoming = await enter({ book: 'incoming' })
    assert.deepEqual(shown(await hand(incoming.id)), [422, 'handover-incoming'])
    const month = Number(today.slice(5, 7))
    const expedition = (query: object) =>
      sekretaris.call(listExpedition, { query: { book: 'outgoing', year, ...query } as never })
    const { rows } = await expedition({ month })
    assert.deepEqual(
      rows.map((row) => [row.subject, row.handover?.receivedBy]),
      [['Surat untuk Bupati', 'Ibu Rina']],
    )
    assert.equal((await expedition({})).rows.length, 1)
    assert.equal((await expedition({ month: (month % 12) + 1 })).rows.length, 0)
  })

  test('a line is found by its number as papers bear it, by the letter’s own and by SRIKANDI’s, in whichever year', async () => {
    const { id, formatted } = await enter({
      book: 'surat',
      letterNumber: '005/77/Bag.Um',
      srikandi: '999/X/SRK',
      subject: 'Permintaan data',
    })
    const found = async (search: string, of = year) =>
      (await sekretaris.call(listAgenda, { query: { book: 'surat', year: of, search } })).rows.map((row) => row.id)
    for (const typed of [formatted, formatted.toLowerCase(), ' 005/77/BAG.UM ', '999/x/srk', 'permintaan'])
      assert.deepEqual(await found(typed), [id], typed)
    assert.deepEqual(await found(formatted, year - 1), [id])
    assert.deepEqual(await found('permintaan', year - 1), [])
    assert.deepEqual(await found('005/77'), [])
  })

  test('a month holds the lines dated in it, those dated back too', async () => {
    const ofMonth = async (month: number) =>
      (await sekretaris.call(listAgenda, { query: { book: 'mundur', year: year + 1, month } })).rows.length
    assert.equal(await ofMonth(2), 0)
    assert.ok((await ofMonth(3)) > 20)
  })

  test('who may read a book may not write in it, and an unknown line is not there', async () => {
    const { rows } = await sekretaris.call(listAgenda, { query: { book: 'outgoing', year } })
    const id = rows.find((row) => row.kind === 'letter' && !row.voided)?.id ?? ''
    const tries: [string, object][] = [
      [`/api/agenda/${id}/void`, { reason: 'x' }],
      [`/api/agenda/${id}/srikandi`, { number: '1', reason: '', seenRevision: 0 }],
      [
        `/api/agenda/${id}/handover`,
        { recipient: 'x', receivedBy: 'y', handedAt: new Date().toISOString(), remarks: '' },
      ],
    ]
    for (const [path, body] of tries)
      for (const who of ['fungsional', 'administrator'] as const)
        assert.deepEqual(shown(await send(office.people[who], path, body)), [403, 'book-not-yours'], path)
    for (const [path, body] of tries)
      assert.equal((await send(sekretaris, path.replace(id, crypto.randomUUID()), body)).status, 404)
    for (const who of ['fungsional', 'auditor'] as const)
      assert.equal((await office.people[who].send('GET', `/api/agenda/${id}`)).status, 200)
    assert.equal((await sekretaris.send('GET', `/api/agenda?book=tidak-ada&year=${year}`)).status, 404)
  })

  test('the ledger tells each act by ids and fingerprints, with no word of a letter in it', async () => {
    const { rows } = await sql<{ kind: string; body: string }>`
      select body::jsonb->>'kind' as kind, body from ledger_entry where body like '%agenda-%' or body like '%"book-%'`.execute(
      office.db,
    )
    const kinds = new Set(rows.map((row) => row.kind))
    for (const kind of [
      'agenda-entered', 'agenda-voided', 'agenda-srikandi-set', 'agenda-handed-over', 'book-changed', 'book-use-changed',
    ]) assert.ok(kinds.has(kind), kind) // prettier-ignore
    const all = rows.map((row) => row.body).join('\n')
    for (const word of ['Rina', 'Bupati', 'Undangan', 'SRIKANDI"', 'Acara', 'salah ketik', 'Buku surat'])
      assert.ok(!all.includes(word), word)
  })
})

test('under fifty writers that mix books, days, voids and failures, numbers have no gap and no twin', async () => {
  const books = ['ramai-satu', 'ramai-dua', 'ramai-tiga']
  for (const [at_, book] of books.entries()) await open(book, `R${at_}-{nomor}/{tahun}`)
  for (const book of books) await enterAt(at('05-03'), { book, datedOn: on('05-03') })
  const one = async (writer: number): Promise<void> => {
    const book = books[writer % 3] as string
    await office.db
      .transaction()
      .execute(async (tx) => {
        const back = writer % 5 === 0
        const line = await enterLetter(tx, letter({ book, datedOn: on(back ? '05-03' : '05-06') }), keeper, at('05-06'))
        if (writer % 7 === 0) await voidLine(tx, { entryId: line.id, reason: 'uji' }, keeper, at('05-06'))
        await insertAgendaEntry(
          tx,
          { kind: 'memo', dossierId: null, subject: 'x', fromParty: 'a', toParty: 'b', versionHash: null },
          at('05-06'),
        )
        if (writer % 11 === 0) throw new Error('a writer that dies')
      })
      .catch((error: Error) => assert.match(error.message, /a writer that dies/))
  }
  for (let round = 0; round < 4; round++)
    await Promise.all(Array.from({ length: 50 }, (_, writer) => one(round * 50 + writer)))
  const { rows } = await sql<{ book: string; gaps: number; suffix_gaps: number; lines: number }>`
    select book, count(*)::int as lines,
      (max(number) - count(*) filter (where suffix = 0))::int as gaps,
      (max(suffix) filter (where number = 1) - count(*) filter (where number = 1 and suffix > 0))::int as suffix_gaps
    from agenda_entry where book like 'ramai-%' or (book = 'outgoing' and year = ${year + 1}) group by book`.execute(
    office.db,
  )
  assert.equal(rows.length, 4)
  for (const row of rows) assert.deepEqual([row.gaps, row.suffix_gaps ?? 0], [0, 0], row.book)
  assert.equal(
    rows.reduce((sum, row) => sum + (row.book === 'outgoing' ? 0 : row.lines), 0),
    3 + 200 - 19,
  )
})

test('the years that hold lines are told for every book', async () => {
  const { rows } = await sekretaris.call(listAgendaYears, {})
  assert.ok(rows.some((row) => row.book === 'ramai-dua' && row.year === year + 1))
})
